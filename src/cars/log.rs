//! One line in the log per failure.

use crate::recovery::{Class, Failure, Incident, recommend};

/// The reference that stands on the page, what Smartcar said, its own reference, the class, and for whoever runs the app the
/// setting to look at first.
pub fn incident(incident: &Incident, failure: &Failure) {
    let (reference, screen, name) = (&incident.reference, incident.screen.slug(), &incident.what);
    let cause = recommend(failure).look_at.unwrap_or_default();
    // Ours is in the span, under its own name.
    let smartcar_request_id = incident.request_id.as_deref().unwrap_or_default();
    let error = failure.api_error();
    let (kind, code) = error.map_or(("", ""), |error| (error.wire_type.as_str(), error.wire_code.as_str()));
    let (status, detail) = error.map_or((0, String::new()), |error| (error.status, error.detail.join(" ")));
    // What only the address of a return says is a stranger's word: it is noted, and alarms nobody.
    let is_hearsay = matches!(failure, Failure::Connect(_) | Failure::Link(_));
    match incident.class() {
        Class::Ours if !is_hearsay => {
            let class = if cause.is_empty() { "ours" } else { "setup" };
            tracing::error!(
                reference,
                failure = name,
                kind,
                code,
                status,
                detail,
                smartcar_request_id,
                screen,
                class,
                look_at = cause,
                "ours to fix"
            );
        }
        Class::Ours
        | Class::Choice
        | Class::FixHere
        | Class::FixAtMaker
        | Class::AtTheCar
        | Class::Wait
        | Class::NotPossible => {
            let class = incident.class().name();
            tracing::info!(
                reference,
                failure = name,
                kind,
                code,
                status,
                detail,
                smartcar_request_id,
                screen,
                class,
                "screen recommended"
            );
        }
    }
}
