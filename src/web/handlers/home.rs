//! `GET /`: the owner's cars, or "before you go". `GET /home`: the product without a car. `GET /settings`: what is
//! shared, and where to stop it.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use serde::Serialize;

use crate::recovery::Screen;
use crate::smartcar::vehicle::Signal;
use crate::store::Vehicle;
use crate::web::form::Form;
use crate::web::language::localized::Localized;
use crate::web::pages::outcome::{self, Permission};
use crate::web::pages::{car, values};
use crate::web::render::Page;
use crate::web::session::Visit;
use crate::web::state::see_other;
use crate::web::{AppState, Error, clock};

/// `GET /`.
pub async fn index(state: Localized, visit: Visit) -> Result<HttpResponse, Error> {
    let vehicles = state.cars.store.vehicles(visit.owner()?.id()).await?;
    let frame = state.frame(&visit)?;
    if !vehicles.is_empty() {
        return state.page(StatusCode::OK, &frame, &Cars { cars: cards(&state, &visit, &vehicles).await? });
    }
    // Two refusals are an answer: the subject is not raised again, Settings has the way back.
    if visit.counted(Screen::AccessDenied) > 1 {
        return state.page(StatusCode::OK, &frame, &Home {});
    }
    state.page(StatusCode::OK, &frame, &BeforeYouGo { permissions: outcome::permissions(&state)? })
}

/// `GET /home`.
pub async fn without_a_car(state: Localized, visit: Visit) -> Result<HttpResponse, Error> {
    // "Continue without my car" may have been about one of several.
    if !state.cars.store.vehicles(visit.owner()?.id()).await?.is_empty() {
        return Ok(see_other("/"));
    }
    state.page(StatusCode::OK, &state.frame(&visit)?, &Home {})
}

/// `GET /settings`.
pub async fn settings(state: Localized, visit: Visit) -> Result<HttpResponse, Error> {
    let vehicles = state.cars.store.vehicles(visit.owner()?.id()).await?;
    let cars = cards(&state, &visit, &vehicles).await?;
    let page = Settings { cars, distance: state.reader.distance.name() };
    state.page(StatusCode::OK, &state.frame(&visit)?, &page)
}

/// `GET /settings/forget`: asks first.
pub async fn confirm_forget(state: Localized, visit: Visit) -> Result<HttpResponse, Error> {
    state.page(StatusCode::OK, &state.frame(&visit)?, &Forget {})
}

/// `POST /settings/forget`: ends the session of this browser, and of whoever has a copy of its cookie.
pub async fn forget(visit: Visit, form: Form) -> Result<HttpResponse, Error> {
    form.verified()?;
    visit.end();
    Ok(see_other("/"))
}

/// The page with the first "Connect your car" button.
#[derive(Debug, Serialize)]
pub(crate) struct BeforeYouGo {
    pub(crate) permissions: Vec<Permission>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Cars {
    pub(crate) cars: Vec<Card>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Home {}

#[derive(Debug, Serialize)]
pub(crate) struct Forget {}

#[derive(Debug, Serialize)]
pub(crate) struct Settings {
    pub(crate) cars: Vec<Card>,
    /// The unit of distance that is shown.
    pub(crate) distance: &'static str,
}

/// One car in a list.
#[derive(Debug, Serialize)]
pub(crate) struct Card {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) year: String,
    pub(crate) connected: bool,
    pub(crate) status_text: String,
    pub(crate) status_icon: &'static str,
    pub(crate) odometer: String,
    pub(crate) updated: String,
}

async fn cards(state: &AppState, visit: &Visit, vehicles: &[Vehicle]) -> Result<Vec<Card>, Error> {
    let odometers = state.cars.store.values_of(visit.owner()?.id(), Signal::Odometer).await?;
    let mut cards = Vec::with_capacity(vehicles.len());
    for vehicle in vehicles {
        let names = state.names(vehicle)?;
        let when = clock::when(&state.words, vehicle.checked_at, visit.now)?;
        let status = car::status(state, vehicle, &names, &when)?;
        cards.push(Card {
            id: vehicle.id.clone(),
            name: names.your_car_first,
            year: names.year,
            connected: vehicle.token_id.is_some(),
            status_text: status.text,
            status_icon: status.icon,
            odometer: values::odometer(state, odometers.get(&vehicle.id))?,
            updated: vehicle.checked_at.map(|_| when).unwrap_or_default(),
        });
    }
    Ok(cards)
}

impl Page for BeforeYouGo {
    fn screen(&self) -> &str {
        "before-you-go"
    }
    fn heading(&self) -> String {
        "before.heading".into()
    }
    fn noindex(&self) -> bool {
        false
    }
}

impl Page for Cars {
    fn screen(&self) -> &str {
        "cars"
    }
    fn heading(&self) -> String {
        "cars.heading".into()
    }
}

impl Page for Home {
    fn screen(&self) -> &str {
        "home"
    }
    fn heading(&self) -> String {
        "home.heading".into()
    }
}

impl Page for Forget {
    fn screen(&self) -> &str {
        "forget"
    }
    fn heading(&self) -> String {
        "forget.heading".into()
    }
}

impl Page for Settings {
    fn screen(&self) -> &str {
        "settings"
    }
    fn heading(&self) -> String {
        "settings.heading".into()
    }
}
