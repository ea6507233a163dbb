//! When a car was asked, what the check ran into, and when the background asks again.

use sqlx::Row;

use super::readings::keep;
use super::rows::written;
use super::vehicles::{Vehicle, vehicle};
use super::{Error, Store};
use crate::recovery::Incident;
use crate::smartcar::vehicle::{Reading, Signal};

/// What a check leaves behind.
#[derive(Debug, Clone, Default)]
pub struct CheckRecord {
    /// What it ran into; `None` when all went well.
    pub incident: Option<Incident>,
    /// Whether at least one call brought data.
    pub answered: bool,
    /// When the background tries again, epoch milliseconds.
    pub retry_at: Option<i64>,
    /// How many tries in a row have failed.
    pub retries: u32,
    /// The values that came.
    pub good: Vec<(Signal, Reading)>,
    /// The signals without one, and why.
    pub failed: Vec<(Signal, Incident)>,
}

impl Store {
    /// Notes how a check went that began at a revision of the car, through a grant, with what it brought: all of it or
    /// nothing, so that no car is up to date with values of yesterday. False, and nothing is written: another check has
    /// been noted since, the car was asked to do something, or it has another grant by now, so what this one saw is history.
    pub async fn record_check(
        &self,
        id: &str,
        grant: &str,
        check: &CheckRecord,
        revision: i64,
        now: i64,
    ) -> Result<bool, Error> {
        self.pool.in_time(self.record_at_once(id, grant, check, revision, now)).await
    }

