//! Signals: what a car reports in v3, each with a status of its own.
//!
//! The values are those of v2.0, cut into single ones: a row of `SIGNALS` says from which reading and how. A failing
//! signal sits inside a 200; only what concerns the call itself fails it whole.

use serde_json::{Value, json};

use super::super::car::Car;
use super::super::catalogue;
use super::super::faults::{self, Fault};
use super::super::grants::Connection;
use super::super::units::{Units, rounded};
use super::super::values::{self, ENDPOINTS};
use super::bearer::FIXTURE_CAR;
use super::envelope::set_resolution_url;
use super::{Answer, Call, included, ok};

/// Where a signal's value comes from.
pub(in super::super) struct Signal {
    pub(in super::super) code: &'static str,
    pub(in super::super) name: &'static str,
    pub(in super::super) group: &'static str,
    /// The v2.0 reading it is part of, which is also its name on the control surface.
    pub(in super::super) endpoint: &'static str,
    field: &'static str,
    shape: Shape,
}

/// How the field of the reading becomes a body.
enum Shape {
    Distance,
    Volume,
    Percent,
    Value,
    /// Whether the charge state is `CHARGING`.
    Charging,
    /// The whole reading.
    All,
}

const fn row([code, name, group, endpoint, field]: [&'static str; 5], shape: Shape) -> Signal {
    Signal { code, name, group, endpoint, field, shape }
}

pub(in super::super) const SIGNALS: &[Signal] = &[
    row(["odometer-traveleddistance", "TraveledDistance", "Odometer", "odometer", "distance"], Shape::Distance),
    row(
        ["tractionbattery-stateofcharge", "StateOfCharge", "TractionBattery", "battery", "percentRemaining"],
        Shape::Percent,
    ),
    row(["tractionbattery-range", "Range", "TractionBattery", "battery", "range"], Shape::Distance),
    row(
        ["internalcombustionengine-fuellevel", "FuelLevel", "InternalCombustionEngine", "fuel", "percentRemaining"],
        Shape::Percent,
    ),
    row(
        [
            "internalcombustionengine-amountremaining",
            "AmountRemaining",
            "InternalCombustionEngine",
            "fuel",
            "amountRemaining",
        ],
        Shape::Volume,
    ),
    row(["internalcombustionengine-range", "Range", "InternalCombustionEngine", "fuel", "range"], Shape::Distance),
    row(["location-preciselocation", "PreciseLocation", "Location", "location", ""], Shape::All),
    row(["charge-ischarging", "IsCharging", "Charge", "charge", "state"], Shape::Charging),
    row(
        ["charge-ischargingcableconnected", "IsChargingCableConnected", "Charge", "charge", "isPluggedIn"],
        Shape::Value,
    ),
    row(["charge-detailedchargingstatus", "DetailedChargingStatus", "Charge", "charge", "state"], Shape::Value),
    row(["closure-islocked", "IsLocked", "Closure", "security", "isLocked"], Shape::Value),
    row(["vehicleidentification-vin", "VIN", "VehicleIdentification", "vin", "vin"], Shape::Value),
];

const PAGE_SIZE: usize = 100;

/// What the car reports: the test car of the SDK suites two signals, any other all of them.
fn signals_of(car: &Car) -> impl Iterator<Item = &'static Signal> {
    let all = car.id != FIXTURE_CAR;
    let is_theirs =
        |signal: &Signal| ["odometer-traveleddistance", "tractionbattery-stateofcharge"].contains(&signal.code);
    SIGNALS.iter().filter(move |signal| all || is_theirs(signal))
}

