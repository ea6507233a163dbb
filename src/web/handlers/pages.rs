//! Pages that only speak: privacy, accessibility, support; and the answer to an address that does not exist.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::ContentType;
use serde::Serialize;

use crate::web::language::localized::Localized;
use crate::web::render::Page;
use crate::web::session::Visit;
use crate::web::state::see_other;
use crate::web::{AppState, Error};

/// `GET /privacy`.
pub async fn privacy(state: Localized, visit: Visit) -> Result<HttpResponse, Error> {
    show(&state, &visit, "privacy", "privacy.heading")
}

/// `GET /accessibility`.
pub async fn accessibility(state: Localized, visit: Visit) -> Result<HttpResponse, Error> {
    show(&state, &visit, "accessibility", "accessibility.heading")
}

/// `GET /support`: on to `APP_SUPPORT_URL`, or a page of ours while it is not set.
pub async fn support(state: Localized, visit: Visit) -> Result<HttpResponse, Error> {
    if let Some(elsewhere) = state.config.support_url.as_ref().filter(|url| url.scheme() == "https") {
        return Ok(see_other(elsewhere.as_str()));
    }
    show(&state, &visit, "support", "support.heading")
}

/// `GET /connect`: someone reloaded a page that answered a form. Connecting starts at the front door.
pub async fn start_over() -> HttpResponse {
    see_other("/")
}

/// `GET /robots.txt`: what is about one person's car is of no use to a search engine.
pub async fn robots() -> HttpResponse {
    const RULES: &str =
        "User-agent: *\nDisallow: /connect\nDisallow: /vehicles/\nDisallow: /requests/\nDisallow: /callback\n";
    HttpResponse::Ok().content_type(ContentType::plaintext()).body(RULES)
}

/// Any other address. A session is read, if it can be, for the language its owner has chosen.
pub async fn not_found(_: Option<Visit>) -> Result<HttpResponse, Error> {
    Err(Error::NotFound)
}

fn show(state: &AppState, visit: &Visit, screen: &'static str, heading: &'static str) -> Result<HttpResponse, Error> {
    state.page(StatusCode::OK, &state.frame(visit)?, &Text { screen, heading })
}

/// A page of words.
#[derive(Debug, Serialize)]
struct Text {
    #[serde(skip)]
    screen: &'static str,
    #[serde(skip)]
    heading: &'static str,
}

impl Page for Text {
    fn screen(&self) -> &str {
        self.screen
    }
    fn heading(&self) -> String {
        self.heading.to_owned()
    }
    fn noindex(&self) -> bool {
        false
    }
}
