//! Whether Smartcar tells us anything: when it last asked for the proof, when the last delivery came, what it saved.

use crate::setup::{Report, State, Told};
use crate::store::Deliveries;
use crate::web::words::Error;
use crate::web::{AppState, Error as PageError, clock};

/// Asks the database, and says what it knows.
pub async fn examine(state: &AppState, now: i64, report: &mut Report<'_>) -> Result<(), PageError> {
    let Some(webhook) = &state.cars.client.settings().webhook else {
        let told = Told { found: "doctor_webhook.off", advice: "doctor_webhook.turn_on", screen: None };
        // Asking works as well; it costs more and comes later.
        return Ok(report.add(State::Fine, "doctor_webhook.title", &told, &values(state, "", "", "0", "0"))?);
    };
    let deliveries = match state.cars.store.deliveries().await {
        Ok(deliveries) => deliveries,
        // What is the matter with the database is a finding of its own.
        Err(error) => {
            tracing::warn!(%error, "the deliveries could not be counted");
            Deliveries::default()
        }
    };
    let when = |at: Option<i64>| clock::when(&state.words, at, now);
    let (verified, received) = (when(deliveries.verified_at)?, when(deliveries.received_at)?);
    let (count, saved) = (deliveries.count.to_string(), deliveries.saved.to_string());
    let values = values(state, &verified, &received, &count, &saved);
    told(&deliveries, webhook.id.is_some(), &values, report)?;
    Ok(())
}

fn told(
    deliveries: &Deliveries,
    subscribes: bool,
    values: &[(&str, &str)],
    report: &mut Report<'_>,
) -> Result<(), Error> {
    if deliveries.verified_at.is_none() && deliveries.received_at.is_none() {
        let told = Told { found: "doctor_webhook.silent", advice: "doctor_webhook.verify", screen: None };
        return report.add(State::Look, "doctor_webhook.title", &told, values);
    }
    let found = match (deliveries.verified_at, deliveries.received_at) {
        (Some(_), Some(_)) => "doctor_webhook.delivers",
        (None, _) => "doctor_webhook.delivers_only",
        (Some(_), None) => "doctor_webhook.verified",
    };
    let advice = if subscribes { "" } else { "doctor_webhook.subscribe" };
    let told = Told { found, advice, screen: None };
    report.add(if subscribes { State::Fine } else { State::Look }, "doctor_webhook.title", &told, values)
}

fn values<'a>(
    state: &'a AppState,
    verified: &'a str,
    received: &'a str,
    count: &'a str,
    saved: &'a str,
) -> [(&'static str, &'a str); 5] {
    let url = state.config.base_url.as_str();
    [("url", url), ("verified", verified), ("received", received), ("count", count), ("saved", saved)]
}
