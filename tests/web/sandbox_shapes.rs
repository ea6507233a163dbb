//! Answers in the forms where sources differ, and in forms a maker or a proxy makes of them: each can be asked for.

use reqwest::Method;
use serde_json::{Value, json};

use crate::sandbox_api::{APP, BACK, SECRET, Sandbox, body, location};

/// The application's own eyes on an owner's car.
struct Seen {
    sandbox: Sandbox,
    token: String,
    user: String,
    car: String,
}

impl Seen {
    async fn start() -> Self {
        Self::of(Sandbox::start()).await
    }

    async fn of(sandbox: Sandbox) -> Self {
        let wanted = json!({"make": "KIA", "email": "owner@example.com"});
        let made = sandbox.request(Method::POST, "/_control/connect").json(&wanted).send().await.unwrap();
        let made = body(made).await;
        let form = [("grant_type", "client_credentials")];
        let reply = sandbox.request(Method::POST, "/oauth2/token").basic_auth(APP, Some(SECRET)).form(&form);
        let token = body(reply.send().await.unwrap()).await["access_token"].as_str().unwrap().to_owned();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        Self { sandbox, token, user: text(&made["user_id"]), car: text(&made["vehicle_ids"][0]) }
    }

    async fn get(&self, path: &str) -> Value {
        let path = format!("/v3{}", path.replace("{car}", &self.car));
        let request = self.sandbox.request(Method::GET, &path).bearer_auth(&self.token);
        body(request.header("sc-user-id", &self.user).send().await.unwrap()).await
    }

    /// What a path answers in a form.
    async fn given(&self, form: &str, path: &str) -> Value {
        self.sandbox.control("api", json!({"behaviour": form, "times": 1})).await;
        self.get(path).await
    }
}

const ODOMETER: &str = "/vehicles/{car}/signals/odometer-traveleddistance";

#[actix_web::test]
async fn one_switch_wraps_what_was_asked_for_alone() {
    let seen = Seen::start().await;
    assert_eq!(seen.get("/vehicles/{car}").await["id"], json!(seen.car));
    seen.sandbox.control("shapes", json!({"single": "wrapped"})).await;
    let vehicle = seen.get("/vehicles/{car}").await;
    assert_eq!((&vehicle["data"]["id"], vehicle.get("id")), (&json!(seen.car), None));
    let signal = seen.get(ODOMETER).await;
    assert_eq!(signal["data"]["type"], "signal");
    assert!(seen.get("/vehicles/{car}/signals").await["data"].is_array(), "a list stays one");
    let seen = Seen::of(Sandbox::start_with(|settings| settings.wraps_single = true)).await;
    assert_eq!(seen.get("/vehicles/{car}").await["data"]["id"], json!(seen.car), "or from the start");
    seen.sandbox.control("shapes", json!({"single": "bare"})).await;
    assert_eq!(seen.get(ODOMETER).await["type"], "signal");
    seen.sandbox.control("reset", json!({})).await;
    let seen = Seen::of(seen.sandbox).await;
    assert_eq!(seen.get(ODOMETER).await["data"]["type"], "signal", "a reset is as the start was");
}

#[actix_web::test]
async fn the_owners_own_id_moves_and_can_be_missing() {
    let seen = Seen::start().await;
    let query = [("response_type", "none"), ("application_id", APP), ("redirect_uri", BACK), ("external_id", "me")];
    let query: Vec<_> = query.into_iter().chain([("make", "BMW")]).collect();
    seen.sandbox.walk(&query, "named@example.com").await;
    for (place, pointer) in [
        ("attributes", Some("/attributes/externalId")),
        ("snake_case", Some("/attributes/external_id")),
        ("user", Some("/relationships/user/data/externalId")),
        ("absent", None),
    ] {
        seen.sandbox.control("shapes", json!({"external_id": place})).await;
        let request = seen.sandbox.request(Method::GET, "/v3/connections?filter%5BexternalId%5D=me");
        let found = body(request.bearer_auth(&seen.token).send().await.unwrap()).await;
        let item = &found["data"][0];
        assert!(item["attributes"]["permissions"].as_array().unwrap().contains(&json!("read_vin")), "{item}");
        match pointer {
            Some(pointer) => assert_eq!(item.pointer(pointer), Some(&json!("me")), "{place}: {item}"),
            None => assert!(!item.to_string().contains("xternal"), "{item}"),
        }
    }
}

