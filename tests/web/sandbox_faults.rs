//! Every way to break a car of the sandbox: conditions, broken transport, hostile links, by script and by page.

use reqwest::Method;
use serde_json::{Value, json};

use crate::sandbox_api::{Sandbox, body, code_of, location};

#[actix_web::test]
async fn a_condition_of_one_command_spares_everything_else() {
    let sandbox = Sandbox::start();
    let car = sandbox.connect("KIA", "owner@example.com").await;
    let condition = format!("cars/{}/condition", car.id);
    sandbox.control(&condition, json!({"condition": "VEHICLE_STATE:DOOR_OPEN", "endpoint": "lock"})).await;
    let security = async |action: &str| code_of(sandbox.post(&car, "/security", json!({"action": action})).await).await;
    assert_eq!(security("LOCK").await, "409 VEHICLE_STATE:DOOR_OPEN");
    assert_eq!(security("UNLOCK").await, "200 -:-");
    assert_eq!(sandbox.get(&car, "/security").await.status(), 200);
    sandbox.control(&condition, json!({"condition": "VEHICLE_STATE:IN_MOTION"})).await;
    assert_eq!(security("UNLOCK").await, "409 VEHICLE_STATE:IN_MOTION");
    assert_eq!(code_of(sandbox.get(&car, "/security").await).await, "409 VEHICLE_STATE:IN_MOTION");
}

#[actix_web::test]
async fn a_condition_heals_after_the_failures_asked_for_and_a_batch_is_one() {
    let sandbox = Sandbox::start();
    let car = sandbox.connect("KIA", "owner@example.com").await;
    let condition = json!({"condition": "UPSTREAM:NO_RESPONSE", "times": 2, "retry_after": "-1"});
    sandbox.control(&format!("cars/{}/condition", car.id), condition).await;
    let requests = json!({"requests": [{"path": "/odometer"}, {"path": "/security"}, {"path": "/vin"}]});
    let batch = body(sandbox.post(&car, "/batch", requests.clone()).await).await;
    let codes: Vec<u64> =
        batch["responses"].as_array().unwrap().iter().map(|item| item["code"].as_u64().unwrap()).collect();
    assert_eq!(codes, [502, 502, 200]);
    assert_eq!(batch["responses"][0]["headers"]["retry-after"], "-1");
    let failed = sandbox.get(&car, "/odometer").await;
    assert_eq!((failed.status().as_u16(), failed.headers()["retry-after"].to_str().unwrap()), (502, "-1"));
    assert_eq!(sandbox.get(&car, "/odometer").await.status(), 200);
}

#[actix_web::test]
async fn one_car_misbehaves_and_the_other_answers() {
    let sandbox = Sandbox::start();
    let car = sandbox.connect("KIA", "owner@example.com").await;
    let other = sandbox.connect("BMW", "owner@example.com").await;
    let path = format!("cars/{}/behaviour", car.id);
    let behave = async |rule: Value| sandbox.control(&path, rule).await;

    behave(json!({"behaviour": "html", "status": 503})).await;
    assert_eq!(sandbox.get(&car, "/odometer").await.status(), 503);
    assert_eq!(sandbox.get(&other, "/odometer").await.status(), 200);
    behave(json!({"behaviour": "garbage"})).await;
    let garbage = sandbox.get(&car, "/odometer").await.bytes().await.unwrap();
    assert!(serde_json::from_slice::<Value>(&garbage).is_err());
    behave(json!({"behaviour": "deep"})).await;
    assert!(sandbox.get(&car, "/odometer").await.text().await.unwrap().starts_with("[[[["));
    behave(json!({"behaviour": "huge"})).await;
    assert!(sandbox.get(&car, "/odometer").await.bytes().await.unwrap().len() > 50_000_000);
    behave(json!({"behaviour": "server_error", "endpoint": "odometer"})).await;
    assert_eq!(code_of(sandbox.get(&car, "/odometer").await).await, "500 SERVER:INTERNAL");
    assert_eq!(sandbox.get(&car, "/battery").await.status(), 200);
    behave(json!({"behaviour": "slow", "delay_ms": 150, "times": 1})).await;
    let began = std::time::Instant::now();
    assert_eq!(sandbox.get(&car, "/odometer").await.status(), 200);
    assert!(began.elapsed().as_millis() >= 150);
    behave(json!({"behaviour": "drop", "times": 1})).await;
    let url = format!("{}/v2.0/vehicles/{}/odometer", sandbox.origin, car.id);
    assert!(sandbox.client.get(url).bearer_auth(&car.token).send().await.is_err());
    assert_eq!(sandbox.get(&car, "/odometer").await.status(), 200);
}

