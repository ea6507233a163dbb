//! The session: who the owner is, and what this browser should be shown next. The only file that names session keys.
//!
//! It lives in an encrypted cookie, so what an owner shared about a car stays in their own browser until they send it.
//! The cookie comes back from another site (`SameSite=Lax`), and it must stay small: at most `KEPT` outcomes.

use std::collections::BTreeMap;
use std::future::{Ready, ready};

use actix_session::{Session, SessionExt};
use actix_web::{FromRequest, HttpRequest, dev::Payload};
use serde::{Deserialize, Serialize};

use super::trouble::Trouble;
use super::{Error, clock};
use crate::recovery::{Recovery, Screen};
use crate::smartcar::redirect::{SharedDetails, virtual_key_link};
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

/// How a flow ended, kept for the page that explains it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Outcome {
    /// The screen that explains it.
    pub screen: Screen,
    /// Its variant.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub variant: String,
    /// How often it has ended this way in a day, this time included.
    pub attempt: u32,
    /// Our reference, also in the log.
    pub reference: String,
    /// When, epoch milliseconds.
    pub at: i64,
    /// Our own name for what happened, or Smartcar's `TYPE:CODE`.
    pub what: String,
    /// HTTP status of Smartcar's answer, if there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// Smartcar's reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// The maker, from our own records.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub make: Option<String>,
    /// The car it is about, when we know it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vehicle_id: Option<String>,
    /// What the owner shared about a car that does not work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shared: Option<SharedDetails>,
    /// When it is worth trying again, epoch milliseconds, if Smartcar said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_at: Option<i64>,
    /// A checked link to the next step at the car maker.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
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

impl Outcome {
    /// A recommended screen as the outcome of this visit; repeats may change its variant.
    pub fn new(visit: &Visit, recovery: Recovery, what: String) -> Result<Self, Error> {
        let attempt = visit.count(recovery.screen)?;
        let recovery = recovery.repeated(attempt);
        Ok(Self { attempt, variant: recovery.variant.to_owned(), ..Self::uncounted(visit, recovery.screen, what)? })
    }

    /// What a call about a car of this owner ran into.
    pub fn of_trouble(visit: &Visit, trouble: &Trouble, vehicle_id: &str, attempt: u32) -> Result<Self, Error> {
        Ok(Self {
            variant: trouble.variant.clone(),
            attempt,
            reference: trouble.reference.clone(),
            at: trouble.at,
            request_id: trouble.request_id.clone(),
            vehicle_id: Some(vehicle_id.to_owned()),
            retry_at: trouble.retry_at,
            link: trouble.resolution_url.as_deref().and_then(virtual_key_link),
            status: trouble.status,
            ..Self::uncounted(visit, trouble.screen, trouble.what.clone())?
        })
    }

    /// A screen shown without counting it, and with nothing known beyond its name.
    pub fn uncounted(visit: &Visit, screen: Screen, what: String) -> Result<Self, Error> {
        Ok(Self {
            screen,
            variant: String::new(),
            attempt: 1,
            reference: super::reference::random()?,
            at: visit.now,
            what,
            status: None,
            request_id: None,
            make: None,
            vehicle_id: None,
            shared: None,
            retry_at: None,
            link: None,
        })
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
