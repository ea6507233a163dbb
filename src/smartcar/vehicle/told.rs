//! The signals of a delivery -> readings. They are those of v3, flat, and somebody else has chosen units and signals: one
//! that is not there says nothing, so what is known of it stays.
//! Source: Smartcar docs, webhooks/events/vehicle-state; captured deliveries of September 2025 to February 2026.

use serde_json::{Value as Json, json};

use super::part::Part;
use super::signals::{
    BATTERY, BATTERY_RANGE, CHARGE_STATE, CHARGING, FUEL, FUEL_AMOUNT, FUEL_RANGE, LOCATION, LOCKED, ODOMETER,
    PLUGGED_IN, Received,
};
use super::{Reading, Readings, Signal, Value};

/// Which value of ours a signal is part of, as an error names it: an object with `code`, or with `group` and `name` in
/// either place, or text such as `Group.Name`.
pub fn named(signal: &Json) -> Option<Signal> {
    let text = |name: &str| signal.get(name).and_then(Json::as_str);
    let joined = |group: &str, name: &str| of_code(&format!("{group}-{name}"));
    let by_names = || {
        let (group, name) = (text("group")?, text("name")?);
        joined(group, name).or_else(|| joined(name, group))
    };
    let by_text = || {
        let (group, name) = signal.as_str()?.split_once('.')?;
        joined(group, name).or_else(|| joined(name, group))
    };
    text("code").or(signal.as_str()).and_then(of_code).or_else(by_names).or_else(by_text)
}

/// What a delivery says of the values asked for. `known`: what we know, of which the parts that are not told stay.
pub fn told(signals: &[Json], asked: &[Signal], known: impl Fn(Signal) -> Option<Value>) -> Readings {
    let listed: Vec<Json> = signals.iter().map(as_in_an_answer).collect();
    let Some(mut received) = Received::new(&listed, None) else { return Vec::new() };
    received.is_told = true;
    let is_there = |code: &str| signals.iter().any(|signal| signal.get("code").and_then(Json::as_str) == Some(code));
    let told = asked.iter().filter(|signal| parts_of(**signal).iter().any(|code| is_there(code)));
    told.map(|signal| {
        let reading = received.reading(*signal).map(|reading| {
            let value = match known(*signal) {
                Some(known) => completed(reading.value, &known, |code| is_null(&received, code)),
                None => reading.value,
            };
            // As new as the newest part: a plug that was pulled is news, also where the level is what it was.
            Reading { value, recorded_at: latest(&received, parts_of(*signal)) }
        });
        (*signal, reading)
    })
    .collect()
}

/// The latest time of these, where they have an answer.
fn latest(received: &Received<'_>, codes: &[&str]) -> Option<i64> {
    codes.iter().filter_map(|code| received.signal(code).ok()?.recorded_at()).max()
}

/// Whether a signal has an answer, and that is null.
fn is_null(received: &Received<'_>, code: &str) -> bool {
    received.signal(code).is_ok_and(|signal| signal.part("value", |_| Some(())) == Part::Unknown)
}

/// A signal of a delivery as one of an answer has it.
fn as_in_an_answer(signal: &Json) -> Json {
    let part = |name: &str| signal.get(name).cloned();
    let mut attributes = json!({ "code": part("code") });
    for name in ["body", "status"] {
        if let Some(value) = part(name) {
            attributes[name] = value;
        }
    }
    json!({ "attributes": attributes, "meta": part("meta") })
}

fn of_code(code: &str) -> Option<Signal> {
    let code = code.to_ascii_lowercase();
    Signal::ALL.into_iter().find(|signal| parts_of(*signal).contains(&code.as_str()))
}

/// The signals that make up a value of ours.
fn parts_of(signal: Signal) -> &'static [&'static str] {
    match signal {
        Signal::Odometer => &[ODOMETER],
        Signal::Battery => &[BATTERY, BATTERY_RANGE],
        Signal::Fuel => &[FUEL, FUEL_AMOUNT, FUEL_RANGE],
        Signal::Location => &[LOCATION],
        Signal::Charge => &[CHARGING, CHARGE_STATE, PLUGGED_IN],
        Signal::Security => &[LOCKED],
    }
}

