//! A connection that broke: the banner, the way back through Connect, and every way that can end.

use crate::browser::{Browser, Page};
use crate::connecting::{connect, sign_in};
use crate::harness::Stack;

pub(crate) const BROKEN: &str = "CONNECTED_SERVICES_ACCOUNT:AUTHENTICATION_FAILED";
pub(crate) const BANNER: &str = "section.banner[data-recovery='reconnect'][data-class='fix_here']";
pub(crate) const RECONNECT: &str = "form[action$='/reconnect'] button";

/// A connected car whose owner has changed the password since; answers with its page.
pub(crate) async fn broken(stack: &Stack, browser: &mut Browser) -> Page {
    let car = connect(browser, "CHEVROLET", "owner@example.com").await;
    stack.car_becomes(BROKEN).await;
    browser.open(car.url.path()).await
}

/// From the banner to the maker's sign-in page at Connect.
pub(crate) async fn to_maker(browser: &mut Browser, page: &Page) -> Page {
    let connect = browser.press(page, RECONNECT, &[]).await;
    if connect.has("#continue-button") { browser.press(&connect, "#continue-button", &[]).await } else { connect }
}

#[actix_web::test]
async fn a_broken_connection_keeps_the_last_data_and_says_what_to_do() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let page = broken(&stack, &mut browser).await;
    assert_eq!((page.status, page.screen().as_str()), (200, "vehicle"));
    assert!(page.has(BANNER), "{}", page.words("main"));
    assert_eq!(page.words("section.banner h2"), "Reconnect your Chevrolet Volt");
    assert!(page.words("section.banner").contains("Your Chevrolet Volt is not updating. Last update: today at "));
    assert!(page.says("Distance driven") && page.says(" km"));
    assert!(page.says("Needs you: reconnect"));
    assert_eq!(page.words("[data-action=primary]"), "Reconnect");
}

#[actix_web::test]
async fn reconnecting_completes_the_link_smartcar_sent() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let page = broken(&stack, &mut browser).await;
    let left = browser.press_only(&page, RECONNECT, &[]).await;
    let url = url::Url::parse(&left.redirects[0]).unwrap();
    let parameter = |name: &str| url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned());
    assert_eq!((left.status, url.path()), (303, "/oauth/reauthenticate"));
    assert_eq!(parameter("response_type").as_deref(), Some("vehicle_id"));
    assert_eq!(parameter("redirect_uri"), Some(format!("{}/callback", stack.app)));
    assert_eq!(parameter("vehicle_id"), Some(stack.rows("SELECT smartcar_id FROM vehicles").await.remove(0)));
    assert_eq!(parameter("state").map(|state| state.len()), Some(32));
}

#[actix_web::test]
async fn signing_in_again_mends_the_connection() {
    for version in ["2.0", "1.0"] {
        let stack = Stack::start_with(&[("SMARTCAR_API_VERSION", version)], |_| {}).await;
        let mut browser = stack.browser();
        let page = broken(&stack, &mut browser).await;
        assert!(page.has(BANNER), "v{version}");
        let tokens = stack.rows("SELECT id FROM tokens").await;
        let maker = to_maker(&mut browser, &page).await;
        let consent = sign_in(&mut browser, &maker, "owner@example.com").await;
        let back = browser.press(&consent, "#approval-button", &[]).await;
        assert_eq!((back.url.path(), back.screen().as_str()), (page.url.path(), "vehicle"), "v{version}");
        assert!(back.words("[role=status]").contains("Your Chevrolet Volt is connected again"));
        assert!(!back.has("section.banner") && back.says("Up to date"));
        assert_eq!(stack.rows("SELECT id FROM tokens").await, tokens, "the tokens on file stay");
        let reload = browser.open(back.url.path()).await;
        assert_eq!(reload.words("[role=status]"), "", "a notice is shown once");
    }
}

#[actix_web::test]
async fn what_is_left_to_do_comes_before_what_went_well() {
    let stack = Stack::start_with(&[("SMARTCAR_API_VERSION", "2.0")], |_| {}).await;
    let mut browser = stack.browser();
    let page = broken(&stack, &mut browser).await;
    let maker = to_maker(&mut browser, &page).await;
    let consent = sign_in(&mut browser, &maker, "owner@example.com").await;
    stack.car_becomes("CONNECTED_SERVICES_ACCOUNT:SUBSCRIPTION").await;
    let back = browser.press(&consent, "#approval-button", &[]).await;
    assert!(back.words("[role=status]").contains("Your Chevrolet Volt is connected again"), "{}", back.words("main"));
    assert!(back.has("section.banner[data-recovery='invalid-subscription'] + .notice"), "{}", back.words("main"));
}

#[actix_web::test]
async fn a_test_login_that_starts_broken_is_mended_the_same_way() {
    for (version, email) in [
        ("2.0", "CONNECTED_SERVICES_ACCOUNT.AUTHENTICATION_FAILED@smartcar.com"),
        ("1.0", "smartcar@voa-000.vehicle-owner-action-required.com"),
    ] {
        let stack = Stack::start_with(&[("SMARTCAR_API_VERSION", version)], |_| {}).await;
        let mut browser = stack.browser();
        let page = connect(&mut browser, "KIA", email).await;
        assert!(page.has(BANNER), "v{version}: {}", page.words("main"));
        let maker = to_maker(&mut browser, &page).await;
        let consent = sign_in(&mut browser, &maker, email).await;
        let back = browser.press(&consent, "#approval-button", &[]).await;
        assert!(!back.has("section.banner") && back.says("Distance driven"), "v{version}");
    }
}

