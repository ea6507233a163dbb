//! A return from Connect: code or user id -> tokens -> cars, or a known car read again; and the address that leads there for a
//! known car.
//!
//! The work runs in a task of its own, so that a browser that leaves in the middle does not leave a spent code and no tokens.

use std::sync::Arc;

use tokio::task::JoinHandle;
use url::Url;

use crate::cars::check::{self, Check, For};
use crate::cars::told; // unit: webhooks
use crate::cars::{Broken, Cars, Stopped};
use crate::causes::Causes;
use crate::recovery::{ConnectFailure, Failure, Moment, ReconnectProblem, Screen};
use crate::smartcar::connect::{ConnectOptions, authorize_url, reauthenticate_url};
use crate::smartcar::redirect::{ConnectError, ConnectOutcome};
use crate::smartcar::token::TokenError;
use crate::smartcar::vehicle::{Attributes, Listed};
use crate::smartcar::{ApiVersion, Caller, Credential, Errand, Error as SmartcarError, UserId, make};
use crate::store::{Grant, Purpose, Vehicle};

/// A return from Connect, whose state has been spent.
#[derive(Debug)]
pub struct Return {
    /// Whose.
    pub owner: String,
    /// The state it came with.
    pub state: String,
    /// What for.
    pub purpose: Purpose,
    /// The car being reconnected.
    pub target: Option<Vehicle>,
    /// What it says.
    pub outcome: ConnectOutcome,
    /// When, epoch milliseconds.
    pub now: i64,
}

/// A return that ended with a car.
#[derive(Debug)]
pub struct Connected {
    /// The car, or one of several.
    pub vehicle: Vehicle,
    /// In which way.
    pub how: How,
    /// Tesla's page for adding the virtual key, if one more step is needed.
    pub key_url: Option<String>,
}

/// How a car was connected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// It is new, or was not fine before.
    Anew,
    /// So are several.
    Several,
    /// It was known and is connected again; whether it has answered yet.
    Again {
        /// At least one value came.
        answered: bool,
    },
    /// Every car of the grant was connected and fine before.
    Already,
}

/// Begins the work of a return; it goes on when nobody waits for it any more. `turn` is kept until it is done and noted.
pub fn begin(cars: &Cars, back: Return, turn: impl Send + 'static) -> JoinHandle<Result<Connected, Stopped>> {
    let work = Work { cars: cars.clone(), external_id: cars.external_id(&back.owner), back };
    let work = async move {
        let ended = work.run().await;
        drop(turn);
        ended
    };
    cars.spawn(work)
}

/// Whether Connect answers at all, asked from where every call about cars is made: a connection that others will use must not
/// end with the thread of a page.
pub async fn is_reachable(cars: &Cars) -> Result<(), SmartcarError> {
    let client = Arc::clone(&cars.client);
    let asked = cars.spawn(async move { client.connect_is_reachable().await });
    asked.await.unwrap_or(Err(SmartcarError::NotSent))
}

/// The address of Connect for a known car. Re-authentication keeps the tokens on file; when those are gone themselves, only
/// connecting again brings new ones. `review`: the permission screen is shown again, which re-authentication does not.
/// `country`: where the owner is, if that is known.
pub fn reconnect_url(
    cars: &Cars,
    owner: &str,
    vehicle: &Vehicle,
    review: bool,
    country: Option<&str>,
    state: &str,
) -> Url {
    let (settings, incident, external_id) = (cars.client.settings(), &vehicle.incident, cars.external_id(owner));
    if review || vehicle.token_id.is_none() || incident.as_ref().is_some_and(|incident| incident.grant_lost) {
        let make = make::connect_parameter(&vehicle.make);
        let country = country.map(str::to_owned);
        return authorize_url(settings, state, &ConnectOptions { make, force_consent: true, country, external_id });
    }
    let resolution_url = incident.as_ref().and_then(|incident| incident.resolution_url.as_deref());
    reauthenticate_url(settings, &vehicle.smartcar_id, resolution_url, state, &external_id)
}

