//! A fork with accounts of its own: who the owner is comes from a header, as behind an identity-aware proxy.

use actix_web::HttpRequest;
use driveway::web::owner::Identity;

use crate::connecting::connect;
use crate::harness::Stack;

fn by_header(request: &HttpRequest) -> Identity {
    match request.headers().get("x-account").and_then(|account| account.to_str().ok()) {
        Some(account) => Identity::Account(account.to_owned()),
        None => Identity::SignedOut("/sign-in?back=/".to_owned()),
    }
}

#[actix_web::test]
async fn an_owner_is_who_the_proxy_says_in_every_browser_and_nobody_else() {
    let stack = Stack::start_for(by_header).await;
    let mut phone = stack.browser().sending("x-account", "ada");
    let car = connect(&mut phone, "CHEVROLET", "owner@example.com").await;
    assert_eq!(car.screen(), "vehicle");
    let laptop = stack.browser().sending("x-account", "ada").open(car.url.path()).await;
    assert_eq!((laptop.status, laptop.words("h1").as_str()), (200, "Your Chevrolet Volt"), "another browser of hers");
    let other = stack.browser().sending("x-account", "bob").open(car.url.path()).await;
    assert_eq!(other.status, 404);
    assert_eq!(stack.rows("SELECT owner FROM vehicles").await, ["ada"]);
}

#[actix_web::test]
async fn whoever_is_not_signed_in_is_led_there_from_pages_about_cars_and_reads_the_others() {
    let stack = Stack::start_for(by_header).await;
    let mut browser = stack.browser();
    for path in ["/", "/home", "/settings", "/vehicles/0123456789abcdef0123456789abcdef"] {
        let answer = browser.request(path).await;
        assert_eq!(
            (answer.status, answer.redirects.as_slice()),
            (303, ["/sign-in?back=/".to_owned()].as_slice()),
            "{path}"
        );
    }
    for path in ["/privacy", "/accessibility", "/support"] {
        assert_eq!(browser.request(path).await.status, 200, "{path}");
    }
    assert_eq!(stack.rows("SELECT count(*) FROM sessions").await, ["0"]);
}

#[actix_web::test]
async fn another_account_in_the_same_browser_begins_anew() {
    let stack = Stack::start_for(by_header).await;
    let mut ada = stack.browser().sending("x-account", "ada");
    crate::access_denied::deny(&mut ada).await;
    assert_eq!(ada.open("/connect/access-denied").await.screen(), "access-denied");
    let mut bob = ada.clone().sending("x-account", "bob");
    assert_eq!(bob.open("/connect/access-denied").await.screen(), "link-expired", "what she was told is not his");
}