impl Call<'_> {
    pub(super) fn signals(&self, car: &Car, connection: &Connection) -> Result<Answer, Answer> {
        let items: Result<Vec<Value>, Answer> =
            signals_of(car).map(|signal| self.resource(signal, car, connection)).collect();
        let items = items?;
        let size = if car.id == FIXTURE_CAR { items.len() } else { PAGE_SIZE };
        let mut answer = self.list(&items, size)?;
        answer.body["included"] = json!({"vehicle": included(car, &connection.mode)});
        Ok(answer)
    }

    pub(super) fn signal(&self, car: &Car, connection: &Connection, code: &str) -> Result<Answer, Answer> {
        let signal = signals_of(car).find(|signal| signal.code == code).ok_or_else(|| self.no_such_path())?;
        let item = self.resource(signal, car, connection)?;
        let beside = [("included", json!({"vehicle": included(car, &connection.mode)}))];
        Ok(ok(self.shapes.single.body(item, &beside)))
    }

    fn resource(&self, signal: &Signal, car: &Car, connection: &Connection) -> Result<Value, Answer> {
        let mut attributes = json!({"code": signal.code, "name": signal.name, "group": signal.group});
        let mut meta = json!({"retrievedAt": self.now});
        let trouble = trouble(signal, car, &connection.permissions);
        let is_condition =
            |fault: &Fault| car.condition.as_ref().is_some_and(|condition| condition.fault == fault.key());
        if trouble.as_ref().is_some_and(|(fault, _)| is_condition(fault)) {
            self.failed.set(true);
        }
        match trouble {
            Some((fault, retry_after)) if fault.is_about_the_call() => {
                return Err(Answer { retry_after, ..self.fail(&fault.key(), None) });
            }
            Some((fault, _)) => {
                let mut error = json!({
                    "type": fault.kind, "code": fault.code, "description": fault.description,
                    "resolution": {"type": fault.resolution},
                });
                set_resolution_url(&mut error, self.sandbox.resolution_url(&fault.key(), car));
                attributes["status"] = json!({"value": "ERROR", "error": error});
            }
            None => {
                let (body, age) = value(signal, car, self.now, self.units);
                attributes["status"] = json!({"value": "SUCCESS"});
                attributes["body"] = body;
                meta["oemUpdatedAt"] = json!(self.now - age);
            }
        }
        Ok(json!({
            "id": signal.code, "type": "signal", "attributes": attributes, "meta": meta,
            "links": {"self": format!("/v3/vehicles/{}/signals/{}", car.id, signal.code)},
        }))
    }
}

/// What stands in the place of the value, and its `retry-after`.
pub(in super::super) fn trouble(
    signal: &Signal,
    car: &Car,
    permissions: &[String],
) -> Option<(&'static Fault, Option<String>)> {
    let endpoint = ENDPOINTS.iter().find(|endpoint| endpoint.name == signal.endpoint);
    let (permission, is_static) = endpoint.map_or(("", false), |endpoint| (endpoint.permission, endpoint.is_static));
    if !permissions.iter().any(|granted| granted == permission) {
        return faults::find("PERMISSION").map(|fault| (fault, None));
    }
    let incapable = || catalogue::incapable(&car.make, car.power, signal.endpoint).and_then(faults::find);
    car.fault_on(signal.endpoint, is_static).or_else(|| incapable().map(|fault| (fault, None)))
}

/// The body, and how old it is.
pub(in super::super) fn value(signal: &Signal, car: &Car, now: i64, units: Units) -> (Value, i64) {
    let (reading, age) = match signal.endpoint {
        "vin" => (json!({"vin": car.vin}), 0),
        endpoint => values::reading(car, endpoint, now, units).unwrap_or_default(),
    };
    let field = &reading[signal.field];
    let body = match signal.shape {
        Shape::Distance => json!({"unit": units.distance, "value": field}),
        Shape::Volume => json!({"unit": units.volume, "value": field}),
        Shape::Percent => json!({"unit": "percent", "value": rounded(field.as_f64().unwrap_or(0.0) * 100.0, 10.0)}),
        Shape::Value => json!({"value": field}),
        Shape::Charging => json!({"value": field == "CHARGING"}),
        Shape::All => reading,
    };
    (body, age)
}
