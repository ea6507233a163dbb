//! `/_control`: the sandbox's remote control, for tests and scripts.
//!
//! Whatever the sandbox's own pages do, and more, as small JSON requests. An unknown name is refused with the valid ones
//! listed. Nothing here exists at Smartcar. What concerns a single car is in `cars.rs`.

pub(super) mod cars;
pub(super) mod connect;

use std::sync::Mutex;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Bytes, Data, Path};
use chrono::DateTime;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::car::{CommandReply, Described, HEALTHY};
use super::commands::COMMANDS;
use super::edges::EDGES;
use super::faults::{FAULTS, Fault};
use super::misbehaviour::{Behaviour, FOR_A_CAR, FOR_THE_API, FOR_TOKENS, Rule};
use super::shapes::Shapes;
use super::state::{Sandbox, lock};
use super::values::ENDPOINTS;
use super::works_now;
use super::world::LATEST;

/// GET /_control
pub(super) async fn list() -> HttpResponse {
    let rule = |behaviours: &[Behaviour]| {
        json!({
            "behaviour": behaviours,
            "times": "requests it applies to, or null until changed",
            "retry_after": "seconds, any text, or null (rate_limit; 30)",
            "status": "HTTP status or null (html; 504)",
            "delay_ms": "milliseconds or null (slow; 5000)",
        })
    };
    let mut api = rule(FOR_THE_API);
    api["path"] =
        json!({"one of": endpoints(), "or": "the last part of a path, or null for all; items of a batch too"});
    let mut car = rule(FOR_A_CAR);
    car["endpoint"] = json!({"one of": endpoints(), "or": "null for all"});
    HttpResponse::Ok().json(json!({
        "GET /_control/cars": "the cars that exist",
        "POST /_control/cars/{vehicle_id}/condition": {
            "condition": conditions(), "endpoint": endpoints(), "retry_after": "seconds, any text, or null",
            "times": "failed answers until it heals, or null until changed; a batch counts as one",
        },
        "POST /_control/cars/{vehicle_id}/behaviour": car,
        "POST /_control/cars/{vehicle_id}/command-reply": {
            "reply": [CommandReply::Done, CommandReply::Pending, CommandReply::Failure],
        },
        "POST /_control/cars/{vehicle_id}/resolution-url": {"url": "any text, or null for the real link"},
        "POST /_control/cars/{vehicle_id}/state": {
            "locked": "true or false", "plugged_in": "true or false", "charging": "true or false",
            "driving": "true or false", "paused": "true or false; commands do not reach a paused car",
        },
        "POST /_control/cars/{vehicle_id}/remove": "the car leaves its owner's account",
        "POST /_control/cars/{vehicle_id}/mend": "no condition, no behaviour, commands work",
        "POST /_control/connect": {
            "make": "a brand", "email": "any, or a test identity", "scope": "permissions, or left out for all",
            "redirect_uri": "a registered one, or left out for the first", "answer": "a code, without Connect's pages",
        },
        "POST /_control/works-now": {
            "vin": "of a car that did not work", "make": "a brand", "model": "its name", "year": "its model year",
        },
        "GET /_control/works-now": "cars that work by now although they did not",
        "POST /_control/reset": "as on the first start",
        "POST /_control/expire-access-tokens": "all of them, now; the application's own too",
        "POST /_control/revoke-refresh-tokens": "all of them, now",
        "POST /_control/token-endpoint": rule(FOR_TOKENS),
        "POST /_control/iam": rule(FOR_TOKENS),
        "POST /_control/api": api,
        "POST /_control/shapes": {
            "single": "bare or wrapped: a vehicle or signal asked for alone, in v3",
            "external_id": "attributes, snake_case, user or absent: where a connection has it, in v3",
        },
        "POST /_control/connect-origin": {
            "origin": "http on this machine, to which Connect sends the browser first, such as http://localhost:8001, or null",
        },
        "POST /_control/clock": [
            {"advance_seconds": "0 or more"}, {"stands_at": "a moment such as 2026-01-31T12:00:00Z"}, {"runs": true},
        ],
        "POST /_control/ids": {"deterministic": "true begins one sequence anew, false ends it"},
        "GET /_control/edges": "paths of Smartcar that are not imitated, and what is there instead",
        "GET /_control/webhooks": "receivers of events, and whether they are verified",
        "POST /_control/webhooks": {
            "uri": "http or https on this machine", "name": "any text, or left out", "id": "any word, or left out",
            "automatic": "true subscribes every connected car",
        },
        "POST /_control/webhooks/{id}/subscribe": {"vehicle_id": "a connected car"},
        "POST /_control/webhooks/{id}/send": {"vehicle_id": "a subscribed car; without a body, all of them"},
        "POST /_control/webhooks/{id}/delivery": {
            "pauses_ms": "before each retry ([25000, 50000, 100000])", "limit_ms": "for an answer (15000)",
            "duplicate": "times each is sent again (0)", "delay_ms": "before the first attempt (0)",
            "reorder": "true: each second event overtakes the one before", "bad_signature": "true or false",
            "shape": "docs, winter, september or odd: bodies as documented, or as captured",
        },
        "POST /_control/webhooks/{id}/verify": {"version": "4.0, or 2.0 for the form of before; without a body 4.0"},
        "POST /_control/webhooks/{id}/disable": "delivers nothing until verified again",
        "POST /_control/webhooks/{id}/remove": "forgets it",
        "GET /_control/deliveries": "every attempt and what came of it; DELETE empties it",
        "GET /_control/journal": "requests to OAuth and the vehicle API; DELETE empties it",
    }))
}

