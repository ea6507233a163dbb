//! The page of a car: every documented error, broken transport, and how the car stands, as plain forms.
//!
//! The same power as `/_control/cars/{id}`, for people. A form that names something unknown was not sent by this page.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::LOCATION;
use actix_web::web::{Bytes, Data, Path};
use serde_json::{Value, json};

use super::car::{Car, CommandReply, Condition, header_value};
use super::catalogue::{Power, table};
use super::commands::COMMANDS;
use super::connect::car_name;
use super::control::{self, cars::Switches};
use super::faults::{self, FAULTS};
use super::misbehaviour::{Behaviour, Rule};
use super::params::Params;
use super::state::{Sandbox, lock};
use super::values::ENDPOINTS;

/// Types of errors in plain words, in the order the page shows them.
const GROUPS: &[(&str, &str)] = &[
    ("CONNECTED_SERVICES_ACCOUNT", "The owner's account with the maker"),
    ("VEHICLE_STATE", "The state of the car"),
    ("COMPATIBILITY", "What the car can do"),
    ("PERMISSION", "What the owner granted"),
    ("UPSTREAM", "The maker's service"),
    ("RATE_LIMIT", "Too many requests"),
    ("BILLING", "The application's plan"),
    ("AUTHENTICATION", "The application's token"),
    ("VALIDATION", "The application's request"),
    ("RESOURCE_NOT_FOUND", "The application's address"),
    ("SERVER", "Smartcar itself"),
];

/// How a command ends, as the page says it.
const REPLIES: &[(CommandReply, &str)] =
    &[(CommandReply::Done, "Done"), (CommandReply::Pending, "Not yet known"), (CommandReply::Failure, "Failed")];

const BEHAVIOURS: &str = include_str!("data/behaviours.json");

/// GET /sandbox/cars/{vehicle}
pub(super) async fn show(path: Path<String>, sandbox: Data<Sandbox>) -> HttpResponse {
    let found = sandbox.read(|world| {
        let car = world.cars.get(path.as_str())?;
        Some((car.clone(), world.email_of(car).to_owned(), world.is_connected(&car.id)))
    });
    let Some((car, email, connected)) = found else { return gone(&sandbox) };
    let rule = lock(&sandbox.car_rules).get(&car.id).filter(|rule| rule.is_active()).cloned();
    let behaviours: Vec<(&str, &str)> = table(BEHAVIOURS);
    let groups: Vec<Value> = GROUPS.iter().map(|(kind, words)| group(kind, words)).collect();
    let names = |names: Vec<&str>, words: &str| json!({"words": words, "names": names});
    let places = [
        names(ENDPOINTS.iter().map(|endpoint| endpoint.name).collect(), "One reading"),
        names(COMMANDS.iter().map(|command| command.name).collect(), "One command"),
    ];
    let switches = [
        ("locked", "Locked", car.state.locked),
        ("driving", "On the road", car.state.driving),
        ("paused", "Out of reach of commands", car.state.paused),
        ("plugged_in", "Plugged in", car.state.plugged_in),
        ("charging", "Charging", car.state.charging),
    ];
    // A petrol car has no cable.
    let switches = switches.iter().take(if car.power == Power::Ice { 3 } else { 5 });
    let switches: Vec<Value> =
        switches.map(|(name, words, on)| json!({"name": name, "words": words, "on": on})).collect();
    let behaviour = rule.as_ref().map_or(Behaviour::Normal, |rule| rule.behaviour);
    let values = json!({
        "id": car.id, "name": car_name(&car), "email": email, "vin": car.vin, "connected": connected,
        "lines": lines(&car, rule.as_ref(), &behaviours), "groups": groups, "places": places,
        "behaviours": behaviours, "switches": switches, "replies": REPLIES,
        "reply": car.reply, "condition": car.condition_name(),
        "endpoint": car.condition.as_ref().and_then(|condition| condition.endpoint.as_ref()),
        "behaviour": behaviour, "path": rule.and_then(|rule| rule.path),
    });
    sandbox.pages.show(None, "car.html", StatusCode::OK, &values)
}

