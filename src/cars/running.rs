//! One check per car at a time, in a task that goes on when the page that began it has given up waiting. Whoever wants
//! to know how a car is joins the check that is under way; what it brings is in the store for all of them.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use actix_web::{rt, web};
use tokio::sync::watch;

use crate::cars::check::{self, For};
use crate::causes::Causes;
use crate::store::Vehicle;
use crate::web::AppState;
use crate::web::trouble::Trouble;

/// The checks under way, by car.
#[derive(Debug, Default)]
pub struct Checks(Mutex<HashMap<String, watch::Receiver<()>>>);

/// A check under way.
#[derive(Debug)]
pub struct Running(watch::Receiver<()>);

impl Running {
    /// Waits for its end, but not for longer than this. Whether it has ended.
    pub async fn wait(mut self, patience: Duration) -> bool {
        // Nothing is ever sent: the end of the check drops the sender.
        tokio::time::timeout(patience, self.0.changed()).await.is_ok()
    }
}

impl Checks {
    fn join_or_begin(&self, car: &str) -> Result<Running, watch::Sender<()>> {
        let mut running = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        running.retain(|_, check| check.has_changed().is_ok());
        if let Some(check) = running.get(car) {
            return Ok(Running(check.clone()));
        }
        let (sender, receiver) = watch::channel(());
        running.insert(car.to_owned(), receiver);
        Err(sender)
    }
}

/// Checks a car as it stands, or joins the check that is under way.
pub fn start(state: &web::Data<AppState>, vehicle: &Vehicle, asked_for: For) -> Running {
    // A check that began before the car changed is not worth joining: what it brings will not count.
    match state.checks.join_or_begin(&format!("{} {}", vehicle.id, vehicle.revision)) {
        Ok(running) => running,
        Err(sender) => {
            let running = Running(sender.subscribe());
            let (state, vehicle) = (state.clone(), vehicle.clone());
            rt::spawn(async move {
                if let Err(error) = check::run(&state, &vehicle, asked_for).await {
                    tracing::error!(error = %Causes(&error), "a check could not be carried out");
                    if let Err(error) = check::note_fault(&state, &vehicle).await {
                        tracing::error!(error = %Causes(&error), "nor could that be noted");
                    }
                }
                drop(sender);
            });
            running
        }
    }
}

/// For a page about a car: asks the car if its last answer is not fresh any more, and waits as long as a page may.
/// Whether the car is still being asked.
pub async fn freshen(state: &web::Data<AppState>, vehicle: &Vehicle, now: i64) -> bool {
    let patience = &state.config.patience;
    let fresh = i64::try_from(patience.fresh.as_millis()).unwrap_or(i64::MAX);
    let trouble = Trouble::of(vehicle);
    let is_fresh = vehicle.asked_at.is_some_and(|asked| asked.saturating_add(fresh) > now);
    let is_known = vehicle.trouble.is_none() || trouble.is_some();
    let must_wait = trouble.is_some_and(|trouble| trouble.wait_until(now).is_some());
    if vehicle.token_id.is_none() || (is_fresh && is_known) || must_wait {
        return false;
    }
    !start(state, vehicle, For::Owner).wait(patience.page).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_second_check_of_the_same_car_joins_the_first() {
        let checks = Checks::default();
        let sender = checks.join_or_begin("a").unwrap_err();
        let joined = checks.join_or_begin("a").unwrap();
        assert!(checks.join_or_begin("b").is_err(), "another car is checked by itself");
        assert!(!checks.join_or_begin("a").unwrap().wait(Duration::from_millis(10)).await, "still under way");
        drop(sender);
        assert!(joined.wait(Duration::from_secs(5)).await);
        assert!(checks.join_or_begin("a").is_err(), "the next one begins anew");
    }
}
