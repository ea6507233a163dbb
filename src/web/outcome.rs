//! How a flow ended: what a browser's session keeps for the page that explains it.

use serde::{Deserialize, Serialize};

use super::Error;
use super::session::Visit;
use super::trouble::Trouble;
use crate::recovery::{Recovery, Screen};
use crate::showcase::notes::CameBack;
use crate::smartcar::redirect::{SharedDetails, virtual_key_link};

/// How a flow ended, kept for the page that explains it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Outcome {
    /// The screen that explains it.
    pub screen: Screen,
    /// Its variant.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub variant: String,
    /// How often it has ended this way in a day, this time included.
    pub attempt: u32,
    /// Our reference, also in the log.
    pub reference: String,
    /// When, epoch milliseconds.
    pub at: i64,
    /// Our own name for what happened, or Smartcar's `TYPE:CODE`.
    pub what: String,
    /// HTTP status of Smartcar's answer, if there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// Smartcar's reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// The maker, from our own records.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub make: Option<String>,
    /// The car it is about, when we know it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vehicle_id: Option<String>,
    /// What the owner shared about a car that does not work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shared: Option<SharedDetails>,
    /// When it is worth trying again, epoch milliseconds, if Smartcar said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_at: Option<i64>,
    /// A checked link to the next step at the car maker.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// What the return carried, by names alone. Sandbox mode only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub came_back: Option<CameBack>,
}

impl Outcome {
    /// A recommended screen as the outcome of this visit; repeats may change its variant.
    pub fn new(visit: &Visit, recovery: Recovery, what: String) -> Result<Self, Error> {
        let attempt = visit.count(recovery.screen)?;
        let recovery = recovery.repeated(attempt);
        Ok(Self { attempt, variant: recovery.variant.to_owned(), ..Self::uncounted(visit, recovery.screen, what)? })
    }

    /// What a call about a car of this owner ran into.
    pub fn of_trouble(visit: &Visit, trouble: &Trouble, vehicle_id: &str, attempt: u32) -> Result<Self, Error> {
        Ok(Self {
            variant: trouble.variant.clone(),
            attempt,
            reference: trouble.reference.clone(),
            at: trouble.at,
            request_id: trouble.request_id.clone(),
            vehicle_id: Some(vehicle_id.to_owned()),
            retry_at: trouble.retry_at,
            link: trouble.resolution_url.as_deref().and_then(virtual_key_link),
            status: trouble.status,
            ..Self::uncounted(visit, trouble.screen, trouble.what.clone())?
        })
    }

    /// A screen shown without counting it, and with nothing known beyond its name.
    pub fn uncounted(visit: &Visit, screen: Screen, what: String) -> Result<Self, Error> {
        Ok(Self {
            screen,
            variant: String::new(),
            attempt: 1,
            reference: crate::reference::random()?,
            at: visit.now,
            what,
            status: None,
            request_id: None,
            make: None,
            vehicle_id: None,
            shared: None,
            retry_at: None,
            link: None,
            came_back: None,
        })
    }
}
