//! What owners granted the application: codes, access tokens, refresh tokens, and their lifetimes.
//!
//! Codes live 10 minutes and work once. A refresh token dies 10 minutes after its first use, which is the window for
//! repeating a lost reply; each use in that window gives a fresh pair. Access tokens outlive a refresh. Tokens lie in the
//! state file as they are: they open nothing but pretend cars.

use std::collections::BTreeSet;

use super::grants::{Grant, Token};
use super::world::World;

const MINUTE: i64 = 60_000;
const CODE_LIFE: i64 = 10 * MINUTE;
const REFRESH_GRACE: i64 = 10 * MINUTE;
const REFRESH_LIFE: i64 = 60 * 24 * 60 * MINUTE;
/// Seconds, as the token reply says it.
pub(super) const ACCESS_LIFE_SECONDS: i64 = 7200;
pub(super) const APPLICATION_LIFE_SECONDS: i64 = 3600;

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
}

impl World {
    /// Records a consent and gives the code for it. The cars count as connected from here on.
    pub(super) fn grant(&mut self, grant: Grant, redirect_uri: &str) -> String {
        let id = self.next_grant.to_string();
        self.next_grant += 1;
        self.grants.insert(id.clone(), grant);
        let code = self.ids.id();
        let token = Token { grant: id, redirect_uri: redirect_uri.to_owned(), expires_at: self.now() + CODE_LIFE };
        self.codes.insert(code.clone(), token);
        code
    }

    /// The redirect URI must be the one Connect was given; where it was given none, none or the default will do. A wrong
    /// one does not spend the code: the real owner of it may still come.
    pub(super) fn exchange_code(
        &mut self,
        code: &str,
        redirect_uri: Option<&str>,
        default: Option<&str>,
    ) -> Result<Pair, Refusal> {
        self.forget_expired();
        let fits = |known: &Token| match known.redirect_uri.as_str() {
            "" => redirect_uri.is_none() || redirect_uri == default,
            known => redirect_uri == Some(known),
        };
        if self.codes.get(code).is_some_and(|known| !fits(known)) {
            return Err(Refusal::OtherRedirectUri);
        }
        let known = self.codes.remove(code).ok_or(Refusal::Unknown)?;
        Ok(self.issue_pair(known.grant))
    }

    pub(super) fn refresh(&mut self, token: &str) -> Result<Pair, Refusal> {
        self.forget_expired();
        let dies_at = self.now() + REFRESH_GRACE;
        let used = self.refresh_tokens.get_mut(token).ok_or(Refusal::Unknown)?;
        used.expires_at = used.expires_at.min(dies_at);
        let grant = used.grant.clone();
        Ok(self.issue_pair(grant))
    }

    fn issue_pair(&mut self, grant: String) -> Pair {
        let now = self.now();
        let token = |grant, life| Token { grant, redirect_uri: String::new(), expires_at: now + life };
        let pair = Pair { access: self.ids.id(), refresh: self.ids.id() };
        self.access_tokens.insert(pair.access.clone(), token(grant.clone(), ACCESS_LIFE_SECONDS * 1000));
        self.refresh_tokens.insert(pair.refresh.clone(), token(grant, REFRESH_LIFE));
        pair
    }

    /// The grant behind an access token that is still good.
    pub(super) fn grant_of(&self, access_token: &str) -> Option<&Grant> {
        let access = self.access_tokens.get(access_token).filter(|access| access.expires_at > self.now())?;
        self.grants.get(&access.grant)
    }

    /// A token for the application itself, which names no owner.
    pub(super) fn issue_application_token(&mut self) -> String {
        let now = self.now();
        self.application_tokens.retain(|_, expires_at| *expires_at > now);
        let token = self.ids.id();
        self.application_tokens.insert(token.clone(), now + APPLICATION_LIFE_SECONDS * 1000);
        token
    }

    pub(super) fn is_application_token(&self, token: &str) -> bool {
        self.application_tokens.get(token).is_some_and(|expires_at| *expires_at > self.now())
    }

    /// Ends the application's access to one car of an account, whichever grant it came by, in both generations.
    pub(super) fn disconnect(&mut self, account: &str, car: &str) {
        self.connections.retain(|_, connection| connection.account != account || connection.car != car);
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
        let mut alive = BTreeSet::new();
        for tokens in [&mut self.codes, &mut self.access_tokens, &mut self.refresh_tokens] {
            tokens.retain(|_, token| token.expires_at > now);
            alive.extend(tokens.values().map(|token| &token.grant));
        }
        self.grants.retain(|id, _| alive.contains(id));
    }
}

#[cfg(test)]
mod tests {
    use super::{Grant, Refusal, World};

    const BACK: &str = "http://localhost:8000/callback";

    fn world_with_code() -> (World, String) {
        let mut world = World::default();
        let (account, user_id) = ("KIA a@b.c".to_owned(), "user".to_owned());
        let grant = Grant { account, user_id, cars: vec!["car".to_owned()], permissions: vec![] };
        let code = world.grant(grant, BACK);
        (world, code)
    }

    #[test]
    fn a_code_works_once_and_only_for_its_redirect_uri() {
        let (mut world, code) = world_with_code();
        assert_eq!(
            world.exchange_code(&code, Some("http://localhost:8000/"), None).err(),
            Some(Refusal::OtherRedirectUri)
        );
        let pair = world.exchange_code(&code, Some(BACK), None).unwrap();
        assert!(world.grant_of(&pair.access).is_some_and(|grant| grant.cars == ["car"]));
        assert_eq!(world.exchange_code(&code, Some(BACK), None).err(), Some(Refusal::Unknown));
    }

    #[test]
    fn a_code_dies_after_ten_minutes() {
        let (mut world, code) = world_with_code();
        world.advance_clock(601);
        assert_eq!(world.exchange_code(&code, Some(BACK), None).err(), Some(Refusal::Unknown));
    }

    #[test]
    fn a_used_refresh_token_gives_fresh_pairs_for_ten_minutes_and_access_tokens_live_two_hours() {
        let (mut world, code) = world_with_code();
        let first = world.exchange_code(&code, Some(BACK), None).unwrap();
        let second = world.refresh(&first.refresh).unwrap();
        world.advance_clock(590);
        let third = world.refresh(&first.refresh).unwrap();
        assert_ne!(second.access, third.access);
        assert!(world.grant_of(&first.access).is_some());
        world.advance_clock(20);
        assert_eq!(world.refresh(&first.refresh).err(), Some(Refusal::Unknown));
        assert!(world.refresh(&second.refresh).is_ok() && world.refresh(&third.refresh).is_ok());
        world.advance_clock(7201);
        assert!(world.grant_of(&first.access).is_none() && world.grant_of(&third.access).is_none());
    }
}
