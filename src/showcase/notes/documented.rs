//! One documented error for each screen that an answer of the vehicle API leads to, and how each dialect writes it.

use serde_json::json;

use crate::recovery::{Incident, Screen};
use crate::smartcar::ApiVersion;

/// A row of Smartcar's list of errors, in the words of v2.0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Documented {
    pub kind: &'static str,
    pub code: &'static str,
    pub status: u16,
    pub resolution: Option<&'static str>,
}

impl Documented {
    /// `TYPE:CODE`, as logs, details and the sandbox know it.
    pub(crate) fn name(self) -> String {
        if self.code.is_empty() { self.kind.to_owned() } else { format!("{}:{}", self.kind, self.code) }
    }
}

/// The error that stands for a screen in this variant; nothing for what does not come from the vehicle API.
/// Source: Smartcar docs, errors/api-errors.
pub(crate) fn documented(screen: Screen, variant: &str) -> Option<Documented> {
    let row = |kind, code, status, resolution| Some(Documented { kind, code, status, resolution });
    let account = |code, resolution| row("CONNECTED_SERVICES_ACCOUNT", code, 400, resolution);
    let state = |code| row("VEHICLE_STATE", code, 409, None);
    let later = Some("RETRY_LATER");
    match (screen, variant) {
        (Screen::InvalidSubscription, "connected") => account("SUBSCRIPTION", None),
        (Screen::Reconnect, "access_withdrawn") => account("PERMISSION", Some("REAUTHENTICATE")),
        (Screen::Reconnect, _) => account("AUTHENTICATION_FAILED", Some("REAUTHENTICATE")),
        (Screen::AccountAction, "virtual_key") => account("VIRTUAL_KEY_REQUIRED", Some("ACTION_REQUIRED")),
        (Screen::AccountAction, _) => account("ACCOUNT_ISSUE", None),
        (Screen::CarMissing, _) => account("VEHICLE_MISSING", None),
        (Screen::CarUnreachable, "asleep") => state("ASLEEP"),
        (Screen::CarUnreachable, "signal") => state("UNREACHABLE"),
        (Screen::CarUnreachable, "service") => state("VEHICLE_OFFLINE_FOR_SERVICE"),
        (Screen::CarUnreachable, "low_battery") => row("VEHICLE_STATE", "LOW_BATTERY", 409, later),
        (Screen::CarUnreachable, _) => row("VEHICLE_STATE", "UNKNOWN", 409, later),
        (Screen::CarNotReady, "door") => state("DOOR_OPEN"),
        (Screen::CarNotReady, "trunk") => state("TRUNK_OPEN"),
        (Screen::CarNotReady, "hood") => state("HOOD_OPEN"),
        (Screen::CarNotReady, "ignition") => state("IGNITION_ON"),
        (Screen::CarNotReady, "motion") => state("IN_MOTION"),
        (Screen::CarNotReady, "unplugged") => state("CHARGING_PLUG_NOT_CONNECTED"),
        (Screen::CarNotReady, "plugged") => state("CHARGING_PLUG_CONNECTED"),
        (Screen::CarNotReady, "charging") => state("CHARGING_IN_PROGRESS"),
        (Screen::CarNotReady, "full") => state("FULLY_CHARGED"),
        (Screen::CarNotReady, "not_charging") => state("NOT_CHARGING"),
        (Screen::CarNotReady, "fault") => state("CHARGE_FAULT"),
        (Screen::CarNotReady, "remote") => state("REMOTE_ACCESS_DISABLED"),
        (Screen::PermissionMissing, _) => row("PERMISSION", "", 403, Some("REAUTHENTICATE")),
        (Screen::FeatureUnavailable, "reconnect_to_get") => {
            row("COMPATIBILITY", "PLATFORM_NOT_CAPABLE", 501, Some("REAUTHENTICATE"))
        }
        (Screen::FeatureUnavailable, _) => row("COMPATIBILITY", "VEHICLE_NOT_CAPABLE", 501, None),
        (Screen::PlanLimit, "connecting") => row("BILLING", "VEHICLE_LIMIT", 430, Some("CONTACT_SUPPORT")),
        (Screen::PlanLimit, _) => row("BILLING", "VEHICLE_REQUEST_LIMIT", 430, Some("CONTACT_SUPPORT")),
        (Screen::TooSoon, "other") => row("RATE_LIMIT", "VEHICLE", 429, later),
        (Screen::MakerDown, "data") => row("UPSTREAM", "INVALID_DATA", 502, later),
        (Screen::MakerDown, "link") => None,
        (Screen::MakerDown, _) => row("UPSTREAM", "NO_RESPONSE", 502, later),
        (Screen::OurFault, _) => row("SERVER", "INTERNAL", 500, later),
        (
            Screen::AccessDenied
            | Screen::VehicleIncompatible
            | Screen::InvalidSubscription
            | Screen::NoVehicles
            | Screen::ConfigurationError
            | Screen::ConnectServerError
            | Screen::LinkExpired
            | Screen::Unknown
            | Screen::ReconnectFailed
            | Screen::CarNotReady
            | Screen::TooSoon
            | Screen::AlreadyConnected,
            _,
        ) => None,
    }
}

