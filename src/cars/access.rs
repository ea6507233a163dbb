//! Making a vehicle call for a grant, with a token that is good: refreshed or renewed when it must be.
//!
//! However many requests find an owner's token ended or refused, one of them refreshes and the others wait and use the
//! result. The refresh runs in a task of its own, so that a browser that leaves does not leave a rotated token behind, and
//! what it brought is written as soon as the database takes it; a crash between reply and write loses at most that one reply,
//! and Smartcar lets the old refresh token be used again for ten minutes. Source: Smartcar docs, refreshing-access-token and manage-api-tokens.

use std::sync::Arc;

use oauth2::AccessToken;

use crate::cars::insisting::insist;
use crate::cars::{Broken, Cars, Stopped, now};
use crate::causes::Causes;
use crate::recovery::{Failure, Moment};
use crate::smartcar::vehicle::{Attributes, Command, Readings, Signal};
use crate::smartcar::{self, ApiVersion, Caller, Client, Credential, Errand, ErrorKind, SmartcarId, UserId};
use crate::store::Vehicle;

/// Calls about one car, through the grant it is connected with.
#[derive(Debug, Clone)]
pub struct Access {
    cars: Cars,
    grant: String,
    car: SmartcarId,
    make: String,
    errand: Errand,
}

impl Access {
    /// Access to a car for an errand; `None` when it is not connected.
    pub fn to(cars: &Cars, vehicle: &Vehicle, errand: Errand) -> Option<Self> {
        let grant = vehicle.token_id.clone()?;
        let (car, make) = (vehicle.smartcar_id.clone(), vehicle.make.clone());
        Some(Self { cars: cars.clone(), grant, car, make, errand })
    }

    /// Several signals at once.
    pub async fn read(&self, signals: &[Signal]) -> Result<Readings, Stopped> {
        let signals: Arc<[Signal]> = signals.into();
        let read = |client: Arc<Client>, car: SmartcarId, caller: Caller| {
            let signals = Arc::clone(&signals);
            async move {
                let mut readings = client.read(&car, &signals, &caller).await?;
                if readings.iter().any(|(_, reading)| reading.is_ok()) {
                    return Ok(readings);
                }
                // Where every single value is refused for the token, the call as a whole was.
                let all_refused = readings.iter().all(|(_, reading)| reading.as_ref().is_err_and(is_refused_token));
                match readings.pop_if(|_| all_refused) {
                    Some((_, Err(error))) => Err(error),
                    Some((_, Ok(_))) | None => Ok(readings),
                }
            }
        };
        self.authorised(Moment::Reading, read).await
    }

    /// Make, model and year.
    pub async fn attributes(&self) -> Result<Attributes, Stopped> {
        let ask = async |client: Arc<Client>, car, caller| client.attributes(&car, &caller).await;
        self.authorised(Moment::Reading, ask).await
    }

    /// Asks the car to do something.
    pub async fn command(&self, command: Command) -> Result<(), Stopped> {
        let send = move |client: Arc<Client>, car, caller| async move { client.command(&car, command, &caller).await };
        self.authorised(Moment::Commanding, send).await
    }

    /// Ends the app's access to the car.
    pub async fn disconnect(&self) -> Result<(), Stopped> {
        let end = async |client: Arc<Client>, car, caller| client.disconnect(&car, &caller).await;
        self.authorised(Moment::Reading, end).await
    }

    /// A call with a good token. A refused one is replaced once and the call repeated once: it had no effect.
    pub(super) async fn authorised<T, F>(
        &self,
        moment: Moment,
        call: impl Fn(Arc<Client>, SmartcarId, Caller) -> F,
    ) -> Result<T, Stopped>
    where
        F: Future<Output = Result<T, smartcar::Error>>,
    {
        let call = |caller| call(Arc::clone(&self.cars.client), self.car.clone(), caller);
        let caller = self.caller(None, moment).await?;
        let token = caller.credential.token().clone();
        let result = match call(caller).await {
            Err(error) if is_refused_token(&error) => call(self.caller(Some(token), moment).await?).await,
            result => result,
        };
        result.map_err(|error| {
            // The owner's id is missing or no longer known: only connecting again brings one.
            let is_lost = matches!(&error, smartcar::Error::Api(error) if error.names_no_user());
            Stopped::Failure(if is_lost { Failure::GrantLost } else { Failure::api(error, moment) })
        })
    }

    /// For whom the call is made, with another token than `refused`.
    async fn caller(&self, refused: Option<AccessToken>, moment: Moment) -> Result<Caller, Stopped> {
        let credential = match self.cars.client.settings().api_version {
            ApiVersion::V1 | ApiVersion::V2 => owner_token(&self.cars, &self.grant, refused, self.errand).await?,
            ApiVersion::V3 => self.application(refused, moment).await?,
        };
        Ok(Caller { credential, make: self.make.clone(), errand: self.errand })
    }

