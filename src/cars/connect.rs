//! What a return from Connect sets in motion: code -> tokens -> cars, or a known car read again.
//!
//! It runs in a task of its own, so that a browser that leaves in the middle does not leave a spent code and no tokens.

use actix_web::{rt, web};

use crate::cars::check::{self, Check, For};
use crate::causes::Causes;
use crate::recovery::{ConnectFailure, Failure, Moment, ReconnectProblem, Screen};
use crate::smartcar::redirect::{ConnectError, ConnectOutcome};
use crate::smartcar::token::TokenError;
use crate::smartcar::vehicle::{Attributes, Listed};
use crate::smartcar::{ApiVersion, Caller, Credential, Errand, Error as SmartcarError, UserId};
use crate::store::{Grant, Purpose, Vehicle};
use crate::web::session::Visit;
use crate::web::{AppState, Error};

/// The work of one return.
pub struct Completion {
    state: web::Data<AppState>,
    owner: String,
    /// What Connect was told the owner is called.
    external_id: String,
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
    pub fn new(
        state: &web::Data<AppState>,
        visit: &Visit,
        state_parameter: &str,
        target: Option<Vehicle>,
    ) -> Result<Self, Error> {
        let external_id = state.external_id(&visit.owner)?;
        let (owner, state_parameter) = (visit.owner.id().to_owned(), state_parameter.to_owned());
        Ok(Self { state: state.clone(), owner, external_id, state_parameter, target, now: visit.now })
    }

