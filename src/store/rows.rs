//! Rows that may hold what this program never writes.

use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Error, Store};
use crate::recovery::Incident;

/// The rows that can be read. One that holds what this program never writes is logged and left out, so that it does not
/// take the others with it.
pub(super) fn readable<T>(rows: &[AnyRow], read: impl Fn(&AnyRow) -> Result<T, Error>) -> Vec<T> {
    let logged = |row: &AnyRow| read(row).inspect_err(|error| tracing::error!(%error, "a damaged row was left out"));
    rows.iter().filter_map(|row| logged(row).ok()).collect()
}

/// The incident of a row, and whether it could be read: one that cannot be is logged, and counts as not known.
pub(super) fn incident(row: &AnyRow) -> Result<(Option<Incident>, bool), Error> {
    let Some(text) = row.try_get::<Option<&str>, _>("incident")? else { return Ok((None, true)) };
    let incident = serde_json::from_str(text).ok();
    if incident.is_none() {
        tracing::warn!("a stored incident could not be read");
    }
    let is_readable = incident.is_some();
    Ok((incident, is_readable))
}

/// An incident as it is stored.
pub(super) fn written(incident: &Incident) -> Result<String, Error> {
    serde_json::to_string(incident).map_err(|_| Error::Damaged("incident"))
}

impl Store {
    /// Deletes part by part what is older than a point in time, so that nobody else who writes waits for long; answers how
    /// many rows it was. The statement takes that time, and its `LIMIT` is the size of a part.
    pub(super) async fn delete_in_parts(&self, sql: &'static str, before: i64) -> Result<u64, Error> {
        let mut deleted = 0;
        loop {
            let part = sqlx::query(sql).bind(before).execute(&self.pool).await?.rows_affected();
            deleted += part;
            if part == 0 {
                return Ok(deleted);
            }
        }
    }
}
