//! What goes wrong while a car is read: each value by itself, one banner by precedence, and no false alarm.

use serde_json::json;

use crate::connecting::connect;
use crate::harness::{Stack, impatient};

#[actix_web::test]
async fn each_documented_trouble_has_its_banner_with_one_primary_action() {
    let stack = Stack::start_since_v2(|_| {}).await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    let token = browser.open("/settings").await.attribute("input[name=csrf]", "value").unwrap();
    for (condition, screen, class) in [
        ("CONNECTED_SERVICES_ACCOUNT:AUTHENTICATION_FAILED", "reconnect", "fix_here"),
        ("CONNECTED_SERVICES_ACCOUNT:PERMISSION", "reconnect", "fix_here"),
        ("CONNECTED_SERVICES_ACCOUNT:SUBSCRIPTION", "invalid-subscription", "fix_at_maker"),
        ("CONNECTED_SERVICES_ACCOUNT:ACCOUNT_ISSUE", "account-action", "fix_at_maker"),
        ("CONNECTED_SERVICES_ACCOUNT:VEHICLE_MISSING", "car-missing", "fix_at_maker"),
        ("CONNECTED_SERVICES_ACCOUNT:NO_VEHICLES", "car-missing", "fix_at_maker"),
        ("VEHICLE_STATE:ASLEEP", "car-unreachable", "wait"),
        ("VEHICLE_STATE:UNREACHABLE", "car-unreachable", "wait"),
        ("BILLING:ACCOUNT_SUSPENDED", "plan-limit", "ours"),
        ("RATE_LIMIT:VEHICLE", "too-soon", "wait"),
        ("UPSTREAM:NO_RESPONSE", "maker-down", "wait"),
        ("UPSTREAM:INVALID_DATA", "maker-down", "wait"),
        ("SERVER:INTERNAL", "our-fault", "ours"),
        ("VALIDATION", "our-fault", "ours"),
    ] {
        stack.car_becomes(condition).await;
        // As if a quarter of an hour had passed since the last press, and the wait Smartcar named were over.
        stack.change("UPDATE vehicles SET pressed_at = NULL, incident = NULL").await;
        let page = browser.open(car.url.path()).await;
        assert_eq!((page.status, page.screen().as_str()), (200, "vehicle"), "{condition}");
        assert!(
            page.has(&format!("section.banner[data-recovery='{screen}'][data-class='{class}']")),
            "{condition}: {}",
            page.words("main")
        );
        assert!(page.says("Distance driven") && page.says(" km"), "{condition}: the last data stays");
        let html = scraper::Html::parse_document(&page.html);
        assert_eq!(html.select(&scraper::Selector::parse("[data-action=primary]").unwrap()).count(), 1, "{condition}");

        let checked = browser.post(&format!("{}/check", car.url.path()), &[("csrf", &token)]).await;
        assert_eq!(checked.redirects, [format!("/connect/{screen}")], "{condition}");
        let explained = browser.open(&checked.redirects[0]).await;
        assert_eq!(explained.screen().split('/').next(), Some(screen), "{condition}");
        assert!(explained.has("[data-action=primary]") && explained.has("h1"), "{condition}");
    }
    stack.car_becomes("HEALTHY").await;
    assert!(!browser.open(car.url.path()).await.has("section.banner"));
}

#[actix_web::test]
async fn one_broken_value_is_a_line_and_the_others_show_data() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    stack.car_signal_becomes("PERMISSION", Some("location")).await;
    let page = browser.open(car.url.path()).await;
    assert!(page.has(".line[data-recovery='permission-missing'][data-class='fix_here']"), "{}", page.words("main"));
    assert!(page.says("Up to date") && page.says("Battery level") && !page.has("section.banner"));
}

