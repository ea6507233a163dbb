//! The vehicle API, v3: one request, from its rule to its envelope.
//!
//! `bearer.rs` finds out who asks and for which car. What concerns the whole call comes in the
//! `errors` envelope; what is wrong with a car comes beside the values, inside a 200, which `signals.rs` does. Replies of
//! commands are in `commands.rs`, webhooks in `subscriptions.rs`, who let the application at which car in `connections.rs`.

mod bearer;
mod commands;
mod compatible;
mod connections;
mod envelope;
mod pages;
pub(super) mod signals;
mod subscriptions;

use std::cell::Cell;

use actix_web::http::{Method, StatusCode};
use actix_web::web::{Bytes, Data};
use actix_web::{HttpRequest, HttpResponse};
use serde_json::{Value, json};

use super::api::unit_system;
use super::car::Car;
use super::commands::COMMANDS;
use super::journal;
use super::misbehaviour::Behaviour;
use super::shapes::Shapes;
use super::state::{Sandbox, lock};
use super::units::{IMPERIAL, METRIC, Units};
use bearer::Bearer;

/// Any method below `/v3/`.
pub(super) async fn handle(
    request: HttpRequest,
    body: Result<Bytes, actix_web::Error>,
    sandbox: Data<Sandbox>,
) -> HttpResponse {
    let (body, is_too_large) = body.map_or_else(|_| (Bytes::new(), true), |body| (body, false));
    journal::note_body(&request, &sandbox, &body);
    let segments: Vec<&str> = request.path().trim_matches('/').split('/').skip(1).collect();
    let car = segments.get(1).copied().filter(|_| segments.first() == Some(&"vehicles"));
    let rule = sandbox.rule_for(car, &names(&segments));
    if let Some(response) = rule.play().await {
        return response;
    }
    let call = Call {
        sandbox: &sandbox,
        request: &request,
        units: if unit_system(&request) == Some("imperial") { IMPERIAL } else { METRIC },
        request_id: sandbox.id(),
        now: sandbox.read(|world| world.now()),
        failed: Cell::new(false),
        shapes: *lock(&sandbox.shapes),
    };
    let mut answer = match rule.behaviour {
        Behaviour::RateLimit => {
            let retry_after = Some(rule.retry_after.unwrap_or_else(|| "30".to_owned()));
            Answer { retry_after, ..call.fail("RATE_LIMIT:SMARTCAR_API", None) }
        }
        Behaviour::ServerError => call.fail("SERVER:INTERNAL", None),
        Behaviour::Normal if is_too_large => call.fail("VALIDATION:PARAMETER", Some("The body is larger than 64 KiB.")),
        Behaviour::Normal
        | Behaviour::Hang
        | Behaviour::Slow
        | Behaviour::Html
        | Behaviour::Garbage
        | Behaviour::Drop
        | Behaviour::Endless
        | Behaviour::Deep
        | Behaviour::Huge
        | Behaviour::Reshaped(_)
        | Behaviour::UnauthorizedClient
        | Behaviour::LoseReply => call.route(&segments, &body).unwrap_or_else(|refusal| refusal),
    };
    if let Behaviour::Reshaped(form) = rule.behaviour {
        form.give(&mut answer.body);
    }
    if let (true, Some(car)) = (call.failed.get(), car) {
        sandbox.count_failure(car);
    }
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = HttpResponse::build(status);
    response.insert_header(("sc-request-id", call.request_id.as_str()));
    if let Some(value) = answer.retry_after {
        response.insert_header(("retry-after", value));
    }
    if answer.body.is_null() { response.finish() } else { response.json(answer.body) }
}

/// The names a rule may know a request by. A list of signals goes by all that it holds.
fn names<'a>(segments: &[&'a str]) -> Vec<&'a str> {
    match segments {
        ["vehicles", _] => vec!["attributes"],
        ["vehicles", _, "signals"] => {
            signals::SIGNALS.iter().map(|signal| signal.endpoint).chain(["signals"]).collect()
        }
        ["vehicles", _, "signals", code] => {
            let signal = signals::SIGNALS.iter().find(|signal| signal.code == *code);
            signal.map(|signal| signal.endpoint).into_iter().chain([*code]).collect()
        }
        ["vehicles", _, "commands", path @ ..] => {
            let path = path.join("/");
            COMMANDS.iter().filter(|command| command.path == path).map(|command| command.name).collect()
        }
        segments => segments.first().copied().into_iter().collect(),
    }
}

