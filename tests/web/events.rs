//! What is counted of a visit: the expected events and no others, and nothing that points to a person or a car.

use crate::access_denied::{deny, deny_after};
use crate::browser::{Browser, Page};
use crate::connecting::{connect, sign_in};
use crate::harness::Stack;
use crate::reconnect::{BROKEN, RECONNECT, broken, to_maker};

/// Waits until everything counted so far is written: it is written beside the pages, and the page about it waits for it.
async fn settle(stack: &Stack) {
    stack.browser().open("/operator/helps").await;
}

/// The names of all events in their order, without the `recovery.` they all begin with.
async fn names(stack: &Stack) -> Vec<String> {
    settle(stack).await;
    let names = stack.rows("SELECT name FROM events ORDER BY id").await;
    names.into_iter().map(|name| name.strip_prefix("recovery.").unwrap().to_owned()).collect()
}

/// Signs in again at the maker and comes back to the car.
async fn reconnect(browser: &mut Browser, page: &Page) -> Page {
    let maker = to_maker(browser, page).await;
    let consent = sign_in(browser, &maker, "owner@example.com").await;
    browser.press(&consent, "#approval-button", &[]).await
}

#[actix_web::test]
async fn a_refusal_is_counted_once_and_a_second_one_is_a_repeat() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let first = deny(&mut browser).await;
    for _ in 0..3 {
        browser.open("/connect/access-denied").await;
    }
    assert_eq!(names(&stack).await, ["access-denied.shown"], "a reload is nothing new");
    let second = deny_after(&mut browser, &first, "[data-action=primary]").await;
    let home = browser.click(&second, "[data-action=primary]").await;
    assert_eq!((home.url.path(), home.url.query()), ("/home", None), "the address is clean again");
    browser.press(&second, "[data-action=secondary]", &[]).await;
    let expected = [
        "access-denied.shown",
        "access-denied.primary",
        "access-denied.shown",
        "access-denied.repeated",
        "access-denied.primary",
        "access-denied.secondary",
    ];
    assert_eq!(names(&stack).await, expected);
    assert_eq!(stack.rows("SELECT attempt FROM events ORDER BY id").await, ["1", "1", "2", "2", "2", "2"]);
    assert_eq!(
        stack.rows("SELECT DISTINCT class || ' ' || source || ' ' || outcome FROM events").await,
        ["choice connect connect_access_denied"]
    );
    assert_eq!(
        stack.rows("SELECT DISTINCT name FROM events WHERE seconds IS NULL").await,
        ["recovery.access-denied.shown"],
        "everything later says how long it took"
    );
}

#[actix_web::test]
async fn a_refusal_that_ends_in_a_connected_car_is_a_recovery() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let first = deny(&mut browser).await;
    deny_after(&mut browser, &first, "[data-action=primary]").await;
    settle(&stack).await;
    stack.change("DELETE FROM events").await;
    let settings = browser.open("/settings").await;
    let welcome = browser.press(&settings, "form[action='/connect'] button", &[]).await;
    let sign = crate::connecting::from_welcome(&mut browser, &welcome, "KIA").await;
    let consent = sign_in(&mut browser, &sign, "owner@example.com").await;
    let car = browser.press(&consent, "#approval-button", &[]).await;
    assert_eq!(car.screen(), "vehicle");
    browser.open(car.url.path()).await;
    assert_eq!(names(&stack).await, ["access-denied.recovered"], "what was shown last, once");
}

#[actix_web::test]
async fn a_car_that_comes_back_counts_once_however_many_screens_there_were_on_the_way() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    deny(&mut browser).await;
    let settings = browser.open("/settings").await;
    let left = browser.press_only(&settings, "form[action='/connect'] button", &[]).await;
    let state = left.redirects[0].split_once("&state=").unwrap().1.split('&').next().unwrap().to_owned();
    let none = browser.open(&format!("/callback?error=no_vehicles&state={state}")).await;
    assert_eq!(none.screen(), "no-vehicles");
    let settings = browser.open("/settings").await;
    let welcome = browser.press(&settings, "form[action='/connect'] button", &[]).await;
    let sign = crate::connecting::from_welcome(&mut browser, &welcome, "KIA").await;
    let consent = sign_in(&mut browser, &sign, "owner@example.com").await;
    browser.press(&consent, "#approval-button", &[]).await;
    assert_eq!(names(&stack).await, ["access-denied.shown", "no-vehicles.shown", "no-vehicles.recovered"]);
    let came_back = "SELECT count FROM connection_days WHERE what = 'came_back'";
    assert_eq!(stack.rows(came_back).await, ["1"]);
}

