//! The one banner of a car: what the last check ran into, in the words of its screen, with one action.

use serde::Serialize;

use crate::recovery::Screen;
use crate::store::Vehicle;
use crate::web::pages::outcome::heading;
use crate::web::pages::values::in_frame;
use crate::web::render::Frame;
use crate::web::trouble::Trouble;
use crate::web::{AppState, Error, clock};

/// The one banner of a car.
#[derive(Debug, Serialize)]
pub struct Banner {
    slug: &'static str,
    class: &'static str,
    variant: String,
    heading: String,
    lead: String,
    kept: String,
    action: &'static str,
    action_label: String,
    url: String,
}

/// The banner for what the last check ran into.
pub fn banner_for(
    state: &AppState,
    vehicle: &Vehicle,
    frame: &Frame,
    trouble: Option<&Trouble>,
    now: i64,
) -> Result<Option<Banner>, Error> {
    let Some((trouble, (lead, action, label))) = trouble.and_then(|trouble| Some((trouble, banner_keys(trouble)?)))
    else {
        return Ok(None);
    };
    let never_read = vehicle.checked_at.is_none();
    let wait = clock::wait(&state.words, trouble.wait(now))?;
    let text = |key: &str| in_frame(state, frame, key, &[("wait", &wait)]);
    let lead = if trouble.screen == Screen::Reconnect && never_read { "reconnect.lead" } else { lead };
    Ok(Some(Banner {
        slug: trouble.screen.slug(),
        class: trouble.class().name(),
        variant: trouble.variant.clone(),
        heading: text(&heading(trouble.screen, &trouble.variant, !vehicle.make.is_empty()))?,
        lead: text(lead)?,
        kept: if trouble.screen == Screen::Reconnect || never_read { String::new() } else { text("unreachable.kept")? },
        action,
        action_label: text(label)?,
        url: state.support_url.clone(),
    }))
}

/// Lead, action and label of a trouble's banner; nothing for screens that are never one.
fn banner_keys(trouble: &Trouble) -> Option<(&'static str, &'static str, &'static str)> {
    Some(match trouble.screen {
        Screen::CarMissing => ("car_missing.lead", "check", "car_missing.primary"),
        Screen::Reconnect => ("reconnect.banner", "reconnect", "reconnect.banner_action"),
        Screen::AccountAction if trouble.variant == "virtual_key" => {
            ("virtual_key.lead", "check", "virtual_key.secondary")
        }
        Screen::AccountAction => ("account_action.lead", "check", "account_action.primary"),
        Screen::InvalidSubscription => ("subscription.connected_lead", "check", "subscription.connected_primary"),
        Screen::PlanLimit => ("plan_limit.lead", "details", "plan_limit.secondary"),
        Screen::OurFault => ("our_fault.lead", "details", "our_fault.secondary"),
        Screen::MakerDown if trouble.variant == "data" => ("maker_down.data", "check", "maker_down.primary"),
        Screen::MakerDown if trouble.variant == "link" => ("maker_down.link", "check", "maker_down.primary"),
        Screen::MakerDown => ("maker_down.lead", "check", "maker_down.primary"),
        Screen::TooSoon => ("too_soon.lead_other", "check", "too_soon.primary"),
        Screen::CarUnreachable => (unreachable_lead(&trouble.variant), "check", "unreachable.primary"),
        Screen::AccessDenied
        | Screen::VehicleIncompatible
        | Screen::NoVehicles
        | Screen::ConfigurationError
        | Screen::ConnectServerError
        | Screen::LinkExpired
        | Screen::Unknown
        | Screen::ReconnectFailed
        | Screen::CarNotReady
        | Screen::PermissionMissing
        | Screen::FeatureUnavailable
        | Screen::AlreadyConnected => return None,
    })
}

fn unreachable_lead(variant: &str) -> &'static str {
    match variant {
        "asleep" => "unreachable.asleep_lead",
        "signal" => "unreachable.signal_lead",
        "service" => "unreachable.service_lead",
        "low_battery" => "unreachable.low_battery_lead",
        _ => "unreachable.unknown_lead",
    }
}
