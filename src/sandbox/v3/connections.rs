//! Connections over v3: listed, looked at, ended.

use serde_json::{Value, json};

use super::super::car::Car;
use super::super::grants::Connection;
use super::super::time::iso;
use super::{Answer, Call, attributes};

/// Sources say 10, 25 and 50; the smallest shows soonest whether a client follows `links.next`.
const PAGE_SIZE: usize = 10;

impl Call<'_> {
    /// Newest first, narrowed by the header and by filters.
    pub(super) fn connections(&self) -> Result<Answer, Answer> {
        let params = self.params();
        let wanted = |filter: &str, value: &str| params.first(filter).is_none_or(|wanted| wanted == value);
        let mut found = self.sandbox.read(|world| {
            let known = world.connections.values().filter(|known| {
                self.user().is_none_or(|user| user == known.user)
                    && wanted("filter[userId]", &known.user)
                    && wanted("filter[vehicleId]", &known.car)
                    && wanted("filter[externalId]", known.external_id.as_deref().unwrap_or_default())
                    && wanted("filter[vehicle.mode]", &known.mode)
            });
            let known = known
                .filter_map(|known| Some((known.connected_at, self.resource_of(known, world.cars.get(&known.car)?))));
            known.collect::<Vec<_>>()
        });
        found.sort_by_key(|(connected_at, _)| std::cmp::Reverse(*connected_at));
        let items: Vec<Value> = found.into_iter().map(|(_, item)| item).collect();
        self.list(&items, PAGE_SIZE)
    }

    pub(super) fn connection(&self, id: &str) -> Result<Answer, Answer> {
        let found = self.sandbox.read(|world| {
            let known = world.connections.get(id)?;
            Some(self.resource_of(known, world.cars.get(&known.car)?))
        });
        found.map(|item| super::ok(json!({"data": item}))).ok_or_else(|| self.no_such_connection())
    }

    pub(super) fn disconnect(&self, id: &str) -> Result<Answer, Answer> {
        let known = self.sandbox.read(|world| world.connections.get(id).cloned());
        self.end(&[known.ok_or_else(|| self.no_such_connection())?])
    }

    /// The owner leaves, with all cars.
    pub(super) fn forget_user(&self, user: &str) -> Result<Answer, Answer> {
        let theirs: Vec<Connection> = self.sandbox.read(|world| {
            let known = world.connections.values().filter(|known| known.user == user);
            known.cloned().collect()
        });
        if theirs.is_empty() { Err(self.no_such_connection()) } else { self.end(&theirs) }
    }

    fn end(&self, connections: &[Connection]) -> Result<Answer, Answer> {
        self.sandbox.change(|world| {
            for known in connections {
                world.disconnect(&known.account, &known.car);
            }
        });
        Ok(Answer { status: 204, ..Answer::default() })
    }

    fn resource_of(&self, known: &Connection, car: &Car) -> Value {
        let made_at = iso(known.connected_at);
        let mut resource = json!({
            "id": known.id, "type": "connection",
            "attributes": {"vehicle": attributes(car, &known.mode), "permissions": known.permissions},
            "relationships": {
                "vehicle": {
                    "data": {"id": known.car, "type": "vehicle"},
                    "links": {"related": format!("/v3/vehicles/{}", known.car)},
                },
                "user": {"data": {"id": known.user, "type": "user"}},
            },
            "meta": {"createdAt": made_at, "updatedAt": made_at},
            "links": {"self": format!("/v3/connections/{}", known.id)},
        });
        self.shapes.external_id.write(&mut resource, known.external_id.as_deref());
        resource
    }
}
