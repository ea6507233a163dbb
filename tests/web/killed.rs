//! Processes that are killed while owners go on: what was answered is kept. Without a server there is nothing to test here.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use crate::browser::Browser;
use crate::connecting::connect;
use crate::pair::Pair;
use crate::start_up::until_it_answers;

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
