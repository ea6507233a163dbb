//! What arrives at the webhook's address: who is believed, what is proved, and what bad input gets.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::harness::Stack;
use crate::told::{TOKEN, Told, deliver, deliver_once, now, post, sign, signal};

#[actix_web::test]
async fn what_is_none_of_ours_is_acknowledged_and_changes_nothing() {
    let mut told = Told::start().await;
    let (at, broken) = (now(), Told::login("ERROR"));
    let with = |change: &dyn Fn(&mut Value), id: &str| {
        let mut event = told.event(id, "VEHICLE_ERROR", broken.clone(), at);
        change(&mut event);
        event
    };
    let before = told.stack.rows("SELECT count(*) FROM webhook_events").await;
    for (index, event) in [
        with(&|event| event["meta"]["mode"] = json!("TEST"), "a"),
        with(&|event| event["eventType"] = json!("VEHICLE_SOMETHING"), "b"),
        json!({"version": "2.0", "webhookId": "hook", "eventName": "schedule", "mode": "live", "payload": {}}),
        json!({"eventType": "VEHICLE_STATE", "meta": {"mode": "TEST"}}),
        with(&|event| event["data"]["vehicle"]["id"] = json!("another-car"), "c"),
        with(&|event| event["data"]["vehicle"]["id"] = json!("../../etc"), "d"),
        with(&|event| event["data"]["vehicle"] = json!(7), "e"),
        with(&|event| event["meta"]["deliveredAt"] = json!(at - 8 * 24 * 3_600_000), "f"),
        with(&|event| event["meta"]["deliveredAt"] = json!("2009-01-01T00:00:00Z"), "g"),
    ]
    .iter()
    .enumerate()
    {
        assert_eq!(deliver(&told.stack, event).await, 200, "{index}");
    }
    assert_eq!(told.stack.rows("SELECT count(*) FROM webhook_events").await, before, "nothing is kept of it");
    let theirs = with(&|event| event["data"]["user"] = json!({"id": "somebody-else"}), "h");
    assert_eq!(deliver(&told.stack, &theirs).await, 200);
    told.stack.until("SELECT count(*) FROM webhook_events WHERE done_at IS NULL", "0").await;
    assert_eq!(
        told.stack.rows("SELECT coalesce(incident, 'none') FROM vehicles").await,
        ["none"],
        "of its owner before"
    );
    let late = with(&|_| {}, "i");
    let leave = told.browser.open(&format!("{}/disconnect", told.page)).await;
    told.browser.press(&leave, "[data-action=primary]", &[]).await;
    assert_eq!(deliver(&told.stack, &late).await, 200, "a car that has left");
    assert_eq!(told.stack.rows("SELECT coalesce(incident, 'none') FROM vehicles").await, ["none"]);
}

#[actix_web::test]
async fn only_what_smartcar_has_signed_is_taken() {
    let told = Told::start().await;
    let event = told.event("a", "VEHICLE_ERROR", Told::login("ERROR"), now()).to_string();
    let right = sign(TOKEN, event.as_bytes());
    let pretty = serde_json::to_string_pretty(&serde_json::from_str::<Value>(&event).unwrap()).unwrap();
    for (signature, status) in [
        (None, 401),
        (Some(""), 401),
        (Some("zz"), 401),
        (Some(&right[..63]), 401),
        (Some(&right[..32]), 401),
        (Some(&right.to_uppercase()), 401),
        (Some(&sign(TOKEN, pretty.as_bytes())), 401),
        (Some(&sign("another-token-altogether", event.as_bytes())), 401),
    ] {
        assert_eq!(post(&told.stack, event.clone(), signature).await.status(), status, "{signature:?}");
    }
    assert_eq!(told.stack.rows("SELECT count(*) FROM webhook_events WHERE id = 'a'").await, ["0"]);
    assert_eq!(post(&told.stack, event, Some(&right)).await.status(), 200);
}

