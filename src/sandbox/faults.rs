//! Every error the vehicle API can answer with, as one table: its v2.0 body, and what v1.0 said in its place.
//!
//! Written from the vendor's documented types, codes and statuses; the sentences are ours. Where v1.0 has no documented
//! equivalent the nearest type is used, without a code. A gateway time-out is not here: its body is not JSON, so it is a
//! behaviour (`html`) in `misbehaviour.rs`.

use serde_json::{Value, json};

/// One row: what goes wrong, in both dialects.
pub(super) struct Fault {
    pub(super) kind: &'static str,
    pub(super) code: Option<&'static str>,
    pub(super) status: u16,
    pub(super) resolution: Option<&'static str>,
    v1: V1,
    description: &'static str,
    user_message: Option<&'static str>,
}

struct V1 {
    error: &'static str,
    code: Option<&'static str>,
    status: u16,
}

/// Which of the two body shapes to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    V1,
    V2,
}

/// `"TYPE:CODE"`, or `"TYPE"` for the rows without a code.
pub(super) fn find(key: &str) -> Option<&'static Fault> {
    FAULTS.iter().find(|fault| fault.key() == key)
}

pub(super) fn keys() -> Vec<String> {
    FAULTS.iter().map(Fault::key).collect()
}

impl Fault {
    pub(super) fn key(&self) -> String {
        self.code.map_or_else(|| self.kind.to_owned(), |code| format!("{}:{code}", self.kind))
    }

    pub(super) fn status_in(&self, dialect: Dialect) -> u16 {
        match dialect {
            Dialect::V1 => self.v1.status,
            Dialect::V2 => self.status,
        }
    }

    /// The body. `note` replaces the general description when the sandbox can say what exactly was wrong; `url` is the
    /// link inside `resolution`, which only two rows have.
    pub(super) fn body(&self, dialect: Dialect, request_id: &str, note: Option<&str>, url: Option<&str>) -> Value {
        let description = note.unwrap_or(self.description);
        let status = self.status_in(dialect);
        let mut body = match dialect {
            Dialect::V1 => json!({
                "error": self.v1.error, "message": description, "statusCode": status, "requestId": request_id,
            }),
            Dialect::V2 => json!({
                "type": self.kind, "code": self.code, "description": description, "docURL": self.doc_url(),
                "statusCode": status, "requestId": request_id, "resolution": {"type": self.resolution},
            }),
        };
        match dialect {
            Dialect::V1 => {
                if let Some(code) = self.v1.code {
                    body["code"] = json!(code);
                }
            }
            Dialect::V2 => {
                if let Some(url) = url {
                    body["resolution"]["url"] = json!(url);
                }
                if let Some(message) = self.user_message {
                    body["suggestedUserMessage"] = json!(message);
                }
                if self.kind == "VALIDATION" {
                    body["detail"] = json!([{"field": [], "message": description}]);
                }
            }
        }
        body
    }

    fn doc_url(&self) -> String {
        let kebab = |text: &str| text.to_ascii_lowercase().replace('_', "-");
        let code = self.code.map_or_else(|| "null".to_owned(), kebab);
        if self.kind == "RESOURCE_NOT_FOUND" {
            return format!("https://smartcar.com/docs/api-reference/api-errors#resource-errors-{code}");
        }
        format!("https://smartcar.com/docs/errors/api-errors/{}-errors#{code}", kebab(self.kind))
    }
}

const fn v1(error: &'static str, status: u16) -> V1 {
    V1 { error, code: None, status }
}

/// 400 is our choice, like today's equivalent: no source gives the v1.0 status of this type.
const fn owner(code: Option<&'static str>) -> V1 {
    V1 { error: "vehicle_owner_action_required", code, status: 400 }
}

const fn state(code: &'static str) -> V1 {
    V1 { error: "vehicle_state_error", code: Some(code), status: 409 }
}

type Text = &'static str;

#[rustfmt::skip] // the columns of the table, in its order
const fn row(kind: Text, code: Text, status: u16, resolution: Option<Text>, v1: V1, description: Text, user_message: Option<Text>) -> Fault {
    Fault { kind, code: if code.is_empty() { None } else { Some(code) }, status, resolution, v1, description, user_message }
}

const RETRY: Option<&str> = Some("RETRY_LATER");
const SIGN_IN: Option<&str> = Some("REAUTHENTICATE");
const SUPPORT: Option<&str> = Some("CONTACT_SUPPORT");

