//! Units and roundings of what cars report, and the moment their lives began.

const HOUR: f64 = 3_600_000.0;
/// 1 January 2025, when every car was at its starting odometer.
pub(super) const EPOCH: i64 = 1_735_689_600_000;

/// The unit system asked for with `sc-unit-system`.
#[derive(Clone, Copy)]
pub(super) struct Units {
    pub(super) name: &'static str,
    /// The words v3 has for them.
    pub(super) distance: &'static str,
    pub(super) volume: &'static str,
    pub(super) kilometres: f64,
    pub(super) litres: f64,
    pub(super) kilopascals: f64,
}

pub(super) const METRIC: Units =
    Units { name: "metric", distance: "kilometers", volume: "liters", kilometres: 1.0, litres: 1.0, kilopascals: 1.0 };
/// Miles, US gallons and pounds per square inch.
pub(super) const IMPERIAL: Units = Units {
    name: "imperial",
    distance: "miles",
    volume: "gallons",
    kilometres: 1.609_344,
    litres: 3.785_412,
    kilopascals: 6.894_757,
};

#[expect(clippy::cast_precision_loss, reason = "hours since 2025 are far below 2^52")]
pub(super) fn hours_since_epoch(now: i64) -> f64 {
    now.saturating_sub(EPOCH) as f64 / HOUR
}

pub(super) fn rounded(value: f64, steps: f64) -> f64 {
    (value * steps).round() / steps
}
