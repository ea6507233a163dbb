//! Every documented error, through each dialect that has it, where a person can meet it: the screen that comes up is the
//! one of the decision table. What the table itself says is held against the documentation in `src/recovery/tests.rs`.

use std::collections::BTreeMap;

use driveway::recovery::{Failure, Moment, Recovery, Screen, recommend};
use driveway::smartcar::{Error, error};
use reqwest::header::HeaderMap;
use serde_json::{Value, json};

use crate::browser::{Browser, Page};
use crate::connecting::connect;
use crate::harness::Stack;

const ERRORS: &str = include_str!("../fixtures/errors.json");

fn documented(family: &str) -> Vec<Value> {
    let errors: Vec<Value> = serde_json::from_str(ERRORS).unwrap();
    errors.into_iter().filter(|error| error["family"] == family).collect()
}

/// The name the sandbox knows an error of v2.0 by.
fn name(error: &Value) -> String {
    match error["code"].as_str() {
        Some(code) => format!("{}:{code}", error["type"].as_str().unwrap()),
        None => error["type"].as_str().unwrap().to_owned(),
    }
}

fn expected(status: u16, body: &Value, moment: Moment) -> Recovery {
    let parsed = error::parse(status, &HeaderMap::new(), body.to_string().as_bytes());
    recommend(&Failure::api(Error::Api(Box::new(parsed)), moment))
}

/// What a car's page recommends: its banner, or the line of its distance, or the line about what it does not have.
fn shown(page: &Page) -> Option<String> {
    ["section.banner", ".value .line", ".values + .line", ".line"]
        .iter()
        .find_map(|css| page.attribute(css, "data-recovery"))
}

async fn start(version: &str) -> (Stack, Browser, Page) {
    let stack = Stack::start_with(&[("SMARTCAR_API_VERSION", version)], |_| {}).await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    (stack, browser, car)
}

/// As if every wait were over.
async fn rested(stack: &Stack) {
    stack.change("UPDATE vehicles SET incident = NULL, pressed_at = NULL").await;
    stack.change("DELETE FROM readings").await;
    stack.change("DELETE FROM commands").await;
}

#[actix_web::test]
async fn every_documented_error_of_a_reading_has_its_screen_in_both_living_dialects() {
    let mut count = 0;
    for version in ["2.0", "3"] {
        let (stack, mut browser, car) = start(version).await;
        for error in documented("api_v2") {
            let condition = name(&error);
            rested(&stack).await;
            stack.car_becomes(&condition).await;
            let page = browser.open(car.url.path()).await;
            assert_eq!((page.status, page.screen().as_str()), (200, "vehicle"), "v{version} {condition}");
            let status = u16::try_from(error["status"].as_u64().unwrap()).unwrap();
            let recovery = expected(status, &json!({ "type": error["type"], "code": error["code"] }), Moment::Reading);
            let slug = recovery.screen.slug();
            assert_eq!(shown(&page).as_deref(), Some(slug), "v{version} {condition}: {}", page.words("main"));
            count += 1;
        }
    }
    assert_eq!(count, 2 * 48);
}

#[actix_web::test]
async fn every_documented_error_of_a_command_has_its_screen_in_both_living_dialects() {
    let mut count = 0;
    for version in ["2.0", "3"] {
        let (stack, mut browser, car) = start(version).await;
        for error in documented("api_v2") {
            let condition = name(&error);
            rested(&stack).await;
            stack.car_signal_becomes(&condition, Some("lock")).await;
            let page = browser.press(&car, "form[action$='/commands/lock'] button", &[]).await;
            let status = u16::try_from(error["status"].as_u64().unwrap()).unwrap();
            let body = json!({ "type": error["type"], "code": error["code"] });
            let recovery = expected(status, &body, Moment::Commanding);
            // A feature the car does not have is one line on its page, never a page of its own.
            let screen = match (recovery.screen == Screen::FeatureUnavailable, recovery.variant) {
                (true, _) => "vehicle".to_owned(),
                (false, "") => recovery.screen.slug().to_owned(),
                (false, variant) => format!("{}/{variant}", recovery.screen.slug()),
            };
            assert_eq!(page.screen(), screen, "v{version} {condition}: {}", page.words("main"));
            count += 1;
        }
    }
    assert_eq!(count, 2 * 48);
}

/// What stands for each error of v1.0 in the sandbox, whose cars fail in the words of v2.0.
const V1: [(&str, &str); 16] = [
    ("validation_error", "VALIDATION"),
    ("authentication_error", "AUTHENTICATION"),
    ("permission_error", "PERMISSION"),
    ("resource_not_found_error", "RESOURCE_NOT_FOUND:PATH"),
    ("rate_limiting_error", "RATE_LIMIT:VEHICLE"),
    ("monthly_limit_exceeded", "BILLING:VEHICLE_REQUEST_LIMIT"),
    ("server_error", "SERVER:INTERNAL"),
    ("smartcar_not_capable_error", "COMPATIBILITY:SMARTCAR_NOT_CAPABLE"),
    ("vehicle_not_capable_error", "COMPATIBILITY:VEHICLE_NOT_CAPABLE"),
    ("VOA_000", "CONNECTED_SERVICES_ACCOUNT:AUTHENTICATION_FAILED"),
    ("VOA_001", "CONNECTED_SERVICES_ACCOUNT:SUBSCRIPTION"),
    ("VS_000", "VEHICLE_STATE:ASLEEP"),
    ("VS_001", "VEHICLE_STATE:DOOR_OPEN"),
    ("VS_002", "VEHICLE_STATE:TRUNK_OPEN"),
    ("VS_003", "VEHICLE_STATE:HOOD_OPEN"),
    ("VS_004", "VEHICLE_STATE:CHARGING_PLUG_NOT_CONNECTED"),
];

#[actix_web::test]
async fn every_documented_error_of_v1_has_its_screen() {
    let (stack, mut browser, car) = start("1.0").await;
    let conditions = BTreeMap::from(V1);
    let mut count = 0;
    for error in documented("api_v1") {
        let name = error["code"].as_str().or(error["type"].as_str()).unwrap();
        rested(&stack).await;
        if name == "smartcar_gateway_timeout_error" {
            stack.car_becomes("HEALTHY").await;
            stack.car("behaviour", json!({ "behaviour": "html", "status": 504 })).await;
        } else {
            stack.car("behaviour", json!({ "behaviour": "normal" })).await;
            stack.car_becomes(conditions[name]).await;
        }
        let page = browser.open(car.url.path()).await;
        let status = error["status"].as_u64().map_or(409, |status| u16::try_from(status).unwrap());
        let recovery = expected(status, &json!({ "error": error["type"], "code": error["code"] }), Moment::Reading);
        assert_eq!(shown(&page).as_deref(), Some(recovery.screen.slug()), "{name}: {}", page.words("main"));
        count += 1;
    }
    assert_eq!(count, 17);
}
