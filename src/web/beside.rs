//! Work that no answer waits for: begun in its turn, limited in number, and ended in order when the app ends.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Mutex;
use tokio_util::task::TaskTracker;

/// The work beside answers. A cheap clone.
#[derive(Debug, Clone)]
pub struct Beside {
    tasks: TaskTracker,
    turn: Arc<Mutex<()>>,
}

impl Default for Beside {
    fn default() -> Self {
        let tasks = TaskTracker::new();
        // Whoever waits for its end does not ask whether more may come.
        tasks.close();
        Self { tasks, turn: Arc::default() }
    }
}

impl Beside {
    /// Does the work after what came before it. False, and it is left out: too much waits.
    pub fn begin(&self, work: impl Future<Output = ()> + Send + 'static) -> bool {
        if self.tasks.len() >= ROOM {
            return false;
        }
        let turn = Arc::clone(&self.turn);
        self.tasks.spawn(async move {
            let _turn = turn.lock().await;
            work.await;
        });
        true
    }

    /// Waits until all that was begun is done, for a second at most: for whoever wants to see it, and for an orderly end.
    pub async fn settled(&self) {
        if tokio::time::timeout(PATIENCE, self.tasks.wait()).await.is_err() {
            tracing::warn!("work beside answers is still under way");
        }
    }
}

/// How much may wait: what some seconds of a very busy day bring. It is worth neither memory nor a late page.
const ROOM: usize = 1024;
const PATIENCE: Duration = Duration::from_secs(1);

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn work_is_done_in_its_turn_and_waited_for() {
        let (beside, done) = (Beside::default(), Arc::new(std::sync::Mutex::new(Vec::new())));
        for number in 0..5 {
            let done = Arc::clone(&done);
            assert!(beside.begin(async move {
                tokio::time::sleep(Duration::from_millis(5 - number)).await;
                done.lock().unwrap().push(number);
            }));
        }
        beside.settled().await;
        assert_eq!(*done.lock().unwrap(), [0, 1, 2, 3, 4]);
    }
}
