//! One line in the log per failure.

use crate::recovery::{Class, Failure, Recovery, likely_cause};

/// One log line per failure: the reference that stands on the page, what Smartcar said, its own reference, the class, and
/// for whoever runs the app the setting to look at first.
pub(crate) fn log_failure(reference: &str, failure: &Failure, recovery: Recovery) {
    let (screen, name) = (recovery.screen.slug(), failure.name());
    let (cause, request_id) = (likely_cause(failure).unwrap_or_default(), failure.request_id().unwrap_or_default());
    let error = failure.api_error();
    let (kind, code) = error.map_or(("", ""), |error| (error.wire_type.as_str(), error.wire_code.as_str()));
    let (status, detail) = error.map_or((0, String::new()), |error| (error.status, error.detail.join(" ")));
    // What only the address of a return says is a stranger's word: it is noted, and alarms nobody.
    let is_hearsay = matches!(failure, Failure::Connect(_) | Failure::Link(_));
    match recovery.class() {
        Class::Ours if !is_hearsay => {
            let class = if cause.is_empty() { "ours" } else { "setup" };
            tracing::error!(
                reference,
                failure = name,
                kind,
                code,
                status,
                detail,
                request_id,
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
            let class = recovery.class().name();
            tracing::info!(
                reference,
                failure = name,
                kind,
                code,
                status,
                detail,
                request_id,
                screen,
                class,
                "screen recommended"
            );
        }
    }
}
