//! A pretend Smartcar: Connect, its token endpoints and its vehicle API on one loopback listener.
//!
//! Made so that every failure an application must survive can be had on demand, offline, without an account. Three equal
//! ways choose what happens: Smartcar's own test e-mails and VINs, the sandbox's pages, and `/_control` for tests. It is
//! a server, not a mock: the application talks to it over HTTP and only the origins differ. It imports nothing from the
//! rest of the project, and its file is its own.
//!
//! What it imitates, with every documented error body:
//!
//! * `/oauth/authorize`, `/oauth/reauthenticate`, `/oauth/token`; `/oauth2/token` for the application itself;
//! * v2.0 whole, and v1.0 with its own error bodies: readings, commands, batch, webhook subscriptions, disconnect;
//!   compatibility by VIN and by region; connections for the management token;
//! * v3: connections, users, vehicles, twelve signals, six commands, webhooks, subscriptions, compatible vehicles;
//! * webhooks: the challenge, `VEHICLE_STATE`, `VEHICLE_ERROR`, signatures and retries.
//!
//! What it does not imitate. Paths are rows of `data/edges.json`, which the 404 for them quotes and `/_control/edges`
//! lists. The rest:
//!
//! * hosts: every API lives on one origin, v3 below `/v3`, and one id and secret serve both token endpoints;
//! * what no source documents: where a connection of v3 has its `externalId` (`/_control/shapes` moves it), webhooks,
//!   subscriptions and compatible vehicles of v3 are our choice of form, the status `UNAVAILABLE` is never used;
//! * brand extras but one: a Tesla that wants its virtual key sends the link back, nobody is asked for battery size or
//!   a phone;
//! * countries and languages: `flags` are checked for their form and otherwise ignored;
//! * live and simulated cars: every mode has the same cars, only a test VIN in live mode is refused as in life;
//! * wider consent by re-authentication: it renews a sign-in and asks for nothing more;
//! * the time a command takes: a car obeys at once, even when the answer says `PENDING`;
//! * consequences: a battery does not fill because the car charges, a locked car can be driven;
//! * rate limits, latency and upstream outages, unless they are asked for;
//! * webhooks of version 2.0 but for their challenge, a separate address for errors, a choice of signals, and receivers anywhere but on this
//!   machine;
//! * sessions of Connect over a restart, and anything about passwords: every password is right.
//!
//! To remove it: delete this folder, the `sandbox` feature in Cargo.toml, and the call in main.rs.

mod api;
mod car;
mod car_page;
mod catalogue;
mod commands;
mod connect;
mod connections;
mod control;
mod edges;
mod environment;
mod equipment;
mod everything;
mod faults;
mod grants;
mod guard;
mod identities;
mod journal;
mod misbehaviour;
mod noted;
mod oauth;
mod pages;
mod params;
mod random;
mod recorded;
mod replay;
mod reshape;
mod resolution;
mod settings;
mod shapes;
mod start;
mod state;
mod time;
mod tokens;
mod units;
mod v3;
mod values;
mod webhooks;
mod works_now;
mod world;

use std::net::TcpListener;

use actix_web::dev::Server;
use actix_web::middleware::from_fn;
use actix_web::web::{self, Data, PayloadConfig};
use actix_web::{App, HttpResponse, HttpServer};

pub use environment::{SdkVariables, sdk_variables};
use guard::guard;
pub use settings::{Error, Settings};
use state::Sandbox;

/// Large enough for any request of an application, small enough to shrug off a flood.
const MAX_BODY: usize = 64 * 1024;

/// Serves the sandbox on a listener that is already bound.
///
/// The origin in its links is `http://` and the listener's address. Signals are left to the caller, who awaits the
/// server and ends it with `handle().stop(true)`. Needs to be called inside an actix runtime: webhooks are delivered there.
pub fn serve(settings: Settings, listener: TcpListener) -> Result<Server, Error> {
    let address = listener.local_addr()?;
    if !address.ip().is_loopback() {
        return Err(Error::NotLoopback(address));
    }
    let (events, news) = tokio::sync::mpsc::unbounded_channel();
    let sandbox = Data::new(Sandbox::open(settings, format!("http://{address}"), events)?);
    actix_web::rt::spawn(webhooks::courier::run(sandbox.clone(), news));
    actix_web::rt::spawn(webhooks::courier::keep_verified(sandbox.clone()));
    let server = HttpServer::new(move || {
        App::new()
            .app_data(sandbox.clone())
            .app_data(PayloadConfig::new(MAX_BODY))
            .configure(routes)
            .wrap(from_fn(replay::answer))
            .wrap(from_fn(journal::keep))
            .wrap(from_fn(guard))
    });
    // One developer, or one test run, at a time: two workers are plenty and start quickly.
    Ok(server.workers(2).tcp_nodelay(true).disable_signals().shutdown_timeout(2).listen(listener)?.run())
}

fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/", web::get().to(start::page))
        .route("/sandbox/sandbox.css", web::get().to(pages::stylesheet))
        .route("/favicon.ico", web::get().to(HttpResponse::NoContent))
        .route("/sandbox/journal", web::get().to(journal::page))
        .route("/sandbox/identities", web::get().to(start::identities))
        .route("/sandbox/reset", web::post().to(start::reset))
        .route("/sandbox/works-now", web::post().to(works_now::submit))
        .route("/sandbox/everything/{form}", web::post().to(everything::submit))
        .route("/sandbox/cars/{vehicle}", web::get().to(car_page::show))
        .route("/sandbox/cars/{vehicle}", web::post().to(start::set_condition))
        .route("/sandbox/cars/{vehicle}/{form}", web::post().to(car_page::submit))
        .route("/oauth/authorize", web::get().to(connect::authorize))
        .route("/oauth/reauthenticate", web::get().to(connect::reauthenticate))
        .route("/connect-done", web::get().to(connect::done))
        .route("/connect/{visit}/{step}", web::get().to(connect::show))
        .route("/connect/{visit}/{step}", web::post().to(connect::submit))
        .route("/oauth/token", web::post().to(oauth::token))
        .route("/oauth2/token", web::post().to(oauth::application_token))
        .route("/_control", web::get().to(control::list))
        .route("/_control/", web::get().to(control::list))
        .route("/_control/edges", web::get().to(control::edges))
        .route("/_control/cars", web::get().to(control::cars::list))
        .route("/_control/cars/{vehicle}/{switch}", web::post().to(control::cars::act))
        .route("/_control/works-now", web::get().to(control::works_now))
        .route("/_control/journal", web::get().to(control::journal))
        .route("/_control/journal", web::delete().to(control::clear_journal))
        .route("/_control/connect", web::post().to(control::connect::act))
        .route("/_control/webhooks", web::get().to(webhooks::control::list))
        .route("/_control/webhooks", web::post().to(webhooks::control::make))
        .route("/_control/webhooks/{id}/{action}", web::post().to(webhooks::control::act))
        .route("/_control/deliveries", web::get().to(webhooks::control::deliveries))
        .route("/_control/deliveries", web::delete().to(webhooks::control::clear_deliveries))
        .route("/_control/{action}", web::post().to(control::act))
        .route("/v3/{rest:.*}", web::route().to(v3::handle))
        .route("/v{rest:.*}", web::route().to(api::handle))
        .default_service(web::route().to(start::not_found));
}
