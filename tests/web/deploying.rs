//! What `deploy/README.md` says, done: its blocks are taken from it as they stand, and those that can run on any machine run,
//! with the system's folders in a temporary one.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::harness::{fresh_database, on_a_server};
use crate::program::{free_address, prepare, program, spawn, stop, until_it_answers};
use crate::site::{NAME, free_port, main_file, nginx};

const README: &str = include_str!("../../deploy/README.md");

/// The commands under a heading that hold these words.
fn block(words: &str) -> &'static str {
    let mut blocks = README.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next());
    blocks.find(|block| block.contains(words)).unwrap_or_else(|| panic!("no block has {words}"))
}

fn deploy(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("deploy").join(file)
}

fn text(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// Runs a block with the system's folders below another one.
fn run(block: &str, below: &Path) {
    let mut script = format!("name={NAME}\npassword=0123456789abcdef\n{block}");
    for folder in ["/etc/", "deploy/env"] {
        script = script.replace(folder, &format!("{}/{}", below.display(), folder.trim_start_matches('/')));
    }
    let mut command = Command::new("bash");
    let done = command.args(["-euo", "pipefail", "-c", &script]).current_dir(env!("CARGO_MANIFEST_DIR")).output();
    let done = done.unwrap();
    assert!(done.status.success(), "{script}\n{}", text(&done));
}

/// A file of settings as systemd reads it (systemd.exec, `EnvironmentFile=`): comments are lines of their own, quotes go.
fn as_systemd_reads(file: &str) -> BTreeMap<String, String> {
    assert!(!file.contains('\\'), "a line may go on");
    let lines = file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with(['#', ';']));
    let unquoted = |value: &str| {
        let quote = ['\'', '"'].into_iter().find(|quote| value.len() > 1 && value.starts_with(*quote));
        quote.and_then(|quote| value[1..].strip_suffix(quote)).unwrap_or(value).to_owned()
    };
    lines.map(|line| line.split_once('=').unwrap()).map(|(name, value)| (name.to_owned(), unquoted(value))).collect()
}

/// The same as Docker reads it for `--env-file`: all that follows the sign, as it stands.
fn as_docker_reads(file: &str) -> BTreeMap<String, String> {
    let lines = file.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split_once('=').unwrap()).map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// With Smartcar's keys put in, and a database of the tests.
async fn filled_in(settings: BTreeMap<String, String>, folder: &Path) -> Vec<(String, String)> {
    let mut settings: Vec<_> = settings
        .into_iter()
        .filter(|(name, _)| name != "DATABASE_URL")
        .map(|(name, value)| (name, if value == "…" { "a-key-from-the-dashboard".to_owned() } else { value }))
        .collect();
    if on_a_server() {
        settings.push(("DATABASE_URL".to_owned(), fresh_database(folder).await));
    }
    settings
}

#[actix_web::test]
async fn the_settings_it_gives_start_the_program_as_systemd_and_as_docker_read_them() {
    prepare();
    let folder = tempfile::tempdir().unwrap();
    run(block("/etc/driveway/env <<"), folder.path());
    let file = folder.path().join("etc/driveway/env");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let file = std::fs::read_to_string(file).unwrap();
    let settings = as_systemd_reads(&file);
    assert_eq!(settings, as_docker_reads(&file));
    assert_eq!(settings["DATABASE_URL"], "postgres://driveway:0123456789abcdef@127.0.0.1/driveway");
    let known = std::fs::read_to_string(deploy("../.env.example")).unwrap();
    for name in settings.keys() {
        assert!(known.contains(&format!("# {name}=")), "{name} is no setting");
    }
    let settings = filled_in(settings, folder.path()).await;
    let settings: Vec<(&str, &str)> = settings.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let address = free_address();
    let child = spawn(program(folder.path(), &settings).env("BIND_ADDR", &address).env("LOG_FORMAT", "json"));
    until_it_answers(&address).await;
    let asked = async |path: &str| reqwest::get(format!("http://{address}{path}")).await.unwrap().status().as_u16();
    assert_eq!(asked("/readyz").await, 200);
    let pages = vec![
        "/setup",    // unit: setup
        "/operator", // unit: operator
        "/metrics",  // unit: figures
    ];
    for page in pages {
        assert!(block("APP_OPERATOR_PASSWORD").contains(page));
        assert_eq!(asked(page).await, 401, "{page} is there and wants the password");
    }
    assert!(stop(child).status.success());
}

