//! Limits on what may take how long: a return from Connect, and a command between the press and the sending.

use std::time::Duration;

use serde_json::json;

use crate::connecting::{connect, sign_in, to_sign_in};
use crate::harness::{Stack, impatient};

#[actix_web::test]
async fn a_return_that_takes_too_long_says_so_and_the_car_shows_up_when_it_is_done() {
    let impatient = |config: &mut driveway::config::Config| config.patience.connect_return = Duration::from_millis(300);
    let stack = Stack::start_with(&[("SMARTCAR_API_VERSION", "2.0")], impatient).await;
    let mut browser = stack.browser();
    let page = to_sign_in(&mut browser, "CHEVROLET").await;
    let grant = sign_in(&mut browser, &page, "owner@example.com").await;
    stack.control("token-endpoint", json!({ "behaviour": "slow", "delay_ms": 1200, "times": 1 })).await;
    let late = browser.press(&grant, "#approval-button", &[]).await;
    assert_eq!(late.screen(), "connect-server-error", "{}", late.words("main"));
    stack.until("SELECT count(*) FROM vehicles", "1").await;
    assert!(browser.open("/").await.says("Chevrolet"));
}

#[actix_web::test]
async fn a_command_whose_token_call_fails_was_not_done() {
    let stack = Stack::start_with(&[], impatient).await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    if stack.rows("SELECT count(*) FROM tokens WHERE access IS NOT NULL").await == ["0"] {
        return; // v3 asks for no token of the owner.
    }
    stack.change("UPDATE tokens SET expires_at = 0").await;
    stack.control("token-endpoint", json!({ "behaviour": "hang" })).await;
    let page = browser.press(&car, "form[action$='/commands/lock'] button", &[]).await;
    assert!(page.says("not locked") && !page.says("do not know"), "{}", page.words("main"));
}

#[actix_web::test]
async fn a_command_that_is_late_is_not_sent_and_says_so() {
    let stack = Stack::start_with(&[], |config| config.patience.command = Duration::ZERO).await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    let page = browser.press(&car, "form[action$='/commands/lock'] button", &[]).await;
    assert!(page.says("not locked") && !page.says("do not know"), "{}", page.words("main"));
    let sent = stack.journal().await.into_iter().filter(|entry| {
        entry["method"] == "POST"
            && ["/security", "/lock"].iter().any(|end| entry["path"].as_str().unwrap().ends_with(end))
    });
    assert_eq!(sent.count(), 0);
}

#[actix_web::test]
async fn a_command_on_its_way_when_the_app_ends_leaves_nobody_knowing() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    browser.press(&car, "form[action$='/commands/lock'] button", &[]).await;
    stack.change("UPDATE commands SET state = 'sending'").await;
    stack.restart_app().await;
    stack.until("SELECT state FROM commands", "failed").await;
    let page = browser.open(&format!("{}/commands/lock", car.url.path())).await;
    assert!(page.says("We do not know if your car was locked"), "{}", page.words("main"));
}

#[actix_web::test]
async fn a_stored_failure_that_cannot_be_read_is_asked_about_again() {
    let stack = Stack::start_with(&[], |config| config.patience.fresh = Duration::from_secs(900)).await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    stack.change("UPDATE vehicles SET incident = '{'").await;
    let calls = stack.calls().await;
    assert!(browser.open(car.url.path()).await.says("Up to date"));
    assert!(stack.calls().await > calls, "fresh as it was, it was asked");
}
