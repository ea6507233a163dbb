//! The vehicle API, v1.0 and v2.0: whose car, which permission, what is wrong with it, what it reports.
//!
//! Both versions read the same world; they differ in error bodies only, which the row in `faults.rs` knows. Every answer
//! carries Smartcar's headers, errors included. Not imitated yet: commands, the other readings of the documentation,
//! webhooks, compatibility, v3; a path that is not here says so in its 404.

use actix_web::http::header::{AUTHORIZATION, HeaderMap};
use actix_web::http::{Method, StatusCode};
use actix_web::web::{Bytes, Data};
use actix_web::{HttpRequest, HttpResponse};
use chrono::{DateTime, SecondsFormat};
use serde_json::{Map, Value, json};
use url::Url;

use super::catalogue;
use super::faults::{self, Dialect};
use super::misbehaviour::Behaviour;
use super::params::Params;
use super::random;
use super::state::{Sandbox, lock};
use super::tokens::Grant;
use super::values::{self, ENDPOINTS, IMPERIAL, METRIC, Units};
use super::world::Car;

const MAX_PAGE: usize = 50;
const MAX_BATCH: usize = 50;
const VIRTUAL_KEY_URL: &str = "https://www.tesla.com/_ak/smartcar.com";

/// Any method below `/v{version}/`.
pub(super) async fn handle(request: HttpRequest, body: Bytes, sandbox: Data<Sandbox>) -> HttpResponse {
    let mut segments = request.path().trim_matches('/').split('/');
    let version = segments.next().unwrap_or_default().trim_start_matches(['v', 'V']);
    let segments: Vec<&str> = segments.collect();
    let rule = lock(&sandbox.api_rule).take(segments.last().copied());
    if let Some(response) = rule.play().await {
        return response;
    }
    let call = Call {
        sandbox: &sandbox,
        dialect: if matches!(version, "1" | "1.0") { Dialect::V1 } else { Dialect::V2 },
        units: if unit_system(&request) == Some("imperial") { IMPERIAL } else { METRIC },
        request_id: random::id(),
        now: sandbox.read(|world| world.now()),
    };
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
        | Behaviour::LoseReply => call.route(&request, version, &segments, &body).unwrap_or_else(|refusal| refusal),
    };
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
}

fn ok(body: Value) -> Answer {
    Answer { status: 200, body, ..Answer::default() }
}

