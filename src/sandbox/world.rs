//! What the sandbox knows: owners' accounts, their cars, and its clock.
//!
//! Plain data that serialises as it is, so the state file is this struct. `car.rs` says what a car is, `grants.rs` what
//! was granted to the application. It knows no HTTP; every moment is the sandbox's own clock, which tests can push forward.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Utc;
use serde::{Deserialize, Serialize};

use super::car::{Car, CommandReply, Condition, Described, HEALTHY, State};
use super::catalogue::Brand;
use super::commands::Command;
use super::grants::{Connection, Grant, Token};
use super::identities::Identity;
use super::random;
use super::webhooks::known::Webhook;

/// Everything that survives a restart.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct World {
    clock_ahead_ms: i64,
    /// Where the clock stands still, if it does.
    clock_stands_at: Option<i64>,
    pub(super) ids: random::Ids,
    pub(super) next_grant: u64,
    pub(super) accounts: BTreeMap<String, Account>,
    pub(super) cars: BTreeMap<String, Car>,
    pub(super) grants: BTreeMap<String, Grant>,
    pub(super) codes: BTreeMap<String, Token>,
    pub(super) access_tokens: BTreeMap<String, Token>,
    pub(super) refresh_tokens: BTreeMap<String, Token>,
    /// When each token of the application itself ends.
    pub(super) application_tokens: BTreeMap<String, i64>,
    pub(super) connections: BTreeMap<String, Connection>,
    pub(super) webhooks: BTreeMap<String, Webhook>,
    /// Cars turned down at Connect, the newest first, and those that work by now although they did not.
    pub(super) turned_down: Vec<Described>,
    pub(super) works_now: Vec<Described>,
}

/// The end of the year 2199: far enough for any test, and no sum of moments comes near overflowing.
pub(super) const LATEST: i64 = 7_258_118_399_000;

/// An owner's account with one maker, found by brand and e-mail.
#[derive(Serialize, Deserialize)]
pub(super) struct Account {
    pub(super) user_id: String,
    pub(super) email: String,
    pub(super) cars: Vec<String>,
    /// What was approved last: `approval_prompt=auto` skips the permission page for the same again.
    pub(super) approval: Option<Approval>,
}

#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Approval {
    pub(super) asked: Vec<String>,
    pub(super) granted: Vec<String>,
    pub(super) cars: Vec<String>,
}

impl World {
    /// Epoch milliseconds by the sandbox's own clock.
    pub(super) fn now(&self) -> i64 {
        self.clock_stands_at.unwrap_or_else(|| Utc::now().timestamp_millis().saturating_add(self.clock_ahead_ms))
    }

    /// Stops the clock at a moment, or lets it run with the real one again.
    pub(super) fn set_clock(&mut self, stands_at: Option<i64>) {
        self.clock_ahead_ms = 0;
        self.clock_stands_at = stands_at;
    }

    pub(super) fn advance_clock(&mut self, seconds: u32) {
        // A century is enough for any test, and keeps every sum of moments far from overflowing.
        let century = 100 * 365 * 86_400_000;
        if let Some(moment) = &mut self.clock_stands_at {
            *moment = moment.saturating_add(i64::from(seconds) * 1000).min(LATEST);
            return;
        }
        self.clock_ahead_ms = self.clock_ahead_ms.saturating_add(i64::from(seconds) * 1000).clamp(0, century);
    }

    /// Signs an owner in: the account is made on first sight and found again afterwards. A car the application holds no
    /// grant for starts over as its identity says, without an old trouble that signing in ends. Returns the account's key.
    pub(super) fn sign_in(&mut self, brand: &Brand, email: &str, identity: &Identity) -> String {
        let email = email.trim().to_ascii_lowercase();
        let key = format!("{} {email}", brand.make);
        let mut account = self.accounts.remove(&key).unwrap_or_else(|| Account {
            user_id: random::derived_id(&format!("user {email}")),
            email,
            cars: Vec::new(),
            approval: None,
        });
        for index in 0..=identity.more_cars {
            let id = self.meet_car(&key, brand, index, identity);
            if !account.cars.contains(&id) {
                account.cars.push(id);
            }
        }
        self.accounts.insert(key.clone(), account);
        key
    }

    fn meet_car(&mut self, account: &str, brand: &Brand, index: usize, identity: &Identity) -> String {
        let model = identity.power.map_or_else(|| brand.model(index), |power| brand.model_with(power));
        let vin = identity.vin.clone();
        let vin = vin.unwrap_or_else(|| random::vin(brand.wmi, &format!("{account} {index}")));
        let id = random::derived_id(&format!("car {account} {vin}"));
        let connected = self.is_connected(&id);
        let car = self.cars.entry(id.clone()).or_insert_with(|| Car {
            id: id.clone(),
            account: account.to_owned(),
            vin,
            make: brand.make.to_owned(),
            model: model.name.to_owned(),
            year: model.year,
            power: model.power,
            condition: None,
            state: State::default(),
            reply: CommandReply::default(),
            resolution_url: None,
        });
        if !connected {
            let start = identity.fault.map(Condition::everywhere);
            car.condition = start.or_else(|| car.condition.take().filter(|condition| !condition.ends_with_sign_in()));
        }
        id
    }

