//! `/_control/webhooks`: made, looked at, told how to deliver.

use std::collections::{BTreeMap, BTreeSet};

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Bytes, Data, Path};
use serde::Deserialize;
use serde_json::{Value, json};
use url::{Host, Url};

use super::super::control::{done, no_such_action, refuse, with};
use super::super::state::{Sandbox, lock};
use super::courier;
use super::known::{Delivery, Standing, Webhook};

/// GET /_control/webhooks
pub(in super::super) async fn list(sandbox: Data<Sandbox>) -> HttpResponse {
    HttpResponse::Ok().json(sandbox.read(|world| world.webhooks.values().map(shown).collect::<Vec<_>>()))
}

fn shown(webhook: &Webhook) -> Value {
    json!({
        "id": webhook.id, "name": webhook.name, "uri": webhook.uri, "state": webhook.standing,
        "problem": webhook.problem, "automatic": webhook.automatic, "delivery": webhook.delivery,
        "vehicles": webhook.subscriptions.keys().collect::<Vec<_>>(),
    })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    uri: String,
    name: Option<String>,
    id: Option<String>,
    #[serde(default)]
    automatic: bool,
}

/// POST /_control/webhooks: answers when the receiver has been asked for its proof.
pub(in super::super) async fn make(body: Bytes, sandbox: Data<Sandbox>) -> HttpResponse {
    let mut made = None;
    let answer = with(&body, |wanted: Wanted| {
        let id = wanted.id.clone().unwrap_or_else(|| sandbox.id());
        if let Some(problem) = problem(&wanted, &id, &sandbox) {
            return refuse(StatusCode::UNPROCESSABLE_ENTITY, problem, &Value::Null);
        }
        made = Some((id, wanted));
        done()
    });
    let Some((id, Wanted { uri, name, automatic, .. })) = made else { return answer };
    let webhook = Webhook {
        id,
        name: name.unwrap_or_else(|| "Sandbox webhook".to_owned()),
        uri,
        standing: Standing::Unverified,
        problem: Some("not asked yet".to_owned()),
        automatic,
        created_at: sandbox.read(|world| world.now()),
        delivery: Delivery::default(),
        subscriptions: BTreeMap::new(),
        left: BTreeSet::new(),
    };
    sandbox.change(|world| world.webhooks.insert(webhook.id.clone(), webhook.clone()));
    verified(&sandbox, &webhook, false).await
}

fn problem(wanted: &Wanted, id: &str, sandbox: &Sandbox) -> Option<&'static str> {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    if !reaches_here(&wanted.uri) {
        return Some("uri must be http or https on this machine: the sandbox reaches nothing else");
    }
    if id.is_empty() || id.len() > 64 || !id.bytes().all(is_word) {
        return Some("id must be 1 to 64 letters, digits, - and _");
    }
    if wanted.name.as_ref().is_some_and(|name| name.len() > 200) {
        return Some("name must be at most 200 bytes");
    }
    sandbox.read(|world| world.webhooks.contains_key(id)).then_some("a webhook with this id exists")
}

fn reaches_here(uri: &str) -> bool {
    let Ok(url) = Url::parse(uri) else { return false };
    let is_local = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    is_local && matches!(url.scheme(), "http" | "https") && uri.len() <= 2_000
}

async fn verified(sandbox: &Sandbox, webhook: &Webhook, in_version_2: bool) -> HttpResponse {
    courier::verify(sandbox, webhook, in_version_2).await;
    let webhook = sandbox.read(|world| world.webhooks.get(&webhook.id).map(shown));
    HttpResponse::Ok().json(webhook)
}

