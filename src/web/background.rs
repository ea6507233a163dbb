//! What happens without anyone asking: failed readings are tried again when their pause is over, and refresh tokens are
//! renewed well before Smartcar ends them. No page waits for any of it.

use crate::causes::Causes;
use std::time::Duration;

use actix_web::web;

use super::access::renew;
use super::check::For;
use super::{AppState, Error, checks, clock};

/// Works until the app ends. A database that fails is waited for.
pub async fn work(state: web::Data<AppState>) {
    let mut tick = tokio::time::interval(state.config.patience.tick);
    // After a long pause one look is enough.
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tick.tick().await;
        if let Err(error) = once(&state).await {
            tracing::error!(error = %Causes(&error), "background work failed; it will be tried again");
        }
    }
}

async fn once(state: &web::Data<AppState>) -> Result<(), Error> {
    let now = clock::now();
    for vehicle in state.store.take_due(now, now + PUT_OFF_MS, AT_ONCE).await? {
        // Its end is of no interest here: it records itself, with the next pause if there is one.
        drop(checks::start(state, &vehicle, For::Background));
    }
    let age = milliseconds(state.config.patience.renew_grants);
    for grant in state.store.grants_older_than(now - age, AT_ONCE).await? {
        if let Err(failure) = renew(state, &grant).await? {
            tracing::warn!(failure = failure.name(), "a refresh token was not renewed; the next try is tomorrow");
            state.store.put_off_renewal(&grant, now - age + DAY_MS).await?;
        }
    }
    Ok(())
}

fn milliseconds(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}

/// As many as one look takes on; the next look takes the next.
const AT_ONCE: i64 = 50;
/// Longer than any check takes.
const PUT_OFF_MS: i64 = 10 * 60 * 1000;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;
