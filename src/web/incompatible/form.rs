//! The form about a car that does not work yet: what came from Connect is filled in, what was typed is kept, and what is
//! sent is one row however often it is sent.

use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, RETRY_AFTER};
use actix_web::{HttpResponse, ResponseError};
use serde::{Deserialize, Serialize};

use crate::causes::Causes;
use crate::recovery::Screen;
use crate::reference;
use crate::smartcar::make;
use crate::smartcar::redirect::SharedDetails;
use crate::store::{IncompatibleVehicle, Source};
use crate::web::form::Form;
use crate::web::incompatible::rules::{self, Checked};
use crate::web::language::localized::Localized;
use crate::web::outcome::Outcome;
use crate::web::pages::outcome::{self, Answers, OutcomeData};
use crate::web::render::FieldError;
use crate::web::sent_requests::SentRequest;
use crate::web::session::Visit;
use crate::web::shown::Shown;
use crate::web::state::see_other;
use crate::web::{AppState, Error};

/// What was typed, and why it is shown again.
#[derive(Debug, Serialize, Deserialize)]
struct Typed {
    answers: Answers,
    why: Why,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Why {
    /// Something in it is wrong.
    Wrong,
    /// It came from a page that was open for too long.
    Stale,
}

/// `POST /connect/vehicle-incompatible`. What cannot be saved is shown again by a page of its own, so that going back
/// never asks to send anything twice.
pub async fn send(state: Localized, visit: Visit, form: Form) -> Result<HttpResponse, Error> {
    let answers = Answers {
        make: form.field("make").to_owned(),
        model: form.field("model").to_owned(),
        year: form.field("year").to_owned(),
        vin: form.field("vin").to_owned(),
    };
    // The session may have ended while the form was open; the answers are worth keeping all the same.
    let outcome = visit.outcome(Screen::VehicleIncompatible).map_or_else(|| without_connect(&visit), Ok)?;
    if !form.is_fresh {
        return again(&state, &visit, &outcome, answers, Why::Stale);
    }
    let checked = match check(&state, &visit, &answers)? {
        Ok(checked) => checked,
        Err(errors) => {
            let shown = Shown::FormErrors(errors.iter().map(|error| error.field).collect());
            return Ok(shown.beside(again(&state, &visit, &outcome, answers, Why::Wrong)?));
        }
    };
    match save(&state, &visit, &outcome, checked).await {
        Ok(reference) => {
            // The same car sent twice is one request, and counts once.
            let is_new = visit.sent_request(&reference).is_none_or(|sent| sent.deleted);
            visit.forget_answers();
            visit.remember_request(SentRequest { reference: reference.clone(), deleted: false })?;
            let answer = see_other(&format!("/requests/{reference}"));
            Ok(if is_new { Shown::Saved.beside(answer) } else { answer })
        }
        // The database takes nothing, so the answers stay on the page itself.
        Err(error) => {
            tracing::error!(error = %Causes(&error), "a request could not be saved");
            let data = OutcomeData { save_failed: true, form: answers, makes: make::list(), ..OutcomeData::default() };
            let mut response = outcome::show(&state, &visit, &outcome, None, Vec::new(), data)?;
            *response.status_mut() = error.status_code();
            if error.status_code() == StatusCode::SERVICE_UNAVAILABLE {
                response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("60"));
            }
            Ok(response)
        }
    }
}

fn again(
    state: &AppState,
    visit: &Visit,
    outcome: &Outcome,
    answers: Answers,
    why: Why,
) -> Result<HttpResponse, Error> {
    if visit.is_new {
        // No cookie, so nothing that another page could show: this one has to.
        let errors =
            if why == Why::Wrong { check(state, visit, &answers)?.err().unwrap_or_default() } else { Vec::new() };
        let data = typed(answers, why);
        return outcome::show(state, visit, outcome, None, errors, data);
    }
    visit.begins();
    visit.keep_answers(&Typed { answers, why })?;
    Ok(see_other(&format!("/connect/{}", Screen::VehicleIncompatible.slug())))
}

