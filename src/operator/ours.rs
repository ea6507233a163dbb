//! What is ours to fix: owners are told that it is not their doing, so whoever runs the app must learn of it at once.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::json;

use crate::operator::names::Outcome;
use crate::operator::parts::Parts;
use crate::operator::plot::{counted, date};
use crate::recovery::{Class, ConnectFailure, Failure, Moment, recommend};
use crate::smartcar::Error as SmartcarError;
use crate::smartcar::error::inside_success;
use crate::store::operator::DAY_MS;
use crate::store::operator::ours::MOST_SHOWN;
use crate::web::{AppState, Error};

/// One kind of failure, in sentences.
#[derive(Debug, Serialize)]
pub(super) struct ToFix {
    /// Smartcar's `TYPE:CODE`, or our own name.
    name: String,
    /// How often owners were shown it; empty where none of them has been.
    shown: String,
    /// How many cars wait for it; empty where none does.
    cars: String,
    /// Where to look first; without such a place, when it came last and whom to ask.
    look_at: String,
}

#[derive(Debug, Default)]
struct Found {
    shown: i64,
    last_at: i64,
    cars: i64,
}

/// What owners were shown in the last week, and what cars wait for now; what came last first.
pub(super) async fn to_fix(state: &AppState, parts: &mut Parts, now: i64) -> Result<Vec<ToFix>, Error> {
    let store = &state.cars.store;
    let mut found: BTreeMap<&'static str, Found> = BTreeMap::new();
    for shown in parts.get(store.shown_as_ours(now - DAYS * DAY_MS)).await.unwrap_or_default() {
        let found = found.entry(Outcome::from(shown.outcome.as_str()).name()).or_default();
        found.shown += shown.count;
        found.last_at = found.last_at.max(shown.last_at);
    }
    for incident in parts.get(store.latest_incidents()).await.unwrap_or_default() {
        if incident.class() == Class::Ours {
            let found = found.entry(Outcome::from(incident.what.as_str()).name()).or_default();
            found.cars += 1;
            found.last_at = found.last_at.max(incident.at);
        }
    }
    let mut found: Vec<_> = found.into_iter().collect();
    found.sort_by_key(|(_, found)| std::cmp::Reverse(found.last_at));
    let sentence = |key: &str, count: i64| if count == 0 { Ok(String::new()) } else { counted(state, key, count) };
    let line = |(name, found): (&'static str, Found)| {
        Ok(ToFix {
            name: name.to_owned(),
            shown: sentence(
                if found.shown < MOST_SHOWN { "ours_to_fix.shown" } else { "ours_to_fix.shown_often" },
                found.shown,
            )?,
            cars: sentence("ours_to_fix.cars", found.cars)?,
            look_at: match look_at(name) {
                Some(place) => state.words.text("ours_to_fix.look_at", &[("place", place)])?,
                None => state.words.text("ours_to_fix.ask", &[("day", &date(state, found.last_at)?)])?,
            },
        })
    };
    found.into_iter().map(line).collect()
}

/// The place that the table of recommendations names for a failure of this name.
fn look_at(name: &str) -> Option<&'static str> {
    let failure = match name {
        "keys_refused" => Failure::KeysRefused(Moment::Reading),
        "internal" => Failure::Internal,
        "connect_configuration_error" => Failure::Connect(ConnectFailure::ConfigurationError),
        "connect_nothing" => Failure::Connect(ConnectFailure::Nothing),
        "connect_owner_not_named" => Failure::Connect(ConnectFailure::OwnerNotNamed { connected: false }),
        _ => {
            let (kind, code) = name.split_once(':').unwrap_or((name, ""));
            // Names of v1.0 are in lower case and stand in another field.
            let field = if kind.starts_with(char::is_lowercase) { "error" } else { "type" };
            let error = inside_success(&json!({ field: kind, "code": code }), 0, None);
            Failure::api(SmartcarError::Api(Box::new(error)), Moment::Reading)
        }
    };
    recommend(&failure).look_at
}

/// Days that are looked back.
const DAYS: i64 = 7;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_to_look_at_is_what_the_log_says() {
        for (name, place) in [
            ("BILLING:ACCOUNT_SUSPENDED", Some("unpaid invoices in the Smartcar dashboard")),
            ("BILLING:VEHICLE_REQUEST_LIMIT", Some("the plan in the Smartcar dashboard")),
            ("monthly_limit_exceeded", Some("the plan in the Smartcar dashboard")),
            ("RESOURCE_NOT_FOUND:VERSION", Some("SMARTCAR_API_VERSION")),
            ("SERVER:INTERNAL", None),
            ("unlisted", None),
        ] {
            assert_eq!(look_at(name), place, "{name}");
        }
        assert!(look_at("AUTHENTICATION").is_some_and(|place| place.contains("SMARTCAR_CLIENT_ID")));
        assert!(look_at("keys_refused").is_some() && look_at("connect_configuration_error").is_some());
    }
}
