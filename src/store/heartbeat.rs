//! Whether the database takes changes, found out by making one. Only that tells a full disk from a working one.

use std::time::{Duration, Instant};

use tokio::sync::Mutex;

use super::{Error, Store};

/// When the last change succeeded: whoever asks too often makes no more of them.
pub(super) type Last = Mutex<Option<Instant>>;

impl Store {
    /// Notes that the app is alive at `now`, at most once a second.
    pub async fn heartbeat(&self, now: i64) -> Result<(), Error> {
        let mut last = self.heartbeat.lock().await;
        if last.is_some_and(|at| at.elapsed() < PAUSE) {
            return Ok(());
        }
        *last = None;
        sqlx::query("INSERT INTO heartbeat (id, at) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET at = excluded.at")
            .bind(now)
            .execute(&self.pool)
            .await?;
        *last = Some(Instant::now());
        Ok(())
    }
}

const PAUSE: Duration = Duration::from_secs(1);
