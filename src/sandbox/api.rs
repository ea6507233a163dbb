//! The vehicle API, v1.0 and v2.0: whose car, which permission, what is wrong with it, what it reports.
//!
//! Both versions read the same world; they differ in error bodies only, which the row in `faults.rs` knows. Every answer
//! carries Smartcar's headers, errors included. Not imitated yet: commands, the other readings of the documentation,
//! webhooks, compatibility, v3; a path that is not here says so in its 404.

use actix_web::http::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::web::{Bytes, Data};
use actix_web::{HttpRequest, HttpResponse};
use chrono::{DateTime, SecondsFormat};
use serde::Deserialize;
use serde_json::{Value, json};

use super::catalogue;
use super::faults::{self, Dialect};
use super::misbehaviour::Behaviour;
use super::params::Params;
use super::random;
use super::state::{Sandbox, lock};
use super::tokens::Grant;
use super::values::{self, ENDPOINTS, Units};
use super::world::{Car, World};

const MAX_PAGE: usize = 50;
const MAX_BATCH: usize = 50;
const VIRTUAL_KEY_URL: &str = "https://www.tesla.com/_ak/smartcar.com";

/// Any method below `/v{version}/`.
pub(super) async fn handle(request: HttpRequest, body: Bytes, sandbox: Data<Sandbox>) -> HttpResponse {
    let path = request.path().trim_start_matches('/').trim_end_matches('/').to_owned();
    let mut segments = path.split('/');
    let version = segments.next().unwrap_or_default();
    let segments: Vec<&str> = segments.collect();
    let rule = lock(&sandbox.api_rule).take(segments.last().copied()).unwrap_or_default();
    if let Some(response) = rule.play().await {
        return response;
    }
    let (call, answer) = sandbox.read(|world| {
        let (call, problem) = Call::new(&request, version, &sandbox, world.now());
        let answer = match rule.behaviour {
            Behaviour::RateLimit => {
                Answer { retry_after: rule.retry_after.or(Some(30)), ..call.fail("RATE_LIMIT:SMARTCAR_API", None) }
            }
            Behaviour::ServerError => call.fail("SERVER:INTERNAL", None),
            Behaviour::Normal
            | Behaviour::Hang
            | Behaviour::Html
            | Behaviour::Endless
            | Behaviour::Drop
            | Behaviour::LoseReply => problem.unwrap_or_else(|| call.route(&request, &segments, &body, world)),
        };
        (call, answer)
    });
    if let Some((account, car)) = &answer.disconnects {
        sandbox.change(|world| world.disconnect(account, car));
    }
    call.respond(answer)
}

/// What one request brings along.
struct Call<'a> {
    sandbox: &'a Sandbox,
    dialect: Dialect,
    units: Units,
    request_id: String,
    now: i64,
}

#[derive(Default)]
struct Answer {
    status: u16,
    body: Value,
    /// How long ago the car recorded the value; `None` for what no car recorded.
    age: Option<i64>,
    retry_after: Option<i64>,
    /// Account and car whose link this answer ends.
    disconnects: Option<(String, String)>,
}

fn ok(body: Value) -> Answer {
    Answer { status: 200, body, ..Answer::default() }
}

impl<'a> Call<'a> {
    fn new(request: &HttpRequest, version: &str, sandbox: &'a Sandbox, now: i64) -> (Self, Option<Answer>) {
        let number = version.trim_start_matches(['v', 'V']);
        let dialect = if matches!(number, "1" | "1.0") { Dialect::V1 } else { Dialect::V2 };
        let system = request.headers().get("sc-unit-system").map(|value| value.to_str().unwrap_or("?"));
        let units = if system == Some("imperial") { Units::Imperial } else { Units::Metric };
        let request_id = random::id().unwrap_or_else(|_| random::derived_id("no randomness"));
        let call = Self { sandbox, dialect, units, request_id, now };
        let well_formed =
            number.parse::<f64>().is_ok() && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        let problem = if !well_formed {
            Some(call.fail("RESOURCE_NOT_FOUND:VERSION", None))
        } else if system.is_some_and(|system| system != "metric" && system != "imperial") {
            Some(call.fail("VALIDATION", Some("The header sc-unit-system must be metric or imperial.")))
        } else {
            None
        };
        (call, problem)
    }

