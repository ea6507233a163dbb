//! What v1.0 and v2.0 alone have: an owner's tokens, refreshed once however many ask, replaced whole, and honest about
//! what a refusal means.

use serde_json::json;

use crate::connecting::{connect, sign_in, to_sign_in};
use crate::harness::{Stack, impatient};
use crate::links::{expired, leave};
use crate::reconnect::{BANNER, to_maker};

/// The app as it speaks v2.0: each owner's grant has tokens of its own, which v3 does not know.
async fn start() -> Stack {
    Stack::start_with(&[("SMARTCAR_API_VERSION", "2.0")], |_| {}).await
}

#[actix_web::test]
async fn an_expired_access_token_is_refreshed_once_for_all_who_ask() {
    let stack = start().await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    stack.change("UPDATE tokens SET expires_at = 0").await;
    let views = (0..20).map(|_| {
        let mut tab = browser.clone();
        let path = car.url.path().to_owned();
        async move { tab.open(&path).await }
    });
    for page in futures_util::future::join_all(views).await {
        assert!(page.says("Up to date"), "{}", page.words("main"));
    }
    assert_eq!(stack.token_requests("refresh_token").await, 1);
}

#[actix_web::test]
async fn a_token_smartcar_refuses_is_replaced_once_and_the_page_shows_data() {
    let stack = start().await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    stack.control("expire-access-tokens", json!({})).await;
    let page = browser.open(car.url.path()).await;
    assert!(page.says("Up to date") && !page.has("section.banner"));
    assert_eq!(stack.token_requests("refresh_token").await, 1);
}

#[actix_web::test]
async fn a_token_that_is_refused_again_after_a_refresh_is_ours_to_fix() {
    let stack = start().await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    stack.car_becomes("AUTHENTICATION").await;
    let page = browser.open(car.url.path()).await;
    assert!(page.has("section.banner[data-recovery='our-fault'][data-class='ours']"), "{}", page.words("main"));
    assert_eq!(stack.token_requests("refresh_token").await, 1, "one refresh, one retry, no loop");
}

#[actix_web::test]
async fn a_lost_reply_is_asked_for_again_within_the_grace_window() {
    let stack = start().await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    stack.change("UPDATE tokens SET expires_at = 0").await;
    stack.control("token-endpoint", json!({ "behaviour": "lose_reply", "times": 1 })).await;
    let page = browser.open(car.url.path()).await;
    assert!(page.says("Up to date"), "{}", page.words("main"));
}

#[actix_web::test]
async fn a_refresh_lost_in_a_crash_is_repeated_after_the_restart() {
    let stack = start().await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    stack.change("UPDATE tokens SET expires_at = 0").await;
    // Both tries lose their reply: the app now holds a refresh token that has been used.
    stack.control("token-endpoint", json!({ "behaviour": "lose_reply", "times": 2 })).await;
    let page = browser.open(car.url.path()).await;
    assert!(page.has("section.banner[data-recovery='maker-down']"), "{}", page.words("main"));
    stack.restart_app().await;
    stack.control("clock", json!({ "advance_seconds": 9 * 60 })).await;
    let page = browser.open(car.url.path()).await;
    assert!(page.says("Up to date"), "{}", page.words("main"));
}

#[actix_web::test]
async fn a_token_endpoint_in_trouble_never_asks_anyone_to_reconnect() {
    let stack = Stack::start_with(&[("SMARTCAR_API_VERSION", "2.0")], impatient).await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    stack.change("UPDATE tokens SET expires_at = 0").await;
    for behaviour in ["hang", "html", "rate_limit", "endless", "server_error", "drop"] {
        stack.control("token-endpoint", json!({ "behaviour": behaviour, "retry_after": 60 })).await;
        // As if the wait the endpoint has named were over.
        stack.change("UPDATE vehicles SET incident = NULL").await;
        let page = browser.open(car.url.path()).await;
        assert_eq!((page.status, page.screen().as_str()), (200, "vehicle"), "{behaviour}");
        assert!(!page.has("[data-recovery=reconnect]"), "{behaviour}: {}", page.words("main"));
        // Whatever it says, it is about no car and no owner, and passes by itself.
        let banner = "section.banner[data-class=wait][data-variant=link]";
        assert!(page.says("Distance driven") && page.has(banner), "{behaviour}: {}", page.words("main"));
    }
    stack.control("token-endpoint", json!({ "behaviour": "normal" })).await;
    stack.change("UPDATE vehicles SET incident = NULL").await;
    assert!(browser.open(car.url.path()).await.says("Up to date"));
}

