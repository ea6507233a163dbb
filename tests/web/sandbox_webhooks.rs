//! The sandbox's webhooks, received by a server of the test's own: the proof, the events, retries and bad manners.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use actix_web::web::{self, Bytes, Data};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer};
use hmac::{Hmac, Mac};
use reqwest::Method;
use serde_json::{Value, json};
use sha2::Sha256;

use crate::sandbox_api::{APP, Connected, MANAGEMENT, SECRET, Sandbox, body, code_of};

/// One delivery as it arrived.
#[derive(Clone)]
struct Received {
    body: Value,
    raw: Bytes,
    signature: Option<String>,
    user_agent: String,
}

#[derive(Default)]
struct Inbox {
    received: Mutex<Vec<Received>>,
    /// Statuses of the next answers; 200 when there is none.
    statuses: Mutex<Vec<u16>>,
}

fn sign(message: &[u8]) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(MANAGEMENT.as_bytes()).unwrap();
    mac.update(message);
    mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

async fn receive(request: HttpRequest, raw: Bytes, inbox: Data<Inbox>) -> HttpResponse {
    let header = |name: &str| request.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
    let body: Value = serde_json::from_slice(&raw).unwrap();
    let challenge = body["data"]["challenge"].as_str().map(|challenge| sign(challenge.as_bytes()));
    let (signature, user_agent) = (header("sc-signature"), header("user-agent").unwrap());
    inbox.received.lock().unwrap().push(Received { body, raw, signature, user_agent });
    if let Some(challenge) = challenge {
        return HttpResponse::Ok().json(json!({"challenge": challenge}));
    }
    let status = inbox.statuses.lock().unwrap().pop().unwrap_or(204);
    HttpResponse::build(status.try_into().unwrap()).finish()
}

struct Hooked {
    sandbox: Sandbox,
    car: Connected,
    inbox: Arc<Inbox>,
    uri: String,
}

impl Hooked {
    /// A verified webhook `hook` with quick retries, and a car subscribed the way SDKs do it.
    async fn start() -> Self {
        let sandbox = Sandbox::start();
        let inbox = Data::new(Inbox::default());
        let given = inbox.clone();
        let server =
            HttpServer::new(move || App::new().app_data(given.clone()).default_service(web::route().to(receive)));
        let server = server.workers(1).disable_signals().bind("127.0.0.1:0").unwrap();
        let uri = format!("http://{}/events", server.addrs()[0]);
        actix_web::rt::spawn(server.run());
        let car = sandbox.connect("KIA", "owner@example.com").await;
        let hooked = Self { sandbox, car, inbox: inbox.into_inner(), uri };
        let made = hooked.make(json!({"uri": hooked.uri, "id": "hook", "name": "Mine"})).await;
        assert_eq!(made["state"], "verified", "{made}");
        hooked.delivery(json!({"pauses_ms": [10, 10, 10]})).await;
        let subscribed = hooked.sandbox.post(&hooked.car, "/webhooks/hook", json!({})).await;
        assert_eq!(body(subscribed).await, json!({"webhookId": "hook", "vehicleId": hooked.car.id}));
        hooked
    }

    async fn make(&self, webhook: Value) -> Value {
        let request = self.sandbox.request(Method::POST, "/_control/webhooks").json(&webhook);
        body(request.send().await.unwrap()).await
    }

    async fn delivery(&self, delivery: Value) {
        self.sandbox.control("webhooks/hook/delivery", delivery).await;
    }

    async fn car_becomes(&self, condition: &str) {
        let path = format!("cars/{}/condition", self.car.id);
        self.sandbox.control(&path, json!({"condition": condition})).await;
    }

