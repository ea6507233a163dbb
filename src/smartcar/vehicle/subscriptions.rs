//! Subscribing a car to the application's webhook, and ending that, in v2.0 and in v3.
//! Source: Smartcar docs, subscribing-vehicles, create-subscription; v3 answers 202 and goes on by itself, and 409 says that
//! the car is subscribed already.

use oauth2::AccessToken;
use reqwest::Method;
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value as Json, json};

use super::pages;
use crate::smartcar::client::{Call, Caller, Credential};
use crate::smartcar::{ApiVersion, Client, Error, SmartcarId};

/// The application's webhook, as the settings have it.
#[derive(Debug, Clone)]
pub struct Webhook {
    /// `SMARTCAR_MANAGEMENT_TOKEN`: what deliveries are signed with.
    pub token: SecretString,
    /// `SMARTCAR_MANAGEMENT_TOKEN_OLD`: the token before this one, while it is being changed.
    pub old_token: Option<SecretString>,
    /// `SMARTCAR_WEBHOOK_ID`: what cars are subscribed to. `None`: they are subscribed some other way.
    pub id: Option<String>,
}

impl Client {
    /// Subscribes a car. One that is subscribed already is fine.
    pub async fn subscribe(&self, car: &SmartcarId, webhook: &str, caller: &Caller) -> Result<(), Error> {
        let subscribed = match self.settings.api_version {
            ApiVersion::V1 | ApiVersion::V2 => {
                let call = Call { method: Method::POST, ..Call::get(of_car(car, webhook)) };
                self.api(call, caller).await
            }
            ApiVersion::V3 => {
                let user = match &caller.credential {
                    Credential::Application { user: Some(user), .. } => Some(user.as_str()),
                    Credential::Application { user: None, .. } | Credential::Owner(_) => None,
                };
                let ids = json!({ "webhookId": webhook, "vehicleId": car.as_str(), "userId": user });
                let body = json!({ "data": { "attributes": ids } });
                let call = Call { method: Method::POST, body: Some(&body), ..self.subscriptions() };
                self.api(call, caller).await
            }
        };
        match subscribed {
            Err(Error::Api(error)) if error.status == 409 => Ok(()),
            ended => ended.map(drop),
        }
    }

    /// Ends the subscription of a car. One that has none is fine.
    pub async fn unsubscribe(&self, car: &SmartcarId, webhook: &str, caller: &Caller) -> Result<(), Error> {
        let Some(settings) = &self.settings.webhook else { return Ok(()) };
        match self.settings.api_version {
            ApiVersion::V1 | ApiVersion::V2 => {
                // The one vehicle call that wants the management token in the place of the owner's.
                let credential = Credential::Owner(AccessToken::new(settings.token.expose_secret().to_owned()));
                let caller = Caller { credential, ..caller.clone() };
                let call = Call { method: Method::DELETE, ..Call::get(of_car(car, webhook)) };
                self.api(call, &caller).await.map(drop)
            }
            ApiVersion::V3 => {
                let filters = [("filter[webhookId]", webhook), ("filter[vehicleId]", car.as_str())];
                let query = filters.map(|(name, value)| (name.into(), value.to_owned())).to_vec();
                let known = pages::all(self, Call { query, ..self.subscriptions() }, caller).await?;
                for id in known.items.iter().filter(|item| is_of(item, car, webhook)).filter_map(id) {
                    let mut call = Call { method: Method::DELETE, ..self.subscriptions() };
                    call.path = format!("{}/{}", call.path, id.as_str());
                    match self.api(call, caller).await {
                        // It has ended meanwhile.
                        Err(Error::Api(error)) if error.status == 404 => {}
                        ended => drop(ended?),
                    }
                }
                Ok(())
            }
        }
    }

    fn subscriptions(&self) -> Call<'static> {
        Call { origin: Some(self.settings.origins.management.clone()), ..Call::get("/subscriptions".to_owned()) }
    }
}

fn of_car(car: &SmartcarId, webhook: &str) -> String {
    format!("/vehicles/{}/webhooks/{webhook}", car.as_str())
}

fn id(item: &Json) -> Option<SmartcarId> {
    SmartcarId::parse(item.get("id")?.as_str()?)
}

/// The filter asks for no others; a list that does not know the filter has them all. One that does not name its webhook was
/// found by the filter.
fn is_of(item: &Json, car: &SmartcarId, webhook: &str) -> bool {
    let named = |kind: &str| {
        let places = [
            format!("/relationships/{kind}/data/id"),
            format!("/attributes/{kind}Id"),
            format!("/attributes/{kind}/id"),
        ];
        places.iter().find_map(|place| item.pointer(place).and_then(Json::as_str))
    };
    named("vehicle") == Some(car.as_str()) && named("webhook").is_none_or(|named| named == webhook)
}
