//! What the app stands on: its folder, its secret, its database, its log, and an orderly end. The real program, started as
//! someone starts it.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::browser::Browser;
use crate::connecting::connect;
use crate::harness::Stack;
use crate::hostile::fresh_state;
use crate::program::{Working, free_address, prepare, program, spawn, stop, until_it_answers};

/// The app and its sandbox as processes of their own, in a folder.
async fn start(folder: &Path) -> (Working, String) {
    let (app, sandbox) = (free_address(), free_address());
    let settings = [("BIND_ADDR", app.as_str()), ("SANDBOX_ADDR", &sandbox), ("RUST_LOG", "debug")];
    let child = spawn(&mut program(folder, &settings));
    until_it_answers(&app).await;
    (child, app)
}

/// What the program says when it does not start. It must not take long to say it.
fn refusal(folder: &Path, settings: &[(&str, &str)]) -> String {
    let begun = Instant::now();
    let output = program(folder, settings).output().unwrap();
    assert_ne!(output.status.code(), Some(0));
    assert!(begun.elapsed() < Duration::from_secs(8), "it takes {:?} to say why", begun.elapsed());
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_secret_that_was_cut_off_stops_the_start_and_is_named() {
    prepare();
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("data")).unwrap();
    std::fs::write(folder.path().join("data/secret.key"), "").unwrap();
    let (app, sandbox) = (free_address(), free_address());
    let told = refusal(folder.path(), &[("BIND_ADDR", &app), ("SANDBOX_ADDR", &sandbox)]);
    assert!(told.contains("data/secret.key") && told.contains("backup"), "{told}");
}

#[test]
fn a_dollar_or_a_broken_line_in_the_env_file_is_told_by_line_and_name_and_never_by_value() {
    prepare();
    let folder = tempfile::tempdir().unwrap();
    for (content, line) in [
        ("SMARTCAR_MODE=test\nSMARTCAR_CLIENT_SECRET=abc$def\n", "line 2"),
        ("SMARTCAR_CLIENT_SECRET=\"abc$def\"\n", "line 1"),
        ("A=b\n\nSMARTCAR_CLIENT_SECRET=\"abc def\n", "line 3"),
    ] {
        std::fs::write(folder.path().join(".env"), content).unwrap();
        let told = refusal(folder.path(), &[]);
        assert!(told.contains(line) && told.contains("SMARTCAR_CLIENT_SECRET"), "{told}");
        assert!(told.contains("single quotes") && !told.contains("abc") && !told.contains("def"), "{told}");
    }
}

#[test]
fn what_keeps_the_database_from_opening_is_said_at_once_and_by_its_cause() {
    prepare();
    let folder = tempfile::tempdir().unwrap();
    let (app, sandbox) = (free_address(), free_address());
    let refused =
        |url: &str| refusal(folder.path(), &[("BIND_ADDR", &app), ("SANDBOX_ADDR", &sandbox), ("DATABASE_URL", url)]);
    std::fs::write(folder.path().join("text.db"), "not a database at all, but long enough to look at twice").unwrap();
    let damaged = refused("sqlite://text.db");
    assert!(damaged.contains("text.db") && damaged.contains("not a database"), "{damaged}");
    let nowhere = refused("sqlite://text.db/app.db");
    assert!(nowhere.contains("text.db"), "{nowhere}");
}

#[cfg(unix)]
#[actix_web::test]
async fn nobody_else_on_the_machine_can_read_what_the_app_keeps() {
    use std::os::unix::fs::PermissionsExt;
    prepare();
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    // As an earlier version left it.
    std::fs::create_dir(&data).unwrap();
    std::fs::set_permissions(&data, std::fs::Permissions::from_mode(0o755)).unwrap();
    let (child, app) = start(folder.path()).await;
    let mut browser = Browser::new(&format!("http://localhost:{}", app.rsplit(':').next().unwrap()));
    connect(&mut browser, "KIA", "owner@example.com").await;
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let modes: Vec<_> =
        std::fs::read_dir(&data).unwrap().map(|file| file.unwrap().path()).map(|file| (mode(&file), file)).collect();
    stop(child);
    assert_eq!(mode(&data), 0o700);
    assert!(modes.len() >= 4, "database, its log, secret, sandbox: {modes:?}");
    assert!(modes.iter().all(|(mode, _)| *mode == 0o600), "{modes:?}");
}

