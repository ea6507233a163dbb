//! Reads error bodies of every dialect. Nothing in them is believed blindly: vendor text is cut and stripped, a waiting
//! time is limited, a field of the wrong type counts as absent.

use std::time::Duration;

use reqwest::header::HeaderMap;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{
    Account, ApiError, Billing, Compatibility, ErrorKind, NotFound, RateLimit, Resolution, ResolutionKind, Server,
    Upstream, Validation, VehicleState,
};

/// Reads a failed answer, whichever dialect it speaks. Never fails.
pub fn parse(status: u16, headers: &HeaderMap, body: &[u8]) -> ApiError {
    let body: Value = serde_json::from_slice(body).unwrap_or_default();
    // v3 wraps its errors; the first one is what the call failed of.
    let error = body.pointer("/errors/0").unwrap_or(&body);
    let described = described(error, status, request_id(headers));
    let wait = header(headers, "retry-after").and_then(|value| retry_after(value, header(headers, "date")));
    ApiError { retry_after: wait.or(described.retry_after), ..described }
}

/// Reads an error that stands inside a success: beside one signal, in the status of a command, as an item of a batch.
/// `request_id`: that of the answer around it.
pub fn inside_success(error: &Value, status: u16, request_id: Option<String>) -> ApiError {
    described(error, status, request_id)
}

/// Smartcar's own reference for a call, from its headers.
pub(in crate::smartcar) fn request_id(headers: &HeaderMap) -> Option<String> {
    header(headers, "sc-request-id").map(harmless).filter(|id| !id.is_empty())
}

/// Vendor text goes into logs and support details, so it is cut and stripped of anything that is not a plain name.
fn harmless(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-')).take(64).collect()
}

fn described(error: &Value, status: u16, request_id: Option<String>) -> ApiError {
    let text = |path: &str| error.pointer(path).and_then(Value::as_str).map(harmless).unwrap_or_default();
    let (name, v1_name, code) = (text("/type"), text("/error"), text("/code"));
    let (kind, wire_type) = match (name.as_str(), v1_name.as_str()) {
        ("", "") => (v3_kind(&code), String::new()),
        ("", _) => (v1_kind(&v1_name, &code, status), v1_name),
        _ => (v2_kind(&name, &code), name),
    };
    let in_body = ["/requestId", "/meta/debug/requestId"].iter().map(|path| text(path)).find(|id| !id.is_empty());
    ApiError {
        kind,
        wire_type,
        wire_code: code,
        status,
        request_id: request_id.or(in_body),
        resolution: resolution(error.get("resolution")),
        retry_after: error.get("retryAfter").and_then(wait_in_body),
        detail: if status == 400 && misses_user(error) {
            vec![NO_USER.to_owned()]
        } else {
            detail(error.get("detail"))
        },
    }
}

/// In `detail`: the owner's id is missing or unknown. Sources quote a text only ("missing userId"), so every text of the
/// error is looked at, in whatever spelling.
pub(super) const NO_USER: &str = "sc-user-id";

fn misses_user(error: &Value) -> bool {
    const TEXTS: [&str; 7] = ["detail", "title", "description", "message", "error_description", "code", "error"];
    let names_user = |text: &str| {
        let letters: String = text.chars().filter(char::is_ascii_alphabetic).collect();
        letters.to_ascii_lowercase().contains("userid") || letters.eq_ignore_ascii_case("usernotfound")
    };
    TEXTS.iter().filter_map(|name| error.get(*name)?.as_str()).chain(error.as_str()).any(names_user)
}

