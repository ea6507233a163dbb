//! `POST /connect` and `POST /vehicles/{id}/reconnect`: record an attempt, go to Connect.

use actix_web::{HttpResponse, web};
use url::Url;

use crate::cars::connect::{self, reconnect_url};
use crate::causes::Causes;
use crate::recovery::Failure;
use crate::smartcar::connect::{ConnectOptions, authorize_url};
use crate::smartcar::make;
use crate::store::{NewAttempt, Purpose, random_id};
use crate::web::form::Form;
use crate::web::language::localized::Localized;
use crate::web::outcome::Outcome;
use crate::web::session::Visit;
use crate::web::state::see_other;
use crate::web::{AppState, Error};

/// `POST /connect`. `make` skips the brand list; `again` shows the permission screen even if it was answered before.
pub async fn start(state: Localized, visit: Visit, form: Form) -> Result<HttpResponse, Error> {
    let form = form.verified()?;
    let options = ConnectOptions {
        make: make::connect_parameter(form.field("make")),
        force_consent: form.field("again") == "1",
        country: state.reader.country.clone(),
        external_id: state.cars.external_id(visit.owner()?.id()),
    };
    let attempt = NewAttempt {
        purpose: Purpose::Connect,
        owner: visit.owner()?.id(),
        vehicle_id: None,
        make: options.make.as_deref(),
    };
    leave(&state, &visit, &attempt, |fresh_state| authorize_url(state.cars.client.settings(), fresh_state, &options))
        .await
}

/// `POST /vehicles/{id}/reconnect`: back to Connect for one known car. Re-authentication keeps the tokens on file; when
/// those are gone themselves, only connecting again brings new ones. `step=not_now` hides the question for a week,
/// `step=review` asks for the permissions again.
pub async fn reconnect(
    state: Localized,
    visit: Visit,
    id: web::Path<String>,
    form: Form,
) -> Result<HttpResponse, Error> {
    let form = form.verified()?;
    let vehicle = state.vehicle_of(&visit, &id).await?;
    if form.field("step") == "not_now" {
        if let Some(incident) = &vehicle.incident {
            visit.postpone(&incident.reference)?;
        }
        return Ok(see_other(&format!("/vehicles/{}", vehicle.id)));
    }
    let review = form.field("step") == "review";
    let attempt = NewAttempt {
        purpose: Purpose::Reconnect,
        owner: visit.owner()?.id(),
        vehicle_id: Some(&vehicle.id),
        make: Some(&vehicle.make),
    };
    let (owner, country) = (visit.owner()?.id(), state.reader.country.as_deref());
    leave(&state, &visit, &attempt, |fresh_state| {
        reconnect_url(&state.cars, owner, &vehicle, review, country, fresh_state)
    })
    .await
}

/// Sends the owner to Connect if it answers at all, and to a screen of ours if not: nobody lands on a page that does
/// not open.
async fn leave(
    state: &AppState,
    visit: &Visit,
    attempt: &NewAttempt<'_>,
    url: impl Fn(&str) -> Url,
) -> Result<HttpResponse, Error> {
    if let Err(error) = connect::is_reachable(&state.cars).await {
        tracing::warn!(error = %Causes(&error), "Connect cannot be reached; is SMARTCAR_CONNECT_ORIGIN right?");
        let failure = Failure::NoAnswerWhileConnecting { connected: attempt.vehicle_id.is_some() };
        let outcome = Outcome {
            make: attempt.make.map(str::to_owned),
            vehicle_id: attempt.vehicle_id.map(str::to_owned),
            ..Outcome::explain(visit, &failure)?
        };
        let screen = outcome.incident.screen;
        visit.keep_outcome(outcome)?;
        return Ok(see_other(&format!("/connect/{}", screen.slug())));
    }
    let fresh_state = random_id()?;
    state.cars.store.record_attempt(&fresh_state, attempt, visit.now).await?;
    Ok(see_other(url(&fresh_state).as_str()))
}
