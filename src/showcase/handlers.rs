//! `GET /screens`: every screen. `GET /screens/{slug}` and `GET /screens/{slug}/{state}`: one of them, and one variant.
//! `GET …/preview`: the variant itself, with sample values. `POST …/trigger`: the same for real, in the sandbox.
//!
//! Where real cars are connected there is none of this; where Smartcar's own test cars are, there are previews only.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::showcase::bar::Bar;
use crate::showcase::choices::Choices;
use crate::showcase::entries::{self, Entry};
use crate::showcase::page;
use crate::showcase::preview::{self, Setting};
use crate::showcase::tour::{self, Flow};
use crate::showcase::trigger;
use crate::showcase::trigger::scenario::{self, Scenario};
use crate::smartcar::Mode;
use crate::web::form::Form;
use crate::web::language::localized::Localized;
use crate::web::session::Visit;
use crate::web::state::see_other;
use crate::web::{AppState, Error};

/// `GET /screens`.
pub async fn list(state: web::Data<AppState>, visit: Visit, request: HttpRequest) -> Result<HttpResponse, Error> {
    allowed(&state)?;
    let frame = state.frame(&visit)?;
    let query = request.query_string();
    let page = page::all(&state, &frame, Choices::read(query), page::looked_for(query))?;
    state.page(StatusCode::OK, &frame, &page)
}

/// `GET /screens/{slug}`.
pub async fn screen(
    state: web::Data<AppState>,
    visit: Visit,
    slug: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Error> {
    allowed(&state)?;
    let frame = state.frame(&visit)?;
    let page = page::of_screen(&state, &frame, &slug, Choices::read(request.query_string()))?.ok_or(Error::NotFound)?;
    state.page(StatusCode::OK, &frame, &page)
}

/// `GET /screens/{slug}/{state}`.
pub async fn entry(
    state: web::Data<AppState>,
    visit: Visit,
    path: web::Path<(String, String)>,
    request: HttpRequest,
) -> Result<HttpResponse, Error> {
    let entry = named(&state, &path)?;
    let frame = state.frame(&visit)?;
    let page = page::of_entry(&state, &frame, &entry, Choices::read(request.query_string()))?;
    state.page(StatusCode::OK, &frame, &page)
}

/// `GET /screens/{slug}/{state}/preview`.
pub async fn preview(
    state: Localized,
    visit: Visit,
    path: web::Path<(String, String)>,
    request: HttpRequest,
) -> Result<HttpResponse, Error> {
    let entry = named(&state, &path)?;
    let choices = Choices::read(request.query_string());
    let state = match choices.language() {
        Some(tag) => state.speaking(tag),
        None => state,
    };
    let query = choices.query();
    let name = page::name(&state, &state.bare_frame(visit.now)?, &entry, choices)?;
    let (previous, next) = page::neighbours(&entry);
    let address =
        |entry: Option<Entry>| entry.map(|entry| format!("{}/preview{query}", entry.address())).unwrap_or_default();
    let bar = Bar {
        label: state.words.text("gallery.bar", &[("name", &name)])?,
        previous: address(previous),
        next: address(next),
        all: format!("/screens{query}"),
        page: entry.address(),
        trigger: trigger_address(&state, &entry),
        told: Vec::new(),
    };
    preview::show(Setting { state: &state, choices, bar }, &visit, &entry)
}

/// `POST /screens/{slug}/{state}/trigger`.
pub async fn trigger(
    state: web::Data<AppState>,
    visit: Visit,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse, Error> {
    form.verified()?;
    let entry = named(&state, &path)?;
    let Scenario::Can { steps, .. } = scenario::of(&entry, state.cars.client.settings().api_version) else {
        return Err(Error::NotFound);
    };
    match trigger::run(&state, &visit, steps).await {
        Ok(response) => Ok(response),
        Err(trigger::Stopped::App(error)) => Err(error),
        Err(trigger::Stopped::Sandbox(why)) => {
            tracing::warn!(why, "the sandbox did not do what the gallery asked for");
            visit.leave_notice(&state.words.text("gallery.stopped", &[])?)?;
            Ok(see_other(&entry.address()))
        }
    }
}

/// `GET /screens/tour`.
pub async fn tours(state: web::Data<AppState>, visit: Visit) -> Result<HttpResponse, Error> {
    allowed(&state)?;
    let frame = state.frame(&visit)?;
    let page = tour::overview(&state, &frame)?;
    state.page(StatusCode::OK, &frame, &page)
}

/// `GET /screens/tour/{flow}/{step}`.
pub async fn step(
    state: web::Data<AppState>,
    visit: Visit,
    path: web::Path<(String, usize)>,
) -> Result<HttpResponse, Error> {
    allowed(&state)?;
    let flow = Flow::from_slug(&path.0).ok_or(Error::NotFound)?;
    let entry = flow.step(path.1).ok_or(Error::NotFound)?;
    let (label, told) = flow.told(&state, path.1)?;
    let bar = Bar {
        label,
        told,
        previous: path.1.checked_sub(1).map(|before| flow.address(before)).unwrap_or_default(),
        next: flow.address(path.1 + 1),
        all: "/screens/tour".to_owned(),
        page: entry.address(),
        trigger: trigger_address(&state, &entry),
    };
    // After the last flow comes what whoever runs the app sees of all that. // unit: operator
    let is_the_end = bar.next.is_empty() && Some(&flow) == Flow::ALL.last(); // unit: operator
    let bar = if is_the_end { Bar { next: "/operator".to_owned(), ..bar } } else { bar }; // unit: operator
    preview::show(Setting { state: &state, choices: Choices::default(), bar }, &visit, &entry)
}

/// Nobody who connects a real car meets any of this.
pub(super) fn allowed(state: &AppState) -> Result<(), Error> {
    if state.cars.client.settings().mode == Mode::Live { Err(Error::NotFound) } else { Ok(()) }
}

fn named(state: &AppState, path: &(String, String)) -> Result<Entry, Error> {
    allowed(state)?;
    entries::find(&path.0, &path.1).ok_or(Error::NotFound)
}

fn trigger_address(state: &AppState, entry: &Entry) -> String {
    let can = matches!(scenario::of(entry, state.cars.client.settings().api_version), Scenario::Can { .. });
    if can && state.config.sandbox.is_some() { format!("{}/trigger", entry.address()) } else { String::new() }
}
