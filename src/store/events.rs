//! Events: which screens were shown, what was pressed, and what came of it. Counts only, deleted after a time.
//!
//! An event can hold nothing about a person: its texts are part of this program (`&'static str`), and the one thing that
//! joins two events is a random number that ends with the visit.

use serde::{Deserialize, Serialize};

use super::operator::day;
use super::{Error, Store, random_id};

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

impl Event {
    pub(super) async fn insert<'a>(&self, to: impl sqlx::Executor<'a, Database = sqlx::Any>) -> Result<(), Error> {
        sqlx::query(
            "INSERT INTO events (at, name, slug, class, source, outcome, attempt, make, visit_id, seconds, field, version,
                                 language)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        )
        .bind(self.at)
        .bind(format!("recovery.{}.{}", self.slug, self.verb))
        .bind(self.slug)
        .bind(self.class)
        .bind(self.source)
        .bind(self.outcome)
        .bind(i64::from(self.attempt))
        .bind(self.make)
        .bind(self.visit_id.as_ref().map(|id| id.0.as_str()))
        .bind(self.seconds)
        .bind(self.field)
        .bind(self.version)
        .bind(self.language)
        .execute(to)
        .await?;
        Ok(())
    }
}

impl Store {
    /// Records an event.
    pub async fn record_event(&self, event: &Event) -> Result<(), Error> {
        event.insert(&self.pool).await
    }

    /// Removes events, and days of connecting, older than a point in time; answers how many events.
    pub async fn purge_events(&self, before: i64) -> Result<u64, Error> {
        let sql = "DELETE FROM events WHERE id IN (SELECT id FROM events WHERE at < $1 ORDER BY at LIMIT 500)";
        let deleted = self.delete_in_parts(sql, before).await?;
        sqlx::query("DELETE FROM connection_days WHERE day < $1").bind(day(before)).execute(&self.pool).await?;
        Ok(deleted)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::store::tests::store;

    /// An event as the app would record it.
    pub(crate) fn event(slug: &'static str, verb: &'static str, seconds: Option<i64>, at: i64) -> Event {
        Event {
            at,
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

    #[tokio::test]
    async fn events_go_when_their_time_is_over() {
        let (store, _directory) = store().await;
        store.record_event(&event("reconnect", "shown", None, 1)).await.unwrap();
        store.record_event(&event("reconnect", "shown", None, 5)).await.unwrap();
        assert_eq!(store.purge_events(5).await.unwrap(), 1);
        assert_eq!(store.screens_since(-7).await.unwrap()[0].helped.shown, 1);
    }

    #[tokio::test]
    async fn more_events_than_go_at_once_go_as_well() {
        let (store, _directory) = store().await;
        sqlx::query(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1201)
             INSERT INTO events (at, name, slug, class, source, outcome, attempt, version, language)
             SELECT i, 'recovery.reconnect.shown', 'reconnect', 'ours', 'api', 'internal', 1, '0', 'en' FROM n",
        )
        .execute(&store.pool)
        .await
        .unwrap();
        assert_eq!(store.purge_events(1201).await.unwrap(), 1200);
        assert_eq!(store.screens_since(-7).await.unwrap()[0].helped.shown, 1);
    }
}
