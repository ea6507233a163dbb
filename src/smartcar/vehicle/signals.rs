//! The signals of v3 -> readings. One value of ours may be made of several signals; each of them has a status of its own,
//! so a value is missing for the reason its main signal gives.
//! Source: Smartcar docs, api-reference/signals (codes, bodies and units by group).

use serde_json::Value as Json;

use super::answered::{Answered, FARTHEST, FULLEST, LONGEST};
use super::body;
use super::part::{self, Part, Parts};
use super::{ChargeState, Reading, Signal, Value};
use crate::smartcar::Error;
use crate::smartcar::error::{ApiError, Compatibility, ErrorKind, Resolution, inside_success};

pub(super) const ODOMETER: &str = "odometer-traveleddistance";
pub(super) const BATTERY: &str = "tractionbattery-stateofcharge";
pub(super) const BATTERY_RANGE: &str = "tractionbattery-range";
pub(super) const FUEL: &str = "internalcombustionengine-fuellevel";
pub(super) const FUEL_AMOUNT: &str = "internalcombustionengine-amountremaining";
pub(super) const FUEL_RANGE: &str = "internalcombustionengine-range";
pub(super) const LOCATION: &str = "location-preciselocation";
pub(super) const CHARGING: &str = "charge-ischarging";
pub(super) const PLUGGED_IN: &str = "charge-ischargingcableconnected";
pub(super) const CHARGE_STATE: &str = "charge-detailedchargingstatus";
pub(super) const LOCKED: &str = "closure-islocked";

/// The signals of one answer.
pub(super) struct Received<'a> {
    signals: &'a [Json],
    request_id: Option<String>,
    /// Whether nobody has asked: then others have chosen signals and units. An answer is metric where it names no unit.
    pub(super) is_told: bool,
}

impl<'a> Received<'a> {
    /// `None`: not one of the entries says which signal it is, so this is no list of signals.
    pub(super) fn new(signals: &'a [Json], request_id: Option<String>) -> Option<Self> {
        let is_list = signals.is_empty() || signals.iter().any(|signal| code(signal).is_some());
        is_list.then_some(Self { signals, request_id, is_told: false })
    }

    /// A value of ours, put together from the signals that make it up: the first decides whether there is one, and each
    /// of them stands for a part that may be unknown by itself.
    pub(super) fn reading(&self, signal: Signal) -> Result<Reading, Error> {
        let mut parts = Parts::default();
        let (value, main) = match signal {
            Signal::Odometer => {
                let main = self.signal(ODOMETER)?;
                let value = if main.is_distance() {
                    Value::Odometer { distance: parts.take(ODOMETER, main.kilometres(FARTHEST)) }
                } else {
                    Value::Bare { figure: parts.take(ODOMETER, main.amount(1.0, FARTHEST)) }
                };
                (value, main)
            }
            Signal::Battery => {
                let main = self.main(BATTERY, &[BATTERY_RANGE])?;
                let level = parts.take(BATTERY, self.part(BATTERY, |signal| signal.share()));
                let range = parts.take(BATTERY_RANGE, self.part(BATTERY_RANGE, |signal| signal.kilometres(LONGEST)));
                (Value::Battery { level, range }, main)
            }
            Signal::Fuel => {
                let main = self.main(FUEL, &[FUEL_AMOUNT, FUEL_RANGE]);
                let main = main.or_else(|error| self.signal(FUEL_AMOUNT).map_err(|_| error))?;
                let level = parts.take(FUEL, self.part(FUEL, |signal| signal.share()));
                let amount = parts.take(FUEL_AMOUNT, self.part(FUEL_AMOUNT, |signal| signal.litres(FULLEST)));
                let range = parts.take(FUEL_RANGE, self.part(FUEL_RANGE, |signal| signal.kilometres(LONGEST)));
                (Value::Fuel { level, amount, range }, main)
            }
            Signal::Location => {
                let main = self.signal(LOCATION)?;
                let degrees = |name| main.part(name, part::number);
                (body::place(&mut parts, degrees("latitude"), degrees("longitude")), main)
            }
            Signal::Charge => {
                let main = self.main(CHARGING, &[CHARGE_STATE, PLUGGED_IN])?;
                let plugged_in = parts.take(PLUGGED_IN, self.part(PLUGGED_IN, |signal| signal.flag()));
                let detailed =
                    self.part(CHARGE_STATE, |signal| signal.part("value", |state| body::charge_state(state.as_str()?)));
                let plain = self.part(CHARGING, |signal| signal.flag()).map(|charging| match charging {
                    true => ChargeState::Charging,
                    false => ChargeState::NotCharging,
                });
                (Value::Charge { plugged_in, state: parts.take(CHARGING, detailed.or(plain)) }, main)
            }
            Signal::Security => {
                let main = self.signal(LOCKED)?;
                (Value::Security { locked: parts.take(LOCKED, main.flag()) }, main)
            }
        };
        let value = parts.finish(signal.name(), value).ok_or_else(|| self.unreadable())?;
        Ok(Reading { value, recorded_at: main.recorded_at() })
    }