#[actix_web::test]
async fn an_idle_connection_does_not_hold_up_the_end_and_a_page_in_the_making_does() {
    prepare();
    let folder = tempfile::tempdir().unwrap();
    let (child, app) = start(folder.path()).await;
    let mut idle = TcpStream::connect(&app).unwrap();
    let host = format!("localhost:{}", app.rsplit(':').next().unwrap());
    write!(idle, "GET /privacy HTTP/1.1\r\nHost: {host}\r\n\r\n").unwrap();
    let mut first = [0; 12];
    idle.read_exact(&mut first).unwrap();
    assert_eq!(&first, b"HTTP/1.1 200");
    let begun = Instant::now();
    let output = stop(child);
    assert!(output.status.success(), "{output:?}");
    assert!(begun.elapsed() < Duration::from_secs(3), "the end took {:?}", begun.elapsed());
    let log = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!log.contains("panicked"), "{log}");
}

#[actix_web::test]
async fn a_vin_in_an_address_never_reaches_the_log_and_made_up_returns_alarm_nobody() {
    prepare();
    let folder = tempfile::tempdir().unwrap();
    let (child, app) = start(folder.path()).await;
    let mut browser = Browser::new(&format!("http://localhost:{}", app.rsplit(':').next().unwrap()));
    for address in ["/callback?error=WVWZZZ1JZ3W386752", "/WVWZZZ1JZ3W386752", "/connect/WVWZZZ1JZ3W386752"] {
        browser.open(address).await;
    }
    // With a state of its own, as its owner could make one.
    let state = fresh_state(&mut browser).await;
    browser.open(&format!("/callback?state={state}&error=WVWZZZ1JZ3W386752")).await;
    let log = String::from_utf8_lossy(&stop(child).stderr).into_owned();
    assert!(log.contains("6752"), "it is logged, masked: {log}");
    assert!(!log.contains("WVWZZZ1JZ3W38"), "{log}");
    let alarms: Vec<&str> = log.lines().filter(|line| line.contains("ERROR")).collect();
    assert!(alarms.is_empty(), "{alarms:#?}");
}

#[actix_web::test]
async fn a_backup_made_while_the_app_runs_brings_the_cars_back_with_their_tokens() {
    prepare();
    let (folder, restored) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (child, app) = start(folder.path()).await;
    let origin = format!("http://localhost:{}", app.rsplit(':').next().unwrap());
    let mut browser = Browser::new(&origin);
    let car = connect(&mut browser, "KIA", "owner@example.com").await;
    let made = program(folder.path(), &[]).args(["backup", "copy"]).output().unwrap();
    assert!(made.status.success(), "{made:?}");
    let again = program(folder.path(), &[]).args(["backup", "copy"]).output().unwrap();
    assert!(!again.status.success(), "a backup is never written over");
    stop(child);
    // The sandbox plays Smartcar, whose memory is not part of the backup.
    std::fs::rename(folder.path().join("copy"), restored.path().join("data")).unwrap();
    std::fs::copy(folder.path().join("data/sandbox.json"), restored.path().join("data/sandbox.json")).unwrap();
    let sandbox = free_address();
    let settings = [("BIND_ADDR", app.as_str()), ("SANDBOX_ADDR", &sandbox)];
    let child = spawn(&mut program(restored.path(), &settings));
    until_it_answers(&app).await;
    let page = browser.open(car.url.path()).await;
    assert_eq!((page.status, page.screen().as_str()), (200, "vehicle"));
    assert!(page.says("Up to date"), "{}", page.words("main"));
    stop(child);
}

#[test]
fn a_backup_of_nothing_makes_nothing() {
    prepare();
    let folder = tempfile::tempdir().unwrap();
    let output = program(folder.path(), &[]).args(["backup", "copy"]).output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success() && told.contains("data/app.db"), "{told}");
    std::fs::create_dir(folder.path().join("data")).unwrap();
    // An empty file is a database in which nothing is yet, of an older version say.
    std::fs::write(folder.path().join("data/app.db"), "").unwrap();
    let output = program(folder.path(), &[]).args(["backup", "copy"]).output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success() && told.contains("data/secret.key"), "{told}");
    assert!(!folder.path().join("copy").exists() && !folder.path().join("data/secret.key").exists());
    std::fs::write(folder.path().join("data/secret.key"), "a secret of some version, which is long enough").unwrap();
    let output = program(folder.path(), &[]).args(["backup", "copy"]).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert_eq!(std::fs::metadata(folder.path().join("data/app.db")).unwrap().len(), 0, "it is not brought up to date");
}

