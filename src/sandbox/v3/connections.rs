//! Connections over v3: listed, looked at, ended.

use serde_json::{Value, json};

use super::super::car::Car;
use super::super::connections::Connection;
use super::{Answer, Call, attributes};

const PAGE_SIZE: usize = 25;

impl Call<'_> {
    /// Newest first, narrowed by the header and by filters.
    pub(super) fn connections(&self) -> Result<Answer, Answer> {
        let params = self.params();
        let wanted = |filter: &str, value: &str| params.first(filter).is_none_or(|wanted| wanted == value);
        let mut found = self.sandbox.read(|world| {
            let known = world.connections.values().filter(|known| {
                self.user().is_none_or(|user| user == known.user)
                    && wanted("filter[user_id]", &known.user)
                    && wanted("filter[vehicle_id]", &known.car)
                    && wanted("filter[vehicle.mode]", &known.mode)
            });
            let known =
                known.filter_map(|known| Some((known.connected_at, resource(known, world.cars.get(&known.car)?))));
            known.collect::<Vec<_>>()
        });
        found.sort_by_key(|(connected_at, _)| std::cmp::Reverse(*connected_at));
        let items: Vec<Value> = found.into_iter().map(|(_, item)| item).collect();
        self.list(&items, PAGE_SIZE)
    }

    pub(super) fn connection(&self, id: &str) -> Result<Answer, Answer> {
        let found = self.sandbox.read(|world| {
            let known = world.connections.get(id)?;
            Some(resource(known, world.cars.get(&known.car)?))
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
}

fn resource(known: &Connection, car: &Car) -> Value {
    json!({
        "id": known.id, "type": "connection",
        "attributes": {
            "vehicle": attributes(car, &known.mode), "permissions": known.permissions,
            "connectedAt": super::super::api::iso(known.connected_at), "externalId": known.external_id,
        },
        "relationships": {
            "vehicle": {"data": {"id": known.car, "type": "vehicle"}},
            "user": {"data": {"id": known.user, "type": "user"}},
        },
        "links": {"self": format!("/v3/connections/{}", known.id)},
    })
}
