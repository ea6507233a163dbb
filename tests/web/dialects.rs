//! What Smartcar may send by one source and not by another, in each dialect: read where being wrong would lock an owner
//! out, refused where it would let a stranger in.

use serde_json::{Value, json};

use crate::between::Between;
use crate::browser::Page;
use crate::connecting::connect;
use crate::harness::Stack;

/// The app with its vehicle API behind a server that can change answers.
async fn stack(version: &str) -> (Stack, Between) {
    let between = Between::start();
    let stack = Stack::start_with(&[("SMARTCAR_API_VERSION", version)], |config| {
        between.stands_before(config.sandbox.as_ref().unwrap().addr);
        config.smartcar.origins.api = between.origin.clone();
        config.smartcar.origins.api_v3 = between.origin.clone();
        config.smartcar.origins.auth = between.origin.clone();
    })
    .await;
    (stack, between)
}

/// Sets every signal of a list to a body.
fn signals(answer: &mut Value, change: impl Fn(&str, &mut Value)) {
    for item in answer["data"].as_array_mut().unwrap() {
        let code = item["attributes"]["code"].as_str().unwrap().to_owned();
        change(&code, &mut item["attributes"]);
    }
}

fn no_level(answer: &mut Value) {
    match answer.get_mut("responses").and_then(Value::as_array_mut) {
        Some(items) => {
            let battery = items.iter_mut().find(|item| item["path"] == "/battery").unwrap();
            battery["body"] = json!({ "percentRemaining": null, "range": 210 });
        }
        None => signals(answer, |code, attributes| match code {
            "tractionbattery-stateofcharge" => attributes["body"]["value"] = Value::Null,
            "tractionbattery-range" => attributes["body"] = json!({ "value": 210, "unit": "km" }),
            _ => {}
        }),
    }
}

fn nothing_known(answer: &mut Value) {
    fn silence(value: &mut Value) {
        match value.as_object_mut() {
            Some(fields) => fields.values_mut().for_each(silence),
            None => *value = Value::Null,
        }
    }
    match answer.get_mut("responses").and_then(Value::as_array_mut) {
        Some(items) => items.iter_mut().for_each(|item| silence(&mut item["body"])),
        None => signals(answer, |_, attributes| silence(&mut attributes["body"])),
    }
}

fn value(page: &Page, name: &str) -> String {
    let html = scraper::Html::parse_document(&page.html);
    let items = scraper::Selector::parse("li.value").unwrap();
    let words = |item: scraper::ElementRef<'_>| item.text().collect::<Vec<_>>().join(" ");
    html.select(&items).map(words).find(|words| words.contains(name)).unwrap_or_default()
}

#[actix_web::test]
async fn what_a_car_does_not_know_now_is_said_so_and_is_nobodys_fault_in_any_dialect() {
    for version in ["1.0", "2.0", "3"] {
        let (stack, between) = stack(version).await;
        let mut browser = stack.browser();
        let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
        for path in ["/batch", "/signals"] {
            between.changes(path, no_level);
        }
        stack.change("UPDATE vehicles SET asked_at = NULL").await;
        let page = browser.open(car.url.path()).await;
        let battery = value(&page, "Battery level");
        assert!(
            battery.contains("Not known now") && battery.contains("About 210\u{a0}km left"),
            "v{version}: {battery}"
        );
        assert!(page.says("Up to date") && !page.says("is not answering"), "v{version}: {}", page.words("main"));

        for path in ["/batch", "/signals"] {
            between.changes(path, nothing_known);
        }
        stack.change("UPDATE vehicles SET asked_at = NULL").await;
        let page = browser.open(car.url.path()).await;
        for name in ["Distance driven", "Battery level", "Fuel level", "Location", "Charging", "Doors"] {
            let shown = value(&page, name);
            assert!(shown.contains("Not known now"), "v{version} {name}: {shown}");
            assert!(!shown.contains("locked") && !shown.contains(" 0 "), "v{version} {name}: {shown}");
        }
        assert!(page.says("Up to date") && !page.has("section.banner"), "v{version}: {}", page.words("main"));
    }
}

