//! What the vehicle page shows of a car: values with units and times, and lines for what failed.

use serde::Serialize;

use crate::recovery::{Incident, Screen};
use crate::smartcar::vehicle::{ChargeState, Signal, Value};
use crate::store::{StoredReading, StoredSignal};
use crate::web::render::Frame;
use crate::web::{AppState, Error, clock};

/// One value, or the line in its place.
#[derive(Debug, Serialize)]
pub struct ShownValue {
    name: &'static str,
    label: String,
    /// What stands before the figure; empty in most languages.
    before: String,
    text: String,
    /// What stands after it, with the space that belongs there.
    after: String,
    range: String,
    time: String,
    /// Where the place can be looked at; empty for all but a place.
    maps: Vec<Map>,
    line: Option<Line>,
}

/// A map that shows a place.
#[derive(Debug, Serialize)]
pub struct Map {
    label: String,
    href: String,
}

/// One line about a value that could not be read.
#[derive(Debug, Serialize)]
pub struct Line {
    slug: &'static str,
    class: &'static str,
    text: String,
    /// What the owner can do about it: `review` the permissions, `reconnect`, or nothing.
    action: &'static str,
}

/// The values in page order, and the grouped line about those this car does not have. What the banner says already is not
/// repeated beside each value.
pub fn values(
    state: &AppState,
    frame: &Frame,
    signals: &[StoredSignal],
    incident: Option<&Incident>,
    now: i64,
) -> Result<(Vec<ShownValue>, String), Error> {
    let (mut shown, mut missing) = (Vec::new(), Vec::new());
    for signal in state.cars.asked() {
        let Some(stored) = signals.iter().find(|stored| stored.signal == signal) else { continue };
        let label = state.words.text(&format!("value.{}", signal.name()), &[])?;
        let failure = stored.incident.as_ref();
        if failure.is_some_and(Incident::is_missing_feature) {
            missing.push(label);
            continue;
        }
        let in_banner = |failure: &&Incident| {
            failure.screen.banner_rank().is_some() && incident.is_some_and(|incident| incident.screen == failure.screen)
        };
        let line = failure.filter(|failure| !in_banner(failure));
        let line = line.map(|failure| line_of(state, frame, signal, failure, &label, now)).transpose()?;
        let reading = stored.reading.as_ref();
        if reading.is_none() && line.is_none() {
            continue;
        }
        let figure = reading.map(|reading| figure(state, reading, now)).transpose()?.unwrap_or_default();
        let maps = reading.map(|reading| maps(state, &reading.value)).transpose()?.unwrap_or_default();
        let at = reading.map(|reading| reading.recorded_at.unwrap_or(reading.fetched_at));
        let time = at.map(|at| clock::when(&state.words, Some(at), now)).transpose()?.unwrap_or_default();
        let Figure { before, text, after, range } = figure;
        shown.push(ShownValue { name: signal.name(), label, before, text, after, range, time, maps, line });
    }
    let mut missing = missing.into_iter();
    let not_available = match missing.next() {
        None => String::new(),
        Some(first) => {
            let list =
                |first: String, next: String| state.words.text("feature.list", &[("first", &first), ("next", &next)]);
            in_frame(state, frame, "feature.group", &[("feature_list", &missing.try_fold(first, list)?)])?
        }
    };
    Ok((shown, not_available))
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
            Ok(state
                .words
                .text("state.two_times", &[("at", &clock::time_of_day(&state.words, checked)), ("when", &when)])?)
        }
        _ => Ok(String::new()),
    }
}

/// The last known odometer in words, for lists; empty when there is none.
pub fn odometer(state: &AppState, value: Option<&Value>) -> Result<String, Error> {
    match value {
        Some(Value::Odometer { distance: Some(km) }) => {
            let distance = state.reader.distance;
            Ok(state.words.measured(&format!("unit.{}", distance.name()), distance.from_km(*km))?)
        }
        Some(Value::Bare { figure: Some(figure) }) => Ok(state.words.figures.number(*figure, 0)),
        _ => Ok(String::new()),
    }
}

/// A value in words: the figure, what stands around it, and how far the car still goes.
#[derive(Default)]
struct Figure {
    before: String,
    text: String,
    after: String,
    range: String,
}

impl Figure {
    fn plain(text: String) -> Self {
        Self { text, ..Self::default() }
    }

    /// A number with its unit, in the order and with the space between them that the language has for this unit.
    fn measured(state: &AppState, number: f64, unit: &str) -> Result<Self, Error> {
        let whole = state.words.measured(&format!("unit.{unit}"), number)?;
        let number = state.words.figures.number(number, 0);
        Ok(match whole.split_once(&number) {
            Some((before, after)) => Self { before: before.to_owned(), after: after.to_owned(), ..Self::plain(number) },
            None => Self::plain(whole),
        })
    }
}

