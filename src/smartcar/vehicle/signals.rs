//! The signals of v3 -> readings. One value of ours may be made of several signals; each of them has a status of its own,
//! so a value is missing for the reason its main signal gives.
//! Source: Smartcar docs, api-reference/signals (codes, bodies and units by group).

use serde_json::Value as Json;

use super::body::{self, KILOMETRES_PER_MILE, LITRES_PER_GALLON};
use super::{ChargeState, Reading, Signal, Value};
use crate::smartcar::Error;
use crate::smartcar::error::{ApiError, Compatibility, ErrorKind, Resolution, inside_success};

const ODOMETER: &str = "odometer-traveleddistance";
const BATTERY: &str = "tractionbattery-stateofcharge";
const BATTERY_RANGE: &str = "tractionbattery-range";
const FUEL: &str = "internalcombustionengine-fuellevel";
const FUEL_AMOUNT: &str = "internalcombustionengine-amountremaining";
const FUEL_RANGE: &str = "internalcombustionengine-range";
const LOCATION: &str = "location-preciselocation";
const CHARGING: &str = "charge-ischarging";
const PLUGGED_IN: &str = "charge-ischargingcableconnected";
const CHARGE_STATE: &str = "charge-detailedchargingstatus";
const LOCKED: &str = "closure-islocked";

/// The signals of one answer.
pub(super) struct Received<'a> {
    signals: &'a [Json],
    request_id: Option<String>,
}

impl<'a> Received<'a> {
    /// `None`: not one of the entries says which signal it is, so this is no list of signals.
    pub(super) fn new(signals: &'a [Json], request_id: Option<String>) -> Option<Self> {
        let is_list = signals.is_empty() || signals.iter().any(|signal| code(signal).is_some());
        is_list.then_some(Self { signals, request_id })
    }

    /// A value of ours, put together from the signals that make it up: the first decides, the others add to it.
    pub(super) fn reading(&self, signal: Signal) -> Result<Reading, Error> {
        let (value, main) = match signal {
            Signal::Odometer => {
                let main = self.signal(ODOMETER)?;
                let distance = main.kilometres().filter(|distance| *distance >= 0.0);
                (distance.map(|distance| Value::Odometer { distance }), main)
            }
            Signal::Battery => {
                let main = self.signal(BATTERY)?;
                let range = self.extra(BATTERY_RANGE, |signal| signal.kilometres());
                (main.share().map(|level| Value::Battery { level, range }), main)
            }
            Signal::Fuel => {
                let main = self.signal(FUEL).or_else(|error| self.signal(FUEL_AMOUNT).map_err(|_| error))?;
                let level = self.extra(FUEL, |signal| signal.share());
                let amount = self.extra(FUEL_AMOUNT, |signal| signal.litres());
                let range = self.extra(FUEL_RANGE, |signal| signal.kilometres());
                ((level.is_some() || amount.is_some()).then_some(Value::Fuel { level, amount, range }), main)
            }
            Signal::Location => {
                let main = self.signal(LOCATION)?;
                (body::place(main.number("latitude"), main.number("longitude")), main)
            }
            Signal::Charge => {
                let main = self.signal(CHARGING)?;
                let plugged_in = self.extra(PLUGGED_IN, |signal| signal.flag());
                let detailed = self.extra(CHARGE_STATE, |signal| signal.text().and_then(body::charge_state));
                let plain =
                    main.flag().map(|charging| if charging { ChargeState::Charging } else { ChargeState::NotCharging });
                (detailed.or(plain).map(|state| Value::Charge { plugged_in, state }), main)
            }
            Signal::Security => {
                let main = self.signal(LOCKED)?;
                (main.flag().map(|locked| Value::Security { locked }), main)
            }
        };
        Ok(Reading { value: value.ok_or_else(|| self.unreadable())?, recorded_at: main.recorded_at() })
    }

    /// A signal that has a value. One that is not in the answer, or has none yet, is not available for this car.
    fn signal(&self, wanted: &str) -> Result<Good<'_>, Error> {
        let item = self.signals.iter().find(|item| code(item) == Some(wanted));
        let status = item.and_then(|item| item.pointer("/attributes/status/value")).and_then(Json::as_str);
        match (item, status) {
            (Some(item), Some("SUCCESS")) => Ok(Good(item)),
            (Some(item), Some("ERROR")) => {
                let error = item.pointer("/attributes/status/error").unwrap_or(&Json::Null);
                Err(Error::Api(Box::new(inside_success(error, 200, self.request_id.clone()))))
            }
            (Some(_), Some("UNAVAILABLE")) | (None, _) => Err(Error::Api(Box::new(self.unavailable()))),
            (Some(_), _) => Err(self.unreadable()),
        }
    }

    fn unreadable(&self) -> Error {
        Error::Unreadable { status: 200, request_id: self.request_id.clone() }
    }

    fn unavailable(&self) -> ApiError {
        ApiError {
            kind: ErrorKind::Compatibility(Compatibility::Other("UNAVAILABLE".to_owned())),
            wire_type: String::new(),
            wire_code: "UNAVAILABLE".to_owned(),
            status: 200,
            request_id: self.request_id.clone(),
            resolution: Resolution::default(),
            retry_after: None,
            detail: Vec::new(),
        }
    }

    fn extra<T>(&self, code: &str, read: impl FnOnce(&Good<'_>) -> Option<T>) -> Option<T> {
        self.signal(code).ok().and_then(|signal| read(&signal))
    }
}

