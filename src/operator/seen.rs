//! What a session remembers of the screens it was shown: enough to tell a reload from a new failure, and to say how long
//! ago it was when something is pressed or the car works again. It lives in the encrypted cookie, so it is small.

use serde::{Deserialize, Serialize};

use crate::operator::names::{self, Make};
use crate::recovery::{Class, Screen};
use crate::store::Vehicle;
use crate::web::Error;
use crate::web::session::{self, SEEN, Visit};
use crate::web::trouble::Trouble;

/// One screen as it was shown. Short names, because the cookie has 4 kB for everything.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Seen {
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
    /// Whether the car has worked since.
    #[serde(rename = "x", default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) over: bool,
}

impl Seen {
    /// The page of an outcome. `vehicle`: the car it is about. What an owner shared about an unsupported car is not looked
    /// at: it stays with them until they send it.
    pub fn page(outcome: &crate::web::outcome::Outcome, vehicle: Option<&Vehicle>) -> Self {
        let make = vehicle.map(|vehicle| vehicle.make.as_str()).or(outcome.make.as_deref());
        Self {
            screen: outcome.screen,
            reference: outcome.reference.clone(),
            at: outcome.at,
            outcome: names::Outcome::from(outcome.what.as_str()),
            attempt: outcome.attempt,
            make: make.and_then(Make::of),
            car: vehicle.map(tag),
            over: false,
        }
    }

    /// A page whose failure has no reference that would last over a reload: such a screen counts once in a session.
    pub fn without_reference(self) -> Self {
        Self { reference: String::new(), ..self }
    }

    /// The banner of a car.
    pub fn banner(trouble: &Trouble, vehicle: &Vehicle) -> Self {
        Self {
            screen: trouble.screen,
            reference: trouble.reference.clone(),
            at: trouble.at,
            outcome: names::Outcome::from(trouble.what.as_str()),
            attempt: 1,
            make: Make::of(&vehicle.make),
            car: Some(tag(vehicle)),
            over: false,
        }
    }

    /// Who can fix it. The one screen whose class depends on its variant is a line on a page and never shown by itself.
    pub(crate) fn class(&self) -> Class {
        self.screen.class("")
    }

    /// Whether it is about this car.
    pub(crate) fn is_about(&self, vehicle: &Vehicle) -> bool {
        self.car.as_deref() == Some(tag(vehicle).as_str())
    }
}

fn tag(vehicle: &Vehicle) -> String {
    vehicle.id.chars().take(8).collect()
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
    let surplus = seen.len().saturating_sub(session::KEPT);
    seen.drain(..surplus);
    visit.write(SEEN, &seen)
}

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
            over: false,
        }
    }

    #[test]
    fn the_latest_are_remembered_as_they_were() {
        let visit = Visit::of_nobody();
        let many: Vec<Seen> = (0..40).map(|number| seen(&number.to_string())).collect();
        keep(&visit, many).unwrap();
        assert_eq!((all(&visit).len(), all(&visit)[0].reference.as_str()), (session::KEPT, "8"));
        let last = last(&visit, Screen::ConnectServerError).unwrap();
        assert_eq!((last.outcome, last.make), (seen("39").outcome, Make::of("Land Rover")));
    }
}
