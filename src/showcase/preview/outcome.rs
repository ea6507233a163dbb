//! A failure screen with sample values.

use actix_web::HttpResponse;

use crate::recovery::{Incident, Recovery, Screen};
use crate::showcase::notes::{CameBack, documented};
use crate::showcase::preview::{Setting, answer, notes};
use crate::showcase::samples;
use crate::showcase::states::FormState;
use crate::smartcar::make;
use crate::smartcar::redirect::SharedDetails;
use crate::smartcar::vehicle::Command;
use crate::store::Vehicle;
use crate::web::Error;
use crate::web::incompatible::form::prefilled;
use crate::web::incompatible::rules;
use crate::web::outcome::Outcome;
use crate::web::pages::commands;
use crate::web::pages::outcome::{self, Answers, OutcomeData};
use crate::web::render::FieldError;
use crate::web::session::Visit;

/// Shows it. `form`: after it was sent.
pub(crate) fn show(
    setting: &Setting<'_>,
    visit: &Visit,
    (screen, variant, attempt): (Screen, &'static str, u32),
    form: Option<FormState>,
) -> Result<HttpResponse, Error> {
    let (state, now) = (setting.state, visit.now);
    let attempt = attempt.max(setting.choices.attempt());
    let repeated = Recovery::variant(screen, variant).repeated(attempt).variant.to_owned();
    let vehicle = samples::vehicle(setting.choices, now)?;
    let vehicle = samples::knows_the_car(screen, variant).then_some(vehicle);
    let (make, model) = setting.choices.car();
    let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let sample = samples::incident(screen, variant, now);
    let shared = (screen == Screen::VehicleIncompatible && form != Some(FormState::Empty)).then(|| SharedDetails {
        make: text(make),
        model: text(model),
        year: text("2024"),
        vin: Some(samples::vin(make)),
    });
    let came_back = came_back(screen, variant, make);
    let outcome = Outcome {
        attempt,
        make: text(make),
        link: sample.resolution_url.clone(),
        shared,
        ..Outcome::of(Incident { variant: repeated, ..sample.clone() })
    };
    let vehicle = vehicle.map(|vehicle| Vehicle { incident: Some(sample), ..vehicle });
    let (data, errors) = data(setting, &outcome, form, now)?;
    let (_, mut frame, page) = outcome::prepared(state, visit, &outcome, vehicle.as_ref(), errors, data)?;
    if !frame.notice.is_empty() {
        // It was left for a real page, and goes on waiting for one.
        visit.leave_notice(&std::mem::take(&mut frame.notice))?;
    }
    frame.explain(notes(setting, &outcome.incident, came_back.as_ref())?);
    answer(setting, visit, frame, &page)
}

/// What a screen shows besides its words.
fn data(
    setting: &Setting<'_>,
    outcome: &Outcome,
    form: Option<FormState>,
    now: i64,
) -> Result<(OutcomeData, Vec<FieldError>), Error> {
    let (state, mut errors) = (setting.state, Vec::new());
    let mut data = OutcomeData::default();
    let incident = &outcome.incident;
    if incident.screen == Screen::VehicleIncompatible {
        data = prefilled(outcome);
        match form {
            Some(FormState::Errors) => {
                data.form = Answers { year: "24".to_owned(), vin: "123".to_owned(), ..Answers::default() };
                data.prefilled = false;
                errors = rules::check(&state.words, &data.form, now, true)?.err().unwrap_or_default();
            }
            Some(FormState::Stale) => data.stale = true,
            Some(FormState::SaveFailed) => data.save_failed = true,
            Some(FormState::Empty) | None => {}
        }
        data.makes = make::list();
    }
    if incident.screen == Screen::CarNotReady {
        let command = samples::command_of(&incident.variant);
        if !commands::is_said_by_heading(command, incident) {
            data.not_done = commands::outcome(state, command, incident)?;
        }
    }
    if incident.screen == Screen::PermissionMissing {
        data.feature = commands::word(state, Command::Lock, "feature")?;
        let word = |part: &str| state.words.text(&format!("permission_control_security.{part}"), &[]);
        (data.permission, data.permission_reason) = (word("label")?, word("reason")?);
        data.retry_url = setting.bar.page.clone();
    }
    Ok((data, errors))
}

/// What Connect sends back for a screen, where the failure is Connect's to tell.
fn came_back(screen: Screen, variant: &'static str, make: &str) -> Option<CameBack> {
    let name = samples::failure_name(screen, variant);
    let error = name.strip_prefix("connect_").filter(|_| documented(screen, variant).is_none())?;
    let state = "0".repeat(32);
    Some(CameBack::of(&match error {
        "unknown" => format!("error=brand_new&state={state}"),
        "vehicle_incompatible" => {
            format!("error={error}&make={make}&model=Niro&year=2024&vin={}&state={state}", samples::vin(make))
        }
        _ => format!("error={error}&error_description=…&state={state}"),
    }))
}
