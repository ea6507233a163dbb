//! Webhooks: who is told when something happens to a car.
//!
//! A webhook is made on the control surface, as one is on the real dashboard, and delivers nothing until it has answered
//! its challenge. This file is what is remembered of it; `news.rs` finds what there is to tell, `payload.rs` puts it into
//! Smartcar's words, `courier.rs` brings it, `control.rs` is the control surface. It does not imitate the choice of
//! signals and triggers a real webhook has: every subscribed car tells everything.

pub(super) mod control;
pub(super) mod courier;
mod news;
mod payload;
mod shape;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::car;
use super::world::World;
pub(super) use news::Event;

#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Webhook {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) uri: String,
    pub(super) standing: Standing,
    /// Why it is not verified.
    pub(super) problem: Option<String>,
    /// Whether every connected car is subscribed by itself.
    pub(super) automatic: bool,
    pub(super) created_at: i64,
    #[serde(default)]
    pub(super) delivery: Delivery,
    /// By car.
    pub(super) subscriptions: BTreeMap<String, Subscription>,
    /// Cars that were unsubscribed: they do not come back by themselves.
    #[serde(default)]
    left: BTreeSet<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Standing {
    Unverified,
    Verified,
    /// Nothing is delivered, nothing is kept for later.
    Disabled,
}

#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Subscription {
    pub(super) id: String,
    pub(super) created_at: i64,
    /// What the receiver knows of the car; nothing before the first delivery.
    #[serde(default)]
    told: Option<Told>,
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
struct Told {
    state: car::State,
    fault: Option<String>,
    endpoint: Option<String>,
}

/// How deliveries go; without wishes, as documented.
#[derive(Clone, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Delivery {
    /// Before each retry.
    pauses_ms: Vec<u64>,
    /// How long the receiver may take.
    limit_ms: u64,
    /// How often each is sent once more.
    duplicate: u32,
    delay_ms: u64,
    /// Whether each second event overtakes the one before it.
    reorder: bool,
    bad_signature: bool,
    /// How the bodies look.
    shape: Shape,
}

/// The forms of version 4.0 that were seen.
#[derive(Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Shape {
    /// As the reference has it.
    #[default]
    Docs,
    /// As deliveries of December 2025 to February 2026 had it: triggers at the top, no `vehicleId`.
    Winter,
    /// As deliveries of September 2025 had it: signals named by text, little in `meta`, no status on what is well.
    September,
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

impl World {
    /// The webhook of the settings, which no control has to make first.
    pub(super) fn ensure_webhook(&mut self, id: Option<&str>) {
        let Some(id) = id.filter(|id| !self.webhooks.contains_key(*id)) else { return };
        let webhook = Webhook {
            id: id.to_owned(),
            name: "Webhook of the settings".to_owned(),
            uri: String::new(),
            standing: Standing::Unverified,
            problem: Some("it has no receiver".to_owned()),
            automatic: false,
            created_at: self.now(),
            delivery: Delivery::default(),
            subscriptions: BTreeMap::new(),
            left: BTreeSet::new(),
        };
        self.webhooks.insert(id.to_owned(), webhook);
    }

    /// False: there is no such webhook.
    pub(super) fn subscribe(&mut self, webhook: &str, car: &str) -> bool {
        let fresh = Subscription { id: self.ids.id(), created_at: self.now(), told: None };
        let Some(webhook) = self.webhooks.get_mut(webhook) else { return false };
        webhook.left.remove(car);
        webhook.subscriptions.entry(car.to_owned()).or_insert(fresh);
        true
    }

    /// False: there was nothing to end.
    pub(super) fn unsubscribe(&mut self, webhook: &str, car: &str) -> bool {
        let Some(webhook) = self.webhooks.get_mut(webhook) else { return false };
        webhook.left.insert(car.to_owned());
        webhook.subscriptions.remove(car).is_some()
    }

    /// Changes the standing of a webhook. One that begins to deliver has told nothing yet.
    fn set_standing(&mut self, webhook: &str, standing: Standing, problem: Option<String>) {
        let Some(webhook) = self.webhooks.get_mut(webhook) else { return };
        if standing == Standing::Verified && webhook.standing != Standing::Verified {
            webhook.subscriptions.values_mut().for_each(|subscription| subscription.told = None);
        }
        webhook.standing = standing;
        webhook.problem = problem;
    }
}
