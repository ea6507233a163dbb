//! What a car reports: plausible values that follow from its id and the sandbox's clock.
//!
//! The same car at the same moment always says the same; over hours and days it is driven, drained and filled again.
//! It does not imitate trips, seasons or charging curves. Parked somewhere in a box in Colorado, like Smartcar's own
//! test cars.

use serde_json::{Value, json};

use super::catalogue::Power;
use super::random;
use super::world::Car;

const HOUR: f64 = 3_600_000.0;
const KM_PER_MILE: f64 = 1.609_344;
const LITRES_PER_GALLON: f64 = 3.785_412;
/// 1 January 2025, when every car was at its starting odometer.
const EPOCH: i64 = 1_735_689_600_000;

/// A readable endpoint below `/vehicles/{id}/`; `attributes` is the car itself.
pub(super) struct Endpoint {
    pub(super) name: &'static str,
    /// Empty: any token will do.
    pub(super) permission: &'static str,
    /// Does not come from the car, so it has no age and no car's trouble touches it.
    pub(super) is_static: bool,
}

const fn endpoint(name: &'static str, permission: &'static str, is_static: bool) -> Endpoint {
    Endpoint { name, permission, is_static }
}

pub(super) const ENDPOINTS: &[Endpoint] = &[
    endpoint("attributes", "read_vehicle_info", true),
    endpoint("permissions", "", true),
    endpoint("vin", "read_vin", true),
    endpoint("odometer", "read_odometer", false),
    endpoint("location", "read_location", false),
    endpoint("battery", "read_battery", false),
    endpoint("charge", "read_charge", false),
    endpoint("fuel", "read_fuel", false),
];

/// The unit system asked for with `sc-unit-system`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Units {
    Metric,
    Imperial,
}

impl Units {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Metric => "metric",
            Self::Imperial => "imperial",
        }
    }

    fn distance(self, km: f64) -> f64 {
        match self {
            Self::Metric => rounded(km, 100.0),
            Self::Imperial => rounded(km / KM_PER_MILE, 100.0),
        }
    }

    fn volume(self, litres: f64) -> f64 {
        match self {
            Self::Metric => rounded(litres, 100.0),
            Self::Imperial => rounded(litres / LITRES_PER_GALLON, 100.0),
        }
    }
}

/// The body of one non-static endpoint, and how many milliseconds ago the car recorded it. `None`: no such endpoint.
pub(super) fn reading(car: &Car, endpoint: &str, now: i64, units: Units) -> Option<(Value, i64)> {
    let traits = Traits::of(car);
    let age = traits.report_age;
    let hours = hours_since_epoch(now - age);
    let body = match endpoint {
        "odometer" => json!({"distance": units.distance(traits.start_km + hours / 24.0 * traits.km_per_day)}),
        "location" => json!({"latitude": rounded(traits.latitude, 1e5), "longitude": rounded(traits.longitude, 1e5)}),
        "battery" => {
            let level = traits.level(hours, 48.0);
            let range = match car.power {
                Power::Bev => 420.0,
                Power::Phev | Power::Ice => 62.0,
            };
            json!({"percentRemaining": rounded(level, 100.0), "range": units.distance(level * range)})
        }
        "charge" => {
            let rising = traits.level(hours + 0.5, 48.0) > traits.level(hours, 48.0);
            let state = if rising { "CHARGING" } else { "NOT_CHARGING" };
            json!({"isPluggedIn": rising, "state": state})
        }
        "fuel" => {
            let level = traits.level(hours, 240.0);
            let tank = 55.0;
            json!({
                "amountRemaining": units.volume(level * tank),
                "percentRemaining": rounded(level, 100.0),
                "range": units.distance(level * 640.0),
            })
        }
        _ => return None,
    };
    Some((body, age))
}

/// What sets one car apart from another, each from a byte or two of its id's hash.
struct Traits {
    start_km: f64,
    km_per_day: f64,
    latitude: f64,
    longitude: f64,
    phase: f64,
    report_age: i64,
}

impl Traits {
    fn of(car: &Car) -> Self {
        let bytes = random::seeded(&car.id);
        let share = |index: usize| bytes.get(index).copied().map_or(0.0, |byte| f64::from(byte) / 255.0);
        Self {
            start_km: 9_000.0 + 70_000.0 * share(0) + 250.0 * share(1),
            km_per_day: 12.0 + 40.0 * share(2),
            latitude: 37.5 + 3.0 * share(3) + 0.01 * share(4),
            longitude: -108.0 + 5.0 * share(5) + 0.01 * share(6),
            phase: share(7),
            report_age: i64::from(bytes.get(8).copied().unwrap_or(0)) * 4_000,
        }
    }

    /// Between 0.2 and 0.95: falls for three quarters of each period, then is filled up again.
    fn level(&self, hours: f64, period: f64) -> f64 {
        let position = (hours / period + self.phase).rem_euclid(1.0);
        let fullness = if position < 0.75 { 1.0 - position / 0.75 } else { (position - 0.75) / 0.25 };
        0.2 + 0.75 * fullness
    }
}

#[expect(clippy::cast_precision_loss, reason = "hours since 2025 are far below 2^52")]
fn hours_since_epoch(now: i64) -> f64 {
    now.saturating_sub(EPOCH) as f64 / HOUR
}

fn rounded(value: f64, steps: f64) -> f64 {
    (value * steps).round() / steps
}

#[cfg(test)]
mod tests {
    use super::super::catalogue::Power;
    use super::{Car, EPOCH, Units, reading};

    fn car() -> Car {
        let text = |text: &str| text.to_owned();
        Car {
            id: text("id"),
            account: text("a"),
            vin: text("v"),
            make: text("KIA"),
            model: text("EV6"),
            year: 2023,
            power: Power::Bev,
            condition: None,
        }
    }

    #[test]
    fn values_repeat_move_and_stay_plausible() {
        let day = 86_400_000;
        let number = |endpoint, field: &str, now| {
            reading(&car(), endpoint, now, Units::Metric).unwrap().0[field].as_f64().unwrap()
        };
        assert!(number("odometer", "distance", EPOCH + 2 * day) > number("odometer", "distance", EPOCH + day));
        assert_eq!(number("battery", "range", EPOCH), number("battery", "range", EPOCH));
        for quarter in 0..400 {
            let level = number("battery", "percentRemaining", EPOCH + quarter * day / 4);
            assert!((0.2..=0.95).contains(&level), "{level}");
        }
    }
}
