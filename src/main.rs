//! The process: settings, log, listeners, both servers, an orderly end. The only file that prints or exits.

#![expect(clippy::print_stdout, reason = "a first start tells where to look")]

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use actix_web::dev::Server;
use driveway::config::{Config, env_file};
use driveway::web::owner::by_browser;
use driveway::{app, log, private};
use tokio::net::TcpSocket;

/// What a start can end in, in words for whoever started it.
type Failure = Box<dyn std::error::Error>;

#[actix_web::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            log::cannot_start(failure.as_ref());
            ExitCode::from(2)
        }
    }
}

async fn run() -> Result<(), Failure> {
    env_file::load(&std::env::current_dir()?)?;
    log::start();
    // The only way this fails is that a provider is installed already.
    let _ = rustls::crypto::ring::default_provider().install_default();

    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let sandbox_alone = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => false,
        ["record"] => false,
        ["sandbox"] if cfg!(feature = "sandbox") => true,
        ["ready"] => return ready(&Config::from_env()?).await,
        ["move", from] => return moved(app::move_from(&Config::from_env()?, from).await?),
        ["backup", folder] => return said(app::back_up(&Config::from_env()?, Path::new(folder)).await),
        ["export", folder] => return said(driveway::showcase::export::export(Path::new(folder)).await), // unit: showcase
        _ => return Err(USAGE.into()),
    };
    let mut config = Config::from_env()?;
    if arguments.first().is_some_and(|argument| argument == "record") {
        private::make_folder(&config.data_dir)?;
        let file = config.data_dir.join("record.jsonl");
        println!("Record:    {}", file.display());
        println!("           names and types of what Smartcar answers, and no values: fit to attach to a report");
        config.smartcar.record = Some(file);
    }
    #[cfg(not(feature = "sandbox"))]
    let sandbox = None::<Server>;
    #[cfg(feature = "sandbox")]
    let sandbox =
        config.sandbox.as_ref().map(|settings| start_sandbox(settings, &config, sandbox_alone)).transpose()?;
    #[cfg(not(feature = "sandbox"))]
    if config.sandbox.is_some() {
        return Err("this build has no sandbox; set SMARTCAR_MODE to test, simulated or live".into());
    }
    if sandbox_alone && sandbox.is_none() {
        return Err("the sandbox runs in sandbox mode only; remove SMARTCAR_MODE".into());
    }
    let mut stop = StopSignal::watched()?;
    let app = if sandbox_alone {
        None
    } else {
        // A database that is away is waited for; whoever stops the app meanwhile is not to wait as well.
        tokio::select! {
            started = start_app(config) => Some(started?),
            () = stop.given() => return Ok(()),
        }
    };
    until_stopped(app, sandbox, stop).await
}

/// Says what a command has made.
fn said<E: std::error::Error + 'static>(made: Result<Vec<PathBuf>, E>) -> Result<(), Failure> {
    made?.iter().for_each(|file| println!("{}", file.display()));
    Ok(())
}

/// Asks the app on this machine whether it is ready: a health check where there is no other program to ask with.
async fn ready(config: &Config) -> Result<(), Failure> {
    let port = config.bind_addr.port();
    let client = reqwest::Client::builder().timeout(std::time::Duration::from_secs(4)).build()?;
    let answer = client.get(format!("http://127.0.0.1:{port}/readyz")).send().await?;
    if answer.status().is_success() { Ok(()) } else { Err(format!("not ready: {}", answer.status()).into()) }
}

fn moved(here: app::MovedHere) -> Result<(), Failure> {
    here.tables.iter().for_each(|moved| println!("{:>8}  {}", moved.rows, moved.table));
    if here.unopenable > 0 {
        let unopenable = here.unopenable;
        println!(
            "{unopenable} stored tokens do not open: APP_SECRET must be what data/secret.key held where they come from"
        );
    }
    Ok(())
}

const USAGE: &str = concat!(
    "usage: ",
    env!("CARGO_PKG_NAME"),
    " [COMMAND]\n",
    "  sandbox        the sandbox alone\n",
    "  record         the app, with a record of what Smartcar's answers look like\n",
    "  export FOLDER  every screen as plain files, to be shown without the app\n", // unit: showcase
    "  backup FOLDER  a copy of database and secret, also while the app runs\n",
    "  ready          whether the app that runs here takes requests, for a health check\n",
    "  move FILE      everything an older SQLite file holds, into the empty database of DATABASE_URL"
);

