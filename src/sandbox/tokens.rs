//! What owners granted the application: codes, access tokens, refresh tokens, and their lifetimes.
//!
//! Codes live 10 minutes and work once. A refresh token dies 10 minutes after its first use, which is the window for
//! repeating a lost reply; each use in that window gives a fresh pair. Access tokens outlive a refresh. Tokens lie in the
//! state file as they are: they open nothing but pretend cars.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::random;
use super::world::{Approval, World};

const MINUTE: i64 = 60_000;
const CODE_LIFE: i64 = 10 * MINUTE;
const REFRESH_GRACE: i64 = 10 * MINUTE;
const REFRESH_LIFE: i64 = 60 * 24 * 60 * MINUTE;
/// Seconds, as the token reply says it.
pub(super) const ACCESS_LIFE_SECONDS: i64 = 7200;

/// One completed consent: the tokens made from it reach these cars with these permissions.
#[derive(Serialize, Deserialize)]
pub(super) struct Grant {
    pub(super) account: String,
    pub(super) user_id: String,
    pub(super) cars: Vec<String>,
    pub(super) permissions: Vec<String>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Code {
    grant: String,
    redirect_uri: String,
    expires_at: i64,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Access {
    grant: String,
    expires_at: i64,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Refresh {
    grant: String,
    expires_at: i64,
}

/// A fresh pair.
pub(super) struct Pair {
    pub(super) access: String,
    pub(super) refresh: String,
}

/// Why no tokens were given.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    Unknown,
    OtherRedirectUri,
    /// The system gave no random bytes.
    NoRandomness,
}

impl World {
    /// Records a consent and returns the grant's id. The cars count as connected from here on.
    pub(super) fn grant(&mut self, account: &str, cars: &[String], permissions: &[String]) -> String {
        let user_id = self.accounts.get(account).map_or_else(String::new, |account| account.user_id.clone());
        let id = self.next_grant.to_string();
        self.next_grant += 1;
        let grant =
            Grant { account: account.to_owned(), user_id, cars: cars.to_vec(), permissions: permissions.to_vec() };
        self.grants.insert(id.clone(), grant);
        id
    }

    pub(super) fn remember_approval(&mut self, account: &str, approval: Approval) {
        if let Some(account) = self.accounts.get_mut(account) {
            account.approval = Some(approval);
        }
    }

    pub(super) fn issue_code(&mut self, grant: &str, redirect_uri: &str) -> Option<String> {
        let code = random::id().ok()?;
        let expires_at = self.now() + CODE_LIFE;
        self.codes
            .insert(code.clone(), Code { grant: grant.to_owned(), redirect_uri: redirect_uri.to_owned(), expires_at });
        Some(code)
    }

    /// A wrong redirect URI does not spend the code: the real owner of it may still come.
    pub(super) fn exchange_code(&mut self, code: &str, redirect_uri: &str) -> Result<Pair, Refusal> {
        self.forget_expired();
        let known = self.codes.get(code).ok_or(Refusal::Unknown)?;
        if known.redirect_uri != redirect_uri {
            return Err(Refusal::OtherRedirectUri);
        }
        let grant = known.grant.clone();
        let pair = self.issue_pair(&grant)?;
        self.codes.remove(code);
        Ok(pair)
    }

    pub(super) fn refresh(&mut self, token: &str) -> Result<Pair, Refusal> {
        self.forget_expired();
        let grant = self.refresh_tokens.get(token).ok_or(Refusal::Unknown)?.grant.clone();
        let pair = self.issue_pair(&grant)?;
        let dies_at = self.now() + REFRESH_GRACE;
        if let Some(used) = self.refresh_tokens.get_mut(token) {
            used.expires_at = used.expires_at.min(dies_at);
        }
        Ok(pair)
    }

    fn issue_pair(&mut self, grant: &str) -> Result<Pair, Refusal> {
        let access = random::id().map_err(|_| Refusal::NoRandomness)?;
        let refresh = random::id().map_err(|_| Refusal::NoRandomness)?;
        let now = self.now();
        let grant = grant.to_owned();
        let expires_at = now + ACCESS_LIFE_SECONDS * 1000;
        self.access_tokens.insert(access.clone(), Access { grant: grant.clone(), expires_at });
        self.refresh_tokens.insert(refresh.clone(), Refresh { grant, expires_at: now + REFRESH_LIFE });
        Ok(Pair { access, refresh })
    }

    /// The grant behind an access token that is still good.
    pub(super) fn grant_of(&self, access_token: &str) -> Option<&Grant> {
        let access = self.access_tokens.get(access_token).filter(|access| access.expires_at > self.now())?;
        self.grants.get(&access.grant)
    }

    pub(super) fn expire_access_tokens(&mut self) {
        self.access_tokens.clear();
    }

    pub(super) fn revoke_refresh_tokens(&mut self) {
        self.refresh_tokens.clear();
    }

    /// Ends the application's access to one car of an account, whichever grant it came by.
    pub(super) fn disconnect(&mut self, account: &str, car: &str) {
        for grant in self.grants.values_mut().filter(|grant| grant.account == account) {
            grant.cars.retain(|id| id != car);
        }
        if let Some(account) = self.accounts.get_mut(account) {
            account.approval = None;
        }
    }

    /// Keeps the state file small: what is over answers the same whether remembered or not.
    fn forget_expired(&mut self) {
        let now = self.now();
        self.codes.retain(|_, code| code.expires_at > now);
        self.access_tokens.retain(|_, access| access.expires_at > now);
        self.refresh_tokens.retain(|_, refresh| refresh.expires_at > now);
        let codes = self.codes.values().map(|code| &code.grant);
        let access = self.access_tokens.values().map(|access| &access.grant);
        let refresh = self.refresh_tokens.values().map(|refresh| &refresh.grant);
        let alive: BTreeSet<&String> = codes.chain(access).chain(refresh).collect();
        self.grants.retain(|id, _| alive.contains(id));
    }
}

#[cfg(test)]
mod tests {
    use super::{Refusal, World};

    const BACK: &str = "http://localhost:8000/callback";

    fn world_with_code() -> (World, String) {
        let mut world = World::default();
        let grant = world.grant("KIA a@b.c", &["car".to_owned()], &["read_vin".to_owned()]);
        let code = world.issue_code(&grant, BACK).unwrap();
        (world, code)
    }

    #[test]
    fn a_code_works_once_and_only_for_its_redirect_uri() {
        let (mut world, code) = world_with_code();
        assert_eq!(world.exchange_code(&code, "http://localhost:8000/").err(), Some(Refusal::OtherRedirectUri));
        let pair = world.exchange_code(&code, BACK).unwrap();
        assert!(world.grant_of(&pair.access).is_some_and(|grant| grant.cars == ["car"]));
        assert_eq!(world.exchange_code(&code, BACK).err(), Some(Refusal::Unknown));
    }

    #[test]
    fn a_code_dies_after_ten_minutes() {
        let (mut world, code) = world_with_code();
        world.advance_clock(601);
        assert_eq!(world.exchange_code(&code, BACK).err(), Some(Refusal::Unknown));
    }

    #[test]
    fn a_used_refresh_token_gives_fresh_pairs_for_ten_minutes_and_the_old_access_token_lives_on() {
        let (mut world, code) = world_with_code();
        let first = world.exchange_code(&code, BACK).unwrap();
        let second = world.refresh(&first.refresh).unwrap();
        world.advance_clock(590);
        let third = world.refresh(&first.refresh).unwrap();
        assert_ne!(second.access, third.access);
        assert!(world.grant_of(&first.access).is_some());
        world.advance_clock(20);
        assert_eq!(world.refresh(&first.refresh).err(), Some(Refusal::Unknown));
        assert!(world.refresh(&second.refresh).is_ok() && world.refresh(&third.refresh).is_ok());
    }

    #[test]
    fn an_access_token_dies_after_two_hours() {
        let (mut world, code) = world_with_code();
        let pair = world.exchange_code(&code, BACK).unwrap();
        world.advance_clock(7201);
        assert!(world.grant_of(&pair.access).is_none());
    }
}