#[actix_web::test]
async fn the_token_before_is_good_while_it_is_changed() {
    let settings = [("SANDBOX_MANAGEMENT_TOKEN", "a-new-token-of-ours-01"), ("SMARTCAR_MANAGEMENT_TOKEN_OLD", TOKEN)];
    let told = Told::start_with(&settings, |_| {}).await;
    for (id, token, status) in
        [("a", TOKEN, 200), ("b", "a-new-token-of-ours-01", 200), ("c", "neither-of-the-two-now", 401)]
    {
        let event = told.event(id, "VEHICLE_ERROR", Told::login("ERROR"), now()).to_string();
        let signature = sign(token, event.as_bytes());
        assert_eq!(post(&told.stack, event, Some(&signature)).await.status(), status, "{id}");
    }
}

#[actix_web::test]
async fn without_a_token_there_is_nothing_at_the_address() {
    let stack = Stack::start().await;
    let challenge = json!({"eventType": "VERIFY", "data": {"challenge": "abc"}}).to_string();
    assert_eq!(post(&stack, challenge, None).await.status(), 404);
    let setup = stack.browser().open("/setup").await;
    assert!(setup.words("[data-finding=webhook]").contains("SMARTCAR_MANAGEMENT_TOKEN"), "{}", setup.words("main"));
}

#[actix_web::test]
async fn a_challenge_is_answered_with_the_proof_and_setup_says_when() {
    let told = Told::start().await;
    for body in [
        json!({"eventId": "e", "eventType": "VERIFY", "data": {"challenge": "any-abcd"}, "meta": {"version": "4.0", "deliveredAt": 7}}),
        json!({"version": "2.0", "webhookId": "w", "eventName": "verify", "payload": {"challenge": "any-abcd"}}),
    ] {
        let body = body.to_string();
        for signature in [None, Some(sign(TOKEN, body.as_bytes()))] {
            let answer = post(&told.stack, body.clone(), signature.as_deref()).await;
            assert_eq!(answer.status(), 200);
            assert!(answer.headers()["content-type"].to_str().unwrap().starts_with("application/json"));
            assert_eq!(answer.json::<Value>().await.unwrap(), json!({"challenge": sign(TOKEN, b"any-abcd")}));
        }
        assert_eq!(post(&told.stack, body, Some("00")).await.status(), 401);
    }
    let event = told.event("a", "VEHICLE_ERROR", Told::login("ERROR"), now()).to_string();
    let oracle = json!({"eventType": "VERIFY", "data": {"challenge": event}}).to_string();
    assert_eq!(post(&told.stack, oracle, None).await.status(), 400, "it would sign a stranger's body");
    let setup = told.stack.browser().open("/setup").await;
    assert_eq!(setup.attribute("[data-finding=webhook]", "data-state").as_deref(), Some("fine"));
    assert!(setup.words("[data-finding=webhook]").contains("today at"), "{}", setup.words("main"));
}

#[actix_web::test]
async fn strangers_are_counted_and_smartcar_is_not() {
    let told = Told::start_with(&[], |config| {
        config.sending.burst = std::num::NonZeroU32::new(20).unwrap();
        config.sending.every = Duration::from_secs(600);
    })
    .await;
    let challenge = json!({"eventType": "VERIFY", "data": {"challenge": "abc"}}).to_string();
    let mut last = 0;
    for _ in 0..25 {
        last = post(&told.stack, challenge.clone(), None).await.status().as_u16();
    }
    assert_eq!(last, 429);
    let event = told.event("a", "VEHICLE_ERROR", Told::login("ERROR"), now());
    assert_eq!(deliver(&told.stack, &event).await, 200, "what is signed is taken all the same");
}

