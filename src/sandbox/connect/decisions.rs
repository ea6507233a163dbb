//! What the owner decides on each page of Connect, and where it leads.
//!
//! Answers with a redirect, to the next page or to the application, so that a reload repeats nothing. Only a mistake in
//! a form shows the same page again.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;

use super::super::catalogue::{self, Brand};
use super::super::identities::{self, Ending, Identity};
use super::super::params::Params;
use super::super::random;
use super::super::state::Sandbox;
use super::super::world::{Approval, World};
use super::request::{Access, Wants};
use super::{Details, Stop, Visit, leave, lost, see, steps};

pub(super) fn submit(sandbox: &Sandbox, id: &str, visit: &mut Visit, step: &str, form: &Params) -> HttpResponse {
    match step {
        "brands" => choose_brand(id, visit, form),
        "sign-in" => match visit.brand {
            Some(brand) => sign_in(sandbox, id, visit, brand, form),
            None => see(id, "brands"),
        },
        "permissions" => consent(sandbox, id, visit, form),
        "incompatible" => tell_incompatible(id, visit, form),
        _ => lost(sandbox),
    }
}

fn choose_brand(id: &str, visit: &mut Visit, form: &Params) -> HttpResponse {
    if form.first("not_listed").is_some() {
        visit.incompatible = Some(Details::default());
        return see(id, "incompatible");
    }
    // A re-authentication keeps to the brand of its car.
    if matches!(visit.request.wants, Wants::Access(_)) {
        visit.brand = form.first("make").and_then(catalogue::find);
    }
    see(id, if visit.brand.is_some() { "sign-in" } else { "brands" })
}

fn sign_in(sandbox: &Sandbox, id: &str, visit: &mut Visit, brand: &'static Brand, form: &Params) -> HttpResponse {
    // A press on one of the ready-made identities beats what was typed.
    let email = form.first("identity").or(form.first("username")).unwrap_or_default();
    let again = |problem: &str| steps::sign_in(sandbox, visit, StatusCode::UNPROCESSABLE_ENTITY, problem, email);
    if email.trim().is_empty() || email.len() > 254 {
        return again("Enter an e-mail address of at most 254 characters.");
    }
    let Ok(identity) = identities::recognise(email) else {
        return again("This looks like a test identity, but there is none of this name. These exist:");
    };
    match identity {
        Identity::Owner(found) => match visit.request.wants.clone() {
            Wants::Access(access) => match access.vin.as_deref().map(identities::recognise_vin) {
                None => enter(sandbox, id, visit, brand, email, &found, &access),
                Some(Ok(Identity::Owner(found))) => enter(sandbox, id, visit, brand, email, &found, &access),
                Some(Ok(Identity::Ends(ending))) => end(id, visit, brand, ending),
                // The request was checked: no VIN means this.
                Some(Ok(Identity::StillFailing) | Err(identities::Unknown)) => see(id, "sign-in"),
            },
            Wants::Reauthentication { vehicle_id } => {
                visit.outcome = Some(sandbox.change(|world| renew(world, brand, email, &found, &vehicle_id)));
                see(id, "permissions")
            }
        },
        Identity::StillFailing => match &visit.request.wants {
            Wants::Access(_) => {
                again("still-failing@sandbox.test is for re-authentication. For a first connection these exist:")
            }
            Wants::Reauthentication { vehicle_id } => {
                visit.outcome = Some((vehicle_id.clone(), false));
                see(id, "permissions")
            }
        },
        Identity::Ends(ending) => end(id, visit, brand, ending),
    }
}

