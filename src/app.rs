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
use actix_web::middleware::{Compress, DefaultHeaders, from_fn};
use actix_web::{App, HttpServer, web};

use crate::config::Config;
use crate::keys::{self, Keys};
use crate::smartcar::Client;
use crate::store::{self, Store, TokenCipher};
use crate::web::events::press;
use crate::web::render::Templates;
use crate::web::state::globals;
use crate::web::words::Words;
use crate::web::{AppState, background, canonical_host, clock, error_page, headers, render, routes, words};

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
    let keys = Keys::load(config.secret.as_ref(), &config.data_dir)?.and_old(config.secret_old.as_ref())?;
    let cipher = TokenCipher::new(&keys.tokens).and_old(keys.old_tokens.as_ref());
    let words = Arc::new(Words::load(&config.app_name)?);
    let globals = globals(&config, &words)?;
    let state = web::Data::new(AppState {
        templates: Templates::load(Arc::clone(&words), &globals)?,
        support_url: globals.support_url,
        words,
        store: Store::open(&config.database_url, cipher).await?,
        smartcar: Client::new(config.smartcar.clone())?,
        flights: crate::web::single_flight::SingleFlight::default(),
        checks: crate::web::checks::Checks::default(),
        reference_key: keys.references,
        config,
    });
    let security = headers::security(&state.config.smartcar.origins.connect, state.config.https())?;
    actix_web::rt::spawn(keep_promises(state.clone()));
    actix_web::rt::spawn(background::work(state.clone()));
    let server = HttpServer::new(move || {
        let headers = security.iter().cloned().fold(DefaultHeaders::new(), |headers, header| headers.add(header));
        App::new()
            .app_data(state.clone())
            .app_data(web::PayloadConfig::new(FORM_LIMIT))
            .configure(routes)
            .wrap(from_fn(press::counted))
            .wrap(from_fn(error_page::designed))
            .wrap(session(&keys.cookie, state.config.https()))
            .wrap(from_fn(canonical_host::enforced))
            .wrap(headers)
            .wrap(Compress::default())
    });
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

/// Far above the form of ours with the longest answers a person would give.
const FORM_LIMIT: usize = 64 * 1024;
/// How long requests in flight may take to finish at shutdown: longer than any page waits. A question to a car that takes
/// longer is asked again after the restart; a command that does is not.
const SHUTDOWN_SECONDS: u64 = 35;
