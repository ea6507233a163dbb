//! What Smartcar's own end-to-end suites assert, by names and values, where the sandbox once answered otherwise.

use reqwest::Method;
use serde_json::{Value, json};

use crate::sandbox_api::{APP, BACK, MANAGEMENT, SECRET, Sandbox, body, code_of, location, parameter};

const TEST_CAR: &str = "/v3/vehicles/tst2e255-d3c8-4f90-9fec-e6e68b98e9cb";

async fn of_the_test_car(sandbox: &Sandbox, path: &str) -> Value {
    let request = sandbox.request(Method::GET, &format!("{TEST_CAR}{path}")).bearer_auth("test-data-token");
    body(request.send().await.unwrap()).await
}

#[actix_web::test]
async fn a_single_vehicle_and_a_single_signal_come_bare_and_lists_in_data() {
    let sandbox = Sandbox::start();
    let vehicle = of_the_test_car(&sandbox, "").await;
    assert_eq!((&vehicle["type"], vehicle.get("data")), (&json!("vehicle"), None));
    assert!(vehicle["links"]["self"].is_string());
    let signal = of_the_test_car(&sandbox, "/signals/odometer-traveleddistance").await;
    assert_eq!((&signal["id"], &signal["type"]), (&json!("odometer-traveleddistance"), &json!("signal")));
    assert_eq!(signal["attributes"]["status"]["value"], "SUCCESS");
    assert!(signal["meta"]["oemUpdatedAt"].is_i64() && signal.get("data").is_none());
    assert!(of_the_test_car(&sandbox, "/signals").await["data"].is_array());
}

#[actix_web::test]
async fn the_public_test_car_has_two_signals_and_its_year_as_number_and_as_text() {
    let sandbox = Sandbox::start();
    let attributes = of_the_test_car(&sandbox, "").await["attributes"].clone();
    assert_eq!(
        (&attributes["make"], &attributes["model"], &attributes["year"]),
        (&json!("TESLA"), &json!("Model Y"), &json!(2021))
    );
    let signals = of_the_test_car(&sandbox, "/signals").await;
    assert_eq!(signals["data"].as_array().unwrap().len(), 2);
    assert_eq!(signals["meta"], json!({"totalCount": 2, "pageSize": 2, "page": 1}));
    assert!(signals["links"]["self"].is_string());
    let included = &signals["included"]["vehicle"];
    assert_eq!((&included["type"], &included["attributes"]["year"]), (&json!("vehicle"), &json!("2021")));
}

#[actix_web::test]
async fn each_brand_the_suites_use_has_a_first_car_that_does_all_they_ask() {
    let scope = "read_vehicle_info read_vin read_odometer read_location read_battery read_charge read_security \
                 read_engine_oil read_tires read_service_history read_diagnostics control_charge control_security \
                 control_navigation";
    let sandbox = Sandbox::start_with(|settings| settings.webhook_id = Some("suite-webhook".to_owned()));
    for make in ["CHEVROLET", "FORD", "KIA", "TESLA"] {
        let required: Vec<String> = scope.split_whitespace().map(|name| format!("required:{name}")).collect();
        let scope = if make == "FORD" || make == "CHEVROLET" { required.join(" ") } else { scope.to_owned() };
        let car = sandbox.connect_with(make, "suite@example.com", &scope).await;
        for path in ["/charge", "/charge/limit", "/battery", "/security", "/service/history", "/diagnostics/dtcs"] {
            assert_eq!(sandbox.get(&car, path).await.status(), 200, "{make} {path}");
        }
        for (path, command) in [
            ("/charge", json!({"action": "START"})),
            ("/charge", json!({"action": "STOP"})),
            ("/charge/limit", json!({"limit": "0.7"})),
            ("/security", json!({"action": "LOCK"})),
            ("/security", json!({"action": "UNLOCK"})),
            ("/navigation/destination", json!({"latitude": 47.6, "longitude": -122.1})),
        ] {
            assert_eq!(sandbox.post(&car, path, command.clone()).await.status(), 200, "{make} {path} {command}");
        }
        let subscribed = body(sandbox.post(&car, "/webhooks/suite-webhook", json!({})).await).await;
        assert_eq!(subscribed, json!({"webhookId": "suite-webhook", "vehicleId": car.id}), "{make}");
        let path = format!("/v2.0/vehicles/{}/webhooks/suite-webhook", car.id);
        let ended = sandbox.request(Method::DELETE, &path).bearer_auth(MANAGEMENT).send().await.unwrap();
        assert_eq!(ended.status(), 200, "{make}");
    }
    sandbox.control("reset", json!({})).await;
    let webhooks = sandbox.request(Method::GET, "/_control/webhooks").send().await.unwrap();
    assert_eq!(body(webhooks).await[0]["id"], "suite-webhook", "a reset leaves what the settings name");
}

