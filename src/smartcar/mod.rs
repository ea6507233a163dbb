//! What Smartcar says: the protocol, and nothing about pages, storage or what to do when something fails.
//!
//! The owner's browser visits Connect ([`connect`]) and comes back with a query string ([`redirect`]). With v1.0 and
//! v2.0 an authorization code in it is exchanged for a token set, which is refreshed from then on ([`token`]); with v3
//! it names the owner's user id, and one application token ([`application`]) serves all owners. Either reads the cars
//! ([`vehicle`]) through one HTTP client ([`client`]) that keeps slow cars apart from quick ones ([`lanes`]) and knows
//! what its answers look like ([`seen`], [`shape`]). Whatever goes wrong on that way is an [`Error`]; what Smartcar itself said about it is an [`ApiError`] ([`error`]).

mod answer;
pub mod application;
pub mod client;
pub mod compatibility; // unit: operator
pub mod connect;
mod endpoints;
pub mod error;
pub mod lanes;
pub mod make;
mod meter; // unit: figures
mod recorder;
pub mod redirect;
pub mod seen;
pub mod shape;
pub mod token;
pub mod vehicle;

use std::path::PathBuf;
use std::time::Duration;

use secrecy::SecretString;
use url::Url;

pub use answer::Error;
pub use client::{Caller, Client, Credential};
pub use error::{ApiError, ErrorKind};
pub use lanes::Errand;
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

/// Smartcar's id of an owner. It comes back from Connect, stands in headers and paths of v3, and names whose cars are
/// read; it is taken from our own records, never from what a page sends.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct UserId(String);

impl UserId {
    /// The same characters as in a car's id.
    pub fn parse(text: &str) -> Option<Self> {
        SmartcarId::parse(text).map(|id| Self(id.0))
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
    /// v3: one application token, owners named by their user id.
    V3,
}

impl ApiVersion {
    /// Reads the value of `SMARTCAR_API_VERSION`.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "1.0" => Some(Self::V1),
            "2.0" => Some(Self::V2),
            "3" | "3.0" => Some(Self::V3),
            _ => None,
        }
    }

    /// The version as it stands in paths.
    pub fn path(self) -> &'static str {
        match self {
            Self::V1 => "v1.0",
            Self::V2 => "v2.0",
            Self::V3 => "v3",
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
    /// Where cars are read with v1.0 and v2.0: `https://api.smartcar.com`.
    pub api: Url,
    /// Where the application token of v3 comes from: `https://iam.smartcar.com`.
    pub iam: Url,
    /// Where cars are read with v3: `https://vehicle.api.smartcar.com`.
    pub api_v3: Url,
    /// Where cars are subscribed to a webhook with v3: `https://management.api.smartcar.com`. // unit: webhooks
    pub management: Url, // unit: webhooks
}

/// How long the client waits. No page waits that long: a call to a car goes on while its owner reads the last values.
#[derive(Debug, Clone, Copy)]
pub struct Timeouts {
    /// For a connection to be made.
    pub connect: Duration,
    /// For an answer that no car is asked for: tokens, lists, names.
    pub quick: Duration,
    /// For an answer that may have to come from the car: Smartcar documents 3 to 45 s as usual and 300 s as the most,
    /// and its own libraries wait ten seconds more. Source: Smartcar docs, integration-guide.
    pub vehicle: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self { connect: Duration::from_secs(5), quick: Duration::from_secs(15), vehicle: Duration::from_secs(310) }
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
    /// `SMARTCAR_APPLICATION_ID`: what Connect knows the application by. With v3 the client id is that of the API
    /// credentials and another one; before, both are the same.
    pub application_id: String,
    /// The permissions asked for, in the order of the setting; `required:` marks what Connect must not let go unticked.
    pub scope: Vec<String>,
    /// Smartcar's hosts.
    pub origins: Origins,
    /// The app's redirect URI, exactly as registered.
    pub redirect_uri: String,
    /// How long to wait.
    pub timeouts: Timeouts,
    /// Where the shapes of answers are recorded. Not a setting: `cargo run -- record` chooses it.
    pub record: Option<PathBuf>,
    /// The webhook by which Smartcar tells us unasked; `None`: there is none. // unit: webhooks
    pub webhook: Option<vehicle::Webhook>, // unit: webhooks
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