    /// The work of a return that nobody's browser brought.
    pub fn of_owner(state: &web::Data<AppState>, owner: &str, state_parameter: &str, now: i64) -> Result<Self, Error> {
        let external_id = crate::reference::pseudonym(&state.reference_key, owner)?;
        let (owner, state_parameter) = (owner.to_owned(), state_parameter.to_owned());
        Ok(Self { state: state.clone(), owner, external_id, state_parameter, target: None, now })
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
                    // The address says so, and anybody can write an address.
                    tracing::info!(hint, "Connect stopped; check redirect URI, mode and test VINs");
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
            ConnectOutcome::Granted { code, user, virtual_key_url } => match self.granted(code, user).await? {
                Ok((grant, cars)) if purpose == Purpose::Connect => self.connect(grant, cars, virtual_key_url).await,
                Ok((grant, cars)) => self.replace_grant(grant, cars).await,
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

    /// What came back -> what reads the cars -> the cars.
    async fn granted(
        &self,
        code: Option<String>,
        user: Option<UserId>,
    ) -> Result<Result<(Grant, Vec<Attributes>), Failure>, Error> {
        let nothing = Failure::Connect(ConnectFailure::Nothing);
        let (credential, tokens) = match (self.state.smartcar.settings().api_version, code, &user) {
            (ApiVersion::V1 | ApiVersion::V2, Some(code), _) => {
                match self.state.smartcar.exchange(&code, self.now).await {
                    Ok(tokens) => (Credential::Owner(tokens.access_token.clone()), Some(tokens)),
                    Err(error) => return Ok(Err(self.no_token(error))),
                }
            }
            (ApiVersion::V3, _, Some(user)) => match self.state.smartcar.application_token(None).await {
                Ok(token) => (Credential::Application { token, user: Some(user.clone()) }, None),
                Err(error) => return Ok(Err(self.no_token(error))),
            },
            (ApiVersion::V1 | ApiVersion::V2, None, _) | (ApiVersion::V3, _, None) => return Ok(Err(nothing)),
        };
        let caller = Caller { credential, make: String::new(), errand: Errand::Connecting };
        let connected = self.target.is_some();
        Ok(match self.state.smartcar.cars(&caller).await {
            Ok(cars) => match self.of_this_owner(cars) {
                Ok(cars) if cars.is_empty() => Err(Failure::Connect(ConnectFailure::NoVehicles { connected })),
                Ok(cars) => Ok((Grant { tokens, user }, cars)),
                Err(failure) => Err(failure),
            },
            // The user id came with this return; one that Smartcar does not know opens nothing, and a new one may.
            Err(SmartcarError::Api(error)) if error.names_no_user() => Err(Failure::CodeRefused),
            Err(error) => Err(Failure::api(error, Moment::Connecting)),
        })
    }

    /// A code proves whose cars are meant. With v3 the user id is all that names them, and it came through the browser:
    /// anyone's would do. So only cars count that Smartcar itself says were connected under the name it was given for
    /// this owner; one that says nothing is refused, and the owner connects again, which makes Smartcar note the name.
    fn of_this_owner(&self, cars: Vec<Listed>) -> Result<Vec<Attributes>, Failure> {
        if self.state.smartcar.settings().api_version != ApiVersion::V3 {
            return Ok(cars.into_iter().map(|listed| listed.car).collect());
        }
        let nameless = cars.iter().filter(|listed| listed.external_id.is_none()).count();
        let others = cars.iter().filter(|listed| listed.external_id.as_ref().is_some_and(|id| *id != self.external_id));
        let others = others.count();
        let ours = cars.into_iter().filter(|listed| listed.external_id.as_ref() == Some(&self.external_id));
        let ours: Vec<Attributes> = ours.map(|listed| listed.car).collect();
        if others > 0 {
            tracing::warn!(others, "a return named cars of another owner; they were left out");
        }
        if nameless > 0 {
            tracing::warn!(nameless, "Smartcar does not say whose these connections are (no externalId); left out");
            self.state.smartcar.seen().note_nameless_connection();
        }
        if ours.is_empty() && nameless > 0 {
            let connected = self.target.is_some();
            return Err(Failure::Connect(ConnectFailure::OwnerNotNamed { connected }));
        }
        Ok(ours)
    }

    fn no_token(&self, error: TokenError) -> Failure {
        tracing::warn!(error = %Causes(&error), "no token for a return from Connect");
        if matches!(error, TokenError::Unavailable(_)) {
            Failure::NoAnswerWhileConnecting { connected: self.target.is_some() }
        } else {
            Failure::token(error, Moment::Connecting)
        }
    }

    async fn connect(&self, grant: Grant, cars: Vec<Attributes>, key_url: Option<String>) -> Result<Completed, Error> {
        let known = self.state.store.vehicles(&self.owner).await?;
        let vehicles = self.state.store.connect_vehicles(&self.owner, &grant, &cars, self.now).await?;
        let Some(first) = vehicles.first().cloned() else {
            return Ok(Completed::Failed(Failure::InUseElsewhere));
        };
        // With v3 the list has every car of the owner; the news is what was not fine before.
        let was_healthy = |car: &Vehicle| {
            let old = known.iter().find(|old| old.smartcar_id == car.smartcar_id);
            old.is_some_and(|old| old.token_id.is_some() && old.trouble.is_none())
        };
        let mut new = vehicles.into_iter().filter(|car| !was_healthy(car));
        let (first, another) = match (new.next(), new.next()) {
            (Some(first), another) => (first, another),
            (None, _) => return Ok(Completed::AlreadyConnected { vehicle: first }),
        };
        if another.is_some() {
            return Ok(Completed::ConnectedSeveral { first, notice: self.state.words.text("connected.several", &[])? });
        }
        let notice = self.notice(&first, "connected.heading", "connected.lead")?;
        Ok(Completed::Connected { vehicle: first, notice, key_url })
    }

    /// A reconnect that brought a new grant: it must cover the car it was for, or nothing is changed.
    async fn replace_grant(&self, grant: Grant, mut cars: Vec<Attributes>) -> Result<Completed, Error> {
        let covers = |target: &&Vehicle| cars.iter().any(|car| car.id == target.smartcar_id);
        let Some(target) = self.target.as_ref().filter(covers) else {
            return Ok(Completed::Failed(Failure::Reconnect(ReconnectProblem::OtherCar)));
        };
        let known = self.state.store.vehicles(&self.owner).await?;
        cars.retain(|car| known.iter().any(|vehicle| vehicle.smartcar_id == car.id));
        let vehicles = self.state.store.connect_vehicles(&self.owner, &grant, &cars, self.now).await?;
        match vehicles.into_iter().find(|vehicle| vehicle.id == target.id) {
            Some(vehicle) => self.verify(vehicle).await,
            None => Ok(Completed::Failed(Failure::Reconnect(ReconnectProblem::OtherCar))),
        }
    }

    /// Reads the car before saying that it is connected again, but keeps nobody waiting for a slow one. A check that is
    /// under way does not count: it may have begun before the owner signed in.
    async fn verify(&self, vehicle: Vehicle) -> Result<Completed, Error> {
        let (state, car) = (self.state.clone(), vehicle.clone());
        let reading = rt::spawn(async move { check::run(&state, &car, For::Owner).await });
        let check = match tokio::time::timeout(self.state.config.patience.page, reading).await {
            Ok(check) => check??,
            Err(_) => Check::default(),
        };
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
