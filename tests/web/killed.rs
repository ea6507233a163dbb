//! Processes that are killed while owners go on: what was answered is kept, and nothing is done twice. Without a server there
//! is nothing to test here.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::connecting::connect;
use crate::pair::Pair;
use crate::program::until_it_answers;

/// A process is killed every few seconds while owners connect, look, send forms and press, and all access tokens end once in
/// each round. `ROUNDS=20 CARS=100` for 20 rounds, in each of which 100 more owners look at once at cars that are due.
#[actix_web::test]
async fn whatever_was_answered_is_kept_and_nothing_done_twice_although_processes_are_killed() {
    let Some(mut pair) = Pair::start().await else { return };
    let number = |name| std::env::var(name).ok().and_then(|text| text.parse().ok());
    let (rounds, cars) = (number("ROUNDS").unwrap_or(2), number("CARS").unwrap_or(4));
    let tally = Arc::new(Tally::default());
    let mut lookers = Vec::new();
    for number in 0..cars {
        let mut browser = pair.browser();
        let car = connect(&mut browser, "CHEVROLET", &format!("looker-{number}@example.com")).await;
        lookers.push((browser, car.url.path().to_owned()));
    }
    let mut journal = Journal::new();
    let owners: Vec<_> = (0..6).map(|number| tokio::spawn(owner(pair.browser(), number, Arc::clone(&tally)))).collect();
    let (mut ended, mut lost) = (0, 0);
    for round in 0..rounds {
        tokio::time::sleep(Duration::from_millis(1500)).await;
        ended += pair.number("SELECT count(*) FROM tokens").await;
        pair.control("expire-access-tokens", json!({})).await;
        pair.change("UPDATE vehicles SET asked_at = NULL").await;
        let looks = lookers.iter().map(|(browser, path)| look(browser.clone(), path.clone(), Arc::clone(&tally)));
        let looks = tokio::spawn(futures_util::future::join_all(looks.collect::<Vec<_>>()));
        tokio::time::sleep(Duration::from_millis(20 * (round as u64 % 20))).await;
        // A refresh under way may have had its answer, which nobody else knows of then.
        pair.signal(round % 2, "-STOP");
        lost += pair.number("SELECT count(*) FROM leases WHERE name LIKE 'grant %'").await;
        pair.kill(round % 2);
        tokio::time::sleep(Duration::from_millis(500)).await;
        pair.begin(round % 2);
        until_it_answers(&pair.addresses[round % 2].clone()).await;
        looks.await.unwrap();
        // The sandbox forgets the oldest.
        take_down(&mut journal, pair.journal().await);
    }
    // Longer than the lease of a process that is gone.
    tokio::time::sleep(Duration::from_secs(10)).await;
    tally.over.store(true, Ordering::SeqCst);
    for owner in owners {
        owner.await.unwrap();
    }
    take_down(&mut journal, pair.journal().await);
    let journal: Vec<Value> = journal.into_values().collect();
    let count = |counter: &AtomicUsize| counter.load(Ordering::SeqCst);
    let (references, presses) = (tally.references.lock().unwrap().clone(), tally.presses.lock().unwrap().clone());
    let stored: BTreeSet<String> =
        pair.texts("SELECT reference FROM incompatible_vehicles").await.into_iter().collect();
    let (twice, commands) = sent_twice(&pair, &journal, &presses).await;
    let refreshes = journal.iter().filter(|entry| entry["grant_type"] == "refresh_token").count() as i64;
    eprintln!(
        "{rounds} kills: {} pages, {} forms saved ({} rows), {} presses, {} answered, {commands} commands sent, \
         {refreshes} refreshes of {ended} ended tokens ({lost} may have been lost), {} requests cut off, {} error pages",
        count(&tally.pages),
        references.len(),
        stored.len(),
        presses.values().map(Vec::len).sum::<usize>(),
        count(&tally.answered),
        count(&tally.cut_off),
        count(&tally.errors),
    );
    let missing: Vec<&String> = references.difference(&stored).collect();
    assert!(missing.is_empty(), "forms that were answered are missing: {missing:?}");
    assert_eq!(count(&tally.lost), 0, "a car that was connected is missing");
    assert_eq!(count(&tally.errors), 0, "an owner saw an error page");
    assert!(twice.is_empty(), "one press, and two commands: {twice:?}");
    assert!(refreshes <= ended + lost, "{refreshes} refreshes of {ended} tokens, {lost} of them lost");
    assert!(refreshes > 0 && commands > 0 && !references.is_empty(), "nothing happened");
}

