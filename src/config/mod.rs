//! Environment -> [`Config`]: every setting of the app, read once, checked together.
//!
//! [`Config::from_lookup`] takes a lookup function, so tests pass a map instead of touching the process. All problems
//! are collected and reported at once, each naming its variable and the form it wants. Settings that only the embedded
//! sandbox reads are here too, because the process has one environment; what they mean is the sandbox's business.

mod reader;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use secrecy::SecretString;
use url::Url;

use crate::smartcar::{self, ApiVersion, Mode, Origins};

pub use reader::Problems;
use reader::Reader;

/// Everything the app can be told from outside.
#[derive(Debug, Clone)]
pub struct Config {
    /// What the Smartcar client needs: keys, mode, version, permissions, origins, redirect URI.
    pub smartcar: smartcar::Settings,
    /// `APP_NAME`: the product's name in every sentence.
    pub app_name: String,
    /// `APP_BASE_URL`: where browsers reach the app. https turns on `Secure` cookies, `__Host-` names and HSTS.
    pub base_url: Url,
    /// `APP_SECRET`: keys for cookies and tokens at rest are derived from it. `None`: made on first run in `data_dir`.
    pub secret: Option<SecretString>,
    /// `APP_SUPPORT_URL`: where "Contact support" leads. `None`: a page of ours that says there is none yet.
    pub support_url: Option<Url>,
    /// `APP_RETENTION_DAYS`: how long details of unsupported cars are kept before they are deleted.
    pub retention_days: u32,
    /// `BIND_ADDR`: where the app listens.
    pub bind_addr: SocketAddr,
    /// `DATABASE_URL`: an sqlx address.
    pub database_url: String,
    /// Where the app puts what it makes itself (secret key, sandbox state). Not a setting: tests choose a temporary one.
    pub data_dir: PathBuf,
    /// The embedded sandbox. `None` outside sandbox mode.
    pub sandbox: Option<SandboxConfig>,
}

/// What the embedded sandbox is told: the one application it knows.
#[derive(Debug, Clone)]
pub struct SandboxConfig {
    /// `SANDBOX_ADDR`: where it listens; loopback only.
    pub addr: SocketAddr,
    /// `SANDBOX_CLIENT_ID`.
    pub client_id: String,
    /// `SANDBOX_CLIENT_SECRET`.
    pub client_secret: String,
    /// `SANDBOX_MANAGEMENT_TOKEN`: opens its management API and signs its webhooks.
    pub management_token: String,
    /// `SANDBOX_REDIRECT_URIS`: what the application has registered, space-separated.
    pub redirect_uris: Vec<String>,
}

impl Config {
    /// Reads the process environment; `.env` has been merged into it by main.
    pub fn from_env() -> Result<Self, Problems> {
        Self::from_lookup(|name| std::env::var(name).ok())
    }

