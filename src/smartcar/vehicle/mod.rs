//! The vehicle calls the app makes, one method each. Everything above sees the same cars, readings, commands and errors
//! whichever dialect is spoken.
//!
//! v1.0 and v2.0 share paths and success bodies (`v2`), and their error bodies tell themselves apart, so the version in
//! the path is the whole difference. v3 (`v3`) has connections, signals and commands of its own.

mod answered;
mod body;
mod command;
mod pages;
mod part;
mod signals;
mod subscriptions; // unit: webhooks
#[cfg(test)]
mod tests;
mod told; // unit: webhooks
mod v2;
mod v3;

use oauth2::AccessToken;
use serde::{Deserialize, Serialize};

pub use command::Command;
pub(crate) use part::moment; // unit: webhooks
pub use subscriptions::Webhook; // unit: webhooks
pub use told::{named, told}; // unit: webhooks

use super::client::Caller;
use super::{ApiVersion, Client, Errand, Error, SmartcarId, UserId};

/// A car as Smartcar describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attributes {
    /// Smartcar's id.
    pub id: SmartcarId,
    /// The maker, as the API writes it.
    pub make: String,
    /// The model; may be empty.
    pub model: String,
    /// The model year, when known.
    pub year: Option<i64>,
}

/// A car as it stands in the list of what an owner has granted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The car. Its make is empty when it could not be read.
    pub car: Attributes,
    /// The owner id of ours that Connect was given when it was connected, where the dialect tells.
    pub external_id: Option<String>,
    /// The owner at Smartcar, where the dialect tells.
    pub user: Option<UserId>,
    /// What the owner let the app do, where the dialect tells.
    pub permissions: Option<Vec<String>>,
}

/// A value the vehicle page shows, each with an error of its own so that one failure never hides the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Signal {
    /// How far the car has driven.
    Odometer,
    /// Charge level and electric range.
    Battery,
    /// Fuel level and range.
    Fuel,
    /// Where the car is.
    Location,
    /// Whether it charges, and whether the cable is in.
    Charge,
    /// Whether it is locked.
    Security,
}

impl Signal {
    /// Every signal, in the order the page shows them.
    pub const ALL: [Self; 6] =
        [Self::Odometer, Self::Battery, Self::Charge, Self::Fuel, Self::Security, Self::Location];

    /// Its name in paths, tables and templates.
    pub fn name(self) -> &'static str {
        match self {
            Self::Odometer => "odometer",
            Self::Battery => "battery",
            Self::Fuel => "fuel",
            Self::Location => "location",
            Self::Charge => "charge",
            Self::Security => "security",
        }
    }

    /// The permission it needs. Source: Smartcar docs, permissions.
    pub fn permission(self) -> &'static str {
        match self {
            Self::Odometer => "read_odometer",
            Self::Battery => "read_battery",
            Self::Fuel => "read_fuel",
            Self::Location => "read_location",
            Self::Charge => "read_charge",
            Self::Security => "read_security",
        }
    }
}

/// What a signal said, in metric units. `None`: the car says that it does not know, or does not say. That is an answer,
/// never an alarm, and never shown as zero, closed or unlocked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "signal", rename_all = "snake_case")]
pub enum Value {
    /// Kilometres driven.
    Odometer {
        /// Kilometres.
        distance: Option<f64>,
    },
    /// A distance driven in a unit that was not named, or that nobody knows.
    Bare {
        /// As it was sent.
        figure: Option<f64>,
    },
    /// The high-voltage battery.
    Battery {
        /// Charge level, 0 to 1.
        level: Option<f64>,
        /// Kilometres left.
        range: Option<f64>,
    },
    /// The tank.
    Fuel {
        /// Fill level, 0 to 1.
        level: Option<f64>,
        /// Litres.
        amount: Option<f64>,
        /// Kilometres left.
        range: Option<f64>,
    },
    /// A place on earth, degrees: both or neither.
    Location {
        /// North is positive.
        latitude: Option<f64>,
        /// East is positive.
        longitude: Option<f64>,
    },
    /// The charging port.
    Charge {
        /// Whether the cable is in.
        plugged_in: Option<bool>,
        /// What happens there.
        state: Option<ChargeState>,
    },
    /// The doors.
    Security {
        /// Whether they are locked.
        locked: Option<bool>,
    },
}