    /// The signal that decides whether there is a value. A delivery may be without it: then each part is told by itself.
    fn main(&self, wanted: &str, parts: &[&str]) -> Result<Answered<'_>, Error> {
        let is_missing =
            |error: &Error| matches!(error, Error::Api(error) if matches!(error.kind, ErrorKind::Compatibility(_)));
        match self.signal(wanted) {
            Err(error) if self.is_told && is_missing(&error) => {
                parts.iter().find_map(|part| self.signal(part).ok()).ok_or(error)
            }
            main => main,
        }
    }

    /// A signal that has an answer. One that is not in the list, or has none yet, is not available for this car. Of one
    /// that stands there twice, the newest success counts.
    pub(super) fn signal(&self, wanted: &str) -> Result<Answered<'_>, Error> {
        let succeeded = |item: &&Json| status(item).is_some_and(|status| status.eq_ignore_ascii_case("SUCCESS"));
        let named = self.signals.iter().filter(|item| code(item) == Some(wanted));
        // The last of equals wins, so from the end the first does.
        let item = named.rev().max_by_key(|item| (succeeded(item), self.answered(item).recorded_at()));
        let Some(item) = item else { return Err(Error::Api(Box::new(self.unavailable()))) };
        match status(item).map(str::to_ascii_uppercase).as_deref() {
            Some("SUCCESS") => Ok(self.answered(item)),
            Some("ERROR") => {
                let error = item.pointer("/attributes/status/error").unwrap_or(&Json::Null);
                Err(Error::Api(Box::new(inside_success(error, 200, self.request_id.clone()))))
            }
            Some("UNAVAILABLE") => Err(Error::Api(Box::new(self.unavailable()))),
            // Deliveries of 2025 carried a status only where something had failed.
            None if item.pointer("/attributes/body").is_some() => Ok(self.answered(item)),
            Some(_) | None => Err(self.unreadable()),
        }
    }

    fn answered<'b>(&self, item: &'b Json) -> Answered<'b> {
        Answered { item, is_told: self.is_told }
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

    fn part<T>(&self, code: &str, read: impl FnOnce(&Answered<'_>) -> Part<T>) -> Part<T> {
        self.signal(code).map_or(Part::Absent, |signal| read(&signal))
    }
}

/// Which signal an entry is about.
fn code(signal: &Json) -> Option<&str> {
    signal.pointer("/attributes/code").or_else(|| signal.get("id")).and_then(Json::as_str)
}

/// How it went, as an object's `value` or by itself.
fn status(signal: &Json) -> Option<&str> {
    let status = signal.pointer("/attributes/status")?;
    status.get("value").unwrap_or(status).as_str()
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
        assert_eq!(odometer.value, Value::Odometer { distance: Some(160.9344) });
        assert_eq!(odometer.recorded_at, Some(1_793_524_320_000));
        let value = |signal| read(&signals, signal).unwrap().value;
        assert_eq!(value(Signal::Battery), Value::Battery { level: Some(0.43), range: Some(212.5) });
        let full = Value::Charge { plugged_in: Some(true), state: Some(ChargeState::FullyCharged) };
        assert_eq!(value(Signal::Charge), full);
        assert_eq!(value(Signal::Security), Value::Security { locked: Some(true) });
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
            (json!(1_793_524_320_000.0), Some(1_793_524_320_000)),
            (json!("1793524320"), Some(1_793_524_320_000)),
            (json!(0), None),
            (json!({}), None),
        ] {
            let item = json!({ "meta": { "oemUpdatedAt": time } });
            assert_eq!(Answered { item: &item, is_told: false }.recorded_at(), expected);
        }
    }
}
