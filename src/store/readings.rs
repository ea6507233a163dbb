//! The last good value of each signal of a car, with both times: when the car recorded it and when we received it.

use sqlx::Row;

use super::{Error, Store, integer};
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

impl Store {
    /// Keeps good values over whatever was there before.
    pub async fn keep_readings(&self, vehicle_id: &str, readings: &[(Signal, Reading)], now: i64) -> Result<(), Error> {
        let mut transaction = self.pool.begin().await?;
        for (signal, reading) in readings {
            sqlx::query(
                "INSERT INTO readings (vehicle_id, signal, value, recorded_at, fetched_at) VALUES ($1, $2, $3, $4, $5)
                 ON CONFLICT (vehicle_id, signal) DO UPDATE SET value = excluded.value,
                     recorded_at = excluded.recorded_at, fetched_at = excluded.fetched_at",
            )
            .bind(vehicle_id)
            .bind(signal.name())
            .bind(serde_json::to_string(&reading.value).map_err(|_| Error::Damaged("reading"))?)
            .bind(reading.recorded_at)
            .bind(now)
            .execute(&mut *transaction)
            .await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// The last good values of a car.
    pub async fn readings(&self, vehicle_id: &str) -> Result<Vec<(Signal, StoredReading)>, Error> {
        let rows = sqlx::query("SELECT signal, value, recorded_at, fetched_at FROM readings WHERE vehicle_id = $1")
            .bind(vehicle_id)
            .fetch_all(&self.pool)
            .await?;
        let mut readings = Vec::with_capacity(rows.len());
        for row in rows {
            let name: &str = row.try_get("signal")?;
            let signal =
                Signal::ALL.into_iter().find(|signal| signal.name() == name).ok_or(Error::Damaged("signal"))?;
            let value = serde_json::from_str(row.try_get("value")?).map_err(|_| Error::Damaged("reading"))?;
            let stored = StoredReading {
                value,
                recorded_at: row.try_get("recorded_at")?,
                fetched_at: integer(&row, "fetched_at")?,
            };
            readings.push((signal, stored));
        }
        Ok(readings)
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
            let reading = Reading { value: Value::Odometer { distance }, recorded_at: Some(5) };
            store.keep_readings(&cars[0].id, &[(Signal::Odometer, reading)], 7).await.unwrap();
        }
        let stored = store.readings(&cars[0].id).await.unwrap();
        let expected =
            StoredReading { value: Value::Odometer { distance: 101.5 }, recorded_at: Some(5), fetched_at: 7 };
        assert_eq!(stored, [(Signal::Odometer, expected)]);
        store.delete_vehicle("me", &cars[0].id).await.unwrap();
        assert!(store.readings(&cars[0].id).await.unwrap().is_empty());
    }
}