/// The value with what is known of the parts that are not told. A part that is null is told: nobody knows it now.
fn completed(told: Value, known: &Value, is_null: impl Fn(&str) -> bool) -> Value {
    fn or_known<T: Copy>(told: Option<T>, known: &Option<T>, is_null: bool) -> Option<T> {
        if is_null { told } else { told.or(*known) }
    }
    match (told, known) {
        (Value::Battery { level, range }, Value::Battery { level: charge, range: known }) => Value::Battery {
            level: or_known(level, charge, is_null(BATTERY)),
            range: or_known(range, known, is_null(BATTERY_RANGE)),
        },
        (Value::Fuel { level, amount, range }, Value::Fuel { level: percent, amount: litres, range: known }) => {
            Value::Fuel {
                level: or_known(level, percent, is_null(FUEL)),
                amount: or_known(amount, litres, is_null(FUEL_AMOUNT)),
                range: or_known(range, known, is_null(FUEL_RANGE)),
            }
        }
        (Value::Charge { plugged_in, state }, Value::Charge { plugged_in: plug, state: known }) => Value::Charge {
            plugged_in: or_known(plugged_in, plug, is_null(PLUGGED_IN)),
            state: or_known(state, known, is_null(CHARGING)),
        },
        (told, _) => told,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::smartcar::Error;

    fn signal(code: &str, body: Json, at: i64) -> Json {
        json!({ "code": code, "body": body, "status": { "value": "SUCCESS" }, "meta": { "oemUpdatedAt": at, "retrievedAt": at } })
    }

    fn value(signals: &[Json], asked: Signal) -> Option<Value> {
        told(signals, &[asked], |_| None).pop().and_then(|(_, reading)| reading.ok()).map(|reading| reading.value)
    }

    #[test]
    fn units_in_both_spellings_are_understood_and_unknown_ones_are_bare_figures() {
        let odometer = |body: Json| value(&[signal(ODOMETER, body, 1)], Signal::Odometer);
        for unit in ["km", "kilometers", "Kilometers"] {
            let expected = Value::Odometer { distance: Some(42_506.0) };
            assert_eq!(odometer(json!({ "value": 42506.0, "unit": unit })), Some(expected), "{unit}");
        }
        let in_miles = odometer(json!({ "value": "100", "unit": "miles" }));
        assert_eq!(in_miles, Some(Value::Odometer { distance: Some(160.9344) }), "a number as text");
        for body in [json!({ "value": 7, "unit": "furlongs" }), json!({ "value": 7 })] {
            assert_eq!(odometer(body), Some(Value::Bare { figure: Some(7.0) }));
        }
        assert_eq!(odometer(json!({ "value": 9.9e9, "unit": "km" })), None, "out of any sense");
        assert_eq!(odometer(json!({ "value": null, "unit": "km" })), Some(Value::Odometer { distance: None }));
        let battery = [
            signal(BATTERY, json!({ "value": 43, "unit": "percent" }), 1),
            signal(BATTERY_RANGE, json!({ "value": 200, "unit": "leagues" }), 1),
        ];
        assert_eq!(value(&battery, Signal::Battery), Some(Value::Battery { level: Some(0.43), range: None }));
    }

    #[test]
    fn what_is_not_there_stays_and_what_is_null_is_not_known() {
        let known = |_| Some(Value::Battery { level: Some(0.9), range: Some(300.0) });
        let read = |signals: &[Json]| told(signals, &[Signal::Battery], known).pop().unwrap().1.unwrap().value;
        let level = signal(BATTERY, json!({ "value": 50, "unit": "percent" }), 1);
        assert_eq!(read(std::slice::from_ref(&level)), Value::Battery { level: Some(0.5), range: Some(300.0) });
        let range = signal(BATTERY_RANGE, json!({ "value": null }), 1);
        assert_eq!(read(&[level, range]), Value::Battery { level: Some(0.5), range: None });
        assert!(told(&[], &Signal::ALL, |_| None).is_empty(), "absence says nothing");
        let range_alone = signal(BATTERY_RANGE, json!({ "value": 5, "unit": "km" }), 1);
        assert_eq!(read(std::slice::from_ref(&range_alone)), Value::Battery { level: Some(0.9), range: Some(5.0) });
        let incapable = json!({ "code": BATTERY, "status": { "value": "ERROR",
            "error": { "type": "COMPATIBILITY", "code": "VEHICLE_NOT_CAPABLE" } } });
        assert_eq!(
            value(&[incapable, range_alone], Signal::Battery),
            Some(Value::Battery { level: None, range: Some(5.0) })
        );
        // What fails, or cannot be read, says nothing about what is known.
        let level = signal(BATTERY, json!({ "value": 50, "unit": "percent" }), 1);
        let asleep = json!({ "code": BATTERY_RANGE, "status": { "value": "ERROR",
            "error": { "type": "VEHICLE_STATE", "code": "ASLEEP" } } });
        let leagues = signal(BATTERY_RANGE, json!({ "value": 200, "unit": "leagues" }), 1);
        for range in [asleep, leagues] {
            assert_eq!(read(&[level.clone(), range]), Value::Battery { level: Some(0.5), range: Some(300.0) });
        }
        let unlocked = [signal(LOCKED, json!({ "value": null }), 1)];
        assert_eq!(value(&unlocked, Signal::Security), Some(Value::Security { locked: None }));
    }

    #[test]
    fn a_zero_is_no_time_and_a_failure_has_neither_body_nor_time() {
        let vin = [signal(ODOMETER, json!({ "value": 1, "unit": "km" }), 0)];
        let reading = told(&vin, &[Signal::Odometer], |_| None).pop().unwrap().1.unwrap();
        assert_eq!(reading.recorded_at, None);
        let failed =
            json!({ "code": LOCKED, "status": { "value": "ERROR", "error": { "type": "PERMISSION", "code": null } } });
        let told = told(&[failed], &[Signal::Security], |_| None).pop().unwrap().1;
        assert!(matches!(told, Err(Error::Api(error)) if error.wire_name() == "PERMISSION"));
        let without_status = [json!({ "code": ODOMETER, "body": { "value": 3, "unit": "km" } })];
        assert!(value(&without_status, Signal::Odometer).is_some(), "as in September 2025");
    }

    #[test]
    fn a_share_without_a_unit_is_one_and_a_value_is_as_new_as_its_newest_part() {
        for (figure, level) in [(json!(0.77), 0.77), (json!(77), 0.77), (json!("0.5"), 0.5)] {
            let fuel = [signal(FUEL, json!({ "value": figure }), 1)];
            assert_eq!(value(&fuel, Signal::Fuel), Some(Value::Fuel { level: Some(level), amount: None, range: None }));
        }
        let percent = [signal(FUEL, json!({ "value": 0.77, "unit": "percent" }), 1)];
        assert_eq!(value(&percent, Signal::Fuel), Some(Value::Fuel { level: Some(0.0077), amount: None, range: None }));
        const AT: i64 = 1_780_222_501_000;
        let charge = [
            signal(CHARGING, json!({ "value": false }), AT),
            signal(PLUGGED_IN, json!({ "value": true }), AT + 60_000),
        ];
        let reading = told(&charge, &[Signal::Charge], |_| None).pop().unwrap().1.unwrap();
        assert_eq!(reading.recorded_at, Some(AT + 60_000));
    }

    #[test]
    fn errors_name_signals_in_every_way_that_was_seen() {
        for name in [
            json!({ "code": "tractionbattery-stateofcharge", "name": "StateOfCharge", "group": "TractionBattery" }),
            json!({ "name": "StateOfCharge", "group": "TractionBattery" }),
            json!({ "name": "TractionBattery", "group": "StateOfCharge" }),
            json!("TractionBattery.StateOfCharge"),
            json!("StateOfCharge.TractionBattery"),
        ] {
            assert_eq!(named(&name), Some(Signal::Battery), "{name}");
        }
        for name in [json!("Tyres.Pressure"), json!(7), json!(null), json!({})] {
            assert_eq!(named(&name), None, "{name}");
        }
    }
}
