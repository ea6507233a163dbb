//! One signal of v3 that has an answer: what stands in it, in our units.

use serde_json::Value as Json;

use super::body::{KILOMETRES_PER_MILE, LITRES_PER_GALLON};
use super::part::{self, Part};

/// Units come as words or short. Source: Smartcar docs, signals; captured deliveries.
const KILOMETRES: [&str; 4] = ["km", "kilometers", "kilometres", "kilometer"];
const MILES: [&str; 3] = ["mi", "miles", "mile"];
const LITRES: [&str; 4] = ["l", "liters", "litres", "liter"];
const GALLONS: [&str; 3] = ["gal", "gallons", "gallon"];
/// Kilometres no car has driven, kilometres no car still goes, litres no tank holds.
pub(super) const FARTHEST: f64 = 5_000_000.0;
pub(super) const LONGEST: f64 = 5_000.0;
pub(super) const FULLEST: f64 = 2_000.0;

/// A signal with an answer.
pub(super) struct Answered<'a> {
    pub(super) item: &'a Json,
    /// Whether somebody else has chosen the units.
    pub(super) is_told: bool,
}

impl Answered<'_> {
    fn field(&self, name: &str) -> Option<&Json> {
        self.item.pointer("/attributes/body")?.get(name)
    }

    /// One field of the body. A body that is null is an answer: nothing is known.
    pub(super) fn part<T>(&self, name: &str, read: impl FnOnce(&Json) -> Option<T>) -> Part<T> {
        match self.item.pointer("/attributes/body") {
            Some(Json::Null) => Part::Unknown,
            Some(Json::Object(body)) => Part::of(body.get(name), read),
            Some(_) | None => Part::Wrong,
        }
    }

    pub(super) fn flag(&self) -> Part<bool> {
        self.part("value", part::flag)
    }

    /// Percentages are 0 to 100 here, not 0 to 1 as in v2.0. A captured delivery named no unit and had 0.77 of a tank.
    pub(super) fn share(&self) -> Part<f64> {
        let is_share = |figure: f64| self.field("unit").is_none() && figure < 1.0;
        let share = |figure: f64| if is_share(figure) { figure } else { figure / 100.0 };
        self.part("value", part::number).map(share).only(|share| (0.0..=1.0).contains(share))
    }

    /// More than `most` cannot be meant: it is a sign for "not known", or in another unit than it says.
    pub(super) fn kilometres(&self, most: f64) -> Part<f64> {
        let factor = if self.is_in(&MILES) { KILOMETRES_PER_MILE } else { 1.0 };
        if self.is_distance() { self.amount(factor, most) } else { Part::Wrong }
    }

    pub(super) fn litres(&self, most: f64) -> Part<f64> {
        let factor = if self.is_in(&GALLONS) { LITRES_PER_GALLON } else { 1.0 };
        if self.is_in(&LITRES) || self.is_in(&GALLONS) { self.amount(factor, most) } else { Part::Wrong }
    }

    pub(super) fn is_distance(&self) -> bool {
        self.is_in(&KILOMETRES) || self.is_in(&MILES)
    }

    pub(super) fn amount(&self, factor: f64, most: f64) -> Part<f64> {
        self.part("value", part::number).map(|amount| amount * factor).only(|amount| (0.0..=most).contains(amount))
    }

    /// Whether it is in one of these units. We ask for metric ones, so where none is named it is.
    fn is_in(&self, units: &[&str]) -> bool {
        match self.field("unit").and_then(Json::as_str) {
            Some(unit) => units.iter().any(|known| unit.eq_ignore_ascii_case(known)),
            None => !self.is_told && (units == KILOMETRES || units == LITRES),
        }
    }

    pub(super) fn recorded_at(&self) -> Option<i64> {
        part::moment(self.item.pointer("/meta/oemUpdatedAt")?)
    }
}
