//! What the machine keeps for the app: its database and the secret its keys are made of.

use std::path::Path;

use crate::causes::Causes;
use crate::keys;
use crate::recovery::Screen;
use crate::setup::{Report, State, Told};
use crate::store::{self, Why};
use crate::web::words::Error;
use crate::web::{AppState, clock};

/// Tries the database and looks at the files.
pub async fn examine(state: &AppState, report: &mut Report<'_>) -> Result<(), Error> {
    let failing = state.cars.store.heartbeat(clock::now()).await.err().map(|error| {
        tracing::error!(error = %Causes(&error), "the setup doctor cannot write to the database");
        error.why().unwrap_or(Why::Other)
    });
    database(&state.config.database.url, failing, report)?;
    let made = state.config.secret.is_none().then(|| keys::file(&state.config.data_dir));
    secret(made.as_deref(), report)
}

fn database(url: &str, failing: Option<Why>, report: &mut Report<'_>) -> Result<(), Error> {
    if !url.starts_with("sqlite:") {
        return server(&store::shown(url), failing, report);
    }
    let path = url.trim_start_matches("sqlite:").trim_start_matches("//");
    let file = path.split('?').next().unwrap_or_default();
    let size = std::fs::metadata(file).ok().map(|data| data.len().div_ceil(1024).to_string());
    let values = [("file", file), ("size", size.as_deref().unwrap_or("0"))];
    if let Some(why) = failing {
        let advice = match why {
            Why::Full => "doctor.database_full",
            Why::Busy => "doctor.database_busy",
            Why::ReadOnly => "doctor.database_read_only",
            Why::Damaged => "doctor.database_damaged",
            Why::Missing | Why::Away | Why::Refused | Why::Other => "doctor.database_advice",
        };
        let told = Told { found: "doctor.database_broken", advice, screen: Some(Screen::OurFault) };
        return report.add(State::Broken, "doctor.database", &told, &values);
    }
    if size.is_none() {
        let screen = Some(Screen::LinkExpired);
        let told = Told { found: "doctor.database_nowhere", advice: "doctor.database_file", screen };
        return report.add(State::Look, "doctor.database", &told, &values);
    }
    report.fine("doctor.database", "doctor.database_writable", &values)
}

fn server(address: &str, failing: Option<Why>, report: &mut Report<'_>) -> Result<(), Error> {
    let values = [("file", address)];
    if failing.is_some() {
        let (found, screen) = ("doctor.database_broken", Some(Screen::OurFault));
        let told = Told { found, advice: "doctor.database_server_advice", screen };
        return report.add(State::Broken, "doctor.database", &told, &values);
    }
    report.fine("doctor.database", "doctor.database_server", &values)
}

/// A secret that others on the machine can read opens every session and every token. `made`: the file it was made in.
fn secret(made: Option<&Path>, report: &mut Report<'_>) -> Result<(), Error> {
    let Some(file) = made else {
        return report.fine("doctor.secret", "doctor.secret_setting", &[]);
    };
    let name = file.display().to_string();
    let values = [("file", name.as_str())];
    if is_private(file) {
        return report.fine("doctor.secret", "doctor.secret_file", &values);
    }
    // Changing it afterwards ends every session and loses every token.
    let told = Told { found: "doctor.secret_open", advice: "doctor.secret_close", screen: Some(Screen::Reconnect) };
    report.add(State::Broken, "doctor.secret", &told, &values)
}

#[cfg(unix)]
fn is_private(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(file).is_ok_and(|data| data.permissions().mode() & 0o077 == 0)
}

/// Other systems say it in other ways, which are not looked at.
#[cfg(not(unix))]
fn is_private(_: &Path) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::super::tests::{findings, state};
    use super::*;

    #[test]
    fn a_database_must_take_changes_and_should_be_a_file() {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("app.db");
        std::fs::write(&file, vec![0; 2000]).unwrap();
        let url = format!("sqlite://{}?cache=shared", file.display());
        let found = findings(|report| database(&url, None, report));
        assert_eq!(state(&found, "database"), (State::Fine, ""));
        assert!(found[0].found.contains("app.db") && found[0].found.contains("2 KB"), "{}", found[0].found);
        let found = |url: &str, failing| findings(|report| database(url, failing, report));
        assert_eq!(state(&found(&url, Some(Why::Other)), "database"), (State::Broken, "our-fault"));
        assert_eq!(state(&found("sqlite::memory:", None), "database"), (State::Look, "link-expired"));
        let server = "postgres://app:s3cret@db.example/driveway";
        let fine = findings(|report| database(server, None, report));
        assert_eq!(state(&fine, "database"), (State::Fine, ""));
        assert!(fine[0].found.contains("db.example") && !fine[0].found.contains("s3cret"), "{}", fine[0].found);
        assert_eq!(state(&found(server, Some(Why::Away)), "database"), (State::Broken, "our-fault"));
        for (why, word) in
            [(Why::Full, "Free"), (Why::Busy, "program"), (Why::ReadOnly, "rights"), (Why::Damaged, "backup")]
        {
            let advice = found(&url, Some(why)).remove(0).advice;
            assert!(advice.contains(word), "{why:?}: {advice}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_secret_that_others_can_read_is_told() {
        use std::os::unix::fs::PermissionsExt;
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("secret.key");
        std::fs::write(&file, "a secret").unwrap();
        let found = |mode| {
            std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode)).unwrap();
            state(&findings(|report| secret(Some(&file), report)), "secret")
        };
        assert_eq!(found(0o600), (State::Fine, ""));
        assert_eq!(found(0o644), (State::Broken, "reconnect"));
        assert_eq!(state(&findings(|report| secret(None, report)), "secret"), (State::Fine, ""));
    }
}
