//! What a session remembers of the screens it was shown: enough to tell a reload from a new failure, and to say how long
//! ago it was when something is pressed or the car works again. It lives in the encrypted cookie, so it is small.

use serde::{Deserialize, Serialize};

use super::names::{self, Make};
use crate::recovery::{Class, Screen};
use crate::store::Vehicle;
use crate::web::Error;
use crate::web::session::{self, SEEN, Visit};
use crate::web::trouble::Trouble;

/// One screen as it was shown. Short names, because the cookie has 4 kB for everything.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Seen {
    #[serde(rename = "s")]
    pub(super) screen: Screen,
    /// The failure it explained: a reload shows the same one, a new failure has another.
    #[serde(rename = "r")]
    pub(super) reference: String,
    /// When, epoch milliseconds.
    #[serde(rename = "t")]
    pub(super) at: i64,
    #[serde(rename = "o")]
    pub(super) outcome: names::Outcome,
    #[serde(rename = "n")]
    pub(super) attempt: u32,
    #[serde(rename = "m", default, skip_serializing_if = "Option::is_none")]
    pub(super) make: Option<Make>,
    /// The beginning of our id of the car it is about: it tells an owner's cars apart here, and is never recorded.
    #[serde(rename = "c", default, skip_serializing_if = "Option::is_none")]
    pub(super) car: Option<String>,
    /// Whether the car has worked since.
    #[serde(rename = "x", default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) over: bool,
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
    pub(super) fn class(&self) -> Class {
        self.screen.class("")
    }

    /// Whether it is about this car.
    pub(super) fn is_about(&self, vehicle: &Vehicle) -> bool {
        self.car.as_deref() == Some(tag(vehicle).as_str())
    }
}

fn tag(vehicle: &Vehicle) -> String {
    vehicle.id.chars().take(8).collect()
}

/// What this session was shown, the oldest first.
pub(super) fn all(visit: &Visit) -> Vec<Seen> {
    visit.read(SEEN).unwrap_or_default()
}

/// The last time this session was shown a screen.
pub(super) fn last(visit: &Visit, screen: Screen) -> Option<Seen> {
    all(visit).into_iter().rev().find(|seen| seen.screen == screen)
}

/// Remembers the latest of them, as far as the cookie has room: a browser drops one that is too large, and with it the
/// owner's session. Counts are not worth that.
pub(super) fn keep(visit: &Visit, mut seen: Vec<Seen>) -> Result<(), Error> {
    let surplus = seen.len().saturating_sub(session::KEPT);
    seen.drain(..surplus);
    loop {
        visit.write(SEEN, &seen)?;
        if seen.is_empty() || visit.size() <= ROOM {
            return Ok(());
        }
        seen.remove(0);
    }
}

/// Of the 4,096 bytes a browser keeps, a third goes to encryption and encoding.
const ROOM: usize = 2800;

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

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
        let visit = session::visit(&TestRequest::default().to_http_request()).unwrap();
        keep(&visit, ["1", "2", "3", "4", "5"].map(seen).to_vec()).unwrap();
        let references: Vec<String> = all(&visit).into_iter().map(|seen| seen.reference).collect();
        assert_eq!(references, ["2", "3", "4", "5"]);
        assert!(visit.size() < 1000, "{} bytes", visit.size());
        let last = last(&visit, Screen::ConnectServerError).unwrap();
        assert_eq!((last.outcome, last.make), (seen("5").outcome, Make::of("Land Rover")));
    }

    #[test]
    fn a_full_cookie_is_left_to_what_matters_more() {
        let visit = session::visit(&TestRequest::default().to_http_request()).unwrap();
        visit.write("outcomes", &"a".repeat(2400)).unwrap();
        keep(&visit, ["1", "2", "3", "4"].map(seen).to_vec()).unwrap();
        assert_eq!(all(&visit).len(), 1, "of {} bytes", visit.size());
        visit.write("outcomes", &"a".repeat(3000)).unwrap();
        keep(&visit, ["1", "2"].map(seen).to_vec()).unwrap();
        assert!(all(&visit).is_empty());
    }
}
