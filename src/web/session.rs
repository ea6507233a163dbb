//! The session: who the owner is, and what this browser should be shown next. The only file that names what it keeps.
//!
//! The cookie carries a random id and nothing else; the rest lives in the store, one row a thing. A session is read when a
//! handler asks for it, and [`kept`] writes what was changed, and only that, when the answer is made.
//!
//! Whoever only looks leaves no trace: a page with a form brings a cookie, so that the form can prove where it comes from,
//! and the first form that is sent begins the session, under a new id, so that nobody can have chosen it.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use actix_web::body::MessageBody;
use actix_web::cookie::{Cookie, SameSite, time};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::middleware::Next;
use actix_web::{FromRequest, HttpMessage, HttpRequest, rt, web};
use hmac::{Hmac, Mac};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::Sha256;

use super::{Error, clock};
use crate::causes::Causes;
use crate::store::{Change, SessionKey, Store, StoredSession, random_id};

/// The owner: a random id that stands for "your signed-in user".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner(String);

impl Owner {
    /// The id under which the store keeps this owner's cars.
    pub fn id(&self) -> &str {
        &self.0
    }
}

/// What all sessions share: the key of their cookies and forms, and what was read of them a moment ago.
pub struct Sessions {
    store: Store,
    key: [u8; 64],
    https: bool,
    lifetime: Duration,
    /// A page and its next one often ask within the same moment. What is here is so young that another process on the
    /// same database cannot be wronged by it.
    recent: Mutex<HashMap<SessionKey, (Instant, StoredSession)>>,
}

impl Sessions {
    /// `lifetime`: how long a browser is remembered after its last visit.
    pub fn new(store: Store, key: [u8; 64], https: bool, lifetime: Duration) -> Self {
        Self { store, key, https, lifetime, recent: Mutex::default() }
    }

    /// The cookie's name: with https one that no other host and no plain page can set.
    fn name(&self) -> &'static str {
        if self.https { concat!("__Host-", env!("CARGO_PKG_NAME")) } else { env!("CARGO_PKG_NAME") }
    }

    fn cookie(&self, id: &str) -> Cookie<'static> {
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
    fn id_in(&self, cookie: &str) -> Option<String> {
        let (id, tag) = cookie.split_at_checked(ID_LENGTH)?;
        super::form_token::same(tag, &self.tag("cookie", id)).then(|| id.to_owned())
    }

    /// 128 bits that only this app can make of an id, by purpose.
    fn tag(&self, purpose: &str, id: &str) -> String {
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.key) else { return String::new() };
        mac.update(purpose.as_bytes());
        mac.update(b" ");
        mac.update(id.as_bytes());
        mac.finalize().into_bytes().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    }

    async fn find(&self, key: &SessionKey, now: i64) -> Result<Option<StoredSession>, Error> {
        let is_recent = |at: &Instant| at.elapsed() < RECENT;
        if let Some((_, session)) = self.recent().get(key).filter(|(at, _)| is_recent(at)) {
            return Ok(Some(session.clone()));
        }
        let lifetime = i64::try_from(self.lifetime.as_millis()).unwrap_or(i64::MAX);
        let read = Instant::now();
        let found = self.store.session(key, now.saturating_sub(lifetime), now).await?;
        let mut recent = self.recent();
        if recent.len() >= MOST_RECENT {
            recent.retain(|_, (at, _)| is_recent(at));
        }
        if let Some(session) = found.as_ref().filter(|_| recent.len() < MOST_RECENT) {
            recent.insert(key.clone(), (read, session.clone()));
        }
        Ok(found)
    }

    fn forget(&self, key: &SessionKey) {
        self.recent().remove(key);
    }

    fn recent(&self) -> std::sync::MutexGuard<'_, HashMap<SessionKey, (Instant, StoredSession)>> {
        self.recent.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One browser's session during one request. It has no `Debug`: whoever knows the id is this browser.
