//! What is ours to fix: failures that owners were told are on our side, and what cars ran into lately.

use sqlx::Row;

use crate::recovery::Incident;
use crate::store::rows::{incident, readable};
use crate::store::{Error, Store, integer};

/// Failures of one name that were shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownAsOurs {
    /// Its name: ours, or Smartcar's `TYPE:CODE`.
    pub outcome: String,
    /// How often it was shown.
    pub count: i64,
    /// When last, epoch milliseconds.
    pub last_at: i64,
}

/// As many as are counted one by one.
pub const MOST_SHOWN: i64 = 1_000;
/// Cars that are looked at, those asked last first.
pub const MOST_CARS: i64 = 1_000;

impl Store {
    /// What was shown as ours since a time, among the last [`MOST_SHOWN`] times; what came last first. What was made up does
    /// not count: it is nobody's to fix.
    pub async fn shown_as_ours(&self, since: i64) -> Result<Vec<ShownAsOurs>, Error> {
        let rows = sqlx::query(
            "SELECT outcome, count(*) AS count, max(at) AS last_at FROM (
                 SELECT outcome, at FROM events
                 WHERE class = 'ours' AND language <> 'x-sample' AND at >= $1 AND name = 'recovery.' || slug || '.shown'
                 ORDER BY at DESC LIMIT $2) AS shown
             GROUP BY outcome ORDER BY last_at DESC",
        )
        .bind(since)
        .bind(MOST_SHOWN)
        .fetch_all(&self.pool)
        .await?;
        let shown = |row: &sqlx::any::AnyRow| {
            let (count, last_at) = (integer(row, "count")?, integer(row, "last_at")?);
            Ok(ShownAsOurs { outcome: row.try_get("outcome")?, count, last_at })
        };
        rows.iter().map(shown).collect()
    }

    /// What the cars ran into whose last check failed, [`MOST_CARS`] at most, those asked last first.
    pub async fn latest_incidents(&self) -> Result<Vec<Incident>, Error> {
        let sql = "SELECT incident FROM vehicles WHERE incident IS NOT NULL AND token_id IS NOT NULL
                   ORDER BY asked_at DESC LIMIT $1";
        let rows = sqlx::query(sql).bind(MOST_CARS).fetch_all(&self.pool).await?;
        Ok(readable(&rows, |row| incident(row).map(|(incident, _)| incident)).into_iter().flatten().collect())
    }
}
