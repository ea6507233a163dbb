//! What whoever runs the app sees from outside: figures with labels that nobody outside can make up, and a dashboard that asks
//! for nothing else.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::access_denied::deny;
use crate::connecting::connect;
use crate::harness::Stack;

async fn figures(stack: &Stack) -> String {
    let page = stack.browser().open("/metrics").await;
    assert_eq!(page.status, 200);
    assert!(page.header("content-type").starts_with("text/plain; version=0.0.4"));
    page.html
}

#[actix_web::test]
async fn what_happens_is_counted_under_names_of_our_own() {
    let stack = Stack::start_with(&[("SMARTCAR_API_VERSION", "2.0")], |_| {}).await;
    let mut browser = stack.browser();
    deny(&mut browser).await;
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    stack.control("expire-access-tokens", serde_json::json!({})).await;
    let page = browser.open(car.url.path()).await;
    browser.press(&page, "form[action$='/commands/lock'] button", &[]).await;
    browser.open("/no-such-page/1HGCM82633A004352").await;
    reqwest::Client::new().request("BREW".parse().unwrap(), format!("{}/made-up", stack.app)).send().await.unwrap();
    let text = figures(&stack).await;
    for line in [
        "driveway_requests_total{route=\"/vehicles/{id}\",method=\"GET\",status=\"200\"}",
        "driveway_request_seconds_bucket{route=\"/callback\",le=\"0.25\"}",
        "driveway_screens_shown_total{screen=\"access-denied\",class=\"choice\"}",
        "driveway_smartcar_calls_total{endpoint=\"token\",result=\"ok\"}",
        "driveway_smartcar_call_seconds_bucket{endpoint=\"batch\"",
        "driveway_refreshes_total{kind=\"owner\",result=\"ok\"}",
        "driveway_refreshes_total{kind=\"application\",result=\"failed\"}",
        "driveway_smartcar_calls_total{endpoint=\"command\",result=\"ok\"}",
        "driveway_smartcar_calls_total{endpoint=\"reach\",result=\"ok\"}",
        "driveway_checks_under_way",
        "driveway_commands_under_way",
        "driveway_database_connections{state=\"idle\"}",
        "driveway_build_info{version=",
    ] {
        assert!(text.contains(line), "{line} is missing from\n{text}");
    }
    for outside in ["made-up", "no-such-page", "1HGCM", "BREW", "CHEVROLET", car.url.path()] {
        assert!(!text.contains(outside), "{outside} makes rows");
    }
}

#[actix_web::test]
async fn the_dashboard_asks_for_nothing_that_is_not_counted() {
    let stack = Stack::start_with(&[("SMARTCAR_API_VERSION", "2.0")], |_| {}).await;
    let mut browser = stack.browser();
    deny(&mut browser).await;
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    stack.control("expire-access-tokens", serde_json::json!({})).await;
    browser.open(car.url.path()).await;
    let text = figures(&stack).await;
    let known: BTreeSet<&str> =
        text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split(['{', ' ']).next()).collect();
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("deploy/grafana.json");
    let dashboard: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let mut asked = 0;
    for target in dashboard["panels"].as_array().unwrap().iter().flat_map(|panel| panel["targets"].as_array().unwrap())
    {
        let query = target["expr"].as_str().unwrap();
        let names =
            query.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').filter(|name| name.starts_with("driveway_"));
        for name in names {
            asked += 1;
            assert!(known.contains(name), "{name} in {query}");
        }
        for labels in query.split("by (").skip(1).filter_map(|rest| rest.split(')').next()) {
            for label in labels.split(", ") {
                assert!(text.contains(&format!("{label}=\"")), "{label} in {query}");
            }
        }
    }
    assert!(asked > 10, "{asked}");
}

#[actix_web::test]
async fn the_applications_own_token_is_counted_when_it_is_renewed() {
    let stack = Stack::start_with(&[("SMARTCAR_API_VERSION", "3")], |_| {}).await;
    connect(&mut stack.browser(), "CHEVROLET", "owner@example.com").await;
    let text = figures(&stack).await;
    let renewed = text.lines().find_map(|line| {
        line.strip_prefix("driveway_refreshes_total{kind=\"application\",result=\"ok\"} ")?.parse::<u64>().ok()
    });
    assert!(renewed.is_some_and(|count| count > 0), "{text}");
}

#[actix_web::test]
async fn figures_are_the_operators() {
    let stack = Stack::start_with(&crate::operator::live(), |_| {}).await;
    assert_eq!(stack.browser().open("/metrics").await.status, 401);
    assert_eq!(crate::operator::signed_in(&stack).open("/metrics").await.status, 200);
}
