//! Builds the app once and serves it on a listener it is handed, so that main and tests differ only in the listener.

use std::net::TcpListener;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use actix_session::SessionMiddleware;
use actix_session::config::{CookieContentSecurity, PersistentSession};
use actix_session::storage::CookieSessionStore;
use actix_web::cookie::{Key, SameSite, time};
use actix_web::dev::Server;
use actix_web::middleware::{DefaultHeaders, from_fn};
use actix_web::{App, HttpServer, web};

use crate::config::Config;
use crate::connections;
use crate::keys::{self, Keys};
use crate::smartcar::Client;
use crate::store::{self, Store, TokenCipher};
use crate::web::brand::Brand;
use crate::web::events::{Recorder, press};
use crate::web::limits::Limits;
use crate::web::operator::SignIns;
use crate::web::render::Templates;
use crate::web::state::globals;
use crate::web::words::Words;
use crate::web::{
    AppState, assets, background, canonical_host, clock, compression, error_page, headers, limits, render, routes,
    words,
};

/// Why the app could not start.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The data directory could not be made.
    #[error("the directory {0} could not be made")]
    Directory(String, #[source] std::io::Error),
    /// No keys.
    #[error(transparent)]
    Keys(#[from] keys::Error),
    /// No database.
    #[error("the database could not be opened; is DATABASE_URL right?")]
    Store(#[from] store::Error),
    /// No HTTP client.
    #[error("the HTTP client could not be built")]
    Client(#[from] reqwest::Error),
    /// No words.
    #[error(transparent)]
    Words(#[from] words::Error),
    /// No templates.
    #[error(transparent)]
    Templates(#[from] render::Error),
    /// A header made from the settings is not one.
    #[error("a security header could not be made; is SMARTCAR_CONNECT_ORIGIN right?")]
    Header(#[from] actix_web::http::header::InvalidHeaderValue),
    /// The listener could not be used.
    #[error("the listener could not be used")]
    Listen(#[from] std::io::Error),
}

/// Opens the database, loads words and templates, and serves. The caller awaits the server and stops it.
pub async fn serve(config: Config, listener: TcpListener) -> Result<Server, Error> {
    make_directory(&config.data_dir)?;
    if let Some(parent) =
        config.database_url.strip_prefix("sqlite:").and_then(|path| Path::new(path.trim_start_matches("//")).parent())
    {
        make_directory(parent)?;
    }
    let keys = Keys::load(config.secret.as_ref(), &config.data_dir)?;
    let words = Arc::new(Words::load(&config.app_name)?);
    let globals = globals(&config, &words)?;
    let store = Store::open(&config.database_url, TokenCipher::new(&keys.tokens)).await?;
    let state = web::Data::new(AppState {
        templates: Templates::load(Arc::clone(&words), &globals)?,
        support_url: globals.support_url,
        words,
        brand: Brand::new(&config),
        events: Recorder::start(store.clone()),
        store,
        smartcar: Client::new(config.smartcar.clone())?,
        flights: crate::web::single_flight::SingleFlight::default(),
        checks: crate::web::checks::Checks::default(),
        limits: Limits::new(config.sending),
        sign_ins: SignIns::default(),
        reference_key: keys.references,
        config,
    });
    if state.config.sandbox.is_none() && state.config.operator_password.is_none() {
        tracing::info!("/setup and /funnel are closed: set APP_OPERATOR_PASSWORD to open them for whoever knows it");
    }
    let max_connections = state.config.max_connections;
    let security = headers::security(&state.config.form_hosts(), state.config.https())?;
    actix_web::rt::task::spawn_blocking(assets::prepare);
    actix_web::rt::spawn(keep_promises(state.clone()));
    actix_web::rt::spawn(background::work(state.clone()));
    actix_web::rt::spawn(limits::keep_small(state.clone()));
    let server = HttpServer::new(move || {
        let headers = security.iter().cloned().fold(DefaultHeaders::new(), |headers, header| headers.add(header));
        App::new()
            .app_data(state.clone())
            .configure(routes)
            .wrap(from_fn(press::counted))
            .wrap(from_fn(error_page::designed))
            .wrap(session(&keys.cookie, state.config.https()))
            .wrap(from_fn(limits::enforced))
            .wrap(from_fn(canonical_host::enforced))
            .wrap(headers)
            .wrap(from_fn(compression::packed))
    });
    let workers = std::thread::available_parallelism().map_or(2, usize::from);
    let server = server
        .workers(workers)
        .max_connections(connections::per_worker(max_connections, workers))
        .keep_alive(IDLE)
        // Two writes in a row must not wait for the client to acknowledge the first.
        .tcp_nodelay(true);
    Ok(server.listen(listener)?.disable_signals().shutdown_timeout(SHUTDOWN_SECONDS).run())
}

/// An encrypted cookie that comes back from another site. It lasts a year: the owner it names is who they are here.
fn session(key: &[u8], https: bool) -> SessionMiddleware<CookieSessionStore> {
    let name = if https { concat!("__Host-", env!("CARGO_PKG_NAME")) } else { env!("CARGO_PKG_NAME") };
    SessionMiddleware::builder(CookieSessionStore::default(), Key::from(key))
        .cookie_name(name.to_owned())
        .cookie_secure(https)
        .cookie_http_only(true)
        .cookie_same_site(SameSite::Lax)
        .cookie_content_security(CookieContentSecurity::Private)
        .session_lifecycle(PersistentSession::default().session_ttl(time::Duration::days(365)))
        .build()
}

/// Deletes details of unsupported cars and events when their time is over, as the pages about them promise.
async fn keep_promises(state: web::Data<AppState>) {
    let mut every_six_hours = tokio::time::interval(Duration::from_secs(6 * 60 * 60));
    loop {
        every_six_hours.tick().await;
        let retention = i64::try_from(state.config.retention().as_millis()).unwrap_or(i64::MAX);
        let before = clock::now() - retention;
        match state.store.purge_incompatible(before).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "details of unsupported cars deleted after their time"),
            Err(error) => {
                tracing::error!(%error, "details of unsupported cars could not be deleted")
            }
        }
        if let Err(error) = state.store.purge_events(before).await {
            tracing::error!(%error, "old events could not be deleted");
        }
    }
}

fn make_directory(path: &Path) -> Result<(), Error> {
    std::fs::create_dir_all(path).map_err(|source| Error::Directory(path.display().to_string(), source))
}

/// How long a connection is kept without a request: long enough for the next page, too short to be worth holding.
const IDLE: Duration = Duration::from_secs(5);
/// How long requests in flight may take to finish at shutdown: longer than any page waits. A question to a car that takes
/// longer is asked again after the restart; a command that does is not.
const SHUTDOWN_SECONDS: u64 = 35;