/// What one request brings along.
struct Call<'a> {
    sandbox: &'a Sandbox,
    request: &'a HttpRequest,
    units: Units,
    request_id: String,
    now: i64,
    /// Whether the car's condition was met.
    failed: Cell<bool>,
    shapes: Shapes,
}

#[derive(Default)]
struct Answer {
    status: u16,
    body: Value,
    retry_after: Option<String>,
}

fn ok(body: Value) -> Answer {
    Answer { status: 200, body, retry_after: None }
}

impl Call<'_> {
    fn route(&self, segments: &[&str], body: &[u8]) -> Result<Answer, Answer> {
        let bearer = self.bearer()?;
        if unit_system(self.request).is_some_and(|system| system != METRIC.name && system != IMPERIAL.name) {
            return Err(self.fail("VALIDATION:PARAMETER", Some("sc-unit-system must be metric or imperial.")));
        }
        self.params().flags().map_err(|problem| self.fail("VALIDATION:PARAMETER", Some(&format!("{problem}."))))?;
        let method = self.request.method();
        // An owner's token reaches its cars and nothing else.
        if !matches!(bearer, Bearer::Application) && segments.first() != Some(&"vehicles") {
            return Err(self.fail("AUTHENTICATION", Some("This path needs a token of the application itself.")));
        }
        match segments {
            ["compatible-vehicles"] if method == Method::GET => self.compatible_vehicles(),
            ["connections"] if method == Method::GET => self.connections(),
            ["connections", id] if method == Method::GET => self.connection(id),
            ["connections", id] if method == Method::DELETE => self.disconnect(id),
            ["users", id] if method == Method::DELETE => self.forget_user(id),
            ["webhooks"] if method == Method::GET => self.webhooks(),
            ["webhooks", id] if method == Method::GET => self.webhook(id),
            ["subscriptions"] if method == Method::GET => self.subscriptions(),
            ["subscriptions"] if method == Method::POST => self.subscribe(body),
            ["subscriptions", id] if method == Method::GET => self.subscription(id),
            ["subscriptions", id] if method == Method::DELETE => self.unsubscribe(id),
            ["vehicles", id] if method == Method::GET => {
                let (car, mode) = self.shared(id, &bearer)?;
                Ok(ok(self.shapes.single.body(vehicle(&car, &mode), &[])))
            }
            ["vehicles", id, "signals"] if method == Method::GET => {
                let (car, connection) = self.owned(id, &bearer)?;
                self.signals(&car, &connection)
            }
            ["vehicles", id, "signals", code] if method == Method::GET => {
                let (car, connection) = self.owned(id, &bearer)?;
                self.signal(&car, &connection, code)
            }
            ["vehicles", id, "commands", path @ ..] if method == Method::POST => {
                let (car, connection) = self.owned(id, &bearer)?;
                self.command(&car, &connection, &path.join("/"), body)
            }
            _ => Err(self.no_such_path()),
        }
    }
}

/// A car as a resource.
fn vehicle(car: &Car, mode: &str) -> Value {
    json!({
        "id": car.id, "type": "vehicle", "attributes": attributes(car, mode),
        "links": {"self": format!("/v3/vehicles/{}", car.id)},
    })
}

/// A car as it accompanies its signals: there, and only there, the year is text.
fn included(car: &Car, mode: &str) -> Value {
    let mut vehicle = vehicle(car, mode);
    vehicle["attributes"]["year"] = json!(car.year.to_string());
    vehicle
}

fn attributes(car: &Car, mode: &str) -> Value {
    json!({"make": car.make, "model": car.model, "year": car.year, "mode": mode, "powertrainType": car.power})
}
