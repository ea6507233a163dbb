//! Who asks over v3, and for which car.
//!
//! The application shows its own token and names the owner in a header. The official SDKs cannot name one when they read
//! signals, so an owner's token of v2.0, which names its owner itself, is good for vehicles too. The fixture of the SDK
//! suites, one car and one token, is always there.

use super::super::api::bearer;
use super::super::car::{Car, CommandReply, State};
use super::super::catalogue::Power;
use super::super::grants::{Connection, Grant};
use super::super::random;
use super::super::values::ENDPOINTS;
use super::super::world::World;
use super::{Answer, Call};

/// Whose token it is.
pub(super) enum Bearer {
    Application,
    Owner(Grant),
    Fixture,
}

const FIXTURE_TOKEN: &str = "test-data-token";
pub(super) const FIXTURE_CAR: &str = "tst2e255-d3c8-4f90-9fec-e6e68b98e9cb";

impl Call<'_> {
    pub(super) fn bearer(&self) -> Result<Bearer, Answer> {
        let refusal = || self.fail("AUTHENTICATION", None);
        let token = bearer(self.request.headers()).ok_or_else(refusal)?;
        if token == FIXTURE_TOKEN {
            return Ok(Bearer::Fixture);
        }
        let found = self.sandbox.read(|world| {
            let is_application = world.is_application_token(token).then_some(Bearer::Application);
            is_application.or_else(|| world.grant_of(token).cloned().map(Bearer::Owner))
        });
        found.ok_or_else(refusal)
    }

    /// The owner named in the header.
    pub(super) fn user(&self) -> Option<&str> {
        self.request.headers().get("sc-user-id")?.to_str().ok().filter(|id| !id.is_empty())
    }

    /// The car, and the connection by which its owner shares it.
    pub(super) fn owned(&self, id: &str, bearer: &Bearer) -> Result<(Car, Connection), Answer> {
        self.expect_id(id)?;
        let find = |user: &str| {
            self.sandbox.read(|world| Some((world.cars.get(id)?.clone(), world.connection(user, id)?.clone())))
        };
        let found = match bearer {
            Bearer::Application => {
                let user = self.user().ok_or_else(|| self.missing("userId", "The header sc-user-id names no owner"))?;
                let is_known = |world: &World| {
                    world.accounts.values().any(|account| account.user_id == user)
                        || world.connections.values().any(|known| known.user == user)
                };
                if !self.sandbox.read(is_known) {
                    return Err(self.unknown_user());
                }
                find(user)
            }
            Bearer::Owner(grant) => find(&grant.user_id)
                .filter(|_| grant.cars.iter().any(|car| car == id))
                .map(|(car, known)| (car, Connection { permissions: grant.permissions.clone(), ..known })),
            Bearer::Fixture => (id == FIXTURE_CAR).then(fixture),
        };
        found.ok_or_else(|| self.no_such_vehicle())
    }

    fn expect_id(&self, id: &str) -> Result<(), Answer> {
        let note = "The id of a vehicle is a UUID.";
        if random::is_id(id) { Ok(()) } else { Err(self.fail("VALIDATION:PARAMETER", Some(note))) }
    }

    /// A car's make and model need no owner, as long as somebody shares the car.
    pub(super) fn shared(&self, id: &str, bearer: &Bearer) -> Result<(Car, String), Answer> {
        if !matches!(bearer, Bearer::Application) || self.user().is_some() {
            return self.owned(id, bearer).map(|(car, known)| (car, known.mode));
        }
        self.expect_id(id)?;
        let found = self.sandbox.read(|world| {
            let car = world.cars.get(id).filter(|_| world.is_connected(id))?.clone();
            let known = world.connections.values().find(|known| known.car == id);
            Some((car, known.map_or_else(|| "live".to_owned(), |known| known.mode.clone())))
        });
        found.ok_or_else(|| self.no_such_vehicle())
    }
}

fn fixture() -> (Car, Connection) {
    let car = Car {
        id: FIXTURE_CAR.to_owned(),
        account: "TESLA fixture@sandbox.test".to_owned(),
        vin: "5YJYGDEF2LFR00942".to_owned(),
        make: "TESLA".to_owned(),
        model: "Model Y".to_owned(),
        year: 2021,
        power: Power::Bev,
        condition: None,
        state: State::default(),
        reply: CommandReply::default(),
        resolution_url: None,
    };
    let known = Connection {
        id: FIXTURE_CAR.to_owned(),
        user: FIXTURE_CAR.to_owned(),
        account: car.account.clone(),
        car: car.id.clone(),
        permissions: ENDPOINTS.iter().map(|endpoint| endpoint.permission.to_owned()).collect(),
        mode: "test".to_owned(),
        external_id: None,
        connected_at: 0,
    };
    (car, known)
}
