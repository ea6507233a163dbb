//! Cars that did not work with Smartcar and do by now: flipped on the start page or by `/_control/works-now`.
//!
//! From then on both compatibility endpoints say so, and signing in to an account that was turned down connects the car. It does
//! not imitate how long Smartcar takes to support a car, nor what such a car cannot do at first.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::LOCATION;
use actix_web::web::{Bytes, Data};
use serde_json::{Value, json};

use super::car::Described;
use super::catalogue::Brand;
use super::identities::{self, Identity};
use super::params::Params;
use super::random;
use super::state::Sandbox;
use super::world::World;

/// As many as the start page can show.
const KEPT: usize = 20;

impl World {
    /// Remembers a car that Connect turned down.
    pub(super) fn note_turned_down(&mut self, vin: &str, make: &str, model: &str, year: u16) {
        self.turned_down.retain(|car| car.vin != vin);
        let car = Described { vin: vin.to_owned(), make: make.to_owned(), model: model.to_owned(), year };
        self.turned_down.insert(0, car);
        self.turned_down.truncate(KEPT);
    }

    /// Those turned down that have not been made to work.
    pub(super) fn still_out(&self) -> Vec<Described> {
        self.turned_down
            .iter()
            .filter(|car| !self.works_now.iter().any(|works| works.vin == car.vin))
            .cloned()
            .collect()
    }
}

/// The VIN an identity has at a brand.
pub(super) fn vin_of(brand: &Brand, identity: &Identity) -> String {
    identity.vin.clone().unwrap_or_else(|| random::vin(brand.wmi, "incompatible"))
}

/// Rows of the lists for cars of a make.
pub(super) fn rows<'a>(cars: &'a [Described], make: &'a str) -> impl Iterator<Item = Value> + use<'a> {
    cars.iter().filter(move |car| car.make.eq_ignore_ascii_case(make)).map(row)
}

/// A car as the lists have it.
pub(super) fn row(car: &Described) -> Value {
    json!({
        "make": car.make, "model": car.model, "startYear": car.year, "endYear": car.year, "type": "ICE",
        "powertrainType": "ICE", "endpoints": [], "permissions": [],
    })
}

/// POST /sandbox/works-now
pub(super) async fn submit(body: Bytes, sandbox: Data<Sandbox>) -> HttpResponse {
    let params = Params::parse(&body);
    let field = |name: &str| params.first(name).unwrap_or_default().trim().to_owned();
    let year = field("year").parse().unwrap_or_default();
    let car = Described { vin: field("vin"), make: field("make"), model: field("model"), year };
    if flip(&sandbox, car) {
        HttpResponse::SeeOther().insert_header((LOCATION, "/")).finish()
    } else {
        let line = "Give a VIN of 17 letters and digits, or make, model and year.";
        sandbox.pages.message(StatusCode::UNPROCESSABLE_ENTITY, "This names no car", &[line])
    }
}

/// False: neither a VIN nor all of make, model and year.
pub(super) fn flip(sandbox: &Sandbox, car: Described) -> bool {
    let short = |text: &str| text.chars().take(60).collect::<String>();
    let make = short(&car.make).to_uppercase().replace([' ', '-'], "_");
    let car = Described { vin: car.vin.to_ascii_uppercase(), make, model: short(&car.model), year: car.year };
    let is_named = !car.make.is_empty() && !car.model.is_empty() && car.year > 0;
    if !(car.vin.is_empty() && is_named || identities::is_vin(&car.vin)) {
        return false;
    }
    sandbox.change(|world| {
        world.works_now.retain(|known| *known != car);
        world.works_now.insert(0, car);
        world.works_now.truncate(KEPT);
    });
    true
}
