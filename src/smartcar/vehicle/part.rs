//! One part of a value, as JSON has it: known, known to be unknown, not there, or of a kind nobody can use.
//!
//! Null is an answer: the car does not know now. So one part that is null, or wrong, costs that part and never the whole
//! value; only a value of which nothing at all can be used is not understood. Numbers may come as text.
//! Source: captured deliveries, where `isLocked: null` stands inside a success.

use chrono::DateTime;
use serde_json::Value as Json;

/// What is said about one part.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Part<T> {
    Known(T),
    /// Null: said, and not known.
    Unknown,
    Absent,
    /// Of a type, or a size, that cannot be meant.
    Wrong,
}

impl<T> Part<T> {
    /// Reads a field that may be missing.
    pub(super) fn of(field: Option<&Json>, read: impl FnOnce(&Json) -> Option<T>) -> Self {
        match field {
            None => Self::Absent,
            Some(Json::Null) => Self::Unknown,
            Some(value) => read(value).map_or(Self::Wrong, Self::Known),
        }
    }

    /// The same in another unit.
    pub(super) fn map<U>(self, change: impl FnOnce(T) -> U) -> Part<U> {
        match self {
            Self::Known(value) => Part::Known(change(value)),
            Self::Unknown => Part::Unknown,
            Self::Absent => Part::Absent,
            Self::Wrong => Part::Wrong,
        }
    }

    /// Refuses what cannot be meant.
    pub(super) fn only(self, possible: impl FnOnce(&T) -> bool) -> Self {
        match self {
            Self::Known(value) if !possible(&value) => Self::Wrong,
            Self::Known(_) | Self::Unknown | Self::Absent | Self::Wrong => self,
        }
    }

    /// This part if it says anything, else the other one.
    pub(super) fn or(self, other: Self) -> Self {
        match (&self, &other) {
            (Self::Known(_), _) | (Self::Unknown, Self::Unknown | Self::Absent | Self::Wrong) => self,
            (Self::Wrong, Self::Absent) => self,
            _ => other,
        }
    }

    /// The value, if it is known.
    pub(super) fn known(self) -> Option<T> {
        if let Self::Known(value) = self { Some(value) } else { None }
    }
}

/// Puts the parts of one value together.
#[derive(Debug, Default)]
pub(super) struct Parts {
    answered: bool,
    wrong: Vec<&'static str>,
}

impl Parts {
    /// The value of one part, noting whether it was an answer.
    pub(super) fn take<T>(&mut self, name: &'static str, part: Part<T>) -> Option<T> {
        match &part {
            Part::Known(_) | Part::Unknown => self.answered = true,
            Part::Wrong => self.wrong.push(name),
            Part::Absent => {}
        }
        part.known()
    }

    /// The value, unless nothing in it was an answer.
    pub(super) fn finish<V>(self, signal: &'static str, value: V) -> Option<V> {
        if !self.wrong.is_empty() {
            tracing::warn!(signal, parts = self.wrong.join(" "), "parts of a value were not understood and left out");
        }
        self.answered.then_some(value)
    }
}

/// A finite number, also as text.
pub(super) fn number(value: &Json) -> Option<f64> {
    let number = value.as_f64().or_else(|| value.as_str()?.trim().parse().ok());
    number.filter(|number| number.is_finite())
}

/// Yes or no, also as text.
pub(super) fn flag(value: &Json) -> Option<bool> {
    value.as_bool().or_else(|| value.as_str()?.trim().to_ascii_lowercase().parse().ok())
}

/// A whole number, also as text.
pub(super) fn whole(value: &Json) -> Option<i64> {
    value.as_i64().or_else(|| value.as_str()?.trim().parse().ok())
}

/// A moment, epoch milliseconds: sent as such, in seconds, or as ISO 8601, each also as text. Zero means that nobody knows.
/// Source: samples of v3; captured deliveries.
pub(crate) fn moment(value: &Json) -> Option<i64> {
    const SECONDS_BELOW: f64 = 100_000_000_000.0;
    /// The year 2200: no sum of moments comes near overflowing.
    const LATEST: f64 = 7_258_118_400_000.0;
    let milliseconds = match number(value) {
        Some(seconds) if (1.0..SECONDS_BELOW).contains(&seconds) => seconds * 1000.0,
        Some(milliseconds) => milliseconds,
        None => return time(value.as_str()?),
    };
    #[expect(clippy::cast_possible_truncation, reason = "it is far below 2^53")]
    (1.0..=LATEST).contains(&milliseconds).then_some(milliseconds as i64)
}

/// An ISO 8601 time as epoch milliseconds. The beginning of the epoch is how a car says that it has no time.
pub(super) fn time(text: &str) -> Option<i64> {
    DateTime::parse_from_rfc3339(text).ok().map(|time| time.timestamp_millis()).filter(|time| *time > 0)
}
