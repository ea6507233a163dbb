//! The setup doctor: what it finds, what it never tells, whom it answers; and the copy button with and without script.

use crate::browser::Page;
use crate::harness::{Stack, speaks_v1};
use crate::operator::{live, signed_in};

/// A port nothing listens on.
const NOBODY: &str = "http://127.0.0.1:1";

fn state(page: &Page, finding: &str) -> String {
    page.attribute(&format!("[data-finding={finding}]"), "data-state").unwrap_or_default()
}

fn screen(page: &Page, finding: &str) -> String {
    page.attribute(&format!("[data-finding={finding}] a"), "href").unwrap_or_default()
}

#[actix_web::test]
async fn a_fresh_clone_has_nothing_broken_and_says_so_in_words() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let first = browser.open("/setup").await;
    assert_eq!(
        (state(&first, "cookie").as_str(), screen(&first, "cookie").as_str()),
        ("look", "/screens/link-expired")
    );
    let page = browser.open("/setup").await;
    assert_eq!((page.status, page.screen().as_str()), (200, "setup"));
    assert!(!page.has("[data-state=broken]"), "{}", page.words("main"));
    let fine = [
        "redirect",
        "keys",
        "mode",
        "address",
        "retention",
        "sandbox",
        "scopes",
        "cookie",
        "clock",
        "database",
        "secret",
        "reach-connect",
        "reach-auth",
        "reach-iam",
        "reach-api",
        "reach-api-v3",
    ];
    for finding in fine {
        assert_eq!(state(&page, finding), "fine", "{finding}");
    }
    assert_eq!(page.words("[data-finding=support] h3"), "Support link: Look at this", "the state is in words");
    assert!(page.words("[data-finding=database]").contains("app.db answers and takes changes"));
    // That version 1.0 is history is the other thing, where it is spoken.
    let look = if speaks_v1() { "2 things are worth a look." } else { "1 thing is worth a look." };
    assert_eq!(page.words(".findings .status").trim(), look);
}

#[actix_web::test]
async fn each_wrong_setting_names_the_screen_it_leads_to() {
    let settings = [
        ("SANDBOX_REDIRECT_URIS", "https://example.com/auth"),
        ("SMARTCAR_SCOPE", "required:read_vehicle_info read_tires read_mind"),
        ("SMARTCAR_API_ORIGIN", NOBODY),
        ("SMARTCAR_API_VERSION", "2.0"),
    ];
    let stack = Stack::start_with(&settings, |_| {}).await;
    let page = stack.browser().open("/setup").await;
    for (finding, how, slug) in [
        ("redirect", "broken", "configuration-error"),
        ("scopes-unknown", "look", "configuration-error"),
        ("scopes-idle", "look", "access-denied"),
        ("scopes-missing", "look", "permission-missing"),
        ("reach-api", "broken", "maker-down"),
    ] {
        assert_eq!(state(&page, finding), how, "{finding}");
        assert_eq!(screen(&page, finding), format!("/screens/{slug}"), "{finding}");
    }
    assert!(page.words("[data-finding=reach-api]").contains("SMARTCAR_API_ORIGIN"));
    assert!(page.says("2 things do not work."), "{}", page.words(".findings"));
    assert_eq!(page.attribute(".finding", "data-state").as_deref(), Some("broken"), "the worst comes first");
}

#[actix_web::test]
async fn with_real_cars_the_operator_is_told() {
    for (version, needed, idle) in [
        ("3", ["reach-connect", "reach-iam", "reach-api-v3"], "reach-api"),
        ("2.0", ["reach-connect", "reach-auth", "reach-api"], "reach-api-v3"),
    ] {
        let settings = [&live()[..], &[("SMARTCAR_API_VERSION", version)]].concat();
        let stack = Stack::start_with(&settings, |_| {}).await;
        let page = signed_in(&stack).open("/setup").await;
        assert_eq!(page.status, 200);
        for finding in needed {
            assert_eq!(state(&page, finding), "broken", "{version} {finding}");
        }
        assert_eq!(state(&page, idle), "look", "{version} does not need it");
        assert_eq!(state(&page, "sandbox"), "look", "a pretend Smartcar has no place in a release");
        assert!(!page.has(".sandbox"), "no badge");
    }
}

#[actix_web::test]
async fn no_key_and_no_secret_stands_on_the_page() {
    let stack = Stack::start_with(&live(), |_| {}).await;
    let live = signed_in(&stack).open("/setup").await;
    assert_eq!(state(&live, "keys"), "fine");
    let pretend = Stack::start().await;
    let sandbox = pretend.browser().open("/setup").await;
    let file = pretend.database().with_file_name("secret.key");
    let made = std::fs::read_to_string(file).unwrap();
    for (page, secrets) in [
        (&live, vec!["a-secret-of-the-dashboard", "client-0123456789", "25"]),
        (&sandbox, vec!["sandbox-secret-not-for-real-cars", "5a4d8f3e", made.trim()]),
    ] {
        for secret in secrets {
            assert!(!page.words("[data-finding=keys]").contains(secret), "{secret}");
            assert!(secret.len() < 3 || !page.html.contains(secret), "{secret}");
        }
    }
}

#[actix_web::test]
async fn the_redirect_uri_can_be_copied_with_and_without_script() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let page = browser.open("/setup").await;
    let uri = format!("{}/callback", stack.app);
    assert_eq!(page.attribute("input#redirect-uri[readonly]", "value"), Some(uri), "it can be selected");
    assert!(page.has("button[type=button][hidden][data-copy=redirect-uri]"), "nothing that does nothing is shown");
    assert!(page.has("#redirect-uri-status[role=status]"));

    let script = page.attribute("script", "src").unwrap();
    assert_eq!(browser.open(&script).await.header("content-type"), "text/javascript; charset=utf-8");
    let policy = |page: &Page| page.header("content-security-policy");
    assert!(policy(&page).starts_with("default-src 'none'") && policy(&page).ends_with("; script-src 'self'"));
    let home = browser.open("/").await;
    assert!(!policy(&home).contains("script-src") && !home.has("script"), "no other page runs anything");
}
