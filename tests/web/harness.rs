//! Starts the real app and the real sandbox on free ports, with a database of their own that goes with the test.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, Once};
use std::time::Duration;

use actix_web::dev::ServerHandle;
use driveway::config::Config;
use driveway::web::owner::{Identify, by_browser};
use serde_json::{Value, json};
use sqlx::{AnyPool, AssertSqlSafe, Connection, Row};

use crate::browser::Browser;

/// One running app with its sandbox.
pub(crate) struct Stack {
    /// Where browsers reach the app: `http://localhost:{port}`.
    pub app: String,
    /// Where they reach the sandbox: another site, `http://127.0.0.1:{port}`.
    pub sandbox: String,
    directory: tempfile::TempDir,
    database_url: String,
    config: Config,
    identify: Identify,
    sandbox_handle: Mutex<Option<ServerHandle>>,
    app_handle: Mutex<Option<driveway::app::Handle>>,
}

impl Stack {
    /// App and sandbox with the settings of a fresh clone.
    pub(crate) async fn start() -> Self {
        Self::start_with(&[], |_| {}).await
    }

    /// The same for owners who are known some other way than by their browser.
    pub(crate) async fn start_for(identify: Identify) -> Self {
        Self::start_as(identify, &[], |_| {}).await
    }

    /// The same for what version 1.0 has no word for: a run of the tests in that version speaks 2.0 here.
    pub(crate) async fn start_since_v2(adjust: impl FnOnce(&mut Config)) -> Self {
        let settings: &[(&str, &str)] = if speaks_v1() { &[("SMARTCAR_API_VERSION", "2.0")] } else { &[] };
        Self::start_with(settings, adjust).await
    }

    /// The same with settings, and with whatever only a test may change.
    pub(crate) async fn start_with(settings: &[(&str, &str)], adjust: impl FnOnce(&mut Config)) -> Self {
        Self::start_as(by_browser, settings, adjust).await
    }

    async fn start_as(identify: Identify, settings: &[(&str, &str)], adjust: impl FnOnce(&mut Config)) -> Self {
        prepare();
        let directory = tempfile::tempdir().unwrap();
        let (app, sandbox) = (free_port(), free_port());
        let (app_address, sandbox_address) = (app.local_addr().unwrap(), sandbox.local_addr().unwrap());
        let database_url = fresh_database(directory.path()).await;
        let fixed = [
            // The name that tests read; a copy of this project may have another by default.
            ("APP_NAME", "Driveway".to_owned()),
            ("BIND_ADDR", app_address.to_string()),
            ("SANDBOX_ADDR", sandbox_address.to_string()),
            ("DATABASE_URL", database_url.clone()),
            ("APP_SECRET", SECRET.to_owned()),
        ];
        let mut config = Config::from_lookup(|name| {
            let given = settings.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
            let given = given.or_else(|| dialect(settings).filter(|_| name == "SMARTCAR_API_VERSION"));
            // A secret of its own is made in a file, unless the database is for several processes.
            let fixed = fixed.iter().filter(|(name, _)| *name != "APP_SECRET" || on_a_server());
            given.or_else(|| fixed.clone().find(|(key, _)| *key == name).map(|(_, value)| value.clone()))
        })
        .unwrap();
        config.data_dir = directory.path().to_owned();
        // Most tests are about asking.
        let webhook = settings.iter().find(|(name, _)| *name == "SANDBOX_WEBHOOK_ID");
        config.smartcar.webhook = config.smartcar.webhook.filter(|_| webhook.is_some()); // unit: webhooks
        adjust(&mut config);
        let stack = Self {
            app: config.base_url.as_str().trim_end_matches('/').to_owned(),
            sandbox: format!("http://{sandbox_address}"),
            directory,
            database_url,
            config,
            identify,
            sandbox_handle: Mutex::new(None),
            app_handle: Mutex::new(None),
        };
        if let Some(sandbox_config) = &stack.config.sandbox {
            let settings = driveway::sandbox::Settings {
                client_id: sandbox_config.client_id.clone(),
                client_secret: sandbox_config.client_secret.clone(),
                management_token: sandbox_config.management_token.clone(),
                redirect_uris: sandbox_config.redirect_uris.clone(),
                state_file: Some(stack.directory.path().join("sandbox.json")),
                webhook_id: sandbox_config.webhook_id.clone(),
                webhook_uri: webhook.is_some().then(|| format!("http://{app_address}/webhooks/smartcar")),
                replay: sandbox_config.replay.clone(),
                wraps_single: std::env::var("TEST_V3_SHAPE").is_ok_and(|shape| shape == "wrapped"),
            };
            let server = driveway::sandbox::serve(settings, sandbox).unwrap();
            *stack.sandbox_handle.lock().unwrap() = Some(server.handle());
            actix_web::rt::spawn(server);
        }
        stack.run(driveway::app::serve_for(stack.config.clone(), || Ok(app), stack.identify).await.unwrap());
        stack
    }

