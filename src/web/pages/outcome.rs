//! The page of an outcome: any failure screen, with what it needs to speak of the car, the maker and the reference.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, RETRY_AFTER};
use serde::{Deserialize, Serialize};

use crate::recovery::{Incident, Screen};
use crate::store::Vehicle;
use crate::web::outcome::Outcome;
use crate::web::render::{Details, FieldError, Frame, Page};
use crate::web::session::Visit;
use crate::web::{AppState, Error, clock};

/// A failure screen with its data.
#[derive(Debug, Serialize)]
pub(crate) struct OutcomePage {
    #[serde(skip)]
    screen: Screen,
    #[serde(skip)]
    variant: String,
    #[serde(skip)]
    make_is_known: bool,
    #[serde(flatten)]
    data: OutcomeData,
}

/// What some screens show besides their words; what a screen does not need stays empty.
#[derive(Debug, Default, Serialize)]
#[expect(missing_docs, reason = "the names the templates use")]
pub struct OutcomeData {
    /// What has not happened, said first; empty where nothing was asked for.
    pub not_done: String,
    pub permissions: Vec<Permission>,
    pub not_yet: bool,
    pub cookies: bool,
    pub key_url: String,
    /// What "Try again" asks for once more; empty: the car's values.
    pub retry_url: String,
    pub feature: String,
    pub permission: String,
    pub permission_reason: String,
    pub form: Answers,
    pub makes: &'static [&'static str],
    pub prefilled: bool,
    pub stale: bool,
    pub save_failed: bool,
    pub vin_check: bool,
}

/// A permission and why it is asked for.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "plain names")]
pub struct Permission {
    pub label: String,
    pub reason: String,
    pub required: bool,
}

/// The answers of the form about a car that does not work, as typed.
#[derive(Debug, Clone, Default, Serialize, Deserialize, PartialEq, Eq)]
#[expect(missing_docs, reason = "plain names")]
pub struct Answers {
    pub make: String,
    pub model: String,
    pub year: String,
    pub vin: String,
}

impl Page for OutcomePage {
    fn screen(&self) -> &str {
        self.screen.slug()
    }
    fn variant(&self) -> &str {
        &self.variant
    }
    fn class(&self) -> &str {
        self.screen.class(&self.variant).name()
    }
    fn heading(&self) -> String {
        self.screen.heading(&self.variant, self.make_is_known)
    }
}

/// Shows an outcome. `vehicle`: the car it is about. `errors`: what is wrong with the form on it.
pub fn show(
    state: &AppState,
    visit: &Visit,
    outcome: &Outcome,
    vehicle: Option<&Vehicle>,
    errors: Vec<FieldError>,
    data: OutcomeData,
) -> Result<HttpResponse, Error> {
    let (status, frame, page) = prepared(state, visit, outcome, vehicle, errors, data)?;
    let mut response = state.page(status, &frame, &page)?;
    if status == StatusCode::TOO_MANY_REQUESTS
        && let Some(seconds) = outcome.incident.retry_at.map(|at| (at - visit.now).div_euclid(1000) + 1)
    {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    Ok(response)
}

/// The same, ready to be shown.
pub(crate) fn prepared(
    state: &AppState,
    visit: &Visit,
    outcome: &Outcome,
    vehicle: Option<&Vehicle>,
    errors: Vec<FieldError>,
    mut data: OutcomeData,
) -> Result<(StatusCode, Frame, OutcomePage), Error> {
    let mut frame = frame(state, visit, outcome, vehicle)?;
    // Our own rest between checks is a limit of ours; the car maker's is a fact like any other.
    let our_limit = outcome.incident.screen == Screen::TooSoon
        && outcome.incident.variant.is_empty()
        && outcome.incident.retry_at.is_some_and(|at| at > visit.now);
    let status = match errors.is_empty() {
        false => StatusCode::UNPROCESSABLE_ENTITY,
        true if our_limit => StatusCode::TOO_MANY_REQUESTS,
        true => StatusCode::from_u16(outcome.incident.screen.status()).unwrap_or_default(),
    };
    frame.form_errors = errors;
    data.not_yet = outcome.incident.screen == Screen::InvalidSubscription && outcome.attempt >= 3;
    data.cookies |= outcome.incident.screen == Screen::LinkExpired && outcome.attempt > 1;
    data.key_url = outcome.link.clone().unwrap_or_default();
    if outcome.incident.screen == Screen::AccessDenied {
        data.permissions = permissions(state)?;
    }
    if outcome.incident.screen == Screen::PermissionMissing && data.feature.is_empty() {
        data.feature = state.words.text("names.feature_unknown", &[])?;
    }
    let (variant, make_is_known) = (outcome.incident.variant.clone(), !frame.names.make.is_empty());
    let page = OutcomePage { screen: outcome.incident.screen, variant, make_is_known, data };
    Ok((status, frame, page))
}

/// The permissions the app asks for, with their reasons. One the catalogue has no words for is left out, and a test
/// keeps the default set complete.
pub fn permissions(state: &AppState) -> Result<Vec<Permission>, Error> {
    let settings = state.cars.client.settings();
    Ok(settings
        .permissions()
        .filter_map(|(name, required)| {
            let word = |part: &str| state.words.text(&format!("permission_{name}.{part}"), &[]).ok();
            Some(Permission { label: word("label")?, reason: word("reason")?, required })
        })
        .collect())
}

fn frame(state: &AppState, visit: &Visit, outcome: &Outcome, vehicle: Option<&Vehicle>) -> Result<Frame, Error> {
    let mut frame = match vehicle {
        Some(vehicle) => state.frame_for(visit, vehicle)?,
        None => {
            // The one screen that may speak of what came with the return: the owner chose to share it.
            let shared = outcome.shared.as_ref();
            let make = shared.and_then(|shared| shared.make.as_deref()).or(outcome.make.as_deref());
            let model = shared.and_then(|shared| shared.model.as_deref());
            let names = crate::web::names::CarNames::new(&state.words, make, model, None)?;
            Frame { names, ..state.frame(visit)? }
        }
    };
    if let Some(at) = outcome.incident.retry_at.filter(|at| *at > visit.now) {
        frame.wait = clock::wait(&state.words, Some(at - visit.now))?;
        frame.at = clock::clock_time(&state.words, at);
    }
    frame.details = Some(details(state, &outcome.incident)?);
    frame.explain((state.notes.about)(state, visit, &outcome.incident)?);
    frame.reference.clone_from(&outcome.incident.reference);
    Ok(frame)
}

/// "Details for support" about an incident.
pub fn details(state: &AppState, incident: &Incident) -> Result<Details, Error> {
    let (time_utc, time_local) = clock::precise(&state.words, incident.at)?;
    Ok(Details {
        reference: incident.reference.clone(),
        time_utc,
        time_local,
        what: incident.described(),
        partner_ref: incident.request_id.clone().unwrap_or_default(),
        page: format!("{} {}", incident.screen.slug(), env!("CARGO_PKG_VERSION")),
        car: String::new(),
    })
}
