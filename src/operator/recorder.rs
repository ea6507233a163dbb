//! Writes events beside the requests they come from: a page never waits for the database to count it. What comes faster
//! than it can be written is left out beyond a bound, because counts are worth neither memory nor a late page.

use std::time::Duration;

use tokio::sync::{mpsc, oneshot};

use crate::store::{Event, Store};

/// Takes events and has them written, in their order, one after the other.
#[derive(Debug)]
pub struct Recorder(mpsc::Sender<Entry>);

#[derive(Debug)]
enum Entry {
    Event(Box<Event>),
    /// Answered when all before it are written.
    Mark(oneshot::Sender<()>),
}

impl Recorder {
    /// Begins to write. Needs to be called inside a runtime; it ends with the last that can send.
    pub fn start(store: Store) -> Self {
        let (queue, mut entries) = mpsc::channel(ROOM);
        tokio::spawn(async move {
            while let Some(entry) = entries.recv().await {
                match entry {
                    Entry::Event(event) => write(&store, &event).await,
                    // Whoever asked may have stopped waiting.
                    Entry::Mark(done) => drop(done.send(())),
                }
            }
        });
        Self(queue)
    }

    /// Takes an event, or leaves it out when too many wait.
    pub(crate) fn take(&self, event: Event) {
        let (verb, slug) = (event.verb, event.slug);
        if self.0.try_send(Entry::Event(Box::new(event))).is_err() {
            tracing::warn!(verb, slug, "an event was not recorded: too many wait");
        }
    }

    /// Waits until what was taken so far is written, for a second at most: for whoever wants to see it, and for an
    /// orderly end.
    pub async fn settled(&self) {
        let (done, written) = oneshot::channel();
        let mark = async {
            if self.0.send(Entry::Mark(done)).await.is_ok() {
                drop(written.await);
            }
        };
        if tokio::time::timeout(PATIENCE, mark).await.is_err() {
            tracing::warn!("events are still being recorded");
        }
    }
}

async fn write(store: &Store, event: &Event) {
    if let Err(error) = store.record_event(event).await {
        tracing::warn!(%error, verb = event.verb, slug = event.slug, "an event was not recorded");
    }
}

/// How many events may wait: those of some seconds of a very busy day.
const ROOM: usize = 1024;
const PATIENCE: Duration = Duration::from_secs(1);
