//! What this room promises, held against the sandbox over real HTTP and a real database.

use std::net::TcpListener;
use std::time::Duration;

use serde_json::{Value, json};
use sqlx::{AnyConnection, Connection};

use crate::cars::access::Access;
use crate::cars::check::For;
use crate::cars::connect::{self, Connected, How, Return};
use crate::cars::{Cars, Stopped, command, disconnect, now, running};
use crate::config::Config;
use crate::recovery::Failure;
use crate::sandbox;
use crate::smartcar::redirect::ConnectOutcome;
use crate::smartcar::vehicle::Command;
use crate::smartcar::{Client, Errand};
use crate::store::{CommandState, NewAttempt, Purpose, Store, TokenCipher, Vehicle};

/// A sandbox with one owner's car, and what the jobs about it need.
struct Garage {
    cars: Cars,
    origin: String,
    database_url: String,
    _directory: tempfile::TempDir,
}

impl Garage {
    async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        // Fails only where another test has done it already.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let directory = tempfile::tempdir().unwrap();
        let url = crate::store::tests::fresh_url(directory.path()).await;
        let store = Store::open(&url, TokenCipher::new(&[7; 32])).await.unwrap();
        // v2.0 has tokens of each owner, which is where most can go wrong.
        let config = Config::from_lookup(|name| match name {
            "SANDBOX_ADDR" => Some(address.clone()),
            "SMARTCAR_API_VERSION" => Some("2.0".to_owned()),
            _ => None,
        });
        let config = config.unwrap();
        let known = config.sandbox.unwrap();
        let settings = sandbox::Settings {
            client_id: known.client_id,
            client_secret: known.client_secret,
            management_token: known.management_token,
            redirect_uris: known.redirect_uris,
            state_file: None,
            webhook_id: None,
            webhook_uri: None,
            replay: None,
            wraps_single: false,
        };
        actix_web::rt::spawn(sandbox::serve(settings, listener).unwrap());
        let client = Client::new(config.smartcar).unwrap();
        let cars = Cars::new(store, client, config.patience, [9; 32]);
        Self { cars, origin: format!("http://{address}"), database_url: url, _directory: directory }
    }

    async fn tell(&self, path: &str, body: Value) -> Value {
        let url = format!("{}/_control/{path}", self.origin);
        let answer = reqwest::Client::new().post(url).json(&body).send().await.unwrap();
        assert!(answer.status().is_success(), "{path}: {}", answer.status());
        answer.json().await.unwrap_or_default()
    }

    async fn journal(&self) -> Vec<Value> {
        let url = format!("{}/_control/journal", self.origin);
        reqwest::get(url).await.unwrap().json().await.unwrap()
    }

    /// What Connect would send an owner back with.
    async fn granted(&self, state: &str) -> Return {
        let redirect_uri = &self.cars.client.settings().redirect_uri;
        let wanted = json!({ "make": "CHEVROLET", "email": "owner@example.com", "redirect_uri": redirect_uri });
        let code = self.tell("connect", wanted).await["code"].as_str().unwrap().to_owned();
        let attempt = NewAttempt { purpose: Purpose::Connect, owner: "owner", vehicle_id: None, make: None };
        self.cars.store.record_attempt(state, &attempt, now()).await.unwrap();
        Return {
            owner: "owner".to_owned(),
            state: state.to_owned(),
            purpose: Purpose::Connect,
            target: None,
            outcome: ConnectOutcome::Granted { code: Some(code), user: None, virtual_key_url: None },
            now: now(),
        }
    }

    /// Waits until the sandbox has been asked for a path, whether it has answered or not.
    async fn asked(&self, end: &str) {
        while !self.journal().await.iter().any(|entry| entry["path"].as_str().unwrap().ends_with(end)) {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    /// Keeps the database from taking what is about grants and cars, as another program would.
    async fn lock(&self) -> AnyConnection {
        let mut lock = AnyConnection::connect(&self.database_url).await.unwrap();
        for statement in ["BEGIN", "UPDATE tokens SET owner = owner", "UPDATE vehicles SET owner = owner"] {
            sqlx::query(statement).execute(&mut lock).await.unwrap();
        }
        // Whoever ends a command writes that first.
        sqlx::query("UPDATE commands SET state = state").execute(&mut lock).await.unwrap();
        lock
    }

    /// Ends a lock, after the first who waited for it has given up.
    async fn unlock(&self, mut lock: AnyConnection) {
        tokio::time::sleep(Duration::from_secs(if self.cars.store.is_shared() { 12 } else { 7 })).await;
        sqlx::query("ROLLBACK").execute(&mut lock).await.unwrap();
    }

    /// The car answers half a second later.
    async fn slow(&self, vehicle: &Vehicle) {
        let slow = json!({ "behaviour": "slow", "delay_ms": 500 });
        self.tell(&format!("cars/{}/behaviour", vehicle.smartcar_id.as_str()), slow).await;
    }

    async fn connected(&self) -> Vehicle {
        let back = self.granted("state").await;
        connect::begin(&self.cars, back, ()).await.unwrap().unwrap().vehicle
    }
}

#[actix_web::test]
async fn a_return_is_finished_although_nobody_waits_for_it() {
    let garage = Garage::open().await;
    let back = garage.granted("state").await;
    drop(connect::begin(&garage.cars, back, ()));
    for _ in 0..200 {
        if !garage.cars.store.vehicles("owner").await.unwrap().is_empty() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("the car was never connected");
}

#[actix_web::test]
async fn a_car_connected_again_is_said_to_be_there_already() {
    let garage = Garage::open().await;
    let first = garage.connected().await;
    let back = garage.granted("again").await;
    let Connected { vehicle, how, .. } = connect::begin(&garage.cars, back, ()).await.unwrap().unwrap();
    assert_eq!((vehicle.id, how), (first.id, How::Already));
}

#[actix_web::test]
async fn two_hundred_calls_that_find_the_token_ended_refresh_it_once() {
    let garage = Garage::open().await;
    let vehicle = garage.connected().await;
    garage.tell("expire-access-tokens", json!({})).await;
    let access = Access::to(&garage.cars, &vehicle, Errand::Person).unwrap();
    let calls: Vec<_> = (0..200).map(|_| access.attributes()).collect();
    for result in futures_util::future::join_all(calls).await {
        assert_eq!(result.unwrap().make, "CHEVROLET");
    }
    let journal = garage.journal().await;
    assert_eq!(journal.iter().filter(|entry| entry["grant_type"] == "refresh_token").count(), 1);
}

#[actix_web::test]
async fn a_grant_that_is_gone_stops_a_call_with_a_failure_and_no_error_of_ours() {
    let garage = Garage::open().await;
    let vehicle = garage.connected().await;
    garage.tell("expire-access-tokens", json!({})).await;
    garage.tell("revoke-refresh-tokens", json!({})).await;
    let access = Access::to(&garage.cars, &vehicle, Errand::Person).unwrap();
    assert!(matches!(access.attributes().await, Err(Stopped::Failure(Failure::GrantLost))));
}

#[actix_web::test]
async fn a_command_pressed_many_times_at_once_is_sent_once() {
    let garage = Garage::open().await;
    let vehicle = garage.connected().await;
    // One that has been answered may be asked for again; all of these come while it is on its way.
    let slow = json!({ "behaviour": "slow", "delay_ms": 2000 });
    garage.tell(&format!("cars/{}/behaviour", vehicle.smartcar_id.as_str()), slow).await;
    let presses: Vec<_> = (0..20).map(|_| command::send(&garage.cars, &vehicle, Command::Lock)).collect();
    for result in futures_util::future::join_all(presses).await {
        result.unwrap();
    }
    let sent = |entry: &&Value| entry["method"] == "POST" && entry["path"].as_str().unwrap().ends_with("/security");
    assert_eq!(garage.journal().await.iter().filter(sent).count(), 1);
    let stored = garage.cars.store.commands(&vehicle.id).await.unwrap();
    assert_eq!(stored[0].state, CommandState::Sent);
}

#[actix_web::test]
async fn a_car_asked_about_by_many_at_once_is_asked_once() {
    let garage = Garage::open().await;
    let vehicle = garage.connected().await;
    let before = garage.journal().await.len();
    let checks: Vec<_> =
        (0..50).map(|_| running::start(&garage.cars, &vehicle, For::Owner).wait(Duration::from_secs(10))).collect();
    assert!(futures_util::future::join_all(checks).await.into_iter().all(|ended| ended));
    assert_eq!(garage.journal().await.len() - before, 1, "one batch");
    let vehicle = garage.cars.store.vehicle("owner", &vehicle.id).await.unwrap().unwrap();
    assert!(vehicle.checked_at.is_some() && vehicle.incident.is_none());
}

#[actix_web::test]
async fn whoever_leaves_is_gone_although_smartcar_does_not_answer() {
    let garage = Garage::open().await;
    let vehicle = garage.connected().await;
    garage.tell("api", json!({ "behaviour": "server_error" })).await;
    disconnect::stop_sharing(&garage.cars, "owner", &vehicle).await.unwrap();
    let left = garage.cars.store.vehicle("owner", &vehicle.id).await.unwrap().unwrap();
    assert_eq!(left.token_id, None);
}

#[actix_web::test]
async fn tokens_that_came_while_the_database_took_nothing_are_kept_when_it_does_again() {
    let garage = Garage::open().await;
    let vehicle = garage.connected().await;
    let journal = garage.journal().await.len();
    garage.tell("expire-access-tokens", json!({})).await;
    garage.tell("token-endpoint", json!({ "behaviour": "slow", "delay_ms": 500, "times": 1 })).await;
    let access = Access::to(&garage.cars, &vehicle, Errand::Person).unwrap();
    let asking = {
        let access = access.clone();
        actix_web::rt::spawn(async move { access.attributes().await })
    };
    while !garage.journal().await[journal..].iter().any(|entry| entry["grant_type"] == "refresh_token") {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let lock = garage.lock().await;
    garage.unlock(lock).await;
    assert_eq!(asking.await.unwrap().unwrap().make, "CHEVROLET", "a token is good whether it is written down or not");
    garage.cars.settled(Duration::from_secs(15)).await;
    // By now the tokens of before are dead.
    garage.tell("clock", json!({ "advance_seconds": 11 * 60 })).await;
    garage.tell("expire-access-tokens", json!({})).await;
    assert_eq!(access.attributes().await.unwrap().make, "CHEVROLET");
}

#[actix_web::test]
async fn what_became_of_a_command_is_kept_although_the_database_took_nothing_for_a_while() {
    let garage = Garage::open().await;
    let vehicle = garage.connected().await;
    garage.slow(&vehicle).await;
    let (cars, car) = (garage.cars.clone(), vehicle.clone());
    let sending = actix_web::rt::spawn(async move { command::send(&cars, &car, Command::Lock).await });
    garage.asked("/security").await;
    let lock = garage.lock().await;
    garage.unlock(lock).await;
    sending.await.unwrap().unwrap();
    garage.cars.settled(Duration::from_secs(15)).await;
    assert_eq!(garage.cars.store.commands(&vehicle.id).await.unwrap()[0].state, CommandState::Sent);
}

#[actix_web::test]
async fn a_check_that_a_busy_database_stopped_is_no_fault_of_the_car_and_made_again_at_the_next_view() {
    let garage = Garage::open().await;
    let vehicle = garage.connected().await;
    garage.slow(&vehicle).await;
    let check = running::start(&garage.cars, &vehicle, For::Owner);
    garage.asked("/batch").await;
    let lock = garage.lock().await;
    garage.unlock(lock).await;
    assert!(check.wait(Duration::from_secs(15)).await);
    let left = garage.cars.store.vehicle("owner", &vehicle.id).await.unwrap().unwrap();
    assert_eq!((left.incident, left.asked_at, left.revision), (None, None, vehicle.revision));
}

#[actix_web::test]
async fn an_orderly_end_waits_for_what_is_under_way_with_cars() {
    let garage = Garage::open().await;
    let vehicle = garage.connected().await;
    garage.slow(&vehicle).await;
    drop(running::start(&garage.cars, &vehicle, For::Owner));
    garage.cars.settled(Duration::from_secs(15)).await;
    assert!(garage.cars.store.vehicle("owner", &vehicle.id).await.unwrap().unwrap().checked_at.is_some());
}

#[actix_web::test]
async fn a_command_is_heard_out_although_the_thread_of_its_page_ends() {
    let garage = Garage::open().await;
    let vehicle = garage.connected().await;
    let slow = json!({ "behaviour": "slow", "delay_ms": 3000 });
    garage.tell(&format!("cars/{}/behaviour", vehicle.smartcar_id.as_str()), slow).await;
    let (cars, car) = (garage.cars.clone(), vehicle.clone());
    let page = move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let press = async { command::send(&cars, &car, Command::Lock).await };
        runtime.block_on(async { tokio::time::timeout(Duration::from_millis(1500), press).await }).is_err()
    };
    assert!(tokio::task::spawn_blocking(page).await.unwrap(), "the page did not wait for the answer");
    garage.cars.settled(Duration::from_secs(15)).await;
    assert_eq!(garage.cars.store.commands(&vehicle.id).await.unwrap()[0].state, CommandState::Sent);
}