struct Session {
    id: String,
    owner: String,
    /// Whether the browser brought the id, and whether the store knows it.
    brought: bool,
    known: bool,
    seen_at: i64,
    entries: RefCell<BTreeMap<String, String>>,
    /// What has changed, and until when it is kept.
    changes: RefCell<BTreeMap<String, i64>>,
    /// A page with a form was made: the browser must bring the id back.
    shows_form: Cell<bool>,
    /// A form of ours was sent: the session begins, if it has not.
    begins: Cell<bool>,
    /// What has changed is needed by the next page, so that the answer waits until it is written.
    matters: Cell<bool>,
    ended: Cell<bool>,
}

impl Session {
    fn fresh() -> Result<Self, Error> {
        Ok(Self {
            id: random_id()?,
            owner: random_id()?,
            brought: false,
            known: false,
            seen_at: 0,
            entries: RefCell::default(),
            changes: RefCell::default(),
            shows_form: Cell::new(false),
            begins: Cell::new(false),
            matters: Cell::new(false),
            ended: Cell::new(false),
        })
    }

    async fn of(request: &HttpRequest, sessions: &Sessions, now: i64) -> Result<Self, Error> {
        let Some(id) = request.cookie(sessions.name()).and_then(|cookie| sessions.id_in(cookie.value())) else {
            return Self::fresh();
        };
        let fresh = Self { id, brought: true, ..Self::fresh()? };
        Ok(match sessions.find(&SessionKey::of(&fresh.id), now).await? {
            Some(stored) => Self {
                owner: stored.owner,
                known: true,
                seen_at: stored.seen_at,
                entries: RefCell::new(stored.entries),
                ..fresh
            },
            None => fresh,
        })
    }

    fn changes(&self) -> Vec<Change> {
        let entries = self.entries.borrow();
        let changes = self.changes.borrow();
        let change = |(name, ends_at): (&String, &i64)| Change {
            name: name.clone(),
            value: entries.get(name).map(|value| (value.clone(), *ends_at)),
        };
        changes.iter().map(change).collect()
    }
}

/// One request of one browser: its owner, its form token, its session, and the time.
pub struct Visit {
    session: Rc<Session>,
    sessions: web::Data<Sessions>,
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
    /// Whether nobody reads the answer: the browser fetches it in case it is wanted, or asks for the head alone.
    pub only_looks: bool,
}

impl Visit {
    /// Keeps what was typed into a form until the page that shows it again.
    pub fn keep_answers<T: Serialize>(&self, answers: &T) -> Result<(), Error> {
        self.matters();
        self.write(ANSWERS, answers)
    }

    /// What was typed, until it has been taken.
    pub fn answers<T: DeserializeOwned>(&self) -> Option<T> {
        self.read(ANSWERS)
    }

    /// Forgets what was typed: it has been sent.
    pub fn forget_answers(&self) {
        self.remove(ANSWERS);
    }

    /// A sentence for the notice area of the next page.
    pub fn leave_notice(&self, text: &str) -> Result<(), Error> {
        self.matters();
        self.write(NOTICE, &text)
    }

    /// The sentence left for this page, if there is one; it is shown once, to somebody.
    pub fn take_notice(&self) -> String {
        let notice = self.read(NOTICE).filter(|_| !self.only_looks);
        if notice.is_some() {
            self.remove(NOTICE);
        }
        notice.unwrap_or_default()
    }

    /// Whether a form's token is this session's.
    pub fn has_made(&self, form_token: &str) -> bool {
        let before = self.read::<String>(FORM_BEFORE);
        super::form_token::matches(form_token, &self.csrf)
            || before.is_some_and(|token| super::form_token::matches(form_token, &token))
    }

    /// A page with a form is being made: the browser must come back with its cookie.
    pub fn shows_form(&self) {
        self.session.shows_form.set(true);
    }

    /// Somebody has sent a form: from now on this browser is remembered.
    pub fn begins(&self) {
        self.session.begins.set(true);
    }

