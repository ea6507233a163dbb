//! What a return from Connect sets in motion: code -> tokens -> cars, or a known car read again.
//!
//! It runs in a task of its own, so that a browser that leaves in the middle does not leave a spent code and no tokens.

use actix_web::web;
use futures_util::{StreamExt, stream};

use super::session::Visit;
use super::{AppState, Error, check};
use crate::recovery::{ConnectFailure, Failure, Moment, ReconnectProblem, Screen};
use crate::smartcar::redirect::{ConnectError, ConnectOutcome};
use crate::smartcar::token::TokenError;
use crate::smartcar::vehicle::Attributes;
use crate::smartcar::{SmartcarId, TokenSet};
use crate::store::{Purpose, Vehicle};

/// The work of one return.
pub struct Completion {
    state: web::Data<AppState>,
    owner: String,
    state_parameter: String,
    /// The car being reconnected.
    target: Option<Vehicle>,
    now: i64,
}

/// How a return ended.
pub enum Completed {
    /// A car is connected, or connected again.
    Connected {
        /// The car.
        vehicle: Vehicle,
        /// The sentence for the notice area.
        notice: String,
        /// Tesla's page for adding the virtual key, if one more step is needed.
        key_url: Option<String>,
    },
    /// Several cars are connected.
    ConnectedSeveral {
        /// One of them.
        first: Vehicle,
        /// The sentence for the notice area.
        notice: String,
    },
    /// Every car of the grant was connected and healthy before.
    AlreadyConnected {
        /// One of them.
        vehicle: Vehicle,
    },
    /// No connection.
    Failed(Failure),
}

impl Completion {
    /// Prepares the work for one visit.
    pub fn new(state: &web::Data<AppState>, visit: &Visit, state_parameter: &str, target: Option<Vehicle>) -> Self {
        let (owner, state_parameter) = (visit.owner.id().to_owned(), state_parameter.to_owned());
        Self { state: state.clone(), owner, state_parameter, target, now: visit.now }
    }

    /// Does what the return asks for, and notes with the attempt how it ended.
    pub async fn run(self, purpose: Purpose, outcome: ConnectOutcome) -> Result<Completed, Error> {
        let hint = configuration_hint(&outcome);
        let completed = self.complete(purpose, outcome).await?;
        match &completed {
            Completed::Connected { vehicle, .. }
            | Completed::ConnectedSeveral { first: vehicle, .. }
            | Completed::AlreadyConnected { vehicle } => {
                self.state.store.attempt_connected(&self.state_parameter, &vehicle.id).await?;
            }
            Completed::Failed(failure) => {
                if let Some(hint) = hint {
                    tracing::error!(hint, "Connect stopped; check redirect URI, mode and test VINs");
                }
                self.state.store.attempt_failed(&self.state_parameter, &failure.name()).await?;
            }
        }
        Ok(completed)
    }

    async fn complete(&self, purpose: Purpose, outcome: ConnectOutcome) -> Result<Completed, Error> {
        let connected = self.target.is_some();
        match outcome {
            ConnectOutcome::Refused(error) => {
                Ok(Completed::Failed(Failure::Connect(ConnectFailure::from_error(&error, connected))))
            }
            ConnectOutcome::Granted { code, virtual_key_url } => match self.exchange(&code).await? {
                Ok((tokens, cars)) if purpose == Purpose::Connect => self.connect(tokens, cars, virtual_key_url).await,
                Ok((tokens, cars)) => self.replace_grant(tokens, cars).await,
                Err(failure) => Ok(Completed::Failed(failure)),
            },
            ConnectOutcome::Reauthenticated(car) => match &self.target {
                Some(target) if target.smartcar_id == car => self.verify(target.clone()).await,
                Some(_) => Ok(Completed::Failed(Failure::Reconnect(ReconnectProblem::OtherCar))),
                None => Ok(Completed::Failed(Failure::Connect(ConnectFailure::Nothing))),
            },
            ConnectOutcome::Empty => Ok(Completed::Failed(Failure::Connect(ConnectFailure::Nothing))),
        }
    }

