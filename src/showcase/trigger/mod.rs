//! Carries out a scenario: tells the sandbox what to be like, walks through its Connect, and ends with the browser on its
//! way to the real page. Whatever the sandbox cannot do stops it; nothing is pretended.

pub mod at_connect;
pub mod remote;
pub mod scenario;
pub mod step;

use actix_web::{HttpResponse, web};
use serde_json::json;
use url::Url;

use crate::cars::check::For;
use crate::cars::connect::{self, Return};
use crate::cars::{self, command, disconnect, running};
use crate::recovery::Screen;
use crate::showcase::trigger::at_connect::Walk;
use crate::showcase::trigger::remote::Remote;
use crate::showcase::trigger::step::{Decision, Login, Saved, Step};
use crate::smartcar::connect::{ConnectOptions, authorize_url};
use crate::smartcar::redirect;
use crate::smartcar::vehicle::Command;
use crate::store::{NewAttempt, Purpose, Vehicle, random_id};
use crate::web::handlers::vehicle;
use crate::web::incompatible::form;
use crate::web::incompatible::rules::Checked;
use crate::web::outcome::Outcome;
use crate::web::sent_requests::SentRequest;
use crate::web::session::Visit;
use crate::web::state::see_other;
use crate::web::{AppState, Error};

/// Why a trigger did not end on its page.
#[derive(Debug)]
pub enum Stopped {
    /// We failed.
    App(Error),
    /// The sandbox did, or is not there.
    Sandbox(&'static str),
}

impl<E: Into<Error>> From<E> for Stopped {
    fn from(error: E) -> Self {
        Self::App(error.into())
    }
}

/// What is being carried out.
struct Run<'a> {
    state: &'a web::Data<AppState>,
    visit: &'a Visit,
    remote: Remote,
    /// The car it is about, with the e-mail of its account.
    car: Option<(Vehicle, String)>,
}

/// Does one step after the other. The answer is that of the step that ends.
pub async fn run(state: &web::Data<AppState>, visit: &Visit, steps: Vec<Step>) -> Result<HttpResponse, Stopped> {
    let mut run = Run { state, visit, remote: Remote::of(state)?, car: None };
    for step in steps {
        if let Some(response) = run.step(step).await? {
            return Ok(response);
        }
    }
    Err(Stopped::Sandbox("the scenario has no end"))
}

