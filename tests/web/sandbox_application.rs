//! What the application asks for itself: compatibility, connections, the v3 fixture, Connect's extras.

use reqwest::{Method, Response};
use serde_json::{Value, json};

use crate::sandbox_api::{APP, BACK, MANAGEMENT, SECRET, Sandbox, body, code_of, parameter};

impl Sandbox {
    async fn compatibility(&self, path: &str) -> Response {
        let request = self.request(Method::GET, path).basic_auth(APP, Some(SECRET));
        request.send().await.unwrap()
    }

    async fn management(&self, method: Method, query: &str) -> Response {
        let path = format!("/v2.0/management/connections{query}");
        self.request(method, &path).basic_auth("default", Some(MANAGEMENT)).send().await.unwrap()
    }
}

#[actix_web::test]
async fn compatibility_answers_as_the_sdk_suites_expect() {
    let sandbox = Sandbox::start();
    let ask = async |version: &str, vin: &str, more: &str| {
        let path = format!("/v{version}/compatibility?vin={vin}&scope=read_odometer%20read_location&{more}");
        body(sandbox.compatibility(&path).await).await
    };
    let tesla = ask("2.0", "5YJXCDE22HF068739", "country=US&flags=a:b&mode=live").await;
    assert_eq!((&tesla["compatible"], &tesla["reason"]), (&json!(true), &json!(null)));
    let odometer = json!({"permission": "read_odometer", "endpoint": "/odometer", "capable": true, "reason": null});
    assert_eq!(tesla["capabilities"][0], odometer);
    let audi = ask("2.0", "WAUAFAFL1GN014882", "").await;
    assert_eq!((&audi["compatible"], &audi["capabilities"][1]["capable"]), (&json!(true), &json!(false)));
    assert_eq!(ask("1.0", "WAUAFAFL1GN014882", "").await, json!({"compatible": false}));
    assert_eq!(ask("1.0", "5YJXCDE22HF068739", "").await, json!({"compatible": true}));
    assert_eq!(ask("2.0", "00000000000000000", "").await["reason"], "MAKE_NOT_COMPATIBLE");
    let level = "test_mode_compatibility_level=incompatible";
    assert_eq!(ask("2.0", "5YJXCDE22HF068739", level).await["reason"], "VEHICLE_NOT_COMPATIBLE");
    for wrong in ["vin=X&scope=read_vin", "vin=5YJXCDE22HF068739", "vin=5YJXCDE22HF068739&scope=read_minds"] {
        let refused = sandbox.compatibility(&format!("/v2.0/compatibility?{wrong}")).await;
        assert_eq!(code_of(refused).await, "400 VALIDATION:PARAMETER", "{wrong}");
    }
    let nobody = sandbox.request(Method::GET, "/v2.0/compatibility").send().await.unwrap();
    assert_eq!(code_of(nobody).await, "401 AUTHENTICATION:-");
}

#[actix_web::test]
async fn the_matrix_lists_what_is_asked_for() {
    let sandbox = Sandbox::start();
    let ask =
        async |query: &str| body(sandbox.compatibility(&format!("/v2.0/compatibility/matrix?{query}")).await).await;
    let all = ask("region=US").await;
    assert_eq!(all.as_object().unwrap().len(), 33);
    let some = ask("region=EUROPE&make=TESLA%20DODGE&scope=read_battery&type=BEV").await;
    assert_eq!(some.as_object().unwrap().keys().collect::<Vec<_>>(), ["TESLA"]);
    let row = &some["TESLA"][0];
    assert_eq!((&row["model"], &row["type"]), (&json!("Model 3"), &json!("BEV")));
    assert!(row["permissions"].as_array().unwrap().contains(&json!("read_battery")));
    assert_eq!(ask("region=MARS").await["detail"][0]["field"], json!(["region"]));
    let edge = sandbox.compatibility("/v2.0/compatibility/more").await;
    assert_eq!(code_of(edge).await, "404 RESOURCE_NOT_FOUND:PATH");
}

