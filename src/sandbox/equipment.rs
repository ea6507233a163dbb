//! What a car reports about its parts: oil, tyres, doors, charge limit, battery size, faults, past services.
//!
//! Like `values.rs`, whose readings these are too, it follows from the car's id and the clock alone. It does not imitate
//! wear, leaks or open doors: what goes wrong with a car is its condition.

use chrono::{DateTime, Months, SecondsFormat};
use serde_json::{Value, json};

use super::car::Car;
use super::catalogue::Power;
use super::random;
use super::units::{Units, hours_since_epoch, rounded};

/// `None`: no such endpoint.
pub(super) fn reading(car: &Car, endpoint: &str, at: i64, units: Units) -> Option<Value> {
    let bytes = random::seeded(&format!("equipment {}", car.id));
    let share = |index: usize| bytes.get(index).copied().map_or(0.0, |byte| f64::from(byte) / 255.0);
    let hours = hours_since_epoch(at);
    Some(match endpoint {
        "battery/capacity" => json!({"capacity": capacity(car)}),
        "battery/nominal_capacity" => json!({
            "availableCapacities": [{"capacity": capacity(car), "description": null}],
            "capacity": {"nominal": capacity(car), "source": "SMARTCAR"},
        }),
        "charge/limit" => json!({"limit": car.state.charge_limit}),
        "engine/oil" => json!({"lifeRemaining": rounded(1.0 - (hours / 8_760.0 + share(0)).rem_euclid(0.9), 100.0)}),
        "tires/pressure" => {
            let tire = |index: usize| rounded((215.0 + 22.0 * share(index)) / units.kilopascals, 10.0);
            json!({"frontLeft": tire(1), "frontRight": tire(2), "backLeft": tire(3), "backRight": tire(4)})
        }
        "security" => security(car),
        "service/history" => services(at, share(5), units),
        "diagnostics/system_status" => json!({"systems": [
            {"systemId": "SYSTEM_TPMS", "status": "OK", "description": null},
            {"systemId": "SYSTEM_ABS", "status": "OK", "description": null},
            {"systemId": "SYSTEM_MIL", "status": "ALERT", "description": "Malfunction indicator lamp"},
        ]}),
        "diagnostics/dtcs" => json!({"activeCodes": [{"code": "P302D", "timestamp": null}]}),
        "tesla/user/info" => json!({"email": car.account.split_whitespace().last()}),
        "tesla/user/access" => json!({"accessType": "OWNER", "permissions": ["vehicle_device_data", "vehicle_cmds"]}),
        _ => return None,
    })
}

/// Kilowatt-hours.
fn capacity(car: &Car) -> f64 {
    match car.power {
        Power::Bev => 75.0 + f64::from(car.year % 4) * 2.5,
        Power::Phev | Power::Ice => 17.1,
    }
}

/// Everything shut, and the charging port open while a cable is in it.
fn security(car: &Car) -> Value {
    let shut =
        |parts: &[&str]| -> Vec<Value> { parts.iter().map(|part| json!({"type": part, "status": "CLOSED"})).collect() };
    let corners = ["frontLeft", "frontRight", "backLeft", "backRight"];
    let port = if car.state.plugged_in { "OPEN" } else { "CLOSED" };
    let port = (car.power != Power::Ice).then(|| json!({"type": "main", "status": port}));
    json!({
        "isLocked": car.state.locked, "doors": shut(&corners), "windows": shut(&corners), "sunroof": shut(&["sunroof"]),
        "storage": shut(&["front", "rear"]), "chargingPort": port.into_iter().collect::<Vec<_>>(),
    })
}

/// One service a year for the last three, newest first.
fn services(at: i64, share: f64, units: Units) -> Value {
    let today = DateTime::from_timestamp_millis(at - at.rem_euclid(86_400_000)).unwrap_or_default();
    let service = |age: u32| {
        let date = today.checked_sub_months(Months::new(12 * age + 2)).unwrap_or(today);
        let distance = 12_000.0 * (4.0 - f64::from(age)) + 900.0 * share;
        json!({
            "serviceId": age + 1, "odometerDistance": rounded(distance / units.kilometres, 100.0),
            "serviceDate": date.to_rfc3339_opts(SecondsFormat::Millis, true),
            "serviceTasks": [{"taskId": "001", "taskDescription": "Oil change and inspection"}],
            "serviceDetails": [{"type": "Service Advisor", "value": null}],
            "serviceCost": {"totalCost": null, "currency": null},
        })
    };
    (0..3).map(service).collect()
}