    async fn application(&self, refused: Option<AccessToken>, moment: Moment) -> Result<Credential, Stopped> {
        let user = self.cars.store.grant(&self.grant).await?.and_then(|grant| grant.user);
        let token = self.cars.client.application_token(refused.as_ref()).await;
        let token = token.map_err(|error| Failure::token(error, moment))?;
        let user = match user {
            Some(user) => user,
            None => self.backfilled(&token, moment).await?,
        };
        Ok(Credential::Application { token, user: Some(user) })
    }

    /// A car connected before v3 has no user id on file. Smartcar's list of connections has one, and where it leaves no
    /// doubt the owner need not be bothered; else only connecting again brings it.
    async fn backfilled(&self, token: &AccessToken, moment: Moment) -> Result<UserId, Stopped> {
        let store = &self.cars.store;
        let owner = store.owner_of_grant(&self.grant).await?.ok_or(Failure::GrantLost)?;
        let external_id = self.cars.external_id(&owner);
        match self.cars.client.user_of(&self.car, &external_id, token.clone(), self.errand).await {
            Ok(Some(user)) => {
                store.note_user(&self.grant, &user).await?;
                Ok(user)
            }
            Ok(None) => Err(Failure::GrantLost.into()),
            Err(error) => {
                // Nothing has been asked of the car itself yet, so silence here leaves nobody in doubt about a command.
                let is_verdict = matches!(&error, smartcar::Error::Api(error) if error.status < 500);
                Err(if is_verdict { Failure::api(error, moment) } else { Failure::NoToken(error) }.into())
            }
        }
    }
}

/// Renews a grant's tokens well before its refresh token would end.
pub async fn renew(cars: &Cars, grant: &str) -> Result<(), Stopped> {
    let Some(known) = cars.store.grant(grant).await? else { return Ok(()) };
    // It has tokens, or it would not be due; but they do not open.
    let tokens = known.tokens.ok_or(Failure::GrantLost)?;
    owner_token(cars, grant, Some(tokens.access_token), Errand::Background).await.map(drop)
}

async fn owner_token(
    cars: &Cars,
    grant: &str,
    refused: Option<AccessToken>,
    errand: Errand,
) -> Result<Credential, Stopped> {
    if let Some(tokens) = cars.store.grant(grant).await?.and_then(|grant| grant.tokens)
        && usable(&tokens, refused.as_ref())
    {
        return Ok(Credential::Owner(tokens.access_token));
    }
    let (shared, grant) = (cars.clone(), grant.to_owned());
    let work = async move { refreshed(&shared, &grant, refused, errand).await };
    cars.spawn(work).await.map_err(Broken::from)?
}

async fn refreshed(
    cars: &Cars,
    grant: &str,
    refused: Option<AccessToken>,
    errand: Errand,
) -> Result<Credential, Stopped> {
    let turn = cars.locks.hold(&cars.store, &format!("grant {grant}")).await?;
    let tokens = cars.store.grant(grant).await?.and_then(|grant| grant.tokens).ok_or(Failure::GrantLost)?;
    if usable(&tokens, refused.as_ref()) {
        return Ok(Credential::Owner(tokens.access_token));
    }
    let set = cars.client.refresh(&tokens.refresh_token, errand, now()).await;
    let set = set.map_err(|error| Failure::token(error, Moment::Reading))?;
    match cars.store.replace_tokens(grant, tokens.expires_at, &set, now()).await {
        Ok(true) => return Ok(Credential::Owner(set.access_token)),
        Ok(false) => {}
        Err(error) if error.is_overload() => {
            // The old tokens are used up, and these exist nowhere but here. They are good meanwhile; whoever else needs
            // some waits.
            let (token, ended_at) = (set.access_token.clone(), tokens.expires_at);
            let (store, grant) = (cars.store.clone(), grant.to_owned());
            let keep = async move {
                let _turn = turn;
                if let Err(error) = insist(|| store.replace_tokens(&grant, ended_at, &set, now())).await {
                    tracing::error!(error = %Causes(&error), "tokens were lost; their owner may have to connect again");
                }
            };
            cars.spawn(keep);
            return Ok(Credential::Owner(token));
        }
        Err(error) => return Err(error.into()),
    }
    // This process was away for so long that another one has done the same: what it brought stands.
    let tokens = cars.store.grant(grant).await?.and_then(|grant| grant.tokens).ok_or(Failure::GrantLost)?;
    Ok(Credential::Owner(tokens.access_token))
}

/// A token that ends within this time is refreshed first: a call may take a while to arrive.
const MARGIN_MS: i64 = 60_000;

fn usable(set: &smartcar::TokenSet, refused: Option<&AccessToken>) -> bool {
    !set.expires_within(now(), MARGIN_MS) && refused.is_none_or(|refused| refused.secret() != set.access_token.secret())
}

fn is_refused_token(error: &smartcar::Error) -> bool {
    let smartcar::Error::Api(error) = error else {
        return false;
    };
    error.status == 401 || error.kind == ErrorKind::Authentication
}
