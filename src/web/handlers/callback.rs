//! `GET /callback`: the one redirect URI, for connecting and reconnecting. It always answers 303 to an address of ours,
//! so that codes, VINs and errors leave the address bar, the history and the referrer.
//!
//! The order is fixed: the state is spent first, and what else the return says is looked at only if the state was this
//! browser's, unused and in time. The work itself runs in a task of its own, so that a browser that leaves in the
//! middle does not leave a spent code and no tokens.

use actix_web::{HttpRequest, HttpResponse, rt, web};

use crate::recovery::{ConnectFailure, Failure, LinkProblem, Moment, ReconnectProblem, Recovery, Screen, recommend};
use crate::smartcar::redirect::{self, ConnectError, ConnectOutcome, SharedDetails};
use crate::smartcar::vehicle::Attributes;
use crate::smartcar::{SmartcarId, TokenSet};
use crate::store::{Attempt, Finished, Purpose, Taken, Vehicle};
use crate::web::session::{Outcome, Visit};
use crate::web::state::see_other;
use crate::web::{AppState, Error, check, log_failure};

/// Takes a return from Connect.
pub async fn arrive(state: web::Data<AppState>, visit: Visit, request: HttpRequest) -> Result<HttpResponse, Error> {
    let arrived = redirect::parse(request.query_string());
    let Some(state_parameter) = arrived.state else {
        return refuse_link(&visit, LinkProblem::Missing, None);
    };
    // A second press of the same return waits here, and then finds how the first one ended.
    let _guard = state.flights.hold(&format!("state {state_parameter}")).await;
    let attempt = match state.store.take_attempt(&state_parameter, visit.owner.id(), visit.now).await? {
        Taken::Now(attempt) => attempt,
        Taken::Before(Finished { vehicle_id: Some(id), connected: true }) => {
            visit.leave_notice(&state.words.text("expired.already", &[])?)?;
            return Ok(see_other(&format!("/vehicles/{id}")));
        }
        Taken::Before(finished) => return refuse_link(&visit, LinkProblem::Used, finished.vehicle_id),
        Taken::Expired(attempt) => return refuse_link(&visit, LinkProblem::Expired, attempt.vehicle_id),
        Taken::Unknown => return refuse_link(&visit, LinkProblem::Unknown, None),
    };

    let target = match &attempt.vehicle_id {
        Some(id) => state.store.vehicle(visit.owner.id(), id).await?,
        None => None,
    };
    let work =
        Work { state: state.clone(), owner: visit.owner.id().to_owned(), target: target.clone(), now: visit.now };
    let shared = shared_details(&arrived.outcome);
    let configuration = configuration_hint(&arrived.outcome);
    let ended = rt::spawn(work.finish(attempt.purpose, arrived.outcome)).await??;

    match ended {
        Ended::Connected { vehicle, notice, key_url } => {
            state.store.attempt_connected(&state_parameter, &vehicle.id).await?;
            visit.leave_notice(&notice)?;
            let Some(link) = key_url else {
                return Ok(see_other(&format!("/vehicles/{}", vehicle.id)));
            };
            let recovery = Recovery { screen: Screen::AccountAction, variant: "virtual_key" };
            let mut outcome = Outcome::new(&visit, recovery, "virtual_key_url".into())?;
            outcome.vehicle_id = Some(vehicle.id);
            outcome.link = Some(link);
            keep(&visit, outcome)
        }
        Ended::ConnectedSeveral { first, notice } => {
            state.store.attempt_connected(&state_parameter, &first.id).await?;
            visit.leave_notice(&notice)?;
            Ok(see_other("/"))
        }
        Ended::AlreadyConnected { vehicle } => {
            state.store.attempt_connected(&state_parameter, &vehicle.id).await?;
            let mut outcome = outcome(&visit, &Failure::AlreadyConnected)?;
            outcome.vehicle_id = Some(vehicle.id);
            keep(&visit, outcome)
        }
        Ended::Failed(failure) => {
            state.store.attempt_failed(&state_parameter, &failure.name()).await?;
            if let Some(hint) = configuration {
                tracing::error!(
                    hint,
                    "Connect stopped at a configuration error; check redirect URI, mode and test VINs"
                );
            }
            failed(&visit, &failure, &attempt, target.as_ref(), shared)
        }
    }
}