    async fn record_at_once(
        &self,
        id: &str,
        grant: &str,
        check: &CheckRecord,
        revision: i64,
        now: i64,
    ) -> Result<bool, Error> {
        let mut transaction = self.pool.begin().await?;
        // From here on nobody else writes about this car.
        let done = sqlx::query(
            "UPDATE vehicles SET incident = $1, checked_at = CASE WHEN $2 THEN $3 ELSE checked_at END, asked_at = $4,
                 retry_at = $5, retries = $6, revision = revision + 1 WHERE id = $7 AND token_id = $8 AND revision = $9",
        )
        .bind(check.incident.as_ref().map(written).transpose()?)
        .bind(check.answered)
        .bind(now)
        .bind(now)
        .bind(check.retry_at)
        .bind(i64::from(check.retries))
        .bind(id)
        .bind(grant)
        .bind(revision)
        .execute(&mut *transaction)
        .await?;
        if done.rows_affected() == 0 {
            return Ok(false);
        }
        keep(&mut transaction, id, &check.good, &check.failed, now).await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// Notes that the owner pressed "Check again" for a car that has to wait anyway.
    pub async fn record_press(&self, id: &str, now: i64) -> Result<(), Error> {
        sqlx::query("UPDATE vehicles SET pressed_at = $1 WHERE id = $2").bind(now).bind(id).execute(&self.pool).await?;
        Ok(())
    }

    /// As if the last check and the last press were long ago and had been fine.
    pub async fn rest_vehicle(&self, id: &str) -> Result<(), Error> {
        sqlx::query(
            "UPDATE vehicles SET incident = NULL, asked_at = NULL, pressed_at = NULL, retry_at = NULL, retries = 0,
                 revision = revision + 1 WHERE id = $1",
        )
        .bind(id)
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// What we know of a car is out of date, and so is what a check under way will bring: the next view asks it.
    pub async fn forget_freshness(&self, id: &str) -> Result<(), Error> {
        let stale = sqlx::query("UPDATE vehicles SET asked_at = NULL, revision = revision + 1 WHERE id = $1");
        stale.bind(id).execute(&self.pool).await?;
        Ok(())
    }

    /// Cars whose next try is due, longest first. Each is put off until `put_off`, so that a try that ends without a
    /// trace, in a crash say, comes round again and two processes do not take the same car. A row that cannot be read is
    /// logged and not taken again: it does not heal by itself, and the others go on.
    pub async fn take_due(&self, now: i64, put_off: i64, most: i64) -> Result<Vec<Vehicle>, Error> {
        let rows = sqlx::query(
            // The condition stands twice: another process may have taken the same rows since they were found.
            "UPDATE vehicles SET retry_at = $1 WHERE id IN (SELECT id FROM vehicles
                 WHERE retry_at <= $2 AND token_id IS NOT NULL ORDER BY retry_at LIMIT $3)
             AND retry_at <= $2 AND token_id IS NOT NULL
             RETURNING *",
        )
        .bind(put_off)
        .bind(now)
        .bind(most)
        .fetch_all(&self.pool)
        .await?;
        let mut due = Vec::with_capacity(rows.len());
        for row in &rows {
            match vehicle(row) {
                Ok(vehicle) => due.push(vehicle),
                Err(error) => {
                    tracing::error!(%error, "a car's row is damaged; it is not checked any more");
                    let leave = sqlx::query("UPDATE vehicles SET retry_at = NULL WHERE id = $1");
                    leave.bind(row.try_get::<&str, _>("id")?).execute(&self.pool).await?;
                }
            }
        }
        Ok(due)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::smartcar::vehicle::Value;
    use crate::store::samples::{car, incident, token_set};
    use crate::store::tests::store;

    #[tokio::test]
    async fn a_due_car_is_taken_once_and_comes_round_again() {
        let (store, _directory) = store().await;
        let car = store.connect_vehicles("me", &token_set("t"), &[car("a"), car("b")], 0).await.unwrap().remove(0);
        let (id, grant) = (car.id, car.token_id.unwrap());
        let record = CheckRecord { retry_at: Some(100), retries: 2, ..CheckRecord::default() };
        assert!(store.record_check(&id, &grant, &record, 0, 50).await.unwrap());
        assert!(store.take_due(99, 500, 10).await.unwrap().is_empty());
        let due = store.take_due(100, 500, 10).await.unwrap();
        assert_eq!(due.iter().map(|car| (car.id.as_str(), car.retries)).collect::<Vec<_>>(), [(id.as_str(), 2)]);
        assert!(store.take_due(100, 500, 10).await.unwrap().is_empty());
        assert_eq!(store.take_due(500, 900, 10).await.unwrap().len(), 1);
        assert!(store.record_check(&id, &grant, &CheckRecord::default(), 1, 600).await.unwrap());
        assert!(store.take_due(10_000, 20_000, 10).await.unwrap().is_empty(), "a check that went well ends it");
    }

    #[tokio::test]
    async fn a_check_is_remembered_with_its_incident_and_the_time_data_came() {
        let (store, _directory) = store().await;
        let car = store.connect_vehicles("me", &token_set("t"), &[car("a")], 1).await.unwrap().remove(0);
        let grant = car.token_id.unwrap();
        let partly = CheckRecord { incident: Some(incident()), answered: true, ..CheckRecord::default() };
        store.record_check(&car.id, &grant, &partly, 0, 9).await.unwrap();
        store.record_check(&car.id, &grant, &CheckRecord::default(), 1, 10).await.unwrap();
        let car = store.vehicle("me", &car.id).await.unwrap().unwrap();
        assert_eq!((car.checked_at, car.asked_at, car.incident), (Some(9), Some(10), None));
    }

    #[tokio::test]
    async fn how_a_check_went_and_what_it_brought_are_kept_together_or_not_at_all() {
        let (store, _directory) = store().await;
        let car = store.connect_vehicles("me", &token_set("t"), &[car("a")], 0).await.unwrap().remove(0);
        let (id, grant) = (car.id, car.token_id.unwrap());
        let odometer = |distance| Reading { value: Value::Odometer { distance: Some(distance) }, recorded_at: None };
        let check = |distance| CheckRecord {
            answered: true,
            good: vec![(Signal::Odometer, odometer(distance))],
            ..CheckRecord::default()
        };
        assert!(store.record_check(&id, &grant, &check(1.0), 0, 5).await.unwrap());
        assert!(!store.record_check(&id, &grant, &check(2.0), 0, 6).await.unwrap());
        let value = async || store.signals(&id).await.unwrap()[0].reading.clone().unwrap().value;
        assert_eq!(
            value().await,
            Value::Odometer { distance: Some(1.0) },
            "what came too late is left out with the rest"
        );
        sqlx::query("ALTER TABLE readings RENAME TO away").execute(&store.pool).await.unwrap();
        assert!(store.record_check(&id, &grant, &check(3.0), 1, 7).await.is_err());
        let car = store.vehicle("me", &id).await.unwrap().unwrap();
        assert_eq!((car.checked_at, car.revision), (Some(5), 1), "not up to date without its values");
    }

    #[tokio::test]
    async fn a_check_that_comes_too_late_changes_nothing() {
        let (store, _directory) = store().await;
        let car = store.connect_vehicles("me", &token_set("t"), &[car("a")], 0).await.unwrap().remove(0);
        let (id, grant) = (car.id, car.token_id.unwrap());
        let broken = CheckRecord { incident: Some(incident()), retry_at: Some(1), ..CheckRecord::default() };
        assert!(store.record_check(&id, &grant, &CheckRecord::default(), 0, 20).await.unwrap());
        assert!(!store.record_check(&id, &grant, &broken, 0, 30).await.unwrap(), "begun before the other ended");
        assert!(!store.record_check(&id, "another-grant", &broken, 1, 50).await.unwrap());
        store.forget_freshness(&id).await.unwrap();
        assert!(!store.record_check(&id, &grant, &broken, 1, 50).await.unwrap(), "a command came between");
        assert_eq!(store.vehicle("me", &id).await.unwrap().unwrap().asked_at, None, "the next view asks");
        store.disconnect_vehicle("me", &id).await.unwrap();
        assert!(!store.record_check(&id, &grant, &broken, 2, 50).await.unwrap(), "disconnected meanwhile");
        assert_eq!(store.vehicle("me", &id).await.unwrap().unwrap().incident, None);
    }
}
