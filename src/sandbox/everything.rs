//! What concerns no single car: tokens that end, a clock that moves on, an API that misbehaves. Forms of the start page.
//!
//! The same power as `/_control`, for people. A form that names something unknown was not sent by that page.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::LOCATION;
use actix_web::web::{Bytes, Data, Path};
use serde_json::{Value, json};

use super::car::header_value;
use super::misbehaviour::{Behaviour, FOR_THE_API, FOR_TOKENS, Rule};
use super::params::Params;
use super::state::{Sandbox, lock};

/// How far the clock can be moved, in seconds.
const STEPS: &[(&str, &str)] = &[
    ("660", "11 minutes: codes and used refresh tokens are dead"),
    ("7260", "2 hours: access tokens are dead"),
    ("5270400", "61 days: refresh tokens are dead"),
];

/// What of the sandbox can misbehave, as the page says it.
const SERVERS: &[(&str, &str)] =
    &[("api", "The vehicle API"), ("token", "The token endpoint"), ("iam", "The application's token endpoint")];

/// What the start page offers.
pub(super) fn choices() -> Value {
    json!({"steps": STEPS, "servers": SERVERS, "behaviours": FOR_THE_API})
}

/// POST `/sandbox/everything/{form}`
pub(super) async fn submit(form: Path<String>, body: Bytes, sandbox: Data<Sandbox>) -> HttpResponse {
    let params = Params::parse(&body);
    match act(&sandbox, &form, &params) {
        Some(()) => HttpResponse::SeeOther().insert_header((LOCATION, "/")).finish(),
        None => sandbox.pages.message(StatusCode::UNPROCESSABLE_ENTITY, "There is no such choice", &[]),
    }
}

fn act(sandbox: &Sandbox, form: &str, params: &Params) -> Option<()> {
    match form {
        "expire-access-tokens" => sandbox.expire_access_tokens(),
        "revoke-refresh-tokens" => sandbox.change(|world| world.refresh_tokens.clear()),
        "clock" => {
            let seconds = params.first("seconds")?.parse().ok()?;
            sandbox.change(|world| world.advance_clock(seconds));
        }
        "misbehave" => {
            let behaviour: Behaviour = serde_json::from_value(json!(params.first("behaviour")?)).ok()?;
            let (place, allowed) = match params.first("server")? {
                "api" => (&sandbox.api_rule, FOR_THE_API),
                "token" => (&sandbox.token_rule, FOR_TOKENS),
                "iam" => (&sandbox.iam_rule, FOR_TOKENS),
                _ => return None,
            };
            let retry_after = params.first("retry_after").map(str::to_owned);
            if !allowed.contains(&behaviour) || retry_after.as_deref().is_some_and(|text| header_value(text).is_err()) {
                return None;
            }
            let times = params.first("times").map(str::parse).transpose().ok()?;
            *lock(place) = Rule { behaviour, times, retry_after, ..Rule::default() };
        }
        _ => return None,
    }
    Some(())
}

impl Sandbox {
    /// Those of owners and of the application alike.
    pub(super) fn expire_access_tokens(&self) {
        self.change(|world| {
            world.access_tokens.clear();
            world.application_tokens.clear();
        });
    }
}
