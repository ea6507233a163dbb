//! `/_control`: the sandbox's remote control, for tests and scripts.
//!
//! Whatever the start page's buttons do, and more, as small JSON requests. An unknown name is refused with the valid ones
//! listed. Nothing here exists at Smartcar.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Bytes, Data, Path};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::faults;
use super::misbehaviour::{Behaviour, Rule};
use super::state::{Sandbox, lock};
use super::values::ENDPOINTS;
use super::world::Condition;

/// The condition that is none.
pub(super) const HEALTHY: &str = "HEALTHY";

/// GET /_control
pub(super) async fn list() -> HttpResponse {
    let rule = json!({
        "behaviour": [
            Behaviour::Normal, Behaviour::Hang, Behaviour::Html, Behaviour::RateLimit, Behaviour::Endless,
            Behaviour::ServerError, Behaviour::Drop, Behaviour::LoseReply,
        ],
        "times": "requests it applies to, or null until changed", "retry_after": "seconds or null (rate_limit)",
        "status": "HTTP status or null (html; 504)",
        "path": "vehicle API only: the last part of the path, such as odometer, or null for all",
    });
    HttpResponse::Ok().json(json!({
        "GET /_control/cars": "the cars that exist",
        "POST /_control/cars/{vehicle_id}/condition": {
            "condition": conditions(), "endpoint": endpoints(), "retry_after": "seconds or null",
        },
        "POST /_control/reset": "as on the first start",
        "POST /_control/expire-access-tokens": "all of them, now",
        "POST /_control/revoke-refresh-tokens": "all of them, now",
        "POST /_control/token-endpoint": rule,
        "POST /_control/api": "the same; no lose_reply",
        "POST /_control/clock": {"advance_seconds": "0 or more"},
        "GET /_control/journal": "requests to OAuth and the vehicle API; DELETE empties it",
    }))
}

/// POST /_control/reset
pub(super) async fn reset(sandbox: Data<Sandbox>) -> HttpResponse {
    sandbox.reset();
    done()
}

/// GET /_control/cars
pub(super) async fn cars(sandbox: Data<Sandbox>) -> HttpResponse {
    let cars: Vec<Value> = sandbox.read(|world| {
        let cars = world.cars.values();
        cars.map(|car| {
            json!({
                "vehicle_id": car.id, "email": world.email_of(car), "make": car.make, "model": car.model,
                "year": car.year, "condition": car.condition_name(),
            })
        })
        .collect()
    });
    HttpResponse::Ok().json(cars)
}

/// POST `/_control/cars/{vehicle_id}/condition`
pub(super) async fn set_condition(path: Path<String>, body: Bytes, sandbox: Data<Sandbox>) -> HttpResponse {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Wanted {
        condition: String,
        endpoint: Option<String>,
        retry_after: Option<i64>,
    }
    with(&body, |wanted: Wanted| {
        if wanted.condition != HEALTHY && faults::find(&wanted.condition).is_none() {
            return unknown("condition", &json!(conditions()));
        }
        if wanted.endpoint.as_ref().is_some_and(|name| ENDPOINTS.iter().all(|endpoint| endpoint.name != name)) {
            return unknown("endpoint", &json!(endpoints()));
        }
        let condition =
            Condition { fault: wanted.condition, endpoint: wanted.endpoint, retry_after: wanted.retry_after };
        apply(&sandbox, &path, condition)
    })
}

/// Gives a car its condition; `HEALTHY` takes it away.
pub(super) fn apply(sandbox: &Sandbox, vehicle: &str, condition: Condition) -> HttpResponse {
    let condition = (condition.fault != HEALTHY).then_some(condition);
    let found = sandbox.change(|world| match world.cars.get_mut(vehicle) {
        Some(car) => {
            car.condition = condition;
            true
        }
        None => false,
    });
    if found {
        done()
    } else {
        refuse(StatusCode::NOT_FOUND, "no such vehicle_id; see GET /_control/cars", &Value::Null)
    }
}

/// POST /_control/expire-access-tokens
pub(super) async fn expire_access_tokens(sandbox: Data<Sandbox>) -> HttpResponse {
    sandbox.change(super::world::World::expire_access_tokens);
    done()
}

/// POST /_control/revoke-refresh-tokens
pub(super) async fn revoke_refresh_tokens(sandbox: Data<Sandbox>) -> HttpResponse {
    sandbox.change(super::world::World::revoke_refresh_tokens);
    done()
}

/// POST /_control/token-endpoint
pub(super) async fn token_endpoint(body: Bytes, sandbox: Data<Sandbox>) -> HttpResponse {
    with(&body, |rule: Rule| {
        if rule.path.is_some() {
            return unknown("path", &json!("none: the token endpoint has one path"));
        }
        *lock(&sandbox.token_rule) = rule;
        done()
    })
}

/// POST /_control/api
pub(super) async fn api(body: Bytes, sandbox: Data<Sandbox>) -> HttpResponse {
    with(&body, |rule: Rule| {
        if rule.behaviour == Behaviour::LoseReply {
            return unknown("behaviour", &json!("all but lose_reply, which only the token endpoint has"));
        }
        *lock(&sandbox.api_rule) = rule;
        done()
    })
}

/// POST /_control/clock
pub(super) async fn clock(body: Bytes, sandbox: Data<Sandbox>) -> HttpResponse {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Advance {
        advance_seconds: u32,
    }
    with(&body, |advance: Advance| {
        sandbox.change(|world| world.advance_clock(i64::from(advance.advance_seconds)));
        done()
    })
}

/// GET /_control/journal
pub(super) async fn journal(sandbox: Data<Sandbox>) -> HttpResponse {
    let journal = sandbox.journal();
    HttpResponse::Ok().json(journal.entries().collect::<Vec<_>>())
}

/// DELETE /_control/journal
pub(super) async fn clear_journal(sandbox: Data<Sandbox>) -> HttpResponse {
    sandbox.journal().clear();
    done()
}

fn conditions() -> Vec<String> {
    std::iter::once(HEALTHY.to_owned()).chain(faults::keys()).collect()
}

fn endpoints() -> Vec<&'static str> {
    ENDPOINTS.iter().map(|endpoint| endpoint.name).collect()
}

/// Broken JSON is a 400; JSON that says something unknown is a 422 in which serde lists what it knows.
fn with<T: DeserializeOwned>(body: &[u8], act: impl FnOnce(T) -> HttpResponse) -> HttpResponse {
    serde_json::from_slice(body).map_or_else(
        |error| {
            let status = if error.is_data() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::BAD_REQUEST };
            refuse(status, &error.to_string(), &Value::Null)
        },
        act,
    )
}

fn unknown(name: &str, valid: &Value) -> HttpResponse {
    refuse(StatusCode::UNPROCESSABLE_ENTITY, &format!("this {name} is not known"), valid)
}

fn refuse(status: StatusCode, error: &str, valid: &Value) -> HttpResponse {
    HttpResponse::build(status).json(json!({"error": error, "valid": valid}))
}

fn done() -> HttpResponse {
    HttpResponse::NoContent().finish()
}
