//! `/_control/cars`: what can be done to a single car. The page of a car does the same.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Bytes, Data, Path};
use serde::Deserialize;
use serde_json::{Value, json};

use super::super::car::{self, Car, CommandReply, Condition};
use super::super::misbehaviour::{FOR_A_CAR, Rule};
use super::super::state::{Sandbox, lock};
use super::{conditions, done, endpoints, no_such_action, problem, refuse, unknown, with};

/// GET /_control/cars
pub(in super::super) async fn list(sandbox: Data<Sandbox>) -> HttpResponse {
    let cars: Vec<Value> = sandbox.read(|world| {
        let cars = world.cars.values();
        cars.map(|car| {
            json!({
                "vehicle_id": car.id, "email": world.email_of(car), "make": car.make, "model": car.model,
                "year": car.year, "condition": car.condition_name(), "locked": car.state.locked,
                "plugged_in": car.state.plugged_in, "charging": car.state.charging, "driving": car.state.driving, "paused": car.state.paused,
                "charge_limit": car.state.charge_limit, "destination": car.state.destination,
            })
        })
        .collect()
    });
    HttpResponse::Ok().json(cars)
}

/// What `/state` changes; what is not named stays.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in super::super) struct Switches {
    pub(in super::super) locked: Option<bool>,
    pub(in super::super) plugged_in: Option<bool>,
    pub(in super::super) charging: Option<bool>,
    pub(in super::super) driving: Option<bool>,
    pub(in super::super) paused: Option<bool>,
}

/// POST `/_control/cars/{vehicle_id}/{switch}`
pub(in super::super) async fn act(path: Path<(String, String)>, body: Bytes, sandbox: Data<Sandbox>) -> HttpResponse {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Reply {
        reply: CommandReply,
    }
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Link {
        url: Option<String>,
    }
    let (id, switch) = path.into_inner();
    if sandbox.read(|world| !world.cars.contains_key(&id)) {
        return refuse(StatusCode::NOT_FOUND, "no such vehicle_id; see GET /_control/cars", &Value::Null);
    }
    let set = |act: &dyn Fn(&mut Car)| {
        sandbox.change_car(&id, act);
        done()
    };
    match switch.as_str() {
        "condition" => set_condition(&sandbox, &id, &body),
        "behaviour" => with(&body, |rule: Rule| {
            if let Some(refusal) = problem(&rule, FOR_A_CAR) {
                return refusal;
            }
            if rule.path.as_deref().is_some_and(|name| !endpoints().contains(&name)) {
                return unknown("endpoint", &json!(endpoints()));
            }
            lock(&sandbox.car_rules).insert(id.clone(), rule);
            done()
        }),
        "command-reply" => with(&body, |Reply { reply }| set(&|car| car.reply = reply)),
        "resolution-url" => with(&body, |Link { url }| set(&|car| car.resolution_url.clone_from(&url))),
        "state" => with(&body, |switches: Switches| {
            sandbox.switch(&id, &switches);
            done()
        }),
        "remove" => {
            set(&|car| car.condition = Some(Condition::everywhere("CONNECTED_SERVICES_ACCOUNT:VEHICLE_MISSING")))
        }
        "mend" => {
            sandbox.mend(&id);
            done()
        }
        _ => no_such_action(),
    }
}

fn set_condition(sandbox: &Sandbox, id: &str, body: &[u8]) -> HttpResponse {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Wanted {
        condition: String,
        endpoint: Option<String>,
        #[serde(default, deserialize_with = "car::header_text")]
        retry_after: Option<String>,
        times: Option<u32>,
    }
    with(body, |Wanted { condition, endpoint, retry_after, times }| {
        if !conditions().contains(&condition) {
            return unknown("condition", &json!(conditions()));
        }
        if endpoint.as_ref().is_some_and(|name| !endpoints().contains(&name.as_str())) {
            return unknown("endpoint", &json!(endpoints()));
        }
        sandbox.change(|world| {
            world.set_condition(id, Condition { fault: condition, endpoint, retry_after, times });
        });
        done()
    })
}

impl Sandbox {
    pub(in super::super) fn change_car(&self, id: &str, act: impl FnOnce(&mut Car)) {
        self.change(|world| {
            if let Some(car) = world.cars.get_mut(id) {
                act(car);
            }
        });
    }

    /// A car that drives off is unplugged, and one that is unplugged stops charging, as in life.
    pub(in super::super) fn switch(&self, id: &str, switches: &Switches) {
        let now = self.read(|world| world.now());
        self.change_car(id, |car| {
            let state = &mut car.state;
            state.locked = switches.locked.unwrap_or(state.locked);
            state.paused = switches.paused.unwrap_or(state.paused);
            state.driving = switches.driving.unwrap_or(state.driving);
            state.plugged_in = switches.plugged_in.unwrap_or(state.plugged_in) && !state.driving;
            state.charging = switches.charging.unwrap_or(state.charging) && state.plugged_in;
            state.changed_at = now;
        });
    }

    pub(in super::super) fn mend(&self, id: &str) {
        lock(&self.car_rules).remove(id);
        self.change_car(id, |car| {
            car.condition = None;
            car.reply = CommandReply::Done;
            car.resolution_url = None;
        });
    }
}
