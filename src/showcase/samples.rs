//! Sample values: a car, what it says, and what goes wrong with it. Made up, and the same at every view but for the time.

use crate::recovery::{Incident, Recovery, Screen};
use crate::showcase::choices::Choices;
use crate::showcase::notes::documented;
use crate::smartcar::SmartcarId;
use crate::smartcar::vehicle::{ChargeState, Command, Signal, Value};
use crate::store::{CommandState, StoredCommand, StoredReading, StoredSignal, Vehicle};
use crate::web::Error;

/// A reference of the right form that no failure has.
pub const REFERENCE: &str = "K7QF-2M9D";
/// Milliseconds of a minute.
pub const MINUTE_MS: i64 = 60 * 1000;

/// The made-up VIN of a make, as those of published test cars are: `0SC`, then the make. A page shows its last four signs.
pub fn vin(make: &str) -> String {
    let letters: String = make.chars().filter(char::is_ascii_alphabetic).take(4).collect();
    format!("0SC{:0<4}012FE3B132", letters.to_ascii_uppercase())
}

/// Whether a screen speaks of a car that is connected.
pub fn knows_the_car(screen: Screen, variant: &str) -> bool {
    match screen {
        Screen::AccessDenied | Screen::InvalidSubscription | Screen::NoVehicles | Screen::ConnectServerError => {
            variant == "connected"
        }
        Screen::PlanLimit | Screen::OurFault => variant.is_empty(),
        Screen::VehicleIncompatible | Screen::ConfigurationError | Screen::LinkExpired | Screen::Unknown => false,
        Screen::Reconnect
        | Screen::ReconnectFailed
        | Screen::CarUnreachable
        | Screen::CarNotReady
        | Screen::AccountAction
        | Screen::CarMissing
        | Screen::PermissionMissing
        | Screen::FeatureUnavailable
        | Screen::TooSoon
        | Screen::MakerDown
        | Screen::AlreadyConnected => true,
    }
}

/// A connected car, read five minutes ago.
pub fn vehicle(choices: Choices, now: i64) -> Result<Vehicle, Error> {
    let (make, model) = choices.car();
    Ok(Vehicle {
        id: "sample".to_owned(),
        smartcar_id: SmartcarId::parse("sample").ok_or(Error::NotFound)?,
        token_id: Some("sample".to_owned()),
        make: make.to_owned(),
        model: model.to_owned(),
        year: (!make.is_empty()).then_some(2024),
        checked_at: Some(now - 5 * MINUTE_MS),
        incident: None,
        asked_at: Some(now - 5 * MINUTE_MS),
        pressed_at: None,
        retry_at: None,
        retries: 0,
        revision: 0,
        moved_at: None,
    })
}

/// What a car said `age` minutes ago.
pub fn signals(now: i64, age: i64) -> Vec<StoredSignal> {
    let at = now - age * MINUTE_MS;
    let stored = |signal: Signal| {
        let value = match signal {
            Signal::Odometer => Value::Odometer { distance: Some(12_345.6) },
            Signal::Battery => Value::Battery { level: Some(0.64), range: Some(254.0) },
            Signal::Fuel => Value::Fuel { level: Some(0.4), amount: Some(18.0), range: Some(310.0) },
            Signal::Location => Value::Location { latitude: Some(52.2053), longitude: Some(0.1218) },
            Signal::Charge => Value::Charge { plugged_in: Some(true), state: Some(ChargeState::NotCharging) },
            Signal::Security => Value::Security { locked: Some(true) },
        };
        let since = at - 95 * MINUTE_MS;
        let reading = StoredReading { value, recorded_at: Some(at), fetched_at: now - 5 * MINUTE_MS, since };
        StoredSignal { signal, reading: Some(reading), incident: None }
    };
    // An electric car has no tank, and says so once.
    Signal::ALL.into_iter().filter(|signal| *signal != Signal::Fuel).map(stored).collect()
}

/// The same, with a failure in place of one value.
pub fn with_line(mut signals: Vec<StoredSignal>, signal: Signal, incident: Incident) -> Vec<StoredSignal> {
    signals.retain(|stored| stored.signal != signal);
    signals.push(StoredSignal { signal, reading: None, incident: Some(incident) });
    signals
}

/// The same, of a car whose battery has run down.
pub fn nearly_empty(mut signals: Vec<StoredSignal>) -> Vec<StoredSignal> {
    for reading in signals.iter_mut().filter_map(|stored| stored.reading.as_mut()) {
        if let Value::Battery { level, range } = &mut reading.value {
            (*level, *range) = (Some(0.02), Some(8.0));
        }
    }
    signals
}

/// What a call about the car ran into.
pub fn incident(screen: Screen, variant: &'static str, now: i64) -> Incident {
    let error = documented(screen, variant);
    let what = error.map_or_else(|| failure_name(screen, variant).to_owned(), |error| error.name());
    Incident {
        status: error.map(|error| error.status),
        request_id: error.map(|_| "26c14915-0c26-43c5-8e42-9edfc2a66a0f".to_owned()),
        resolution_url: (variant == "virtual_key").then(|| "https://www.tesla.com/_ak/example.com".to_owned()),
        retry_at: (screen == Screen::TooSoon).then_some(now + 2 * MINUTE_MS),
        resolution: error.and_then(|error| error.resolution).map(str::to_owned),
        ..Incident::new(Recovery::variant(screen, variant), what, REFERENCE.to_owned(), now)
    }
}

/// Our own name of a failure that no answer of the vehicle API stands for.
pub fn failure_name(screen: Screen, variant: &str) -> &'static str {
    match screen {
        Screen::AccessDenied => "connect_access_denied",
        Screen::VehicleIncompatible => "connect_vehicle_incompatible",
        Screen::InvalidSubscription => "connect_invalid_subscription",
        Screen::NoVehicles => "connect_no_vehicles",
        Screen::ConfigurationError => "connect_configuration_error",
        Screen::ConnectServerError => "connect_server_error",
        Screen::LinkExpired => "link_unknown",
        Screen::Unknown => "connect_unknown",
        Screen::ReconnectFailed if variant == "wrong_car" => "reconnect_other_car",
        Screen::ReconnectFailed => "reconnect_still_failing",
        Screen::AlreadyConnected if variant == "other" => "in_use_elsewhere",
        Screen::AlreadyConnected => "already_connected",
        Screen::TooSoon => "checked_a_moment_ago",
        Screen::Reconnect
        | Screen::CarUnreachable
        | Screen::CarNotReady
        | Screen::AccountAction
        | Screen::CarMissing
        | Screen::PermissionMissing
        | Screen::FeatureUnavailable
        | Screen::PlanLimit
        | Screen::MakerDown
        | Screen::OurFault => "internal",
    }
}

/// What was asked of the car in the last hour: one confirmed, one on its way, one not done.
pub fn commands(now: i64) -> Vec<StoredCommand> {
    let failed = incident(Screen::CarNotReady, "unplugged", now);
    let asked = |command, state, minutes| StoredCommand { command, state, asked_at: now - minutes * MINUTE_MS };
    vec![
        asked(Command::Unlock, CommandState::Sent, 1),
        asked(Command::StartCharge, CommandState::Failed(failed), 4),
        asked(Command::Lock, CommandState::Sent, 10),
    ]
}

/// The command after which an owner meets a screen about a car that is not ready.
pub fn command_of(variant: &str) -> Command {
    match variant {
        "unplugged" | "charging" | "full" | "fault" => Command::StartCharge,
        "not_charging" => Command::StopCharge,
        "motion" | "remote" => Command::Unlock,
        _ => Command::Lock,
    }
}