impl Run<'_> {
    async fn step(&mut self, step: Step) -> Result<Option<HttpResponse>, Stopped> {
        let (state, visit) = (self.state, self.visit);
        match step {
            Step::Recount(screen, times) => visit.recount(screen, times)?,
            Step::NoCars => {
                for vehicle in state.cars.store.vehicles(visit.owner()?.id()).await? {
                    state.cars.store.delete_vehicle(visit.owner()?.id(), &vehicle.id).await?;
                }
            }
            Step::HealthyCar => self.car = Some(self.healthy_car().await?),
            Step::Broken(condition, endpoint) => {
                self.tell("condition", json!({ "condition": condition, "endpoint": endpoint })).await?;
            }
            Step::Gateway => self.tell("behaviour", json!({ "behaviour": "html", "status": 504 })).await?,
            Step::Slow => {
                let delay = state.config.patience.page.as_millis() * 2;
                let delay = u64::try_from(delay).unwrap_or(u64::MAX);
                self.tell("behaviour", json!({ "behaviour": "slow", "delay_ms": delay })).await?;
            }
            Step::Fault => self.remote.fault().await?,
            Step::Checked => drop(vehicle::check_now(state, visit, &self.car()?.id).await?),
            Step::Postponed => {
                let car = state.vehicle_of(visit, &self.car()?.id).await?;
                if let Some(incident) = &car.incident {
                    visit.postpone(&incident.reference)?;
                }
            }
            Step::Disconnected => disconnect::stop_sharing(&state.cars, visit.owner()?.id(), self.car()?).await?,
            Step::Asked(command) => self.ask(command).await?,
            Step::Connect(login, decision) => return self.connect(login, decision).await.map(Some),
            Step::Reconnect(login, decision) => return self.reconnect(login, decision).await.map(Some),
            Step::Return(query) => {
                let fresh = self.attempt(Purpose::Connect, visit.owner()?.id(), None).await?;
                return Ok(Some(see_other(&format!("/callback?{query}&state={fresh}"))));
            }
            Step::Stray => {
                let foreign = random_id().map_err(Error::from)?;
                return Ok(Some(see_other(&format!("/callback?error=access_denied&state={foreign}"))));
            }
            Step::Look(path) => return Ok(Some(see_other(&format!("/vehicles/{}{path}", self.car()?.id)))),
            Step::Check => return Ok(Some(vehicle::check_now(state, visit, &self.car()?.id).await?)),
            Step::Answer(command) => {
                self.ask(command).await?;
                let path = format!("/vehicles/{}/commands/{}", self.car()?.id, command.name());
                return Ok(Some(see_other(&path)));
            }
            Step::Request(saved) => return self.request(saved).await.map(Some),
            Step::Open(path) => return Ok(Some(see_other(path))),
        }
        Ok(None)
    }

    fn car(&self) -> Result<&Vehicle, Stopped> {
        self.car.as_ref().map(|(car, _)| car).ok_or(Stopped::Sandbox("there is no car"))
    }

    async fn tell(&self, switch: &str, body: serde_json::Value) -> Result<(), Stopped> {
        self.remote.car(&self.car()?.smartcar_id, switch, &body).await
    }

    async fn ask(&self, command: Command) -> Result<(), Stopped> {
        Ok(command::send(&self.state.cars, self.car()?, command).await?)
    }

    /// The newest car of this browser that the sandbox knows, or a new one; mended, read once, and rested.
    async fn healthy_car(&self) -> Result<(Vehicle, String), Stopped> {
        let (vehicle, email) = match self.newest().await? {
            Some(found) => found,
            None => {
                let email = self.email(Login::Own)?;
                self.connect_for(self.visit.owner()?.id(), &email).await?;
                self.newest().await?.ok_or(Stopped::Sandbox("it gave no car"))?
            }
        };
        self.remote.car(&vehicle.smartcar_id, "mend", &json!({})).await?;
        // A check that is still under way must not bring back what was mended.
        let patience = self.state.config.patience.page * 3;
        running::start(&self.state.cars, &vehicle, For::Owner).wait(patience).await;
        self.state.cars.store.rest_vehicle(&vehicle.id).await?;
        Ok((self.state.vehicle_of(self.visit, &vehicle.id).await?, email))
    }

    async fn newest(&self) -> Result<Option<(Vehicle, String)>, Stopped> {
        let mut vehicles = self.state.cars.store.vehicles(self.visit.owner()?.id()).await?;
        vehicles.retain(|vehicle| vehicle.token_id.is_some());
        for vehicle in vehicles.into_iter().rev() {
            if let Some(email) = self.remote.email_of(&vehicle.smartcar_id).await? {
                return Ok(Some((vehicle, email)));
            }
        }
        Ok(None)
    }

    /// Each browser has accounts of its own at the car maker, so that two of them never meet on one car.
    fn email(&self, login: Login) -> Result<String, Stopped> {
        let mut name = self.state.cars.external_id(self.visit.owner()?.id());
        name.truncate(8);
        Ok(match login {
            Login::Own => match &self.car {
                Some((_, email)) => email.clone(),
                None => format!("owner-{name}@example.com"),
            },
            Login::Other => format!("other-{name}@example.com"),
            Login::Test(email) => email.to_owned(),
        })
    }

    async fn attempt(&self, purpose: Purpose, owner: &str, car: Option<&Vehicle>) -> Result<String, Stopped> {
        let fresh = random_id().map_err(Error::from)?;
        let make = car.map_or(MAKE, |car| car.make.as_str());
        let attempt = NewAttempt { purpose, owner, vehicle_id: car.map(|car| car.id.as_str()), make: Some(make) };
        self.state.cars.store.record_attempt(&fresh, &attempt, self.visit.now).await?;
        Ok(fresh)
    }

    /// `owner` as Smartcar is told they are called.
    async fn at_connect(&self, owner: &str, email: &str, decision: Decision) -> Result<String, Stopped> {
        let fresh = self.attempt(Purpose::Connect, owner, None).await?;
        let external_id = self.state.cars.external_id(owner);
        let make = self.car.as_ref().map_or(MAKE, |(car, _)| car.make.as_str());
        let options = ConnectOptions { make: Some(make.to_owned()), force_consent: true, country: None, external_id };
        let settings = self.state.cars.client.settings();
        let start = authorize_url(settings, &fresh, &options);
        Walk { remote: &self.remote, settings, email, decision }.go(start).await
    }

    async fn connect(&self, login: Login, decision: Decision) -> Result<HttpResponse, Stopped> {
        let email = self.email(login)?;
        Ok(see_other(&self.at_connect(self.visit.owner()?.id(), &email, decision).await?))
    }

    async fn reconnect(&self, login: Login, decision: Decision) -> Result<HttpResponse, Stopped> {
        let vehicle = self.state.vehicle_of(self.visit, &self.car()?.id).await?;
        let fresh = self.attempt(Purpose::Reconnect, self.visit.owner()?.id(), Some(&vehicle)).await?;
        let start = connect::reconnect_url(&self.state.cars, self.visit.owner()?.id(), &vehicle, false, None, &fresh);
        let (settings, email) = (self.state.cars.client.settings(), self.email(login)?);
        let walk = Walk { remote: &self.remote, settings, email: &email, decision };
        Ok(see_other(&walk.go(start).await?))
    }

    /// Connects a car from beginning to end, without a browser.
    async fn connect_for(&self, owner: &str, email: &str) -> Result<(), Stopped> {
        let back = self.at_connect(owner, email, Decision::Allow).await?;
        let back = Url::parse(&back).map_err(|_| Stopped::Sandbox("Connect's way back is none"))?;
        let arrived = redirect::parse(back.query().unwrap_or_default());
        let fresh = arrived.state.ok_or(Stopped::Sandbox("Connect lost the state"))?;
        self.state.cars.store.take_attempt(&fresh, owner, self.visit.now).await?;
        let back = Return {
            owner: owner.to_owned(),
            state: fresh,
            purpose: Purpose::Connect,
            target: None,
            outcome: arrived.outcome,
            now: self.visit.now,
        };
        match connect::begin(&self.state.cars, back, ()).await? {
            Ok(_) => Ok(()),
            Err(cars::Stopped::Failure(_)) => Err(Stopped::Sandbox("it gave no car")),
            Err(cars::Stopped::Broken(error)) => Err(error.into()),
        }
    }

    async fn request(&self, saved: Saved) -> Result<HttpResponse, Stopped> {
        let outcome = Outcome::uncounted(self.visit, Screen::VehicleIncompatible, "vehicle_form")?;
        let checked = Checked { make: "Kia".into(), model: "Niro EV".into(), year: saved.year, vin: None };
        let reference = form::save(self.state, self.visit, &outcome, checked).await?;
        if saved.deleted {
            self.state.cars.store.delete_incompatible(&reference).await?;
        }
        if saved.ours {
            let request = SentRequest { reference: reference.clone(), deleted: saved.deleted };
            self.visit.remember_request(request)?;
        }
        Ok(see_other(&format!("/requests/{reference}{}", saved.path)))
    }
}

/// The brand of a car that is connected for a trigger.
const MAKE: &str = "CHEVROLET";
