//! What the vehicle page shows of a car: values with units and times, and lines for what failed.

use serde::Serialize;

use super::outcome_page::heading;
use super::render::Frame;
use super::trouble::Trouble;
use super::{AppState, Error, check, clock};
use crate::recovery::Screen;
use crate::smartcar::vehicle::{ChargeState, Signal, Value};
use crate::store::StoredSignal;

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
    signals: &[StoredSignal],
    trouble: Option<&Trouble>,
    now: i64,
) -> Result<(Vec<ShownValue>, String), Error> {
    let (mut shown, mut missing) = (Vec::new(), Vec::new());
    for signal in check::asked(state) {
        let Some(stored) = signals.iter().find(|stored| stored.signal == signal) else { continue };
        let label = state.words.text(&format!("value.{}", signal.name()), &[])?;
        let failure = stored.failure.as_deref().and_then(Trouble::parse);
        if failure.as_ref().is_some_and(is_missing) {
            missing.push(label);
            continue;
        }
        let in_banner = |failure: &Trouble| {
            failure.screen.banner_rank().is_some() && trouble.is_some_and(|trouble| trouble.screen == failure.screen)
        };
        let line = failure.filter(|failure| !in_banner(failure));
        let line = line.map(|failure| line_of(state, frame, signal, &failure, &label, now)).transpose()?;
        let reading = stored.reading.as_ref();
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

/// Whether a car simply does not have a value: said once for all of them, and never a reason to worry.
pub fn is_missing(failure: &Trouble) -> bool {
    failure.screen == Screen::FeatureUnavailable && failure.variant.is_empty()
}

/// "We checked at 14:05. Your car last reported today at 09:12.", when the two are more than an hour apart.
pub fn two_times(
    state: &AppState,
    signals: &[StoredSignal],
    checked_at: Option<i64>,
    now: i64,
) -> Result<String, Error> {
    const HOUR_MS: i64 = 60 * 60 * 1000;
    let reported = signals.iter().filter_map(|stored| stored.reading.as_ref()?.recorded_at).max();
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
    let word = |name: &str| state.words.text(&format!("value.{name}"), &[]);
    let (text, unit, range) = match value {
        Value::Odometer { distance } => (grouped(*distance), unit("km")?, None),
        Value::Battery { level, range } => (percent(*level), unit("percent")?, *range),
        Value::Fuel { level: Some(level), range, .. } => (percent(*level), unit("percent")?, *range),
        Value::Fuel { amount: Some(amount), range, .. } => (grouped(*amount), unit("litres")?, *range),
        Value::Fuel { range, .. } => (grouped(range.unwrap_or_default()), unit("km")?, None),
        Value::Charge { plugged_in, state: charging } => {
            let text = word(match charging {
                ChargeState::Charging => "charging",
                ChargeState::NotCharging => "not_charging",
                ChargeState::FullyCharged => "fully_charged",
            })?;
            let cable = plugged_in.map(|plugged_in| word(if plugged_in { "plugged_in" } else { "unplugged" }));
            return Ok(Figure { text, unit: String::new(), range: cable.transpose()?.unwrap_or_default() });
        }
        Value::Security { locked } => (word(if *locked { "locked" } else { "unlocked" })?, String::new(), None),
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

/// The line in place of a value that failed, or beside its last good one.
fn line_of(
    state: &AppState,
    frame: &Frame,
    signal: Signal,
    failure: &Trouble,
    label: &str,
    now: i64,
) -> Result<Line, Error> {
    let permission = state.words.text(&format!("permission_{}.label", signal.permission()), &[])?;
    let review = failure.screen == Screen::PermissionMissing;
    let key = if review {
        "permission.lead".to_owned()
    } else if failure.screen == Screen::Reconnect {
        // Other values did arrive, or there would be a banner: one value is no reason to ask for a sign-in.
        "value.no_news".to_owned()
    } else {
        heading(failure.screen, &failure.variant, !frame.names.make.is_empty())
    };
    let wait = clock::wait(&state.words, failure.wait(now))?;
    let text = in_frame(state, frame, &key, &[("feature", label), ("permission", &permission), ("wait", &wait)])?;
    Ok(Line { slug: failure.screen.slug(), class: failure.class().name(), text, review })
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
