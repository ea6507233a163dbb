//! `GET /vehicles/{id}`: the car's values, each by itself, one status line and at most one banner; and "Check again".
//!
//! The page shows what the store knows. A car that is asked for news goes on being asked when the page has waited long
//! enough, and says so.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

use crate::cars::check::For;
use crate::cars::running;
use crate::operator;
use crate::recovery::{Class, Screen};
use crate::showcase::notes;
use crate::smartcar::vehicle::Value;
use crate::store::Vehicle;
use crate::web::form::Form;
use crate::web::outcome::Outcome;
use crate::web::pages::car::{self, Car};
use crate::web::pages::values;
use crate::web::session::Visit;
use crate::web::state::see_other;
use crate::web::trouble::Trouble;
use crate::web::{AppState, Error};

/// `GET /vehicles/{id}`.
pub async fn show(state: web::Data<AppState>, visit: Visit, id: web::Path<String>) -> Result<HttpResponse, Error> {
    let vehicle = state.vehicle_of(&visit, &id).await?;
    let asking = running::freshen(&state, &vehicle, visit.now).await;
    let vehicle = state.vehicle_of(&visit, &id).await?;
    let signals = state.store.signals(&vehicle.id).await?;
    let trouble = Trouble::of(&vehicle);
    let mut frame = state.frame_for(&visit, &vehicle)?;
    let explained = car::explained(trouble.as_ref(), &signals);
    frame.details = explained.as_ref().map(Trouble::details);
    frame.notes = explained.map(|trouble| notes::of_trouble(&state, &trouble)).transpose()?.flatten();
    let known = state.store.commands(&vehicle.id).await?;
    let postponed = trouble.as_ref().is_some_and(|trouble| visit.has_postponed(&trouble.reference));
    let car = Car { vehicle: &vehicle, signals: &signals, commands: &known, asking, postponed };
    let page = car::page(&state, &frame, &car, visit.now)?;
    let answer = state.page(StatusCode::OK, &frame, &page)?;
    operator::car_shown(&state, &visit, &vehicle, page.has_banner()).await;
    Ok(answer)
}

/// `POST /vehicles/{id}/check`: asks again, and explains on a page of its own what still stands in the way. A car that has
/// to wait anyway is asked once in a quarter of an hour, and one whose maker has named a time not before it.
pub async fn check(
    state: web::Data<AppState>,
    visit: Visit,
    id: web::Path<String>,
    form: Form,
) -> Result<HttpResponse, Error> {
    form.verified()?;
    check_now(&state, &visit, &id).await
}

/// The check itself, without the button.
pub(crate) async fn check_now(state: &web::Data<AppState>, visit: &Visit, id: &str) -> Result<HttpResponse, Error> {
    visit.ask_again();
    let vehicle = state.vehicle_of(visit, id).await?;
    if let Some(outcome) = too_soon(state, visit, &vehicle)? {
        visit.keep_outcome(outcome)?;
        return Ok(see_other("/connect/too-soon"));
    }
    let page = format!("/vehicles/{}", vehicle.id);
    if !running::start(state, &vehicle, For::Owner).wait(state.config.patience.page).await {
        return Ok(see_other(&page));
    }
    let vehicle = state.vehicle_of(visit, id).await?;
    let trouble = Trouble::of(&vehicle);
    if has_to_wait(trouble.as_ref()) {
        state.store.record_press(&vehicle.id, visit.now).await?;
    }
    let Some(trouble) = trouble else { return Ok(see_other(&page)) };
    let attempt = visit.count(trouble.screen)?;
    visit.keep_outcome(Outcome::of_trouble(visit, &trouble, &vehicle.id, attempt)?)?;
    Ok(see_other(&format!("/connect/{}", trouble.screen.slug())))
}

/// The page to show instead of asking once more, when it is too soon.
fn too_soon(state: &AppState, visit: &Visit, vehicle: &Vehicle) -> Result<Option<Outcome>, Error> {
    let trouble = Trouble::of(vehicle);
    if let Some(trouble) = trouble.as_ref().filter(|trouble| trouble.wait_until(visit.now).is_some()) {
        return Outcome::of_trouble(visit, trouble, &vehicle.id, 1).map(Some);
    }
    let rest = i64::try_from(state.config.patience.between_checks.as_millis()).unwrap_or(i64::MAX);
    let until = vehicle.pressed_at.map(|pressed| pressed.saturating_add(rest)).filter(|until| *until > visit.now);
    let Some(until) = until.filter(|_| has_to_wait(trouble.as_ref())) else { return Ok(None) };
    Ok(Some(Outcome {
        vehicle_id: Some(vehicle.id.clone()),
        retry_at: Some(until),
        ..Outcome::uncounted(visit, Screen::TooSoon, "checked_a_moment_ago".into())?
    }))
}

/// Whether nobody can do anything for the car but wait, or nothing is wrong with it at all. Whoever has just done
/// something about it may check at once.
fn has_to_wait(trouble: Option<&Trouble>) -> bool {
    trouble.is_none_or(|trouble| trouble.class() == Class::Wait)
}

/// `GET` of an address that only takes forms: someone reloaded; the car's page is where they were.
pub async fn back(id: web::Path<String>) -> Result<HttpResponse, Error> {
    let harmless = |c: char| c.is_ascii_hexdigit();
    if id.len() != 32 || !id.chars().all(harmless) {
        return Err(Error::NotFound);
    }
    Ok(see_other(&format!("/vehicles/{id}")))
}

/// The last known odometer in words, for lists; empty when there is none.
pub fn odometer(state: &AppState, value: Option<&Value>) -> Result<String, Error> {
    match value {
        Some(Value::Odometer { distance: Some(distance) }) => {
            let unit = state.words.text("unit.km", &[])?;
            Ok(format!("{} {unit}", values::grouped(*distance)))
        }
        _ => Ok(String::new()),
    }
}