    fn route(&self, request: &HttpRequest, segments: &[&str], body: &[u8], world: &World) -> Answer {
        let method = request.method();
        let expected = match segments {
            ["user"] | ["vehicles"] | ["vehicles", _] => Method::GET,
            ["vehicles", _, "application"] => Method::DELETE,
            ["vehicles", _, "batch"] => Method::POST,
            ["vehicles", _, name] if ENDPOINTS.iter().any(|endpoint| endpoint.name == *name) => Method::GET,
            _ => return self.no_such_path(),
        };
        if *method != expected {
            return self.fail("VALIDATION", Some(&format!("This path answers {expected} only.")));
        }
        let Some(grant) = bearer(request.headers()).and_then(|token| world.grant_of(token)) else {
            return self.fail("AUTHENTICATION", None);
        };
        match segments {
            ["user"] => ok(json!({"id": grant.user_id})),
            ["vehicles"] => self.vehicles(grant, request.query_string()),
            ["vehicles", id, rest @ ..] => {
                let Some(car) = world.cars.get(*id).filter(|car| grant.cars.contains(&car.id)) else {
                    return self.fail("PERMISSION", Some("The token does not cover this car."));
                };
                match rest {
                    ["application"] => Answer {
                        disconnects: Some((grant.account.clone(), car.id.clone())),
                        ..ok(json!({"status": "success"}))
                    },
                    ["batch"] => self.batch(grant, car, body),
                    rest => self.endpoint(grant, car, rest.first().copied().unwrap_or("attributes")),
                }
            }
            _ => self.no_such_path(),
        }
    }

    fn vehicles(&self, grant: &Grant, query: &str) -> Answer {
        let params = Params::parse(query.as_bytes());
        let number = |name: &str, default: usize| match params.one(name) {
            Ok(Some(value)) => value.parse::<usize>().map_err(|_| format!("{name} must be a whole number.")),
            Ok(None) => Ok(default),
            Err(problem) => Err(problem),
        };
        let (limit, offset) = match (number("limit", 10), number("offset", 0)) {
            (Ok(limit), Ok(offset)) if (1..=MAX_PAGE).contains(&limit) => (limit, offset),
            (Ok(_), Ok(_)) => return self.fail("VALIDATION", Some("limit must be between 1 and 50.")),
            (Err(problem), _) | (_, Err(problem)) => return self.fail("VALIDATION", Some(&problem)),
        };
        let page: Vec<&String> = grant.cars.iter().skip(offset).take(limit).collect();
        ok(json!({"vehicles": page, "paging": {"count": grant.cars.len(), "offset": offset}}))
    }

    /// One reading of one car, whole or as an item of a batch.
    fn endpoint(&self, grant: &Grant, car: &Car, name: &str) -> Answer {
        let Some(endpoint) = ENDPOINTS.iter().find(|endpoint| endpoint.name == name) else {
            return self.no_such_path();
        };
        if !endpoint.permission.is_empty() && !grant.permissions.iter().any(|granted| granted == endpoint.permission) {
            let note = format!("The permission {} was not granted.", endpoint.permission);
            return self.fail("PERMISSION", Some(&note));
        }
        if let Some((fault, retry_after)) = car.fault_on(name, endpoint.is_static) {
            let default = (fault.kind == "RATE_LIMIT").then_some(60);
            let url = self.resolution_url(&fault.key(), car);
            let body = fault.body(self.dialect, &self.request_id, None, url.as_deref());
            let retry_after = retry_after.or(default);
            return Answer { status: fault.status_in(self.dialect), body, retry_after, ..Answer::default() };
        }
        if let Some(fault) = catalogue::incapable(&car.make, car.power, name) {
            return self.fail(fault, None);
        }
        match name {
            "attributes" => ok(json!({"id": car.id, "make": car.make, "model": car.model, "year": car.year})),
            "vin" => ok(json!({"vin": car.vin})),
            "permissions" => {
                let paging = json!({"count": grant.permissions.len(), "offset": 0});
                ok(json!({"permissions": grant.permissions, "paging": paging}))
            }
            name => match values::reading(car, name, self.now, self.units) {
                Some((body, age)) => Answer { age: Some(age), ..ok(body) },
                None => self.no_such_path(),
            },
        }
    }

