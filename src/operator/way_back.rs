//! The way back, beside all pages: a job that asks Smartcar whether cars work by now, one after the other, gently.

use std::time::Duration;

use crate::cars::leases::Lease;
use crate::cars::{Cars, now};
use crate::causes::Causes;
use crate::operator::seen::WAY_BACK;
use crate::smartcar::compatibility::Region;
use crate::smartcar::{Error as SmartcarError, Mode, make};
use crate::store::{IncompatibleVehicle, Vehicle};
use crate::web::AppState;
use crate::web::session::Visit;

/// Asks until the app ends: about each car once a month, the first time a month after Connect turned it down.
pub async fn ask(cars: Cars, region: Region) {
    // Of pretend cars a pretend Smartcar is asked again soon.
    let in_sandbox = cars.client.settings().mode == Mode::Sandbox;
    let (pause, rest) = if in_sandbox { (SOON, SOON_MS) } else { (GENTLY, MONTH_MS) };
    let mut tick = tokio::time::interval(pause);
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tick.tick().await;
        // Of several processes one asks at a time, so that no car is asked about twice.
        let _lease = match Lease::take(&cars.store, "way_back").await {
            Ok(Some(lease)) => lease,
            Ok(None) => continue,
            Err(error) => {
                tracing::error!(%error, "requests about cars could not be looked through");
                continue;
            }
        };
        match cars.store.next_to_ask(now() - rest).await {
            Ok(Some(request)) => {
                if let Err(error) = about(&cars, region, &request).await {
                    tracing::error!(%error, "what Smartcar said about a car could not be noted");
                }
            }
            Ok(None) => {}
            Err(error) => tracing::error!(%error, "requests about cars could not be looked through"),
        }
    }
}

async fn about(cars: &Cars, region: Region, request: &IncompatibleVehicle) -> Result<(), crate::store::Error> {
    let answer = match (&request.vin, make::connect_parameter(&request.make)) {
        (Some(vin), _) => cars.client.is_compatible(vin, region).await,
        (None, Some(make)) => cars.client.is_listed(&make, &request.model, request.year, region).await,
        // Such a make is on no list.
        (None, None) => Ok(false),
    };
    let works = match answer {
        Ok(works) => Some(works),
        // A make Smartcar does not know, or a plan without this endpoint: asked again in a month like any other.
        Err(SmartcarError::Api(error)) => {
            tracing::debug!(status = error.status, "Smartcar did not say whether a car works");
            None
        }
        Err(error) => {
            tracing::warn!(error = %Causes(&error), "Smartcar could not be asked whether a car works");
            None
        }
    };
    if works == Some(true) {
        tracing::info!(reference = request.reference, "a car that did not work does now");
    }
    cars.store.note_answer(&request.reference, works, now()).await
}

/// An owner came back with a car: was it from the page that said that it works now?
pub(super) fn connected(state: &AppState, visit: &Visit, vehicle: &Vehicle) {
    let Some(reference) = visit.read::<String>(WAY_BACK) else { return };
    visit.remove(WAY_BACK);
    let (store, make, now) = (state.cars.store.clone(), vehicle.make.clone(), visit.now);
    state.beside.begin(async move {
        if let Err(error) = store.note_connected_back(&reference, &make, now).await {
            tracing::warn!(%error, "that a car came back was not noted");
        }
    });
}

/// A few a minute.
const GENTLY: Duration = Duration::from_secs(20);
const SOON: Duration = Duration::from_secs(2);
const SOON_MS: i64 = 10_000;
const MONTH_MS: i64 = 30 * 24 * 60 * 60 * 1000;
