//! The owner says no: respected, explained, and after the second time not raised again.

use crate::browser::{Browser, Page};
use crate::connecting::{from_welcome, sign_in, to_sign_in};
use crate::harness::Stack;

pub(crate) async fn deny(browser: &mut Browser) -> Page {
    let page = to_sign_in(browser, "KIA").await;
    let grant = sign_in(browser, &page, "owner@example.com").await;
    browser.press(&grant, "#deny-button", &[]).await
}

pub(crate) async fn deny_after(browser: &mut Browser, page: &Page, button: &str) -> Page {
    let welcome = browser.press(page, button, &[]).await;
    let page = from_welcome(browser, &welcome, "KIA").await;
    let grant = sign_in(browser, &page, "owner@example.com").await;
    browser.press(&grant, "#deny-button", &[]).await
}

#[actix_web::test]
async fn a_refusal_is_a_calm_page_with_the_reasons_and_a_clean_address() {
    let stack = Stack::start().await;
    let page = deny(&mut stack.browser()).await;
    assert_eq!((page.status, page.url.path(), page.url.query()), (200, "/connect/access-denied", None));
    assert_eq!(page.screen(), "access-denied");
    assert_eq!(page.attribute("main", "data-class").as_deref(), Some("choice"));
    assert_eq!(page.words("title"), "Your car is not connected – Driveway");
    assert!(page.says("Driveway does not have your OK to see your car's information."));
    assert!(page.says("See how far it has driven") && page.says("So we can log your miles"));
    assert_eq!(page.words("[data-action=primary]"), "Connect your car");
    assert_eq!(page.words("[data-action=secondary]"), "Continue without my car");
    assert_eq!(
        (page.header("cache-control").as_str(), page.header("referrer-policy").as_str()),
        ("no-store", "no-referrer")
    );
    assert!(page.has("meta[name=robots][content=noindex]"));
    assert!(page.says("connect_access_denied"), "support details name the outcome");
    assert_eq!(stack.rows("SELECT outcome FROM connect_attempts").await, ["connect_access_denied"]);
}

#[actix_web::test]
async fn trying_again_forces_the_permission_page() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let page = deny(&mut browser).await;
    let left = browser.press_only(&page, "[data-action=primary]", &[]).await;
    assert_eq!(left.status, 303);
    assert!(left.redirects[0].starts_with(&format!("{}/oauth/authorize?", stack.sandbox)));
    assert!(left.redirects[0].contains("approval_prompt=force"));
}

#[actix_web::test]
async fn after_the_second_refusal_the_subject_is_not_raised_again() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let first = deny(&mut browser).await;
    let second = deny_after(&mut browser, &first, "[data-action=primary]").await;
    assert_eq!(second.screen(), "access-denied/again");
    assert_eq!(second.words("h1"), "Your car is not connected, and that is fine");
    assert_eq!(second.words("[data-action=primary]"), "Continue without my car");
    assert_eq!(second.words("[data-action=secondary]"), "Try connecting again");

    let home = browser.open("/").await;
    assert_eq!(home.screen(), "home");
    assert!(!home.has("form[action='/connect']"));
    let settings = browser.open("/settings").await;
    assert!(settings.has("form[action='/connect']"), "Settings keeps the way back");
}

#[actix_web::test]
async fn reloading_and_coming_back_show_the_same_page() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let page = deny(&mut browser).await;
    let reference = page.words("details td");
    for _ in 0..3 {
        let again = browser.open("/connect/access-denied").await;
        assert_eq!((again.status, again.screen()), (200, "access-denied".into()));
        assert_eq!(again.words("details td"), reference);
    }
}

#[actix_web::test]
async fn someone_elses_outcome_is_not_shown() {
    let stack = Stack::start().await;
    deny(&mut stack.browser()).await;
    let other = stack.browser().open("/connect/access-denied").await;
    assert_eq!((other.status, other.screen().as_str()), (400, "link-expired"));
}