/// A disk of three megabytes, unmounted in the end.
#[cfg(target_os = "linux")]
struct SmallDisk(tempfile::TempDir);

#[cfg(target_os = "linux")]
impl SmallDisk {
    /// `None`: only root may mount, and not everywhere.
    fn mount() -> Option<Self> {
        let disk = Self(tempfile::tempdir().unwrap());
        let mut mount = std::process::Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=3m", "tmpfs"]).arg(disk.0.path());
        mount.output().is_ok_and(|done| done.status.success()).then_some(disk)
    }

    /// Writes until nothing more goes on it.
    fn fill(&self) {
        let mut file = std::fs::File::create(self.0.path().join("fill")).unwrap();
        while file.write_all(&[0; 1024]).is_ok() {}
    }
}

#[cfg(target_os = "linux")]
impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = std::process::Command::new("umount").arg("-l").arg(self.0.path()).status();
    }
}

#[cfg(target_os = "linux")]
#[actix_web::test]
async fn a_full_disk_is_said_by_health_and_doctor_and_passes_when_there_is_room_again() {
    prepare();
    let Some(disk) = SmallDisk::mount() else {
        eprintln!("not run: a small disk can be mounted by root only");
        return;
    };
    let (child, app) = start(disk.0.path()).await;
    let mut browser = Browser::new(&format!("http://localhost:{}", app.rsplit(':').next().unwrap()));
    let health = async || reqwest::get(format!("http://{app}/readyz")).await.unwrap().status().as_u16();
    assert_eq!(health().await, 200);
    disk.fill();
    // The heartbeat is written once a second at most.
    tokio::time::sleep(Duration::from_millis(1100)).await;
    assert_eq!(health().await, 503);
    let setup = browser.open("/setup").await;
    assert_eq!(setup.attribute("[data-finding=database]", "data-state").as_deref(), Some("broken"));
    assert!(setup.says("The disk is full"), "{}", setup.words("main"));
    assert_eq!(browser.open("/").await.status, 200, "pages go on");
    std::fs::remove_file(disk.0.path().join("fill")).unwrap();
    assert_eq!(health().await, 200);
    let log = String::from_utf8_lossy(&stop(child).stderr).into_owned();
    assert!(log.contains("the database takes no changes") && log.contains("full"), "the cause is in the line: {log}");
}

#[actix_web::test]
async fn a_locked_database_is_waited_for_and_then_said_to_be_busy_and_other_pages_go_on() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    browser.open("/").await;
    let lock = stack.locks_the_database().await;
    let health = reqwest::get(format!("{}/readyz", stack.app)).await.unwrap();
    assert_eq!(health.status(), 503);
    assert!(health.headers().contains_key("retry-after"));
    let begun = Instant::now();
    let mut stranger = stack.browser();
    for address in ["/privacy", "/accessibility", "/nowhere", "/static/css/base.css"] {
        stranger.open(address).await;
    }
    assert!(begun.elapsed() < Duration::from_secs(4), "pages without the database waited {:?}", begun.elapsed());
    drop(lock);
    assert_eq!(reqwest::get(format!("{}/readyz", stack.app)).await.unwrap().status(), 200);
}

#[test]
fn settings_can_be_printed_without_telling_a_secret() {
    let secrets = ["a-client-secret-of-this-test", "an-app-secret-of-this-test-that-is-long", "a-management-token-x"];
    let config = driveway::config::Config::from_lookup(|name| match name {
        "SANDBOX_CLIENT_SECRET" => Some(secrets[0].to_owned()),
        "APP_SECRET" => Some(secrets[1].to_owned()),
        "SANDBOX_MANAGEMENT_TOKEN" => Some(secrets[2].to_owned()),
        _ => None,
    })
    .unwrap();
    let printed = format!("{config:?}");
    assert!(secrets.iter().all(|secret| !printed.contains(secret)), "{printed}");
}