    /// Code -> tokens -> the cars they cover.
    async fn exchange(&self, code: &str) -> Result<Result<(TokenSet, Vec<SmartcarId>), Failure>, Error> {
        let tokens = match self.state.smartcar.exchange(code, self.now).await {
            Ok(tokens) => tokens,
            Err(error) => {
                tracing::warn!(%error, "the authorization code was not exchanged");
                let connected = self.target.is_some();
                return Ok(Err(if matches!(error, TokenError::Unavailable(_)) {
                    Failure::NoAnswerWhileConnecting { connected }
                } else {
                    Failure::token(error, Moment::Connecting)
                }));
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

    async fn connect(
        &self,
        tokens: TokenSet,
        cars: Vec<SmartcarId>,
        key_url: Option<String>,
    ) -> Result<Completed, Error> {
        let mut mine = Vec::with_capacity(cars.len());
        for car in cars {
            if !self.state.store.connected_elsewhere(&self.owner, &car).await? {
                mine.push(car);
            }
        }
        let mine = self.attributes(mine, &tokens).await;
        if mine.is_empty() {
            return Ok(Completed::Failed(Failure::InUseElsewhere));
        }
        let known = self.state.store.vehicles(&self.owner).await?;
        let healthy = |car: &Attributes| {
            known.iter().any(|old| old.smartcar_id == car.id && old.token_id.is_some() && old.trouble.is_none())
        };
        let nothing_new = mine.iter().all(healthy);
        let vehicles = self.state.store.connect_vehicles(&self.owner, &tokens, &mine, self.now).await?;
        let several = vehicles.len() > 1;
        let Some(first) = vehicles.into_iter().next() else {
            return Ok(Completed::Failed(Failure::InUseElsewhere));
        };
        if nothing_new {
            return Ok(Completed::AlreadyConnected { vehicle: first });
        }
        if several {
            return Ok(Completed::ConnectedSeveral { first, notice: self.state.words.text("connected.several", &[])? });
        }
        let notice = self.notice(&first, "connected.heading", "connected.lead")?;
        Ok(Completed::Connected { vehicle: first, notice, key_url })
    }

    /// Make, model and year of each car, a few at a time. A car whose name cannot be read now is connected all the same.
    async fn attributes(&self, cars: Vec<SmartcarId>, tokens: &TokenSet) -> Vec<Attributes> {
        const AT_ONCE: usize = 8;
        let read = async |car: SmartcarId| {
            let attributes = self.state.smartcar.attributes(&car, tokens.access_token.secret()).await;
            attributes.unwrap_or_else(|error| {
                tracing::warn!(%error, "make, model and year could not be read");
                Attributes { id: car, make: String::new(), model: String::new(), year: None }
            })
        };
        stream::iter(cars).map(read).buffered(AT_ONCE).collect().await
    }

    /// A reconnect that brought a new grant: it must cover the car it was for, or nothing is changed.
    async fn replace_grant(&self, tokens: TokenSet, cars: Vec<SmartcarId>) -> Result<Completed, Error> {
        let Some(target) = self.target.as_ref().filter(|target| cars.contains(&target.smartcar_id)) else {
            return Ok(Completed::Failed(Failure::Reconnect(ReconnectProblem::OtherCar)));
        };
        let known = self.state.store.vehicles(&self.owner).await?;
        let mine = known.into_iter().map(|vehicle| vehicle.smartcar_id).filter(|car| cars.contains(car)).collect();
        let mine = self.attributes(mine, &tokens).await;
        let vehicles = self.state.store.connect_vehicles(&self.owner, &tokens, &mine, self.now).await?;
        match vehicles.into_iter().find(|vehicle| vehicle.id == target.id) {
            Some(vehicle) => self.verify(vehicle).await,
            None => Ok(Completed::Failed(Failure::Reconnect(ReconnectProblem::OtherCar))),
        }
    }

    /// Reads the car before saying that it is connected again.
    async fn verify(&self, vehicle: Vehicle) -> Result<Completed, Error> {
        let check = check::run(&self.state, &vehicle).await?;
        if check.trouble.as_ref().is_some_and(|trouble| trouble.screen == Screen::Reconnect) {
            return Ok(Completed::Failed(Failure::Reconnect(ReconnectProblem::StillFailing)));
        }
        let lead = if check.answered { "reconnected.lead" } else { "reconnected.pending" };
        let notice = self.notice(&vehicle, "reconnected.heading", lead)?;
        Ok(Completed::Connected { vehicle, notice, key_url: None })
    }

    fn notice(&self, vehicle: &Vehicle, heading: &str, lead: &str) -> Result<String, Error> {
        let names = self.state.names(vehicle)?;
        let values = [("Your_car", names.your_car_first.as_str())];
        let (heading, lead) = (self.state.words.text(heading, &values)?, self.state.words.text(lead, &values)?);
        Ok(self.state.words.text("page.notice", &[("heading", &heading), ("lead", &lead)])?)
    }
}

/// What Connect's own error page said, for developers only; already cut and stripped.
fn configuration_hint(outcome: &ConnectOutcome) -> Option<String> {
    let ConnectOutcome::Refused(error) = outcome else { return None };
    if let ConnectError::ConfigurationError { status_code, error_message } = error {
        return Some(format!("{status_code} {error_message}"));
    }
    if let ConnectError::Unknown(error) = error { Some(format!("unlisted error {error}")) } else { None }
}
