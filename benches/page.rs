//! What rendering one outcome page costs, without HTTP: words, names, template.
//! `cargo bench --bench page`
#![allow(
    clippy::unwrap_used,
    clippy::allow_attributes,
    missing_docs,
    reason = "a benchmark that cannot start has no result"
)]

use std::sync::Arc;

use driveway::web::language::Languages;
use driveway::web::names::CarNames;
use driveway::web::render::{Frame, Globals, Page, Templates};
use serde::Serialize;

fn main() {
    divan::main();
}

#[derive(Serialize)]
struct AccessDenied {
    permissions: Vec<Permission>,
}

#[derive(Serialize)]
struct Permission {
    label: &'static str,
    reason: &'static str,
    required: bool,
}

impl Page for AccessDenied {
    fn screen(&self) -> &str {
        "access-denied"
    }
    fn heading(&self) -> String {
        "access_denied.heading".into()
    }
    fn class(&self) -> &str {
        "choice"
    }
}

#[divan::bench]
fn render_access_denied(bencher: divan::Bencher<'_, '_>) {
    let offered: Vec<String> = driveway::locales::tags().iter().map(|tag| (*tag).to_owned()).collect();
    let languages = Arc::new(Languages::load("Driveway", 365, &offered).unwrap());
    let words = Arc::clone(languages.source());
    let globals = Globals {
        app_name: "Driveway".into(),
        version: "0",
        brand: String::new(), // unit: brand
        sandbox: true,
        support_url: "/support".into(),
    };
    let templates = Templates::load(languages, &globals).unwrap();
    let permission =
        || Permission { label: "See the fuel level", reason: "So we can show how far you can go", required: true };
    let page = AccessDenied { permissions: (0..5).map(|_| permission()).collect() };
    bencher.bench_local(|| {
        let frame = Frame {
            csrf: "0123456789abcdef0123456789abcdef".into(),
            names: CarNames::new(&words, Some("Kia"), Some("Niro"), None).unwrap(),
            ..Frame::default()
        };
        templates.render(&words, &frame, &page).unwrap()
    });
}
