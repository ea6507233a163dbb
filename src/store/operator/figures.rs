//! How connecting goes, in four figures, from the days of `connection_days`.

use sqlx::Row;

use crate::store::{Error, Store, integer};

/// What is counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Figures {
    /// Owners were sent to Connect.
    pub begun: i64,
    /// They came back with a car.
    pub connected: i64,
    /// They came back and met a screen of ours.
    pub ended: i64,
    /// A car worked within a week of a screen.
    pub came_back: i64,
}

impl Store {
    /// The figures of some days: the first, and the first that is not counted any more.
    pub async fn figures(&self, from: i64, until: i64) -> Result<Figures, Error> {
        let rows = sqlx::query(
            "SELECT what, CAST(sum(count) AS BIGINT) AS count FROM connection_days WHERE day >= $1 AND day < $2
             GROUP BY what",
        )
        .bind(from)
        .bind(until)
        .fetch_all(&self.pool)
        .await?;
        let mut figures = Figures::default();
        for row in &rows {
            let count = integer(row, "count")?;
            match row.try_get("what")? {
                "begun" => figures.begun = count,
                "connected" => figures.connected = count,
                "ended" => figures.ended = count,
                "came_back" => figures.came_back = count,
                _ => return Err(Error::Damaged("what")),
            }
        }
        Ok(figures)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::operator::DAY_MS;
    use crate::store::tests::store;
    use crate::store::{NewAttempt, Purpose};

    #[tokio::test]
    async fn an_attempt_begins_and_ends_once_and_is_counted_after_it_is_forgotten() {
        let (store, _directory) = store().await;
        let attempt = NewAttempt { purpose: Purpose::Connect, owner: "o", vehicle_id: None, make: None };
        for state in ["a", "b", "c"] {
            store.record_attempt(state, &attempt, 5 * DAY_MS).await.unwrap();
        }
        store.attempt_failed("a", "connect_access_denied").await.unwrap();
        store.attempt_failed("a", "connect_access_denied").await.unwrap();
        store.record_attempt("d", &attempt, 9 * DAY_MS).await.unwrap();
        store.attempt_failed("b", "forgotten by now").await.unwrap();
        let figures = store.figures(5, 6).await.unwrap();
        assert_eq!(figures, Figures { begun: 3, ended: 1, ..Figures::default() });
        assert_eq!(store.figures(6, 10).await.unwrap(), Figures { begun: 1, ..Figures::default() });
    }
}
