//! What happens without anyone asking: failed readings are tried again when their pause is over, refresh tokens are
//! renewed well before Smartcar ends them, and what is kept for a time goes when it is over. No page waits for any of it.

use std::time::Duration;

use crate::cars::access::renew;
use crate::cars::check::For;
use crate::cars::leases::Lease;
use crate::cars::{Broken, Cars, Stopped, command, milliseconds, now, running};
use crate::causes::Causes;
use crate::store::{self, Store};

/// Works until the app ends. A database that fails is waited for.
pub async fn work(cars: Cars) {
    let mut tick = tokio::time::interval(cars.patience.tick);
    // After a long pause one look is enough.
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    // Where no other process can have sent it, what is on its way now was sent by one that has ended.
    let mut longest = if cars.store.is_shared() { command::longest(&cars) } else { 0 };
    seal_anew(&cars).await;
    loop {
        tick.tick().await;
        if let Err(error) = command::end_forgotten(&cars, longest).await {
            tracing::error!(%error, "forgotten commands could not be ended");
        }
        longest = command::longest(&cars);
        if let Err(error) = once(&cars).await {
            tracing::error!(error = %Causes(&error), "background work failed; it will be tried again");
        }
    }
}

async fn once(cars: &Cars) -> Result<(), Broken> {
    let now = now();
    for vehicle in cars.store.take_due(now, now + PUT_OFF_MS, AT_ONCE).await? {
        // Its end is of no interest here: it records itself, with the next pause if there is one.
        drop(running::start(cars, &vehicle, For::Background));
    }
    // Whoever finds a grant to renew does so before another process looks.
    let Some(_lease) = Lease::take(&cars.store, "renewals").await? else { return Ok(()) };
    let age = milliseconds(cars.patience.renew_grants);
    for grant in cars.store.grants_older_than(now - age, now, AT_ONCE).await? {
        // Each by itself: what stops one must not stop the others.
        let why = match renew(cars, &grant).await {
            Ok(()) => continue,
            Err(Stopped::Failure(failure)) => failure.name(),
            Err(Stopped::Broken(error)) => error.to_string(),
        };
        if cars.store.put_off_renewal(&grant, now, HOUR_MS).await? == 1 {
            tracing::warn!(why, "a refresh token was not renewed; it is tried again, ever more rarely");
        }
    }
    Ok(())
}

/// Once per start: what an older secret sealed is sealed anew, and what no secret opens is counted.
async fn seal_anew(cars: &Cars) {
    match cars.store.seal_anew().await {
        Ok(sealing) => {
            if sealing.anew > 0 {
                tracing::info!(
                    count = sealing.anew,
                    "stored tokens sealed anew; APP_SECRET_OLD is not needed any more"
                );
            }
            if sealing.unopenable > 0 {
                tracing::warn!(
                    count = sealing.unopenable,
                    "stored tokens cannot be opened: APP_SECRET has changed; their owners are asked to connect again"
                );
            }
        }
        Err(error) => tracing::error!(%error, "stored tokens could not be looked through"),
    }
}

/// Deletes what is kept for a time when it is over, as the pages about it promise.
pub async fn keep_promises(store: Store, retention: Duration) {
    let mut every_six_hours = tokio::time::interval(Duration::from_secs(6 * 60 * 60));
    loop {
        every_six_hours.tick().await;
        let before = now() - milliseconds(retention);
        noted("details of unsupported cars", store.purge_incompatible(before).await);
        noted("owners not seen for long, with all they had,", store.forget_owners(before, now()).await);
        noted("leases of processes that ended", store.purge_leases().await);
        noted("old events", store.purge_events(before).await); // unit: operator
        noted("old deliveries", store.purge_deliveries(now() - WEEK_MS).await); // unit: webhooks
    }
}

fn noted(what: &str, deleted: Result<u64, store::Error>) {
    match deleted {
        Ok(0) => {}
        Ok(count) => tracing::info!(count, "{what} deleted after their time"),
        Err(error) => tracing::error!(error = %Causes(&error), "{what} could not be deleted"),
    }
}

/// As many as one look takes on; the next look takes the next.
const AT_ONCE: i64 = 50;
/// As long as a car waits whose check ended with its process. One that takes longer is not made twice: whoever looks in this
/// process joins it, and in another one waits for its lease.
const PUT_OFF_MS: i64 = 60 * 1000;
const HOUR_MS: i64 = 60 * 60 * 1000;
/// How long ids of deliveries are kept, so that none counts twice. // unit: webhooks
const WEEK_MS: i64 = 7 * 24 * HOUR_MS; // unit: webhooks