/// POST `/sandbox/cars/{vehicle}/{form}`
pub(super) async fn submit(path: Path<(String, String)>, body: Bytes, sandbox: Data<Sandbox>) -> HttpResponse {
    let (id, form) = path.into_inner();
    if sandbox.read(|world| !world.cars.contains_key(&id)) {
        return gone(&sandbox);
    }
    let params = Params::parse(&body);
    let done = match form.as_str() {
        "trouble" => trouble(&sandbox, &id, &params),
        "transport" => transport(&sandbox, &id, &params),
        "state" => {
            let on = |name: &str| Some(params.first(name).is_some());
            let switches = Switches {
                locked: on("locked"),
                plugged_in: on("plugged_in"),
                charging: on("charging"),
                driving: on("driving"),
                paused: on("paused"),
            };
            sandbox.switch(&id, &switches);
            let reply =
                params.first("reply").map_or(Ok(CommandReply::Done), |name| serde_json::from_value(json!(name)));
            reply.ok().map(|reply| sandbox.change_car(&id, |car| car.reply = reply))
        }
        "mend" => {
            sandbox.mend(&id);
            Some(())
        }
        _ => None,
    };
    match done {
        Some(()) => HttpResponse::SeeOther().insert_header((LOCATION, format!("/sandbox/cars/{id}"))).finish(),
        None => sandbox.pages.message(StatusCode::UNPROCESSABLE_ENTITY, "There is no such choice", &[]),
    }
}

fn trouble(sandbox: &Sandbox, id: &str, params: &Params) -> Option<()> {
    let fault = params.first("condition").filter(|key| faults::find(key).is_some())?.to_owned();
    let endpoint = endpoint(params)?;
    let retry_after = params.first("retry_after").map(str::to_owned);
    let retry_after = retry_after.map(|text| header_value(&text).map(|()| text)).transpose().ok()?;
    let condition = Condition { fault, endpoint, retry_after, times: times(params)? };
    sandbox.change(|world| world.set_condition(id, condition)).then_some(())
}

fn transport(sandbox: &Sandbox, id: &str, params: &Params) -> Option<()> {
    let behaviour = serde_json::from_value(json!(params.first("behaviour")?)).ok()?;
    let rule = Rule { behaviour, path: endpoint(params)?, times: times(params)?, ..Rule::default() };
    control::allowed_for_a_car(&rule).then(|| {
        lock(&sandbox.car_rules).insert(id.to_owned(), rule);
    })
}

fn endpoint(params: &Params) -> Option<Option<String>> {
    let Some(name) = params.first("endpoint") else { return Some(None) };
    control::endpoints().contains(&name).then(|| Some(name.to_owned()))
}

fn times(params: &Params) -> Option<Option<u32>> {
    params.first("times").map(str::parse).transpose().ok()
}

/// The errors of one type; the sentence comes first, because that is what a person chooses by.
fn group(kind: &str, words: &str) -> Value {
    let faults = FAULTS.iter().filter(|fault| fault.kind == kind);
    let faults: Vec<Value> = faults
        .map(|fault| {
            let code = fault.code.map(|code| format!("({code})")).unwrap_or_default();
            json!({"key": fault.key(), "words": fault.description, "code": code})
        })
        .collect();
    json!({"words": words, "faults": faults})
}

/// What is wrong now, in sentences.
fn lines(car: &Car, rule: Option<&Rule>, behaviours: &[(&str, &str)]) -> Vec<String> {
    let extent = |place: Option<&str>, times: Option<u32>| {
        let place = place.map_or_else(|| "everywhere".to_owned(), |name| format!("for {name} only"));
        times.map_or_else(|| format!("{place}, until mended"), |times| format!("{place}, {times} more times"))
    };
    let condition = car.condition.as_ref().map(|condition| {
        let words = faults::find(&condition.fault).map_or("", |fault| fault.description);
        format!("{words} {} ({})", condition.fault, extent(condition.endpoint.as_deref(), condition.times))
    });
    let transport = rule.map(|rule| {
        let name = json!(rule.behaviour);
        let words = behaviours.iter().find(|(known, _)| name == *known).map_or("", |(_, words)| words);
        format!("{words} ({})", extent(rule.path.as_deref(), rule.times))
    });
    let reply = REPLIES.iter().find(|(reply, _)| *reply == car.reply && *reply != CommandReply::Done);
    let reply = reply.map(|(_, words)| format!("Commands over v3 end as: {words}"));
    condition.into_iter().chain(transport).chain(reply).collect()
}

fn gone(sandbox: &Sandbox) -> HttpResponse {
    sandbox.pages.message(StatusCode::NOT_FOUND, "This car is gone", &["The sandbox was reset."])
}

#[cfg(test)]
mod tests {
    use super::super::misbehaviour::FOR_A_CAR;
    use super::{BEHAVIOURS, FAULTS, GROUPS, table};
    use serde_json::json;

    #[test]
    fn every_error_has_a_group_and_every_behaviour_its_words() {
        for fault in FAULTS.iter() {
            assert_eq!(GROUPS.iter().filter(|(kind, _)| *kind == fault.kind).count(), 1, "{}", fault.kind);
        }
        let named: Vec<(&str, &str)> = table(BEHAVIOURS);
        assert_eq!(named.len(), FOR_A_CAR.len());
        assert!(FOR_A_CAR.iter().all(|known| named.iter().any(|(name, _)| json!(known) == *name)));
    }
}
