//! The return address: whose it is, how often, how long; and what a return may say.

use crate::browser::{Browser, Page};
use crate::connecting::{connect, from_welcome, sign_in, to_sign_in};
use crate::harness::Stack;

/// Goes to Connect and answers with the state it carries.
pub(crate) async fn leave(browser: &mut Browser) -> String {
    let home = browser.open("/").await;
    let left = browser.press_only(&home, "form[action='/connect'] button", &[]).await;
    let url = url::Url::parse(&left.redirects[0]).unwrap();
    url.query_pairs().find(|(name, _)| name == "state").unwrap().1.into_owned()
}

pub(crate) fn expired(page: &Page) {
    assert_eq!((page.status, page.url.path(), page.screen().as_str()), (400, "/connect/link-expired", "link-expired"));
    assert_eq!(page.words("h1"), "This link has expired");
}

#[actix_web::test]
async fn a_return_without_a_state_of_ours_does_nothing() {
    let stack = Stack::start().await;
    for query in ["", "?code=abc", "?state=never&code=abc", "?error=access_denied", "?state=", "?state=a&state=b"] {
        let mut browser = stack.browser();
        browser.open("/").await;
        expired(&browser.open(&format!("/callback{query}")).await);
    }
    assert_eq!(stack.token_requests("authorization_code").await, 0);
}

#[actix_web::test]
async fn a_link_works_once() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let state = leave(&mut browser).await;
    let first = browser.open(&format!("/callback?error=access_denied&state={state}")).await;
    assert_eq!(first.screen(), "access-denied");
    // The very same return says what it said; another one under its state is none of ours.
    let again = browser.open(&format!("/callback?error=access_denied&state={state}")).await;
    assert_eq!(again.screen(), "access-denied");
    expired(&browser.open(&format!("/callback?code=abc&state={state}")).await);
    assert_eq!(stack.token_requests("authorization_code").await, 0);
}

#[actix_web::test]
async fn a_return_whose_process_died_goes_on_in_another() {
    let stack = Stack::start_with(&[("SMARTCAR_API_VERSION", "2.0")], |_| {}).await;
    let mut browser = stack.browser();
    let page = to_sign_in(&mut browser, "KIA").await;
    let grant = sign_in(&mut browser, &page, "owner@example.com").await;
    stack.change("UPDATE connect_attempts SET spent_at = 1").await;
    let car = browser.press(&grant, "#approval-button", &[]).await;
    assert_eq!((car.status, car.screen().as_str()), (200, "vehicle"), "{}", car.words("main"));
    // Had it got further, to Smartcar and back, the code would be spent: there is a way forward all the same.
    stack.change("UPDATE connect_attempts SET outcome = NULL, led_to = NULL, return_hash = NULL").await;
    let back = car.redirects.iter().find(|address| address.contains("/callback?")).unwrap();
    let page = browser.open(back).await;
    expired(&page);
    assert!(page.has("[data-action=primary]"), "{}", page.words("main"));
    assert_eq!(browser.open(car.url.path()).await.status, 200);
}

#[actix_web::test]
async fn a_link_works_in_the_browser_that_began_and_another_browser_does_not_spoil_it() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let state = leave(&mut browser).await;
    let mut other = stack.browser();
    other.open("/").await;
    expired(&other.open(&format!("/callback?error=access_denied&state={state}")).await);
    let mine = browser.open(&format!("/callback?error=access_denied&state={state}")).await;
    assert_eq!(mine.screen(), "access-denied");
}

#[actix_web::test]
async fn a_link_works_for_a_quarter_of_an_hour() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let state = leave(&mut browser).await;
    stack.change("UPDATE connect_attempts SET expires_at = expires_at - 900001").await;
    expired(&browser.open(&format!("/callback?error=access_denied&state={state}")).await);
}

