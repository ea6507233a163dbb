//! The sandbox's API v3: application tokens, connections, signals and commands, over HTTP.

use reqwest::{Method, Response};
use serde_json::{Value, json};

use crate::sandbox_api::{ALL, APP, BACK, SECRET, Sandbox, body, location, parameter};

/// A car shared the v3 way, and the application's token.
struct Shared {
    sandbox: Sandbox,
    token: String,
    user: String,
    car: String,
}

impl Shared {
    async fn start(make: &str) -> Self {
        Self::start_with(make, ALL).await
    }

    async fn start_with(make: &str, scope: &str) -> Self {
        let sandbox = Sandbox::start();
        let query = [
            ("response_type", "none"),
            ("application_id", APP),
            ("redirect_uri", BACK),
            ("scope", scope),
            ("make", make),
            ("external_id", "owner-7"),
            ("state", "s"),
        ];
        let back = sandbox.walk(&query, "owner@example.com").await;
        assert_eq!(parameter(&back, "code"), None);
        assert_eq!(parameter(&back, "external_id").as_deref(), Some("owner-7"));
        assert_eq!(parameter(&back, "state").as_deref(), Some("s"));
        let user = parameter(&back, "user_id").unwrap();
        let form = [("grant_type", "client_credentials")];
        let reply = sandbox.request(Method::POST, "/oauth2/token").basic_auth(APP, Some(SECRET)).form(&form);
        let reply = body(reply.send().await.unwrap()).await;
        assert_eq!((&reply["token_type"], &reply["expires_in"]), (&json!("Bearer"), &json!(3600)));
        let token = reply["access_token"].as_str().unwrap().to_owned();
        let mut shared = Self { sandbox, token, user, car: String::new() };
        let connections = body(shared.get("/connections").await).await;
        shared.car = connections["data"][0]["relationships"]["vehicle"]["data"]["id"].as_str().unwrap().to_owned();
        shared
    }

    /// Somebody else who connected a car, by their id.
    async fn other_owner(&self) -> String {
        let wanted = json!({"make": "BMW", "email": "another@example.com"});
        let made = self.sandbox.request(Method::POST, "/_control/connect").json(&wanted).send().await.unwrap();
        body(made).await["user_id"].as_str().unwrap().to_owned()
    }

    async fn call(&self, method: Method, path: &str, json: Option<Value>) -> Response {
        let path = format!("/v3{}", path.replace("{car}", &self.car));
        let request = self.sandbox.request(method, &path).bearer_auth(&self.token).header("sc-user-id", &self.user);
        json.map_or(request.try_clone().unwrap(), |json| request.json(&json)).send().await.unwrap()
    }

    async fn get(&self, path: &str) -> Response {
        self.call(Method::GET, path, None).await
    }

    async fn command(&self, path: &str, json: Value) -> Response {
        self.call(Method::POST, &format!("/vehicles/{{car}}/commands/{path}"), Some(json)).await
    }

    async fn signal(&self, code: &str) -> Value {
        let answer = self.get(&format!("/vehicles/{{car}}/signals/{code}")).await;
        body(answer).await["attributes"].clone()
    }

    async fn control(&self, switch: &str, json: Value) {
        self.sandbox.control(&format!("cars/{}/{switch}", self.car), json).await;
    }
}

async fn error_of(response: Response) -> String {
    assert!(response.headers().contains_key("sc-request-id"));
    let status = response.status();
    let body = body(response).await;
    let error = &body["errors"][0];
    assert_eq!(error["status"], json!(status.as_u16().to_string()));
    assert!(error["meta"]["debug"]["requestId"].is_string() && error["title"].is_string());
    format!("{} {}:{}", status.as_u16(), error["type"].as_str().unwrap_or("-"), error["code"].as_str().unwrap_or("-"))
}

#[actix_web::test]
async fn the_application_token_needs_the_secret_and_lives_an_hour() {
    let shared = Shared::start("KIA").await;
    let ask = async |id: &str, secret: &str, grant: &str| {
        let form = [("grant_type", grant), ("client_id", id), ("client_secret", secret)];
        let reply = shared.sandbox.request(Method::POST, "/oauth2/token").form(&form).send().await.unwrap();
        (reply.status().as_u16(), body(reply).await["error"].as_str().unwrap_or("none").to_owned())
    };
    assert_eq!(ask(APP, SECRET, "client_credentials").await, (200, "none".to_owned()));
    assert_eq!(ask(APP, "wrong", "client_credentials").await, (401, "invalid_client".to_owned()));
    assert_eq!(ask(APP, SECRET, "password").await, (400, "unsupported_grant_type".to_owned()));
    assert_eq!(ask(APP, SECRET, "").await, (400, "invalid_request".to_owned()));
    shared.sandbox.control("clock", json!({"advance_seconds": 3601})).await;
    assert_eq!(error_of(shared.get("/connections").await).await, "401 AUTHENTICATION:unauthorized");
    shared.sandbox.control("iam", json!({"behaviour": "rate_limit", "retry_after": "soon"})).await;
    assert_eq!(ask(APP, SECRET, "client_credentials").await, (429, "too_many_requests".to_owned()));
}

