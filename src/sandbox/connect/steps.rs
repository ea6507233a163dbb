//! The pages of Connect: what each step shows.
//!
//! A page asked for out of turn leads to the step that comes first. Showing a page changes nothing, so back, reload and
//! a second tab are harmless.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use serde_json::{Value, json};

use super::super::car::Car;
use super::super::catalogue::{self, BRANDS};
use super::super::identities::{Ending, NAMED, PATTERNS};
use super::visit::SignedIn;
use super::{Walk, error_page, lost};

impl Walk<'_> {
    pub(super) fn show(&self, step: &str, search: &str) -> HttpResponse {
        let visit = &*self.visit;
        match step {
            "welcome" => {
                let next = if visit.brand.is_some() { "sign-in" } else { "brands" };
                self.page("welcome.html", StatusCode::OK, &json!({"next": next}))
            }
            "brands" => self.brands_page(search),
            "sign-in" => self.sign_in_page("", ""),
            "permissions" => self.permissions_page(""),
            "incompatible" => match &visit.incompatible {
                None => self.see("sign-in"),
                Some(details) => self.page("incompatible.html", StatusCode::OK, &json!({"details": details})),
            },
            "stopped" => match visit.stop {
                None => self.see("sign-in"),
                Some(ending) => self.stopped_page(ending),
            },
            _ => lost(self.sandbox),
        }
    }

    fn brands_page(&self, search: &str) -> HttpResponse {
        let wanted = search.trim().to_lowercase();
        let found: Vec<Value> = BRANDS
            .iter()
            .filter(|brand| brand.name.to_lowercase().contains(&wanted) || brand.make.to_lowercase().contains(&wanted))
            .map(|brand| json!({"make": brand.make, "name": brand.name}))
            .collect();
        self.page("brands.html", StatusCode::OK, &json!({"search": search, "brands": found}))
    }

    /// The maker's sign-in. `problem` says what was wrong with the last try.
    pub(super) fn sign_in_page(&self, problem: &str, email: &str) -> HttpResponse {
        let Some(brand) = self.visit.brand else { return self.see("brands") };
        let owner = self
            .visit
            .request
            .vehicle_id
            .as_ref()
            .and_then(|id| self.sandbox.read(|world| world.cars.get(id).map(|car| world.email_of(car).to_owned())));
        let patterns = PATTERNS.iter().map(|(name, _)| *name);
        let valid: Vec<&str> = patterns.chain(NAMED.iter().map(|row| row.email)).collect();
        let values = json!({
            "brand": brand.name, "problem": problem, "email": email, "owner": owner, "valid": valid,
        });
        self.page("sign_in.html", status(problem), &values)
    }

    pub(super) fn permissions_page(&self, problem: &str) -> HttpResponse {
        let Some(SignedIn { cars, .. }) = &self.visit.signed_in else { return self.see("sign-in") };
        let request = &self.visit.request;
        let cars: Vec<Value> = self.sandbox.read(|world| {
            let cars = cars.iter().filter_map(|id| world.cars.get(id));
            cars.map(|car| json!({"id": car.id, "name": car_name(car), "vin": car.vin})).collect()
        });
        let scope = |required: bool| -> Vec<Value> {
            let asked = request.scope.iter().filter(|asked| asked.required == required);
            asked.map(|asked| json!({"name": asked.name, "words": asked.words})).collect()
        };
        let values = json!({
            "renews": request.vehicle_id.is_some(), "cars": cars, "single": request.single_select, "problem": problem,
            "required": scope(true), "optional": scope(false),
        });
        self.page("permissions.html", status(problem), &values)
    }

    fn stopped_page(&self, ending: Ending) -> HttpResponse {
        let (heading, text, error, description) = match ending {
            Ending::InactiveSubscription => (
                "The connected services of this car are not active",
                "The maker only lets a car share its data while its subscription runs. Renew it in the maker's app, then try again.",
                "invalid_subscription",
                "User does not have an active connected vehicle subscription.",
            ),
            Ending::NoVehicles => (
                "There is no car in this account",
                "Add your car to your account with the maker, then try again.",
                "no_vehicles",
                "No vehicles found. Please add vehicles to your account and try again.",
            ),
            Ending::ConfigurationError => {
                let problem = "The sandbox was asked for a configuration error.";
                return error_page(self.sandbox, self.back(), StatusCode::OK, problem);
            }
            // These have no page here.
            Ending::Incompatible | Ending::ServerError | Ending::StillFailing => return self.see("sign-in"),
        };
        let values = json!({
            "heading": heading, "text": text, "back": self.back().error(error, description, &[]),
            "back_id": "back-to-application", "back_label": "Back to the application",
        });
        self.page("stopped.html", StatusCode::OK, &values)
    }
}

/// A page shown again for a mistake in its form says so in its status.
fn status(problem: &str) -> StatusCode {
    if problem.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

pub(in super::super) fn car_name(car: &Car) -> String {
    let make = catalogue::find(&car.make).map_or(car.make.as_str(), |brand| brand.name);
    format!("{make} {} {}", car.model, car.year)
}
