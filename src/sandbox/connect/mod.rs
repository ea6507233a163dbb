//! Connect, as an owner walks through it: one page a step, no script, no cookie.
//!
//! A visit lives in memory under a random id that its addresses carry, so several tabs never meet. `request.rs` checks
//! what the application asks and `back.rs` where it may lead, `steps.rs` shows each page, `decisions.rs` acts on what the owner sends. Renewing a sign-in
//! is the same walk with one car and nothing to choose. Element ids follow the selectors of the official SDK suites.

mod back;
mod decisions;
mod request;
mod steps;
pub(super) mod visit;

use actix_web::http::StatusCode;
use actix_web::http::header::LOCATION;
use actix_web::web::{Bytes, Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use serde_json::{Value, json};

use super::params::Params;
use super::state::{Sandbox, lock};
use back::{Back, Refusal};
use request::Request;
pub(super) use request::is_permission;
pub(super) use steps::car_name;
use visit::Visit;

/// One request of a visit, and what is needed to answer it.
struct Walk<'a> {
    sandbox: &'a Sandbox,
    id: &'a str,
    visit: &'a mut Visit,
}

/// Enough for every tab of a test run; beyond it the oldest visits are lost, which has its page.
const MAX_VISITS: usize = 2_000;

/// GET /oauth/authorize
pub(super) async fn authorize(request: HttpRequest, sandbox: Data<Sandbox>) -> HttpResponse {
    let params = Params::parse(request.query_string().as_bytes());
    match request::authorize(&params, &sandbox.settings, &sandbox.origin) {
        Ok(request) => begin(&sandbox, request, "welcome"),
        Err(refusal) => refuse(&sandbox, refusal),
    }
}

/// GET /oauth/reauthenticate
pub(super) async fn reauthenticate(request: HttpRequest, sandbox: Data<Sandbox>) -> HttpResponse {
    let params = Params::parse(request.query_string().as_bytes());
    let make_of = |vehicle: &str| sandbox.read(|world| world.cars.get(vehicle).map(|car| car.make.clone()));
    match request::reauthenticate(&params, &sandbox.settings, &sandbox.origin, make_of) {
        Ok(request) => begin(&sandbox, request, "sign-in"),
        Err(refusal) => refuse(&sandbox, refusal),
    }
}

/// GET /connect-done: where `response_type=none` ends when the application named no way back.
pub(super) async fn done(request: HttpRequest, sandbox: Data<Sandbox>) -> HttpResponse {
    let params = Params::parse(request.query_string().as_bytes());
    let (heading, line) = match params.first("error") {
        None => ("Your car is connected", "The application has what it needs."),
        Some(_) => ("Your car was not connected", "The application was not told why. Start again from there."),
    };
    sandbox.pages.message(StatusCode::OK, heading, &[line, "You can close this page."])
}

/// GET /connect/{visit}/{step}
pub(super) async fn show(path: Path<(String, String)>, sandbox: Data<Sandbox>, request: HttpRequest) -> HttpResponse {
    let params = Params::parse(request.query_string().as_bytes());
    walk(&sandbox, &path.0, |walk| walk.show(&path.1, params.first("search").unwrap_or_default()))
}

/// POST /connect/{visit}/{step}
pub(super) async fn submit(path: Path<(String, String)>, sandbox: Data<Sandbox>, body: Bytes) -> HttpResponse {
    walk(&sandbox, &path.0, |mut walk| walk.submit(&path.1, &Params::parse(&body)))
}

fn begin(sandbox: &Sandbox, request: Request, step: &str) -> HttpResponse {
    let id = sandbox.id();
    let mut visits = lock(&sandbox.visits);
    if visits.len() >= MAX_VISITS {
        let mut numbers: Vec<u64> = visits.values().map(|visit| visit.number).collect();
        let (_, median, _) = numbers.select_nth_unstable(MAX_VISITS / 2);
        let oldest_kept = *median;
        visits.retain(|_, visit| visit.number >= oldest_kept);
    }
    let (number, brand) = (sandbox.next_number(), request.brand);
    visits.insert(id.clone(), Visit { number, request, brand, signed_in: None, incompatible: None, stop: None });
    // The service may begin on a host of its own, which a browser follows only where the sender's policy names it.
    let origin = lock(&sandbox.connect_origin).clone().unwrap_or_default();
    HttpResponse::SeeOther().insert_header((LOCATION, format!("{origin}/connect/{id}/{step}"))).finish()
}

fn walk(sandbox: &Sandbox, id: &str, act: impl FnOnce(Walk) -> HttpResponse) -> HttpResponse {
    match lock(&sandbox.visits).get_mut(id) {
        Some(visit) => act(Walk { sandbox, id, visit }),
        None => lost(sandbox),
    }
}

impl Walk<'_> {
    /// On to another page of the same visit.
    fn see(&self, step: &str) -> HttpResponse {
        see(self.id, step)
    }

    fn page(&self, template: &str, status: StatusCode, values: &Value) -> HttpResponse {
        self.sandbox.pages.show(Some(&self.visit.request.back.uri), template, status, values)
    }

    fn back(&self) -> &Back {
        &self.visit.request.back
    }
}

fn see(id: &str, step: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((LOCATION, format!("/connect/{id}/{step}"))).finish()
}

/// Back to the application, with the 302 the documentation names.
fn leave(location: &str) -> HttpResponse {
    HttpResponse::Found().insert_header((LOCATION, location)).finish()
}

fn lost(sandbox: &Sandbox) -> HttpResponse {
    let line =
        "Start again from the application: this page was left too long ago, or the sandbox was restarted or reset.";
    sandbox.pages.message(StatusCode::NOT_FOUND, "This visit is over", &[line])
}

fn refuse(sandbox: &Sandbox, refusal: Refusal) -> HttpResponse {
    match refusal {
        Refusal::Stay(problem) => {
            let end = "Nothing leads back from here: the sandbox cannot tell which application sent you.";
            let heading = "This link to Connect does not work";
            sandbox.pages.message(StatusCode::BAD_REQUEST, heading, &[&problem, end])
        }
        Refusal::Exit(back, problem) => error_page(sandbox, &back, StatusCode::BAD_REQUEST, &problem),
    }
}

/// Connect's error page; its exit is the only way to a `configuration_error`.
fn error_page(sandbox: &Sandbox, back: &Back, status: StatusCode, problem: &str) -> HttpResponse {
    let more = [("status_code", "400"), ("error_message", problem)];
    let exit =
        back.error("configuration_error", "There has been an error in the configuration of your application.", &more);
    let values = json!({
        "heading": "Something is wrong with the application's setup", "text": problem, "back": exit,
        "back_id": "exit-button", "back_label": "Exit",
    });
    sandbox.pages.show(Some(&back.uri), "stopped.html", status, &values)
}
