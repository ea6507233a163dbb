//! Several processes of the real program on one `PostgreSQL` database (`tests/postgres`), behind something that sends each
//! connection to another one of them. Without a server there is nothing to test here.

use std::process::Child;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use sqlx::{AnyPool, Row};
use tokio::net::{TcpListener, TcpStream};

use crate::browser::{Browser, Page};
use crate::connecting::connect;
use crate::harness::{SECRET, fresh_database, on_a_server};
use crate::start_up::{free_address, program, until_it_answers};

/// Passes connections on to one of several addresses: to the next one each time, to another where nobody listens.
struct Balancer {
    address: String,
    open: Arc<AtomicBool>,
    task: tokio::task::JoinHandle<()>,
}

impl Balancer {
    async fn to(targets: Vec<String>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let (open, next) = (Arc::new(AtomicBool::new(true)), Arc::new(AtomicUsize::new(0)));
        let is_open = Arc::clone(&open);
        let task = tokio::spawn(async move {
            while let Ok((mut client, _)) = listener.accept().await {
                if !is_open.load(Ordering::SeqCst) {
                    continue;
                }
                let (targets, first) = (targets.clone(), next.fetch_add(1, Ordering::SeqCst));
                let is_open = Arc::clone(&is_open);
                tokio::spawn(async move {
                    for turn in 0..targets.len() {
                        let Ok(mut server) = TcpStream::connect(&targets[(first + turn) % targets.len()]).await else {
                            continue;
                        };
                        let closed = async {
                            while is_open.load(Ordering::SeqCst) {
                                tokio::time::sleep(Duration::from_millis(20)).await;
                            }
                        };
                        tokio::select! {
                            _ = tokio::io::copy_bidirectional(&mut client, &mut server) => {}
                            () = closed => {}
                        }
                        return;
                    }
                });
            }
        });
        Self { address, open, task }
    }

    /// Cuts what goes through it, and whoever comes next, off; or lets them through again.
    fn lets_through(&self, open: bool) {
        self.open.store(open, Ordering::SeqCst);
    }
}

impl Drop for Balancer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Two processes, their sandbox, and what browsers open.
struct Pair {
    balancer: Balancer,
    sandbox: String,
    addresses: [String; 2],
    settings: Vec<(&'static str, String)>,
    processes: [Option<Child>; 2],
    database_url: String,
    directory: tempfile::TempDir,
}

impl Pair {
    /// `None` without a server.
    async fn start() -> Option<Self> {
        Self::start_with(&[]).await
    }

