//! Webhooks and subscriptions over v3: looked at, and which cars a webhook is told about.
//!
//! The reference gives the paths and the 202; the form of a resource is our choice, after that of connections. The ids a
//! new subscription needs are taken from wherever a client may put them.

use serde_json::{Value, json};

use super::super::time::iso;
use super::super::webhooks::known::{Subscription, Webhook};
use super::super::world::World;
use super::{Answer, Call, ok};

const PAGE_SIZE: usize = 25;

impl Call<'_> {
    pub(super) fn webhooks(&self) -> Result<Answer, Answer> {
        let items: Vec<Value> = self.sandbox.read(|world| world.webhooks.values().map(webhook).collect());
        self.list(&items, PAGE_SIZE)
    }

    pub(super) fn webhook(&self, id: &str) -> Result<Answer, Answer> {
        let found = self.sandbox.read(|world| world.webhooks.get(id).map(webhook));
        found.map(|item| ok(json!({"data": item}))).ok_or_else(|| self.not_found("WEBHOOK_NOT_FOUND", "webhook"))
    }

    pub(super) fn subscriptions(&self) -> Result<Answer, Answer> {
        let params = self.params();
        let wanted = |filter: &str, value: &str| params.first(filter).is_none_or(|wanted| wanted == value);
        let items: Vec<Value> = self.sandbox.read(|world| {
            let all = every(world).filter(|(webhook, car, _)| {
                wanted("filter[webhookId]", &webhook.id) && wanted("filter[vehicleId]", car)
            });
            all.map(|(webhook, car, known)| subscription(webhook, car, known)).collect()
        });
        self.list(&items, PAGE_SIZE)
    }

    pub(super) fn subscription(&self, id: &str) -> Result<Answer, Answer> {
        let found = self.sandbox.read(|world| {
            let found = every(world).find(|(_, _, known)| known.id == id);
            found.map(|(webhook, car, known)| subscription(webhook, car, known))
        });
        let gone = || self.not_found("SUBSCRIPTION_NOT_FOUND", "subscription");
        found.map(|item| ok(json!({"data": item}))).ok_or_else(gone)
    }

    pub(super) fn subscribe(&self, body: &[u8]) -> Result<Answer, Answer> {
        let body: Value = serde_json::from_slice(body).unwrap_or_default();
        let given = |name: &str| {
            let places = [
                body[format!("{name}Id")].as_str(),
                body["data"]["attributes"][format!("{name}Id")].as_str(),
                body["data"]["relationships"][name]["data"]["id"].as_str(),
            ];
            let note = || format!("{name}Id is required.");
            places.into_iter().flatten().next().ok_or_else(|| self.fail("VALIDATION:PARAMETER", Some(&note())))
        };
        let (webhook, car) = (given("webhook")?, given("vehicle")?);
        if !self.sandbox.read(|world| world.connections.values().any(|known| known.car == car)) {
            return Err(self.no_such_vehicle());
        }
        let is_there = |world: &World| Some(world.webhooks.get(webhook)?.subscriptions.contains_key(car));
        match self.sandbox.read(is_there) {
            None => return Err(self.not_found("WEBHOOK_NOT_FOUND", "webhook")),
            Some(true) => return Err(self.conflict("This car is subscribed to this webhook already.")),
            Some(false) => self.sandbox.change(|world| world.subscribe(webhook, car)),
        };
        let body = json!({"meta": {"message": "The subscription is being created."}});
        Ok(Answer { status: 202, body, retry_after: None })
    }

    pub(super) fn unsubscribe(&self, id: &str) -> Result<Answer, Answer> {
        let ended = self.sandbox.change(|world| {
            let found = every(world).find(|(_, _, known)| known.id == id);
            let (webhook, car) = found.map(|(webhook, car, _)| (webhook.id.clone(), car.to_owned()))?;
            world.unsubscribe(&webhook, &car).then_some(())
        });
        let answer = Answer { status: 204, ..Answer::default() };
        ended.map(|()| answer).ok_or_else(|| self.not_found("SUBSCRIPTION_NOT_FOUND", "subscription"))
    }
}

fn every(world: &World) -> impl Iterator<Item = (&Webhook, &str, &Subscription)> {
    world
        .webhooks
        .values()
        .flat_map(|webhook| webhook.subscriptions.iter().map(move |(car, known)| (webhook, car.as_str(), known)))
}

fn webhook(webhook: &Webhook) -> Value {
    json!({
        "id": webhook.id, "type": "webhook",
        "attributes": {
            "name": webhook.name, "url": webhook.uri, "status": webhook.standing,
            "autoSubscribe": webhook.automatic, "createdAt": iso(webhook.created_at),
        },
        "links": {"self": format!("/v3/webhooks/{}", webhook.id)},
    })
}

fn subscription(webhook: &Webhook, car: &str, known: &Subscription) -> Value {
    json!({
        "id": known.id, "type": "subscription", "attributes": {"createdAt": iso(known.created_at)},
        "relationships": {
            "webhook": {"data": {"id": webhook.id, "type": "webhook"}},
            "vehicle": {"data": {"id": car, "type": "vehicle"}},
        },
        "links": {"self": format!("/v3/subscriptions/{}", known.id)},
    })
}
