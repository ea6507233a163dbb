//! Pages of whoever runs the app: in the sandbox everyone's, outside it theirs alone, whatever address a request has.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::browser::{Browser, Page};
use crate::harness::Stack;

const PASSWORD: &str = "correct horse battery";
const PAGES: [&str; 2] = ["/setup", "/operator"];
/// A port nothing listens on.
const NOBODY: &str = "http://127.0.0.1:1";
const LIVE: [(&str, &str); 9] = [
    ("SMARTCAR_MODE", "live"),
    ("SMARTCAR_CLIENT_ID", "client-0123456789"),
    ("SMARTCAR_CLIENT_SECRET", "a-secret-of-the-dashboard"),
    ("SMARTCAR_APPLICATION_ID", "an-application-id"),
    ("SMARTCAR_CONNECT_ORIGIN", NOBODY),
    ("SMARTCAR_AUTH_ORIGIN", NOBODY),
    ("SMARTCAR_IAM_ORIGIN", NOBODY),
    ("SMARTCAR_API_ORIGIN", NOBODY),
    ("SMARTCAR_API_V3_ORIGIN", NOBODY),
];

/// The settings of a live app whose operator can sign in.
pub(crate) fn live() -> Vec<(&'static str, &'static str)> {
    [&LIVE[..], &[("APP_OPERATOR_PASSWORD", PASSWORD)]].concat()
}

/// A browser whose user signed in as the operator.
pub(crate) fn signed_in(stack: &Stack) -> Browser {
    with_password(stack, PASSWORD)
}

fn with_password(stack: &Stack, password: &str) -> Browser {
    let header = format!("Basic {}", STANDARD.encode(format!("anyone:{password}")));
    stack.browser().sending("authorization", header.leak())
}

fn quick(config: &mut driveway::config::Config) {
    config.sending.wrong_password = std::time::Duration::ZERO;
}

#[actix_web::test]
async fn no_address_and_no_header_opens_what_is_the_operators() {
    let stack = Stack::start_with(&live(), quick).await;
    for path in PAGES {
        let page = stack.browser().open(path).await;
        assert_eq!((page.status, page.screen().as_str()), (401, "sign-in"), "{path} from the machine itself");
        assert_eq!(page.header("www-authenticate"), "Basic realm=\"Operator\", charset=\"UTF-8\"");
        assert_eq!(page.header("cache-control"), "no-store");
        for (name, value) in [("x-forwarded-for", "127.0.0.1"), ("authorization", "Bearer x"), ("via", "1.1 a")] {
            assert_eq!(stack.browser().sending(name, value).open(path).await.status, 401, "{path} {name}");
        }
        for host in ["localhost", "127.0.0.1:8334", "driveway.example"] {
            assert_eq!(stack.browser().request_as(host, path).await.status, 401, "{path} as {host}");
        }
        assert_eq!(with_password(&stack, "correct horse batterY").open(path).await.status, 401);
        let page = signed_in(&stack).open(path).await;
        assert_eq!((page.status, format!("/{}", page.screen())), (200, path.to_owned()));
        assert_eq!(page.header("cache-control"), "no-store");
    }
    assert_eq!(stack.browser().open("/healthz").await.status, 200, "whoever balances loads knows no password");
}

#[actix_web::test]
async fn without_a_password_these_pages_are_not_there() {
    let stack = Stack::start_with(&LIVE, quick).await;
    for path in PAGES {
        let page = with_password(&stack, "").open(path).await;
        assert_eq!((page.status, page.screen().as_str()), (404, "not-found"), "{path}");
    }
}

#[actix_web::test]
async fn in_the_sandbox_everyone_is_the_operator() {
    let stack = Stack::start().await;
    for path in PAGES {
        assert_eq!(stack.browser().request_as("driveway.example", path).await.status, 200, "{path}");
    }
}

#[actix_web::test]
async fn whoever_guesses_has_to_wait_and_the_operator_elsewhere_does_not() {
    let settings = [live(), vec![("APP_TRUSTED_PROXIES", "127.0.0.0/8")]].concat();
    let stack = Stack::start_with(&settings, quick).await;
    let from = async |address: &'static str, password: &str| -> Page {
        let credentials = STANDARD.encode(format!("a:{password}"));
        let http = reqwest::Client::new().get(format!("{}/operator", stack.app));
        let request = http.header("x-forwarded-for", address).header("authorization", format!("Basic {credentials}"));
        Page::of(request.send().await.unwrap()).await
    };
    for _ in 0..10 {
        assert_eq!(from("203.0.113.5", "wrong").await.status, 401);
    }
    let refused = from("203.0.113.5", PASSWORD).await;
    assert_eq!((refused.status, refused.screen().as_str()), (429, "slow-down"), "not even looked at");
    assert!((1..=60).contains(&refused.header("retry-after").parse().unwrap()));
    assert_eq!(from("203.0.113.6", PASSWORD).await.status, 200);
}

#[actix_web::test]
async fn a_wrong_password_is_answered_late_and_the_right_one_at_once() {
    let late = std::time::Duration::from_secs(60);
    let stack = Stack::start_with(&live(), |config| config.sending.wrong_password = late).await;
    let mut guess = with_password(&stack, "wrong");
    let guesses = actix_web::rt::spawn(async move { guess.open("/operator").await });
    assert_eq!(signed_in(&stack).open("/operator").await.status, 200);
    assert!(!guesses.is_finished(), "the guess still waits");
    guesses.abort();
}