/// What the car itself does not know is said in words, never shown as zero, closed or unlocked.
fn figure(state: &AppState, reading: &StoredReading, now: i64) -> Result<Figure, Error> {
    let word = |name: &str| state.words.text(&format!("value.{name}"), &[]);
    let unknown = || Ok::<_, Error>(Figure::plain(word("not_known")?));
    let measured =
        |number: Option<f64>, unit: &str| number.map_or_else(unknown, |number| Figure::measured(state, number, unit));
    let either =
        |known: Option<bool>, yes: &str, no: &str| known.map(|known| word(if known { yes } else { no })).transpose();
    let percent = |level: &Option<f64>| measured(level.map(|level| level * 100.0), "percent");
    let distance = state.reader.distance;
    let mut left = None;
    let mut figure = match &reading.value {
        Value::Odometer { distance: km } => measured(km.map(|km| distance.from_km(km)), distance.name())?,
        Value::Bare { figure: Some(figure) } => Figure::plain(state.words.figures.number(*figure, 0)),
        Value::Battery { level, range } => {
            left = *range;
            percent(level)?
        }
        Value::Fuel { level: None, amount: Some(amount), range } => {
            left = *range;
            measured(Some(*amount), "litres")?
        }
        Value::Fuel { level, range, .. } => {
            left = *range;
            percent(level)?
        }
        Value::Charge { plugged_in, state: charging } => {
            let text = word(match charging {
                Some(ChargeState::Charging) => "charging",
                Some(ChargeState::NotCharging) => "not_charging",
                Some(ChargeState::FullyCharged) => "fully_charged",
                None => "not_known",
            })?;
            let range = either(*plugged_in, "plugged_in", "unplugged")?.unwrap_or_default();
            Figure { range, ..Figure::plain(text) }
        }
        Value::Security { locked } => {
            either(*locked, "locked", "unlocked")?.map_or_else(unknown, |text| Ok(Figure::plain(text)))?
        }
        Value::Location { latitude: Some(latitude), longitude: Some(longitude) } => {
            let since = clock::when(&state.words, Some(reading.since), now)?;
            let text = state.words.text("value.here_since", &[("when", &since)])?;
            Figure { range: place(state, *latitude, *longitude)?, ..Figure::plain(text) }
        }
        Value::Bare { figure: None } | Value::Location { .. } => unknown()?,
    };
    if let Some(km) = left {
        figure.range = state.words.measured(&format!("value.range_{}", distance.name()), distance.from_km(km))?;
    }
    Ok(figure)
}

/// "52.2053° N, 0.1218° E".
fn place(state: &AppState, latitude: f64, longitude: f64) -> Result<String, Error> {
    let degrees = |value: f64, positive: &str, negative: &str| {
        let key = if value < 0.0 { negative } else { positive };
        state.words.text(key, &[("degrees", &state.words.figures.number(value.abs(), 4))])
    };
    let latitude = degrees(latitude, "value.north", "value.south")?;
    let longitude = degrees(longitude, "value.east", "value.west")?;
    Ok(state.words.text("value.place", &[("latitude", &latitude), ("longitude", &longitude)])?)
}

/// The maps of which an owner may have a favourite. Nobody hears of the place before one is pressed.
fn maps(state: &AppState, value: &Value) -> Result<Vec<Map>, Error> {
    let Value::Location { latitude: Some(latitude), longitude: Some(longitude) } = value else { return Ok(Vec::new()) };
    let place = format!("{latitude:.5},{longitude:.5}");
    let openstreetmap = format!(
        "https://www.openstreetmap.org/?mlat={latitude:.5}&mlon={longitude:.5}#map=17/{latitude:.5}/{longitude:.5}"
    );
    let google = format!("https://www.google.com/maps/search/?api=1&query={place}");
    let apple = format!("https://maps.apple.com/?q={place}");
    [("map_openstreetmap", openstreetmap), ("map_google", google), ("map_apple", apple)]
        .into_iter()
        .map(|(key, href)| Ok(Map { label: state.words.text(&format!("value.{key}"), &[])?, href }))
        .collect()
}

/// The line in place of a value that failed, or beside its last good one.
fn line_of(
    state: &AppState,
    frame: &Frame,
    signal: Signal,
    failure: &Incident,
    label: &str,
    now: i64,
) -> Result<Line, Error> {
    let permission = state.words.text(&format!("permission_{}.label", signal.permission()), &[])?;
    let lacks_permission = failure.screen == Screen::PermissionMissing;
    let action = if lacks_permission {
        "review"
    } else if failure.screen == Screen::FeatureUnavailable {
        "reconnect"
    } else {
        ""
    };
    let key = if lacks_permission {
        "permission.lead".to_owned()
    } else if failure.screen == Screen::Reconnect {
        // Other values did arrive, or there would be a banner: one value is no reason to ask for a sign-in.
        "value.no_news".to_owned()
    } else {
        failure.screen.heading(&failure.variant, !frame.names.make.is_empty())
    };
    let wait = clock::wait(&state.words, failure.wait(now))?;
    let text = in_frame(state, frame, &key, &[("feature", label), ("permission", &permission), ("wait", &wait)])?;
    Ok(Line { slug: failure.screen.slug(), class: failure.class().name(), text, action })
}

/// A sentence with the page's own values, and some more.
pub(crate) fn in_frame(state: &AppState, frame: &Frame, key: &str, more: &[(&str, &str)]) -> Result<String, Error> {
    let frame_values = [("when", frame.when.as_str()), ("wait", &frame.wait)];
    Ok(frame.names.say(&state.words, key, &[more, &frame_values].concat())?)
}
