//! One at a time per name: a refresh per grant, a return per state. Locks that nobody holds or waits for are forgotten.
//!
//! Within this process that is a lock; where others share the database, whoever has the lock takes a lease as well.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::OwnedMutexGuard;

use crate::cars::Broken;
use crate::cars::leases::Lease;
use crate::store::Store;

/// A lock for each name in use.
#[derive(Debug, Default)]
pub(super) struct Locks(Mutex<HashMap<String, Arc<tokio::sync::Mutex<()>>>>);

/// Nobody else is at it until this is dropped.
#[derive(Debug)]
pub struct Turn {
    _lease: Lease,
    _lock: OwnedMutexGuard<()>,
}

impl Locks {
    /// Waits for the name to be free and holds it until the turn is dropped.
    pub(super) async fn hold(&self, store: &Store, name: &str) -> Result<Turn, Broken> {
        let lock = {
            let mut locks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            locks.retain(|_, lock| Arc::strong_count(lock) > 1);
            Arc::clone(locks.entry(name.to_owned()).or_default())
        };
        let lock = lock.lock_owned().await;
        Ok(Turn { _lease: Lease::wait_for(store, name).await?, _lock: lock })
    }
}