/// What outlives the browser's request.
struct Work {
    state: web::Data<AppState>,
    owner: String,
    target: Option<Vehicle>,
    now: i64,
}

/// How a return ended.
enum Ended {
    Connected { vehicle: Vehicle, notice: String, key_url: Option<String> },
    ConnectedSeveral { first: Vehicle, notice: String },
    AlreadyConnected { vehicle: Vehicle },
    Failed(Failure),
}

impl Work {
    async fn finish(self, purpose: Purpose, outcome: ConnectOutcome) -> Result<Ended, Error> {
        let connected = self.target.is_some();
        match outcome {
            ConnectOutcome::Refused(error) => {
                Ok(Ended::Failed(Failure::Connect(ConnectFailure::from_error(&error, connected))))
            }
            ConnectOutcome::Granted { code, virtual_key_url } => match self.exchange(&code).await? {
                Ok((tokens, cars)) if purpose == Purpose::Connect => self.connect(tokens, cars, virtual_key_url).await,
                Ok((tokens, cars)) => self.replace_grant(tokens, cars).await,
                Err(failure) => Ok(Ended::Failed(failure)),
            },
            ConnectOutcome::Reauthenticated(car) => match &self.target {
                Some(target) if target.smartcar_id == car => self.verify(target.clone()).await,
                Some(_) => Ok(Ended::Failed(Failure::Reconnect(ReconnectProblem::OtherCar))),
                None => Ok(Ended::Failed(Failure::Connect(ConnectFailure::Nothing))),
            },
            ConnectOutcome::Empty => Ok(Ended::Failed(Failure::Connect(ConnectFailure::Nothing))),
        }
    }

    /// Code -> tokens -> the cars they cover.
    async fn exchange(&self, code: &str) -> Result<Result<(TokenSet, Vec<SmartcarId>), Failure>, Error> {
        let tokens = match self.state.smartcar.exchange(code, self.now).await {
            Ok(tokens) => tokens,
            Err(error) => {
                tracing::warn!(%error, "the authorization code was not exchanged");
                return Ok(Err(Failure::token(error, Moment::Connecting)));
            }
        };
        Ok(match self.state.smartcar.vehicles(tokens.access_token.secret()).await {
            Ok(cars) if cars.is_empty() => {
                Err(Failure::Connect(ConnectFailure::NoVehicles { connected: self.target.is_some() }))
            }
            Ok(cars) => Ok((tokens, cars)),
            Err(error) => Err(Failure::api(error, Moment::Connecting)),
        })
    }

    async fn connect(&self, tokens: TokenSet, cars: Vec<SmartcarId>, key_url: Option<String>) -> Result<Ended, Error> {
        let mut mine = Vec::with_capacity(cars.len());
        for car in cars {
            if !self.state.store.connected_elsewhere(&self.owner, &car).await? {
                mine.push(self.attributes(car, &tokens).await);
            }
        }
        if mine.is_empty() {
            return Ok(Ended::Failed(Failure::InUseElsewhere));
        }
        let known = self.state.store.vehicles(&self.owner).await?;
        let healthy = |car: &Attributes| {
            known.iter().any(|old| old.smartcar_id == car.id && old.token_id.is_some() && old.trouble.is_none())
        };
        let nothing_new = mine.iter().all(healthy);
        let vehicles = self.state.store.connect_vehicles(&self.owner, &tokens, &mine, self.now).await?;
        let several = vehicles.len() > 1;
        let Some(first) = vehicles.into_iter().next() else {
            return Ok(Ended::Failed(Failure::InUseElsewhere));
        };
        if nothing_new {
            return Ok(Ended::AlreadyConnected { vehicle: first });
        }
        if several {
            return Ok(Ended::ConnectedSeveral { first, notice: self.state.words.text("connected.several", &[])? });
        }
        let notice = self.notice(&first, "connected.heading", "connected.lead")?;
        Ok(Ended::Connected { vehicle: first, notice, key_url })
    }

    /// Make, model and year. A car whose name cannot be read now is connected all the same; a later check asks again.
    async fn attributes(&self, car: SmartcarId, tokens: &TokenSet) -> Attributes {
        self.state.smartcar.attributes(&car, tokens.access_token.secret()).await.unwrap_or_else(|error| {
            tracing::warn!(%error, "make, model and year could not be read");
            Attributes { id: car, make: String::new(), model: String::new(), year: None }
        })
    }

