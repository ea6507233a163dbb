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

use super::car::{self, Condition, HEALTHY};
use super::commands::COMMANDS;
use super::faults::{FAULTS, Fault};
use super::misbehaviour::{Behaviour, Rule};
use super::start;
use super::state::{Sandbox, lock};
use super::values::ENDPOINTS;

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
            "condition": conditions(), "endpoint": endpoints(), "retry_after": "seconds, any text, or null",
            "times": "failed answers until it heals, or null until changed; a batch counts as one",
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

/// GET /_control/journal
pub(super) async fn journal(sandbox: Data<Sandbox>) -> HttpResponse {
    HttpResponse::Ok().json(lock(&sandbox.journal).values().collect::<Vec<_>>())
}

/// DELETE /_control/journal
pub(super) async fn clear_journal(sandbox: Data<Sandbox>) -> HttpResponse {
    lock(&sandbox.journal).clear();
    done()
}

/// POST `/_control/cars/{vehicle_id}/condition`
pub(super) async fn set_condition(path: Path<String>, body: Bytes, sandbox: Data<Sandbox>) -> HttpResponse {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Wanted {
        condition: String,
        endpoint: Option<String>,
        #[serde(default, deserialize_with = "car::header_text")]
        retry_after: Option<String>,
        times: Option<u32>,
    }
    with(&body, |Wanted { condition, endpoint, retry_after, times }| {
        if !conditions().contains(&condition) {
            return unknown("condition", &json!(conditions()));
        }
        if endpoint.as_ref().is_some_and(|name| !endpoints().contains(&name.as_str())) {
            return unknown("endpoint", &json!(endpoints()));
        }
        let condition = Condition { fault: condition, endpoint, retry_after, times };
        if !sandbox.change(|world| world.set_condition(&path, condition)) {
            return refuse(StatusCode::NOT_FOUND, "no such vehicle_id; see GET /_control/cars", &Value::Null);
        }
        done()
    })
}

/// POST `/_control/{action}`
pub(super) async fn act(action: Path<String>, body: Bytes, sandbox: Data<Sandbox>) -> HttpResponse {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Advance {
        advance_seconds: u32,
    }
    match action.as_str() {
        "reset" => sandbox.reset(),
        "expire-access-tokens" => sandbox.change(|world| {
            world.access_tokens.clear();
            world.application_tokens.clear();
        }),
        "revoke-refresh-tokens" => sandbox.change(|world| world.refresh_tokens.clear()),
        "clock" => {
            return with(&body, |advance: Advance| {
                sandbox.change(|world| world.advance_clock(advance.advance_seconds));
                done()
            });
        }
        "token-endpoint" => {
            return with(&body, |rule: Rule| {
                if rule.path.is_some() {
                    return unknown("path", &json!("none: the token endpoint has one path"));
                }
                *lock(&sandbox.token_rule) = rule;
                done()
            });
        }
        "api" => {
            return with(&body, |rule: Rule| {
                if rule.behaviour == Behaviour::LoseReply {
                    return unknown("behaviour", &json!("all but lose_reply, which only the token endpoint has"));
                }
                *lock(&sandbox.api_rule) = rule;
                done()
            });
        }
        _ => return start::not_found(sandbox).await,
    }
    done()
}

pub(super) fn conditions() -> Vec<String> {
    std::iter::once(HEALTHY.to_owned()).chain(FAULTS.iter().map(Fault::key)).collect()
}

/// What a trouble can be narrowed to: a reading, or a command.
fn endpoints() -> Vec<&'static str> {
    ENDPOINTS.iter().map(|endpoint| endpoint.name).chain(COMMANDS.iter().map(|command| command.name)).collect()
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