#[actix_web::test]
async fn every_bad_form_can_be_asked_for() {
    let seen = Seen::start().await;
    let both = seen.given("both_shapes", "/vehicles/{car}").await;
    assert_eq!((&both["id"], &both["data"]["id"]), (&json!(seen.car), &json!(seen.car)));
    assert_eq!(seen.given("null_data", ODOMETER).await, json!({"data": null}));
    assert_eq!(seen.given("empty_data", ODOMETER).await, json!({"data": []}));
    let none = seen.given("empty_data", "/vehicles/{car}/signals").await;
    assert_eq!((&none["data"], &none["meta"]["totalCount"]), (&json!([]), &json!(0)));
    assert_eq!(seen.given("years_as_text", "/vehicles/{car}").await["attributes"]["year"], "2023");
    let twice = seen.given("first_twice", "/vehicles/{car}/signals").await;
    assert_eq!((twice["data"].as_array().unwrap().len(), &twice["data"][12]["id"]), (13, &twice["data"][0]["id"]));
    assert_eq!(seen.given("empty_attributes", ODOMETER).await["attributes"], json!({}));
    assert!(seen.given("numbers_as_text", ODOMETER).await["attributes"]["body"]["value"].is_string());
    assert_eq!(seen.given("text_as_numbers", ODOMETER).await["attributes"]["body"]["unit"], 7);
    assert!(seen.given("unknown_members", ODOMETER).await["attributes"]["newHere"].is_object());
    assert_eq!(seen.given("null_values", ODOMETER).await["attributes"]["body"]["value"], json!(null));
    let place = "/vehicles/{car}/signals/location-preciselocation";
    let place = seen.given("some_null_values", place).await["attributes"]["body"].clone();
    assert_eq!(place.as_object().unwrap().values().filter(|value| value.is_null()).count(), 1, "{place}");
}

#[actix_web::test]
async fn a_make_the_plan_lacks_is_refused_when_the_code_is_exchanged() {
    let sandbox = Sandbox::start();
    sandbox.control("token-endpoint", json!({"behaviour": "unauthorized_client", "times": 1})).await;
    let form = [("grant_type", "authorization_code"), ("code", "x"), ("redirect_uri", BACK)];
    let reply = sandbox.request(Method::POST, "/oauth/token").basic_auth(APP, Some(SECRET)).form(&form);
    let reply = reply.send().await.unwrap();
    assert_eq!(reply.status(), 400);
    let refused = body(reply).await;
    assert_eq!(refused["error"], "unauthorized_client");
    assert_eq!(refused["error_description"], "Application not authorized to requested make(s): SEAT");
}

#[actix_web::test]
async fn connects_first_answer_can_lead_to_another_host() {
    let sandbox = Sandbox::start();
    let port = sandbox.origin.rsplit(':').next().unwrap();
    let elsewhere = format!("http://localhost:{port}");
    sandbox.control("connect-origin", json!({"origin": elsewhere})).await;
    let query = [("response_type", "code"), ("client_id", APP), ("redirect_uri", BACK), ("make", "KIA")];
    let begin = sandbox.request(Method::GET, "/oauth/authorize").query(&query).send().await.unwrap();
    assert!(location(&begin).starts_with(&format!("{elsewhere}/connect/")), "{}", location(&begin));
    assert_eq!(sandbox.client.get(location(&begin)).send().await.unwrap().status(), 200);
    for foreign in ["http://example.com", "https://localhost:1", "http://localhost:1/", "javascript:alert(1)"] {
        let wanted = json!({"origin": foreign});
        let refused = sandbox.request(Method::POST, "/_control/connect-origin").json(&wanted).send().await.unwrap();
        assert_eq!(refused.status(), 422, "{foreign}");
    }
    sandbox.control("connect-origin", json!({"origin": null})).await;
    let begin = sandbox.request(Method::GET, "/oauth/authorize").query(&query).send().await.unwrap();
    assert!(location(&begin).starts_with("/connect/"));
}

