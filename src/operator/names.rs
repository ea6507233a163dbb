//! The names an event may carry, as closed lists. A text from outside becomes one of them or none, so that nothing
//! else, such as a VIN in an error code, can ever reach the table of events.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use crate::smartcar::make;

/// Who reported a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// Smartcar Connect, on the way back.
    Connect,
    /// The vehicle API.
    Api,
    /// We ourselves.
    Local,
}

impl Source {
    /// As it is stored.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Connect => "connect",
            Self::Api => "api",
            Self::Local => "local",
        }
    }
}

/// The name of what happened: ours, or a documented one of Smartcar's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(super) struct Outcome(&'static str);

impl Outcome {
    /// As it is stored.
    pub(super) fn name(self) -> &'static str {
        self.0
    }

    /// Who reported it.
    pub(super) fn source(self) -> Source {
        if CONNECT.contains(&self.0) {
            Source::Connect
        } else if LOCAL.contains(&self.0) {
            Source::Local
        } else {
            Source::Api
        }
    }
}

impl From<&str> for Outcome {
    fn from(text: &str) -> Self {
        let known = CONNECT.iter().chain(LOCAL).chain(API).find(|name| **name == text);
        Self(known.copied().unwrap_or(UNLISTED))
    }
}

impl<'de> Deserialize<'de> for Outcome {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Self::from(text.as_str()))
    }
}

/// A make of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(super) struct Make(&'static str);

impl Make {
    /// The make a text names, if it is on the list.
    pub(super) fn of(text: &str) -> Option<Self> {
        make::listed(text).map(Self)
    }

    /// As it is stored.
    pub(super) fn name(self) -> &'static str {
        self.0
    }
}

impl<'de> Deserialize<'de> for Make {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::of(&String::deserialize(deserializer)?).ok_or_else(|| D::Error::custom("not a make of the list"))
    }
}

/// Whatever has no name here can only have come from the vehicle API: a code no documentation names, or a bare status.
const UNLISTED: &str = "unlisted";

const CONNECT: &[&str] = &[
    "connect_access_denied",
    "connect_vehicle_incompatible",
    "connect_invalid_subscription",
    "connect_no_vehicles",
    "connect_configuration_error",
    "connect_server_error",
    "connect_battery_capacity_no_selection",
    "connect_unknown",
    "connect_nothing",
    "connect_owner_not_named",
    "virtual_key_url",
];

const LOCAL: &[&str] = &[
    "link_missing",
    "link_unknown",
    "link_used",
    "link_expired",
    "link_outcome_gone",
    "link_stale_form",
    "code_refused",
    "keys_refused",
    "no_answer_while_connecting",
    "no_token",
    "grant_lost",
    "already_connected",
    "in_use_elsewhere",
    "reconnect_still_failing",
    "reconnect_other_car",
    "checked_a_moment_ago",
    "internal",
    "no_answer_in_time",
    "no_connection",
    "answer_too_large",
    "vehicle_form",
];

