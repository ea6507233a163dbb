//! What the operator asks of the list of cars: read from an address without ever failing. What makes no sense is said, and
//! left out of the question; what was typed stays in its field.

use chrono::NaiveDate;
use serde::Serialize;
use url::form_urlencoded;

use crate::operator::plot::week_of;
use crate::store::operator::demand::{By, Sort, Wanted};
use crate::store::operator::{DAY_MS, folded};
use crate::web::render::FieldError;
use crate::web::{AppState, Error, clock};

/// The fields as they were typed.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Typed {
    make: String,
    model: String,
    from_year: String,
    to_year: String,
    from: String,
    to: String,
    vin: String,
    by: String,
}

/// A question, with what was not understood of it.
#[derive(Debug, Clone)]
pub(super) struct Filter {
    pub(super) typed: Typed,
    pub(super) wanted: Wanted,
    pub(super) by: By,
    pub(super) sort: Sort,
    pub(super) descending: bool,
    /// From one.
    pub(super) page: i64,
    pub(super) problems: Vec<FieldError>,
}

impl Filter {
    /// Reads a query. Of repeated fields the first counts.
    pub(super) fn read(state: &AppState, query: &str) -> Result<Self, Error> {
        let fields: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        let field = |name: &str| typed(fields.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value));
        let mut read = Reader { state, problems: Vec::new(), max_year: clock::year(clock::now()) + 1 };
        let typed = Typed {
            make: field("make"),
            model: field("model"),
            from_year: field("from_year"),
            to_year: field("to_year"),
            from: field("from"),
            to: field("to"),
            vin: field("vin"),
            by: field("by"),
        };
        let make = Some(folded(&typed.make)).filter(|make| !make.is_empty());
        let model = Some(typed.model.to_ascii_lowercase()).filter(|model| !model.is_empty());
        if model.is_some() && make.is_none() {
            read.problem("make", "demand.model_needs_make")?;
        }
        let (from_year, to_year) = (read.year("from_year", &typed.from_year)?, read.year("to_year", &typed.to_year)?);
        let years = read.in_order("from_year", "demand.years_crossed", (from_year, to_year))?;
        let (from, to) = (read.week("from", &typed.from)?, read.week("to", &typed.to)?);
        let weeks = read.in_order("from", "demand.times_crossed", (from, to))?;
        let vin = read.choice("vin", &typed.vin, &[("", None), ("with", Some(true)), ("without", Some(false))])?;
        let usual = match (&make, &model) {
            (Some(_), Some(_)) => By::Year,
            (Some(_), None) => By::Model,
            (None, _) => By::Make,
        };
        let by = read.choice("by", &typed.by, &BYS.map(|(name, by)| (name, by)))?.unwrap_or(usual);
        // A make does not say which models it has.
        let by = if by == By::Make && usual == By::Year { By::Model } else { by };
        let sort = read.choice("list", &field("sort"), &SORTS.map(|(name, sort)| (name, Some(sort))))?;
        let sort = match (sort.unwrap_or(Sort::Count), by) {
            // A list that does not say it cannot be sorted by it.
            (Sort::Model | Sort::Year, By::Make) | (Sort::Year, By::Model) => Sort::Count,
            (sort, _) => sort,
        };
        let usual = Some(!matches!(sort, Sort::Make | Sort::Model));
        let orders = [("", usual), ("up", Some(false)), ("down", Some(true))];
        let descending = read.choice("list", &field("order"), &orders)?.unwrap_or(true);
        let page = match field("page") {
            text if text.is_empty() => 1,
            text => match text.parse().ok().filter(|page| *page >= 1) {
                Some(page) => page,
                None => {
                    read.problem("list", "demand.page_unknown")?;
                    1
                }
            },
        };
        let wanted =
            Wanted { make, model, from_year: years.0, to_year: years.1, from_week: weeks.0, to_week: weeks.1, vin };
        Ok(Self { typed, wanted, by, sort, descending, page, problems: read.problems })
    }

    /// The address that asks this again, with other values for some of its fields; empty ones are left out.
    pub(super) fn address(&self, path: &str, other: &[(&str, &str)]) -> String {
        let typed = &self.typed;
        let mut query = form_urlencoded::Serializer::new(String::new());
        let own = [
            ("make", typed.make.as_str()),
            ("model", &typed.model),
            ("from_year", &typed.from_year),
            ("to_year", &typed.to_year),
            ("from", &typed.from),
            ("to", &typed.to),
            ("vin", &typed.vin),
            ("by", &typed.by),
            ("sort", name_of(self.sort)),
            ("order", if self.descending { "down" } else { "up" }),
        ];
        let kept = own.iter().filter(|(name, _)| !other.iter().any(|(given, _)| given == name));
        for (name, value) in kept.chain(other).filter(|(_, value)| !value.is_empty()) {
            query.append_pair(name, value);
        }
        format!("{path}?{}", query.finish())
    }

    /// Whether anything but sorting and paging was asked for.
    pub(super) fn is_narrow(&self) -> bool {
        self.wanted != Wanted::default()
    }

    /// By what it is narrowed: names of fields, and never what was typed in them.
    pub(super) fn narrowed_by(&self) -> Vec<&'static str> {
        let wanted = &self.wanted;
        let fields = [
            ("make", wanted.make.is_some()),
            ("model", wanted.model.is_some()),
            ("from_year", wanted.from_year.is_some()),
            ("to_year", wanted.to_year.is_some()),
            ("from", wanted.from_week.is_some()),
            ("to", wanted.to_week.is_some()),
            ("vin", wanted.vin.is_some()),
        ];
        fields.into_iter().filter(|(_, is_asked)| *is_asked).map(|(name, _)| name).collect()
    }

    /// Something else is wrong with it.
    pub(super) fn problem(&mut self, state: &AppState, field: &'static str, key: &str) -> Result<(), Error> {
        self.problems.push(FieldError { field, text: state.words.text(key, &[])? });
        Ok(())
    }
}