/// Identities that open no account.
fn end(id: &str, visit: &mut Visit, brand: &Brand, ending: Ending) -> HttpResponse {
    match ending {
        Ending::Incompatible { vin } => {
            let model = brand.model(0);
            visit.incompatible = Some(Details {
                vin: vin.unwrap_or_else(|| random::vin(brand.wmi, "incompatible")),
                make: brand.make.to_owned(),
                model: model.map_or_else(String::new, |model| model.name.to_owned()),
                year: model.map_or_else(String::new, |model| model.year.to_string()),
            });
            see(id, "incompatible")
        }
        Ending::InactiveSubscription => stop(id, visit, Stop::InactiveSubscription),
        Ending::NoVehicles => stop(id, visit, Stop::NoVehicles),
        Ending::ConfigurationError => stop(id, visit, Stop::ConfigurationError),
        Ending::ServerError => {
            leave(&visit.request.back.error("server_error", "Unexpected server error. Please try again.", &[]))
        }
    }
}

fn stop(id: &str, visit: &mut Visit, stop: Stop) -> HttpResponse {
    visit.stop = Some(stop);
    see(id, "stopped")
}

/// An account is open: on to the permissions, straight back if they were given before, or out if no car of it will do.
fn enter(
    sandbox: &Sandbox,
    id: &str,
    visit: &mut Visit,
    brand: &Brand,
    email: &str,
    found: &identities::Account,
    access: &Access,
) -> HttpResponse {
    let account = sandbox.change(|world| world.sign_in(brand, email, found));
    visit.account = Some(account.clone());
    let (unfit, approved) = sandbox.read(|world| {
        let fit = steps::eligible(world, &account, access);
        let unfit = if fit.is_empty() { world.cars_of(&account).first().map(|car| (*car).clone()) } else { None };
        (unfit, approved_before(world, &account, access))
    });
    if let Some(car) = unfit {
        visit.incompatible =
            Some(Details { vin: car.vin, make: car.make, model: car.model, year: car.year.to_string() });
        return see(id, "incompatible");
    }
    match approved {
        Some((cars, permissions)) => approve(sandbox, visit, &account, access, cars, permissions),
        None => see(id, "permissions"),
    }
}

/// What `approval_prompt=auto` may repeat without asking: the same scope, for cars that still fit the request.
fn approved_before(world: &World, account: &str, access: &Access) -> Option<(Vec<String>, Vec<String>)> {
    let approval = world.accounts.get(account)?.approval.as_ref()?;
    let fit = steps::eligible(world, account, access);
    let all_fit = approval.cars.iter().all(|id| fit.iter().any(|car| car.id == *id));
    let same = !access.force_approval && approval.asked == asked(access) && all_fit;
    let enough = if access.single_select { approval.cars.len() == 1 } else { !approval.cars.is_empty() };
    (same && enough).then(|| (approval.cars.clone(), approval.granted.clone()))
}

fn asked(access: &Access) -> Vec<String> {
    let mut names: Vec<String> = access
        .scope
        .iter()
        .map(|asked| format!("{}{}", if asked.required { "required:" } else { "" }, asked.name))
        .collect();
    names.sort();
    names
}

/// Another e-mail than the car's opens another account, and its first car comes back: owners with two logins do that.
fn renew(
    world: &mut World,
    brand: &Brand,
    email: &str,
    found: &identities::Account,
    vehicle_id: &str,
) -> (String, bool) {
    let own = world.cars.get(vehicle_id).is_some_and(|car| world.email_of(car).eq_ignore_ascii_case(email.trim()));
    if own {
        return (vehicle_id.to_owned(), true);
    }
    let account = world.sign_in(brand, email, found);
    let first = world.cars_of(&account).first().map_or_else(|| vehicle_id.to_owned(), |car| car.id.clone());
    (first, true)
}

