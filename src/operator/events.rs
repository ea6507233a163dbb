//! From facts to events: what is recorded, and what this session remembers of it.

use crate::causes::Causes;
use crate::operator::seen::{self, Seen};
use crate::operator::verb::Verb;
use crate::operator::{names, way_back};
use crate::recovery::Screen;
use crate::store::{Event, Vehicle, VisitId};
use crate::web::AppState;
use crate::web::session::Visit;
use crate::web::shown::Shown;

/// Records what an answer shows, or what it was made for.
pub(super) fn record_shown(state: &AppState, visit: &Visit, fact: &Shown) {
    match fact {
        Shown::Page { incident, attempt, make, vehicle, lasts } => {
            let seen = Seen::page(incident, *attempt, make.as_deref(), vehicle.as_deref());
            shown(state, visit, if *lasts { seen } else { seen.without_reference() });
        }
        Shown::Banner { incident, vehicle } => {
            shown(state, visit, Seen::page(incident, 1, Some(&vehicle.make), Some(&vehicle.id)));
        }
        Shown::Fine(vehicle) => healthy(state, visit, Health::Read(vehicle)),
        Shown::Connected(vehicle) => {
            healthy(state, visit, Health::Connected(vehicle));
            way_back::connected(state, visit, vehicle);
        }
        Shown::FormErrors(fields) => {
            for field in fields {
                on_form(state, visit, Verb::FormError, Some(field));
            }
        }
        Shown::Saved => on_form(state, visit, Verb::Saved, None),
        Shown::Deleted => on_form(state, visit, Verb::Deleted, None),
    }
}

/// A screen is on its way to the owner.
fn shown(state: &AppState, visit: &Visit, now_seen: Seen) {
    let mut seen = seen::all(visit);
    if seen.iter().any(|old| old.screen == now_seen.screen && old.reference == now_seen.reference) {
        return;
    }
    let before = seen.iter().rev().find(|old| old.screen == now_seen.screen && visit.now - old.at < DAY_MS).cloned();
    let now_seen = Seen { at: visit.now, ..now_seen };
    // What the earlier ones led to is this one, whichever screens they were: a car counts once, after the last of them.
    seen.iter_mut().filter(|old| old.car == now_seen.car).for_each(|old| old.over = true);
    seen.push(now_seen.clone());
    keep(visit, seen);
    record(state, visit, Verb::Shown, &now_seen, None, None);
    if let Some(before) = before {
        record(state, visit, Verb::Repeated, &now_seen, Some(before.at), None);
    }
}

/// How we know that a connection works.
enum Health<'a> {
    /// The owner came back from Connect with it.
    Connected(&'a Vehicle),
    /// The car was read without trouble.
    Read(&'a Vehicle),
}

/// A healthy connection ends what this session was shown: about this car, or on the way to connecting one. It counts once,
/// for the last of them. Of a lost connection that was not opened again by its owner we only say that it came back: the
/// screen did not do it.
fn healthy(state: &AppState, visit: &Visit, health: Health<'_>) {
    let mut seen = seen::all(visit);
    let mut last = None;
    for seen in seen.iter_mut().filter(|seen| !seen.over) {
        let came_back_by_itself = match health {
            Health::Connected(vehicle) if seen.car.is_none() || seen.is_about(vehicle) => false,
            Health::Read(vehicle) if seen.is_about(vehicle) => seen.screen == Screen::Reconnect,
            Health::Connected(_) | Health::Read(_) => continue,
        };
        seen.over = true;
        last = Some((came_back_by_itself, seen.clone()));
    }
    let Some((came_back_by_itself, last)) = last else { return };
    keep(visit, seen);
    let verb = if came_back_by_itself { Some(Verb::AutoCleared) } else { recovered(visit.now - last.at) };
    if let Some(verb) = verb {
        record(state, visit, verb, &last, Some(last.at), None);
    }
}

/// How a car that works this long after a screen is counted: once, under the shortest time that holds it.
fn recovered(after: i64) -> Option<Verb> {
    let times =
        [(HALF_AN_HOUR_MS, Verb::Recovered), (DAY_MS, Verb::RecoveredInADay), (WEEK_MS, Verb::RecoveredInAWeek)];
    times.into_iter().find(|(time, _)| after <= *time).map(|(_, verb)| verb)
}

/// Something happened on the form about a car that does not work. The screen may have gone from this session long ago; what
/// can be said without it is enough.
fn on_form(state: &AppState, visit: &Visit, verb: Verb, field: Option<&'static str>) {
    let shown = seen::last(visit, Screen::VehicleIncompatible);
    let since = shown.as_ref().map(|shown| shown.at);
    let about = shown.unwrap_or_else(|| Seen::of_form(visit.now));
    record(state, visit, verb, &about, since, field);
}

/// `since`: when the screen was shown.
pub(super) fn record(
    state: &AppState,
    visit: &Visit,
    verb: Verb,
    about: &Seen,
    since: Option<i64>,
    field: Option<&'static str>,
) {
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
        language: state.words.language().tag,
    };
    let store = state.cars.store.clone();
    let (verb, slug) = (event.verb, event.slug);
    let is_begun = state.beside.begin(async move {
        if let Err(error) = store.record_event(&event).await {
            tracing::warn!(%error, verb = event.verb, slug = event.slug, "an event was not recorded");
        }
    });
    if !is_begun {
        tracing::warn!(verb, slug, "an event was not recorded: too many wait");
    }
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

/// Remembers what was shown, and what was done with it.
pub(super) fn keep(visit: &Visit, seen: Vec<Seen>) {
    if let Err(error) = seen::keep(visit, seen) {
        tracing::warn!(error = %Causes(&error), "what was shown could not be remembered");
    }
}

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
const WEEK_MS: i64 = 7 * DAY_MS;
const HALF_AN_HOUR_MS: i64 = 30 * 60 * 1000;
const COUNTED_AS: &str = "counted_as";
