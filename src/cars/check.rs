//! A check of one car: every signal the app may read, each by itself, kept when it is good; the one incident worth a
//! banner when those it needs have failed; and when the background should try again.

use crate::cars::access::Access;
use crate::cars::{Broken, Cars, log, milliseconds, now};
use crate::recovery::{Failure, Incident, Moment, Screen, pause, recommend};
use crate::reference;
use crate::smartcar::Errand;
use crate::smartcar::vehicle::{Reading, Signal};
use crate::store::{CheckRecord, Vehicle};

/// What a check brought.
#[derive(Debug, Default)]
pub struct Check {
    /// What deserves the car's one banner.
    pub incident: Option<Incident>,
    /// Whether at least one signal brought data.
    pub answered: bool,
}

/// On whose behalf a car is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum For {
    /// Someone looks at it. That uses up no try of the background and does not put the next one off.
    Owner,
    /// It is the next try.
    Background,
}

/// What came back, sorted.
struct Results {
    good: Vec<(Signal, Reading)>,
    failed: Vec<(Signal, usize)>,
    /// Each failure once, however many signals it struck.
    failures: Vec<Failure>,
}

/// Asks for every signal at once, keeps what came, and records how it went.
pub async fn run(cars: &Cars, vehicle: &Vehicle, asked_for: For) -> Result<Check, Broken> {
    let errand = match asked_for {
        For::Owner => Errand::Person,
        For::Background => Errand::Background,
    };
    let (Some(access), Some(grant)) = (Access::to(cars, vehicle, errand), &vehicle.token_id) else {
        return Ok(Check::default());
    };
    name(cars, vehicle, &access).await?;
    let results = ask(&access, &cars.asked()).await?;
    let now = now();
    let before = cars.store.signals(&vehicle.id).await?;
    let answered = !results.good.is_empty();

    let mut incidents = Vec::with_capacity(results.failures.len());
    for (index, failure) in results.failures.iter().enumerate() {
        let struck: Vec<Signal> =
            results.failed.iter().filter(|(_, of)| *of == index).map(|(signal, _)| *signal).collect();
        let of_signals = before.iter().filter(|stored| struck.contains(&stored.signal));
        let known = of_signals.filter_map(|stored| stored.incident.as_ref()).chain(&vehicle.incident);
        incidents.push(incident(failure, known, now)?);
    }
    let worst = worst(cars, &results, &incidents, answered);
    let record = CheckRecord {
        incident: worst.map(|index| incidents[index].clone()),
        answered,
        failed: results.failed.iter().map(|(signal, index)| (*signal, incidents[*index].clone())).collect(),
        good: results.good,
        ..worst.map(|index| next_try(cars, &results.failures[index], vehicle, asked_for, now)).unwrap_or_default()
    };
    cars.store.record_check(&vehicle.id, grant, &record, vehicle.revision, now).await?;
    Ok(Check { incident: record.incident, answered })
}

/// Notes that a car could not even be asked, for a reason that is ours.
pub async fn note_fault(cars: &Cars, vehicle: &Vehicle) -> Result<(), Broken> {
    let Some(grant) = &vehicle.token_id else { return Ok(()) };
    let now = now();
    let incident = Some(incident(&Failure::Internal, vehicle.incident.iter(), now)?);
    let record = CheckRecord { incident, ..CheckRecord::default() };
    cars.store.record_check(&vehicle.id, grant, &record, vehicle.revision, now).await?;
    Ok(())
}

/// Describes a failure, and logs it once: one that merely goes on keeps its reference.
fn incident<'a>(
    failure: &Failure,
    mut known: impl Iterator<Item = &'a Incident>,
    now: i64,
) -> Result<Incident, Broken> {
    let what = failure.name();
    if let Some(before) = known.find(|before| before.what == what) {
        return Ok(Incident::of(failure, before.reference.clone(), now));
    }
    let incident = Incident::of(failure, reference::random()?, now);
    log::incident(&incident, failure);
    Ok(incident)
}