#[actix_web::test]
async fn a_button_that_is_pressed_again_and_again_is_one_case() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let page = deny(&mut browser).await;
    for _ in 0..3 {
        browser.click(&page, "[data-action=secondary]").await;
    }
    assert_eq!(names(&stack).await, ["access-denied.shown", "access-denied.secondary"]);
    deny_after(&mut browser, &page, "[data-action=primary]").await;
    let expected = ["access-denied.shown", "access-denied.secondary", "access-denied.primary"];
    assert_eq!(names(&stack).await[..3], expected);
}

#[actix_web::test]
async fn the_form_about_a_car_counts_its_errors_by_field_and_what_became_of_it() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let page = crate::incompatible::come_back(&mut browser, &[("share", "yes")]).await;
    let button = "button[form=details]";
    let wrong = browser.press(&page, button, &[("model", ""), ("vin", "SECRET")]).await;
    assert_eq!(wrong.status, 422);
    let saved = browser.press(&wrong, button, &[("model", "e-tron"), ("vin", "")]).await;
    assert_eq!(saved.screen(), "vehicle-incompatible-saved");
    browser.press(&wrong, button, &[("model", "e-tron"), ("vin", "")]).await;
    let confirm = browser.open(&format!("{}/delete", saved.url.path())).await;
    for _ in 0..2 {
        browser.press(&confirm, "[data-action=primary]", &[]).await;
    }
    let expected = [
        "vehicle-incompatible.shown",
        "vehicle-incompatible.primary",
        "vehicle-incompatible.form_error",
        "vehicle-incompatible.form_error",
        "vehicle-incompatible.saved",
        "vehicle-incompatible.deleted",
    ];
    assert_eq!(names(&stack).await, expected);
    assert_eq!(stack.rows("SELECT field FROM events WHERE field IS NOT NULL ORDER BY id").await, ["model", "vin"]);
    assert!(
        stack.rows("SELECT make FROM events WHERE make IS NOT NULL").await.is_empty(),
        "what an owner shared stays with them"
    );
}

#[actix_web::test]
async fn asking_for_help_is_counted_and_leads_to_the_page_of_whoever_runs_the_app() {
    for (url, button) in [
        ("https://help.example/cars", Some("/support?pressed=invalid-subscription.support")),
        ("mailto:a@b.example", None),
    ] {
        let stack = Stack::start_with(&[("APP_SUPPORT_URL", url)], |_| {}).await;
        let mut browser = stack.browser();
        let page = crate::subscription::come_back(&mut browser, "smartcar@invalid-subscription.com").await;
        let link = page.attribute(".help a", "href").unwrap();
        assert_eq!(link, button.unwrap_or(url));
        assert_eq!(names(&stack).await, ["invalid-subscription.shown"]);
        if button.is_some() {
            assert_eq!(browser.request(&link).await.redirects, ["/support"]);
            assert_eq!(browser.request("/support").await.redirects, [url]);
            assert_eq!(names(&stack).await, ["invalid-subscription.shown", "invalid-subscription.support"]);
        }
        let elsewhere = browser.open("/settings").await.attribute(".help a", "href").unwrap();
        assert_eq!(elsewhere, button.map_or(url, |_| "/support"), "a page without a failure counts nothing");
    }
}

#[actix_web::test]
async fn a_broken_connection_is_followed_from_its_banner_to_the_recovery() {
    let stack = Stack::start_since_v2(|_| {}).await;
    let mut browser = stack.browser();
    let page = broken(&stack, &mut browser).await;
    browser.open(page.url.path()).await;
    assert_eq!(names(&stack).await, ["reconnect.shown"]);
    assert_eq!(
        stack.rows("SELECT class || ' ' || source || ' ' || outcome || ' ' || make FROM events").await,
        [format!("fix_here api {BROKEN} Chevrolet")]
    );
    assert_eq!(
        page.attribute(".help a", "href").as_deref(),
        Some("/support?pressed=reconnect.support"),
        "help is asked for because of the banner"
    );
    let back = reconnect(&mut browser, &page).await;
    browser.open(back.url.path()).await;
    assert_eq!(names(&stack).await, ["reconnect.shown", "reconnect.primary", "reconnect.recovered"]);
    let page = browser.open("/operator/helps").await;
    assert_eq!(
        page.words("tr[data-slug=reconnect]"),
        "Reconnect your car reconnect11 –0 –0 –1 –1 –1 ––",
        "shown, pressed thrice, worked again in three times; no share of one case"
    );
}

#[actix_web::test]
async fn a_connection_that_heals_by_itself_is_no_recovery() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let page = broken(&stack, &mut browser).await;
    let later = browser.press(&page, "form:nth-of-type(2) [data-action=secondary]", &[]).await;
    assert!(!later.has("section.banner"), "not now");
    stack.car_becomes("HEALTHY").await;
    for _ in 0..2 {
        browser.open(page.url.path()).await;
    }
    assert_eq!(names(&stack).await, ["reconnect.shown", "reconnect.secondary", "reconnect.auto_cleared"]);
}