    /// Reads settings from any source of named values. An empty value counts as absent.
    pub fn from_lookup(lookup: impl Fn(&str) -> Option<String>) -> Result<Self, Problems> {
        let mut read = Reader::new(lookup);

        let mode = read.parse("SMARTCAR_MODE", "sandbox", "one of sandbox, test, simulated, live", Mode::parse);
        let version_form =
            if mode == Some(Mode::Sandbox) { "2.0, or 1.0" } else { "2.0 (1.0 is for sandbox mode only)" };
        let api_version = read.parse("SMARTCAR_API_VERSION", "2.0", version_form, |text| {
            ApiVersion::parse(text).filter(|version| *version != ApiVersion::V1 || mode == Some(Mode::Sandbox))
        });
        let in_sandbox = mode == Some(Mode::Sandbox);

        let bind_addr = read.parse("BIND_ADDR", "127.0.0.1:8000", ADDRESS_FORM, |text| text.parse::<SocketAddr>().ok());
        let port = bind_addr.map_or(8000, |addr| addr.port());
        let base_url = read.parse("APP_BASE_URL", &format!("http://localhost:{port}"), BASE_URL_FORM, base_url);
        let https = base_url.as_ref().is_some_and(|url| url.scheme() == "https");

        let sandbox_addr = read.parse(
            "SANDBOX_ADDR",
            "127.0.0.1:8001",
            "a loopback address with a port, such as 127.0.0.1:8001",
            |text| text.parse::<SocketAddr>().ok().filter(|addr| addr.ip().is_loopback()),
        );
        let sandbox_origin = sandbox_addr.map_or_else(String::new, |addr| format!("http://{addr}"));
        let redirect_uri = base_url.as_ref().map_or_else(String::new, redirect_uri);
        let sandbox = SandboxConfig {
            addr: sandbox_addr.unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8001))),
            client_id: read.text("SANDBOX_CLIENT_ID", "5a4d8f3e-0000-4000-8000-736d61727463"),
            client_secret: read.text("SANDBOX_CLIENT_SECRET", "sandbox-secret-not-for-real-cars"),
            management_token: read.text("SANDBOX_MANAGEMENT_TOKEN", "5a4d8f3e-0000-4000-8000-6d616e616765"),
            redirect_uris: words(
                &read.text("SANDBOX_REDIRECT_URIS", &format!("{redirect_uri} https://example.com/auth")),
            ),
        };

        let (client_id, client_secret) = if in_sandbox {
            (sandbox.client_id.clone(), sandbox.client_secret.clone())
        } else {
            (read.required("SMARTCAR_CLIENT_ID", KEY_FORM), read.required("SMARTCAR_CLIENT_SECRET", KEY_FORM))
        };
        let mut origin = |name: &str, real: &str| {
            let default = if in_sandbox { &sandbox_origin } else { real };
            read.parse(name, default, "an origin, such as https://api.smartcar.com", smartcar_origin)
        };
        let connect = origin("SMARTCAR_CONNECT_ORIGIN", "https://connect.smartcar.com");
        let auth = origin("SMARTCAR_AUTH_ORIGIN", "https://auth.smartcar.com");
        let api = origin("SMARTCAR_API_ORIGIN", "https://api.smartcar.com");

        let scope = read.parse("SMARTCAR_SCOPE", DEFAULT_SCOPE, SCOPE_FORM, scope);
        let secret =
            read.optional("APP_SECRET", "at least 32 characters; `openssl rand -base64 48` makes one", |text| {
                (text.len() >= 32).then(|| SecretString::from(text.to_owned()))
            });
        if https && secret.is_none() {
            read.problem("APP_SECRET", "at least 32 characters; it is required when APP_BASE_URL is https");
        }
        let support_url = read.optional("APP_SUPPORT_URL", "an https: or mailto: address", |text| {
            Url::parse(text).ok().filter(|url| matches!(url.scheme(), "https" | "http" | "mailto"))
        });
        let retention_days = read.parse("APP_RETENTION_DAYS", "365", "a number of days from 1 to 3650", |text| {
            text.parse::<u32>().ok().filter(|days| (1..=3650).contains(days))
        });
        let app_name = read.parse("APP_NAME", "Driveway", "a name of 1 to 40 characters", |text| {
            (1..=40).contains(&text.chars().count()).then(|| text.to_owned())
        });
        let database_url =
            read.parse("DATABASE_URL", "sqlite://data/app.db", "an address such as sqlite://data/app.db", |text| {
                text.starts_with("sqlite:").then(|| text.to_owned())
            });

        let problems = read.problems();
        let config = (|| {
            Some(Self {
                smartcar: smartcar::Settings {
                    mode: mode?,
                    api_version: api_version?,
                    client_id,
                    client_secret: SecretString::from(client_secret),
                    scope: scope?,
                    origins: Origins { connect: connect?, auth: auth?, api: api? },
                    redirect_uri,
                    timeouts: smartcar::Timeouts::default(),
                },
                app_name: app_name?,
                base_url: base_url?,
                secret,
                support_url,
                retention_days: retention_days?,
                bind_addr: bind_addr?,
                database_url: database_url?,
                data_dir: PathBuf::from("data"),
                sandbox: in_sandbox.then_some(sandbox),
            })
        })();
        config.filter(|_| problems.is_empty()).ok_or(problems)
    }

    /// Whether browsers reach the app over https: turns on `Secure` cookies, `__Host-` names and HSTS.
    pub fn https(&self) -> bool {
        self.base_url.scheme() == "https"
    }

    /// How long details of unsupported cars are kept.
    pub fn retention(&self) -> Duration {
        Duration::from_secs(u64::from(self.retention_days) * 24 * 60 * 60)
    }
}