/// A car whose name could not be read when it was connected is asked for it; a page can do without it once more.
async fn name(cars: &Cars, vehicle: &Vehicle, access: &Access) -> Result<(), Broken> {
    if !vehicle.make.is_empty() || !cars.client.settings().asks_for("read_vehicle_info") {
        return Ok(());
    }
    match access.attributes().await {
        Ok(car) => Ok(cars.store.name_vehicle(&vehicle.id, &car).await?),
        Err(stopped) => stopped.failure().map(drop),
    }
}

async fn ask(access: &Access, signals: &[Signal]) -> Result<Results, Broken> {
    let mut results = Results { good: Vec::new(), failed: Vec::new(), failures: Vec::new() };
    let readings = match access.read(signals).await {
        Ok(readings) => readings,
        // The call as a whole: one failure for all.
        Err(stopped) => {
            results.failures.push(stopped.failure()?);
            results.failed = signals.iter().map(|signal| (*signal, 0)).collect();
            return Ok(results);
        }
    };
    for (signal, reading) in readings {
        match reading {
            Ok(reading) => results.good.push((signal, reading)),
            Err(error) => {
                let failure = Failure::api(error, Moment::Reading);
                // The same words from the same car are one failure: one reference, one line in the log.
                let same = results.failures.iter().position(|known| known.name() == failure.name());
                let index = same.unwrap_or_else(|| {
                    results.failures.push(failure);
                    results.failures.len() - 1
                });
                results.failed.push((signal, index));
            }
        }
    }
    Ok(results)
}

/// The first in rank of those that struck a signal the app needs. Nobody is asked to reconnect while data arrives.
fn worst(cars: &Cars, results: &Results, incidents: &[Incident], answered: bool) -> Option<usize> {
    let candidates = results.failed.iter().filter(|(signal, _)| is_needed(cars, *signal)).map(|(_, index)| *index);
    candidates
        .filter(|index| !(answered && incidents[*index].screen == Screen::Reconnect))
        .filter_map(|index| Some((rank(incidents[index].screen)?, index)))
        .min()
        .map(|(_, index)| index)
}

/// A car that is not ready has no banner of its own, but what it shows is not up to date either.
pub fn rank(screen: Screen) -> Option<u8> {
    screen.banner_rank().or((screen == Screen::CarNotReady).then_some(u8::MAX))
}

/// What the owner could not leave out in Connect is what the app needs; where all may be left out, all are needed alike.
pub fn is_needed(cars: &Cars, signal: Signal) -> bool {
    let settings = cars.client.settings();
    let required = |permission: &str| settings.permissions().any(|(name, required)| required && name == permission);
    let none_is_required = !Signal::ALL.iter().any(|signal| required(signal.permission()));
    none_is_required || required(signal.permission())
}

/// When the background tries again, if that can help.
fn next_try(cars: &Cars, failure: &Failure, vehicle: &Vehicle, asked_for: For, now: i64) -> CheckRecord {
    let record = |retry_at, retries| CheckRecord { retry_at, retries, ..CheckRecord::default() };
    let Some(pace) = recommend(failure).pace else { return CheckRecord::default() };
    let named = failure.api_error().and_then(|error| error.retry_after);
    let is_planned = asked_for == For::Owner && vehicle.retries > 0;
    if is_planned {
        let not_before = named.map_or(now, |wait| now.saturating_add(milliseconds(wait)));
        return record(vehicle.retry_at.map(|at| at.max(not_before)), vehicle.retries);
    }
    let wait = pause(pace, vehicle.retries, cars.patience.retry, spread(), named);
    record(wait.map(|wait| now.saturating_add(milliseconds(wait))), vehicle.retries.saturating_add(1))
}

/// 0 to 1. Without randomness the pauses are merely not spread.
fn spread() -> f64 {
    let mut byte = [0];
    if getrandom::fill(&mut byte).is_ok() { f64::from(byte[0]) / 255.0 } else { 0.0 }
}
