//! What happens without anyone asking: failed readings are tried again when their pause is over, and refresh tokens are
//! renewed well before Smartcar ends them. No page waits for any of it.

use std::time::Duration;

use actix_web::web;

use crate::cars::access::renew;
use crate::cars::check::For;
use crate::cars::running;
use crate::causes::Causes;
use crate::web::pages::commands;
use crate::web::{AppState, Error, clock};

/// Works until the app ends. A database that fails is waited for.
pub async fn work(state: web::Data<AppState>) {
    let mut tick = tokio::time::interval(state.config.patience.tick);
    // After a long pause one look is enough.
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    // What is on its way now was sent by a process that has ended.
    let mut commands_before = clock::now();
    seal_anew(&state).await;
    loop {
        tick.tick().await;
        if let Err(error) = commands::end_forgotten(&state, commands_before).await {
            tracing::error!(%error, "forgotten commands could not be ended");
        }
        commands_before = clock::now().saturating_sub(commands::longest(&state));
        if let Err(error) = once(&state).await {
            tracing::error!(error = %Causes(&error), "background work failed; it will be tried again");
        }
    }
}

async fn once(state: &web::Data<AppState>) -> Result<(), Error> {
    let now = clock::now();
    for vehicle in state.store.take_due(now, now + PUT_OFF_MS, AT_ONCE).await? {
        // Its end is of no interest here: it records itself, with the next pause if there is one.
        drop(running::start(state, &vehicle, For::Background));
    }
    let age = milliseconds(state.config.patience.renew_grants);
    for grant in state.store.grants_older_than(now - age, now, AT_ONCE).await? {
        // Each by itself: what stops one must not stop the others.
        let why = match renew(state, &grant).await {
            Ok(Ok(())) => continue,
            Ok(Err(failure)) => failure.name(),
            Err(error) => error.to_string(),
        };
        if state.store.put_off_renewal(&grant, clock::now(), HOUR_MS).await? == 1 {
            tracing::warn!(why, "a refresh token was not renewed; it is tried again, ever more rarely");
        }
    }
    Ok(())
}

/// Once per start: what an older secret sealed is sealed anew, and what no secret opens is counted.
async fn seal_anew(state: &AppState) {
    match state.store.seal_anew().await {
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

fn milliseconds(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}

/// As many as one look takes on; the next look takes the next.
const AT_ONCE: i64 = 50;
/// Longer than any check takes.
const PUT_OFF_MS: i64 = 10 * 60 * 1000;
const HOUR_MS: i64 = 60 * 60 * 1000;
