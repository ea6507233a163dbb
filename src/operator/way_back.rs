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

/// Asks until the app ends: about each car a month after the last answer, the first time a month after Connect turned it down.
pub async fn ask(cars: Cars, region: Region) {
    let pace = Pace::of(&cars);
    let mut tick = tokio::time::interval(pace.pause);
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
        match cars.store.next_to_ask(now() - pace.rest_ms).await {
            Ok(Some(request)) => match about(&cars, region, &request, &pace).await {
                Ok(Said::Answer) => {}
                // The next car would hardly fare better.
                Ok(Said::Nothing) => tokio::time::sleep(pace.silence).await,
                Err(error) => tracing::error!(%error, "what Smartcar said about a car could not be noted"),
            },
            Ok(None) => {}
            Err(error) => tracing::error!(%error, "requests about cars could not be looked through"),
        }
    }
}

/// How many wait to be asked about, some thousands at most.
pub(super) async fn waiting(cars: &Cars) -> Result<i64, crate::store::Error> {
    cars.store.waiting_to_be_asked(now() - Pace::of(cars).rest_ms).await
}

/// How gently Smartcar is asked.
struct Pace {
    /// Between two cars.
    pause: Duration,
    /// After a question that was not answered.
    silence: Duration,
    /// How long an answer counts.
    rest_ms: i64,
    /// How long a car rests whose question was not answered.
    again_ms: i64,
}

impl Pace {
    /// Of pretend cars a pretend Smartcar is asked again soon.
    fn of(cars: &Cars) -> Self {
        if cars.client.settings().mode == Mode::Sandbox {
            let pause = Duration::from_secs(2);
            Self { pause, silence: Duration::ZERO, rest_ms: 10_000, again_ms: 4000 }
        } else {
            let (pause, silence) = (Duration::from_secs(20), Duration::from_secs(5 * 60));
            Self { pause, silence, rest_ms: 30 * 24 * HOUR_MS, again_ms: HOUR_MS }
        }
    }
}

/// What became of a question.
enum Said {
    Answer,
    Nothing,
}

async fn about(
    cars: &Cars,
    region: Region,
    request: &IncompatibleVehicle,
    pace: &Pace,
) -> Result<Said, crate::store::Error> {
    let answer = match (&request.vin, make::connect_parameter(&request.make)) {
        (Some(vin), _) => cars.client.is_compatible(vin, region).await,
        (None, Some(make)) => cars.client.is_listed(&make, &request.model, request.year, region).await,
        // Such a make is on no list.
        (None, None) => Ok(false),
    };
    let works = match answer {
        Ok(works) => works,
        // A VIN or a make that Smartcar does not know: asked again in a month like any other.
        Err(SmartcarError::Api(error)) if matches!(error.status, 400 | 404 | 422) => {
            tracing::debug!(status = error.status, "Smartcar does not know a car");
            false
        }
        // Too many questions, an outage, or a plan without this endpoint: nothing was said about the car.
        Err(error) => {
            tracing::warn!(error = %Causes(&error), "Smartcar did not say whether a car works; it is asked again");
            cars.store.note_no_answer(&request.reference, now() - pace.rest_ms + pace.again_ms).await?;
            return Ok(Said::Nothing);
        }
    };
    if works {
        tracing::info!(reference = request.reference, "a car that did not work does now");
    }
    cars.store.note_answer(request, works, now()).await?;
    Ok(Said::Answer)
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

const HOUR_MS: i64 = 60 * 60 * 1000;
