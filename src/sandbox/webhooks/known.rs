//! What is remembered of a webhook and of the cars it is told about, and one event on its way.
//!
//! Plain data that serialises as it is. Whatever was added later has a default, so that an older state file still loads.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::super::car;

/// A receiver of events.
#[derive(Clone, Serialize, Deserialize)]
pub(in super::super) struct Webhook {
    pub(in super::super) id: String,
    pub(in super::super) name: String,
    pub(in super::super) uri: String,
    pub(in super::super) standing: Standing,
    /// Why it is not verified.
    pub(in super::super) problem: Option<String>,
    /// Whether every connected car is subscribed by itself.
    pub(in super::super) automatic: bool,
    pub(in super::super) created_at: i64,
    #[serde(default)]
    pub(in super::super) delivery: Delivery,
    /// By car.
    pub(in super::super) subscriptions: BTreeMap<String, Subscription>,
    /// Cars that were unsubscribed: they do not come back by themselves.
    #[serde(default)]
    pub(super) left: BTreeSet<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in super::super) enum Standing {
    Unverified,
    Verified,
    /// Nothing is delivered, nothing is kept for later.
    Disabled,
}

#[derive(Clone, Serialize, Deserialize)]
pub(in super::super) struct Subscription {
    pub(in super::super) id: String,
    pub(in super::super) created_at: i64,
    /// What the receiver knows of the car; nothing before the first delivery.
    #[serde(default)]
    pub(super) told: Option<Told>,
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(in super::super) struct Told {
    pub(super) state: car::State,
    pub(super) fault: Option<String>,
    pub(super) endpoint: Option<String>,
}

/// How deliveries go; without wishes, as documented.
#[derive(Clone, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in super::super) struct Delivery {
    /// Before each retry.
    pub(super) pauses_ms: Vec<u64>,
    /// How long the receiver may take.
    pub(super) limit_ms: u64,
    /// How often each is sent once more.
    pub(super) duplicate: u32,
    pub(super) delay_ms: u64,
    /// Whether each second event overtakes the one before it.
    pub(super) reorder: bool,
    pub(super) bad_signature: bool,
    /// How the bodies look.
    pub(super) shape: Shape,
}

/// The forms of version 4.0 that were seen.
#[derive(Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in super::super) enum Shape {
    /// As the reference has it.
    #[default]
    Docs,
    /// As deliveries of December 2025 to February 2026 had it: triggers at the top, no `vehicleId`.
    Winter,
    /// As deliveries of September 2025 had it: signals named by text, little in `meta`, no status on what is well.
    September,
    /// As in winter, with every oddity that a capture had: no time, no value, no list of signals, short units.
    Odd,
}

impl Default for Delivery {
    fn default() -> Self {
        let pauses_ms = vec![25_000, 50_000, 100_000];
        Self {
            pauses_ms,
            limit_ms: 15_000,
            duplicate: 0,
            delay_ms: 0,
            reorder: false,
            bad_signature: false,
            shape: Shape::Docs,
        }
    }
}

/// One event for one receiver, ready but for what each attempt adds.
#[derive(Clone)]
pub(in super::super) struct Event {
    pub(super) webhook: String,
    pub(super) id: String,
    pub(super) kind: &'static str,
    pub(super) car: String,
    pub(super) data: Value,
    /// When it happened.
    pub(super) at: i64,
    /// Of a `VEHICLE_STATE` only.
    pub(super) signal_count: Option<usize>,
}