#[rustfmt::skip] // one row, one place: a table reads down its columns
static FAULTS: &[Fault] = &[
    row("AUTHENTICATION", "", 401, None, v1("authentication_error", 401), "The access token is missing, malformed, unknown or expired.", None),
    row("BILLING", "ACCOUNT_SUSPENDED", 430, Some("FINANCE"), v1("monthly_limit_exceeded", 430), "This developer account is suspended over unpaid invoices.", None),
    row("BILLING", "INVALID_PLAN", 430, SUPPORT, v1("monthly_limit_exceeded", 430), "The plan of this application does not include the feature.", None),
    row("BILLING", "VEHICLE_LIMIT", 430, SUPPORT, v1("monthly_limit_exceeded", 430), "The plan's number of connected cars is used up.", None),
    row("BILLING", "VEHICLE_REQUEST_LIMIT", 430, SUPPORT, v1("monthly_limit_exceeded", 430), "This car has used its requests for the billing period.", None),
    row("COMPATIBILITY", "MAKE_NOT_COMPATIBLE", 501, None, v1("smartcar_not_capable_error", 501), "This brand is not supported in the car's country.", None),
    row("COMPATIBILITY", "PLATFORM_NOT_CAPABLE", 501, SIGN_IN, v1("smartcar_not_capable_error", 501), "The car is connected through an older platform that lacks this endpoint.", None),
    row("COMPATIBILITY", "SMARTCAR_NOT_CAPABLE", 501, None, v1("smartcar_not_capable_error", 501), "This feature is not available for the car yet.", None),
    row("COMPATIBILITY", "VEHICLE_NOT_CAPABLE", 501, None, v1("vehicle_not_capable_error", 501), "The car has no such feature.", None),
    row("CONNECTED_SERVICES_ACCOUNT", "ACCOUNT_ISSUE", 400, None, owner(None), "Something is left to do in the owner's account with the maker.", Some("Your car maker's app is waiting for you to finish a step there.")),
    row("CONNECTED_SERVICES_ACCOUNT", "AUTHENTICATION_FAILED", 400, SIGN_IN, owner(Some("VOA_000")), "The stored sign-in to the maker's account no longer works.", Some("The sign-in for your car has changed. Use <link to Smartcar Connect> to let <app name> in again.")),
    row("CONNECTED_SERVICES_ACCOUNT", "NO_VEHICLES", 400, None, owner(None), "The owner's account with the maker holds no active car.", Some("There is no active car in your account with the maker. Add one there first.")),
    row("CONNECTED_SERVICES_ACCOUNT", "PERMISSION", 400, SIGN_IN, owner(Some("VOA_000")), "The owner withdrew access on the maker's own site.", None),
    row("CONNECTED_SERVICES_ACCOUNT", "SUBSCRIPTION", 400, None, owner(Some("VOA_001")), "The car's connected-services subscription is inactive or does not cover this.", Some("Your car's connected services are not active. Renew them with the maker.")),
    row("CONNECTED_SERVICES_ACCOUNT", "VEHICLE_MISSING", 400, None, owner(None), "The car is no longer in the owner's account with the maker.", Some("This car is not in your account with the maker any more.")),
    row("CONNECTED_SERVICES_ACCOUNT", "VIRTUAL_KEY_REQUIRED", 400, Some("ACTION_REQUIRED"), owner(None), "The maker wants the owner to add a virtual key first.", Some("Add the virtual key with your maker's app on your phone.")),
    row("PERMISSION", "", 403, SIGN_IN, v1("permission_error", 403), "The token does not cover this car or this permission.", None),
    row("RATE_LIMIT", "SMARTCAR_API", 429, RETRY, v1("rate_limiting_error", 429), "The application sends too many requests.", Some("We are a little busy. Please try again soon.")),
    row("RATE_LIMIT", "VEHICLE", 429, RETRY, v1("rate_limiting_error", 429), "This car is asked too often.", Some("Your car needs a break. Please try again later.")),
    row("RESOURCE_NOT_FOUND", "PATH", 404, None, v1("resource_not_found_error", 404), "There is nothing at this path.", None),
    row("RESOURCE_NOT_FOUND", "VERSION", 404, None, v1("resource_not_found_error", 404), "There is no such version of the API.", None),
    row("SERVER", "INTERNAL", 500, RETRY, v1("server_error", 500), "Something broke on this side.", Some("Something went wrong on our side. Please try again later.")),
    row("SERVER", "MULTIPLE_RECORDS_FOUND", 500, SUPPORT, v1("server_error", 500), "Several battery sizes fit this car.", Some("We cannot tell which battery your car has.")),
    row("SERVER", "RECORD_NOT_FOUND", 500, SUPPORT, v1("server_error", 500), "No source knows this car's battery size.", Some("We do not know the battery of your car.")),
    row("UPSTREAM", "INVALID_DATA", 502, RETRY, v1("server_error", 500), "The maker sent data that cannot be true.", Some("Your car sent something we could not read. Please try again later.")),
    row("UPSTREAM", "KNOWN_ISSUE", 502, RETRY, v1("server_error", 500), "The maker's service has a known problem.", Some("Your car maker's service has a problem. Please try again later.")),
    row("UPSTREAM", "NO_RESPONSE", 502, RETRY, v1("server_error", 500), "The maker's service did not answer in time.", Some("Your car did not answer in time. Please try again later.")),
    row("UPSTREAM", "RATE_LIMIT", 502, RETRY, v1("rate_limiting_error", 429), "The maker is throttling requests for this car.", Some("Your car maker asks for a pause. Please try again later.")),
    row("UPSTREAM", "UNKNOWN_ISSUE", 502, RETRY, v1("server_error", 500), "The maker's service failed in a way not seen before.", Some("Your car maker's service has a problem. Please try again later.")),
    row("VALIDATION", "", 400, None, v1("validation_error", 400), "The request is malformed.", None),
    row("VALIDATION", "PARAMETER", 400, None, v1("validation_error", 400), "A value in the request cannot be used.", None),
    row("VEHICLE_STATE", "ASLEEP", 409, None, state("VS_000"), "The car is asleep and was left asleep.", Some("Your car is asleep. A short drive wakes it.")),
    row("VEHICLE_STATE", "CHARGE_FAULT", 409, None, state("VS_000"), "The cable is in but no current flows.", Some("Your car is plugged in but not charging. Check the cable and its timers.")),
    row("VEHICLE_STATE", "CHARGING_IN_PROGRESS", 409, None, state("VS_000"), "The car is charging already.", Some("Your car is charging already.")),
    row("VEHICLE_STATE", "CHARGING_PLUG_CONNECTED", 409, None, state("VS_000"), "This cannot be done while the charger is plugged in.", Some("Unplug your car first.")),
    row("VEHICLE_STATE", "CHARGING_PLUG_NOT_CONNECTED", 409, None, state("VS_004"), "No charger is plugged in.", Some("Plug your car in first.")),
    row("VEHICLE_STATE", "DOOR_OPEN", 409, None, state("VS_001"), "A door is open.", Some("Close the doors of your car first.")),
    row("VEHICLE_STATE", "FULLY_CHARGED", 409, None, state("VS_000"), "The battery is full.", Some("Your car is fully charged.")),
    row("VEHICLE_STATE", "HOOD_OPEN", 409, None, state("VS_003"), "The hood is open.", Some("Close the hood of your car first.")),
    row("VEHICLE_STATE", "IGNITION_ON", 409, None, state("VS_000"), "The engine is running.", Some("Switch your car off first.")),
    row("VEHICLE_STATE", "IN_MOTION", 409, None, state("VS_000"), "The car is being driven.", Some("Please wait until your car is parked.")),
    row("VEHICLE_STATE", "LOW_BATTERY", 409, RETRY, state("VS_000"), "A battery of the car is too low for this.", Some("Your car's battery is low. Charge it or take a drive.")),
    row("VEHICLE_STATE", "NOT_CHARGING", 409, None, state("VS_000"), "The car is not charging.", Some("Your car is not charging.")),
    row("VEHICLE_STATE", "REMOTE_ACCESS_DISABLED", 409, None, state("VS_000"), "Remote access is switched off in the car.", Some("Switch remote access on in your car's settings.")),
    row("VEHICLE_STATE", "TRUNK_OPEN", 409, None, state("VS_002"), "A trunk is open.", Some("Close the trunk of your car first.")),
    row("VEHICLE_STATE", "UNKNOWN", 409, RETRY, state("VS_000"), "The car's state does not allow this, and cannot be told.", Some("Your car cannot do this now. Please try again later.")),
    row("VEHICLE_STATE", "UNREACHABLE", 409, None, state("VS_000"), "The car has no signal.", Some("Your car has no signal. Move it or try again later.")),
    row("VEHICLE_STATE", "VEHICLE_OFFLINE_FOR_SERVICE", 409, None, state("VS_000"), "The car is in service mode.", Some("Your car is being serviced. Please try again later.")),
];