    fn batch(&self, grant: &Grant, car: &Car, body: &[u8]) -> Answer {
        #[derive(Deserialize)]
        struct Batch {
            requests: Vec<Item>,
        }
        #[derive(Deserialize)]
        struct Item {
            path: String,
        }
        let batch = match serde_json::from_slice::<Batch>(body) {
            Ok(batch) if (1..=MAX_BATCH).contains(&batch.requests.len()) => batch,
            Ok(_) => return self.fail("VALIDATION", Some("requests must hold between 1 and 50 items.")),
            Err(_) => {
                return self.fail("VALIDATION", Some("The body must be {\"requests\":[{\"path\":\"/odometer\"}]}."));
            }
        };
        let responses = batch.requests.iter().map(|item| {
            let name = item.path.trim_matches('/');
            let answer = self.endpoint(grant, car, if name.is_empty() { "attributes" } else { name });
            let headers: serde_json::Map<String, Value> =
                self.headers(&answer).into_iter().map(|(name, value)| (name.to_owned(), json!(value))).collect();
            json!({"path": item.path, "code": answer.status, "body": answer.body, "headers": headers})
        });
        ok(json!({"responses": responses.collect::<Vec<_>>()}))
    }

    fn no_such_path(&self) -> Answer {
        self.fail(
            "RESOURCE_NOT_FOUND:PATH",
            Some("The sandbox has nothing at this path; its module docs list what it imitates."),
        )
    }

    fn fail(&self, key: &str, note: Option<&str>) -> Answer {
        let Some(fault) = faults::find(key) else { return Answer { status: 500, ..Answer::default() } };
        let body = fault.body(self.dialect, &self.request_id, note, None);
        Answer { status: fault.status_in(self.dialect), body, ..Answer::default() }
    }

    /// The partly built link of a REAUTHENTICATE answer: the application adds its redirect URI and state.
    fn resolution_url(&self, fault: &str, car: &Car) -> Option<String> {
        match fault {
            "CONNECTED_SERVICES_ACCOUNT:AUTHENTICATION_FAILED" => {
                let mut url = url::Url::parse(&format!("{}/oauth/reauthenticate", self.sandbox.origin)).ok()?;
                url.query_pairs_mut()
                    .append_pair("response_type", "vehicle_id")
                    .append_pair("client_id", &self.sandbox.settings.client_id)
                    .append_pair("vehicle_id", &car.id);
                Some(url.into())
            }
            "CONNECTED_SERVICES_ACCOUNT:VIRTUAL_KEY_REQUIRED" => Some(VIRTUAL_KEY_URL.to_owned()),
            _ => None,
        }
    }

    fn headers(&self, answer: &Answer) -> Vec<(&'static str, String)> {
        let mut headers = vec![
            ("sc-request-id", self.request_id.clone()),
            ("sc-unit-system", self.units.name().to_owned()),
            ("sc-fetched-at", iso(self.now)),
        ];
        if let Some(age) = answer.age {
            headers.push(("sc-data-age", iso(self.now.saturating_sub(age))));
        }
        if let Some(seconds) = answer.retry_after {
            headers.push(("retry-after", seconds.to_string()));
        }
        headers
    }

    fn respond(&self, answer: Answer) -> HttpResponse {
        let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = HttpResponse::build(status).json(&answer.body);
        for (name, value) in self.headers(&answer) {
            if let Ok(value) = HeaderValue::from_str(&value) {
                response.headers_mut().insert(HeaderName::from_static(name), value);
            }
        }
        response
    }
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// The timestamp form of all `sc-` headers and of the journal.
pub(super) fn iso(epoch_ms: i64) -> String {
    let moment = DateTime::from_timestamp_millis(epoch_ms).unwrap_or_default();
    moment.to_rfc3339_opts(SecondsFormat::Millis, true)
}
