//! The two token endpoints, with the application's credentials: that of owners' grants, and that of the application itself.

use std::time::Instant;

use oauth2::basic::BasicClient;
use oauth2::{AccessToken, ClientId, ClientSecret, EndpointNotSet, EndpointSet, TokenUrl};
use secrecy::ExposeSecret;
use tokio::sync::Mutex;
use url::Url;

use super::Settings;

/// A token endpoint.
pub(super) type Endpoint = BasicClient<EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointSet>;

/// Where codes and refresh tokens of owners become tokens.
pub(super) fn of_owners(settings: &Settings) -> Endpoint {
    endpoint(settings, &settings.origins.auth, "oauth/token")
}

fn endpoint(settings: &Settings, origin: &Url, path: &str) -> Endpoint {
    let mut url = origin.clone();
    url.set_path(path);
    BasicClient::new(ClientId::new(settings.client_id.clone()))
        .set_client_secret(ClientSecret::new(settings.client_secret.expose_secret().to_owned()))
        .set_token_uri(TokenUrl::from_url(url))
}

/// The application token with its endpoint.
#[derive(Debug)]
pub(super) struct ApplicationToken {
    pub(super) endpoint: Endpoint,
    pub(super) known: Mutex<Known>,
}

impl ApplicationToken {
    pub(super) fn new(settings: &Settings) -> Self {
        let endpoint = endpoint(settings, &settings.origins.iam, "oauth2/token");
        Self { endpoint, known: Mutex::new(Known::Nothing) }
    }
}

/// What the last request for an application token brought.
#[derive(Debug)]
pub(super) enum Known {
    /// There was none.
    Nothing,
    /// A token, good until it should be renewed.
    Token {
        /// The token.
        token: AccessToken,
        /// When to ask for another.
        renew_at: Instant,
    },
    /// None, and it is not asked for again before then.
    Failure {
        /// The OAuth code of a refusal; `None`: no verdict.
        keys_refused: Option<String>,
        /// When to ask again.
        until: Instant,
    },
}
