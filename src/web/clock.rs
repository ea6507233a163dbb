//! Times as people say them. The app's clock is epoch milliseconds; pages show the server's time zone (`TZ`), because a
//! page without script cannot know the reader's.

use chrono::{DateTime, Datelike, Local, TimeZone, Utc};

use super::words::{Error, Words};

pub use crate::cars::now;

/// "today at 14:05", "3 May at 09:10"; an earlier time when it is not known.
pub fn when(words: &Words, at: Option<i64>, now: i64) -> Result<String, Error> {
    let (Some(at), Some(now)) = (at.and_then(local), local(now)) else {
        return words.text("names.when_unknown", &[]);
    };
    let time = words.figures.time(&at);
    if at.date_naive() == now.date_naive() {
        return words.text("names.today", &[("time", &time)]);
    }
    let date = words.figures.day(&at, at.year() != now.year());
    words.text("names.date", &[("date", &date), ("time", &time)])
}

/// "about 2 minutes", rounded up; "a few minutes" when it is not known.
pub fn wait(words: &Words, milliseconds: Option<i64>) -> Result<String, Error> {
    match milliseconds {
        Some(wait) if wait > 0 => words.counted("names.wait_minutes", minutes(wait)),
        _ => words.text("names.wait_unknown", &[]),
    }
}

/// "14:07": the clock time when a wait is over, rounded up to the minute.
pub fn clock_time(words: &Words, at: i64) -> String {
    time_of_day(words, minutes(at) * MINUTE)
}

/// "14:05": the minute something happened in.
pub fn time_of_day(words: &Words, at: i64) -> String {
    local(at).map(|at| words.figures.time(&at)).unwrap_or_default()
}

/// Both forms for "Details for support": UTC as support reads it, and local as the owner does.
pub fn precise(words: &Words, at: i64) -> Result<(String, String), Error> {
    let utc = Utc.timestamp_millis_opt(at).single().map(|at| at.format("%Y-%m-%d %H:%M:%S UTC").to_string());
    let in_words = |at: DateTime<Local>| {
        let (date, time) = (words.figures.day(&at, true), words.figures.time(&at));
        words.text("names.date", &[("date", &date), ("time", &time)])
    };
    Ok((utc.unwrap_or_default(), local(at).map(in_words).transpose()?.unwrap_or_default()))
}

/// This year, by the server's clock.
pub fn year(now: i64) -> i64 {
    local(now).map_or(2026, |now| i64::from(now.year()))
}

const MINUTE: i64 = 60_000;

fn minutes(milliseconds: i64) -> i64 {
    milliseconds.saturating_add(MINUTE - 1) / MINUTE
}

fn local(at: i64) -> Option<DateTime<Local>> {
    Local.timestamp_millis_opt(at).single()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_said_as_people_say_them() {
        let words = Words::load("Driveway").unwrap();
        let noon = Local.with_ymd_and_hms(2026, 5, 3, 12, 0, 0).unwrap().timestamp_millis();
        let hour = 60 * MINUTE;
        assert_eq!(when(&words, Some(noon), noon + hour).unwrap(), "today at 12:00");
        assert_eq!(when(&words, Some(noon), noon + 48 * hour).unwrap(), "3 May at 12:00");
        assert_eq!(when(&words, None, noon).unwrap(), "an earlier time");
        assert_eq!(wait(&words, Some(61_000)).unwrap(), "about 2 minutes");
        assert_eq!(wait(&words, None).unwrap(), "a few minutes");
        assert_eq!(clock_time(&words, noon + 1), "12:01");
        assert_eq!(time_of_day(&words, noon + 59_999), "12:00");
        assert_eq!(precise(&words, noon).unwrap().1, "3 May 2026 at 12:00");
    }
}
