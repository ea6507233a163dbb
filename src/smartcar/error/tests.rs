//! Error bodies as they are documented, as they should never be, and as a random generator thinks of them.

use super::*;
use std::time::Duration;

use proptest::prelude::*;
use reqwest::header::{HeaderMap, HeaderValue};
use serde_json::Value;

use super::parse::retry_after;

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
    assert_eq!(read(409, body).kind, ErrorKind::ConnectedServicesAccount(Account::AuthenticationFailed));
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
fn a_v3_body_is_read_out_of_its_envelope() {
    let body = r#"{"errors":[{"status":"409","type":"VEHICLE_STATE","code":"DOOR_OPEN","detail":"a door",
        "resolution":{"type":"RETRY_LATER"},"meta":{"debug":{"requestId":"7-a"}}}]}"#;
    let error = read(409, body);
    assert_eq!(error.kind, ErrorKind::VehicleState(VehicleState::DoorOpen));
    assert_eq!((error.request_id.as_deref(), error.status), (Some("7-a"), 409));
    assert_eq!(error.resolution.kind, Some(ResolutionKind::RetryLater));
    for (code, kind) in [
        ("unauthorized", ErrorKind::Authentication),
        ("forbidden", ErrorKind::Permission),
        ("not_found", ErrorKind::ResourceNotFound(NotFound::Other("not_found".into()))),
        ("internal_error", ErrorKind::Server(Server::Internal)),
        ("brand_new", ErrorKind::Unknown),
    ] {
        assert_eq!(read(400, &format!(r#"{{"errors":[{{"code":"{code}"}}]}}"#)).kind, kind, "{code}");
    }
    assert_eq!(read(500, r#"{"errors":[]}"#).kind, ErrorKind::Unknown);
}

#[test]
fn what_an_error_is_about_is_kept_as_plain_names() {
    let body = r#"{"type":"VALIDATION","detail":[{"field":["action","<b>"],"message":"no"}]}"#;
    assert_eq!(read(400, body).detail, ["action", "b"]);
    let sizes = r#"{"type":"SERVER","code":"MULTIPLE_RECORDS_FOUND","detail":[{"capacities":[58.5,77]}]}"#;
    assert_eq!(read(500, sizes).detail, ["58.5", "77"]);
}

#[test]
fn a_waiting_time_is_seconds_or_a_date_and_never_absurd() {
    let now = Some("Sun, 22 Nov 2026 10:00:00 GMT");
    assert_eq!(retry_after("Sun, 22 Nov 2026 10:02:00 GMT", now), Some(Duration::from_secs(120)));
    assert_eq!(retry_after("Sunday, 22-Nov-26 10:02:00 GMT", now), Some(Duration::from_secs(120)), "RFC 850");
    assert_eq!(retry_after("Sun Nov 22 10:02:00 2026", now), Some(Duration::from_secs(120)), "asctime");
    assert_eq!(retry_after(" 30 ", None), Some(Duration::from_secs(30)));
    assert_eq!(retry_after("29.5", None), Some(Duration::from_secs(30)));
    for text in [
        "-1",
        "999999999",
        "NaN",
        "inf",
        "1e300",
        "soon",
        "",
        "Sun, 22 Nov 2026 09:59:00 GMT",
        "Mon, 22 Nov 2027 10:00:00 GMT",
    ] {
        assert_eq!(retry_after(text, now), None, "{text}");
    }
    assert_eq!(retry_after("Sun, 22 Nov 2026 10:02:00 GMT", None), None, "no clock to measure it against");
}

#[test]
fn a_waiting_time_may_stand_in_the_body_as_a_number() {
    let wait = |body: &str| read(429, body).retry_after;
    assert_eq!(wait(r#"{"type":"RATE_LIMIT","code":"VEHICLE","retryAfter":90}"#), Some(Duration::from_secs(90)));
    let v3 = r#"{"errors":[{"type":"RATE_LIMIT","code":"VEHICLE","retryAfter":"90"}]}"#;
    assert_eq!(wait(v3), Some(Duration::from_secs(90)));
    assert_eq!(wait(r#"{"type":"RATE_LIMIT","retryAfter":-1}"#), None);
}

#[test]
fn type_and_code_of_v3_are_both_read_in_either_case_and_a_code_alone_will_do() {
    let kind = |fields: &str| read(409, &format!(r#"{{"errors":[{{"status":"409",{fields}}}]}}"#)).kind;
    let asleep = ErrorKind::VehicleState(VehicleState::Asleep);
    assert_eq!(kind(r#""type":"VEHICLE_STATE","code":"ASLEEP""#), asleep);
    assert_eq!(kind(r#""type":"vehicle_state","code":"asleep""#), asleep);
    assert_eq!(kind(r#""code":"ASLEEP""#), asleep);
    let incapable = ErrorKind::Compatibility(Compatibility::VehicleNotCapable);
    assert_eq!(kind(r#""type":"brand_new","code":"VEHICLE_NOT_CAPABLE""#), incapable);
    assert_eq!(kind(r#""type":"PERMISSION","code":null"#), ErrorKind::Permission);
    assert_eq!(kind(r#""type":"about:blank","code":"UNKNOWN""#), ErrorKind::Unknown);
}

#[test]
fn an_owner_id_that_is_missing_or_unknown_is_recognised_by_whatever_says_so() {
    for body in [
        r#"{"errors":[{"status":"400","code":"bad_request","detail":"missing userId"}]}"#,
        r#"{"errors":[{"status":"400","title":"Unknown sc-user-id header"}]}"#,
        r#"{"message":"missing userId"}"#,
        r#""user_id is not valid""#,
    ] {
        assert!(read(400, body).names_no_user(), "{body}");
        assert!(!read(500, body).names_no_user(), "only a 400 is about the request");
    }
    assert!(!read(400, r#"{"errors":[{"code":"bad_request","detail":"the page is too large"}]}"#).names_no_user());
}

#[test]
fn a_body_nested_without_end_is_no_error_object() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(read(502, &deep).wire_name(), "HTTP 502");
}

/// Any JSON, with the names error bodies use among its keys.
fn json() -> impl Strategy<Value = Value> {
    let names = ["type", "code", "error", "errors", "resolution", "url", "detail", "field", "requestId", "meta", "x"];
    let words = ["VEHICLE_STATE", "DOOR_OPEN", "vehicle_state_error", "VS_001", "REAUTHENTICATE", ""];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "\\PC{0,90}".prop_map(Value::from),
        prop::sample::select(words.to_vec()).prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 48, 6, move |inner| {
        let keys = prop::sample::select(names.to_vec()).prop_map(str::to_owned);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((keys, inner), 0..6).prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn no_body_panics_and_no_text_escapes(body in json(), status in 100_u16..600, wait in "\\PC{0,40}") {
        let mut headers = HeaderMap::new();
        headers.extend(HeaderValue::from_str(&wait).ok().map(|value| (reqwest::header::RETRY_AFTER, value)));
        let error = parse(status, &headers, body.to_string().as_bytes());
        prop_assert!(error.wire_name().len() <= 129);
        prop_assert!(error.wire_name().chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | ':' | ' ')));
        prop_assert!(error.retry_after.is_none_or(|wait| wait <= Duration::from_secs(86_400)));
    }

    #[test]
    fn no_bytes_panic(body in prop::collection::vec(any::<u8>(), 0..300), status in 100_u16..600) {
        prop_assert_eq!(parse(status, &HeaderMap::new(), &body).status, status);
    }
}
