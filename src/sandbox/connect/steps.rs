//! The pages of Connect: what each step shows.
//!
//! A page asked for out of turn leads to the step that comes first. Showing a page changes nothing, so back, reload and
//! a second tab are harmless.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use serde_json::{Value, json};

use super::super::catalogue::{self, BRANDS};
use super::super::identities;
use super::super::params::Params;
use super::super::state::Sandbox;
use super::super::world::{Car, World};
use super::request::{Access, Wants};
use super::{Stop, Visit, error_page, lost, see};

pub(super) fn show(sandbox: &Sandbox, id: &str, visit: &Visit, step: &str, params: &Params) -> HttpResponse {
    let back = &visit.request.back;
    let page = |template: &str, values: Value| sandbox.pages.show_to(&back.uri, template, StatusCode::OK, &values);
    match step {
        "welcome" => page("welcome.html", json!({"next": if visit.brand.is_some() { "sign-in" } else { "brands" }})),
        "brands" => page("brands.html", brands(params.first("search").unwrap_or_default())),
        "sign-in" if visit.brand.is_none() => see(id, "brands"),
        "sign-in" => sign_in(sandbox, visit, StatusCode::OK, "", ""),
        "permissions" if visit.account.is_none() && visit.outcome.is_none() => see(id, "sign-in"),
        "permissions" => permissions(sandbox, visit, StatusCode::OK, ""),
        "incompatible" => match &visit.incompatible {
            None => see(id, "sign-in"),
            Some(car) => {
                let details = [
                    ("vin", "VIN", &car.vin),
                    ("make", "Make", &car.make),
                    ("model", "Model", &car.model),
                    ("year", "Year", &car.year),
                ];
                let known: Vec<Value> = details
                    .iter()
                    .filter(|(_, _, value)| !value.is_empty())
                    .map(|(name, label, value)| json!({"name": name, "label": label, "value": value}))
                    .collect();
                page("incompatible.html", json!({"details": known}))
            }
        },
        "stopped" => match visit.stop {
            None => see(id, "sign-in"),
            Some(stop) => stopped(sandbox, visit, stop),
        },
        _ => lost(sandbox),
    }
}

fn brands(search: &str) -> Value {
    let wanted = search.trim().to_lowercase();
    let found: Vec<Value> = BRANDS
        .iter()
        .filter(|brand| brand.name.to_lowercase().contains(&wanted) || brand.make.to_lowercase().contains(&wanted))
        .map(|brand| json!({"make": brand.make, "name": brand.name}))
        .collect();
    json!({"search": search, "brands": found})
}

/// The maker's sign-in. `problem` says what was wrong with the last try.
pub(super) fn sign_in(
    sandbox: &Sandbox,
    visit: &Visit,
    status: StatusCode,
    problem: &str,
    email: &str,
) -> HttpResponse {
    let owner = match &visit.request.wants {
        Wants::Access(_) => None,
        Wants::Reauthentication { vehicle_id } => {
            sandbox.read(|world| world.cars.get(vehicle_id).map(|car| world.email_of(car).to_owned()))
        }
    };
    let choices: Vec<Value> = HELP
        .iter()
        .filter(|(_, _, use_in)| match use_in {
            UseIn::Both => true,
            UseIn::Access => owner.is_none(),
            UseIn::Reauthentication => owner.is_some(),
        })
        .map(|(email, words, _)| json!({"email": email, "words": words}))
        .collect();
    let values = json!({
        "brand": visit.brand.map(|brand| brand.name), "problem": problem, "email": email, "owner": owner,
        "choices": choices, "valid": if problem.is_empty() { vec![] } else { valid_identities() },
    });
    sandbox.pages.show_to(&visit.request.back.uri, "sign_in.html", status, &values)
}

enum UseIn {
    Both,
    Access,
    Reauthentication,
}

