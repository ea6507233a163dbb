//! What Smartcar tells the app unasked: worked on once, shown at the next view without a question.

use std::time::Duration;

use serde_json::{Value, json};

use crate::connecting::connect;
use crate::harness::Stack;
use crate::told::{LOGIN, Told, deliver, everything, now, odometer, signal, verified};

#[actix_web::test]
async fn the_owner_changed_the_password_and_the_next_view_says_so_without_any_question() {
    let mut told = Told::start().await;
    let calls = told.stack.calls().await;
    told.stack.car_becomes(LOGIN).await;
    told.stack.until("SELECT count(*) FROM vehicles WHERE incident LIKE '%AUTHENTICATION_FAILED%'", "1").await;
    let page = told.view().await;
    assert!(page.has("section.banner[data-recovery='reconnect']"), "{}", page.words("main"));
    assert!(page.says("Distance driven") && page.says(" km"), "the last values stay");
    assert_eq!(told.stack.calls().await, calls, "nobody was asked");
    told.stack.until("SELECT sum(saved) FROM webhook_events", "1").await;
    told.stack.car_becomes("HEALTHY").await;
    told.stack.until("SELECT count(*) FROM vehicles WHERE incident IS NULL", "1").await;
    let page = told.view().await;
    assert!(!page.has("section.banner"), "{}", page.words("main"));
    assert!(page.says("Your Chevrolet") && page.says("is connected again"), "{}", page.words("main"));
    assert!(!told.view().await.says("is connected again"), "it is said once");
}

#[actix_web::test]
async fn every_shape_marks_and_heals_and_so_do_duplicates_and_disorder() {
    let mut told = Told::start().await;
    for delivery in [
        json!({"shape": "docs", "duplicate": 3}),
        json!({"shape": "winter"}),
        json!({"shape": "september", "delay_ms": 100}),
        json!({"shape": "odd"}),
        json!({"shape": "docs", "pauses_ms": [50, 50], "reorder": false}),
    ] {
        told.stack.control("webhooks/hook/delivery", delivery.clone()).await;
        for condition in [LOGIN, "CONNECTED_SERVICES_ACCOUNT:SUBSCRIPTION", "VEHICLE_STATE:ASLEEP"] {
            told.stack.car_becomes(condition).await;
            told.stack.until("SELECT count(*) FROM vehicles WHERE incident IS NOT NULL", "1").await;
            assert!(told.view().await.has("section.banner"), "{delivery} {condition}");
            told.stack.car_becomes("HEALTHY").await;
            told.stack.until("SELECT count(*) FROM vehicles WHERE incident IS NULL", "1").await;
            assert!(!told.view().await.has("section.banner"), "{delivery} {condition}");
        }
    }
}

#[actix_web::test]
async fn an_error_that_is_over_heals_exactly_what_it_names() {
    let told = Told::start().await;
    let at = now();
    let incident = "SELECT coalesce(incident, 'none') FROM vehicles";
    told.tell("e1", "VEHICLE_ERROR", Told::login("ERROR"), at).await;
    let other =
        |state: &str, kind: &str, code: Value| json!({"errors": [{"type": kind, "code": code, "state": state}]});
    for (id, kind, code) in
        [("r1", "CONNECTED_SERVICES_ACCOUNT", json!("SUBSCRIPTION")), ("r2", "PERMISSION", Value::Null)]
    {
        told.tell(id, "VEHICLE_ERROR", other("RESOLVED", kind, code), at + 1).await;
        assert!(told.stack.rows(incident).await[0].contains("AUTHENTICATION_FAILED"), "{id}");
    }
    let subscription = other("ERROR", "CONNECTED_SERVICES_ACCOUNT", json!("SUBSCRIPTION"));
    told.tell("e2", "VEHICLE_ERROR", subscription, at + 2).await;
    told.tell("r3", "VEHICLE_ERROR", Told::login("RESOLVED"), at + 3).await;
    assert!(!told.stack.rows(incident).await[0].contains("AUTHENTICATION_FAILED"));
    told.tell("old", "VEHICLE_ERROR", Told::login("ERROR"), at + 1).await;
    assert!(!told.stack.rows(incident).await[0].contains("AUTHENTICATION_FAILED"), "older than what resolved it");
}