#[actix_web::test]
async fn a_banner_and_the_page_about_the_same_trouble_are_one() {
    let stack = Stack::start_since_v2(|_| {}).await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "KIA", "owner@example.com").await;
    stack.car_becomes("UPSTREAM:NO_RESPONSE").await;
    let page = browser.open(car.url.path()).await;
    let explained = browser.press(&page, "[data-action=primary]", &[]).await;
    assert_eq!(explained.url.path(), "/connect/maker-down");
    stack.car_becomes("HEALTHY").await;
    browser.open(car.url.path()).await;
    assert_eq!(names(&stack).await, ["maker-down.shown", "maker-down.primary", "maker-down.recovered"]);
}

#[actix_web::test]
async fn a_main_action_that_asks_for_help_is_both() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "KIA", "owner@example.com").await;
    stack.car_becomes("BILLING:VEHICLE_REQUEST_LIMIT").await;
    let page = browser.open(car.url.path()).await;
    let help = browser.click(&page, "section.banner [data-action=primary]").await;
    assert_eq!((help.url.path(), help.url.query()), ("/support", None));
    assert_eq!(names(&stack).await, ["plan-limit.shown", "plan-limit.primary", "plan-limit.support"]);
}

#[actix_web::test]
async fn pages_that_have_gone_and_forms_that_are_too_old_count_once() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    crate::links::leave(&mut browser).await;
    for _ in 0..2 {
        assert_eq!(browser.open("/connect/access-denied").await.screen(), "link-expired");
    }
    assert_eq!(names(&stack).await, ["link-expired.shown"]);
    let mut other = stack.browser();
    other.open("/").await;
    other.post("/connect", &[("csrf", "old"), ("pressed", "link-expired.primary")]).await;
    let stale = other.open("/connect/link-expired").await;
    other.press_only(&stale, "[data-action=primary]", &[]).await;
    assert_eq!(names(&stack).await[1..], ["link-expired.shown", "link-expired.primary"]);
    assert_eq!(stack.rows("SELECT DISTINCT source FROM events").await, ["local"]);
}

#[actix_web::test]
async fn a_visit_has_a_random_number_unless_the_browser_asks_not_to_be_tracked() {
    let stack = Stack::start().await;
    const VISITS: &str = "SELECT DISTINCT visit_id FROM events WHERE visit_id IS NOT NULL";
    for header in ["dnt", "sec-gpc"] {
        let mut browser = stack.browser().sending(header, "1");
        let page = deny(&mut browser).await;
        browser.press_only(&page, "[data-action=primary]", &[]).await;
    }
    settle(&stack).await;
    assert_eq!(stack.rows("SELECT count(*) FROM events").await, ["4"], "counted all the same");
    assert!(stack.rows(VISITS).await.is_empty());
    for visits in [1, 2] {
        let mut browser = stack.browser().sending("dnt", "0");
        let page = deny(&mut browser).await;
        browser.press_only(&page, "[data-action=primary]", &[]).await;
        settle(&stack).await;
        assert_eq!(stack.rows(VISITS).await.len(), visits, "one for each browser");
    }
}

#[actix_web::test]
async fn a_made_up_press_counts_nothing_and_leads_on_all_the_same() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    deny(&mut browser).await;
    let long = format!("/home?pressed={}", "a".repeat(4000));
    for (address, location) in [
        ("/home?pressed=reconnect.primary", "/home"),
        ("/home?pressed=access-denied.shown", "/home"),
        ("/home?pressed=access-denied.recovered", "/home"),
        ("/home?pressed=%3Cscript%3E", "/home"),
        ("/home?pressed=access-denied.primary%00", "/home"),
        ("/home?pressed=&pressed=access-denied.primary", "/home"),
        ("/settings?a=1&pressed=1HGCM82633A004352&b=2", "/settings?a=1&b=2"),
        ("/nowhere?pressed=x", "/nowhere"),
        (long.as_str(), "/home"),
    ] {
        let page = browser.request(address).await;
        assert_eq!((page.status, page.redirects), (303, vec![location.to_owned()]), "{address}");
    }
    // Two slashes would lead to another site.
    let page = browser.request(&format!("{}//evil.example/?pressed=x", stack.app)).await;
    assert_eq!(page.redirects, ["/evil.example/"]);
    let token = browser.open("/settings").await.attribute("input[name=csrf]", "value").unwrap();
    for pressed in ["reconnect.primary", "access-denied.deleted", "<b>", "1HGCM82633A004352"] {
        browser.post("/connect", &[("csrf", &token), ("pressed", pressed)]).await;
    }
    browser.post("/connect", &[("csrf", "foreign"), ("pressed", "access-denied.primary")]).await;
    let from_elsewhere = browser.clone().sending("sec-fetch-site", "cross-site");
    let page = { from_elsewhere }.request("/home?pressed=access-denied.primary").await;
    assert_eq!(page.redirects, ["/home"]);
    assert_eq!(names(&stack).await, ["access-denied.shown"]);
    let callback = browser.request("/callback?pressed=access-denied.primary&state=x").await;
    assert!(callback.redirects[0].starts_with("/connect/"), "a return from Connect is read as it is");
}