/// One press for each way a sign-in can end.
#[rustfmt::skip] // one press, one line
const HELP: &[(&str, &str, UseIn)] = &[
    ("smartcar@successful-request.com", "Everything works", UseIn::Access),
    ("3-vehicles@smartcar.com", "An account with 3 cars", UseIn::Access),
    ("CONNECTED_SERVICES_ACCOUNT.AUTHENTICATION_FAILED@smartcar.com", "Connects, then the login breaks (v2.0)", UseIn::Access),
    ("smartcar@voa-000.vehicle-owner-action-required.com", "Connects, then the login breaks (v1.0, VOA_000)", UseIn::Access),
    ("smartcar@voa-001.vehicle-owner-action-required.com", "Connects, then the subscription ends (v1.0, VOA_001)", UseIn::Access),
    ("someone-else@example.com", "Sign in to an account with a different car", UseIn::Reauthentication),
    ("still-failing@sandbox.test", "Sign in, and it still fails afterwards", UseIn::Reauthentication),
    ("smartcar@vehicle-incompatible.com", "The car does not work with the application", UseIn::Both),
    ("smartcar@invalid-subscription.com", "The subscription is not active", UseIn::Both),
    ("no-vehicles@sandbox.test", "The account is empty", UseIn::Both),
    ("server-error@sandbox.test", "Connect fails", UseIn::Both),
    ("configuration-error@sandbox.test", "Connect shows its error page", UseIn::Both),
];

fn valid_identities() -> Vec<&'static str> {
    let patterns = identities::PATTERNS.iter().map(|(name, _)| *name);
    let ours = identities::OURS.iter().map(|(name, _)| *name);
    patterns.chain(identities::PUBLISHED.iter().map(|row| row.email)).chain(ours).collect()
}

/// The cars this request may be given: the chosen VIN only, and none that lacks a required permission.
pub(super) fn eligible<'a>(world: &'a World, account: &str, access: &Access) -> Vec<&'a Car> {
    let lacks = |car: &Car| {
        access.scope.iter().filter(|asked| asked.required).any(|asked| {
            let endpoint = asked.name.trim_start_matches("read_").trim_start_matches("control_");
            catalogue::incapable(&car.make, car.power, endpoint).is_some()
        })
    };
    let cars = world.cars_of(account).into_iter();
    let chosen = |car: &&Car| access.vin.as_ref().is_none_or(|vin| vin.eq_ignore_ascii_case(&car.vin));
    cars.filter(chosen).filter(|car| !lacks(car)).collect()
}

pub(in super::super) fn car_name(car: &Car) -> String {
    let make = catalogue::find(&car.make).map_or(car.make.as_str(), |brand| brand.name);
    format!("{make} {} {}", car.model, car.year)
}

pub(super) fn permissions(sandbox: &Sandbox, visit: &Visit, status: StatusCode, problem: &str) -> HttpResponse {
    let car_line = |car: &&Car| json!({"id": car.id, "name": car_name(car), "vin": car.vin});
    let values = match &visit.request.wants {
        Wants::Access(access) => {
            let account = visit.account.as_deref().unwrap_or_default();
            let cars: Vec<Value> =
                sandbox.read(|world| eligible(world, account, access).iter().map(car_line).collect());
            let scope = |required: bool| -> Vec<Value> {
                let asked = access.scope.iter().filter(|asked| asked.required == required);
                asked.map(|asked| json!({"name": asked.name, "words": asked.words})).collect()
            };
            json!({
                "renews": false, "cars": cars, "single": access.single_select, "problem": problem,
                "required": scope(true), "optional": scope(false),
            })
        }
        Wants::Reauthentication { .. } => {
            let car = visit.outcome.as_ref().map(|(car, _)| car.as_str()).unwrap_or_default();
            let cars: Vec<Value> = sandbox.read(|world| world.cars.get(car).iter().map(car_line).collect());
            json!({"renews": true, "cars": cars, "single": true, "problem": problem, "required": [], "optional": []})
        }
    };
    sandbox.pages.show_to(&visit.request.back.uri, "permissions.html", status, &values)
}

fn stopped(sandbox: &Sandbox, visit: &Visit, stop: Stop) -> HttpResponse {
    let back = &visit.request.back;
    let (heading, text, error, description) = match stop {
        Stop::InactiveSubscription => (
            "The connected services of this car are not active",
            "The maker only lets a car share its data while its subscription runs. Renew it in the maker's app, then try again.",
            "invalid_subscription",
            "User does not have an active connected vehicle subscription.",
        ),
        Stop::NoVehicles => (
            "There is no car in this account",
            "Add your car to your account with the maker, then try again.",
            "no_vehicles",
            "No vehicles found. Please add vehicles to your account and try again.",
        ),
        Stop::ConfigurationError => {
            return error_page(sandbox, back, StatusCode::OK, "The sandbox was asked for a configuration error.");
        }
    };
    let values = json!({
        "heading": heading, "text": text, "back": back.error(error, description, &[]),
        "back_id": "back-to-application", "back_label": "Back to the application",
    });
    sandbox.pages.show_to(&back.uri, "stopped.html", StatusCode::OK, &values)
}
