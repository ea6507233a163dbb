//! The token endpoint: authorization code -> [`TokenSet`], refresh token -> its successor. The oauth2 crate speaks the
//! protocol and keeps secrets out of debug output; this file decides what its failures mean.
//!
//! A refresh token may be used again within ten minutes of its first use, so a refresh whose reply was lost is repeated
//! once at once; whoever stores the result decides about later repeats.
//! Source: Smartcar docs, auth-code-exchange and refreshing-access-token.

use futures_util::future::BoxFuture;
use oauth2::basic::{BasicErrorResponseType, BasicTokenResponse};
use oauth2::{
    AccessToken, AsyncHttpClient, AuthorizationCode, HttpResponse, RedirectUrl, RefreshToken, RequestTokenError,
    TokenResponse,
};

use super::answer::Answer;
use super::lanes::Errand;
use super::{Client, Error, error};

/// What a grant lives on: both tokens and when the first one ends. Debug output shows neither.
#[derive(Debug, Clone)]
pub struct TokenSet {
    /// Reads the cars; two hours.
    pub access_token: AccessToken,
    /// Yields the next set; sixty days, single use.
    pub refresh_token: RefreshToken,
    /// End of the access token, epoch milliseconds.
    pub expires_at: i64,
}

impl TokenSet {
    /// Whether the access token ends within `margin_ms` of `now`.
    pub fn expires_within(&self, now: i64, margin_ms: i64) -> bool {
        self.expires_at <= now.saturating_add(margin_ms)
    }
}

/// Why the token endpoint gave no tokens.
#[derive(Debug, thiserror::Error)]
pub enum TokenError {
    /// The code or refresh token is used up, expired or was never good: only the owner can get a new one.
    #[error("the grant was refused ({code})")]
    GrantRefused {
        /// The OAuth error code.
        code: String,
    },
    /// The application's own keys are wrong: only a developer can help.
    #[error("the client credentials were refused ({code})")]
    KeysRefused {
        /// The OAuth error code.
        code: String,
    },
    /// No verdict at all: time-out, gateway page, rate limit, garbage.
    #[error("the token endpoint gave no verdict")]
    Unavailable(#[source] Box<Error>),
}

impl Client {
    /// Exchanges an authorization code. `now` is epoch milliseconds.
    pub async fn exchange(&self, code: &str, now: i64) -> Result<TokenSet, TokenError> {
        let redirect_uri = RedirectUrl::new(self.settings.redirect_uri.clone());
        let redirect_uri = redirect_uri.map_err(|_| TokenError::KeysRefused { code: "redirect_uri".into() })?;
        let sender = Sender { client: self, errand: Errand::Connecting };
        let request = self.token_endpoint.exchange_code(AuthorizationCode::new(code.to_owned()));
        let response = request.set_redirect_uri(std::borrow::Cow::Owned(redirect_uri)).request_async(&sender).await;
        token_set(response.map_err(verdict)?, None, now)
    }

    /// Replaces a token set by its successor. A lost reply is asked for once more.
    pub async fn refresh(
        &self,
        refresh_token: &RefreshToken,
        errand: Errand,
        now: i64,
    ) -> Result<TokenSet, TokenError> {
        let sender = Sender { client: self, errand };
        let request = || self.token_endpoint.exchange_refresh_token(refresh_token);
        let response = match request().request_async(&sender).await {
            Err(RequestTokenError::Request(Error::Unreachable(_))) => request().request_async(&sender).await,
            other => other,
        };
        let set = response.map_err(verdict).and_then(|response| token_set(response, Some(refresh_token), now));
        super::meter::renewed(super::meter::OWNERS, set.is_ok()); // unit: figures
        set
    }
}

/// Sends what oauth2 asks for. A type of its own and no closure, so that a task may wait for it.
pub(super) struct Sender<'a> {
    pub(super) client: &'a Client,
    pub(super) errand: Errand,
}

impl<'c> AsyncHttpClient<'c> for Sender<'_> {
    type Error = Error;
    type Future = BoxFuture<'c, Result<HttpResponse, Error>>;

    fn call(&'c self, request: oauth2::HttpRequest) -> Self::Future {
        Box::pin(async move { verdict_of(self.client.oauth(request, self.errand).await?) })
    }
}

