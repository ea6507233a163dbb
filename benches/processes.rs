//! What whole processes of the program take, as browsers ask (gzip): the outcome page, the form about a car that does not
//! work yet, and a refused return with the press that leads to it. On `SQLite` with one process, and on `PostgreSQL` with
//! one and with two; requests a second, p50 and p99, the time to the first answer, and the memory afterwards.
//! `TEST_DATABASE_DURABLE=1 tests/postgres cargo bench --bench processes -- 10` for 10 seconds each. Without a server only
//! `SQLite` is measured; `BEFORE` may name an older build to compare with.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    clippy::allow_attributes,
    missing_docs,
    reason = "a benchmark that cannot start has no result"
)]

use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use reqwest::header::{ACCEPT_ENCODING, COOKIE, HOST, LOCATION, SET_COOKIE};
use reqwest::{Client, Method, RequestBuilder, Response};
use sqlx::AnyPool;

/// Owners at once, each with a browser.
const OWNERS: usize = 16;

fn main() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    sqlx::any::install_default_drivers();
    let seconds = std::env::args().find_map(|argument| argument.parse().ok());
    let time = seconds.map_or(Duration::from_millis(300), Duration::from_secs);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let here = env!(concat!("CARGO_BIN_EXE_", env!("CARGO_PKG_NAME"))).to_owned();
        println!("{OWNERS} owners for {time:?} each: requests a second, p50 / p99");
        if let Ok(before) = std::env::var("BEFORE") {
            measure("SQLite, before", &before, 1, false, time).await;
        }
        measure("SQLite, 1 process", &here, 1, false, time).await;
        if std::env::var("TEST_DATABASE_URL").is_ok() {
            measure("PostgreSQL, 1 process", &here, 1, true, time).await;
            measure("PostgreSQL, 2 processes", &here, 2, true, time).await;
        }
    });
}

async fn measure(name: &str, program: &str, processes: usize, on_a_server: bool, time: Duration) {
    let directory = tempfile::tempdir().unwrap();
    let database = if on_a_server {
        fresh_database(processes).await
    } else {
        format!("sqlite://{}", directory.path().join("app.db").display())
    };
    let app = App::start(program, processes, &database, directory.path()).await;
    println!("{name}: first answer after {:?}", app.started);
    for (what, act) in [("outcome page", Act::Look), ("form", Act::Send), ("/connect and /callback", Act::Return)] {
        println!("  {what:<24}{}", app.times(act, time).await);
    }
    println!("  {:<24}{}", "memory", app.memory().join(", "));
}

/// A database of its own on the server.
async fn fresh_database(number: usize) -> String {
    let server = std::env::var("TEST_DATABASE_URL").unwrap();
    let pool = AnyPool::connect(&server).await.unwrap();
    let name = format!("processes_{number}");
    sqlx::query(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).execute(&pool).await.unwrap();
    pool.close().await;
    format!("{}/{name}", server.rsplit_once('/').unwrap().0)
}

/// What an owner does over and over.
#[derive(Clone, Copy)]
enum Act {
    Look,
    Send,
    Return,
}

/// Processes that answer for one app.
struct App {
    host: String,
    addresses: Vec<String>,
    processes: Vec<Child>,
    /// Until each of them had answered once.
    started: Duration,
}

