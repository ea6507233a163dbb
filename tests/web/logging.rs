//! For whoever runs the app: one line in the log per failure, found by the reference that stands on the page.

use std::io::Write;
use std::sync::{Arc, Mutex, OnceLock};

use tracing_subscriber::fmt::MakeWriter;

use crate::connecting::connect;
use crate::harness::Stack;

/// Keeps what is logged in this process, by whichever test.
#[derive(Clone, Default)]
pub(crate) struct Kept(Arc<Mutex<Vec<u8>>>);

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Kept {
    type Writer = Self;
    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// The lines that carry a reference, or some other words.
pub(crate) fn lines(kept: &Kept, reference: &str) -> Vec<String> {
    let text = String::from_utf8(kept.0.lock().unwrap().clone()).unwrap();
    text.lines().filter(|line| line.contains(reference)).map(str::to_owned).collect()
}

pub(crate) fn log() -> &'static Kept {
    static LOG: OnceLock<Kept> = OnceLock::new();
    LOG.get_or_init(|| {
        let kept = Kept::default();
        let subscriber = tracing_subscriber::fmt().with_ansi(false).with_writer(kept.clone()).finish();
        tracing::subscriber::set_global_default(subscriber).unwrap();
        kept
    })
}

#[actix_web::test]
async fn the_reference_on_the_page_finds_one_line_with_what_smartcar_said() {
    let log = log();
    let stack = Stack::start_with(&[("SMARTCAR_API_VERSION", "2.0")], |_| {}).await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    for (condition, level, words) in [
        ("CONNECTED_SERVICES_ACCOUNT:SUBSCRIPTION", "INFO", vec!["class=\"fix_at_maker\"", "code=\"SUBSCRIPTION\""]),
        ("UPSTREAM:NO_RESPONSE", "INFO", vec!["class=\"wait\"", "status=502"]),
        ("BILLING:ACCOUNT_SUSPENDED", "ERROR", vec!["class=\"setup\"", "unpaid invoices"]),
        ("VALIDATION:PARAMETER", "ERROR", vec!["class=\"setup\"", "SMARTCAR_API_VERSION"]),
        ("SERVER:INTERNAL", "ERROR", vec!["class=\"ours\""]),
    ] {
        stack.car_becomes(condition).await;
        let page = browser.open(car.url.path()).await;
        let reference = page.words(".after details td");
        assert_eq!(reference.len(), 9, "{condition}: {reference}");
        let partner = page.words(".after details").split("Smartcar reference").nth(1).unwrap().trim()[..36].to_owned();
        browser.open(car.url.path()).await;
        let lines = lines(log, &reference);
        assert_eq!(lines.len(), 1, "{condition}: a trouble that goes on is logged once: {lines:?}");
        assert!(lines[0].contains(level) && lines[0].contains(condition), "{condition}: {}", lines[0]);
        assert!(lines[0].contains("smartcar_request_id=\"") && !partner.is_empty(), "{condition}: {}", lines[0]);
        for word in words {
            assert!(lines[0].contains(word), "{condition} without {word}: {}", lines[0]);
        }
    }
}

#[actix_web::test]
async fn no_secret_is_ever_logged() {
    let log = log();
    let stack = Stack::start_with(&[("SMARTCAR_API_VERSION", "2.0")], |_| {}).await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    stack.control("expire-access-tokens", serde_json::json!({})).await;
    browser.open(car.url.path()).await;
    let text = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    for secret in ["sandbox-secret-not-for-real-cars", "Bearer ", "access_token", "refresh_token=", "owner@example.com"]
    {
        assert!(!text.contains(secret), "{secret} is in the log");
    }
}
