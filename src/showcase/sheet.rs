//! `GET /screens/sheet`: every screen that explains a failure, four on an A4 page, for a wall or a meeting.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use crate::showcase::choices::Choices;
use crate::showcase::entries::{Subject, entries};
use crate::showcase::handlers::allowed;
use crate::showcase::page::{Card, card};
use crate::web::render::Page;
use crate::web::session::Visit;
use crate::web::{AppState, Error};

/// The sheet.
#[derive(Debug, Serialize)]
struct Sheet {
    /// How the pictures are cut: `phone` or `desktop`.
    cut: &'static str,
    cards: Vec<Card>,
}

impl Page for Sheet {
    fn folder(&self) -> &str {
        "showcase"
    }
    fn screen(&self) -> &str {
        "sheet"
    }
    fn heading(&self) -> String {
        "sheet.heading".to_owned()
    }
}

/// Shows the sheet, with the pictures a query chooses as in the gallery.
pub async fn show(state: web::Data<AppState>, visit: Visit, request: HttpRequest) -> Result<HttpResponse, Error> {
    allowed(&state)?;
    let frame = state.frame(&visit)?;
    let choices = Choices::read(request.query_string());
    let mut cards = Vec::new();
    for entry in entries().iter().filter(|entry| matches!(entry.subject, Subject::Outcome { .. })) {
        cards.push(card(&state, &frame, entry, choices)?);
    }
    state.page(StatusCode::OK, &frame, &Sheet { cut: choices.cut(), cards })
}
