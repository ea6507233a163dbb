//! How many calls may be under way at once, so that a slow host, or one car maker that hangs, never slows the others.
//!
//! Every host has its own number of places. On a host that many makers share, one maker may take a quarter of them: a
//! call first waits in the lane of its maker and only then for a place at the host.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// What a call is made for. Each errand has places of its own, so that no other one can take them all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Errand {
    /// Someone has just come back from Connect and waits.
    Connecting,
    /// Someone looks at a page.
    Person,
    /// Nobody waits.
    Background,
    /// Someone has pressed a button that does something to a car.
    Command {
        /// After this the call is not made any more.
        send_by: Instant,
    },
}

/// The places at one host, by errand.
#[derive(Debug)]
pub struct Places {
    connecting: Lanes,
    person: Lanes,
    background: Lanes,
    commands: Lanes,
}

impl Places {
    /// As many places for each errand.
    pub fn new(each: usize) -> Self {
        let [connecting, person, background, commands] = std::array::from_fn(|_| Lanes::new(each));
        Self { connecting, person, background, commands }
    }

    /// Waits for a place. `None`: it is too late for the call by now, and it must not be made.
    pub async fn enter(&self, errand: Errand, name: &str) -> Option<Place> {
        match errand {
            Errand::Connecting => Some(self.connecting.enter(name).await),
            Errand::Person => Some(self.person.enter(name).await),
            Errand::Background => Some(self.background.enter(name).await),
            Errand::Command { send_by } => {
                let place = tokio::time::timeout_at(send_by.into(), self.commands.enter(name)).await.ok()?;
                (Instant::now() < send_by).then_some(place)
            }
        }
    }
}

/// The places at one host.
#[derive(Debug)]
pub struct Lanes {
    host: Arc<Semaphore>,
    per_lane: usize,
    lanes: Mutex<HashMap<String, Arc<Semaphore>>>,
}

/// A place held for the time of one call.
#[derive(Debug)]
pub struct Place {
    _lane: Option<OwnedSemaphorePermit>,
    _host: Option<OwnedSemaphorePermit>,
}

impl Lanes {
    /// `places` at the host in all, a quarter of them for any one lane.
    pub fn new(places: usize) -> Self {
        Self { host: Arc::new(Semaphore::new(places)), per_lane: (places / 4).max(1), lanes: Mutex::default() }
    }

    /// Waits for a place. An empty name is a lane too: that of calls no car is asked for.
    pub async fn enter(&self, name: &str) -> Place {
        let lane = {
            let mut lanes = self.lanes.lock().unwrap_or_else(PoisonError::into_inner);
            // A lane nobody is in has all its places free, and no one else holds it.
            lanes.retain(|_, lane| Arc::strong_count(lane) > 1 || lane.available_permits() < self.per_lane);
            let fresh = || Arc::new(Semaphore::new(self.per_lane));
            Arc::clone(lanes.entry(name.to_owned()).or_insert_with(fresh))
        };
        // The semaphores are never closed, so both places are always given in the end.
        let lane = lane.acquire_owned().await.ok();
        Place { _lane: lane, _host: Arc::clone(&self.host).acquire_owned().await.ok() }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[tokio::test]
    async fn no_errand_takes_the_places_of_another_and_a_command_gives_up_in_time() {
        let places = Places::new(1);
        let _hanging = places.enter(Errand::Background, "").await;
        let soon = || Errand::Command { send_by: Instant::now() + Duration::from_millis(20) };
        assert!(
            places.enter(Errand::Person, "").await.is_some() && places.enter(Errand::Connecting, "").await.is_some()
        );
        let _sending = places.enter(soon(), "").await.unwrap();
        assert!(places.enter(soon(), "").await.is_none(), "it waited too long and is not sent");
        assert!(places.enter(Errand::Command { send_by: Instant::now() }, "OTHER").await.is_none());
    }

    #[tokio::test]
    async fn a_lane_that_hangs_leaves_room_for_the_others() {
        let lanes = Lanes::new(8);
        let hanging = [lanes.enter("SLOW").await, lanes.enter("SLOW").await];
        let third = tokio::time::timeout(Duration::from_millis(20), lanes.enter("SLOW")).await;
        assert!(third.is_err(), "a third call of the same maker waits");
        drop((lanes.enter("QUICK").await, lanes.enter("").await));
        drop(hanging);
        drop(lanes.enter("SLOW").await);
        drop(lanes.enter("OTHER").await);
        assert_eq!(lanes.lanes.lock().unwrap().len(), 1, "lanes nobody uses are forgotten");
    }
}
