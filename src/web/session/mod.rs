//! The session: what this browser should be shown next.
//!
//! The cookie carries a random id and nothing else; the rest lives in the store, one row a thing. A session is read when a
//! handler asks for it, and [`kept()`] writes what was changed, and only that, when the answer is made.
//!
//! Whoever only looks leaves no trace: a page with a form brings a cookie, so that the form can prove where it comes from,
//! and the first form that is sent begins the session, under a new id, so that nobody can have chosen it.

mod kept;
mod sessions;

pub use kept::kept;
pub use sessions::Sessions;

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use actix_web::dev::Payload;
use actix_web::http::Method;
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::store::SessionKey;
use crate::web::owner::Owner;
use crate::web::session::kept::{DAY_MS, FORM_BEFORE, Session};
use crate::web::{Error, clock};

/// One request of one browser: its owner, its form token, its session, and the time.
pub struct Visit {
    session: Rc<Session>,
    sessions: web::Data<Sessions>,
    owner: Result<Owner, String>,
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
    /// Who; an error that leads to where they sign in, if nobody is signed in.
    pub fn owner(&self) -> Result<&Owner, Error> {
        self.owner.as_ref().map_err(|sign_in| Error::SignedOut(sign_in.clone()))
    }

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
        crate::web::form_token::matches(form_token, &self.csrf)
            || before.is_some_and(|token| crate::web::form_token::matches(form_token, &token))
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
        let (day, identify) = (std::time::Duration::from_secs(24 * 60 * 60), crate::web::owner::by_browser);
        let sessions = web::Data::new(Sessions::new(store, [7; 64], false, day, identify));
        let session = Rc::new(Session::fresh().unwrap());
        let owner = Ok(Owner(session.owner.clone()));
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
            // A handler's extractors work at once: whichever comes first reads it for all.
            let read = request.extensions_mut().get_or_insert_with::<Rc<Reading>, _>(Rc::default).clone();
            let session = read
                .get_or_try_init(|| async { Session::of(&request, sessions, clock::now()).await.map(Rc::new) })
                .await?;
            request.extensions_mut().insert(Rc::clone(session));
            visit(&request).ok_or(Error::Session)
        })
    }
}

/// Who sends a request: 303 to where they sign in, if nobody is signed in.
impl FromRequest for Owner {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Error>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let visit = Visit::from_request(request, payload);
        Box::pin(async move { visit.await?.owner().cloned() })
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
        owner: session.sign_in.clone().map_or_else(|| Ok(Owner(session.owner.clone())), Err),
        csrf: sessions.tag("form", &session.id),
        sessions,
        now: clock::now(),
        is_new: !session.brought,
        asks_for_privacy: asks("dnt") || asks("sec-gpc"),
        only_looks: is_prefetch || request.method() == Method::HEAD,
        session,
    })
}

/// A session that is being read.
type Reading = tokio::sync::OnceCell<Rc<Session>>;

const NOTICE: &str = "notice";
const ANSWERS: &str = "answers";

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_is_written_is_read_until_it_is_removed_and_too_much_is_left_out() {
        let (visit, _directory) = Visit::of_nobody().await;
        visit.write("kept.a", &"one").unwrap();
        visit.write("kept.b", &"x".repeat(100_000)).unwrap();
        assert_eq!(visit.read::<String>("kept.a").as_deref(), Some("one"));
        assert_eq!(visit.read::<String>("kept.b"), None, "more than any page of ours keeps");
        visit.remove_all("kept.");
        assert_eq!(visit.read::<String>("kept.a"), None);
    }
}
