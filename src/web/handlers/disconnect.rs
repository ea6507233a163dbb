//! `GET` and `POST /vehicles/{id}/disconnect`: stop sharing a car; for a car that no longer shares, or has left the
//! owner's account, remove it with everything that was kept.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Serialize;

use crate::cars::access::Access;
use crate::recovery::Screen;
use crate::smartcar::Errand;
use crate::store::Vehicle;
use crate::web::form::Form;
use crate::web::render::Page;
use crate::web::session::Visit;
use crate::web::state::see_other;
use crate::web::trouble::Trouble;
use crate::web::{AppState, Error};

/// The confirm page.
pub async fn confirm(state: web::Data<AppState>, visit: Visit, id: web::Path<String>) -> Result<HttpResponse, Error> {
    let vehicle = state.vehicle_of(&visit, &id).await?;
    let left_the_account = Trouble::of(&vehicle).is_some_and(|trouble| trouble.screen == Screen::CarMissing);
    let page = Confirm { variant: if vehicle.token_id.is_some() && !left_the_account { "" } else { "remove" } };
    state.page(StatusCode::OK, &state.frame_for(&visit, &vehicle)?, &page)
}

/// The change itself. A car that is gone already is no error: someone pressed twice.
pub async fn disconnect(
    state: web::Data<AppState>,
    visit: Visit,
    id: web::Path<String>,
    form: Form,
) -> Result<HttpResponse, Error> {
    let form = form.verified()?;
    let Some(vehicle) = state.store.vehicle(visit.owner.id(), &id).await? else {
        return Ok(see_other("/"));
    };
    let names = state.names(&vehicle)?;
    tell_smartcar(&state, &vehicle).await;
    // Only the confirm page about removal says so; a second press of "Stop sharing" must not delete anything.
    let key = if form.field("step") == "remove" {
        state.store.delete_vehicle(visit.owner.id(), &vehicle.id).await?;
        "remove.done"
    } else {
        state.store.disconnect_vehicle(visit.owner.id(), &vehicle.id).await?;
        "disconnected.heading"
    };
    visit.leave_notice(&state.words.text(key, &[("Your_car", &names.your_car_first)])?)?;
    Ok(see_other("/"))
}

/// Smartcar should hear of it, but the owner's word counts even when Smartcar does not answer: the tokens go either way,
/// and without them nothing can be read.
async fn tell_smartcar(state: &web::Data<AppState>, vehicle: &Vehicle) {
    // Not even an error of ours keeps anyone from leaving.
    if let Some(access) = Access::to(state, vehicle, Errand::Person) {
        match access.disconnect().await {
            Ok(Ok(())) => {}
            Ok(Err(failure)) => {
                tracing::warn!(failure = failure.name(), "Smartcar was not told that a car is disconnected");
            }
            Err(error) => tracing::error!(%error, "Smartcar was not told that a car is disconnected"),
        }
    }
}

/// Stops sharing, and keeps what we have.
pub(crate) async fn stop_sharing(state: &web::Data<AppState>, visit: &Visit, vehicle: &Vehicle) -> Result<(), Error> {
    tell_smartcar(state, vehicle).await;
    Ok(state.store.disconnect_vehicle(visit.owner.id(), &vehicle.id).await?)
}

/// Asks before anything is stopped or deleted.
#[derive(Debug, Serialize)]
pub(crate) struct Confirm {
    #[serde(skip)]
    pub(crate) variant: &'static str,
}

impl Page for Confirm {
    fn screen(&self) -> &str {
        "disconnect"
    }
    fn variant(&self) -> &str {
        self.variant
    }
    fn heading(&self) -> String {
        if self.variant == "remove" { "remove.heading".into() } else { "disconnect.heading".into() }
    }
}
