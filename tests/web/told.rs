//! A car of which Smartcar's webhook tells, and deliveries to try it with.

use std::time::Duration;

use hmac::{Hmac, Mac};
use serde_json::{Value, json};
use sha2::Sha256;

use crate::browser::Browser;
use crate::connecting::connect;
use crate::harness::Stack;

pub(crate) const TOKEN: &str = "5a4d8f3e-0000-4000-8000-6d616e616765";
pub(crate) const LOGIN: &str = "CONNECTED_SERVICES_ACCOUNT:AUTHENTICATION_FAILED";

pub(crate) fn sign(token: &str, message: &[u8]) -> String {
    let mac = Hmac::<Sha256>::new_from_slice(token.as_bytes()).unwrap().chain_update(message);
    mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(crate) fn now() -> i64 {
    chrono::Utc::now().timestamp_millis()
}

/// App and sandbox with a webhook between them, and a car that is subscribed and has told its first state.
pub(crate) struct Told {
    pub(crate) stack: Stack,
    pub(crate) browser: Browser,
    /// The address of the car's page.
    pub(crate) page: String,
    /// Smartcar's id of the car.
    pub(crate) car: String,
}

impl Told {
    pub(crate) async fn start() -> Self {
        Self::start_with(&[], |_| {}).await
    }

    pub(crate) async fn start_with(
        settings: &[(&str, &str)],
        adjust: impl FnOnce(&mut driveway::config::Config),
    ) -> Self {
        let settings: Vec<(&str, &str)> = settings.iter().copied().chain([("SANDBOX_WEBHOOK_ID", "hook")]).collect();
        let stack = Stack::start_with(&settings, |config| {
            config.patience.tick = Duration::from_millis(50);
            adjust(config);
        })
        .await;
        verified(&stack).await;
        let mut browser = stack.browser();
        let page = connect(&mut browser, "CHEVROLET", "owner@example.com").await.url.path().to_owned();
        stack.until("SELECT count(*) FROM webhook_events WHERE kind = 'VEHICLE_STATE' AND done_at > 0", "1").await;
        let car = stack.rows("SELECT smartcar_id FROM vehicles").await.remove(0);
        Self { stack, browser, page, car }
    }

    /// Delivers an event, and waits until it is worked on.
    pub(crate) async fn tell(&self, id: &str, kind: &str, data: Value, sent_at: i64) {
        let answer = deliver(&self.stack, &self.event(id, kind, data, sent_at)).await;
        assert_eq!(answer, 200);
        self.stack.until("SELECT count(*) FROM webhook_events WHERE done_at IS NULL", "0").await;
    }

    pub(crate) fn event(&self, id: &str, kind: &str, mut data: Value, sent_at: i64) -> Value {
        data["vehicle"] = json!({"id": self.car, "make": "CHEVROLET", "model": "Bolt", "year": 2022});
        let meta = json!({"version": "4.0", "deliveryId": format!("d-{id}"), "deliveredAt": sent_at, "mode": "LIVE", "webhookId": "hook"});
        json!({"eventId": id, "eventType": kind, "data": data, "meta": meta})
    }

    pub(crate) async fn view(&mut self) -> crate::browser::Page {
        self.browser.open(&self.page).await
    }

    /// Smartcar's state of the login, by a delivery.
    pub(crate) fn login(state: &str) -> Value {
        json!({"errors": [{
            "type": "CONNECTED_SERVICES_ACCOUNT", "code": "AUTHENTICATION_FAILED", "state": state, "description": "…",
        }]})
    }
}

pub(crate) async fn verified(stack: &Stack) {
    for _ in 0..200 {
        let known: Value =
            reqwest::get(format!("{}/_control/webhooks", stack.sandbox)).await.unwrap().json().await.unwrap();
        if known[0]["state"] == "verified" {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the webhook was never verified");
}

pub(crate) async fn post(stack: &Stack, body: impl Into<reqwest::Body>, signature: Option<&str>) -> reqwest::Response {
    let mut request = reqwest::Client::new().post(format!("{}/webhooks/smartcar", stack.app));
    if let Some(signature) = signature {
        request = request.header("SC-Signature", signature);
    }
    request.header("content-type", "application/json").body(body).send().await.unwrap()
}

/// Delivers a body as Smartcar does: again where it is put off, as on a busy machine; the status it gets.
pub(crate) async fn deliver(stack: &Stack, body: &Value) -> u16 {
    for _ in 0..20 {
        let status = deliver_once(stack, body).await;
        if status != 503 {
            return status;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    503
}

/// The same, once.
pub(crate) async fn deliver_once(stack: &Stack, body: &Value) -> u16 {
    let body = body.to_string();
    let signature = sign(TOKEN, body.as_bytes());
    post(stack, body, Some(&signature)).await.status().as_u16()
}

pub(crate) fn signal(code: &str, value: Value, at: i64) -> Value {
    let body = if value.is_object() { value } else { json!({"value": value}) };
    json!({"code": code, "name": "N", "group": "G", "body": body, "status": {"value": "SUCCESS"}, "meta": {"oemUpdatedAt": at, "retrievedAt": at}})
}

/// A delivery that tells all there is: these, and the others as they may be.
pub(crate) fn everything(signals: &[Value], at: i64) -> Value {
    let others = [
        odometer(77_000.0, at - 1_000),
        signal("tractionbattery-stateofcharge", json!({"value": 43, "unit": "percent"}), at),
        signal("location-preciselocation", json!({"latitude": 52.2, "longitude": 0.1}), at),
        signal("charge-ischarging", json!(false), at),
        signal("closure-islocked", json!(true), at),
        signal("internalcombustionengine-fuellevel", json!({"value": 77, "unit": "percent"}), at),
    ];
    let others = others.into_iter().filter(|other| !signals.iter().any(|signal| signal["code"] == other["code"]));
    json!({"signals": signals.iter().cloned().chain(others).collect::<Vec<_>>()})
}

pub(crate) fn odometer(kilometres: f64, at: i64) -> Value {
    signal("odometer-traveleddistance", json!({"value": kilometres, "unit": "km"}), at)
}