#[actix_web::test]
async fn what_the_page_can_do_without_is_a_line_and_what_the_car_cannot_do_is_quiet() {
    let mut told = Told::start().await;
    let at = now() + 1;
    let error = |kind: &str, code: Value, signals: Value| json!({"errors": [{"type": kind, "code": code, "state": "ERROR", "resolution": {"type": null}, "signals": signals}]});
    told.tell("e1", "VEHICLE_ERROR", error("PERMISSION", Value::Null, json!(["Location.PreciseLocation"])), at).await;
    let swapped = json!([{"name": "Closure", "group": "IsLocked"}]);
    told.tell("e2", "VEHICLE_ERROR", error("COMPATIBILITY", json!("VEHICLE_NOT_CAPABLE"), swapped), at).await;
    told.tell(
        "e3",
        "VEHICLE_ERROR",
        error("CONNECTED_SERVICES_ACCOUNT", json!("AUTHENTICATION_FAILED"), json!(["Tyres.Pressure"])),
        at,
    )
    .await;
    assert_eq!(told.stack.rows("SELECT coalesce(incident, 'none') FROM vehicles").await, ["none"]);
    let failing = told.stack.rows("SELECT signal FROM readings WHERE incident IS NOT NULL ORDER BY signal").await;
    assert_eq!(failing, ["location", "security"]);
    assert!(!told.view().await.has("section.banner"));
}

#[actix_web::test]
async fn values_are_told_and_older_ones_change_nothing() {
    let mut told = Told::start_with(&[], |config| config.patience.told = Duration::from_secs(3600)).await;
    let at = now();
    let calls = told.stack.calls().await;
    let value = "SELECT value FROM readings WHERE signal = 'odometer'";
    told.tell("s2", "VEHICLE_STATE", json!({"signals": [odometer(77_000.0, at - 1_000)]}), at).await;
    told.tell("s1", "VEHICLE_STATE", json!({"signals": [odometer(76_000.0, at - 5_000)]}), at + 1).await;
    assert!(told.stack.rows(value).await[0].contains("77000"), "by the car's own time");
    let sun = json!({"signals": [
        odometer(99_000.0, now() + 3_600_000), signal("closure-islocked", Value::Null, at),
        signal("wheel-tires", json!({"values": [{"tirePressure": 699.9}], "unit": "bar"}), at),
        {"code": "location-preciselocation", "status": {"value": "ERROR", "error": {"type": "COMPATIBILITY", "code": "VEHICLE_NOT_CAPABLE"}}},
    ]});
    told.tell("s3", "VEHICLE_STATE", sun, at + 2).await;
    told.tell("s4", "VEHICLE_STATE", json!({"signals": [odometer(2.0, 1_000_000_000_000)]}), at + 3).await;
    told.tell("s5", "VEHICLE_STATE", json!({"signals": [odometer(1.0, 0)]}), at - 3_600_000).await;
    assert!(
        told.stack.rows(value).await[0].contains("77000"),
        "neither in the future, nor before 2010, nor without a time and sent before"
    );
    told.tell("s6", "VEHICLE_STATE", everything(&[signal("closure-islocked", Value::Null, at)], at), at + 4).await;
    let page = told.view().await;
    assert!(page.says("77,000 km") && page.says("Not known"), "{}", page.words("main"));
    assert!(!page.has("section.banner") && !page.says("99,000"), "{}", page.words("main"));
    assert_eq!(told.stack.calls().await, calls, "what is told is not asked");
    told.stack.until("SELECT sum(saved) FROM webhook_events", "1").await;
    let operator = told.browser.open("/operator").await; // unit: operator
    assert!(operator.says("1 question to a car did not have to be asked"), "{}", operator.words("main")); // unit: operator
    told.tell("s7", "VEHICLE_STATE", json!({"signals": [odometer(78_000.0, at + 5)]}), at + 6).await;
    assert!(told.stack.rows(value).await[0].contains("78000"));
    told.view().await;
    assert!(told.stack.calls().await > calls, "what told a part only leaves the rest to be asked");
}

#[actix_web::test]
async fn new_values_heal_a_login_and_old_ones_do_not() {
    let told = Told::start().await;
    let at = now();
    let incident = "SELECT coalesce(incident, 'none') FROM vehicles";
    told.tell("e1", "VEHICLE_ERROR", Told::login("ERROR"), at).await;
    told.tell("s1", "VEHICLE_STATE", json!({"signals": [odometer(77_000.0, at - 60_000)]}), at + 1).await;
    assert!(told.stack.rows(incident).await[0].contains("AUTHENTICATION_FAILED"), "they were there before");
    told.tell("s2", "VEHICLE_STATE", json!({"signals": [odometer(77_001.0, at + 2)]}), at + 3).await;
    assert_eq!(told.stack.rows(incident).await, ["none"], "nobody is asked to reconnect while data arrives");
}

