//! What Smartcar has been seen to send since the start: names of fields for each kind of answer, never a value. Sources
//! differ about some of them, so whoever sets the app up compares what comes with what is expected.
//!
//! It is bounded, lives in memory only, and is what the recorder writes its lines from.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use reqwest::Method;
use serde_json::Value;
use url::Url;

use super::answer::Answer;
use super::recorder::Recorder;
use super::shape;

/// A kind of answer: what it is called, and which fields the app cannot do without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "plain names")]
pub enum Kind {
    Connections,
    Vehicle,
    Signals,
    Command,
    OwnersCars,
    OwnersCar,
    Batch,
    Token,
    ApplicationToken,
}

impl Kind {
    /// Its name in the catalogue.
    pub fn name(self) -> &'static str {
        match self {
            Self::Connections => "connections",
            Self::Vehicle => "vehicle",
            Self::Signals => "signals",
            Self::Command => "command",
            Self::OwnersCars => "owners_cars",
            Self::OwnersCar => "owners_car",
            Self::Batch => "batch",
            Self::Token => "token",
            Self::ApplicationToken => "application_token",
        }
    }

    /// Fields the app reads, as they stand in one item, without what is wrapped around it; of several names for one
    /// thing any will do.
    pub fn expected(self) -> &'static [&'static [&'static str]] {
        match self {
            Self::Connections => &[
                &["id"],
                &[
                    "attributes.externalId",
                    "attributes.external_id",
                    "meta.externalId",
                    "attributes.user.externalId",
                    "relationships.user.data.externalId",
                    "relationships.user.data.meta.externalId",
                ],
                &["attributes.permissions[]", "attributes.permissions"],
                &["relationships.vehicle.data.id", "attributes.vehicle.id"],
                &["relationships.user.data.id", "attributes.user.id", "attributes.userId"],
            ],
            Self::Vehicle => &[&["attributes.make"], &["attributes.model"], &["attributes.year"]],
            Self::Signals => &[&["attributes.code"], &["attributes.status.value", "attributes.status"]],
            Self::Command => &[&["attributes.status.value", "attributes.status"]],
            Self::OwnersCars => &[&["vehicles[]", "vehicles"]],
            Self::OwnersCar => &[&["make"], &["model"], &["year"]],
            Self::Batch => &[&["responses[].path"], &["responses[].code"]],
            Self::Token => &[&["access_token"], &["refresh_token"], &["expires_in"]],
            Self::ApplicationToken => &[&["access_token"], &["expires_in"]],
        }
    }

    /// Which kind an answer to a request is, by the path after the version.
    pub(super) fn of(method: &Method, path: &str) -> Option<Self> {
        let segments: Vec<&str> = path.trim_matches('/').split('/').collect();
        match segments[..] {
            ["oauth", "token"] => Some(Self::Token),
            ["oauth2", "token"] => Some(Self::ApplicationToken),
            ["v3", "connections"] if method == Method::GET => Some(Self::Connections),
            ["v3", "vehicles", _] => Some(Self::Vehicle),
            ["v3", "vehicles", _, "signals"] => Some(Self::Signals),
            ["v3", "vehicles", _, "commands", ..] => Some(Self::Command),
            [_, "vehicles"] => Some(Self::OwnersCars),
            [_, "vehicles", _] => Some(Self::OwnersCar),
            [_, "vehicles", _, "batch"] => Some(Self::Batch),
            _ => None,
        }
    }
}

/// What has been seen of one kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sighting {
    /// How many answers.
    pub answers: u64,
    /// Names of their fields, without what is wrapped around an item.
    pub fields: BTreeSet<String>,
}

impl Sighting {
    /// What the app expects and nothing has carried; by its first name.
    pub fn missing(&self, kind: Kind) -> Vec<&'static str> {
        let present = |name: &str| {
            let below = format!("{name}.");
            self.fields.iter().any(|field| field == name || field.starts_with(&below))
        };
        let missing = kind.expected().iter().filter(|names| !names.iter().any(|name| present(name)));
        missing.filter_map(|names| names.first().copied()).collect()
    }
}

