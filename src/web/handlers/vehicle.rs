//! `GET /vehicles/{id}`: the car's values, each by itself, one status line and at most one banner; and "Check again".
//!
//! The page shows what the store knows. A car that is asked for news goes on being asked when the page has waited long
//! enough, and says so.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

use crate::cars::check::For;
use crate::cars::{milliseconds, running};
use crate::recovery::{Class, Incident, Screen};
use crate::store::Vehicle;
use crate::web::form::Form;
use crate::web::language::localized::Localized;
use crate::web::outcome::Outcome;
use crate::web::pages::car::{self, Car};
use crate::web::pages::outcome::details;
use crate::web::session::Visit;
use crate::web::shown::Shown;
use crate::web::state::{is_id, see_other};
use crate::web::{AppState, Error};

/// `GET /vehicles/{id}`.
pub async fn show(state: Localized, visit: Visit, id: web::Path<String>) -> Result<HttpResponse, Error> {
    let vehicle = state.vehicle_of(&visit, &id).await?;
    let asking = running::freshen(&state.cars, &vehicle, visit.now).await;
    let vehicle = state.vehicle_of(&visit, &id).await?;
    let signals = state.cars.store.signals(&vehicle.id).await?;
    let mut frame = state.frame_for(&visit, &vehicle)?;
    if let Some(explained) = car::explained(vehicle.incident.as_ref(), &signals) {
        frame.details = Some(details(&state, explained)?);
        frame.explain((state.notes.about)(&state, &visit, explained)?);
    }
    crate::web::mended::say(&state, &visit, &vehicle, &mut frame).await?; // unit: webhooks
    let known = state.cars.store.commands(&vehicle.id).await?;
    let postponed = vehicle.incident.as_ref().is_some_and(|incident| visit.has_postponed(&incident.reference));
    let car = Car { vehicle: &vehicle, signals: &signals, commands: &known, asking, postponed };
    let page = car::page(&state, &frame, &car, visit.now)?;
    let answer = state.page(StatusCode::OK, &frame, &page)?;
    let shown = match &vehicle.incident {
        Some(incident) if page.has_banner() => Shown::Banner { incident: incident.clone(), vehicle },
        None if vehicle.asked_at.is_some() => Shown::Fine(vehicle),
        Some(_) | None => return Ok(answer),
    };
    Ok(shown.beside(answer))
}

/// `POST /vehicles/{id}/check`: asks again, and explains on a page of its own what still stands in the way. A car that has
/// to wait anyway is asked once in a quarter of an hour, and one whose maker has named a time not before it.
pub async fn check(state: Localized, visit: Visit, id: web::Path<String>, form: Form) -> Result<HttpResponse, Error> {
    form.verified()?;
    check_now(&state, &visit, &id).await
}

/// The check itself, without the button.
pub(crate) async fn check_now(state: &AppState, visit: &Visit, id: &str) -> Result<HttpResponse, Error> {
    visit.ask_again();
    let vehicle = state.vehicle_of(visit, id).await?;
    if let Some(outcome) = too_soon(state, visit, &vehicle)? {
        visit.keep_outcome(outcome)?;
        return Ok(see_other("/connect/too-soon"));
    }
    let page = format!("/vehicles/{}", vehicle.id);
    if !running::start(&state.cars, &vehicle, For::Owner).wait(state.config.patience.page).await {
        return Ok(see_other(&page));
    }
    let vehicle = state.vehicle_of(visit, id).await?;
    if has_to_wait(vehicle.incident.as_ref()) {
        state.cars.store.record_press(&vehicle.id, visit.now).await?;
    }
    let Some(incident) = vehicle.incident else { return Ok(see_other(&page)) };
    let (screen, attempt) = (incident.screen, visit.count(incident.screen)?);
    visit.keep_outcome(Outcome::of_car(incident, &vehicle.id, attempt))?;
    Ok(see_other(&format!("/connect/{}", screen.slug())))
}

/// The page to show instead of asking once more, when it is too soon.
fn too_soon(state: &AppState, visit: &Visit, vehicle: &Vehicle) -> Result<Option<Outcome>, Error> {
    let incident = vehicle.incident.as_ref();
    if let Some(incident) = incident.filter(|incident| incident.wait_until(visit.now).is_some()) {
        return Ok(Some(Outcome::of_car(incident.clone(), &vehicle.id, 1)));
    }
    let rest = milliseconds(state.config.patience.between_checks);
    let until = vehicle.pressed_at.map(|pressed| pressed.saturating_add(rest)).filter(|until| *until > visit.now);
    let Some(until) = until.filter(|_| has_to_wait(incident)) else { return Ok(None) };
    let mut outcome = Outcome::uncounted(visit, Screen::TooSoon, "checked_a_moment_ago")?;
    (outcome.vehicle_id, outcome.incident.retry_at) = (Some(vehicle.id.clone()), Some(until));
    Ok(Some(outcome))
}

/// Whether nobody can do anything for the car but wait, or nothing is wrong with it at all. Whoever has just done
/// something about it may check at once.
fn has_to_wait(incident: Option<&Incident>) -> bool {
    incident.is_none_or(|incident| incident.class() == Class::Wait)
}

/// `GET` of an address that only takes forms: someone reloaded; the car's page is where they were.
pub async fn back(id: web::Path<String>) -> Result<HttpResponse, Error> {
    if !is_id(&id) {
        return Err(Error::NotFound);
    }
    Ok(see_other(&format!("/vehicles/{id}")))
}
