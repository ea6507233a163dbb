//! One car of v1.0 or v2.0: its readings, alone or in a batch, and its commands.
//!
//! An error is never a special case: every item of a batch has a status, a body and headers of its own.

use actix_web::http::Method;
use serde_json::{Map, Value, json};

use super::super::car::Car;
use super::super::catalogue;
use super::super::commands::COMMANDS;
use super::super::misbehaviour::Rule;
use super::super::tokens::Grant;
use super::super::values::{self, ENDPOINTS};
use super::{Answer, Call, ok};

const MAX_BATCH: usize = 50;

impl Call<'_> {
    /// One reading of one car, whole or as an item of a batch.
    pub(super) fn endpoint(&self, grant: &Grant, car: &Car, name: &str) -> Result<Answer, Answer> {
        let endpoint = ENDPOINTS.iter().find(|endpoint| endpoint.name == name);
        let endpoint = endpoint.ok_or_else(|| self.no_such_path())?;
        self.require(grant, endpoint.permission)?;
        self.meet_trouble(car, name, endpoint.is_static)?;
        if let Some(fault) = catalogue::incapable(&car.make, car.power, name) {
            return Err(self.fail(fault, None));
        }
        match name {
            "attributes" => Ok(ok(json!({"id": car.id, "make": car.make, "model": car.model, "year": car.year}))),
            "vin" => Ok(ok(json!({"vin": car.vin}))),
            "permissions" => {
                let paging = json!({"count": grant.permissions.len(), "offset": 0});
                Ok(ok(json!({"permissions": grant.permissions, "paging": paging})))
            }
            name => values::reading(car, name, self.now, self.units)
                .map(|(body, age)| Answer { age: Some(age), ..ok(body) })
                .ok_or_else(|| self.no_such_path()),
        }
    }

    /// A command is accepted, never confirmed: only a later reading tells what became of it.
    pub(super) fn command(&self, grant: &Grant, car: &Car, part: &str, body: &[u8]) -> Result<Answer, Answer> {
        let here = || COMMANDS.iter().filter(|command| !command.action.is_empty() && command.part == part);
        self.require(grant, here().next().map_or("", |command| command.permission))?;
        let body: Value = serde_json::from_slice(body).unwrap_or_default();
        let command = here().find(|command| body["action"] == command.action).ok_or_else(|| {
            let actions: Vec<&str> = here().map(|command| command.action).collect();
            self.invalid("action", &format!("The body must be JSON with an action: {}.", actions.join(" or ")))
        })?;
        self.meet_trouble(car, command.name, false)?;
        let done = self.sandbox.change(|world| world.command(&car.id, command));
        done.map_err(|fault| self.fail(fault, None))?;
        Ok(ok(json!({"status": "success", "message": "Successfully sent request to vehicle"})))
    }

    pub(super) fn batch(&self, grant: &Grant, car: &Car, body: &[u8]) -> Result<Answer, Answer> {
        let paths = batch_paths(body);
        let malformed = "The body must be {\"requests\":[{\"path\":\"/odometer\"}]}.";
        let paths: Vec<String> = paths.ok_or_else(|| self.fail("VALIDATION", Some(malformed)))?;
        if !(1..=MAX_BATCH).contains(&paths.len()) {
            return Err(self.fail("VALIDATION", Some("requests must hold between 1 and 50 items.")));
        }
        let responses = paths.into_iter().map(|path| {
            let name = endpoint_name(&path);
            let answer = || self.endpoint(grant, car, name).unwrap_or_else(|refusal| refusal);
            let rule = if self.item_rule.names(name) { &self.item_rule } else { &Rule::default() };
            let answer = self.obey(rule, answer);
            let headers = self.headers(&answer).into_iter().map(|(name, value)| (name.to_owned(), json!(value)));
            let headers: Map<String, Value> = headers.collect();
            json!({"path": path, "code": answer.status, "body": answer.body, "headers": headers})
        });
        Ok(ok(json!({"responses": responses.collect::<Vec<_>>()})))
    }

    fn require(&self, grant: &Grant, permission: &str) -> Result<(), Answer> {
        if permission.is_empty() || grant.permissions.iter().any(|granted| granted == permission) {
            return Ok(());
        }
        Err(self.fail("PERMISSION", Some(&format!("The permission {permission} was not granted."))))
    }

    /// What is wrong with the car, when it concerns this reading or command.
    fn meet_trouble(&self, car: &Car, name: &str, is_static: bool) -> Result<(), Answer> {
        let Some((fault, retry_after)) = car.fault_on(name, is_static) else { return Ok(()) };
        self.failed.set(true);
        let url = self.sandbox.resolution_url(&fault.key(), car);
        let (status, body) = fault.answer(self.dialect, &self.request_id, None, url);
        Err(Answer { status, body, retry_after, age: None })
    }
}

/// The names a request goes by: the endpoint, the command, or for a batch all that it holds.
pub(super) fn names(segments: &[&str], method: &Method, body: &[u8]) -> Vec<String> {
    let last = segments.last().copied().unwrap_or_default();
    match segments {
        ["vehicles", _] => vec!["attributes".to_owned()],
        ["vehicles", _, "batch"] => {
            let items = batch_paths(body).unwrap_or_default();
            let items = items.iter().map(|path| endpoint_name(path).to_owned());
            items.chain(["batch".to_owned()]).collect()
        }
        ["vehicles", _, part] if *method == Method::POST => {
            let body: Value = serde_json::from_slice(body).unwrap_or_default();
            let command = COMMANDS.iter().find(|command| command.part == *part && body["action"] == command.action);
            vec![command.map_or(*part, |command| command.name).to_owned()]
        }
        _ => vec![last.to_owned()],
    }
}

fn batch_paths(body: &[u8]) -> Option<Vec<String>> {
    let body: Value = serde_json::from_slice(body).ok()?;
    body["requests"].as_array()?.iter().map(|item| item["path"].as_str().map(str::to_owned)).collect()
}

fn endpoint_name(path: &str) -> &str {
    let name = path.trim_matches('/');
    if name.is_empty() { "attributes" } else { name }
}
