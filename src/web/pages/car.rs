//! The page of one car, from what is stored: its values, one status line, at most one banner, what it was asked for.

use serde::Serialize;

use crate::recovery::{Class, Incident, Screen};
use crate::store::{StoredCommand, StoredSignal, Vehicle};
use crate::web::names::CarNames;
use crate::web::pages::banner::{self, Banner};
use crate::web::pages::commands::{self, ShownCommands};
use crate::web::pages::values::{self, ShownValue};
use crate::web::render::{Frame, Page};
use crate::web::{AppState, Error};

/// What is known of a car.
#[derive(Debug)]
#[expect(missing_docs, reason = "plain names")]
pub struct Car<'a> {
    pub vehicle: &'a Vehicle,
    pub signals: &'a [StoredSignal],
    pub commands: &'a [StoredCommand],
    /// Whether it is being asked right now.
    pub asking: bool,
    /// Whether its owner has said "not now" to its banner.
    pub postponed: bool,
}

/// The page of one car.
#[derive(Debug, Serialize)]
pub struct CarPage {
    values: Vec<ShownValue>,
    not_available: String,
    status_text: String,
    status_icon: &'static str,
    times: String,
    banner: Option<Banner>,
    commands: ShownCommands,
    connected: bool,
    asking: bool,
    /// Whether only its owner can bring it back, and has put that off.
    needs_reconnect: bool,
}

/// Puts the page together.
pub fn page(state: &AppState, frame: &Frame, car: &Car<'_>, now: i64) -> Result<CarPage, Error> {
    let (vehicle, signals) = (car.vehicle, car.signals);
    let incident = vehicle.incident.as_ref();
    let status = status(state, vehicle, &frame.names, &frame.when)?;
    let (values, not_available) = values::values(state, frame, signals, incident, now)?;
    Ok(CarPage {
        values,
        not_available,
        status_text: status.text,
        status_icon: status.icon,
        times: values::two_times(state, signals, vehicle.checked_at, now)?,
        banner: banner::banner_for(state, vehicle, frame, incident.filter(|_| !car.postponed), now)?,
        commands: commands::shown(state, frame, vehicle, signals, car.commands, now)?,
        connected: vehicle.token_id.is_some(),
        asking: car.asking,
        needs_reconnect: car.postponed && incident.is_some_and(|incident| incident.screen == Screen::Reconnect),
    })
}

/// What the page's details for support are about: what the car's check ran into, or the first line that is one.
pub fn explained<'a>(incident: Option<&'a Incident>, signals: &'a [StoredSignal]) -> Option<&'a Incident> {
    let lines = signals.iter().filter_map(|stored| stored.incident.as_ref());
    let line = lines.filter(|incident| !incident.is_missing_feature()).min_by_key(|incident| incident.at);
    incident.or(line)
}

impl CarPage {
    /// Whether it shows a banner.
    pub fn has_banner(&self) -> bool {
        self.banner.is_some()
    }
}

impl Page for CarPage {
    fn screen(&self) -> &str {
        "vehicle"
    }
    fn heading(&self) -> String {
        "vehicle.heading".into()
    }
}

/// One line that says how a car is.
pub struct Status {
    /// In words.
    pub text: String,
    /// The icon beside them.
    pub icon: &'static str,
}

/// The status line of a car.
pub fn status(state: &AppState, vehicle: &Vehicle, names: &CarNames, when: &str) -> Result<Status, Error> {
    let (key, icon) = match &vehicle.incident {
        _ if vehicle.token_id.is_none() && vehicle.moved_at.is_some() => ("state.moved", "off"),
        _ if vehicle.token_id.is_none() => ("state.off", "off"),
        // Never asked, or what the last check ran into cannot be read any more: unknown, and asked again.
        None if vehicle.asked_at.is_none() => ("state.asking", "older"),
        // Asked, and nothing came although nothing went wrong: nothing has been collected of this car yet.
        None if vehicle.checked_at.is_none() => ("state.no_data", "older"),
        None if vehicle.checked_at < vehicle.asked_at => ("state.older", "older"),
        None => ("state.ok", "ok"),
        Some(incident) if matches!(incident.screen, Screen::PlanLimit | Screen::OurFault) => ("state.paused", "paused"),
        Some(incident) => match incident.class() {
            Class::Choice | Class::AtTheCar | Class::Wait | Class::NotPossible | Class::Ours
                if vehicle.checked_at.is_none() =>
            {
                ("state.no_data", "older")
            }
            Class::FixHere => ("state.needs_you", "needs"),
            Class::FixAtMaker => ("state.needs_maker", "needs"),
            Class::Choice | Class::AtTheCar | Class::Wait | Class::NotPossible | Class::Ours => {
                ("state.older", "older")
            }
        },
    };
    Ok(Status { text: names.say(&state.words, key, &[("when", when)])?, icon })
}
