//! Writes the shape of each answer to a file, a line of JSON each, for a report about the first day with real keys. No
//! value, no id and no key is in it; the first line says which format it is.
//!
//! A line: `method`, `host` (which of Smartcar's hosts, by its setting), `path` with ids replaced, names of `query` and
//! `headers`, `status`, and the shape of the `body`; a body that is not JSON is `{"not_json": "its media type"}`.

use std::collections::BTreeSet;
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use reqwest::Method;
use reqwest::header::CONTENT_TYPE;
use serde_json::{Value, json};
use url::Url;

use super::answer::Answer;
use super::{Settings, shape};

/// The open file.
#[derive(Debug)]
pub(super) struct Recorder {
    path: PathBuf,
    hosts: Vec<(&'static str, Url)>,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    file: Option<File>,
    left: usize,
}

/// More than a day of trying things out brings, and small enough to attach.
const MOST_BYTES: usize = 4 * 1024 * 1024;

impl Recorder {
    /// Begins a file. What cannot be opened is told once and then left alone: the app is worth more than its record.
    pub(super) fn begin(path: &Path, settings: &Settings) -> Self {
        let origins = &settings.origins;
        let hosts =
            [("auth", &origins.auth), ("iam", &origins.iam), ("api_v3", &origins.api_v3), ("api", &origins.api)];
        let file = OpenOptions::new().create(true).append(true).open(path);
        let file = file.inspect_err(|error| tracing::error!(%error, "the record cannot be written")).ok();
        let hosts = hosts.map(|(name, origin)| (name, origin.clone())).to_vec();
        let recorder = Self { path: path.to_owned(), hosts, state: Mutex::new(State { file, left: MOST_BYTES }) };
        recorder.append(&json!({
            "record": 1,
            "app": concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
            "api_version": settings.api_version.path(),
            "mode": settings.mode.connect_parameter(),
        }));
        recorder
    }

    /// Writes one answer. `body`: it as JSON, if it is any.
    pub(super) fn write(&self, method: &Method, url: &Url, answer: &Answer, body: Option<&Value>) {
        let names = |names: BTreeSet<String>| names.into_iter().collect::<Vec<_>>();
        let media_type = answer.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let media_type = media_type.split(';').next().unwrap_or_default();
        let body = match body {
            Some(body) => shape::shape(body),
            None if answer.body.is_empty() => Value::Null,
            None => json!({ "not_json": media_type }),
        };
        self.append(&json!({
            "method": method.as_str(),
            "host": self.host(url),
            "path": shape::template(url.path()),
            "query": names(url.query_pairs().map(|(name, _)| name.chars().take(48).collect()).collect()),
            "status": answer.status.as_u16(),
            "headers": names(answer.headers.keys().map(|name| name.as_str().to_owned()).collect()),
            "body": body,
        }));
    }

    /// Where hosts share an origin, as in the sandbox, the path tells them apart.
    fn host(&self, url: &Url) -> &'static str {
        let by_path = match url.path() {
            "/oauth/token" => "auth",
            "/oauth2/token" => "iam",
            path if path.starts_with("/v3/") => "api_v3",
            _ => "api",
        };
        let known = self.hosts.iter().any(|(name, origin)| *name == by_path && origin.origin() == url.origin());
        if known { by_path } else { "other" }
    }

    fn append(&self, line: &Value) {
        let line = format!("{line}\n");
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if state.left < line.len() {
            if state.file.take().is_some() {
                tracing::warn!(file = %self.path.display(), "the record is full; nothing more is written to it");
            }
            return;
        }
        state.left -= line.len();
        if let Some(file) = &mut state.file
            && let Err(error) = file.write_all(line.as_bytes())
        {
            tracing::error!(%error, "the record cannot be written");
            state.file = None;
        }
    }
}
