//! What a browser is remembered by: one cookie with an id and nothing else, rows that two tabs can change at once, an end,
//! and nothing at all for whoever only looks.

use crate::connecting::{connect, sign_in, to_sign_in};
use crate::harness::Stack;
use crate::incompatible::come_back;
use crate::links::leave;

const SESSIONS: &str = "SELECT count(*) FROM sessions";

/// A cookie pair out of an answer's `Set-Cookie`.
fn pair(set_cookie: &str) -> String {
    set_cookie.split(';').next().unwrap().to_owned()
}

#[actix_web::test]
async fn whoever_only_looks_leaves_no_trace() {
    let stack = Stack::start().await;
    for _ in 0..10 {
        for address in
            ["/", "/settings", "/connect/access-denied", "/callback?error=access_denied&state=x", "/vehicles/x"]
        {
            stack.browser().open(address).await;
        }
    }
    for table in [SESSIONS, "SELECT count(*) FROM session_entries", "SELECT count(*) FROM connect_attempts"] {
        assert_eq!(stack.rows(table).await, ["0"], "{table}");
    }
}

#[actix_web::test]
async fn an_invented_cookie_is_not_taken_up_and_the_first_form_brings_a_new_one() {
    let stack = Stack::start().await;
    let name = env!("CARGO_PKG_NAME");
    let client = reqwest::Client::new();
    let invented = format!("{name}={}", "a".repeat(64));
    let page = client.get(&stack.app).header("cookie", &invented).send().await.unwrap();
    let given = pair(page.headers()["set-cookie"].to_str().unwrap());
    assert_ne!(given, invented);
    let mut browser = stack.browser();
    browser.open("/").await;
    let before = browser.cookie();
    leave(&mut browser).await;
    assert_ne!(browser.cookie(), before, "nobody can have chosen the id that is remembered");
    assert_eq!(stack.rows(SESSIONS).await, ["1"]);
}

#[actix_web::test]
async fn two_tabs_keep_each_their_own_outcome() {
    let stack = Stack::start().await;
    let mut one = stack.browser();
    let (first, second) = (leave(&mut one).await, leave(&mut one).await);
    let mut other = one.clone();
    let (a, b) =
        (format!("/callback?error=access_denied&state={first}"), format!("/callback?error=no_vehicles&state={second}"));
    let (a, b) = tokio::join!(one.open(&a), other.open(&b));
    assert_eq!((a.screen().as_str(), b.screen().as_str()), ("access-denied", "no-vehicles"));
    for (address, screen) in [("/connect/access-denied", "access-denied"), ("/connect/no-vehicles", "no-vehicles")] {
        assert_eq!(one.open(address).await.screen(), screen);
    }
}

#[actix_web::test]
async fn the_cookie_never_grows_and_says_nothing() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    leave(&mut browser).await;
    let cookie = browser.cookie();
    for error in ["access_denied", "invalid_subscription", "no_vehicles", "server_error", "configuration_error", "new"]
    {
        let state = leave(&mut browser).await;
        browser.open(&format!("/callback?error={error}&state={state}")).await;
    }
    let state = leave(&mut browser).await;
    let long = "%E8%BD%A6".repeat(64);
    browser.open(&format!("/callback?error=vehicle_incompatible&make={long}&model={long}&state={state}")).await;
    assert_eq!(browser.cookie(), cookie);
    assert!(cookie.len() < 100, "{cookie}");
    assert!(browser.open("/connect/vehicle-incompatible").await.html.contains("车车"), "and nothing was lost");
}

#[actix_web::test]
async fn a_notice_is_shown_once_and_never_to_a_browser_that_fetches_ahead() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let state = leave(&mut browser).await;
    let ahead = browser.clone().sending("sec-purpose", "prefetch;prerender");
    let fetched = { ahead }.request(&format!("/callback?error=access_denied&state={state}")).await;
    assert_eq!(fetched.status, 204, "nothing is spent by fetching ahead");
    assert_eq!(browser.open(&format!("/callback?error=access_denied&state={state}")).await.screen(), "access-denied");
    let car = connect(&mut browser, "KIA", "owner@example.com").await;
    assert!(car.words("[role=status]").contains("is connected"));
    assert_eq!(browser.open(car.url.path()).await.words("[role=status]"), "");
}

