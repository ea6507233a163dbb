//! Environment -> [`Config`]: every setting of the app, read once, checked together.
//!
//! [`Config::from_lookup`] takes a lookup function, so tests pass a map instead of touching the process. All problems
//! are collected and reported at once, each naming its variable and the form it wants. Settings that only the embedded
//! sandbox reads are here too, because the process has one environment; what they mean is the sandbox's business.

mod addresses;
mod database;
pub mod env_file;
mod languages;
mod patience;
mod reader;
mod sandbox;
mod sending;
#[cfg(test)]
mod tests;
mod webhooks; // unit: webhooks

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use ipnet::IpNet;
use reader::Reader;
use secrecy::SecretString;
use url::Url;

use crate::brand::{Accent, Brand, Logo}; // unit: brand
use crate::smartcar::compatibility::Region; // unit: operator
use crate::smartcar::{self, ApiVersion, Mode, Origins};

use addresses::{base_url, networks, redirect_uri, smartcar_origin};
pub use database::DatabaseConfig;
pub use patience::Patience;
pub use reader::Problems;
pub use sandbox::SandboxConfig;
pub use sending::SendingLimit;

/// Everything the app can be told from outside.
#[derive(Debug, Clone)]
pub struct Config {
    /// What the Smartcar client needs: keys, mode, version, permissions, origins, redirect URI.
    pub smartcar: smartcar::Settings,
    /// `SMARTCAR_CONNECT_HOSTS`: further hosts that Connect may send a browser to, so that the policy of our pages lets it go.
    pub connect_hosts: Vec<Url>,
    /// `APP_NAME`: the product's name in every sentence.
    pub app_name: String,
    /// `SMARTCAR_REGION`: where owners live, for the question whether a car works. // unit: operator
    pub region: Region, // unit: operator
    /// `APP_ACCENT` and `APP_LOGO`. // unit: brand
    pub brand: Brand, // unit: brand
    /// `APP_LANGUAGES`: the languages owners are offered, by their tags; the first is the default.
    pub languages: Vec<String>,
    /// `APP_BASE_URL`: where browsers reach the app. https turns on `Secure` cookies, `__Host-` names and HSTS.
    pub base_url: Url,
    /// `APP_SECRET`: keys for cookies and tokens at rest are derived from it. `None`: made on first run in `data_dir`.
    pub secret: Option<SecretString>,
    /// `APP_SECRET_OLD`: the secret before this one. What it has sealed still opens, and is sealed anew at the next start.
    pub secret_old: Option<SecretString>,
    /// `APP_SUPPORT_URL`: where "Contact support" leads. `None`: a page of ours that says there is none yet.
    pub support_url: Option<Url>,
    /// `APP_OPERATOR_PASSWORD`: opens the pages of whoever runs the app. `None`: there are none outside the sandbox.
    pub operator_password: Option<SecretString>,
    /// `APP_TRUSTED_PROXIES`: the proxies in front that say whom they speak for. Empty: nobody is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// `MAX_CONNECTIONS`: how many connections are held at once. `None`: what the process' file limit has room for.
    pub max_connections: Option<usize>,
    /// `APP_RETENTION_DAYS`: how long details of unsupported cars are kept before they are deleted, and how long owners who
    /// do not come back are remembered with all they had.
    pub retention_days: u32,
    /// `BIND_ADDR`: where the app listens.
    pub bind_addr: SocketAddr,
    /// Where the app keeps what it remembers.
    pub database: DatabaseConfig,
    /// Where the app puts what it makes itself (secret key, sandbox state). Not a setting: tests choose a temporary one.
    pub data_dir: PathBuf,
    /// How long pages wait and cars rest. Not settings: they follow from the mode, and tests choose shorter ones.
    pub patience: Patience,
    /// How much one address may send. Not settings, for the same reason.
    pub sending: SendingLimit,
    /// The embedded sandbox. `None` outside sandbox mode.
    pub sandbox: Option<SandboxConfig>,
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
        let version_form = "2.0, 3, or in sandbox mode 1.0";
        let api_version = read.parse("SMARTCAR_API_VERSION", "3", version_form, |text| {
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
            webhook_id: Some(read.text("SANDBOX_WEBHOOK_ID", "")).filter(|id| !id.is_empty()),
            replay: Some(read.text("SANDBOX_REPLAY", "")).filter(|file| !file.is_empty()).map(PathBuf::from),
        };

        let (client_id, client_secret) = if in_sandbox {
            (sandbox.client_id.clone(), sandbox.client_secret.clone())
        } else {
            (read.required("SMARTCAR_CLIENT_ID", KEY_FORM), read.required("SMARTCAR_CLIENT_SECRET", KEY_FORM))
        };
        // With v3 the API credentials have an id of their own; before, Connect knows the application by its client id.
        let application_id = if api_version == Some(ApiVersion::V3) && !in_sandbox {
            read.required("SMARTCAR_APPLICATION_ID", "the Application ID from the Smartcar dashboard; v3 needs it")
        } else {
            read.text("SMARTCAR_APPLICATION_ID", &client_id)
        };
        let mut origin = |name: &str, real: &str| {
            let default = if in_sandbox { &sandbox_origin } else { real };
            read.parse(name, default, "an origin, such as https://api.smartcar.com", smartcar_origin)
        };
        let connect = origin("SMARTCAR_CONNECT_ORIGIN", "https://connect.smartcar.com");
        let auth = origin("SMARTCAR_AUTH_ORIGIN", "https://auth.smartcar.com");
        let api = origin("SMARTCAR_API_ORIGIN", "https://api.smartcar.com");
        let iam = origin("SMARTCAR_IAM_ORIGIN", "https://iam.smartcar.com");
        let api_v3 = origin("SMARTCAR_API_V3_ORIGIN", "https://vehicle.api.smartcar.com");

        let management = origin(webhooks::ORIGIN, webhooks::SMARTCARS); // unit: webhooks

        let webhook = webhooks::read(&mut read, in_sandbox.then_some(&sandbox)); // unit: webhooks
        let connect_hosts = read
            .optional("SMARTCAR_CONNECT_HOSTS", CONNECT_HOSTS_FORM, |text| {
                words(text).iter().map(|host| smartcar_origin(host)).collect()
            })
            .unwrap_or_default();

        let scope = read.parse("SMARTCAR_SCOPE", DEFAULT_SCOPE, SCOPE_FORM, scope);
        let secret =
            read.optional("APP_SECRET", "at least 32 characters; `openssl rand -base64 48` makes one", |text| {
                (text.len() >= 32).then(|| SecretString::from(text.to_owned()))
            });
        let secret_old =
            read.optional("APP_SECRET_OLD", "the APP_SECRET before this one, at least 32 characters", |text| {
                (text.len() >= 32).then(|| SecretString::from(text.to_owned()))
            });
        if https && secret.is_none() {
            read.problem("APP_SECRET", "at least 32 characters; it is required when APP_BASE_URL is https");
        }
        let support_url = read.optional("APP_SUPPORT_URL", "an https: or mailto: address", |text| {
            Url::parse(text).ok().filter(|url| matches!(url.scheme(), "https" | "http" | "mailto"))
        });
        let operator_password = read.optional("APP_OPERATOR_PASSWORD", "at least 16 characters", |text| {
            (text.chars().count() >= 16).then(|| SecretString::from(text.to_owned()))
        });
        let trusted_proxies = read.parse("APP_TRUSTED_PROXIES", "", NETWORKS_FORM, networks);
        let max_connections = read.optional("MAX_CONNECTIONS", "a number from 16 to 1000000", |text| {
            text.parse::<usize>().ok().filter(|count| (16..=1_000_000).contains(count))
        });
        let retention_days = read.parse("APP_RETENTION_DAYS", "365", "a number of days from 1 to 3650", |text| {
            text.parse::<u32>().ok().filter(|days| (1..=3650).contains(days))
        });
        let region = read.parse("SMARTCAR_REGION", "US", "US, CA or EUROPE", Region::parse); // unit: operator
        let accent = read.checked("APP_ACCENT", Accent::parse); // unit: brand
        let logo = read.checked("APP_LOGO", Logo::read); // unit: brand
        let app_name = read.parse("APP_NAME", PRODUCT.trim(), "a name of 1 to 40 characters", |text| {
            (1..=40).contains(&text.chars().count()).then(|| text.to_owned())
        });
        let languages = languages::read(&mut read, in_sandbox);
        let database = DatabaseConfig::read(&mut read, secret.is_some());
        read.parse("LOG_FORMAT", "text", "text or json", |text| matches!(text, "text" | "json").then_some(()));

        let problems = read.problems();
        let config = (|| {
            Some(Self {
                smartcar: smartcar::Settings {
                    mode: mode?,
                    api_version: api_version?,
                    client_id,
                    client_secret: SecretString::from(client_secret),
                    application_id,
                    scope: scope?,
                    origins: Origins {
                        connect: connect?,
                        auth: auth?,
                        api: api?,
                        iam: iam?,
                        api_v3: api_v3?,
                        management: management?, // unit: webhooks
                    },
                    redirect_uri,
                    timeouts: smartcar::Timeouts::default(),
                    record: None,
                    webhook, // unit: webhooks
                },
                connect_hosts,
                app_name: app_name?,
                region: region?, // unit: operator
                languages: languages?,
                brand: Brand { accent, logo }, // unit: brand
                base_url: base_url?,
                secret,
                secret_old,
                support_url,
                operator_password,
                trusted_proxies: trusted_proxies?,
                max_connections,
                retention_days: retention_days?,
                bind_addr: bind_addr?,
                database: database?,
                data_dir: PathBuf::from("data"),
                patience: Patience::of(mode?),
                sending: SendingLimit::of(mode?),
                sandbox: in_sandbox.then_some(sandbox),
            })
        })();
        config.filter(|_| problems.is_empty()).ok_or(problems)
    }

