//! Deliveries in numbers, to the real program: none that was acknowledged is lost when it is killed, none counts twice, and
//! how many it takes a second. Takes minutes: `cargo test --test web webhooks_load:: -- --ignored --nocapture --test-threads 1`, with `RELEASE` set to the path of a release build.

use std::path::Path;
use std::process::Child;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use sqlx::{AnyPool, Row};

use crate::browser::Browser;
use crate::connecting::connect;
use crate::program::{free_address, prepare, program, until_it_answers};
use crate::told::{TOKEN, sign};

/// The real program in a folder, which may be killed and started anew.
struct Program {
    folder: tempfile::TempDir,
    app: String,
    sandbox: String,
    child: Option<Child>,
}

impl Program {
    async fn start() -> Self {
        prepare();
        sqlx::any::install_default_drivers();
        let mut program =
            Self { folder: tempfile::tempdir().unwrap(), app: free_address(), sandbox: free_address(), child: None };
        program.run().await;
        program
    }

    async fn run(&mut self) {
        let settings = [("BIND_ADDR", self.app.as_str()), ("SANDBOX_ADDR", &self.sandbox), ("RUST_LOG", "error")];
        let mut command = program(self.folder.path(), &settings);
        if let Ok(release) = std::env::var("RELEASE") {
            command = std::process::Command::new(release);
            command.env_clear().envs(settings).current_dir(self.folder.path());
        }
        command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
        self.child = Some(command.spawn().unwrap());
        until_it_answers(&self.app).await;
    }

    fn kill(&mut self) {
        let mut child = self.child.take().unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
    }

    /// Connects cars; Smartcar's ids of them.
    async fn cars(&self, owners: usize) -> Vec<String> {
        for owner in 0..owners {
            let mut browser = Browser::new(&format!("http://localhost:{}", self.app.rsplit(':').next().unwrap()));
            connect(&mut browser, "CHEVROLET", &format!("{owner}-owner@example.com")).await;
        }
        self.rows("SELECT smartcar_id FROM vehicles").await
    }

    async fn rows(&self, query: &'static str) -> Vec<String> {
        rows(&self.folder.path().join("data/app.db"), query).await
    }

    async fn until(&self, query: &'static str, expected: &str) -> Duration {
        let begun = Instant::now();
        while self.rows(query).await.first().is_none_or(|row| row != expected) {
            assert!(begun.elapsed() < Duration::from_secs(120), "{query}: {:?}", self.rows(query).await);
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        begun.elapsed()
    }

    /// Kilobytes of memory it holds.
    fn memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.as_ref().unwrap().id())).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        if self.child.is_some() {
            self.kill();
        }
    }
}

async fn rows(database: &Path, query: &'static str) -> Vec<String> {
    let pool = AnyPool::connect(&format!("sqlite://{}", database.display())).await.unwrap();
    let rows = sqlx::query(query).fetch_all(&pool).await.unwrap();
    let text =
        |row: sqlx::any::AnyRow| row.try_get::<String, _>(0).unwrap_or_else(|_| row.get::<i64, _>(0).to_string());
    let texts = rows.into_iter().map(text).collect();
    pool.close().await;
    texts
}

fn state(id: &str, car: &str, kilometres: usize) -> String {
    let at = chrono::Utc::now().timestamp_millis();
    let signal = json!({"code": "odometer-traveleddistance", "name": "TraveledDistance", "group": "Odometer",
        "body": {"value": kilometres, "unit": "km"}, "status": {"value": "SUCCESS"},
        "meta": {"oemUpdatedAt": at - 1, "retrievedAt": at}});
    // As many others as a real car has.
    let others = (0..84).map(|n| {
        json!({"code": format!("group{n}-signal{n}"), "name": "Signal", "group": "Group",
        "status": {"value": "ERROR", "error": {"type": "COMPATIBILITY", "code": "VEHICLE_NOT_CAPABLE"}}})
    });
    let signals: Vec<Value> = others.chain([signal]).collect();
    json!({"eventId": id, "eventType": "VEHICLE_STATE", "data": {"vehicle": {"id": car}, "signals": signals},
        "meta": {"version": "4.0", "deliveryId": id, "deliveredAt": at, "mode": "LIVE"}})
    .to_string()
}

fn broken(id: &str, car: &str) -> String {
    let error = json!({"type": "CONNECTED_SERVICES_ACCOUNT", "code": "AUTHENTICATION_FAILED", "state": "ERROR"});
    let at = chrono::Utc::now().timestamp_millis();
    json!({"eventId": id, "eventType": "VEHICLE_ERROR", "data": {"vehicle": {"id": car}, "errors": [error]},
        "meta": {"version": "4.0", "deliveryId": id, "deliveredAt": at, "mode": "LIVE"}})
    .to_string()
}

/// The status a delivery gets; 0: none.
async fn deliver(http: &reqwest::Client, app: &str, body: String) -> u16 {
    let signature = sign(TOKEN, body.as_bytes());
    let request = http.post(format!("http://{app}/webhooks/smartcar")).header("SC-Signature", signature).body(body);
    request.send().await.map_or(0, |answer| answer.status().as_u16())
}

