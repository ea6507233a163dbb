//! The permissions of `SMARTCAR_SCOPE` against what the pages use: what is asked for and never read, what is used and
//! never asked for, and what no words explain to an owner.

use crate::recovery::Screen;
use crate::setup::{Report, State, Told};
use crate::smartcar::Settings;
use crate::smartcar::vehicle::{Command, Signal};
use crate::web::AppState;
use crate::web::words::Error;

/// Compares both lists.
pub fn examine(state: &AppState, report: &mut Report<'_>) -> Result<(), Error> {
    compare(state.cars.client.settings(), report)
}

fn compare(settings: &Settings, report: &mut Report<'_>) -> Result<(), Error> {
    let used = used();
    let asked: Vec<&str> = settings.permissions().map(|(name, _)| name).collect();
    let unknown: Vec<&str> = asked.iter().copied().filter(|name| !report.knows(name)).collect();
    let idle: Vec<&str> =
        asked.iter().copied().filter(|name| !used.contains(name) && !unknown.contains(name)).collect();
    let missing: Vec<&str> = used.iter().copied().filter(|name| !asked.contains(name)).collect();
    if unknown.is_empty() && idle.is_empty() && missing.is_empty() {
        return report.fine("doctor.scopes", "doctor.scopes_match", &[]);
    }
    let rows = [
        (
            "doctor.scopes_unknown",
            unknown,
            Told {
                found: "doctor.scopes_unknown_found",
                advice: "doctor.scopes_unknown_advice",
                screen: Some(Screen::ConfigurationError),
            },
        ),
        (
            "doctor.scopes_idle",
            idle,
            Told {
                found: "doctor.scopes_idle_found",
                advice: "doctor.scopes_idle_advice",
                screen: Some(Screen::AccessDenied),
            },
        ),
        (
            "doctor.scopes_missing",
            missing,
            Told {
                found: "doctor.scopes_missing_found",
                advice: "doctor.scopes_missing_advice",
                screen: Some(Screen::PermissionMissing),
            },
        ),
    ];
    for (title, names, told) in rows {
        if !names.is_empty() {
            report.add(State::Look, title, &told, &[("names", &names.join(", "))])?;
        }
    }
    Ok(())
}

/// What the pages read or ask a car to do, each once.
fn used() -> Vec<&'static str> {
    let signals = Signal::ALL.into_iter().map(Signal::permission);
    let commands = Command::ALL.into_iter().map(Command::permission);
    let mut used: Vec<&str> = ["read_vehicle_info"].into_iter().chain(signals).chain(commands).collect();
    used.dedup();
    used
}

#[cfg(test)]
mod tests {
    use super::super::tests::{config, findings, state};
    use super::*;

    #[test]
    fn the_default_asks_for_what_is_used_and_nothing_else() {
        let findings = findings(|report| compare(&config(&[]).smartcar, report));
        assert_eq!(state(&findings, "scopes"), (State::Fine, ""));
    }

    #[test]
    fn each_kind_of_difference_is_told_apart() {
        let config = config(&[("SMARTCAR_SCOPE", "required:read_vehicle_info read_tires read_mind")]);
        let findings = findings(|report| compare(&config.smartcar, report));
        assert_eq!(state(&findings, "scopes-unknown"), (State::Look, "configuration-error"));
        assert_eq!(state(&findings, "scopes-idle"), (State::Look, "access-denied"));
        assert_eq!(state(&findings, "scopes-missing"), (State::Look, "permission-missing"));
        let said: Vec<&str> = findings.iter().map(|finding| finding.found.as_str()).collect();
        assert!(said[0].contains("read_mind") && said[1].contains("read_tires"), "{said:?}");
        assert!(said[2].contains("read_odometer, read_battery"), "{said:?}");
    }
}