#[actix_web::test]
async fn a_malformed_vehicle_id_is_a_mistake_of_the_request_not_of_the_owner() {
    let sandbox = Sandbox::start();
    let car = sandbox.connect("KIA", "owner@example.com").await;
    let ask = async |path: &str| {
        let request = sandbox.request(Method::GET, path).bearer_auth(&car.token).send().await.unwrap();
        (request.status().as_u16(), body(request).await)
    };
    for path in ["/v2.0/vehicles/bad_id", "/v2.0/vehicles/bad_id/odometer"] {
        let (status, answer) = ask(path).await;
        assert_eq!((status, &answer["type"], &answer["code"]), (400, &json!("VALIDATION"), &json!(null)), "{path}");
        assert_eq!(answer["resolution"], json!({"type": null}), "{path}");
    }
    let (status, answer) = ask("/v1.0/vehicles/bad_id").await;
    assert_eq!((status, &answer["error"]), (400, &json!("validation_error")));
    assert!(answer.get("resolution").is_none());
    let (status, answer) = ask("/v3/vehicles/bad_id").await;
    assert_eq!((status, &answer["errors"][0]["type"]), (400, &json!("VALIDATION")));
    let batch = sandbox.request(Method::POST, "/v2.0/vehicles/bad_id/batch").bearer_auth(&car.token);
    let batch = batch.json(&json!({"requests": [{"path": "/odometer"}]})).send().await.unwrap();
    assert_eq!(code_of(batch).await, "400 VALIDATION:-");
}

#[actix_web::test]
async fn compatibility_reads_make_and_model_year_from_a_vin() {
    let sandbox = Sandbox::start();
    let ask = async |vin: &str, scope: &str| {
        let path = format!("/v2.0/compatibility?vin={vin}&scope={scope}");
        let answer = sandbox.request(Method::GET, &path).basic_auth(APP, Some(SECRET)).send().await.unwrap();
        let answer = body(answer).await;
        let able = answer["capabilities"].as_array().unwrap().iter();
        let able = able.map(|row| row["reason"].as_str().unwrap_or("able").to_owned());
        (answer["compatible"].clone(), answer["reason"].clone(), able.collect::<Vec<_>>())
    };
    let yes = |able: &[&str]| (json!(true), json!(null), able.iter().map(|text| (*text).to_owned()).collect());
    let gmc = ask("0SCGMCT0386A85356", "read_odometer%20read_fuel").await;
    assert_eq!(gmc, yes(&["able", "VEHICLE_NOT_CAPABLE"]));
    let bmw = ask("WBAKE5C58DJ107700", "read_odometer%20read_location").await;
    assert_eq!(bmw, (json!(false), json!("VEHICLE_NOT_COMPATIBLE"), vec![]));
    assert_eq!(ask("5YJSA1E29LF403082", "read_fuel").await, yes(&["SMARTCAR_NOT_CAPABLE"]));
    assert_eq!(ask("5YJXCDE22HF068739", "read_odometer%20read_location").await, yes(&["able", "able"]));
    let audi = ask("WAUAFAFL1GN014882", "read_odometer%20read_location").await;
    assert_eq!(audi, yes(&["VEHICLE_NOT_CAPABLE", "VEHICLE_NOT_CAPABLE"]));
    for make in ["FORD", "TESLA", "LANDROVER", "MERCEDESBENZ", "KIA", "RAM"] {
        let (compatible, reason, _) = ask(&format!("0SC{make:0<14}"), "read_odometer").await;
        assert_eq!((compatible, reason), (json!(true), json!(null)), "{make}");
    }
    assert_eq!(ask("0SCYUGO0386A85356", "read_odometer").await.1, "MAKE_NOT_COMPATIBLE");
}

#[actix_web::test]
async fn the_published_logins_and_vins_end_as_they_say() {
    let sandbox = Sandbox::start();
    for (email, vin, error) in [
        ("smartcar@vehicle-incompatible.com", "0SCAUDI012FE3B132", "vehicle_incompatible"),
        ("smartcar@invalid-subscription.com", "0SCAUDI0155C49A95", "invalid_subscription"),
    ] {
        for response_type in ["code", "none"] {
            let end = sandbox.ends_without_a_car(response_type, email, &[]).await;
            assert_eq!(end.as_deref(), Some(error), "{email} {response_type}");
            let chosen = [("single_select", "true"), ("single_select_vin", vin)];
            let end = sandbox.ends_without_a_car(response_type, "any@example.com", &chosen).await;
            assert_eq!(end.as_deref(), Some(error), "{vin} {response_type}");
        }
    }
}

impl Sandbox {
    /// The error an application is told when this owner leaves the page Connect stops at.
    async fn ends_without_a_car(&self, kind: &str, email: &str, more: &[(&str, &str)]) -> Option<String> {
        let mut query = vec![
            ("response_type", kind),
            ("client_id", APP),
            ("redirect_uri", BACK),
            ("make", "AUDI"),
            ("mode", "test"),
        ];
        query.extend_from_slice(more);
        let begin = self.request(Method::GET, "/oauth/authorize").query(&query).send().await.unwrap();
        let visit = location(&begin).rsplit_once('/').unwrap().0.to_owned();
        let form = [("username", email), ("password", "x")];
        let sent = self.request(Method::POST, &format!("{visit}/sign-in")).form(&form).send().await.unwrap();
        let stop = location(&sent);
        if stop.ends_with("/incompatible") {
            let left = self.request(Method::POST, &stop).form(&[("share", "")]).send().await.unwrap();
            return parameter(&location(&left).parse().unwrap(), "error");
        }
        let page = self.request(Method::GET, &stop).send().await.unwrap().text().await.unwrap();
        let html = scraper::Html::parse_document(&page);
        let exit = scraper::Selector::parse("a#back-to-application").unwrap();
        let back: url::Url = html.select(&exit).next()?.value().attr("href")?.parse().unwrap();
        parameter(&back, "error")
    }
}
