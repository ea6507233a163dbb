//! The bodies of version 4.0: what stands in `data` and around it.

use serde_json::{Value, json};

use super::super::car::{Car, Condition};
use super::super::faults;
use super::super::grants::Connection;
use super::super::units::METRIC;
use super::super::v3::signals::{self, SIGNALS, Signal};
use super::known::{Event, Webhook};
use super::shape;

/// The errors a webhook tells; a receiver hears nothing of the others.
const TOLD: [&str; 12] = [
    "CONNECTED_SERVICES_ACCOUNT:ACCOUNT_ISSUE",
    "CONNECTED_SERVICES_ACCOUNT:AUTHENTICATION_FAILED",
    "CONNECTED_SERVICES_ACCOUNT:PERMISSION",
    "CONNECTED_SERVICES_ACCOUNT:SUBSCRIPTION",
    "CONNECTED_SERVICES_ACCOUNT:VIRTUAL_KEY_REQUIRED",
    "VEHICLE_STATE:REMOTE_ACCESS_DISABLED",
    "VEHICLE_STATE:ASLEEP",
    "VEHICLE_STATE:UNREACHABLE",
    "COMPATIBILITY:MAKE_NOT_COMPATIBLE",
    "COMPATIBILITY:SMARTCAR_NOT_CAPABLE",
    "COMPATIBILITY:VEHICLE_NOT_CAPABLE",
    "PERMISSION",
];

pub(super) fn first_delivery() -> Value {
    json!([{"code": "FIRST_DELIVERY"}])
}

pub(super) fn triggers(signals: &[&Signal]) -> Value {
    signals.iter().map(|signal| name(signal)).collect()
}

fn name(signal: &Signal) -> Value {
    json!({"code": signal.code, "name": signal.name, "group": signal.group})
}

/// All signals, those that fail with their error in the place of a body.
pub(super) fn state(car: &Car, known: &Connection, triggers: Value, now: i64) -> Value {
    let signals = SIGNALS.iter().map(|signal| {
        let mut item = name(signal);
        item["meta"] = json!({"fetchedAt": now});
        match signals::trouble(signal, car, &known.permissions) {
            Some((fault, _)) => {
                item["status"] = json!({"value": "ERROR", "error": {"type": fault.kind, "code": fault.code}});
            }
            None => {
                let (body, age) = signals::value(signal, car, now, METRIC);
                item["body"] = body;
                item["meta"]["oemUpdatedAt"] = json!(now - age);
                item["status"] = json!({"value": "SUCCESS"});
            }
        }
        item
    });
    let signals: Vec<Value> = signals.collect();
    json!({"user": user(known), "vehicle": vehicle(car, known), "triggers": triggers, "signals": signals})
}

/// `None`: webhooks do not tell this one.
pub(super) fn error(
    car: &Car,
    known: &Connection,
    fault: &str,
    endpoint: Option<&str>,
    is_over: bool,
) -> Option<Value> {
    let row = faults::find(fault).filter(|_| TOLD.contains(&fault))?;
    let endpoint = endpoint.map(str::to_owned);
    let troubled = Car { condition: Some(Condition { endpoint, ..Condition::everywhere(fault) }), ..car.clone() };
    let touched =
        SIGNALS.iter().filter(|signal| troubled.fault_on(signal.endpoint, signal.endpoint == "vin").is_some());
    let signals: Vec<Value> = touched.map(name).collect();
    let mut error = json!({"type": row.kind, "code": row.code, "description": row.description, "signals": signals});
    if is_over {
        error["state"] = json!("RESOLVED");
    } else {
        error["state"] = json!("ERROR");
        error["docURL"] = json!(row.doc_url());
        error["resolution"] = json!({"type": row.resolution});
        error["suggestedUserMessage"] = json!(row.user_message);
    }
    Some(json!({"user": user(known), "vehicle": vehicle(car, known), "errors": [error]}))
}

fn user(known: &Connection) -> Value {
    let mut user = json!({"id": known.user});
    if let Some(id) = &known.external_id {
        user["externalId"] = json!(id);
    }
    user
}

fn vehicle(car: &Car, known: &Connection) -> Value {
    json!({
        "id": car.id, "make": car.make, "model": car.model, "year": car.year, "mode": known.mode,
        "powertrainType": car.power,
    })
}

/// The whole body of one attempt. The event keeps its id and its place among others, the attempt has an id of its own. What
/// a car tells is LIVE whatever mode it is in: TEST is what somebody sends by hand from the dashboard.
pub(super) fn delivery(event: &Event, webhook: &Webhook, delivery: &str, now: i64) -> Value {
    let mut meta = json!({
        "version": "4.0", "webhookId": webhook.id, "webhookName": webhook.name, "deliveryId": delivery,
        "deliveredAt": now, "mode": "LIVE", "sequence": event.at,
    });
    if let Some(count) = event.signal_count {
        meta["signalCount"] = json!(count);
    }
    let mut body =
        json!({"eventId": event.id, "eventType": event.kind, "vehicleId": event.car, "data": event.data, "meta": meta});
    shape::give(webhook.delivery.shape, &mut body);
    write_plainly(&mut body);
    body
}

/// Writes 81.0 as 81: the Node and Ruby SDKs sign what they parsed and wrote again, which has to be the same text.
fn write_plainly(value: &mut Value) {
    match value {
        Value::Object(fields) => fields.values_mut().for_each(write_plainly),
        Value::Array(items) => items.iter_mut().for_each(write_plainly),
        Value::Number(number) => {
            let whole = number.as_f64().filter(|number| number.fract() == 0.0 && number.abs() < 9e15);
            if let (true, Some(whole)) = (number.is_f64(), whole) {
                #[expect(clippy::cast_possible_truncation, reason = "a whole number below 2^53 loses nothing")]
                let whole = whole as i64;
                *value = json!(whole);
            }
        }
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}

/// The body that asks a receiver to prove that it knows the management token. Its moment is text, unlike all others.
pub(super) fn verify(webhook: &Webhook, ids: [&str; 3], delivered_at: &str) -> Value {
    let [event, delivery, challenge] = ids;
    json!({
        "eventId": event, "eventType": "VERIFY", "data": {"challenge": challenge},
        "meta": {
            "version": "4.0", "webhookId": webhook.id, "webhookName": webhook.name, "deliveryId": delivery,
            "deliveredAt": delivered_at,
        },
    })
}

/// The same as version 2.0 asked it.
pub(super) fn verify_2(webhook: &Webhook, challenge: &str) -> Value {
    json!({"version": "2.0", "webhookId": webhook.id, "eventName": "verify", "payload": {"challenge": challenge}})
}
