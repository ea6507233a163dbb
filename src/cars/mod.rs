//! What we do with cars: connect, read, command, reconnect, disconnect. It knows no request, no page and no word, so that it
//! can be read, tested and reused without a web server.
//!
//! A job takes [`Cars`] and answers with facts. What must not end with the browser that asked for it (a spent code, a token
//! being renewed, a command on its way) goes on in a task of its own.

pub mod access;
pub mod background;
pub mod check;
pub mod command;
pub mod connect;
pub mod disconnect;
mod insisting;
pub mod leases;
mod locks;
pub mod log;
pub mod running;
#[cfg(all(test, feature = "sandbox"))]
mod tests;
pub mod told; // unit: webhooks

use std::sync::Arc;
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::task::JoinHandle;
use tokio_util::task::TaskTracker;
use tracing::Instrument;

use crate::cars::locks::{Locks, Turn};
use crate::cars::running::Running;
use crate::config::Patience;
use crate::recovery::Failure;
use crate::reference;
use crate::smartcar::Client;
use crate::smartcar::vehicle::Signal;
use crate::store::{self, Store};

/// What a job about cars needs: a cheap clone.
#[derive(Clone)]
pub struct Cars {
    /// The database.
    pub store: Store,
    /// The client towards Smartcar.
    pub client: Arc<Client>,
    /// How long jobs wait, and cars rest.
    pub patience: Patience,
    /// One refresh at a time per grant, one return at a time per state.
    locks: Arc<Locks>,
    /// The checks under way.
    running: Arc<Running>,
    /// What is under way at all, whoever waits for it.
    tasks: TaskTracker,
    /// Where it is under way: threads that answer requests end before the app does, and what runs on them ends with them.
    runtime: Handle,
    /// Derives what Smartcar is told an owner is called.
    key: [u8; 32],
}

/// Without the key it holds.
impl std::fmt::Debug for Cars {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Cars")
    }
}

impl Cars {
    /// Nothing under way yet. Made where the app itself runs, which is where everything about cars will.
    pub fn new(store: Store, client: Client, patience: Patience, key: [u8; 32]) -> Self {
        let (locks, running, tasks) = (Arc::default(), Arc::default(), TaskTracker::new());
        // Whoever waits for its end does not ask whether more may come.
        tasks.close();
        Self { store, client: Arc::new(client), patience, locks, running, tasks, runtime: Handle::current(), key }
    }

    /// Begins work that ends neither with its browser nor with the thread that answers it.
    pub(super) fn spawn<T: Send + 'static>(&self, work: impl Future<Output = T> + Send + 'static) -> JoinHandle<T> {
        self.tasks.spawn_on(work.in_current_span(), &self.runtime)
    }

    /// Waits until every check, refresh, command and return under way is done and written down, but not for longer than
    /// this: for an orderly end.
    pub async fn settled(&self, patience: Duration) {
        if tokio::time::timeout(patience, self.tasks.wait()).await.is_err() {
            tracing::warn!(count = self.tasks.len(), "work about cars is still under way");
        }
    }

    /// What Smartcar is told an owner is called: the same for the same owner, and of no use to anyone else.
    pub fn external_id(&self, owner: &str) -> String {
        reference::pseudonym(&self.key, owner)
    }

    /// Waits for other returns with the same state, and holds them up until the guard is dropped.
    pub async fn one_return(&self, state: &str) -> Result<Turn, Broken> {
        // The state itself stands nowhere.
        self.turn(&format!("return {}", reference::pseudonym(&self.key, state))).await
    }

    /// Waits for others who are at this piece of work, and holds them up until the guard is dropped.
    pub async fn turn(&self, work: &str) -> Result<Turn, Broken> {
        self.locks.hold(&self.store, work).await
    }

    /// The signals the app asks permission for, in page order.
    pub fn asked(&self) -> Vec<Signal> {
        let settings = self.client.settings();
        Signal::ALL.into_iter().filter(|signal| settings.asks_for(signal.permission())).collect()
    }
}

/// How a job ends early.
#[derive(Debug)]
pub enum Stopped {
    /// By something that has a screen: the owner, the car, its maker or Smartcar stood in the way.
    Failure(Failure),
    /// By ourselves.
    Broken(Broken),
}

/// Why a job could not be done at all: ours.
#[derive(Debug, thiserror::Error)]
pub enum Broken {
    /// The database failed.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// No randomness for an id.
    #[error("no randomness")]
    Random(#[from] getrandom::Error),
    /// A task ended early.
    #[error("a task ended early")]
    Task(#[from] tokio::task::JoinError),
}

impl Broken {
    /// Whether the database is merely busy, or away for a moment.
    pub fn is_overload(&self) -> bool {
        matches!(self, Self::Store(error) if error.is_overload())
    }
}

impl From<Failure> for Stopped {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

impl<E: Into<Broken>> From<E> for Stopped {
    fn from(error: E) -> Self {
        Self::Broken(error.into())
    }
}

impl Stopped {
    /// What stood in the way, or our own error.
    pub fn failure(self) -> Result<Failure, Broken> {
        match self {
            Self::Failure(failure) => Ok(failure),
            Self::Broken(error) => Err(error),
        }
    }
}

/// Now, in epoch milliseconds.
pub fn now() -> i64 {
    chrono::Utc::now().timestamp_millis()
}

/// A duration in milliseconds, as the store keeps times.
pub fn milliseconds(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}
