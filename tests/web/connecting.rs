//! The happy path: before you go, Connect, the car's page, and stopping again.

use crate::browser::{Browser, Page};
use crate::harness::Stack;

/// Walks to the brand's sign-in page.
pub(crate) async fn to_sign_in(browser: &mut Browser, brand: &str) -> Page {
    let home = browser.open("/").await;
    let welcome = browser.press(&home, "form[action='/connect'] button", &[]).await;
    from_welcome(browser, &welcome, brand).await
}

/// From Connect's first page to the brand's sign-in page.
pub(crate) async fn from_welcome(browser: &mut Browser, welcome: &Page, brand: &str) -> Page {
    let brands = browser.press(welcome, "#continue-button", &[]).await;
    browser.press(&brands, &format!("button#{brand}.brand-list-item"), &[]).await
}

/// Signs in and answers with the page that follows.
pub(crate) async fn sign_in(browser: &mut Browser, page: &Page, email: &str) -> Page {
    browser.press(page, "#sign-in-button", &[("username", email), ("password", "secret")]).await
}

/// Connects a car of a brand under an e-mail and answers with the app's page.
pub(crate) async fn connect(browser: &mut Browser, brand: &str, email: &str) -> Page {
    let page = to_sign_in(browser, brand).await;
    let grant = sign_in(browser, &page, email).await;
    // Connect skips the permission page when the account has granted the same before.
    if grant.has("#approval-button") { browser.press(&grant, "#approval-button", &[]).await } else { grant }
}

#[actix_web::test]
async fn an_owner_is_told_what_is_shared_and_why_before_they_go() {
    let stack = Stack::start().await;
    let home = stack.browser().open("/").await;
    assert_eq!((home.status, home.screen().as_str()), (200, "before-you-go"));
    assert_eq!(home.words("h1"), "Connect your car");
    assert!(home.says("You will sign in with your car maker and choose what to share."));
    assert!(home.says("See how far it has driven"), "{}", home.words("body"));
    assert!(home.says("So we show the right car"));
    assert_eq!(home.html.matches("<li><strong>").count(), 9, "every permission asked for has its words");
}

#[actix_web::test]
async fn a_connected_car_shows_its_values_with_units_and_times() {
    let stack = Stack::start().await;
    let page = connect(&mut stack.browser(), "CHEVROLET", "owner@example.com").await;
    assert_eq!((page.status, page.screen().as_str()), (200, "vehicle"));
    assert_eq!(page.words("h1"), "Your Chevrolet Volt");
    assert!(page.words("[role=status]").contains("Your Chevrolet Volt is connected"));
    assert!(page.says("Distance driven") && page.says(" km") && page.says("Battery level") && page.says("%"));
    assert!(page.says("Location") && page.says("°"));
    assert!(page.says("Updated today at ") || page.says("Updated "));
    assert!(page.says("Up to date"));
    assert_eq!(page.url.query(), None, "nothing of the return stays in the address");
    assert_eq!(stack.rows("SELECT make FROM vehicles").await, ["CHEVROLET"]);
    assert_eq!(stack.rows("SELECT outcome FROM connect_attempts").await, ["connected"]);
}

#[actix_web::test]
async fn a_petrol_car_shows_fuel_and_says_once_what_it_does_not_have() {
    let stack = Stack::start().await;
    let page = connect(&mut stack.browser(), "FORD", "0SCFORD0000000001@fuel.smartcar.com").await;
    assert_eq!(page.screen(), "vehicle");
    assert!(page.says("Fuel level"));
    assert!(page.says("Not available for your Ford"), "{}", page.words("main"));
    assert!(!page.has("[data-recovery='feature-unavailable'] + [data-recovery='feature-unavailable']"));
}

#[actix_web::test]
async fn the_list_of_brands_can_be_searched() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let home = browser.open("/").await;
    let welcome = browser.press(&home, "form[action='/connect'] button", &[]).await;
    let brands = browser.press(&welcome, "#continue-button", &[]).await;
    let found = browser.press(&brands, "form.search button", &[("search", "kia")]).await;
    assert!(found.has("button#KIA.brand-list-item") && !found.has("button#FORD.brand-list-item"));
}

#[actix_web::test]
async fn a_permission_left_out_is_a_line_and_everything_else_works() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let page = to_sign_in(&mut browser, "TESLA").await;
    let grant = sign_in(&mut browser, &page, "owner@example.com").await;
    assert!(!grant.has("input[value=read_odometer]"), "a required permission is no choice");
    let page = browser.press(&grant, "#approval-button", &[("permission", "read_battery"), ("permission", "-")]).await;
    assert_eq!(page.screen(), "vehicle");
    assert!(page.has("[data-recovery='permission-missing']"), "{}", page.words("main"));
    assert!(page.says("Distance driven"));
    assert!(!page.has("section.banner"), "one missing permission is not worth a banner");
}

