//! Brings events to their receivers: signed, retried after documented pauses, noted.
//!
//! Reaches this machine only. Several deliveries run at once and nothing keeps their order, as in life; what is under way
//! when the sandbox stops is lost.

use std::collections::BTreeMap;
use std::time::Duration;

use actix_web::rt::spawn;
use actix_web::web::Data;
use hmac::{Hmac, Mac};
use reqwest::Client;
use reqwest::redirect::Policy;
use serde_json::Value;
use sha2::Sha256;
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::time::{sleep, timeout};

use super::super::noted::Attempt;
use super::super::state::{Sandbox, lock};
use super::super::time::iso;
use super::known::{Event, Standing, Webhook};
use super::payload;

/// Older attempts are forgotten.
const REMEMBERED: usize = 500;
const USER_AGENT: &str = "Smartcar/4.0";
/// How long an event waits to be overtaken, and a receiver that has not given its proof until it is asked again.
const PATIENCE: Duration = Duration::from_millis(500);
const LONGEST_PAUSE: Duration = Duration::from_secs(10);

/// Takes events as they come, for as long as the sandbox runs.
pub(in super::super) async fn run(sandbox: Data<Sandbox>, mut events: UnboundedReceiver<Event>) {
    let mut held: BTreeMap<String, Event> = BTreeMap::new();
    loop {
        let next = if held.is_empty() { Ok(events.recv().await) } else { timeout(PATIENCE, events.recv()).await };
        match next {
            Err(_) => std::mem::take(&mut held).into_values().for_each(|event| begin(&sandbox, event)),
            Ok(None) => return,
            Ok(Some(event)) => {
                let webhook = sandbox.read(|world| world.webhooks.get(&event.webhook).cloned());
                if !webhook.is_some_and(|webhook| webhook.delivery.reorder) {
                    begin(&sandbox, event);
                } else if let Some(overtaken) = held.remove(&event.webhook) {
                    begin(&sandbox, event);
                    sleep(PATIENCE / 5).await;
                    begin(&sandbox, overtaken);
                } else {
                    held.insert(event.webhook.clone(), event);
                }
            }
        }
    }
}

/// Asks the receiver of the settings for its proof until it gives it: it may start after the sandbox.
pub(in super::super) async fn keep_verified(sandbox: Data<Sandbox>) {
    let settings = &sandbox.settings;
    let (Some(id), Some(_)) = (&settings.webhook_id, &settings.webhook_uri) else { return };
    let mut pause = PATIENCE;
    loop {
        let webhook = sandbox.read(|world| world.webhooks.get(id).cloned());
        match webhook.filter(|webhook| webhook.standing == Standing::Unverified) {
            Some(webhook) => {
                verify(&sandbox, &webhook, false).await;
                pause = (pause * 2).min(LONGEST_PAUSE);
            }
            None => pause = PATIENCE,
        }
        sleep(pause).await;
    }
}

fn begin(sandbox: &Data<Sandbox>, event: Event) {
    let webhook = sandbox.read(|world| world.webhooks.get(&event.webhook).cloned());
    let Some(webhook) = webhook else { return };
    for _ in 0..=webhook.delivery.duplicate {
        let (sandbox, event) = (sandbox.clone(), event.clone());
        let delay = Duration::from_millis(webhook.delivery.delay_ms);
        spawn(async move {
            sleep(delay).await;
            deliver(&sandbox, &event).await;
        });
    }
}

async fn deliver(sandbox: &Sandbox, event: &Event) {
    let mut attempt = 0;
    loop {
        let webhook = sandbox.read(|world| world.webhooks.get(&event.webhook).cloned());
        let Some(webhook) = webhook.filter(|webhook| webhook.standing == Standing::Verified) else { return };
        let (delivery, now) = (sandbox.id(), sandbox.read(|world| world.now()));
        let body = payload::delivery(event, &webhook, &delivery, now);
        attempt += 1;
        let (status, problem) = match post(sandbox, &webhook, body.to_string(), true).await {
            Ok(response) => (Some(response.status()), None),
            Err(error) => (None, Some(error)),
        };
        let acknowledged = status.is_some_and(|status| status.is_success());
        note(
            sandbox,
            &webhook,
            Attempt {
                at: iso(now),
                webhook_id: webhook.id.clone(),
                uri: webhook.uri.clone(),
                event_id: event.id.clone(),
                event_type: event.kind,
                attempt,
                status: status.map(|status| status.as_u16()),
                acknowledged,
                problem,
                body,
            },
        );
        let pause = webhook.delivery.pauses_ms.get(attempt - 1);
        let (Some(pause), false) = (pause, acknowledged) else { return };
        sleep(Duration::from_millis(*pause)).await;
    }
}

