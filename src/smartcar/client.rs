//! The one HTTP client towards Smartcar: time-outs, a body limit, no redirects followed, request ids kept.
//!
//! Every call ends in an answer or an [`Error`] within its time-out, whatever the other side does: hang, stream without
//! end, answer with a gateway's HTML. It is built once and shared; reqwest keeps the connections.

use std::time::Duration;

use reqwest::header::HeaderMap;
use reqwest::{Method, StatusCode};

use super::error::{self, ApiError};
use super::{Settings, token};

/// Why a call brought no usable answer.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Smartcar answered with an error.
    #[error("Smartcar answered {} ({})", .0.wire_name(), .0.status)]
    Api(Box<ApiError>),
    /// No complete answer within the time-out.
    #[error("no answer within the time-out")]
    Timeout(#[source] reqwest::Error),
    /// No connection, or it broke.
    #[error("no connection")]
    Unreachable(#[source] reqwest::Error),
    /// An answer larger than any documented one.
    #[error("the answer was larger than {BODY_LIMIT} bytes")]
    TooLarge,
    /// A success that does not look like the documentation says.
    #[error("the answer was not understood (HTTP {status})")]
    Unreadable {
        /// HTTP status of the answer.
        status: u16,
        /// Smartcar's reference, when there was one.
        request_id: Option<String>,
    },
}

impl From<reqwest::Error> for Error {
    fn from(error: reqwest::Error) -> Self {
        if error.is_timeout() { Self::Timeout(error) } else { Self::Unreachable(error) }
    }
}

impl Error {
    /// Smartcar's own reference for the call, when one is known.
    pub fn request_id(&self) -> Option<&str> {
        match self {
            Self::Api(error) => error.request_id.as_deref(),
            Self::Unreadable { request_id, .. } => request_id.as_deref(),
            Self::Timeout(_) | Self::Unreachable(_) | Self::TooLarge => None,
        }
    }
}

/// An answer read to its end.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: Vec<u8>,
}

/// Speaks to Smartcar on behalf of one application.
#[derive(Debug, Clone)]
pub struct Client {
    http: reqwest::Client,
    pub(super) settings: Settings,
    pub(super) token_endpoint: token::Endpoint,
}

impl Client {
    /// Builds the client. Fails only where the platform offers no TLS.
    pub fn new(settings: Settings) -> Result<Self, reqwest::Error> {
        let http = reqwest::Client::builder()
            .user_agent(concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")))
            .connect_timeout(settings.timeouts.connect)
            .redirect(reqwest::redirect::Policy::none())
            .build()?;
        let token_endpoint = token::endpoint(&settings);
        Ok(Self { http, settings, token_endpoint })
    }

    /// The settings it was built with.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Whether Connect answers at all, so that nobody is sent to a page that does not open. Any HTTP answer counts.
    pub async fn connect_is_reachable(&self) -> Result<(), Error> {
        let request = self.http.head(self.settings.origins.connect.clone()).timeout(self.settings.timeouts.connect);
        request.send().await.map(drop).map_err(Error::from)
    }

    /// One vehicle API call, authorised by an owner's access token. `path` starts after the version and may
    /// carry a query.
    pub(super) async fn api(&self, method: Method, path: &str, access_token: &str) -> Result<Answer, Error> {
        let mut url = self.settings.origins.api.clone();
        let (path, query) = path.split_once('?').map_or((path, None), |(path, query)| (path, Some(query)));
        url.set_path(&format!("{}{path}", self.settings.api_version.path()));
        url.set_query(query);
        let request = self.http.request(method, url).bearer_auth(access_token).header("sc-unit-system", "metric");
        let answer = read(request.timeout(self.settings.timeouts.vehicle)).await?;
        if answer.status.is_success() {
            return Ok(answer);
        }
        Err(Error::Api(Box::new(error::parse(answer.status.as_u16(), &answer.headers, &answer.body))))
    }

    /// Sends a request made by the oauth2 crate.
    pub(super) async fn oauth(&self, request: oauth2::HttpRequest, timeout: Duration) -> Result<Answer, Error> {
        let request = reqwest::Request::try_from(request)?;
        read(reqwest::RequestBuilder::from_parts(self.http.clone(), request).timeout(timeout)).await
    }
}

/// Far above the largest documented answer (50 cars in a list), far below what could hurt.
const BODY_LIMIT: usize = 512 * 1024;

async fn read(request: reqwest::RequestBuilder) -> Result<Answer, Error> {
    let mut response = request.send().await?;
    let (status, headers) = (response.status(), response.headers().clone());
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        if body.len() + chunk.len() > BODY_LIMIT {
            return Err(Error::TooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(Answer { status, headers, body })
}
