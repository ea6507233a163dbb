//! Which cars are asked for, from the cells of `demand` (its shapes are explained in its migration).

use sqlx::Row;

pub use super::wanted::{By, Wanted};
use super::wanted::{ONE_MAKE, ONE_MODEL, WITH_WEEK, WITH_YEAR, conditions, makes, ranking};
use crate::store::{Error, Store, integer};

/// What the list is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the columns of the list")]
pub enum Sort {
    Make,
    Model,
    Year,
    Count,
    First,
    Last,
}

/// A line of the list. Model and year are empty and 0 where lines are not by them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The make, folded.
    pub make: String,
    /// The model, folded.
    pub model: String,
    /// The model year.
    pub year: i64,
    /// Make or model as it was last written.
    pub name: String,
    /// Requests.
    pub count: i64,
    /// The first of them, epoch milliseconds.
    pub first_at: i64,
    /// The last of them.
    pub last_at: i64,
}

/// A part of the list, and what the whole of it comes to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lines {
    /// The part asked for.
    pub lines: Vec<Line>,
    /// Lines of the whole list.
    pub all: i64,
    /// Requests of the whole list.
    pub requests: i64,
    /// Requests of its longest line.
    pub most: i64,
    /// Whether there was more to count than is counted at once, so that these are lines of the makes asked for most.
    pub is_cut: bool,
}

/// Requests of one week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Week {
    /// Its Monday, in days since 1970.
    pub week: i64,
    /// Requests.
    pub count: i64,
}

/// As many cells as are read in a moment; beyond it the list is of the makes asked for most, and says so.
const MOST_CELLS: i64 = 25_000;
/// Two years of weeks: as many as a line can show.
pub const MOST_WEEKS: i64 = 106;

impl Store {
    /// A part of the list of cars asked for.
    pub async fn demand(&self, wanted: &Wanted, by: By, order: (Sort, bool), part: (i64, i64)) -> Result<Lines, Error> {
        self.demand_of(MOST_CELLS, wanted, by, order, part).await
    }

    /// The same from so many cells at most. Where there are more, they are those of the makes asked for most.
    async fn demand_of(
        &self,
        most_cells: i64,
        wanted: &Wanted,
        by: By,
        (sort, descending): (Sort, bool),
        (offset, limit): (i64, i64),
    ) -> Result<Lines, Error> {
        let (level, columns) = match by {
            By::Make => (ONE_MAKE, "make"),
            By::Model => (ONE_MODEL, "make, model"),
            By::Year => (ONE_MODEL | WITH_YEAR, "make, model, year"),
        };
        let order = match sort {
            Sort::Make => "make",
            Sort::Model => "model",
            Sort::Year => "year",
            Sort::Count => "count",
            Sort::First => "first_at",
            Sort::Last => "last_at",
        };
        let direction = if descending { "DESC" } else { "ASC" };
        let (model, year) = match by {
            By::Make => ("''", "0"),
            By::Model => ("model", "0"),
            By::Year => ("model", "year"),
        };
        let of_all = wanted.make.is_none();
        let makes = if of_all { makes(wanted, by, most_cells) } else { String::new() };
        let (chosen, left_out) = if of_all {
            ("AND make IN (SELECT make FROM chosen)", "(SELECT count(*) FROM ranked) - (SELECT count(*) FROM chosen)")
        } else {
            ("", "0")
        };
        // Put together from the texts above and nothing else.
        let sql = format!(
            "{makes}
             SELECT make, {model} AS model, CAST({year} AS BIGINT) AS year, max(name) AS name,
                    CAST(sum(count) AS BIGINT) AS count, min(first_at) AS first_at, max(last_at) AS last_at,
                    count(*) OVER () AS lines, CAST(sum(sum(count)) OVER () AS BIGINT) AS requests,
                    CAST(max(sum(count)) OVER () AS BIGINT) AS most, CAST(sum(count(*)) OVER () AS BIGINT) AS cells,
                    CAST({left_out} AS BIGINT) AS left_out
             FROM (SELECT * FROM demand WHERE shape = $1 AND {} {chosen} LIMIT {most_cells}) AS cells
             GROUP BY {columns} ORDER BY {order} {direction}, {columns} LIMIT $9 OFFSET $10",
            conditions(wanted)
        );
        let mut question = wanted.bind(sql, level).bind(limit).bind(offset);
        if of_all {
            let (ranking, size) = ranking(wanted, by);
            question = question.bind(ranking).bind(size);
        }
        let mut found = Lines::default();
        for row in &question.fetch_all(&self.pool).await? {
            found.lines.push(Line {
                make: row.try_get("make")?,
                model: row.try_get("model")?,
                year: integer(row, "year")?,
                name: row.try_get("name")?,
                count: integer(row, "count")?,
                first_at: integer(row, "first_at")?,
                last_at: integer(row, "last_at")?,
            });
            (found.all, found.requests) = (integer(row, "lines")?, integer(row, "requests")?);
            found.most = integer(row, "most")?;
            found.is_cut = integer(row, "cells")? >= most_cells || integer(row, "left_out")? > 0;
        }
        Ok(found)
    }