fn note(sandbox: &Sandbox, webhook: &Webhook, attempt: Attempt) {
    if !attempt.acknowledged {
        tracing::info!(webhook = %webhook.id, attempt = attempt.attempt, status = ?attempt.status, "not acknowledged");
    }
    let mut deliveries = lock(&sandbox.deliveries);
    deliveries.push_back(attempt);
    if deliveries.len() > REMEMBERED {
        deliveries.pop_front();
    }
}

/// Asks the receiver for its proof and remembers whether it came.
pub(super) async fn verify(sandbox: &Sandbox, webhook: &Webhook, in_version_2: bool) {
    let (event, delivery, challenge) = (sandbox.id(), sandbox.id(), sandbox.id());
    let now = sandbox.read(|world| world.now());
    let body = match in_version_2 {
        true => payload::verify_2(webhook, &challenge),
        false => payload::verify(webhook, [&event, &delivery, &challenge], &iso(now)),
    };
    let result = proof(sandbox, webhook, body.to_string(), &challenge).await;
    note(
        sandbox,
        webhook,
        Attempt {
            at: iso(now),
            webhook_id: webhook.id.clone(),
            uri: webhook.uri.clone(),
            event_id: event,
            event_type: "VERIFY",
            attempt: 1,
            status: result.as_ref().map_or_else(|(status, _)| *status, |()| Some(200)),
            acknowledged: result.is_ok(),
            problem: result.as_ref().err().map(|(_, problem)| problem.clone()),
            body,
        },
    );
    let problem = result.err().map(|(_, problem)| problem);
    let standing = if problem.is_none() { Standing::Verified } else { Standing::Unverified };
    sandbox.change(|world| world.set_standing(&webhook.id, standing, problem));
}

/// The answer must have status 200, be JSON, and hold the challenge signed with the management token.
async fn proof(
    sandbox: &Sandbox,
    webhook: &Webhook,
    body: String,
    challenge: &str,
) -> Result<(), (Option<u16>, String)> {
    let mut response = post(sandbox, webhook, body, false).await.map_err(|problem| (None, problem))?;
    let status = response.status().as_u16();
    let wrong = |problem: &str| (Some(status), problem.to_owned());
    if status != 200 {
        return Err(wrong("the answer to VERIFY must have status 200"));
    }
    let content_type = response.headers().get("content-type").and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !content_type.starts_with("application/json") {
        return Err(wrong("the answer to VERIFY must have Content-Type application/json"));
    }
    let mut text = Vec::new();
    while let Some(part) = response.chunk().await.map_err(|_| wrong("the answer to VERIFY broke off"))? {
        text.extend_from_slice(&part);
        if text.len() > 16 * 1024 {
            return Err(wrong("the answer to VERIFY is too long"));
        }
    }
    let answer: Value = serde_json::from_slice(&text).unwrap_or_default();
    if answer["challenge"] != sign(&sandbox.settings.management_token, challenge.as_bytes()) {
        return Err(wrong("challenge must be the hex HMAC-SHA256 of the challenge by the management token"));
    }
    Ok(())
}

async fn post(sandbox: &Sandbox, webhook: &Webhook, body: String, signed: bool) -> Result<reqwest::Response, String> {
    let client = sandbox.client.get_or_init(client).as_ref().ok_or("the sandbox has no HTTP client")?;
    let limit = Duration::from_millis(webhook.delivery.limit_ms);
    let mut request = client.post(&webhook.uri).timeout(limit).header("content-type", "application/json");
    if signed {
        let wrong = if webhook.delivery.bad_signature { "not " } else { "" };
        let key = format!("{wrong}{}", sandbox.settings.management_token);
        request = request.header("sc-signature", sign(&key, body.as_bytes()));
    }
    request.body(body).send().await.map_err(|error| {
        if error.is_timeout() { "no answer in time".to_owned() } else { "the receiver cannot be reached".to_owned() }
    })
}

fn client() -> Option<Client> {
    // Fails only where it has been done already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = Client::builder().redirect(Policy::none()).no_proxy().user_agent(USER_AGENT).build();
    client.inspect_err(|error| tracing::error!(%error, "the sandbox cannot deliver webhooks")).ok()
}

/// Hex HMAC-SHA256.
fn sign(key: &str, message: &[u8]) -> String {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key.as_bytes()) else { return String::new() };
    mac.update(message);
    mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::sign;

    #[test]
    fn the_signature_is_the_published_one() {
        // RFC 4231, test case 2.
        let expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
        assert_eq!(sign("Jefe", b"what do ya want for nothing?"), expected);
    }
}
