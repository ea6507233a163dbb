//! A `VEHICLE_STATE` -> what it changes. Values are ordered by the car's own time, each by itself: what is older than what
//! we have changes nothing, however late it comes. A failure beside a value is what it is after a check.

use crate::cars::Cars;
use crate::cars::check::{is_needed, rank};
use crate::recovery::{Class, Incident, Screen};
use crate::smartcar::Error;
use crate::smartcar::vehicle::{Reading, Signal, told};
use crate::store::{Effect, Known, StoredSignal};
use crate::webhooks::errors::{incident, mended};
use crate::webhooks::event::{Event, is_believable};

/// What the signals of an event change. Where they came by another owner's connection they say how the car is, and nothing
/// about this owner's login.
pub(super) fn decide(cars: &Cars, event: &Event, sent_at: i64, known: &Known, is_owners: bool) -> Effect {
    let stored = |signal: Signal| known.signals.iter().find(|stored| stored.signal == signal);
    let value = |signal: Signal| stored(signal)?.reading.as_ref().map(|reading| reading.value.clone());
    let mut effect = Effect::default();
    let mut succeeded = Vec::new();
    let mut left_alone = Vec::new();
    let asked = cars.asked();
    let told = told(event.list("signals"), &asked, value);
    // What a car does not have nobody tells.
    let is_there = |signal: &Signal| {
        !stored(*signal).and_then(|stored| stored.incident.as_ref()).is_some_and(Incident::is_missing_feature)
    };
    let is_told = |signal: &Signal| told.iter().any(|(told, _)| told == signal);
    let all_told = asked.iter().filter(|signal| is_there(signal)).all(is_told);
    for (signal, reading) in told {
        match reading {
            Ok(reading) if reading.recorded_at.is_some_and(|at| !is_believable(at, sent_at)) => {
                left_alone.push(signal.name());
            }
            Ok(reading) => {
                succeeded.push(signal);
                succeed(&mut effect, signal, reading, stored(signal), sent_at);
            }
            // It is no value, so it is none: what we have stays.
            Err(Error::Unreadable { .. }) => left_alone.push(signal.name()),
            Err(_) if !is_owners => {}
            Err(error) => fail(&mut effect, signal, error, known, sent_at),
        }
    }
    if !left_alone.is_empty() {
        let signals = left_alone.join(" ");
        tracing::info!(event = event.id, signals, "values were left alone: they, or their times, cannot be meant");
    }
    if !is_owners {
        return effect;
    }
    effect.answered = !succeeded.is_empty();
    effect.is_complete = all_told && left_alone.is_empty();
    let before = known.vehicle.incident.as_ref();
    let is_over = before.is_some_and(|before| is_over(cars, before, &effect, &succeeded, sent_at));
    let worst = worst(cars, &effect, before.filter(|_| !is_over));
    if let Some(worst) = worst {
        effect.incident = Some(Some(worst));
    } else if is_over {
        effect.incident = Some(None);
        effect.mended = before.map(mended);
    }
    effect
}

fn succeed(effect: &mut Effect, signal: Signal, reading: Reading, stored: Option<&StoredSignal>, sent_at: i64) {
    // A failure that was noted later stays beside the value.
    let later = stored.and_then(|stored| stored.incident.as_ref()).filter(|incident| incident.at > sent_at);
    if is_newer(&reading, stored, sent_at) {
        effect.good.push((signal, reading));
        effect.failed.extend(later.map(|incident| (signal, incident.clone())));
    } else if stored.is_some_and(|stored| stored.incident.is_some()) && later.is_none() {
        effect.healed.push(signal);
    }
}

/// Whether a value says something that came after what we have.
fn is_newer(reading: &Reading, stored: Option<&StoredSignal>, sent_at: i64) -> bool {
    let Some(known) = stored.and_then(|stored| stored.reading.as_ref()) else { return true };
    match (reading.recorded_at, known.recorded_at) {
        (Some(new), Some(old)) => new > old,
        // Nobody can say when it was; it came later, or it did not.
        (None, _) | (_, None) => sent_at > known.fetched_at,
    }
}

fn fail(effect: &mut Effect, signal: Signal, error: Error, known: &Known, sent_at: i64) {
    let stored = known.signals.iter().find(|stored| stored.signal == signal);
    let noted = stored.into_iter().flat_map(|stored| {
        let read_at = stored.reading.as_ref().map(|reading| reading.fetched_at);
        read_at.into_iter().chain(stored.incident.as_ref().map(|incident| incident.at))
    });
    if noted.max().is_some_and(|noted| noted > sent_at) {
        return;
    }
    let failure = crate::recovery::Failure::api(error, crate::recovery::Moment::Reading);
    let name = failure.name();
    if stored.and_then(|stored| stored.incident.as_ref()).is_some_and(|before| before.what == name) {
        return;
    }
    let signals = known.signals.iter().filter_map(|stored| stored.incident.as_ref());
    let before = known.vehicle.incident.iter().chain(signals).chain(effect.failed.iter().map(|(_, incident)| incident));
    let incident = incident(&failure, before, sent_at);
    effect.failed.push((signal, incident));
}

/// Whether what the car had run into is over. Values that the car recorded after it say so; where nobody has to sign in
/// anywhere, it is enough that all that is needed is there again.
fn is_over(cars: &Cars, before: &Incident, effect: &Effect, succeeded: &[Signal], sent_at: i64) -> bool {
    let is_new = |(signal, reading): &(Signal, Reading)| {
        is_needed(cars, *signal) && reading.recorded_at.is_some_and(|at| at > before.at)
    };
    let asks_for_a_sign_in = matches!(before.class(), Class::FixHere | Class::FixAtMaker);
    let needed: Vec<Signal> = cars.asked().into_iter().filter(|signal| is_needed(cars, *signal)).collect();
    let all_there = needed.iter().all(|signal| succeeded.contains(signal));
    // What was told ends when that is told: a delivery may repeat what was known before.
    effect.good.iter().any(is_new) || (!asks_for_a_sign_in && !before.told && all_there && sent_at > before.at)
}

/// What is worst of what fails now, if it is worse than what is known. Nobody is asked to reconnect while data arrives.
fn worst(cars: &Cars, effect: &Effect, before: Option<&Incident>) -> Option<Incident> {
    let needed = effect.failed.iter().filter(|(signal, _)| is_needed(cars, *signal)).map(|(_, incident)| incident);
    let shown = needed.filter(|incident| !(effect.answered && incident.screen == Screen::Reconnect));
    let (new, worst) =
        shown.filter_map(|incident| Some((rank(incident.screen)?, incident))).min_by_key(|(rank, _)| *rank)?;
    let is_worse = before.is_none_or(|before| rank(before.screen).is_none_or(|known| new < known));
    is_worse.then(|| worst.clone())
}
