//! Connections: which owner let the application at which car. What API v3 asks about instead of a token.
//!
//! A consent makes one for each car, or renews the one there is. They outlive every token, and end when the application
//! disconnects, in whichever generation of the API it does.

use super::grants::{Connection, Grant};
use super::random;
use super::world::World;

impl World {
    pub(super) fn connect(&mut self, grant: &Grant, mode: &str, external_id: Option<&str>) {
        let now = self.now();
        for car in &grant.cars {
            let id = random::derived_id(&format!("connection {} {car}", grant.user_id));
            let known = self.connections.entry(id.clone()).or_insert_with(|| Connection {
                id,
                user: grant.user_id.clone(),
                account: grant.account.clone(),
                car: car.clone(),
                permissions: Vec::new(),
                mode: String::new(),
                external_id: None,
                connected_at: now,
            });
            known.permissions.clone_from(&grant.permissions);
            mode.clone_into(&mut known.mode);
            set_external_id(known, external_id);
        }
    }

    /// A renewed sign-in may bring another `external_id`.
    pub(super) fn renew_connection(&mut self, car: &str, external_id: Option<&str>) {
        for known in self.connections.values_mut().filter(|known| known.car == car) {
            set_external_id(known, external_id);
        }
    }

    /// Those wanted, newest first; of the same moment in one lasting order.
    pub(super) fn newest_connections(&self, is_wanted: impl Fn(&Connection) -> bool) -> Vec<Connection> {
        let mut found: Vec<Connection> = self.connections.values().filter(|known| is_wanted(known)).cloned().collect();
        found.sort_by(|one, other| (other.connected_at, &one.id).cmp(&(one.connected_at, &other.id)));
        found
    }

    pub(super) fn connection(&self, user: &str, car: &str) -> Option<&Connection> {
        self.connections.values().find(|known| known.user == user && known.car == car)
    }
}

/// None leaves it as it is, the literal `null` clears it.
fn set_external_id(connection: &mut Connection, given: Option<&str>) {
    if let Some(given) = given {
        connection.external_id = (given != "null").then(|| given.to_owned());
    }
}
