//! What a car reports: plausible values that follow from its id and the sandbox's clock.
//!
//! The same car at the same moment always says the same; over hours and days it is driven, drained and filled again.
//! Cable, charging and lock are the car's state, which commands change. It does not imitate trips, seasons, or a battery
//! that fills because the car charges. Parked somewhere in a box in Colorado, like Smartcar's own
//! test cars.

use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::{Value, json};

use super::car::Car;
use super::catalogue::{Power, table};
use super::units::{Units, hours_since_epoch, rounded};
use super::{equipment, random};

/// A readable endpoint below `/vehicles/{id}/`; `attributes` is the car itself.
#[derive(Deserialize)]
pub(super) struct Endpoint {
    pub(super) name: &'static str,
    /// Empty: any token will do.
    pub(super) permission: &'static str,
    /// Does not come from the car, so it has no age and no car's trouble touches it.
    pub(super) is_static: bool,
}

/// The rows of `data/endpoints.json`, their columns in this order.
pub(super) static ENDPOINTS: LazyLock<Vec<Endpoint>> = LazyLock::new(|| table(include_str!("data/endpoints.json")));

/// The body of one non-static endpoint, and how many milliseconds ago the car recorded it. `None`: no such endpoint.
pub(super) fn reading(car: &Car, endpoint: &str, now: i64, units: Units) -> Option<(Value, i64)> {
    // What sets one car apart from another, each from a byte or two of its id's hash.
    let bytes = random::seeded(&car.id);
    let share = |index: usize| bytes.get(index).copied().map_or(0.0, |byte| f64::from(byte) / 255.0);
    let mut age = i64::from(bytes.get(8).copied().unwrap_or(0)) * 4_000;
    // A reading made after a command shows what it did, so it cannot be older.
    if matches!(endpoint, "charge" | "charge/limit" | "security") {
        age = age.min(now - car.state.changed_at - 1);
    }
    let hours = hours_since_epoch(now - age);
    let distance = |km: f64| rounded(km / units.kilometres, 100.0);
    let body = match endpoint {
        "odometer" => {
            let start = 9_000.0 + 70_000.0 * share(0) + 250.0 * share(1);
            json!({"distance": distance(start + hours / 24.0 * (12.0 + 40.0 * share(2)))})
        }
        "location" => {
            let (latitude, longitude) =
                (37.5 + 3.0 * share(3) + 0.01 * share(4), -108.0 + 5.0 * share(5) + 0.01 * share(6));
            json!({"latitude": rounded(latitude, 1e5), "longitude": rounded(longitude, 1e5)})
        }
        "battery" => {
            let level = level(hours / 48.0 + share(7));
            let range = if car.power == Power::Bev { 420.0 } else { 62.0 };
            json!({"percentRemaining": rounded(level, 100.0), "range": distance(level * range)})
        }
        "charge" => {
            let charging = if car.state.charging { "CHARGING" } else { "NOT_CHARGING" };
            json!({"isPluggedIn": car.state.plugged_in, "state": charging})
        }
        "fuel" => {
            let level = level(hours / 240.0 + share(7));
            json!({
                "amountRemaining": rounded(level * 55.0 / units.litres, 100.0),
                "percentRemaining": rounded(level, 100.0),
                "range": distance(level * 640.0),
            })
        }
        _ => equipment::reading(car, endpoint, now - age, units)?,
    };
    Some((body, age))
}

/// Between 0.2 and 0.95: falls for three quarters of each period, then is filled up again.
fn level(periods: f64) -> f64 {
    let position = periods.rem_euclid(1.0);
    let fullness = if position < 0.75 { 1.0 - position / 0.75 } else { (position - 0.75) / 0.25 };
    0.2 + 0.75 * fullness
}

#[cfg(test)]
mod tests {
    use super::super::units::{EPOCH, METRIC};
    use super::{Car, ENDPOINTS, reading};
    use serde_json::json;

    #[test]
    fn every_reading_of_the_table_has_a_value() {
        assert_eq!(ENDPOINTS.len(), 19);
        let car: Car = serde_json::from_value(json!({
            "id": "id", "account": "a", "vin": "v", "make": "TESLA", "model": "Y", "year": 2023, "power": "PHEV",
            "condition": null,
        }))
        .unwrap();
        for endpoint in ENDPOINTS.iter().filter(|endpoint| !endpoint.is_static) {
            assert!(reading(&car, endpoint.name, EPOCH, METRIC).is_some(), "{}", endpoint.name);
        }
    }

    #[test]
    fn values_repeat_move_and_stay_plausible() {
        let car: Car = serde_json::from_value(json!({
            "id": "id", "account": "a", "vin": "v", "make": "KIA", "model": "EV6", "year": 2023, "power": "BEV",
            "condition": null,
        }))
        .unwrap();
        let day = 86_400_000;
        let number =
            |endpoint, field: &str, now| reading(&car, endpoint, now, METRIC).unwrap().0[field].as_f64().unwrap();
        assert!(number("odometer", "distance", EPOCH + 2 * day) > number("odometer", "distance", EPOCH + day));
        assert_eq!(number("battery", "range", EPOCH), number("battery", "range", EPOCH));
        for quarter in 0..400 {
            let level = number("battery", "percentRemaining", EPOCH + quarter * day / 4);
            assert!((0.2..=0.95).contains(&level), "{level}");
        }
    }
}
