//! A `VEHICLE_ERROR` -> what it changes. Each error goes through the same [`recommend`](crate::recovery::recommend) as one
//! of a call: what the app needs makes the banner, the rest is a line, and nothing cries wolf. One that is over heals
//! exactly what it names: this car, this type, this code.

use serde_json::Value;

use crate::cars::check::{is_needed, rank};
use crate::cars::{Cars, log};
use crate::recovery::{Class, Failure, Incident, Moment};
use crate::reference;
use crate::smartcar::Error;
use crate::smartcar::error::inside_success;
use crate::smartcar::vehicle::{Signal, named};
use crate::store::{Effect, Known, Mended};
use crate::webhooks::event::Event;

/// What the errors of an event change.
pub(super) fn decide(cars: &Cars, event: &Event, sent_at: i64, known: &Known) -> Effect {
    let mut car = Told::of(cars, sent_at, known);
    // What does not say what it is is no error.
    let is_named = |error: &&Value| error.get("type").and_then(Value::as_str).is_some_and(|kind| !kind.is_empty());
    for error in event.list("errors").iter().filter(is_named).take(MOST) {
        let failure = failure(error);
        match error.get("state").and_then(Value::as_str).map(str::to_ascii_uppercase).as_deref() {
            Some("RESOLVED") => car.resolve(&failure.name(), &car.healed(error)),
            Some("ERROR") | None if is_resolved_later(&failure.name(), known) => {}
            Some("ERROR") | None => car.fail(&failure, &car.struck(error)),
            Some(_) => tracing::info!(event = event.id, "an error in a state nobody knows was left alone"),
        }
    }
    car.effect(known)
}

/// An error as one of a call would be described.
pub(super) fn failure(error: &Value) -> Failure {
    Failure::api(Error::Api(Box::new(inside_success(error, 200, None))), Moment::Reading)
}

/// An incident that was told; one that goes on keeps its reference, and is logged once.
pub(super) fn incident<'a>(failure: &Failure, mut before: impl Iterator<Item = &'a Incident>, at: i64) -> Incident {
    let name = failure.name();
    let reference = before.find(|before| before.what == name).map(|before| before.reference.clone());
    let is_new = reference.is_none();
    // Without randomness it has no reference; what is the matter is said all the same.
    let reference = reference.unwrap_or_else(|| reference::random().unwrap_or_default());
    let incident = Incident { told: true, status: None, ..Incident::of(failure, reference, at) };
    if is_new {
        log::incident(&incident, failure);
    }
    incident
}

/// What an owner is told when this is over.
pub(super) fn mended(incident: &Incident) -> Mended {
    match incident.class() {
        Class::FixHere | Class::FixAtMaker => Mended::Login,
        Class::Choice | Class::AtTheCar | Class::Wait | Class::NotPossible | Class::Ours => Mended::Car,
    }
}

/// Whether a later event has said already that it is over: deliveries come in no order.
fn is_resolved_later(name: &str, known: &Known) -> bool {
    let later = known.later.iter().filter_map(|body| Event::read(body.as_bytes()));
    let is_it = |error: &Value| {
        error.get("state").and_then(Value::as_str).is_some_and(|state| state.eq_ignore_ascii_case("RESOLVED"))
            && failure(error).name() == name
    };
    later.into_iter().any(|event| event.list("errors").iter().any(is_it))
}

/// A car while its errors are read.
struct Told<'a> {
    cars: &'a Cars,
    sent_at: i64,
    /// Whether it has been asked since this was sent: then that counts.
    is_outdated: bool,
    incident: Option<Incident>,
    signals: Vec<(Signal, Option<Incident>)>,
    mended: Option<Mended>,
}

impl<'a> Told<'a> {
    fn of(cars: &'a Cars, sent_at: i64, known: &Known) -> Self {
        let stored = |signal: Signal| known.signals.iter().find(|stored| stored.signal == signal);
        let incident = |signal: Signal| stored(signal).and_then(|stored| stored.incident.clone());
        Self {
            cars,
            sent_at,
            is_outdated: known.vehicle.asked_at.is_some_and(|asked| asked > sent_at + AT_THE_SAME_TIME_MS),
            incident: known.vehicle.incident.clone(),
            signals: cars.asked().into_iter().map(|signal| (signal, incident(signal))).collect(),
            mended: None,
        }
    }

