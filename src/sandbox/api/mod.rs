//! The vehicle API, v1.0 and v2.0: one request, from its rule to its headers.
//!
//! Both versions read the same world; they differ in error bodies only, which the row in `faults.rs` knows. `paths.rs`
//! finds whose car a request is about, `vehicle.rs` asks it or tells it something; `compatibility.rs` and `management.rs`
//! answer the application itself. Every answer carries Smartcar's headers, errors included.

mod compatibility;
mod management;
mod paths;
mod vehicle;

use std::cell::Cell;

use actix_web::http::StatusCode;
use actix_web::http::header::{AUTHORIZATION, HeaderMap};
use actix_web::web::{Bytes, Data};
use actix_web::{HttpRequest, HttpResponse};
use serde_json::{Value, json};

use super::faults::{self, Dialect};
use super::journal;
use super::misbehaviour::{Behaviour, GATEWAY_PAGE, Rule};
use super::state::Sandbox;
use super::time::iso;
use super::units::{IMPERIAL, METRIC, Units};

/// Any method below `/v{version}/`.
pub(super) async fn handle(
    request: HttpRequest,
    body: Result<Bytes, actix_web::Error>,
    sandbox: Data<Sandbox>,
) -> HttpResponse {
    let (body, is_too_large) = body.map_or_else(|_| (Bytes::new(), true), |body| (body, false));
    journal::note_body(&request, &sandbox, &body);
    let mut segments = request.path().trim_matches('/').split('/');
    let version = segments.next().unwrap_or_default().trim_start_matches(['v', 'V']);
    let segments: Vec<&str> = segments.collect();
    let names = vehicle::names(&segments, request.method(), &body);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let car = segments.get(1).copied();
    let rule = sandbox.rule_for(car, &names);
    // Inside a batch, what has an answer of its own can spoil that alone.
    let spoils_items = segments.last() == Some(&"batch")
        && rule.path.as_deref().is_some_and(|path| path != "batch")
        && matches!(
            rule.behaviour,
            Behaviour::Html
                | Behaviour::Garbage
                | Behaviour::ServerError
                | Behaviour::Reshaped(_)
                | Behaviour::RateLimit
        );
    let (rule, item_rule) = if spoils_items { (Rule::default(), rule) } else { (rule, Rule::default()) };
    if let Some(response) = rule.play().await {
        return response;
    }
    let call = Call {
        sandbox: &sandbox,
        request: &request,
        dialect: if matches!(version, "1" | "1.0") { Dialect::V1 } else { Dialect::V2 },
        units: if unit_system(&request) == Some("imperial") { IMPERIAL } else { METRIC },
        request_id: sandbox.id(),
        now: sandbox.read(|world| world.now()),
        failed: Cell::new(false),
        item_rule,
    };
    let answer = call.obey(&rule, || match is_too_large {
        true => call.fail("VALIDATION", Some("The body is larger than 64 KiB.")),
        false => call.route(version, &segments, &body).unwrap_or_else(|refusal| refusal),
    });
    if let (true, Some(car)) = (call.failed.get(), car) {
        sandbox.count_failure(car);
    }
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = HttpResponse::build(status);
    for header in call.headers(&answer) {
        response.insert_header(header);
    }
    response.json(answer.body)
}

/// What one request brings along.
struct Call<'a> {
    sandbox: &'a Sandbox,
    request: &'a HttpRequest,
    dialect: Dialect,
    units: Units,
    request_id: String,
    now: i64,
    /// Whether the car's condition was met: one failed answer, however many items of a batch it spoiled.
    failed: Cell<bool>,
    /// Concerns single items of a batch.
    item_rule: Rule,
}

#[derive(Default)]
struct Answer {
    status: u16,
    body: Value,
    /// How long ago the car recorded the value; `None` for what no car recorded.
    age: Option<i64>,
    retry_after: Option<String>,
}

fn ok(body: Value) -> Answer {
    Answer { status: 200, body, ..Answer::default() }
}

impl Call<'_> {
    /// An answer as a rule wants it.
    fn obey(&self, rule: &Rule, answer: impl FnOnce() -> Answer) -> Answer {
        match rule.behaviour {
            Behaviour::RateLimit => {
                let retry_after = Some(rule.retry_after.clone().unwrap_or_else(|| "30".to_owned()));
                Answer { retry_after, ..self.fail("RATE_LIMIT:SMARTCAR_API", None) }
            }
            Behaviour::ServerError => self.fail("SERVER:INTERNAL", None),
            Behaviour::Reshaped(form) => {
                let mut answer = answer();
                form.give(&mut answer.body);
                answer
            }
            Behaviour::Html => Answer { status: rule.html_status(), body: json!(GATEWAY_PAGE), ..Answer::default() },
            Behaviour::Garbage => ok(json!("\u{fffd}\u{0} </nonsense>")),
            Behaviour::Normal
            | Behaviour::Slow
            | Behaviour::Hang
            | Behaviour::Endless
            | Behaviour::Drop
            | Behaviour::Deep
            | Behaviour::Huge
            | Behaviour::UnauthorizedClient
            | Behaviour::LoseReply => answer(),
        }
    }

    /// A value that cannot be used, and the field it stood in.
    fn invalid(&self, field: &str, note: &str) -> Answer {
        let mut answer = self.fail("VALIDATION:PARAMETER", Some(note));
        if let Some(named) = answer.body.pointer_mut("/detail/0/field") {
            *named = json!([field]);
        }
        answer
    }

    fn fail(&self, key: &str, note: Option<&str>) -> Answer {
        let answer = faults::find(key).map(|fault| fault.answer(self.dialect, &self.request_id, note, None));
        let (status, body) = answer.unwrap_or((500, Value::Null));
        Answer { status, body, ..Answer::default() }
    }

    fn headers(&self, answer: &Answer) -> Vec<(&'static str, String)> {
        let mut headers = vec![
            ("sc-request-id", self.request_id.clone()),
            ("sc-unit-system", self.units.name.to_owned()),
            ("sc-fetched-at", iso(self.now)),
        ];
        headers.extend(answer.age.map(|age| ("sc-data-age", iso(self.now.saturating_sub(age)))));
        headers.extend(answer.retry_after.clone().map(|value| ("retry-after", value)));
        headers
    }
}

pub(super) fn unit_system(request: &HttpRequest) -> Option<&str> {
    request.headers().get("sc-unit-system").map(|value| value.to_str().unwrap_or("?"))
}

fn authorization(request: &HttpRequest) -> Option<&str> {
    request.headers().get(AUTHORIZATION)?.to_str().ok()
}

pub(super) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}
