//! `POST /connect` and `POST /vehicles/{id}/reconnect`: record an attempt, go to Connect.

use actix_web::{HttpResponse, web};
use url::Url;

use crate::cars::log::log_failure;
use crate::causes::Causes;
use crate::recovery::{Failure, recommend};
use crate::smartcar::connect::{ConnectOptions, authorize_url, reauthenticate_url};
use crate::smartcar::make;
use crate::store::{NewAttempt, Purpose, Vehicle, random_id};
use crate::web::form::Form;
use crate::web::outcome::Outcome;
use crate::web::session::Visit;
use crate::web::state::see_other;
use crate::web::trouble::Trouble;
use crate::web::{AppState, Error};

/// `POST /connect`. `make` skips the brand list; `again` shows the permission screen even if it was answered before.
pub async fn start(state: web::Data<AppState>, visit: Visit, form: Form) -> Result<HttpResponse, Error> {
    let form = form.verified()?;
    let options = ConnectOptions {
        make: make::connect_parameter(form.field("make")),
        force_consent: form.field("again") == "1",
        external_id: state.external_id(&visit.owner)?,
    };
    let attempt = NewAttempt {
        purpose: Purpose::Connect,
        owner: visit.owner.id(),
        vehicle_id: None,
        make: options.make.as_deref(),
    };
    leave(&state, &visit, &attempt, |fresh_state| authorize_url(state.smartcar.settings(), fresh_state, &options)).await
}

/// `POST /vehicles/{id}/reconnect`: back to Connect for one known car. Re-authentication keeps the tokens on file; when
/// those are gone themselves, only connecting again brings new ones. `step=not_now` hides the question for a week,
/// `step=review` asks for the permissions again.
pub async fn reconnect(
    state: web::Data<AppState>,
    visit: Visit,
    id: web::Path<String>,
    form: Form,
) -> Result<HttpResponse, Error> {
    let form = form.verified()?;
    let vehicle = state.vehicle_of(&visit, &id).await?;
    if form.field("step") == "not_now" {
        if let Some(trouble) = Trouble::of(&vehicle) {
            visit.postpone(&trouble.reference)?;
        }
        return Ok(see_other(&format!("/vehicles/{}", vehicle.id)));
    }
    let review = form.field("step") == "review";
    let attempt = NewAttempt {
        purpose: Purpose::Reconnect,
        owner: visit.owner.id(),
        vehicle_id: Some(&vehicle.id),
        make: Some(&vehicle.make),
    };
    let external_id = state.external_id(&visit.owner)?;
    leave(&state, &visit, &attempt, |fresh_state| reconnect_url(&state, &vehicle, review, fresh_state, &external_id))
        .await
}

/// `review`: the permission screen is shown again, which re-authentication does not.
pub(crate) fn reconnect_url(
    state: &AppState,
    vehicle: &Vehicle,
    review: bool,
    fresh_state: &str,
    external_id: &str,
) -> Url {
    let (settings, trouble) = (state.smartcar.settings(), Trouble::of(vehicle));
    if review || vehicle.token_id.is_none() || trouble.as_ref().is_some_and(|trouble| trouble.grant_lost) {
        let make = make::connect_parameter(&vehicle.make);
        let options = ConnectOptions { make, force_consent: true, external_id: external_id.to_owned() };
        return authorize_url(settings, fresh_state, &options);
    }
    let resolution_url = trouble.and_then(|trouble| trouble.resolution_url);
    reauthenticate_url(settings, &vehicle.smartcar_id, resolution_url.as_deref(), fresh_state, external_id)
}

/// Sends the owner to Connect if it answers at all, and to a screen of ours if not: nobody lands on a page that does
/// not open.
async fn leave(
    state: &AppState,
    visit: &Visit,
    attempt: &NewAttempt<'_>,
    url: impl Fn(&str) -> Url,
) -> Result<HttpResponse, Error> {
    if let Err(error) = state.smartcar.connect_is_reachable().await {
        let failure = Failure::NoAnswerWhileConnecting { connected: attempt.vehicle_id.is_some() };
        let recovery = recommend(&failure);
        let mut outcome = Outcome::new(visit, recovery, failure.name())?;
        outcome.make = attempt.make.map(str::to_owned);
        outcome.vehicle_id = attempt.vehicle_id.map(str::to_owned);
        tracing::warn!(error = %Causes(&error), "Connect cannot be reached; is SMARTCAR_CONNECT_ORIGIN right?");
        log_failure(&outcome.reference, &failure, recovery);
        visit.keep_outcome(outcome)?;
        return Ok(see_other(&format!("/connect/{}", recovery.screen.slug())));
    }
    let fresh_state = random_id()?;
    state.store.record_attempt(&fresh_state, attempt, visit.now).await?;
    Ok(see_other(url(&fresh_state).as_str()))
}
