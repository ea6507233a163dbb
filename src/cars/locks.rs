//! One at a time per name: a refresh per grant, a return per state. Locks that nobody holds or waits for are forgotten.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::OwnedMutexGuard;

/// A lock for each name in use.
#[derive(Debug, Default)]
pub(super) struct Locks(Mutex<HashMap<String, Arc<tokio::sync::Mutex<()>>>>);

impl Locks {
    /// Waits for the name to be free and holds it until the guard is dropped.
    pub(super) async fn hold(&self, name: &str) -> OwnedMutexGuard<()> {
        let lock = {
            let mut locks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            locks.retain(|_, lock| Arc::strong_count(lock) > 1);
            Arc::clone(locks.entry(name.to_owned()).or_default())
        };
        lock.lock_owned().await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_same_name_waits_and_another_does_not() {
        let flights = Locks::default();
        let first = flights.hold("a").await;
        drop(flights.hold("b").await);
        let second = tokio::time::timeout(std::time::Duration::from_millis(20), flights.hold("a")).await;
        assert!(second.is_err());
        drop(first);
        drop(flights.hold("a").await);
        drop(flights.hold("c").await);
        assert_eq!(flights.0.lock().unwrap().len(), 1);
    }
}
