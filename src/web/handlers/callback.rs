//! `GET /callback`: the one redirect URI, for connecting and reconnecting. It always answers 303 to an address of ours,
//! so that codes, VINs and errors leave the address bar, the history and the referrer.
//!
//! The order is fixed: the state is spent first, and what else the return says is looked at only if the state was this
//! browser's, unused and in time.

use actix_web::http::header::{CACHE_CONTROL, LOCATION};
use actix_web::{HttpRequest, HttpResponse, rt, web};

use crate::cars::connect::{Completed, Completion};
use crate::cars::log::log_failure;
use crate::operator;
use crate::recovery::{Failure, LinkProblem, Recovery, Screen, recommend};
use crate::showcase::notes::CameBack;
use crate::smartcar::redirect::{self, ConnectError, ConnectOutcome, SharedDetails};
use crate::store::{Attempt, Finished, Taken, Vehicle};
use crate::web::outcome::Outcome;
use crate::web::session::Visit;
use crate::web::state::see_other;
use crate::web::{AppState, Error};

/// Takes a return from Connect.
pub async fn arrive(state: web::Data<AppState>, visit: Visit, request: HttpRequest) -> Result<HttpResponse, Error> {
    if visit.only_looks {
        // A browser that fetches ahead spends nothing: it asks again when somebody wants the page.
        return Ok(HttpResponse::NoContent().insert_header((CACHE_CONTROL, "no-store")).finish());
    }
    let arrived = redirect::parse(request.query_string());
    // For developer notes: outside sandbox mode not even the names of what came back are collected.
    let came_back = state.config.sandbox.as_ref().map(|_| CameBack::of(request.query_string()));
    let refuse = |problem, vehicle_id| refuse_link(&visit, problem, vehicle_id, came_back.clone());
    let Some(state_parameter) = arrived.state else {
        return refuse(LinkProblem::Missing, None);
    };
    // A second press of the same return waits here, and then finds how the first one ended.
    let _guard = state.flights.hold(&format!("state {state_parameter}")).await;
    let attempt = match state.store.take_attempt(&state_parameter, visit.owner.id(), visit.now).await? {
        Taken::Now(attempt) => attempt,
        Taken::Before(Finished { vehicle_id: Some(id), connected: true, .. }) => {
            visit.leave_notice(&state.words.text("expired.already", &[])?)?;
            return Ok(see_other(&format!("/vehicles/{id}")));
        }
        Taken::Before(finished) => {
            return match finished.led_to(request.query_string()) {
                Some(address) => Ok(see_other(address)),
                None => refuse(LinkProblem::Used, finished.vehicle_id),
            };
        }
        Taken::Expired(attempt) => return refuse(LinkProblem::Expired, attempt.vehicle_id),
        Taken::Unknown => return refuse(LinkProblem::Unknown, None),
    };

    let target = match &attempt.vehicle_id {
        Some(id) => state.store.vehicle(visit.owner.id(), id).await?,
        None => None,
    };
    let shared = shared_details(&arrived.outcome);
    let completion = Completion::new(&state, &visit, &state_parameter, target.clone())?;
    let work = rt::spawn(completion.run(attempt.purpose, arrived.outcome));
    let completed = match tokio::time::timeout(state.config.patience.connect_return, work).await {
        Ok(completed) => completed??,
        // The work goes on: the car shows when it is done, here and to a second press of the same return.
        Err(_) => Completed::Failed(Failure::NoAnswerWhileConnecting { connected: target.is_some() }),
    };
    operator::came_back(&state, &visit, &completed).await;
    let response = lead_on(&visit, completed, &attempt, target.as_ref(), shared, came_back)?;
    if let Some(address) = response.headers().get(LOCATION).and_then(|address| address.to_str().ok()) {
        // A second arrival of the same return waits for this one, and is then led to the same page.
        visit.keep_now(&state).await?;
        state.store.attempt_led_to(&state_parameter, request.query_string(), address).await?;
    }
    Ok(response)
}

