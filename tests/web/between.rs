//! A server between the app and the sandbox that passes everything on and changes what a test wants changed: for answers
//! that Smartcar, by one source or another, may send and the sandbox does not.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use actix_web::http::StatusCode;
use actix_web::web::{self, Bytes, Data};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer};
use serde_json::Value;
use url::Url;

/// What is done with a request whose path contains a text.
#[derive(Clone)]
enum What {
    /// Answered at once.
    Replace(u16, String),
    /// Sent to another place.
    Redirect(String),
    /// Passed on, and its JSON changed on the way back.
    Change(fn(&mut Value)),
    /// Passed on with a text in its query replaced.
    Query(&'static str, &'static str),
}

/// The server.
#[derive(Clone)]
pub(crate) struct Between {
    /// Where it listens.
    pub origin: Url,
    behind: Arc<Mutex<Option<SocketAddr>>>,
    rules: Arc<Mutex<Vec<(String, What)>>>,
    /// Path and query of every request.
    pub requests: Arc<Mutex<Vec<String>>>,
}

impl Between {
    /// Starts it; what it passes on goes to `behind`, once that is known.
    pub(crate) fn start() -> Self {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let origin = Url::parse(&format!("http://{}", listener.local_addr().unwrap())).unwrap();
        let this = Self { origin, behind: Arc::default(), rules: Arc::default(), requests: Arc::default() };
        let state = Data::new(this.clone());
        let server = HttpServer::new(move || App::new().app_data(state.clone()).default_service(web::to(pass_on)));
        actix_web::rt::spawn(server.workers(1).disable_signals().listen(listener).unwrap().run());
        this
    }

    /// Where the sandbox is.
    pub(crate) fn stands_before(&self, sandbox: SocketAddr) {
        *self.behind.lock().unwrap() = Some(sandbox);
    }

    /// Answers such requests itself.
    pub(crate) fn answers(&self, path: &str, status: u16, body: &str) {
        self.rule(path, What::Replace(status, body.to_owned()));
    }

    /// Sends such requests elsewhere.
    pub(crate) fn leads(&self, path: &str, location: &str) {
        self.rule(path, What::Redirect(location.to_owned()));
    }

    /// Changes the answers to such requests.
    pub(crate) fn changes(&self, path: &str, change: fn(&mut Value)) {
        self.rule(path, What::Change(change));
    }

    /// Changes such requests.
    pub(crate) fn asks(&self, path: &str, before: &'static str, after: &'static str) {
        self.rule(path, What::Query(before, after));
    }

    /// From now on everything is passed on as it is.
    pub(crate) fn rests(&self) {
        self.rules.lock().unwrap().clear();
    }

    fn rule(&self, path: &str, what: What) {
        let mut rules = self.rules.lock().unwrap();
        rules.retain(|(known, _)| known != path);
        rules.push((path.to_owned(), what));
    }
}

async fn pass_on(request: HttpRequest, body: Bytes, this: Data<Between>) -> HttpResponse {
    let mut target = request.uri().path_and_query().unwrap().as_str().to_owned();
    this.requests.lock().unwrap().push(target.clone());
    let rules = this.rules.lock().unwrap().clone();
    let rule = rules.into_iter().find(|(path, _)| request.path().contains(path.as_str())).map(|(_, what)| what);
    let change = match rule {
        Some(What::Replace(status, body)) => {
            let status = StatusCode::from_u16(status).unwrap();
            return HttpResponse::build(status).content_type("application/json").body(body);
        }
        Some(What::Redirect(location)) => {
            return HttpResponse::Found().insert_header(("location", location)).finish();
        }
        Some(What::Query(before, after)) => {
            target = target.replace(before, after);
            None
        }
        Some(What::Change(change)) => Some(change),
        None => None,
    };
    let behind = this.behind.lock().unwrap().unwrap();
    let method = reqwest::Method::from_bytes(request.method().as_str().as_bytes()).unwrap();
    let mut onward = reqwest::Client::new().request(method, format!("http://{behind}{target}")).body(body.to_vec());
    for name in ["authorization", "content-type", "sc-user-id", "sc-unit-system"] {
        if let Some(value) = request.headers().get(name) {
            onward = onward.header(name, value.as_bytes());
        }
    }
    let answer = onward.send().await.unwrap();
    let mut back = HttpResponse::build(StatusCode::from_u16(answer.status().as_u16()).unwrap());
    for (name, value) in answer.headers() {
        if name.as_str().starts_with("sc-") || name == "content-type" || name == "retry-after" {
            back.insert_header((name.as_str(), value.as_bytes()));
        }
    }
    let mut body = answer.bytes().await.unwrap().to_vec();
    if let Some(change) = change {
        let mut json: Value = serde_json::from_slice(&body).unwrap();
        change(&mut json);
        body = serde_json::to_vec(&json).unwrap();
    }
    back.body(body)
}
