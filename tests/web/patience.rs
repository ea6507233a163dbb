//! Slow cars, limits and retries: a page never waits long, a car is never asked too often, and what heals shows by itself.

use std::time::Duration;

use driveway::config::Config;
use serde_json::json;

use crate::connecting::connect;
use crate::harness::{Stack, impatient};

#[actix_web::test]
async fn a_slow_car_keeps_nobody_waiting_and_its_answer_shows_later() {
    let stack = Stack::start_with(&[], |config| config.patience.page = Duration::from_millis(150)).await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    stack.until("SELECT count(*) FROM vehicles WHERE asked_at IS NOT NULL", "1").await;
    stack.car("behaviour", json!({ "behaviour": "slow", "delay_ms": 1200 })).await;
    let page = browser.open(car.url.path()).await;
    assert!(page.says("We are asking your car. It can take a few minutes."), "{}", page.words("main"));
    assert!(page.says("Distance driven") && page.says(" km"), "the last values stay");
    assert_eq!(page.words("[data-action=primary]"), "Show the answer");
    assert!(!page.html.contains("http-equiv"), "nothing reloads by itself");
    let calls = stack.calls().await;
    let again = browser.click(&page, "[data-action=primary]").await;
    assert!(again.says("We are asking your car."), "{}", again.words("main"));
    assert_eq!(stack.calls().await, calls, "a second view joins the first question");
}

#[actix_web::test]
async fn a_page_in_a_hurry_for_one_car_is_not_slowed_by_another() {
    let stack = Stack::start_with(&[], |config| config.patience.page = Duration::from_millis(400)).await;
    let mut browser = stack.browser();
    let list = connect(&mut browser, "KIA", "2-vehicles@smartcar.com").await;
    let html = scraper::Html::parse_document(&list.html);
    let selector = scraper::Selector::parse("ul.cars a").unwrap();
    let links: Vec<String> = html.select(&selector).map(|link| link.value().attr("href").unwrap().to_owned()).collect();
    stack.car("behaviour", json!({ "behaviour": "hang" })).await;
    let (mut asking, mut answered) = (0, 0);
    for link in &links {
        let page = browser.open(link).await;
        asking += usize::from(page.says("We are asking your car."));
        answered += usize::from(page.says("Up to date") && page.says(" km"));
    }
    assert_eq!((asking, answered), (1, 1));
}

#[actix_web::test]
async fn check_again_works_once_in_a_quarter_of_an_hour_and_says_when() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    stack.car_becomes("VEHICLE_STATE:ASLEEP").await;
    let page = browser.open(car.url.path()).await;
    let first = browser.press(&page, "section.banner [data-action=primary]", &[]).await;
    assert_eq!(first.screen().split('/').next(), Some("car-unreachable"));
    let calls = stack.calls().await;
    let second = browser.press(&first, "[data-action=primary]", &[]).await;
    assert_eq!((second.status, second.screen().as_str()), (429, "too-soon"), "{}", second.words("main"));
    let seconds: u64 = second.header("retry-after").parse().unwrap();
    assert!((800..=901).contains(&seconds), "{seconds}");
    assert_eq!(second.words("h1"), "Checked a moment ago");
    assert!(second.says("Cars need a rest between checks") && second.says("You can check again at "));
    assert!(second.says("Last update: today at "));
    for word in ["429", "limit", "Too many"] {
        assert!(!second.words("main .told").contains(word), "{word}");
    }
    assert_eq!(stack.calls().await, calls, "the car was left alone");
    let again = browser.press(&second, "[data-action=primary]", &[]).await;
    assert_eq!(again.status, 429, "the same page with what is left of the wait");
    stack.change("UPDATE vehicles SET pressed_at = pressed_at - 900000").await;
    stack.car_becomes("HEALTHY").await;
    let after = browser.press(&again, "[data-action=primary]", &[]).await;
    assert_eq!((after.screen().as_str(), after.has("section.banner")), ("vehicle", false));
}

