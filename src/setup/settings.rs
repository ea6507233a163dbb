//! What the settings alone tell: redirect URI, keys, mode, version, address, support, retention, and whether the sandbox
//! is in this build. Settings that cannot work at all have already kept the app from starting.

use secrecy::ExposeSecret;

use crate::config::Config;
use crate::recovery::Screen;
use crate::setup::{Report, State, Told};
use crate::smartcar::{ApiVersion, Mode};
use crate::web::words::Error;

/// Examines them in the order someone sets them.
pub fn examine(config: &Config, report: &mut Report<'_>) -> Result<(), Error> {
    redirect_uri(config, report)?;
    keys(config, report)?;
    mode(config, report)?;
    version(config, report)?;
    address(config, report)?;
    support(config, report)?;
    let days = config.retention_days.to_string();
    report.fine("doctor.retention", "doctor.retention_days", &[("days", &days)])?;
    sandbox(config, report)
}

/// What is registered, only the dashboard knows; in the sandbox that is a setting.
fn redirect_uri(config: &Config, report: &mut Report<'_>) -> Result<(), Error> {
    let values = [("uri", config.smartcar.redirect_uri.as_str())];
    match &config.sandbox {
        None => report.fine("doctor.redirect", "doctor.redirect_dashboard", &values),
        Some(sandbox) if sandbox.redirect_uris.contains(&config.smartcar.redirect_uri) => {
            report.fine("doctor.redirect", "doctor.redirect_sandbox", &values)
        }
        Some(_) => {
            let screen = Some(Screen::ConfigurationError);
            let told = Told { found: "doctor.redirect_missing", advice: "doctor.redirect_add", screen };
            report.add(State::Broken, "doctor.redirect", &told, &values)
        }
    }
}

/// Whether they are there, and never anything about them.
fn keys(config: &Config, report: &mut Report<'_>) -> Result<(), Error> {
    if config.sandbox.is_some() {
        return report.fine("doctor.keys", "doctor.keys_sandbox", &[]);
    }
    let (id, secret) = (config.smartcar.client_id.as_str(), config.smartcar.client_secret.expose_secret());
    let pasted_wrong = id == secret || [id, secret].iter().any(|key| key.contains(char::is_whitespace));
    if pasted_wrong {
        let told = Told { found: "doctor.keys_odd", advice: "doctor.keys_paste", screen: Some(Screen::OurFault) };
        return report.add(State::Broken, "doctor.keys", &told, &[]);
    }
    report.fine("doctor.keys", "doctor.keys_present", &[])
}

fn mode(config: &Config, report: &mut Report<'_>) -> Result<(), Error> {
    match config.smartcar.mode {
        Mode::Sandbox => report.fine("doctor.mode", "doctor.mode_sandbox", &[]),
        Mode::Simulated => report.fine("doctor.mode", "doctor.mode_simulated", &[]),
        Mode::Live => report.fine("doctor.mode", "doctor.mode_live", &[]),
        // Gone from Smartcar's page about modes, and still accepted by its libraries: no mistake, and worth saying.
        Mode::Test => report.fine("doctor.mode", "doctor.mode_test", &[]),
    }
}

fn version(config: &Config, report: &mut Report<'_>) -> Result<(), Error> {
    let settings = &config.smartcar;
    match settings.api_version {
        ApiVersion::V1 => {
            let told =
                Told { found: "doctor.version_1", advice: "doctor.version_newer", screen: Some(Screen::OurFault) };
            report.add(State::Look, "doctor.version", &told, &[])
        }
        // Announced as ending; sources name different quarters, so no day is promised here.
        ApiVersion::V2 if config.sandbox.is_none() => {
            let told = Told { found: "doctor.version_2_ends", advice: "doctor.version_move", screen: None };
            report.add(State::Look, "doctor.version", &told, &[])
        }
        ApiVersion::V2 => report.fine("doctor.version", "doctor.version_2", &[]),
        // With v3 the API credentials have an id of their own. Source: Smartcar docs, api-authentication.
        ApiVersion::V3 if config.sandbox.is_none() && settings.application_id == settings.client_id => {
            let told = Told {
                found: "doctor.version_3_same",
                advice: "doctor.version_3_needs",
                screen: Some(Screen::ConfigurationError),
            };
            report.add(State::Broken, "doctor.version", &told, &[])
        }
        ApiVersion::V3 => report.fine("doctor.version", "doctor.version_3", &[]),
    }
}