/// A waiting time that stands in the body: a number, or text as in the header.
fn wait_in_body(value: &Value) -> Option<Duration> {
    match value {
        Value::Number(seconds) => retry_after(&seconds.to_string(), None),
        Value::String(text) => retry_after(text, None),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

fn header<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// v3 has the same vocabulary, in places in lower case.
fn v2_kind(name: &str, code: &str) -> ErrorKind {
    let (name, upper) = (name.to_ascii_uppercase(), code.to_ascii_uppercase());
    let code = upper.as_str();
    match name.as_str() {
        "AUTHENTICATION" => ErrorKind::Authentication,
        "BILLING" => ErrorKind::Billing(open(code, Billing::Other)),
        "COMPATIBILITY" => ErrorKind::Compatibility(open(code, Compatibility::Other)),
        "CONNECTED_SERVICES_ACCOUNT" => ErrorKind::ConnectedServicesAccount(open(code, Account::Other)),
        "PERMISSION" => ErrorKind::Permission,
        "RATE_LIMIT" => ErrorKind::RateLimit(open(code, RateLimit::Other)),
        "RESOURCE_NOT_FOUND" => ErrorKind::ResourceNotFound(open(code, NotFound::Other)),
        "SERVER" => ErrorKind::Server(open(code, Server::Other)),
        "UPSTREAM" => ErrorKind::Upstream(open(code, Upstream::Other)),
        "VALIDATION" => ErrorKind::Validation(open(code, Validation::Other)),
        "VEHICLE_STATE" => ErrorKind::VehicleState(open(code, VehicleState::Other)),
        _ => v3_kind(code),
    }
}

/// The envelope of v3 may carry a code without a type.
/// Source: the samples in Smartcar docs, vehicles-api-intro.
fn v3_kind(code: &str) -> ErrorKind {
    match code.to_ascii_lowercase().as_str() {
        "bad_request" => ErrorKind::Validation(Validation::Other(code.to_owned())),
        "unauthorized" => ErrorKind::Authentication,
        "forbidden" => ErrorKind::Permission,
        "not_found" => ErrorKind::ResourceNotFound(NotFound::Other(code.to_owned())),
        "internal_error" => ErrorKind::Server(Server::Internal),
        _ => by_code(code),
    }
}

/// A documented code that came without its type, where no two types share it.
fn by_code(code: &str) -> ErrorKind {
    let code = &code.to_ascii_uppercase();
    let kinds = [
        ErrorKind::ConnectedServicesAccount(open(code, Account::Other)),
        ErrorKind::Compatibility(open(code, Compatibility::Other)),
        ErrorKind::VehicleState(open(code, VehicleState::Other)),
        ErrorKind::Billing(open(code, Billing::Other)),
    ];
    let is_documented = |kind: &ErrorKind| {
        !matches!(
            kind,
            ErrorKind::ConnectedServicesAccount(Account::Other(_) | Account::Permission)
                | ErrorKind::Compatibility(Compatibility::Other(_))
                | ErrorKind::VehicleState(VehicleState::Other(_) | VehicleState::Unknown)
                | ErrorKind::Billing(Billing::Other(_))
        )
    };
    kinds.into_iter().find(is_documented).unwrap_or(ErrorKind::Unknown)
}

/// The names of v1.0 under the words of today. What `VS_001` to `VS_004` mean differs, what to do does not.
/// Source: Smartcar docs, errors/v1.0; `VS_004` from the Ruby SDK's history.
fn v1_kind(name: &str, code: &str, status: u16) -> ErrorKind {
    let code = code.to_owned();
    match (name, code.as_str()) {
        ("validation_error", _) => ErrorKind::Validation(Validation::Other(code)),
        ("authentication_error", _) => ErrorKind::Authentication,
        ("permission_error", _) => ErrorKind::Permission,
        ("resource_not_found_error", _) => ErrorKind::ResourceNotFound(NotFound::Other(code)),
        ("rate_limiting_error", _) => ErrorKind::RateLimit(RateLimit::Other(code)),
        ("monthly_limit_exceeded", _) => ErrorKind::Billing(Billing::VehicleRequestLimit),
        ("server_error", _) if matches!(status, 502 | 504) => ErrorKind::Upstream(Upstream::UnknownIssue),
        ("server_error", _) => ErrorKind::Server(Server::Internal),
        ("smartcar_not_capable_error", _) => ErrorKind::Compatibility(Compatibility::SmartcarNotCapable),
        ("vehicle_not_capable_error", _) => ErrorKind::Compatibility(Compatibility::VehicleNotCapable),
        ("smartcar_gateway_timeout_error", _) => ErrorKind::Upstream(Upstream::NoResponse),
        ("vehicle_owner_action_required", "VOA_000") => {
            ErrorKind::ConnectedServicesAccount(Account::AuthenticationFailed)
        }
        ("vehicle_owner_action_required", "VOA_001") => ErrorKind::ConnectedServicesAccount(Account::Subscription),
        ("vehicle_owner_action_required", _) => ErrorKind::ConnectedServicesAccount(Account::Other(code)),
        ("vehicle_state_error", "VS_000") => ErrorKind::VehicleState(VehicleState::Unknown),
        ("vehicle_state_error", _) => ErrorKind::VehicleState(VehicleState::Other(code)),
        _ => ErrorKind::Unknown,
    }
}

fn open<T: DeserializeOwned>(code: &str, other: impl Fn(String) -> T) -> T {
    serde_json::from_value(Value::from(code)).unwrap_or_else(|_| other(code.to_owned()))
}

fn resolution(value: Option<&Value>) -> Resolution {
    let kind = |name: &str| open(&harmless(name), ResolutionKind::Other);
    match value {
        Some(Value::String(name)) => Resolution { kind: Some(kind(name)), url: None },
        Some(Value::Object(fields)) => Resolution {
            kind: fields.get("type").and_then(Value::as_str).map(kind),
            url: fields.get("url").and_then(Value::as_str).filter(|url| url.len() <= 2048).map(str::to_owned),
        },
        _ => Resolution::default(),
    }
}

/// Field names of a VALIDATION, sizes of a `MULTIPLE_RECORDS_FOUND`. Free text, as v3 has it, may hold anything and is left.
fn detail(value: Option<&Value>) -> Vec<String> {
    const MOST: usize = 8;
    let items = value.and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let named = items.iter().flat_map(|item| ["field", "capacities"].map(|name| item.get(name)));
    let listed = named.flatten().filter_map(Value::as_array).flatten();
    let plain = listed.filter_map(|entry| match entry {
        Value::String(name) => Some(harmless(name)),
        Value::Number(number) => Some(number.to_string()),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    });
    plain.take(MOST).collect()
}

/// Seconds, as documented, or a date in any of the three forms HTTP allows. A date is measured against the answer's own clock, so that a wrong
/// one here does no harm. A negative time, or more than a day, is not believed: no owner is ever told to wait for years
/// because of a header.
pub(in crate::smartcar) fn retry_after(value: &str, answered_at: Option<&str>) -> Option<Duration> {
    const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);
    let date = |text: &str| httpdate::parse_http_date(text.trim()).ok();
    let wait = match value.trim().parse::<f64>() {
        Ok(seconds) => Duration::try_from_secs_f64(seconds.ceil()).ok(),
        Err(_) => date(value)?.duration_since(date(answered_at?)?).ok(),
    };
    wait.filter(|wait| *wait <= LONGEST)
}