/// Metres within which a car has not moved: what a receiver between houses is wrong by.
const SAME_PLACE_METRES: f64 = 100.0;
/// Metres of one degree of latitude.
const DEGREE_METRES: f64 = 111_195.0;

impl Value {
    /// Whether a car that said `earlier` has stayed as it was. A parked car's position wanders by some metres, and that
    /// is no journey.
    pub fn is_unchanged_from(&self, earlier: &Self) -> bool {
        let Some((from, to)) = earlier.place().zip(self.place()) else { return self == earlier };
        let north = (to.0 - from.0) * DEGREE_METRES;
        let degrees_east = (to.1 - from.1 + 540.0).rem_euclid(360.0) - 180.0;
        let east = degrees_east * DEGREE_METRES * from.0.to_radians().cos();
        north.hypot(east) <= SAME_PLACE_METRES
    }

    fn place(&self) -> Option<(f64, f64)> {
        let &Self::Location { latitude, longitude } = self else { return None };
        latitude.zip(longitude)
    }
}

/// What happens at the charging port.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[expect(missing_docs, reason = "plain names")]
pub enum ChargeState {
    Charging,
    NotCharging,
    FullyCharged,
}

/// A value with the time the car recorded it.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// What it said.
    pub value: Value,
    /// When the car recorded it (`sc-data-age`), epoch milliseconds; `None` when Smartcar does not say.
    pub recorded_at: Option<i64>,
}

/// What each asked signal said. A failure of one never hides the others.
pub type Readings = Vec<(Signal, Result<Reading, Error>)>;

impl Client {
    /// The cars a credential covers, with their names. A car whose name cannot be read now is listed all the same.
    pub async fn cars(&self, caller: &Caller) -> Result<Vec<Listed>, Error> {
        match self.settings.api_version {
            ApiVersion::V1 | ApiVersion::V2 => v2::cars(self, caller).await,
            ApiVersion::V3 => v3::cars(self, caller).await,
        }
    }

    /// Whose connection with a car is `external_id`'s, by the application's own token: how a car connected before v3 moves
    /// there without its owner. `None`: Smartcar names nobody, or somebody else, or several without telling them apart.
    pub async fn user_of(
        &self,
        car: &SmartcarId,
        external_id: &str,
        token: AccessToken,
        errand: Errand,
    ) -> Result<Option<UserId>, Error> {
        v3::user_of(self, car, external_id, token, errand).await
    }

    /// Make, model and year of one car.
    pub async fn attributes(&self, car: &SmartcarId, caller: &Caller) -> Result<Attributes, Error> {
        match self.settings.api_version {
            ApiVersion::V1 | ApiVersion::V2 => v2::attributes(self, car, caller).await,
            ApiVersion::V3 => v3::attributes(self, car, caller).await,
        }
    }

    /// Several signals of one car, in one call. An error here is about the call as a whole; an empty list is none: nothing
    /// has been collected of this car yet.
    pub async fn read(&self, car: &SmartcarId, signals: &[Signal], caller: &Caller) -> Result<Readings, Error> {
        match self.settings.api_version {
            ApiVersion::V1 | ApiVersion::V2 => v2::read(self, car, signals, caller).await,
            ApiVersion::V3 => v3::read(self, car, signals, caller).await,
        }
    }

    /// Asks a car to do something. Success means that the request was accepted.
    pub async fn command(&self, car: &SmartcarId, command: Command, caller: &Caller) -> Result<(), Error> {
        match self.settings.api_version {
            ApiVersion::V1 | ApiVersion::V2 => v2::command(self, car, command, caller).await,
            ApiVersion::V3 => v3::command(self, car, command, caller).await,
        }
    }

    /// Ends the app's access to one car.
    pub async fn disconnect(&self, car: &SmartcarId, caller: &Caller) -> Result<(), Error> {
        match self.settings.api_version {
            ApiVersion::V1 | ApiVersion::V2 => v2::disconnect(self, car, caller).await,
            ApiVersion::V3 => v3::disconnect(self, car, caller).await,
        }
    }
}

/// More cars than any owner has; an answer that claims more is not followed for ever.
const MOST_VEHICLES: usize = 1000;
