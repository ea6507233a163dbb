//! The decision table as data: every documented error with its screen, and the rules that span rows.

use std::time::Duration;

use super::*;
use crate::smartcar::error;
use reqwest::header::{HeaderMap, HeaderValue};
use serde_json::{Value, json};

/// Every documented error of Smartcar: type, code, status, resolution.
const ERRORS: &str = include_str!("../../tests/fixtures/errors.json");

fn documented(family: &str) -> Vec<Value> {
    let errors: Vec<Value> = serde_json::from_str(ERRORS).unwrap();
    errors.into_iter().filter(|error| error["family"] == family).collect()
}

fn failed(status: u16, body: &Value, moment: Moment) -> Recovery {
    let mut headers = HeaderMap::new();
    headers.insert("retry-after", HeaderValue::from_static("60"));
    let error = error::parse(status, &headers, body.to_string().as_bytes());
    assert_eq!(error.retry_after, Some(Duration::from_secs(60)));
    let recovery = recommend(&Failure::api(Error::Api(Box::new(error)), moment));
    assert!(recovery.screen.variants().contains(&recovery.variant), "{recovery:?} is not listed");
    recovery
}

fn v2(kind: &str, code: Option<&str>, status: u16, resolution: Option<&str>) -> Recovery {
    let body = json!({ "type": kind, "code": code, "resolution": { "type": resolution } });
    failed(status, &body, Moment::Reading)
}

#[test]
fn every_documented_v2_error_has_the_screen_of_the_routing_table() {
    let errors = documented("api_v2");
    assert_eq!(errors.len(), 48, "the fixture has changed");
    for error in errors {
        let (kind, code) = (error["type"].as_str().unwrap(), error["code"].as_str());
        let recovery = v2(
            kind,
            code,
            u16::try_from(error["status"].as_u64().unwrap()).unwrap(),
            error["resolution_type"].as_str(),
        );
        let expected = match (kind, code.unwrap_or_default()) {
            ("CONNECTED_SERVICES_ACCOUNT", "AUTHENTICATION_FAILED") => ("reconnect", ""),
            ("CONNECTED_SERVICES_ACCOUNT", "SUBSCRIPTION") => ("invalid-subscription", "connected"),
            ("CONNECTED_SERVICES_ACCOUNT", "ACCOUNT_ISSUE") => ("account-action", ""),
            ("CONNECTED_SERVICES_ACCOUNT", "PERMISSION") => ("reconnect", "access_withdrawn"),
            ("CONNECTED_SERVICES_ACCOUNT", "VIRTUAL_KEY_REQUIRED") => ("account-action", "virtual_key"),
            ("CONNECTED_SERVICES_ACCOUNT", "NO_VEHICLES" | "VEHICLE_MISSING") => ("car-missing", ""),
            ("PERMISSION", _) => ("permission-missing", ""),
            ("COMPATIBILITY", "PLATFORM_NOT_CAPABLE") => ("feature-unavailable", "reconnect_to_get"),
            ("COMPATIBILITY", _) => ("feature-unavailable", ""),
            ("VEHICLE_STATE", "ASLEEP") => ("car-unreachable", "asleep"),
            ("VEHICLE_STATE", "UNREACHABLE") => ("car-unreachable", "signal"),
            ("VEHICLE_STATE", "VEHICLE_OFFLINE_FOR_SERVICE") => ("car-unreachable", "service"),
            ("VEHICLE_STATE", "LOW_BATTERY") => ("car-unreachable", "low_battery"),
            ("VEHICLE_STATE", "UNKNOWN") => ("car-unreachable", "unknown"),
            ("VEHICLE_STATE", _) => ("car-not-ready", recovery.variant),
            ("BILLING", _) => ("plan-limit", ""),
            ("RATE_LIMIT", _) | ("UPSTREAM", "RATE_LIMIT") => ("too-soon", "other"),
            ("UPSTREAM", "INVALID_DATA") => ("maker-down", "data"),
            ("UPSTREAM", _) => ("maker-down", ""),
            ("AUTHENTICATION" | "VALIDATION" | "RESOURCE_NOT_FOUND" | "SERVER", _) => ("our-fault", ""),
            other => panic!("{other:?} has no row"),
        };
        assert_eq!((recovery.screen.slug(), recovery.variant), expected, "{kind}:{code:?}");
        if recovery.screen == Screen::CarNotReady {
            assert_ne!(recovery.variant, "other", "{kind}:{code:?} is documented and has words of its own");
        }
    }
}

