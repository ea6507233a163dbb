//! v3: the application's token with the owner's user id; connections, signals, commands. A signal that failed stands
//! inside a success, and so does a command that did.
//! Source: Smartcar docs, list-connections, get-signals, commands/overview, signals/schema.

use oauth2::AccessToken;
use reqwest::Method;
use serde_json::Value as Json;

use super::body;
use super::signals::Received;
use super::{Attributes, Command, Listed, Readings, Signal, pages};
use crate::smartcar::answer::Answer;
use crate::smartcar::client::{Call, Caller, Credential};
use crate::smartcar::error::{inside_success, request_id};
use crate::smartcar::{Client, Errand, Error, SmartcarId, UserId};

pub(super) async fn cars(client: &Client, caller: &Caller) -> Result<Vec<Listed>, Error> {
    Ok(connections(client, caller).await?.into_iter().map(|connection| connection.listed).collect())
}

pub(super) async fn attributes(client: &Client, car: &SmartcarId, caller: &Caller) -> Result<Attributes, Error> {
    let answer = client.api(Call::get(format!("/vehicles/{}", car.as_str())), caller).await?;
    let body = body::json(&answer)?;
    let attributes = resource(&body).and_then(|vehicle| body::attributes_in(vehicle.get("attributes")?, car));
    attributes.ok_or_else(|| body::unreadable(&answer))
}

/// All signals of the car; those nobody asked for are left aside. An empty list means that nothing has been collected yet.
pub(super) async fn read(
    client: &Client,
    car: &SmartcarId,
    signals: &[Signal],
    caller: &Caller,
) -> Result<Readings, Error> {
    let path = format!("/vehicles/{}/signals", car.as_str());
    let list = pages::all(client, Call { asks_the_car: true, ..Call::get(path) }, caller).await?;
    client.seen().note_signals(!list.items.is_empty());
    if list.items.is_empty() {
        return Ok(Vec::new());
    }
    let unreadable = || Error::Unreadable { status: 200, request_id: list.request_id.clone() };
    let received = Received::new(&list.items, list.request_id.clone()).ok_or_else(unreadable)?;
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
    let status = resource(&body).and_then(|command| command.pointer("/attributes/status"));
    let status = status.ok_or_else(|| body::unreadable(answer))?;
    let word = status.get("value").unwrap_or(status).as_str().map(str::to_ascii_uppercase);
    match word.as_deref() {
        Some("SUCCESS" | "PENDING") => Ok(()),
        Some("FAILURE" | "ERROR") => {
            let error = status.get("error").unwrap_or(&Json::Null);
            let error = inside_success(error, answer.status.as_u16(), request_id(&answer.headers));
            Err(Error::Api(Box::new(error)))
        }
        Some(_) | None => Err(body::unreadable(answer)),
    }
}

/// A single resource, bare or wrapped in `data`: sources differ, so both are read. A wrapper without the resource in it
/// does not hide a bare one.
/// Source: Smartcar docs, get-connection (wrapped); the official SDKs' suites, get vehicle and get signal (bare).
fn resource(body: &Json) -> Option<&Json> {
    let has_attributes = |resource: &&Json| resource.get("attributes").is_some_and(Json::is_object);
    body.get("data").filter(has_attributes).or_else(|| Some(body).filter(has_attributes))
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

pub(super) async fn user_of(
    client: &Client,
    car: &SmartcarId,
    external_id: &str,
    token: AccessToken,
    errand: Errand,
) -> Result<Option<UserId>, Error> {
    let caller = Caller { credential: Credential::Application { token, user: None }, make: String::new(), errand };
    let query = vec![("filter[vehicleId]".into(), car.as_str().to_owned())];
    let call = Call { query, ..Call::get("/connections".to_owned()) };
    let list = pages::all(client, call, &caller).await?;
    let mut of_car: Vec<Listed> =
        list.items.iter().filter_map(connection).map(|connection| connection.listed).collect();
    of_car.retain(|listed| listed.car.id == *car);
    Ok(sole_user(&of_car, external_id).cloned())
}

/// The user that the connections with one car leave no doubt about: the one that carries the owner's name, or the only
/// one there is, when it carries none.
fn sole_user<'a>(connections: &'a [Listed], external_id: &str) -> Option<&'a UserId> {
    let only = |named: &dyn Fn(&Listed) -> bool| {
        let mut users: Vec<_> =
            connections.iter().filter(|listed| named(listed)).map(|listed| listed.user.as_ref()).collect();
        users.dedup();
        if let [Some(user)] = users[..] { Some(user) } else { None }
    };
    let ours = only(&|listed| listed.external_id.as_deref() == Some(external_id));
    ours.or_else(|| only(&|_| true).filter(|_| connections.iter().all(|listed| listed.external_id.is_none())))
}

