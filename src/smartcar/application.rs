//! The application token of v3: one for all owners, by client credentials, renewed before its hour ends.
//!
//! However many calls need it at once, one asks for it and the others wait. A failure is remembered for a moment, so that
//! those who waited do not ask one after the other and wait a time-out each.
//! Source: Smartcar docs, api-authentication.

use std::time::{Duration, Instant};

use oauth2::basic::BasicTokenResponse;
use oauth2::{AccessToken, TokenResponse};

use super::endpoints::Known;
use super::lanes::Errand;
use super::token::{Sender, TokenError, verdict};
use super::{Client, Error};

impl Client {
    /// The application token; another one than `refused`, which Smartcar did not take.
    pub async fn application_token(&self, refused: Option<&AccessToken>) -> Result<AccessToken, TokenError> {
        let mut known = self.application_token.known.lock().await;
        let now = Instant::now();
        match &*known {
            Known::Token { token, renew_at }
                if *renew_at > now && refused.is_none_or(|refused| refused.secret() != token.secret()) =>
            {
                return Ok(token.clone());
            }
            Known::Failure { keys_refused, until } if *until > now => return Err(again(keys_refused.as_deref())),
            Known::Nothing | Known::Token { .. } | Known::Failure { .. } => {}
        }
        // One request for everybody, whoever needs it first: it never waits behind the background.
        let sender = Sender { client: self, errand: Errand::Connecting };
        let response = self.application_token.endpoint.exchange_client_credentials().request_async(&sender).await;
        super::meter::renewed(super::meter::APPLICATIONS, response.is_ok()); // unit: figures
        match response.map_err(verdict) {
            Ok(response) => {
                let token = response.access_token().clone();
                *known = Known::Token { renew_at: now + life(&response), token: token.clone() };
                Ok(token)
            }
            Err(error) => {
                let error = as_keys(error);
                let keys_refused =
                    if let TokenError::KeysRefused { code } = &error { Some(code.clone()) } else { None };
                *known = Known::Failure { keys_refused, until: Instant::now() + FAILURE_REMEMBERED };
                Err(error)
            }
        }
    }
}

/// No owner has a part in this grant, so whatever is refused is the application's own doing.
fn as_keys(error: TokenError) -> TokenError {
    match error {
        TokenError::GrantRefused { code } => TokenError::KeysRefused { code },
        TokenError::KeysRefused { .. } | TokenError::Unavailable(_) => error,
    }
}

fn again(keys_refused: Option<&str>) -> TokenError {
    match keys_refused {
        Some(code) => TokenError::KeysRefused { code: code.to_owned() },
        None => TokenError::Unavailable(Box::new(Error::Unreadable { status: 0, request_id: None })),
    }
}

/// A tenth before its end, so that a call under way does not meet a token that has just ended.
fn life(response: &BasicTokenResponse) -> Duration {
    response.expires_in().unwrap_or(DOCUMENTED_LIFE).min(DOCUMENTED_LIFE) * 9 / 10
}

const DOCUMENTED_LIFE: Duration = Duration::from_secs(3600);
const FAILURE_REMEMBERED: Duration = Duration::from_secs(5);
