//! Webhooks: who is told when something happens to a car.
//!
//! A webhook is made on the control surface, as one is on the real dashboard, and delivers nothing until it has answered
//! its challenge. `known.rs` is what is remembered of it, this file who is subscribed; `news.rs` finds what there is to
//! tell, `payload.rs` puts it into Smartcar's words and `shape.rs` into the form it was seen in, `courier.rs` brings it,
//! `control.rs` is the control surface. It does not imitate the choice of signals and triggers a real webhook has: every
//! subscribed car tells everything.

pub(super) mod control;
pub(super) mod courier;
pub(super) mod known;
mod news;
mod payload;
mod shape;

use std::collections::{BTreeMap, BTreeSet};

use super::settings::Settings;
use super::world::World;
use known::{Delivery, Standing, Subscription, Webhook};

impl World {
    /// The webhook of the settings, which no control has to make first.
    pub(super) fn ensure_webhook(&mut self, settings: &Settings) {
        let Some(id) = settings.webhook_id.as_deref() else { return };
        let uri = settings.webhook_uri.clone().unwrap_or_default();
        if let Some(known) = self.webhooks.get_mut(id) {
            // The receiver may have moved since.
            if !uri.is_empty() && known.uri != uri {
                (known.uri, known.standing) = (uri, Standing::Unverified);
            }
            return;
        }
        let problem = if uri.is_empty() { "it has no receiver" } else { "not asked yet" };
        let webhook = Webhook {
            id: id.to_owned(),
            name: "Webhook of the settings".to_owned(),
            uri,
            standing: Standing::Unverified,
            problem: Some(problem.to_owned()),
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
    pub(super) fn set_standing(&mut self, webhook: &str, standing: Standing, problem: Option<String>) {
        let Some(webhook) = self.webhooks.get_mut(webhook) else { return };
        if standing == Standing::Verified && webhook.standing != Standing::Verified {
            webhook.subscriptions.values_mut().for_each(|subscription| subscription.told = None);
        }
        webhook.standing = standing;
        webhook.problem = problem;
    }
}