    /// Requests by week, the oldest first: the last two years of what is wanted. Weeks without a request are left out.
    pub async fn demand_by_week(&self, wanted: &Wanted) -> Result<Vec<Week>, Error> {
        let level = match (&wanted.make, &wanted.model) {
            (Some(_), Some(_)) => ONE_MODEL,
            (Some(_), None) => ONE_MAKE,
            (None, _) => 0,
        };
        let sql = format!(
            "SELECT week, CAST(sum(count) AS BIGINT) AS count FROM demand WHERE shape = $1 AND {}
             GROUP BY week ORDER BY week DESC LIMIT $9",
            conditions(wanted)
        );
        let rows = wanted.bind(sql, level | WITH_WEEK).bind(MOST_WEEKS).fetch_all(&self.pool).await?;
        rows.iter().rev().map(|row| Ok(Week { week: integer(row, "week")?, count: integer(row, "count")? })).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::operator::requests::tests::request;
    use crate::store::tests::store;

    const WEEK_MS: i64 = 7 * super::super::DAY_MS;
    const ALL: (i64, i64) = (0, 100);
    const BY_COUNT: (Sort, bool) = (Sort::Count, true);

    async fn filled() -> (Store, tempfile::TempDir) {
        let (store, directory) = store().await;
        for (number, (make, model, year, vin, week)) in [
            ("Kia", "Niro", 2020, None, 1),
            ("KIA", "niro", 2021, Some("5YJSA1E29LF403082"), 2),
            ("Kia", "Soul", 2021, None, 3),
            ("Land Rover", "Defender", 2015, None, 3),
            ("land-rover", "Defender", 2015, None, 3),
        ]
        .into_iter()
        .enumerate()
        {
            let request = request(&format!("AAAA-AAA{}", ["2", "3", "4", "6", "7"][number]), make, model, year, vin);
            assert!(store.save_incompatible(&request, week * WEEK_MS).await.unwrap());
        }
        (store, directory)
    }

    fn told(lines: &Lines) -> Vec<(String, String, i64, i64)> {
        lines.lines.iter().map(|line| (line.make.clone(), line.model.clone(), line.year, line.count)).collect()
    }

    fn line(make: &str, model: &str, year: i64, count: i64) -> (String, String, i64, i64) {
        (make.to_owned(), model.to_owned(), year, count)
    }

    #[tokio::test]
    async fn cars_are_counted_by_make_model_and_year_however_they_are_written() {
        let (store, _directory) = filled().await;
        let everything = Wanted::default();
        let makes = store.demand(&everything, By::Make, BY_COUNT, ALL).await.unwrap();
        assert_eq!(told(&makes), [line("kia", "", 0, 3), line("land rover", "", 0, 2)]);
        assert_eq!((makes.all, makes.requests, makes.most, makes.is_cut), (2, 5, 3, false));
        let first = &makes.lines[0];
        assert_eq!((first.name.as_str(), first.first_at, first.last_at), ("Kia", WEEK_MS, 3 * WEEK_MS));
        let models = store.demand(&everything, By::Model, (Sort::Model, false), ALL).await.unwrap();
        let expected = [line("land rover", "defender", 0, 2), line("kia", "niro", 0, 2), line("kia", "soul", 0, 1)];
        assert_eq!(told(&models), expected);
        let kia = Wanted { make: Some("kia".into()), model: Some("niro".into()), ..Wanted::default() };
        let years = store.demand(&kia, By::Year, (Sort::Year, true), ALL).await.unwrap();
        assert_eq!(told(&years), [line("kia", "niro", 2021, 1), line("kia", "niro", 2020, 1)]);
        let second = store.demand(&everything, By::Make, BY_COUNT, (1, 1)).await.unwrap();
        assert_eq!((told(&second), second.all), (vec![line("land rover", "", 0, 2)], 2));
    }

    #[tokio::test]
    async fn every_filter_narrows_by_itself_and_with_the_others() {
        let (store, _directory) = filled().await;
        let week = |number: i64| Some(super::super::week(number * 7));
        let count = async |wanted: Wanted| {
            let lines = store.demand(&wanted, By::Make, BY_COUNT, ALL).await.unwrap();
            let by_week: i64 = store.demand_by_week(&wanted).await.unwrap().iter().map(|week| week.count).sum();
            assert_eq!(lines.requests, by_week, "{wanted:?}");
            lines.requests
        };
        assert_eq!(count(Wanted { vin: Some(true), ..Wanted::default() }).await, 1);
        assert_eq!(count(Wanted { from_year: Some(2021), ..Wanted::default() }).await, 2);
        assert_eq!(count(Wanted { to_year: Some(2015), vin: Some(true), ..Wanted::default() }).await, 0);
        assert_eq!(count(Wanted { from_week: week(2), to_week: week(2), ..Wanted::default() }).await, 1);
        let kia = Wanted { make: Some("kia".into()), from_week: week(2), from_year: Some(2021), ..Wanted::default() };
        assert_eq!(count(Wanted { vin: Some(false), ..kia }).await, 1);
    }

    #[tokio::test]
    async fn of_too_many_lines_those_of_the_makes_asked_for_most_are_told_and_it_is_said() {
        let (store, _directory) = filled().await;
        for (reference, model, week) in [("AAAA-AAA8", "A", 2), ("AAAA-AAA9", "B", 2)] {
            let request = request(reference, "Audi", model, 2020, None);
            assert!(store.save_incompatible(&request, week * WEEK_MS).await.unwrap());
        }
        let since = Wanted { from_week: Some(super::super::week(0)), ..Wanted::default() };
        for by in [By::Model, By::Year] {
            let found = store.demand_of(3, &since, by, BY_COUNT, ALL).await.unwrap();
            assert!(found.is_cut, "{by:?}");
            assert!(found.lines.iter().all(|line| line.make == "kia"), "and not the first of the alphabet: {found:?}");
            assert_eq!(found.requests, 3, "{by:?}");
            let found = store.demand_of(100, &since, by, BY_COUNT, ALL).await.unwrap();
            assert_eq!((found.is_cut, found.requests), (false, 7), "{by:?}");
        }
        let found = store.demand_of(5, &since, By::Model, BY_COUNT, ALL).await.unwrap();
        assert_eq!((found.is_cut, found.requests), (true, 5), "as many makes as fit: {found:?}");
        let years = Wanted { from_year: Some(2015), to_year: Some(2021), ..since };
        for (by, requests) in [(By::Make, 3), (By::Model, 3)] {
            let found = store.demand_of(3, &years, by, BY_COUNT, ALL).await.unwrap();
            assert_eq!((found.is_cut, found.lines[0].make.as_str(), found.requests), (true, "kia", requests), "{by:?}");
        }
    }

    #[tokio::test]
    async fn what_is_deleted_is_counted_no_more() {
        let (store, _directory) = filled().await;
        for reference in ["AAAA-AAA2", "AAAA-AAA3", "AAAA-AAA4"] {
            store.delete_incompatible(reference).await.unwrap();
        }
        let makes = store.demand(&Wanted::default(), By::Make, BY_COUNT, ALL).await.unwrap();
        assert_eq!(told(&makes), [line("land rover", "", 0, 2)]);
        assert_eq!(store.purge_incompatible(i64::MAX).await.unwrap(), 2);
        assert_eq!(store.demand(&Wanted::default(), By::Make, BY_COUNT, ALL).await.unwrap(), Lines::default());
        let left = sqlx::query("SELECT count(*) AS cells FROM demand").fetch_one(&store.pool).await.unwrap();
        assert_eq!(integer(&left, "cells").unwrap(), 0);
    }
}
