//! A check of one car: every signal the app may read, each by itself, kept when it is good; and the one trouble worth a
//! banner when some of them failed.

use actix_web::web;
use futures_util::future::try_join_all;
use serde::{Deserialize, Serialize};

use super::access::Access;
use super::{AppState, Error, clock, reference};
use crate::recovery::{ApiFailure, Failure, Recovery, Screen, recommend};
use crate::smartcar;
use crate::smartcar::vehicle::Signal;
use crate::store::Vehicle;

/// What a check brought.
#[derive(Debug)]
pub struct Check {
    /// The signals that failed, with the recommended screen for each.
    pub failed: Vec<(Signal, Recovery)>,
    /// What deserves the car's one banner.
    pub trouble: Option<Trouble>,
    /// Whether at least one signal brought data.
    pub answered: bool,
}

/// What the last check ran into, as it is stored with the car.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Trouble {
    /// The recommended screen.
    pub screen: Screen,
    /// Its variant.
    pub variant: String,
    /// Our reference, also in the log.
    pub reference: String,
    /// When, epoch milliseconds.
    pub at: i64,
    /// Smartcar's `TYPE:CODE`, or our own name for it.
    pub what: String,
    /// Smartcar's reference.
    pub request_id: Option<String>,
    /// The partly built link of the error; checked before it is followed.
    pub resolution_url: Option<String>,
    /// The grant itself is gone: re-authentication cannot mend that, only connecting again can.
    pub grant_lost: bool,
    /// When it is worth asking again, if Smartcar said so.
    pub retry_at: Option<i64>,
}

impl Trouble {
    /// The trouble stored with a car.
    pub fn of(vehicle: &Vehicle) -> Option<Self> {
        serde_json::from_str(vehicle.trouble.as_deref()?).ok()
    }
}

/// Asks for every signal at once, keeps what came, and records how it went.
pub async fn run(state: &web::Data<AppState>, vehicle: &Vehicle) -> Result<Check, Error> {
    let Some(grant) = &vehicle.token_id else {
        return Ok(Check { failed: Vec::new(), trouble: None, answered: false });
    };
    let access = Access::new(state, grant);
    if vehicle.make.is_empty() && state.smartcar.settings().asks_for("read_vehicle_info") {
        // Its name could not be read when it was connected; a page can do without it once more.
        if let Ok(car) = access.attributes(&vehicle.smartcar_id).await? {
            state.store.name_vehicle(&vehicle.id, &car).await?;
        }
    }
    let asked = Signal::ALL.into_iter().filter(|signal| state.smartcar.settings().asks_for(signal.permission()));
    let reads = asked.map(async |signal| Ok::<_, Error>((signal, access.read(&vehicle.smartcar_id, signal).await?)));
    let results = try_join_all(reads).await?;

    let now = clock::now();
    let (mut good, mut failures) = (Vec::new(), Vec::new());
    for (signal, result) in results {
        match result {
            Ok(reading) => good.push((signal, reading)),
            Err(failure) => failures.push((signal, failure)),
        }
    }
    let failed: Vec<(Signal, Recovery)> =
        failures.iter().map(|(signal, failure)| (*signal, recommend(failure))).collect();
    let before = Trouble::of(vehicle);
    let worst = failures
        .iter()
        .filter_map(|(_, failure)| Some((recommend(failure).screen.banner_rank()?, failure)))
        .min_by_key(|(rank, _)| *rank);
    let trouble = worst.map(|(_, failure)| trouble(failure, before.as_ref(), now)).transpose()?;
    if !good.is_empty() {
        state.store.keep_readings(&vehicle.id, &good, now).await?;
    }
    let text = trouble.as_ref().map(serde_json::to_string).transpose().map_err(|_| Error::Session)?;
    state.store.record_check(&vehicle.id, text.as_deref(), !good.is_empty(), now).await?;
    Ok(Check { failed, trouble, answered: !good.is_empty() })
}

/// Describes a failure for storage, and logs it once: a trouble that merely goes on keeps its reference.
fn trouble(failure: &Failure, before: Option<&Trouble>, now: i64) -> Result<Trouble, Error> {
    let (recovery, what) = (recommend(failure), failure.name());
    let goes_on = before.filter(|before| before.what == what);
    let api_error = if let Failure::Api(ApiFailure { error: smartcar::Error::Api(error), .. }) = failure {
        Some(error)
    } else {
        None
    };
    let trouble = Trouble {
        screen: recovery.screen,
        variant: recovery.variant.to_owned(),
        reference: goes_on.map_or_else(reference::random, |before| Ok(before.reference.clone()))?,
        at: now,
        request_id: failure.request_id().map(str::to_owned),
        resolution_url: api_error.and_then(|error| error.resolution.url.clone()),
        grant_lost: matches!(failure, Failure::GrantLost),
        retry_at: api_error
            .and_then(|error| error.retry_after)
            .and_then(|wait| i64::try_from(wait.as_millis()).ok())
            .map(|wait| now + wait),
        what,
    };
    if goes_on.is_none() {
        super::log_failure(&trouble.reference, &trouble.what, recovery, trouble.request_id.as_deref());
    }
    Ok(trouble)
}
