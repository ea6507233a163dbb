//! A car that Smartcar tells us about unasked: it is subscribed to the webhook while it is connected, and not asked while
//! what was told is fresh.

use crate::cars::access::Access;
use crate::cars::{Cars, Stopped, milliseconds, now};
use crate::recovery::Moment;
use crate::smartcar::Errand;
use crate::store::{self, Vehicle};

/// Whether a page need not ask: Smartcar has told how the car is, or of an error whose end it will tell as well. Counts the
/// question that was saved.
pub(super) async fn is_enough(cars: &Cars, vehicle: &Vehicle, now: i64) -> bool {
    if cars.client.settings().webhook.is_none() {
        return false;
    }
    let patience = &cars.patience;
    let is_enough = match &vehicle.incident {
        Some(incident) => incident.told && incident.at.saturating_add(milliseconds(patience.told_of_an_error)) > now,
        // What was done with it since, a command say, may have changed more than was told.
        None if vehicle.asked_at.is_none() || patience.told.is_zero() => false,
        None => match cars.store.told_at(&vehicle.id).await {
            Ok(told) => told.is_some_and(|told| told.saturating_add(milliseconds(patience.told)) > now),
            Err(error) => {
                tracing::warn!(%error, "what was told of a car could not be read; it is asked");
                false
            }
        },
    };
    if is_enough {
        let (store, id) = (cars.store.clone(), vehicle.id.clone());
        // No page waits for a count.
        tokio::spawn(async move {
            if let Err(error) = store.count_saved(&id).await {
                tracing::warn!(%error, "a question that was not asked could not be counted");
            }
        });
    }
    is_enough
}

/// Wants cars subscribed that have just been connected, taken over, or given another grant.
pub(super) async fn want(cars: &Cars, vehicles: &[Vehicle]) {
    let Some(webhook) = webhook(cars) else { return };
    for vehicle in vehicles {
        // No car is kept from its owner for this: it is asked as long as nothing is told.
        if let Err(error) = cars.store.want_subscription(&vehicle.id, webhook, now()).await {
            tracing::error!(%error, "a car could not be noted for the webhook");
        }
    }
}

/// Wants those subscribed that were connected before the webhook was set.
pub async fn want_all(cars: &Cars) -> Result<u64, store::Error> {
    match webhook(cars) {
        Some(webhook) => cars.store.want_subscriptions(webhook, now()).await,
        None => Ok(0),
    }
}

/// Subscribes a car.
pub async fn subscribe(cars: &Cars, vehicle: &Vehicle) -> Result<(), Stopped> {
    let (Some(webhook), Some(access)) = (webhook(cars), Access::to(cars, vehicle, Errand::Background)) else {
        return Ok(());
    };
    let ask = async |client: std::sync::Arc<crate::smartcar::Client>, car, caller| {
        client.subscribe(&car, webhook, &caller).await
    };
    access.authorised(Moment::Reading, ask).await
}

/// Ends the subscription of a car that is about to leave.
pub(super) async fn end(cars: &Cars, vehicle: &Vehicle) {
    let (Some(webhook), Some(access)) = (webhook(cars), Access::to(cars, vehicle, Errand::Person)) else { return };
    let ask = async |client: std::sync::Arc<crate::smartcar::Client>, car, caller| {
        client.unsubscribe(&car, webhook, &caller).await
    };
    match access.authorised(Moment::Reading, ask).await.map_err(Stopped::failure) {
        Ok(()) => {}
        // What still comes of it is left alone.
        Err(Ok(failure)) => tracing::info!(failure = failure.name(), "a car could not be taken off the webhook"),
        Err(Err(error)) => tracing::error!(error = %error, "a car could not be taken off the webhook"),
    }
}

fn webhook(cars: &Cars) -> Option<&str> {
    cars.client.settings().webhook.as_ref()?.id.as_deref()
}
