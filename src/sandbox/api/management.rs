//! What the application does with its management token: list and end connections, and see to webhook subscriptions.

use actix_web::http::Method;
use serde_json::{Value, json};

use super::super::car::Car;
use super::super::grants::Connection;
use super::super::oauth::is_basic;
use super::super::time::iso;
use super::{Answer, Call, authorization, bearer, ok};

const MAX_PAGE: usize = 100;

impl Call<'_> {
    /// GET and DELETE /management/connections
    pub(super) fn management(&self) -> Result<Answer, Answer> {
        if !self.is_management() {
            return Err(self.fail("AUTHENTICATION", Some("The management token is wrong or missing.")));
        }
        let params = self.params();
        let (user, car) = (self.parameter(&params, "user_id")?, self.parameter(&params, "vehicle_id")?);
        let mode = self.parameter(&params, "mode")?;
        if mode.as_deref().is_some_and(|mode| !["live", "test", "simulated"].contains(&mode)) {
            return Err(self.invalid("mode", "mode must be live, test or simulated."));
        }
        let is_wanted = |known: &Connection| {
            user.as_ref().is_none_or(|user| *user == known.user)
                && car.as_ref().is_none_or(|car| *car == known.car)
                && mode.as_ref().is_none_or(|mode| *mode == known.mode)
        };
        let found = self.sandbox.read(|world| world.newest_connections(is_wanted));
        if *self.request.method() == Method::GET {
            return self.list(&found);
        }
        if user.is_none() && car.is_none() {
            return Err(self.invalid("vehicle_id", "vehicle_id, user_id or both are required."));
        }
        self.sandbox.change(|world| found.iter().for_each(|known| world.disconnect(&known.account, &known.car)));
        let ended: Vec<Value> =
            found.iter().map(|known| json!({"userId": known.user, "vehicleId": known.car})).collect();
        Ok(ok(json!({"connections": ended})))
    }

    /// The cursor is the last connection of the page before.
    fn list(&self, found: &[Connection]) -> Result<Answer, Answer> {
        let limit = self.number("limit", 10)?;
        if !(1..=MAX_PAGE).contains(&limit) {
            return Err(self.invalid("limit", "limit must be between 1 and 100."));
        }
        let begin = match self.parameter(&self.params(), "cursor")? {
            None => 0,
            Some(cursor) => {
                let last = found.iter().position(|known| known.id == cursor);
                last.ok_or_else(|| self.invalid("cursor", "cursor is not one that this list gave out."))? + 1
            }
        };
        let page: Vec<&Connection> = found.iter().skip(begin).take(limit).collect();
        let next = page.last().filter(|_| begin + limit < found.len()).map(|known| &known.id);
        let connections: Vec<Value> = page
            .iter()
            .map(|known| {
                let connected_at = iso(known.connected_at);
                json!({"userId": known.user, "vehicleId": known.car, "connectedAt": connected_at, "mode": known.mode})
            })
            .collect();
        Ok(ok(json!({"connections": connections, "paging": {"cursor": next}})))
    }

    /// Whether the Basic header is the one of the management API.
    pub(super) fn is_management(&self) -> bool {
        let header = authorization(self.request).unwrap_or_default();
        is_basic(header, "default", &self.sandbox.settings.management_token)
    }

    /// POST `/vehicles/{id}/webhooks/{webhook}`
    pub(super) fn subscribe(&self, car: &Car, webhook: &str) -> Result<Answer, Answer> {
        if !self.sandbox.change(|world| world.subscribe(webhook, &car.id)) {
            return Err(self.fail("VALIDATION", Some("There is no webhook with this id.")));
        }
        Ok(ok(json!({"webhookId": webhook, "vehicleId": car.id})))
    }

    /// DELETE `/vehicles/{id}/webhooks/{webhook}`
    pub(super) fn unsubscribe(&self, car: &str, webhook: &str) -> Result<Answer, Answer> {
        if bearer(self.request.headers()) != Some(&self.sandbox.settings.management_token) {
            return Err(self.fail("AUTHENTICATION", Some("The management token is wrong or missing.")));
        }
        if !self.sandbox.change(|world| world.unsubscribe(webhook, car)) {
            return Err(self.fail("VALIDATION", Some("This car is not subscribed to a webhook with this id.")));
        }
        Ok(ok(json!({"status": "success"})))
    }
}