#[actix_web::test]
async fn the_settings_it_gives_for_containers_have_all_the_compose_file_asks_for() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("deploy")).unwrap();
    let commands = block("deploy/env <<");
    run(commands.split("docker compose").next().unwrap(), folder.path());
    let file = std::fs::read_to_string(folder.path().join("deploy/env")).unwrap();
    let settings = as_docker_reads(&file);
    let compose = std::fs::read_to_string(deploy("compose.yaml")).unwrap();
    let asked = compose.split("${").skip(1).filter_map(|rest| rest.split([':', '}']).next());
    for name in asked {
        assert!(settings.contains_key(name), "{name}");
    }
    let password = &settings["POSTGRES_PASSWORD"];
    assert!(password.len() == 48 && password.chars().all(|sign| sign.is_ascii_hexdigit()), "it stands in an address");
    assert!(commands.contains("--env-file deploy/env --file deploy/compose.yaml"));
    // What the file adds, as a container would have it.
    let given = ["APP_BASE_URL", "APP_TRUSTED_PROXIES", "DATABASE_URL"].map(|name| {
        let line = compose.lines().find_map(|line| line.trim().strip_prefix(&format!("{name}: "))).unwrap();
        let value = line.replace("${SITE:?set SITE to the name browsers open}", &settings["SITE"]);
        (name.to_owned(), value.replace("${POSTGRES_PASSWORD:?}", password))
    });
    let mut all = settings;
    all.extend(given);
    let config = driveway::config::Config::from_lookup(|name| all.get(name).cloned()).unwrap();
    assert_eq!(config.base_url.as_str(), format!("https://{NAME}/"));
    assert!(config.database.url.ends_with("@database/driveway") && config.trusted_proxies.len() == 3);
}

#[test]
fn the_site_and_a_certificate_made_as_it_says_are_taken_by_nginx() {
    let Some(nginx) = nginx() else { return };
    let folder = tempfile::tempdir().unwrap();
    run(block("openssl req"), folder.path());
    std::fs::create_dir_all(folder.path().join("etc/nginx/sites-enabled")).unwrap();
    run(block("sites-enabled").lines().next().unwrap(), folder.path());
    let site = std::fs::read_to_string(folder.path().join("etc/nginx/sites-enabled/driveway")).unwrap();
    let site = site
        .replace("/etc/letsencrypt", &folder.path().join("etc/letsencrypt").display().to_string())
        .replace("listen 443 ssl;", &format!("listen {} ssl;", free_port()))
        .replace("listen 80;", &format!("listen {};", free_port()));
    std::fs::write(folder.path().join("site.conf"), site).unwrap();
    std::fs::write(folder.path().join("main.conf"), main_file(folder.path())).unwrap();
    let mut test = Command::new(nginx);
    test.arg("-t").arg("-p").arg(folder.path()).arg("-c").arg(folder.path().join("main.conf"));
    let tested = test.output().unwrap();
    assert!(tested.status.success(), "{}", text(&tested));
    assert!(!text(&tested).contains("[warn]"), "{}", text(&tested));
}

#[test]
fn the_unit_is_one_that_systemd_takes_and_calls_closed() {
    if Command::new("systemd-analyze").arg("--version").output().is_err() {
        eprintln!("systemd-analyze is not installed; deploy/driveway@.service was not looked at");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let unit = std::fs::read_to_string(deploy("driveway@.service")).unwrap();
    assert!(
        unit.contains("ExecStart=/usr/local/bin/driveway\n") && unit.contains("EnvironmentFile=/etc/driveway/env\n")
    );
    // A program that is there.
    let file = folder.path().join("driveway@8000.service");
    std::fs::write(&file, unit.replace("/usr/local/bin/driveway", "/bin/true")).unwrap();
    let said = Command::new("systemd-analyze").args(["verify", "--man=no"]).arg(&file).output().unwrap();
    let said_about_it = text(&said).lines().filter(|line| line.contains("driveway")).count();
    assert!(said.status.success() && said_about_it == 0, "{}", text(&said));
    let mut look = Command::new("systemd-analyze");
    // In tenths: 2.0.
    let look = look.args(["security", "--offline=true", "--threshold=20", "--no-pager"]).arg(&file).output().unwrap();
    assert!(look.status.success(), "{}", text(&look));
}

#[test]
fn every_command_it_gives_can_be_read_and_every_file_it_names_is_there() {
    let mut blocks = 0;
    for block in README.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next()) {
        let read = Command::new("bash").args(["-n", "-c", block]).output().unwrap();
        assert!(read.status.success() && read.stderr.is_empty(), "{block}{}", text(&read));
        blocks += 1;
    }
    assert!(blocks > 10, "{blocks}");
    // The one is made by the reader, the other goes with its unit.
    let named = README.split([' ', '`', '\n']).filter(|word| word.starts_with("deploy/"));
    for word in named.filter(|word| !["deploy/env", "deploy/grafana.json"].contains(word)) {
        assert!(deploy("..").join(word.trim_end_matches([',', '.', ';'])).exists(), "{word}");
    }
}
