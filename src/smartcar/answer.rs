//! What a call brings: an answer read to its end, or why there is none.

use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use super::error::ApiError;

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
    /// The call waited for a place until it was too late, and was not made.
    #[error("not sent: it had to wait too long")]
    NotSent,
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
    /// Whether the call certainly never left: it got no place in time, or there was no connection to send it over.
    pub fn never_left(&self) -> bool {
        match self {
            Self::NotSent => true,
            Self::Timeout(error) | Self::Unreachable(error) => error.is_connect(),
            Self::Api(_) | Self::TooLarge | Self::Unreadable { .. } => false,
        }
    }

    /// Smartcar's own reference for the call, when one is known.
    pub fn request_id(&self) -> Option<&str> {
        match self {
            Self::Api(error) => error.request_id.as_deref(),
            Self::Unreadable { request_id, .. } => request_id.as_deref(),
            Self::Timeout(_) | Self::Unreachable(_) | Self::NotSent | Self::TooLarge => None,
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

/// Far above the largest documented answer (a hundred connections in a list), far below what could hurt.
const BODY_LIMIT: usize = 512 * 1024;

pub(super) async fn read(request: reqwest::RequestBuilder) -> Result<Answer, Error> {
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
