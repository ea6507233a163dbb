//! The sandbox's own pages: the start page with its cars and buttons, the list of test identities, and the 404.
//!
//! The same power as `/_control`, for people. Buttons are plain forms that lead back to the page.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::LOCATION;
use actix_web::web::{Bytes, Data, Path};
use serde_json::{Value, json};

use super::connect::car_name;
use super::control::{self, HEALTHY};
use super::identities::{OURS, PATTERNS, PUBLISHED, Start};
use super::params::Params;
use super::state::Sandbox;
use super::world::{Car, Condition};

/// What life can do to a connected car, and what the start page's buttons call it.
const EVENTS: &[(&str, &str, &str)] = &[
    ("CONNECTED_SERVICES_ACCOUNT:AUTHENTICATION_FAILED", "The owner changed the password", "The login no longer works"),
    ("CONNECTED_SERVICES_ACCOUNT:SUBSCRIPTION", "Subscription lapsed", "Its subscription has lapsed"),
    ("VEHICLE_STATE:ASLEEP", "Car fell asleep", "Asleep"),
    ("CONNECTED_SERVICES_ACCOUNT:ACCOUNT_ISSUE", "Account task open", "A task is open in the maker's account"),
    ("CONNECTED_SERVICES_ACCOUNT:VEHICLE_MISSING", "Car left the account", "No longer in the maker's account"),
    ("CONNECTED_SERVICES_ACCOUNT:PERMISSION", "Owner withdrew access", "The owner withdrew access"),
    (HEALTHY, "Healthy again", "Healthy"),
];

/// More cars than this only make the page slow to read; `/_control/cars` has them all.
const SHOWN: usize = 50;

/// GET /
pub(super) async fn page(sandbox: Data<Sandbox>) -> HttpResponse {
    let (cars, hidden) = sandbox.read(|world| {
        let (connected, others): (Vec<&Car>, Vec<&Car>) = world.cars.values().partition(|car| world.is_connected(&car.id));
        let cars: Vec<Value> = connected
            .into_iter()
            .chain(others)
            .take(SHOWN)
            .map(|car| {
                let condition = car.condition_name();
                let words = EVENTS.iter().find(|(key, _, _)| *key == condition).map(|(_, _, words)| *words);
                let buttons: Vec<Value> = EVENTS
                    .iter()
                    .filter(|(key, _, _)| *key != condition)
                    .map(|(key, label, _)| json!({"condition": key, "label": label}))
                    .collect();
                json!({
                    "id": car.id, "name": car_name(car), "email": world.email_of(car), "healthy": condition == HEALTHY,
                    "condition": condition, "words": words, "connected": world.is_connected(&car.id), "buttons": buttons,
                })
            })
            .collect();
        (cars, world.cars.len().saturating_sub(SHOWN))
    });
    let values = json!({"origin": sandbox.origin, "cars": cars, "hidden": hidden});
    sandbox.pages.show("start.html", StatusCode::OK, &values)
}

/// GET /sandbox/identities
pub(super) async fn identities(sandbox: Data<Sandbox>) -> HttpResponse {
    let pair = |(name, words): &(&str, &str)| json!({"name": name, "words": words});
    let published = PUBLISHED.iter().map(|row| {
        let words = match row.start {
            Start::Healthy => "Everything works.".to_owned(),
            Start::Faulty(fault) => format!("Connects; then {fault}."),
            Start::Incompatible => "The car does not work with the application.".to_owned(),
            Start::InactiveSubscription => "The subscription is not active.".to_owned(),
        };
        json!({"name": row.email, "vin": row.vin, "words": words})
    });
    let values = json!({
        "patterns": PATTERNS.iter().map(pair).collect::<Vec<_>>(),
        "ours": OURS.iter().map(pair).collect::<Vec<_>>(),
        "published": published.collect::<Vec<_>>(),
    });
    sandbox.pages.show("identities.html", StatusCode::OK, &values)
}

/// POST /sandbox/cars/{vehicle}
pub(super) async fn set_condition(path: Path<String>, body: Bytes, sandbox: Data<Sandbox>) -> HttpResponse {
    let form = Params::parse(&body);
    let wanted = form.first("condition").unwrap_or_default();
    if !EVENTS.iter().any(|(key, _, _)| *key == wanted) {
        return sandbox.pages.message(StatusCode::UNPROCESSABLE_ENTITY, "There is no such button", &[]);
    }
    let condition = Condition { fault: wanted.to_owned(), endpoint: None, retry_after: None };
    let answer = control::apply(&sandbox, &path, condition);
    if answer.status() == StatusCode::NOT_FOUND {
        return sandbox.pages.message(
            StatusCode::NOT_FOUND,
            "This car is gone",
            &["The sandbox was reset.".to_owned()],
        );
    }
    to_start()
}

/// POST /sandbox/reset
pub(super) async fn reset(sandbox: Data<Sandbox>) -> HttpResponse {
    sandbox.reset();
    to_start()
}

/// Everything else.
pub(super) async fn not_found(sandbox: Data<Sandbox>) -> HttpResponse {
    let lines = ["The sandbox has no page at this address.".to_owned()];
    sandbox.pages.message(StatusCode::NOT_FOUND, "Nothing here", &lines)
}

fn to_start() -> HttpResponse {
    HttpResponse::SeeOther().insert_header((LOCATION, "/")).finish()
}