    fn run(&self, app: driveway::app::Running) {
        *self.app_handle.lock().unwrap() = Some(app.handle());
        actix_web::rt::spawn(app.run());
    }

    /// Stops the app as Ctrl-C does and starts it anew on the same database.
    pub(crate) async fn restart_app(&self) {
        self.restart_app_with(|_| {}).await;
    }

    /// The same with other settings.
    pub(crate) async fn restart_app_with(&self, adjust: impl FnOnce(&mut Config)) {
        let app = self.app_handle.lock().unwrap().take().unwrap();
        app.stop().await;
        let listener = TcpListener::bind(self.config.bind_addr).unwrap();
        let mut config = self.config.clone();
        adjust(&mut config);
        self.run(driveway::app::serve_for(config, || Ok(listener), self.identify).await.unwrap());
    }

    /// The address the app listens at, whatever name it has for browsers.
    pub(crate) fn listens(&self) -> String {
        format!("http://{}", self.config.bind_addr)
    }

    /// A new browser without any cookie.
    pub(crate) fn browser(&self) -> Browser {
        Browser::new(&self.app)
    }

    /// Presses a button of the sandbox's control surface.
    pub(crate) async fn control(&self, path: &str, body: Value) {
        let url = format!("{}/_control/{path}", self.sandbox);
        let response = reqwest::Client::new().post(url).json(&body).send().await.unwrap();
        let status = response.status();
        assert!(status.is_success(), "{path}: {status} {}", response.text().await.unwrap());
    }

    /// Gives the only car there is a condition, such as `CONNECTED_SERVICES_ACCOUNT:AUTHENTICATION_FAILED`.
    pub(crate) async fn car_becomes(&self, condition: &str) {
        self.car_signal_becomes(condition, None).await;
    }

    /// The same for one endpoint of it.
    pub(crate) async fn car_signal_becomes(&self, condition: &str, endpoint: Option<&str>) {
        self.car("condition", json!({ "condition": condition, "endpoint": endpoint })).await;
    }

    /// Does something to the only car there is: `condition`, `behaviour`, `state` and so on of the control surface.
    pub(crate) async fn car(&self, switch: &str, body: Value) {
        let cars: Value = reqwest::get(format!("{}/_control/cars", self.sandbox)).await.unwrap().json().await.unwrap();
        let id = cars[0]["vehicle_id"].as_str().unwrap();
        self.control(&format!("cars/{id}/{switch}"), body).await;
    }

    /// How often the vehicle API has been asked something.
    pub(crate) async fn calls(&self) -> usize {
        let is_call = |entry: &&Value| entry["path"].as_str().unwrap().starts_with("/v");
        self.journal().await.iter().filter(is_call).count()
    }