#[actix_web::test]
#[ignore = "kills the program twenty times"]
async fn killed_twenty_times_it_loses_nothing_it_acknowledged_and_counts_nothing_twice() {
    let mut program = Program::start().await;
    let cars = Arc::new(program.cars(4).await);
    let (acknowledged, next) = (Arc::new(std::sync::Mutex::new(Vec::new())), Arc::new(AtomicUsize::new(0)));
    for round in 0..20_u64 {
        let stop = Arc::new(AtomicBool::new(false));
        let senders: Vec<_> = (0..8)
            .map(|_| {
                let (cars, acknowledged, next) = (Arc::clone(&cars), Arc::clone(&acknowledged), Arc::clone(&next));
                let (stop, app) = (Arc::clone(&stop), program.app.clone());
                tokio::spawn(async move {
                    let http = reqwest::Client::new();
                    while !stop.load(Ordering::Relaxed) {
                        let number = next.fetch_add(1, Ordering::Relaxed);
                        let id = format!("k-{number}");
                        let body = state(&id, &cars[number % cars.len()], number);
                        // Twice, as Smartcar does where it is not sure.
                        if deliver(&http, &app, body.clone()).await == 200 {
                            acknowledged.lock().unwrap().push(id);
                            deliver(&http, &app, body).await;
                        }
                    }
                })
            })
            .collect();
        // On a busy machine that takes its time; the moment itself is another one in each round.
        let before = acknowledged.lock().unwrap().len();
        while acknowledged.lock().unwrap().len() < before + 25 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        tokio::time::sleep(Duration::from_millis(7 * round)).await;
        program.kill();
        stop.store(true, Ordering::Relaxed);
        for sender in senders {
            sender.await.unwrap();
        }
        program.run().await;
    }
    // A lease of a process that was killed ends in its time.
    program.until("SELECT count(*) FROM webhook_events WHERE done_at IS NULL", "0").await;
    let kept: std::collections::HashSet<String> =
        program.rows("SELECT id FROM webhook_events WHERE id LIKE 'k-%'").await.into_iter().collect();
    let acknowledged = acknowledged.lock().unwrap().clone();
    let lost = acknowledged.iter().filter(|id| !kept.contains(*id)).count();
    eprintln!("acknowledged {}, kept {}, lost {lost}", acknowledged.len(), kept.len());
    assert_eq!(lost, 0);
    assert!(acknowledged.len() > 100);
}

#[actix_web::test]
#[ignore = "takes minutes, and measures"]
async fn so_many_a_second_in_so_much_memory() {
    let program = Program::start().await;
    let cars = program.cars(8).await;
    let total: usize = std::env::var("DELIVERIES").ok().and_then(|count| count.parse().ok()).unwrap_or(20_000);
    let (cars, next) = (Arc::new(cars), Arc::new(AtomicUsize::new(0)));
    let begun = Instant::now();
    let senders: Vec<_> = (0..32)
        .map(|_| {
            let (cars, next, app) = (Arc::clone(&cars), Arc::clone(&next), program.app.clone());
            tokio::spawn(async move {
                let (http, mut times, mut refused) = (reqwest::Client::new(), Vec::new(), 0);
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= total {
                        return (times, refused);
                    }
                    let body = state(&format!("l-{number}"), &cars[number % cars.len()], number);
                    let sent = Instant::now();
                    if deliver(&http, &app, body).await == 200 {
                        times.push(sent.elapsed());
                    } else {
                        refused += 1;
                    }
                }
            })
        })
        .collect();
    let (mut times, mut refused, mut memory) = (Vec::new(), 0, vec![program.memory()]);
    let watch = async {
        while next.load(Ordering::Relaxed) < total {
            tokio::time::sleep(Duration::from_millis(500)).await;
            memory.push(program.memory());
        }
    };
    watch.await;
    for sender in senders {
        let (taken, not) = sender.await.unwrap();
        times.extend(taken);
        refused += not;
    }
    let took = begun.elapsed();
    times.sort();
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    eprintln!(
        "{} deliveries at 32 connections in {took:?}: {:.0}/s, p50 {:?}, p99 {:?}, most {:?}; refused {refused}",
        times.len(),
        times.len() as f64 / took.as_secs_f64(),
        at(0.5),
        at(0.99),
        at(1.0)
    );
    let done = program.until("SELECT count(*) FROM webhook_events WHERE done_at IS NULL", "0").await;
    let tenth = memory.len() / 10;
    eprintln!(
        "all done {done:?} after the last; memory in KB: {:?} … {:?}",
        &memory[..=tenth.min(9)],
        program.memory()
    );
}

#[actix_web::test]
#[ignore = "measures"]
async fn two_hundred_cars_that_break_at_once_are_marked_within_a_second() {
    let program = Program::start().await;
    let cars = program.cars(1).await;
    // Two hundred rows like the one that is there.
    let pool =
        AnyPool::connect(&format!("sqlite://{}", program.folder.path().join("data/app.db").display())).await.unwrap();
    for number in 0..200 {
        sqlx::query(
            "INSERT INTO vehicles (id, owner, smartcar_id, token_id, make, model, year, connected_at)
            SELECT $1, owner, $2, token_id, make, model, year, connected_at FROM vehicles WHERE smartcar_id = $3",
        )
        .bind(format!("{number:032x}"))
        .bind(format!("car-{number}"))
        .bind(&cars[0])
        .execute(&pool)
        .await
        .unwrap();
    }
    pool.close().await;
    let http = reqwest::Client::new();
    let begun = Instant::now();
    let statuses = futures_util::future::join_all(
        (0..200).map(|number| deliver(&http, &program.app, broken(&format!("b-{number}"), &format!("car-{number}")))),
    )
    .await;
    let answered = begun.elapsed();
    assert!(statuses.iter().all(|status| *status == 200), "{statuses:?}");
    program.until("SELECT count(*) FROM vehicles WHERE incident LIKE '%AUTHENTICATION_FAILED%'", "200").await;
    eprintln!("200 cars: all acknowledged after {answered:?}, all marked after {:?}", begun.elapsed());
    assert!(begun.elapsed() < Duration::from_secs(3), "a second, on a machine that does nothing else");
}
