//! Each signal of a car: its last good value with both times (when the car recorded it, when we received it), and what
//! the last attempt to read it ran into.

use sqlx::Row;

use super::{Error, Store};
use crate::smartcar::vehicle::{Reading, Signal, Value};

/// A value as it was last seen.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredReading {
    /// What it said.
    pub value: Value,
    /// When the car recorded it, epoch milliseconds; `None` when Smartcar did not say.
    pub recorded_at: Option<i64>,
    /// When we received it, epoch milliseconds.
    pub fetched_at: i64,
}

/// A signal as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredSignal {
    /// Which.
    pub signal: Signal,
    /// Its last good value.
    pub reading: Option<StoredReading>,
    /// Why there is no newer one, as the web layer wrote it.
    pub failure: Option<String>,
}

impl Store {
    /// Keeps what a check brought: a good value replaces the last one and its failure, a failure leaves the value.
    pub async fn keep_readings(
        &self,
        vehicle_id: &str,
        good: &[(Signal, Reading)],
        failed: &[(Signal, String)],
        now: i64,
    ) -> Result<(), Error> {
        let mut transaction = self.pool.begin().await?;
        for (signal, reading) in good {
            sqlx::query(
                "INSERT INTO readings (vehicle_id, signal, value, recorded_at, fetched_at) VALUES ($1, $2, $3, $4, $5)
                 ON CONFLICT (vehicle_id, signal) DO UPDATE SET value = excluded.value,
                     recorded_at = excluded.recorded_at, fetched_at = excluded.fetched_at, failure = NULL",
            )
            .bind(vehicle_id)
            .bind(signal.name())
            .bind(serde_json::to_string(&reading.value).map_err(|_| Error::Damaged("reading"))?)
            .bind(reading.recorded_at)
            .bind(now)
            .execute(&mut *transaction)
            .await?;
        }
        for (signal, failure) in failed {
            sqlx::query(
                "INSERT INTO readings (vehicle_id, signal, failure) VALUES ($1, $2, $3)
                 ON CONFLICT (vehicle_id, signal) DO UPDATE SET failure = excluded.failure",
            )
            .bind(vehicle_id)
            .bind(signal.name())
            .bind(failure)
            .execute(&mut *transaction)
            .await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// The signals of a car, in no order.
    pub async fn signals(&self, vehicle_id: &str) -> Result<Vec<StoredSignal>, Error> {
        let rows =
            sqlx::query("SELECT signal, value, recorded_at, fetched_at, failure FROM readings WHERE vehicle_id = $1")
                .bind(vehicle_id)
                .fetch_all(&self.pool)
                .await?;
        let mut signals = Vec::with_capacity(rows.len());
        for row in rows {
            let name: &str = row.try_get("signal")?;
            let signal =
                Signal::ALL.into_iter().find(|signal| signal.name() == name).ok_or(Error::Damaged("signal"))?;
            let value: Option<&str> = row.try_get("value")?;
            let reading = match (value, row.try_get::<Option<i64>, _>("fetched_at")?) {
                (Some(value), Some(fetched_at)) => Some(StoredReading {
                    value: serde_json::from_str(value).map_err(|_| Error::Damaged("reading"))?,
                    recorded_at: row.try_get("recorded_at")?,
                    fetched_at,
                }),
                _ => None,
            };
            signals.push(StoredSignal { signal, reading, failure: row.try_get("failure")? });
        }
        Ok(signals)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::tests::store;
    use crate::store::vehicles::tests::{car, token_set};

    #[tokio::test]
    async fn the_newest_good_value_wins_and_goes_with_its_car() {
        let (store, _directory) = store().await;
        let cars = store.connect_vehicles("me", &token_set("t"), &[car("a")], 0).await.unwrap();
        for distance in [100.0, 101.5] {
            let reading = Reading { value: Value::Odometer { distance: Some(distance) }, recorded_at: Some(5) };
            store.keep_readings(&cars[0].id, &[(Signal::Odometer, reading)], &[], 7).await.unwrap();
        }
        let reading =
            StoredReading { value: Value::Odometer { distance: Some(101.5) }, recorded_at: Some(5), fetched_at: 7 };
        let expected = StoredSignal { signal: Signal::Odometer, reading: Some(reading), failure: None };
        assert_eq!(store.signals(&cars[0].id).await.unwrap(), [expected]);
        store.delete_vehicle("me", &cars[0].id).await.unwrap();
        assert!(store.signals(&cars[0].id).await.unwrap().is_empty());
    }

    #[tokio::test]
    async fn a_failure_stands_beside_the_last_value_until_a_new_one_comes() {
        let (store, _directory) = store().await;
        let cars = store.connect_vehicles("me", &token_set("t"), &[car("a")], 0).await.unwrap();
        let reading = Reading { value: Value::Security { locked: Some(true) }, recorded_at: None };
        let good = [(Signal::Security, reading)];
        let failed = [(Signal::Security, "asleep".to_owned())];
        store.keep_readings(&cars[0].id, &[], &failed, 1).await.unwrap();
        store.keep_readings(&cars[0].id, &good, &[], 2).await.unwrap();
        store.keep_readings(&cars[0].id, &[], &failed, 3).await.unwrap();
        let stored = store.signals(&cars[0].id).await.unwrap().remove(0);
        assert_eq!(
            (stored.failure.as_deref(), stored.reading.map(|reading| reading.fetched_at)),
            (Some("asleep"), Some(2))
        );
        store.keep_readings(&cars[0].id, &good, &[], 4).await.unwrap();
        assert_eq!(store.signals(&cars[0].id).await.unwrap()[0].failure, None);
    }
}
