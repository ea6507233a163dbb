//! What there is to tell: finds out, after any change, what receivers do not know yet.
//!
//! Compares each subscribed car with what was last told about it, so that whatever changes a car, from a command to a
//! button, is told without having to think of it.

use std::collections::BTreeSet;

use serde_json::Value;

use super::super::car::Car;
use super::super::grants::Connection;
use super::super::units::METRIC;
use super::super::v3::signals::{self, SIGNALS, Signal};
use super::super::world::World;
use super::known::{Event, Standing, Told, Webhook};
use super::payload;

impl World {
    /// Everything not told yet, which counts as told from now on.
    pub(in super::super) fn news(&mut self) -> Vec<Event> {
        if self.webhooks.is_empty() {
            return Vec::new();
        }
        let connected: BTreeSet<String> = self.connections.values().map(|known| known.car.clone()).collect();
        let automatic = self.webhooks.values().filter(|webhook| webhook.automatic);
        let is_new =
            |webhook: &Webhook, car: &str| !webhook.subscriptions.contains_key(car) && !webhook.left.contains(car);
        let joining: Vec<(String, String)> = automatic
            .flat_map(|webhook| {
                let cars = connected.iter().filter(|car| is_new(webhook, car));
                cars.map(|car| (webhook.id.clone(), car.clone()))
            })
            .collect();
        for (webhook, car) in joining {
            self.subscribe(&webhook, &car);
        }
        let mut news = Vec::new();
        let mut told = Vec::new();
        for webhook in self.webhooks.values() {
            for (id, subscription) in &webhook.subscriptions {
                let (Some(car), true) = (self.cars.get(id), connected.contains(id)) else { continue };
                let now = Told::about(car);
                if webhook.standing != Standing::Verified || subscription.told.as_ref() == Some(&now) {
                    continue;
                }
                let known = self.connections.values().find(|known| known.car == *id);
                news.extend(
                    known
                        .into_iter()
                        .flat_map(|known| self.changes(&webhook.id, car, known, subscription.told.as_ref())),
                );
                told.push((webhook.id.clone(), id.clone(), now));
            }
        }
        for (webhook, car, now) in told {
            let webhook = self.webhooks.get_mut(&webhook);
            if let Some(subscription) = webhook.and_then(|webhook| webhook.subscriptions.get_mut(&car)) {
                subscription.told = Some(now);
            }
        }
        for webhook in self.webhooks.values_mut() {
            webhook.subscriptions.retain(|car, _| connected.contains(car));
        }
        news
    }

    /// The state a receiver asked to be sent, whether or not something is new.
    pub(super) fn state_event(&self, webhook: &str, car: &str) -> Option<Event> {
        let known = self.connections.values().find(|known| known.car == car)?;
        let triggers: Vec<&Signal> = SIGNALS.iter().take(1).collect();
        Some(self.event(
            webhook,
            "VEHICLE_STATE",
            known,
            self.state(self.cars.get(car)?, known, payload::triggers(&triggers)),
        ))
    }

    fn changes(&self, webhook: &str, car: &Car, known: &Connection, told: Option<&Told>) -> Vec<Event> {
        let event = |kind: &'static str, data: Value| self.event(webhook, kind, known, data);
        let error = |fault: &str, endpoint: Option<&str>, is_over: bool| {
            payload::error(car, known, fault, endpoint, is_over).map(|data| event("VEHICLE_ERROR", data))
        };
        let mut events = Vec::new();
        match told {
            None => events.push(event("VEHICLE_STATE", self.state(car, known, payload::first_delivery()))),
            Some(told) => {
                let before = Car { state: told.state.clone(), ..car.clone() };
                let value = |signal: &Signal, car: &Car| signals::value(signal, car, self.now(), METRIC).0;
                // Only what the state decides: the clock alone moves the rest.
                let moved = |signal: &&Signal| {
                    matches!(signal.endpoint, "charge" | "security") && value(signal, &before) != value(signal, car)
                };
                let moved: Vec<&Signal> = SIGNALS.iter().filter(moved).collect();
                if !moved.is_empty() {
                    events.push(event("VEHICLE_STATE", self.state(car, known, payload::triggers(&moved))));
                }
            }
        }
        let now = Told::about(car);
        let before = told.and_then(|told| Some((told.fault.as_deref()?, told.endpoint.as_deref())));
        let after = now.fault.as_deref().map(|fault| (fault, now.endpoint.as_deref()));
        if before != after {
            events.extend(before.and_then(|(fault, endpoint)| error(fault, endpoint, true)));
            events.extend(after.and_then(|(fault, endpoint)| error(fault, endpoint, false)));
        }
        events
    }

    fn state(&self, car: &Car, known: &Connection, triggers: Value) -> Value {
        payload::state(car, known, triggers, self.now())
    }

    fn event(&self, webhook: &str, kind: &'static str, known: &Connection, data: Value) -> Event {
        Event {
            webhook: webhook.to_owned(),
            id: self.ids.id(),
            kind,
            car: known.car.clone(),
            at: self.now(),
            signal_count: data["signals"].as_array().map(Vec::len),
            data,
        }
    }
}

impl Told {
    fn about(car: &Car) -> Self {
        let condition = car.condition.as_ref();
        Self {
            state: car.state.clone(),
            fault: condition.map(|condition| condition.fault.clone()),
            endpoint: condition.and_then(|condition| condition.endpoint.clone()),
        }
    }
}