#[actix_web::test]
async fn a_connection_that_does_not_say_whose_it_is_connects_nothing_and_setup_says_so() {
    let (stack, between) = stack("3").await;
    between.changes("/connections", |answer| {
        for item in answer["data"].as_array_mut().unwrap() {
            item["attributes"].as_object_mut().unwrap().remove("externalId");
        }
    });
    let mut browser = stack.browser();
    let page = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    assert_eq!(page.screen(), "connect-server-error", "{}", page.words("main"));
    assert_eq!(page.words("[data-action=primary]"), "Try connecting again");
    assert_eq!(stack.rows("SELECT count(*) FROM vehicles").await, ["0"]);
    let setup = browser.open("/setup").await;
    assert!(setup.has("[data-finding=nameless][data-state=broken]"), "{}", setup.words("main"));
    assert!(setup.words("[data-finding=nameless]").contains("externalId"));
    between.changes("/connections", |answer| {
        for item in answer["data"].as_array_mut().unwrap() {
            let name = item["attributes"].as_object_mut().unwrap().remove("externalId").unwrap();
            item["attributes"]["external_id"] = name;
        }
    });
    let page = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    assert_eq!(page.screen(), "vehicle", "under another name it is the same thing");
}

#[actix_web::test]
async fn an_owner_id_that_smartcar_misses_leads_to_connecting_again() {
    let (stack, between) = stack("3").await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    let body = r#"{"errors":[{"status":"400","code":"bad_request","title":"Bad Request","detail":"missing userId"}]}"#;
    between.answers("/signals", 400, body);
    stack.change("UPDATE vehicles SET asked_at = NULL").await;
    let page = browser.open(car.url.path()).await;
    assert!(page.has("section.banner[data-recovery=reconnect]"), "{}", page.words("main"));
    let left = browser.press_only(&page, "section.banner [data-action=primary]", &[]).await;
    assert!(left.redirects[0].contains("/oauth/authorize?"), "a new consent, not a new sign-in: {}", left.redirects[0]);
    between.answers("/connections", 400, body);
    let page = connect(&mut stack.browser(), "KIA", "other@example.com").await;
    assert_eq!(page.screen(), "link-expired", "{}", page.words("main"));
}

