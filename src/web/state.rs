//! What every request shares: settings, words, templates, database, client. Built once by [`crate::app`].

use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_LANGUAGE, ContentType, VARY};

use super::render::{Frame, Globals, Page, Templates};
use super::session::Visit;
use super::words::Words;
use crate::cars::Cars;
use crate::config::Config;
use crate::recovery::Incident;
use crate::store::Vehicle;
use crate::web::beside::Beside;
use crate::web::language::Languages;
use crate::web::language::reader::Reader;
use crate::web::outcome::Outcome;
use crate::web::{Error, SUPPORT, assets, clock, form_token};

/// Everything a handler needs besides the request.
#[derive(Clone)]
pub struct AppState {
    /// The settings.
    pub config: Arc<Config>,
    /// The words of the source language, or of a request's reader ([`crate::web::language::localized`]).
    pub words: Arc<Words>,
    /// All languages.
    pub languages: Arc<Languages>,
    /// For whom; nobody in particular where units speak the source language.
    pub reader: Reader,
    /// The templates.
    pub templates: Templates,
    /// Where "Contact support" leads.
    pub support_url: String,
    /// What jobs about cars need: the database and the client towards Smartcar among it.
    pub cars: Cars,
    /// What a unit adds to the page of a failure.
    pub notes: Notes,
    /// Work that no answer waits for.
    pub beside: Beside,
    /// Derives the references of saved requests.
    pub reference_key: [u8; 32],
}

/// Without the keys it holds.
impl std::fmt::Debug for AppState {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AppState").field("config", &self.config).finish_non_exhaustive()
    }
}

impl AppState {
    /// A frame that needs no session and no database: what the last-resort pages stand in.
    pub fn bare_frame(&self, now: i64) -> Result<Frame, Error> {
        Ok(Frame {
            back: self.reader.page.clone(),
            max_year: (clock::year(now) + 1).to_string(),
            when: clock::when(&self.words, None, now)?,
            wait: clock::wait(&self.words, None)?,
            names: super::names::CarNames::new(&self.words, None, None, None)?,
            ..Frame::default()
        })
    }

    /// The frame of a page in this visit.
    pub fn frame(&self, visit: &Visit) -> Result<Frame, Error> {
        visit.shows_form();
        let csrf = form_token::masked(&visit.csrf)?;
        Ok(Frame { csrf, notice: visit.take_notice(), ..self.bare_frame(visit.now)? })
    }

    /// The frame of a page about one car.
    pub fn frame_for(&self, visit: &Visit, vehicle: &Vehicle) -> Result<Frame, Error> {
        Ok(Frame {
            vehicle_id: vehicle.id.clone(),
            when: clock::when(&self.words, vehicle.checked_at, visit.now)?,
            names: self.names(vehicle)?,
            ..self.frame(visit)?
        })
    }

    /// A car of this visit's owner; for anyone else's it is as if there were none.
    pub async fn vehicle_of(&self, visit: &Visit, id: &str) -> Result<Vehicle, Error> {
        if !is_id(id) {
            return Err(Error::NotFound);
        }
        self.cars.store.vehicle(visit.owner()?.id(), id).await?.ok_or(Error::NotFound)
    }

    /// How a page speaks of a car.
    pub fn names(&self, vehicle: &Vehicle) -> Result<super::names::CarNames, Error> {
        Ok(super::names::CarNames::new(&self.words, Some(&vehicle.make), Some(&vehicle.model), vehicle.year)?)
    }

    /// Answers with a page. Pages are personal and never stored.
    pub fn page<P: Page>(&self, status: StatusCode, frame: &Frame, page: &P) -> Result<HttpResponse, Error> {
        let html = self.templates.render(&self.words, frame, page)?;
        Ok(HttpResponse::build(status)
            .content_type(ContentType::html())
            .insert_header((CACHE_CONTROL, "no-store"))
            .insert_header((CONTENT_LANGUAGE, self.words.language().tag))
            .append_header((VARY, "Accept-Language, Cookie"))
            .body(html))
    }
}

/// What a unit adds to the page of a failure. Nothing, where there is no such unit.
#[derive(Clone, Copy)]
pub struct Notes {
    /// What there is to say about an incident: it stands in the page's context as `notes`.
    pub about: fn(&AppState, &Visit, &Incident) -> Result<Option<serde_json::Value>, Error>,
    /// An owner is back from Connect with this query, and will be shown this outcome.
    pub returned: fn(&AppState, &Visit, &str, &Outcome) -> Result<(), Error>,
}

impl Default for Notes {
    fn default() -> Self {
        Self { about: |_, _, _| Ok(None), returned: |_, _, _, _| Ok(()) }
    }
}

impl AppState {
    /// The same app with notes on its failures.
    pub fn explained_by(self, notes: Notes) -> Self {
        Self { notes, ..self }
    }
}

/// Whether a part of an address may be our id of a car. Not every database takes any text.
pub fn is_id(text: &str) -> bool {
    text.len() == 32 && text.chars().all(|c| c.is_ascii_hexdigit())
}

/// What is the same on every page, from the settings.
pub fn globals(config: &Config) -> Globals {
    // Another site is reached through `/support`, where the press is counted. A browser opens a `mailto:` only from the
    // link itself, so that one goes uncounted.
    let direct = config.support_url.as_ref().filter(|url| url.scheme() == "mailto");
    Globals {
        app_name: config.app_name.clone(),
        version: assets::version(),
        brand: super::brand::version(&config.brand), // unit: brand
        sandbox: config.sandbox.is_some(),
        support_url: direct.map_or_else(|| SUPPORT.to_owned(), ToString::to_string),
    }
}

/// Answers 303: the one way on after a change, or after a return from Connect.
pub fn see_other(location: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header(("location", location)).insert_header((CACHE_CONTROL, "no-store")).finish()
}
