//! What all sessions share: the cookie and its proof, and what was read of them a moment ago.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use actix_web::cookie::{Cookie, SameSite, time};
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::store::{SessionKey, Store, StoredSession};
use crate::web::Error;
use crate::web::owner::Identify;

/// What all sessions share: the key of their cookies and forms, and what was read of them a moment ago.
pub struct Sessions {
    pub(super) store: Store,
    key: [u8; 64],
    https: bool,
    lifetime: Duration,
    pub(super) identify: Identify,
    /// A page and its next one often ask within the same moment. Where other processes share the database nothing is kept
    /// here: the next page may come from one of them.
    recent: Mutex<HashMap<SessionKey, Recent>>,
}

/// What was read of a session, and when; or when it was written, so that what was read before does not stand for it.
struct Recent {
    at: Instant,
    session: Option<StoredSession>,
}

impl Sessions {
    /// `lifetime`: how long a browser is remembered after its last visit.
    pub fn new(store: Store, key: [u8; 64], https: bool, lifetime: Duration, identify: Identify) -> Self {
        Self { store, key, https, lifetime, identify, recent: Mutex::default() }
    }

    /// The cookie's name: with https one that no other host and no plain page can set.
    pub(super) fn name(&self) -> &'static str {
        if self.https { concat!("__Host-", env!("CARGO_PKG_NAME")) } else { env!("CARGO_PKG_NAME") }
    }

    pub(super) fn cookie(&self, id: &str) -> Cookie<'static> {
        let value = format!("{id}{}", self.tag("cookie", id));
        let age = time::Duration::try_from(self.lifetime).unwrap_or(time::Duration::days(365));
        Cookie::build(self.name(), value)
            .path("/")
            .secure(self.https)
            .http_only(true)
            // The owner comes back from another site; `Strict` would lose the session.
            .same_site(SameSite::Lax)
            .max_age(age)
            .finish()
    }

    /// The id a cookie carries, if this app has made it.
    pub(super) fn id_in(&self, cookie: &str) -> Option<String> {
        let (id, tag) = cookie.split_at_checked(ID_LENGTH)?;
        crate::web::form_token::same(tag, &self.tag("cookie", id)).then(|| id.to_owned())
    }

    /// 128 bits that only this app can make of an id, by purpose.
    pub(super) fn tag(&self, purpose: &str, id: &str) -> String {
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.key) else { return String::new() };
        mac.update(purpose.as_bytes());
        mac.update(b" ");
        mac.update(id.as_bytes());
        mac.finalize().into_bytes().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    }

    pub(super) async fn find(&self, key: &SessionKey, now: i64) -> Result<Option<StoredSession>, Error> {
        if let Some(session) =
            self.recent().get(key).filter(|recent| recent.is_fresh()).and_then(|recent| recent.session.clone())
        {
            return Ok(Some(session));
        }
        let lifetime = i64::try_from(self.lifetime.as_millis()).unwrap_or(i64::MAX);
        let at = Instant::now();
        let found = self.store.session(key, now.saturating_sub(lifetime), now).await?;
        if let Some(session) = &found {
            self.remember(key, Recent { at, session: Some(session.clone()) });
        }
        Ok(found)
    }

    /// It is written: what was read of it before, also by a page that is still reading, is not what it says now.
    pub(super) fn forget(&self, key: &SessionKey) {
        self.remember(key, Recent { at: Instant::now(), session: None });
    }

    fn remember(&self, key: &SessionKey, newer: Recent) {
        if self.store.is_shared() {
            return;
        }
        let mut recent = self.recent();
        if recent.len() >= MOST_RECENT {
            recent.retain(|_, recent| recent.is_fresh());
        }
        let is_older = recent.get(key).is_some_and(|known| known.at >= newer.at);
        if newer.session.is_none() || (!is_older && recent.len() < MOST_RECENT) {
            recent.insert(key.clone(), newer);
        }
    }

    fn recent(&self) -> std::sync::MutexGuard<'_, HashMap<SessionKey, Recent>> {
        self.recent.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Recent {
    fn is_fresh(&self) -> bool {
        self.at.elapsed() < RECENT
    }
}

/// Hexadecimal digits of an id.
const ID_LENGTH: usize = 32;
const RECENT: Duration = Duration::from_millis(100);
const MOST_RECENT: usize = 4096;
