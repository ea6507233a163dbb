//! The vehicle calls the app makes, one method each. Everything above sees the same readings and errors whichever
//! dialect is spoken: v1.0 and v2.0 share paths and success bodies (`body`), and their error bodies tell themselves
//! apart, so the version in the path is the whole difference.

mod body;

use reqwest::Method;
use serde::{Deserialize, Serialize};

use super::{Client, Error, SmartcarId};

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

/// A value the vehicle page shows, each read by a call of its own so that one failure never hides the others.
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
}

impl Signal {
    /// Every signal, in the order the page shows them.
    pub const ALL: [Self; 4] = [Self::Odometer, Self::Battery, Self::Fuel, Self::Location];

    /// Its name in paths, tables and templates.
    pub fn name(self) -> &'static str {
        match self {
            Self::Odometer => "odometer",
            Self::Battery => "battery",
            Self::Fuel => "fuel",
            Self::Location => "location",
        }
    }

    /// The permission it needs. Source: Smartcar docs, permissions.
    pub fn permission(self) -> &'static str {
        match self {
            Self::Odometer => "read_odometer",
            Self::Battery => "read_battery",
            Self::Fuel => "read_fuel",
            Self::Location => "read_location",
        }
    }
}

/// What a signal said, in metric units.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "signal", rename_all = "snake_case")]
pub enum Value {
    /// Kilometres driven.
    Odometer {
        /// Kilometres.
        distance: f64,
    },
    /// The high-voltage battery.
    Battery {
        /// Charge level, 0 to 1.
        level: f64,
        /// Kilometres left, when the car says so.
        range: Option<f64>,
    },
    /// The tank.
    Fuel {
        /// Fill level, 0 to 1, when the car says so.
        level: Option<f64>,
        /// Litres, when the car says so.
        amount: Option<f64>,
        /// Kilometres left, when the car says so.
        range: Option<f64>,
    },
    /// A place on earth, degrees.
    Location {
        /// North is positive.
        latitude: f64,
        /// East is positive.
        longitude: f64,
    },
}

/// A value with the time the car recorded it.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// What it said.
    pub value: Value,
    /// When the car recorded it (`sc-data-age`), epoch milliseconds; `None` when Smartcar does not say.
    pub recorded_at: Option<i64>,
}

/// More cars than any owner has; an answer that claims more is not followed for ever.
const MOST_VEHICLES: usize = 1000;

impl Client {
    /// Ids of the cars an access token covers, page by page: fifty is Smartcar's largest page.
    pub async fn vehicles(&self, access_token: &str) -> Result<Vec<SmartcarId>, Error> {
        let mut ids = Vec::new();
        loop {
            let path = format!("/vehicles?limit=50&offset={}", ids.len());
            let (mut page, total) = body::vehicle_ids(&self.api(Method::GET, &path, access_token).await?)?;
            let is_last = page.is_empty();
            ids.append(&mut page);
            if is_last || ids.len() >= total.min(MOST_VEHICLES) {
                return Ok(ids);
            }
        }
    }

    /// Make, model and year of one car.
    pub async fn attributes(&self, vehicle: &SmartcarId, access_token: &str) -> Result<Attributes, Error> {
        let answer = self.api(Method::GET, &format!("/vehicles/{}", vehicle.as_str()), access_token).await?;
        body::attributes(&answer, vehicle)
    }

    /// One signal of one car.
    pub async fn read(&self, vehicle: &SmartcarId, signal: Signal, access_token: &str) -> Result<Reading, Error> {
        let path = format!("/vehicles/{}/{}", vehicle.as_str(), signal.name());
        let answer = self.api(Method::GET, &path, access_token).await?;
        body::reading(&answer, signal)
    }

    /// Ends the app's access to one car.
    pub async fn disconnect(&self, vehicle: &SmartcarId, access_token: &str) -> Result<(), Error> {
        let path = format!("/vehicles/{}/application", vehicle.as_str());
        self.api(Method::DELETE, &path, access_token).await.map(drop)
    }
}
