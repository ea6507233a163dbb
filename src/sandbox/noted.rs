//! What the sandbox notes of itself, in memory: requests it answered, deliveries it made.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

/// Entries by the number of their request.
pub(super) type Journal = BTreeMap<u64, Entry>;

#[derive(Serialize)]
pub(super) struct Entry {
    pub(super) at: String,
    pub(super) method: String,
    pub(super) path: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) query: String,
    /// The scheme of the credentials, never more of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) authorization: Option<String>,
    /// `null` while no answer has been given, 444 when the connection was dropped on purpose.
    pub(super) status: Option<u16>,
    /// How long the answer took, milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) took_ms: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) grant_type: Option<&'static str>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) asked: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) answered: String,
}

/// What was sent where, and what came of it.
#[derive(Serialize)]
pub(super) struct Attempt {
    pub(super) at: String,
    pub(super) webhook_id: String,
    pub(super) uri: String,
    pub(super) event_id: String,
    pub(super) event_type: &'static str,
    /// From 1; the others are retries.
    pub(super) attempt: usize,
    /// `null`: no answer.
    pub(super) status: Option<u16>,
    pub(super) acknowledged: bool,
    pub(super) problem: Option<String>,
    pub(super) body: Value,
}
