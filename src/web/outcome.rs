//! How a flow ended: what a browser's session keeps for the page that explains it.

use serde::{Deserialize, Serialize};

use crate::cars::log;
use crate::recovery::{Failure, Incident, Recovery, Screen, recommend};
use crate::reference;
use crate::smartcar::redirect::{SharedDetails, virtual_key_link};
use crate::store::Vehicle;
use crate::web::Error;
use crate::web::session::Visit;
use crate::web::shown::Shown;

/// How a flow ended, kept for the page that explains it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Outcome {
    /// What happened.
    #[serde(flatten)]
    pub incident: Incident,
    /// How often it has ended this way in a day, this time included.
    pub attempt: u32,
    /// The maker, from our own records.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub make: Option<String>,
    /// The car it is about, when we know it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vehicle_id: Option<String>,
    /// What the owner shared about a car that does not work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shared: Option<SharedDetails>,
    /// A checked link to the next step at the car maker.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}

impl Outcome {
    /// A failure of this visit: described, logged once, and counted, because repeats may change the words.
    pub fn explain(visit: &Visit, failure: &Failure) -> Result<Self, Error> {
        let incident = Incident::of(failure, reference::random()?, visit.now);
        log::incident(&incident, failure);
        Self::counted(visit, recommend(failure), incident)
    }

    /// A screen of this visit that is no failure, counted all the same: one more step at the car maker's.
    pub fn next_step(visit: &Visit, recovery: Recovery, what: &str) -> Result<Self, Error> {
        let incident = Incident::new(recovery, what.to_owned(), reference::random()?, visit.now);
        Self::counted(visit, recovery, incident)
    }

    fn counted(visit: &Visit, recovery: Recovery, incident: Incident) -> Result<Self, Error> {
        let attempt = visit.count(recovery.screen)?;
        let variant = recovery.repeated(attempt).variant.to_owned();
        Ok(Self { attempt, ..Self::of(Incident { variant, ..incident }) })
    }

    /// What a call about a car of this owner ran into.
    pub fn of_car(incident: Incident, vehicle_id: &str, attempt: u32) -> Self {
        let link = incident.resolution_url.as_deref().and_then(virtual_key_link);
        Self { attempt, vehicle_id: Some(vehicle_id.to_owned()), link, ..Self::of(incident) }
    }

    /// A screen shown without counting it, and with nothing known beyond its name.
    pub fn uncounted(visit: &Visit, screen: Screen, what: &str) -> Result<Self, Error> {
        let recovery = Recovery::of(screen);
        Ok(Self::of(Incident::new(recovery, what.to_owned(), reference::random()?, visit.now)))
    }

    /// What happened, with nothing known beyond it.
    pub fn of(incident: Incident) -> Self {
        Self { incident, attempt: 1, make: None, vehicle_id: None, shared: None, link: None }
    }

    /// Its page, as a fact for whoever counts. `vehicle`: the car it is about.
    pub fn shown(&self, vehicle: Option<&Vehicle>) -> Shown {
        Shown::Page {
            incident: self.incident.clone(),
            attempt: self.attempt,
            make: vehicle.map(|vehicle| vehicle.make.clone()).or_else(|| self.make.clone()),
            vehicle: vehicle.map(|vehicle| vehicle.id.clone()),
            lasts: true,
        }
    }
}

/// What a session keeps of outcomes.
impl Visit {
    /// Counts an outcome of a screen and answers how often it has happened in the last day.
    pub fn count(&self, screen: Screen) -> Result<u32, Error> {
        let count = self.counted(screen).saturating_add(1);
        let first = self.attempts(screen).map_or(self.now, |(_, first)| first);
        self.write_until(&name(ATTEMPTS, screen.slug()), &(count, first), first + DAY_MS)?;
        Ok(count)
    }

    /// Sets how often a screen counts as having been the outcome in the last day.
    pub fn recount(&self, screen: Screen, times: u32) -> Result<(), Error> {
        match times {
            0 => self.remove(&name(ATTEMPTS, screen.slug())),
            _ => self.write(&name(ATTEMPTS, screen.slug()), &(times, self.now))?,
        }
        Ok(())
    }

    /// How often a screen was the outcome in the last day.
    pub fn counted(&self, screen: Screen) -> u32 {
        self.attempts(screen).map_or(0, |(count, _)| count)
    }

    fn attempts(&self, screen: Screen) -> Option<(u32, i64)> {
        self.read(&name(ATTEMPTS, screen.slug())).filter(|(_, first)| *first > self.now - DAY_MS)
    }

    /// Keeps an outcome for the page that explains it, in place of an older one of the same screen.
    pub fn keep_outcome(&self, outcome: Outcome) -> Result<(), Error> {
        self.matters();
        self.write(&name(OUTCOME, outcome.incident.screen.slug()), &outcome)
    }

    /// The outcome a screen explains, if it is still in this session.
    pub fn outcome(&self, screen: Screen) -> Option<Outcome> {
        self.read(&name(OUTCOME, screen.slug()))
    }

    /// "Not now": hides the banner of one incident for a week. Another one of the same car shows again.
    pub fn postpone(&self, reference: &str) -> Result<(), Error> {
        self.matters();
        self.write_until(&name(POSTPONED, reference), &true, self.now + 7 * DAY_MS)
    }

    /// Whether the owner has said "not now" to this incident within the last week.
    pub fn has_postponed(&self, reference: &str) -> bool {
        self.read::<bool>(&name(POSTPONED, reference)).is_some()
    }

    /// Forgets "not now": the data is needed again.
    pub fn ask_again(&self) {
        self.remove_all(POSTPONED);
    }
}

fn name(kind: &str, of: &str) -> String {
    format!("{kind}{of}")
}

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
const OUTCOME: &str = "outcome.";
const ATTEMPTS: &str = "attempts.";
const POSTPONED: &str = "postponed.";
