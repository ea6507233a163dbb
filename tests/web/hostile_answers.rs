//! Whatever Smartcar, or something in its place, answers: the designed screen, a log line, no panic, nothing of the
//! answer's text on a page.

use serde_json::json;

use crate::connecting::connect;
use crate::harness::{Stack, impatient};

#[actix_web::test]
async fn no_answer_breaks_the_page_in_any_dialect() {
    for version in ["1.0", "2.0", "3"] {
        let stack = Stack::start_with(&[("SMARTCAR_API_VERSION", version)], impatient).await;
        let mut browser = stack.browser();
        let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
        for behaviour in ["huge", "deep", "wrong_types", "garbage", "endless", "drop", "html", "server_error"] {
            stack.car("behaviour", json!({ "behaviour": behaviour })).await;
            let page = browser.open(car.url.path()).await;
            assert_eq!((page.status, page.screen().as_str()), (200, "vehicle"), "v{version} {behaviour}");
            assert!(page.has("section.banner"), "v{version} {behaviour}: {}", page.words("main"));
            assert!(!page.has("[data-recovery=reconnect]"), "v{version} {behaviour}");
            assert!(page.says("Distance driven") && page.says(" km"), "v{version} {behaviour}: the last values stay");
        }
        stack.car("behaviour", json!({ "behaviour": "normal" })).await;
        assert!(browser.open(car.url.path()).await.says("Up to date"), "v{version}");
    }
}

#[actix_web::test]
async fn one_value_of_the_wrong_type_is_a_line_and_the_others_stay() {
    let stack = Stack::start_with(&[("SMARTCAR_API_VERSION", "2.0")], impatient).await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    stack.car("behaviour", json!({ "behaviour": "wrong_types", "endpoint": "battery" })).await;
    let page = browser.open(car.url.path()).await;
    assert!(page.says("Up to date") && !page.has("section.banner"), "{}", page.words("main"));
    assert!(page.has(".value .line"), "{}", page.words("main"));
}

#[actix_web::test]
async fn a_link_in_an_error_never_leads_an_owner_anywhere_but_to_connect() {
    for version in ["2.0", "3"] {
        let stack = Stack::start_with(&[("SMARTCAR_API_VERSION", version)], |_| {}).await;
        let mut browser = stack.browser();
        let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
        for url in [
            "https://evil.example/oauth/reauthenticate?vehicle_id=1",
            "javascript:alert(1)",
            "//evil.example",
            "http://127.0.0.1:1/oauth/reauthenticate",
            "https://www.tesla.com/_ak/x",
        ] {
            stack.car("resolution-url", json!({ "url": url })).await;
            stack.car_becomes("CONNECTED_SERVICES_ACCOUNT:AUTHENTICATION_FAILED").await;
            let page = browser.open(car.url.path()).await;
            assert!(!page.html.contains("evil.example") && !page.html.contains("javascript:"), "v{version} {url}");
            let left = browser.press_only(&page, "section.banner [data-action=primary]", &[]).await;
            let target = &left.redirects[0];
            assert!(
                target.starts_with(&format!("{}/oauth/reauthenticate?", stack.sandbox)),
                "v{version} {url}: {target}"
            );
        }
    }
}

#[actix_web::test]
async fn a_user_id_that_belongs_to_another_owner_connects_nothing() {
    let stack = Stack::start_with(&[("SMARTCAR_API_VERSION", "3")], |_| {}).await;
    let mut victim = stack.browser();
    let theirs = connect(&mut victim, "CHEVROLET", "victim@example.com").await;
    assert_eq!(theirs.screen(), "vehicle");
    let user = stack.rows("SELECT user_id FROM tokens").await.remove(0);
    // Disconnected here but not at Smartcar: nobody else has the car in our own records.
    stack.change("UPDATE vehicles SET token_id = NULL").await;
    let mut thief = stack.browser();
    let home = thief.open("/settings").await;
    let left = thief.press_only(&home, "form[action='/connect'] button", &[]).await;
    let url = url::Url::parse(&left.redirects[0]).unwrap();
    let state = url.query_pairs().find(|(name, _)| name == "state").unwrap().1.into_owned();
    let caught = thief.open(&format!("/callback?user_id={user}&state={state}")).await;
    assert_eq!(caught.screen(), "no-vehicles", "{}", caught.words("main"));
    assert_eq!(stack.rows("SELECT count(*) FROM vehicles").await, ["1"]);
}
