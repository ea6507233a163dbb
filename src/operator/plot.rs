//! A line by week as an SVG that the server draws, and the same numbers as a table. Colours are the theme's.

use chrono::{DateTime, Datelike};
use fluent_bundle::FluentValue;
use serde::Serialize;

use crate::store::operator::{DAY_MS, week};
use crate::web::{AppState, Error};

/// A line over weeks. Its words stand outside the picture, so that they keep their size on any screen.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Plot {
    /// Points of the line, in a field of [`WIDTH`] by [`HEIGHT`].
    points: String,
    /// The same with the ground below it.
    area: String,
    width: i64,
    height: i64,
    /// The highest number.
    most: String,
    first: String,
    last: String,
    /// Week and number, the newest first.
    rows: Vec<PlotRow>,
}

#[derive(Debug, Clone, Serialize)]
struct PlotRow {
    week: String,
    count: String,
}

/// Draws the weeks from the first that has a number to `until`; weeks between without a number are 0. Nothing for fewer than two.
pub(super) fn plot(state: &AppState, weeks: &[(i64, i64)], until: i64) -> Result<Option<Plot>, Error> {
    let Some((first, _)) = weeks.first() else { return Ok(None) };
    let last = weeks.last().map_or(until, |(last, _)| until.max(*last));
    let count = ((last - first) / 7 + 1).min(MOST);
    if count < 2 {
        return Ok(None);
    }
    let first = last - (count - 1) * 7;
    let numbers = (0..count).map(|place| {
        let week = first + place * 7;
        (week, weeks.iter().find(|(found, _)| *found == week).map_or(0, |(_, number)| *number))
    });
    let numbers: Vec<(i64, i64)> = numbers.collect();
    let most = numbers.iter().map(|(_, number)| *number).max().unwrap_or_default();
    let point = |(place, (_, number)): (usize, &(i64, i64))| {
        let x = i64::try_from(place).unwrap_or_default() * WIDTH / (count - 1);
        let y = HEIGHT - number * HEIGHT / most.max(1);
        format!("{x},{y}")
    };
    let points = numbers.iter().enumerate().map(point).collect::<Vec<_>>().join(" ");
    let rows = numbers
        .iter()
        .rev()
        .map(|(week, number)| Ok::<_, Error>(PlotRow { week: date_of_day(state, *week)?, count: grouped(*number) }));
    Ok(Some(Plot {
        area: format!("0,{HEIGHT} {points} {WIDTH},{HEIGHT}"),
        points,
        width: WIDTH,
        height: HEIGHT,
        most: grouped(most),
        first: date_of_day(state, first)?,
        last: date_of_day(state, last)?,
        rows: rows.collect::<Result<_, _>>()?,
    }))
}

/// "3 March 2026", in UTC as weeks are.
pub(super) fn date(state: &AppState, at: i64) -> Result<String, Error> {
    let Some(at) = DateTime::from_timestamp_millis(at) else { return Ok(String::new()) };
    let month = state.words.text(&format!("when_month.m{}", at.month()), &[])?;
    let (day, year) = (at.day().to_string(), at.year().to_string());
    Ok(state.words.text("when_month.date", &[("day", &day), ("month", &month), ("year", &year)])?)
}

/// The same for a day since 1970.
pub(super) fn date_of_day(state: &AppState, day: i64) -> Result<String, Error> {
    date(state, day.saturating_mul(DAY_MS))
}

/// "12,345": digits in threes, so that a long number is read at a glance.
pub(super) fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if number < 0 { format!("-{text}") } else { text }
}

/// A sentence about a number: the plural of `count`, and the number itself as `shown`.
pub(super) fn counted(state: &AppState, key: &str, count: i64) -> Result<String, Error> {
    let shown = grouped(count);
    Ok(state.words.format(key, |name| match name {
        "count" => Some(FluentValue::from(count)),
        "shown" => Some(FluentValue::from(shown.clone())),
        _ => None,
    })?)
}

/// The week of a time.
pub(super) fn week_of(at: i64) -> i64 {
    week(crate::store::operator::day(at))
}

/// Units of the picture; it is drawn as wide as the page.
const WIDTH: i64 = 1000;
const HEIGHT: i64 = 200;
/// Weeks of a line: two years.
const MOST: i64 = 106;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_numbers_are_read_in_threes() {
        for (number, text) in [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567"), (-1000, "-1,000")] {
            assert_eq!(grouped(number), text);
        }
    }
}