#[actix_web::test]
async fn whoever_has_done_something_about_it_may_check_at_once() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    stack.car_becomes("CONNECTED_SERVICES_ACCOUNT:SUBSCRIPTION").await;
    let mut page = browser.open(car.url.path()).await;
    for _ in 0..2 {
        page = browser.press(&page, "[data-action=primary]", &[]).await;
        assert_eq!(page.screen(), "invalid-subscription/connected");
    }
    stack.car_becomes("HEALTHY").await;
    let mended = browser.press(&page, "[data-action=primary]", &[]).await;
    assert!(mended.says("Up to date"), "{}", mended.words("main"));
}

#[actix_web::test]
async fn a_wait_smartcar_has_named_is_kept_to_by_pages_and_presses() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    let in_ten_minutes = (chrono::Utc::now() + chrono::Duration::seconds(595)).to_rfc2822().replace("+0000", "GMT");
    for retry_after in ["600", in_ten_minutes.as_str()] {
        stack.change("UPDATE vehicles SET incident = NULL").await;
        stack.car("condition", json!({ "condition": "RATE_LIMIT:VEHICLE", "retry_after": retry_after })).await;
        let page = browser.open(car.url.path()).await;
        assert!(page.has("section.banner[data-recovery='too-soon']"), "{retry_after}: {}", page.words("main"));
        assert!(page.says("Checks are paused for about 10 minutes"), "{retry_after}: {}", page.words("main"));
        let calls = stack.calls().await;
        browser.open(car.url.path()).await;
        let pressed = browser.press(&page, "section.banner [data-action=primary]", &[]).await;
        assert_eq!((pressed.status, pressed.screen().as_str()), (200, "too-soon/other"), "{retry_after}");
        assert!(pressed.says("You can check again at "), "{retry_after}");
        assert_eq!(stack.calls().await, calls, "{retry_after}: nobody was asked");
    }
}

#[actix_web::test]
async fn an_absurd_wait_is_not_believed() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    for retry_after in ["-1", "999999999", "soon"] {
        stack.car("condition", json!({ "condition": "RATE_LIMIT:VEHICLE", "retry_after": retry_after })).await;
        let page = browser.open(car.url.path()).await;
        assert!(page.says("Checks are paused for a few minutes"), "{retry_after}: {}", page.words("main"));
    }
    stack.car_becomes("HEALTHY").await;
    assert!(browser.open(car.url.path()).await.says("Up to date"));
}

/// Pauses short enough to be watched.
fn brisk(config: &mut Config) {
    config.patience.retry = Duration::from_millis(50);
    config.patience.tick = Duration::from_millis(50);
}

#[actix_web::test]
async fn what_heals_is_noticed_in_the_background_and_the_banner_goes() {
    let stack = Stack::start_since_v2(brisk).await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    stack.car("condition", json!({ "condition": "UPSTREAM:NO_RESPONSE", "times": 3 })).await;
    let page = browser.open(car.url.path()).await;
    assert!(page.has("section.banner[data-recovery='maker-down']"), "{}", page.words("main"));
    stack.until("SELECT coalesce(incident, 'none') FROM vehicles", "none").await;
    assert_eq!(stack.rows("SELECT retries FROM vehicles").await, ["0"]);
    assert_eq!(stack.rows("SELECT coalesce(CAST(retry_at AS TEXT), 'never') FROM vehicles").await, ["never"]);
}

#[actix_web::test]
async fn looking_at_a_car_uses_up_none_of_its_tries() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    stack.car_becomes("UPSTREAM:KNOWN_ISSUE").await;
    browser.open(car.url.path()).await;
    let planned = stack.rows("SELECT retry_at FROM vehicles").await;
    for _ in 0..10 {
        browser.open(car.url.path()).await;
    }
    assert_eq!(stack.rows("SELECT retries FROM vehicles").await, ["1"]);
    assert_eq!(stack.rows("SELECT retry_at FROM vehicles").await, planned, "nor is the next one put off");
}

