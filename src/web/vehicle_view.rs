//! What the vehicle page shows of a car: values with units and times, and lines for what failed.

use serde::Serialize;

use super::check::Check;
use super::outcome_page::heading;
use super::render::Frame;
use super::{AppState, Error, clock};
use crate::recovery::{Recovery, Screen};
use crate::smartcar::vehicle::{Signal, Value};
use crate::store::StoredReading;

/// One value, or the line in its place.
#[derive(Debug, Serialize)]
pub struct ShownValue {
    name: &'static str,
    label: String,
    text: String,
    unit_text: String,
    range: String,
    time: String,
    line: Option<Line>,
}

/// One line about a value that could not be read.
#[derive(Debug, Serialize)]
pub struct Line {
    slug: &'static str,
    class: &'static str,
    text: String,
    /// Whether the owner can change it by reviewing permissions.
    review: bool,
}

/// The values in page order, and the grouped line about those this car does not have. What the banner says already is not
/// repeated beside each value.
pub fn values(
    state: &AppState,
    frame: &Frame,
    readings: &[(Signal, StoredReading)],
    check: &Check,
    now: i64,
) -> Result<(Vec<ShownValue>, String), Error> {
    let (mut shown, mut missing) = (Vec::new(), Vec::new());
    for signal in Signal::ALL.into_iter().filter(|signal| state.smartcar.settings().asks_for(signal.permission())) {
        let label = state.words.text(&format!("value.{}", signal.name()), &[])?;
        let reading = readings.iter().find(|(of, _)| *of == signal).map(|(_, reading)| reading);
        let recovery = check.failed.iter().find(|(of, _)| *of == signal).map(|(_, recovery)| *recovery);
        if recovery.is_some_and(|recovery| recovery.screen == Screen::FeatureUnavailable && recovery.variant.is_empty())
        {
            missing.push(label);
            continue;
        }
        let in_banner =
            |recovery: &Recovery| check.trouble.as_ref().is_some_and(|trouble| trouble.screen == recovery.screen);
        let line = recovery.filter(|recovery| !in_banner(recovery));
        let line = line.map(|recovery| line_of(state, frame, signal, recovery, &label)).transpose()?;
        if reading.is_none() && line.is_none() {
            continue;
        }
        let figure = reading.map(|reading| figure(state, &reading.value)).transpose()?.unwrap_or_default();
        let at = reading.map(|reading| reading.recorded_at.unwrap_or(reading.fetched_at));
        let time = at.map(|at| clock::when(&state.words, Some(at), now)).transpose()?.unwrap_or_default();
        let Figure { text, unit, range } = figure;
        shown.push(ShownValue { name: signal.name(), label, text, unit_text: unit, range, time, line });
    }
    let not_available = match missing.len() {
        0 => String::new(),
        _ => in_frame(state, frame, "feature.group", &[("feature_list", &missing.join(", "))])?,
    };
    Ok((shown, not_available))
}

/// "We checked at 14:05. Your car last reported today at 09:12.", when the two are more than an hour apart.
pub fn two_times(
    state: &AppState,
    readings: &[(Signal, StoredReading)],
    checked_at: Option<i64>,
    now: i64,
) -> Result<String, Error> {
    const HOUR_MS: i64 = 60 * 60 * 1000;
    let reported = readings.iter().filter_map(|(_, reading)| reading.recorded_at).max();
    match (checked_at, reported) {
        (Some(checked), Some(reported)) if checked - reported > HOUR_MS => {
            let when = clock::when(&state.words, Some(reported), now)?;
            Ok(state.words.text("state.two_times", &[("at", &clock::time_of_day(checked)), ("when", &when)])?)
        }
        _ => Ok(String::new()),
    }
}

/// Whole numbers with their thousands set apart: 12345.6 -> "12,346".
pub fn grouped(number: f64) -> String {
    let digits = format!("{:.0}", number.abs());
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A value in words: the figure, its unit, and how far the car still goes.
#[derive(Default)]
struct Figure {
    text: String,
    unit: String,
    range: String,
}

fn figure(state: &AppState, value: &Value) -> Result<Figure, Error> {
    let unit = |name: &str| state.words.text(&format!("unit.{name}"), &[]);
    let percent = |level: f64| format!("{:.0}", level * 100.0);
    let range_of = |range: Option<f64>| match range {
        Some(range) => state.words.text("value.range", &[("range", &grouped(range))]),
        None => Ok(String::new()),
    };
    let (text, unit, range) = match value {
        Value::Odometer { distance } => (grouped(*distance), unit("km")?, None),
        Value::Battery { level, range } => (percent(*level), unit("percent")?, *range),
        Value::Fuel { level: Some(level), range, .. } => (percent(*level), unit("percent")?, *range),
        Value::Fuel { amount: Some(amount), range, .. } => (grouped(*amount), unit("litres")?, *range),
        Value::Fuel { range, .. } => (grouped(range.unwrap_or_default()), unit("km")?, None),
        Value::Location { latitude, longitude } => {
            let degrees = |value: f64, positive: &str, negative: &str| {
                let key = if value < 0.0 { negative } else { positive };
                state.words.text(key, &[("degrees", &format!("{:.4}", value.abs()))])
            };
            let latitude = degrees(*latitude, "value.north", "value.south")?;
            let longitude = degrees(*longitude, "value.east", "value.west")?;
            (
                state.words.text("value.place", &[("latitude", &latitude), ("longitude", &longitude)])?,
                String::new(),
                None,
            )
        }
    };
    Ok(Figure { text, unit, range: range_of(range)? })
}

/// The line in place of a value that failed.
fn line_of(state: &AppState, frame: &Frame, signal: Signal, recovery: Recovery, label: &str) -> Result<Line, Error> {
    let permission = state.words.text(&format!("permission_{}.label", signal.permission()), &[])?;
    let key = if recovery.screen == Screen::PermissionMissing {
        "permission.lead".to_owned()
    } else {
        heading(recovery.screen, recovery.variant, !frame.names.make.is_empty())
    };
    let text = in_frame(state, frame, &key, &[("feature", label), ("permission", &permission)])?;
    let review = recovery.screen == Screen::PermissionMissing;
    Ok(Line { slug: recovery.screen.slug(), class: recovery.class().name(), text, review })
}

/// A sentence with the page's own values, and some more.
pub(super) fn in_frame(state: &AppState, frame: &Frame, key: &str, more: &[(&str, &str)]) -> Result<String, Error> {
    let names = &frame.names;
    // What is given for this sentence comes first, and so counts.
    let mut values = more.to_vec();
    values.extend([
        ("your_car", names.your_car.as_str()),
        ("Your_car", &names.your_car_first),
        ("maker", &names.maker),
        ("Maker", &names.maker_first),
        ("maker_account", &names.maker_account),
        ("maker_app", &names.maker_app),
        ("make", &names.make),
        ("when", &frame.when),
        ("wait", &frame.wait),
    ]);
    Ok(state.words.text(key, &values)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        for (number, text) in [(0.0, "0"), (999.4, "999"), (12_345.6, "12,346"), (1_234_567.0, "1,234,567")] {
            assert_eq!(grouped(number), text);
        }
    }
}