    /// Whether browsers reach the app over https: turns on `Secure` cookies, `__Host-` names and HSTS.
    pub fn https(&self) -> bool {
        self.base_url.scheme() == "https"
    }

    /// Hosts that a form of ours may lead to: Connect, and those it leads on to.
    pub fn form_hosts(&self) -> Vec<Url> {
        std::iter::once(&self.smartcar.origins.connect).chain(&self.connect_hosts).cloned().collect()
    }

    /// How long details of unsupported cars are kept.
    pub fn retention(&self) -> Duration {
        Duration::from_secs(u64::from(self.retention_days) * 24 * 60 * 60)
    }
}

/// The product's name in a file of its own, so that a project made from this one begins with another
/// (cargo-generate.toml).
const PRODUCT: &str = include_str!("product-name.txt");
/// What the vehicle page shows and nothing else; the car itself and its odometer are needed for a page worth having.
const DEFAULT_SCOPE: &str = "required:read_vehicle_info required:read_odometer read_battery read_charge read_fuel \
    read_location read_security control_charge control_security";
const ADDRESS_FORM: &str = "an address with a port, such as 127.0.0.1:8000";
const BASE_URL_FORM: &str = "an origin without a path, https:// or http://localhost, such as https://driveway.example";
const CONNECT_HOSTS_FORM: &str = "origins separated by spaces, such as https://login.example";
const KEY_FORM: &str = "the value from the Smartcar dashboard; it is required unless SMARTCAR_MODE is sandbox";
const NETWORKS_FORM: &str = "addresses or networks separated by spaces or commas, such as 127.0.0.1 10.0.0.0/8";
const SCOPE_FORM: &str = "permissions separated by spaces, each optionally with required: in front, such as required:read_odometer read_fuel";

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
