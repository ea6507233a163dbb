//! The app in the language of whoever asks: what handlers of owners' pages take in place of the plain state. Pages of units that
//! speak the source language only keep to the plain one.

use std::future::Future;
use std::ops::Deref;
use std::pin::Pin;
use std::sync::Arc;

use actix_web::dev::Payload;
use actix_web::http::Method;
use actix_web::http::header::ACCEPT_LANGUAGE;
use actix_web::{FromRequest, HttpRequest, web};

use crate::web::language::reader::{Distance, Reader};
use crate::web::session::{self, Visit};
use crate::web::{AppState, Error};

/// The state, with the words and units of one reader.
pub struct Localized(AppState);

impl Localized {
    /// For whoever sends this request. What they have chosen counts if their session has been read.
    pub fn of(request: &HttpRequest) -> Option<Self> {
        let state = request.app_data::<web::Data<AppState>>()?;
        let visit = session::visit(request);
        let language = visit.as_ref().and_then(|visit| visit.read::<String>(LANGUAGE));
        let distance = visit.and_then(|visit| Distance::from_name(&visit.read::<String>(DISTANCE)?));
        let accepts = request.headers().get(ACCEPT_LANGUAGE).and_then(|header| header.to_str().ok());
        let mut reader = Reader::of(&state.languages, accepts.unwrap_or_default(), language.as_deref(), distance);
        if matches!(*request.method(), Method::GET | Method::HEAD) {
            request.path().clone_into(&mut reader.page);
        }
        Some(Self(state.for_reader(reader)))
    }

    /// In another language, such as one that a developer wants to see.
    pub fn speaking(self, tag: &str) -> Self {
        let page = self.0.reader.page.clone();
        let reader = Reader::of(&self.0.languages, tag, None, None);
        let reader = Reader { language: tag.to_owned(), page, ..reader };
        Self(self.0.for_reader(reader))
    }
}

impl AppState {
    fn for_reader(&self, reader: Reader) -> Self {
        Self { words: Arc::clone(self.languages.words(&reader.language)), reader, ..self.clone() }
    }
}

impl Deref for Localized {
    type Target = AppState;

    fn deref(&self) -> &AppState {
        &self.0
    }
}

impl FromRequest for Localized {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Error>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let visit = Visit::from_request(request, payload);
        let request = request.clone();
        Box::pin(async move {
            visit.await?;
            Self::of(&request).ok_or(Error::Session)
        })
    }
}

/// What a session keeps of its owner's choices.
impl Visit {
    /// Keeps the choice of a language.
    pub fn choose_language(&self, tag: &str) -> Result<(), Error> {
        self.choose(LANGUAGE, tag)
    }

    /// Keeps the choice of a unit of distance.
    pub fn choose_distance(&self, distance: Distance) -> Result<(), Error> {
        self.choose(DISTANCE, distance.name())
    }

    fn choose(&self, name: &str, choice: &str) -> Result<(), Error> {
        self.matters();
        self.write_until(name, &choice, self.now + KEPT_MS)
    }
}

const LANGUAGE: &str = "language";
const DISTANCE: &str = "distance";
/// As long as a browser is remembered that comes back now and then.
const KEPT_MS: i64 = 365 * 24 * 60 * 60 * 1000;
