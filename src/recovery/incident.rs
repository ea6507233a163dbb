//! One failure described once: what store, page, log and notes all use. It holds nothing of an answer's text.

use serde::{Deserialize, Serialize};

use crate::recovery::failure::Failure;
use crate::recovery::recommend;
use crate::recovery::screen::{Class, Recovery, Screen};

/// One failure: of a car, of one of its signals, of a command, or of a return from Connect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Incident {
    /// The recommended screen.
    pub screen: Screen,
    /// Its variant; empty for the plain one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub variant: String,
    /// Our reference, on the page and in the log.
    pub reference: String,
    /// When, epoch milliseconds.
    pub at: i64,
    /// Smartcar's `TYPE:CODE`, or our own name for it.
    pub what: String,
    /// HTTP status of the answer, if there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// Smartcar's reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// When it is worth asking again, epoch milliseconds, if Smartcar said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_at: Option<i64>,
    /// How Smartcar suggests to solve it, by the documented name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolution: Option<String>,
    /// The partly built link of the error; checked before it is followed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolution_url: Option<String>,
    /// The grant itself is gone: re-authentication cannot mend that, only connecting again can.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub grant_lost: bool,
    /// Nobody can say whether the call had an effect.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub uncertain: bool,
    /// Nobody asked: Smartcar told us, by a delivery. // unit: webhooks
    #[serde(default, skip_serializing_if = "std::ops::Not::not")] // unit: webhooks
    pub told: bool, // unit: webhooks
}

impl Incident {
    /// Describes a failure.
    pub fn of(failure: &Failure, reference: String, now: i64) -> Self {
        let api_error = failure.api_error();
        let retry_after = api_error.and_then(|error| error.retry_after);
        Self {
            status: api_error.map(|error| error.status),
            request_id: failure.request_id().map(str::to_owned),
            retry_at: retry_after.and_then(|wait| i64::try_from(wait.as_millis()).ok()).map(|wait| now + wait),
            resolution: api_error.and_then(|error| error.resolution.kind.as_ref()).map(|kind| kind.name().to_owned()),
            resolution_url: api_error.and_then(|error| error.resolution.url.clone()),
            grant_lost: matches!(failure, Failure::GrantLost),
            uncertain: failure.is_uncertain(),
            ..Self::new(recommend(failure), failure.name(), reference, now)
        }
    }

    /// A screen for a reason that is no failure of a call, such as a check pressed twice.
    pub fn new(recovery: Recovery, what: String, reference: String, now: i64) -> Self {
        Self {
            screen: recovery.screen,
            variant: recovery.variant.to_owned(),
            reference,
            at: now,
            what,
            status: None,
            request_id: None,
            retry_at: None,
            resolution: None,
            resolution_url: None,
            grant_lost: false,
            uncertain: false,
            told: false, // unit: webhooks
        }
    }

    /// What is known of a command nobody can say anything about: it may have been done.
    pub fn of_lost_command(reference: String, now: i64) -> Self {
        Self { uncertain: true, ..Self::of(&Failure::Internal, reference, now) }
    }

    /// Who can fix it.
    pub fn class(&self) -> Class {
        self.screen.class(&self.variant)
    }

    /// What is left of the wait Smartcar named, in milliseconds. A page that began before the answer came counts from it.
    pub fn wait(&self, now: i64) -> Option<i64> {
        self.retry_at.map(|at| at - now.max(self.at))
    }

    /// Until when Smartcar wants to be left alone, if that is still to come.
    pub fn wait_until(&self, now: i64) -> Option<i64> {
        self.retry_at.filter(|at| self.screen == Screen::TooSoon && *at > now)
    }

    /// Whether the car, or Smartcar, does not have what was asked for: nothing anybody can mend.
    pub fn is_missing_feature(&self) -> bool {
        self.screen == Screen::FeatureUnavailable && self.variant.is_empty()
    }

    /// What happened, for support: our name or Smartcar's, and the HTTP status if there was an answer.
    pub fn described(&self) -> String {
        match self.status {
            Some(status) if !self.what.starts_with("HTTP ") => format!("{}, HTTP {status}", self.what),
            Some(_) | None => self.what.clone(),
        }
    }
}
