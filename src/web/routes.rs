//! Every address of the product on one screen. Units bring their own.

use actix_web::web::{ServiceConfig, get, post, route, to};
use actix_web::{Route, guard};

use crate::web::handlers::{callback, choose, command, connect, disconnect, health, home, outcome, pages, vehicle};
use crate::web::incompatible::{form, requests};
use crate::web::{SUPPORT, assets};

/// Adds them to the app.
pub fn routes(app: &mut ServiceConfig) {
    app.route("/", look().to(home::index))
        .route("/home", get().to(home::without_a_car))
        .route("/settings", get().to(home::settings))
        .route("/settings/distance", post().to(choose::distance))
        .route("/language", post().to(choose::language))
        .route("/language", get().to(pages::start_over))
        .route("/settings/forget", get().to(home::confirm_forget))
        .route("/settings/forget", post().to(home::forget))
        .route("/connect", post().to(connect::start))
        .route("/connect", get().to(pages::start_over))
        .route("/callback", get().to(callback::arrive))
        .route("/connect/vehicle-incompatible", post().to(form::send))
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
        .route("/vehicles/{id}/disconnect", post().to(disconnect::stop))
        .route("/robots.txt", look().to(pages::robots))
        .route("/privacy", look().to(pages::privacy))
        .route("/accessibility", look().to(pages::accessibility))
        .route(SUPPORT, get().to(pages::support))
        .route("/healthz", look().to(health::alive))
        .route("/readyz", look().to(health::ready))
        .route("/static/{path:.*}", look().to(assets::get))
        .default_service(to(pages::not_found));
}

/// `GET`, and `HEAD` for monitors and crawlers: only where looking changes nothing.
fn look() -> Route {
    route().guard(guard::Any(guard::Get()).or(guard::Head()))
}
