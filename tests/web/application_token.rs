//! What v3 alone has: one application token for all owners, a user id instead of a code, signals and commands with a
//! status of their own.

use driveway::smartcar::ApiVersion;
use serde_json::json;

use crate::connecting::{connect, sign_in};
use crate::harness::{Stack, impatient};
use crate::reconnect::{BANNER, to_maker};

const V3: &[(&str, &str)] = &[("SMARTCAR_API_VERSION", "3")];

#[actix_web::test]
async fn one_token_serves_all_owners_however_many_ask_at_once() {
    let stack = Stack::start_with(V3, |_| {}).await;
    let mut owners = Vec::new();
    for number in 0..3 {
        let mut browser = stack.browser();
        let car = connect(&mut browser, "CHEVROLET", &format!("owner-{number}@example.com")).await;
        assert!(car.says("Up to date"), "{}", car.words("main"));
        owners.push((browser, car.url.path().to_owned()));
    }
    assert_eq!(stack.token_requests("client_credentials").await, 1);
    stack.control("expire-access-tokens", json!({})).await;
    let views = owners.iter().flat_map(|(browser, path)| (0..10).map(move |_| (browser.clone(), path.clone())));
    let views = views.map(|(mut tab, path)| async move { tab.open(&path).await });
    for page in futures_util::future::join_all(views).await {
        assert!(page.says("Up to date"), "{}", page.words("main"));
    }
    assert_eq!(stack.token_requests("client_credentials").await, 2, "refused once, renewed once");
    assert_eq!(stack.rows("SELECT count(*) FROM tokens WHERE user_id IS NOT NULL AND access IS NULL").await, ["3"]);
}

#[actix_web::test]
async fn connect_is_asked_for_no_code_and_told_who_the_owner_is_to_us() {
    let stack = Stack::start_with(V3, |_| {}).await;
    let mut browser = stack.browser();
    let home = browser.open("/").await;
    let left = browser.press_only(&home, "[data-action=primary]", &[]).await;
    let url = url::Url::parse(&left.redirects[0]).unwrap();
    let value = |name: &str| url.query_pairs().find(|(key, _)| key == name).unwrap().1.into_owned();
    assert_eq!((value("response_type").as_str(), value("external_id").len()), ("none", 32));
    assert_eq!(value("application_id"), value("client_id"));
    let again = browser.open("/").await;
    let again = browser.press_only(&again, "[data-action=primary]", &[]).await;
    assert!(again.redirects[0].contains(&value("external_id")), "the same owner, the same name");
    let mut other = stack.browser();
    let home = other.open("/").await;
    let left = other.press_only(&home, "[data-action=primary]", &[]).await;
    assert!(!left.redirects[0].contains(&value("external_id")));
}

#[actix_web::test]
async fn a_token_that_is_refused_again_after_renewal_is_ours_to_fix() {
    let stack = Stack::start_with(V3, |_| {}).await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    stack.car_becomes("AUTHENTICATION").await;
    let page = browser.open(car.url.path()).await;
    assert!(page.has("section.banner[data-recovery='our-fault'][data-class='ours']"), "{}", page.words("main"));
    assert_eq!(stack.token_requests("client_credentials").await, 2, "one renewal, one retry, no loop");
}

#[actix_web::test]
async fn wrong_keys_are_ours_to_fix_and_say_so_while_connecting() {
    let wrong = |config: &mut driveway::config::Config| config.smartcar.client_secret = "wrong".to_owned().into();
    let stack = Stack::start_with(V3, wrong).await;
    let page = connect(&mut stack.browser(), "KIA", "owner@example.com").await;
    assert_eq!((page.status, page.screen().as_str()), (500, "our-fault/connecting"));
}

#[actix_web::test]
async fn an_endpoint_in_trouble_never_asks_anyone_to_reconnect() {
    let stack = Stack::start_with(V3, impatient).await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    stack.control("expire-access-tokens", json!({})).await;
    for behaviour in ["hang", "html", "endless", "drop"] {
        stack.control("iam", json!({ "behaviour": behaviour })).await;
        let page = browser.open(car.url.path()).await;
        assert!(page.has("section.banner[data-class=wait]"), "{behaviour}: {}", page.words("main"));
        assert!(!page.has("[data-recovery=reconnect]") && page.says(" km"), "{behaviour}");
    }
    let connecting = connect(&mut stack.browser(), "KIA", "trouble@example.com").await;
    assert_eq!(connecting.screen(), "connect-server-error");
}

