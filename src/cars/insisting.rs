//! Writing down what cannot be had again, also while the database is busy or away for a moment: a token that Smartcar has
//! already put in the place of the last one, what became of a command.

use std::time::{Duration, Instant};

use crate::store::Error;

/// Repeats a write until it is done, the database refuses it for good, or nobody needs it any more.
pub(super) async fn insist<T, F>(write: impl Fn() -> F) -> Result<T, Error>
where
    F: Future<Output = Result<T, Error>>,
{
    let end = Instant::now() + PATIENCE;
    let mut pause = FIRST_PAUSE;
    loop {
        match write().await {
            Err(error) if error.is_overload() && Instant::now() + pause < end => {
                tracing::warn!(%error, "what must not be lost could not be written; it is tried again");
            }
            ended => return ended,
        }
        tokio::time::sleep(pause).await;
        pause = (pause * 2).min(LONGEST_PAUSE);
    }
}

/// A refresh token that was used is dead ten minutes later: who has not written its successor down by then has none.
const PATIENCE: Duration = Duration::from_secs(9 * 60);
const FIRST_PAUSE: Duration = Duration::from_millis(100);
const LONGEST_PAUSE: Duration = Duration::from_secs(2);
