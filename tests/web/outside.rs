//! What the tools of whoever runs the app rely on: names of requests, a log for programs, and whether the app is alive and
//! ready.

use crate::browser::Browser;
use crate::harness::Stack;
use crate::program::{free_address, program, spawn, stop, until_it_answers};

#[actix_web::test]
async fn a_request_has_a_name_which_only_a_proxy_of_ours_may_give() {
    let stack = Stack::start().await;
    let made = stack.browser().open("/privacy").await.header("x-request-id");
    assert!(made.len() == 16 && made.chars().all(|c| c.is_ascii_hexdigit()), "{made}");
    let named = |browser: Browser| browser.sending("x-request-id", "from-outside.1");
    assert_ne!(named(stack.browser()).open("/privacy").await.header("x-request-id"), "from-outside.1");
    let behind = Stack::start_with(&[("APP_TRUSTED_PROXIES", "127.0.0.1")], |_| {}).await;
    assert_eq!(named(behind.browser()).open("/privacy").await.header("x-request-id"), "from-outside.1");
    let odd = behind.browser().sending("x-request-id", "{\"odd\":\"one\"}");
    assert_eq!(odd.clone().open("/privacy").await.header("x-request-id").len(), 16);
}

#[actix_web::test]
async fn alive_and_ready_are_two_questions() {
    let stack = Stack::start().await;
    for path in ["/healthz", "/readyz"] {
        assert_eq!(stack.browser().open(path).await.status, 200, "{path}");
    }
    stack.change("ALTER TABLE heartbeat RENAME TO away").await;
    actix_web::rt::time::sleep(std::time::Duration::from_millis(1100)).await;
    assert_eq!(stack.browser().open("/healthz").await.status, 200, "starting it anew would not help");
    let ready = stack.browser().open("/readyz").await;
    assert_eq!((ready.status, ready.header("retry-after").as_str()), (503, "10"));
}

#[actix_web::test]
async fn a_log_for_programs_is_one_object_a_line_that_names_its_request() {
    crate::program::prepare();
    let directory = tempfile::tempdir().unwrap();
    let (app, sandbox) = (free_address(), free_address());
    let settings = [
        ("BIND_ADDR", app.as_str()),
        ("SANDBOX_ADDR", &sandbox),
        ("LOG_FORMAT", "json"),
        ("APP_TRUSTED_PROXIES", "127.0.0.1"),
    ];
    let child = spawn(&mut program(directory.path(), &settings));
    until_it_answers(&app).await;
    let browser = Browser::new(&format!("http://localhost:{}", app.rsplit(':').next().unwrap()));
    browser.sending("x-request-id", "told-1").open("/callback?error=access_denied&state=a%22b").await;
    let log = String::from_utf8(stop(child).stderr).unwrap();
    let lines: Vec<serde_json::Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for line in &lines {
        assert!(["timestamp", "level", "target", "message"].iter().all(|name| line[name].is_string()), "{line}");
    }
    assert!(
        lines.iter().all(|line| line.get("request_id").is_none()),
        "Smartcar's name of a call is another thing: {log}"
    );
    assert!(lines.iter().any(|line| line.get("smartcar_request_id").is_some()), "{log}");
    let told = lines.iter().find(|line| line["span"]["request_id"] == "told-1").unwrap_or_else(|| panic!("{log}"));
    assert_eq!((&told["span"]["route"], &told["level"]), (&"/callback".into(), &"INFO".into()));
    let output = program(directory.path(), &[("LOG_FORMAT", "json"), ("BIND_ADDR", "everywhere")]).output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    let lines: Vec<serde_json::Value> = told.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let last = lines.last().unwrap_or_else(|| panic!("nothing was said"));
    assert!(last["message"].as_str().unwrap().ends_with("cannot start"), "{told}");
    assert!(last["cause"].as_str().unwrap().contains("BIND_ADDR must be an address"), "{told}");
    let output = program(directory.path(), &[("LOG_FORMAT", "xml")]).output().unwrap();
    assert!(String::from_utf8_lossy(&output.stderr).contains("LOG_FORMAT must be text or json"));
}
