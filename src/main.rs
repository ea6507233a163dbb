//! The process: settings, log, listeners, both servers, an orderly end. The only file that prints or exits.

#![expect(clippy::print_stdout, reason = "a first start tells where to look")]

use std::net::{SocketAddr, TcpListener};
use std::process::ExitCode;

use actix_web::dev::Server;
use driveway::app;
use driveway::config::Config;
use tracing_subscriber::EnvFilter;

/// What a start can end in, in words for whoever started it.
type Failure = Box<dyn std::error::Error>;

#[actix_web::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{} cannot start: {}", env!("CARGO_PKG_NAME"), with_causes(failure.as_ref()));
            ExitCode::from(2)
        }
    }
}

async fn run() -> Result<(), Failure> {
    match dotenvy::dotenv() {
        Err(error) if !error.not_found() => return Err(format!(".env could not be read: {error}").into()),
        _ => {}
    }
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,actix_server=warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    // The only way this fails is that a provider is installed already.
    let _ = rustls::crypto::ring::default_provider().install_default();

    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let sandbox_alone = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => false,
        ["sandbox"] if cfg!(feature = "sandbox") => true,
        _ => return Err(concat!("usage: ", env!("CARGO_PKG_NAME"), " [sandbox]; with it, the sandbox alone").into()),
    };
    let config = Config::from_env()?;
    let mut servers = Vec::new();
    #[cfg(feature = "sandbox")]
    if let Some(settings) = config.sandbox.as_ref() {
        servers.push(start_sandbox(settings, &config, sandbox_alone)?);
    }
    #[cfg(not(feature = "sandbox"))]
    if config.sandbox.is_some() {
        return Err("this build has no sandbox; set SMARTCAR_MODE to test, simulated or live".into());
    }
    if sandbox_alone && servers.is_empty() {
        return Err("the sandbox runs in sandbox mode only; remove SMARTCAR_MODE".into());
    }
    if !sandbox_alone {
        servers.push(start_app(config).await?);
    }
    until_stopped(servers).await
}

async fn start_app(config: Config) -> Result<Server, Failure> {
    let listener = bind(config.bind_addr, "BIND_ADDR")?;
    let (name, address, in_sandbox) = (config.app_name.clone(), config.base_url.clone(), config.sandbox.is_some());
    let server = app::serve(config, listener).await?;
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
    std::fs::create_dir_all(&config.data_dir)?;
    let settings = driveway::sandbox::Settings {
        client_id: sandbox.client_id.clone(),
        client_secret: sandbox.client_secret.clone(),
        management_token: sandbox.management_token.clone(),
        redirect_uris: sandbox.redirect_uris.clone(),
        state_file: Some(config.data_dir.join("sandbox.json")),
        webhook_id: sandbox.webhook_id.clone(),
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

fn bind(address: SocketAddr, variable: &str) -> Result<TcpListener, Failure> {
    TcpListener::bind(address)
        .map_err(|error| format!("{address} cannot be used ({error}); set {variable} to move it").into())
}

/// Serves until Ctrl-C or SIGTERM, then lets requests in flight finish.
async fn until_stopped(servers: Vec<Server>) -> Result<(), Failure> {
    let handles: Vec<_> = servers.iter().map(Server::handle).collect();
    actix_web::rt::spawn(async move {
        stop_signal().await;
        futures_util::future::join_all(handles.iter().map(|handle| handle.stop(true))).await;
    });
    futures_util::future::try_join_all(servers).await?;
    Ok(())
}

async fn stop_signal() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    if let Ok(mut terminate) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        tokio::select! {
            _ = interrupt => {}
            _ = terminate.recv() => {}
        }
        return;
    }
    drop(interrupt.await);
}

fn with_causes(failure: &dyn std::error::Error) -> String {
    let mut text = failure.to_string();
    let mut cause = failure.source();
    while let Some(error) = cause {
        text.push_str(&format!(": {error}"));
        cause = error.source();
    }
    text
}