/// What v1.0 calls an error, where it has a name for it that leads to the same screen.
/// Source: Smartcar docs, errors/v1.0.
pub(crate) fn v1_name(screen: Screen, variant: &str) -> Option<(&'static str, &'static str, u16)> {
    match (screen, variant) {
        (Screen::Reconnect, "") => Some(("vehicle_owner_action_required", "VOA_000", 400)),
        (Screen::InvalidSubscription, "connected") => Some(("vehicle_owner_action_required", "VOA_001", 400)),
        (Screen::CarUnreachable, "unknown") => Some(("vehicle_state_error", "VS_000", 409)),
        (Screen::CarNotReady, "other") => Some(("vehicle_state_error", "VS_001", 409)),
        (Screen::PermissionMissing, _) => Some(("permission_error", "", 403)),
        (Screen::FeatureUnavailable, "") => Some(("vehicle_not_capable_error", "", 501)),
        (Screen::PlanLimit, _) => Some(("monthly_limit_exceeded", "", 430)),
        (Screen::TooSoon, "other") => Some(("rate_limiting_error", "", 429)),
        (Screen::MakerDown, "") => Some(("smartcar_gateway_timeout_error", "", 504)),
        (Screen::OurFault, _) => Some(("server_error", "", 500)),
        _ => None,
    }
}

/// The error as it stood on the wire, in one dialect: its shape, and none of its texts.
pub(crate) fn body(incident: &Incident, api: ApiVersion) -> String {
    // Only an answer has a status, and only an error of Smartcar's has a type.
    let Some(status) = incident.status.filter(|_| !incident.what.contains(' ') && incident.what != "no_token") else {
        return String::new();
    };
    let (kind, code) = incident.what.split_once(':').unwrap_or((&incident.what, ""));
    let code = (!code.is_empty()).then_some(code);
    let body = match api {
        ApiVersion::V1 => json!({ "error": kind, "code": code, "message": "…" }),
        ApiVersion::V2 => json!({
            "type": kind, "code": code, "description": "…", "statusCode": status, "requestId": "…",
            "resolution": { "type": incident.resolution },
        }),
        // Beside one signal, inside a success.
        ApiVersion::V3 if status == 200 => json!({ "attributes": { "status": {
            "value": "ERROR", "error": { "type": kind, "code": code, "resolution": { "type": incident.resolution } },
        }}}),
        ApiVersion::V3 => json!({ "errors": [{
            "type": kind, "code": code, "title": "…", "detail": "…", "status": status.to_string(),
            "resolution": { "type": incident.resolution },
        }]}),
    };
    body.to_string()
}

#[cfg(test)]
mod tests {
    use reqwest::header::HeaderMap;

    use super::*;
    use crate::recovery::{Failure, Moment, Recovery, recommend};
    use crate::smartcar::{Error, error};

    fn recommended(status: u16, body: &str, moment: Moment) -> Recovery {
        recommend(&Failure::api(Error::Api(Box::new(error::parse(status, &HeaderMap::new(), body.as_bytes()))), moment))
    }

    fn incident(screen: Screen, variant: &'static str, what: &str, status: u16, resolution: Option<&str>) -> Incident {
        let (recovery, resolution) = (Recovery::variant(screen, variant), resolution.map(str::to_owned));
        let incident = Incident::new(recovery, what.to_owned(), String::new(), 0);
        Incident { status: Some(status), resolution, ..incident }
    }

    #[test]
    fn each_error_leads_to_the_screen_it_stands_for_in_every_dialect() {
        let mut count = 0;
        for screen in Screen::ALL {
            for variant in screen.variants().iter().copied() {
                let moment = if variant == "connecting" { Moment::Connecting } else { Moment::Reading };
                if let Some(error) = documented(screen, variant) {
                    for api in [ApiVersion::V2, ApiVersion::V3] {
                        let name = error.name();
                        let body = body(&incident(screen, variant, &name, error.status, error.resolution), api);
                        let recovery = recommended(error.status, &body, moment);
                        assert_eq!((recovery.screen, recovery.variant), (screen, variant), "{body}");
                        count += 1;
                    }
                }
                if let Some((kind, code, status)) = v1_name(screen, variant) {
                    let what = if code.is_empty() { kind.to_owned() } else { format!("{kind}:{code}") };
                    let body = body(&incident(screen, variant, &what, status, None), ApiVersion::V1);
                    let recovery = recommended(status, &body, moment);
                    assert_eq!((recovery.screen, recovery.variant), (screen, variant), "{body}");
                    count += 1;
                }
            }
        }
        assert!(count > 70, "{count}");
    }
}
