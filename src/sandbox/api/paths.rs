//! Which car a request of v1.0 or v2.0 is about, and whether its token may ask.
//!
//! The checks come in Smartcar's order: version, path, method, token, car. What the car then says is `vehicle.rs`; paths
//! that take other credentials than an owner's token have files of their own.

use actix_web::http::Method;
use serde_json::{Value, json};

use super::super::car::Car;
use super::super::commands::COMMANDS;
use super::super::grants::Grant;
use super::super::params::Params;
use super::super::units::{IMPERIAL, METRIC};
use super::super::values::ENDPOINTS;
use super::super::{catalogue, edges, random};
use super::{Answer, Call, bearer, ok, unit_system};

const MAX_PAGE: usize = 50;

impl Call<'_> {
    /// An answer, or the error that came first.
    pub(super) fn route(&self, version: &str, segments: &[&str], body: &[u8]) -> Result<Answer, Answer> {
        // Whatever looks like a number is served; an unknown one is the latest.
        if version.parse::<f64>().is_err() || !version.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
            return Err(self.fail("RESOURCE_NOT_FOUND:VERSION", None));
        }
        if unit_system(self.request).is_some_and(|system| system != METRIC.name && system != IMPERIAL.name) {
            return Err(self.fail("VALIDATION", Some("The header sc-unit-system must be metric or imperial.")));
        }
        self.params().flags().map_err(|problem| self.fail("VALIDATION", Some(&format!("{problem}."))))?;
        match segments {
            ["compatibility"] => self.only(&[Method::GET]).and_then(|()| self.compatibility()),
            ["compatibility", "matrix"] => self.only(&[Method::GET]).and_then(|()| self.matrix()),
            ["management", "connections"] => self.only(&[Method::GET, Method::DELETE]).and_then(|()| self.management()),
            ["user"] => {
                self.only(&[Method::GET])?;
                Ok(ok(json!({"id": self.grant()?.user_id})))
            }
            ["vehicles"] => {
                self.only(&[Method::GET])?;
                let cars = self.grant()?.cars;
                let (page, paging) = self.page(&cars, 10)?;
                Ok(ok(json!({"vehicles": page, "paging": paging})))
            }
            ["vehicles", id, "webhooks", webhook] => {
                self.only(&[Method::POST, Method::DELETE])?;
                if *self.request.method() == Method::DELETE {
                    return self.unsubscribe(id, webhook);
                }
                let (_, car) = self.shared(id)?;
                self.subscribe(&car, webhook)
            }
            ["vehicles", id, "application"] => {
                self.only(&[Method::DELETE])?;
                self.disconnect(id)
            }
            ["vehicles", id, "batch"] => {
                self.only(&[Method::POST])?;
                let (grant, car) = self.shared(id)?;
                self.batch(&grant, &car, body)
            }
            ["vehicles", id, rest @ ..] => self.car(id, &rest.join("/"), body),
            _ => Err(self.no_such_path()),
        }
    }

    /// A reading, or a command where the path takes one.
    fn car(&self, id: &str, path: &str, body: &[u8]) -> Result<Answer, Answer> {
        let name = if path.is_empty() { "attributes" } else { path };
        self.expect_lower_case(name)?;
        let reads = ENDPOINTS.iter().any(|endpoint| endpoint.name == name);
        let obeys = COMMANDS.iter().any(|command| command.part == name);
        match (reads, obeys) {
            (true, true) => self.only(&[Method::GET, Method::POST])?,
            (true, false) => self.only(&[Method::GET])?,
            (false, true) => self.only(&[Method::POST])?,
            (false, false) => return Err(self.no_such_path()),
        }
        let (grant, car) = self.shared(id)?;
        if *self.request.method() == Method::POST {
            self.command(&grant, &car, name, body)
        } else {
            self.endpoint(&grant, &car, name, &self.params())
        }
    }

    /// A brand in the path stands in lower case, or Smartcar sees no permission for it.
    pub(super) fn expect_lower_case(&self, name: &str) -> Result<(), Answer> {
        let first = name.split('/').next().unwrap_or_default();
        let is_shouted = first.bytes().any(|byte| byte.is_ascii_uppercase()) && catalogue::find(first).is_some();
        let note = "The brand in a path must be in lower case.";
        if is_shouted { Err(self.fail("PERMISSION", Some(note))) } else { Ok(()) }
    }

    /// Ends the application's access: asked by an owner's token, or for every owner by the management token.
    fn disconnect(&self, id: &str) -> Result<Answer, Answer> {
        let account = if self.is_management() {
            let account = self.sandbox.read(|world| world.cars.get(id).map(|car| car.account.clone()));
            account.ok_or_else(|| self.fail("PERMISSION", Some("There is no such car.")))?
        } else {
            self.shared(id)?.0.account
        };
        self.sandbox.change(|world| world.disconnect(&account, id));
        Ok(ok(json!({"status": "success"})))
    }

    /// What the token was given for.
    fn grant(&self) -> Result<Grant, Answer> {
        let grant = self.sandbox.read(|world| world.grant_of(bearer(self.request.headers())?).cloned());
        grant.ok_or_else(|| self.fail("AUTHENTICATION", None))
    }

    fn shared(&self, id: &str) -> Result<(Grant, Car), Answer> {
        let grant = self.grant()?;
        if !random::is_id(id) {
            return Err(self.fail("VALIDATION", Some("The id of a vehicle is a UUID.")));
        }
        let car = self.sandbox.read(|world| world.cars.get(id).cloned());
        let car = car.filter(|car| grant.cars.contains(&car.id));
        let car = car.ok_or_else(|| self.fail("PERMISSION", Some("The token does not cover this car.")))?;
        Ok((grant, car))
    }

    fn only(&self, expected: &[Method]) -> Result<(), Answer> {
        if expected.contains(self.request.method()) {
            return Ok(());
        }
        let names: Vec<&str> = expected.iter().map(Method::as_str).collect();
        Err(self.fail("VALIDATION", Some(&format!("This path answers {} only.", names.join(" and ")))))
    }

    fn no_such_path(&self) -> Answer {
        self.fail("RESOURCE_NOT_FOUND:PATH", Some(edges::words(self.request.path())))
    }

    /// One page of a list, of this length unless another is asked for, and the `paging` that goes with it.
    pub(super) fn page<'a>(&self, items: &'a [String], length: usize) -> Result<(Vec<&'a String>, Value), Answer> {
        let (limit, offset) = (self.number("limit", length)?, self.number("offset", 0)?);
        if !(1..=MAX_PAGE).contains(&limit) {
            return Err(self.invalid("limit", "limit must be between 1 and 50."));
        }
        let page = items.iter().skip(offset).take(limit).collect();
        Ok((page, json!({"count": items.len(), "offset": offset})))
    }

    /// A whole number in the query.
    pub(super) fn number(&self, name: &str, default: usize) -> Result<usize, Answer> {
        let Some(given) = self.parameter(&self.params(), name)? else { return Ok(default) };
        given.parse().map_err(|_| self.invalid(name, &format!("{name} must be a whole number.")))
    }

    /// One parameter, which may not be there twice.
    pub(super) fn parameter(&self, params: &Params, name: &str) -> Result<Option<String>, Answer> {
        let given = params.one(name).map_err(|problem| self.invalid(name, &format!("{problem}.")))?;
        Ok(given.map(str::to_owned))
    }

    pub(super) fn params(&self) -> Params {
        Params::parse(self.request.query_string().as_bytes())
    }
}
