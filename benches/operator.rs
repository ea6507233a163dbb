//! What pages of the operator cost over loopback HTTP, with few rows and with many: p50 and p99 of each, and the memory that a
//! file of every request takes.
//! `cargo bench --bench operator -- 1000 1000000 10000000` for 1,000 and 1,000,000 cars and 10,000,000 events; without
//! numbers 1,000 of each.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    clippy::allow_attributes,
    missing_docs,
    reason = "a benchmark that cannot start has no result"
)]

use std::net::TcpListener;
use std::time::{Duration, Instant};

use driveway::config::Config;
use sqlx::AnyPool;

/// Pages that are measured.
const PAGES: [(&str, &str); 9] = [
    ("start", "/operator"),
    ("demand, first page", "/operator/demand"),
    ("demand, by model", "/operator/demand?by=model"),
    ("demand, filtered", "/operator/demand?make=make+7&from_year=2012&to_year=2019&vin=with"),
    ("demand, make and time", "/operator/demand?make=make+7&from=2026-01-05&to=2026-06-28"),
    ("demand, years and time", "/operator/demand?from_year=2012&to_year=2019&from=2026-01-05&to=2026-06-28"),
    ("demand, models in a time", "/operator/demand?by=model&from=2026-01-05"),
    ("demand, years in a time", "/operator/demand?by=year&from=2026-01-05"),
    ("what helps, a year", "/operator/helps?weeks=53"),
];

fn main() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let numbers: Vec<u64> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let (few, many, events) = match numbers[..] {
        [few, many, events] => (few, many, events),
        _ => (100, 1000, 1000),
    };
    let rounds = if many > 1000 { 300 } else { 5 };
    let system = actix_web::rt::System::new();
    system.block_on(async {
        let small = App::with(few, few).await;
        let large = App::with(many, events).await;
        println!("{:<24} {:>21} {:>27}", "", format!("{few} cars"), format!("{many} cars, {events} events"));
        for (name, path) in PAGES {
            let (small, large) = (small.times(path, rounds).await, large.times(path, rounds).await);
            println!("{name:<24} {small:>21} {large:>27}");
        }
        large.takes_everything_along().await;
    });
}

/// An app of its own with made-up rows.
struct App {
    address: String,
    http: reqwest::Client,
    _directory: tempfile::TempDir,
}

impl App {
    async fn with(cars: u64, events: u64) -> Self {
        let directory = tempfile::tempdir().unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let database = format!("sqlite://{}", directory.path().join("app.db").display());
        let settings = [("APP_BASE_URL", address.clone()), ("DATABASE_URL", database.clone())];
        let lookup = |name: &str| settings.iter().find(|(key, _)| *key == name).map(|(_, value)| value.clone());
        let mut config = Config::from_lookup(lookup).unwrap();
        config.data_dir = directory.path().to_owned();
        actix_web::rt::spawn(driveway::app::serve(config, listener).await.unwrap().run());
        let begun = Instant::now();
        fill(&database, cars, events).await;
        println!("{cars} cars and {events} events were made in {:?}", begun.elapsed());
        Self { address, http: reqwest::Client::new(), _directory: directory }
    }

    /// p50 and p99 of a page.
    async fn times(&self, path: &str, rounds: usize) -> String {
        let mut times = Vec::new();
        for _ in 0..rounds + 5 {
            let begun = Instant::now();
            let answer = self.http.get(format!("{}{path}", self.address)).send().await.unwrap();
            assert_eq!(answer.status(), 200, "{path}");
            answer.bytes().await.unwrap();
            times.push(begun.elapsed());
        }
        // The first ones find cold caches.
        let mut times = times.split_off(5);
        times.sort_unstable();
        let at = |hundredth: usize| times[(times.len() - 1) * hundredth / 100].as_secs_f64() * 1000.0;
        format!("{:.1} / {:.1} ms", at(50), at(99))
    }

    /// Reads a file of every request and looks at this program's memory meanwhile.
    async fn takes_everything_along(&self) {
        let (before, begun) = (memory(), Instant::now());
        let (mut most, mut bytes, mut looked) = (before, 0, Instant::now());
        let address = format!("{}/operator/export?what=requests", self.address);
        let mut answer = self.http.get(address).send().await.unwrap();
        while let Some(part) = answer.chunk().await.unwrap() {
            bytes += part.len();
            if looked.elapsed() > Duration::from_millis(20) {
                most = most.max(memory());
                looked = Instant::now();
            }
        }
        println!(
            "a file of every request: {bytes} bytes in {:?}; memory {before} kB before, {most} kB at most",
            begun.elapsed()
        );
    }
}

/// Rows as they would have come over a year, in parts.
async fn fill(database: &str, cars: u64, events: u64) {
    const PART: u64 = 200_000;
    let pool = AnyPool::connect(database).await.unwrap();
    let mut connection = pool.acquire().await.unwrap();
    for pragma in ["PRAGMA synchronous = OFF", "PRAGMA busy_timeout = 60000", "PRAGMA cache_size = -400000"] {
        sqlx::query(pragma).execute(&mut *connection).await.unwrap();
    }
    let year = 365_i64 * 24 * 60 * 60 * 1000;
    let begin = 1_764_547_200_000_i64; // 1 December 2025
    for (total, sql) in [(cars, CARS), (events, EVENTS)] {
        for from in (0..total).step_by(usize::try_from(PART).unwrap()) {
            let until = (from + PART).min(total);
            sqlx::query(sql)
                .bind(i64::try_from(from).unwrap())
                .bind(i64::try_from(until).unwrap())
                .bind(begin)
                .bind(year)
                .bind(i64::try_from(total).unwrap())
                .execute(&mut *connection)
                .await
                .unwrap();
        }
    }
    drop(connection);
    sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&pool).await.unwrap();
    pool.close().await;
}

/// 40 makes with 10 models each, of 15 years; every third with a VIN.
const CARS: &str = "WITH RECURSIVE n(i) AS (SELECT $1 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < $2)
    INSERT INTO incompatible_vehicles (reference, vin, make, model, year, source, language, created_at)
    SELECT 'r' || i, CASE WHEN i % 3 = 0 THEN 'VIN' || printf('%014d', i) END,
           'Make ' || (i * 2654435761 % 4294967296 / 65536 % 40), 'Model ' || (i * 40503 % 65536 / 256 % 10),
           2010 + i * 7919 % 15, 'typed', 'en', $3 + (i * 2654435761 % 4294967296) * ($4 / 1000) / 4294967 FROM n";

const EVENTS: &str = "WITH RECURSIVE n(i) AS (SELECT $1 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < $2),
    named AS (SELECT i, 'screen-' || (i % 20) AS slug,
        CASE i / 20 % 8 WHEN 4 THEN 'primary' WHEN 5 THEN 'secondary' WHEN 6 THEN 'recovered' WHEN 7 THEN 'recovered_day' ELSE 'shown' END AS verb FROM n)
    INSERT INTO events (at, name, slug, class, source, outcome, attempt, seconds, version, language)
    SELECT $3 + i * ($4 / $5), 'recovery.' || slug || '.' || verb, slug, 'ours', 'local',
           'internal', 1, CASE WHEN verb = 'shown' THEN NULL ELSE i % 1800 END, '0', 'en' FROM named";

/// Resident memory of this program, in kB.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or_default()
}