#[actix_web::test]
async fn backing_out_leaves_everything_as_it_was() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let page = broken(&stack, &mut browser).await;
    to_maker(&mut browser, &page).await;
    let same = browser.open(page.url.path()).await;
    assert!(same.has(BANNER) && same.words("[role=status]").is_empty());
    stack.car_becomes("HEALTHY").await;
    assert!(!browser.open(page.url.path()).await.has("section.banner"), "a connection that works stays working");
}

#[actix_web::test]
async fn declining_to_reconnect_speaks_of_a_connected_car() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let page = broken(&stack, &mut browser).await;
    let maker = to_maker(&mut browser, &page).await;
    let consent = sign_in(&mut browser, &maker, "owner@example.com").await;
    let back = browser.press(&consent, "#deny-button", &[]).await;
    assert_eq!(back.screen(), "access-denied/connected");
    assert!(back.says("We kept everything up to today at "));
    let not_now = browser.click(&back, "[data-action=secondary]").await;
    assert!(not_now.has(BANNER));
}

#[actix_web::test]
async fn another_car_changes_nothing_and_can_be_added_as_well() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let page = broken(&stack, &mut browser).await;
    let before = stack.rows("SELECT smartcar_id FROM vehicles").await;
    let maker = to_maker(&mut browser, &page).await;
    let consent = sign_in(&mut browser, &maker, "somebody-else@example.com").await;
    let back = browser.press(&consent, "#approval-button", &[]).await;
    assert_eq!(back.screen(), "reconnect-failed/wrong_car");
    assert!(back.says("You signed in to an account that does not have your Chevrolet Volt in it."));
    assert!(back.says("We have not changed or added anything."));
    assert_eq!(stack.rows("SELECT smartcar_id FROM vehicles").await, before);
    assert!(back.has("form[action='/connect'] button[data-action=secondary]"));
}

#[actix_web::test]
async fn a_car_that_still_gives_nothing_offers_support_the_second_time() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let mut page = broken(&stack, &mut browser).await;
    for (screen, primary) in [("reconnect-failed", "Try again"), ("reconnect-failed/again", "Contact support")] {
        let car = browser.open(&car_path(&stack).await).await;
        let maker = to_maker(&mut browser, &car).await;
        let consent = sign_in(&mut browser, &maker, "still-failing@sandbox.test").await;
        page = browser.press(&consent, "#approval-button", &[]).await;
        assert_eq!((page.screen().as_str(), page.words("[data-action=primary]").as_str()), (screen, primary));
    }
    assert!(page.says("We still cannot reach your Chevrolet Volt"));
}

#[actix_web::test]
async fn a_connection_that_heals_by_itself_loses_its_banner() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let page = broken(&stack, &mut browser).await;
    assert!(page.has(BANNER));
    stack.car_becomes("HEALTHY").await;
    let healed = browser.open(page.url.path()).await;
    assert!(!healed.has("section.banner") && healed.says("Up to date"));
    assert_eq!(stack.rows("SELECT coalesce(incident, 'none') FROM vehicles").await, ["none"]);
}

#[actix_web::test]
async fn withdrawn_access_leads_back_with_words_of_its_own() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "TESLA", "owner@example.com").await;
    stack.car_becomes("CONNECTED_SERVICES_ACCOUNT:PERMISSION").await;
    let page = browser.open(car.url.path()).await;
    assert!(page.has(BANNER));
    let left = browser.press_only(&page, RECONNECT, &[]).await;
    assert!(left.redirects[0].contains("/oauth/reauthenticate?"), "built by the app: the error names no address");
}

async fn car_path(stack: &Stack) -> String {
    format!("/vehicles/{}", stack.rows("SELECT id FROM vehicles").await.remove(0))
}

#[actix_web::test]
async fn not_now_hides_the_banner_until_the_data_is_needed_again() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let page = broken(&stack, &mut browser).await;
    let later = browser.press(&page, "section.banner [data-action=secondary]", &[]).await;
    assert_eq!(later.url.path(), page.url.path());
    assert!(!later.has("section.banner") && later.says("Needs you: reconnect"), "{}", later.words("main"));
    let mending = browser.press_only(&later, "[data-action=primary]", &[]).await;
    assert!(mending.redirects[0].contains("/oauth/reauthenticate?"), "{:?}", mending.redirects);
    let needed = browser.press(&later, "form[action$='/check'] button", &[]).await;
    assert_eq!((needed.url.path(), needed.screen().as_str()), ("/connect/reconnect", "reconnect"));
    assert!(needed.says("It takes about a minute."));
    assert!(browser.open(page.url.path()).await.has(BANNER));
}

#[actix_web::test]
async fn starting_again_from_an_expired_reconnect_goes_on_with_the_same_car() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let page = broken(&stack, &mut browser).await;
    let left = browser.press_only(&page, RECONNECT, &[]).await;
    let state = left.redirects[0].split("state=").nth(1).unwrap().to_owned();
    stack.change("UPDATE connect_attempts SET expires_at = 0").await;
    let expired = browser.open(&format!("/callback?state={state}")).await;
    assert_eq!(expired.screen(), "link-expired");
    let again = browser.press_only(&expired, "[data-action=primary]", &[]).await;
    assert!(again.redirects[0].contains("/oauth/reauthenticate?"));
}
