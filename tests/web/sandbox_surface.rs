//! The sandbox's v2.0 as a whole: every reading, units, commands, batches, and bad input.

use reqwest::Method;
use serde_json::{Value, json};

use crate::sandbox_api::{Connected, Sandbox, body, code_of};

const EVERYTHING: &str = "read_vehicle_info read_vin read_odometer read_location read_battery read_charge read_fuel \
                          read_security read_engine_oil read_tires read_service_history read_diagnostics \
                          read_user_profile control_charge control_security control_navigation";

async fn reading(sandbox: &Sandbox, car: &Connected, path: &str) -> Value {
    let response = sandbox.get(car, path).await;
    assert_eq!(response.status(), 200, "{path}");
    assert!(response.headers().contains_key("sc-request-id") && response.headers().contains_key("sc-fetched-at"));
    body(response).await
}

#[actix_web::test]
async fn every_reading_has_its_documented_fields() {
    let sandbox = Sandbox::start();
    let volt = sandbox.connect_with("CHEVROLET", "owner@example.com", EVERYTHING).await;
    for (path, fields) in [
        ("/battery/capacity", &["capacity"][..]),
        ("/battery/nominal_capacity", &["availableCapacities", "capacity", "url"]),
        ("/charge/limit", &["limit"]),
        ("/engine/oil", &["lifeRemaining"]),
        ("/tires/pressure", &["frontLeft", "frontRight", "backLeft", "backRight"]),
        ("/diagnostics/system_status/", &["systems"]),
        ("/diagnostics/dtcs", &["activeCodes"]),
        ("/permissions", &["permissions", "paging"]),
        ("/", &["id", "make", "model", "year"]),
    ] {
        let reading = reading(&sandbox, &volt, path).await;
        assert!(fields.iter().all(|field| reading.get(field).is_some()), "{path}: {reading}");
    }
    assert_eq!(reading(&sandbox, &volt, "/service/history").await.as_array().unwrap().len(), 3);
    let url = reading(&sandbox, &volt, "/battery/nominal_capacity").await["url"].as_str().unwrap().to_owned();
    assert!(
        url.contains("/battery-capacity?vehicle_id=") && url.ends_with("&response_type=vehicle_id&redirect_uri="),
        "{url}"
    );
    let tesla = sandbox.connect_with("TESLA", "owner@example.com", EVERYTHING).await;
    assert_eq!(reading(&sandbox, &tesla, "/tesla/user/info").await, json!({"email": "owner@example.com"}));
    assert_eq!(code_of(sandbox.get(&tesla, "/TESLA/user/info").await).await, "403 PERMISSION:-");
    assert_eq!(code_of(sandbox.get(&volt, "/tesla/user/info").await).await, "501 COMPATIBILITY:VEHICLE_NOT_CAPABLE");
    assert_eq!(code_of(sandbox.get(&tesla, "/fuel").await).await, "501 COMPATIBILITY:SMARTCAR_NOT_CAPABLE");
    let edge = body(sandbox.get(&tesla, "/tesla/compass").await).await;
    assert!(edge["description"].as_str().unwrap().contains("tesla/user/info"), "{edge}");
}

#[actix_web::test]
async fn units_follow_the_header() {
    let sandbox = Sandbox::start();
    let car = sandbox.connect_with("CHEVROLET", "owner@example.com", EVERYTHING).await;
    for (path, field, factor) in [
        ("odometer", "/distance", 1.609_344),
        ("fuel", "/amountRemaining", 3.785_412),
        ("fuel", "/range", 1.609_344),
        ("battery", "/range", 1.609_344),
        ("tires/pressure", "/backLeft", 6.894_757),
        ("service/history", "/0/odometerDistance", 1.609_344),
    ] {
        let ask = async |units: &str| {
            let request = sandbox.request(Method::GET, &format!("/v2.0/vehicles/{}/{path}", car.id));
            let request = request.bearer_auth(&car.token).header("sc-unit-system", units);
            let response = request.header("content-type", "application/json").send().await.unwrap();
            assert_eq!(response.headers()["sc-unit-system"], units);
            body(response).await.pointer(field).and_then(Value::as_f64).unwrap()
        };
        let (metric, imperial) = (ask("metric").await, ask("imperial").await);
        assert!((metric / imperial - factor).abs() < factor * 0.01, "{path}{field}: {metric} and {imperial}");
    }
}

#[actix_web::test]
async fn a_limit_and_a_destination_are_taken_as_either_sdk_sends_them() {
    let sandbox = Sandbox::start();
    let car = sandbox.connect_with("CHEVROLET", "owner@example.com", EVERYTHING).await;
    for limit in [json!("0.7"), json!(0.7)] {
        assert_eq!(code_of(sandbox.post(&car, "/charge/limit", json!({"limit": limit})).await).await, "200 -:-");
        assert_eq!(reading(&sandbox, &car, "/charge/limit").await, json!({"limit": 0.7}));
    }
    let there = json!({"latitude": 47.6, "longitude": -122.3});
    let sent = body(sandbox.post(&car, "/navigation/destination", there).await).await;
    assert_eq!(sent, json!({"status": "success", "message": "Successfully sent request to vehicle"}));
    for (path, wrong, field) in [
        ("/charge/limit", json!({"limit": 0.4}), "limit"),
        ("/charge/limit", json!({"limit": "much"}), "limit"),
        ("/charge/limit", json!([]), "limit"),
        ("/navigation/destination", json!({"latitude": 1, "longitude": 181}), "longitude"),
        ("/navigation/destination", json!({}), "latitude"),
    ] {
        let refused = body(sandbox.post(&car, path, wrong).await).await;
        assert_eq!((&refused["code"], &refused["detail"][0]["field"]), (&json!("PARAMETER"), &json!([field])));
    }
}

