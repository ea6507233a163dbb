//! Values as no sample shows them: null in every place, text for numbers, parts that cannot be meant, a signal twice. Each
//! is read or refused by itself.

use serde_json::{Value as Json, json};

use super::signals::{
    BATTERY, BATTERY_RANGE, CHARGE_STATE, CHARGING, FUEL, FUEL_AMOUNT, LOCATION, LOCKED, ODOMETER, PLUGGED_IN, Received,
};
use super::{ChargeState, Reading, Signal, Value, body};
use crate::smartcar::answer::Answer;
use crate::smartcar::{Error, SmartcarId};

fn answer(text: &str) -> Answer {
    let headers = reqwest::header::HeaderMap::new();
    Answer { status: reqwest::StatusCode::OK, headers, body: text.as_bytes().to_vec() }
}

fn good(code: &str, body: Json) -> Json {
    json!({ "attributes": { "code": code, "status": { "value": "SUCCESS" }, "body": body },
        "meta": { "oemUpdatedAt": 1_793_524_320_000_i64 } })
}

fn read_v3(signals: &[Json], signal: Signal) -> Result<Reading, Error> {
    Received::new(signals, None).unwrap().reading(signal)
}

#[test]
fn in_v1_and_v2_null_is_an_answer_for_every_part_alone_and_for_all_together() {
    let charging = Some(ChargeState::Charging);
    let rows = [
        (Signal::Odometer, r#"{"distance":null}"#, Value::Odometer { distance: None }),
        (
            Signal::Battery,
            r#"{"percentRemaining":null,"range":210}"#,
            Value::Battery { level: None, range: Some(210.0) },
        ),
        (Signal::Battery, r#"{"percentRemaining":0.5,"range":null}"#, Value::Battery { level: Some(0.5), range: None }),
        (Signal::Battery, r#"{"percentRemaining":null,"range":null}"#, Value::Battery { level: None, range: None }),
        (
            Signal::Fuel,
            r#"{"percentRemaining":null,"amountRemaining":null,"range":null}"#,
            Value::Fuel { level: None, amount: None, range: None },
        ),
        (
            Signal::Fuel,
            r#"{"percentRemaining":null,"amountRemaining":20,"range":null}"#,
            Value::Fuel { level: None, amount: Some(20.0), range: None },
        ),
        (Signal::Location, r#"{"latitude":null,"longitude":5}"#, Value::Location { latitude: None, longitude: None }),
        (
            Signal::Charge,
            r#"{"isPluggedIn":null,"state":"CHARGING"}"#,
            Value::Charge { plugged_in: None, state: charging },
        ),
        (Signal::Charge, r#"{"isPluggedIn":true,"state":null}"#, Value::Charge { plugged_in: Some(true), state: None }),
        (Signal::Charge, r#"{"isPluggedIn":null,"state":null}"#, Value::Charge { plugged_in: None, state: None }),
        (Signal::Security, r#"{"isLocked":null,"doors":[]}"#, Value::Security { locked: None }),
    ];
    for (signal, text, expected) in rows {
        assert_eq!(body::reading(&answer(text), signal).unwrap().value, expected, "{text}");
    }
}

#[test]
fn one_part_that_cannot_be_meant_costs_that_part_and_text_may_be_a_number() {
    let rows = [
        (Signal::Battery, r#"{"percentRemaining":43,"range":210}"#, Value::Battery { level: None, range: Some(210.0) }),
        (
            Signal::Battery,
            r#"{"percentRemaining":"0.43","range":"far"}"#,
            Value::Battery { level: Some(0.43), range: None },
        ),
        (
            Signal::Charge,
            r#"{"isPluggedIn":"true","state":"PERHAPS"}"#,
            Value::Charge { plugged_in: Some(true), state: None },
        ),
    ];
    for (signal, text, expected) in rows {
        assert_eq!(body::reading(&answer(text), signal).unwrap().value, expected, "{text}");
    }
    let car = body::attributes(&answer(r#"{"make":"KIA","year":"2021"}"#), &SmartcarId::parse("a").unwrap()).unwrap();
    assert_eq!(car.year, Some(2021), "years may be text");
}

#[test]
fn a_time_at_the_beginning_of_the_epoch_is_no_time() {
    assert_eq!((super::part::time("1970-01-01T00:00:00.000Z"), super::part::time("soon")), (None, None));
}

#[test]
fn in_v3_null_is_an_answer_for_every_signal_and_every_part_of_it() {
    let null = || json!({ "value": null });
    let nothing = [
        good(ODOMETER, null()),
        good(BATTERY, null()),
        good(BATTERY_RANGE, null()),
        good(FUEL, null()),
        good(FUEL_AMOUNT, null()),
        good(LOCATION, json!({ "latitude": null, "longitude": null })),
        good(CHARGING, null()),
        good(PLUGGED_IN, null()),
        good(CHARGE_STATE, null()),
        good(LOCKED, Json::Null),
    ];
    for (signal, value) in [
        (Signal::Odometer, Value::Odometer { distance: None }),
        (Signal::Battery, Value::Battery { level: None, range: None }),
        (Signal::Fuel, Value::Fuel { level: None, amount: None, range: None }),
        (Signal::Location, Value::Location { latitude: None, longitude: None }),
        (Signal::Charge, Value::Charge { plugged_in: None, state: None }),
        (Signal::Security, Value::Security { locked: None }),
    ] {
        assert_eq!(read_v3(&nothing, signal).unwrap().value, value, "all together");
    }
    let range = [good(BATTERY, null()), good(BATTERY_RANGE, json!({ "value": 210 }))];
    let value = |signals: &[Json], signal| read_v3(signals, signal).unwrap().value;
    assert_eq!(value(&range, Signal::Battery), Value::Battery { level: None, range: Some(210.0) });
    let level = [good(BATTERY, json!({ "value": 50 })), good(BATTERY_RANGE, null())];
    assert_eq!(value(&level, Signal::Battery), Value::Battery { level: Some(0.5), range: None });
    let plain = [good(CHARGING, json!({ "value": true })), good(CHARGE_STATE, null())];
    let charging = Value::Charge { plugged_in: None, state: Some(ChargeState::Charging) };
    assert_eq!(value(&plain, Signal::Charge), charging, "the plain signal knows more");
    let detailed = [good(CHARGING, null()), good(CHARGE_STATE, json!({ "value": "CHARGING" }))];
    assert_eq!(value(&detailed, Signal::Charge), charging);
}

#[test]
fn bad_input_is_read_or_refused_value_by_value() {
    let signals = [
        json!({ "attributes": {} }),
        json!(7),
        good(ODOMETER, json!({ "value": "123.5", "unit": "km", "brand": ["new"] })),
        json!({ "attributes": { "code": ODOMETER, "status": { "value": "SUCCESS" }, "body": { "value": 1 } },
            "meta": { "oemUpdatedAt": 5 } }),
        json!({ "attributes": { "code": BATTERY, "body": { "value": 43 } } }),
        json!({ "attributes": { "code": LOCKED, "status": { "value": "SUCCESS" } } }),
        good(CHARGING, json!({ "value": "perhaps" })),
        good(LOCATION, json!([])),
        json!({ "attributes": { "code": FUEL, "status": "UNAVAILABLE" } }),
    ];
    let value = |signal| read_v3(&signals, signal).map(|reading| reading.value);
    let newest = Value::Odometer { distance: Some(123.5) };
    assert_eq!(value(Signal::Odometer).unwrap(), newest, "text is a number, and the newest of two counts");
    let level = Value::Battery { level: Some(0.43), range: None };
    assert_eq!(value(Signal::Battery).unwrap(), level, "a status only where something failed");
    for signal in [Signal::Security, Signal::Charge, Signal::Location] {
        assert!(matches!(value(signal), Err(Error::Unreadable { .. })), "{signal:?}");
    }
    assert!(matches!(value(Signal::Fuel), Err(Error::Api(error)) if error.wire_name() == "UNAVAILABLE"));
}

#[test]
fn units_come_in_both_spellings() {
    for (unit, distance) in [("km", 100.0), ("kilometers", 100.0), ("mi", 160.9344), ("Miles", 160.9344)] {
        let signals = [good(ODOMETER, json!({ "unit": unit, "value": 100 }))];
        let value = read_v3(&signals, Signal::Odometer).unwrap().value;
        assert_eq!(value, Value::Odometer { distance: Some(distance) }, "{unit}");
    }
}
