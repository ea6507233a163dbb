//! Developer notes: below a failure, what came back, the rule that matched, the error as it stood on the wire, how to
//! cause it with a real test account, and where its words and its template are.
//!
//! They exist in sandbox mode only. Outside it nothing they need is collected, and no request can ask for them:
//! [`Notes`] are made here alone, from the settings.

mod came_back;
mod cause;
mod documented;

use crate::recovery::Screen;
use crate::smartcar::ApiVersion;
use crate::smartcar::error::ResolutionKind;
use crate::store::Vehicle;
use crate::web::outcome::Outcome;
use crate::web::pages::outcome::heading;
use crate::web::render::{Notes, Row};
use crate::web::trouble::Trouble;
use crate::web::{AppState, Error};

pub use crate::showcase::notes::came_back::CameBack;
pub use crate::showcase::notes::documented::{Documented, documented, v1_name};

/// What there is to say about one failure.
#[derive(Debug)]
#[expect(missing_docs, reason = "the fields of an outcome or of a trouble")]
pub struct About<'a> {
    pub screen: Screen,
    pub variant: &'a str,
    pub what: &'a str,
    pub status: Option<u16>,
    pub resolution: Option<&'a str>,
    pub came_back: Option<&'a CameBack>,
}

/// Notes about an outcome, in sandbox mode.
pub fn of_outcome(state: &AppState, outcome: &Outcome, vehicle: Option<&Vehicle>) -> Result<Option<Notes>, Error> {
    let trouble = vehicle.and_then(Trouble::of).filter(|trouble| trouble.reference == outcome.reference);
    let about = About {
        screen: outcome.screen,
        variant: &outcome.variant,
        what: &outcome.what,
        status: outcome.status,
        resolution: trouble.as_ref().and_then(|trouble| trouble.resolution.as_deref()),
        came_back: outcome.came_back.as_ref(),
    };
    notes(state, &about, state.smartcar.settings().api_version)
}

/// Notes about a car's trouble, in sandbox mode.
pub fn of_trouble(state: &AppState, trouble: &Trouble) -> Result<Option<Notes>, Error> {
    let about = About {
        screen: trouble.screen,
        variant: &trouble.variant,
        what: &trouble.what,
        status: trouble.status,
        resolution: trouble.resolution.as_deref(),
        came_back: None,
    };
    notes(state, &about, state.smartcar.settings().api_version)
}

/// A documented kind of resolution by its name; any other is not repeated.
pub fn resolution_name(kind: &ResolutionKind) -> &'static str {
    match kind {
        ResolutionKind::RetryLater => "RETRY_LATER",
        ResolutionKind::Reauthenticate => "REAUTHENTICATE",
        ResolutionKind::ContactSupport => "CONTACT_SUPPORT",
        ResolutionKind::ActionRequired => "ACTION_REQUIRED",
        ResolutionKind::UserActionRequired => "USER_ACTION_REQUIRED",
        ResolutionKind::Finance => "FINANCE",
        ResolutionKind::Other(_) => "…",
    }
}

/// Notes in one dialect; none outside sandbox mode.
pub fn notes(state: &AppState, about: &About<'_>, api: ApiVersion) -> Result<Option<Notes>, Error> {
    if state.config.sandbox.is_none() {
        return Ok(None);
    }
    let words = &state.words;
    let came_back = match (about.came_back, about.status) {
        (Some(came_back), _) => came_back.masked(words)?,
        (None, Some(status)) => format!("HTTP {status}"),
        (None, None) => String::new(),
    };
    let variant = if about.variant.is_empty() { String::new() } else { format!("/{}", about.variant) };
    let class = about.screen.class(about.variant).name();
    let key = heading(about.screen, about.variant, true);
    let group = key.split('.').next().unwrap_or_default();
    let page = if about.screen.has_page() { about.screen.slug() } else { "vehicle" };
    let rows = [
        ("devnotes.came_back", came_back),
        ("devnotes.rule", format!("{} → {}{variant} ({class})", about.what, about.screen.slug())),
        ("devnotes.wire", documented::body(about, api)),
        ("devnotes.cause", cause::with_a_test_account(words, about.screen, about.variant, api)?),
        ("devnotes.template", format!("templates/pages/{page}.html")),
        ("devnotes.words", format!("templates/locales/en.ftl: {group}")),
    ];
    let row = |(label, text): (&str, String)| Ok::<_, Error>(Row { label: words.text(label, &[])?, text });
    Ok(Some(Notes { rows: rows.into_iter().map(row).collect::<Result<_, _>>()? }))
}
