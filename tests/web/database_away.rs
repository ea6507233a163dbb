//! A database server that is away at the start or later, and a step of the schema that fails. Without a server there is
//! nothing to test here.

use std::time::{Duration, Instant};

use sqlx::{AnyPool, Row};

use crate::connecting::connect;
use crate::harness::{SECRET, fresh_database, on_a_server};
use crate::pair::{Balancer, Pair, until};
use crate::program::{free_address, program, until_it_answers};

/// The same database through something that can be cut off.
pub(crate) async fn behind_a_wire(database_url: &str) -> (Balancer, String) {
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
async fn a_database_that_goes_silent_in_the_middle_of_an_answer_is_given_up_in_time() {
    if !on_a_server() {
        return;
    }
    let directory = tempfile::tempdir().unwrap();
    let database_url = fresh_database(directory.path()).await;
    let (wire, url) = behind_a_wire(&database_url).await;
    let Some(pair) = Pair::start_with(&[("DATABASE_URL", &url)]).await else { return };
    let mut browser = pair.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    let pool = AnyPool::connect(&database_url).await.unwrap();
    let mut lock = pool.begin().await.unwrap();
    sqlx::query("LOCK TABLE vehicles IN ACCESS EXCLUSIVE MODE").execute(&mut *lock).await.unwrap();
    let begun = Instant::now();
    let looks = (0..6).map(|number| {
        let (mut browser, path) = (pair.at(&browser, number % 2), car.url.path().to_owned());
        tokio::spawn(async move { browser.open(&path).await })
    });
    let looks: Vec<_> = looks.collect();
    // Their statements are with the server, whose answers will not arrive.
    tokio::time::sleep(Duration::from_secs(2)).await;
    wire.is_silent(true);
    for page in futures_util::future::join_all(looks).await {
        let page = page.unwrap();
        assert_eq!((page.status, page.screen().as_str()), (503, "unavailable"), "{}", page.words("main"));
        assert!(page.headers.contains_key("retry-after"));
    }
    assert!(begun.elapsed() < Duration::from_secs(30), "{:?}", begun.elapsed());
    lock.rollback().await.unwrap();
    pool.close().await;
    wire.is_silent(false);
    let page = until(&mut browser, car.url.path(), |page| page.status == 200).await;
    assert!(page.says("Up to date"), "{}", page.words("main"));
}

#[actix_web::test]
async fn a_start_waits_for_the_database_and_says_in_the_end_what_it_tried() {
    if !on_a_server() {
        return;
    }
    crate::program::prepare();
    let directory = tempfile::tempdir().unwrap();
    let (wire, url) = behind_a_wire(&fresh_database(directory.path()).await).await;
    let url = url.replace("driveway@", "driveway:s3cret@");
    wire.lets_through(false);
    let app = free_address();
    let settings = |wait: &'static str| {
        [
            ("DATABASE_URL", url.clone()),
            ("DATABASE_WAIT", wait.to_owned()),
            ("APP_SECRET", SECRET.to_owned()),
            ("BIND_ADDR", app.clone()),
            // As it runs with real cars: beside its sandbox it would be heard at once.
            ("SMARTCAR_MODE", "test".to_owned()),
            ("SMARTCAR_APPLICATION_ID", "application".to_owned()),
            ("SMARTCAR_CLIENT_ID", "client".to_owned()),
            ("SMARTCAR_CLIENT_SECRET", "secret".to_owned()),
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
    let begun = Instant::now();
    let waiting = crate::program::spawn(&mut run("60"));
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert!(crate::program::stop(waiting).status.success() && begun.elapsed() < Duration::from_secs(20));
    let child = crate::program::spawn(&mut run("60"));
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert!(std::net::TcpStream::connect(&app).is_err(), "whoever is let in has to wait, and a proxy asks nobody else");
    wire.lets_through(true);
    until_it_answers(&app).await;
    assert!(crate::program::stop(child).status.success());
}

#[actix_web::test]
async fn a_step_of_the_schema_that_fails_is_named_and_leaves_nothing_half_done() {
    if !on_a_server() {
        return;
    }
    crate::program::prepare();
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
