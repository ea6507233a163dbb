//! Counts of our own: which screens are shown, what is pressed on them, and whether the car works afterwards.
//!
//! They stay in our database, without names. What may be recorded is a matter of types: screens, verbs and names of
//! failures are enums and closed lists (`names`), and a visit is a random number that a browser may refuse. Recording
//! never stands in the way of a page (`recorder`): what cannot be recorded is logged and left out.

pub mod funnel;
pub mod names;
pub mod press;
mod recorder;
mod seen;

use crate::cars::connect::Completed;
use actix_web::web::{ServiceConfig, get};

use crate::causes::Causes;
use crate::recovery::Screen;
use crate::store::{Event, Vehicle, VisitId};
use crate::web::outcome::Outcome;
use crate::web::render::FieldError;
use crate::web::session::{COUNTED_AS, Visit};
use crate::web::trouble::Trouble;
use crate::web::words::Words;
use crate::web::{AppState, Error};

pub use crate::operator::recorder::Recorder;
pub use crate::operator::seen::Seen;

/// `GET /funnel`.
pub fn routes(app: &mut ServiceConfig) {
    app.route("/funnel", get().to(funnel::show));
}

/// What happened on a screen: the last part of an event's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// It came up, for a failure this session had not seen.
    Shown,
    /// It came up again, for another failure within a day.
    Repeated,
    /// Its primary action was pressed.
    Primary,
    /// Its secondary action was pressed.
    Secondary,
    /// Contact support was pressed.
    Support,
    /// The car worked within half an hour.
    Recovered,
    /// The connection came back without a reconnect.
    AutoCleared,
    /// A field of its form was wrong.
    FormError,
    /// Its form was saved.
    Saved,
    /// What was saved was deleted.
    Deleted,
}

impl Verb {
    /// As it stands in an event's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Shown => "shown",
            Self::Repeated => "repeated",
            Self::Primary => "primary",
            Self::Secondary => "secondary",
            Self::Support => "support",
            Self::Recovered => "recovered",
            Self::AutoCleared => "auto_cleared",
            Self::FormError => "form_error",
            Self::Saved => "saved",
            Self::Deleted => "deleted",
        }
    }
}

/// A screen is on its way to the owner.
pub async fn shown(state: &AppState, visit: &Visit, now_seen: Seen) {
    let mut seen = seen::all(visit);
    if seen.iter().any(|old| old.screen == now_seen.screen && old.reference == now_seen.reference) {
        return;
    }
    let before = seen.iter().rev().find(|old| old.screen == now_seen.screen && visit.now - old.at < DAY_MS).cloned();
    let now_seen = Seen { at: visit.now, ..now_seen };
    // What the earlier one led to is this one.
    seen.iter_mut()
        .filter(|old| old.screen == now_seen.screen && old.car == now_seen.car)
        .for_each(|old| old.over = true);
    seen.push(now_seen.clone());
    keep(visit, seen);
    record(state, visit, Verb::Shown, &now_seen, None, None);
    if let Some(before) = before {
        record(state, visit, Verb::Repeated, &now_seen, Some(before.at), None);
    }
}

/// A car's page is on its way: its banner is shown, or everything is fine.
pub async fn car_shown(state: &AppState, visit: &Visit, vehicle: &Vehicle, with_banner: bool) {
    match Trouble::of(vehicle) {
        Some(trouble) if with_banner => shown(state, visit, Seen::banner(&trouble, vehicle)).await,
        None if vehicle.asked_at.is_some() => healthy(state, visit, Health::Read(vehicle)).await,
        Some(_) | None => {}
    }
}

/// An owner is back from Connect.
pub async fn came_back(state: &AppState, visit: &Visit, completed: &Completed) {
    match completed {
        Completed::Connected { vehicle, .. }
        | Completed::ConnectedSeveral { first: vehicle, .. }
        | Completed::AlreadyConnected { vehicle } => healthy(state, visit, Health::Connected(vehicle)).await,
        Completed::Failed(_) => {}
    }
}

