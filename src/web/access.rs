//! A usable access token for a grant, refreshed when it must be.
//!
//! However many requests find a token ended or refused, one of them refreshes and the others wait and use the result.
//! The refresh runs in a task of its own, so that a browser that leaves does not leave a rotated token behind; a crash
//! between reply and write loses at most that one reply, and Smartcar lets the old refresh token be used again for ten
//! minutes. Source: Smartcar docs, refreshing-access-token and manage-api-tokens.

use actix_web::{rt, web};
use oauth2::AccessToken;

use super::{AppState, Error, clock};
use crate::recovery::{Failure, Moment};
use crate::smartcar::error::V1Error;
use crate::smartcar::vehicle::{Reading, Signal};
use crate::smartcar::{self, ErrorKind, SmartcarId};

/// Reading one car with its grant's token.
#[derive(Debug, Clone)]
pub struct Access {
    state: web::Data<AppState>,
    grant: String,
}

impl Access {
    /// Access through a grant.
    pub fn new(state: &web::Data<AppState>, grant: &str) -> Self {
        Self { state: state.clone(), grant: grant.to_owned() }
    }

    /// One signal. A refused token is replaced once and the call repeated once.
    pub async fn read(&self, car: &SmartcarId, signal: Signal) -> Result<Result<Reading, Failure>, Error> {
        self.authorised(async |token| self.state.smartcar.read(car, signal, token.secret()).await).await
    }

    /// Make, model and year.
    pub async fn attributes(&self, car: &SmartcarId) -> Result<Result<smartcar::vehicle::Attributes, Failure>, Error> {
        self.authorised(async |token| self.state.smartcar.attributes(car, token.secret()).await).await
    }

    /// Ends the app's access to a car.
    pub async fn disconnect(&self, car: &SmartcarId) -> Result<Result<(), Failure>, Error> {
        self.authorised(async |token| self.state.smartcar.disconnect(car, token.secret()).await).await
    }

    async fn authorised<T>(
        &self,
        call: impl AsyncFn(AccessToken) -> Result<T, smartcar::Error>,
    ) -> Result<Result<T, Failure>, Error> {
        let token = match self.token(None).await? {
            Ok(token) => token,
            Err(failure) => return Ok(Err(failure)),
        };
        let result = match call(token.clone()).await {
            Err(error) if is_refused_token(&error) => match self.token(Some(token)).await? {
                Ok(token) => call(token).await,
                Err(failure) => return Ok(Err(failure)),
            },
            result => result,
        };
        Ok(result.map_err(|error| Failure::api(error, Moment::Reading)))
    }

    /// The grant's access token; another one than `refused`.
    async fn token(&self, refused: Option<AccessToken>) -> Result<Result<AccessToken, Failure>, Error> {
        if let Some(tokens) = self.state.store.tokens(&self.grant).await?
            && usable(&tokens.set, refused.as_ref())
        {
            return Ok(Ok(tokens.set.access_token));
        }
        let access = self.clone();
        rt::spawn(async move { access.refreshed(refused).await }).await?
    }

    async fn refreshed(self, refused: Option<AccessToken>) -> Result<Result<AccessToken, Failure>, Error> {
        let state = &self.state;
        let _guard = state.flights.hold(&format!("grant {}", self.grant)).await;
        let Some(tokens) = state.store.tokens(&self.grant).await? else {
            return Ok(Err(Failure::GrantLost));
        };
        if usable(&tokens.set, refused.as_ref()) {
            return Ok(Ok(tokens.set.access_token));
        }
        match state.smartcar.refresh(&tokens.set.refresh_token, clock::now()).await {
            Ok(set) => {
                state.store.replace_tokens(&self.grant, &set, clock::now()).await?;
                Ok(Ok(set.access_token))
            }
            Err(error) => Ok(Err(Failure::token(error, Moment::Reading))),
        }
    }
}

/// A token that ends within this time is refreshed first: a call may take a while to arrive.
const MARGIN_MS: i64 = 60_000;

fn usable(set: &smartcar::TokenSet, refused: Option<&AccessToken>) -> bool {
    !set.expires_within(clock::now(), MARGIN_MS)
        && refused.is_none_or(|refused| refused.secret() != set.access_token.secret())
}

fn is_refused_token(error: &smartcar::Error) -> bool {
    let smartcar::Error::Api(error) = error else {
        return false;
    };
    error.status == 401 || matches!(error.kind, ErrorKind::Authentication | ErrorKind::V1(V1Error::Authentication))
}
