//! What the driver sees: the only layer that knows requests and HTML.
//!
//! [`routes`] is every address of the app on one screen. A handler extracts typed input, asks the core or the client,
//! asks the store, and chooses a page. Middleware around them, from the outside in: compression, security headers, one
//! name for the host, limits on what is sent, the session, the designed page for whatever fails, and the count of what was pressed.

pub mod access;
pub mod assets;
pub mod background;
pub mod banner;
pub mod brand;
pub mod canonical_host;
pub mod car_page;
pub mod check;
pub mod checks;
pub mod client_address;
pub mod clock;
pub mod commands;
pub mod completion;
pub mod compression;
pub mod devnotes;
pub mod doctor;
pub mod error;
pub mod error_page;
pub mod events;
pub mod form;
pub mod form_token;
pub mod gallery;
pub mod handlers;
pub mod headers;
pub mod heading;
pub mod in_flight;
pub mod limits;
pub mod names;
pub mod operator;
pub mod outcome;
pub mod outcome_page;
pub mod reference;
pub mod render;
pub mod sent_requests;
pub mod session;
pub mod single_flight;
pub mod state;
pub mod trouble;
pub mod vehicle_form;
pub mod vehicle_view;
pub mod words;

pub use error::Error;
pub use state::AppState;

use actix_web::web::{ServiceConfig, get, post, route, to};
use actix_web::{Route, guard};

use crate::recovery::{Class, Failure, Recovery, likely_cause};

/// Where "Contact support" leads, unless it is a `mailto:`.
pub const SUPPORT: &str = "/support";

/// Every address of the app.
pub fn routes(app: &mut ServiceConfig) {
    use handlers::{
        callback, command, connect, disconnect, funnel, gallery, health, home, incompatible, outcome, pages, requests,
        setup, vehicle,
    };
    app.route("/", look().to(home::index))
        .route("/home", get().to(home::without_a_car))
        .route("/settings", get().to(home::settings))
        .route("/settings/forget", get().to(home::confirm_forget))
        .route("/settings/forget", post().to(home::forget))
        .route("/connect", post().to(connect::start))
        .route("/connect", get().to(pages::start_over))
        .route("/callback", get().to(callback::arrive))
        .route("/connect/vehicle-incompatible", post().to(incompatible::send))
        .route("/connect/{slug}", get().to(outcome::show))
        .route("/requests/{reference}", get().to(requests::show))
        .route("/requests/{reference}/delete", get().to(requests::confirm_delete))
        .route("/requests/{reference}/delete", post().to(requests::delete))
        .route("/vehicles/{id}", get().to(vehicle::show))
        .route("/vehicles/{id}/check", post().to(vehicle::check))
        .route("/vehicles/{id}/check", get().to(vehicle::back))
        .route("/vehicles/{id}/reconnect", post().to(connect::reconnect))
        .route("/vehicles/{id}/reconnect", get().to(vehicle::back))
        .route("/vehicles/{id}/commands/{command}", post().to(command::send))
        .route("/vehicles/{id}/commands/{command}", get().to(command::show))
        .route("/vehicles/{id}/disconnect", get().to(disconnect::confirm))
        .route("/vehicles/{id}/disconnect", post().to(disconnect::disconnect))
        .route("/screens", get().to(gallery::list))
        .route("/screens/tour", get().to(gallery::tours))
        .route("/screens/tour/{flow}/{step}", get().to(gallery::step))
        .route("/screens/{slug}", get().to(gallery::screen))
        .route("/screens/{slug}/{state}", get().to(gallery::entry))
        .route("/screens/{slug}/{state}/preview", get().to(gallery::preview))
        .route("/screens/{slug}/{state}/trigger", post().to(gallery::trigger))
        .route("/setup", get().to(setup::show))
        .route("/robots.txt", look().to(pages::robots))
        .route("/privacy", look().to(pages::privacy))
        .route("/accessibility", look().to(pages::accessibility))
        .route(SUPPORT, get().to(pages::support))
        .route("/funnel", get().to(funnel::show))
        .route("/healthz", look().to(health::show))
        .route("/static/css/brand.css", get().to(brand::sheet))
        .route("/static/img/logo", get().to(brand::logo))
        .route("/static/img/favicon", get().to(brand::favicon))
        .route("/static/{path:.*}", look().to(assets::get))
        .default_service(to(pages::not_found));
}

/// `GET`, and `HEAD` for monitors and crawlers: only where looking changes nothing.
fn look() -> Route {
    route().guard(guard::Any(guard::Get()).or(guard::Head()))
}

/// One log line per failure: the reference that stands on the page, what Smartcar said, its own reference, the class, and
/// for whoever runs the app the setting to look at first.
fn log_failure(reference: &str, failure: &Failure, recovery: Recovery) {
    let (screen, name) = (recovery.screen.slug(), failure.name());
    let (cause, request_id) = (likely_cause(failure).unwrap_or_default(), failure.request_id().unwrap_or_default());
    let error = failure.api_error();
    let (kind, code) = error.map_or(("", ""), |error| (error.wire_type.as_str(), error.wire_code.as_str()));
    let (status, detail) = error.map_or((0, String::new()), |error| (error.status, error.detail.join(" ")));
    // What only the address of a return says is a stranger's word: it is noted, and alarms nobody.
    let is_hearsay = matches!(failure, Failure::Connect(_) | Failure::Link(_));
    match recovery.class() {
        Class::Ours if !is_hearsay => {
            let class = if cause.is_empty() { "ours" } else { "setup" };
            tracing::error!(
                reference,
                failure = name,
                kind,
                code,
                status,
                detail,
                request_id,
                screen,
                class,
                look_at = cause,
                "ours to fix"
            );
        }
        Class::Ours
        | Class::Choice
        | Class::FixHere
        | Class::FixAtMaker
        | Class::AtTheCar
        | Class::Wait
        | Class::NotPossible => {
            let class = recovery.class().name();
            tracing::info!(
                reference,
                failure = name,
                kind,
                code,
                status,
                detail,
                request_id,
                screen,
                class,
                "screen recommended"
            );
        }
    }
}
