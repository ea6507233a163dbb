//! Developer notes: below a failure, what came back, the rule that matched, the error as it stood on the wire, how to
//! cause it with a real test account, and where its words and its template are.
//!
//! They exist in sandbox mode only. Outside it nothing they need is collected, and no request can ask for them: they are
//! made here alone, from the settings.

mod came_back;
mod cause;
mod delivery; // unit: webhooks
mod documented;

pub(crate) use came_back::CameBack;
pub(crate) use documented::{documented, v1_name};

use serde_json::{Value, json};

use crate::recovery::Incident;
use crate::showcase::bar::Row;
use crate::smartcar::ApiVersion;
use crate::web::outcome::Outcome;
use crate::web::session::Visit;
use crate::web::state::Notes;
use crate::web::{AppState, Error};

/// What the app adds to its failures where this unit is.
pub const NOTES: Notes = Notes { about, returned };

fn about(state: &AppState, visit: &Visit, incident: &Incident) -> Result<Option<Value>, Error> {
    let kept: Option<(String, CameBack)> = visit.read(&name(incident));
    let came_back = kept.filter(|(reference, _)| *reference == incident.reference).map(|(_, came_back)| came_back);
    of(state, incident, came_back.as_ref(), state.cars.client.settings().api_version)
}

/// Outside the sandbox not even the names of what came back are kept.
fn returned(state: &AppState, visit: &Visit, query: &str, outcome: &Outcome) -> Result<(), Error> {
    if state.config.sandbox.is_none() {
        return Ok(());
    }
    visit.write(&name(&outcome.incident), &(&outcome.incident.reference, CameBack::of(query)))
}

fn name(incident: &Incident) -> String {
    format!("came_back.{}", incident.screen.slug())
}

/// Notes in one dialect; none outside sandbox mode.
pub(crate) fn of(
    state: &AppState,
    incident: &Incident,
    came_back: Option<&CameBack>,
    api: ApiVersion,
) -> Result<Option<Value>, Error> {
    if state.config.sandbox.is_none() {
        return Ok(None);
    }
    let words = &state.words;
    let came_back = match (came_back, incident.status) {
        (Some(came_back), _) => came_back.masked(words)?,
        (None, Some(status)) => format!("HTTP {status}"),
        (None, None) => String::new(),
    };
    let variant = if incident.variant.is_empty() { String::new() } else { format!("/{}", incident.variant) };
    let class = incident.class().name();
    let key = incident.screen.heading(&incident.variant, true);
    let group = key.split('.').next().unwrap_or_default();
    let page = if incident.screen.has_page() { incident.screen.slug() } else { "vehicle" };
    let rows = [
        ("notes.came_back", came_back),
        ("notes.rule", format!("{} → {}{variant} ({class})", incident.what, incident.screen.slug())),
        ("notes.wire", documented::body(incident, api)),
        ("notes_delivery.label", delivery::body(incident)), // unit: webhooks
        ("notes.cause", cause::with_a_test_account(words, incident.screen, &incident.variant, api)?),
        ("notes.template", format!("templates/pages/{page}.html")),
        ("notes.words", format!("templates/locales/en/product.ftl: {group}")),
    ];
    let row = |(label, text): (&str, String)| Ok::<_, Error>(Row { label: words.text(label, &[])?, text });
    let rows = rows.into_iter().map(row).collect::<Result<Vec<_>, _>>()?;
    Ok(Some(json!({ "rows": rows })))
}