#[actix_web::test]
async fn the_same_refused_return_twice_says_what_it_said() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let state = leave(&mut browser).await;
    let address = format!("/callback?error=no_vehicles&state={state}");
    let (mut one, mut two) = (browser.clone(), browser.clone());
    let (a, b) = tokio::join!(one.open(&address), two.open(&address));
    let again = browser.open(&address).await;
    for page in [a, b, again] {
        assert_eq!((page.url.path(), page.screen().as_str()), ("/connect/no-vehicles", "no-vehicles"));
    }
}

#[actix_web::test]
async fn what_was_typed_wrongly_is_shown_by_a_page_of_its_own() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let page = come_back(&mut browser, &[("share", "yes")]).await;
    let sent = browser.press_only(&page, "button[form=details]", &[("year", "soon")]).await;
    assert_eq!((sent.status, sent.redirects), (303, vec!["/connect/vehicle-incompatible".to_owned()]));
    for _ in 0..2 {
        let shown = browser.open("/connect/vehicle-incompatible").await;
        assert_eq!(shown.status, 422);
        assert!(shown.says("Model year must be 4 numbers"), "{}", shown.words("main"));
        assert_eq!(shown.attribute("input[name=year]", "value").as_deref(), Some("soon"));
    }
    let shown = browser.open("/connect/vehicle-incompatible").await;
    let saved = browser.press(&shown, "button[form=details]", &[("year", "2024")]).await;
    assert_eq!(saved.screen(), "vehicle-incompatible-saved");
    let back = browser.open("/connect/vehicle-incompatible").await;
    assert_eq!((back.status, back.has(".summary")), (200, false), "going back asks nothing and blames nobody");
}

#[actix_web::test]
async fn a_forgotten_browser_is_a_stranger_and_so_is_a_copy_of_its_cookie() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "KIA", "owner@example.com").await;
    let mut copy = browser.clone();
    assert_eq!(copy.open(car.url.path()).await.status, 200);
    let settings = browser.open("/settings").await;
    let asks = browser.click(&settings, "a[href='/settings/forget']").await;
    assert_eq!(asks.words("h1"), "Forget this browser?");
    assert!(asks.says("Your cars stay connected"));
    let after = browser.press(&asks, "[data-action=primary]", &[]).await;
    assert_eq!(after.screen(), "before-you-go");
    for stranger in [&mut browser, &mut copy] {
        assert_eq!(stranger.open(car.url.path()).await.status, 404);
    }
    // Connecting again brings the car back.
    assert_eq!(connect(&mut browser, "KIA", "owner@example.com").await.screen(), "vehicle");
}

#[actix_web::test]
async fn an_owner_who_has_not_been_seen_for_long_is_forgotten_with_everything() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    connect(&mut browser, "KIA", "owner@example.com").await;
    let mut recent = stack.browser();
    let page = to_sign_in(&mut recent, "TESLA").await;
    sign_in(&mut recent, &page, "other@example.com").await;
    stack.change("UPDATE sessions SET seen_at = 1 WHERE owner IN (SELECT owner FROM vehicles)").await;
    assert_eq!(browser.open("/").await.screen(), "before-you-go", "the cookie finds nothing any more");
    stack.restart_app().await;
    stack.until("SELECT count(*) FROM vehicles", "0").await;
    for table in ["SELECT count(*) FROM tokens", "SELECT count(*) FROM readings"] {
        assert_eq!(stack.rows(table).await, ["0"], "{table}");
    }
    assert_eq!(stack.rows(SESSIONS).await, ["1"], "whoever was here lately stays");
}

#[actix_web::test]
async fn the_time_of_a_cookie_starts_again_with_a_visit() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    leave(&mut browser).await;
    assert_eq!(browser.open("/settings").await.header("set-cookie"), "", "once an hour is enough");
    stack.change("UPDATE sessions SET seen_at = seen_at - 7200000").await;
    tokio::time::sleep(std::time::Duration::from_millis(150)).await;
    let page = browser.open("/settings").await;
    assert!(page.header("set-cookie").contains("Max-Age=31536000"), "{}", page.header("set-cookie"));
}