/// GET /_control/edges
pub(super) async fn edges() -> HttpResponse {
    HttpResponse::Ok().json(&*EDGES)
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

/// POST `/_control/{action}`
pub(super) async fn act(action: Path<String>, body: Bytes, sandbox: Data<Sandbox>) -> HttpResponse {
    match action.as_str() {
        "reset" => sandbox.reset(),
        "expire-access-tokens" => sandbox.expire_access_tokens(),
        "revoke-refresh-tokens" => sandbox.change(|world| world.refresh_tokens.clear()),
        "clock" => return with(&body, |clock: Clock| set_clock(&sandbox, &clock)),
        "ids" => {
            return with(&body, |Wanted { deterministic }| {
                sandbox.change(|world| world.ids.be_deterministic(deterministic));
                done()
            });
        }
        "token-endpoint" => return token_rule(&sandbox.token_rule, &body),
        "iam" => return token_rule(&sandbox.iam_rule, &body),
        "shapes" => {
            return with(&body, |shapes: Shapes| {
                *lock(&sandbox.shapes) = shapes;
                done()
            });
        }
        "works-now" => return with(&body, |car| make_work(&sandbox, car)),
        "connect-origin" => return with(&body, |wanted: connect::Elsewhere| connect::begin_at(&sandbox, wanted)),
        "api" => {
            return with(&body, |rule: Rule| match problem(&rule, FOR_THE_API) {
                Some(refusal) => refusal,
                None => {
                    *lock(&sandbox.api_rule) = rule;
                    done()
                }
            });
        }
        _ => return no_such_action(),
    }
    done()
}

/// GET /_control/works-now
pub(super) async fn works_now(sandbox: Data<Sandbox>) -> HttpResponse {
    HttpResponse::Ok().json(sandbox.read(|world| world.works_now.clone()))
}

fn make_work(sandbox: &Sandbox, car: Described) -> HttpResponse {
    if works_now::flip(sandbox, car) {
        return done();
    }
    let needed = json!({"vin": "17 letters and digits", "or": "make, model and year"});
    refuse(StatusCode::UNPROCESSABLE_ENTITY, "this names no car", &needed)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    deterministic: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Clock {
    advance_seconds: Option<u32>,
    stands_at: Option<String>,
    #[serde(default)]
    runs: bool,
}

fn set_clock(sandbox: &Sandbox, clock: &Clock) -> HttpResponse {
    let valid =
        json!({"advance_seconds": "0 or more", "stands_at": "a moment such as 2026-01-31T12:00:00Z", "runs": true});
    let moment =
        clock.stands_at.as_ref().map(|text| DateTime::parse_from_rfc3339(text).map(|at| at.timestamp_millis()));
    match (clock.advance_seconds, moment, clock.runs) {
        (Some(seconds), None, false) => sandbox.change(|world| world.advance_clock(seconds)),
        (None, Some(Ok(moment)), false) if (0..=LATEST).contains(&moment) => {
            sandbox.change(|world| world.set_clock(Some(moment)));
        }
        (None, None, true) => sandbox.change(|world| world.set_clock(None)),
        _ => return unknown("use of the clock", &valid),
    }
    done()
}

pub(super) fn conditions() -> Vec<String> {
    std::iter::once(HEALTHY.to_owned()).chain(FAULTS.iter().map(Fault::key)).collect()
}

fn token_rule(place: &Mutex<Rule>, body: &[u8]) -> HttpResponse {
    with(body, |rule: Rule| {
        if rule.path.is_some() {
            return unknown("path", &json!("none: a token endpoint has one path"));
        }
        *lock(place) = rule;
        done()
    })
}

/// Why a rule cannot be kept.
fn problem(rule: &Rule, allowed: &[Behaviour]) -> Option<HttpResponse> {
    (!allowed.contains(&rule.behaviour)).then(|| unknown("behaviour", &json!(allowed)))
}

pub(super) fn allowed_for_a_car(rule: &Rule) -> bool {
    FOR_A_CAR.contains(&rule.behaviour)
}

/// What a trouble can be narrowed to: a reading, or a command.
pub(super) fn endpoints() -> Vec<&'static str> {
    ENDPOINTS.iter().map(|endpoint| endpoint.name).chain(COMMANDS.iter().map(|command| command.name)).collect()
}

/// Broken JSON is a 400; JSON that says something unknown is a 422 in which serde lists what it knows.
pub(super) fn with<T: DeserializeOwned>(body: &[u8], act: impl FnOnce(T) -> HttpResponse) -> HttpResponse {
    serde_json::from_slice(body).map_or_else(
        |error| {
            let status = if error.is_data() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::BAD_REQUEST };
            refuse(status, &error.to_string(), &Value::Null)
        },
        act,
    )
}

pub(super) fn no_such_action() -> HttpResponse {
    refuse(StatusCode::NOT_FOUND, "there is no such action; GET /_control lists them", &Value::Null)
}

fn unknown(name: &str, valid: &Value) -> HttpResponse {
    refuse(StatusCode::UNPROCESSABLE_ENTITY, &format!("this {name} is not known"), valid)
}

pub(super) fn refuse(status: StatusCode, error: &str, valid: &Value) -> HttpResponse {
    HttpResponse::build(status).json(json!({"error": error, "valid": valid}))
}

pub(super) fn done() -> HttpResponse {
    HttpResponse::NoContent().finish()
}
