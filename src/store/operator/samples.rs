//! Made-up rows, to show what pages look like: marked by their language, and removed without touching any other row.

use super::SAMPLE;
use crate::store::{Error, Event, IncompatibleVehicle, Store};

/// What is counted of one day, by the names of `connection_days`.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "the columns of `connection_days`")]
pub struct SampleDay {
    pub day: i64,
    pub what: &'static str,
    pub count: i64,
}

/// Rows written at once: others write in between.
const PART: usize = 500;

impl Store {
    /// Adds made-up requests. Each carries the mark, whatever language it came with.
    pub async fn add_sample_cars(&self, cars: &[(IncompatibleVehicle, i64)]) -> Result<(), Error> {
        for part in cars.chunks(PART) {
            let mut transaction = self.pool.begin().await?;
            for (car, at) in part {
                sqlx::query(
                    "INSERT INTO incompatible_vehicles (reference, vin, make, model, year, source, language, created_at)
                     VALUES ($1, $2, $3, $4, $5, 'typed', $6, $7) ON CONFLICT (reference) DO NOTHING",
                )
                .bind(&car.reference)
                .bind(&car.vin)
                .bind(&car.make)
                .bind(&car.model)
                .bind(car.year)
                .bind(SAMPLE)
                .bind(at)
                .execute(&mut *transaction)
                .await?;
            }
            transaction.commit().await?;
        }
        Ok(())
    }

    /// Adds made-up events; whoever makes them marks them.
    pub async fn add_sample_events(&self, events: &[Event]) -> Result<(), Error> {
        for part in events.chunks(PART) {
            let mut transaction = self.pool.begin().await?;
            for event in part {
                event.insert(&mut *transaction).await?;
            }
            transaction.commit().await?;
        }
        Ok(())
    }

    /// Adds made-up days of connecting.
    pub async fn add_sample_days(&self, days: &[SampleDay]) -> Result<(), Error> {
        for part in days.chunks(PART) {
            let mut transaction = self.pool.begin().await?;
            for SampleDay { day, what, count } in part {
                let sql = "INSERT INTO connection_days (day, what, sample, count) VALUES ($1, $2, 1, $3)
                           ON CONFLICT (day, what, sample) DO UPDATE SET count = excluded.count";
                sqlx::query(sql).bind(day).bind(*what).bind(count).execute(&mut *transaction).await?;
            }
            transaction.commit().await?;
        }
        Ok(())
    }

    /// Removes everything made up, in parts; answers how many requests it was. The mark stands in the statements
    /// themselves, because only then the index of what is made up is used. Requests go last.
    pub async fn remove_samples(&self) -> Result<u64, Error> {
        // The last ones first, as whoever adds them has them in order: no sum of a later week has to change.
        let of_events = "DELETE FROM events WHERE id IN (
                             SELECT id FROM events WHERE language = 'x-sample' ORDER BY id DESC LIMIT 500)";
        let of_cars = "DELETE FROM incompatible_vehicles WHERE reference IN (
                           SELECT reference FROM incompatible_vehicles WHERE language = 'x-sample' LIMIT 500)";
        while sqlx::query(of_events).execute(&self.pool).await?.rows_affected() > 0 {}
        sqlx::query("DELETE FROM connection_days WHERE sample = 1").execute(&self.pool).await?;
        let mut cars = 0;
        loop {
            let part = sqlx::query(of_cars).execute(&self.pool).await?.rows_affected();
            cars += part;
            if part == 0 {
                return Ok(cars);
            }
        }
    }

    /// Whether any of what is counted was made up.
    pub async fn has_samples(&self) -> Result<bool, Error> {
        let sql = "SELECT 1 AS one FROM demand WHERE shape = 0 AND sample = 1
                   UNION ALL SELECT 1 FROM screen_totals WHERE slug = '' AND sample = 1
                   UNION ALL SELECT 1 FROM connection_days WHERE sample = 1 LIMIT 1";
        Ok(sqlx::query(sql).fetch_optional(&self.pool).await?.is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::events::tests::event;
    use crate::store::operator::demand::{By, Sort, Wanted};
    use crate::store::operator::figures::Figures;
    use crate::store::operator::requests::Which;
    use crate::store::operator::requests::tests::request;
    use crate::store::tests::store;

    #[tokio::test]
    async fn what_was_made_up_goes_and_what_is_real_stays() {
        let (store, _directory) = store().await;
        let real = request("AAAA-BBBB", "Kia", "Niro", 2020, None);
        store.save_incompatible(&real, 5).await.unwrap();
        store.record_event(&event("reconnect", "shown", None, 5)).await.unwrap();
        store.add_sample_cars(&[(request("CCCC-DDDD", "Kia", "Niro", 2020, None), 6)]).await.unwrap();
        let made_up = Event { language: SAMPLE, ..event("reconnect", "recovered", Some(60), 6) };
        store.add_sample_events(&[made_up]).await.unwrap();
        store.add_sample_days(&[SampleDay { day: 0, what: "begun", count: 7 }]).await.unwrap();
        assert!(store.has_samples().await.unwrap());
        store.delete_requests(&Which::Before(100), &mut 0).await.unwrap();
        store.save_incompatible(&real, 5).await.unwrap();
        assert!(store.has_samples().await.unwrap(), "made-up events are counted as well");
        store.add_sample_cars(&[(request("CCCC-DDDD", "Kia", "Niro", 2020, None), 6)]).await.unwrap();
        assert_eq!(store.figures(0, 1).await.unwrap(), Figures { begun: 7, ..Figures::default() });
        assert_eq!(store.remove_samples().await.unwrap(), 1);
        assert!(!store.has_samples().await.unwrap());
        assert_eq!(store.figures(0, 1).await.unwrap(), Figures::default());
        assert_eq!(store.incompatible("AAAA-BBBB").await.unwrap(), Some(real));
        let makes = store.demand(&Wanted::default(), By::Make, (Sort::Count, true), (0, 5)).await.unwrap();
        assert_eq!((makes.requests, makes.lines[0].count), (1, 1));
        let screens = store.screens_since(-7).await.unwrap();
        assert_eq!((screens[0].helped.shown, screens[0].helped.within_a_week), (1, 0));
    }
}
