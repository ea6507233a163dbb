//! What a call about a car ran into, in the form it is stored and shown in: the recommended screen, our reference, and
//! what support needs. It holds nothing of the answer's text.

use serde::{Deserialize, Serialize};

use super::render::Details;
use crate::cars::log::log_failure;
use crate::recovery::{Class, Failure, Screen, recommend};
use crate::reference;
use crate::showcase::notes;
use crate::store::Vehicle;
use crate::web::pages::outcome;
use crate::web::{AppState, Error};

/// One failure of one car.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Trouble {
    /// The recommended screen.
    pub screen: Screen,
    /// Its variant.
    pub variant: String,
    /// Our reference, also in the log.
    pub reference: String,
    /// When, epoch milliseconds.
    pub at: i64,
    /// Smartcar's `TYPE:CODE`, or our own name for it.
    pub what: String,
    /// HTTP status of the answer, if there was one.
    pub status: Option<u16>,
    /// Smartcar's reference.
    pub request_id: Option<String>,
    /// The partly built link of the error; checked before it is followed.
    pub resolution_url: Option<String>,
    /// The grant itself is gone: re-authentication cannot mend that, only connecting again can.
    pub grant_lost: bool,
    /// Nobody can say whether the call had an effect.
    pub uncertain: bool,
    /// When it is worth asking again, if Smartcar said so.
    pub retry_at: Option<i64>,
    /// How Smartcar suggests to solve it, by the documented name. Sandbox mode only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolution: Option<String>,
}

impl Trouble {
    /// Describes a failure, and logs it once: a trouble that merely goes on keeps its reference.
    pub fn new(failure: &Failure, before: Option<&Self>, now: i64) -> Result<Self, Error> {
        let trouble = Self::described(failure, before, now)?;
        if before.is_none_or(|before| before.what != trouble.what) {
            log_failure(&trouble.reference, failure, recommend(failure));
        }
        Ok(trouble)
    }

    /// The same without a word in the log.
    fn described(failure: &Failure, before: Option<&Self>, now: i64) -> Result<Self, Error> {
        let (recovery, what) = (recommend(failure), failure.name());
        let goes_on = before.filter(|before| before.what == what);
        let api_error = failure.api_error();
        let retry_after = api_error.and_then(|error| error.retry_after);
        let trouble = Self {
            screen: recovery.screen,
            variant: recovery.variant.to_owned(),
            reference: goes_on.map_or_else(reference::random, |before| Ok(before.reference.clone()))?,
            at: now,
            status: api_error.map(|error| error.status),
            request_id: failure.request_id().map(str::to_owned),
            resolution_url: api_error.and_then(|error| error.resolution.url.clone()),
            grant_lost: matches!(failure, Failure::GrantLost),
            uncertain: failure.is_uncertain(),
            retry_at: retry_after.and_then(|wait| i64::try_from(wait.as_millis()).ok()).map(|wait| now + wait),
            resolution: None,
            what,
        };
        Ok(trouble)
    }

    /// The same with what only developer notes need, which nobody collects outside sandbox mode.
    pub fn noted(self, state: &AppState, failure: &Failure) -> Self {
        let kind = failure.api_error().and_then(|error| error.resolution.kind.as_ref());
        let kind = kind.filter(|_| state.config.sandbox.is_some());
        Self { resolution: kind.map(|kind| notes::resolution_name(kind).to_owned()), ..self }
    }

    /// The trouble stored with a car.
    pub fn of(vehicle: &Vehicle) -> Option<Self> {
        Self::parse(vehicle.trouble.as_deref()?)
    }

    /// The form it is stored in, and back. One that cannot be read is logged; whoever asks has to treat it as unknown.
    pub fn parse(text: &str) -> Option<Self> {
        serde_json::from_str(text).inspect_err(|_| tracing::warn!("a stored failure could not be read")).ok()
    }

    /// What is known of a command nobody can say anything about: it may have been done.
    pub fn of_lost_command(now: i64) -> Result<Self, Error> {
        Ok(Self { uncertain: true, ..Self::described(&Failure::Internal, None, now)? })
    }

    /// See [`Self::parse`].
    pub fn to_text(&self) -> Result<String, Error> {
        serde_json::to_string(self).map_err(|_| Error::Session)
    }

    /// Who can fix it.
    pub fn class(&self) -> Class {
        self.screen.class(&self.variant)
    }

    /// "Details for support" about it.
    pub fn details(&self) -> Details {
        let what = outcome::described(&self.what, self.status);
        outcome::details(self.screen, &self.reference, what, self.request_id.as_deref(), self.at)
    }

    /// What is left of the wait Smartcar named, in milliseconds. A page that began before the answer came counts from it.
    pub fn wait(&self, now: i64) -> Option<i64> {
        self.retry_at.map(|at| at - now.max(self.at))
    }

    /// Until when Smartcar wants to be left alone, if that is still to come.
    pub fn wait_until(&self, now: i64) -> Option<i64> {
        self.retry_at.filter(|at| self.screen == Screen::TooSoon && *at > now)
    }
}
