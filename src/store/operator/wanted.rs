//! What is asked of `demand`, as conditions of SQL and their values (its shapes are explained in its migration).

use sqlx::AssertSqlSafe;

/// Which requests are counted. Names are folded ([`super::folded`]).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Of this make.
    pub make: Option<String>,
    /// Of this model; without a make it says nothing.
    pub model: Option<String>,
    /// Of this model year or a later one.
    pub from_year: Option<i64>,
    /// Of this model year or an earlier one.
    pub to_year: Option<i64>,
    /// Sent in this week or later; weeks are named by their Monday.
    pub from_week: Option<i64>,
    /// Sent in this week or before.
    pub to_week: Option<i64>,
    /// With a VIN, or without one.
    pub vin: Option<bool>,
}

/// What makes a line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Every make.
    Make,
    /// Every model.
    Model,
    /// Every model of every model year.
    Year,
}

pub(super) const ONE_MAKE: i64 = 8;
pub(super) const ONE_MODEL: i64 = 16;
pub(super) const WITH_YEAR: i64 = 4;
pub(super) const WITH_WEEK: i64 = 2;
const WITH_VIN: i64 = 1;

/// Every question gives the same values in the same order; only which make and model is a condition that an index must see.
pub(super) fn conditions(wanted: &Wanted) -> String {
    let make = if wanted.make.is_some() { "make = $2" } else { "$2 = ''" };
    let model = if wanted.make.is_some() && wanted.model.is_some() { "model = $3" } else { "$3 = ''" };
    format!("{make} AND {model} AND year BETWEEN $4 AND $5 AND week BETWEEN $6 AND $7 AND vin = $8")
}

/// The makes whose lines are read: those asked for most, as long as their cells are not too many. A make has no more cells
/// than requests, and no more than its cells here ($11) times what stands behind each of them ($12).
pub(super) fn makes(wanted: &Wanted, by: By, most_cells: i64) -> String {
    let years = if by != By::Make && wanted.has_years() { "AND year BETWEEN $4 AND $5" } else { "" };
    // There are fewer of these, and a make that is not looked at cannot be the one asked for most.
    let most_ranked = most_cells * 4;
    format!(
        "WITH makes AS (
             SELECT make, sum(count) AS asked, count(*) AS cells
             FROM (SELECT make, count FROM demand
                   WHERE shape = $11 {years} AND week BETWEEN $6 AND $7 AND vin = $8 LIMIT {most_ranked}) AS cells
             GROUP BY make),
         sizes AS (
             SELECT make, count(*) AS size FROM (SELECT make FROM demand WHERE shape = $12 LIMIT {most_ranked}) AS cells
             GROUP BY make),
         ranked AS MATERIALIZED (
             SELECT makes.make AS make, row_number() OVER by_count AS place,
                    sum(CASE WHEN asked < cells * size THEN asked ELSE cells * size END) OVER by_count AS cells
             FROM makes JOIN sizes ON sizes.make = makes.make
             WINDOW by_count AS (ORDER BY asked DESC, makes.make)),
         chosen AS MATERIALIZED (SELECT make FROM ranked WHERE place = 1 OR cells <= {most_cells})"
    )
}

/// The shape whose cells rank the makes, and the one that tells how many lines, or years, each cell of theirs stands for.
pub(super) fn ranking(wanted: &Wanted, by: By) -> (i64, i64) {
    let bit = |is_set: bool, bit: i64| if is_set { bit } else { 0 };
    let ranking = ONE_MAKE | bit(wanted.has_weeks(), WITH_WEEK) | bit(wanted.vin.is_some(), WITH_VIN);
    match (by, wanted.has_years()) {
        (By::Make, true) => (ranking, ONE_MAKE | WITH_YEAR),
        (By::Make, false) => (ranking, ONE_MAKE),
        (By::Model | By::Year, true) => (ranking | WITH_YEAR, ONE_MODEL),
        (By::Model, false) => (ranking, ONE_MODEL),
        (By::Year, false) => (ranking, ONE_MODEL | WITH_YEAR),
    }
}

pub(super) type Question<'a> = sqlx::query::Query<'a, sqlx::Any, sqlx::any::AnyArguments>;

impl Wanted {
    pub(super) fn has_years(&self) -> bool {
        self.from_year.is_some() || self.to_year.is_some()
    }

    pub(super) fn has_weeks(&self) -> bool {
        self.from_week.is_some() || self.to_week.is_some()
    }

    /// Binds the shape with the cells that tell what is asked, and what is asked. What a shape does not say is 0, or 2 for
    /// the VIN.
    pub(super) fn bind(&self, sql: String, shape: i64) -> Question<'_> {
        let bit = |is_set: bool, bit: i64| if is_set { bit } else { 0 };
        let (years, weeks) = (bit(self.has_years(), WITH_YEAR), bit(self.has_weeks(), WITH_WEEK));
        let shape = shape | years | weeks | bit(self.vin.is_some(), WITH_VIN);
        let model = self.model.as_deref().filter(|_| self.make.is_some());
        sqlx::query(AssertSqlSafe(sql))
            .bind(shape)
            .bind(self.make.as_deref().unwrap_or_default())
            .bind(model.unwrap_or_default())
            .bind(self.from_year.unwrap_or(i64::MIN))
            .bind(self.to_year.unwrap_or(i64::MAX))
            .bind(self.from_week.unwrap_or(i64::MIN))
            .bind(self.to_week.unwrap_or(i64::MAX))
            .bind(self.vin.map_or(2, i64::from))
    }
}
