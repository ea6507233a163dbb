//! Each signal of a car: its last good value with both times (when the car recorded it, when we received it), and what
//! the last attempt to read it ran into.

use std::collections::HashMap;

use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};

use super::rows::{incident, readable, written};
use super::{Error, Store};
use crate::recovery::Incident;
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
    /// Since when it is what it is, as far as we were told, epoch milliseconds.
    pub since: i64,
}

/// A signal as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredSignal {
    /// Which.
    pub signal: Signal,
    /// Its last good value.
    pub reading: Option<StoredReading>,
    /// Why there is no newer one.
    pub incident: Option<Incident>,
}

impl Store {
    /// Keeps what a check brought, by itself.
    #[cfg(test)]
    pub(crate) async fn keep_readings(
        &self,
        vehicle_id: &str,
        good: &[(Signal, Reading)],
        failed: &[(Signal, Incident)],
        now: i64,
    ) -> Result<(), Error> {
        let mut transaction = self.pool.begin().await?;
        keep(&mut transaction, vehicle_id, good, failed, now).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// The signals of a car, in no order.
    pub async fn signals(&self, vehicle_id: &str) -> Result<Vec<StoredSignal>, Error> {
        signals(&mut *self.pool.acquire().await?, vehicle_id).await
    }

    /// The last good value of one signal for every car of an owner, by our id of the car: one query for a whole list.
    pub async fn values_of(&self, owner: &str, signal: Signal) -> Result<HashMap<String, Value>, Error> {
        let rows = sqlx::query(
            "SELECT readings.vehicle_id, readings.value FROM readings JOIN vehicles ON vehicles.id = readings.vehicle_id
             WHERE vehicles.owner = $1 AND readings.signal = $2 AND readings.value IS NOT NULL",
        )
        .bind(owner)
        .bind(signal.name())
        .fetch_all(&self.pool)
        .await?;
        let value = |row: &AnyRow| Ok((row.try_get("vehicle_id")?, parsed(row.try_get("value")?)?));
        Ok(readable(&rows, value).into_iter().collect())
    }
}

/// Keeps what came of a car, as a part of more: a good value replaces the last one and its incident, an incident leaves the
/// value. The car is held, so that nobody else writes about it between what it said before and what it says now.
pub(super) async fn keep(
    connection: &mut AnyConnection,
    vehicle_id: &str,
    good: &[(Signal, Reading)],
    failed: &[(Signal, Incident)],
    now: i64,
) -> Result<(), Error> {
    let earlier = signals(&mut *connection, vehicle_id).await?;
    for (signal, reading) in good {
        let last = earlier.iter().find(|stored| stored.signal == *signal).and_then(|stored| stored.reading.as_ref());
        if last.is_some_and(|last| is_newer(last, reading)) {
            // It was on its way while something newer came. The signal can be read all the same.
            let heal = sqlx::query("UPDATE readings SET incident = NULL WHERE vehicle_id = $1 AND signal = $2");
            heal.bind(vehicle_id).bind(signal.name()).execute(&mut *connection).await?;
            continue;
        }
        let unchanged = last.filter(|last| reading.value.is_unchanged_from(&last.value));
        sqlx::query(
            "INSERT INTO readings (vehicle_id, signal, value, recorded_at, fetched_at, since)
             VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (vehicle_id, signal) DO UPDATE SET value = excluded.value,
                 recorded_at = excluded.recorded_at, fetched_at = excluded.fetched_at, incident = NULL,
                 since = excluded.since",
        )
        .bind(vehicle_id)
        .bind(signal.name())
        .bind(serde_json::to_string(&reading.value).map_err(|_| Error::Damaged("reading"))?)
        .bind(reading.recorded_at)
        .bind(now)
        .bind(unchanged.map_or_else(|| reading.recorded_at.unwrap_or(now), |last| last.since))
        .execute(&mut *connection)
        .await?;
    }
    for (signal, incident) in failed {
        sqlx::query(
            "INSERT INTO readings (vehicle_id, signal, incident) VALUES ($1, $2, $3)
             ON CONFLICT (vehicle_id, signal) DO UPDATE SET incident = excluded.incident",
        )
        .bind(vehicle_id)
        .bind(signal.name())
        .bind(written(incident)?)
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

/// Whether the car recorded what is stored after what comes now. A time that is yet to come is a fault of a clock, which
/// must not keep out what is true today.
fn is_newer(stored: &StoredReading, coming: &Reading) -> bool {
    let now = chrono::Utc::now().timestamp_millis();
    stored.recorded_at.is_some_and(|at| at <= now && coming.recorded_at.is_some_and(|coming| at > coming))
}

/// The signals of a car, in no order.
pub(super) async fn signals(connection: &mut AnyConnection, vehicle_id: &str) -> Result<Vec<StoredSignal>, Error> {
    let rows = sqlx::query(
        "SELECT signal, value, recorded_at, fetched_at, since, incident FROM readings WHERE vehicle_id = $1",
    )
    .bind(vehicle_id)
    .fetch_all(connection)
    .await?;
    Ok(readable(&rows, stored))
}

fn stored(row: &AnyRow) -> Result<StoredSignal, Error> {
    let name: &str = row.try_get("signal")?;
    let signal = Signal::ALL.into_iter().find(|signal| signal.name() == name).ok_or(Error::Damaged("signal"))?;
    let reading = match (row.try_get::<Option<&str>, _>("value")?, row.try_get::<Option<i64>, _>("fetched_at")?) {
        (Some(value), Some(fetched_at)) => {
            let since = row.try_get::<Option<i64>, _>("since")?.unwrap_or(fetched_at);
            Some(StoredReading { value: parsed(value)?, recorded_at: row.try_get("recorded_at")?, fetched_at, since })
        }
        _ => None,
    };
    Ok(StoredSignal { signal, reading, incident: incident(row)?.0 })
}

fn parsed(value: &str) -> Result<Value, Error> {
    serde_json::from_str(value).map_err(|_| Error::Damaged("reading"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::samples::{car, incident, token_set};
    use crate::store::tests::store;

    #[tokio::test]
    async fn the_newest_good_value_wins_and_goes_with_its_car() {
        let (store, _directory) = store().await;
        let cars = store.connect_vehicles("me", &token_set("t"), &[car("a")], 0).await.unwrap();
        for distance in [100.0, 101.5] {
            let reading = Reading { value: Value::Odometer { distance: Some(distance) }, recorded_at: Some(5) };
            store.keep_readings(&cars[0].id, &[(Signal::Odometer, reading)], &[], 7).await.unwrap();
        }
        let reading = StoredReading {
            value: Value::Odometer { distance: Some(101.5) },
            recorded_at: Some(5),
            fetched_at: 7,
            since: 5,
        };
        let expected = StoredSignal { signal: Signal::Odometer, reading: Some(reading), incident: None };
        assert_eq!(store.signals(&cars[0].id).await.unwrap(), [expected]);
        store.delete_vehicle("me", &cars[0].id).await.unwrap();
        assert!(store.signals(&cars[0].id).await.unwrap().is_empty());
    }

    #[tokio::test]
    async fn what_was_on_its_way_does_not_replace_what_is_newer_but_says_that_the_signal_can_be_read() {
        let (store, _directory) = store().await;
        let cars = store.connect_vehicles("me", &token_set("t"), &[car("a")], 0).await.unwrap();
        let id = cars[0].id.as_str();
        let to_come = chrono::Utc::now().timestamp_millis() + 3_600_000;
        let come = async |distance, recorded_at, now| {
            let reading = Reading { value: Value::Odometer { distance: Some(distance) }, recorded_at };
            store.keep_readings(id, &[(Signal::Odometer, reading)], &[], now).await.unwrap();
            let stored = store.signals(id).await.unwrap().remove(0);
            let reading = stored.reading.unwrap();
            (reading.value == Value::Odometer { distance: Some(distance) }, reading.fetched_at, stored.incident)
        };
        assert_eq!(come(2.0, Some(20), 21).await, (true, 21, None));
        store.keep_readings(id, &[], &[(Signal::Odometer, incident())], 22).await.unwrap();
        assert_eq!(come(1.0, Some(10), 23).await, (false, 21, None), "recorded before");
        assert_eq!(come(3.0, Some(20), 24).await, (true, 24, None), "recorded in the same moment");
        assert_eq!(come(4.0, None, 25).await, (true, 25, None), "nobody knows when");
        assert_eq!(come(5.0, Some(to_come), 26).await, (true, 26, None));
        assert_eq!(come(6.0, Some(30), 27).await, (true, 27, None), "a clock that was ahead shuts nothing out");
    }

    #[tokio::test]
    async fn a_parked_car_that_seems_to_wander_has_stayed_since_it_came() {
        let (store, _directory) = store().await;
        let cars = store.connect_vehicles("me", &token_set("t"), &[car("a")], 0).await.unwrap();
        let mut since = Vec::new();
        // Some metres off, across the line of dates, and then two streets on.
        for (at, longitude) in [(10, 179.9999), (20, 180.0), (30, -179.9998), (40, -179.99)] {
            let value = Value::Location { latitude: Some(-16.8), longitude: Some(longitude) };
            let reading = Reading { value, recorded_at: Some(at) };
            store.keep_readings(&cars[0].id, &[(Signal::Location, reading)], &[], 50).await.unwrap();
            let stored = store.signals(&cars[0].id).await.unwrap().remove(0);
            since.push(stored.reading.map(|reading| reading.since));
        }
        assert_eq!(since, [Some(10), Some(10), Some(10), Some(40)]);
    }

    #[tokio::test]
    async fn a_damaged_value_hides_no_other_and_a_list_takes_one_query() {
        let (store, _directory) = store().await;
        let cars = store.connect_vehicles("me", &token_set("t"), &[car("a"), car("b")], 0).await.unwrap();
        for car in &cars {
            let odometer = Reading { value: Value::Odometer { distance: Some(7.0) }, recorded_at: None };
            let lock = Reading { value: Value::Security { locked: Some(true) }, recorded_at: None };
            let good = [(Signal::Odometer, odometer), (Signal::Security, lock)];
            store.keep_readings(&car.id, &good, &[], 1).await.unwrap();
        }
        let damage = sqlx::query("UPDATE readings SET value = '{' WHERE vehicle_id = $1 AND signal = 'odometer'");
        damage.bind(&cars[0].id).execute(&store.pool).await.unwrap();
        assert_eq!(store.signals(&cars[0].id).await.unwrap().len(), 1);
        let values = store.values_of("me", Signal::Odometer).await.unwrap();
        assert_eq!(
            values.into_iter().collect::<Vec<_>>(),
            [(cars[1].id.clone(), Value::Odometer { distance: Some(7.0) })]
        );
    }

    #[tokio::test]
    async fn a_failure_stands_beside_the_last_value_until_a_new_one_comes() {
        let (store, _directory) = store().await;
        let cars = store.connect_vehicles("me", &token_set("t"), &[car("a")], 0).await.unwrap();
        let reading = Reading { value: Value::Security { locked: Some(true) }, recorded_at: None };
        let good = [(Signal::Security, reading)];
        let failed = [(Signal::Security, incident())];
        store.keep_readings(&cars[0].id, &[], &failed, 1).await.unwrap();
        store.keep_readings(&cars[0].id, &good, &[], 2).await.unwrap();
        store.keep_readings(&cars[0].id, &[], &failed, 3).await.unwrap();
        let stored = store.signals(&cars[0].id).await.unwrap().remove(0);
        assert_eq!((stored.incident, stored.reading.map(|reading| reading.fetched_at)), (Some(incident()), Some(2)));
        store.keep_readings(&cars[0].id, &good, &[], 4).await.unwrap();
        assert_eq!(store.signals(&cars[0].id).await.unwrap()[0].incident, None);
    }
}