#[actix_web::test]
async fn several_tabs_may_be_at_connect_at_once() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let (one, two) = (leave(&mut browser).await, leave(&mut browser).await);
    let second = browser.open(&format!("/callback?error=invalid_subscription&state={two}")).await;
    let first = browser.open(&format!("/callback?error=access_denied&state={one}")).await;
    assert_eq!((second.screen().as_str(), first.screen().as_str()), ("invalid-subscription", "access-denied"));
    assert_eq!(
        browser.open("/connect/invalid-subscription").await.screen(),
        "invalid-subscription",
        "each outcome is kept"
    );
}

#[actix_web::test]
async fn a_return_repeated_after_connecting_leads_to_the_car() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let page = to_sign_in(&mut browser, "KIA").await;
    let grant = sign_in(&mut browser, &page, "owner@example.com").await;
    let connected = browser.press(&grant, "#approval-button", &[]).await;
    let callback = connected.redirects[0].clone();
    assert!(callback.contains("/callback?"));
    let again = browser.open(&callback).await;
    assert_eq!((again.url.path(), again.screen().as_str()), (connected.url.path(), "vehicle"));
    assert_eq!(again.words("[role=status]"), "Your car is already connected.");
    assert!(stack.token_requests("authorization_code").await <= 1, "a code is never sent twice");
    assert_eq!(stack.rows("SELECT count(*) FROM tokens").await, ["1"]);
}

#[actix_web::test]
async fn a_double_press_of_the_return_connects_once_and_both_see_the_car() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let page = to_sign_in(&mut browser, "KIA").await;
    let grant = sign_in(&mut browser, &page, "owner@example.com").await;
    let back = browser.press_only(&grant, "#approval-button", &[]).await;
    let mut twin = browser.clone();
    let (a, b) = tokio::join!(browser.open(&back.redirects[0]), twin.open(&back.redirects[0]));
    assert_eq!((a.screen().as_str(), b.screen().as_str()), ("vehicle", "vehicle"));
    assert!(stack.token_requests("authorization_code").await <= 1, "a code is never sent twice");
    assert_eq!(stack.rows("SELECT count(*) FROM vehicles").await, ["1"]);
}

#[actix_web::test]
async fn what_no_documentation_names_still_has_a_way_forward() {
    let stack = Stack::start().await;
    for query in ["error=brand_new_error&error_description=text", "error=", "", "code=", "vehicle_id=abc"] {
        let mut browser = stack.browser();
        let state = leave(&mut browser).await;
        let page = browser.open(&format!("/callback?{query}&state={state}")).await;
        assert_eq!((page.status, page.screen().as_str()), (200, "unknown"), "{query}");
        assert!(page.words(".reference").starts_with("Your reference is "));
        assert!(!page.html.contains("brand_new_error"));
    }
}

#[actix_web::test]
async fn the_hint_about_cookies_comes_the_second_time_or_at_once_without_any() {
    let stack = Stack::start().await;
    const HINT: &str = "allow cookies for this site";
    let mut browser = stack.browser();
    leave(&mut browser).await;
    assert!(!browser.open("/callback?state=x").await.says(HINT));
    assert!(browser.open("/callback?state=x").await.says(HINT));
    assert!(stack.browser().open("/callback?state=x").await.says(HINT));
}

#[actix_web::test]
async fn starting_again_from_an_expired_link_leads_to_connect() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let page = browser.open("/connect/access-denied").await;
    let welcome = browser.press(&page, "[data-action=primary]", &[]).await;
    let maker = from_welcome(&mut browser, &welcome, "KIA").await;
    assert!(maker.has("#sign-in-button"));
}

#[actix_web::test]
async fn opening_the_app_by_another_name_of_the_machine_leads_to_its_own() {
    let stack = Stack::start().await;
    let by_number = stack.app.replace("localhost", "127.0.0.1");
    let mut browser = Browser::new(&by_number);
    let page = browser.open("/settings").await;
    assert_eq!(page.redirects, [format!("{}/settings?moved=1", stack.app), "/settings".to_owned()]);
    let car = connect(&mut browser, "KIA", "owner@example.com").await;
    assert_eq!(car.screen(), "vehicle", "the session survives the way through Connect");
}