/// What the vehicle page shows and nothing else; the car itself and its odometer are needed for a page worth having.
const DEFAULT_SCOPE: &str = "required:read_vehicle_info required:read_odometer read_battery read_fuel read_location";
const ADDRESS_FORM: &str = "an address with a port, such as 127.0.0.1:8000";
const BASE_URL_FORM: &str = "an origin without a path, https:// or http://localhost, such as https://driveway.example";
const KEY_FORM: &str = "the value from the Smartcar dashboard; it is required unless SMARTCAR_MODE is sandbox";
const SCOPE_FORM: &str = "permissions separated by spaces, each optionally with required: in front, such as required:read_odometer read_fuel";

/// The one redirect URI of the app, to be registered with Smartcar exactly like this.
fn redirect_uri(base_url: &Url) -> String {
    format!("{}/callback", base_url.as_str().trim_end_matches('/'))
}

/// Smartcar accepts plain http redirect URIs for localhost only, so the base URL follows the same rule.
/// Source: Smartcar docs, connect/dashboard-config.
fn base_url(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok()?;
    let is_origin = url.path() == "/" && url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
    let local = matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
    let secure = url.scheme() == "https" || (url.scheme() == "http" && local);
    (is_origin && secure && url.host_str().is_some()).then_some(url)
}

/// Keys and tokens travel to these hosts, so plain http is accepted for loopback only.
fn smartcar_origin(text: &str) -> Option<Url> {
    base_url(text)
}

fn scope(text: &str) -> Option<Vec<String>> {
    let permissions = words(text);
    let well_formed = |permission: &String| {
        let name = permission.strip_prefix("required:").unwrap_or(permission);
        !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_')
    };
    (!permissions.is_empty() && permissions.iter().all(well_formed)).then_some(permissions)
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn config(settings: &[(&str, &str)]) -> Result<Config, Problems> {
        Config::from_lookup(|name| settings.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn no_settings_at_all_give_the_sandbox() {
        let config = config(&[]).unwrap();
        assert_eq!(config.smartcar.mode, Mode::Sandbox);
        assert_eq!(config.smartcar.redirect_uri, "http://localhost:8000/callback");
        assert_eq!(config.smartcar.origins.api.as_str(), "http://127.0.0.1:8001/");
    }

    #[test]
    fn every_problem_is_named_at_once() {
        let problems =
            config(&[("SMARTCAR_MODE", "live"), ("BIND_ADDR", "here"), ("APP_BASE_URL", "https://a.example/x")])
                .unwrap_err();
        let text = problems.to_string();
        for name in ["SMARTCAR_CLIENT_ID", "SMARTCAR_CLIENT_SECRET", "BIND_ADDR", "APP_BASE_URL"] {
            assert!(text.contains(name), "{name} is missing from: {text}");
        }
    }

    #[test]
    fn https_needs_a_secret_and_never_travels_to_plain_http() {
        let live = [("SMARTCAR_MODE", "live"), ("SMARTCAR_CLIENT_ID", "a"), ("SMARTCAR_CLIENT_SECRET", "b")];
        let with = |extra: &[(&'static str, &'static str)]| config(&[&live[..], extra].concat());
        assert!(with(&[("APP_BASE_URL", "https://a.example")]).unwrap_err().to_string().contains("APP_SECRET"));
        assert!(
            with(&[("SMARTCAR_API_ORIGIN", "http://api.example")])
                .unwrap_err()
                .to_string()
                .contains("SMARTCAR_API_ORIGIN")
        );
        assert!(with(&[]).is_ok());
    }

    #[test]
    fn version_one_is_for_the_sandbox_only() {
        assert!(config(&[("SMARTCAR_API_VERSION", "1.0")]).is_ok());
        let live = config(&[("SMARTCAR_MODE", "live"), ("SMARTCAR_API_VERSION", "1.0")]).unwrap_err();
        assert!(live.to_string().contains("SMARTCAR_API_VERSION"));
    }

    #[test]
    fn the_example_file_lists_every_setting_and_no_other() {
        let example = include_str!("../../.env.example");
        let documented: BTreeSet<&str> = example
            .lines()
            .filter_map(|line| line.trim_start_matches("# ").split_once('='))
            .map(|(name, _)| name)
            .filter(|name| name.chars().all(|c| c.is_ascii_uppercase() || c == '_'))
            .collect();
        let asked = std::cell::RefCell::new(BTreeSet::from(["RUST_LOG".to_owned()]));
        let note = |name: &str| {
            asked.borrow_mut().insert(name.to_owned());
            (name == "SMARTCAR_MODE").then(|| "live".to_owned())
        };
        drop(Config::from_lookup(note));
        assert_eq!(documented, asked.borrow().iter().map(String::as_str).collect());
    }
}