/// The same error as v3 sends it: around a whole call, and beside one signal inside a success.
#[test]
fn every_documented_error_has_the_same_screen_through_v3() {
    for error in documented("api_v2") {
        let (kind, code) = (error["type"].as_str().unwrap(), error["code"].as_str());
        let status = u16::try_from(error["status"].as_u64().unwrap()).unwrap();
        let resolution = json!({ "type": error["resolution_type"] });
        let expected = v2(kind, code, status, error["resolution_type"].as_str());
        let object = json!({ "type": kind, "code": code, "status": status.to_string(), "title": "x", "detail": "y",
            "resolution": resolution });
        let envelope = failed(status, &json!({ "errors": [object] }), Moment::Reading);
        assert_eq!(envelope, expected, "{kind}:{code:?} around a call");
        let beside = error::inside_success(&json!({ "type": kind, "code": code, "resolution": resolution }), 200, None);
        let beside = recommend(&Failure::api(Error::Api(Box::new(beside)), Moment::Reading));
        assert_eq!(beside, expected, "{kind}:{code:?} beside a signal");
        let commanded = failed(status, &json!({ "type": kind, "code": code }), Moment::Commanding);
        assert_eq!(commanded, expected, "{kind}:{code:?} of a command");
    }
}

#[test]
fn what_is_documented_as_retryable_is_tried_again_and_nothing_else() {
    for (family, name) in [("api_v2", "type"), ("api_v1", "error")] {
        for error in documented(family) {
            let status = error["status"].as_u64().and_then(|status| u16::try_from(status).ok()).unwrap_or(409);
            let body = json!({ name: error["type"], "code": error["code"] });
            let parsed = error::parse(status, &HeaderMap::new(), body.to_string().as_bytes());
            let failure = Failure::api(Error::Api(Box::new(parsed)), Moment::Reading);
            assert_eq!(recommend(&failure).pace.is_some(), error["retryable"].as_bool().unwrap(), "{body}");
        }
    }
    assert_eq!(recommend(&Failure::api(Error::TooLarge, Moment::Reading)).pace, Some(Pace::Brisk));
    assert_eq!(recommend(&Failure::GrantLost).pace, None);
}

#[test]
fn whatever_is_ours_to_set_up_names_where_to_look() {
    for error in documented("api_v2").into_iter().filter(|error| error["who_can_fix"] == "developer") {
        let (kind, code) = (error["type"].as_str().unwrap(), error["code"].as_str());
        let status = u16::try_from(error["status"].as_u64().unwrap()).unwrap();
        let body = json!({ "type": kind, "code": code }).to_string();
        let failure = Failure::api(
            Error::Api(Box::new(error::parse(status, &HeaderMap::new(), body.as_bytes()))),
            Moment::Reading,
        );
        // A feature a car lacks is nobody's mistake.
        assert_eq!(recommend(&failure).look_at.is_some(), kind != "COMPATIBILITY", "{kind}:{code:?}");
    }
    assert!(recommend(&Failure::KeysRefused(Moment::Connecting)).look_at.is_some_and(|cause| cause.contains("SECRET")));
}

#[test]
fn every_documented_v1_error_has_the_screen_of_the_routing_table() {
    let errors = documented("api_v1");
    assert_eq!(errors.len(), 17, "the fixture has changed");
    for error in errors {
        let (name, code) = (error["type"].as_str().unwrap(), error["code"].as_str());
        let status = error["status"].as_u64().and_then(|status| u16::try_from(status).ok()).unwrap_or(409);
        let recovery = failed(status, &json!({ "error": name, "code": code }), Moment::Reading);
        let expected = match (name, code.unwrap_or_default()) {
            ("vehicle_owner_action_required", "VOA_000") => "reconnect",
            ("vehicle_owner_action_required", "VOA_001") => "invalid-subscription",
            ("vehicle_state_error", "VS_000") => "car-unreachable",
            ("vehicle_state_error", _) => "car-not-ready",
            ("permission_error", _) => "permission-missing",
            ("rate_limiting_error", _) => "too-soon",
            ("monthly_limit_exceeded", _) => "plan-limit",
            ("smartcar_not_capable_error" | "vehicle_not_capable_error", _) => "feature-unavailable",
            ("smartcar_gateway_timeout_error", _) => "maker-down",
            ("server_error" | "authentication_error" | "validation_error" | "resource_not_found_error", _) => {
                "our-fault"
            }
            other => panic!("{other:?} has no row"),
        };
        assert_eq!(recovery.screen.slug(), expected, "{name}:{code:?}");
    }
}

#[test]
fn every_documented_return_from_connect_has_a_screen() {
    let errors = documented("connect");
    assert_eq!(errors.len(), 7, "the fixture has changed");
    for (error, expected) in [
        ("access_denied", "access-denied"),
        ("vehicle_incompatible", "vehicle-incompatible"),
        ("invalid_subscription", "invalid-subscription"),
        ("no_vehicles", "no-vehicles"),
        ("configuration_error", "configuration-error"),
        ("server_error", "connect-server-error"),
        ("battery_capacity_no_selection", "feature-unavailable"),
        ("something_new", "unknown"),
    ] {
        assert!(error == "something_new" || errors.iter().any(|documented| documented["type"] == error));
        let arrived = crate::smartcar::redirect::parse(&format!("error={error}"));
        let crate::smartcar::redirect::ConnectOutcome::Refused(refused) = arrived.outcome else { panic!("{error}") };
        let recovery = recommend(&Failure::Connect(ConnectFailure::from_error(&refused, false)));
        assert_eq!(recovery.screen.slug(), expected, "{error}");
    }
}