#[actix_web::test]
async fn wrong_types_reach_successes_and_errors() {
    let sandbox = Sandbox::start();
    let car = sandbox.connect("KIA", "owner@example.com").await;
    sandbox.control(&format!("cars/{}/behaviour", car.id), json!({"behaviour": "wrong_types"})).await;
    assert_eq!(body(sandbox.get(&car, "/odometer").await).await, json!({"distance": ["seven"]}));
    sandbox.control(&format!("cars/{}/condition", car.id), json!({"condition": "VEHICLE_STATE:ASLEEP"})).await;
    let refused = sandbox.get(&car, "/odometer").await;
    assert_eq!(refused.status(), 409);
    let refused = body(refused).await;
    assert_eq!((&refused["code"], &refused["type"]), (&json!(7), &json!(7)));
}

#[actix_web::test]
async fn a_rule_for_an_endpoint_spoils_its_item_of_a_batch() {
    let sandbox = Sandbox::start();
    let car = sandbox.connect("KIA", "owner@example.com").await;
    let requests = json!({"requests": [{"path": "/odometer"}, {"path": "/battery"}]});
    let own = format!("cars/{}/behaviour", car.id);
    for (place, rule, code) in [
        (own.as_str(), json!({"behaviour": "server_error", "endpoint": "odometer"}), 500),
        (own.as_str(), json!({"behaviour": "html", "endpoint": "odometer"}), 504),
        (own.as_str(), json!({"behaviour": "normal"}), 200),
        ("api", json!({"behaviour": "rate_limit", "path": "odometer", "retry_after": "999999999"}), 429),
    ] {
        sandbox.control(place, rule.clone()).await;
        let batch = body(sandbox.post(&car, "/batch", requests.clone()).await).await;
        assert_eq!(batch["responses"][0]["code"], code, "{rule}");
        assert_eq!(batch["responses"][1]["code"], 200, "{rule}");
        assert!(batch["responses"][0]["headers"]["sc-request-id"].is_string());
        if code == 429 {
            assert_eq!(batch["responses"][0]["headers"]["retry-after"], "999999999");
        }
    }
    sandbox.control("api", json!({"behaviour": "normal"})).await;
    sandbox.control(&own, json!({"behaviour": "garbage", "times": 1})).await;
    assert!(sandbox.post(&car, "/batch", requests).await.json::<Value>().await.is_err());
}

#[actix_web::test]
async fn a_car_can_leave_its_account_and_its_links_can_be_hostile() {
    let sandbox = Sandbox::start();
    let car = sandbox.connect("KIA", "owner@example.com").await;
    let own = |switch: &str| format!("cars/{}/{switch}", car.id);
    sandbox.control(&own("remove"), json!({})).await;
    assert_eq!(code_of(sandbox.get(&car, "/odometer").await).await, "400 CONNECTED_SERVICES_ACCOUNT:VEHICLE_MISSING");
    let condition = json!({"condition": "CONNECTED_SERVICES_ACCOUNT:AUTHENTICATION_FAILED"});
    sandbox.control(&own("condition"), condition).await;
    sandbox.control(&own("resolution-url"), json!({"url": "javascript:alert(1)"})).await;
    let refused = body(sandbox.get(&car, "/odometer").await).await;
    assert_eq!(refused["resolution"]["url"], "javascript:alert(1)");
    sandbox.control(&own("resolution-url"), json!({"url": null})).await;
    let refused = body(sandbox.get(&car, "/odometer").await).await;
    assert!(refused["resolution"]["url"].as_str().unwrap().contains("/oauth/reauthenticate?"));
    sandbox.control(&own("state"), json!({"plugged_in": false})).await;
    sandbox.control(&own("mend"), json!({})).await;
    let refused = sandbox.post(&car, "/charge", json!({"action": "START"})).await;
    assert_eq!(code_of(refused).await, "409 VEHICLE_STATE:CHARGING_PLUG_NOT_CONNECTED");
}