    /// Waits until this many have arrived, the challenge included.
    async fn received(&self, count: usize) -> Vec<Received> {
        for _ in 0..500 {
            let received = self.inbox.received.lock().unwrap().clone();
            if received.len() >= count {
                return received;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("only {} of {count} arrived", self.inbox.received.lock().unwrap().len());
    }
}

#[actix_web::test]
async fn a_webhook_proves_itself_and_hears_the_first_state() {
    let hooked = Hooked::start().await;
    let received = hooked.received(2).await;
    let (verify, first) = (&received[0], &received[1]);
    assert_eq!(verify.body["eventType"], "VERIFY");
    assert!(verify.signature.is_none() && verify.body["meta"]["deliveredAt"].is_string());
    assert!(first.user_agent.starts_with("Smartcar/"));
    assert_eq!(first.signature.as_deref(), Some(sign(&first.raw).as_str()));
    let Received { body: event, .. } = first;
    assert_eq!((&event["eventType"], &event["vehicleId"]), (&json!("VEHICLE_STATE"), &json!(hooked.car.id)));
    assert_eq!(event["data"]["triggers"], json!([{"code": "FIRST_DELIVERY"}]));
    assert_eq!(event["meta"]["signalCount"], json!(event["data"]["signals"].as_array().unwrap().len()));
    let meta = &event["meta"];
    assert_eq!(
        (&meta["version"], &meta["webhookName"], &meta["mode"]),
        (&json!("4.0"), &json!("Mine"), &json!("LIVE"))
    );
    // An SDK that writes the parsed body again must get the same text.
    let raw = std::str::from_utf8(&first.raw).unwrap();
    assert!(!raw.contains(".0,") && !raw.contains(".0}"), "{raw}");
    assert!(meta["deliveredAt"].is_i64() && event["data"]["user"]["id"].is_string());
    let signal = &event["data"]["signals"][0];
    assert_eq!((&signal["status"]["value"], &signal["body"]["unit"]), (&json!("SUCCESS"), &json!("kilometers")));
}

#[actix_web::test]
async fn a_receiver_without_the_proof_hears_nothing() {
    let hooked = Hooked::start().await;
    let nobody = hooked.make(json!({"uri": "http://127.0.0.1:9/", "id": "nobody"})).await;
    assert_eq!(
        (&nobody["state"], &nobody["problem"]),
        (&json!("unverified"), &json!("the receiver cannot be reached"))
    );
    let wrong = hooked.make(json!({"uri": format!("{}/", hooked.sandbox.origin), "id": "wrong"})).await;
    assert_eq!(wrong["state"], "unverified");
    for uri in ["https://example.com/hook", "ftp://localhost/", "http://10.0.0.1/", "nonsense"] {
        assert!(hooked.make(json!({"uri": uri})).await["error"].as_str().unwrap().contains("this machine"), "{uri}");
    }
    let unknown = hooked.sandbox.post(&hooked.car, "/webhooks/unknown", json!({})).await;
    assert_eq!(code_of(unknown).await, "400 VALIDATION:-");
    let path = format!("/v2.0/vehicles/{}/webhooks/hook", hooked.car.id);
    let end =
        async |token: &str| hooked.sandbox.request(Method::DELETE, &path).bearer_auth(token).send().await.unwrap();
    assert_eq!(code_of(end("wrong").await).await, "401 AUTHENTICATION:-");
    assert_eq!(end(MANAGEMENT).await.status(), 200);
    assert_eq!(code_of(end(MANAGEMENT).await).await, "400 VALIDATION:-");
}

#[actix_web::test]
async fn changes_and_errors_are_told_and_resolved() {
    let hooked = Hooked::start().await;
    hooked.received(2).await;
    hooked.sandbox.post(&hooked.car, "/security", json!({"action": "LOCK"})).await;
    let locked = &hooked.received(3).await[2].body;
    assert_eq!(locked["data"]["triggers"][0]["code"], "closure-islocked");
    assert_eq!(locked["data"]["triggers"].as_array().unwrap().len(), 1);
    hooked.car_becomes("VEHICLE_STATE:ASLEEP").await;
    let error = hooked.received(4).await[3].body["data"]["errors"][0].clone();
    assert_eq!(
        (&error["type"], &error["code"], &error["state"]),
        (&json!("VEHICLE_STATE"), &json!("ASLEEP"), &json!("ERROR"))
    );
    assert!(error["signals"].as_array().unwrap().iter().any(|signal| signal["code"] == "odometer-traveleddistance"));
    hooked.car_becomes("HEALTHY").await;
    let mended = hooked.received(5).await[4].body["data"]["errors"][0].clone();
    assert_eq!(mended["state"], "RESOLVED");
    assert!(mended.get("resolution").is_none() && mended.get("docURL").is_none());
    hooked.sandbox.control("webhooks/hook/send", json!({"vehicle_id": hooked.car.id})).await;
    assert_eq!(hooked.received(6).await[5].body["eventType"], "VEHICLE_STATE");
    hooked.car_becomes("UPSTREAM:KNOWN_ISSUE").await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(hooked.received(6).await.len(), 6);
}

#[actix_web::test]
async fn what_is_not_acknowledged_comes_again_and_then_no_more() {
    let hooked = Hooked::start().await;
    hooked.received(2).await;
    *hooked.inbox.statuses.lock().unwrap() = vec![200, 301, 500];
    hooked.car_becomes("VEHICLE_STATE:ASLEEP").await;
    let received = hooked.received(5).await;
    assert_eq!(received[2].body["eventId"], received[4].body["eventId"]);
    assert_ne!(received[2].body["meta"]["deliveryId"], received[4].body["meta"]["deliveryId"]);
    *hooked.inbox.statuses.lock().unwrap() = vec![500; 8];
    hooked.car_becomes("HEALTHY").await;
    hooked.received(9).await;
    tokio::time::sleep(Duration::from_millis(150)).await;
    assert_eq!(hooked.received(9).await.len(), 9);
    let deliveries = hooked.sandbox.request(Method::GET, "/_control/deliveries").send().await.unwrap();
    let deliveries = body(deliveries).await;
    assert_eq!((&deliveries[8]["attempt"], &deliveries[8]["acknowledged"]), (&json!(4), &json!(false)));
}

#[actix_web::test]
async fn deliveries_come_twice_late_swapped_and_badly_signed_on_request() {
    let hooked = Hooked::start().await;
    hooked.received(2).await;
    hooked.delivery(json!({"duplicate": 1, "delay_ms": 50, "bad_signature": true})).await;
    hooked.car_becomes("VEHICLE_STATE:ASLEEP").await;
    let received = hooked.received(4).await;
    assert_eq!(received[2].body["eventId"], received[3].body["eventId"]);
    assert_ne!(received[3].signature.as_deref(), Some(sign(&received[3].raw).as_str()));
    hooked.delivery(json!({"reorder": true})).await;
    hooked.car_becomes("VEHICLE_STATE:UNREACHABLE").await;
    let received = hooked.received(6).await;
    let states: Vec<&Value> = received[4..].iter().map(|event| &event.body["data"]["errors"][0]["state"]).collect();
    assert_eq!(states, ["ERROR", "RESOLVED"]);
    let request = hooked.sandbox.request(Method::POST, "/_control/webhooks/hook/delivery").json(&json!({"pauses": 1}));
    assert_eq!(request.send().await.unwrap().status(), 422);
}

#[actix_web::test]
async fn v3_lists_webhooks_and_manages_subscriptions() {
    let hooked = Hooked::start().await;
    let form = [("grant_type", "client_credentials")];
    let token = hooked.sandbox.request(Method::POST, "/oauth2/token").basic_auth(APP, Some(SECRET)).form(&form);
    let token = body(token.send().await.unwrap()).await["access_token"].as_str().unwrap().to_owned();
    let call = async |method: Method, path: &str, json: Value| {
        let request = hooked.sandbox.request(method, &format!("/v3{path}")).bearer_auth(&token).json(&json);
        let response = request.send().await.unwrap();
        (response.status().as_u16(), response.json::<Value>().await.unwrap_or_default())
    };
    let (_, webhooks) = call(Method::GET, "/webhooks", Value::Null).await;
    assert_eq!((&webhooks["data"][0]["id"], &webhooks["meta"]["totalCount"]), (&json!("hook"), &json!(1)));
    assert_eq!(call(Method::GET, "/webhooks/none", Value::Null).await.0, 404);
    let id = call(Method::GET, "/subscriptions", Value::Null).await.1["data"][0]["id"].as_str().unwrap().to_owned();
    let path = format!("/subscriptions/{id}");
    assert_eq!(call(Method::GET, &path, Value::Null).await.0, 200);
    assert_eq!(call(Method::DELETE, &path, Value::Null).await.0, 204);
    assert_eq!(call(Method::GET, &path, Value::Null).await.0, 404);
    let ids = json!({"data": {"attributes": {"webhookId": "hook", "vehicleId": hooked.car.id}}});
    let (status, made) = call(Method::POST, "/subscriptions", ids.clone()).await;
    assert_eq!((status, made["meta"]["message"].is_string()), (202, true));
    let (status, refused) = call(Method::POST, "/subscriptions", ids).await;
    assert_eq!((status, &refused["errors"][0]["code"]), (409, &json!("ALREADY_EXISTS")), "one subscription is enough");
    assert_eq!(hooked.received(3).await[2].body["data"]["triggers"][0]["code"], "FIRST_DELIVERY");
    assert_eq!(call(Method::POST, "/subscriptions", json!({})).await.0, 400);
}

#[actix_web::test]
async fn deliveries_come_in_each_form_that_was_seen_and_are_signed_as_they_are() {
    let hooked = Hooked::start().await;
    hooked.received(2).await;
    for (shape, at) in [("docs", 2), ("winter", 3), ("september", 4)] {
        hooked.sandbox.control("webhooks/hook/delivery", json!({"shape": shape})).await;
        hooked.sandbox.control("webhooks/hook/send", json!({"vehicle_id": hooked.car.id})).await;
        let event = hooked.received(at + 1).await[at].clone();
        assert_eq!(event.signature.as_deref(), Some(sign(&event.raw).as_str()), "{shape}");
        let body = event.body;
        assert_eq!(body["data"]["vehicle"]["id"], json!(hooked.car.id), "{shape}");
        assert_eq!(body.get("vehicleId").is_some(), shape == "docs", "{shape}");
        assert_eq!(body["data"].get("triggers").is_some(), shape == "docs", "{shape}");
        match shape {
            "docs" => assert_eq!(body["data"]["triggers"][0]["code"], "odometer-traveleddistance"),
            "winter" => assert_eq!(body["triggers"][0]["signal"]["group"], "Odometer"),
            _ => assert_eq!(body["triggers"][0]["signal"], "Odometer.TraveledDistance"),
        }
    }
}

#[actix_web::test]
async fn an_automatic_webhook_hears_of_each_new_car_but_not_of_one_that_left() {
    let hooked = Hooked::start().await;
    hooked.received(2).await;
    let made = hooked.make(json!({"uri": hooked.uri, "id": "all", "automatic": true})).await;
    assert_eq!(made["vehicles"], json!([hooked.car.id]));
    hooked.sandbox.connect("FORD", "owner@example.com").await;
    let received = hooked.received(5).await;
    assert!(received[2..].iter().all(|event| event.body["meta"]["webhookId"] == "all"));
    let path = format!("/v2.0/vehicles/{}/webhooks/all", hooked.car.id);
    let ended = hooked.sandbox.request(Method::DELETE, &path).bearer_auth(MANAGEMENT).send().await.unwrap();
    assert_eq!(ended.status(), 200);
    hooked.car_becomes("VEHICLE_STATE:ASLEEP").await;
    tokio::time::sleep(Duration::from_millis(150)).await;
    let received = hooked.received(6).await;
    assert_eq!((received.len(), &received[5].body["meta"]["webhookId"]), (6, &json!("hook")));
}