#[actix_web::test]
async fn what_only_the_owner_can_mend_is_not_tried_again() {
    let stack = Stack::start_with(&[], brisk).await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    for condition in ["CONNECTED_SERVICES_ACCOUNT:SUBSCRIPTION", "VEHICLE_STATE:DOOR_OPEN", "BILLING:INVALID_PLAN"] {
        stack.car_becomes(condition).await;
        browser.open(car.url.path()).await;
        assert_eq!(
            stack.rows("SELECT coalesce(CAST(retry_at AS TEXT), 'never') FROM vehicles").await,
            ["never"],
            "{condition}"
        );
    }
    stack.car_becomes("VEHICLE_STATE:ASLEEP").await;
    browser.open(car.url.path()).await;
    let pause = stack.rows("SELECT retry_at - asked_at FROM vehicles").await[0].parse::<i64>().unwrap();
    assert!(pause >= 30 * 50, "a sleeping car is left alone for longer: {pause} ms");
}

#[actix_web::test]
async fn old_grants_are_renewed_without_anyone_asking() {
    let stack = Stack::start_with(&[("SMARTCAR_API_VERSION", "2.0")], brisk).await;
    let mut browser = stack.browser();
    connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    let before = stack.rows("SELECT refresh FROM tokens").await;
    stack.change("UPDATE tokens SET refreshed_at = refreshed_at - 3974400000").await;
    let anew = "SELECT count(*) FROM tokens WHERE refreshed_at >= (SELECT min(connected_at) FROM vehicles)";
    stack.until(anew, "1").await;
    assert_eq!(stack.token_requests("refresh_token").await, 1);
    assert_ne!(stack.rows("SELECT refresh FROM tokens").await, before);
}

#[actix_web::test]
async fn a_real_car_is_not_asked_again_while_its_answer_is_fresh() {
    let stack = Stack::start_with(&[], |config| config.patience.fresh = Duration::from_secs(900)).await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    let calls = stack.calls().await;
    for _ in 0..3 {
        assert!(browser.open(car.url.path()).await.says("Up to date"));
    }
    assert_eq!(stack.calls().await, calls);
    stack.change("UPDATE vehicles SET asked_at = asked_at - 900000").await;
    browser.open(car.url.path()).await;
    assert_eq!(stack.calls().await, calls + 1, "one call for all values");
}

#[actix_web::test]
async fn one_value_that_fails_never_asks_for_a_sign_in_while_others_arrive() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    for endpoint in ["battery", "odometer"] {
        stack.car_signal_becomes("CONNECTED_SERVICES_ACCOUNT:AUTHENTICATION_FAILED", Some(endpoint)).await;
        let page = browser.open(car.url.path()).await;
        assert!(!page.has("section.banner") && page.says("Up to date"), "{endpoint}: {}", page.words("main"));
        assert!(page.says("No new information this time"), "{endpoint}: {}", page.words("main"));
        assert!(page.has("details"), "{endpoint}: support can be told which");
    }
}

#[actix_web::test]
async fn no_storm_of_faults_ever_asks_anyone_to_reconnect() {
    let stack = Stack::start_with(&[], impatient).await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    let storm = ["html", "drop", "server_error", "garbage", "normal", "wrong_types", "deep"];
    for (index, behaviour) in storm.iter().cycle().take(28).enumerate() {
        stack.car("behaviour", json!({ "behaviour": behaviour })).await;
        let condition = ["RATE_LIMIT:VEHICLE", "PERMISSION", "UPSTREAM:UNKNOWN_ISSUE", "SERVER:INTERNAL"][index % 4];
        stack.car_signal_becomes(condition, (index % 4 == 1).then_some("location")).await;
        stack.change("UPDATE vehicles SET incident = NULL").await;
        let page = browser.open(car.url.path()).await;
        assert_eq!(page.status, 200, "{behaviour} {condition}");
        assert!(!page.has("[data-recovery=reconnect]"), "{behaviour} {condition}: {}", page.words("main"));
    }
}
