//! Shows an entry with sample values, through the code of the real page. Nothing of the owner's own is on it, nothing is
//! counted, and whatever is pressed leads back to the page about the entry (`@preview` in the components).

mod car;
mod outcome;
mod plain;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;

use serde_json::{Value, json};

use crate::recovery::{Incident, Screen};
use crate::showcase::bar::Bar;
use crate::showcase::choices::Choices;
use crate::showcase::entries::{Entry, Subject};
use crate::showcase::notes::{CameBack, v1_name};
use crate::showcase::samples;
use crate::smartcar::ApiVersion;
use crate::store::Vehicle;
use crate::web::render::{Frame, Page};
use crate::web::session::Visit;
use crate::web::{AppState, Error, clock, form_token};

/// What a preview needs besides its entry.
#[derive(Debug)]
pub struct Setting<'a> {
    /// The settings and words of the app.
    pub state: &'a AppState,
    /// Which car, how often, in which dialect.
    pub choices: Choices,
    /// The bar over the page.
    pub bar: Bar,
}

/// Answers with the page of an entry.
pub fn show(setting: Setting<'_>, visit: &Visit, entry: &Entry) -> Result<HttpResponse, Error> {
    match entry.subject {
        Subject::Outcome { screen, variant, attempt } => {
            outcome::show(&setting, visit, (screen, variant, attempt), None)
        }
        Subject::Form(form) => outcome::show(&setting, visit, (Screen::VehicleIncompatible, "", 1), Some(form)),
        Subject::Car(car) => car::show(&setting, visit, car),
        Subject::Plain(page) => plain::show(&setting, visit, page),
    }
}

fn answer<P: Page>(setting: &Setting<'_>, visit: &Visit, frame: Frame, page: &P) -> Result<HttpResponse, Error> {
    visit.shows_form();
    let csrf = form_token::masked(&visit.csrf)?;
    let mut frame = Frame { csrf, ..frame };
    frame.extra.insert("preview".to_owned(), json!(setting.bar));
    setting.state.page(StatusCode::OK, &frame, page)
}

/// The frame of a page about the sample car.
fn car_frame(setting: &Setting<'_>, vehicle: &Vehicle, now: i64) -> Result<Frame, Error> {
    Ok(Frame {
        vehicle_id: vehicle.id.clone(),
        when: clock::when(&setting.state.words, vehicle.checked_at, now)?,
        names: setting.state.names(vehicle)?,
        reference: samples::REFERENCE.to_owned(),
        ..setting.state.bare_frame(now)?
    })
}

/// Developer notes about a sample, in the chosen dialect.
fn notes(setting: &Setting<'_>, sample: &Incident, came_back: Option<&CameBack>) -> Result<Option<Value>, Error> {
    let api = ApiVersion::parse(setting.choices.api()).unwrap_or(ApiVersion::V2);
    let v1 = (api == ApiVersion::V1).then(|| v1_name(sample.screen, &sample.variant));
    let (what, status) = match v1.flatten() {
        Some((kind, "", status)) => (kind.to_owned(), Some(status)),
        Some((kind, code, status)) => (format!("{kind}:{code}"), Some(status)),
        None => (sample.what.clone(), sample.status),
    };
    crate::showcase::notes::of(setting.state, &Incident { what, status, ..sample.clone() }, came_back, api)
}