/// Which signal an entry is about.
fn code(signal: &Json) -> Option<&str> {
    signal.pointer("/attributes/code").and_then(Json::as_str)
}

/// A signal with a value.
struct Good<'a>(&'a Json);

impl Good<'_> {
    fn field(&self, name: &str) -> Option<&Json> {
        self.0.pointer("/attributes/body")?.get(name)
    }

    fn number(&self, name: &str) -> Option<f64> {
        self.field(name)?.as_f64().filter(|number| number.is_finite())
    }

    fn flag(&self) -> Option<bool> {
        self.field("value")?.as_bool()
    }

    fn text(&self) -> Option<&str> {
        self.field("value")?.as_str()
    }

    /// Percentages are 0 to 100 here, not 0 to 1 as in v2.0.
    fn share(&self) -> Option<f64> {
        self.number("value").map(|percent| percent / 100.0).filter(|share| (0.0..=1.0).contains(share))
    }

    fn kilometres(&self) -> Option<f64> {
        Some(self.number("value")? * if self.unit_begins_with("mi") { KILOMETRES_PER_MILE } else { 1.0 })
    }

    fn litres(&self) -> Option<f64> {
        Some(self.number("value")? * if self.unit_begins_with("gal") { LITRES_PER_GALLON } else { 1.0 })
    }

    /// Units come as words, such as kilometers or miles.
    fn unit_begins_with(&self, start: &str) -> bool {
        self.field("unit").and_then(Json::as_str).is_some_and(|unit| unit.to_ascii_lowercase().starts_with(start))
    }

    /// Samples write this time in seconds, in milliseconds and as text; zero means that nobody knows.
    fn recorded_at(&self) -> Option<i64> {
        const SECONDS_BELOW: i64 = 100_000_000_000;
        match self.0.pointer("/meta/oemUpdatedAt")? {
            Json::String(text) => body::time(text),
            Json::Number(number) => number
                .as_i64()
                .filter(|time| *time > 0)
                .map(|time| if time < SECONDS_BELOW { time * 1000 } else { time }),
            Json::Null | Json::Bool(_) | Json::Array(_) | Json::Object(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn good(code: &str, body: Json) -> Json {
        json!({ "attributes": { "code": code, "status": { "value": "SUCCESS" }, "body": body },
            "meta": { "oemUpdatedAt": 1_793_524_320_000_i64 } })
    }

    fn failed(code: &str, kind: &str, error: &str) -> Json {
        json!({ "attributes": { "code": code, "status": { "value": "ERROR", "error": { "type": kind, "code": error } } } })
    }

    fn read(signals: &[Json], signal: Signal) -> Result<Reading, Error> {
        Received::new(signals, None).unwrap().reading(signal)
    }

    #[test]
    fn values_are_put_together_in_metric_units_with_their_time() {
        let signals = [
            good(ODOMETER, json!({ "unit": "miles", "value": 100 })),
            good(BATTERY, json!({ "unit": "percent", "value": 43 })),
            good(BATTERY_RANGE, json!({ "unit": "kilometers", "value": 212.5 })),
            good(CHARGING, json!({ "value": false })),
            good(CHARGE_STATE, json!({ "value": "FULLY_CHARGED" })),
            good(PLUGGED_IN, json!({ "value": true })),
            good(LOCKED, json!({ "value": true })),
        ];
        let odometer = read(&signals, Signal::Odometer).unwrap();
        assert_eq!(odometer.value, Value::Odometer { distance: 160.9344 });
        assert_eq!(odometer.recorded_at, Some(1_793_524_320_000));
        let value = |signal| read(&signals, signal).unwrap().value;
        assert_eq!(value(Signal::Battery), Value::Battery { level: 0.43, range: Some(212.5) });
        let full = Value::Charge { plugged_in: Some(true), state: ChargeState::FullyCharged };
        assert_eq!(value(Signal::Charge), full);
        assert_eq!(value(Signal::Security), Value::Security { locked: true });
    }

    #[test]
    fn a_signal_that_failed_inside_a_success_is_an_error_of_its_own() {
        let signals = [good(ODOMETER, json!({ "value": 5 })), failed(BATTERY, "VEHICLE_STATE", "ASLEEP")];
        assert!(read(&signals, Signal::Odometer).is_ok());
        let name = |signal| match read(&signals, signal) {
            Err(Error::Api(error)) => error.wire_name(),
            other => panic!("{other:?}"),
        };
        assert_eq!(name(Signal::Battery), "VEHICLE_STATE:ASLEEP");
        assert_eq!(name(Signal::Location), "UNAVAILABLE", "not in the answer at all");
    }

    #[test]
    fn times_come_in_seconds_milliseconds_and_text() {
        for (time, expected) in [
            (json!(1_793_524_320), Some(1_793_524_320_000)),
            (json!("2026-11-01T09:12:00Z"), Some(1_793_524_320_000)),
            (json!(0), None),
            (json!({}), None),
        ] {
            let item = json!({ "meta": { "oemUpdatedAt": time } });
            assert_eq!(Good(&item).recorded_at(), expected);
        }
    }
}
