//! How to cause a failure with a Smartcar account of one's own: a published test login with its VIN, or a word on what to
//! do. Source: Smartcar docs, testing-errors and connect/test-your-integration.

use crate::recovery::Screen;
use crate::showcase::notes::documented;
use crate::smartcar::ApiVersion;
use crate::web::Error;
use crate::web::words::Words;

/// Published logins for Smartcar's test mode, with the VINs that mean the same.
const LOGINS: [(&str, &str); 26] = [
    ("COMPATIBILITY.VEHICLE_NOT_CAPABLE@smartcar.com", "0SCLR00024C7CDF7A"),
    ("CONNECTED_SERVICES_ACCOUNT.ACCOUNT_ISSUE@smartcar.com", "0SCLR00026BAAA136"),
    ("CONNECTED_SERVICES_ACCOUNT.AUTHENTICATION_FAILED@smartcar.com", "0SCLR00021D803C7B"),
    ("CONNECTED_SERVICES_ACCOUNT.NO_VEHICLES@smartcar.com", "0SCLR00027671837B"),
    ("CONNECTED_SERVICES_ACCOUNT.SUBSCRIPTION@smartcar.com", "0SCLR0002B9BAF29F"),
    ("CONNECTED_SERVICES_ACCOUNT.VEHICLE_MISSING@smartcar.com", "0SCLR00024E29EEBD"),
    ("UPSTREAM.INVALID_DATA@smartcar.com", "0SCLR000298A0A649"),
    ("UPSTREAM.NO_RESPONSE@smartcar.com", "0SCLR0002C23E43AB"),
    ("VEHICLE_STATE.ASLEEP@smartcar.com", "0SCLR0002E8896323"),
    ("VEHICLE_STATE.CHARGING_IN_PROGRESS@smartcar.com", "0SCLR000221F1E672"),
    ("VEHICLE_STATE.CHARGING_PLUG_NOT_CONNECTED@smartcar.com", "0SCLR0002CBFC7C21"),
    ("VEHICLE_STATE.DOOR_OPEN@smartcar.com", "0SCLR0002F8BD90B8"),
    ("VEHICLE_STATE.FULLY_CHARGED@smartcar.com", "0SCLR00029CD9D894"),
    ("VEHICLE_STATE.HOOD_OPEN@smartcar.com", "0SCLR000219CD4A2C"),
    ("VEHICLE_STATE.IGNITION_ON@smartcar.com", "0SCLR00021D49E58A"),
    ("VEHICLE_STATE.IN_MOTION@smartcar.com", "0SCLR00024F6EE640"),
    ("VEHICLE_STATE.REMOTE_ACCESS_DISABLED@smartcar.com", "0SCLR0002588A5CC1"),
    ("VEHICLE_STATE.TRUNK_OPEN@smartcar.com", "0SCLR00023C607FDB"),
    ("VEHICLE_STATE.UNKNOWN@smartcar.com", "0SCLR0002E6CC0314"),
    ("VEHICLE_STATE.UNREACHABLE@smartcar.com", "0SCLR000247EBF067"),
    ("VEHICLE_STATE.VEHICLE_OFFLINE_FOR_SERVICE@smartcar.com", "0SCLR0002AF1D71A1"),
    ("smartcar@vehicle-incompatible.com", "0SCAUDI012FE3B132"),
    ("smartcar@invalid-subscription.com", "0SCAUDI0155C49A95"),
    ("smartcar@voa-000.vehicle-owner-action-required.com", "0SCLR0002EDAB90A7"),
    ("smartcar@voa-001.vehicle-owner-action-required.com", "0SCLR0002AB072EEA"),
    ("smartcar@vs-000.vehicle-state-error.com", "0SCLR000292E53813"),
];

/// What to do where no login helps: screen, its only variant if there is one, catalogue key.
const BY_HAND: [(Screen, Option<&str>, &str); 7] = [
    (Screen::AccessDenied, None, "notes.cause_deny"),
    (Screen::ConfigurationError, None, "notes.cause_configuration"),
    (Screen::LinkExpired, None, "notes.cause_link"),
    (Screen::ReconnectFailed, Some("wrong_car"), "notes.cause_other_car"),
    (Screen::AlreadyConnected, None, "notes.cause_twice"),
    (Screen::PermissionMissing, None, "notes.cause_untick"),
    (Screen::TooSoon, Some(""), "notes.cause_check_twice"),
];

/// What to do, in words.
pub(crate) fn with_a_test_account(
    words: &Words,
    screen: Screen,
    variant: &str,
    api: ApiVersion,
) -> Result<String, Error> {
    if let Some((login, vin)) = login(screen, variant, api) {
        return Ok(words.text("notes.cause_login", &[("login", login), ("vin", vin)])?);
    }
    let special = BY_HAND.into_iter().find(|(of, only, _)| *of == screen && only.is_none_or(|only| only == variant));
    let key = special.map_or("notes.cause_none", |(.., key)| key);
    Ok(words.text(key, &[])?)
}

fn login(screen: Screen, variant: &str, api: ApiVersion) -> Option<(&'static str, &'static str)> {
    let wanted = match (screen, variant, api) {
        (Screen::VehicleIncompatible, _, _) => "smartcar@vehicle-incompatible.com".to_owned(),
        (Screen::InvalidSubscription, "", _) => "smartcar@invalid-subscription.com".to_owned(),
        (Screen::Reconnect, "", ApiVersion::V1) => "smartcar@voa-000.vehicle-owner-action-required.com".to_owned(),
        (Screen::InvalidSubscription, _, ApiVersion::V1) => {
            "smartcar@voa-001.vehicle-owner-action-required.com".to_owned()
        }
        (Screen::CarUnreachable, "unknown", ApiVersion::V1) => "smartcar@vs-000.vehicle-state-error.com".to_owned(),
        (screen, variant, _) => {
            let error = documented(screen, variant)?;
            format!("{}.{}@smartcar.com", error.kind, error.code)
        }
    };
    LOGINS.into_iter().find(|(login, _)| *login == wanted)
}