#[actix_web::test]
async fn no_event_points_to_a_person_or_a_car() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    deny(&mut browser).await;
    let page = crate::incompatible::come_back(&mut browser, &[("share", "yes")]).await;
    let saved = browser.press(&page, "button[form=details]", &[]).await;
    assert_eq!(saved.screen(), "vehicle-incompatible-saved");
    let page = broken(&stack, &mut browser).await;
    reconnect(&mut browser, &page).await;
    const EVERYTHING: &str = "SELECT concat_ws(' ', at, name, slug, class, source, outcome, attempt, make, visit_id,
                                     seconds, field, version, language) FROM events";
    settle(&stack).await;
    let events = stack.rows(EVERYTHING).await.join("\n").to_uppercase();
    assert!(events.contains("RECOVERED") && events.contains("SAVED"), "{events}");
    const IDS: &str = "SELECT id FROM vehicles UNION SELECT smartcar_id FROM vehicles UNION SELECT owner FROM vehicles
                       UNION SELECT id FROM tokens UNION SELECT state_hash FROM connect_attempts
                       UNION SELECT reference FROM incompatible_vehicles UNION SELECT vin FROM incompatible_vehicles
                       UNION SELECT model FROM vehicles";
    let ids = stack.rows(IDS).await;
    assert!(ids.len() > 8, "{ids:?}");
    for id in ids.iter().map(|id| id.to_uppercase()).chain(["OWNER@".into(), "0SC".into(), "CODE=".into()]) {
        assert!(!events.contains(&id), "{id} in {events}");
    }
}

#[actix_web::test]
async fn a_page_is_served_when_nothing_can_be_recorded() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    stack.change("DROP TABLE events").await;
    let first = deny(&mut browser).await;
    assert_eq!((first.status, first.screen().as_str()), (200, "access-denied"));
    let second = deny_after(&mut browser, &first, "[data-action=primary]").await;
    assert_eq!(second.screen(), "access-denied/again");
    assert_eq!(browser.click(&second, "[data-action=primary]").await.screen(), "home");
    let mut other = stack.browser();
    let page = broken(&stack, &mut other).await;
    assert!(page.has(RECONNECT));
    assert_eq!(reconnect(&mut other, &page).await.screen(), "vehicle");
}

#[actix_web::test]
async fn no_page_waits_for_the_database_to_count() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let page = deny(&mut browser).await;
    settle(&stack).await;
    let url = format!("sqlite://{}", stack.database().display());
    let pool = sqlx::any::AnyPoolOptions::new().max_connections(1).connect(&url).await.unwrap();
    sqlx::query("BEGIN IMMEDIATE").execute(&pool).await.unwrap();
    let address = format!("/home?{}", page.attribute(".help a", "href").unwrap().split('?').nth(1).unwrap());
    let begun = std::time::Instant::now();
    for _ in 0..3 {
        assert_eq!(browser.request(&address).await.status, 303);
    }
    assert!(begun.elapsed() < std::time::Duration::from_secs(1), "three presses while nothing can be written");
    sqlx::query("ROLLBACK").execute(&pool).await.unwrap();
    pool.close().await;
    // What was pressed could not be remembered meanwhile, so each of them may count.
    stack.until("SELECT count(*) > 0 FROM events WHERE name = 'recovery.access-denied.support'", "1").await;
}

#[actix_web::test]
async fn the_counts_of_a_live_app_are_its_operators() {
    let stack = Stack::start_with(&crate::operator::live(), |_| {}).await;
    let page = crate::operator::signed_in(&stack).open("/operator/helps").await;
    assert_eq!((page.status, page.screen().as_str()), (200, "helps"));
    assert!(page.says("No screen has been shown in this time.") && page.has("meta[name=robots][content=noindex]"));
    for path in ["/", "/settings", "/privacy", "/support"] {
        assert!(!stack.browser().open(path).await.html.contains("/operator"), "no page of an owner leads there");
    }
}

#[actix_web::test]
async fn the_counts_have_words_for_every_screen() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    browser.open("/").await;
    let slugs = driveway::recovery::Screen::ALL.map(driveway::recovery::Screen::slug);
    for slug in slugs {
        stack.insert_event(slug).await;
    }
    let page = browser.open("/operator/helps").await;
    assert_eq!((page.status, page.screen().as_str()), (200, "helps"));
    for slug in slugs {
        assert!(!page.words(&format!("tr[data-slug={slug}] th")).is_empty(), "{slug}");
    }
}