    async fn start_with(more: &[(&'static str, &str)]) -> Option<Self> {
        if !on_a_server() {
            return None;
        }
        let directory = tempfile::tempdir().unwrap();
        let database_url = fresh_database(directory.path()).await;
        let addresses = [free_address(), free_address()];
        let balancer = Balancer::to(addresses.to_vec()).await;
        let base_url = format!("http://localhost:{}", balancer.address.rsplit(':').next().unwrap());
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let sandbox = format!("http://{}", listener.local_addr().unwrap());
        let known = driveway::config::Config::from_lookup(|_| None).unwrap().sandbox.unwrap();
        let settings = driveway::sandbox::Settings {
            client_id: known.client_id.clone(),
            client_secret: known.client_secret.clone(),
            management_token: known.management_token,
            redirect_uris: vec![format!("{base_url}/callback")],
            state_file: None,
            webhook_id: None,
            webhook_uri: None,
            replay: None,
            wraps_single: false,
        };
        actix_web::rt::spawn(driveway::sandbox::serve(settings, listener).unwrap());
        let mut settings = vec![
            ("SMARTCAR_MODE", "test".to_owned()),
            // Tokens of each owner, which is where most can go wrong.
            ("SMARTCAR_API_VERSION", "2.0".to_owned()),
            ("SMARTCAR_CLIENT_ID", known.client_id),
            ("SMARTCAR_CLIENT_SECRET", known.client_secret),
            ("APP_BASE_URL", base_url),
            ("APP_SECRET", SECRET.to_owned()),
            ("APP_OPERATOR_PASSWORD", "correct horse battery".to_owned()),
            // Each browser of these tests says another address.
            ("APP_TRUSTED_PROXIES", "127.0.0.1".to_owned()),
            ("DATABASE_URL", database_url.clone()),
            ("RUST_LOG", "warn".to_owned()),
        ];
        for origin in ["CONNECT", "AUTH", "API", "IAM", "API_V3"] {
            settings.push((format!("SMARTCAR_{origin}_ORIGIN").leak(), sandbox.clone()));
        }
        settings.extend(more.iter().map(|(name, value)| (*name, (*value).to_owned())));
        let mut pair =
            Self { balancer, sandbox, addresses, settings, processes: [None, None], database_url, directory };
        // Both at once, on an empty database.
        pair.begin(0);
        pair.begin(1);
        for address in pair.addresses.clone() {
            until_it_answers(&address).await;
        }
        Some(pair)
    }

    fn begin(&mut self, which: usize) {
        let settings: Vec<(&str, &str)> = self.settings.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let mut program = program(self.directory.path(), &settings);
        program.env("BIND_ADDR", &self.addresses[which]);
        let log = std::fs::File::create(self.directory.path().join(format!("{which}.log"))).unwrap();
        program.stdout(log.try_clone().unwrap()).stderr(log);
        self.processes[which] = Some(program.spawn().unwrap());
    }

    /// Ends a process as a machine that loses its power does.
    fn kill(&mut self, which: usize) {
        let mut process = self.processes[which].take().unwrap();
        process.kill().unwrap();
        process.wait().unwrap();
    }

    fn signal(&self, which: usize, name: &str) {
        let id = self.processes[which].as_ref().unwrap().id().to_string();
        assert!(std::process::Command::new("kill").args([name, &id]).status().unwrap().success());
    }

    /// A new browser; each of its requests may meet another process.
    fn browser(&self) -> Browser {
        self.browser_at(&self.balancer.address)
    }

    fn browser_at(&self, address: &str) -> Browser {
        static NUMBER: AtomicUsize = AtomicUsize::new(1);
        let number = NUMBER.fetch_add(1, Ordering::SeqCst);
        let from = format!("198.51.{}.{}", number / 250, number % 250 + 1);
        let port = address.rsplit(':').next().unwrap();
        Browser::new(&format!("http://localhost:{port}")).restless(from)
    }

    /// The same browser, at one of the processes.
    fn at(&self, browser: &Browser, which: usize) -> Browser {
        browser.clone().through(&self.addresses[which])
    }

    async fn control(&self, path: &str, body: Value) {
        let answer = reqwest::Client::new().post(format!("{}/_control/{path}", self.sandbox)).json(&body).send().await;
        assert!(answer.unwrap().status().is_success(), "{path}");
    }

    async fn journal(&self) -> Vec<Value> {
        reqwest::get(format!("{}/_control/journal", self.sandbox)).await.unwrap().json().await.unwrap()
    }

    async fn refreshes(&self) -> usize {
        self.journal().await.iter().filter(|entry| entry["grant_type"] == "refresh_token").count()
    }

    async fn asked(&self, end: &str) -> usize {
        let asks = |entry: &&Value| entry["method"] == "POST" && entry["path"].as_str().unwrap().ends_with(end);
        self.journal().await.iter().filter(asks).count()
    }

    async fn number(&self, query: &'static str) -> i64 {
        let pool = AnyPool::connect(&self.database_url).await.unwrap();
        let number = sqlx::query(query).fetch_one(&pool).await.unwrap().get(0);
        pool.close().await;
        number
    }
}

impl Drop for Pair {
    fn drop(&mut self) {
        for process in self.processes.iter_mut().flatten() {
            // It may have ended already.
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

#[actix_web::test]
async fn an_owner_who_meets_another_process_at_every_step_notices_nothing() {
    let Some(pair) = Pair::start().await else { return };
    for _ in 0..3 {
        let mut browser = pair.browser();
        let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
        assert_eq!((car.status, car.screen().as_str()), (200, "vehicle"), "{}", car.words("main"));
        assert!(car.words("[role=status]").contains("is connected"), "the notice came along");
        let denied = crate::access_denied::deny(&mut browser).await;
        assert_eq!(denied.screen(), "access-denied");
    }
    assert_eq!(pair.number("SELECT count(*) FROM _sqlx_migrations WHERE success").await, migrations());
}

fn migrations() -> i64 {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations/postgres");
    std::fs::read_dir(folder).unwrap().count() as i64
}

#[actix_web::test]
async fn a_token_that_ended_is_refreshed_once_and_a_car_asked_once_whoever_looks() {
    let Some(pair) = Pair::start().await else { return };
    let mut browser = pair.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    pair.control("token-endpoint", json!({ "behaviour": "slow", "delay_ms": 700, "times": 1 })).await;
    pair.control("expire-access-tokens", json!({})).await;
    let (before, path) = (pair.asked("/batch").await, car.url.path().to_owned());
    let looks = (0..16).map(|number| {
        let (mut browser, path) = (pair.at(&browser, number % 2), path.clone());
        async move { browser.open(&path).await }
    });
    for page in futures_util::future::join_all(looks).await {
        assert_eq!((page.status, page.screen().as_str()), (200, "vehicle"));
        assert!(page.says("Up to date"), "{}", page.words("main"));
    }
    assert_eq!(pair.refreshes().await, 1);
    // The call whose token was refused is made again; no other check is made.
    assert!(pair.asked("/batch").await - before <= 2, "{} batches", pair.asked("/batch").await - before);
}

#[actix_web::test]
async fn a_command_pressed_in_two_processes_at_once_is_sent_once() {
    let Some(pair) = Pair::start().await else { return };
    let mut browser = pair.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    // One that has been answered may be asked for again; all of these come while it is on its way.
    let cars: Value = reqwest::get(format!("{}/_control/cars", pair.sandbox)).await.unwrap().json().await.unwrap();
    let slow = json!({ "behaviour": "slow", "delay_ms": 3000 });
    pair.control(&format!("cars/{}/behaviour", cars[0]["vehicle_id"].as_str().unwrap()), slow).await;
    let presses = (0..12).map(|number| {
        let (mut browser, car) = (pair.at(&browser, number % 2), car.clone());
        async move { browser.press(&car, "form[action$='/commands/lock'] button", &[]).await }
    });
    for page in futures_util::future::join_all(presses).await {
        assert_eq!(page.status, 200, "{}", page.words("main"));
    }
    assert_eq!(pair.asked("/security").await, 1);
}

#[actix_web::test]
async fn what_a_killed_process_had_begun_is_taken_over_in_seconds() {
    let Some(mut pair) = Pair::start().await else { return };
    let mut browser = pair.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    pair.control("expire-access-tokens", json!({})).await;
    pair.control("token-endpoint", json!({ "behaviour": "hang", "times": 1 })).await;
    let (mut first, path) = (pair.at(&browser, 0), car.url.path().to_owned());
    let looking = tokio::spawn(async move { first.try_open(&path).await.map(drop) });
    while pair.number("SELECT count(*) FROM leases WHERE name LIKE 'grant %'").await == 0 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    pair.kill(0);
    let begun = Instant::now();
    let _ = looking.await;
    let page = until(&mut pair.at(&browser, 1), car.url.path(), |page| page.says("Up to date")).await;
    assert!(begun.elapsed() < Duration::from_secs(15), "{:?}: {}", begun.elapsed(), page.words("main"));
}

#[actix_web::test]
async fn a_process_that_hangs_and_comes_back_changes_nothing_that_was_taken_over() {
    let Some(pair) = Pair::start().await else { return };
    let mut browser = pair.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    pair.control("expire-access-tokens", json!({})).await;
    pair.control("token-endpoint", json!({ "behaviour": "slow", "delay_ms": 400, "times": 1 })).await;
    let ended = pair.number("SELECT expires_at FROM tokens").await;
    let (mut first, path) = (pair.at(&browser, 0), car.url.path().to_owned());
    let looking = tokio::spawn(async move { first.open(&path).await.status });
    while pair.number("SELECT count(*) FROM leases WHERE name LIKE 'grant %'").await == 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    pair.signal(0, "-STOP");
    let mut second = pair.at(&browser, 1);
    let mut taken_over = ended;
    while taken_over == ended {
        assert_eq!(second.open(car.url.path()).await.status, 200);
        taken_over = pair.number("SELECT expires_at FROM tokens").await;
    }
    pair.signal(0, "-CONT");
    assert_eq!(looking.await.unwrap(), 200);
    assert_eq!(pair.number("SELECT expires_at FROM tokens").await, taken_over, "the later tokens stand");
    for which in [0, 1] {
        let page = pair.at(&browser, which).open(car.url.path()).await;
        assert!(page.says("Up to date"), "process {which}: {}", page.words("main"));
    }
}

async fn until(browser: &mut Browser, path: &str, wanted: impl Fn(&Page) -> bool) -> Page {
    let end = Instant::now() + Duration::from_secs(30);
    loop {
        let page = browser.open(path).await;
        if wanted(&page) {
            return page;
        }
        assert!(Instant::now() < end, "{path}: {}", page.words("main"));
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

/// The same database through something that can be cut off.
async fn behind_a_wire(database_url: &str) -> (Balancer, String) {
    let mut url = url::Url::parse(database_url).unwrap();
    let server = format!("{}:{}", url.host_str().unwrap(), url.port().unwrap());
    let wire = Balancer::to(vec![server]).await;
    url.set_port(Some(wire.address.rsplit(':').next().unwrap().parse().unwrap())).unwrap();
    (wire, url.to_string())
}

#[actix_web::test]
async fn while_the_database_is_away_pages_say_so_and_all_comes_back_by_itself() {
    if !on_a_server() {
        return;
    }
    let directory = tempfile::tempdir().unwrap();
    let (wire, url) = behind_a_wire(&fresh_database(directory.path()).await).await;
    let Some(pair) = Pair::start_with(&[("DATABASE_URL", &url)]).await else { return };
    let mut browser = pair.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    wire.lets_through(false);
    let looks = (0..8).map(|number| {
        let (mut browser, path) = (pair.at(&browser, number % 2), car.url.path().to_owned());
        async move { browser.open(&path).await }
    });
    for page in futures_util::future::join_all(looks).await {
        assert_eq!((page.status, page.screen().as_str()), (503, "unavailable"));
        assert!(page.headers.contains_key("retry-after"));
    }
    let mut stranger = pair.browser();
    for path in ["/privacy", "/healthz", "/static/css/base.css"] {
        assert_eq!(stranger.open(path).await.status, 200, "{path} needs no database");
    }
    assert_eq!(stranger.open("/readyz").await.status, 503);
    wire.lets_through(true);
    let page = until(&mut browser, car.url.path(), |page| page.status == 200).await;
    assert!(page.says("Up to date"), "{}", page.words("main"));
    assert_eq!(stranger.open("/readyz").await.status, 200);
}

#[actix_web::test]
async fn a_start_waits_for_the_database_and_says_in_the_end_what_it_tried() {
    if !on_a_server() {
        return;
    }
    crate::start_up::prepare();
    let directory = tempfile::tempdir().unwrap();
    let (wire, url) = behind_a_wire(&fresh_database(directory.path()).await).await;
    let url = url.replace("driveway@", "driveway:s3cret@");
    wire.lets_through(false);
    let (app, sandbox) = (free_address(), free_address());
    let settings = |wait: &'static str| {
        [
            ("DATABASE_URL", url.clone()),
            ("DATABASE_WAIT", wait.to_owned()),
            ("APP_SECRET", SECRET.to_owned()),
            ("BIND_ADDR", app.clone()),
            ("SANDBOX_ADDR", sandbox.clone()),
        ]
    };
    let run = |wait| {
        let settings = settings(wait);
        let settings: Vec<(&str, &str)> = settings.iter().map(|(name, value)| (*name, value.as_str())).collect();
        program(directory.path(), &settings)
    };
    let begun = Instant::now();
    let mut hasty = run("1");
    let output = tokio::task::spawn_blocking(move || hasty.output().unwrap()).await.unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("postgres://driveway@127.0.0.1") && told.contains("does not answer"), "{told}");
    assert!(!told.contains("s3cret") && begun.elapsed() < Duration::from_secs(20), "{told}");
    let child = crate::start_up::spawn(&mut run("60"));
    tokio::time::sleep(Duration::from_secs(2)).await;
    wire.lets_through(true);
    until_it_answers(&app).await;
    assert!(crate::start_up::stop(child).status.success());
}

#[actix_web::test]
async fn a_step_of_the_schema_that_fails_is_named_and_leaves_nothing_half_done() {
    if !on_a_server() {
        return;
    }
    crate::start_up::prepare();
    let directory = tempfile::tempdir().unwrap();
    let url = fresh_database(directory.path()).await;
    let pool = AnyPool::connect(&url).await.unwrap();
    // The second statement of that step fails.
    sqlx::query("CREATE TABLE sessions_by_age (here INTEGER)").execute(&pool).await.unwrap();
    let settings = [("DATABASE_URL", url.as_str()), ("APP_SECRET", SECRET), ("DATABASE_WAIT", "0")];
    let mut program = program(directory.path(), &settings);
    let output = program.env("BIND_ADDR", free_address()).env("SANDBOX_ADDR", free_address()).output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("migrat") && told.contains("sessions_by_age"), "{told}");
    let left = sqlx::query(
        "SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = 'sessions'",
    );
    assert_eq!(left.fetch_one(&pool).await.unwrap().get::<i64, _>(0), 0, "the table of the same step");
    pool.close().await;
}

/// 20 rounds with `ROUNDS=20`: a process is killed every few seconds while owners connect, look, send forms and press.
#[actix_web::test]
async fn whatever_was_answered_is_kept_although_processes_are_killed() {
    let Some(mut pair) = Pair::start().await else { return };
    let rounds: usize = std::env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(2);
    let tally = Arc::new(Tally::default());
    let owners: Vec<_> = (0..6).map(|number| tokio::spawn(owner(pair.browser(), number, Arc::clone(&tally)))).collect();
    for round in 0..rounds {
        tokio::time::sleep(Duration::from_secs(2)).await;
        pair.kill(round % 2);
        tokio::time::sleep(Duration::from_millis(500)).await;
        pair.begin(round % 2);
        until_it_answers(&pair.addresses[round % 2].clone()).await;
    }
    tokio::time::sleep(Duration::from_secs(2)).await;
    tally.over.store(true, Ordering::SeqCst);
    for owner in owners {
        owner.await.unwrap();
    }
    let count = |counter: &AtomicUsize| counter.load(Ordering::SeqCst);
    let (forms, cars) = (count(&tally.forms), count(&tally.cars));
    let stored = pair.number("SELECT count(*) FROM incompatible_vehicles").await;
    let commands = pair.asked("/security").await;
    eprintln!(
        "{rounds} kills: {} pages, {cars} cars connected, {forms} forms saved ({stored} stored), {} presses answered, \
         {commands} commands sent, {} refreshes, {} requests cut off, {} error pages",
        count(&tally.pages),
        count(&tally.presses),
        pair.refreshes().await,
        count(&tally.cut_off),
        count(&tally.errors),
    );
    assert!(stored >= forms as i64, "a form that was answered is missing");
    assert!(pair.number("SELECT count(*) FROM vehicles").await >= 6);
    assert_eq!(count(&tally.lost), 0, "a car that was connected is missing");
    assert_eq!(count(&tally.errors), 0, "an owner saw an error page");
    assert!(commands <= count(&tally.pressed), "{commands} commands for {} presses", count(&tally.pressed));
}

#[derive(Default)]
struct Tally {
    over: AtomicBool,
    pages: AtomicUsize,
    cars: AtomicUsize,
    forms: AtomicUsize,
    pressed: AtomicUsize,
    presses: AtomicUsize,
    cut_off: AtomicUsize,
    errors: AtomicUsize,
    lost: AtomicUsize,
}

/// What one owner does, over and over: connects once, looks, presses, and sends forms. A request in flight may be cut off.
async fn owner(mut browser: Browser, number: usize, tally: Arc<Tally>) {
    let add = |counter: &AtomicUsize| {
        counter.fetch_add(1, Ordering::SeqCst);
    };
    let email = format!("owner-{number}@example.com");
    let car = loop {
        let mut attempt = browser.clone();
        let email = email.clone();
        // Connecting takes many steps: where one of them is cut off, the owner begins anew.
        let connected = tokio::spawn(async move {
            let car = connect(&mut attempt, "CHEVROLET", &email).await;
            (attempt, car)
        });
        match connected.await {
            Ok((connected, car)) if car.screen() == "vehicle" => {
                browser = connected;
                break car;
            }
            _ => {
                add(&tally.cut_off);
            }
        }
    };
    add(&tally.cars);
    let mut turn = 0;
    while !tally.over.load(Ordering::SeqCst) {
        turn += 1;
        let Ok(page) = browser.try_open(car.url.path()).await else {
            add(&tally.cut_off);
            continue;
        };
        add(&tally.pages);
        match page.status {
            200 => {}
            404 => add(&tally.lost),
            _ => add(&tally.errors),
        }
        if turn % 3 == 0 && page.has("form[action$='/commands/lock'] button") {
            add(&tally.pressed);
            match browser.try_press(&page, "form[action$='/commands/lock'] button").await {
                Ok(answer) if answer.status == 303 => add(&tally.presses),
                Ok(_) => add(&tally.errors),
                Err(_) => add(&tally.cut_off),
            }
        }
        let (Some(csrf), vin) =
            (page.attribute("input[name=csrf]", "value"), format!("1HGCM82633A{number:02}{turn:04}"))
        else {
            continue;
        };
        let fields = [("csrf", csrf.as_str()), ("make", "Kia"), ("model", "Niro"), ("year", "2024"), ("vin", &vin)];
        match browser.try_post("/connect/vehicle-incompatible", &fields).await {
            Ok(answer) if answer.redirects.iter().any(|to| to.starts_with("/requests/")) => add(&tally.forms),
            Ok(_) => add(&tally.errors),
            Err(_) => add(&tally.cut_off),
        }
        tokio::time::sleep(Duration::from_millis(60)).await;
    }
}