/// How we know that a connection works.
enum Health<'a> {
    /// The owner came back from Connect with it.
    Connected(&'a Vehicle),
    /// The car was read without trouble.
    Read(&'a Vehicle),
}

/// A healthy connection ends what this session was shown: about this car, or on the way to connecting one. Of a lost
/// connection that was not opened again by its owner we only say that it came back: the screen did not do it.
async fn healthy(state: &AppState, visit: &Visit, health: Health<'_>) {
    let mut seen = seen::all(visit);
    let mut events = Vec::new();
    for seen in seen.iter_mut().filter(|seen| !seen.over) {
        let came_back_by_itself = match health {
            Health::Connected(vehicle) if seen.car.is_none() || seen.is_about(vehicle) => false,
            Health::Read(vehicle) if seen.is_about(vehicle) => seen.screen == Screen::Reconnect,
            Health::Connected(_) | Health::Read(_) => continue,
        };
        seen.over = true;
        if came_back_by_itself {
            events.push((Verb::AutoCleared, seen.clone()));
        } else if visit.now - seen.at <= HALF_AN_HOUR_MS {
            events.push((Verb::Recovered, seen.clone()));
        }
    }
    if events.is_empty() {
        return;
    }
    keep(visit, seen);
    for (verb, seen) in events {
        record(state, visit, verb, &seen, Some(seen.at), None);
    }
}

/// Fields of the form about a car that does not work were wrong. One event for each, with the field's name.
pub async fn form_errors(state: &AppState, visit: &Visit, outcome: &Outcome, errors: &[FieldError]) {
    for error in errors {
        on_form(state, visit, Verb::FormError, outcome, Some(error.field)).await;
    }
}

/// The form about a car that does not work was saved.
pub async fn saved(state: &AppState, visit: &Visit, outcome: &Outcome) {
    on_form(state, visit, Verb::Saved, outcome, None).await;
}

/// What was saved was deleted by its owner.
pub async fn deleted(state: &AppState, visit: &Visit) {
    // The outcome may have gone long ago; what can be said without it is enough.
    let outcome = visit.outcome(Screen::VehicleIncompatible).map_or_else(|| form_alone(visit), Ok);
    if let Ok(outcome) = outcome {
        on_form(state, visit, Verb::Deleted, &outcome, None).await;
    }
}

fn form_alone(visit: &Visit) -> Result<Outcome, Error> {
    Outcome::uncounted(visit, Screen::VehicleIncompatible, "vehicle_form".into())
}

async fn on_form(state: &AppState, visit: &Visit, verb: Verb, outcome: &Outcome, field: Option<&'static str>) {
    let shown = seen::last(visit, outcome.screen);
    let since = shown.as_ref().map(|shown| shown.at);
    let about = shown.unwrap_or_else(|| Seen::page(outcome, None));
    record(state, visit, verb, &about, since, field);
}

/// `since`: when the screen was shown.
fn record(state: &AppState, visit: &Visit, verb: Verb, about: &Seen, since: Option<i64>, field: Option<&'static str>) {
    let event = Event {
        at: visit.now,
        slug: about.screen.slug(),
        verb: verb.name(),
        class: about.class().name(),
        source: about.outcome.source().name(),
        outcome: about.outcome.name(),
        attempt: about.attempt,
        make: about.make.map(names::Make::name),
        visit_id: visit_id(visit),
        seconds: since.map(|since| (visit.now - since).max(0) / 1000),
        field,
        version: env!("CARGO_PKG_VERSION"),
        language: Words::LANGUAGE,
    };
    state.events.take(event);
}

/// The random number of this visit. It ends after half an hour without an event, as long as a recovery may take: the
/// cookie lasts a year, and a number that lasted with it would follow a person through that year.
fn visit_id(visit: &Visit) -> Option<VisitId> {
    if visit.asks_for_privacy {
        return None;
    }
    let kept: Option<(VisitId, i64)> = visit.read(COUNTED_AS);
    let id = match kept {
        Some((id, last)) if visit.now - last < HALF_AN_HOUR_MS => id,
        Some(_) | None => VisitId::random().ok()?,
    };
    visit.write(COUNTED_AS, &(&id, visit.now)).ok()?;
    Some(id)
}

fn keep(visit: &Visit, seen: Vec<Seen>) {
    if let Err(error) = seen::keep(visit, seen) {
        tracing::warn!(error = %Causes(&error), "what was shown could not be remembered");
    }
}

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
const HALF_AN_HOUR_MS: i64 = 30 * 60 * 1000;