#[actix_web::test]
async fn a_token_endpoint_in_trouble_while_connecting_ends_on_a_screen_in_time() {
    let stack = Stack::start_with(&[("SMARTCAR_API_VERSION", "2.0")], impatient).await;
    for behaviour in ["hang", "html", "rate_limit", "endless", "server_error", "drop"] {
        stack.control("token-endpoint", json!({ "behaviour": behaviour, "retry_after": 60 })).await;
        let mut browser = stack.browser();
        let page = connect(&mut browser, "KIA", "trouble@example.com").await;
        assert_eq!((page.status, page.screen().as_str()), (200, "connect-server-error"), "{behaviour}");
        assert!(page.says("Nothing was shared"), "{behaviour}");
    }
}

#[actix_web::test]
async fn wrong_keys_are_ours_to_fix_and_trying_again_is_not_offered() {
    let stack = Stack::start_with(&[("SMARTCAR_API_VERSION", "2.0")], |config| {
        config.smartcar.client_secret = "not the secret the sandbox knows".to_owned().into();
    })
    .await;
    let mut browser = stack.browser();
    let page = connect(&mut browser, "KIA", "owner@example.com").await;
    assert_eq!((page.status, page.screen().as_str()), (500, "our-fault/connecting"));
    assert!(page.words("[data-action=primary]").contains("Continue without my car"));
    assert!(!page.has("form[action='/connect']"));
}

#[actix_web::test]
async fn connect_that_does_not_answer_is_noticed_before_anyone_is_sent_there() {
    let nowhere = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let origin = format!("http://{nowhere}");
    let stack =
        Stack::start_with(&[("SMARTCAR_API_VERSION", "2.0"), ("SMARTCAR_CONNECT_ORIGIN", &origin)], impatient).await;
    let mut browser = stack.browser();
    let home = browser.open("/").await;
    let page = browser.press(&home, "[data-action=primary]", &[]).await;
    assert_eq!(
        (page.status, page.url.path(), page.screen().as_str()),
        (200, "/connect/connect-server-error", "connect-server-error")
    );
    assert_eq!(stack.rows("SELECT count(*) FROM connect_attempts").await, ["0"]);
}

#[actix_web::test]
async fn a_code_that_is_refused_is_an_expired_link() {
    let stack = start().await;
    let mut browser = stack.browser();
    let state = leave(&mut browser).await;
    expired(&browser.open(&format!("/callback?code=never-issued&state={state}")).await);
    assert!(stack.rows("SELECT id FROM vehicles").await.is_empty());
}

#[actix_web::test]
async fn a_car_whose_name_cannot_be_read_yet_is_connected_and_named_later() {
    let stack = start().await;
    let mut browser = stack.browser();
    let page = to_sign_in(&mut browser, "KIA").await;
    let grant = sign_in(&mut browser, &page, "owner@example.com").await;
    stack.car_signal_becomes("SERVER:INTERNAL", Some("attributes")).await;
    let car = browser.press(&grant, "#approval-button", &[]).await;
    assert_eq!((car.screen().as_str(), car.words("h1").as_str()), ("vehicle", "Your car"));
    assert!(car.says("Distance driven"));
    stack.car_becomes("HEALTHY").await;
    assert!(browser.open(car.url.path()).await.words("h1").starts_with("Your Kia "));
}

#[actix_web::test]
async fn a_grant_that_is_gone_is_opened_anew_through_connect() {
    let stack = start().await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    stack.control("revoke-refresh-tokens", json!({})).await;
    stack.control("expire-access-tokens", json!({})).await;
    let page = browser.open(car.url.path()).await;
    assert!(page.has(BANNER), "{}", page.words("main"));
    let maker = to_maker(&mut browser, &page).await;
    assert_eq!(maker.url.host_str(), Some("127.0.0.1"));
    let grant = sign_in(&mut browser, &maker, "owner@example.com").await;
    let back = browser.press(&grant, "#approval-button", &[]).await;
    assert_eq!(back.url.path(), car.url.path());
    assert!(back.words("[role=status]").contains("is connected again") && !back.has("section.banner"));
}

#[actix_web::test]
async fn a_token_endpoint_in_trouble_while_reconnecting_speaks_of_a_connected_car() {
    let stack = Stack::start_with(&[("SMARTCAR_API_VERSION", "2.0")], impatient).await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    stack.control("revoke-refresh-tokens", json!({})).await;
    stack.control("expire-access-tokens", json!({})).await;
    let page = browser.open(car.url.path()).await;
    let maker = to_maker(&mut browser, &page).await;
    let grant = sign_in(&mut browser, &maker, "owner@example.com").await;
    stack.control("token-endpoint", json!({ "behaviour": "html" })).await;
    let back = browser.press(&grant, "#approval-button", &[]).await;
    assert_eq!(back.screen(), "connect-server-error/connected");
    assert!(back.has("form[action$='/reconnect'] button[data-action=primary]"), "trying again is about the same car");
}