fn check(state: &AppState, visit: &Visit, answers: &Answers) -> Result<Result<Checked, Vec<FieldError>>, Error> {
    let lenient = state.cars.client.settings().mode != crate::smartcar::Mode::Live;
    rules::check(&state.words, answers, visit.now, lenient)
}

fn typed(answers: Answers, why: Why) -> OutcomeData {
    OutcomeData { form: answers, stale: why == Why::Stale, makes: make::list(), ..OutcomeData::default() }
}

/// The outcome the form stands for when nothing is known of how it came about.
fn without_connect(visit: &Visit) -> Result<Outcome, Error> {
    Outcome::uncounted(visit, Screen::VehicleIncompatible, "vehicle_form")
}

/// `GET /connect/vehicle-incompatible`: with what was typed before, if it is still to be sent; else with what the owner
/// chose to share. `None`: there is neither. With errors the status is 422, as on any page that refuses what it was given,
/// although this one was only asked for.
pub fn shown(state: &AppState, visit: &Visit) -> Result<Option<(Outcome, HttpResponse)>, Error> {
    let outcome = visit.outcome(Screen::VehicleIncompatible);
    let Some(Typed { answers, why }) = visit.answers() else {
        let Some(outcome) = outcome else { return Ok(None) };
        let page = outcome::show(state, visit, &outcome, None, Vec::new(), prefilled(&outcome))?;
        return Ok(Some((outcome, page)));
    };
    let outcome = outcome.map_or_else(|| without_connect(visit), Ok)?;
    let errors = if why == Why::Wrong { check(state, visit, &answers)?.err().unwrap_or_default() } else { Vec::new() };
    let page = outcome::show(state, visit, &outcome, None, errors, typed(answers, why))?;
    Ok(Some((outcome, page)))
}

/// The form as it first appears: with what the owner chose to share.
pub fn prefilled(outcome: &Outcome) -> OutcomeData {
    let form = outcome.shared.as_ref().map(answers).unwrap_or_default();
    let vin_check = rules::vin_looks_mistyped(&form.vin);
    OutcomeData {
        prefilled: form != Answers::default(),
        vin_check,
        form,
        makes: make::list(),
        ..OutcomeData::default()
    }
}

fn answers(shared: &SharedDetails) -> Answers {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    Answers {
        make: make::display_name(&text(&shared.make)),
        model: text(&shared.model),
        year: text(&shared.year),
        vin: text(&shared.vin),
    }
}

/// Saves under a reference derived from session and car; the next one if two cars ever meet on the same.
pub(crate) async fn save(
    state: &AppState,
    visit: &Visit,
    outcome: &Outcome,
    checked: Checked,
) -> Result<String, Error> {
    let shared = outcome.shared.as_ref().map(answers);
    let as_shared = shared.is_some_and(|shared| {
        (shared.make.as_str(), shared.model.as_str(), shared.year.as_str())
            == (&checked.make, &checked.model, &checked.year.to_string())
            && shared.vin == checked.vin.clone().unwrap_or_default()
    });
    let year = checked.year.to_string();
    let parts = [visit.owner()?.id(), &checked.make, &checked.model, &year, checked.vin.as_deref().unwrap_or_default()];
    for salt in 0..=u8::MAX {
        let request = IncompatibleVehicle {
            reference: reference::derived(&state.reference_key, &parts, salt),
            vin: checked.vin.clone(),
            make: checked.make.clone(),
            model: checked.model.clone(),
            year: checked.year,
            source: if as_shared { Source::Shared } else { Source::Typed },
            language: state.words.language().tag.to_owned(),
        };
        if state.cars.store.save_incompatible(&request, visit.now).await? {
            return Ok(request.reference);
        }
    }
    Err(Error::Session)
}
