//! What a refused return costs, from query to 303, over loopback HTTP and on a real `SQLite` file: the session is read,
//! the state spent, the outcome recorded, the session's rows written.
//! `cargo bench --bench callback`
#![allow(
    clippy::unwrap_used,
    clippy::allow_attributes,
    missing_docs,
    reason = "a benchmark that cannot start has no result"
)]

use std::cell::RefCell;
use std::net::TcpListener;

use driveway::config::Config;
use reqwest::header::{COOKIE, LOCATION, SET_COOKIE};
use reqwest::{Client, RequestBuilder, Response};

fn main() {
    divan::main();
}

#[divan::bench(sample_count = 200, sample_size = 1)]
fn access_denied_from_query_to_303(bencher: divan::Bencher<'_, '_>) {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let system = actix_web::rt::System::new();
    let directory = tempfile::tempdir().unwrap();
    let browser = system.block_on(Browser::open(directory.path()));
    let browser = RefCell::new(browser);
    bencher
        .with_inputs(|| system.block_on(browser.borrow_mut().leave()))
        .bench_local_values(|state| system.block_on(browser.borrow_mut().return_denied(&state)));
}

/// One browser with its session at an app of its own.
struct Browser {
    app: String,
    http: Client,
    cookie: String,
    csrf: String,
}

impl Browser {
    async fn open(directory: &std::path::Path) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let settings = [
            ("APP_BASE_URL", format!("http://{address}")),
            // Connect only has to answer at all before an owner is sent there; the app itself does.
            ("SMARTCAR_CONNECT_ORIGIN", format!("http://{address}")),
            ("DATABASE_URL", format!("sqlite://{}", directory.join("app.db").display())),
        ];
        let lookup = |name: &str| settings.iter().find(|(key, _)| *key == name).map(|(_, value)| value.clone());
        let mut config = Config::from_lookup(lookup).unwrap();
        config.data_dir = directory.to_owned();
        actix_web::rt::spawn(driveway::app::serve(config, listener).await.unwrap().run());
        let http = Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        let mut browser = Self { app: format!("http://{address}"), http, cookie: String::new(), csrf: String::new() };
        let page = browser.send(browser.http.get(&browser.app)).await.text().await.unwrap();
        browser.csrf = page.split("name=\"csrf\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        browser
    }

    /// Goes to Connect and answers with the state it carries.
    async fn leave(&mut self) -> String {
        let request = self.http.post(format!("{}/connect", self.app)).form(&[("csrf", &self.csrf)]);
        let response = self.send(request).await;
        let location = response.headers()[LOCATION].to_str().unwrap();
        location.split("state=").nth(1).unwrap()[..32].to_owned()
    }

    async fn return_denied(&mut self, state: &str) {
        let request = self.http.get(format!("{}/callback?error=access_denied&state={state}", self.app));
        assert_eq!(self.send(request).await.status(), 303);
    }

    async fn send(&mut self, request: RequestBuilder) -> Response {
        let response = request.header(COOKIE, &self.cookie).send().await.unwrap();
        if let Some(cookie) = response.headers().get(SET_COOKIE) {
            self.cookie = cookie.to_str().unwrap().split(';').next().unwrap().to_owned();
        }
        response
    }
}
