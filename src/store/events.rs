//! Events: which screens were shown, what was pressed, and what came of it. Counts only, deleted after a time.
//!
//! An event can hold nothing about a person: its texts are part of this program (`&'static str`), and the one thing that
//! joins two events is a random number that ends with the visit.

use serde::{Deserialize, Serialize};
use sqlx::Row;

use super::{Error, Store, integer, random_id};

/// One event. `recovery.<slug>.<verb>` is its name.
#[derive(Debug, Clone)]
pub struct Event {
    /// When, epoch milliseconds.
    pub at: i64,
    /// The screen.
    pub slug: &'static str,
    /// What happened on it.
    pub verb: &'static str,
    /// Who can fix what the screen explains.
    pub class: &'static str,
    /// Who reported the failure: `connect`, `api` or `local`.
    pub source: &'static str,
    /// The name of the failure.
    pub outcome: &'static str,
    /// How often it had happened in a day.
    pub attempt: u32,
    /// The car's make, when it is on the list of makes.
    pub make: Option<&'static str>,
    /// The visit, unless the browser asks not to be tracked.
    pub visit_id: Option<VisitId>,
    /// How long ago the screen was shown.
    pub seconds: Option<i64>,
    /// The field of a form that was wrong.
    pub field: Option<&'static str>,
    /// The app's version.
    pub version: &'static str,
    /// The page's language.
    pub language: &'static str,
}

/// A random number for one visit. It is made here and nowhere else, so it cannot be an id of anything.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct VisitId(String);

impl VisitId {
    /// A new one.
    pub fn random() -> Result<Self, getrandom::Error> {
        random_id().map(Self)
    }
}

/// What came of one screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScreenCounts {
    /// The screen.
    pub slug: String,
    /// How often it was shown.
    pub shown: i64,
    /// How often its primary action was pressed.
    pub primary: i64,
    /// How often the car worked again soon after.
    pub recovered: i64,
    /// The median time until then; of an even number, the lower of the two in the middle.
    pub median_seconds: Option<i64>,
}

impl Store {
    /// Records an event.
    pub async fn record_event(&self, event: &Event) -> Result<(), Error> {
        sqlx::query(
            "INSERT INTO events (at, name, slug, class, source, outcome, attempt, make, visit_id, seconds, field, version,
                                 language)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        )
        .bind(event.at)
        .bind(format!("recovery.{}.{}", event.slug, event.verb))
        .bind(event.slug)
        .bind(event.class)
        .bind(event.source)
        .bind(event.outcome)
        .bind(i64::from(event.attempt))
        .bind(event.make)
        .bind(event.visit_id.as_ref().map(|id| id.0.as_str()))
        .bind(event.seconds)
        .bind(event.field)
        .bind(event.version)
        .bind(event.language)
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// Shown, pressed, recovered and how fast, for each screen there are events of.
    pub async fn funnel(&self) -> Result<Vec<ScreenCounts>, Error> {
        let rows = sqlx::query(
            "SELECT slug,
                    count(CASE WHEN name = 'recovery.' || slug || '.shown' THEN 1 END) AS shown,
                    count(CASE WHEN name = 'recovery.' || slug || '.primary' THEN 1 END) AS pressed,
                    count(CASE WHEN name = 'recovery.' || slug || '.recovered' THEN 1 END) AS recovered
             FROM events GROUP BY slug ORDER BY shown DESC, slug",
        )
        .fetch_all(&self.pool)
        .await?;
        let medians = sqlx::query(
            "SELECT slug, seconds FROM (
                 SELECT slug, seconds, row_number() OVER (PARTITION BY slug ORDER BY seconds) AS place,
                        count(*) OVER (PARTITION BY slug) AS total
                 FROM events WHERE name = 'recovery.' || slug || '.recovered' AND seconds IS NOT NULL
             ) AS ranked WHERE place = (total + 1) / 2",
        )
        .fetch_all(&self.pool)
        .await?;
        let medians: Result<Vec<(String, i64)>, sqlx::Error> =
            medians.iter().map(|row| Ok((row.try_get("slug")?, integer(row, "seconds")?))).collect();
        let medians = medians?;
        rows.iter()
            .map(|row| {
                let slug: String = row.try_get("slug")?;
                Ok(ScreenCounts {
                    shown: integer(row, "shown")?,
                    primary: integer(row, "pressed")?,
                    recovered: integer(row, "recovered")?,
                    median_seconds: medians.iter().find(|(of, _)| *of == slug).map(|(_, seconds)| *seconds),
                    slug,
                })
            })
            .collect()
    }

    /// Removes events older than a point in time; answers how many.
    pub async fn purge_events(&self, before: i64) -> Result<u64, Error> {
        let result = sqlx::query("DELETE FROM events WHERE at < $1").bind(before).execute(&self.pool).await?;
        Ok(result.rows_affected())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::tests::store;

    fn event(slug: &'static str, verb: &'static str, seconds: Option<i64>) -> Event {
        Event {
            at: 1,
            slug,
            verb,
            class: "fix_here",
            source: "api",
            outcome: "grant_lost",
            attempt: 1,
            make: Some("Kia"),
            visit_id: VisitId::random().ok(),
            seconds,
            field: None,
            version: "1",
            language: "en",
        }
    }

    fn counts(slug: &str, shown: i64, primary: i64, recovered: i64, median_seconds: Option<i64>) -> ScreenCounts {
        ScreenCounts { slug: slug.into(), shown, primary, recovered, median_seconds }
    }

    #[tokio::test]
    async fn the_funnel_counts_each_screen_by_itself() {
        let (store, _directory) = store().await;
        assert_eq!(store.funnel().await.unwrap(), []);
        for verb in ["shown", "shown", "shown", "primary", "primary", "secondary"] {
            store.record_event(&event("reconnect", verb, None)).await.unwrap();
        }
        for seconds in [90, 30, 600] {
            store.record_event(&event("reconnect", "recovered", Some(seconds))).await.unwrap();
        }
        store.record_event(&event("access-denied", "shown", None)).await.unwrap();
        assert_eq!(
            store.funnel().await.unwrap(),
            [counts("reconnect", 3, 2, 3, Some(90)), counts("access-denied", 1, 0, 0, None)]
        );
    }

    #[tokio::test]
    async fn of_two_times_the_lower_one_is_the_median() {
        let (store, _directory) = store().await;
        for seconds in [40, 20] {
            store.record_event(&event("reconnect", "recovered", Some(seconds))).await.unwrap();
        }
        assert_eq!(store.funnel().await.unwrap(), [counts("reconnect", 0, 0, 2, Some(20))]);
    }

    #[tokio::test]
    async fn events_go_when_their_time_is_over() {
        let (store, _directory) = store().await;
        store.record_event(&event("reconnect", "shown", None)).await.unwrap();
        store.record_event(&Event { at: 5, ..event("reconnect", "shown", None) }).await.unwrap();
        assert_eq!(store.purge_events(5).await.unwrap(), 1);
        assert_eq!(store.funnel().await.unwrap(), [counts("reconnect", 1, 0, 0, None)]);
    }
}