#[actix_web::test]
async fn a_call_names_its_owner_and_a_path_that_exists() {
    let mut shared = Shared::start("KIA").await;
    let odometer = "/vehicles/{car}/odometer";
    assert_eq!(error_of(shared.get(odometer).await).await, "404 RESOURCE_NOT_FOUND:INVALID_PATH");
    let path = format!("/v3/vehicles/{}/signals", shared.car);
    let nameless = shared.sandbox.request(Method::GET, &path).bearer_auth(&shared.token).send().await.unwrap();
    assert_eq!(error_of(nameless).await, "400 VALIDATION:MISSING_PARAMETER");
    shared.user = "someone-else".to_owned();
    let theirs = shared.get("/vehicles/{car}/signals").await;
    assert_eq!(error_of(theirs).await, "400 VALIDATION:INVALID_PARAMETER");
    shared.user = shared.other_owner().await;
    let theirs = shared.get("/vehicles/{car}/signals").await;
    assert_eq!(error_of(theirs).await, "404 RESOURCE_NOT_FOUND:VEHICLE_NOT_FOUND");
    assert_eq!(error_of(shared.get("/vehicles/bad_id").await).await, "400 VALIDATION:PARAMETER");
}

#[actix_web::test]
async fn connections_are_listed_filtered_paged_and_ended() {
    let shared = Shared::start("KIA").await;
    shared.sandbox.connect("BMW", "other@example.com").await;
    let all = shared.sandbox.request(Method::GET, "/v3/connections").query(&[("page[size]", "1")]);
    let all = body(all.bearer_auth(&shared.token).send().await.unwrap()).await;
    assert_eq!(all["meta"], json!({"page": 1, "pageSize": 1, "totalCount": 2}));
    assert!(all["links"]["previous"].is_null());
    let next = all["links"]["next"].as_str().unwrap();
    let next = shared.sandbox.request(Method::GET, next).bearer_auth(&shared.token).send().await.unwrap();
    assert_eq!(body(next).await["data"].as_array().unwrap().len(), 1);
    let mine = body(shared.get("/connections").await).await;
    let item = &mine["data"][0];
    assert_eq!(item["attributes"]["externalId"], "owner-7");
    assert_eq!(item["attributes"]["vehicle"]["powertrainType"], "BEV");
    assert_eq!(item["attributes"]["vehicle"]["mode"], "live");
    assert_eq!(item["relationships"]["user"]["data"], json!({"id": shared.user, "type": "user"}));
    let none = shared.get("/connections?filter%5Bvehicle.mode%5D=test").await;
    assert_eq!(body(none).await["meta"]["totalCount"], 0);
    assert_eq!(error_of(shared.get("/connections?page%5Bsize%5D=101").await).await, "400 VALIDATION:PARAMETER");
    let path = format!("/connections/{}", item["id"].as_str().unwrap());
    assert_eq!(shared.get(&path).await.status(), 200);
    assert_eq!(shared.call(Method::DELETE, &path, None).await.status(), 204);
    assert_eq!(error_of(shared.get(&path).await).await, "404 RESOURCE_NOT_FOUND:CONNECTION_NOT_FOUND");
}

#[actix_web::test]
async fn an_owner_who_is_deleted_is_gone_in_both_generations() {
    let shared = Shared::start("KIA").await;
    let car = shared.sandbox.connect("BMW", "owner@example.com").await;
    assert_eq!(shared.call(Method::DELETE, &format!("/users/{}", shared.user), None).await.status(), 204);
    assert_eq!(body(shared.get("/connections").await).await["meta"]["totalCount"], 0);
    assert_eq!(shared.sandbox.get(&car, "/odometer").await.status(), 403);
}

