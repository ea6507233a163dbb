//! What Smartcar says when a call fails: v1.0, v2.0, v3 and gateway bodies -> one [`ApiError`].
//!
//! The vocabulary is open: each documented type and code is a variant of its own, so that the decision table must name
//! it, and everything else is kept verbatim. The request id, the waiting time and the resolution are never dropped.
//! Reading never fails: a body that is no error object at all still has its HTTP status.
//! Source: Smartcar docs, api-reference/api-errors and the error pages it links; field forms seen in the official SDKs.

mod codes;
mod parse;
#[cfg(test)]
mod tests;

use std::time::Duration;

use serde::Deserialize;

pub use codes::{
    Account, Billing, Compatibility, ErrorKind, NotFound, RateLimit, Server, Upstream, Validation, VehicleState,
};
pub use parse::{inside_success, parse};
pub(super) use parse::{request_id, retry_after};

/// One failed call, as Smartcar described it.
#[derive(Debug, Clone, PartialEq)]
pub struct ApiError {
    /// What went wrong.
    pub kind: ErrorKind,
    /// The type exactly as sent, cut to a safe length; empty when the body named none.
    pub wire_type: String,
    /// The code exactly as sent, cut to a safe length; empty when absent or null.
    pub wire_code: String,
    /// HTTP status of the answer.
    pub status: u16,
    /// Smartcar's own reference for this call (`sc-request-id`).
    pub request_id: Option<String>,
    /// How Smartcar suggests to solve it.
    pub resolution: Resolution,
    /// How long to leave Smartcar alone, when it says so.
    pub retry_after: Option<Duration>,
    /// What the error is about, for developers: names of refused fields, battery sizes that fit. Mostly empty.
    pub detail: Vec<String>,
}

impl ApiError {
    /// Whether Smartcar misses the owner's id, or does not know the one it was given (v3, header `sc-user-id`).
    pub fn names_no_user(&self) -> bool {
        self.status == 400 && self.detail.iter().any(|name| name == parse::NO_USER)
    }

    /// `TYPE:CODE` as it may stand in logs and in "Details for support".
    pub fn wire_name(&self) -> String {
        match (self.wire_type.as_str(), self.wire_code.as_str()) {
            ("", "") => format!("HTTP {}", self.status),
            ("", code) => code.to_owned(),
            (kind, "") => kind.to_owned(),
            (kind, code) => format!("{kind}:{code}"),
        }
    }
}

/// `resolution` of an error body: an object since v2.0, a bare string or null in older replies.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Resolution {
    /// What kind of step solves it.
    pub kind: Option<ResolutionKind>,
    /// A partly built link: re-authentication, or Tesla's virtual key. Untrusted until its host has been checked.
    pub url: Option<String>,
}

/// The values of `resolution.type`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[expect(missing_docs, reason = "Smartcar's own names")]
pub enum ResolutionKind {
    RetryLater,
    Reauthenticate,
    ContactSupport,
    ActionRequired,
    UserActionRequired,
    Finance,
    #[serde(untagged)]
    Other(String),
}

impl ResolutionKind {
    /// The documented name; any other is not repeated.
    pub fn name(&self) -> &'static str {
        match self {
            Self::RetryLater => "RETRY_LATER",
            Self::Reauthenticate => "REAUTHENTICATE",
            Self::ContactSupport => "CONTACT_SUPPORT",
            Self::ActionRequired => "ACTION_REQUIRED",
            Self::UserActionRequired => "USER_ACTION_REQUIRED",
            Self::Finance => "FINANCE",
            Self::Other(_) => "…",
        }
    }
}