#[actix_web::test]
async fn compatible_vehicles_are_listed_and_filtered() {
    let seen = Seen::start().await;
    let all = seen.get("/compatible-vehicles?page%5Bsize%5D=5").await;
    assert_eq!(all["data"].as_array().unwrap().len(), 5);
    assert!(all["links"]["next"].as_str().unwrap().contains("page%5Bnumber%5D=2"), "{}", all["links"]);
    let some = seen.get("/compatible-vehicles?filter%5Bmake%5D=FORD&filter%5BpowertrainType%5D=BEV").await;
    assert_eq!((&some["meta"]["totalCount"], &some["data"][0]["attributes"]["make"]), (&json!(1), &json!("FORD")));
    let refused = seen.get("/compatible-vehicles?filter%5Bregion%5D=MARS").await;
    assert_eq!((&refused["errors"][0]["status"], &refused["errors"][0]["type"]), (&json!("400"), &json!("VALIDATION")));
}

#[actix_web::test]
async fn a_lock_says_what_it_did_in_the_words_of_the_reference() {
    let seen = Seen::start().await;
    let path = format!("/v3/vehicles/{}/commands/security/unlock", seen.car);
    let request = seen.sandbox.request(Method::POST, &path).bearer_auth(&seen.token);
    let done = body(request.header("sc-user-id", &seen.user).send().await.unwrap()).await;
    let attributes = &done["data"]["attributes"];
    assert_eq!((&attributes["commandType"], &attributes["executionMode"]), (&json!("security-unlock"), &json!("sync")));
    assert!(attributes.get("parameters").is_none(), "{done}");
    assert!(
        done["data"]["id"].as_str().unwrap().starts_with("exec_") && done["data"]["meta"]["executedAt"].is_string()
    );
}

#[actix_web::test]
async fn recorded_answers_are_given_again_and_the_rest_goes_on() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("record.jsonl");
    let vehicle = json!({"id": "string", "type": "vehicle", "attributes": {"make": "string", "year": "string"}});
    let lines = [
        json!({"record": 1, "app": "driveway/0.1.0", "api_version": "v3", "mode": "live"}),
        json!({"method": "GET", "host": "api_v3", "path": "/v3/vehicles/{id}", "query": [], "status": 200,
            "headers": ["content-type", "sc-request-id"], "body": {"data": vehicle}}),
        json!({"method": "GET", "host": "api_v3", "path": "/v3/vehicles/{id}", "query": [], "status": 502,
            "headers": [], "body": {"not_json": "text/html"}}),
    ];
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    std::fs::write(&file, text).unwrap();
    let seen = Seen::of(Sandbox::start_with(|settings| settings.replay = Some(file))).await;
    let answer = seen.get("/vehicles/{car}").await;
    let expected = json!({"id": seen.car, "type": "vehicle", "attributes": {"make": "KIA", "year": "2021"}});
    assert_eq!(answer, json!({"data": expected}));
    let path = format!("/v3/vehicles/{}", seen.car);
    let second = seen.sandbox.request(Method::GET, &path).send().await.unwrap();
    assert_eq!((second.status().as_u16(), &second.headers()["content-type"]), (502, &"text/html".parse().unwrap()));
    assert_eq!(seen.get(ODOMETER).await["type"], "signal");
}
