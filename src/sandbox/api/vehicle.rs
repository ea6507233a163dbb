//! One car of v1.0 or v2.0: its readings, alone or in a batch, and its commands.
//!
//! An error is never a special case: every item of a batch has a status, a body and headers of its own.

use actix_web::http::Method;
use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use super::super::car::Car;
use super::super::catalogue;
use super::super::commands::{COMMANDS, Field};
use super::super::grants::Grant;
use super::super::misbehaviour::Rule;
use super::super::params::Params;
use super::super::random;
use super::super::values::{self, ENDPOINTS};
use super::{Answer, Call, ok};

const MAX_BATCH: usize = 50;

impl Call<'_> {
    /// One reading of one car, whole or as an item of a batch.
    pub(super) fn endpoint(&self, grant: &Grant, car: &Car, name: &str, params: &Params) -> Result<Answer, Answer> {
        let endpoint = ENDPOINTS.iter().find(|endpoint| endpoint.name == name);
        let endpoint = endpoint.ok_or_else(|| self.fail("RESOURCE_NOT_FOUND:PATH", None))?;
        self.require(grant, endpoint.permission)?;
        self.meet_trouble(car, name, endpoint.is_static)?;
        if let Some(fault) = catalogue::incapable(&car.make, car.power, name) {
            return Err(self.fail(fault, None));
        }
        match name {
            "attributes" => Ok(ok(json!({"id": car.id, "make": car.make, "model": car.model, "year": car.year}))),
            "vin" => Ok(ok(json!({"vin": car.vin}))),
            "permissions" => {
                let (page, paging) = self.page(&grant.permissions, 25)?;
                Ok(ok(json!({"permissions": page, "paging": paging})))
            }
            name => {
                let reading = values::reading(car, name, self.now, self.units);
                let (mut body, age) = reading.ok_or_else(|| self.fail("RESOURCE_NOT_FOUND:PATH", None))?;
                match name {
                    "service/history" => self.keep_period(&mut body, params)?,
                    "battery/nominal_capacity" => body["url"] = json!(self.capacity_url(car)),
                    _ => {}
                }
                Ok(Answer { age: Some(age), ..ok(body) })
            }
        }
    }

    /// The services between two days; each SDK has its own names for them.
    fn keep_period(&self, services: &mut Value, params: &Params) -> Result<(), Answer> {
        let day = |names: [&str; 2], default: &str| -> Result<String, Answer> {
            for name in names {
                // The Node SDK sends this word when it was given no day.
                if let Some(given) = self.parameter(params, name)?.filter(|given| given != "undefined") {
                    let day = given.get(..10).unwrap_or_default();
                    if day.parse::<NaiveDate>().is_err() {
                        return Err(self.invalid(name, &format!("{name} must be a day such as 2024-05-20.")));
                    }
                    return Ok(day.to_owned());
                }
            }
            Ok(default.to_owned())
        };
        let (first, last) = (day(["start_date", "startDate"], "0000")?, day(["end_date", "endDate"], "9999")?);
        if first > last {
            return Err(self.invalid("start_date", "start_date must not be after end_date."));
        }
        if let Some(services) = services.as_array_mut() {
            services.retain(|service| {
                let day = service["serviceDate"].as_str().and_then(|date| date.get(..10)).unwrap_or_default();
                (first.as_str()..=last.as_str()).contains(&day)
            });
        }
        Ok(())
    }

    /// Where an owner would name the battery's size; the application adds its redirect URI at the end.
    fn capacity_url(&self, car: &Car) -> String {
        let (origin, client_id) = (&self.sandbox.origin, &self.sandbox.settings.client_id);
        let token = random::derived_id(&format!("capacity {}", car.id));
        format!(
            "{origin}/battery-capacity?vehicle_id={}&client_id={client_id}&token={token}\
             &response_type=vehicle_id&redirect_uri=",
            car.id
        )
    }

    /// A command is accepted, never confirmed: only a later reading tells what became of it.
    pub(super) fn command(&self, grant: &Grant, car: &Car, part: &str, body: &[u8]) -> Result<Answer, Answer> {
        let here = || COMMANDS.iter().filter(|command| command.part == part);
        self.require(grant, here().next().map_or("", |command| command.permission))?;
        let body: Value = serde_json::from_slice(body).unwrap_or_default();
        let asked = here().find(|command| command.action.is_empty() || body["action"] == command.action);
        let command = asked.ok_or_else(|| {
            let actions: Vec<&str> = here().map(|command| command.action).collect();
            self.invalid("action", &format!("The body must be JSON with an action: {}.", actions.join(" or ")))
        })?;
        let values: Result<Vec<f64>, Answer> = command.fields.iter().map(|field| self.field(field, &body)).collect();
        let values = values?;
        self.meet_trouble(car, command.name, false)?;
        let done = self.sandbox.change(|world| world.command(&car.id, command, &values));
        done.map_err(|fault| self.fail(fault, None))?;
        Ok(ok(json!({"status": "success", "message": "Successfully sent request to vehicle"})))
    }

    /// A number of the body; the Node SDK sends the charge limit as text.
    fn field(&self, field: &Field, body: &Value) -> Result<f64, Answer> {
        let Field { name, low, high, .. } = field;
        let given = &body[name];
        let number = given.as_f64().or_else(|| given.as_str()?.parse().ok());
        let number = number.filter(|number| (*low..=*high).contains(number));
        number.ok_or_else(|| self.invalid(name, &format!("{name} must be a number between {low} and {high}.")))
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
            let query = path.split_once('?').map_or("", |(_, query)| query);
            let answer = || {
                let answer = self.expect_lower_case(name);
                let answer = answer.and_then(|()| self.endpoint(grant, car, name, &Params::parse(query.as_bytes())));
                answer.unwrap_or_else(|refusal| refusal)
            };
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
        ["vehicles", _, part @ ..] if *method == Method::POST => {
            let part = part.join("/");
            let body: Value = serde_json::from_slice(body).unwrap_or_default();
            let command = COMMANDS.iter().find(|command| {
                command.part == part && (command.action.is_empty() || body["action"] == command.action)
            });
            vec![command.map_or(part, |command| command.name.to_owned())]
        }
        ["vehicles", _, part @ ..] => vec![part.join("/")],
        _ => vec![last.to_owned()],
    }
}

fn batch_paths(body: &[u8]) -> Option<Vec<String>> {
    let body: Value = serde_json::from_slice(body).ok()?;
    body["requests"].as_array()?.iter().map(|item| item["path"].as_str().map(str::to_owned)).collect()
}

fn endpoint_name(path: &str) -> &str {
    let name = path.split('?').next().unwrap_or_default().trim_matches('/');
    if name.is_empty() { "attributes" } else { name }
}
