//! `GET /callback`: the one redirect URI, for connecting and reconnecting. It always answers 303 to an address of ours,
//! so that codes, VINs and errors leave the address bar, the history and the referrer.
//!
//! The order is fixed: the state is spent first, and what else the return says is looked at only if the state was this
//! browser's, unused and in time.

use std::sync::Arc;

use actix_web::http::header::{CACHE_CONTROL, LOCATION};
use actix_web::{HttpRequest, HttpResponse};

use crate::cars::Stopped;
use crate::cars::connect::{self, Connected, How, Return};
use crate::recovery::{Failure, LinkProblem, Recovery, Screen};
use crate::smartcar::redirect::{self, ConnectError, ConnectOutcome, SharedDetails};
use crate::store::{Attempt, Finished, Taken, Vehicle};
use crate::web::language::localized::Localized;
use crate::web::outcome::Outcome;
use crate::web::session::Visit;
use crate::web::shown::Shown;
use crate::web::state::see_other;
use crate::web::{AppState, Error};

/// Takes a return from Connect.
pub async fn arrive(state: Localized, visit: Visit, request: HttpRequest) -> Result<HttpResponse, Error> {
    if visit.only_looks {
        // A browser that fetches ahead spends nothing: it asks again when somebody wants the page.
        return Ok(HttpResponse::NoContent().insert_header((CACHE_CONTROL, "no-store")).finish());
    }
    let back = Back { state: &state, visit: &visit, query: request.query_string() };
    let arrived = redirect::parse(back.query);
    let Some(state_parameter) = arrived.state else {
        return back.refuse(LinkProblem::Missing, None);
    };
    // A second press of the same return waits here, and then finds how the first one ended.
    let turn = Arc::new(state.cars.one_return(&state_parameter).await?);
    let store = &state.cars.store;
    let attempt = match store.take_attempt(&state_parameter, visit.owner()?.id(), visit.now).await? {
        // Whoever spent it and said nothing of its end would still hold the turn: that process has died. Should the code be
        // spent as well, Smartcar says so, and connecting again is the way forward.
        Taken::Now(attempt) | Taken::Unfinished(attempt) => attempt,
        Taken::Before(Finished { vehicle_id: Some(id), connected: true, .. }) => {
            visit.leave_notice(&state.words.text("expired.already", &[])?)?;
            return Ok(see_other(&format!("/vehicles/{id}")));
        }
        Taken::Before(finished) => {
            return match finished.led_to(back.query) {
                Some(address) => Ok(see_other(address)),
                None => back.refuse(LinkProblem::Used, finished.vehicle_id),
            };
        }
        Taken::Expired(attempt) => return back.refuse(LinkProblem::Expired, attempt.vehicle_id),
        Taken::Unknown => return back.refuse(LinkProblem::Unknown, None),
    };
    let target = match &attempt.vehicle_id {
        Some(id) => store.vehicle(visit.owner()?.id(), id).await?,
        None => None,
    };
    let shared = shared_details(&arrived.outcome);
    let work = connect::begin(
        &state.cars,
        Return {
            owner: visit.owner()?.id().to_owned(),
            state: state_parameter.clone(),
            purpose: attempt.purpose,
            target: target.clone(),
            outcome: arrived.outcome,
            now: visit.now,
        },
        // Its browser may leave: then the work still has it.
        Arc::clone(&turn),
    );
    let ended = match tokio::time::timeout(state.config.patience.connect_return, work).await {
        Ok(ended) => ended?,
        // The work goes on: the car shows when it is done, here and to a second press of the same return.
        Err(_) => Err(Failure::NoAnswerWhileConnecting { connected: target.is_some() }.into()),
    };
    let response = match ended {
        Ok(connected) => back.connected(connected)?,
        Err(Stopped::Failure(failure)) => back.failed(&failure, &attempt, target.as_ref(), shared)?,
        Err(Stopped::Broken(error)) => return Err(error.into()),
    };
    if let Some(address) = response.headers().get(LOCATION).and_then(|address| address.to_str().ok()) {
        // A second arrival of the same return waits for this one, and is then led to the same page.
        visit.keep_now().await?;
        store.attempt_led_to(&state_parameter, back.query, address).await?;
    }
    Ok(response)
}