#[actix_web::test]
async fn several_cars_can_be_connected_at_once() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let page = connect(&mut browser, "KIA", "3-vehicles@smartcar.com").await;
    assert_eq!((page.url.path(), page.screen().as_str()), ("/", "cars"));
    assert!(page.words("[role=status]").contains("Your cars are connected"));
    assert_eq!(stack.rows("SELECT id FROM vehicles").await.len(), 3);
    assert_eq!(stack.rows("SELECT id FROM tokens").await.len(), 1, "one grant covers them");
}

#[actix_web::test]
async fn a_whole_fleet_is_connected_page_by_page() {
    let stack = Stack::start().await;
    let page = connect(&mut stack.browser(), "KIA", "120-vehicles@smartcar.com").await;
    assert_eq!((page.status, page.screen().as_str()), (200, "cars"));
    assert_eq!(stack.rows("SELECT count(*) FROM vehicles").await, ["120"]);
}

#[actix_web::test]
async fn stopping_asks_first_keeps_what_we_have_and_then_lets_it_be_deleted() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    let confirm = browser.click(&car, "a[href$='/disconnect']").await;
    assert_eq!(confirm.words("h1"), "Stop sharing your Chevrolet Volt?");
    let gone = browser.press(&confirm, "[data-action=primary]", &[]).await;
    assert_eq!(gone.words("[role=status]"), "Your Chevrolet Volt is no longer connected");
    assert!(stack.rows("SELECT id FROM tokens").await.is_empty());
    assert_eq!(stack.rows("SELECT signal FROM readings ORDER BY signal").await.len(), 6, "a Volt has all of them");

    let again = browser.press_only(&confirm, "[data-action=primary]", &[]).await;
    assert_eq!(again.status, 303, "a second press is harmless");
    assert_eq!(stack.rows("SELECT id FROM vehicles").await.len(), 1);

    let kept = browser.open(car.url.path()).await;
    assert!(kept.says("Distance driven") && kept.says("Not connected"));
    let remove = browser.open(confirm.url.path()).await;
    assert_eq!(remove.screen(), "disconnect/remove");
    browser.press(&remove, "[data-action=primary]", &[]).await;
    assert!(stack.rows("SELECT id FROM vehicles").await.is_empty());
    assert!(stack.rows("SELECT signal FROM readings").await.is_empty());
    assert_eq!(browser.open(car.url.path()).await.status, 404);
}

#[actix_web::test]
async fn a_car_connected_twice_is_still_one_car() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    let again = connect_again(&mut browser, "owner@example.com").await;
    assert_eq!((again.url.path(), again.screen().as_str()), ("/connect/already-connected", "already-connected"));
    assert_eq!(again.words("h1"), "Your Chevrolet Volt is already connected");
    assert_eq!(stack.rows("SELECT id FROM vehicles").await.len(), 1);
    assert_eq!(stack.rows("SELECT id FROM tokens").await.len(), 1);
}

#[actix_web::test]
async fn the_owner_is_still_connected_after_a_restart() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    stack.restart_app().await;
    let again = browser.open(car.url.path()).await;
    assert_eq!((again.status, again.words("h1").as_str()), (200, "Your Chevrolet Volt"));
    assert!(again.says("Up to date"));
}

async fn connect_again(browser: &mut Browser, email: &str) -> Page {
    let cars = browser.open("/").await;
    let welcome = browser.press(&cars, "form[action='/connect'] button", &[]).await;
    let page = from_welcome(browser, &welcome, "CHEVROLET").await;
    let grant = sign_in(browser, &page, email).await;
    browser.press(&grant, "#approval-button", &[]).await
}

#[actix_web::test]
async fn a_permission_left_out_can_be_reviewed_from_its_line() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let page = to_sign_in(&mut browser, "TESLA").await;
    let grant = sign_in(&mut browser, &page, "owner@example.com").await;
    let car = browser.press(&grant, "#approval-button", &[("permission", "read_battery"), ("permission", "-")]).await;
    let connect = browser.press(&car, "form[action$='/reconnect'] button[data-action=quiet]", &[]).await;
    assert!(connect.has("#continue-button"), "{}", connect.words("main"));
    let sign = browser.press(&connect, "#continue-button", &[]).await;
    let grant = sign_in(&mut browser, &sign, "owner@example.com").await;
    let back = browser.press(&grant, "#approval-button", &[("permission", "*")]).await;
    assert_eq!((back.url.path(), back.screen().as_str()), (car.url.path(), "vehicle"));
    assert!(!back.has("[data-recovery='permission-missing']"), "{}", back.words("main"));
}