    /// Ends the session: this browser, and whoever has a copy of its cookie, is a stranger from now on.
    pub fn end(&self) {
        self.session.ended.set(true);
    }

    /// Writes what has changed before the answer is made: somebody else is about to be led to it.
    pub async fn keep_now(&self) -> Result<(), Error> {
        if self.session.known {
            let key = SessionKey::of(&self.session.id);
            self.sessions.store.change_session(&key, &self.session.changes()).await?;
            self.session.changes.borrow_mut().clear();
            self.sessions.forget(&key);
        }
        Ok(())
    }

    /// What is written now is needed by the next page.
    pub(crate) fn matters(&self) {
        self.session.matters.set(true);
    }

    pub(crate) fn read<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        self.session.entries.borrow().get(name).and_then(|value| serde_json::from_str(value).ok())
    }

    pub(crate) fn write<T: Serialize>(&self, name: &str, value: &T) -> Result<(), Error> {
        self.write_until(name, value, self.now + DAY_MS)
    }

    pub(crate) fn write_until<T: Serialize>(&self, name: &str, value: &T, ends_at: i64) -> Result<(), Error> {
        let value = serde_json::to_string(value).map_err(|_| Error::Session)?;
        if value.len() > LONGEST || self.session.entries.borrow().len() >= MOST {
            // More than any page of ours keeps; what is lost is a convenience.
            tracing::warn!(name, "the session is full");
            return Ok(());
        }
        self.session.entries.borrow_mut().insert(name.to_owned(), value);
        self.session.changes.borrow_mut().insert(name.to_owned(), ends_at);
        Ok(())
    }

    /// Forgets everything whose name begins like this.
    pub(crate) fn remove_all(&self, start: &str) {
        let names: Vec<String> =
            self.session.entries.borrow().keys().filter(|name| name.starts_with(start)).cloned().collect();
        names.iter().for_each(|name| self.remove(name));
    }

    pub(crate) fn remove(&self, name: &str) {
        if self.session.entries.borrow_mut().remove(name).is_some() {
            self.session.changes.borrow_mut().insert(name.to_owned(), 0);
        }
    }

    /// A visit of nobody, which nothing remembers. The directory must outlive it.
    #[cfg(test)]
    pub(crate) async fn of_nobody() -> (Self, tempfile::TempDir) {
        let (store, directory) = crate::store::tests::store().await;
        let sessions = web::Data::new(Sessions::new(store, [7; 64], false, Duration::from_secs(60)));
        let session = Rc::new(Session::fresh().unwrap());
        let owner = Owner(session.owner.clone());
        let (csrf, now) = (String::new(), clock::now());
        let visit =
            Self { session, sessions, owner, csrf, now, is_new: true, asks_for_privacy: false, only_looks: false };
        (visit, directory)
    }
}

/// Bytes of one thing, and things of one session: far above what pages of ours keep.
const LONGEST: usize = 16 * 1024;
const MOST: usize = 400;

impl FromRequest for Visit {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Error>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            if let Some(visit) = visit(&request) {
                return Ok(visit);
            }
            let sessions = request.app_data::<web::Data<Sessions>>().ok_or(Error::Session)?;
            let session = Session::of(&request, sessions, clock::now()).await?;
            // A handler's extractors work at once: whichever has read it first has read it for all.
            if !request.extensions().contains::<Rc<Session>>() {
                request.extensions_mut().insert(Rc::new(session));
            }
            visit(&request).ok_or(Error::Session)
        })
    }
}

/// The visit of a request whose session has been read.
pub(crate) fn visit(request: &HttpRequest) -> Option<Visit> {
    let sessions = request.app_data::<web::Data<Sessions>>()?.clone();
    let session = request.extensions().get::<Rc<Session>>().cloned()?;
    let asks = |name: &str| request.headers().get(name).is_some_and(|value| value == "1");
    let is_prefetch = ["sec-purpose", "purpose"].iter().any(|name| {
        request
            .headers()
            .get(*name)
            .and_then(|value| value.to_str().ok())
            .is_some_and(|value| value.contains("prefetch"))
    });
    Some(Visit {
        owner: Owner(session.owner.clone()),
        csrf: sessions.tag("form", &session.id),
        sessions,
        now: clock::now(),
        is_new: !session.brought,
        asks_for_privacy: asks("dnt") || asks("sec-gpc"),
        only_looks: is_prefetch || request.method() == Method::HEAD,
        session,
    })
}

