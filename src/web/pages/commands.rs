//! What a car's page says about commands. "Sent" is all an accepted command means; "done" is said when the car itself reports
//! it.

use serde::Serialize;

use crate::recovery::{Incident, Screen};
use crate::smartcar::vehicle::{Command, Value};
use crate::store::{CommandState, StoredCommand, StoredSignal, Vehicle};
use crate::web::pages::values::in_frame;
use crate::web::render::Frame;
use crate::web::{AppState, Error, clock};

/// The commands of a car's page.
#[derive(Debug, Default, Serialize)]
pub struct ShownCommands {
    /// What makes sense now: of a locked car, to unlock it.
    offered: Vec<Offered>,
    /// What else it can be asked for.
    others: Vec<Offered>,
    /// What was asked for in the last hour, newest first.
    asked: Vec<Asked>,
}

#[derive(Debug, Serialize)]
struct Offered {
    name: &'static str,
    label: String,
}

#[derive(Debug, Serialize)]
struct Asked {
    name: &'static str,
    text: String,
    /// Of a failure: its screen and class; empty otherwise.
    slug: &'static str,
    class: &'static str,
    /// Whether it has a page that explains it.
    more: bool,
}

/// What a car can be asked for, and what became of what it was asked for.
pub fn shown(
    state: &AppState,
    frame: &Frame,
    vehicle: &Vehicle,
    signals: &[StoredSignal],
    known: &[StoredCommand],
    now: i64,
) -> Result<ShownCommands, Error> {
    if vehicle.token_id.is_none() {
        return Ok(ShownCommands::default());
    }
    let mut shown = ShownCommands::default();
    for command in Command::ALL.into_iter().filter(|command| is_offered(state, *command, signals, known)) {
        let offered = Offered { name: command.name(), label: word(state, command, "label")? };
        if makes_sense(command, signals) { &mut shown.offered } else { &mut shown.others }.push(offered);
    }
    for stored in known.iter().filter(|stored| stored.asked_at > now - HOUR_MS) {
        shown.asked.push(asked(state, frame, stored, signals, now)?);
    }
    Ok(shown)
}

const HOUR_MS: i64 = 60 * 60 * 1000;

/// The app asks for the permission, and the car has never said that it lacks the part or cannot do it.
fn is_offered(state: &AppState, command: Command, signals: &[StoredSignal], known: &[StoredCommand]) -> bool {
    let part = signals.iter().find(|stored| stored.signal == command.shown_by());
    let part_is_missing = part.and_then(|part| part.incident.as_ref()).is_some_and(Incident::is_missing_feature);
    let refused = known.iter().any(|stored| {
        stored.command == command
            && matches!(&stored.state, CommandState::Failed(incident) if incident.is_missing_feature())
    });
    state.cars.client.settings().asks_for(command.permission()) && !part_is_missing && !refused
}

/// Whether the car is not yet as the command would make it, as far as is known; and what it needs is there.
fn makes_sense(command: Command, signals: &[StoredSignal]) -> bool {
    let part = signals.iter().find(|stored| stored.signal == command.shown_by());
    let Some(reading) = part.and_then(|part| part.reading.as_ref()) else { return true };
    let is_unplugged = matches!(reading.value, Value::Charge { plugged_in: Some(false), .. });
    let lacks_cable = command == Command::StartCharge && is_unplugged;
    !command.is_shown_in(&reading.value) && !lacks_cable
}

/// Whether the car has reported, after it was asked, what it was asked for.
pub fn is_confirmed(stored: &StoredCommand, signals: &[StoredSignal]) -> bool {
    let part = signals.iter().find(|signal| signal.signal == stored.command.shown_by());
    part.and_then(|part| part.reading.as_ref()).is_some_and(|reading| {
        stored.command.is_shown_in(&reading.value)
            && reading.recorded_at.unwrap_or(reading.fetched_at) >= stored.asked_at
    })
}

fn asked(
    state: &AppState,
    frame: &Frame,
    stored: &StoredCommand,
    signals: &[StoredSignal],
    now: i64,
) -> Result<Asked, Error> {
    let name = stored.command.name();
    let plain = |key: &str| {
        let label = word(state, stored.command, "label")?;
        let at = clock::time_of_day(&state.words, stored.asked_at);
        let text = state.words.text(key, &[("command", &label), ("at", &at)])?;
        Ok(Asked { name, text, slug: "", class: "", more: false })
    };
    match &stored.state {
        CommandState::Sent if is_confirmed(stored, signals) => plain("command.confirmed"),
        CommandState::Sending | CommandState::Sent => plain("command.sent"),
        CommandState::Failed(failure) => {
            let (key, why) = match failure.screen == Screen::CarNotReady {
                // Its heading says what was not done, which has just been said; its lead says why, in whole sentences.
                true => ("command.why_lead", format!("not_ready.{}_lead", failure.variant)),
                false => ("command.why", failure.screen.heading(&failure.variant, !frame.names.make.is_empty())),
            };
            let feature = word(state, stored.command, "feature")?;
            let wait = clock::wait(&state.words, failure.wait(now))?;
            let why = in_frame(state, frame, &why, &[("feature", &feature), ("wait", &wait)])?;
            let what = outcome(state, stored.command, failure)?;
            let text = state.words.text(key, &[("what", &what), ("why", &why)])?;
            let more = failure.screen != Screen::FeatureUnavailable;
            Ok(Asked { name, text, slug: failure.screen.slug(), class: failure.class().name(), more })
        }
    }
}

/// What has not happened, or may have: said before anything else.
pub fn outcome(state: &AppState, command: Command, failure: &Incident) -> Result<String, Error> {
    word(state, command, if failure.uncertain { "uncertain" } else { "not_done" })
}

/// Whether the heading of the screen says by itself that the command was not done, or that nothing needed to be.
pub fn is_said_by_heading(command: Command, failure: &Incident) -> bool {
    let variant = failure.variant.as_str();
    failure.screen == Screen::CarNotReady
        && match command {
            Command::Lock => matches!(variant, "door" | "trunk" | "hood"),
            Command::StartCharge => matches!(variant, "charging" | "full" | "unplugged" | "fault"),
            Command::StopCharge => variant == "not_charging",
            Command::Unlock => false,
        }
}

/// A word of the catalogue about a command.
pub fn word(state: &AppState, command: Command, word: &str) -> Result<String, Error> {
    let group = match command {
        Command::Lock => "command_lock",
        Command::Unlock => "command_unlock",
        Command::StartCharge => "command_start_charge",
        Command::StopCharge => "command_stop_charge",
    };
    Ok(state.words.text(&format!("{group}.{word}"), &[])?)
}
