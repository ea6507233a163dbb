//! `GET /connect/{slug}`: the page that explains the outcome in this browser's session.

use actix_web::{HttpResponse, web};

use crate::recovery::{Failure, Incident, LinkProblem, Screen};
use crate::reference;
use crate::web::incompatible::form;
use crate::web::language::localized::Localized;
use crate::web::outcome::Outcome;
use crate::web::pages::outcome::{self, OutcomeData};
use crate::web::session::Visit;
use crate::web::shown::Shown;
use crate::web::{AppState, Error};

/// Shows the outcome; when it has gone (new browser, ended session), the page about expired links.
pub async fn show(state: Localized, visit: Visit, slug: web::Path<String>) -> Result<HttpResponse, Error> {
    let screen = Screen::from_slug(&slug).filter(|screen| screen.has_page()).ok_or(Error::NotFound)?;
    if screen == Screen::VehicleIncompatible
        && let Some((outcome, page)) = form::shown(&state, &visit)?
    {
        return Ok(outcome.shown(None).beside(page));
    }
    let Some(outcome) = visit.outcome(screen) else {
        return gone(&state, &visit);
    };
    let vehicle = match &outcome.vehicle_id {
        Some(id) => state.cars.store.vehicle(visit.owner()?.id(), id).await?,
        None => None,
    };
    if outcome.vehicle_id.is_some() && vehicle.is_none() {
        return gone(&state, &visit);
    }
    let data = OutcomeData::default();
    let page = outcome::show(&state, &visit, &outcome, vehicle.as_ref(), Vec::new(), data)?;
    Ok(outcome.shown(vehicle.as_ref()).beside(page))
}

fn gone(state: &AppState, visit: &Visit) -> Result<HttpResponse, Error> {
    let failure = Failure::Link(LinkProblem::OutcomeGone);
    let outcome = Outcome::of(Incident::of(&failure, reference::random()?, visit.now));
    let data = OutcomeData { cookies: visit.is_new, ..OutcomeData::default() };
    let page = outcome::show(state, visit, &outcome, None, Vec::new(), data)?;
    let shown = Shown::Page { incident: outcome.incident, attempt: 1, make: None, vehicle: None, lasts: false };
    Ok(shown.beside(page))
}
