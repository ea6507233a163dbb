//! A piece of work that one process at a time does, of all that share the database. Where there is no other process there
//! is no lease either.
//!
//! A lease is short and kept alive while the work goes on, so that the work of a process that was killed waits seconds for
//! another one. It is given back at once when it is dropped.

use std::time::Duration;

use tokio::task::JoinHandle;

use crate::cars::{Broken, milliseconds};
use crate::store::{Store, random_id};

/// A lease, held until it is dropped; nothing where nobody else could have it.
#[derive(Debug)]
pub struct Lease {
    _held: Option<Held>,
}

#[derive(Debug)]
struct Held {
    store: Store,
    name: String,
    holder: String,
    keeper: JoinHandle<()>,
}

impl Lease {
    /// Waits until nobody else has it.
    pub async fn wait_for(store: &Store, name: &str) -> Result<Self, Broken> {
        let mut pause = FIRST_PAUSE;
        loop {
            if let Some(lease) = Self::take(store, name).await? {
                return Ok(lease);
            }
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(LONGEST_PAUSE);
        }
    }

    /// Takes it unless somebody else has it.
    pub async fn take(store: &Store, name: &str) -> Result<Option<Self>, Broken> {
        if !store.is_shared() {
            return Ok(Some(Self { _held: None }));
        }
        let holder = random_id()?;
        if !store.take_lease(name, &holder, milliseconds(LASTS)).await? {
            return Ok(None);
        }
        let keeper = tokio::spawn(keep(store.clone(), name.to_owned(), holder.clone()));
        let held = Held { store: store.clone(), name: name.to_owned(), holder, keeper };
        Ok(Some(Self { _held: Some(held) }))
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.keeper.abort();
        let (store, name, holder) = (self.store.clone(), self.name.clone(), self.holder.clone());
        // At the very end of the process there is nothing to run this on, and the lease ends by itself.
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move {
                if let Err(error) = store.end_lease(&name, &holder).await {
                    tracing::warn!(%error, "a lease could not be given back; it ends by itself");
                }
            });
        }
    }
}

async fn keep(store: Store, name: String, holder: String) {
    loop {
        tokio::time::sleep(LASTS / 4).await;
        match store.keep_lease(&name, &holder, milliseconds(LASTS)).await {
            Ok(true) => {}
            Ok(false) => {
                tracing::warn!("a lease was taken over: this process was away for too long");
                return;
            }
            Err(error) => tracing::warn!(%error, "a lease could not be kept; it is tried again"),
        }
    }
}

/// As long as whoever waits for a process that was killed has to wait.
const LASTS: Duration = Duration::from_secs(8);
const FIRST_PAUSE: Duration = Duration::from_millis(20);
const LONGEST_PAUSE: Duration = Duration::from_millis(250);
