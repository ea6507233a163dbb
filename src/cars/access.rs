//! Making a vehicle call for a grant, with a token that is good: refreshed or renewed when it must be.
//!
//! However many requests find an owner's token ended or refused, one of them refreshes and the others wait and use the
//! result. The refresh runs in a task of its own, so that a browser that leaves does not leave a rotated token behind; a
//! crash between reply and write loses at most that one reply, and Smartcar lets the old refresh token be used again for
//! ten minutes. Source: Smartcar docs, refreshing-access-token and manage-api-tokens.

use actix_web::{rt, web};
use oauth2::AccessToken;

use crate::recovery::{Failure, Moment};
use crate::smartcar::error::V1Error;
use crate::smartcar::vehicle::{Attributes, Command, Readings, Signal};
use crate::smartcar::{self, ApiVersion, Caller, Credential, Errand, ErrorKind, SmartcarId, UserId};
use crate::store::Vehicle;
use crate::web::{AppState, Error, clock};

/// Calls about one car, through the grant it is connected with.
#[derive(Debug, Clone)]
pub struct Access {
    state: web::Data<AppState>,
    grant: String,
    car: SmartcarId,
    make: String,
    errand: Errand,
}

impl Access {
    /// Access to a car for an errand; `None` when it is not connected.
    pub fn to(state: &web::Data<AppState>, vehicle: &Vehicle, errand: Errand) -> Option<Self> {
        let grant = vehicle.token_id.clone()?;
        let (car, make) = (vehicle.smartcar_id.clone(), vehicle.make.clone());
        Some(Self { state: state.clone(), grant, car, make, errand })
    }

    /// Several signals at once.
    pub async fn read(&self, signals: &[Signal]) -> Result<Result<Readings, Failure>, Error> {
        let read = async |caller: Caller| {
            let mut readings = self.state.smartcar.read(&self.car, signals, &caller).await?;
            if readings.iter().any(|(_, reading)| reading.is_ok()) {
                return Ok(readings);
            }
            // Where every single value is refused for the token, the call as a whole was.
            let all_refused = readings.iter().all(|(_, reading)| reading.as_ref().is_err_and(is_refused_token));
            let first = readings.pop_if(|_| all_refused);
            match first {
                Some((_, Err(error))) => Err(error),
                Some((_, Ok(_))) | None => Ok(readings),
            }
        };
        self.authorised(Moment::Reading, read).await
    }

    /// Make, model and year.
    pub async fn attributes(&self) -> Result<Result<Attributes, Failure>, Error> {
        self.authorised(Moment::Reading, async |caller| self.state.smartcar.attributes(&self.car, &caller).await).await
    }

    /// Asks the car to do something.
    pub async fn command(&self, command: Command) -> Result<Result<(), Failure>, Error> {
        let send = async |caller| self.state.smartcar.command(&self.car, command, &caller).await;
        self.authorised(Moment::Commanding, send).await
    }

    /// Ends the app's access to the car.
    pub async fn disconnect(&self) -> Result<Result<(), Failure>, Error> {
        self.authorised(Moment::Reading, async |caller| self.state.smartcar.disconnect(&self.car, &caller).await).await
    }

    /// A call with a good token. A refused one is replaced once and the call repeated once: it had no effect.
    async fn authorised<T>(
        &self,
        moment: Moment,
        call: impl AsyncFn(Caller) -> Result<T, smartcar::Error>,
    ) -> Result<Result<T, Failure>, Error> {
        let caller = match self.caller(None, moment).await? {
            Ok(caller) => caller,
            Err(failure) => return Ok(Err(failure)),
        };
        let token = caller.credential.token().clone();
        let result = match call(caller).await {
            Err(error) if is_refused_token(&error) => match self.caller(Some(token), moment).await? {
                Ok(caller) => call(caller).await,
                Err(failure) => return Ok(Err(failure)),
            },
            result => result,
        };
        Ok(result.map_err(|error| {
            // The owner's id is missing or no longer known: only connecting again brings one.
            let is_lost = matches!(&error, smartcar::Error::Api(error) if error.names_no_user());
            if is_lost { Failure::GrantLost } else { Failure::api(error, moment) }
        }))
    }

