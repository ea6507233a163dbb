//! `POST` and `GET /vehicles/{id}/commands/{command}`: asks a car to do something, and says what became of it.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Serialize;

use crate::cars::command;
use crate::recovery::{Incident, Screen};
use crate::smartcar::vehicle::Command;
use crate::store::{CommandState, StoredCommand, Vehicle};
use crate::web::form::Form;
use crate::web::language::localized::Localized;
use crate::web::outcome::Outcome;
use crate::web::pages::commands;
use crate::web::pages::outcome::{self, OutcomeData};
use crate::web::render::Page;
use crate::web::session::Visit;
use crate::web::state::see_other;
use crate::web::{AppState, Error};

/// Sends the command once, and leads to the page about it.
pub async fn send(
    state: Localized,
    visit: Visit,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse, Error> {
    form.verified()?;
    let (vehicle, command) = named(&state, &visit, &path).await?;
    command::send(&state.cars, &vehicle, command).await?;
    let stored = find(&state, &vehicle, command).await?;
    let Some(failure) = stored.as_ref().and_then(failure_of).filter(has_no_page) else {
        return Ok(see_other(&address(&vehicle, command)));
    };
    let names = state.names(&vehicle)?;
    let key = if failure.is_missing_feature() { "feature.group" } else { "feature.reconnect_to_get" };
    let feature = commands::word(&state, command, "feature")?;
    visit.leave_notice(&names.say(&state.words, key, &[("feature_list", &feature)])?)?;
    Ok(see_other(&format!("/vehicles/{}", vehicle.id)))
}

/// What became of the command: on its way, or why it was not done.
pub async fn show(state: Localized, visit: Visit, path: web::Path<(String, String)>) -> Result<HttpResponse, Error> {
    let (vehicle, command) = named(&state, &visit, &path).await?;
    let home = format!("/vehicles/{}", vehicle.id);
    let Some(stored) = find(&state, &vehicle, command).await? else { return Ok(see_other(&home)) };
    let Some(failure) = failure_of(&stored) else {
        let page = Pending { what: commands::word(&state, command, "label")? };
        return state.page(StatusCode::OK, &state.frame_for(&visit, &vehicle)?, &page);
    };
    if has_no_page(&failure) {
        return Ok(see_other(&home));
    }
    let mut data = OutcomeData { retry_url: address(&vehicle, command), ..OutcomeData::default() };
    if !commands::is_said_by_heading(command, &failure) {
        data.not_done = commands::outcome(&state, command, &failure)?;
    }
    if failure.screen == Screen::PermissionMissing {
        data.feature = commands::word(&state, command, "feature")?;
        let word = |part: &str| state.words.text(&format!("permission_{}.{part}", command.permission()), &[]);
        (data.permission, data.permission_reason) = (word("label")?, word("reason")?);
    }
    let outcome = Outcome::of_car(failure, &vehicle.id, 1);
    let page = outcome::show(&state, &visit, &outcome, Some(&vehicle), Vec::new(), data)?;
    Ok(outcome.shown(Some(&vehicle)).beside(page))
}

/// The car and the command an address names, if the app offers it at all.
async fn named(state: &AppState, visit: &Visit, path: &(String, String)) -> Result<(Vehicle, Command), Error> {
    let command = Command::from_name(&path.1).ok_or(Error::NotFound)?;
    if !state.cars.client.settings().asks_for(command.permission()) {
        return Err(Error::NotFound);
    }
    Ok((state.vehicle_of(visit, &path.0).await?, command))
}

async fn find(state: &AppState, vehicle: &Vehicle, command: Command) -> Result<Option<StoredCommand>, Error> {
    let known = state.cars.store.commands(&vehicle.id).await?;
    Ok(known.into_iter().find(|stored| stored.command == command))
}

fn failure_of(stored: &StoredCommand) -> Option<Incident> {
    match &stored.state {
        CommandState::Failed(incident) => Some(incident.clone()),
        CommandState::Sending | CommandState::Sent => None,
    }
}

fn has_no_page(failure: &Incident) -> bool {
    !failure.screen.has_page()
}

fn address(vehicle: &Vehicle, command: Command) -> String {
    format!("/vehicles/{}/commands/{}", vehicle.id, command.name())
}

/// The request is on its way; the car has not confirmed anything.
#[derive(Debug, Serialize)]
pub(crate) struct Pending {
    pub(crate) what: String,
}

impl Page for Pending {
    fn screen(&self) -> &str {
        "pending"
    }
    fn heading(&self) -> String {
        "pending.heading".into()
    }
}