#[cfg(test)]
mod tests {
    use super::{Dialect, FAULTS, find, keys};

    #[test]
    fn every_key_finds_its_own_row() {
        for fault in FAULTS {
            assert!(find(&fault.key()).is_some_and(|found| std::ptr::eq(found, fault)), "{}", fault.key());
        }
        assert_eq!(keys().len(), 48);
    }

    #[test]
    fn a_v2_body_has_every_documented_field() {
        let fault = find("CONNECTED_SERVICES_ACCOUNT:AUTHENTICATION_FAILED").unwrap();
        let body = fault.body(Dialect::V2, "id", None, Some("http://x/oauth/reauthenticate"));
        assert_eq!(body["statusCode"], 400);
        assert_eq!(body["resolution"]["type"], "REAUTHENTICATE");
        assert_eq!(body["resolution"]["url"], "http://x/oauth/reauthenticate");
        let doc = "https://smartcar.com/docs/errors/api-errors/connected-services-account-errors#authentication-failed";
        assert_eq!(body["docURL"], doc);
    }

    #[test]
    fn a_v1_body_speaks_its_own_dialect() {
        let fault = find("CONNECTED_SERVICES_ACCOUNT:AUTHENTICATION_FAILED").unwrap();
        let body = fault.body(Dialect::V1, "id", None, Some("http://x"));
        assert_eq!(
            (body["error"].as_str(), body["code"].as_str()),
            (Some("vehicle_owner_action_required"), Some("VOA_000"))
        );
        assert!(body.get("resolution").is_none());
        let plain = find("AUTHENTICATION").unwrap();
        assert!(plain.body(Dialect::V1, "id", None, None).get("code").is_none());
        assert!(
            plain.body(Dialect::V2, "id", None, None)["docURL"]
                .as_str()
                .unwrap()
                .ends_with("authentication-errors#null")
        );
    }
}
