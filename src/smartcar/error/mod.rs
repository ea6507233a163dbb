//! What Smartcar says when a call fails: v1.0, v2.0 and gateway bodies -> one [`ApiError`].
//!
//! The vocabulary is open: each documented type and code is a variant of its own, so that the decision table must name
//! it, and everything else is kept verbatim. The request id, the waiting time and the resolution are never dropped.
//! Reading never fails: a body that is no error object at all still has its HTTP status.
//! Source: Smartcar docs, api-reference/api-errors and the error pages it links; field forms seen in the official SDKs.

mod codes;

use std::time::Duration;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

pub use codes::{
    Account, Billing, Compatibility, ErrorKind, NotFound, OwnerAction, RateLimit, Server, Upstream, V1Error, V1State,
    Validation, VehicleState,
};

/// One failed call, as Smartcar described it.
#[derive(Debug, Clone, PartialEq)]
pub struct ApiError {
    /// What went wrong.
    pub kind: ErrorKind,
    /// The type exactly as sent, cut to a safe length; empty when the body named none.
    pub wire_type: String,
    /// The code exactly as sent, cut to a safe length; empty when absent or null.
    pub wire_code: String,
    /// HTTP status of the answer.
    pub status: u16,
    /// Smartcar's own reference for this call (`sc-request-id`).
    pub request_id: Option<String>,
    /// How Smartcar suggests to solve it.
    pub resolution: Resolution,
    /// How long to leave Smartcar alone, when it says so.
    pub retry_after: Option<Duration>,
}

impl ApiError {
    /// `TYPE:CODE` as it may stand in logs and in "Details for support".
    pub fn wire_name(&self) -> String {
        match (self.wire_type.as_str(), self.wire_code.as_str()) {
            ("", _) => format!("HTTP {}", self.status),
            (kind, "") => kind.to_owned(),
            (kind, code) => format!("{kind}:{code}"),
        }
    }
}

/// `resolution` of an error body: an object since v2.0, a bare string or null in older replies.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Resolution {
    /// What kind of step solves it.
    pub kind: Option<ResolutionKind>,
    /// A partly built link: re-authentication, or Tesla's virtual key. Untrusted until its host has been checked.
    pub url: Option<String>,
}

/// The values of `resolution.type`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[expect(missing_docs, reason = "Smartcar's own names")]
pub enum ResolutionKind {
    RetryLater,
    Reauthenticate,
    ContactSupport,
    ActionRequired,
    UserActionRequired,
    Finance,
    #[serde(untagged)]
    Other(String),
}

/// Reads a failed answer, whichever dialect it speaks. Never fails.
pub fn parse(status: u16, headers: &reqwest::header::HeaderMap, body: &[u8]) -> ApiError {
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let body: Value = serde_json::from_slice(body).unwrap_or_default();
    let text = |name: &str| body.get(name).and_then(Value::as_str).map(harmless).unwrap_or_default();
    let (kind, wire_type) = match (text("type"), text("error")) {
        (name, _) if !name.is_empty() => (v2_kind(&name, &text("code")), name),
        (_, name) if !name.is_empty() => (v1_kind(&name, &text("code")), name),
        _ => (ErrorKind::Unknown, String::new()),
    };
    ApiError {
        kind,
        wire_type,
        wire_code: text("code"),
        status,
        request_id: header("sc-request-id")
            .map(harmless)
            .or_else(|| Some(text("requestId")))
            .filter(|id| !id.is_empty()),
        resolution: resolution(body.get("resolution")),
        retry_after: header("retry-after").and_then(retry_after),
    }
}

fn v2_kind(name: &str, code: &str) -> ErrorKind {
    match name {
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
        _ => ErrorKind::Unknown,
    }
}

