//! The sandbox's own pages: the start page with its cars and their quick buttons, the list of test identities, and the 404.
//!
//! The same power as `/_control`, for people. Buttons are plain forms that lead back to the page; which ones there are,
//! the page's template says.

use actix_web::http::StatusCode;
use actix_web::http::header::LOCATION;
use actix_web::web::{Bytes, Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use serde_json::{Value, json};

use super::car::{Car, Condition};
use super::connect::car_name;
use super::control;
use super::edges;
use super::environment::sdk_variables;
use super::everything;
use super::identities::{NAMED, PATTERNS};
use super::params::Params;
use super::state::Sandbox;

/// More cars than this only make the page slow to read; `/_control/cars` has them all.
const SHOWN: usize = 50;

/// GET /
pub(super) async fn page(sandbox: Data<Sandbox>) -> HttpResponse {
    let values = sandbox.read(|world| {
        let cars = world.cars.values();
        let (connected, others): (Vec<&Car>, Vec<&Car>) = cars.partition(|car| world.is_connected(&car.id));
        let count = connected.len();
        let triggered = world.cars.values().filter(|car| is_by_trigger(world.email_of(car))).count();
        let cars = connected.into_iter().chain(others).take(SHOWN).enumerate().map(|(index, car)| {
            json!({
                "id": car.id, "name": car_name(car), "email": world.email_of(car),
                "condition": car.condition_name(), "connected": index < count, "by_trigger": is_by_trigger(world.email_of(car)),
            })
        });
        let hidden = world.cars.len().saturating_sub(SHOWN);
        let sdks = sdk_variables(&sandbox.settings, &sandbox.origin);
        let token = &sandbox.settings.management_token;
        json!({"everything": everything::choices(), "sdks": sdks, "management_token": token, "origin": sandbox.origin, "cars": cars.collect::<Vec<Value>>(), "hidden": hidden, "turned_down": world.still_out(), "works_now": world.works_now, "triggered": triggered})
    });
    sandbox.pages.show(None, "start.html", StatusCode::OK, &values)
}

/// Whether an account is one of those that a demonstration makes for itself: `owner-0a1b2c3d@example.com`.
fn is_by_trigger(email: &str) -> bool {
    let name = email.strip_suffix("@example.com").and_then(|name| name.split_once('-'));
    name.is_some_and(|(who, tag)| {
        matches!(who, "owner" | "other") && tag.len() == 8 && tag.chars().all(|sign| sign.is_ascii_hexdigit())
    })
}

/// GET /sandbox/identities
pub(super) async fn identities(sandbox: Data<Sandbox>) -> HttpResponse {
    let values = json!({"patterns": PATTERNS, "named": *NAMED});
    sandbox.pages.show(None, "identities.html", StatusCode::OK, &values)
}

/// POST /sandbox/cars/{vehicle}
pub(super) async fn set_condition(path: Path<String>, body: Bytes, sandbox: Data<Sandbox>) -> HttpResponse {
    let form = Params::parse(&body);
    let wanted = form.first("condition").unwrap_or_default();
    if !control::conditions().iter().any(|known| known == wanted) {
        return sandbox.pages.message(StatusCode::UNPROCESSABLE_ENTITY, "There is no such button", &[]);
    }
    if !sandbox.change(|world| world.set_condition(&path, Condition::everywhere(wanted))) {
        return sandbox.pages.message(StatusCode::NOT_FOUND, "This car is gone", &["The sandbox was reset."]);
    }
    to_start()
}

/// POST /sandbox/reset
pub(super) async fn reset(sandbox: Data<Sandbox>) -> HttpResponse {
    sandbox.reset();
    to_start()
}

/// Everything else.
pub(super) async fn not_found(request: HttpRequest, sandbox: Data<Sandbox>) -> HttpResponse {
    let lines = ["The sandbox has no page at this address.", edges::words(request.path())];
    sandbox.pages.message(StatusCode::NOT_FOUND, "Nothing here", &lines)
}

fn to_start() -> HttpResponse {
    HttpResponse::SeeOther().insert_header((LOCATION, "/")).finish()
}
