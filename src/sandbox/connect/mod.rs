//! Connect, as an owner walks through it: one page a step, no script, no cookie.
//!
//! A visit lives in memory under a random id that its addresses carry, so several tabs never meet. `request.rs` checks
//! what the application asks, `steps.rs` shows each page, `decisions.rs` acts on what the owner sends. Element ids follow
//! the selectors of the official SDK suites.

mod decisions;
mod request;
mod steps;

use actix_web::http::StatusCode;
use actix_web::http::header::LOCATION;
use actix_web::web::{Bytes, Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use serde_json::json;

use super::catalogue::{self, Brand};
use super::params::Params;
use super::random;
use super::state::Sandbox;
use request::{Back, Refusal, Request, Wants};
pub(super) use steps::car_name;

/// One owner's walk through Connect.
#[derive(Clone)]
pub(super) struct Visit {
    /// Orders visits by age.
    number: usize,
    request: Request,
    brand: Option<&'static Brand>,
    /// Key of the account signed in to.
    account: Option<String>,
    /// Re-authentication only: the car it ends with, and whether it mends the login.
    outcome: Option<(String, bool)>,
    incompatible: Option<Details>,
    stop: Option<Stop>,
}

/// What is known of a car that does not work.
#[derive(Clone, Default)]
struct Details {
    vin: String,
    make: String,
    model: String,
    year: String,
}

/// The endings with a page of their own and nothing to choose.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    InactiveSubscription,
    NoVehicles,
    ConfigurationError,
}

/// Enough for every tab of a test run; beyond it the oldest visits are lost, which has its page.
const MAX_VISITS: usize = 2_000;

/// GET /oauth/authorize
pub(super) async fn authorize(request: HttpRequest, sandbox: Data<Sandbox>) -> HttpResponse {
    let params = Params::parse(request.query_string().as_bytes());
    match request::authorize(&params, &sandbox.settings) {
        Ok(request) => {
            let brand = match &request.wants {
                Wants::Access(access) => access.brand,
                Wants::Reauthentication { .. } => None,
            };
            begin(&sandbox, request, brand, "welcome")
        }
        Err(refusal) => refuse(&sandbox, refusal),
    }
}

/// GET /oauth/reauthenticate
pub(super) async fn reauthenticate(request: HttpRequest, sandbox: Data<Sandbox>) -> HttpResponse {
    let params = Params::parse(request.query_string().as_bytes());
    let request = match request::reauthenticate(&params, &sandbox.settings) {
        Ok(request) => request,
        Err(refusal) => return refuse(&sandbox, refusal),
    };
    let vehicle = params.first("vehicle_id").unwrap_or_default();
    let make = sandbox.read(|world| world.cars.get(vehicle).map(|car| car.make.clone()));
    match make.as_deref().and_then(catalogue::find) {
        Some(brand) => begin(&sandbox, request, Some(brand), "sign-in"),
        None => refuse(
            &sandbox,
            Refusal::Exit(Box::new(request.back), "The sandbox knows no car with this vehicle_id.".to_owned()),
        ),
    }
}

/// GET /connect/{visit}/{step}
pub(super) async fn show(path: Path<(String, String)>, sandbox: Data<Sandbox>, request: HttpRequest) -> HttpResponse {
    let (id, step) = path.into_inner();
    let Some(visit) = sandbox.visits().get(&id).cloned() else { return lost(&sandbox) };
    let params = Params::parse(request.query_string().as_bytes());
    steps::show(&sandbox, &id, &visit, &step, &params)
}

/// POST /connect/{visit}/{step}
pub(super) async fn submit(path: Path<(String, String)>, sandbox: Data<Sandbox>, body: Bytes) -> HttpResponse {
    let (id, step) = path.into_inner();
    let Some(mut visit) = sandbox.visits().get(&id).cloned() else { return lost(&sandbox) };
    let answer = decisions::submit(&sandbox, &id, &mut visit, &step, &Params::parse(&body));
    // A reset may have ended the visit meanwhile; it stays ended.
    if let Some(known) = sandbox.visits().get_mut(&id) {
        *known = visit;
    }
    answer
}

fn begin(sandbox: &Sandbox, request: Request, brand: Option<&'static Brand>, step: &str) -> HttpResponse {
    let Ok(id) = random::id() else {
        return sandbox.pages.message(StatusCode::INTERNAL_SERVER_ERROR, "The system gives no random numbers", &[]);
    };
    let mut visits = sandbox.visits();
    let number = visits.values().map(|visit| visit.number).max().unwrap_or(0) + 1;
    if visits.len() >= MAX_VISITS {
        visits.retain(|_, visit| visit.number + MAX_VISITS / 2 > number);
    }
    let visit = Visit { number, request, brand, account: None, outcome: None, incompatible: None, stop: None };
    let first = see(&id, step);
    visits.insert(id, visit);
    first
}

/// On to another page of the same visit.
fn see(id: &str, step: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((LOCATION, format!("/connect/{id}/{step}"))).finish()
}

/// Back to the application, with the 302 the documentation names.
fn leave(location: &str) -> HttpResponse {
    HttpResponse::Found().insert_header((LOCATION, location)).finish()
}

fn lost(sandbox: &Sandbox) -> HttpResponse {
    let lines =
        ["Start again from the application: this page was left too long ago, or the sandbox was restarted or reset."];
    sandbox.pages.message(StatusCode::NOT_FOUND, "This visit is over", &lines.map(str::to_owned))
}

fn refuse(sandbox: &Sandbox, refusal: Refusal) -> HttpResponse {
    match refusal {
        Refusal::Stay(problem) => {
            let lines = [
                problem,
                "Nothing leads back from here: the sandbox cannot tell which application sent you.".to_owned(),
            ];
            sandbox.pages.message(StatusCode::BAD_REQUEST, "This link to Connect does not work", &lines)
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
    sandbox.pages.show_to(&back.uri, "stopped.html", status, &values)
}
