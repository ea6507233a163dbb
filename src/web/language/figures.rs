//! How a language writes numbers, dates and times, by the Unicode locale data (CLDR) that ICU4X carries.

use chrono::{DateTime, Datelike, Local, Timelike};
use icu_calendar::Gregorian;
use icu_datetime::fieldsets::{MD, T, YMD};
use icu_datetime::input::{Date, Time};
use icu_datetime::{FixedCalendarDateTimeFormatter, NoCalendarFormatter};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale_core::Locale;

/// The figures of one language, made once.
pub struct Figures {
    number: DecimalFormatter,
    time: NoCalendarFormatter<T>,
    day: FixedCalendarDateTimeFormatter<Gregorian, MD>,
    date: FixedCalendarDateTimeFormatter<Gregorian, YMD>,
}

impl Figures {
    /// Those of a locale such as `en-GB`; an error says what is wrong with it.
    pub fn of(locale: &str) -> Result<Self, String> {
        let locale: Locale = locale.parse().map_err(|error| format!("{locale}: {error}"))?;
        let problem = |error: &dyn std::fmt::Display| format!("{locale}: {error}");
        let preferences = || (&locale).into();
        Ok(Self {
            number: DecimalFormatter::try_new((&locale).into(), Default::default()).map_err(|error| problem(&error))?,
            time: NoCalendarFormatter::try_new(preferences(), T::hm()).map_err(|error| problem(&error))?,
            day: FixedCalendarDateTimeFormatter::try_new(preferences(), MD::long()).map_err(|error| problem(&error))?,
            date: FixedCalendarDateTimeFormatter::try_new(preferences(), YMD::long())
                .map_err(|error| problem(&error))?,
        })
    }

    /// 12345.6 with no digit after the point: "12,346", "12.346", "12 346".
    pub fn number(&self, number: f64, digits: usize) -> String {
        let plain = format!("{number:.digits$}");
        // What is no number is shown as it is: nothing a car sends is.
        plain.parse::<Decimal>().map_or(plain, |decimal| self.number.format(&decimal).to_string())
    }

    /// "14:05", "2:05 PM".
    pub fn time(&self, at: &DateTime<Local>) -> String {
        let part = |number: u32| u8::try_from(number).unwrap_or_default();
        let time = Time::try_new(part(at.hour()), part(at.minute()), 0, 0);
        time.map(|time| self.time.format(&time).to_string()).unwrap_or_default()
    }

    /// "3 May"; with the year "3 May 2026".
    pub fn day(&self, at: &DateTime<Local>, with_year: bool) -> String {
        let part = |number: u32| u8::try_from(number).unwrap_or_default();
        let Ok(date) = Date::try_new_gregorian(at.year(), part(at.month()), part(at.day())) else {
            return String::new();
        };
        if with_year { self.date.format(&date).to_string() } else { self.day.format(&date).to_string() }
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;

    use super::*;

    #[test]
    fn each_language_has_its_own_way_to_write_the_same() {
        let at = Local.with_ymd_and_hms(2026, 5, 3, 14, 5, 0).unwrap();
        for (locale, number, time, date) in [
            ("en-GB", "12,346", "14:05", "3 May 2026"),
            ("en-US", "12,346", "2:05\u{202f}PM", "May 3, 2026"),
            ("de-DE", "12.346", "14:05", "3. Mai 2026"),
            ("fr-FR", "12\u{202f}346", "14:05", "3 mai 2026"),
            ("da-DK", "12.346", "14.05", "3. maj 2026"),
            ("pt-PT", "12\u{a0}346", "14:05", "3 de maio de 2026"),
        ] {
            let figures = Figures::of(locale).unwrap();
            assert_eq!(
                (figures.number(12_345.6, 0), figures.time(&at), figures.day(&at, true)),
                (number.to_owned(), time.to_owned(), date.to_owned()),
                "{locale}"
            );
        }
    }

    #[test]
    fn what_is_no_number_or_no_locale_breaks_nothing() {
        let figures = Figures::of("en-GB").unwrap();
        assert_eq!(figures.number(f64::NAN, 0), "NaN");
        assert_eq!(figures.number(-0.123_45, 4), "-0.1235");
        assert!(Figures::of("not a locale").is_err());
    }
}