impl App {
    async fn start(program: &str, processes: usize, database: &str, directory: &Path) -> Self {
        let free = || TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let addresses: Vec<String> = (0..processes).map(|_| free().to_string()).collect();
        let host = format!("localhost:{}", addresses[0].rsplit(':').next().unwrap());
        let begun = Instant::now();
        let processes = addresses.iter().map(|address| {
            let mut command = Command::new(program);
            command.env_clear().current_dir(directory).stdout(Stdio::null()).stderr(Stdio::null());
            command.envs([
                ("SMARTCAR_MODE", "test"),
                ("SMARTCAR_APPLICATION_ID", "application"),
                ("SMARTCAR_CLIENT_ID", "client"),
                ("SMARTCAR_CLIENT_SECRET", "secret"),
                ("APP_SECRET", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="),
                // Each form comes from another address: what is measured is not how they are limited.
                ("APP_TRUSTED_PROXIES", "127.0.0.1"),
                ("RUST_LOG", "warn"),
                ("DATABASE_URL", database),
                ("BIND_ADDR", address),
            ]);
            // Connect only has to answer at all before an owner is sent there; the app itself does.
            command
                .env("APP_BASE_URL", format!("http://{host}"))
                .env("SMARTCAR_CONNECT_ORIGIN", format!("http://{host}"));
            command.spawn().unwrap()
        });
        let mut app = Self { host: host.clone(), processes: processes.collect(), addresses, started: Duration::ZERO };
        for address in &app.addresses {
            while reqwest::get(format!("http://{address}/healthz")).await.is_err() {
                assert!(begun.elapsed() < Duration::from_secs(20), "{address} does not answer");
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
        }
        app.started = begun.elapsed();
        app
    }

    async fn times(&self, act: Act, time: Duration) -> String {
        let mut owners = Vec::new();
        for number in 0..OWNERS {
            let mut owner = Owner::new(number, self).await;
            let end = Instant::now() + time;
            owners.push(tokio::spawn(async move {
                let mut times = Vec::new();
                while Instant::now() < end {
                    times.push(owner.act(act).await);
                }
                times
            }));
        }
        let mut times = Vec::new();
        for owner in owners {
            times.extend(owner.await.unwrap());
        }
        times.sort_unstable();
        let at = |hundredth: usize| times[(times.len() - 1) * hundredth / 100].as_secs_f64() * 1000.0;
        format!("{:>7.0}/s {:>7.1} / {:.1} ms", times.len() as f64 / time.as_secs_f64(), at(50), at(99))
    }

    /// What each process holds.
    fn memory(&self) -> Vec<String> {
        let held = |process: &Child| {
            let status = std::fs::read_to_string(format!("/proc/{}/status", process.id())).unwrap_or_default();
            let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
            line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok())
                .map_or_else(|| "not known".to_owned(), |kilobytes| format!("{:.1} MB", kilobytes / 1024.0))
        };
        self.processes.iter().map(held).collect()
    }
}

impl Drop for App {
    fn drop(&mut self) {
        for process in &mut self.processes {
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

/// Somebody's browser, whose requests go to one process after the other.
struct Owner {
    number: usize,
    turn: usize,
    host: String,
    addresses: Vec<String>,
    http: Client,
    cookie: String,
    csrf: String,
}

impl Owner {
    /// With a refusal behind it, which its outcome page tells.
    async fn new(number: usize, app: &App) -> Self {
        let http = Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        let (host, addresses) = (app.host.clone(), app.addresses.clone());
        let mut owner = Self { number, turn: 0, host, addresses, http, cookie: String::new(), csrf: String::new() };
        let request = owner.request(Method::GET, "/");
        let page = owner.send(request.header(ACCEPT_ENCODING, "identity")).await.text().await.unwrap();
        owner.csrf = page.split("name=\"csrf\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        owner.return_refused().await;
        owner
    }

    /// Once, and how long it took.
    async fn act(&mut self, act: Act) -> Duration {
        match act {
            Act::Look => {
                let request = self.request(Method::GET, "/connect/access-denied").header(ACCEPT_ENCODING, "gzip");
                let begun = Instant::now();
                let page = self.send(request).await;
                assert_eq!(page.status(), 200);
                page.bytes().await.unwrap();
                begun.elapsed()
            }
            Act::Send => {
                static FORM: AtomicU32 = AtomicU32::new(0);
                let vin = format!("1HGCM826{:09}", FORM.fetch_add(1, Ordering::Relaxed));
                let csrf = self.csrf.clone();
                let fields = [("csrf", csrf.as_str()), ("make", "Kia"), ("model", "Niro"), ("year", "2024")];
                let form = fields.into_iter().chain([("vin", vin.as_str())]).collect::<Vec<_>>();
                let request = self.request(Method::POST, "/connect/vehicle-incompatible").form(&form);
                let begun = Instant::now();
                let answer = self.send(request).await;
                assert!(answer.headers()[LOCATION].to_str().unwrap().starts_with("/requests/"));
                begun.elapsed()
            }
            Act::Return => self.return_refused().await,
        }
    }

    /// Goes to Connect and comes back without consent; how long the return took.
    async fn return_refused(&mut self) -> Duration {
        let request = self.request(Method::POST, "/connect").form(&[("csrf", &self.csrf)]);
        let left = self.send(request).await;
        let location = left.headers()[LOCATION].to_str().unwrap();
        let state = location.split("state=").nth(1).unwrap()[..32].to_owned();
        let request = self.request(Method::GET, &format!("/callback?error=access_denied&state={state}"));
        let begun = Instant::now();
        let answer = self.send(request).await;
        assert_eq!(answer.headers()[LOCATION].to_str().unwrap(), "/connect/access-denied");
        begun.elapsed()
    }

    fn request(&mut self, method: Method, path: &str) -> RequestBuilder {
        self.turn += 1;
        let address = &self.addresses[self.turn % self.addresses.len()];
        let from = format!("10.{}.{}.{}", self.number, self.turn / 250 % 250, self.turn % 250);
        let request = self.http.request(method, format!("http://{address}{path}"));
        request.header(HOST, &self.host).header("X-Forwarded-For", from)
    }

    async fn send(&mut self, request: RequestBuilder) -> Response {
        let response = request.header(COOKIE, &self.cookie).send().await.unwrap();
        if let Some(cookie) = response.headers().get(SET_COOKIE) {
            self.cookie = cookie.to_str().unwrap().split(';').next().unwrap().to_owned();
        }
        response
    }
}
