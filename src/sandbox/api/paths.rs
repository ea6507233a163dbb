//! Which car a request of v1.0 or v2.0 is about, and whether its token may ask.
//!
//! The checks come in Smartcar's order: version, path, method, token, car. What the car then says is `vehicle.rs`.

use actix_web::HttpRequest;
use actix_web::http::Method;
use serde_json::json;

use super::super::commands::COMMANDS;
use super::super::params::Params;
use super::super::tokens::Grant;
use super::super::values::{ENDPOINTS, IMPERIAL, METRIC};
use super::{Answer, Call, bearer, ok, unit_system};

const MAX_PAGE: usize = 50;

impl Call<'_> {
    /// An answer, or the error that came first.
    pub(super) fn route(
        &self,
        request: &HttpRequest,
        version: &str,
        segments: &[&str],
        body: &[u8],
    ) -> Result<Answer, Answer> {
        // Whatever looks like a number is served; an unknown one is the latest.
        if version.parse::<f64>().is_err() || !version.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
            return Err(self.fail("RESOURCE_NOT_FOUND:VERSION", None));
        }
        if unit_system(request).is_some_and(|system| system != METRIC.name && system != IMPERIAL.name) {
            return Err(self.fail("VALIDATION", Some("The header sc-unit-system must be metric or imperial.")));
        }
        let takes_commands =
            |name: &str| COMMANDS.iter().any(|command| !command.action.is_empty() && command.part == name);
        let expected: &[Method] = match segments {
            ["user"] | ["vehicles"] | ["vehicles", _] => &[Method::GET],
            ["vehicles", _, "application"] => &[Method::DELETE],
            ["vehicles", _, "batch"] => &[Method::POST],
            ["vehicles", _, name] if takes_commands(name) => &[Method::GET, Method::POST],
            ["vehicles", _, name] if ENDPOINTS.iter().any(|endpoint| endpoint.name == *name) => &[Method::GET],
            _ => return Err(self.no_such_path()),
        };
        if !expected.contains(request.method()) {
            let names: Vec<&str> = expected.iter().map(Method::as_str).collect();
            return Err(self.fail("VALIDATION", Some(&format!("This path answers {} only.", names.join(" and ")))));
        }
        let grant = self.sandbox.read(|world| world.grant_of(bearer(request.headers())?).cloned());
        let grant = grant.ok_or_else(|| self.fail("AUTHENTICATION", None))?;
        let [_, id, rest @ ..] = segments else {
            return match segments {
                ["user"] => Ok(ok(json!({"id": grant.user_id}))),
                _ => self.vehicles(&grant, request.query_string()),
            };
        };
        let car = self.sandbox.read(|world| world.cars.get(*id).cloned());
        let car = car.filter(|car| grant.cars.contains(&car.id));
        let car = car.ok_or_else(|| self.fail("PERMISSION", Some("The token does not cover this car.")))?;
        match rest {
            ["application"] => {
                self.sandbox.change(|world| world.disconnect(&grant.account, &car.id));
                Ok(ok(json!({"status": "success"})))
            }
            ["batch"] => self.batch(&grant, &car, body),
            [part] if *request.method() == Method::POST => self.command(&grant, &car, part, body),
            rest => self.endpoint(&grant, &car, rest.first().copied().unwrap_or("attributes")),
        }
    }

    fn vehicles(&self, grant: &Grant, query: &str) -> Result<Answer, Answer> {
        let params = Params::parse(query.as_bytes());
        let invalid = |problem: &str| self.fail("VALIDATION", Some(problem));
        let number = |name: &str, default: usize| match params.one(name) {
            Ok(Some(value)) => value.parse().map_err(|_| invalid(&format!("{name} must be a whole number."))),
            Ok(None) => Ok(default),
            Err(problem) => Err(invalid(&problem)),
        };
        let (limit, offset) = (number("limit", 10)?, number("offset", 0)?);
        if !(1..=MAX_PAGE).contains(&limit) {
            return Err(invalid("limit must be between 1 and 50."));
        }
        let page: Vec<&String> = grant.cars.iter().skip(offset).take(limit).collect();
        Ok(ok(json!({"vehicles": page, "paging": {"count": grant.cars.len(), "offset": offset}})))
    }
}