async fn start_app(config: Config) -> Result<app::Running, Failure> {
    let place = reserve(config.bind_addr, "BIND_ADDR")?;
    let (name, address, in_sandbox) = (config.app_name.clone(), config.base_url.clone(), config.sandbox.is_some());
    let listen = || place.listen(BACKLOG)?.into_std();
    // The sandbox beside it has something to tell at once, which must not be refused.
    let server = if in_sandbox {
        app::serve(config, listen()?).await?
    } else {
        app::serve_for(config, listen, by_browser).await?
    };
    println!("{name}:  {address}");
    if in_sandbox {
        println!("Try first: open {address}, press \"Connect your car\", and pick any brand.");
        println!("Then: deny access once; sign in as smartcar@vehicle-incompatible.com; break a car in the sandbox.");
    }
    Ok(server)
}

#[cfg(feature = "sandbox")]
fn start_sandbox(sandbox: &driveway::config::SandboxConfig, config: &Config, alone: bool) -> Result<Server, Failure> {
    let listener = bind(sandbox.addr, "SANDBOX_ADDR")?;
    private::make_folder(&config.data_dir)?;
    let (webhook_id, webhook_uri) = (sandbox.webhook_id.clone(), None);
    // Beside the app its webhook is there and delivers to it. // unit: webhooks
    let told = config.smartcar.webhook.as_ref().filter(|_| !alone).and_then(|webhook| webhook.id.clone()); // unit: webhooks
    let webhook_uri = told.as_ref().map(|_| format!("http://{}/webhooks/smartcar", config.bind_addr)).or(webhook_uri); // unit: webhooks
    let webhook_id = told.or(webhook_id); // unit: webhooks
    let settings = driveway::sandbox::Settings {
        client_id: sandbox.client_id.clone(),
        client_secret: sandbox.client_secret.clone(),
        management_token: sandbox.management_token.clone(),
        redirect_uris: sandbox.redirect_uris.clone(),
        state_file: Some(config.data_dir.join("sandbox.json")),
        webhook_id,
        webhook_uri,
        replay: sandbox.replay.clone(),
        wraps_single: false,
    };
    let origin = format!("http://{}", listener.local_addr()?);
    let sdks = driveway::sandbox::sdk_variables(&settings, &origin);
    let server = driveway::sandbox::serve(settings, listener)?;
    println!("Sandbox:   {origin}/");
    println!("           client id {}, secret {}", sandbox.client_id, sandbox.client_secret);
    println!("           management token {}", sandbox.management_token);
    // Beside the app they would only hide its address.
    for driveway::sandbox::SdkVariables { sdk, variables } in sdks.iter().filter(|_| alone) {
        println!("\n# For Smartcar's {sdk} SDK");
        variables.iter().for_each(|(name, value)| println!("export {name}='{value}'"));
    }
    Ok(server)
}

#[cfg(feature = "sandbox")]
fn bind(address: SocketAddr, variable: &str) -> Result<std::net::TcpListener, Failure> {
    Ok(reserve(address, variable)?.listen(BACKLOG)?.into_std()?)
}

/// Takes an address at which nobody is heard yet.
fn reserve(address: SocketAddr, variable: &str) -> Result<TcpSocket, Failure> {
    let place = || {
        let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
        // What is left of the last process' connections must not stop the next one.
        #[cfg(unix)]
        socket.set_reuseaddr(true)?;
        socket.bind(address)?;
        Ok(socket)
    };
    place().map_err(|error: std::io::Error| {
        format!("{address} cannot be used ({error}); set {variable} to move it").into()
    })
}

/// Connections that may wait to be taken up.
const BACKLOG: u32 = 1024;

/// Serves until Ctrl-C or SIGTERM. The app lets requests in flight finish, some of which may ask the sandbox, so the
/// sandbox goes last.
async fn until_stopped(
    app: Option<app::Running>,
    sandbox: Option<Server>,
    mut stop: StopSignal,
) -> Result<(), Failure> {
    let handles = (app.as_ref().map(app::Running::handle), sandbox.as_ref().map(Server::handle));
    actix_web::rt::spawn(async move {
        stop.given().await;
        if let Some(app) = handles.0 {
            app.stop().await;
        }
        if let Some(sandbox) = handles.1 {
            sandbox.stop(false).await;
        }
    });
    let app = async { if let Some(app) = app { app.run().await } else { Ok(()) } };
    let sandbox = async { if let Some(sandbox) = sandbox { sandbox.await } else { Ok(()) } };
    futures_util::future::try_join(app, sandbox).await?;
    Ok(())
}

/// Ctrl-C or SIGTERM, watched for from the moment this is made: one that comes while the app starts is not lost.
#[cfg(unix)]
struct StopSignal {
    interrupt: tokio::signal::unix::Signal,
    terminate: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl StopSignal {
    fn watched() -> std::io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }

    async fn given(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}

/// Ctrl-C.
#[cfg(not(unix))]
struct StopSignal;

#[cfg(not(unix))]
impl StopSignal {
    fn watched() -> std::io::Result<Self> {
        Ok(Self)
    }

    async fn given(&mut self) {
        drop(tokio::signal::ctrl_c().await);
    }
}
