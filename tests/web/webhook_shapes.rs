//! Deliveries as they were captured, with what each of them has that no other has.

use serde_json::{Value, json};

use crate::told::{Told, now, odometer, signal};

fn failed(code: &str, kind: &str, error: &str) -> Value {
    json!({"code": code, "name": "N", "group": "G", "status": {"value": "ERROR", "error": {"type": kind, "code": error}}})
}

async fn value(told: &Told, signal: &str) -> String {
    let rows = told.stack.rows("SELECT signal || coalesce(value, 'none') FROM readings").await;
    rows.into_iter().find(|row| row.starts_with(signal)).unwrap_or_default()
}

#[actix_web::test]
async fn a_part_is_told_by_itself_and_what_fails_beside_it_stays() {
    let told = Told::start().await;
    let at = now();
    let level = signal("tractionbattery-stateofcharge", json!({"value": 43, "unit": "percent"}), at);
    let range = signal("tractionbattery-range", json!({"value": 200, "unit": "km"}), at);
    told.tell("a", "VEHICLE_STATE", json!({"signals": [level, range]}), at).await;
    let known = value(&told, "battery").await;
    let level = signal("tractionbattery-stateofcharge", json!({"value": 50, "unit": "percent"}), at + 10);
    let range = failed("tractionbattery-range", "VEHICLE_STATE", "ASLEEP");
    told.tell("b", "VEHICLE_STATE", json!({"signals": [level, range]}), at + 10).await;
    assert_eq!(value(&told, "battery").await, known.replace("0.43", "0.5"), "the range stays");
    let range = signal("tractionbattery-range", json!({"value": 190, "unit": "km"}), at + 20);
    told.tell("c", "VEHICLE_STATE", json!({"signals": [range]}), at + 20).await;
    assert!(value(&told, "battery").await.contains("190"), "{}", value(&told, "battery").await);
    assert!(value(&told, "battery").await.contains("0.5"), "the level stays");
    let charging = json!({"code": "charge-ischarging", "body": {"value": false}, "meta": {}});
    let plug = signal("charge-ischargingcableconnected", json!(true), at + 30);
    told.tell("d", "VEHICLE_STATE", json!({"signals": [charging, plug]}), at + 30).await;
    assert!(value(&told, "charge").await.contains("true"), "plugged in: {}", value(&told, "charge").await);
    let without_time = json!({"code": "charge-ischarging", "body": {"value": true}, "meta": {}});
    told.tell("e", "VEHICLE_STATE", json!({"signals": [without_time]}), now() + 60_000).await;
    assert!(value(&told, "charge").await.contains("\"CHARGING\""), "{}", value(&told, "charge").await);
}

#[actix_web::test]
async fn no_time_of_a_delivery_is_later_than_its_arrival() {
    let told = Told::start().await;
    let ahead = now() + 20 * 3_600_000;
    told.tell("sun", "VEHICLE_STATE", json!({"signals": [odometer(99_000.0, ahead)]}), ahead).await;
    assert!(!value(&told, "odometer").await.contains("99000"));
    told.tell("e", "VEHICLE_ERROR", Told::login("ERROR"), ahead).await;
    assert!(told.stack.rows("SELECT incident FROM vehicles").await[0].contains("AUTHENTICATION_FAILED"));
    told.tell("r", "VEHICLE_ERROR", Told::login("RESOLVED"), now()).await;
    assert_eq!(told.stack.rows("SELECT coalesce(incident, 'none') FROM vehicles").await, ["none"]);
}

#[actix_web::test]
async fn in_whatever_order_errors_come_the_last_that_was_sent_counts() {
    let told = Told::start().await;
    let incident = "SELECT coalesce(incident, 'none') FROM vehicles";
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
    for (round, order) in orders.into_iter().enumerate() {
        let at = now();
        for index in order {
            let (state, later) = [("ERROR", 0), ("RESOLVED", 1), ("ERROR", 2)][index];
            told.tell(&format!("{round}-{index}"), "VEHICLE_ERROR", Told::login(state), at + later).await;
        }
        assert!(told.stack.rows(incident).await[0].contains("AUTHENTICATION_FAILED"), "{order:?}");
        told.tell(&format!("{round}-over"), "VEHICLE_ERROR", Told::login("RESOLVED"), now() + 1).await;
        assert_eq!(told.stack.rows(incident).await, ["none"], "{order:?}");
    }
}

#[actix_web::test]
async fn a_login_is_mended_as_a_whole_and_what_is_known_already_mends_nothing() {
    let told = Told::start().await;
    let at = now();
    let failing = "SELECT count(*) FROM readings WHERE incident IS NOT NULL";
    told.tell("e", "VEHICLE_ERROR", Told::login("ERROR"), at).await;
    let mut resolved = Told::login("RESOLVED");
    resolved["errors"][0]["signals"] = json!(["TractionBattery.StateOfCharge"]);
    told.tell("r", "VEHICLE_ERROR", resolved, at + 1).await;
    assert_eq!(told.stack.rows("SELECT coalesce(incident, 'none') FROM vehicles").await, ["none"]);
    assert_eq!(told.stack.rows(failing).await, ["0"]);
    let unreachable = json!({"errors": [{"type": "VEHICLE_STATE", "code": "UNREACHABLE", "state": "ERROR"}]});
    told.tell("u", "VEHICLE_ERROR", unreachable, at + 2).await;
    told.tell("s", "VEHICLE_STATE", json!({"signals": [odometer(77_000.0, at - 3_600_000)]}), at + 3).await;
    let incident = told.stack.rows("SELECT coalesce(incident, 'none') FROM vehicles").await;
    assert!(incident[0].contains("UNREACHABLE"), "{incident:?}");
}

#[actix_web::test]
async fn by_whatever_connection_they_come_values_are_the_cars() {
    let mut told = Told::start().await;
    let at = now();
    let mut data = json!({"signals": [odometer(77_000.0, at), failed("closure-islocked", "PERMISSION", "x")]});
    data["user"] = json!({"id": "XXXXXX"});
    told.tell("s", "VEHICLE_STATE", data, at).await;
    assert!(value(&told, "odometer").await.contains("77000"));
    assert!(!told.view().await.has("section.banner"));
    assert_eq!(told.stack.rows("SELECT count(*) FROM readings WHERE incident LIKE '%PERMISSION%'").await, ["0"]);
}
