//! The process as someone starts it: settings, ports, an orderly end, and logs that tell no secrets.

use std::net::TcpListener;
use std::time::Duration;

use crate::browser::Browser;
use crate::connecting::{connect, sign_in};
use crate::harness::{Stack, impatient};
use crate::program::{free_address, prepare, program, spawn, stop, until_it_answers};

#[test]
fn bad_settings_are_listed_together_with_the_form_they_want() {
    prepare();
    let directory = tempfile::tempdir().unwrap();
    let settings = [
        ("SMARTCAR_MODE", "live"),
        ("BIND_ADDR", "everywhere"),
        ("APP_RETENTION_DAYS", "forever"),
        ("APP_ACCENT", "#ffcc00"),
        ("APP_LOGO", "no.svg"),
    ];
    let output = program(directory.path(), &settings).output().unwrap();
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_ne!(output.status.code(), Some(0));
    for words in [
        "SMARTCAR_CLIENT_ID",
        "SMARTCAR_CLIENT_SECRET",
        "BIND_ADDR must be an address",
        "APP_RETENTION_DAYS must be a number of days",
        "APP_ACCENT must be no lighter than #",
        "APP_LOGO must be the path of a file; no.svg",
    ] {
        assert!(text.contains(words), "{words} is missing from: {text}");
    }
}

#[test]
fn a_taken_port_says_which_and_what_moves_it() {
    prepare();
    let directory = tempfile::tempdir().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    for (variable, other) in [("BIND_ADDR", "SANDBOX_ADDR"), ("SANDBOX_ADDR", "BIND_ADDR")] {
        let output = program(directory.path(), &[(variable, &address), (other, &free_address())]).output().unwrap();
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_ne!(output.status.code(), Some(0));
        assert!(text.contains(&address) && text.contains(variable), "{text}");
    }
}

#[actix_web::test]
async fn the_sandbox_runs_alone_for_any_other_app() {
    prepare();
    let directory = tempfile::tempdir().unwrap();
    let address = free_address();
    let child = spawn(program(directory.path(), &[("SANDBOX_ADDR", &address)]).arg("sandbox"));
    until_it_answers(&address).await;
    let cars: serde_json::Value =
        reqwest::get(format!("http://{address}/_control/cars")).await.unwrap().json().await.unwrap();
    assert_eq!(cars, serde_json::json!([]));
    let output = stop(child);
    assert!(output.status.success(), "{output:?}");
    assert!(String::from_utf8_lossy(&output.stdout).contains(&address));
}

#[actix_web::test]
async fn a_whole_run_leaves_no_secret_in_the_logs_and_ends_in_order() {
    prepare();
    let directory = tempfile::tempdir().unwrap();
    let (app, sandbox) = (free_address(), free_address());
    let port = app.rsplit(':').next().unwrap();
    // v2.0 has a code and tokens of each owner, which are more to keep quiet about.
    let settings = [
        ("BIND_ADDR", app.as_str()),
        ("SANDBOX_ADDR", &sandbox),
        ("RUST_LOG", "debug"),
        ("SMARTCAR_API_VERSION", "2.0"),
    ];
    let child = spawn(&mut program(directory.path(), &settings));
    until_it_answers(&app).await;

    let mut browser = Browser::new(&format!("http://localhost:{port}"));
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    let code = car.redirects.iter().find_map(|address| address.split("code=").nth(1)).unwrap();
    let page = to_settings_sign_in(&mut browser).await;
    let stopped = sign_in(&mut browser, &page, "smartcar@vehicle-incompatible.com").await;
    let form = browser.press(&stopped, "#back-to-application", &[("share", "yes")]).await;
    let answers = [("make", "Kia"), ("model", "Niro"), ("year", "2024"), ("vin", "1HGCM82633A004352")];
    let saved = browser.press(&form, "button[form=details]", &answers).await;
    assert_eq!(saved.screen(), "vehicle-incompatible-saved");
    browser.open("/callback?error=access_denied&state=a-state-that-was-planted&vin=1HGCM82633A004353").await;

    let secret_file = std::fs::read_to_string(directory.path().join("data/secret.key")).unwrap();
    let world = std::fs::read_to_string(directory.path().join("data/sandbox.json")).unwrap_or_default();
    let output = stop(child);
    assert!(output.status.success(), "SIGTERM ends it in order");
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(printed.contains(&format!("http://localhost:{port}/")) && printed.contains("Try first"), "{printed}");
    let log = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(log.contains("vehicle-incompatible"), "the failure itself is logged: {log}");
    let code = code.split('&').next().unwrap();
    for secret in [
        code,
        secret_file.trim(),
        "0SCAUDI012FE3B132",
        "1HGCM82633A00435",
        "a-state-that-was-planted",
        "sandbox-secret-not-for-real-cars",
    ] {
        assert!(!log.contains(secret), "{secret} is in the log");
    }
    // Everything in the sandbox's world that looks like a token or a code: 36 characters with hyphens.
    for token in world.split('"').filter(|word| word.len() == 36 && word.matches('-').count() == 4) {
        let line = log.lines().find(|line| line.contains(token));
        assert!(line.is_none() || line.is_some_and(|line| line.contains("request_id")), "{line:?}");
    }
    for text in log.split(|c: char| !c.is_ascii_alphanumeric()) {
        assert!(
            text.len() != 32 || !text.chars().all(|c| c.is_ascii_hexdigit()),
            "a state or token is in the log: {text}"
        );
    }
}

#[actix_web::test]
async fn a_page_in_the_making_is_finished_before_the_app_ends() {
    let stack = Stack::start_with(&[], impatient).await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "KIA", "owner@example.com").await;
    stack.control("api", serde_json::json!({ "behaviour": "hang" })).await;
    let view = actix_web::rt::spawn(async move { browser.open(car.url.path()).await });
    while !stack.journal().await.iter().any(|request| request["status"].is_null()) {
        tokio::task::yield_now().await;
    }
    let (address, closed) = (stack.listens().replace("http://", ""), std::cell::Cell::new(false));
    let knocking = async {
        while !view.is_finished() && !closed.get() {
            closed.set(tokio::net::TcpStream::connect(&address).await.is_err());
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::join!(stack.restart_app(), knocking);
    assert!(
        closed.get(),
        "whoever comes meanwhile is to go to another process, and not to wait for the end of this one"
    );
    let page = view.await.unwrap();
    assert_eq!((page.status, page.screen().as_str()), (200, "vehicle"));
}

async fn to_settings_sign_in(browser: &mut Browser) -> crate::browser::Page {
    let settings = browser.open("/settings").await;
    let welcome = browser.press(&settings, "form[action='/connect'] button", &[]).await;
    crate::connecting::from_welcome(browser, &welcome, "AUDI").await
}