/// POST `/_control/webhooks/{id}/{action}`
pub(in super::super) async fn act(path: Path<(String, String)>, body: Bytes, sandbox: Data<Sandbox>) -> HttpResponse {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct About {
        vehicle_id: String,
    }
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Asked {
        version: String,
    }
    let (id, action) = path.into_inner();
    let Some(webhook) = sandbox.read(|world| world.webhooks.get(&id).cloned()) else { return unknown_webhook() };
    match action.as_str() {
        "verify" => {
            let mut version = String::new();
            if !body.trim_ascii().is_empty() {
                let answer = with(&body, |wanted: Asked| {
                    version = wanted.version;
                    done()
                });
                if !["4.0", "2.0"].contains(&version.as_str()) {
                    let valid = json!({"version": ["4.0", "2.0"]});
                    return if answer.status().is_success() {
                        refuse(StatusCode::UNPROCESSABLE_ENTITY, "this version is not known", &valid)
                    } else {
                        answer
                    };
                }
            }
            return verified(&sandbox, &webhook, version == "2.0").await;
        }
        "disable" => sandbox.change(|world| world.set_standing(&id, Standing::Disabled, None)),
        "remove" => {
            sandbox.change(|world| world.webhooks.remove(&id));
        }
        "delivery" => {
            return with(&body, |delivery: Delivery| {
                if let Some(problem) = delivery.problem() {
                    return refuse(StatusCode::UNPROCESSABLE_ENTITY, problem, &Value::Null);
                }
                sandbox.change(|world| {
                    if let Some(webhook) = world.webhooks.get_mut(&id) {
                        webhook.delivery = delivery;
                    }
                });
                done()
            });
        }
        "send" if body.trim_ascii().is_empty() => return send(&sandbox, &webhook, None),
        "send" => return with(&body, |About { vehicle_id }| send(&sandbox, &webhook, Some(&vehicle_id))),
        "subscribe" => {
            return with(&body, |About { vehicle_id }| {
                if sandbox.read(|world| !world.is_connected(&vehicle_id)) {
                    return refuse(StatusCode::UNPROCESSABLE_ENTITY, "vehicle_id is not connected", &Value::Null);
                }
                sandbox.change(|world| world.subscribe(&id, &vehicle_id));
                done()
            });
        }
        _ => return no_such_action(),
    }
    done()
}

/// A `VEHICLE_STATE` for one subscribed car, or for all.
fn send(sandbox: &Sandbox, webhook: &Webhook, car: Option<&str>) -> HttpResponse {
    if webhook.standing != Standing::Verified {
        return refuse(StatusCode::CONFLICT, "this webhook is not verified", &json!(webhook.problem));
    }
    let cars: Vec<&String> = webhook.subscriptions.keys().filter(|id| car.is_none_or(|car| car == *id)).collect();
    if cars.is_empty() {
        return refuse(
            StatusCode::UNPROCESSABLE_ENTITY,
            "no such car is subscribed",
            &json!(webhook.subscriptions.keys().collect::<Vec<_>>()),
        );
    }
    let events =
        sandbox.read(|world| cars.iter().filter_map(|car| world.state_event(&webhook.id, car)).collect::<Vec<_>>());
    events.into_iter().for_each(|event| sandbox.tell(event));
    done()
}

/// GET /_control/deliveries
pub(in super::super) async fn deliveries(sandbox: Data<Sandbox>) -> HttpResponse {
    HttpResponse::Ok().json(&*lock(&sandbox.deliveries))
}

/// DELETE /_control/deliveries
pub(in super::super) async fn clear_deliveries(sandbox: Data<Sandbox>) -> HttpResponse {
    lock(&sandbox.deliveries).clear();
    done()
}

fn unknown_webhook() -> HttpResponse {
    refuse(StatusCode::NOT_FOUND, "no such webhook; see GET /_control/webhooks", &Value::Null)
}

impl Delivery {
    fn problem(&self) -> Option<&'static str> {
        const HOUR: u64 = 3_600_000;
        let too_long = self.pauses_ms.iter().chain([&self.delay_ms, &self.limit_ms]).any(|moment| *moment > HOUR);
        if self.pauses_ms.len() > 10 || self.duplicate > 10 || too_long {
            return Some("at most 10 pauses_ms and 10 duplicates, and an hour for each moment");
        }
        None
    }
}
