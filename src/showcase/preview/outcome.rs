//! A failure screen with sample values.

use actix_web::HttpResponse;

use crate::recovery::{Recovery, Screen};
use crate::showcase::notes::{CameBack, documented};
use crate::showcase::preview::{Setting, answer, notes, with_trouble};
use crate::showcase::samples;
use crate::showcase::states::FormState;
use crate::smartcar::make;
use crate::smartcar::redirect::SharedDetails;
use crate::smartcar::vehicle::Command;
use crate::web::Error;
use crate::web::incompatible::{form, rules};
use crate::web::outcome::Outcome;
use crate::web::pages::commands;
use crate::web::pages::outcome::{self, Answers, OutcomeData};
use crate::web::render::FieldError;
use crate::web::session::Visit;
use crate::web::trouble::Trouble;

/// Shows it. `form`: after it was sent.
pub(crate) fn show(
    setting: &Setting<'_>,
    visit: &Visit,
    (screen, variant, attempt): (Screen, &'static str, u32),
    form: Option<FormState>,
) -> Result<HttpResponse, Error> {
    let (state, now) = (setting.state, visit.now);
    let attempt = attempt.max(setting.choices.attempt());
    let recovery = Recovery { screen, variant }.repeated(attempt);
    let vehicle = samples::vehicle(setting.choices, now)?;
    let vehicle = samples::knows_the_car(screen, variant).then_some(vehicle);
    let (make, model) = setting.choices.car();
    let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let sample = samples::trouble(screen, variant, now);
    let shared = (screen == Screen::VehicleIncompatible && form != Some(FormState::Empty)).then(|| SharedDetails {
        make: text(make),
        model: text(model),
        year: text("2024"),
        vin: text(samples::VIN),
    });
    let outcome = Outcome {
        variant: recovery.variant.to_owned(),
        attempt,
        reference: samples::REFERENCE.to_owned(),
        status: sample.status,
        request_id: sample.request_id.clone(),
        make: text(make),
        retry_at: (screen == Screen::TooSoon).then_some(now + 2 * 60 * 1000),
        link: sample.resolution_url.clone(),
        came_back: came_back(screen, variant),
        shared,
        ..Outcome::uncounted(visit, screen, sample.what.clone())?
    };
    let vehicle = vehicle.map(|vehicle| with_trouble(vehicle, &sample)).transpose()?;
    let (data, errors) = data(setting, &outcome, form, now)?;
    let (_, mut frame, page) = outcome::prepared(state, visit, &outcome, vehicle.as_ref(), errors, data)?;
    if !frame.notice.is_empty() {
        // It was left for a real page, and goes on waiting for one.
        visit.leave_notice(&std::mem::take(&mut frame.notice))?;
    }
    let sample = Trouble { variant: recovery.variant.to_owned(), ..sample };
    frame.notes = notes(setting, &sample, outcome.came_back.as_ref())?;
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
    match outcome.screen {
        Screen::VehicleIncompatible => {
            data = form::prefilled(outcome);
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
        Screen::CarNotReady => {
            let command = samples::command_of(&outcome.variant);
            let sample = samples::trouble(outcome.screen, &outcome.variant, now);
            if !commands::is_said_by_heading(command, &sample) {
                data.not_done = commands::outcome(state, command, &sample)?;
            }
        }
        Screen::PermissionMissing => {
            data.feature = commands::word(state, Command::Lock, "feature")?;
            let word = |part: &str| state.words.text(&format!("permission_control_security.{part}"), &[]);
            (data.permission, data.permission_reason) = (word("label")?, word("reason")?);
            data.retry_url = setting.bar.page.clone();
        }
        Screen::AccessDenied
        | Screen::InvalidSubscription
        | Screen::NoVehicles
        | Screen::ConfigurationError
        | Screen::ConnectServerError
        | Screen::LinkExpired
        | Screen::Unknown
        | Screen::Reconnect
        | Screen::ReconnectFailed
        | Screen::CarUnreachable
        | Screen::AccountAction
        | Screen::CarMissing
        | Screen::FeatureUnavailable
        | Screen::PlanLimit
        | Screen::TooSoon
        | Screen::MakerDown
        | Screen::OurFault
        | Screen::AlreadyConnected => {}
    }
    Ok((data, errors))
}

/// What Connect sends back for a screen, where the failure is Connect's to tell.
fn came_back(screen: Screen, variant: &str) -> Option<CameBack> {
    let name = samples::failure_name(screen, variant);
    let error = name.strip_prefix("connect_").filter(|_| documented(screen, variant).is_none())?;
    let state = "0".repeat(32);
    Some(CameBack::of(&match error {
        "unknown" => format!("error=brand_new&state={state}"),
        "vehicle_incompatible" => {
            format!("error={error}&make=Kia&model=Niro&year=2024&vin={}&state={state}", samples::VIN)
        }
        _ => format!("error={error}&error_description=…&state={state}"),
    }))
}