/// Source: Smartcar docs, api-reference/api-errors and errors/v1.0.
const API: &[&str] = &[
    "AUTHENTICATION",
    "BILLING:ACCOUNT_SUSPENDED",
    "BILLING:INVALID_PLAN",
    "BILLING:VEHICLE_LIMIT",
    "BILLING:VEHICLE_REQUEST_LIMIT",
    "COMPATIBILITY:MAKE_NOT_COMPATIBLE",
    "COMPATIBILITY:PLATFORM_NOT_CAPABLE",
    "COMPATIBILITY:SMARTCAR_NOT_CAPABLE",
    "COMPATIBILITY:VEHICLE_NOT_CAPABLE",
    "CONNECTED_SERVICES_ACCOUNT:ACCOUNT_ISSUE",
    "CONNECTED_SERVICES_ACCOUNT:AUTHENTICATION_FAILED",
    "CONNECTED_SERVICES_ACCOUNT:NO_VEHICLES",
    "CONNECTED_SERVICES_ACCOUNT:PERMISSION",
    "CONNECTED_SERVICES_ACCOUNT:SUBSCRIPTION",
    "CONNECTED_SERVICES_ACCOUNT:VEHICLE_MISSING",
    "CONNECTED_SERVICES_ACCOUNT:VIRTUAL_KEY_REQUIRED",
    "PERMISSION",
    "RATE_LIMIT:SMARTCAR_API",
    "RATE_LIMIT:VEHICLE",
    "RESOURCE_NOT_FOUND:PATH",
    "RESOURCE_NOT_FOUND:VERSION",
    "SERVER:INTERNAL",
    "SERVER:MULTIPLE_RECORDS_FOUND",
    "SERVER:RECORD_NOT_FOUND",
    "UPSTREAM:INVALID_DATA",
    "UPSTREAM:KNOWN_ISSUE",
    "UPSTREAM:NO_RESPONSE",
    "UPSTREAM:RATE_LIMIT",
    "UPSTREAM:UNKNOWN_ISSUE",
    "VALIDATION",
    "VALIDATION:PARAMETER",
    "VEHICLE_STATE:ASLEEP",
    "VEHICLE_STATE:CHARGE_FAULT",
    "VEHICLE_STATE:CHARGING_IN_PROGRESS",
    "VEHICLE_STATE:CHARGING_PLUG_CONNECTED",
    "VEHICLE_STATE:CHARGING_PLUG_NOT_CONNECTED",
    "VEHICLE_STATE:DOOR_OPEN",
    "VEHICLE_STATE:FULLY_CHARGED",
    "VEHICLE_STATE:HOOD_OPEN",
    "VEHICLE_STATE:IGNITION_ON",
    "VEHICLE_STATE:IN_MOTION",
    "VEHICLE_STATE:LOW_BATTERY",
    "VEHICLE_STATE:NOT_CHARGING",
    "VEHICLE_STATE:REMOTE_ACCESS_DISABLED",
    "VEHICLE_STATE:TRUNK_OPEN",
    "VEHICLE_STATE:UNKNOWN",
    "VEHICLE_STATE:UNREACHABLE",
    "VEHICLE_STATE:VEHICLE_OFFLINE_FOR_SERVICE",
    "validation_error",
    "authentication_error",
    "permission_error",
    "resource_not_found_error",
    "rate_limiting_error",
    "monthly_limit_exceeded",
    "server_error",
    "smartcar_not_capable_error",
    "vehicle_not_capable_error",
    "smartcar_gateway_timeout_error",
    "vehicle_owner_action_required:VOA_000",
    "vehicle_owner_action_required:VOA_001",
    "vehicle_state_error:VS_000",
    "vehicle_state_error:VS_001",
    "vehicle_state_error:VS_002",
    "vehicle_state_error:VS_003",
    "vehicle_state_error:VS_004",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recovery::{ConnectFailure, Failure, LinkProblem, Moment, ReconnectProblem};

    #[test]
    fn every_documented_error_has_its_name_here() {
        let errors: Vec<serde_json::Value> =
            serde_json::from_str(include_str!("../../tests/fixtures/errors.json")).unwrap();
        for error in errors {
            let (kind, code) = (error["type"].as_str().unwrap(), error["code"].as_str());
            let (name, source) = match (error["family"].as_str().unwrap(), code) {
                ("connect", _) => (format!("connect_{kind}"), Source::Connect),
                (_, Some(code)) => (format!("{kind}:{code}"), Source::Api),
                (_, None) => (kind.to_owned(), Source::Api),
            };
            let outcome = Outcome::from(name.as_str());
            assert_eq!((outcome.name(), outcome.source()), (name.as_str(), source));
        }
    }

    #[test]
    fn our_own_failures_have_their_names_here() {
        let failures = [
            Failure::Connect(ConnectFailure::Unknown),
            Failure::Connect(ConnectFailure::Nothing),
            Failure::Connect(ConnectFailure::OwnerNotNamed { connected: false }),
            Failure::NoToken(crate::smartcar::Error::TooLarge),
            Failure::Link(LinkProblem::Missing),
            Failure::Link(LinkProblem::Unknown),
            Failure::Link(LinkProblem::Used),
            Failure::Link(LinkProblem::Expired),
            Failure::Link(LinkProblem::OutcomeGone),
            Failure::Link(LinkProblem::StaleForm),
            Failure::CodeRefused,
            Failure::KeysRefused(Moment::Reading),
            Failure::NoAnswerWhileConnecting { connected: true },
            Failure::GrantLost,
            Failure::AlreadyConnected,
            Failure::InUseElsewhere,
            Failure::Reconnect(ReconnectProblem::StillFailing),
            Failure::Reconnect(ReconnectProblem::OtherCar),
        ];
        for failure in failures {
            assert_eq!(Outcome::from(failure.name().as_str()).name(), failure.name());
        }
    }

    #[test]
    fn nothing_else_gets_through() {
        for text in ["", "VEHICLE_STATE:1HGCM82633A004352", "HTTP 502", "recovery", "KIA"] {
            let outcome = Outcome::from(text);
            assert_eq!((outcome.name(), outcome.source()), ("unlisted", Source::Api), "{text}");
        }
        assert_eq!(Make::of("1HGCM82633A004352"), None);
    }
}