/// Middleware: writes what has changed in the session, and sends the cookie where the browser needs it.
pub async fn kept<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    let response = next.call(request).await?;
    let Some(session) = response.request().extensions().get::<Rc<Session>>().cloned() else {
        return Ok(response.map_into_left_body());
    };
    let Some(sessions) = response.request().app_data::<web::Data<Sessions>>().cloned() else {
        return Ok(response.map_into_left_body());
    };
    match keep(&sessions, &session).await {
        Ok(cookie) => {
            let mut response = response;
            if let Some(cookie) = cookie {
                response.response_mut().add_cookie(&cookie).map_err(|_| Error::Session)?;
            }
            Ok(response.map_into_left_body())
        }
        Err(error) => Ok(response.error_response(error).map_into_right_body::<B>()),
    }
}

async fn keep(sessions: &Sessions, session: &Session) -> Result<Option<Cookie<'static>>, Error> {
    let (store, now) = (&sessions.store, clock::now());
    let key = SessionKey::of(&session.id);
    if session.ended.get() {
        store.end_session(&key).await?;
        sessions.forget(&key);
        let mut cookie = sessions.cookie("");
        cookie.make_removal();
        return Ok(Some(cookie));
    }
    if !session.known && session.begins.get() {
        let id = random_id()?;
        let key = SessionKey::of(&id);
        if !store.begin_session(&key, &session.owner, now).await? {
            tracing::warn!("so many sessions have begun today that no more do; is somebody making them?");
            return Err(Error::TooManySessions);
        }
        // Other tabs were opened under the id of before; their forms are still good.
        let before = Change {
            name: FORM_BEFORE.to_owned(),
            value: Some((format!("\"{}\"", sessions.tag("form", &session.id)), now + DAY_MS)),
        };
        let changes: Vec<Change> = session.changes().into_iter().chain([before]).collect();
        store.change_session(&key, &changes).await?;
        return Ok(Some(sessions.cookie(&id)));
    }
    if !session.known {
        return Ok((session.shows_form.get() && !session.brought).then(|| sessions.cookie(&session.id)));
    }
    let changes = session.changes();
    let is_due = session.seen_at < now - NOTED_EVERY_MS;
    if changes.is_empty() && !is_due {
        return Ok(None);
    }
    sessions.forget(&key);
    let store = store.clone();
    let written = rt::spawn(async move {
        store.change_session(&key, &changes).await?;
        if is_due { store.see_session(&key, now).await } else { Ok(()) }
    });
    if session.matters.get() {
        written.await??;
    } else if let Ok(Err(error)) = tokio::time::timeout(A_MOMENT, written).await.unwrap_or(Ok(Ok(()))) {
        // Counts and notices taken: no page fails for them, and none waits while the database is busy.
        tracing::warn!(error = %Causes(&error), "what was shown could not be noted");
    }
    sessions.forget(&SessionKey::of(&session.id));
    // Its time starts again.
    Ok(is_due.then(|| sessions.cookie(&session.id)))
}

/// Hexadecimal digits of an id.
const ID_LENGTH: usize = 32;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;
const NOTED_EVERY_MS: i64 = 60 * 60 * 1000;
/// How long an answer waits for what it can do without.
const A_MOMENT: Duration = Duration::from_millis(200);
const RECENT: Duration = Duration::from_millis(100);
const MOST_RECENT: usize = 4096;
const NOTICE: &str = "notice";
const FORM_BEFORE: &str = "form_before";
const ANSWERS: &str = "answers";
