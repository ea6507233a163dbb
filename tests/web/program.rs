//! The program itself, as a process: started with settings, asked whether it answers, ended as a supervisor would.

use std::io::Read;
use std::net::TcpListener;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

/// The program in an empty directory of its own, with nothing but these settings.
pub(crate) fn program(directory: &std::path::Path, settings: &[(&str, &str)]) -> Command {
    let mut command = Command::new(env!(concat!("CARGO_BIN_EXE_", env!("CARGO_PKG_NAME"))));
    command.env_clear().envs(settings.iter().copied()).current_dir(directory);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

pub(crate) fn free_address() -> String {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string()
}

pub(crate) async fn until_it_answers(address: &str) {
    let end = Instant::now() + Duration::from_secs(20);
    while reqwest::get(format!("http://{address}/healthz")).await.is_err() {
        assert!(Instant::now() < end, "{address} does not answer");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// The program at work. What it says is taken from it all the time: a pipe that nobody reads would stop it.
pub(crate) struct Working {
    child: Child,
    told: std::thread::JoinHandle<Vec<u8>>,
}

pub(crate) fn spawn(command: &mut Command) -> Working {
    let mut child = command.spawn().unwrap();
    let mut stderr = child.stderr.take().unwrap();
    let told = std::thread::spawn(move || {
        let mut told = Vec::new();
        stderr.read_to_end(&mut told).unwrap();
        told
    });
    Working { child, told }
}

/// Asks the process to end as Ctrl-C or a supervisor would, and answers with what it printed.
pub(crate) fn stop(Working { mut child, told }: Working) -> Output {
    let signal = Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap();
    assert!(signal.success());
    let mut stdout = Vec::new();
    child.stdout.take().unwrap().read_to_end(&mut stdout).unwrap();
    Output { status: child.wait().unwrap(), stdout, stderr: told.join().unwrap() }
}

pub(crate) fn prepare() {
    // The client of the tests needs TLS set up once, like the app's own; another test may have done it.
    let _ = rustls::crypto::ring::default_provider().install_default();
}

/// Starts the sandbox, which sends owners back to this app only, and answers with what an app needs to know of it.
pub(crate) fn sandbox_for(base_url: &str, listener: TcpListener) -> driveway::config::SandboxConfig {
    let known = driveway::config::Config::from_lookup(|_| None).unwrap().sandbox.unwrap();
    let settings = driveway::sandbox::Settings {
        client_id: known.client_id.clone(),
        client_secret: known.client_secret.clone(),
        management_token: known.management_token.clone(),
        redirect_uris: vec![format!("{base_url}/callback")],
        state_file: None,
        webhook_id: None,
        webhook_uri: None,
        replay: None,
        wraps_single: false,
    };
    actix_web::rt::spawn(driveway::sandbox::serve(settings, listener).unwrap());
    known
}