#[actix_web::test]
async fn a_car_on_the_road_or_out_of_reach_obeys_nobody() {
    let sandbox = Sandbox::start();
    let car = sandbox.connect_with("CHEVROLET", "owner@example.com", EVERYTHING).await;
    let state = format!("cars/{}/state", car.id);
    let lock = async || code_of(sandbox.post(&car, "/security", json!({"action": "LOCK"})).await).await;
    let charge = async || code_of(sandbox.post(&car, "/charge", json!({"action": "START"})).await).await;
    sandbox.control(&state, json!({"driving": true})).await;
    assert_eq!(lock().await, "409 VEHICLE_STATE:IN_MOTION");
    assert_eq!(charge().await, "409 VEHICLE_STATE:CHARGING_PLUG_NOT_CONNECTED");
    sandbox.control(&state, json!({"driving": false, "paused": true})).await;
    assert_eq!((lock().await, charge().await).0, "409 VEHICLE_STATE:UNREACHABLE");
}

#[actix_web::test]
async fn services_are_of_the_days_asked_for() {
    let sandbox = Sandbox::start();
    sandbox.control("clock", json!({"stands_at": "2026-06-15T12:00:00Z"})).await;
    let car = sandbox.connect_with("KIA", "owner@example.com", EVERYTHING).await;
    let count = async |query: &str| {
        let services = reading(&sandbox, &car, &format!("/service/history?{query}")).await;
        services.as_array().unwrap().len()
    };
    assert_eq!(count("start_date=2025-01-01&end_date=2026-01-01").await, 1);
    assert_eq!(count("startDate=2025-01-01&endDate=").await, 2);
    assert_eq!(count("start_date=undefined&end_date=undefined").await, 3);
    for wrong in ["start_date=soon", "endDate=2025-13-01", "start_date=2026-01-01&end_date=2025-01-01"] {
        let refused = sandbox.get(&car, &format!("/service/history?{wrong}")).await;
        assert_eq!(code_of(refused).await, "400 VALIDATION:PARAMETER", "{wrong}");
    }
}

#[actix_web::test]
async fn each_item_of_a_batch_has_headers_even_when_it_fails() {
    let sandbox = Sandbox::start();
    let car = sandbox.connect_with("TESLA", "owner@example.com", EVERYTHING).await;
    let paths = ["/odometer", "/fuel", "/", "/tires/pressure", "/service/history?start_date=x", "/nonsense"];
    let requests: Vec<Value> = paths.iter().map(|path| json!({"path": path})).collect();
    let batch = body(sandbox.post(&car, "/batch", json!({"requests": requests})).await).await;
    let codes: Vec<u64> =
        batch["responses"].as_array().unwrap().iter().map(|item| item["code"].as_u64().unwrap()).collect();
    assert_eq!(codes, [200, 501, 200, 200, 400, 404]);
    for item in batch["responses"].as_array().unwrap() {
        assert_eq!(item["headers"]["sc-request-id"].as_str().unwrap().len(), 36);
    }
}

#[actix_web::test]
async fn every_error_has_a_status_a_request_id_and_a_content_type() {
    let sandbox = Sandbox::start();
    let car = sandbox.connect("KIA", "owner@example.com").await;
    for (path, expected) in [
        ("/v2.0/vehicles?limit=51", 400),
        ("/v2.0/vehicles?limit=5&limit=6", 400),
        ("/v2.0/vehicles?flags=country", 400),
        ("/v2.0/user?flags=country:DE%20color:red", 200),
        ("/v99999999.99/vehicles/", 200),
        ("/vX/vehicles", 404),
        ("/v2.0/nothing", 404),
        ("/v1.0/vehicles/nobody", 400),
        ("/v1.0/vehicles/00000000-0000-4000-8000-000000000000", 403),
        ("/v2.0/vehicles//", 200),
    ] {
        let response = sandbox.request(Method::GET, path).bearer_auth(&car.token).send().await.unwrap();
        assert_eq!(response.status().as_u16(), expected, "{path}");
        assert!(response.headers()["content-type"].to_str().unwrap().starts_with("application/json"), "{path}");
        let body = body(response).await;
        if expected != 200 {
            assert_eq!(body["statusCode"], expected, "{path}");
            assert_eq!(body["requestId"].as_str().unwrap().len(), 36, "{path}");
        }
    }
    let refused = body(sandbox.request(Method::GET, "/v2.0/user").send().await.unwrap()).await;
    assert!(refused["docURL"].as_str().unwrap().ends_with("authentication-errors#null"));
    let flood = sandbox.request(Method::POST, &format!("/v2.0/vehicles/{}/batch", car.id)).bearer_auth(&car.token);
    let refused = body(flood.body(vec![b' '; 100_000]).send().await.unwrap()).await;
    assert!(refused["description"].as_str().unwrap().contains("64 KiB"), "{refused}");
    let flood = sandbox.request(Method::POST, "/oauth/token").form(&[("code", "x".repeat(100_000))]);
    assert_eq!(body(flood.send().await.unwrap()).await["error"], "invalid_request");
}