fn v1_kind(name: &str, code: &str) -> ErrorKind {
    ErrorKind::V1(match name {
        "validation_error" => V1Error::Validation,
        "authentication_error" => V1Error::Authentication,
        "permission_error" => V1Error::Permission,
        "resource_not_found_error" => V1Error::ResourceNotFound,
        "rate_limiting_error" => V1Error::RateLimiting,
        "monthly_limit_exceeded" => V1Error::MonthlyLimitExceeded,
        "server_error" => V1Error::Server,
        "smartcar_not_capable_error" => V1Error::SmartcarNotCapable,
        "vehicle_not_capable_error" => V1Error::VehicleNotCapable,
        "smartcar_gateway_timeout_error" => V1Error::GatewayTimeout,
        "vehicle_owner_action_required" => V1Error::OwnerAction(match code {
            "VOA_000" => OwnerAction::Voa000,
            "VOA_001" => OwnerAction::Voa001,
            _ => OwnerAction::Other(code.to_owned()),
        }),
        "vehicle_state_error" => V1Error::VehicleState(match code {
            "VS_000" => V1State::Vs000,
            "VS_001" => V1State::Vs001,
            "VS_002" => V1State::Vs002,
            "VS_003" => V1State::Vs003,
            "VS_004" => V1State::Vs004,
            _ => V1State::Other(code.to_owned()),
        }),
        _ => return ErrorKind::Unknown,
    })
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

/// Seconds, as documented. Anything else, a negative number or more than a day is not believed: no owner is ever told
/// to wait for years because of a header.
fn retry_after(value: &str) -> Option<Duration> {
    const LONGEST: u64 = 24 * 60 * 60;
    value.trim().parse::<u64>().ok().filter(|seconds| *seconds <= LONGEST).map(Duration::from_secs)
}

/// Vendor text goes into logs and support details, so it is cut and stripped of anything that is not a plain name.
fn harmless(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-')).take(64).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use reqwest::header::{HeaderMap, HeaderValue};

    fn read(status: u16, body: &str) -> ApiError {
        parse(status, &HeaderMap::new(), body.as_bytes())
    }

    #[test]
    fn a_v2_body_keeps_everything() {
        let mut headers = HeaderMap::new();
        headers.insert("sc-request-id", HeaderValue::from_static("6a3e-11"));
        headers.insert("retry-after", HeaderValue::from_static("120"));
        let body = r#"{"type":"CONNECTED_SERVICES_ACCOUNT","code":"AUTHENTICATION_FAILED","statusCode":400,
            "resolution":{"type":"REAUTHENTICATE","url":"https://connect.smartcar.com/oauth/reauthenticate?vehicle_id=1"}}"#;
        let error = parse(400, &headers, body.as_bytes());
        assert_eq!(error.kind, ErrorKind::ConnectedServicesAccount(Account::AuthenticationFailed));
        assert_eq!(error.wire_name(), "CONNECTED_SERVICES_ACCOUNT:AUTHENTICATION_FAILED");
        assert_eq!(error.request_id.as_deref(), Some("6a3e-11"));
        assert_eq!(error.retry_after, Some(Duration::from_secs(120)));
        assert_eq!(error.resolution.kind, Some(ResolutionKind::Reauthenticate));
        assert!(error.resolution.url.is_some());
    }

    #[test]
    fn a_v1_body_is_read_by_its_own_names() {
        let body = r#"{"error":"vehicle_owner_action_required","message":"x","code":"VOA_000"}"#;
        assert_eq!(read(409, body).kind, ErrorKind::V1(V1Error::OwnerAction(OwnerAction::Voa000)));
    }

    #[test]
    fn unknown_codes_are_kept_and_nothing_is_believed_blindly() {
        let error = read(409, r#"{"type":"VEHICLE_STATE","code":"HOVERING","resolution":"RETRY_LATER"}"#);
        assert_eq!(error.kind, ErrorKind::VehicleState(VehicleState::Other("HOVERING".into())));
        assert_eq!(error.resolution.kind, Some(ResolutionKind::RetryLater));
        assert_eq!(read(418, r#"{"type":"TEAPOT\u001b[31m<b>"}"#).wire_name(), "TEAPOT31mb");
        for body in ["", "null", "[]", "<html>", r#"{"type":7,"code":{"a":1},"resolution":[1]}"#] {
            assert_eq!(read(502, body).kind, ErrorKind::Unknown, "{body}");
            assert_eq!(read(502, body).wire_name(), "HTTP 502", "{body}");
        }
    }

    #[test]
    fn an_absurd_waiting_time_is_ignored() {
        for text in ["-1", "999999999", "soon", ""] {
            assert_eq!(retry_after(text), None, "{text}");
        }
    }
}