    /// For whom the call is made, with another token than `refused`.
    async fn caller(&self, refused: Option<AccessToken>, moment: Moment) -> Result<Result<Caller, Failure>, Error> {
        let credential = match self.state.smartcar.settings().api_version {
            ApiVersion::V1 | ApiVersion::V2 => owner_token(&self.state, &self.grant, refused, self.errand).await?,
            ApiVersion::V3 => self.application(refused, moment).await?,
        };
        Ok(credential.map(|credential| Caller { credential, make: self.make.clone(), errand: self.errand }))
    }

    async fn application(
        &self,
        refused: Option<AccessToken>,
        moment: Moment,
    ) -> Result<Result<Credential, Failure>, Error> {
        let user = self.state.store.grant(&self.grant).await?.and_then(|grant| grant.user);
        let token = match self.state.smartcar.application_token(refused.as_ref()).await {
            Ok(token) => token,
            Err(error) => return Ok(Err(Failure::token(error, moment))),
        };
        let user = match user {
            Some(user) => user,
            None => match self.backfilled(&token, moment).await? {
                Ok(user) => user,
                Err(failure) => return Ok(Err(failure)),
            },
        };
        Ok(Ok(Credential::Application { token, user: Some(user) }))
    }

    /// A car connected before v3 has no user id on file. Smartcar's list of connections has one, and where it leaves no
    /// doubt the owner need not be bothered; else only connecting again brings it.
    async fn backfilled(&self, token: &AccessToken, moment: Moment) -> Result<Result<UserId, Failure>, Error> {
        let Some(owner) = self.state.store.owner_of_grant(&self.grant).await? else {
            return Ok(Err(Failure::GrantLost));
        };
        let external_id = crate::reference::pseudonym(&self.state.reference_key, &owner)?;
        match self.state.smartcar.user_of(&self.car, &external_id, token.clone(), self.errand).await {
            Ok(Some(user)) => {
                self.state.store.note_user(&self.grant, &user).await?;
                Ok(Ok(user))
            }
            Ok(None) => Ok(Err(Failure::GrantLost)),
            Err(error) => {
                // Nothing has been asked of the car itself yet, so silence here leaves nobody in doubt about a command.
                let is_verdict = matches!(&error, smartcar::Error::Api(error) if error.status < 500);
                Ok(Err(if is_verdict { Failure::api(error, moment) } else { Failure::NoToken(error) }))
            }
        }
    }
}

/// Renews a grant's tokens well before its refresh token would end.
pub async fn renew(state: &web::Data<AppState>, grant: &str) -> Result<Result<(), Failure>, Error> {
    let Some(known) = state.store.grant(grant).await? else { return Ok(Ok(())) };
    // It has tokens, or it would not be due; but they do not open.
    let Some(tokens) = known.tokens else { return Ok(Err(Failure::GrantLost)) };
    Ok(owner_token(state, grant, Some(tokens.access_token), Errand::Background).await?.map(drop))
}

async fn owner_token(
    state: &web::Data<AppState>,
    grant: &str,
    refused: Option<AccessToken>,
    errand: Errand,
) -> Result<Result<Credential, Failure>, Error> {
    if let Some(tokens) = state.store.grant(grant).await?.and_then(|grant| grant.tokens)
        && usable(&tokens, refused.as_ref())
    {
        return Ok(Ok(Credential::Owner(tokens.access_token)));
    }
    let (state, grant) = (state.clone(), grant.to_owned());
    rt::spawn(async move { refreshed(&state, &grant, refused, errand).await }).await?
}

async fn refreshed(
    state: &AppState,
    grant: &str,
    refused: Option<AccessToken>,
    errand: Errand,
) -> Result<Result<Credential, Failure>, Error> {
    let _guard = state.flights.hold(&format!("grant {grant}")).await;
    let Some(tokens) = state.store.grant(grant).await?.and_then(|grant| grant.tokens) else {
        return Ok(Err(Failure::GrantLost));
    };
    if usable(&tokens, refused.as_ref()) {
        return Ok(Ok(Credential::Owner(tokens.access_token)));
    }
    match state.smartcar.refresh(&tokens.refresh_token, errand, clock::now()).await {
        Ok(set) => {
            state.store.replace_tokens(grant, &set, clock::now()).await?;
            Ok(Ok(Credential::Owner(set.access_token)))
        }
        Err(error) => Ok(Err(Failure::token(error, Moment::Reading))),
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
