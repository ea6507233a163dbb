//! What the owner decides on each page of Connect, and where it leads.
//!
//! Answers with a redirect, to the next page or to the application, so that a reload repeats nothing. Only a mistake in
//! a form shows the same page again.

use actix_web::HttpResponse;

use super::super::car::Car;
use super::super::catalogue::{self, Brand};
use super::super::grants::Grant;
use super::super::identities::{self, Ending, Identity};
use super::super::params::Params;
use super::super::resolution::VIRTUAL_KEY_URL;
use super::super::works_now;
use super::super::world::{Approval, World};
use super::request::Request;
use super::visit::SignedIn;
use super::{Walk, leave, lost};

impl Walk<'_> {
    pub(super) fn submit(&mut self, step: &str, form: &Params) -> HttpResponse {
        match step {
            "brands" => self.choose_brand(form),
            "sign-in" => self.sign_in(form),
            "permissions" => self.consent(form),
            "incompatible" => self.tell_incompatible(form),
            _ => lost(self.sandbox),
        }
    }

    fn choose_brand(&mut self, form: &Params) -> HttpResponse {
        if form.first("not_listed").is_some() {
            return self.turn_down(Vec::new());
        }
        // A re-authentication keeps to the brand of its car.
        if self.visit.request.vehicle_id.is_none() {
            self.visit.brand = form.first("make").and_then(catalogue::find);
        }
        self.see(if self.visit.brand.is_some() { "sign-in" } else { "brands" })
    }

    fn sign_in(&mut self, form: &Params) -> HttpResponse {
        let Some(brand) = self.visit.brand else { return self.see("brands") };
        // A press on one of the ready-made identities beats what was typed.
        let email = form.first("identity").or(form.first("username")).unwrap_or_default();
        if email.trim().is_empty() || email.len() > 254 {
            return self.sign_in_page("Enter an e-mail address of at most 254 characters.", email);
        }
        let Some(mut identity) = identities::recognise(email) else {
            let problem = "This looks like a test identity, but there is none of this name. These exist:";
            return self.sign_in_page(problem, email);
        };
        // Only the chosen VIN may be granted, so it decides which car an owner meets.
        if let (None, Some(vin)) = (identity.ending, &self.visit.request.vin) {
            identity = identities::recognise_vin(vin).unwrap_or(identity);
        }
        let of_brand = works_now::vin_of(brand, &identity);
        if identity.ending == Some(Ending::Incompatible)
            && self.sandbox.read(|world| world.works_now.iter().any(|car| car.vin == of_brand))
        {
            identity = Identity { vin: Some(of_brand), ending: None, ..identity };
        }
        match (identity.ending, self.visit.request.vehicle_id.clone()) {
            (None, None) => self.enter(brand, email, &identity),
            (None, Some(vehicle)) => {
                let found = self.sandbox.change(|world| renew(world, brand, email, &identity, vehicle));
                self.visit.signed_in = Some(found);
                self.see("permissions")
            }
            (Some(Ending::StillFailing), Some(vehicle)) => {
                let account = self.sandbox.read(|world| account_of(world, &vehicle));
                self.visit.signed_in = Some(SignedIn { account, cars: vec![vehicle], mends: false });
                self.see("permissions")
            }
            (Some(Ending::StillFailing), None) => {
                let problem =
                    "still-failing@sandbox.test is for re-authentication. For a first connection these exist:";
                self.sign_in_page(problem, email)
            }
            (Some(Ending::Incompatible), _) => {
                let (vin, model) = (works_now::vin_of(brand, &identity), brand.model(0));
                self.sandbox.change(|world| world.note_turned_down(&vin, brand.make, model.name, model.year));
                self.turn_down(details(&vin, brand.make, model.name, model.year))
            }
            (Some(Ending::ServerError), _) => {
                leave(&self.back().error("server_error", "Unexpected server error. Please try again.", &[]))
            }
            (Some(Ending::InactiveSubscription | Ending::NoVehicles | Ending::ConfigurationError), _) => {
                self.visit.stop = identity.ending;
                self.see("stopped")
            }
        }
    }

    fn turn_down(&mut self, details: Vec<(&'static str, String)>) -> HttpResponse {
        self.visit.incompatible = Some(details);
        self.see("incompatible")
    }

    /// An account is open: on to the permissions, straight back if they were given before, or out if no car will do.
    fn enter(&mut self, brand: &Brand, email: &str, identity: &Identity) -> HttpResponse {
        let account = self.sandbox.change(|world| world.sign_in(brand, email, identity));
        let request = &self.visit.request;
        let (fit, unfit, approved) = self.sandbox.read(|world| {
            let (fit, unfit): (Vec<&Car>, Vec<&Car>) =
                world.cars_of(&account).into_iter().partition(|car| will_do(car, request));
            let fit: Vec<String> = fit.into_iter().map(|car| car.id.clone()).collect();
            let approved = approved_before(world, &account, &fit, request);
            (fit, unfit.first().map(|car| details(&car.vin, &car.make, &car.model, car.year)), approved)
        });
        if let (true, Some(details)) = (fit.is_empty(), unfit) {
            return self.turn_down(details);
        }
        self.visit.signed_in = Some(SignedIn { account: account.clone(), cars: fit, mends: true });
        match approved {
            Some(approval) => self.approve(&account, approval.cars, approval.granted),
            None => self.see("permissions"),
        }
    }

    fn consent(&mut self, form: &Params) -> HttpResponse {
        let Some(SignedIn { account, cars, mends }) = &self.visit.signed_in else { return self.see("sign-in") };
        match form.first("decision") {
            Some("approve") => {}
            Some("deny") => {
                return leave(&self.back().error("access_denied", "User denied access to application.", &[]));
            }
            Some(_) | None => return self.permissions_page("Choose to allow or to deny."),
        }
        let request = &self.visit.request;
        if let (Some(_), Some(car)) = (&request.vehicle_id, cars.first()) {
            let user_id = self.sandbox.change(|world| {
                if *mends {
                    world.mend_login(account);
                }
                world.renew_connection(car, self.back().external_id.as_deref());
                world.accounts.get(account).map(|account| account.user_id.clone()).unwrap_or_default()
            });
            return leave(&self.back().success(&[("vehicle_id", car), ("user_id", &user_id)]));
        }
        let chosen: Vec<String> = cars.iter().filter(|car| form.all("car").any(|id| id == *car)).cloned().collect();
        if request.single_select && chosen.len() != 1 {
            return self.permissions_page("Choose one car.");
        }
        if chosen.is_empty() {
            return self.permissions_page("Choose at least one car.");
        }
        let given = |name: &str| form.all("permission").any(|permission| permission == name);
        let granted = request.scope.iter().filter(|asked| asked.required || given(asked.name));
        let granted = granted.map(|asked| asked.name.to_owned()).collect();
        self.approve(account, chosen, granted)
    }

    fn approve(&self, account: &str, cars: Vec<String>, permissions: Vec<String>) -> HttpResponse {
        let asked = self.visit.request.asked();
        let (code, user_id, wants_key) = self.sandbox.change(|world| {
            world.mend_login(account);
            let wants_key = cars.iter().filter_map(|car| world.cars.get(car)).any(wants_virtual_key);
            let mut user_id = String::new();
            if let Some(account) = world.accounts.get_mut(account) {
                account.approval = Some(Approval { asked, granted: permissions.clone(), cars: cars.clone() });
                user_id.clone_from(&account.user_id);
            }
            let grant = Grant { account: account.to_owned(), user_id: user_id.clone(), cars, permissions };
            world.connect(&grant, self.visit.request.mode, self.back().external_id.as_deref());
            let code = self.back().gives_code.then(|| world.grant(grant, &self.back().given));
            (code, user_id, wants_key)
        });
        let code = code.as_deref().map(|code| ("code", code));
        let key = wants_key.then_some(("virtual_key_url", VIRTUAL_KEY_URL));
        let pairs: Vec<(&str, &str)> = code.into_iter().chain([("user_id", user_id.as_str())]).chain(key).collect();
        leave(&self.back().success(&pairs))
    }

    fn tell_incompatible(&self, form: &Params) -> HttpResponse {
        let Some(details) = &self.visit.incompatible else { return self.see("sign-in") };
        let typed: String = form.first("typed_make").unwrap_or_default().trim().chars().take(60).collect();
        let shared: Vec<(&str, &str)> = if form.first("share").is_none() {
            Vec::new()
        } else if details.is_empty() {
            [("make", typed.as_str())].into_iter().filter(|(_, make)| !make.is_empty()).collect()
        } else {
            let wanted = |name: &str| form.all("detail").any(|detail| detail == name);
            let details = details.iter().filter(|(name, _)| wanted(name));
            details.map(|(name, value)| (*name, value.as_str())).collect()
        };
        leave(&self.back().error("vehicle_incompatible", "The user’s vehicle is not compatible.", &shared))
    }
}

