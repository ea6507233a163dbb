//! The session: who the owner is, and what this browser should be shown next. The only file that names session keys.
//!
//! It lives in an encrypted cookie, so what an owner shared about a car stays in their own browser until they send it.
//! The cookie comes back from another site (`SameSite=Lax`), and it must stay small: at most `KEPT` outcomes.

use std::collections::BTreeMap;
use std::future::{Ready, ready};

use actix_session::{Session, SessionExt};
use actix_web::{FromRequest, HttpRequest, dev::Payload};
use serde::Serialize;

use super::outcome::Outcome;
use super::{Error, clock};
use crate::recovery::Screen;
use crate::store::random_id;

pub use super::sent_requests::SentRequest;

/// The owner: a random id that stands for "your signed-in user".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner(String);

impl Owner {
    /// The owner of a session, and whether they are new here. A fork with accounts of its own replaces this function.
    fn of(session: &Session) -> Result<(Self, bool), Error> {
        match session.get::<String>(OWNER).ok().flatten() {
            Some(id) => Ok((Self(id), false)),
            None => {
                let id = random_id()?;
                session.insert(OWNER, &id).map_err(|_| Error::Session)?;
                Ok((Self(id), true))
            }
        }
    }

    /// The id under which the store keeps this owner's cars.
    pub fn id(&self) -> &str {
        &self.0
    }
}

/// One request of one browser: its owner, its form token, its session, and the time.
pub struct Visit {
    session: Session,
    /// Who.
    pub owner: Owner,
    /// The form token of this session.
    pub csrf: String,
    /// When, epoch milliseconds.
    pub now: i64,
    /// Whether no session came with the request: a first visit, or cookies are off.
    pub is_new: bool,
    /// Whether the browser asks not to be tracked: `DNT: 1`, or `Sec-GPC: 1` (Global Privacy Control).
    pub asks_for_privacy: bool,
}

impl Visit {
    /// Counts an outcome of a screen and answers how often it has happened in the last day.
    pub fn count(&self, screen: Screen) -> Result<u32, Error> {
        let mut counts: BTreeMap<String, (u32, i64)> = self.read(ATTEMPTS).unwrap_or_default();
        counts.retain(|_, (_, first)| *first > self.now - DAY_MS);
        let entry = counts.entry(screen.slug().to_owned()).or_insert((0, self.now));
        entry.0 = entry.0.saturating_add(1);
        let count = entry.0;
        self.write(ATTEMPTS, &counts)?;
        Ok(count)
    }

    /// Sets how often a screen counts as having been the outcome in the last day.
    pub fn recount(&self, screen: Screen, times: u32) -> Result<(), Error> {
        let mut counts: BTreeMap<String, (u32, i64)> = self.read(ATTEMPTS).unwrap_or_default();
        counts.remove(screen.slug());
        if times > 0 {
            counts.insert(screen.slug().to_owned(), (times, self.now));
        }
        self.write(ATTEMPTS, &counts)
    }

    /// How often a screen was the outcome in the last day.
    pub fn counted(&self, screen: Screen) -> u32 {
        let counts: BTreeMap<String, (u32, i64)> = self.read(ATTEMPTS).unwrap_or_default();
        counts.get(screen.slug()).filter(|(_, first)| *first > self.now - DAY_MS).map_or(0, |(count, _)| *count)
    }

    /// Keeps an outcome for the page that explains it, in place of an older one of the same screen.
    pub fn keep_outcome(&self, outcome: Outcome) -> Result<(), Error> {
        let mut outcomes: Vec<Outcome> = self.read(OUTCOMES).unwrap_or_default();
        outcomes.retain(|kept| kept.screen != outcome.screen);
        outcomes.push(outcome);
        let surplus = outcomes.len().saturating_sub(KEPT);
        outcomes.drain(..surplus);
        self.write(OUTCOMES, &outcomes)
    }

    /// The outcome a screen explains, if it is still in this session.
    pub fn outcome(&self, screen: Screen) -> Option<Outcome> {
        self.read::<Vec<Outcome>>(OUTCOMES)?.into_iter().find(|outcome| outcome.screen == screen)
    }

    /// A sentence for the notice area of the next page.
    pub fn leave_notice(&self, text: &str) -> Result<(), Error> {
        self.write(NOTICE, &text)
    }

    /// The sentence left for this page, if there is one; it is shown once.
    pub fn take_notice(&self) -> String {
        let notice = self.read(NOTICE);
        if notice.is_some() {
            self.session.remove(NOTICE);
        }
        notice.unwrap_or_default()
    }

    /// "Not now": hides the banner of one trouble for a week. Another trouble of the same car shows again.
    pub fn postpone(&self, trouble: &str) -> Result<(), Error> {
        self.write(POSTPONED, &(trouble, self.now + 7 * DAY_MS))
    }

    /// Whether the owner has said "not now" to this trouble within the last week.
    pub fn has_postponed(&self, trouble: &str) -> bool {
        self.read::<(String, i64)>(POSTPONED).is_some_and(|(kept, until)| kept == trouble && until > self.now)
    }

    /// Forgets "not now": the data is needed again.
    pub fn ask_again(&self) {
        if self.session.contains_key(POSTPONED) {
            self.session.remove(POSTPONED);
        }
    }

    /// How many bytes everything kept here takes, before it is encrypted.
    pub(super) fn size(&self) -> usize {
        let size = |(key, value): (&String, &String)| key.len() + value.len() + value.matches('"').count() + 6;
        self.session.entries().iter().map(size).sum()
    }

    pub(super) fn read<T: serde::de::DeserializeOwned>(&self, key: &str) -> Option<T> {
        self.session.get(key).ok().flatten()
    }

    pub(super) fn write<T: Serialize>(&self, key: &str, value: &T) -> Result<(), Error> {
        self.session.insert(key, value).map_err(|_| Error::Session)
    }
}

impl FromRequest for Visit {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(visit(request))
    }
}

/// Reads or begins a session.
pub(super) fn visit(request: &HttpRequest) -> Result<Visit, Error> {
    let session = request.get_session();
    let (owner, is_new) = Owner::of(&session)?;
    let csrf = match session.get::<String>(CSRF).ok().flatten() {
        Some(token) => token,
        None => {
            let token = random_id()?;
            session.insert(CSRF, &token).map_err(|_| Error::Session)?;
            token
        }
    };
    let asks = |name: &str| request.headers().get(name).is_some_and(|value| value == "1");
    let asks_for_privacy = asks("dnt") || asks("sec-gpc");
    Ok(Visit { owner, csrf, now: clock::now(), is_new, asks_for_privacy, session })
}

/// How many outcomes and requests a session keeps: enough for a few tabs, small enough for a cookie.
pub(super) const KEPT: usize = 4;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;
const OWNER: &str = "owner";
const CSRF: &str = "csrf";
const OUTCOMES: &str = "outcomes";
const ATTEMPTS: &str = "attempts";
const NOTICE: &str = "notice";
pub(super) const REQUESTS: &str = "requests";
const POSTPONED: &str = "postponed";
pub(super) const SEEN: &str = "seen";
pub(super) const COUNTED_AS: &str = "counted_as";
