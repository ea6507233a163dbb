//! `/_control/connect`: a car connected without anybody walking through Connect, for scripts that begin after it.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Bytes, Data};
use serde::Deserialize;
use serde_json::{Value, json};

use super::super::connect::is_permission;
use super::super::grants::Grant;
use super::super::guard::is_loopback;
use super::super::state::{Sandbox, lock};
use super::super::values::ENDPOINTS;
use super::super::{catalogue, commands, identities};
use super::{done, refuse, unknown, with};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    make: String,
    email: String,
    /// Permissions separated by spaces; all that the sandbox reads or obeys, if left out.
    scope: Option<String>,
    /// One of the registered ones; the first, if left out.
    redirect_uri: Option<String>,
}

/// POST /_control/connect
pub(in super::super) async fn act(body: Bytes, sandbox: Data<Sandbox>) -> HttpResponse {
    with(&body, |wanted: Wanted| connect(&sandbox, &wanted))
}

/// Where Connect's first page is, if not at the sandbox's own address.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Elsewhere {
    origin: Option<String>,
}

/// Another name or port of this machine that leads here, as a service behind several hosts has them.
pub(super) fn begin_at(sandbox: &Sandbox, Elsewhere { origin }: Elsewhere) -> HttpResponse {
    let fits = |origin: &String| origin.strip_prefix("http://").is_some_and(is_loopback) && !origin.ends_with('/');
    if origin.as_ref().is_some_and(|origin| !fits(origin)) {
        return unknown("origin", &json!("http:// with a name or address of this machine and a port"));
    }
    *lock(&sandbox.connect_origin) = origin;
    done()
}

fn connect(sandbox: &Sandbox, wanted: &Wanted) -> HttpResponse {
    let Some(brand) = catalogue::find(&wanted.make) else {
        let known: Vec<&str> = catalogue::BRANDS.iter().map(|brand| brand.make).collect();
        return unknown("make", &json!(known));
    };
    let identity = identities::recognise(&wanted.email).filter(|_| (1..=254).contains(&wanted.email.len()));
    let Some(identity) = identity else { return unknown("e-mail", &json!("see /sandbox/identities")) };
    if identity.ending.is_some() {
        let problem = "Connect does not end with a connected car for this e-mail; walk through it";
        return refuse(StatusCode::UNPROCESSABLE_ENTITY, problem, &Value::Null);
    }
    let permissions: Vec<String> = wanted.scope.as_ref().map_or_else(everything, |scope| words(scope));
    if let Some(problem) = permissions.iter().find(|name| !is_permission(name)) {
        return unknown("permission", &json!(problem));
    }
    let registered = &sandbox.settings.redirect_uris;
    let uri = registered.iter().find(|known| wanted.redirect_uri.as_ref().is_none_or(|wanted| wanted == *known));
    let Some(uri) = uri else { return unknown("redirect_uri", &json!(registered)) };
    HttpResponse::Ok().json(sandbox.change(|world| {
        let account = world.sign_in(brand, &wanted.email, &identity);
        let cars: Vec<String> = world.cars_of(&account).into_iter().map(|car| car.id.clone()).collect();
        let user_id = world.accounts.get(&account).map(|account| account.user_id.clone()).unwrap_or_default();
        let grant = Grant { account, user_id: user_id.clone(), cars: cars.clone(), permissions };
        world.connect(&grant, "test", None);
        let code = world.grant(grant, wanted.redirect_uri.as_deref().unwrap_or_default());
        json!({"code": code, "redirect_uri": uri, "user_id": user_id, "vehicle_ids": cars})
    }))
}

fn words(scope: &str) -> Vec<String> {
    scope.split_whitespace().map(|name| name.trim_start_matches("required:").to_owned()).collect()
}

fn everything() -> Vec<String> {
    let read = ENDPOINTS.iter().map(|endpoint| endpoint.permission);
    let names = read.chain(commands::COMMANDS.iter().map(|command| command.permission));
    let mut names: Vec<String> = names.filter(|name| !name.is_empty()).map(str::to_owned).collect();
    names.sort();
    names.dedup();
    names
}