/// Only a JSON body with one of these statuses is a verdict on the grant or the keys.
fn verdict_of(answer: Answer) -> Result<HttpResponse, Error> {
    if !matches!(answer.status.as_u16(), 200 | 400 | 401 | 403) {
        return Err(Error::Api(Box::new(error::parse(answer.status.as_u16(), &answer.headers, &answer.body))));
    }
    let mut response = HttpResponse::new(answer.body);
    *response.status_mut() = answer.status;
    *response.headers_mut() = answer.headers;
    Ok(response)
}

/// An answer to a refresh that names no new refresh token leaves the `used` one in place (RFC 6749, section 6).
fn token_set(response: BasicTokenResponse, used: Option<&RefreshToken>, now: i64) -> Result<TokenSet, TokenError> {
    let unreadable = || TokenError::Unavailable(Box::new(Error::Unreadable { status: 200, request_id: None }));
    let lifetime = response.expires_in().unwrap_or(DEFAULT_LIFETIME).min(LONGEST_LIFETIME);
    let lifetime_ms = i64::try_from(lifetime.as_millis()).map_err(|_| unreadable())?;
    Ok(TokenSet {
        access_token: response.access_token().clone(),
        refresh_token: response.refresh_token().or(used).cloned().ok_or_else(unreadable)?,
        expires_at: now.saturating_add(lifetime_ms),
    })
}

const DEFAULT_LIFETIME: std::time::Duration = std::time::Duration::from_secs(7200);
/// A longer life than a day is not believed; asking again earlier costs one call.
const LONGEST_LIFETIME: std::time::Duration = std::time::Duration::from_secs(24 * 60 * 60);

pub(super) type Failure = RequestTokenError<Error, oauth2::StandardErrorResponse<BasicErrorResponseType>>;

pub(super) fn verdict(failure: Failure) -> TokenError {
    match failure {
        RequestTokenError::ServerResponse(response) => {
            let code: String =
                response.error().to_string().chars().filter(|c| c.is_ascii_lowercase() || *c == '_').take(40).collect();
            match response.error() {
                BasicErrorResponseType::InvalidClient | BasicErrorResponseType::UnauthorizedClient => {
                    TokenError::KeysRefused { code }
                }
                // Smartcar's endpoint says invalid_request for a bad code or refresh token; the RFC says invalid_grant.
                BasicErrorResponseType::InvalidGrant | BasicErrorResponseType::InvalidRequest => {
                    TokenError::GrantRefused { code }
                }
                BasicErrorResponseType::InvalidScope
                | BasicErrorResponseType::UnsupportedGrantType
                | BasicErrorResponseType::Extension(_) => TokenError::KeysRefused { code },
            }
        }
        RequestTokenError::Request(error) => TokenError::Unavailable(Box::new(error)),
        RequestTokenError::Parse(..) | RequestTokenError::Other(_) => {
            TokenError::Unavailable(Box::new(Error::Unreadable { status: 200, request_id: None }))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(body: &str) -> BasicTokenResponse {
        serde_json::from_str(body).unwrap()
    }

    #[test]
    fn a_refresh_without_a_new_refresh_token_keeps_the_old_one() {
        let used = RefreshToken::new("old".to_owned());
        let plain = answer(r#"{"access_token":"a","token_type":"Bearer","expires_in":60}"#);
        let set = token_set(plain.clone(), Some(&used), 0).unwrap();
        assert_eq!((set.refresh_token.secret().as_str(), set.expires_at), ("old", 60_000));
        let rotated = answer(r#"{"access_token":"a","token_type":"Bearer","refresh_token":"new"}"#);
        assert_eq!(token_set(rotated, Some(&used), 0).unwrap().refresh_token.secret(), "new");
        assert!(token_set(plain, None, 0).is_err(), "a code without a refresh token opens nothing that lasts");
    }

    #[test]
    fn an_application_that_is_not_allowed_a_make_is_ours_to_fix() {
        let refused = |body: &str| {
            let response = serde_json::from_str(body).unwrap();
            verdict(RequestTokenError::ServerResponse(response))
        };
        for code in ["unauthorized_client", "invalid_client", "something_new"] {
            let said =
                refused(&format!(r#"{{"error":"{code}","error_description":"not authorized to make(s): SEAT"}}"#));
            assert!(matches!(said, TokenError::KeysRefused { code: named } if named == code), "{code}");
        }
        for code in ["invalid_request", "invalid_grant"] {
            let said = refused(&format!(r#"{{"error":"{code}"}}"#));
            assert!(matches!(said, TokenError::GrantRefused { .. }), "{code}");
        }
    }
}
