//! The guided tour: four flows, step by step, each step a real screen with what was done and what the app did.

use serde::Serialize;

use crate::showcase::bar::Row;
use crate::showcase::entries::Entry;
use crate::web::render::{Frame, Page};
use crate::web::{AppState, Error};

/// A flow worth showing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// The owner says no.
    AccessDenied,
    /// The car does not work with Smartcar.
    Incompatible,
    /// The car maker's plan is off.
    Subscription,
    /// The login at the car maker has changed.
    Reconnect,
}

impl Flow {
    /// Every flow, in the order of the overview.
    pub const ALL: [Self; 4] = [Self::AccessDenied, Self::Incompatible, Self::Subscription, Self::Reconnect];

    /// Its name in addresses.
    pub fn slug(self) -> &'static str {
        match self {
            Self::AccessDenied => "access-denied",
            Self::Incompatible => "incompatible",
            Self::Subscription => "subscription",
            Self::Reconnect => "reconnect",
        }
    }

    /// The flow an address names.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|flow| flow.slug() == slug)
    }

    /// The entries it shows, one a step.
    pub fn steps(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::AccessDenied => {
                &[("before-you-go", "plain"), ("access-denied", "plain"), ("access-denied", "again"), ("home", "plain")]
            }
            Self::Incompatible => &[
                ("vehicle-incompatible", "plain"),
                ("vehicle-incompatible", "errors"),
                ("vehicle-incompatible-saved", "plain"),
                ("vehicle-incompatible-delete", "plain"),
                ("vehicle-incompatible-deleted", "plain"),
            ],
            Self::Subscription => &[
                ("invalid-subscription", "plain"),
                ("invalid-subscription", "not_yet"),
                ("vehicle", "connected"),
                ("vehicle", "banner-invalid-subscription-connected"),
                ("invalid-subscription", "connected"),
            ],
            Self::Reconnect => &[
                ("vehicle", "up-to-date"),
                ("vehicle", "banner-reconnect"),
                ("access-denied", "connected"),
                ("reconnect-failed", "plain"),
                ("vehicle", "reconnected"),
                ("vehicle", "banner-reconnect"),
                ("vehicle", "reconnected"),
            ],
        }
    }

    /// The entry of a step, counted from one.
    pub fn step(self, number: usize) -> Option<Entry> {
        let (slug, state) = self.steps().get(number.checked_sub(1)?)?;
        crate::showcase::entries::find(slug, state)
    }

    fn key(self, name: &str) -> String {
        format!("tour_{}.{name}", self.slug().replace('-', "_"))
    }

    /// The address of a step; empty beyond the ends.
    pub fn address(self, number: usize) -> String {
        if (1..=self.steps().len()).contains(&number) {
            format!("/screens/tour/{}/{number}", self.slug())
        } else {
            String::new()
        }
    }

    /// What is said beside a step.
    pub fn told(self, state: &AppState, number: usize) -> Result<(String, Vec<Row>), Error> {
        let name = state.words.text(&self.key("name"), &[])?;
        let (number_text, count) = (number.to_string(), self.steps().len().to_string());
        let label = state.words.text("tour.step", &[("name", &name), ("number", &number_text), ("count", &count)])?;
        let row = |label: &str, part: &str| {
            let text = state.words.text(&self.key(&format!("{part}{number}")), &[])?;
            Ok::<_, Error>(Row { label: state.words.text(label, &[])?, text })
        };
        Ok((label, vec![row("tour.owner", "owner")?, row("tour.app", "app")?]))
    }
}

/// The overview of all flows.
#[derive(Debug, Serialize)]
pub struct Overview {
    flows: Vec<Shown>,
}

#[derive(Debug, Serialize)]
struct Shown {
    slug: &'static str,
    name: String,
    lead: String,
    steps: Vec<Step>,
}

#[derive(Debug, Serialize)]
struct Step {
    address: String,
    name: String,
}

impl Page for Overview {
    fn folder(&self) -> &str {
        "showcase"
    }
    fn screen(&self) -> &str {
        "tour"
    }
    fn heading(&self) -> String {
        "tour.heading".into()
    }
}

/// Puts the overview together.
pub fn overview(state: &AppState, frame: &Frame) -> Result<Overview, Error> {
    let choices = crate::showcase::choices::Choices::default();
    let shown = |flow: Flow| {
        let step = |number: usize| {
            let entry = flow.step(number).ok_or(Error::NotFound)?;
            let name = crate::showcase::page::name(state, frame, &entry, choices)?;
            Ok::<_, Error>(Step { address: flow.address(number), name })
        };
        Ok::<_, Error>(Shown {
            slug: flow.slug(),
            name: state.words.text(&flow.key("name"), &[])?,
            lead: state.words.text(&flow.key("lead"), &[])?,
            steps: (1..=flow.steps().len()).map(step).collect::<Result<_, _>>()?,
        })
    };
    Ok(Overview { flows: Flow::ALL.into_iter().map(shown).collect::<Result<_, _>>()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_is_an_entry() {
        for flow in Flow::ALL {
            assert_eq!(Flow::from_slug(flow.slug()), Some(flow));
            for number in 1..=flow.steps().len() {
                assert!(flow.step(number).is_some(), "{flow:?} {number}");
            }
            assert_eq!((flow.address(0), flow.address(99)), (String::new(), String::new()));
            assert!(flow.step(0).is_none());
        }
    }
}
