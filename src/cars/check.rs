//! A check of one car: every signal the app may read, each by itself, kept when it is good; the one trouble worth a
//! banner when those it needs have failed; and when the background should try again.

use std::time::Duration;

use actix_web::web;

use crate::cars::access::Access;
use crate::recovery::{Failure, Moment, Screen, pace, pause};
use crate::smartcar::Errand;
use crate::smartcar::vehicle::{Reading, Signal};
use crate::store::{CheckRecord, StoredSignal, Vehicle};
use crate::web::trouble::Trouble;
use crate::web::{AppState, Error, clock};

/// What a check brought.
#[derive(Debug, Default)]
pub struct Check {
    /// What deserves the car's one banner.
    pub trouble: Option<Trouble>,
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
pub async fn run(state: &web::Data<AppState>, vehicle: &Vehicle, asked_for: For) -> Result<Check, Error> {
    let errand = match asked_for {
        For::Owner => Errand::Person,
        For::Background => Errand::Background,
    };
    let (Some(access), Some(grant)) = (Access::to(state, vehicle, errand), &vehicle.token_id) else {
        return Ok(Check::default());
    };
    if vehicle.make.is_empty() && state.smartcar.settings().asks_for("read_vehicle_info") {
        // Its name could not be read when it was connected; a page can do without it once more.
        if let Ok(car) = access.attributes().await? {
            state.store.name_vehicle(&vehicle.id, &car).await?;
        }
    }
    let results = ask(&access, &asked(state)).await?;
    let now = clock::now();
    let before = state.store.signals(&vehicle.id).await?;
    let answered = !results.good.is_empty();

    let mut troubles = Vec::with_capacity(results.failures.len());
    for (index, failure) in results.failures.iter().enumerate() {
        let struck = results.failed.iter().filter(|(_, of)| *of == index).map(|(signal, _)| *signal);
        let known = known_before(&before, Trouble::of(vehicle), struck.collect());
        let goes_on = known.iter().find(|known| known.what == failure.name());
        troubles.push(Trouble::new(failure, goes_on, now)?.noted(state, failure));
    }
    let worst = worst(state, &results, &troubles, answered);
    let record = CheckRecord {
        trouble: worst.map(|index| troubles[index].to_text()).transpose()?,
        answered,
        ..worst.map(|index| next_try(state, &results.failures[index], vehicle, asked_for, now)).unwrap_or_default()
    };
    if state.store.record_check(&vehicle.id, grant, &record, vehicle.revision, now).await? {
        let text = |(signal, index): &(Signal, usize)| Ok::<_, Error>((*signal, troubles[*index].to_text()?));
        let failed = results.failed.iter().map(text).collect::<Result<Vec<_>, _>>()?;
        state.store.keep_readings(&vehicle.id, &results.good, &failed, now).await?;
    }
    Ok(Check { trouble: worst.map(|index| troubles.swap_remove(index)), answered })
}

/// Notes that a car could not even be asked, for a reason that is ours.
pub async fn note_fault(state: &AppState, vehicle: &Vehicle) -> Result<(), Error> {
    let Some(grant) = &vehicle.token_id else { return Ok(()) };
    let now = clock::now();
    let trouble = Trouble::new(&Failure::Internal, Trouble::of(vehicle).as_ref(), now)?.to_text()?;
    let record = CheckRecord { trouble: Some(trouble), ..CheckRecord::default() };
    state.store.record_check(&vehicle.id, grant, &record, vehicle.revision, now).await?;
    Ok(())
}

/// The signals the app asks permission for, in page order.
pub fn asked(state: &AppState) -> Vec<Signal> {
    let settings = state.smartcar.settings();
    Signal::ALL.into_iter().filter(|signal| settings.asks_for(signal.permission())).collect()
}

async fn ask(access: &Access, signals: &[Signal]) -> Result<Results, Error> {
    let mut results = Results { good: Vec::new(), failed: Vec::new(), failures: Vec::new() };
    match access.read(signals).await? {
        // The call as a whole: one failure for all.
        Err(failure) => {
            results.failures.push(failure);
            results.failed = signals.iter().map(|signal| (*signal, 0)).collect();
        }
        Ok(readings) => {
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
        }
    }
    Ok(results)
}

/// What is known of these signals, and of the car, from before.
fn known_before(before: &[StoredSignal], of_car: Option<Trouble>, signals: Vec<Signal>) -> Vec<Trouble> {
    let of_signals = before.iter().filter(|stored| signals.contains(&stored.signal));
    of_signals.filter_map(|stored| Trouble::parse(stored.failure.as_deref()?)).chain(of_car).collect()
}

/// The first in rank of those that struck a signal the app needs. Nobody is asked to reconnect while data arrives.
fn worst(state: &AppState, results: &Results, troubles: &[Trouble], answered: bool) -> Option<usize> {
    let candidates = results.failed.iter().filter(|(signal, _)| is_needed(state, *signal)).map(|(_, index)| *index);
    candidates
        .filter(|index| !(answered && troubles[*index].screen == Screen::Reconnect))
        .filter_map(|index| Some((rank(troubles[index].screen)?, index)))
        .min()
        .map(|(_, index)| index)
}

/// A car that is not ready has no banner of its own, but what it shows is not up to date either.
fn rank(screen: Screen) -> Option<u8> {
    screen.banner_rank().or((screen == Screen::CarNotReady).then_some(u8::MAX))
}

/// What the owner could not leave out in Connect is what the app needs; where all may be left out, all are needed alike.
fn is_needed(state: &AppState, signal: Signal) -> bool {
    let settings = state.smartcar.settings();
    let required = |permission: &str| settings.permissions().any(|(name, required)| required && name == permission);
    let none_is_required = !Signal::ALL.iter().any(|signal| required(signal.permission()));
    none_is_required || required(signal.permission())
}

/// When the background tries again, if that can help.
fn next_try(state: &AppState, failure: &Failure, vehicle: &Vehicle, asked_for: For, now: i64) -> CheckRecord {
    let record = |retry_at, retries| CheckRecord { retry_at, retries, ..CheckRecord::default() };
    let Some(pace) = pace(failure) else { return CheckRecord::default() };
    let named = failure.api_error().and_then(|error| error.retry_after);
    let milliseconds = |wait: Duration| i64::try_from(wait.as_millis()).unwrap_or(i64::MAX);
    let is_planned = asked_for == For::Owner && vehicle.retries > 0;
    if is_planned {
        let not_before = named.map_or(now, |wait| now.saturating_add(milliseconds(wait)));
        return record(vehicle.retry_at.map(|at| at.max(not_before)), vehicle.retries);
    }
    let wait = pause(pace, vehicle.retries, state.config.patience.retry, spread(), named);
    record(wait.map(|wait| now.saturating_add(milliseconds(wait))), vehicle.retries.saturating_add(1))
}

/// 0 to 1. Without randomness the pauses are merely not spread.
fn spread() -> f64 {
    let mut byte = [0];
    if getrandom::fill(&mut byte).is_ok() { f64::from(byte[0]) / 255.0 } else { 0.0 }
}
