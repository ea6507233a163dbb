//! A car's page with sample values.

use actix_web::HttpResponse;

use crate::recovery::Screen;
use crate::showcase::preview::{Setting, answer, car_frame, notes};
use crate::showcase::samples;
use crate::showcase::states::CarState;
use crate::smartcar::vehicle::Signal;
use crate::web::Error;
use crate::web::pages::car::{self, Car};
use crate::web::pages::outcome::details;
use crate::web::session::Visit;

/// Shows it.
pub(crate) fn show(setting: &Setting<'_>, visit: &Visit, car: CarState) -> Result<HttpResponse, Error> {
    let (state, now) = (setting.state, visit.now);
    let mut vehicle = samples::vehicle(setting.choices, now)?;
    let mut signals = samples::signals(now, 6);
    let (mut commands, mut asking, mut postponed) = (Vec::new(), false, false);
    let (mut incident, mut notice) = (None, None);
    match car {
        CarState::UpToDate => {}
        CarState::Older => incident = Some(samples::incident(Screen::CarNotReady, "door", now)),
        CarState::TwoTimes => signals = samples::signals(now, 5 * 60),
        CarState::Lines => {
            for (signal, screen, variant) in [
                (Signal::Location, Screen::PermissionMissing, ""),
                (Signal::Security, Screen::CarUnreachable, "asleep"),
                (Signal::Charge, Screen::TooSoon, "other"),
                (Signal::Fuel, Screen::FeatureUnavailable, ""),
            ] {
                signals = samples::with_line(signals, signal, samples::incident(screen, variant, now));
            }
        }
        CarState::Line(screen, variant) => {
            // A missing feature is told once for all; one that has only moved stands in its place.
            let signal = if variant.is_empty() { Signal::Fuel } else { Signal::Charge };
            signals = samples::with_line(signals, signal, samples::incident(screen, variant, now));
        }
        CarState::Asking => asking = true,
        CarState::Commands => commands = samples::commands(now),
        CarState::Postponed => {
            (incident, postponed) = (Some(samples::incident(Screen::Reconnect, "", now)), true);
        }
        CarState::NeverRead => {
            (signals, vehicle.checked_at) = (Vec::new(), None);
            incident = Some(samples::incident(Screen::CarUnreachable, "asleep", now));
        }
        CarState::Disconnected => vehicle.token_id = None,
        CarState::Connected => notice = Some(("connected.heading", "connected.lead")),
        CarState::Reconnected => notice = Some(("reconnected.heading", "reconnected.lead")),
        CarState::ReconnectedPending => {
            (notice, asking) = (Some(("reconnected.heading", "reconnected.pending")), true);
            signals = samples::signals(now, 26 * 60);
            vehicle.checked_at = vehicle.checked_at.map(|at| at - 26 * 60 * samples::MINUTE_MS);
        }
        CarState::Banner(screen, "low_battery") => {
            signals = samples::nearly_empty(signals);
            incident = Some(samples::incident(screen, "low_battery", now));
        }
        CarState::Banner(screen, variant) => incident = Some(samples::incident(screen, variant, now)),
    }
    vehicle.incident = incident;
    let mut frame = car_frame(setting, &vehicle, now)?;
    if let Some((heading, lead)) = notice {
        let said = |key| frame.names.say(&state.words, key, &[]);
        let (heading, lead) = (said(heading)?, said(lead)?);
        frame.notice = state.words.text("page.notice", &[("heading", &heading), ("lead", &lead)])?;
    }
    if let Some(explained) = car::explained(vehicle.incident.as_ref(), &signals) {
        frame.details = Some(details(state, explained)?);
        frame.explain(notes(setting, explained, None)?);
    }
    let known = Car { vehicle: &vehicle, signals: &signals, commands: &commands, asking, postponed };
    let page = car::page(state, &frame, &known, now)?;
    answer(setting, visit, frame, &page)
}
