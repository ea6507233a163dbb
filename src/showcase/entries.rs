//! Every screen there is, in every variant. The list is complete by construction: outcomes come from [`Screen::variants`], the
//! other pages from enums whose matches have no wildcard arm, and a test compares what is shown with the templates there are.

use crate::recovery::{Class, Screen};
use crate::showcase::samples;
use crate::showcase::states::{CarState, FormState, Plain};

/// One screen in one variant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The screen, as it stands in the gallery's addresses.
    pub slug: &'static str,
    /// The variant there; `plain` for the one without a name.
    pub state: String,
    /// What is shown.
    pub subject: Subject,
}

/// What an entry shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A failure screen, on its `attempt`-th time.
    Outcome {
        /// The screen.
        screen: Screen,
        /// Its variant.
        variant: &'static str,
        /// How often it has happened, at least.
        attempt: u32,
    },
    /// The form about a car that does not work, after it was sent.
    Form(FormState),
    /// A car's own page.
    Car(CarState),
    /// Any other page.
    Plain(Plain),
}

impl Subject {
    /// Who can fix what it explains, if it explains a failure.
    pub fn class(self) -> Option<Class> {
        match self {
            Self::Outcome { screen, variant, .. }
            | Self::Car(CarState::Banner(screen, variant) | CarState::Line(screen, variant)) => {
                Some(screen.class(variant))
            }
            Self::Form(_) => Some(Screen::VehicleIncompatible.class("")),
            Self::Car(_) => None,
            Self::Plain(page) => page.class(),
        }
    }

    /// `data-screen` and `data-variant` of the page.
    pub fn page(self) -> (&'static str, &'static str) {
        match self {
            Self::Outcome { screen, variant, .. } => (screen.slug(), variant),
            Self::Form(_) => (Screen::VehicleIncompatible.slug(), ""),
            Self::Car(_) => ("vehicle", ""),
            Self::Plain(page) => page.page(),
        }
    }

    /// The failure screen it is about, with its variant.
    pub fn screen(self) -> Option<(Screen, &'static str)> {
        match self {
            Self::Outcome { screen, variant, .. }
            | Self::Car(CarState::Banner(screen, variant) | CarState::Line(screen, variant)) => Some((screen, variant)),
            Self::Form(_) => Some((Screen::VehicleIncompatible, "")),
            Self::Car(_) | Self::Plain(_) => None,
        }
    }
}

impl Entry {
    fn new(slug: &'static str, state: impl Into<String>, subject: Subject) -> Self {
        Self { slug, state: state.into(), subject }
    }

    /// The page about it.
    pub fn address(&self) -> String {
        format!("/screens/{}/{}", self.slug, self.state)
    }

    /// The catalogue key of the sentence that says when it happens. A banner says it in the words of its screen.
    pub fn when(&self) -> String {
        let (group, name) = match self.subject {
            Subject::Outcome { .. } => (self.slug, self.state.as_str()),
            Subject::Car(CarState::Banner(screen, variant) | CarState::Line(screen, variant)) => {
                (screen.slug(), state_name(variant))
            }
            Subject::Form(_) | Subject::Car(_) | Subject::Plain(_) => (self.slug, self.state.as_str()),
        };
        format!("when_{}.{}", group.replace('-', "_"), name.replace('-', "_"))
    }
}

/// Every entry, in the order of the list.
pub fn entries() -> Vec<Entry> {
    let mut entries = Vec::new();
    entries.extend(Plain::BEFORE.map(|page| Entry::new(page.place().0, page.place().1, Subject::Plain(page))));
    for screen in Screen::ALL {
        entries.extend(outcomes(screen));
        if screen == Screen::VehicleIncompatible {
            let form = |state: FormState| Entry::new(screen.slug(), state.name(), Subject::Form(state));
            entries.extend(FormState::ALL.map(form));
            let after = |page: Plain| Entry::new(page.place().0, page.place().1, Subject::Plain(page));
            entries.extend(Plain::AFTER_FORM.map(after));
        }
    }
    let car = |state: CarState| Entry::new("vehicle", state.name(), Subject::Car(state));
    entries.extend(CarState::ALL.map(car));
    entries.extend(banners().map(car));
    entries.extend(Plain::AROUND.map(|page| Entry::new(page.place().0, page.place().1, Subject::Plain(page))));
    entries
}

/// The entries of one failure screen. Some change on repeat without changing their variant.
fn outcomes(screen: Screen) -> Vec<Entry> {
    let shown = |variant: &'static str| {
        let subject = match screen.has_page() {
            true => Subject::Outcome { screen, variant, attempt: if variant == "again" { 2 } else { 1 } },
            false => Subject::Car(CarState::Line(screen, variant)),
        };
        Entry::new(screen.slug(), state_name(variant), subject)
    };
    let mut entries: Vec<Entry> = screen.variants().iter().copied().map(shown).collect();
    let repeated = REPEATED.into_iter().filter(|(of, ..)| *of == screen);
    let of = |(_, state, attempt)| Entry::new(screen.slug(), state, Subject::Outcome { screen, variant: "", attempt });
    entries.extend(repeated.map(of));
    entries
}

/// Screens that change on repeat without changing their variant: from which time on, and what the state is called.
const REPEATED: [(Screen, &str, u32); 2] =
    [(Screen::InvalidSubscription, "not_yet", 3), (Screen::LinkExpired, "again", 2)];

/// Every banner of a car's page: the variants that are about a car we know.
fn banners() -> impl Iterator<Item = CarState> {
    let of = |screen: Screen| screen.variants().iter().map(move |variant| (screen, *variant));
    let all = Screen::ALL.into_iter().filter(|screen| screen.banner_rank().is_some()).flat_map(of);
    all.filter(|(screen, variant)| samples::knows_the_car(*screen, variant))
        // Our own rest between checks is a page, and what a car's plan says while connecting is not about this car.
        .filter(|(screen, variant)| *screen != Screen::TooSoon || *variant == "other")
        .map(|(screen, variant)| CarState::Banner(screen, variant))
}

/// A variant as it stands in an address.
pub fn state_name(variant: &'static str) -> &'static str {
    if variant.is_empty() { "plain" } else { variant }
}

/// The entry an address names.
pub fn find(slug: &str, state: &str) -> Option<Entry> {
    entries().into_iter().find(|entry| entry.slug == slug && entry.state == state)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_entry_has_an_address_of_its_own() {
        let entries = entries();
        let addresses: BTreeSet<String> = entries.iter().map(Entry::address).collect();
        assert_eq!(addresses.len(), entries.len());
        for entry in &entries {
            assert_eq!(find(entry.slug, &entry.state).as_ref(), Some(entry));
        }
    }
}
