//! What a test can rely on: the same ids again, a clock that stands, a state that survives, a journal without secrets.

use reqwest::Method;
use serde_json::{Value, json};

use crate::sandbox_api::{MANAGEMENT, SECRET, Sandbox, body};

#[actix_web::test]
async fn ids_and_moments_repeat_on_request() {
    let mut runs = Vec::new();
    for _ in 0..2 {
        let sandbox = Sandbox::start();
        sandbox.control("ids", json!({"deterministic": true})).await;
        sandbox.control("clock", json!({"stands_at": "2026-01-31T12:00:00Z"})).await;
        let car = sandbox.connect("KIA", "owner@example.com").await;
        let reading = sandbox.get(&car, "/odometer").await;
        let header = |name: &str| reading.headers()[name].to_str().unwrap().to_owned();
        runs.push((car.token.clone(), header("sc-request-id"), header("sc-fetched-at"), header("sc-data-age")));
    }
    assert_eq!(runs[0], runs[1]);
    assert_eq!(runs[0].2, "2026-01-31T12:00:00.000Z");
}

#[actix_web::test]
async fn state_survives_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let file = Some(folder.path().join("sandbox.json"));
    let before = Sandbox::start_on(file.clone());
    let car = before.connect("KIA", "owner@example.com").await;
    before.post(&car, "/security", json!({"action": "LOCK"})).await;
    before.control("webhooks", json!({"uri": "http://127.0.0.1:9/", "id": "hook"})).await;
    let after = Sandbox::start_on(file);
    assert_eq!(body(after.get(&car, "/security").await).await["isLocked"], true);
    let webhooks = body(after.request(Method::GET, "/_control/webhooks").send().await.unwrap()).await;
    assert_eq!((&webhooks[0]["id"], &webhooks[0]["state"]), (&json!("hook"), &json!("unverified")));
}

#[actix_web::test]
async fn the_journal_tells_what_was_asked_and_no_secret() {
    let sandbox = Sandbox::start();
    let car = sandbox.connect("KIA", "owner@example.com").await;
    sandbox.post(&car, "/charge/limit", json!({"limit": 0.1})).await;
    let management = sandbox.request(Method::GET, "/v2.0/management/connections");
    management.basic_auth("default", Some(MANAGEMENT)).send().await.unwrap();
    let journal = body(sandbox.request(Method::GET, "/_control/journal").send().await.unwrap()).await;
    let limit =
        journal.as_array().unwrap().iter().find(|entry| entry["path"].as_str().unwrap().ends_with("/charge/limit"));
    let limit: &Value = limit.unwrap();
    assert_eq!((&limit["asked"], &limit["authorization"]), (&json!("{\"limit\":0.1}"), &json!("Bearer")));
    assert!(limit["answered"].as_str().unwrap().contains("between 0.5 and 1"));
    let page = sandbox.request(Method::GET, "/sandbox/journal").send().await.unwrap().text().await.unwrap();
    assert!(page.contains("/charge/limit"));
    for text in [journal.to_string(), page] {
        assert!(![&car.token, MANAGEMENT, SECRET].iter().any(|secret| text.contains(*secret)));
    }
}

#[actix_web::test]
async fn the_start_page_leads_every_sdk_here() {
    let sandbox = Sandbox::start();
    let page = sandbox.request(Method::GET, "/").send().await.unwrap().text().await.unwrap();
    let token = format!("SMARTCAR_AUTH_ORIGIN=&#x27;{}/oauth/token&#x27;", sandbox.origin);
    for text in ["for the node SDK", "for the ruby SDK", "SMARTCAR_VEHICLE_API_V3_ORIGIN", MANAGEMENT] {
        assert!(page.contains(text), "{text}");
    }
    assert!(page.replace('\'', "&#x27;").replace("&#39;", "&#x27;").replace("&#x2F;", "/").contains(&token), "{page}");
}