struct Connection {
    id: SmartcarId,
    listed: Listed,
}

/// The connections of the caller's user. Header and filter ask for no others; what another user's connection might say is
/// left out all the same, and so is one that cannot be read.
async fn connections(client: &Client, caller: &Caller) -> Result<Vec<Connection>, Error> {
    let Credential::Application { user: Some(user), .. } = &caller.credential else { return Ok(Vec::new()) };
    let query = vec![("filter[userId]".into(), user.as_str().to_owned())];
    let list = pages::all(client, Call { query, ..Call::get("/connections".to_owned()) }, caller).await?;
    let known: Vec<Connection> = list.items.iter().filter_map(connection).collect();
    if known.is_empty() && !list.items.is_empty() {
        return Err(Error::Unreadable { status: 200, request_id: list.request_id });
    }
    if known.len() < list.items.len() {
        tracing::warn!(count = list.items.len() - known.len(), "connections were not understood and left out");
    }
    let theirs = |connection: &Connection| connection.listed.user.as_ref().is_none_or(|named| named == user);
    let mine: Vec<Connection> = known.into_iter().filter(theirs).collect();
    if let Some(granted) = mine.iter().rev().find_map(|connection| connection.listed.permissions.as_deref()) {
        client.seen().note_granted(granted);
    }
    Ok(mine)
}

fn connection(item: &Json) -> Option<Connection> {
    let text = |paths: &[&str]| paths.iter().find_map(|path| item.pointer(path)).and_then(Json::as_str);
    let car = text(&["/relationships/vehicle/data/id", "/attributes/vehicle/id", "/attributes/vehicleId"]);
    let car = car.and_then(SmartcarId::parse)?;
    let user = text(&["/relationships/user/data/id", "/attributes/user/id", "/attributes/userId"]);
    let nameless = Attributes { id: car.clone(), make: String::new(), model: String::new(), year: None };
    let named = item.pointer("/attributes/vehicle").and_then(|vehicle| body::attributes_in(vehicle, &car));
    let permissions = item.pointer("/attributes/permissions").and_then(Json::as_array);
    Some(Connection {
        id: text(&["/id"]).and_then(SmartcarId::parse)?,
        listed: Listed {
            car: named.unwrap_or(nameless),
            external_id: external_id(item),
            user: user.and_then(UserId::parse),
            permissions: permissions.map(|names| names.iter().filter_map(permission).take(64).collect()),
        },
    })
}

/// The name Smartcar was given for the owner. Sources name no place for it, so all likely ones are looked at; where two
/// disagree, nobody can say whose the connection is.
fn external_id(item: &Json) -> Option<String> {
    const PLACES: [&str; 8] = [
        "/attributes/externalId",
        "/attributes/external_id",
        "/attributes/user/externalId",
        "/meta/externalId",
        "/relationships/user/data/externalId",
        "/relationships/user/data/meta/externalId",
        "/relationships/user/data/attributes/externalId",
        "/relationships/user/meta/externalId",
    ];
    let mut named = PLACES.iter().filter_map(|path| item.pointer(path)).filter(|id| !id.is_null());
    let first = named.next()?.as_str()?;
    (named.all(|other| other.as_str() == Some(first)) && first.len() <= 128).then(|| first.to_owned())
}