    /// The values an error is about. Where it names none it is about the whole car.
    fn struck(&self, error: &Value) -> Vec<Signal> {
        let all = self.signals.iter().map(|(signal, _)| *signal);
        match error.get("signals").and_then(Value::as_array).filter(|named| !named.is_empty()) {
            None => all.collect(),
            Some(names) => all.filter(|signal| names.iter().any(|name| named(name) == Some(*signal))).collect(),
        }
    }

    /// The values a resolved error is about. A login, and a car that answers again, are mended as a whole.
    fn healed(&self, error: &Value) -> Vec<Signal> {
        let kind = error.get("type").and_then(Value::as_str).unwrap_or_default();
        match kind.to_ascii_uppercase().as_str() {
            "CONNECTED_SERVICES_ACCOUNT" | "VEHICLE_STATE" => self.signals.iter().map(|(signal, _)| *signal).collect(),
            _ => self.struck(error),
        }
    }

    fn fail(&mut self, failure: &Failure, struck: &[Signal]) {
        if self.is_outdated || struck.is_empty() {
            return;
        }
        let before = self.incident.iter().chain(self.signals.iter().filter_map(|(_, incident)| incident.as_ref()));
        // One that came late does not make a later one older.
        let name = failure.name();
        let latest = before.clone().filter(|known| known.what == name && known.told).map(|known| known.at).max();
        let incident = incident(failure, before, self.sent_at.max(latest.unwrap_or_default()));
        let is_needed = struck.iter().any(|signal| is_needed(self.cars, *signal));
        let new = rank(incident.screen).filter(|_| is_needed);
        let known = self.incident.as_ref().filter(|known| known.what != incident.what);
        let is_banner =
            new.is_some_and(|new| known.and_then(|known| rank(known.screen)).is_none_or(|known| new <= known));
        // What had the banner before stays beside the values, so that it is there when this is over.
        let before = known.filter(|_| is_banner).map(|known| known.what.clone());
        for (signal, known) in &mut self.signals {
            // What a car does not have it does not lose.
            let stays = |known: &Incident| known.is_missing_feature() || before.as_ref() == Some(&known.what);
            if struck.contains(signal) && !known.as_ref().is_some_and(stays) {
                *known = Some(incident.clone());
            }
        }
        if is_banner {
            self.incident = Some(incident);
        }
    }

    fn resolve(&mut self, name: &str, struck: &[Signal]) {
        let sent_at = self.sent_at;
        // What a call of ours ran into was noted by another clock.
        let is_over = |incident: &Incident| {
            let slack = if incident.told { 0 } else { AT_THE_SAME_TIME_MS };
            incident.what == name && incident.at <= sent_at + slack
        };
        for (signal, known) in &mut self.signals {
            if struck.contains(signal) && known.as_ref().is_some_and(is_over) {
                *known = None;
            }
        }
        let goes_on = self.signals.iter().any(|(signal, known)| {
            is_needed(self.cars, *signal) && known.as_ref().is_some_and(|known| known.what == name)
        });
        if let Some(over) = self.incident.take_if(|incident| is_over(incident) && !goes_on) {
            self.mended = Some(mended(&over));
        }
    }

    fn effect(mut self, known: &Known) -> Effect {
        if self.incident.is_none() {
            // Something else may have stood behind it.
            let rest = self.signals.iter().filter(|(signal, _)| is_needed(self.cars, *signal));
            let rest = rest.filter_map(|(_, incident)| Some((rank(incident.as_ref()?.screen)?, incident.as_ref()?)));
            let worst = rest.min_by_key(|(rank, _)| *rank).map(|(_, incident)| incident.clone());
            self.incident = worst.filter(|_| self.mended.is_some());
        }
        let before = |signal: Signal| known.signals.iter().find(|stored| stored.signal == signal)?.incident.as_ref();
        let mut effect = Effect::default();
        for (signal, incident) in self.signals {
            match incident {
                Some(incident) if before(signal) != Some(&incident) => effect.failed.push((signal, incident)),
                None if before(signal).is_some() => effect.healed.push(signal),
                Some(_) | None => {}
            }
        }
        effect.mended = self.mended.filter(|_| self.incident.is_none());
        effect.incident = (self.incident != known.vehicle.incident).then_some(self.incident);
        effect
    }
}

/// Far more than one car has errors.
const MOST: usize = 100;
/// Clocks differ, and a car that fails in part sends its values and its errors at once.
const AT_THE_SAME_TIME_MS: i64 = 10_000;