/// A return in the browser that brought it.
struct Back<'a> {
    state: &'a AppState,
    visit: &'a Visit,
    query: &'a str,
}

impl Back<'_> {
    /// There is a car: on to it, or to the one step that is left.
    fn connected(&self, connected: Connected) -> Result<HttpResponse, Error> {
        let Connected { vehicle, how, key_url } = connected;
        let shown = Shown::Connected(vehicle.clone());
        match how {
            How::Anew => self.notice(&vehicle, "connected.heading", "connected.lead")?,
            How::Again { answered: true } => self.notice(&vehicle, "reconnected.heading", "reconnected.lead")?,
            How::Again { answered: false } => self.notice(&vehicle, "reconnected.heading", "reconnected.pending")?,
            How::Several => {
                self.visit.leave_notice(&self.state.words.text("connected.several", &[])?)?;
                return Ok(shown.beside(see_other("/")));
            }
            How::Already => {
                let outcome = Outcome::explain(self.visit, &Failure::AlreadyConnected)?;
                let outcome = Outcome { vehicle_id: Some(vehicle.id), ..outcome };
                return Ok(shown.beside(self.keep(outcome)?));
            }
        }
        if key_url.is_none() {
            return Ok(shown.beside(see_other(&format!("/vehicles/{}", vehicle.id))));
        }
        let recovery = Recovery::variant(Screen::AccountAction, "virtual_key");
        let outcome = Outcome::next_step(self.visit, recovery, "virtual_key_url")?;
        Ok(shown.beside(self.keep(Outcome { vehicle_id: Some(vehicle.id), link: key_url, ..outcome })?))
    }

    fn failed(
        &self,
        failure: &Failure,
        attempt: &Attempt,
        target: Option<&Vehicle>,
        shared: Option<SharedDetails>,
    ) -> Result<HttpResponse, Error> {
        let outcome = Outcome {
            make: attempt.make.clone().filter(|make| !make.is_empty()),
            vehicle_id: target.map(|vehicle| vehicle.id.clone()),
            shared,
            ..Outcome::explain(self.visit, failure)?
        };
        if !outcome.incident.screen.has_page() {
            let location = outcome.vehicle_id.map_or_else(|| "/".to_owned(), |id| format!("/vehicles/{id}"));
            return Ok(see_other(&location));
        }
        self.keep(outcome)
    }

    /// `vehicle_id`: the car the link was for, so that starting again goes on where it began.
    fn refuse(&self, problem: LinkProblem, vehicle_id: Option<String>) -> Result<HttpResponse, Error> {
        let mut outcome = Outcome { vehicle_id, ..Outcome::explain(self.visit, &Failure::Link(problem))? };
        // No cookie came back at all: the hint about cookies is worth showing at once.
        if self.visit.is_new {
            outcome.attempt = outcome.attempt.max(2);
        }
        self.keep(outcome)
    }

    fn keep(&self, outcome: Outcome) -> Result<HttpResponse, Error> {
        let screen = outcome.incident.screen;
        if screen == Screen::VehicleIncompatible {
            // About another car than what may still be typed there.
            self.visit.forget_answers();
        }
        (self.state.notes.returned)(self.state, self.visit, self.query, &outcome)?;
        self.visit.keep_outcome(outcome)?;
        Ok(see_other(&format!("/connect/{}", screen.slug())))
    }

    fn notice(&self, vehicle: &Vehicle, heading: &str, lead: &str) -> Result<(), Error> {
        let (words, names) = (&self.state.words, self.state.names(vehicle)?);
        let (heading, lead) = (names.say(words, heading, &[])?, names.say(words, lead, &[])?);
        self.visit.leave_notice(&words.text("page.notice", &[("heading", &heading), ("lead", &lead)])?)
    }
}

fn shared_details(outcome: &ConnectOutcome) -> Option<SharedDetails> {
    if let ConnectOutcome::Refused(ConnectError::VehicleIncompatible(details)) = outcome {
        Some(details.clone())
    } else {
        None
    }
}