#[actix_web::test]
async fn bad_input_gets_its_status_and_changes_no_row() {
    let told = Told::start().await;
    let signed = async |body: String| {
        let signature = sign(TOKEN, body.as_bytes());
        post(&told.stack, body, Some(&signature)).await.status().as_u16()
    };
    let rows = "SELECT group_concat(signal || value || coalesce(recorded_at, '') || coalesce(incident, ''))
        || (SELECT coalesce(incident, 'none') FROM vehicles) FROM (SELECT * FROM readings ORDER BY signal)";
    let before = told.stack.rows(rows).await;
    let event = told.event("a", "VEHICLE_ERROR", Told::login("ERROR"), now()).to_string();
    for (name, body) in [
        ("truncated", event[..event.len() / 2].to_owned()),
        ("empty", String::new()),
        ("a number", "7".to_owned()),
        ("no id", json!({"eventType": "VEHICLE_STATE"}).to_string()),
        ("an id that is none", json!({"eventId": "a b", "eventType": "VEHICLE_STATE"}).to_string()),
        (
            "deep",
            format!(
                "{{\"eventId\":\"e\",\"eventType\":\"VEHICLE_STATE\",\"data\":{}{}}}",
                "[".repeat(9_000),
                "]".repeat(9_000)
            ),
        ),
    ] {
        assert_eq!(signed(body).await, 400, "{name}");
    }
    assert_eq!(signed("x".repeat(256 * 1024 + 1)).await, 413);
    assert_eq!(signed("x".repeat(5 * 1024 * 1024)).await, 413);
    let many: Vec<Value> = (0..85).map(|n| signal(&format!("group{n}-name{n}"), json!(n), now())).collect();
    let odd = json!({"signals": [7, null, "x", {"code": 7}, {"code": "odometer-traveleddistance"},
        {"code": "odometer-traveleddistance", "body": [], "status": "SUCCESS", "meta": 7},
        {"code": "closure-islocked", "body": {"value": "perhaps"}, "status": {"value": "SUCCESS"}},
        signal("location-preciselocation", json!({"latitude": 999, "longitude": "east"}), now())],
        "errors": [7, null, {}, {"state": 7}, {"state": "PERHAPS", "type": "PERMISSION"}]});
    for (id, data) in [("many", json!({"signals": many})), ("odd", odd), ("text", json!({"signals": "none"}))] {
        told.tell(id, "VEHICLE_STATE", data, now()).await;
    }
    told.tell(
        "odd2",
        "VEHICLE_ERROR",
        json!({"errors": [7, null, {}, {"state": "ERROR"}, {"state": "PERHAPS", "type": "PERMISSION"}]}),
        now(),
    )
    .await;
    assert_eq!(told.stack.rows(rows).await, before);
}

#[actix_web::test]
async fn a_busy_database_is_said_at_once_and_the_delivery_comes_again() {
    let told = Told::start().await;
    let event = told.event("a", "VEHICLE_ERROR", Told::login("ERROR"), now());
    let known = told.event("b", "VEHICLE_ERROR", Told::login("RESOLVED"), now() - 5);
    assert_eq!(deliver(&told.stack, &known).await, 200);
    let lock = told.stack.locks_the_database().await;
    assert_eq!(deliver_once(&told.stack, &event).await, 503);
    // Whoever comes after it does not find out by waiting. A busy machine slows down some of the tries, not all.
    let mut quickest = Duration::MAX;
    for _ in 0..5 {
        let begun = Instant::now();
        assert_eq!(deliver_once(&told.stack, &event).await, 503);
        quickest = quickest.min(begun.elapsed());
    }
    assert!(quickest < Duration::from_millis(150), "{quickest:?}");
    assert_eq!(deliver(&told.stack, &known).await, 200, "what is known is known");
    drop(lock);
    assert_eq!(deliver(&told.stack, &event).await, 200);
    told.stack.until("SELECT count(*) FROM vehicles WHERE incident LIKE '%AUTHENTICATION_FAILED%'", "1").await;
    assert_eq!(told.stack.rows("SELECT count(*) FROM webhook_events WHERE id = 'a'").await, ["1"]);
}
