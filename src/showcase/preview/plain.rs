//! Any other page with sample values.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;

use crate::recovery::Screen;
use crate::showcase::preview::{Setting, answer, car_frame};
use crate::showcase::samples;
use crate::showcase::states::Plain;
use crate::smartcar::make;
use crate::smartcar::vehicle::{Command, Value};
use crate::store::Vehicle;
use crate::web::handlers::command::Pending;
use crate::web::handlers::disconnect::Confirm;
use crate::web::handlers::home::{BeforeYouGo, Card, Cars, Forget, Home, Settings};
use crate::web::incompatible::requests::RequestPage;
use crate::web::names::CarNames;
use crate::web::pages::{car, commands, outcome, values};
use crate::web::render::Frame;
use crate::web::session::Visit;
use crate::web::{AppState, Error, error_page};

/// Shows it.
pub(crate) fn show(setting: &Setting<'_>, visit: &Visit, page: Plain) -> Result<HttpResponse, Error> {
    let (state, now) = (setting.state, visit.now);
    let vehicle = samples::vehicle(setting.choices, now)?;
    let frame = car_frame(setting, &vehicle, now)?;
    let bare = Frame { reference: samples::REFERENCE.to_owned(), ..state.bare_frame(now)? };
    let request = |screen, heading| RequestPage::new(screen, heading);
    let last_resort = |status| answer(setting, visit, bare.clone(), &error_page::page_for(status, None));
    match page {
        Plain::BeforeYouGo => answer(setting, visit, bare, &BeforeYouGo { permissions: outcome::permissions(state)? }),
        Plain::Home => answer(setting, visit, bare, &Home {}),
        Plain::Saved => {
            let (make, model) = setting.choices.car();
            // As the form writes them: without names it would not have been saved.
            let make = if make.is_empty() { "Kia".to_owned() } else { make::display_name(make) };
            let names = CarNames {
                make: make.clone(),
                model: if model.is_empty() { "Niro".to_owned() } else { model.to_owned() },
                year: "2024".to_owned(),
                ..CarNames::new(&state.words, Some(&make), None, None)?
            };
            let vin_last4 = samples::vin(&make).get(13..).unwrap_or_default().to_owned();
            let page = RequestPage { vin_last4, ..request("vehicle-incompatible-saved", "saved.heading") };
            answer(setting, visit, Frame { names, ..bare }, &page)
        }
        Plain::SavedExpired => {
            let page = RequestPage { variant: "expired", ..request("vehicle-incompatible-saved", "saved.heading") };
            answer(setting, visit, bare, &page)
        }
        Plain::Delete => answer(setting, visit, bare, &request("vehicle-incompatible-delete", "delete.heading")),
        Plain::Deleted => answer(setting, visit, bare, &request("vehicle-incompatible-deleted", "deleted.heading")),
        Plain::DeletedBefore => {
            answer(setting, visit, bare, &request("vehicle-incompatible-deleted", "deleted.already_heading"))
        }
        Plain::Cars => answer(setting, visit, bare, &Cars { cars: cards(state, &vehicle, &frame)? }),
        Plain::Settings => {
            let cars = cards(state, &vehicle, &frame)?;
            answer(setting, visit, bare, &Settings { cars, distance: state.reader.distance.name() })
        }
        Plain::SettingsEmpty => {
            let distance = state.reader.distance.name();
            answer(setting, visit, bare, &Settings { cars: Vec::new(), distance })
        }
        Plain::Pending => {
            answer(setting, visit, frame, &Pending { what: commands::word(state, Command::Lock, "label")? })
        }
        Plain::Forget => answer(setting, visit, bare, &Forget {}),
        Plain::Disconnect => answer(setting, visit, frame, &Confirm { variant: "" }),
        Plain::Remove => answer(setting, visit, frame, &Confirm { variant: "remove" }),
        Plain::NotFound => last_resort(StatusCode::NOT_FOUND),
        Plain::ServerProblem => last_resort(StatusCode::INTERNAL_SERVER_ERROR),
        Plain::Unavailable => last_resort(StatusCode::SERVICE_UNAVAILABLE),
        Plain::SlowDown => last_resort(StatusCode::TOO_MANY_REQUESTS),
    }
}

/// Three cars in a list: one that is fine, one that needs its owner, one that no longer shares.
fn cards(state: &AppState, vehicle: &Vehicle, frame: &Frame) -> Result<Vec<Card>, Error> {
    let broken = Vehicle { incident: Some(samples::incident(Screen::Reconnect, "", 0)), ..vehicle.clone() };
    let off = Vehicle { token_id: None, ..vehicle.clone() };
    let card = |vehicle: &Vehicle| {
        let status = car::status(state, vehicle, &frame.names, &frame.when)?;
        Ok(Card {
            id: vehicle.id.clone(),
            name: frame.names.your_car_first.clone(),
            year: frame.names.year.clone(),
            connected: vehicle.token_id.is_some(),
            status_text: status.text,
            status_icon: status.icon,
            odometer: values::odometer(state, Some(&Value::Odometer { distance: Some(12_345.6) }))?,
            updated: frame.when.clone(),
        })
    };
    [vehicle, &broken, &off].into_iter().map(card).collect()
}
