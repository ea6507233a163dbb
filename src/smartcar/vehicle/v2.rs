//! v1.0 and v2.0: an owner's token, a path for each value, several values in one batch.
//! Source: Smartcar docs, api-reference v2.0; v1.0 differs in its version and its error bodies only.

use futures_util::future::BoxFuture;
use futures_util::{StreamExt, stream};
use reqwest::Method;
use serde_json::json;

use super::body;
use super::{Attributes, Command, Listed, MOST_VEHICLES, Readings, Signal};
use crate::causes::Causes;
use crate::smartcar::client::{Call, Caller};
use crate::smartcar::{Client, Error, SmartcarId};

/// Ids page by page, fifty being the largest page; then each car's name, a few at a time.
pub(super) async fn cars(client: &Client, caller: &Caller) -> Result<Vec<Listed>, Error> {
    const AT_ONCE: usize = 8;
    let mut ids = Vec::new();
    loop {
        let query = vec![("limit".into(), "50".to_owned()), ("offset".into(), ids.len().to_string())];
        let call = Call { query, ..Call::get("/vehicles".to_owned()) };
        let (mut page, total) = body::vehicle_ids(&client.api(call, caller).await?)?;
        let is_last = page.is_empty();
        ids.append(&mut page);
        if is_last || ids.len() >= total.min(MOST_VEHICLES) {
            break;
        }
    }
    let named: Vec<_> = ids.into_iter().map(|id| listed(client, id, caller)).collect();
    Ok(stream::iter(named).buffered(AT_ONCE).collect().await)
}

/// Boxed, so that a task may wait for many of them at once.
fn listed<'a>(client: &'a Client, id: SmartcarId, caller: &'a Caller) -> BoxFuture<'a, Listed> {
    Box::pin(async move {
        let car = attributes(client, &id, caller).await.unwrap_or_else(|error| {
            tracing::warn!(error = %Causes(&error), "make, model and year could not be read");
            Attributes { id, make: String::new(), model: String::new(), year: None }
        });
        Listed { car, external_id: None, user: None, permissions: None }
    })
}

pub(super) async fn attributes(client: &Client, car: &SmartcarId, caller: &Caller) -> Result<Attributes, Error> {
    body::attributes(&client.api(Call::get(path(car, "")), caller).await?, car)
}

/// One value by its own path, several in a batch: one call instead of one each.
pub(super) async fn read(
    client: &Client,
    car: &SmartcarId,
    signals: &[Signal],
    caller: &Caller,
) -> Result<Readings, Error> {
    if let [signal] = signals {
        let call = Call { asks_the_car: true, ..Call::get(path(car, signal.name())) };
        return Ok(vec![(*signal, body::reading(&client.api(call, caller).await?, *signal))]);
    }
    let paths: Vec<_> = signals.iter().map(|signal| json!({ "path": format!("/{}", signal.name()) })).collect();
    let answer = post(client, path(car, "batch"), &json!({ "requests": paths }), caller).await?;
    let mut items = body::batch(&answer)?;
    Ok(signals.iter().map(|signal| (*signal, items.take(*signal))).collect())
}

pub(super) async fn command(client: &Client, car: &SmartcarId, command: Command, caller: &Caller) -> Result<(), Error> {
    let (name, action) = match command {
        Command::Lock => ("security", "LOCK"),
        Command::Unlock => ("security", "UNLOCK"),
        Command::StartCharge => ("charge", "START"),
        Command::StopCharge => ("charge", "STOP"),
    };
    let answer = post(client, path(car, name), &json!({ "action": action }), caller).await?;
    body::accepted(&answer)
}

pub(super) async fn disconnect(client: &Client, car: &SmartcarId, caller: &Caller) -> Result<(), Error> {
    let call = Call { method: Method::DELETE, ..Call::get(path(car, "application")) };
    client.api(call, caller).await.map(drop)
}

async fn post(
    client: &Client,
    path: String,
    body: &serde_json::Value,
    caller: &Caller,
) -> Result<crate::smartcar::answer::Answer, Error> {
    let call = Call { method: Method::POST, body: Some(body), asks_the_car: true, ..Call::get(path) };
    client.api(call, caller).await
}

fn path(car: &SmartcarId, name: &str) -> String {
    let id = car.as_str();
    if name.is_empty() { format!("/vehicles/{id}") } else { format!("/vehicles/{id}/{name}") }
}
