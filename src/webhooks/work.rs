//! Works on what is kept: each event once, with its effect in the same transaction. A process that is killed in the middle
//! has done nothing, and when its lease has ended another one does it; cars that are to be subscribed likewise.

use std::time::Duration;

use crate::cars::{Broken, Cars, Stopped, milliseconds, now, told};
use crate::causes::Causes;
use crate::store::{DueEvent, Effect, Error, Known};
use crate::webhooks::event::{ERROR, Event, STATE};
use crate::webhooks::inbox::Inbox;
use crate::webhooks::{errors, values};

/// Works until the app ends. A database that fails is waited for. Without a webhook there is nothing to do.
pub async fn work(cars: Cars, inbox: Inbox) {
    if cars.client.settings().webhook.is_none() {
        return;
    }
    match told::want_all(&cars).await {
        Ok(0) => {}
        Ok(count) => tracing::info!(count, "cars are to be subscribed to the webhook"),
        Err(error) => tracing::error!(error = %Causes(&error), "cars could not be noted for the webhook"),
    }
    tokio::join!(inbox.write(), toil(&cars, &inbox));
}

async fn toil(cars: &Cars, inbox: &Inbox) {
    loop {
        match once(cars).await {
            // There may be more.
            Ok(count) if count > 0 => continue,
            Ok(_) => {}
            Err(error) => {
                tracing::error!(error = %Causes(&error), "deliveries could not be worked on; they are tried again")
            }
        }
        // What another process was about to do when it ended comes up by itself.
        let _ = tokio::time::timeout(cars.patience.tick.min(A_WHILE), inbox.news.notified()).await;
    }
}

/// Takes on what is due, and does it. How many.
async fn once(cars: &Cars) -> Result<usize, Error> {
    // The database's clock: leases end for all processes at once.
    let now = cars.store.clock().await?;
    let due = cars.store.claim_events(now, now + milliseconds(LEASE), AT_ONCE).await?;
    let (subscriptions, events): (Vec<DueEvent>, Vec<DueEvent>) =
        due.into_iter().partition(DueEvent::wants_subscription);
    for event in &subscriptions {
        // Each by itself and beside the events: Smartcar may take its time.
        let (cars, event) = (cars.clone(), event.clone());
        tokio::spawn(async move {
            if let Err(error) = subscribe(&cars, &event).await {
                tracing::error!(error = %Causes(&error), "a car could not be subscribed to the webhook");
            }
        });
    }
    if let Err(error) = all(cars, &events).await {
        // One that cannot be done keeps none of the others from being done.
        tracing::warn!(error = %Causes(&error), "deliveries are worked on one by one");
        for event in &events {
            if let Err(error) = all(cars, std::slice::from_ref(event)).await {
                // 1, 2, 4 minutes and so on, for some hours: it was acknowledged, so it does not come again.
                let until = (event.tries < MOST_TRIES).then_some(now + milliseconds(doubled(LEASE, event.tries)));
                tracing::error!(event = event.id, is_given_up = until.is_none(), error = %Causes(&error), "a delivery could not be worked on");
                cars.store.put_off_event(&event.id, until, now).await?;
            }
        }
    }
    Ok(subscriptions.len() + events.len())
}

async fn all(cars: &Cars, events: &[DueEvent]) -> Result<(), Error> {
    if events.is_empty() {
        return Ok(());
    }
    cars.store.work_on_events(events, now(), |event, known| decide(cars, event, known)).await
}

/// What an event changes of its car.
fn decide(cars: &Cars, due: &DueEvent, known: &Known) -> Effect {
    let Some(event) = due.body.as_ref().and_then(|body| Event::read(body.as_bytes())) else {
        tracing::error!(event = due.id, "a delivery cannot be opened any more; was APP_SECRET changed?");
        return Effect::default();
    };
    // The car may have another owner by now, and what is the matter with the login of the one before is not theirs.
    let is_owners = event.user.as_ref().zip(known.user.as_ref()).is_none_or(|(told, owner)| told == owner);
    match event.kind.as_str() {
        ERROR if !is_owners => {
            tracing::info!(event = due.id, "a delivery was left alone: it is about another owner's connection");
            Effect::default()
        }
        ERROR => errors::decide(cars, &event, due.sent_at, known),
        STATE => values::decide(cars, &event, due.sent_at, known, is_owners),
        _ => Effect::default(),
    }
}

async fn subscribe(cars: &Cars, event: &DueEvent) -> Result<(), Broken> {
    let now = now();
    let Some(vehicle) = cars.store.vehicle_of_event(event).await? else {
        return Ok(cars.store.put_off_event(&event.id, None, now).await?);
    };
    let until = match told::subscribe(cars, &vehicle).await {
        Ok(()) => {
            tracing::info!("a car is subscribed to the webhook");
            None
        }
        Err(Stopped::Failure(failure)) => {
            // 1, 2, 4 minutes and so on, up to some hours: it is asked as long as nothing is told.
            let wait = doubled(cars.patience.retry, event.tries - 1);
            tracing::warn!(
                failure = failure.name(),
                "a car could not be subscribed to the webhook; is SMARTCAR_WEBHOOK_ID right?"
            );
            Some(now.saturating_add(milliseconds(wait)))
        }
        Err(Stopped::Broken(error)) => return Err(error),
    };
    Ok(cars.store.put_off_event(&event.id, until, now).await?)
}

/// A pause that doubles with each try, a thousandfold at most.
fn doubled(pause: Duration, times: i64) -> Duration {
    pause * 2_u32.pow(u32::try_from(times).unwrap_or(0).min(10))
}

/// Longer than what is taken on takes, and short enough for what a process that was killed has left.
const LEASE: Duration = Duration::from_secs(30);
const A_WHILE: Duration = Duration::from_secs(15);
/// As many as one transaction takes on.
const AT_ONCE: i64 = 64;
const MOST_TRIES: i64 = 8;