#[actix_web::test]
async fn signals_carry_values_units_and_the_car() {
    let shared = Shared::start("KIA").await;
    let vehicle = body(shared.get("/vehicles/{car}").await).await;
    assert_eq!(vehicle["attributes"]["model"], "EV6");
    let all = body(shared.get("/vehicles/{car}/signals").await).await;
    assert_eq!((&all["meta"]["totalCount"], &all["meta"]["pageSize"]), (&json!(12), &json!(100)));
    assert_eq!(all["included"]["vehicle"]["id"], json!(shared.car));
    let odometer = &all["data"][0];
    assert_eq!(odometer["attributes"]["status"], json!({"value": "SUCCESS"}));
    assert_eq!(odometer["attributes"]["body"]["unit"], "kilometers");
    assert!(odometer["meta"]["retrievedAt"].is_i64() && odometer["meta"]["oemUpdatedAt"].is_i64());
    let level = shared.signal("tractionbattery-stateofcharge").await["body"].clone();
    assert!((20.0..=95.0).contains(&level["value"].as_f64().unwrap()) && level["unit"] == "percent");
    let fuel = shared.signal("internalcombustionengine-fuellevel").await["status"].clone();
    assert_eq!((&fuel["value"], &fuel["error"]["type"]), (&json!("ERROR"), &json!("COMPATIBILITY")));
    let path = format!("/v3/vehicles/{}/signals/tractionbattery-range", shared.car);
    let imperial = shared.sandbox.request(Method::GET, &path).bearer_auth(&shared.token);
    let imperial = imperial.header("sc-user-id", &shared.user).header("sc-unit-system", "imperial");
    assert_eq!(body(imperial.send().await.unwrap()).await["attributes"]["body"]["unit"], "miles");
}

#[actix_web::test]
async fn a_signal_without_a_grant_is_an_error_beside_the_others() {
    let shared = Shared::start_with("KIA", "read_odometer").await;
    let error = shared.signal("location-preciselocation").await["status"]["error"].clone();
    assert_eq!((&error["type"], &error["code"]), (&json!("PERMISSION"), &Value::Null));
    assert_eq!(shared.signal("odometer-traveleddistance").await["status"]["value"], "SUCCESS");
    assert_eq!(error_of(shared.command("security/lock", json!({})).await).await, "403 PERMISSION:-");
}

#[actix_web::test]
async fn a_cars_trouble_sits_inside_a_success_and_a_calls_trouble_does_not() {
    let shared = Shared::start("KIA").await;
    for (condition, narrow) in [
        ("CONNECTED_SERVICES_ACCOUNT:AUTHENTICATION_FAILED", None),
        ("VEHICLE_STATE:ASLEEP", Some("battery")),
        ("SERVER:RECORD_NOT_FOUND", None),
        ("UPSTREAM:NO_RESPONSE", None),
    ] {
        shared.control("condition", json!({"condition": condition, "endpoint": narrow})).await;
        let answer = body(shared.get("/vehicles/{car}/signals").await).await;
        let failed = answer["data"].as_array().unwrap().iter().filter(|signal| {
            let error = &signal["attributes"]["status"]["error"];
            format!("{}:{}", error["type"].as_str().unwrap_or("-"), error["code"].as_str().unwrap_or("-")) == condition
        });
        assert_eq!(failed.count(), if narrow.is_some() { 2 } else { 11 }, "{condition}");
    }
    for (condition, expected) in [
        ("RATE_LIMIT:VEHICLE", "429 RATE_LIMIT:VEHICLE"),
        ("AUTHENTICATION", "401 AUTHENTICATION:unauthorized"),
        ("BILLING:INVALID_PLAN", "430 BILLING:INVALID_PLAN"),
        ("SERVER:INTERNAL", "500 SERVER:INTERNAL"),
    ] {
        let date = "Wed, 21 Oct 2099 07:28:00 GMT";
        shared.control("condition", json!({"condition": condition, "retry_after": date, "times": 1})).await;
        let answer = shared.get("/vehicles/{car}/signals").await;
        assert_eq!(answer.headers()["retry-after"].to_str().unwrap(), date);
        assert_eq!(error_of(answer).await, expected);
        assert_eq!(shared.get("/vehicles/{car}/signals").await.status(), 200, "{condition} heals");
    }
}

#[actix_web::test]
async fn a_command_is_executed_refused_pending_or_failed() {
    let shared = Shared::start("KIA").await;
    let done = body(shared.command("security/lock", json!({})).await).await;
    assert_eq!(
        (&done["data"]["type"], &done["data"]["attributes"]["status"]["value"]),
        (&json!("command-execution"), &json!("SUCCESS"))
    );
    assert_eq!(shared.signal("closure-islocked").await["body"], json!({"value": true}));
    assert_eq!(shared.command("charge/start", json!({})).await.status(), 200);
    assert_eq!(shared.signal("charge-detailedchargingstatus").await["body"]["value"], "CHARGING");
    let again = shared.command("charge/start", json!({})).await;
    assert_eq!(error_of(again).await, "409 VEHICLE_STATE:CHARGING_IN_PROGRESS");
    shared.control("state", json!({"plugged_in": false})).await;
    assert_eq!(shared.signal("charge-ischargingcableconnected").await["body"]["value"], false);
    let unplugged = shared.command("charge/start", json!({})).await;
    assert_eq!(error_of(unplugged).await, "409 VEHICLE_STATE:CHARGING_PLUG_NOT_CONNECTED");

    shared.control("command-reply", json!({"reply": "pending"})).await;
    let pending = shared.command("security/unlock", json!({})).await;
    assert_eq!(pending.status(), 202);
    assert_eq!(body(pending).await["data"]["attributes"]["status"]["value"], "PENDING");
    shared.control("command-reply", json!({"reply": "failure"})).await;
    let failed = shared.command("security/lock", json!({})).await;
    assert_eq!(failed.status(), 200);
    assert_eq!(body(failed).await["data"]["attributes"]["status"]["error"]["type"], "VEHICLE_STATE");
    assert_eq!(shared.signal("closure-islocked").await["body"], json!({"value": false}), "nothing was done");
}