#[actix_web::test]
async fn a_duplicate_changes_nothing_whatever_it_says() {
    let told = Told::start().await;
    let at = now();
    told.tell("one", "VEHICLE_STATE", json!({"signals": [odometer(77_000.0, at)]}), at).await;
    told.tell("one", "VEHICLE_STATE", json!({"signals": [odometer(88_000.0, at + 5)]}), at + 5).await;
    for _ in 0..200 {
        let event = told.event("one", "VEHICLE_STATE", json!({"signals": []}), now());
        assert_eq!(deliver(&told.stack, &event).await, 200);
    }
    assert_eq!(told.stack.rows("SELECT count(*) FROM webhook_events WHERE id = 'one'").await, ["1"]);
    assert!(told.stack.rows("SELECT value FROM readings WHERE signal = 'odometer'").await[0].contains("77000"));
}

#[actix_web::test]
async fn cars_are_subscribed_in_both_dialects_and_taken_off_when_they_leave() {
    for version in ["2.0", "3"] {
        let mut told = Told::start_with(&[("SMARTCAR_API_VERSION", version)], |_| {}).await;
        let subscribed = async || {
            let url = format!("{}/_control/webhooks", told.stack.sandbox);
            let known: Value = reqwest::get(url).await.unwrap().json().await.unwrap();
            known[0]["vehicles"].as_array().unwrap().len()
        };
        assert_eq!(subscribed().await, 1, "{version}");
        // Again, as after another grant: v3 says 409 then.
        told.stack.change("UPDATE webhook_events SET done_at = NULL, leased_until = 0 WHERE kind = 'SUBSCRIBE'").await;
        told.stack.until("SELECT count(*) FROM webhook_events WHERE done_at IS NULL", "0").await;
        assert_eq!(
            told.stack.rows("SELECT tries FROM webhook_events WHERE kind = 'SUBSCRIBE'").await,
            ["2"],
            "{version}"
        );
        let page = told.browser.open(&format!("{}/disconnect", told.page)).await;
        told.browser.press(&page, "[data-action=primary]", &[]).await;
        let ends = told.stack.journal().await;
        let ended = ends.iter().any(|entry| {
            let path = entry["path"].as_str().unwrap();
            entry["method"] == "DELETE" && (path.contains("/subscriptions/") || path.contains("/webhooks/"))
        });
        assert!(ended, "{version}: {ends:?}");
    }
}

#[actix_web::test]
async fn a_car_that_is_taken_over_is_told_about_to_its_new_owner_only() {
    let mut told = Told::start().await;
    let mut other = told.stack.browser();
    let page = connect(&mut other, "CHEVROLET", "owner@example.com").await;
    // The car of the one before is not theirs any more, and keeps its row until it is forgotten.
    told.stack.until("SELECT count(*) FROM webhook_events WHERE kind = 'SUBSCRIBE' AND done_at > 0", "2").await;
    let url = format!("{}/_control/webhooks", told.stack.sandbox);
    let known: Value = reqwest::get(url).await.unwrap().json().await.unwrap();
    assert_eq!(known[0]["vehicles"].as_array().unwrap().len(), 1, "{known}");
    told.tell("taken", "VEHICLE_ERROR", Told::login("ERROR"), now()).await;
    let seen = other.open(page.url.path()).await;
    assert!(seen.has("section.banner"), "{}", seen.words("main"));
    assert!(told.view().await.says("it was connected from another browser or account"));
}

#[actix_web::test]
async fn cars_from_before_the_webhook_are_subscribed_when_it_is_set() {
    let stack = Stack::start_with(&[("SANDBOX_WEBHOOK_ID", "hook")], |config| {
        config.patience.tick = Duration::from_millis(50);
    })
    .await;
    verified(&stack).await;
    let mut browser = stack.browser();
    connect(&mut browser, "KIA", "owner@example.com").await;
    stack.until("SELECT count(*) FROM webhook_events WHERE kind = 'VEHICLE_STATE' AND done_at > 0", "1").await;
    stack.change("DELETE FROM webhook_events").await;
    stack.restart_app().await;
    stack.until("SELECT count(*) FROM webhook_events WHERE kind = 'SUBSCRIBE' AND done_at > 0", "1").await;
}

#[actix_web::test]
async fn what_was_delivered_is_sealed_and_goes_with_its_car() {
    let mut told = Told::start().await;
    let file = std::fs::read(told.stack.database()).unwrap();
    let log = std::fs::read(told.stack.database().with_extension("db-wal")).unwrap_or_default();
    for needle in [b"TraveledDistance".as_slice(), b"oemUpdatedAt"] {
        assert!(!file.windows(needle.len()).chain(log.windows(needle.len())).any(|part| part == needle));
    }
    for _ in 0..2 {
        let page = told.browser.open(&format!("{}/disconnect", told.page)).await;
        told.browser.press(&page, "[data-action=primary]", &[]).await;
    }
    assert_eq!(told.stack.rows("SELECT count(*) FROM webhook_events WHERE kind <> 'VERIFY'").await, ["0"]);
}
