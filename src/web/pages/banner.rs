//! The one banner of a car: what the last check ran into, in the words of its screen, with one action.

use serde::Serialize;

use crate::recovery::{Incident, Screen};
use crate::store::Vehicle;
use crate::web::pages::values::in_frame;
use crate::web::render::Frame;
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

/// The banner for what the last check ran into; none for screens that are never one.
pub fn banner_for(
    state: &AppState,
    vehicle: &Vehicle,
    frame: &Frame,
    incident: Option<&Incident>,
    now: i64,
) -> Result<Option<Banner>, Error> {
    let words = incident.and_then(|incident| Some((incident, incident.screen.banner(&incident.variant)?)));
    let Some((incident, words)) = words else { return Ok(None) };
    let never_read = vehicle.checked_at.is_none();
    let wait = clock::wait(&state.words, incident.wait(now))?;
    let text = |key: &str| in_frame(state, frame, key, &[("wait", &wait)]);
    let is_reconnect = incident.screen == Screen::Reconnect;
    let lead = if is_reconnect && never_read { "reconnect.lead" } else { words.lead.as_str() };
    Ok(Some(Banner {
        slug: incident.screen.slug(),
        class: incident.class().name(),
        variant: incident.variant.clone(),
        heading: text(&incident.screen.heading(&incident.variant, !vehicle.make.is_empty()))?,
        lead: text(lead)?,
        kept: if is_reconnect || never_read { String::new() } else { text("unreachable.kept")? },
        action: words.action,
        action_label: text(words.label)?,
        url: state.support_url.clone(),
    }))
}
