//! The car maker's online service is off, before and after connecting; no cars in the account; Connect's own trouble.

use crate::browser::{Browser, Page};
use crate::connecting::{connect, from_welcome, sign_in, to_sign_in};
use crate::harness::Stack;

pub(crate) async fn come_back(browser: &mut Browser, email: &str) -> Page {
    let page = to_sign_in(browser, "AUDI").await;
    let stopped = sign_in(browser, &page, email).await;
    leave(browser, stopped).await
}

/// Presses whatever leads back to the app on Connect's last page.
async fn leave(browser: &mut Browser, stopped: Page) -> Page {
    for way_out in ["#back-to-application", "#exit-button"] {
        if stopped.has(&format!("a{way_out}")) {
            return browser.click(&stopped, way_out).await;
        }
        if stopped.has(&format!("button{way_out}")) {
            return browser.press(&stopped, way_out, &[]).await;
        }
    }
    stopped
}

#[actix_web::test]
async fn an_owner_whose_plan_has_lapsed_is_told_how_to_turn_it_on() {
    let stack = Stack::start().await;
    let page = come_back(&mut stack.browser(), "smartcar@invalid-subscription.com").await;
    assert_eq!((page.status, page.screen().as_str()), (200, "invalid-subscription"));
    assert_eq!(page.attribute("main", "data-class").as_deref(), Some("fix_at_maker"));
    assert_eq!(page.words("h1"), "Your car's online service is off");
    assert!(page.says("Check that the online plan or free trial for your car is on."));
    assert!(page.says("Your car maker may charge for this service. Driveway does not."));
    assert_eq!(page.words("[data-action=primary]"), "Try connecting again");
}

#[actix_web::test]
async fn the_third_try_in_a_day_says_that_it_can_take_a_day() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let mut page = come_back(&mut browser, "smartcar@invalid-subscription.com").await;
    for expected in [false, true] {
        assert!(!page.says("It can take a day for a new plan to start."));
        let welcome = browser.press(&page, "[data-action=primary]", &[]).await;
        let sign = from_welcome(&mut browser, &welcome, "AUDI").await;
        let stopped = sign_in(&mut browser, &sign, "smartcar@invalid-subscription.com").await;
        page = leave(&mut browser, stopped).await;
        assert_eq!(page.says("It can take a day for a new plan to start."), expected);
    }
}

#[actix_web::test]
async fn a_connected_car_whose_plan_lapses_keeps_its_last_data() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "AUDI", "owner@example.com").await;
    stack.car_becomes("CONNECTED_SERVICES_ACCOUNT:SUBSCRIPTION").await;
    let page = browser.open(car.url.path()).await;
    assert!(page.has("section.banner[data-recovery='invalid-subscription'][data-variant='connected']"));
    assert!(page.says("has stopped sharing") && page.says("Distance driven"));
    assert!(page.says("Needs you: open the Audi app"));

    let checked = browser.press(&page, "section.banner [data-action=primary]", &[]).await;
    assert_eq!(
        (checked.url.path(), checked.screen().as_str()),
        ("/connect/invalid-subscription", "invalid-subscription/connected")
    );
    assert!(checked.says("We kept everything up to today at "));
    stack.car_becomes("HEALTHY").await;
    let healed = browser.press(&checked, "[data-action=primary]", &[]).await;
    assert_eq!((healed.screen().as_str(), healed.has("section.banner")), ("vehicle", false));
}

#[actix_web::test]
async fn an_account_without_cars_is_explained_without_blame() {
    let stack = Stack::start().await;
    let page = come_back(&mut stack.browser(), "no-vehicles@sandbox.test").await;
    assert_eq!((page.status, page.screen().as_str()), (200, "no-vehicles"));
    assert_eq!(page.words("h1"), "We found no cars in your car maker account");
    assert!(page.says("No car information was shared."));
}

#[actix_web::test]
async fn our_own_set_up_fault_offers_one_clean_start_and_then_support() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let page = come_back(&mut browser, "configuration-error@sandbox.test").await;
    assert_eq!((page.status, page.screen().as_str()), (200, "configuration-error"));
    assert_eq!(page.words("[data-action=primary]"), "Start again");
    let again = come_back(&mut browser, "configuration-error@sandbox.test").await;
    assert_eq!(again.screen(), "configuration-error/again");
    assert_eq!(again.words("[data-action=primary]"), "Contact support");
}

#[actix_web::test]
async fn connects_own_trouble_suggests_later_the_second_time() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let page = come_back(&mut browser, "server-error@sandbox.test").await;
    assert_eq!((page.status, page.screen().as_str()), (200, "connect-server-error"));
    assert_eq!(page.words("[data-action=primary]"), "Try connecting again");
    let again = come_back(&mut browser, "server-error@sandbox.test").await;
    assert_eq!(again.words("[data-action=primary]"), "Continue without my car");
    assert!(again.says("Try again in an hour or so."));
}