#[actix_web::test]
async fn an_empty_list_of_signals_is_no_alarm_and_setup_says_what_to_do() {
    let (stack, between) = stack("3").await;
    between.answers("/signals", 200, r#"{"data":[],"meta":{"page":1,"pageSize":100,"totalCount":0},"links":{}}"#);
    let mut browser = stack.browser();
    let page = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    assert_eq!(page.screen(), "vehicle");
    assert!(page.says("No information from the car yet"), "{}", page.words("main"));
    assert!(!page.has("section.banner") && !page.says("Not available"), "{}", page.words("main"));
    let setup = browser.open("/setup").await;
    assert!(setup.words("[data-finding=no-signals]").contains("webhook"), "{}", setup.words("main"));
    between.rests();
    stack.change("UPDATE vehicles SET asked_at = NULL").await;
    assert!(browser.open(car_path(&page)).await.says("Up to date"));
    assert!(!browser.open("/setup").await.has("[data-finding=no-signals]"));
}

fn car_path(page: &Page) -> &str {
    page.url.path()
}

#[actix_web::test]
async fn lists_are_followed_to_their_end_and_asked_for_one_owner() {
    let (stack, between) = stack("3").await;
    between.asks("/connections", "page%5Bsize%5D=100", "page%5Bsize%5D=2");
    let page = connect(&mut stack.browser(), "KIA", "5-vehicles@smartcar.com").await;
    assert_eq!((page.screen().as_str(), stack.rows("SELECT count(*) FROM vehicles").await), ("cars", vec!["5".into()]));
    let requests = between.requests.lock().unwrap().clone();
    let lists: Vec<&String> = requests.iter().filter(|path| path.starts_with("/v3/connections?")).collect();
    assert_eq!(lists.len(), 3, "{lists:?}");
    for list in lists {
        assert!(list.contains("filter%5BuserId%5D=") && list.contains("page%5Bsize%5D="), "{list}");
    }
}

#[actix_web::test]
async fn single_answers_are_read_bare_and_wrapped() {
    let (stack, between) = stack("3").await;
    let mut browser = stack.browser();
    // Without a name on the connection, the car's own resource is read.
    between.changes("/connections", |answer| answer["data"][0]["attributes"]["vehicle"] = json!({}));
    let wrap: [fn(&mut Value); 2] = [
        |answer| {
            if let Some(data) = answer.get_mut("data") {
                *answer = data.take();
            }
        },
        |answer| {
            if answer.get("data").is_none() {
                *answer = json!({ "data": answer.take() });
            }
        },
    ];
    for (index, change) in wrap.into_iter().enumerate() {
        between.changes("/commands/", change);
        // Everything below a car but its signals.
        between.changes("/signals", |_| {});
        between.changes("/vehicles/", change);
        let car = connect(&mut browser, ["CHEVROLET", "TESLA"][index], &format!("owner-{index}@example.com")).await;
        assert!(car.says(["Chevrolet", "Tesla"][index]) && car.says("Up to date"), "{}", car.words("main"));
        let sent = browser.press(&car, "form[action$='/commands/lock'] button", &[]).await;
        assert_eq!((sent.status, sent.screen().as_str()), (200, "pending"), "{}", sent.words("main"));
    }
}

#[actix_web::test]
async fn a_make_the_application_may_not_use_is_ours_to_fix() {
    let (stack, between) = stack("2.0").await;
    let body =
        r#"{"error":"unauthorized_client","error_description":"Application not authorized to requested make(s): KIA"}"#;
    between.answers("/oauth/token", 400, body);
    let page = connect(&mut stack.browser(), "KIA", "owner@example.com").await;
    assert_eq!((page.status, page.screen().as_str()), (500, "our-fault/connecting"));
}

#[actix_web::test]
async fn a_token_service_in_trouble_is_never_blamed_on_the_car_maker() {
    for (version, endpoint) in [("2.0", "/oauth/token"), ("3", "/oauth2/token")] {
        let between = Between::start();
        let stack = Stack::start_with(&[("SMARTCAR_API_VERSION", version)], |config| {
            between.stands_before(config.sandbox.as_ref().unwrap().addr);
            config.smartcar.origins.auth = between.origin.clone();
            config.smartcar.origins.iam = between.origin.clone();
        })
        .await;
        let mut browser = stack.browser();
        let car = connect(&mut browser, "TESLA", "owner@example.com").await;
        for status in [500, 429, 503] {
            stack.control("expire-access-tokens", json!({})).await;
            stack.change("UPDATE vehicles SET asked_at = NULL, incident = NULL, pressed_at = NULL").await;
            stack.change("UPDATE tokens SET expires_at = 0").await;
            between.answers(endpoint, status, "{}");
            let page = browser.open(car.url.path()).await;
            let banner = "section.banner[data-recovery=maker-down][data-variant=link][data-class=wait]";
            assert!(page.has(banner), "v{version} {status}: {}", page.words("main"));
            assert!(!page.words("section.banner").contains("Tesla's service"), "{}", page.words("section.banner"));
            assert!(page.says(" km"), "the last values stay");
            let connecting = connect(&mut stack.browser(), "KIA", "trouble@example.com").await;
            assert_eq!(connecting.screen(), "connect-server-error", "v{version} {status}");
        }
        between.rests();
    }
}

#[actix_web::test]
async fn where_connect_leads_is_found_out_and_a_setting_names_it() {
    for named in [false, true] {
        let between = Between::start();
        between.leads("/oauth/authorize", "https://login.example/welcome");
        let further = [("SMARTCAR_CONNECT_HOSTS", "https://login.example")];
        let settings = if named { &further[..] } else { &[] };
        let stack = Stack::start_with(settings, |config| {
            between.stands_before(config.sandbox.as_ref().unwrap().addr);
            config.smartcar.origins.connect = between.origin.clone();
        })
        .await;
        let mut browser = stack.browser();
        let setup = browser.open("/setup").await;
        let state = setup.attribute("[data-finding=connect-hosts]", "data-state").unwrap();
        assert_eq!(state, if named { "fine" } else { "broken" });
        assert!(named || setup.words("[data-finding=connect-hosts]").contains("https://login.example"));
        for path in ["/", "/setup"] {
            let policy = browser.open(path).await.header("content-security-policy");
            assert_eq!(policy.contains(" https://login.example;"), named, "{path}: {policy}");
        }
    }
}

#[actix_web::test]
async fn setup_shows_names_of_what_came_and_never_values() {
    for version in ["2.0", "3"] {
        let stack = Stack::start_with(&[("SMARTCAR_API_VERSION", version)], |_| {}).await;
        let mut browser = stack.browser();
        let fresh = browser.open("/setup").await;
        assert!(fresh.says("Nothing has come since the start."), "{}", fresh.words("main"));
        connect(&mut browser, "CHEVROLET", "owner@example.com").await;
        let setup = browser.open("/setup").await;
        assert!(!setup.has("[data-finding=seen-fields][data-state=look]"), "v{version}: {}", setup.words("main"));
        let name = if version == "3" { "attributes.externalId" } else { "vehicles[]" };
        assert!(setup.says(name), "v{version}: {}", setup.words("main"));
        for value in ["CHEVROLET", "Volt"] {
            assert!(!setup.html.contains(value), "v{version}: {value}");
        }
    }
}

#[actix_web::test]
async fn a_record_of_the_first_day_holds_shapes_and_nothing_else() {
    let directory = tempfile::tempdir().unwrap();
    for version in ["2.0", "3"] {
        let file = directory.path().join(format!("{version}.jsonl"));
        let record = Some(file.clone());
        let stack =
            Stack::start_with(&[("SMARTCAR_API_VERSION", version)], |config| config.smartcar.record = record).await;
        let mut browser = stack.browser();
        let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
        let healthy = directory.path().join(format!("{version}-healthy.jsonl"));
        std::fs::copy(&file, &healthy).unwrap();
        stack.car_becomes("VEHICLE_STATE:ASLEEP").await;
        browser.open(car.url.path()).await;
        let text = std::fs::read_to_string(&file).unwrap();
        let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!((&lines[0]["record"], lines[0]["mode"].as_str()), (&json!(1), Some("test")), "which format it is");
        for line in &lines[1..] {
            for field in ["method", "host", "path", "query", "status", "headers", "body"] {
                assert!(line.get(field).is_some(), "{field} in {line}");
            }
        }
        let path = if version == "3" { "/v3/vehicles/{id}/signals" } else { "/v2.0/vehicles/{id}/batch" };
        assert!(lines.iter().any(|line| line["path"] == path), "{text}");
        let ids = stack.rows("SELECT smartcar_id FROM vehicles").await;
        for value in ["CHEVROLET", "Volt", "owner@example.com", "sandbox-secret", &ids[0]] {
            assert!(!text.contains(value), "v{version}: {value}");
        }
        assert!(text.contains("ASLEEP"), "what kind of error it was stays: {text}");
        reads_a_car_in_recorded_shapes(version, &healthy).await;
    }
}

/// The sandbox answers in the shapes of a record: no value of it is real, and a car's page is a page all the same.
async fn reads_a_car_in_recorded_shapes(version: &str, file: &std::path::Path) {
    let settings = [("SMARTCAR_API_VERSION", version), ("SANDBOX_REPLAY", file.to_str().unwrap())];
    let stack = Stack::start_with(&settings, |_| {}).await;
    let mut browser = stack.browser();
    let page = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    assert_eq!((page.status, page.screen().as_str()), (200, "vehicle"), "{version}: {}", page.words("main"));
    assert!(page.has(".value .figure"), "{version}: values in the recorded shape are shown: {}", page.words("main"));
    assert!(!page.has(".banner"), "{version}: {}", page.words("main"));
}