fn permission(name: &Json) -> Option<String> {
    let harmless = |name: &&str| name.len() <= 64 && name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    name.as_str().filter(harmless).map(str::to_owned)
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
        let bare = r#"{"type":"command-execution","attributes":{"status":{"value":"SUCCESS"}}}"#;
        for status in [200, 202] {
            assert!(accepted(&answer(status, bare)).is_ok(), "bare, HTTP {status}");
            assert!(accepted(&answer(status, &failed)).is_err(), "the body decides, not HTTP {status}");
        }
        for body in
            ["{}", "<html>", r#"{"data":null}"#, r#"{"data":[]}"#, r#"{"data":{"attributes":{"status":{"value":7}}}}"#]
        {
            assert!(matches!(accepted(&answer(200, body)), Err(Error::Unreadable { .. })), "{body}");
        }
    }

    #[test]
    fn a_single_resource_is_read_bare_wrapped_and_as_both_and_nothing_else_is() {
        let make = |text: &str| {
            let body: Json = serde_json::from_str(text).unwrap();
            resource(&body)
                .and_then(|found| found.pointer("/attributes/make"))
                .and_then(Json::as_str)
                .map(str::to_owned)
        };
        let kia = Some("KIA".to_owned());
        for body in [
            r#"{"id":"1","type":"vehicle","attributes":{"make":"KIA"},"links":{}}"#,
            r#"{"data":{"attributes":{"make":"KIA"}},"included":{}}"#,
            r#"{"data":{"attributes":{"make":"KIA"}},"attributes":{"make":"FORD"}}"#,
            r#"{"data":null,"attributes":{"make":"KIA"}}"#,
            r#"{"data":[],"attributes":{"make":"KIA"}}"#,
            r#"{"data":{"attributes":7},"attributes":{"make":"KIA"}}"#,
        ] {
            assert_eq!(make(body), kia, "{body}");
        }
        for body in [r#"{"data":null}"#, r#"{"data":[]}"#, r#"{"data":[{"attributes":{"make":"KIA"}}]}"#, "[]", "7"] {
            assert_eq!(make(body), None, "{body}");
        }
    }

    fn item(external_id: &str, user: &str) -> Json {
        serde_json::from_str(&format!(
            r#"{{"id":"c","attributes":{{"vehicle":{{"make":"KIA","year":"2021"}}{external_id}}},"relationships":{{
                "vehicle":{{"data":{{"id":"car"}}}},"user":{{"data":{{"id":"{user}"}}}}}}}}"#
        ))
        .unwrap()
    }

    #[test]
    fn whose_a_connection_is_must_be_said_and_said_once() {
        let said = |text: &str| connection(&item(text, "u")).unwrap().listed.external_id;
        assert_eq!(said(r#","externalId":"me""#).as_deref(), Some("me"));
        assert_eq!(said(r#","external_id":"me""#).as_deref(), Some("me"));
        assert_eq!(said(r#","user":{"externalId":"me"},"externalId":"me""#).as_deref(), Some("me"));
        for text in ["", r#","externalId":null"#, r#","externalId":7"#, r#","externalId":"me","external_id":"you""#] {
            assert_eq!(said(text), None, "{text}");
        }
    }

    #[test]
    fn a_car_from_before_v3_finds_its_user_only_where_there_is_no_doubt() {
        let listed = |external_id: &str, user: &str| connection(&item(external_id, user)).unwrap().listed;
        let (nobodys, mine) = (listed("", "u1"), listed(r#","externalId":"me""#, "u2"));
        let theirs = listed(r#","externalId":"you""#, "u3");
        let found = |of_car: &[Listed]| sole_user(of_car, "me").map(|user| user.as_str().to_owned());
        assert_eq!(found(std::slice::from_ref(&nobodys)).as_deref(), Some("u1"), "the only one there is");
        assert_eq!(found(&[theirs.clone(), mine, nobodys.clone()]).as_deref(), Some("u2"), "the one with our name");
        assert_eq!(found(&[nobodys.clone(), listed("", "u4")]), None, "two, and nothing to tell them apart");
        assert_eq!(found(std::slice::from_ref(&theirs)), None, "somebody else's");
        assert_eq!(found(&[]), None);
    }
}
