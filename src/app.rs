//! Builds the app once and serves it on a listener it is handed, so that main and tests differ only in the listener.

use std::io;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use actix_web::dev::{Server, ServerHandle};
use actix_web::middleware::{DefaultHeaders, from_fn};
use actix_web::{App, HttpServer, rt, web};
use tokio::task::JoinHandle;

use crate::cars::{Cars, background};
use crate::config::{Config, DatabaseConfig};
use crate::keys::{self, Keys};
use crate::smartcar::Client;
use crate::store::{self, Opening, Store, TokenCipher};
use crate::web::beside::Beside;
use crate::web::edge::limits::{self, Limits};
use crate::web::edge::{canonical_host, compression, headers, request_id};
use crate::web::guard::SignIns;
use crate::web::language::Languages;
use crate::web::language::reader::Reader;
use crate::web::owner::{Identify, by_browser};
use crate::web::render::{self, Templates};
use crate::web::routes::routes;
use crate::web::session::{self, Sessions};
use crate::web::state::{Notes, globals};
use crate::web::words;
use crate::web::{AppState, assets, error_page};
use crate::{connections, private};

/// Why the app could not start.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The data directory could not be made.
    #[error("{0} could not be made or used")]
    Directory(String, #[source] std::io::Error),
    /// No keys.
    #[error(transparent)]
    Keys(#[from] keys::Error),
    /// No database.
    #[error(transparent)]
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

/// The app at work: the server, and what goes on beside it.
pub struct Running {
    server: Server,
    workers: Vec<JoinHandle<()>>,
    stopped: Stopped,
    state: web::Data<AppState>,
}

/// Stops a running app from elsewhere.
#[derive(Debug, Clone)]
pub struct Handle {
    server: ServerHandle,
    stopped: Stopped,
}

/// When it was asked to stop.
type Stopped = Arc<OnceLock<Instant>>;

impl Running {
    /// What stops it.
    pub fn handle(&self) -> Handle {
        Handle { server: self.server.handle(), stopped: Arc::clone(&self.stopped) }
    }

    /// Serves until it is stopped. Then the work beside it ends, what is under way with cars is written down, and the
    /// database is closed last.
    pub async fn run(self) -> io::Result<()> {
        let ended = self.server.await;
        for worker in &self.workers {
            worker.abort();
        }
        for worker in self.workers {
            // Its end was asked for; there is nothing else to learn from it.
            let _ = worker.await;
        }
        let waited = self.stopped.get().map_or(Duration::ZERO, Instant::elapsed);
        self.state.cars.settled(SHUTDOWN.saturating_sub(waited).max(LEAST)).await;
        self.state.beside.settled().await;
        self.state.cars.store.close().await;
        ended
    }
}

impl Handle {
    /// Closes the listener at once, so that a proxy sends whoever comes now elsewhere, lets requests under way finish, and
    /// leaves idle connections.
    pub async fn stop(&self) {
        self.stopped.get_or_init(Instant::now);
        self.server.stop(true).await;
    }
}

/// Opens the database, loads words and templates, and serves. Owners are browsers.
pub async fn serve(config: Config, listener: TcpListener) -> Result<Running, Error> {
    serve_for(config, || Ok(listener), by_browser).await
}

/// The same for owners who are known some other way, such as accounts of one's own. It listens when everything else is
/// ready: until then whoever comes is refused, and a proxy asks another process.
pub async fn serve_for(
    config: Config,
    listen: impl FnOnce() -> io::Result<TcpListener>,
    identify: Identify,
) -> Result<Running, Error> {
    make_directory(&config.data_dir)?;
    private::close(&config.data_dir, 0o700).map_err(|error| directory_error(&config.data_dir, error))?;
    let keys = Keys::load(config.secret.as_ref(), &config.data_dir)?.and_old(config.secret_old.as_ref())?;
    let languages = Arc::new(Languages::load(&config.app_name, config.retention_days, &config.languages)?);
    let globals = globals(&config);
    let store = open(&config.database, &keys).await?;
    crate::figures::begin(); // unit: figures
    let client = Client::new(config.smartcar.clone())?;
    let cars = Cars::new(store.clone(), client, config.patience, keys.references);
    let limits = Limits::new(config.sending, config.trusted_proxies.clone());
    let limits = limits.and(crate::webhooks::MACHINES); // unit: webhooks
    let limits = web::Data::new(limits);
    let sessions = Sessions::new(store.clone(), keys.cookie, config.https(), config.retention(), identify);
    let (sessions, sign_ins) = (web::Data::new(sessions), web::Data::new(SignIns::default()));
    let state = AppState {
        templates: Templates::load(Arc::clone(&languages), &globals)?,
        support_url: globals.support_url,
        words: Arc::clone(languages.source()),
        languages,
        reader: Reader::default(),
        cars,
        notes: Notes::default(),
        beside: Beside::default(),
        reference_key: keys.references,
        config: Arc::new(config),
    };
    let state = state.explained_by(crate::showcase::notes::NOTES); // unit: showcase
    let state = web::Data::new(state);
    if state.config.sandbox.is_none() && state.config.operator_password.is_none() {
        tracing::info!("/setup and /operator are closed: set APP_OPERATOR_PASSWORD to open them for whoever knows it");
    }
    let inbox = crate::webhooks::Inbox::new(store.clone()); // unit: webhooks
    let max_connections = state.config.max_connections;
    let security = headers::security(&state.config.form_hosts(), state.config.https())?;
    rt::task::spawn_blocking(assets::prepare);
    let workers = vec![
        rt::spawn(background::keep_promises(store, state.config.retention())),
        rt::spawn(background::work(state.cars.clone())),
        rt::spawn(crate::webhooks::work(state.cars.clone(), inbox.clone())), // unit: webhooks
        rt::spawn(limits::keep_small(limits.clone())),
        rt::spawn(crate::operator::way_back::ask(state.cars.clone(), state.config.region)), // unit: operator
        rt::spawn(crate::figures::keep_small()),                                            // unit: figures
    ];
    let running = state.clone();
    let server = HttpServer::new(move || {
        let headers = security.iter().cloned().fold(DefaultHeaders::new(), |headers, header| headers.add(header));
        App::new()
            .app_data(state.clone())
            .app_data(sessions.clone())
            .app_data(sign_ins.clone())
            .app_data(limits.clone())
            .configure(crate::web::brand::routes(&state.config.brand)) // unit: brand
            .configure(crate::operator::routes) // unit: operator
            .configure(crate::figures::routes) // unit: figures
            .configure(crate::setup::routes) // unit: setup
            .configure(crate::showcase::routes) // unit: showcase
            .configure(crate::webhooks::routes(&inbox)) // unit: webhooks
            .configure(routes)
            .wrap(from_fn(crate::operator::observed)) // unit: operator
            .wrap(from_fn(session::kept))
            .wrap(from_fn(error_page::designed))
            .wrap(from_fn(limits::enforced))
            .wrap(from_fn(canonical_host::enforced))
            .wrap(headers)
            .wrap(from_fn(compression::packed))
            .wrap(from_fn(crate::figures::observed)) // unit: figures
            .wrap(from_fn(request_id::named))
    });
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    let server = server
        .workers(threads)
        .max_connections(connections::per_worker(max_connections, threads))
        .keep_alive(IDLE)
        .shutdown_timeout(SHUTDOWN.as_secs())
        // Two writes in a row must not wait for the client to acknowledge the first.
        .tcp_nodelay(true);
    let server = server.listen(listen()?)?.disable_signals().run();
    Ok(Running { server, workers, stopped: Stopped::default(), state: running })
}

async fn open(database: &DatabaseConfig, keys: &Keys) -> Result<Store, Error> {
    if let Some(parent) =
        database.url.strip_prefix("sqlite:").and_then(|path| Path::new(path.trim_start_matches("//")).parent())
    {
        make_directory(parent)?;
    }
    let cipher = TokenCipher::new(&keys.tokens).and_old(keys.old_tokens.as_ref());
    let opening = Opening { connections: database.connections, wait: database.wait };
    Ok(Store::open_as(&database.url, cipher, &opening).await?)
}

/// What was moved into another database, by table, and how many stored tokens no secret opens there.
#[derive(Debug)]
pub struct MovedHere {
    /// By table.
    pub tables: Vec<store::Moved>,
    /// 0, or `APP_SECRET` is not what sealed them.
    pub unopenable: u64,
}

/// Moves everything an older database (the path of an `SQLite` file, or an address) holds into the one of the settings,
/// which must be empty. Neither may be in use.
pub async fn move_from(config: &Config, from: &str) -> Result<MovedHere, Error> {
    let keys = Keys::load(config.secret.as_ref(), &config.data_dir)?.and_old(config.secret_old.as_ref())?;
    let url = if from.contains(':') { from.to_owned() } else { format!("sqlite://{from}") };
    must_be_there(&url)?;
    let source = open(&DatabaseConfig { url, ..config.database.clone() }, &keys).await?;
    let target = open(&config.database, &keys).await?;
    let tables = source.move_into(&target).await?;
    source.close().await;
    let unopenable = target.seal_anew().await?.unopenable;
    target.close().await;
    Ok(MovedHere { tables, unopenable })
}

/// What would be made anew is no source of anything.
fn must_be_there(database_url: &str) -> Result<(), Error> {
    let Some(file) = database_url.strip_prefix("sqlite:") else { return Ok(()) };
    let file = Path::new(file.trim_start_matches("//").split('?').next().unwrap_or_default());
    if file.is_file() { Ok(()) } else { Err(directory_error(file, io::Error::from(io::ErrorKind::NotFound))) }
}

/// Copies database and secret into a new folder, whole and consistent, also while the app runs. Answers with the files. What
/// is copied is not changed: it is neither made nor brought up to date.
pub async fn back_up(config: &Config, folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let database = folder.join("app.db");
    if database.exists() {
        let taken = io::Error::new(io::ErrorKind::AlreadyExists, "it holds a backup already");
        return Err(directory_error(folder, taken));
    }
    must_be_there(&config.database.url)?;
    let secret_file = keys::file(&config.data_dir);
    if config.secret.is_none() && !secret_file.is_file() {
        return Err(directory_error(&secret_file, io::Error::from(io::ErrorKind::NotFound)));
    }
    make_directory(folder)?;
    Store::back_up(&config.database.url, &database).await?;
    let closed = |path: &Path| private::close(path, 0o600).map_err(|error| directory_error(path, error));
    closed(&database)?;
    let mut made = vec![database];
    if config.secret.is_none() {
        let secret = folder.join("secret.key");
        std::fs::copy(&secret_file, &secret).map_err(|error| directory_error(&secret, error))?;
        closed(&secret)?;
        made.push(secret);
    }
    Ok(made)
}

fn make_directory(path: &Path) -> Result<(), Error> {
    private::make_folder(path).map_err(|error| directory_error(path, error))
}

fn directory_error(path: &Path, error: io::Error) -> Error {
    Error::Directory(path.display().to_string(), error)
}

/// How long a connection is kept without a request: long enough for the next page, too short to be worth holding.
const IDLE: Duration = Duration::from_secs(5);
/// How long requests in flight may take to finish at shutdown: longer than any page waits. A question to a car that takes
/// longer is asked again after the restart; a command that does is not.
const SHUTDOWN: Duration = Duration::from_secs(35);
/// What is under way with cars when the last request has used all of that up.
const LEAST: Duration = Duration::from_secs(2);