impl Call<'_> {
    /// An answer, or the error that came first.
    fn route(&self, request: &HttpRequest, version: &str, segments: &[&str], body: &[u8]) -> Result<Answer, Answer> {
        // Whatever looks like a number is served; an unknown one is the latest.
        if version.parse::<f64>().is_err() || !version.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
            return Err(self.fail("RESOURCE_NOT_FOUND:VERSION", None));
        }
        if unit_system(request).is_some_and(|system| system != METRIC.name && system != IMPERIAL.name) {
            return Err(self.fail("VALIDATION", Some("The header sc-unit-system must be metric or imperial.")));
        }
        let expected = match segments {
            ["user"] | ["vehicles"] | ["vehicles", _] => Method::GET,
            ["vehicles", _, "application"] => Method::DELETE,
            ["vehicles", _, "batch"] => Method::POST,
            ["vehicles", _, name] if ENDPOINTS.iter().any(|endpoint| endpoint.name == *name) => Method::GET,
            _ => return Err(self.no_such_path()),
        };
        if *request.method() != expected {
            return Err(self.fail("VALIDATION", Some(&format!("This path answers {expected} only."))));
        }
        let grant = self.sandbox.read(|world| world.grant_of(bearer(request.headers())?).cloned());
        let grant = grant.ok_or_else(|| self.fail("AUTHENTICATION", None))?;
        let [_, id, rest @ ..] = segments else {
            return match segments {
                ["user"] => Ok(ok(json!({"id": grant.user_id}))),
                _ => self.vehicles(&grant, request.query_string()),
            };
        };
        let car = self.sandbox.read(|world| world.cars.get(*id).cloned());
        let car = car.filter(|car| grant.cars.contains(&car.id));
        let car = car.ok_or_else(|| self.fail("PERMISSION", Some("The token does not cover this car.")))?;
        match rest {
            ["application"] => {
                self.sandbox.change(|world| world.disconnect(&grant.account, &car.id));
                Ok(ok(json!({"status": "success"})))
            }
            ["batch"] => self.batch(&grant, &car, body),
            rest => self.endpoint(&grant, &car, rest.first().copied().unwrap_or("attributes")),
        }
    }

    fn vehicles(&self, grant: &Grant, query: &str) -> Result<Answer, Answer> {
        let params = Params::parse(query.as_bytes());
        let invalid = |problem: &str| self.fail("VALIDATION", Some(problem));
        let number = |name: &str, default: usize| match params.one(name) {
            Ok(Some(value)) => value.parse().map_err(|_| invalid(&format!("{name} must be a whole number."))),
            Ok(None) => Ok(default),
            Err(problem) => Err(invalid(&problem)),
        };
        let (limit, offset) = (number("limit", 10)?, number("offset", 0)?);
        if !(1..=MAX_PAGE).contains(&limit) {
            return Err(invalid("limit must be between 1 and 50."));
        }
        let page: Vec<&String> = grant.cars.iter().skip(offset).take(limit).collect();
        Ok(ok(json!({"vehicles": page, "paging": {"count": grant.cars.len(), "offset": offset}})))
    }

    /// One reading of one car, whole or as an item of a batch.
    fn endpoint(&self, grant: &Grant, car: &Car, name: &str) -> Result<Answer, Answer> {
        let endpoint = ENDPOINTS.iter().find(|endpoint| endpoint.name == name);
        let endpoint = endpoint.ok_or_else(|| self.no_such_path())?;
        let permission = endpoint.permission;
        if !permission.is_empty() && !grant.permissions.iter().any(|granted| granted == permission) {
            return Err(self.fail("PERMISSION", Some(&format!("The permission {permission} was not granted."))));
        }
        if let Some((fault, retry_after)) = car.fault_on(name, endpoint.is_static) {
            let retry_after = retry_after.or((fault.kind == "RATE_LIMIT").then_some(60));
            let url = self.resolution_url(&fault.key(), car);
            let (status, body) = fault.answer(self.dialect, &self.request_id, None, url);
            return Err(Answer { status, body, retry_after, age: None });
        }
        if let Some(fault) = catalogue::incapable(&car.make, car.power, name) {
            return Err(self.fail(fault, None));
        }
        match name {
            "attributes" => Ok(ok(json!({"id": car.id, "make": car.make, "model": car.model, "year": car.year}))),
            "vin" => Ok(ok(json!({"vin": car.vin}))),
            "permissions" => {
                let paging = json!({"count": grant.permissions.len(), "offset": 0});
                Ok(ok(json!({"permissions": grant.permissions, "paging": paging})))
            }
            name => values::reading(car, name, self.now, self.units)
                .map(|(body, age)| Answer { age: Some(age), ..ok(body) })
                .ok_or_else(|| self.no_such_path()),
        }
    }

    fn batch(&self, grant: &Grant, car: &Car, body: &[u8]) -> Result<Answer, Answer> {
        let body: Value = serde_json::from_slice(body).unwrap_or_default();
        let paths =
            body["requests"].as_array().and_then(|items| items.iter().map(|item| item["path"].as_str()).collect());
        let malformed = "The body must be {\"requests\":[{\"path\":\"/odometer\"}]}.";
        let paths: Vec<&str> = paths.ok_or_else(|| self.fail("VALIDATION", Some(malformed)))?;
        if !(1..=MAX_BATCH).contains(&paths.len()) {
            return Err(self.fail("VALIDATION", Some("requests must hold between 1 and 50 items.")));
        }
        let responses = paths.into_iter().map(|path| {
            let name = path.trim_matches('/');
            let answer = self.endpoint(grant, car, if name.is_empty() { "attributes" } else { name });
            let answer = answer.unwrap_or_else(|refusal| refusal);
            let headers = self.headers(&answer).into_iter().map(|(name, value)| (name.to_owned(), json!(value)));
            let headers: Map<String, Value> = headers.collect();
            json!({"path": path, "code": answer.status, "body": answer.body, "headers": headers})
        });
        Ok(ok(json!({"responses": responses.collect::<Vec<_>>()})))
    }

    fn no_such_path(&self) -> Answer {
        let note = "The sandbox has nothing at this path; its module docs list what it imitates.";
        self.fail("RESOURCE_NOT_FOUND:PATH", Some(note))
    }

    fn fail(&self, key: &str, note: Option<&str>) -> Answer {
        let answer = faults::find(key).map(|fault| fault.answer(self.dialect, &self.request_id, note, None));
        let (status, body) = answer.unwrap_or((500, Value::Null));
        Answer { status, body, ..Answer::default() }
    }

    /// The link of the two rows that have one. The one for a new sign-in is partly built: the application adds its
    /// redirect URI and state.
    fn resolution_url(&self, fault: &str, car: &Car) -> Option<String> {
        match fault {
            "CONNECTED_SERVICES_ACCOUNT:AUTHENTICATION_FAILED" => {
                let client_id = self.sandbox.settings.client_id.as_str();
                let query = [("response_type", "vehicle_id"), ("client_id", client_id), ("vehicle_id", &car.id)];
                let url = format!("{}/oauth/reauthenticate", self.sandbox.origin);
                Url::parse_with_params(&url, query).ok().map(Into::into)
            }
            "CONNECTED_SERVICES_ACCOUNT:VIRTUAL_KEY_REQUIRED" => Some(VIRTUAL_KEY_URL.to_owned()),
            _ => None,
        }
    }

    fn headers(&self, answer: &Answer) -> Vec<(&'static str, String)> {
        let mut headers = vec![
            ("sc-request-id", self.request_id.clone()),
            ("sc-unit-system", self.units.name.to_owned()),
            ("sc-fetched-at", iso(self.now)),
        ];
        headers.extend(answer.age.map(|age| ("sc-data-age", iso(self.now.saturating_sub(age)))));
        headers.extend(answer.retry_after.map(|seconds| ("retry-after", seconds.to_string())));
        headers
    }
}

fn unit_system(request: &HttpRequest) -> Option<&str> {
    request.headers().get("sc-unit-system").map(|value| value.to_str().unwrap_or("?"))
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
