//! A posted form: its fields, read without ever failing, and the check of its form token.
//!
//! Fields are decoded leniently (what is not UTF-8 becomes a replacement sign), the first of repeated fields counts, and
//! the body was read and limited before (`limits`). Every change of data goes through here, so none can forget the token.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::web::Bytes;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use url::form_urlencoded;

use super::Error;
use super::outcome::Outcome;
use super::session::Visit;
use super::shown::Pressed;
use crate::recovery::{Failure, Incident, LinkProblem};
use crate::reference;

/// A form of ours, with the token of the session it was posted in.
pub struct Form {
    fields: Vec<(String, String)>,
    visit: Visit,
    /// Whether the token is this session's. A form whose answers are worth keeping looks here instead of failing.
    pub is_fresh: bool,
}

impl Form {
    /// A field as it was typed; empty when it is absent.
    pub fn field(&self, name: &str) -> &str {
        self.fields.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// Refuses a stale or foreign token. The page that says so is another one, so that nobody comes back to this answer.
    pub fn verified(self) -> Result<Self, Error> {
        if self.is_fresh {
            return Ok(self);
        }
        if !self.visit.is_new {
            let failure = Failure::Link(LinkProblem::StaleForm);
            let incident = Incident::of(&failure, reference::random()?, self.visit.now);
            self.visit.keep_outcome(Outcome::of(incident))?;
            self.visit.begins();
        }
        Err(Error::StaleForm { can_be_told: !self.visit.is_new })
    }
}

impl FromRequest for Form {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Error>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let visit = Visit::from_request(request, payload);
        let body = Bytes::from_request(request, payload);
        let request = request.clone();
        Box::pin(async move {
            let visit = visit.await?;
            let body = body.await.map_err(|_| Error::TooLarge)?;
            let fields: Vec<(String, String)> = form_urlencoded::parse(&body).into_owned().collect();
            let mut form = Self { fields, visit, is_fresh: false };
            form.is_fresh = form.visit.has_made(form.field("csrf"));
            if !form.is_fresh {
                tracing::info!(form = request.match_pattern(), "form refused: its token is not this session's");
            }
            if form.is_fresh {
                form.visit.begins();
                request.extensions_mut().insert(Pressed(form.field("pressed").to_owned()));
            }
            Ok(form)
        })
    }
}