/// The work of one return.
struct Work {
    cars: Cars,
    back: Return,
    /// What Connect was told the owner is called.
    external_id: String,
}

impl Work {
    /// Does what the return asks for, and notes with the attempt how it ended.
    async fn run(self) -> Result<Connected, Stopped> {
        let (store, state) = (&self.cars.store, &self.back.state);
        let ended = self.carry_out().await;
        match &ended {
            Ok(connected) => store.attempt_connected(state, &connected.vehicle.id).await?,
            Err(Stopped::Failure(failure)) => {
                if let Some(hint) = configuration_hint(&self.back.outcome) {
                    // The address says so, and anybody can write an address.
                    tracing::info!(hint, "Connect stopped; check redirect URI, mode and test VINs");
                }
                store.attempt_failed(state, &failure.name()).await?;
            }
            Err(Stopped::Broken(_)) => {}
        }
        ended
    }

    async fn carry_out(&self) -> Result<Connected, Stopped> {
        match &self.back.outcome {
            ConnectOutcome::Refused(error) => {
                Err(Failure::Connect(ConnectFailure::from_error(error, self.is_reconnecting())).into())
            }
            ConnectOutcome::Granted { code, user, virtual_key_url } => {
                let (grant, cars) = self.granted(code.as_deref(), user.clone()).await?;
                match self.back.purpose {
                    Purpose::Connect => self.connect(grant, cars, virtual_key_url.clone()).await,
                    Purpose::Reconnect => self.replace_grant(grant, cars).await,
                }
            }
            ConnectOutcome::Reauthenticated(car) => match &self.back.target {
                Some(target) if target.smartcar_id == *car => self.verify(target.clone()).await,
                Some(_) => Err(Failure::Reconnect(ReconnectProblem::OtherCar).into()),
                None => Err(Failure::Connect(ConnectFailure::Nothing).into()),
            },
            ConnectOutcome::Empty => Err(Failure::Connect(ConnectFailure::Nothing).into()),
        }
    }

    fn is_reconnecting(&self) -> bool {
        self.back.target.is_some()
    }

    /// What came back -> what reads the cars -> the cars.
    async fn granted(&self, code: Option<&str>, user: Option<UserId>) -> Result<(Grant, Vec<Attributes>), Stopped> {
        let client = &self.cars.client;
        let (credential, tokens) = match (client.settings().api_version, code, &user) {
            (ApiVersion::V1 | ApiVersion::V2, Some(code), _) => {
                let tokens = client.exchange(code, self.back.now).await.map_err(|error| self.no_token(error))?;
                (Credential::Owner(tokens.access_token.clone()), Some(tokens))
            }
            (ApiVersion::V3, _, Some(user)) => {
                let token = client.application_token(None).await.map_err(|error| self.no_token(error))?;
                (Credential::Application { token, user: Some(user.clone()) }, None)
            }
            (ApiVersion::V1 | ApiVersion::V2, None, _) | (ApiVersion::V3, _, None) => {
                return Err(Failure::Connect(ConnectFailure::Nothing).into());
            }
        };
        let caller = Caller { credential, make: String::new(), errand: Errand::Connecting };
        let cars = client.cars(&caller).await.map_err(|error| {
            // The user id came with this return; one that Smartcar does not know opens nothing, and a new one may.
            let is_unknown = matches!(&error, SmartcarError::Api(error) if error.names_no_user());
            if is_unknown { Failure::CodeRefused } else { Failure::api(error, Moment::Connecting) }
        })?;
        let cars = self.of_this_owner(cars)?;
        if cars.is_empty() {
            let connected = self.is_reconnecting();
            return Err(Failure::Connect(ConnectFailure::NoVehicles { connected }).into());
        }
        Ok((Grant { tokens, user }, cars))
    }

