//! A car belongs to whoever can sign in to it: another browser takes it over, the one before is told, and nothing anybody
//! has seen changes hands. And what a changed secret leaves behind is a way forward, never a dead end.

use crate::connecting::connect;
use crate::harness::Stack;
use crate::reconnect::{BANNER, to_maker};

const WITHOUT_TOKENS: &str = "SELECT count(*) FROM tokens WHERE access IS NOT NULL";

#[actix_web::test]
async fn another_browser_takes_a_car_over_and_the_first_is_told() {
    let stack = Stack::start().await;
    let mut first = stack.browser();
    let before = connect(&mut first, "CHEVROLET", "owner@example.com").await;
    let after = connect(&mut stack.browser(), "CHEVROLET", "owner@example.com").await;
    assert_eq!(after.screen(), "vehicle", "{}", after.words("main"));
    assert_ne!(before.url.path(), after.url.path());
    assert!(!after.says("owner@example.com"));
    assert_eq!(stack.rows("SELECT id FROM tokens").await.len(), 1, "the old tokens are dropped");
    assert_eq!(stack.rows("SELECT count(*) FROM vehicles WHERE token_id IS NOT NULL").await, ["1"]);
    for path in [before.url.path(), "/"] {
        let told = first.open(path).await;
        assert!(told.says("it was connected from another browser or account"), "{path}: {}", told.words("main"));
    }
}

#[actix_web::test]
async fn two_browsers_at_once_never_both_have_a_car() {
    let stack = Stack::start().await;
    for _ in 0..10 {
        let both = (0..2).map(|_| {
            let mut browser = stack.browser();
            async move { connect(&mut browser, "CHEVROLET", "owner@example.com").await }
        });
        for page in futures_util::future::join_all(both).await {
            assert_eq!(page.status, 200, "{}", page.words("main"));
        }
        assert_eq!(stack.rows("SELECT count(*) FROM vehicles WHERE token_id IS NOT NULL").await, ["1"]);
        assert_eq!(stack.rows("SELECT count(*) FROM tokens").await, ["1"]);
    }
}

#[actix_web::test]
async fn tokens_no_secret_opens_lead_through_connect_again() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    if stack.rows(WITHOUT_TOKENS).await == ["0"] {
        return; // v3 keeps no owner's tokens.
    }
    stack.change("UPDATE tokens SET access = substr(access, 1, 1), refresh = substr(refresh, 1, 1)").await;
    let page = browser.open(car.url.path()).await;
    assert!(page.has(BANNER), "{}", page.words("main"));
    let asked = browser.press(&page, "form[action$='/commands/lock'] button", &[]).await;
    assert!(asked.says("not locked") && !asked.says("do not know"), "{}", asked.words("main"));
    let page = browser.open(car.url.path()).await;
    let maker = to_maker(&mut browser, &page).await;
    let grant = crate::connecting::sign_in(&mut browser, &maker, "owner@example.com").await;
    let back = browser.press(&grant, "#approval-button", &[]).await;
    assert!(back.url.path() == car.url.path() && !back.has("section.banner"), "{}", back.words("main"));
}

#[actix_web::test]
async fn leaving_works_without_any_token() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    stack
        .change(
            "UPDATE tokens SET access = substr(access, 1, 1), refresh = substr(refresh, 1, 1) WHERE access IS NOT NULL",
        )
        .await;
    for left in ["1", "0"] {
        let confirm = browser.open(&format!("{}/disconnect", car.url.path())).await;
        let gone = browser.press(&confirm, "[data-action=primary]", &[]).await;
        assert_eq!(gone.status, 200, "{}", gone.words("main"));
        assert_eq!(stack.rows("SELECT count(*) FROM vehicles").await, [left]);
    }
    assert_eq!(stack.rows("SELECT count(*) FROM tokens").await, ["0"]);
}

#[actix_web::test]
async fn a_list_shows_every_car_but_a_damaged_one() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    connect(&mut browser, "KIA", "3-vehicles@smartcar.com").await;
    stack.change("UPDATE vehicles SET smartcar_id = 'not/an id' WHERE id = (SELECT min(id) FROM vehicles)").await;
    let page = browser.open("/").await;
    assert_eq!((page.status, page.screen().as_str()), (200, "cars"));
    assert_eq!(page.html.matches("href=\"/vehicles/").count(), 2);
}

#[actix_web::test]
async fn a_grant_that_does_not_open_stops_nobody_elses_renewal() {
    let stack = Stack::start_with(&[], |config| config.patience.tick = std::time::Duration::from_millis(100)).await;
    for (make, email) in [("CHEVROLET", "one@example.com"), ("KIA", "two@example.com")] {
        connect(&mut stack.browser(), make, email).await;
    }
    if stack.rows(WITHOUT_TOKENS).await == ["0"] {
        return; // v3 keeps no owner's tokens.
    }
    stack
        .change(
            "UPDATE tokens SET refreshed_at = CASE WHEN id = (SELECT min(id) FROM tokens) THEN 1 ELSE 2 END,
             access = CASE WHEN id = (SELECT min(id) FROM tokens) THEN substr(access, 1, 1) ELSE access END",
        )
        .await;
    stack.until("SELECT count(*) FROM tokens WHERE refreshed_at > 2", "1").await;
    stack.until("SELECT failures FROM tokens WHERE refreshed_at = 1", "1").await;
}
