//! One browser's session during one request, and the middleware that writes what has changed of it, and only that, when the
//! answer is made.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

use actix_web::body::MessageBody;
use actix_web::cookie::Cookie;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, HttpRequest, rt, web};

use crate::causes::Causes;
use crate::store::{Change, SessionKey, random_id};
use crate::web::owner::Identity;
use crate::web::session::sessions::Sessions;
use crate::web::{Error, clock};

/// One browser's session during one request. It has no `Debug`: whoever knows the id is this browser.
pub(super) struct Session {
    pub(super) id: String,
    pub(super) owner: String,
    /// Where to sign in, if nobody is.
    pub(super) sign_in: Option<String>,
    /// Whether the browser brought the id, and whether the store knows it.
    pub(super) brought: bool,
    pub(super) known: bool,
    pub(super) seen_at: i64,
    pub(super) entries: RefCell<BTreeMap<String, String>>,
    /// What has changed, and until when it is kept.
    pub(super) changes: RefCell<BTreeMap<String, i64>>,
    /// A page with a form was made: the browser must bring the id back.
    pub(super) shows_form: Cell<bool>,
    /// A form of ours was sent: the session begins, if it has not.
    pub(super) begins: Cell<bool>,
    /// What has changed is needed by the next page, so that the answer waits until it is written.
    pub(super) matters: Cell<bool>,
    pub(super) ended: Cell<bool>,
}

impl Session {
    pub(super) fn fresh() -> Result<Self, Error> {
        Ok(Self {
            id: random_id()?,
            owner: random_id()?,
            sign_in: None,
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

    pub(super) async fn of(request: &HttpRequest, sessions: &Sessions, now: i64) -> Result<Self, Error> {
        match (sessions.identify)(request) {
            Identity::Browser => Self::brought(request, sessions, now).await,
            Identity::SignedOut(sign_in) => Ok(Self { sign_in: Some(sign_in), ..Self::fresh()? }),
            Identity::Account(owner) => {
                let session = Self::brought(request, sessions, now).await?;
                // What a browser keeps is of the account it was begun with. Another one begins anew.
                if session.known && session.owner != owner {
                    return Ok(Self { owner, ..Self::fresh()? });
                }
                Ok(Self { owner, ..session })
            }
        }
    }

    /// The session whose id the browser brought, or a new one.
    async fn brought(request: &HttpRequest, sessions: &Sessions, now: i64) -> Result<Self, Error> {
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

    pub(super) fn changes(&self) -> Vec<Change> {
        let entries = self.entries.borrow();
        let changes = self.changes.borrow();
        let change = |(name, ends_at): (&String, &i64)| Change {
            name: name.clone(),
            value: entries.get(name).map(|value| (value.clone(), *ends_at)),
        };
        changes.iter().map(change).collect()
    }
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

pub(super) const DAY_MS: i64 = 24 * 60 * 60 * 1000;
const NOTED_EVERY_MS: i64 = 60 * 60 * 1000;
/// How long an answer waits for what it can do without.
const A_MOMENT: Duration = Duration::from_millis(200);
/// The form token of the id before this one.
pub(super) const FORM_BEFORE: &str = "form_before";
