//! One check per car at a time, in a task that goes on when the page that began it has given up waiting. Whoever wants
//! to know how a car is joins the check that is under way; what it brings is in the store for all of them. A check under way
//! in another process is waited for likewise.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::watch;

use crate::cars::check::{self, For};
use crate::cars::leases::Lease;
use crate::cars::told; // unit: webhooks
use crate::cars::{Broken, Cars, milliseconds};
use crate::causes::Causes;
use crate::store::Vehicle;

/// The checks under way, by car.
#[derive(Debug, Default)]
pub(super) struct Running(Mutex<HashMap<String, watch::Receiver<()>>>);

/// A check under way.
#[derive(Debug)]
pub struct Check(watch::Receiver<()>);

impl Check {
    /// Waits for its end, but not for longer than this. Whether it has ended.
    pub async fn wait(mut self, patience: Duration) -> bool {
        // Nothing is ever sent: the end of the check drops the sender.
        tokio::time::timeout(patience, self.0.changed()).await.is_ok()
    }
}

impl Running {
    fn join_or_begin(&self, car: &str) -> Result<Check, watch::Sender<()>> {
        let mut running = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        running.retain(|_, check| check.has_changed().is_ok());
        if let Some(check) = running.get(car) {
            return Ok(Check(check.clone()));
        }
        let (sender, receiver) = watch::channel(());
        running.insert(car.to_owned(), receiver);
        Err(sender)
    }
}

/// Checks a car as it stands, or joins the check that is under way.
pub fn start(cars: &Cars, vehicle: &Vehicle, asked_for: For) -> Check {
    // A check that began before the car changed is not worth joining: what it brings will not count.
    match cars.running.join_or_begin(&format!("{} {}", vehicle.id, vehicle.revision)) {
        Ok(running) => running,
        Err(sender) => {
            let running = Check(sender.subscribe());
            let (shared, vehicle) = (cars.clone(), vehicle.clone());
            let work = async move {
                let cars = shared;
                metrics::gauge!("driveway_checks_under_way").increment(1.0); // unit: figures
                if let Err(error) = carry_out(&cars, &vehicle, asked_for).await {
                    tracing::error!(error = %Causes(&error), "a check could not be carried out");
                    // A database that was away for a moment says nothing about the car: the next view asks it again.
                    if !error.is_overload()
                        && let Err(error) = check::note_fault(&cars, &vehicle).await
                    {
                        tracing::error!(error = %Causes(&error), "nor could that be noted");
                    }
                }
                metrics::gauge!("driveway_checks_under_way").decrement(1.0); // unit: figures
                drop(sender);
            };
            cars.spawn(work);
            running
        }
    }
}

/// Runs a check that no other process has run by now, or is running.
async fn carry_out(cars: &Cars, vehicle: &Vehicle, asked_for: For) -> Result<(), Broken> {
    let _lease = Lease::wait_for(&cars.store, &format!("check {} {}", vehicle.id, vehicle.revision)).await?;
    if cars.store.is_shared() && cars.store.revision(&vehicle.id).await? != Some(vehicle.revision) {
        return Ok(());
    }
    check::run(cars, vehicle, asked_for).await?;
    Ok(())
}

/// For a page about a car: asks the car if its last answer is not fresh any more, and waits as long as a page may.
/// Whether the car is still being asked.
pub async fn freshen(cars: &Cars, vehicle: &Vehicle, now: i64) -> bool {
    let fresh = milliseconds(cars.patience.fresh);
    let is_fresh = vehicle.asked_at.is_some_and(|asked| asked.saturating_add(fresh) > now);
    let must_wait = vehicle.incident.as_ref().is_some_and(|incident| incident.wait_until(now).is_some());
    let is_due = vehicle.token_id.is_some() && !is_fresh && !must_wait;
    let is_due = is_due && !told::is_enough(cars, vehicle, now).await; // unit: webhooks
    is_due && !start(cars, vehicle, For::Owner).wait(cars.patience.page).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_second_check_of_the_same_car_joins_the_first() {
        let checks = Running::default();
        let sender = checks.join_or_begin("a").unwrap_err();
        let joined = checks.join_or_begin("a").unwrap();
        assert!(checks.join_or_begin("b").is_err(), "another car is checked by itself");
        assert!(!checks.join_or_begin("a").unwrap().wait(Duration::from_millis(10)).await, "still under way");
        drop(sender);
        assert!(joined.wait(Duration::from_secs(5)).await);
        assert!(checks.join_or_begin("a").is_err(), "the next one begins anew");
    }
}
