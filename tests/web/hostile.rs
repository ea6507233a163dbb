//! Whatever stands in an address or a form: never a panic, never a 5xx, never a byte of it on a page, except the
//! owner's own answers in their own form.

use proptest::prelude::*;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, TestRunner};
use url::form_urlencoded::byte_serialize;

use crate::browser::Browser;
use crate::harness::Stack;

/// Goes to Connect and answers with a fresh state.
pub(crate) async fn fresh_state(browser: &mut Browser) -> String {
    let home = browser.open("/settings").await;
    let left = browser.press_only(&home, "form[action='/connect'] button", &[]).await;
    let url = url::Url::parse(&left.redirects[0]).unwrap();
    url.query_pairs().find(|(name, _)| name == "state").unwrap().1.into_owned()
}

fn encoded(text: &str) -> String {
    byte_serialize(text.as_bytes()).collect()
}

#[actix_web::test]
async fn texts_in_the_address_never_reach_a_page() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    const MARK: &str = "zzQXmark";
    let long = format!("{MARK}{}", "A".repeat(8_000));
    for hostile in [
        format!("<script>{MARK}</script>"),
        format!("\u{202e}{MARK}"),
        format!("https://evil.example/{MARK}"),
        format!("{MARK}\r\nSet-Cookie: a=b"),
        format!("{MARK}\u{0}"),
        format!("{{{{ {MARK} }}}}"),
        long,
    ] {
        let text = encoded(&hostile);
        for template in [
            "error={}",
            "error=access_denied&error_description={}",
            "error=configuration_error&error_message={}&status_code={}",
            "error=vehicle_incompatible&make={}&model={}&vin={}&year={}",
            "code={}",
            "code={}&error={}",
            "{}={}",
            "vehicle_id={}",
            "error=no_vehicles&make={}&error_description={}",
            "code=a&virtual_key_url={}",
        ] {
            let state = fresh_state(&mut browser).await;
            let page = browser.open(&format!("/callback?{}&state={state}", template.replace("{}", &text))).await;
            assert!(page.status < 500 || page.screen() == "our-fault/connecting", "{} {template}", page.status);
            assert!(page.has("h1") && page.has("[data-action=primary]"), "{template}");
            assert_eq!(page.url.query(), None);
            let outside_the_form = page.html.split("<form class=\"ask\"").next().unwrap();
            assert!(
                !outside_the_form.contains(MARK) || template.contains("incompatible"),
                "{template}: {outside_the_form}"
            );
            assert!(!page.words("h1").contains('<') && !page.html.contains(&format!("<script>{MARK}")), "{template}");
        }
        for path in [
            format!("/{text}"),
            format!("/connect/{text}"),
            format!("/vehicles/{text}"),
            format!("/requests/{text}"),
            format!("/static/{text}"),
        ] {
            let page = browser.open(&path).await;
            assert!((400..500).contains(&page.status), "{path}: {}", page.status);
            assert!(!page.html.contains(MARK), "{path}");
        }
    }
}

#[actix_web::test]
async fn an_address_that_is_not_utf8_or_not_sane_is_answered_all_the_same() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    for query in [
        "error=%ff%fe",
        "error=access_denied&error=server_error",
        "state&code",
        "&&&",
        "%",
        "error=%00",
        "code=%F0%28%8C%28",
    ] {
        let state = fresh_state(&mut browser).await;
        let page = browser.open(&format!("/callback?{query}&state={state}")).await;
        assert!(page.status < 500 && page.has("h1"), "{query}: {}", page.status);
    }
}

#[actix_web::test]
async fn both_code_and_error_is_a_refusal_and_the_code_is_not_used() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let state = fresh_state(&mut browser).await;
    let page = browser.open(&format!("/callback?code=abc&error=access_denied&state={state}")).await;
    assert_eq!(page.screen(), "access-denied");
    assert_eq!(stack.token_requests("authorization_code").await, 0);
}

#[actix_web::test]
async fn random_returns_always_end_on_a_designed_page() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let mut runner = TestRunner::new(Config { cases: 150, failure_persistence: None, ..Config::default() });
    let names =
        prop::sample::select(vec!["error", "code", "vin", "make", "model", "year", "vehicle_id", "status_code", "x"]);
    let values = prop_oneof![
        "\\PC{0,40}",
        prop::sample::select(vec![
            "access_denied".to_owned(),
            "vehicle_incompatible".into(),
            "invalid_subscription".into(),
            "no_vehicles".into()
        ])
    ];
    let strategy = prop::collection::vec((names, values), 0..6);
    for _ in 0..150 {
        let pairs = strategy.new_tree(&mut runner).unwrap().current();
        let query: Vec<String> = pairs.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        let state = fresh_state(&mut browser).await;
        let page = browser.open(&format!("/callback?{}&state={state}", query.join("&"))).await;
        assert!(page.status < 500, "{} for {pairs:?}", page.status);
        assert!(page.has("h1") && page.has("[data-action=primary]"), "{pairs:?}");
        let form_fields = ["vin", "make", "model", "year"];
        for (name, value) in
            pairs.iter().filter(|(name, value)| !form_fields.contains(name) && value.len() > 12 && !value.contains('_'))
        {
            assert!(!page.html.contains(value.as_str()), "{name}={value} is on the page");
        }
    }
}

#[actix_web::test]
async fn a_form_too_large_for_a_person_is_refused_without_a_row() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    browser.open("/").await;
    let huge = "A".repeat(200_000);
    let page = browser.post("/connect/vehicle-incompatible", &[("make", &huge)]).await;
    assert_eq!((page.status, page.has("h1")), (413, true));
}

#[actix_web::test]
async fn an_address_that_does_not_exist_is_a_page_too() {
    let stack = Stack::start().await;
    let page = stack.browser().open("/no/such/page").await;
    assert_eq!((page.status, page.screen().as_str(), page.words("h1").as_str()), (404, "not-found", "Page not found"));
    assert_eq!(page.words("[data-action=primary]"), "Go to Driveway");
}

#[actix_web::test]
async fn an_address_with_signs_that_no_database_takes_is_no_page() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    browser.open("/").await;
    let id = "0".repeat(31);
    for part in ["%00", &format!("{id}%00"), "%EF%BF%BD", "..%2f"] {
        for path in [format!("/vehicles/{part}"), format!("/vehicles/{part}/disconnect"), format!("/requests/{part}")] {
            assert_eq!(browser.open(&path).await.status, 404, "{path}");
        }
    }
}