/// Plain http is fine on a developer's machine and nowhere else; with real cars it means that nobody else can return.
fn address(config: &Config, report: &mut Report<'_>) -> Result<(), Error> {
    let values = [("url", config.base_url.as_str())];
    if config.https() {
        return report.fine("doctor.address", "doctor.address_https", &values);
    }
    if config.smartcar.mode == Mode::Live {
        let told = Told {
            found: "doctor.address_http",
            advice: "doctor.address_use_https",
            screen: Some(Screen::LinkExpired),
        };
        return report.add(State::Look, "doctor.address", &told, &values);
    }
    report.fine("doctor.address", "doctor.address_local", &values)
}

fn support(config: &Config, report: &mut Report<'_>) -> Result<(), Error> {
    match &config.support_url {
        // `/support` leads on to https only.
        Some(url) if url.scheme() == "http" => {
            let screen = Some(Screen::OurFault);
            let told = Told { found: "doctor.support_http", advice: "doctor.support_set_it", screen };
            report.add(State::Look, "doctor.support", &told, &[("url", url.as_str())])
        }
        Some(url) => report.fine("doctor.support", "doctor.support_set", &[("url", url.as_str())]),
        None => {
            let screen = Some(Screen::OurFault);
            let told = Told { found: "doctor.support_none", advice: "doctor.support_set_it", screen };
            report.add(State::Look, "doctor.support", &told, &[])
        }
    }
}

/// A release for real cars has no use for a pretend Smartcar.
fn sandbox(config: &Config, report: &mut Report<'_>) -> Result<(), Error> {
    if !cfg!(feature = "sandbox") {
        return report.fine("doctor.sandbox", "doctor.sandbox_absent", &[]);
    }
    if config.sandbox.is_some() {
        return report.fine("doctor.sandbox", "doctor.sandbox_used", &[]);
    }
    let state = if config.smartcar.mode == Mode::Live { State::Look } else { State::Fine };
    let told = Told { found: "doctor.sandbox_unused", advice: "doctor.sandbox_release", screen: None };
    report.add(state, "doctor.sandbox", &told, &[])
}

#[cfg(test)]
mod tests {
    use super::super::tests::{config, findings, state};
    use super::*;

    const LIVE: [(&str, &str); 4] = [
        ("SMARTCAR_MODE", "live"),
        ("SMARTCAR_CLIENT_ID", "client-a"),
        ("SMARTCAR_APPLICATION_ID", "application-c"),
        ("SMARTCAR_CLIENT_SECRET", "secret-b"),
    ];

    fn found(settings: &[(&'static str, &'static str)]) -> Vec<crate::setup::Finding> {
        findings(|report| examine(&config(settings), report))
    }

    #[test]
    fn a_fresh_clone_has_nothing_broken() {
        let findings = found(&[]);
        assert!(findings.iter().all(|finding| finding.state != State::Broken), "{findings:?}");
        assert_eq!(state(&findings, "support"), (State::Look, "our-fault"));
    }

    #[test]
    fn each_mistake_names_its_screen() {
        let live = |extra: &[(&'static str, &'static str)]| found(&[extra, &LIVE[..]].concat());
        let unregistered = found(&[("SANDBOX_REDIRECT_URIS", "https://example.com/auth")]);
        assert_eq!(state(&unregistered, "redirect"), (State::Broken, "configuration-error"));
        assert_eq!(state(&live(&[("SMARTCAR_CLIENT_SECRET", "client-a")]), "keys"), (State::Broken, "our-fault"));
        let plain = live(&[("APP_SUPPORT_URL", "http://help.example")]);
        assert_eq!(state(&plain, "support"), (State::Look, "our-fault"));
        assert_eq!(state(&live(&[]), "address"), (State::Look, "link-expired"));
        let three = live(&[("SMARTCAR_API_VERSION", "3"), ("SMARTCAR_APPLICATION_ID", "client-a")]);
        assert_eq!(state(&three, "version"), (State::Broken, "configuration-error"));
        assert_eq!(state(&found(&[("SMARTCAR_API_VERSION", "1.0")]), "version"), (State::Look, "our-fault"));
        let two = [("SMARTCAR_API_VERSION", "2.0")];
        assert_eq!(state(&live(&two), "version"), (State::Look, ""), "it may end while real cars hang on it");
        assert_eq!(state(&found(&two), "version"), (State::Fine, ""), "the sandbox never ends it");
    }

    #[test]
    fn keys_are_neither_shown_nor_measured() {
        for finding in found(&[("SMARTCAR_CLIENT_SECRET", "one-secret two"), LIVE[0], LIVE[1], LIVE[2]]) {
            let said = format!("{} {} {}", finding.title, finding.found, finding.advice);
            assert!(!said.contains("one-secret") && !said.contains("client-a") && !said.contains("14"), "{said}");
        }
    }
}
