//! v3: the application's token with the owner's user id; connections, signals, commands. A signal that failed stands
//! inside a success, and so does a command that did.
//! Source: Smartcar docs, list-connections, get-signals, commands/overview, signals/schema.

use reqwest::Method;
use serde_json::Value as Json;

use super::body;
use super::signals::Received;
use super::{Attributes, Command, Listed, MOST_VEHICLES, Readings, Signal};
use crate::smartcar::client::{Answer, Call, Caller, Credential};
use crate::smartcar::error::{inside_success, request_id};
use crate::smartcar::{Client, Error, SmartcarId};

/// The largest page there is.
const PAGE_SIZE: usize = 100;

pub(super) async fn cars(client: &Client, caller: &Caller) -> Result<Vec<Listed>, Error> {
    Ok(connections(client, caller).await?.into_iter().map(|connection| connection.listed).collect())
}

pub(super) async fn attributes(client: &Client, car: &SmartcarId, caller: &Caller) -> Result<Attributes, Error> {
    let answer = client.api(Call::get(format!("/vehicles/{}", car.as_str())), caller).await?;
    let body = body::json(&answer)?;
    // The reference and its samples disagree whether a single vehicle stands in `data`.
    let attributes = body.pointer("/data/attributes").or_else(|| body.get("attributes"));
    let attributes = attributes.and_then(|attributes| body::attributes_in(attributes, car));
    attributes.ok_or_else(|| body::unreadable(&answer))
}

/// All signals of the car in one call; those nobody asked for are left aside.
pub(super) async fn read(
    client: &Client,
    car: &SmartcarId,
    signals: &[Signal],
    caller: &Caller,
) -> Result<Readings, Error> {
    let query = vec![("page[size]", PAGE_SIZE.to_string())];
    let path = format!("/vehicles/{}/signals", car.as_str());
    let answer = client.api(Call { query, asks_the_car: true, ..Call::get(path) }, caller).await?;
    let body = body::json(&answer)?;
    let received = body.get("data").and_then(Json::as_array).ok_or_else(|| body::unreadable(&answer))?;
    let received = Received::new(received, request_id(&answer.headers)).ok_or_else(|| body::unreadable(&answer))?;
    Ok(signals.iter().map(|signal| (*signal, received.reading(*signal))).collect())
}

pub(super) async fn command(client: &Client, car: &SmartcarId, command: Command, caller: &Caller) -> Result<(), Error> {
    let name = match command {
        Command::Lock => "security/lock",
        Command::Unlock => "security/unlock",
        Command::StartCharge => "charge/start",
        Command::StopCharge => "charge/stop",
    };
    let path = format!("/vehicles/{}/commands/{name}", car.as_str());
    let call = Call { method: Method::POST, asks_the_car: true, ..Call::get(path) };
    accepted(&client.api(call, caller).await?)
}

/// 200 and 202 say the same kind of thing: what counts is the status in the body.
fn accepted(answer: &Answer) -> Result<(), Error> {
    let body = body::json(answer)?;
    let status = body.pointer("/data/attributes/status").ok_or_else(|| body::unreadable(answer))?;
    match status.get("value").and_then(Json::as_str) {
        Some("SUCCESS" | "PENDING") => Ok(()),
        Some("FAILURE" | "ERROR") => {
            let error = status.get("error").unwrap_or(&Json::Null);
            let error = inside_success(error, answer.status.as_u16(), request_id(&answer.headers));
            Err(Error::Api(Box::new(error)))
        }
        Some(_) | None => Err(body::unreadable(answer)),
    }
}

/// The connection of the owner with this car ends; other owners of the same car keep theirs.
pub(super) async fn disconnect(client: &Client, car: &SmartcarId, caller: &Caller) -> Result<(), Error> {
    let mine = connections(client, caller).await?;
    for connection in mine.iter().filter(|connection| connection.listed.car.id == *car) {
        let path = format!("/connections/{}", connection.id.as_str());
        client.api(Call { method: Method::DELETE, ..Call::get(path) }, caller).await?;
    }
    Ok(())
}

struct Connection {
    id: SmartcarId,
    listed: Listed,
}

/// The connections of the caller's user. The filter is the header's; what another user's connection might say is
/// left out all the same.
async fn connections(client: &Client, caller: &Caller) -> Result<Vec<Connection>, Error> {
    let mut connections = Vec::new();
    let mut number = 1_usize;
    loop {
        let query = vec![("page[number]", number.to_string()), ("page[size]", PAGE_SIZE.to_string())];
        let answer = client.api(Call { query, ..Call::get("/connections".to_owned()) }, caller).await?;
        let body = body::json(&answer)?;
        let page = body.get("data").and_then(Json::as_array).ok_or_else(|| body::unreadable(&answer))?;
        let ours = page.iter().filter(|item| belongs_to(item, &caller.credential));
        for item in ours {
            connections.push(connection(item).ok_or_else(|| body::unreadable(&answer))?);
        }
        if page.len() < PAGE_SIZE || number * PAGE_SIZE >= MOST_VEHICLES {
            return Ok(connections);
        }
        number += 1;
    }
}

fn belongs_to(item: &Json, credential: &Credential) -> bool {
    let Credential::Application { user, .. } = credential else { return false };
    let owner = item.pointer("/relationships/user/data/id").and_then(Json::as_str);
    owner.is_none_or(|owner| owner == user.as_str())
}

fn connection(item: &Json) -> Option<Connection> {
    let id = |path: &str| item.pointer(path).and_then(Json::as_str).and_then(SmartcarId::parse);
    let car = id("/relationships/vehicle/data/id")?;
    let nameless = Attributes { id: car.clone(), make: String::new(), model: String::new(), year: None };
    let named = item.pointer("/attributes/vehicle").and_then(|vehicle| body::attributes_in(vehicle, &car));
    let external_id =
        ["/attributes/externalId", "/attributes/external_id"].into_iter().find_map(|path| item.pointer(path));
    Some(Connection {
        id: id("/id")?,
        listed: Listed {
            car: named.unwrap_or(nameless),
            external_id: external_id.and_then(Json::as_str).map(|id| id.chars().take(128).collect()),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, body: &str) -> Answer {
        let status = reqwest::StatusCode::from_u16(status).unwrap();
        Answer { status, headers: reqwest::header::HeaderMap::new(), body: body.as_bytes().to_vec() }
    }

    #[test]
    fn a_command_counts_by_the_status_in_its_body() {
        let body = |status: &str| format!(r#"{{"data":{{"attributes":{{"status":{status}}}}}}}"#);
        assert!(accepted(&answer(200, &body(r#"{"value":"SUCCESS"}"#))).is_ok());
        assert!(accepted(&answer(202, &body(r#"{"value":"PENDING"}"#))).is_ok());
        let failed = body(r#"{"value":"FAILURE","error":{"type":"VEHICLE_STATE","code":"DOOR_OPEN"}}"#);
        let error = accepted(&answer(200, &failed)).unwrap_err();
        assert!(matches!(error, Error::Api(error) if error.wire_name() == "VEHICLE_STATE:DOOR_OPEN"));
        for body in ["{}", "<html>", r#"{"data":{"attributes":{"status":{"value":7}}}}"#] {
            assert!(matches!(accepted(&answer(200, body)), Err(Error::Unreadable { .. })), "{body}");
        }
    }
}