    /// A code proves whose cars are meant. With v3 the user id is all that names them, and it came through the browser:
    /// anyone's would do. So only cars count that Smartcar itself says were connected under the name it was given for
    /// this owner; one that says nothing is refused, and the owner connects again, which makes Smartcar note the name.
    fn of_this_owner(&self, cars: Vec<Listed>) -> Result<Vec<Attributes>, Failure> {
        if self.cars.client.settings().api_version != ApiVersion::V3 {
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
            self.cars.client.seen().note_nameless_connection();
        }
        if ours.is_empty() && nameless > 0 {
            let connected = self.is_reconnecting();
            return Err(Failure::Connect(ConnectFailure::OwnerNotNamed { connected }));
        }
        Ok(ours)
    }

    fn no_token(&self, error: TokenError) -> Failure {
        tracing::warn!(error = %Causes(&error), "no token for a return from Connect");
        if matches!(error, TokenError::Unavailable(_)) {
            Failure::NoAnswerWhileConnecting { connected: self.is_reconnecting() }
        } else {
            Failure::token(error, Moment::Connecting)
        }
    }

    async fn connect(
        &self,
        grant: Grant,
        cars: Vec<Attributes>,
        key_url: Option<String>,
    ) -> Result<Connected, Stopped> {
        let (store, back) = (&self.cars.store, &self.back);
        let known = store.vehicles(&back.owner).await?;
        let vehicles = store.connect_vehicles(&back.owner, &grant, &cars, back.now).await?;
        told::want(&self.cars, &vehicles).await; // unit: webhooks
        let first = vehicles.first().cloned().ok_or(Failure::InUseElsewhere)?;
        // With v3 the list has every car of the owner; the news is what was not fine before.
        let was_fine = |car: &Vehicle| {
            let old = known.iter().find(|old| old.smartcar_id == car.smartcar_id);
            old.is_some_and(|old| old.token_id.is_some() && old.incident.is_none())
        };
        let mut new = vehicles.into_iter().filter(|car| !was_fine(car));
        Ok(match (new.next(), new.next()) {
            (None, _) => Connected { vehicle: first, how: How::Already, key_url: None },
            (Some(vehicle), None) => Connected { vehicle, how: How::Anew, key_url },
            (Some(vehicle), Some(_)) => Connected { vehicle, how: How::Several, key_url: None },
        })
    }

    /// A reconnect that brought a new grant: it must cover the car it was for, or nothing is changed.
    async fn replace_grant(&self, grant: Grant, mut cars: Vec<Attributes>) -> Result<Connected, Stopped> {
        let (store, back) = (&self.cars.store, &self.back);
        let other_car = || Failure::Reconnect(ReconnectProblem::OtherCar);
        let covers = |target: &&Vehicle| cars.iter().any(|car| car.id == target.smartcar_id);
        let target = back.target.as_ref().filter(covers).ok_or_else(other_car)?;
        let known = store.vehicles(&back.owner).await?;
        cars.retain(|car| known.iter().any(|vehicle| vehicle.smartcar_id == car.id));
        let vehicles = store.connect_vehicles(&back.owner, &grant, &cars, back.now).await?;
        told::want(&self.cars, &vehicles).await; // unit: webhooks
        let vehicle = vehicles.into_iter().find(|vehicle| vehicle.id == target.id).ok_or_else(other_car)?;
        self.verify(vehicle).await
    }

    /// Reads the car before saying that it is connected again, but keeps nobody waiting for a slow one. A check that is
    /// under way does not count: it may have begun before the owner signed in.
    async fn verify(&self, vehicle: Vehicle) -> Result<Connected, Stopped> {
        let (cars, car) = (self.cars.clone(), vehicle.clone());
        let reading = async move { check::run(&cars, &car, For::Owner).await };
        let reading = self.cars.spawn(reading);
        let check = match tokio::time::timeout(self.cars.patience.page, reading).await {
            Ok(check) => check.map_err(Broken::from)??,
            Err(_) => Check::default(),
        };
        if check.incident.as_ref().is_some_and(|incident| incident.screen == Screen::Reconnect) {
            return Err(Failure::Reconnect(ReconnectProblem::StillFailing).into());
        }
        Ok(Connected { vehicle, how: How::Again { answered: check.answered }, key_url: None })
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
