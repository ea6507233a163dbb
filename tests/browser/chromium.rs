//! Chromium and its driver: found on this machine, started for one test, told what the test wants, and ended.
//!
//! Nothing is downloaded and nothing is skipped: a machine without the two commands fails the tests, and reads which
//! packages hold them. The driver process is killed whatever happens; the browser ends with its session.

use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use serde_json::json;
use tempfile::TempDir;
use thirtyfour::common::config::WebDriverConfig;
use thirtyfour::extensions::query::ElementPollerWithTimeout;
use thirtyfour::prelude::*;

use crate::harness::Setup;

/// How long a page may take to show what is expected of it. Only a failing test ever waits this long.
const PATIENCE: Duration = Duration::from_secs(15);
/// How often to look again meanwhile.
const GLANCE: Duration = Duration::from_millis(25);

/// A running chromedriver, and the profile of the browser it opens.
pub(crate) struct Chromedriver {
    process: Child,
    address: String,
    profile: TempDir,
    _output: BufReader<ChildStdout>,
}

impl Chromedriver {
    /// Starts one on a port of its own choosing.
    pub(crate) fn start() -> Self {
        let mut process = Command::new(command("chromedriver"))
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver does not start");
        let mut output = BufReader::new(process.stdout.take().expect("its output is piped"));
        let port = output.by_ref().lines().map_while(Result::ok).find_map(|line| {
            let (_, port) = line.split_once("started successfully on port ")?;
            port.trim_end_matches('.').parse::<u16>().ok()
        });
        let address = format!("http://127.0.0.1:{}", port.expect("chromedriver tells its port"));
        let profile = TempDir::new().expect("a directory for the profile");
        Self { process, address, profile, _output: output }
    }

    /// Opens a browser that nobody has used before.
    pub(crate) async fn open_browser(&self, setup: Setup) -> WebDriverResult<WebDriver> {
        let mut chromium = DesiredCapabilities::chrome();
        chromium.set_binary(&command("chromium").to_string_lossy())?;
        chromium.add_arg(&format!("--user-data-dir={}", self.profile.path().display()))?;
        for flag in FLAGS {
            chromium.add_arg(flag)?;
        }
        if setup.height.is_some() {
            chromium.add_arg("--disable-lcd-text")?;
        }
        if setup.dark {
            chromium.add_arg("--blink-settings=preferredColorScheme=0")?;
        }
        if setup.without_script {
            let blocked = json!({"profile.managed_default_content_settings.javascript": 2});
            chromium.add_experimental_option("prefs", blocked)?;
        }
        if let Some(width) = setup.width {
            let metrics = json!({"width": width, "height": setup.height.unwrap_or(640), "pixelRatio": 1.0, "mobile": setup.height.is_some(), "touch": false});
            chromium.add_experimental_option("mobileEmulation", json!({"deviceMetrics": metrics}))?;
        }
        let mut logs = json!({"browser": "ALL"});
        if setup.notes_requests {
            logs["performance"] = json!("ALL");
        }
        chromium.set("goog:loggingPrefs", logs)?;
        let poller = Arc::new(ElementPollerWithTimeout::new(PATIENCE, GLANCE));
        let config = WebDriverConfig::builder().poller(poller).build()?;
        let browser = WebDriver::new(&self.address, chromium).await?;
        browser.set_config(config);
        Ok(browser)
    }
}

impl Drop for Chromedriver {
    fn drop(&mut self) {
        // The browser is closed by now; nothing is lost if the driver has ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Where a command is, or a panic that says what to install.
fn command(name: &str) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path).map(|directory| directory.join(name)).find(|file| file.is_file());
    found.unwrap_or_else(|| {
        panic!("{name} is not installed. The browser tests need the packages chromium and chromium-driver; tests/run installs them.")
    })
}

const FLAGS: [&str; 10] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    // English of no country: kilometres.
    "--accept-lang=en",
];
