//! Where deliveries are kept. One writer takes what waits and writes it at once: however many come at the same time, the
//! disk is waited for once, and each is acknowledged when its own row is there.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::sync::{Notify, oneshot};
use tokio::time::timeout;

use crate::cars::now;
use crate::causes::Causes;
use crate::store::{NewEvent, SealedEvent, Standing, Store};

/// A cheap clone.
#[derive(Clone)]
pub struct Inbox {
    store: Store,
    sender: Sender<Waiting>,
    receiver: Arc<Mutex<Option<Receiver<Waiting>>>>,
    /// When the write began that is under way.
    writing_since: Arc<Mutex<Option<Instant>>>,
    /// Something new is there to be worked on.
    pub(super) news: Arc<Notify>,
}

/// Without what waits in it.
impl std::fmt::Debug for Inbox {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Inbox")
    }
}

/// The database does not answer in time, or is not to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Busy;

struct Waiting {
    event: SealedEvent,
    /// Told when it is kept; dropped when it is not.
    kept: oneshot::Sender<()>,
}

impl Inbox {
    /// An empty one.
    pub fn new(store: Store) -> Self {
        let (sender, receiver) = channel(ROOM);
        Self {
            store,
            sender,
            receiver: Arc::new(Mutex::new(Some(receiver))),
            writing_since: Arc::default(),
            news: Arc::default(),
        }
    }

    /// Keeps an event. Answered when it is written, or cannot be for now.
    pub(super) async fn keep(&self, event: NewEvent) -> Result<Standing, Busy> {
        let standing = timeout(PATIENCE, self.store.standing_of_event(&event.id, &event.car)).await;
        let standing = standing.map_err(|_| Busy)?.map_err(|_| Busy)?;
        if standing == Standing::New {
            // Whoever comes while a write is stuck need not find out by waiting.
            if self.writing_since().is_some_and(|since| since.elapsed() > PATIENCE) {
                return Err(Busy);
            }
            let event = self.store.seal_event(event).map_err(|_| Busy)?;
            let (kept, is_kept) = oneshot::channel();
            self.sender.try_send(Waiting { event, kept }).map_err(|_| Busy)?;
            timeout(PATIENCE, is_kept).await.map_err(|_| Busy)?.map_err(|_| Busy)?;
        }
        Ok(standing)
    }

    fn writing_since(&self) -> MutexGuard<'_, Option<Instant>> {
        self.writing_since.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes what comes, for as long as the app runs.
    pub(super) async fn write(&self) {
        let receiver = self.receiver.lock().unwrap_or_else(PoisonError::into_inner).take();
        let Some(mut receiver) = receiver else { return };
        let mut waiting = Vec::with_capacity(AT_ONCE);
        while receiver.recv_many(&mut waiting, AT_ONCE).await > 0 {
            let (events, kept): (Vec<SealedEvent>, Vec<_>) = waiting.drain(..).map(|one| (one.event, one.kept)).unzip();
            *self.writing_since() = Some(Instant::now());
            let written = self.store.keep_events(&events, now()).await;
            *self.writing_since() = None;
            match written {
                Ok(()) => {
                    // Whoever has given up waiting is told when it comes again that it is known.
                    for kept in kept {
                        let _ = kept.send(());
                    }
                    self.news.notify_one();
                }
                Err(error) => {
                    tracing::warn!(count = events.len(), error = %Causes(&error), "deliveries could not be kept; they come again");
                }
            }
        }
    }
}

/// How long a delivery waits for the database: a write takes a few milliseconds, and a busy database is told by its silence.
/// Smartcar waits 15 s; one that is refused comes again after 25.
const PATIENCE: Duration = Duration::from_millis(250);
/// How many wait at most; further ones are refused at once.
const ROOM: usize = 1024;
const AT_ONCE: usize = 256;