fn details(vin: &str, make: &str, model: &str, year: u16) -> Vec<(&'static str, String)> {
    vec![("vin", vin.to_owned()), ("make", make.to_owned()), ("model", model.to_owned()), ("year", year.to_string())]
}

fn wants_virtual_key(car: &Car) -> bool {
    car.make == "TESLA" && car.condition_name() == "CONNECTED_SERVICES_ACCOUNT:VIRTUAL_KEY_REQUIRED"
}

/// Whether this request may be given the car: the chosen VIN only, and none that lacks a required permission.
fn will_do(car: &Car, request: &Request) -> bool {
    let lacks = |permission: &str| {
        let endpoint = permission.trim_start_matches("read_").trim_start_matches("control_");
        catalogue::incapable(&car.make, car.power, endpoint).is_some()
    };
    let chosen = request.vin.as_ref().is_none_or(|vin| vin.eq_ignore_ascii_case(&car.vin));
    chosen && !request.scope.iter().any(|asked| asked.required && lacks(asked.name))
}

/// What `approval_prompt=auto` may repeat without asking: the same scope, for cars that still fit the request.
fn approved_before(world: &World, account: &str, fit: &[String], request: &Request) -> Option<Approval> {
    let approval = world.accounts.get(account)?.approval.as_ref()?;
    let same = !request.force_approval && approval.asked == request.asked();
    let all_fit = approval.cars.iter().all(|car| fit.contains(car));
    let enough = if request.single_select { approval.cars.len() == 1 } else { !approval.cars.is_empty() };
    (same && all_fit && enough).then(|| approval.clone())
}

/// Another e-mail than the car's opens another account, and its first car comes back: owners with two logins do that.
fn renew(world: &mut World, brand: &Brand, email: &str, identity: &Identity, vehicle: String) -> SignedIn {
    let own = world.cars.get(&vehicle).is_some_and(|car| world.email_of(car).eq_ignore_ascii_case(email.trim()));
    let account = if own { account_of(world, &vehicle) } else { world.sign_in(brand, email, identity) };
    let first = world.cars_of(&account).first().map(|car| car.id.clone());
    let car = first.filter(|_| !own).unwrap_or(vehicle);
    SignedIn { account, cars: vec![car], mends: true }
}

fn account_of(world: &World, vehicle: &str) -> String {
    world.cars.get(vehicle).map(|car| car.account.clone()).unwrap_or_default()
}