#[actix_web::test]
async fn an_unknown_name_is_refused_with_the_valid_ones() {
    let sandbox = Sandbox::start();
    let car = sandbox.connect("KIA", "owner@example.com").await;
    for (switch, wrong, valid) in [
        ("behaviour", json!({"behaviour": "sulk"}), "wrong_types"),
        ("behaviour", json!({"behaviour": "lose_reply"}), "garbage"),
        ("behaviour", json!({"behaviour": "drop", "endpoint": "odor"}), "start-charge"),
        ("condition", json!({"condition": "VEHICLE_STATE:BORED"}), "VEHICLE_STATE:ASLEEP"),
        ("condition", json!({"condition": "PERMISSION", "endpoint": "honk"}), "security"),
        ("condition", json!({"condition": "PERMISSION", "retry_after": "a\r\nb: c"}), "printable"),
        ("command-reply", json!({"reply": "maybe"}), "pending"),
        ("state", json!({"parked": true}), "plugged_in"),
    ] {
        let path = format!("/_control/cars/{}/{switch}", car.id);
        let refused = sandbox.request(Method::POST, &path).json(&wrong).send().await.unwrap();
        assert_eq!(refused.status(), 422, "{wrong}");
        assert!(refused.text().await.unwrap().contains(valid), "{wrong}");
    }
    let list = body(sandbox.request(Method::GET, "/_control").send().await.unwrap()).await;
    for switch in ["condition", "behaviour", "command-reply", "resolution-url", "state", "remove", "mend"] {
        assert!(!list[format!("POST /_control/cars/{{vehicle_id}}/{switch}")].is_null(), "{switch}");
    }
}

#[actix_web::test]
async fn the_page_of_a_car_breaks_it_says_so_and_mends_it() {
    let sandbox = Sandbox::start();
    let car = sandbox.connect("KIA", "owner@example.com").await;
    let start = sandbox.request(Method::GET, "/").send().await.unwrap().text().await.unwrap();
    assert!(start.contains(&format!("href=\"/sandbox/cars/{}\"", car.id)), "{start}");
    let page = format!("/sandbox/cars/{}", car.id);
    let press = async |form: &str, fields: &[(&str, &str)]| {
        let sent = sandbox.request(Method::POST, &format!("{page}/{form}")).form(fields).send().await.unwrap();
        assert_eq!((sent.status().as_u16(), location(&sent)), (303, page.clone()), "{form}");
        sandbox.request(Method::GET, &page).send().await.unwrap().text().await.unwrap()
    };
    let fields =
        [("condition", "VEHICLE_STATE:DOOR_OPEN"), ("endpoint", "lock"), ("times", "3"), ("retry_after", "never")];
    let html = press("trouble", &fields).await;
    assert!(html.contains("A door is open. VEHICLE_STATE:DOOR_OPEN (for lock only, 3 more times)"), "{html}");
    let refused = sandbox.post(&car, "/security", json!({"action": "LOCK"})).await;
    assert_eq!(refused.headers()["retry-after"].to_str().unwrap(), "never");
    let html = press("transport", &[("behaviour", "wrong_types"), ("endpoint", ""), ("times", "")]).await;
    assert!(html.contains("Every field has a wrong type (everywhere, until mended)"), "{html}");
    let html = press("state", &[("locked", "true"), ("plugged_in", "true"), ("charging", "true")]).await;
    assert_eq!(html.matches(" checked").count(), 3);
    let html =
        press("state", &[("locked", "true"), ("plugged_in", "true"), ("charging", "true"), ("reply", "pending")]).await;
    assert!(html.contains("Commands over v3 end as: Not yet known"), "{html}");
    let html = press("mend", &[]).await;
    assert!(html.contains("Nothing is wrong with this car."), "{html}");
    assert_eq!(body(sandbox.get(&car, "/charge").await).await["state"], "CHARGING");
    let sent = sandbox.request(Method::POST, &format!("{page}/trouble")).form(&[("condition", "BORED")]);
    assert_eq!(sent.send().await.unwrap().status(), 422);
}