/// A text as it was typed, but for what nobody types: a NUL ends a text for a database, and an error with it.
pub(super) fn typed(text: &str) -> String {
    let text: String = text.chars().filter(|sign| !sign.is_control()).collect();
    text.trim().chars().take(LONGEST).collect()
}

/// As a column is named in addresses.
pub(super) fn name_of(sort: Sort) -> &'static str {
    SORTS.iter().find(|(_, known)| *known == sort).map_or("", |(name, _)| name)
}

const BYS: [(&str, Option<By>); 4] =
    [("", None), ("make", Some(By::Make)), ("model", Some(By::Model)), ("year", Some(By::Year))];
const SORTS: [(&str, Sort); 6] = [
    ("make", Sort::Make),
    ("model", Sort::Model),
    ("year", Sort::Year),
    ("count", Sort::Count),
    ("first", Sort::First),
    ("last", Sort::Last),
];
/// Longer than any name of a car.
const LONGEST: usize = 60;
/// The first year a car was built in.
const FIRST_YEAR: i64 = 1886;

struct Reader<'a> {
    state: &'a AppState,
    problems: Vec<FieldError>,
    max_year: i64,
}

impl Reader<'_> {
    fn problem(&mut self, field: &'static str, key: &str) -> Result<(), Error> {
        let max_year = self.max_year.to_string();
        let text = self.state.words.text(key, &[("max_year", &max_year)])?;
        self.problems.push(FieldError { field, text });
        Ok(())
    }

    fn year(&mut self, field: &'static str, text: &str) -> Result<Option<i64>, Error> {
        if text.is_empty() {
            return Ok(None);
        }
        let year = text.parse().ok().filter(|year| (FIRST_YEAR..=self.max_year).contains(year));
        if year.is_none() {
            self.problem(field, "demand.year_unknown")?;
        }
        Ok(year)
    }

    /// The week a date is in.
    fn week(&mut self, field: &'static str, text: &str) -> Result<Option<i64>, Error> {
        if text.is_empty() {
            return Ok(None);
        }
        let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
        let time = date.and_then(|date| date.and_hms_opt(0, 0, 0)).map(|time| time.and_utc().timestamp_millis());
        // Whatever is before 1970 is before everything.
        let week = time.map(|time| week_of(time.clamp(0, 200 * 366 * DAY_MS)));
        if week.is_none() {
            self.problem(field, "demand.date_unknown")?;
        }
        Ok(week)
    }

    /// Both ends, or neither where the first is after the last.
    fn in_order(
        &mut self,
        field: &'static str,
        key: &str,
        ends: (Option<i64>, Option<i64>),
    ) -> Result<(Option<i64>, Option<i64>), Error> {
        if matches!(ends, (Some(first), Some(last)) if first > last) {
            self.problem(field, key)?;
            return Ok((None, None));
        }
        Ok(ends)
    }

    fn choice<T: Copy>(
        &mut self,
        field: &'static str,
        text: &str,
        choices: &[(&str, Option<T>)],
    ) -> Result<Option<T>, Error> {
        match choices.iter().find(|(name, _)| *name == text) {
            Some((_, choice)) => Ok(*choice),
            None => {
                if !text.is_empty() {
                    self.problem(field, "demand.choice_unknown")?;
                }
                Ok(None)
            }
        }
    }
}
