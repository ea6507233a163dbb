//! The setup doctor: what was found about this copy of the app, what to do about it, and which screen an owner meets
//! while it stays as it is.
//!
//! A finding never holds a key, a token or the length of one. What depends on settings alone is in [`settings`] and
//! [`permissions`]; what has to be tried is in [`reach`], [`machine`] and [`browser`]; what calls have brought, in [`seen`].

pub mod browser;
pub mod machine;
pub mod page;
pub mod permissions;
pub mod reach;
pub mod seen;
pub mod settings;
pub mod webhooks; // unit: webhooks

use actix_web::web::{ServiceConfig, get};
use serde::Serialize;

use crate::recovery::Screen;
use crate::web::session::Visit;
use crate::web::words::{Error, Words};
use crate::web::{AppState, Error as PageError};

/// `GET /setup`.
pub fn routes(app: &mut ServiceConfig) {
    app.route("/setup", get().to(page::show));
}

/// Examines everything: the worst first, and within that in the order someone sets things up.
pub async fn examine(state: &AppState, visit: &Visit, host: &str) -> Result<Vec<Finding>, PageError> {
    let mut report = Report { words: &state.words, findings: Vec::new() };
    settings::examine(&state.config, &mut report)?;
    permissions::examine(state, &mut report)?;
    browser::examine(&state.config, visit, host, &mut report)?;
    let answers = reach::ask(state).await;
    reach::examine(&answers, state.config.smartcar.api_version, &mut report)?;
    reach::compare_clocks(&answers, visit.now, &mut report)?;
    let leads_to = reach::ask_connect(state).await;
    reach::examine_connect(leads_to, &state.config.form_hosts(), &mut report)?;
    seen::examine(&state.cars.client.seen().notes(), state.cars.client.settings(), &mut report)?;
    webhooks::examine(state, visit.now, &mut report).await?; // unit: webhooks
    machine::examine(state, &mut report).await?;
    report.findings.sort_by_key(|finding| finding.state);
    Ok(report.findings)
}

/// How a thing is. The worst comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// It does not work.
    Broken,
    /// It works, and may not be what is wanted.
    Look,
    /// Nothing to do.
    Fine,
}

impl State {
    fn key(self) -> &'static str {
        match self {
            Self::Broken => "doctor.state_broken",
            Self::Look => "doctor.state_look",
            Self::Fine => "doctor.state_fine",
        }
    }

    fn icon(self) -> &'static str {
        match self {
            Self::Broken => "broken",
            Self::Look => "needs",
            Self::Fine => "ok",
        }
    }
}

/// One thing that was looked at, in words.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the names the template uses")]
pub struct Finding {
    pub name: String,
    pub state: State,
    pub state_text: String,
    pub icon: &'static str,
    pub title: String,
    pub found: String,
    /// What to do; empty when there is nothing.
    pub advice: String,
    /// The screen a mistake leads to; empty when owners meet none.
    pub screen: &'static str,
}

/// Collects findings.
pub struct Report<'a> {
    words: &'a Words,
    findings: Vec<Finding>,
}

/// What to say about one thing: keys of the catalogue, and the screen a mistake leads to.
pub(crate) struct Told {
    pub(crate) found: &'static str,
    pub(crate) advice: &'static str,
    pub(crate) screen: Option<Screen>,
}

impl Report<'_> {
    /// Nothing to do. `title` is the key of its name.
    pub(crate) fn fine(&mut self, title: &str, found: &'static str, values: &[(&str, &str)]) -> Result<(), Error> {
        self.add(State::Fine, title, &Told { found, advice: "", screen: None }, values)
    }

    /// Adds a finding.
    pub(crate) fn add(&mut self, state: State, title: &str, told: &Told, values: &[(&str, &str)]) -> Result<(), Error> {
        let advice = if told.advice.is_empty() { String::new() } else { self.words.text(told.advice, values)? };
        self.findings.push(Finding {
            name: title
                .trim_start_matches("doctor.")
                .trim_start_matches("doctor_")
                .trim_end_matches(".title")
                .replace('_', "-"),
            state,
            state_text: self.words.text(state.key(), &[])?,
            icon: state.icon(),
            title: self.words.text(title, values)?,
            found: self.words.text(told.found, values)?,
            advice,
            screen: told.screen.map_or("", Screen::slug),
        });
        Ok(())
    }

    /// Whether the catalogue has words for a permission, by which an owner is told what is asked.
    pub(crate) fn knows(&self, permission: &str) -> bool {
        self.words.text(&format!("permission_{permission}.label"), &[]).is_ok()
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::config::Config;

    /// Settings as a test gives them.
    pub(crate) fn config(settings: &[(&str, &str)]) -> Config {
        let value = |name: &str| settings.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
        Config::from_lookup(value).unwrap()
    }

    /// What a part of the doctor finds, as `name: state` with the screen.
    pub(crate) fn findings(examine: impl FnOnce(&mut Report<'_>) -> Result<(), Error>) -> Vec<Finding> {
        let words = Words::load("Driveway").unwrap();
        let mut report = Report { words: &words, findings: Vec::new() };
        examine(&mut report).unwrap();
        report.findings
    }

    /// One of them.
    pub(crate) fn state(findings: &[Finding], name: &str) -> (State, &'static str) {
        let finding = findings.iter().find(|finding| finding.name == name);
        let finding = finding.unwrap_or_else(|| panic!("no {name} in {findings:?}"));
        (finding.state, finding.screen)
    }
}
