//! A file of recorded answers: the shapes a real service sent, without one of its values.
//!
//! JSON lines: a header `{"record": 1, …}`, then one answer a line with `method`, `host` (`api` or `api_v3` here), `path`
//! with `{id}` in place of ids, `status`, names of `headers`, and `body`, in which every text is `"string"`, every number 0
//! and every truth false. For a request the lines of its method and path are given in order, the last one again and
//! again; values are put in that a client can live with, ids among them the ones that were asked for.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde::Deserialize;
use serde_json::{Value, json};

use super::settings::Error;

/// All answers of a file, by method and path.
pub(super) struct Recorded(BTreeMap<(String, String), Answers>);

#[derive(Default)]
struct Answers {
    lines: Vec<Line>,
    next: AtomicUsize,
}

/// One recorded answer.
#[derive(Clone, Deserialize)]
pub(super) struct Line {
    method: String,
    #[serde(default)]
    host: String,
    path: String,
    pub(super) status: u16,
    #[serde(default)]
    pub(super) headers: Vec<String>,
    #[serde(default)]
    pub(super) body: Value,
}

/// What a recorder leaves out; a longer file was not written by one.
const MOST_BYTES: u64 = 32 * 1024 * 1024;

impl Recorded {
    pub(super) fn load(file: &Path) -> Result<Self, Error> {
        let failed = |problem: String| Error::Replay { file: file.display().to_string(), problem };
        if fs::metadata(file).map_err(|error| failed(error.to_string()))?.len() > MOST_BYTES {
            return Err(failed("it is larger than 32 MiB".to_owned()));
        }
        let text = fs::read_to_string(file).map_err(|error| failed(error.to_string()))?;
        Self::read(&text).map_err(failed)
    }

    fn read(text: &str) -> Result<Self, String> {
        let mut lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        let header: Value =
            lines.next().and_then(|(_, line)| serde_json::from_str(line).ok()).ok_or("it has no header")?;
        if header["record"] != 1 {
            return Err("its header is not that of a record of version 1".to_owned());
        }
        let mut all: BTreeMap<(String, String), Answers> = BTreeMap::new();
        for (number, line) in lines {
            let line: Line = serde_json::from_str(line).map_err(|error| format!("line {}: {error}", number + 1))?;
            let key = (line.method.clone(), template(&line.path));
            // A token made of a shape opens nothing, and a connection made of one is nobody's: the shape has no name of its
            // owner. Those endpoints go on answering themselves.
            let is_known_by_values = key.1.ends_with("/connections");
            if matches!(line.host.as_str(), "" | "api" | "api_v3") && !is_known_by_values {
                all.entry(key).or_default().lines.push(line);
            }
        }
        Ok(Self(all))
    }

    /// The next answer to such a request.
    pub(super) fn next(&self, method: &str, path: &str) -> Option<Line> {
        let answers = self.0.get(&(method.to_owned(), template(path)))?;
        let place = answers.next.fetch_add(1, Ordering::Relaxed).min(answers.lines.len() - 1);
        answers.lines.get(place).cloned()
    }
}

/// The path without its ids: what follows one of these words is one.
fn template(path: &str) -> String {
    const BEFORE_IDS: [&str; 5] = ["vehicles", "connections", "users", "webhooks", "subscriptions"];
    let mut before = "";
    let segments = path.trim_matches('/').split('/').map(|segment| {
        let is_id = BEFORE_IDS.contains(&before);
        before = segment;
        if is_id { "{id}" } else { segment }
    });
    segments.fold(String::new(), |path, segment| format!("{path}/{segment}"))
}

/// What the values of an answer are made of.
pub(super) struct Filling<'a> {
    /// Stands wherever the thing itself is named.
    pub(super) id: &'a str,
    /// Stands wherever its owner is.
    pub(super) user: &'a str,
    /// Epoch milliseconds.
    pub(super) now: i64,
    /// The same moment as text.
    pub(super) moment: &'a str,
}

impl Filling<'_> {
    /// Puts values into a recorded shape.
    pub(super) fn fill(&self, body: &mut Value) {
        self.field("", false, body);
    }

    fn field(&self, name: &str, is_owner: bool, value: &mut Value) {
        match value {
            Value::Object(fields) => {
                for (inner, field) in fields {
                    self.field(inner, is_owner || name == "user", field);
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|item| self.field(name, is_owner, item)),
            Value::String(text) if text == "string" => *value = json!(self.word(name, is_owner)),
            Value::Number(number) if number.as_f64() == Some(0.0) => {
                *value = match name {
                    "year" => json!(2021),
                    name if name.ends_with("At") => json!(self.now),
                    _ => json!(1),
                };
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    fn word(&self, name: &str, is_owner: bool) -> &str {
        match name {
            "userId" => self.user,
            "id" if is_owner => self.user,
            "id" | "vehicles" | "vehicleId" => self.id,
            name if name.ends_with("At") => self.moment,
            "year" => "2021",
            "make" => "KIA",
            "model" => "EV6",
            _ => "text",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Filling, Recorded, template};
    use serde_json::json;

    const FILE: &str = concat!(
        "{\"record\":1,\"app\":\"a/1\"}\n",
        "{\"method\":\"GET\",\"host\":\"api_v3\",\"path\":\"/v3/vehicles/{id}/signals\",\"status\":200,\"headers\":[],\"body\":{\"data\":[]}}\n",
        "{\"method\":\"GET\",\"host\":\"api_v3\",\"path\":\"/v3/vehicles/{id}/signals\",\"status\":500,\"headers\":[],\"body\":null}\n",
        "{\"method\":\"GET\",\"host\":\"api_v3\",\"path\":\"/v3/connections\",\"status\":200,\"headers\":[],\"body\":{\"data\":[]}}\n",
        "{\"method\":\"POST\",\"host\":\"auth\",\"path\":\"/oauth/token\",\"status\":400,\"headers\":[],\"body\":{}}\n",
    );

    #[test]
    fn answers_come_in_order_and_the_last_one_stays() {
        let recorded = Recorded::read(FILE).unwrap();
        let status = || recorded.next("GET", "/v3/vehicles/a/signals").map(|line| line.status);
        assert_eq!([status(), status(), status()], [Some(200), Some(500), Some(500)]);
        assert!(recorded.next("POST", "/oauth/token").is_none());
        assert!(recorded.next("GET", "/v3/connections").is_none(), "whose a car is cannot be replayed");
        assert!(Recorded::read("").is_err() && Recorded::read("{\"record\":2}").is_err());
        assert_eq!(template("/v3/vehicles/a-b/signals/odometer-x/"), "/v3/vehicles/{id}/signals/odometer-x");
    }

    #[test]
    fn a_shape_is_filled_with_values_a_client_can_live_with() {
        let mut body = json!({"data": [{"id": "string", "relationships": {"user": {"data": {"id": "string"}}},
            "attributes": {"year": 0, "note": "string"}, "meta": {"createdAt": "string"}}]});
        Filling { id: "car", user: "owner", now: 7, moment: "then" }.fill(&mut body);
        let item = json!({"id": "car", "relationships": {"user": {"data": {"id": "owner"}}},
            "attributes": {"year": 2021, "note": "text"}, "meta": {"createdAt": "then"}});
        assert_eq!(body["data"][0], item);
    }
}