#[actix_web::test]
async fn commands_with_parameters_check_them() {
    let shared = Shared::start("KIA").await;
    let with = |attributes: Value| json!({"data": {"attributes": attributes}});
    let limit = shared.command("charge/set-limit", with(json!({"percent": 80}))).await;
    assert_eq!(body(limit).await["data"]["attributes"]["parameters"]["percent"], 80.0);
    for wrong in [json!({"percent": 0.8}), json!({"percent": "80"}), json!({})] {
        assert_eq!(error_of(shared.command("charge/set-limit", with(wrong)).await).await, "400 VALIDATION:PARAMETER");
    }
    let place = with(json!({"latitude": 39.7, "longitude": -104.9}));
    assert_eq!(shared.command("navigation/set-destination", place).await.status(), 200);
    assert_eq!(error_of(shared.command("trunk/open", json!({})).await).await, "404 RESOURCE_NOT_FOUND:INVALID_PATH");
}

#[actix_web::test]
async fn without_a_redirect_uri_the_owner_ends_on_a_page_and_a_renewal_can_clear_the_external_id() {
    let shared = Shared::start("KIA").await;
    let query = [("response_type", "none"), ("application_id", APP), ("scope", ALL), ("make", "BMW")];
    let end = shared.sandbox.walk(&query, "owner@example.com").await;
    assert_eq!((end.path(), parameter(&end, "user_id")), ("/connect-done", Some(shared.user.clone())));
    let page = reqwest::get(end).await.unwrap().text().await.unwrap();
    assert!(page.contains("You can close this page"), "{page}");

    let query = [
        ("response_type", "none"),
        ("application_id", APP),
        ("vehicle_id", &shared.car),
        ("redirect_uri", BACK),
        ("external_id", "null"),
    ];
    let begin = shared.sandbox.request(Method::GET, "/oauth/reauthenticate").query(&query).send().await.unwrap();
    let visit = location(&begin).rsplit_once('/').unwrap().0.to_owned();
    for (step, form) in [("sign-in", ("username", "owner@example.com")), ("permissions", ("decision", "approve"))] {
        let sent = shared.sandbox.request(Method::POST, &format!("{visit}/{step}")).form(&[form]);
        let back = location(&sent.send().await.unwrap());
        if step == "permissions" {
            let back = back.parse().unwrap();
            assert_eq!(parameter(&back, "vehicle_id").as_deref(), Some(shared.car.as_str()));
            assert_eq!(parameter(&back, "user_id").as_deref(), Some(shared.user.as_str()));
            assert_eq!(parameter(&back, "external_id"), None);
        }
    }
    let path = format!("/connections?filter%5BvehicleId%5D={}", shared.car);
    assert!(body(shared.get(&path).await).await["data"][0]["attributes"]["externalId"].is_null());
}

#[actix_web::test]
async fn broken_transport_breaks_v3_too() {
    let shared = Shared::start("KIA").await;
    shared.control("behaviour", json!({"behaviour": "wrong_types", "endpoint": "odometer"})).await;
    assert_eq!(shared.signal("odometer-traveleddistance").await["name"], 7);
    assert_eq!(shared.signal("closure-islocked").await["name"], "IsLocked");
    shared.control("behaviour", json!({"behaviour": "html", "endpoint": "lock", "times": 1})).await;
    assert_eq!(shared.command("security/unlock", json!({})).await.status(), 200);
    assert_eq!(shared.command("security/lock", json!({})).await.status(), 504);
    assert_eq!(shared.command("security/lock", json!({})).await.status(), 200);
    shared.sandbox.control("api", json!({"behaviour": "rate_limit", "retry_after": 7, "times": 1})).await;
    let limited = shared.get("/connections").await;
    assert_eq!(limited.headers()["retry-after"].to_str().unwrap(), "7");
    assert_eq!(error_of(limited).await, "429 RATE_LIMIT:SMARTCAR_API");
}
