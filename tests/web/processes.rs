//! Several processes on one database: what is done once is done once, whichever of them is asked, and what one had begun
//! another one ends. Without a server there is nothing to test here.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::connecting::connect;
use crate::pair::{Pair, until};

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