#[actix_web::test]
async fn nothing_but_evidence_asks_anyone_to_reconnect() {
    let stack = Stack::start_with(&[], impatient).await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    for behaviour in ["rate_limit", "server_error", "html", "drop", "endless", "hang"] {
        stack.control("api", json!({ "behaviour": behaviour, "retry_after": 60 })).await;
        let page = browser.open(car.url.path()).await;
        assert_eq!((page.status, page.screen().as_str()), (200, "vehicle"), "{behaviour}");
        assert!(!page.has("[data-recovery=reconnect]"), "{behaviour}: {}", page.words("main"));
        assert!(page.says("Distance driven"), "{behaviour}: the last data stays");
    }
    stack.control("api", json!({ "behaviour": "normal" })).await;
    stack.car_becomes("PERMISSION").await;
    assert!(!browser.open(car.url.path()).await.has("[data-recovery=reconnect]"));
}

#[actix_web::test]
async fn a_car_that_left_the_account_can_be_removed_with_a_confirmation() {
    let stack = Stack::start_since_v2(|_| {}).await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    stack.car_becomes("CONNECTED_SERVICES_ACCOUNT:VEHICLE_MISSING").await;
    let page = browser.open(car.url.path()).await;
    let explained = browser.press(&page, "section.banner [data-action=primary]", &[]).await;
    assert_eq!(explained.screen(), "car-missing");
    let confirm = browser.click(&explained, "[data-action=secondary]").await;
    assert_eq!(confirm.screen(), "disconnect/remove");
    let gone = browser.press(&confirm, "[data-action=primary]", &[]).await;
    assert!(gone.words("[role=status]").contains("has been removed"));
    assert_eq!(stack.rows("SELECT count(*) FROM vehicles").await, ["0"]);
    let told = |request: &serde_json::Value| request["method"] == "DELETE";
    assert!(stack.journal().await.iter().any(told), "Smartcar is told");
}

#[actix_web::test]
async fn two_cars_of_one_owner_never_share_a_state() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let list = connect(&mut browser, "KIA", "2-vehicles@smartcar.com").await;
    stack.car_becomes("CONNECTED_SERVICES_ACCOUNT:AUTHENTICATION_FAILED").await;
    let html = scraper::Html::parse_document(&list.html);
    let links: Vec<String> = html
        .select(&scraper::Selector::parse("ul.cars a").unwrap())
        .map(|link| link.value().attr("href").unwrap().to_owned())
        .collect();
    let mut broken = 0;
    for link in &links {
        broken += usize::from(browser.open(link).await.has("section.banner"));
    }
    assert_eq!((links.len(), broken), (2, 1));
}

#[actix_web::test]
async fn the_link_for_a_digital_key_leads_to_the_maker_and_says_that_it_leaves() {
    let stack = Stack::start_since_v2(|_| {}).await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "TESLA", "owner@example.com").await;
    stack.car_becomes("CONNECTED_SERVICES_ACCOUNT:VIRTUAL_KEY_REQUIRED").await;
    let page = browser.open(car.url.path()).await;
    let key = browser.press(&page, "section.banner [data-action=primary]", &[]).await;
    assert_eq!(key.screen(), "account-action/virtual_key");
    let link = key.attribute("a[data-action=primary]", "href").unwrap();
    assert!(link.starts_with("https://www.tesla.com/_ak/"), "{link}");
    assert!(key.words("a[data-action=primary]").contains("opens in a new tab"));
    assert!(key.has("form[action$='/check'] button[data-action=secondary]"), "and a way back");
}

#[actix_web::test]
async fn a_limit_names_the_clock_time_when_it_is_over() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "KIA", "owner@example.com").await;
    stack.control("api", json!({ "behaviour": "rate_limit", "retry_after": 600 })).await;
    let page = browser.open(car.url.path()).await;
    assert!(page.says("Checks are paused for about 10 minutes"), "{}", page.words("main"));
    let explained = browser.press(&page, "section.banner [data-action=primary]", &[]).await;
    assert_eq!(explained.words("h1"), "Checks are paused for about 10 minutes");
    assert!(explained.says("You can check again at "));
}
