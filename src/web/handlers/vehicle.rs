//! `GET /vehicles/{id}`: the car's values, each by itself, one status line and at most one banner.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Serialize;

use crate::recovery::{Class, Screen};
use crate::smartcar::redirect::virtual_key_link;
use crate::smartcar::vehicle::{Signal, Value};
use crate::store::Vehicle;
use crate::web::banner::{self, Banner};
use crate::web::check::{self, Trouble};
use crate::web::form::Form;
use crate::web::names::CarNames;
use crate::web::render::Page;
use crate::web::session::{Outcome, Visit};
use crate::web::state::see_other;
use crate::web::vehicle_view::{self, ShownValue};
use crate::web::{AppState, Error, events};

/// `GET /vehicles/{id}`.
pub async fn show(state: web::Data<AppState>, visit: Visit, id: web::Path<String>) -> Result<HttpResponse, Error> {
    let vehicle = state.vehicle_of(&visit, &id).await?;
    let check = check::run(&state, &vehicle).await?;
    let vehicle = state.vehicle_of(&visit, &id).await?;
    let frame = state.frame_for(&visit, &vehicle)?;
    let readings = state.store.readings(&vehicle.id).await?;
    let status = status(&state, &vehicle, check.trouble.as_ref(), &frame.names, &frame.when)?;
    let (values, not_available) = vehicle_view::values(&state, &frame, &readings, &check, visit.now)?;
    let trouble = check.trouble.as_ref().filter(|trouble| !visit.has_postponed(&trouble.reference));
    let page = VehiclePage {
        values,
        not_available,
        status_text: status.text,
        status_icon: status.icon,
        times: vehicle_view::two_times(&state, &readings, vehicle.checked_at, visit.now)?,
        banner: banner::banner_for(&state, &vehicle, &frame, trouble)?,
        connected: vehicle.token_id.is_some(),
    };
    let answer = state.page(StatusCode::OK, &frame, &page)?;
    events::car_shown(&state, &visit, &vehicle, &check, page.banner.is_some()).await;
    Ok(answer)
}

/// `POST /vehicles/{id}/check`: asks again, and explains on a page of its own what still stands in the way.
pub async fn check(
    state: web::Data<AppState>,
    visit: Visit,
    id: web::Path<String>,
    form: Form,
) -> Result<HttpResponse, Error> {
    form.verified()?;
    visit.ask_again();
    let vehicle = state.vehicle_of(&visit, &id).await?;
    let check = check::run(&state, &vehicle).await?;
    let Some(trouble) = check.trouble else {
        return Ok(see_other(&format!("/vehicles/{}", vehicle.id)));
    };
    let attempt = visit.count(trouble.screen)?;
    let location = format!("/connect/{}", trouble.screen.slug());
    visit.keep_outcome(Outcome {
        variant: trouble.variant,
        attempt,
        reference: trouble.reference,
        request_id: trouble.request_id,
        vehicle_id: Some(vehicle.id),
        retry_at: trouble.retry_at,
        link: trouble.resolution_url.as_deref().and_then(virtual_key_link),
        ..Outcome::uncounted(&visit, trouble.screen, trouble.what)?
    })?;
    Ok(see_other(&location))
}

/// `GET` of an address that only takes forms: someone reloaded; the car's page is where they were.
pub async fn back(id: web::Path<String>) -> Result<HttpResponse, Error> {
    let harmless = |c: char| c.is_ascii_hexdigit();
    if id.len() != 32 || !id.chars().all(harmless) {
        return Err(Error::NotFound);
    }
    Ok(see_other(&format!("/vehicles/{id}")))
}

/// One line that says how a car is.
pub struct Status {
    /// In words.
    pub text: String,
    /// The icon beside them.
    pub icon: &'static str,
}

/// The status line of a car.
pub fn status(
    state: &AppState,
    vehicle: &Vehicle,
    trouble: Option<&Trouble>,
    names: &CarNames,
    when: &str,
) -> Result<Status, Error> {
    let (key, icon) = match trouble {
        _ if vehicle.token_id.is_none() => ("state.off", "off"),
        None => ("state.ok", "ok"),
        Some(trouble) if matches!(trouble.screen, Screen::PlanLimit | Screen::OurFault) => ("state.paused", "paused"),
        Some(trouble) => match trouble.screen.class(&trouble.variant) {
            Class::FixHere => ("state.needs_you", "needs"),
            Class::FixAtMaker => ("state.needs_maker", "needs"),
            Class::Choice | Class::AtTheCar | Class::Wait | Class::NotPossible | Class::Ours => {
                ("state.older", "older")
            }
        },
    };
    Ok(Status { text: state.words.text(key, &[("when", when), ("maker_app", &names.maker_app)])?, icon })
}

/// The last known odometer in words, for lists; empty when there is none.
pub async fn odometer(state: &AppState, vehicle_id: &str) -> Result<String, Error> {
    let readings = state.store.readings(vehicle_id).await?;
    let reading = readings.iter().find(|(signal, _)| *signal == Signal::Odometer);
    match reading.map(|(_, reading)| &reading.value) {
        Some(Value::Odometer { distance }) => {
            let unit = state.words.text("unit.km", &[])?;
            Ok(format!("{} {unit}", vehicle_view::grouped(*distance)))
        }
        _ => Ok(String::new()),
    }
}

/// The page of one car.
#[derive(Debug, Serialize)]
struct VehiclePage {
    values: Vec<ShownValue>,
    not_available: String,
    status_text: String,
    status_icon: &'static str,
    times: String,
    banner: Option<Banner>,
    connected: bool,
}

impl Page for VehiclePage {
    fn screen(&self) -> &str {
        "vehicle"
    }
    fn heading(&self) -> String {
        "vehicle.heading".into()
    }
}
