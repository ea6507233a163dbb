//! `GET` and `POST /vehicles/{id}/disconnect`: stop sharing a car; for a car that no longer shares, or has left the
//! owner's account, remove it with everything that was kept.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Serialize;

use crate::cars::disconnect;
use crate::recovery::Screen;
use crate::web::Error;
use crate::web::form::Form;
use crate::web::language::localized::Localized;
use crate::web::render::Page;
use crate::web::session::Visit;
use crate::web::state::see_other;

/// The confirm page.
pub async fn confirm(state: Localized, visit: Visit, id: web::Path<String>) -> Result<HttpResponse, Error> {
    let vehicle = state.vehicle_of(&visit, &id).await?;
    let left_the_account = vehicle.incident.as_ref().is_some_and(|incident| incident.screen == Screen::CarMissing);
    let page = Confirm { variant: if vehicle.token_id.is_some() && !left_the_account { "" } else { "remove" } };
    state.page(StatusCode::OK, &state.frame_for(&visit, &vehicle)?, &page)
}

/// The change itself. A car that is gone already is no error: someone pressed twice.
pub async fn stop(state: Localized, visit: Visit, id: web::Path<String>, form: Form) -> Result<HttpResponse, Error> {
    let form = form.verified()?;
    let vehicle = match state.vehicle_of(&visit, &id).await {
        Err(Error::NotFound) => return Ok(see_other("/")),
        vehicle => vehicle?,
    };
    let names = state.names(&vehicle)?;
    // Only the confirm page about removal says so; a second press of "Stop sharing" must not delete anything.
    let key = if form.field("step") == "remove" {
        disconnect::remove(&state.cars, visit.owner()?.id(), &vehicle).await?;
        "remove.done"
    } else {
        disconnect::stop_sharing(&state.cars, visit.owner()?.id(), &vehicle).await?;
        "disconnected.heading"
    };
    visit.leave_notice(&names.say(&state.words, key, &[])?)?;
    Ok(see_other("/"))
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