fn consent(sandbox: &Sandbox, id: &str, visit: &mut Visit, form: &Params) -> HttpResponse {
    if visit.account.is_none() && visit.outcome.is_none() {
        return see(id, "sign-in");
    }
    match form.first("decision") {
        Some("approve") => {}
        Some("deny") => {
            return leave(&visit.request.back.error("access_denied", "User denied access to application.", &[]));
        }
        Some(_) | None => {
            return steps::permissions(sandbox, visit, StatusCode::UNPROCESSABLE_ENTITY, "Choose to allow or to deny.");
        }
    }
    match (visit.request.wants.clone(), visit.account.clone(), visit.outcome.clone()) {
        (Wants::Access(access), Some(account), _) => {
            let cars: Vec<String> = sandbox.read(|world| {
                let fit = steps::eligible(world, &account, &access).into_iter();
                fit.filter(|car| form.all("car").any(|id| id == car.id)).map(|car| car.id.clone()).collect()
            });
            if cars.is_empty() || (access.single_select && cars.len() > 1) {
                let problem = if access.single_select { "Choose one car." } else { "Choose at least one car." };
                return steps::permissions(sandbox, visit, StatusCode::UNPROCESSABLE_ENTITY, problem);
            }
            let granted = access
                .scope
                .iter()
                .filter(|asked| asked.required || form.all("permission").any(|name| name == asked.name));
            let permissions = granted.map(|asked| asked.name.to_owned()).collect();
            approve(sandbox, visit, &account, &access, cars, permissions)
        }
        (Wants::Reauthentication { .. }, _, Some((car, mends))) => {
            sandbox.change(|world| {
                let account = world.cars.get(&car).map(|car| car.account.clone()).unwrap_or_default();
                if mends {
                    world.mend_login(&account);
                }
                keep_external_id(world, &account, visit.request.external_id.as_deref());
            });
            leave(&visit.request.back.with(&echoed(visit, &[("vehicle_id", &car)])))
        }
        (Wants::Access(_), None, _) | (Wants::Reauthentication { .. }, _, None) => see(id, "sign-in"),
    }
}

fn approve(
    sandbox: &Sandbox,
    visit: &Visit,
    account: &str,
    access: &Access,
    cars: Vec<String>,
    permissions: Vec<String>,
) -> HttpResponse {
    let redirect_uri = visit.request.back.registered.as_str();
    let issued = sandbox.change(|world| {
        world.mend_login(account);
        keep_external_id(world, account, visit.request.external_id.as_deref());
        let grant = world.grant(account, &cars, &permissions);
        world.remember_approval(account, Approval { asked: asked(access), granted: permissions, cars });
        let user_id = world.accounts.get(account).map(|account| account.user_id.clone()).unwrap_or_default();
        world.issue_code(&grant, redirect_uri).map(|code| (code, user_id))
    });
    match issued {
        Some((code, user_id)) => {
            leave(&visit.request.back.with(&echoed(visit, &[("code", &code), ("user_id", &user_id)])))
        }
        None => leave(&visit.request.back.error("server_error", "Unexpected server error. Please try again.", &[])),
    }
}

/// Adds the `external_id` of this visit, which the literal `null` clears instead.
fn echoed<'a>(visit: &'a Visit, pairs: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let external_id = visit.request.external_id.as_deref().filter(|id| *id != "null");
    pairs.iter().copied().chain(external_id.map(|id| ("external_id", id))).collect()
}

fn keep_external_id(world: &mut World, account: &str, external_id: Option<&str>) {
    if let (Some(account), Some(id)) = (world.accounts.get_mut(account), external_id) {
        account.external_id = (id != "null").then(|| id.to_owned());
    }
}

fn tell_incompatible(id: &str, visit: &Visit, form: &Params) -> HttpResponse {
    let Some(car) = &visit.incompatible else { return see(id, "sign-in") };
    let typed: String = form.first("typed_make").unwrap_or_default().trim().chars().take(60).collect();
    let make = if car.make.is_empty() { &typed } else { &car.make };
    let all = [("vin", &car.vin), ("make", make), ("model", &car.model), ("year", &car.year)];
    let shares = form.first("share").is_some();
    let wanted = |name: &str| form.all("detail").any(|detail| detail == name);
    let shared: Vec<(&str, &str)> = all
        .iter()
        .filter(|(name, value)| shares && !value.is_empty() && (wanted(name) || car.make.is_empty()))
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    leave(&visit.request.back.error("vehicle_incompatible", "The user’s vehicle is not compatible.", &shared))
}