#[actix_web::test]
async fn an_app_that_moves_to_v3_keeps_its_cars_and_asks_only_whom_it_must() {
    let stack = Stack::start_with(&[("SMARTCAR_API_VERSION", "2.0")], |_| {}).await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    stack.restart_app_with(|config| config.smartcar.api_version = ApiVersion::V3).await;
    let page = browser.open(car.url.path()).await;
    assert!(page.says("Up to date") && page.says(" km"), "the user id came with the code: {}", page.words("main"));
    // As an older Connect left it: no user id. Smartcar's list of connections has one.
    let user = stack.rows("SELECT user_id FROM tokens").await;
    stack.change("UPDATE tokens SET user_id = NULL").await;
    let page = browser.open(car.url.path()).await;
    assert!(page.says("Up to date") && !page.has(BANNER), "nobody is bothered: {}", page.words("main"));
    assert_eq!(stack.rows("SELECT user_id FROM tokens").await, user);
    // Where the list names somebody else, only the owner can help.
    stack.change("UPDATE tokens SET user_id = NULL, owner = 'renamed'").await;
    let page = browser.open(car.url.path()).await;
    assert!(page.has(BANNER), "{}", page.words("main"));
    let maker = to_maker(&mut browser, &page).await;
    let consent = sign_in(&mut browser, &maker, "owner@example.com").await;
    let back = browser.press(&consent, "#approval-button", &[]).await;
    assert_eq!(back.url.path(), car.url.path());
    assert!(back.says("Up to date"), "{}", back.words("main"));
}

#[actix_web::test]
async fn a_grant_that_cannot_be_opened_is_a_reason_to_connect_again() {
    let stack = Stack::start_with(&[("SMARTCAR_API_VERSION", "2.0")], |_| {}).await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    stack.change("UPDATE tokens SET access = substr(access, 1, 1), refresh = substr(refresh, 1, 1)").await;
    let page = browser.open(car.url.path()).await;
    assert!(page.has("section.banner[data-recovery='reconnect']"), "{}", page.words("main"));
    assert!(page.says("Distance driven"), "the last values stay");
}

#[actix_web::test]
async fn an_accepted_command_may_still_be_running_or_have_failed() {
    let stack = Stack::start_with(V3, |_| {}).await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    for (reply, screen) in [("pending", "pending"), ("done", "pending")] {
        stack.car("command-reply", json!({ "reply": reply })).await;
        let page = browser.press(&car, "form[action$='/commands/lock'] button", &[]).await;
        assert_eq!((page.status, page.screen().as_str()), (200, screen), "{reply}");
    }
    stack.car("command-reply", json!({ "reply": "failure" })).await;
    let failed = browser.press(&car, "form[action$='/commands/lock'] button", &[]).await;
    assert_ne!(failed.screen(), "pending", "a failure inside a success is a failure");
    assert!(failed.says("Your car was not locked."), "{}", failed.words("main"));
}

#[actix_web::test]
async fn a_broken_sign_in_is_mended_by_the_owner_and_the_grant_stays() {
    let stack = Stack::start_with(V3, |_| {}).await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    stack.car_becomes("CONNECTED_SERVICES_ACCOUNT:AUTHENTICATION_FAILED").await;
    let page = browser.open(car.url.path()).await;
    assert!(page.has(BANNER), "found beside the signals of a success: {}", page.words("main"));
    let grant = stack.rows("SELECT id FROM tokens").await;
    let maker = to_maker(&mut browser, &page).await;
    let consent = sign_in(&mut browser, &maker, "owner@example.com").await;
    let back = browser.press(&consent, "#approval-button", &[]).await;
    assert!(back.words("[role=status]").contains("is connected again"), "{}", back.words("main"));
    assert_eq!(stack.rows("SELECT id FROM tokens").await, grant);
}

#[actix_web::test]
async fn stopping_ends_the_connection_at_smartcar() {
    let stack = Stack::start_with(V3, |_| {}).await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    let confirm = browser.click(&car, "a[href*='/disconnect']").await;
    browser.press(&confirm, "[data-action=primary]", &[]).await;
    let ended = |entry: &serde_json::Value| {
        entry["method"] == "DELETE" && entry["path"].as_str().unwrap().starts_with("/v3/connections/")
    };
    assert!(stack.journal().await.iter().any(ended));
}
