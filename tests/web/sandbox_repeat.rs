//! What a test can rely on: the same ids again, a clock that stands, a state that survives, a journal without secrets.

use reqwest::Method;
use serde_json::{Value, json};

use crate::sandbox_api::{APP, BACK, MANAGEMENT, SECRET, Sandbox, body};

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

#[actix_web::test]
async fn the_start_page_ends_tokens_and_limits_the_api() {
    let sandbox = Sandbox::start();
    let car = sandbox.connect("KIA", "owner@example.com").await;
    let press = async |form: &str, values: &[(&str, &str)]| {
        let request = sandbox.request(Method::POST, &format!("/sandbox/everything/{form}")).form(values);
        request.send().await.unwrap().status().as_u16()
    };
    let limit = [("server", "api"), ("behaviour", "rate_limit"), ("times", "1"), ("retry_after", "7")];
    assert_eq!(press("misbehave", &limit).await, 303);
    let limited = sandbox.get(&car, "/odometer").await;
    assert_eq!((limited.status().as_u16(), limited.headers()["retry-after"].to_str().unwrap()), (429, "7"));
    assert_eq!(sandbox.get(&car, "/odometer").await.status(), 200);
    assert_eq!(press("clock", &[("seconds", "7260")]).await, 303);
    assert_eq!(sandbox.get(&car, "/odometer").await.status(), 401);
    assert_eq!(press("expire-access-tokens", &[]).await, 303);
    assert_eq!(press("misbehave", &[("server", "moon"), ("behaviour", "slow")]).await, 422);
    assert_eq!(press("nonsense", &[]).await, 422);
}

#[actix_web::test]
async fn a_script_connects_a_car_without_the_pages() {
    let sandbox = Sandbox::start();
    let connect = async |wanted: Value| {
        let response = sandbox.request(Method::POST, "/_control/connect").json(&wanted).send().await.unwrap();
        (response.status().as_u16(), body(response).await)
    };
    let (status, made) = connect(json!({"make": "KIA", "email": "2-vehicles@smartcar.com"})).await;
    assert_eq!((status, made["vehicle_ids"].as_array().unwrap().len()), (200, 2));
    // What was not given to Connect need not be given to the token endpoint.
    for (given, back, status) in
        [(None, Some(BACK), 200), (None, None, 200), (None, Some("undefined"), 200), (Some(BACK), None, 400)]
    {
        let (_, made) = connect(json!({"make": "KIA", "email": "a@b.c", "redirect_uri": given})).await;
        let code = made["code"].as_str().unwrap();
        let mut form = vec![("grant_type", "authorization_code"), ("code", code)];
        form.extend(back.map(|back| ("redirect_uri", back)));
        let tokens = sandbox.request(Method::POST, "/oauth/token").basic_auth(APP, Some(SECRET)).form(&form);
        assert_eq!(tokens.send().await.unwrap().status(), status, "{given:?} {back:?}");
    }
    for wrong in [
        json!({"make": "TRABANT", "email": "a@b.c"}),
        json!({"make": "KIA", "email": "no-vehicles@sandbox.test"}),
        json!({"make": "KIA", "email": "a@b.c", "scope": "read_minds"}),
        json!({"make": "KIA", "email": "a@b.c", "redirect_uri": "https://evil.example/"}),
        json!({"make": "KIA"}),
    ] {
        assert_eq!(connect(wrong.clone()).await.0, 422, "{wrong}");
    }
}