#[actix_web::test]
async fn a_thousand_connections_are_paged_filtered_and_ended() {
    let sandbox = Sandbox::start();
    let car = sandbox.connect("KIA", "999-vehicles@smartcar.com").await;
    let other = sandbox.connect("FORD", "owner@example.com").await;
    let mut listed = Vec::new();
    for offset in (0..1_000).step_by(50) {
        let path = format!("/v2.0/vehicles?limit=50&offset={offset}");
        let page = sandbox.request(Method::GET, &path).bearer_auth(&car.token).send().await.unwrap();
        let page = body(page).await;
        assert_eq!(page["paging"], json!({"count": 999, "offset": offset}));
        listed.extend(page["vehicles"].as_array().unwrap().iter().map(|id| id.as_str().unwrap().to_owned()));
    }
    listed.sort();
    listed.dedup();
    assert_eq!(listed.len(), 999);
    let (mut seen, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = body(sandbox.management(Method::GET, &format!("/?limit=100{cursor}")).await).await;
        seen.extend(page["connections"].as_array().unwrap().iter().map(|known| known["vehicleId"].to_string()));
        let Some(next) = page["paging"]["cursor"].as_str() else { break };
        cursor = format!("&cursor={next}");
    }
    assert_eq!((seen.len(), seen[0].trim_matches('"')), (1_000, other.id.as_str()));
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 1_000);
    let filtered = body(sandbox.management(Method::GET, &format!("?vehicle_id={}&mode=live", other.id)).await).await;
    let user = filtered["connections"][0]["userId"].as_str().unwrap();
    assert_eq!((&filtered["connections"][0]["mode"], &filtered["paging"]["cursor"]), (&json!("live"), &json!(null)));
    let ended = sandbox.management(Method::DELETE, &format!("?vehicle_id={}&user_id={user}", other.id)).await;
    assert_eq!(body(ended).await, json!({"connections": [{"userId": user, "vehicleId": other.id}]}));
    assert_eq!(code_of(sandbox.get(&other, "/odometer").await).await, "403 PERMISSION:-");
    assert_eq!(code_of(sandbox.management(Method::DELETE, "").await).await, "400 VALIDATION:PARAMETER");
    assert_eq!(code_of(sandbox.management(Method::GET, "?cursor=x").await).await, "400 VALIDATION:PARAMETER");
    let stranger = sandbox.request(Method::GET, "/v2.0/management/connections").basic_auth("default", Some("no"));
    assert_eq!(code_of(stranger.send().await.unwrap()).await, "401 AUTHENTICATION:-");
}

#[actix_web::test]
async fn an_sdk_reads_signals_with_an_owners_token_and_the_fixture() {
    let sandbox = Sandbox::start();
    let car = sandbox.connect("KIA", "owner@example.com").await;
    let ask = async |token: &str, path: &str| {
        body(sandbox.request(Method::GET, &format!("/v3{path}")).bearer_auth(token).send().await.unwrap()).await
    };
    let signals = ask(&car.token, &format!("/vehicles/{}/signals", car.id)).await;
    assert_eq!(signals["data"][0]["id"], "odometer-traveleddistance");
    assert_eq!(ask(&car.token, "/connections").await["errors"][0]["status"], "401");
    let fixture = "/vehicles/tst2e255-d3c8-4f90-9fec-e6e68b98e9cb";
    let vehicle = ask("test-data-token", fixture).await;
    let attributes: &Value = &vehicle["attributes"];
    assert_eq!(
        (&attributes["make"], &attributes["model"], &attributes["year"]),
        (&json!("TESLA"), &json!("Model Y"), &json!(2021))
    );
    let odometer = ask("test-data-token", &format!("{fixture}/signals/odometer-traveleddistance")).await;
    assert_eq!(odometer["attributes"]["status"]["value"], "SUCCESS");
    assert_eq!(
        ask("test-data-token", &format!("/vehicles/{}", car.id)).await["errors"][0]["code"],
        "VEHICLE_NOT_FOUND"
    );
}

#[actix_web::test]
async fn a_tesla_that_wants_its_key_sends_the_link_back() {
    let sandbox = Sandbox::start();
    for (make, expected) in [("TESLA", Some("https://www.tesla.com/_ak/smartcar.com")), ("KIA", None)] {
        let query = [("response_type", "code"), ("client_id", APP), ("redirect_uri", BACK), ("make", make)];
        let back = sandbox.walk(&query, "virtual-key@sandbox.test").await;
        assert!(parameter(&back, "code").is_some());
        assert_eq!(parameter(&back, "virtual_key_url").as_deref(), expected, "{make}");
    }
}
