//! The sandbox's remote control, spoken over HTTP on loopback like any other program would. There is none outside sandbox
//! mode, and none when the addresses in the settings lead elsewhere than to the sandbox.

use std::time::Duration;

use reqwest::redirect::Policy;
use serde_json::{Value, json};

use crate::showcase::trigger::Stopped;
use crate::smartcar::SmartcarId;
use crate::web::AppState;

/// The way to the sandbox.
#[derive(Debug)]
pub struct Remote {
    /// Follows no redirect: where one leads is what we want to know.
    pub http: reqwest::Client,
    /// `http://127.0.0.1:8001`.
    pub origin: String,
}

impl Remote {
    /// The sandbox of these settings.
    pub fn of(state: &AppState) -> Result<Self, Stopped> {
        let sandbox = state.config.sandbox.as_ref().ok_or(Stopped::Sandbox("there is none"))?;
        let origin = format!("http://{}", sandbox.addr);
        let settings = state.cars.client.settings();
        if settings.origins.connect.origin().ascii_serialization() != origin || !sandbox.addr.ip().is_loopback() {
            return Err(Stopped::Sandbox("SMARTCAR_CONNECT_ORIGIN leads elsewhere"));
        }
        let http = reqwest::Client::builder().redirect(Policy::none()).no_proxy().timeout(PATIENCE);
        let http = http.build().map_err(|_| Stopped::Sandbox("no HTTP client"))?;
        Ok(Self { http, origin })
    }

    /// The e-mail of the account a car is in; nothing if the sandbox does not know the car.
    pub async fn email_of(&self, car: &SmartcarId) -> Result<Option<String>, Stopped> {
        let cars = self.cars().await?;
        let known = cars.iter().find(|known| known["vehicle_id"] == car.as_str());
        Ok(known.and_then(|known| known["email"].as_str()).map(str::to_owned))
    }

    /// The cars of an account.
    pub async fn cars_of(&self, email: &str) -> Result<Vec<String>, Stopped> {
        let cars = self.cars().await?;
        let is_in = |car: &&Value| car["email"].as_str().is_some_and(|known| known.eq_ignore_ascii_case(email));
        Ok(cars.iter().filter(is_in).filter_map(|car| car["vehicle_id"].as_str()).map(str::to_owned).collect())
    }

    /// Does something to a car.
    pub async fn car(&self, car: &SmartcarId, switch: &str, body: &Value) -> Result<(), Stopped> {
        self.press(&format!("cars/{}/{switch}", car.as_str()), body).await
    }

    /// The next question to the vehicle API ends in a fault of its own.
    pub async fn fault(&self) -> Result<(), Stopped> {
        self.press("api", &json!({ "behaviour": "server_error", "times": 1 })).await
    }

    async fn press(&self, path: &str, body: &Value) -> Result<(), Stopped> {
        let answer = self.http.post(format!("{}/_control/{path}", self.origin)).json(body).send().await;
        match answer {
            Ok(answer) if answer.status().is_success() => Ok(()),
            Ok(_) => Err(Stopped::Sandbox("its control surface refused")),
            Err(_) => Err(Stopped::Sandbox("it does not answer")),
        }
    }

    async fn cars(&self) -> Result<Vec<Value>, Stopped> {
        let silent = |_| Stopped::Sandbox("it does not answer");
        let answer = self.http.get(format!("{}/_control/cars", self.origin)).send().await.map_err(silent)?;
        answer.json().await.map_err(silent)
    }
}

const PATIENCE: Duration = Duration::from_secs(10);