    /// Waits until a query finds what it should: for what happens in the background.
    pub(crate) async fn until(&self, query: &'static str, expected: &str) {
        for _ in 0..200 {
            if self.rows(query).await.first().is_some_and(|row| row == expected) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("{query} never became {expected}: {:?}", self.rows(query).await);
    }

    /// How many requests with this grant type the token endpoint has seen.
    pub(crate) async fn token_requests(&self, grant_type: &str) -> usize {
        self.journal().await.iter().filter(|entry| entry["grant_type"] == grant_type).count()
    }

    /// What the sandbox has been asked; a request it has not answered yet has no status.
    pub(crate) async fn journal(&self) -> Vec<Value> {
        let url = format!("{}/_control/journal", self.sandbox);
        reqwest::get(url).await.unwrap().json().await.unwrap()
    }

    /// The first column of the rows a query finds in the app's database, as text.
    pub(crate) async fn rows(&self, query: &'static str) -> Vec<String> {
        let pool = AnyPool::connect(&self.database_url).await.unwrap();
        let rows = sqlx::query(query).fetch_all(&pool).await.unwrap();
        let number = |row: &sqlx::any::AnyRow| row.try_get::<i64, _>(0).map(|number| number.to_string());
        let text = |row: sqlx::any::AnyRow| {
            let text = row.try_get::<String, _>(0).or_else(|_| number(&row));
            text.unwrap_or_else(|_| format!("{:?}", row.get::<Vec<u8>, _>(0)))
        };
        let texts = rows.into_iter().map(text).collect();
        pool.close().await;
        texts
    }

    /// Changes rows in the app's database, such as letting time pass for them.
    pub(crate) async fn change(&self, statement: &'static str) {
        let pool = AnyPool::connect(&self.database_url).await.unwrap();
        sqlx::query(statement).execute(&pool).await.unwrap();
        pool.close().await;
    }

    /// As if a screen had been shown once.
    pub(crate) async fn insert_event(&self, slug: &str) {
        let pool = AnyPool::connect(&self.database_url).await.unwrap();
        let statement = "INSERT INTO events (at, name, slug, class, source, outcome, attempt, version, language)
            VALUES ($2, 'recovery.' || $1 || '.shown', $1, 'ours', 'local', 'internal', 1, '0', 'en')";
        sqlx::query(statement)
            .bind(slug.to_owned())
            .bind(chrono::Utc::now().timestamp_millis())
            .execute(&pool)
            .await
            .unwrap();
        pool.close().await;
    }

    /// Keeps the app's database from taking changes until the connection is dropped, as another program would.
    pub(crate) async fn locks_the_database(&self) -> sqlx::AnyConnection {
        let url = format!("sqlite://{}", self.database().display());
        let mut lock = sqlx::AnyConnection::connect(&url).await.unwrap();
        sqlx::query("BEGIN IMMEDIATE").execute(&mut lock).await.unwrap();
        lock
    }

    /// The app's database file.
    pub(crate) fn database(&self) -> PathBuf {
        self.directory.path().join("app.db")
    }
}

/// Time-outs short enough to be waited for in a test. A page waits until they are over.
pub(crate) fn impatient(config: &mut Config) {
    config.smartcar.timeouts = driveway::smartcar::Timeouts {
        connect: Duration::from_millis(1000),
        quick: Duration::from_millis(1500),
        vehicle: Duration::from_millis(1500),
    };
}

/// The dialect a whole run of the tests is about, as `tests/run` chooses it; `None`: the app's own default. Version 1.0 is
/// history that only the sandbox tells: an app in another mode speaks 2.0 then.
fn dialect(settings: &[(&str, &str)]) -> Option<String> {
    let in_sandbox = !settings.iter().any(|(name, value)| *name == "SMARTCAR_MODE" && *value != "sandbox");
    let chosen = std::env::var("TEST_API_VERSION").ok()?;
    Some(if chosen == "1.0" && !in_sandbox { "2.0".to_owned() } else { chosen })
}

/// Whether this run of the tests speaks version 1.0, which has fewer words for what goes wrong.
pub(crate) fn speaks_v1() -> bool {
    std::env::var("TEST_API_VERSION").is_ok_and(|version| version == "1.0")
}

/// Whether this run of the tests is about a server (`tests/postgres`), which the app shares with other processes.
pub(crate) fn on_a_server() -> bool {
    std::env::var("TEST_DATABASE_URL").is_ok()
}

/// A database of its own: a file, or a schema on the server of this run.
pub(crate) async fn fresh_database(directory: &Path) -> String {
    prepare();
    let Ok(server) = std::env::var("TEST_DATABASE_URL") else {
        return format!("sqlite://{}", directory.join("app.db").display());
    };
    let schema = format!("web_{}", driveway::store::random_id().unwrap());
    let mut connection = sqlx::AnyConnection::connect(&server).await.unwrap();
    sqlx::query(AssertSqlSafe(format!("CREATE SCHEMA {schema}"))).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    let separator = if server.contains('?') { '&' } else { '?' };
    format!("{server}{separator}options[search_path]={schema}")
}

/// What every process on one server must have alike.
pub(crate) const SECRET: &str = "a secret of the tests, which is long enough";

fn free_port() -> TcpListener {
    TcpListener::bind("127.0.0.1:0").unwrap()
}

fn prepare() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // Fails only where another test has done it already.
        let _ = rustls::crypto::ring::default_provider().install_default();
        sqlx::any::install_default_drivers();
    });
}