/// Where a return leads that has been worked through.
fn lead_on(
    visit: &Visit,
    completed: Completed,
    attempt: &Attempt,
    target: Option<&Vehicle>,
    shared: Option<SharedDetails>,
    came_back: Option<CameBack>,
) -> Result<HttpResponse, Error> {
    match completed {
        Completed::Connected { vehicle, notice, key_url } => {
            visit.leave_notice(&notice)?;
            let Some(link) = key_url else { return Ok(see_other(&format!("/vehicles/{}", vehicle.id))) };
            let recovery = Recovery { screen: Screen::AccountAction, variant: "virtual_key" };
            let mut outcome = Outcome::new(visit, recovery, "virtual_key_url".into())?;
            outcome.vehicle_id = Some(vehicle.id);
            outcome.link = Some(link);
            keep(visit, outcome)
        }
        Completed::ConnectedSeveral { notice, .. } => {
            visit.leave_notice(&notice)?;
            Ok(see_other("/"))
        }
        Completed::AlreadyConnected { vehicle } => {
            let mut outcome = outcome(visit, &Failure::AlreadyConnected)?;
            outcome.vehicle_id = Some(vehicle.id);
            outcome.came_back = came_back;
            keep(visit, outcome)
        }
        Completed::Failed(failure) => {
            let outcome = Outcome { shared, came_back, ..outcome(visit, &failure)? };
            failed(visit, outcome, attempt, target)
        }
    }
}

fn failed(
    visit: &Visit,
    mut outcome: Outcome,
    attempt: &Attempt,
    target: Option<&Vehicle>,
) -> Result<HttpResponse, Error> {
    outcome.make = attempt.make.clone().filter(|make| !make.is_empty());
    outcome.vehicle_id = target.map(|vehicle| vehicle.id.clone());
    if outcome.screen == Screen::FeatureUnavailable {
        let location = outcome.vehicle_id.map_or_else(|| "/".to_owned(), |id| format!("/vehicles/{id}"));
        return Ok(see_other(&location));
    }
    keep(visit, outcome)
}

/// `vehicle_id`: the car the link was for, so that starting again goes on where it began.
fn refuse_link(
    visit: &Visit,
    problem: LinkProblem,
    vehicle_id: Option<String>,
    came_back: Option<CameBack>,
) -> Result<HttpResponse, Error> {
    let mut outcome = outcome(visit, &Failure::Link(problem))?;
    (outcome.vehicle_id, outcome.came_back) = (vehicle_id, came_back);
    // No cookie came back at all: the hint about cookies is worth showing at once.
    if visit.is_new {
        outcome.attempt = outcome.attempt.max(2);
    }
    keep(visit, outcome)
}

/// The recommended screen as an outcome, logged once.
fn outcome(visit: &Visit, failure: &Failure) -> Result<Outcome, Error> {
    let recovery = recommend(failure);
    let mut outcome = Outcome::new(visit, recovery, failure.name())?;
    outcome.request_id = failure.request_id().map(str::to_owned);
    outcome.status = failure.api_error().map(|error| error.status);
    log_failure(&outcome.reference, failure, recovery);
    Ok(outcome)
}

fn keep(visit: &Visit, outcome: Outcome) -> Result<HttpResponse, Error> {
    let location = format!("/connect/{}", outcome.screen.slug());
    if outcome.screen == Screen::VehicleIncompatible {
        // About another car than what may still be typed there.
        visit.forget_answers();
    }
    visit.keep_outcome(outcome)?;
    Ok(see_other(&location))
}

fn shared_details(outcome: &ConnectOutcome) -> Option<SharedDetails> {
    if let ConnectOutcome::Refused(ConnectError::VehicleIncompatible(details)) = outcome {
        Some(details.clone())
    } else {
        None
    }
}