    /// The owner signed in and consented: clears what that can clear, on the cars connected before. Called ahead of
    /// recording a new grant, so that a car's first connection starts as its identity says.
    pub(super) fn mend_login(&mut self, account: &str) {
        let grants = self.grants.values().filter(|grant| grant.account == account);
        let connections = self.connections.values().filter(|connection| connection.account == account);
        let connected = grants.flat_map(|grant| &grant.cars).chain(connections.map(|connection| &connection.car));
        let connected: BTreeSet<&String> = connected.collect();
        for car in self.cars.values_mut().filter(|car| connected.contains(&car.id)) {
            car.condition.take_if(|condition| condition.ends_with_sign_in());
        }
    }

    pub(super) fn is_connected(&self, car: &str) -> bool {
        self.grants.values().any(|grant| grant.cars.iter().any(|id| id == car))
            || self.connections.values().any(|connection| connection.car == car)
    }

    /// Cars of an account in the order they joined it.
    pub(super) fn cars_of(&self, account: &str) -> Vec<&Car> {
        let ids = self.accounts.get(account).map_or(&[][..], |account| &account.cars);
        ids.iter().filter_map(|id| self.cars.get(id)).collect()
    }

    pub(super) fn email_of(&self, car: &Car) -> &str {
        self.accounts.get(&car.account).map_or("", |account| &account.email)
    }

    /// Gives a car its condition; `HEALTHY` takes it away. False: there is no such car.
    pub(super) fn set_condition(&mut self, car: &str, condition: Condition) -> bool {
        let Some(car) = self.cars.get_mut(car) else { return false };
        car.condition = (condition.fault != HEALTHY).then_some(condition);
        true
    }

    /// One more answer has failed; after the last one asked for, the car is healthy.
    pub(super) fn count_failure(&mut self, car: &str) {
        let Some(car) = self.cars.get_mut(car) else { return };
        if let Some(left) = car.condition.as_mut().and_then(|condition| condition.times.as_mut()) {
            *left = left.saturating_sub(1);
        }
        car.condition.take_if(|condition| condition.times == Some(0));
    }

    /// Decided and done in one step, so that of two starts at once only one succeeds.
    pub(super) fn command(&mut self, car: &str, command: &Command, values: &[f64]) -> Result<(), &'static str> {
        let now = self.now();
        let Some(car) = self.cars.get_mut(car) else { return Ok(()) };
        let state = command.outcome(car, values, now)?;
        if car.reply != CommandReply::Failure {
            car.state = state;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::{catalogue, grants::Grant, identities};
    use super::{Condition, World};

    fn sign_in(world: &mut World, email: &str) -> String {
        world.sign_in(catalogue::find("CHEVROLET").unwrap(), email, &identities::recognise(email).unwrap())
    }

    #[test]
    fn signing_in_again_finds_the_same_cars() {
        let mut world = World::default();
        let first = sign_in(&mut world, "3-vehicles@smartcar.com");
        let again = sign_in(&mut world, "3-Vehicles@SMARTCAR.com");
        assert_eq!(first, again);
        assert_eq!(world.cars.len(), 3);
        let car = world.cars_of(&first).first().copied().unwrap();
        assert_eq!((car.model.as_str(), car.id.len(), car.vin.len()), ("Volt", 36, 17));
    }

    #[test]
    fn an_identity_sets_how_a_car_starts_and_consent_mends_a_connected_one() {
        let mut world = World::default();
        let email = "CONNECTED_SERVICES_ACCOUNT.AUTHENTICATION_FAILED@smartcar.com";
        let account = sign_in(&mut world, email);
        let car = (*world.cars_of(&account).first().unwrap()).clone();
        let broken = |world: &World| world.cars.get(&car.id).is_some_and(|car| car.condition.is_some());
        assert!(broken(&world));
        let cars = vec![car.id.clone()];
        world.grant(Grant { account: account.clone(), user_id: String::new(), cars, permissions: vec![] }, "");
        sign_in(&mut world, email);
        assert!(broken(&world));
        world.mend_login(&account);
        assert!(!broken(&world));
        world.disconnect(&account, &car.id);
        sign_in(&mut world, email);
        assert!(broken(&world));
        let ordinary = identities::Identity { vin: Some(car.vin.clone()), ..Default::default() };
        world.sign_in(catalogue::find("CHEVROLET").unwrap(), email, &ordinary);
        assert!(!broken(&world));
    }

    #[test]
    fn a_general_condition_spares_static_endpoints_and_a_narrow_one_hits_only_its_own() {
        let mut world = World::default();
        let account = sign_in(&mut world, "a@b.c");
        let mut car = (*world.cars_of(&account).first().unwrap()).clone();
        let asleep = Condition::everywhere("VEHICLE_STATE:ASLEEP");
        car.condition = Some(asleep.clone());
        assert!(car.fault_on("odometer", false).is_some() && car.fault_on("vin", true).is_none());
        car.condition = Some(Condition { endpoint: Some("fuel".to_owned()), ..asleep });
        assert!(car.fault_on("odometer", false).is_none() && car.fault_on("fuel", false).is_some());
    }
}
