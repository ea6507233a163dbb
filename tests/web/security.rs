//! Safe from the first day: cookies, form tokens, headers, sealed tokens, silent logs.

use crate::connecting::connect;
use crate::harness::Stack;

#[actix_web::test]
async fn every_answer_carries_the_security_headers() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    for path in ["/", "/settings", "/connect/unknown", "/nope", "/static/css/base.css", "/callback", "/healthz"] {
        let page = browser.request(path).await;
        let policy = page.header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'") && policy.contains("frame-ancestors 'none'"),
            "{path}: {policy}"
        );
        assert!(
            !policy.contains("unsafe") && policy.contains(&format!("form-action 'self' {}", stack.sandbox)),
            "{path}: {policy}"
        );
        assert_eq!(page.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(page.header("referrer-policy"), "no-referrer", "{path}");
        assert!(page.header("permissions-policy").contains("geolocation=()"), "{path}");
        assert_eq!(page.header("strict-transport-security"), "", "plain http has no HSTS");
    }
}

#[actix_web::test]
async fn the_session_cookie_survives_the_return_and_no_script_reads_it() {
    let stack = Stack::start().await;
    let cookie = stack.browser().request("/").await.header("set-cookie");
    assert!(
        cookie.starts_with(concat!(env!("CARGO_PKG_NAME"), "="))
            && cookie.contains("HttpOnly")
            && cookie.contains("SameSite=Lax"),
        "{cookie}"
    );
    assert!(!cookie.contains("Secure"), "a browser would drop it on plain http");
    let mut browser = stack.browser();
    browser.open("/").await;
    assert_eq!(browser.request("/").await.header("set-cookie"), "", "a page that changes nothing sets nothing");
}

#[actix_web::test]
async fn on_https_the_cookie_is_bound_to_host_and_transport() {
    let secret = "a secret of more than thirty-two characters";
    let settings = [
        ("APP_BASE_URL", "https://driveway.example"),
        ("APP_SECRET", secret),
        ("SANDBOX_REDIRECT_URIS", "https://driveway.example/callback"),
    ];
    let stack = Stack::start_with(&settings, |_| {}).await;
    let mut browser = crate::browser::Browser::new(&stack.listens());
    // The request arrives as a proxy would pass it on: plain, under the public name.
    let page = browser.request_as("driveway.example", "/").await;
    let cookie = page.header("set-cookie");
    assert!(
        cookie.starts_with(concat!("__Host-", env!("CARGO_PKG_NAME"), "="))
            && cookie.contains("Secure")
            && cookie.contains("Path=/"),
        "{cookie}"
    );
    assert!(page.header("strict-transport-security").starts_with("max-age=31536000"));
}

#[actix_web::test]
async fn a_form_without_this_sessions_token_changes_nothing() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "KIA", "owner@example.com").await;
    let foreign = stack.browser().open("/").await.attribute("input[name=csrf]", "value").unwrap();
    for path in
        ["/connect".to_owned(), format!("{}/disconnect", car.url.path()), format!("{}/reconnect", car.url.path())]
    {
        for fields in [vec![], vec![("csrf", "")], vec![("csrf", foreign.as_str())]] {
            let page = browser.post(&path, &fields).await;
            assert_eq!(
                (page.status, page.redirects),
                (303, vec!["/connect/link-expired".to_owned()]),
                "{path} {fields:?}"
            );
        }
    }
    assert_eq!(stack.rows("SELECT count(*) FROM tokens").await, ["1"]);
    let page = browser.open("/connect/link-expired").await;
    assert_eq!((page.status, page.screen().as_str()), (400, "link-expired"));
    let on = browser.press_only(&page, "[data-action=primary]", &[]).await;
    assert_eq!(on.status, 303, "the page that explains it has a way on that works");
}

#[actix_web::test]
async fn nobody_sees_or_touches_the_car_of_another() {
    let stack = Stack::start().await;
    let car = connect(&mut stack.browser(), "KIA", "owner@example.com").await;
    let mut other = stack.browser();
    let token = other.open("/").await.attribute("input[name=csrf]", "value").unwrap();
    for path in ["", "/disconnect"] {
        assert_eq!(other.open(&format!("{}{path}", car.url.path())).await.status, 404);
    }
    for path in ["check", "reconnect"] {
        assert_eq!(other.post(&format!("{}/{path}", car.url.path()), &[("csrf", &token)]).await.status, 404);
    }
    other.post(&format!("{}/disconnect", car.url.path()), &[("csrf", &token), ("step", "remove")]).await;
    assert_eq!(stack.rows("SELECT count(*) FROM vehicles WHERE token_id IS NOT NULL").await, ["1"]);
}

#[actix_web::test]
async fn outcomes_and_pages_are_never_stored_by_a_browser() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    for path in ["/", "/connect/access-denied", "/callback?state=x", "/settings"] {
        assert_eq!(browser.request(path).await.header("cache-control"), "no-store", "{path}");
    }
}
