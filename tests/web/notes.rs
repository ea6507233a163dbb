//! Developer notes: below each failure in the sandbox, and nowhere else, whatever a request asks for.

use crate::browser::{Browser, Page};
use crate::connecting::{connect, sign_in, to_sign_in};
use crate::harness::Stack;

async fn refused(browser: &mut Browser) -> Page {
    let page = to_sign_in(browser, "KIA").await;
    let grant = sign_in(browser, &page, "owner@example.com").await;
    browser.press(&grant, "#deny-button", &[]).await
}

#[actix_web::test]
async fn they_say_what_came_back_and_which_rule_matched_but_no_value() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let page = refused(&mut browser).await;
    let notes = page.words("details.notes");
    for part in [
        "error=access_denied",
        "state=(32 characters)",
        "connect_access_denied → access-denied (choice)",
        "templates/pages/access-denied.html",
        "product.ftl: access_denied",
    ] {
        assert!(notes.contains(part), "{part}: {notes}");
    }
    assert!(!page.html.contains("User denied"), "a description is never on a page");
}

#[actix_web::test]
async fn a_cars_page_has_them_with_the_error_as_its_dialect_writes_it() {
    for (version, part) in
        [("2.0", r#""statusCode":409"#), ("3", r#""value":"ERROR""#), ("1.0", r#""error":"vehicle_state_error""#)]
    {
        let stack = Stack::start_with(&[("SMARTCAR_API_VERSION", version)], |_| {}).await;
        let mut browser = stack.browser();
        let car = connect(&mut browser, "KIA", "owner@example.com").await;
        assert!(!car.has("details.notes"), "there is nothing to explain");
        stack.car_becomes("VEHICLE_STATE:UNKNOWN").await;
        let page = browser.open(car.url.path()).await;
        let notes = page.words("details.notes");
        assert!(notes.contains(part) && notes.contains("car-unreachable/unknown (wait)"), "v{version}: {notes}");
        if version == "2.0" {
            assert!(notes.contains(r#""resolution":{"type":"RETRY_LATER"}"#), "{notes}");
        }
    }
}

#[actix_web::test]
async fn hostile_returns_leave_only_the_names_we_know() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    crate::links::leave(&mut browser).await;
    let evil = "%3Cscript%3EEVIL";
    let page = browser.open(&format!("/callback?state={evil}&error={evil}&{evil}={evil}&vin={evil}")).await;
    assert_eq!(page.screen(), "link-expired");
    assert!(!page.html.contains("EVIL"));
    assert!(page.words("details.notes").contains("error=(12 characters)"), "{}", page.words("details.notes"));
}

#[actix_web::test]
async fn no_request_can_turn_them_on_outside_the_sandbox() {
    for mode in ["test", "simulated", "live"] {
        let settings = [
            ("SMARTCAR_CLIENT_ID", "id"),
            ("SMARTCAR_CLIENT_SECRET", "secret"),
            ("SMARTCAR_MODE", mode),
            ("SMARTCAR_API_VERSION", "2.0"),
        ];
        let stack = Stack::start_with(&settings, |_| {}).await;
        for header in ["x-notes", "x-sandbox", "x-debug", "smartcar-mode"] {
            let mut browser = stack.browser().sending(header, "sandbox");
            let returned = browser.open("/callback?error=access_denied&state=abc&notes=1&sandbox=1").await;
            assert_eq!(returned.screen(), "link-expired", "{mode}");
            assert!(returned.has("details") && !returned.has("details.notes"), "{mode} {header}");
            assert!(!returned.html.contains("Developer notes"), "{mode} {header}");
            for path in ["/connect/link-expired?notes=1", "/connect/unknown?notes=true&mode=sandbox"] {
                assert!(!browser.open(path).await.html.contains("Developer notes"), "{mode} {path}");
            }
        }
    }
}
