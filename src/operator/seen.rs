//! What a session remembers of the screens it was shown: enough to tell a reload from a new failure, and to say how long
//! ago it was when something is pressed or the car works again.

use serde::{Deserialize, Serialize};

use crate::operator::names::{self, Make};
use crate::operator::verb::Verb;
use crate::recovery::{Class, Incident, Recovery, Screen};
use crate::store::Vehicle;
use crate::web::Error;
use crate::web::session::Visit;

/// One screen as it was shown.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Seen {
    #[serde(rename = "s")]
    pub(crate) screen: Screen,
    /// The failure it explained: a reload shows the same one, a new failure has another.
    #[serde(rename = "r")]
    pub(crate) reference: String,
    /// When, epoch milliseconds.
    #[serde(rename = "t")]
    pub(crate) at: i64,
    #[serde(rename = "o")]
    pub(crate) outcome: names::Outcome,
    #[serde(rename = "n")]
    pub(crate) attempt: u32,
    #[serde(rename = "m", default, skip_serializing_if = "Option::is_none")]
    pub(crate) make: Option<Make>,
    /// The beginning of our id of the car it is about: it tells an owner's cars apart here, and is never recorded.
    #[serde(rename = "c", default, skip_serializing_if = "Option::is_none")]
    pub(crate) car: Option<String>,
    /// What was pressed on it, once each: however often it is pressed, it is one case.
    #[serde(rename = "p", default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) pressed: Vec<Verb>,
    /// Whether the car has worked since.
    #[serde(rename = "x", default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) over: bool,
}

impl Seen {
    /// What explains an incident. `make`, `vehicle`: of the car it is about. What an owner shared about an unsupported car is
    /// not looked at: it stays with them until they send it.
    pub(super) fn page(incident: &Incident, attempt: u32, make: Option<&str>, vehicle: Option<&str>) -> Self {
        Self {
            screen: incident.screen,
            reference: incident.reference.clone(),
            at: incident.at,
            outcome: names::Outcome::from(incident.what.as_str()),
            attempt,
            make: make.and_then(Make::of),
            car: vehicle.map(tag),
            pressed: Vec::new(),
            over: false,
        }
    }

    /// The form about a car that does not work, where nothing is known of how it came up.
    pub(super) fn of_form(now: i64) -> Self {
        let recovery = Recovery::of(Screen::VehicleIncompatible);
        Self::page(&Incident::new(recovery, "vehicle_form".to_owned(), String::new(), now), 1, None, None)
    }

    /// A page whose failure has no reference that would last over a reload: such a screen counts once in a session.
    pub(super) fn without_reference(self) -> Self {
        Self { reference: String::new(), ..self }
    }

    /// Who can fix it. The one screen whose class depends on its variant is a line on a page and never shown by itself.
    pub(crate) fn class(&self) -> Class {
        self.screen.class("")
    }

    /// Whether it is about this car.
    pub(crate) fn is_about(&self, vehicle: &Vehicle) -> bool {
        self.car.as_deref() == Some(tag(&vehicle.id).as_str())
    }
}

fn tag(vehicle: &str) -> String {
    vehicle.chars().take(8).collect()
}

/// What this session was shown, the oldest first.
pub(crate) fn all(visit: &Visit) -> Vec<Seen> {
    visit.read(SEEN).unwrap_or_default()
}

/// The last time this session was shown a screen.
pub(crate) fn last(visit: &Visit, screen: Screen) -> Option<Seen> {
    all(visit).into_iter().rev().find(|seen| seen.screen == screen)
}

/// Remembers the latest of them.
pub(crate) fn keep(visit: &Visit, mut seen: Vec<Seen>) -> Result<(), Error> {
    let surplus = seen.len().saturating_sub(KEPT);
    seen.drain(..surplus);
    visit.write_until(SEEN, &seen, visit.now + KEPT_MS)
}

/// How many screens a session remembers.
const KEPT: usize = 32;
/// As long as a car that works again is still said to be thanks to a screen.
const KEPT_MS: i64 = 7 * 24 * 60 * 60 * 1000;
/// What a session remembers of a page that said that a car works now: its reference.
pub(super) const WAY_BACK: &str = "way_back";
const SEEN: &str = "seen";

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(reference: &str) -> Seen {
        Seen {
            screen: Screen::ConnectServerError,
            reference: reference.into(),
            at: 1_800_000_000_000,
            outcome: names::Outcome::from("CONNECTED_SERVICES_ACCOUNT:AUTHENTICATION_FAILED"),
            attempt: 1,
            make: Make::of("LAND_ROVER"),
            car: Some("12345678".into()),
            pressed: vec![Verb::Primary],
            over: false,
        }
    }

    #[tokio::test]
    async fn the_latest_are_remembered_as_they_were() {
        let (visit, _directory) = Visit::of_nobody().await;
        let many: Vec<Seen> = (0..40).map(|number| seen(&number.to_string())).collect();
        keep(&visit, many).unwrap();
        assert_eq!((all(&visit).len(), all(&visit)[0].reference.as_str()), (KEPT, "8"));
        let last = last(&visit, Screen::ConnectServerError).unwrap();
        assert_eq!((last.outcome, last.make), (seen("39").outcome, Make::of("Land Rover")));
        assert_eq!(last.pressed, [Verb::Primary]);
    }
}
