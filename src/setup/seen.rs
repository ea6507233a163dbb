//! What Smartcar has been seen to send, by names of fields and never by values, against what the app expects; and what
//! follows from it for whoever runs the app.

use crate::recovery::Screen;
use crate::setup::{Report, State, Told};
use crate::smartcar::Settings;
use crate::smartcar::seen::Notes;
use crate::web::words::Error;

/// Says what came, kind by kind, and what of it calls for doing something.
pub fn examine(notes: &Notes, settings: &Settings, report: &mut Report<'_>) -> Result<(), Error> {
    if notes.kinds.is_empty() {
        report.fine("doctor.seen", "doctor.seen_nothing", &[])?;
    }
    for (kind, sighting) in &notes.kinds {
        let about = report.words.text(&format!("doctor_kind.{}", kind.name()), &[])?;
        let fields: Vec<&str> = sighting.fields.iter().map(String::as_str).take(MOST_NAMES).collect();
        let (answers, fields) = (sighting.answers.to_string(), fields.join(", "));
        // An empty list tells nothing about what an item holds.
        let missing = if sighting.fields.is_empty() { Vec::new() } else { sighting.missing(*kind) }.join(", ");
        let values = [
            ("about", about.as_str()),
            ("answers", answers.as_str()),
            ("fields", if fields.is_empty() { "-" } else { &fields }),
            ("missing", missing.as_str()),
        ];
        if missing.is_empty() {
            report.fine("doctor.seen_fields", "doctor.seen_as_expected", &values)?;
        } else {
            let told = Told { found: "doctor.seen_missing", advice: "doctor.seen_report", screen: None };
            report.add(State::Look, "doctor.seen_fields", &told, &values)?;
        }
    }
    if notes.nameless_connections > 0 {
        let screen = Some(Screen::ConnectServerError);
        let told = Told { found: "doctor.nameless_found", advice: "doctor.nameless_advice", screen };
        report.add(State::Broken, "doctor.nameless", &told, &[("count", &notes.nameless_connections.to_string())])?;
    }
    if notes.no_signals {
        let told = Told { found: "doctor.no_signals_found", advice: "doctor.no_signals_advice", screen: None };
        report.add(State::Look, "doctor.no_signals", &told, &[])?;
    }
    granted(notes, settings, report)
}

/// Permissions that are asked for, and that the last connection did not carry.
fn granted(notes: &Notes, settings: &Settings, report: &mut Report<'_>) -> Result<(), Error> {
    let Some(granted) = &notes.granted else { return Ok(()) };
    let lacking = settings.permissions().map(|(name, _)| name).filter(|name| !granted.iter().any(|had| had == name));
    let lacking: Vec<&str> = lacking.collect();
    if lacking.is_empty() {
        return report.fine("doctor.granted", "doctor.granted_all", &[]);
    }
    let told =
        Told { found: "doctor.granted_less", advice: "doctor.granted_advice", screen: Some(Screen::PermissionMissing) };
    report.add(State::Look, "doctor.granted", &told, &[("names", &lacking.join(", "))])
}

const MOST_NAMES: usize = 60;

#[cfg(test)]
mod tests {
    use super::super::tests::{config, findings, state};
    use super::*;
    use crate::smartcar::seen::{Kind, Sighting};

    fn found(notes: &Notes) -> Vec<crate::setup::Finding> {
        findings(|report| examine(notes, &config(&[]).smartcar, report))
    }

    #[test]
    fn what_came_and_what_never_came_are_named() {
        assert_eq!(state(&found(&Notes::default()), "seen"), (State::Fine, ""));
        let fields = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let mut notes = Notes::default();
        let car = Sighting { answers: 3, fields: fields(&["attributes.make", "attributes.model", "brandNew"]) };
        notes.kinds.insert(Kind::Vehicle, car);
        let findings = found(&notes);
        assert_eq!(state(&findings, "seen-fields"), (State::Look, ""));
        assert!(findings[0].found.contains("attributes.year") && findings[0].found.contains("brandNew"));
        notes.kinds.insert(Kind::Vehicle, Sighting { answers: 1, ..Sighting::default() });
        assert_eq!(state(&found(&notes), "seen-fields"), (State::Fine, ""), "an empty list says nothing");
    }

    #[test]
    fn what_follows_for_whoever_runs_the_app_is_said() {
        let notes = Notes {
            nameless_connections: 1,
            no_signals: true,
            granted: Some(vec!["read_vehicle_info".to_owned()]),
            ..Notes::default()
        };
        let findings = found(&notes);
        assert_eq!(state(&findings, "nameless"), (State::Broken, "connect-server-error"));
        assert_eq!(state(&findings, "no-signals"), (State::Look, ""));
        assert_eq!(state(&findings, "granted"), (State::Look, "permission-missing"));
    }
}