/// All of it.
#[derive(Debug, Default)]
pub struct Seen {
    notes: Mutex<Notes>,
    recorder: Option<Recorder>,
}

/// A copy of what has been seen.
#[derive(Debug, Clone, Default)]
pub struct Notes {
    /// By kind of answer.
    pub kinds: BTreeMap<Kind, Sighting>,
    /// How many connections came without the name that Smartcar was given for their owner.
    pub nameless_connections: u64,
    /// Whether the last list of signals was empty.
    pub no_signals: bool,
    /// The permissions of the last connection, when it named them.
    pub granted: Option<Vec<String>>,
}

impl Seen {
    pub(super) fn new(recorder: Option<Recorder>) -> Self {
        Self { recorder, ..Self::default() }
    }

    /// What has been seen so far.
    pub fn notes(&self) -> Notes {
        self.lock().clone()
    }

    /// Notes that a connection does not say whose it is.
    pub fn note_nameless_connection(&self) {
        self.lock().nameless_connections += 1;
    }

    pub(super) fn note_signals(&self, any: bool) {
        self.lock().no_signals = !any;
    }

    pub(super) fn note_granted(&self, permissions: &[String]) {
        self.lock().granted = Some(permissions.to_vec());
    }

    /// Takes note of an answer.
    pub(super) fn answered(&self, method: &Method, url: &Url, answer: &Answer) {
        let kind = Kind::of(method, url.path()).filter(|_| answer.status.is_success());
        if kind.is_none() && self.recorder.is_none() {
            return;
        }
        let body = serde_json::from_slice(&answer.body).ok();
        if let (Some(kind), Some(body)) = (kind, &body) {
            let fields = of_items(body);
            let mut notes = self.lock();
            let sighting = notes.kinds.entry(kind).or_default();
            sighting.answers = sighting.answers.saturating_add(1);
            for field in fields {
                if sighting.fields.len() < MOST_FIELDS {
                    sighting.fields.insert(field);
                }
            }
        }
        if let Some(recorder) = &self.recorder {
            recorder.write(method, url, answer, body.as_ref());
        }
    }

    fn lock(&self) -> MutexGuard<'_, Notes> {
        self.notes.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

const MOST_FIELDS: usize = 200;

/// The fields of what an answer is about: of `data`, where there is one, and of the items in it.
fn of_items(body: &Value) -> BTreeSet<String> {
    match body.get("data") {
        Some(Value::Array(items)) => items.iter().flat_map(|item| shape::fields(item, MOST_FIELDS)).collect(),
        Some(data @ Value::Object(_)) => shape::fields(data, MOST_FIELDS),
        _ => shape::fields(body, MOST_FIELDS),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn see(seen: &Seen, path: &str, body: &str) {
        let answer = Answer {
            status: reqwest::StatusCode::OK,
            headers: reqwest::header::HeaderMap::new(),
            body: body.as_bytes().to_vec(),
        };
        let url = Url::parse("https://vehicle.example").unwrap().join(path).unwrap();
        seen.answered(&Method::GET, &url, &answer);
    }

    #[test]
    fn both_shapes_of_one_kind_are_the_same_fields_and_what_never_came_is_named() {
        let seen = Seen::default();
        see(&seen, "/v3/vehicles/a", r#"{"data":{"attributes":{"make":"KIA","model":"Niro"}}}"#);
        see(&seen, "/v3/vehicles/a", r#"{"attributes":{"make":"KIA"},"brandNew":1}"#);
        let notes = seen.notes();
        let vehicle = &notes.kinds[&Kind::Vehicle];
        assert_eq!((vehicle.answers, vehicle.missing(Kind::Vehicle)), (2, vec!["attributes.year"]));
        assert!(vehicle.fields.contains("brandNew") && !format!("{vehicle:?}").contains("Niro"));
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        let seen = Seen::default();
        for round in 0..20 {
            let fields: Vec<String> = (0..100).map(|n| format!("\"f{}\":1", round * 100 + n)).collect();
            see(&seen, "/v3/vehicles/a", &format!("{{{}}}", fields.join(",")));
        }
        assert!(seen.notes().kinds[&Kind::Vehicle].fields.len() <= MOST_FIELDS);
    }
}
