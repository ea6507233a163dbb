//! What Smartcar says: the protocol, and nothing about pages, storage or what to do when something fails.
//!
//! The owner's browser visits Connect ([`connect`]) and comes back with a query string ([`redirect`]). An authorization
//! code in it is exchanged for a token set, which is refreshed from then on ([`token`]). The token set reads the cars
//! ([`vehicle`]) through one HTTP client ([`client`]). Whatever goes wrong on that way is an [`Error`]; what Smartcar
//! itself said about it is an [`ApiError`] ([`error`]).

pub mod client;
pub mod connect;
pub mod error;
pub mod make;
pub mod redirect;
pub mod token;
pub mod vehicle;

use std::time::Duration;

use secrecy::SecretString;
use url::Url;

pub use client::{Client, Error};
pub use error::{ApiError, ErrorKind};
pub use token::TokenSet;

/// Smartcar's id of a car. It stands in API paths, so only harmless characters are accepted.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SmartcarId(String);

impl SmartcarId {
    /// Letters, digits and hyphens, at most 64: what Smartcar's UUIDs and the fixed test ids need.
    pub fn parse(text: &str) -> Option<Self> {
        let harmless = |c: char| c.is_ascii_alphanumeric() || c == '-';
        ((1..=64).contains(&text.len()) && text.chars().all(harmless)).then(|| Self(text.to_owned()))
    }

    /// The id as Smartcar writes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Which world the app talks to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// The embedded sandbox: no account, no network.
    Sandbox,
    /// Smartcar's test mode: made-up cars with random data.
    Test,
    /// Smartcar's vehicle simulator.
    Simulated,
    /// Real cars.
    Live,
}

impl Mode {
    /// Reads the value of `SMARTCAR_MODE`.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "sandbox" => Some(Self::Sandbox),
            "test" => Some(Self::Test),
            "simulated" => Some(Self::Simulated),
            "live" => Some(Self::Live),
            _ => None,
        }
    }

    /// The value of Connect's `mode` parameter. The sandbox plays Smartcar's test mode.
    pub fn connect_parameter(self) -> &'static str {
        match self {
            Self::Sandbox | Self::Test => "test",
            Self::Simulated => "simulated",
            Self::Live => "live",
        }
    }
}

/// The dialect of the vehicle API.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ApiVersion {
    /// v1.0, shut down by Smartcar in 2023; the sandbox still speaks it.
    V1,
    /// v2.0: one token set per grant.
    V2,
}

impl ApiVersion {
    /// Reads the value of `SMARTCAR_API_VERSION`.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "1.0" => Some(Self::V1),
            "2.0" => Some(Self::V2),
            _ => None,
        }
    }

    /// The version as it stands in paths.
    pub fn path(self) -> &'static str {
        match self {
            Self::V1 => "v1.0",
            Self::V2 => "v2.0",
        }
    }
}

/// Smartcar's hosts, each of which can be moved by a setting.
#[derive(Debug, Clone)]
pub struct Origins {
    /// Where owners are sent: `https://connect.smartcar.com`.
    pub connect: Url,
    /// Where codes become tokens: `https://auth.smartcar.com`.
    pub auth: Url,
    /// Where cars are read: `https://api.smartcar.com`.
    pub api: Url,
}

/// How long the client waits, so that no page ever hangs.
#[derive(Debug, Clone, Copy)]
pub struct Timeouts {
    /// For a connection to be made.
    pub connect: Duration,
    /// For the token endpoint, reply included.
    pub token: Duration,
    /// For one vehicle call. Smartcar documents 3 to 45 s as usual; an owner in front of a page is served better by
    /// the last good value after this long.
    pub vehicle: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self { connect: Duration::from_secs(5), token: Duration::from_secs(15), vehicle: Duration::from_secs(30) }
    }
}

/// What the client must be told.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Which world.
    pub mode: Mode,
    /// Which dialect.
    pub api_version: ApiVersion,
    /// `SMARTCAR_CLIENT_ID`.
    pub client_id: String,
    /// `SMARTCAR_CLIENT_SECRET`.
    pub client_secret: SecretString,
    /// The permissions asked for, in the order of the setting; `required:` marks what Connect must not let go unticked.
    pub scope: Vec<String>,
    /// Smartcar's hosts.
    pub origins: Origins,
    /// The app's redirect URI, exactly as registered.
    pub redirect_uri: String,
    /// How long to wait.
    pub timeouts: Timeouts,
}

impl Settings {
    /// The permissions asked for with whether each is required.
    pub fn permissions(&self) -> impl Iterator<Item = (&str, bool)> {
        self.scope.iter().map(|permission| match permission.strip_prefix("required:") {
            Some(name) => (name, true),
            None => (permission.as_str(), false),
        })
    }

    /// Whether the app asks for a permission at all; what it does not ask for it never reads.
    pub fn asks_for(&self, permission: &str) -> bool {
        self.permissions().any(|(name, _)| name == permission)
    }
}