#[test]
fn nobody_is_asked_to_reconnect_without_evidence() {
    for status in [429, 500, 502, 503, 504] {
        let misleading = json!({ "type": "BRAND_NEW", "resolution": { "type": "REAUTHENTICATE" } });
        assert_ne!(failed(status, &misleading, Moment::Reading).screen, Screen::Reconnect, "{status}");
    }
    assert_ne!(v2("PERMISSION", None, 403, Some("REAUTHENTICATE")).screen, Screen::Reconnect);
    assert_ne!(
        v2("COMPATIBILITY", Some("PLATFORM_NOT_CAPABLE"), 501, Some("REAUTHENTICATE")).screen,
        Screen::Reconnect
    );
    assert_ne!(recommend(&Failure::api(Error::TooLarge, Moment::Reading)).screen, Screen::Reconnect);
    assert_eq!(v2("BRAND_NEW", None, 400, Some("REAUTHENTICATE")).screen, Screen::Reconnect);
}

#[test]
fn what_no_documentation_names_still_has_a_screen() {
    for (body, status, expected) in [
        (json!({ "type": "BRAND_NEW" }), 400, "our-fault"),
        (json!({ "type": "BRAND_NEW", "resolution": "RETRY_LATER" }), 400, "maker-down"),
        (json!({ "type": "BILLING", "code": "BRAND_NEW" }), 430, "plan-limit"),
        (json!({ "type": "CONNECTED_SERVICES_ACCOUNT", "code": "BRAND_NEW" }), 400, "our-fault"),
        (json!("<html>"), 502, "maker-down"),
        (json!(null), 429, "too-soon"),
    ] {
        assert_eq!(failed(status, &body, Moment::Reading).screen.slug(), expected, "{body}");
    }
}

#[test]
fn while_connecting_nobody_hears_about_a_car_they_do_not_have_yet() {
    for (kind, code, status, expected) in [
        ("BILLING", "VEHICLE_LIMIT", 430, ("plan-limit", "connecting")),
        ("AUTHENTICATION", "", 401, ("our-fault", "connecting")),
        ("UPSTREAM", "NO_RESPONSE", 502, ("connect-server-error", "")),
        ("RATE_LIMIT", "SMARTCAR_API", 429, ("connect-server-error", "")),
        ("CONNECTED_SERVICES_ACCOUNT", "NO_VEHICLES", 400, ("no-vehicles", "")),
        ("CONNECTED_SERVICES_ACCOUNT", "SUBSCRIPTION", 400, ("invalid-subscription", "")),
        ("COMPATIBILITY", "MAKE_NOT_COMPATIBLE", 501, ("vehicle-incompatible", "")),
    ] {
        let recovery = failed(status, &json!({ "type": kind, "code": code }), Moment::Connecting);
        assert_eq!((recovery.screen.slug(), recovery.variant), expected, "{kind}:{code}");
    }
}

#[test]
fn every_variant_of_a_repeated_or_refused_connection_is_listed() {
    let mut recoveries = vec![
        recommend(&Failure::InUseElsewhere),
        recommend(&Failure::AlreadyConnected),
        recommend(&Failure::GrantLost),
        recommend(&Failure::Reconnect(ReconnectProblem::StillFailing)),
        recommend(&Failure::Reconnect(ReconnectProblem::OtherCar)),
    ];
    for connected in [false, true] {
        recoveries.extend([
            recommend(&Failure::Connect(ConnectFailure::AccessDenied { connected })),
            recommend(&Failure::Connect(ConnectFailure::InvalidSubscription { connected })),
            recommend(&Failure::Connect(ConnectFailure::NoVehicles { connected })),
            recommend(&Failure::Connect(ConnectFailure::ServerError { connected })),
            recommend(&Failure::NoAnswerWhileConnecting { connected }),
        ]);
    }
    recoveries.extend(Screen::ALL.map(Recovery::of).into_iter().filter(|one| one.screen.variants().contains(&"")));
    for recovery in recoveries {
        for recovery in [recovery, recovery.repeated(2)] {
            assert!(recovery.screen.variants().contains(&recovery.variant), "{recovery:?} is not listed");
        }
    }
}

#[test]
fn slugs_are_unique_and_lead_back_to_their_screen() {
    for screen in Screen::ALL {
        assert_eq!(Screen::from_slug(screen.slug()), Some(screen));
    }
}