    /// A reconnect that brought a new grant: it must cover the car it was for, or nothing is changed.
    async fn replace_grant(&self, tokens: TokenSet, cars: Vec<SmartcarId>) -> Result<Ended, Error> {
        let Some(target) = self.target.as_ref().filter(|target| cars.contains(&target.smartcar_id)) else {
            return Ok(Ended::Failed(Failure::Reconnect(ReconnectProblem::OtherCar)));
        };
        let known = self.state.store.vehicles(&self.owner).await?;
        let mut mine = Vec::new();
        for vehicle in known.iter().filter(|vehicle| cars.contains(&vehicle.smartcar_id)) {
            mine.push(self.attributes(vehicle.smartcar_id.clone(), &tokens).await);
        }
        let vehicles = self.state.store.connect_vehicles(&self.owner, &tokens, &mine, self.now).await?;
        match vehicles.into_iter().find(|vehicle| vehicle.id == target.id) {
            Some(vehicle) => self.verify(vehicle).await,
            None => Ok(Ended::Failed(Failure::Reconnect(ReconnectProblem::OtherCar))),
        }
    }

    /// Reads the car before saying that it is connected again.
    async fn verify(&self, vehicle: Vehicle) -> Result<Ended, Error> {
        let check = check::run(&self.state, &vehicle).await?;
        if check.trouble.as_ref().is_some_and(|trouble| trouble.screen == Screen::Reconnect) {
            return Ok(Ended::Failed(Failure::Reconnect(ReconnectProblem::StillFailing)));
        }
        let lead = if check.answered { "reconnected.lead" } else { "reconnected.pending" };
        let notice = self.notice(&vehicle, "reconnected.heading", lead)?;
        Ok(Ended::Connected { vehicle, notice, key_url: None })
    }

    fn notice(&self, vehicle: &Vehicle, heading: &str, lead: &str) -> Result<String, Error> {
        let names = self.state.names(vehicle)?;
        let values = [("Your_car", names.your_car_first.as_str()), ("app_name", self.state.config.app_name.as_str())];
        let (heading, lead) = (self.state.words.text(heading, &values)?, self.state.words.text(lead, &values)?);
        Ok(self.state.words.text("page.notice", &[("heading", &heading), ("lead", &lead)])?)
    }
}

fn failed(
    visit: &Visit,
    failure: &Failure,
    attempt: &Attempt,
    target: Option<&Vehicle>,
    shared: Option<SharedDetails>,
) -> Result<HttpResponse, Error> {
    let mut outcome = outcome(visit, failure)?;
    outcome.make = attempt.make.clone().filter(|make| !make.is_empty());
    outcome.vehicle_id = target.map(|vehicle| vehicle.id.clone());
    outcome.shared = shared;
    if outcome.screen == Screen::FeatureUnavailable {
        let location = outcome.vehicle_id.map_or_else(|| "/".to_owned(), |id| format!("/vehicles/{id}"));
        return Ok(see_other(&location));
    }
    keep(visit, outcome)
}

/// `vehicle_id`: the car the link was for, so that starting again goes on where it began.
fn refuse_link(visit: &Visit, problem: LinkProblem, vehicle_id: Option<String>) -> Result<HttpResponse, Error> {
    let mut outcome = outcome(visit, &Failure::Link(problem))?;
    outcome.vehicle_id = vehicle_id;
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
    log_failure(&outcome.reference, &outcome.what, recovery, outcome.request_id.as_deref());
    Ok(outcome)
}

fn keep(visit: &Visit, outcome: Outcome) -> Result<HttpResponse, Error> {
    let location = format!("/connect/{}", outcome.screen.slug());
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

/// What Connect's own error page said, for developers only; already cut and stripped.
fn configuration_hint(outcome: &ConnectOutcome) -> Option<String> {
    match outcome {
        ConnectOutcome::Refused(ConnectError::ConfigurationError { status_code, error_message }) => {
            Some(format!("{status_code} {error_message}"))
        }
        ConnectOutcome::Refused(ConnectError::Unknown(error)) => Some(format!("unlisted error {error}")),
        _ => None,
    }
}