/// Entries by when and what they are, and which of those that are alike.
type Journal = BTreeMap<([String; 3], usize), Value>;

/// Adds what the sandbox has noted; of a request that was under way before its end is taken.
fn take_down(journal: &mut Journal, noted: Vec<Value>) {
    let mut alike: BTreeMap<[String; 3], usize> = BTreeMap::new();
    for entry in noted {
        let key = ["at", "method", "path"].map(|field| entry[field].as_str().unwrap_or_default().to_owned());
        let count = alike.entry(key.clone()).or_default();
        *count += 1;
        journal.insert((key, *count), entry);
    }
}

/// Looks at a car once.
async fn look(mut browser: Browser, path: String, tally: Arc<Tally>) {
    let counter = match browser.try_open(&path).await.map(|page| page.status) {
        Ok(200) => &tally.pages,
        Ok(404) => &tally.lost,
        Ok(_) => &tally.errors,
        Err(_) => &tally.cut_off,
    };
    counter.fetch_add(1, Ordering::SeqCst);
}

/// Commands that followed a command without a press in between, and how many commands there were. One whose token was refused
/// had no effect and may be sent again.
async fn sent_twice(
    pair: &Pair,
    journal: &[Value],
    presses: &BTreeMap<String, Vec<DateTime<Utc>>>,
) -> (Vec<String>, usize) {
    let (mut twice, mut commands) = (Vec::new(), 0);
    // An owner who began anew has the same car under another of our ids.
    let mut pressed: BTreeMap<String, Vec<DateTime<Utc>>> = BTreeMap::new();
    for car in pair.texts("SELECT id || ' ' || smartcar_id FROM vehicles").await {
        let (id, smartcar_id) = car.split_once(' ').unwrap();
        pressed.entry(smartcar_id.to_owned()).or_default().extend(presses.get(id).into_iter().flatten());
    }
    for (car, mut pressed) in pressed {
        pressed.sort();
        let end = format!("/vehicles/{car}/security");
        let sent = journal.iter().filter(|entry| {
            entry["method"] == "POST" && entry["path"].as_str().unwrap().ends_with(&end) && entry["status"] != 401
        });
        let at = |entry: &Value| entry["at"].as_str().unwrap().parse::<DateTime<Utc>>().unwrap();
        let sent: Vec<DateTime<Utc>> = sent.map(at).collect();
        commands += sent.len();
        let before = sent.iter().filter(|at| pressed.first().is_none_or(|first| *at < first)).count();
        if before > 0 {
            twice.push(format!("{before} to {car} before the first press"));
        }
        for (turn, from) in pressed.iter().enumerate() {
            let until = pressed.get(turn + 1);
            let of_this = sent.iter().filter(|at| *at >= from && until.is_none_or(|until| *at < until)).count();
            if of_this > 1 {
                twice.push(format!("{of_this} to {car} after the press at {from}"));
            }
        }
    }
    (twice, commands)
}

/// Now, no more exactly than the sandbox notes it.
fn now() -> DateTime<Utc> {
    DateTime::from_timestamp_millis(Utc::now().timestamp_millis()).unwrap()
}

#[derive(Default)]
struct Tally {
    over: AtomicBool,
    pages: AtomicUsize,
    /// The references that owners were told.
    references: Mutex<BTreeSet<String>>,
    /// When which car's button was pressed, answered or not.
    presses: Mutex<BTreeMap<String, Vec<DateTime<Utc>>>>,
    answered: AtomicUsize,
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
            _ => add(&tally.cut_off),
        }
    };
    let id = car.url.path().rsplit('/').next().unwrap().to_owned();
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
            tally.presses.lock().unwrap().entry(id.clone()).or_default().push(now());
            match browser.try_press(&page, "form[action$='/commands/lock'] button").await {
                Ok(answer) if answer.status == 303 => add(&tally.answered),
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
            Ok(answer) => match answer.redirects.iter().find_map(|to| to.strip_prefix("/requests/")) {
                Some(reference) => {
                    tally.references.lock().unwrap().insert(reference.to_owned());
                }
                None => add(&tally.errors),
            },
            Err(_) => add(&tally.cut_off),
        }
        tokio::time::sleep(Duration::from_millis(60)).await;
    }
}
