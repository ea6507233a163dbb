//! Requests about cars one after the other, for whoever takes them along, and their deletion at somebody's word.

use serde::{Deserialize, Serialize};
use sqlx::Row;

use super::demand::Wanted;
use super::{DAY_MS, SAMPLE, folded};
use crate::store::{Error, Store, integer};

/// A request as it is taken along.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the columns of `incompatible_vehicles`")]
pub struct Request {
    pub reference: String,
    pub vin: Option<String>,
    pub make: String,
    pub model: String,
    pub year: i64,
    pub source: String,
    pub language: String,
    pub created_at: i64,
}

impl Request {
    /// Whether it was made up, to show what pages look like.
    pub fn is_sample(&self) -> bool {
        self.language == SAMPLE
    }
}

/// Where the next part begins: after this request.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct After {
    created_at: i64,
    reference: String,
}

/// Requests that are deleted together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Which {
    /// The one with this reference.
    One(String),
    /// All about one car, found by these of them: its VIN itself stays in no session.
    OfCar(Vec<String>),
    /// All that were sent before this time, epoch milliseconds.
    Before(i64),
}

/// Requests read at once: some hundred kilobytes.
const PART: i64 = 2000;

impl Store {
    /// The next requests that are wanted, the oldest first, and where to go on; `None` at the end. A part is looked through
    /// whole, whatever of it is wanted, so that it never takes long.
    pub async fn requests_after(&self, wanted: &Wanted, after: &After) -> Result<(Vec<Request>, Option<After>), Error> {
        let begin = wanted.from_week.map_or(i64::MIN, |week| week.saturating_mul(DAY_MS));
        let end = wanted.to_week.map_or(i64::MAX, |week| week.saturating_add(7).saturating_mul(DAY_MS));
        let rows = sqlx::query(
            "SELECT reference, vin, make, model, year, source, language, created_at FROM incompatible_vehicles
             WHERE (created_at, reference) > ($1, $2) AND created_at >= $3 AND created_at < $4
             ORDER BY created_at, reference LIMIT $5",
        )
        .bind(after.created_at.max(begin))
        .bind(if after.created_at >= begin { after.reference.as_str() } else { "" })
        .bind(begin)
        .bind(end)
        .bind(PART)
        .fetch_all(&self.pool)
        .await?;
        let requests = rows.iter().map(|row| {
            Ok(Request {
                reference: row.try_get("reference")?,
                vin: row.try_get("vin")?,
                make: row.try_get("make")?,
                model: row.try_get("model")?,
                year: integer(row, "year")?,
                source: row.try_get("source")?,
                language: row.try_get("language")?,
                created_at: integer(row, "created_at")?,
            })
        });
        let mut requests = requests.collect::<Result<Vec<_>, Error>>()?;
        let last = requests.last().filter(|_| rows.len() as i64 == PART);
        let next = last.map(|last| After { created_at: last.created_at, reference: last.reference.clone() });
        requests.retain(|request| wanted.covers(request));
        Ok((requests, next))
    }

    /// References of requests about the car with this VIN; by a few of them all are found again.
    pub async fn requests_of_vin(&self, vin: &str) -> Result<Vec<String>, Error> {
        let sql = "SELECT reference FROM incompatible_vehicles WHERE vin = $1 ORDER BY reference LIMIT 20";
        let rows = sqlx::query(sql).bind(vin).fetch_all(&self.pool).await?;
        rows.iter().map(|row| Ok(row.try_get("reference")?)).collect()
    }

    /// How many requests these are.
    pub async fn count_requests(&self, which: &Which) -> Result<i64, Error> {
        let (sql, value) = match which {
            Which::One(reference) => return Ok(i64::from(self.incompatible(reference).await?.is_some())),
            Which::OfCar(references) => {
                let Some(vin) = self.vin_of(references).await? else { return Ok(0) };
                let sql = "SELECT count(*) AS count FROM incompatible_vehicles WHERE vin = $1";
                return Ok(integer(&sqlx::query(sql).bind(vin).fetch_one(&self.pool).await?, "count")?);
            }
            Which::Before(at) => ("SELECT count(*) AS count FROM incompatible_vehicles WHERE created_at < $1", at),
        };
        Ok(integer(&sqlx::query(sql).bind(value).fetch_one(&self.pool).await?, "count")?)
    }

    /// Deletes them, many of them in parts, so that nobody who writes waits for long. `deleted` is how many have gone so far,
    /// also where it ends with an error.
    pub async fn delete_requests(&self, which: &Which, deleted: &mut u64) -> Result<(), Error> {
        let of_car = "DELETE FROM incompatible_vehicles WHERE reference IN (
                          SELECT reference FROM incompatible_vehicles WHERE vin = $1 LIMIT 500)";
        let before = "DELETE FROM incompatible_vehicles WHERE reference IN (
                          SELECT reference FROM incompatible_vehicles WHERE created_at < $1 LIMIT 500)";
        let vin = match which {
            Which::OfCar(references) => match self.vin_of(references).await? {
                Some(vin) => vin,
                None => return Ok(()),
            },
            Which::One(_) | Which::Before(_) => String::new(),
        };
        loop {
            let part = match which {
                Which::One(reference) => {
                    sqlx::query("DELETE FROM incompatible_vehicles WHERE reference = $1").bind(reference)
                }
                Which::OfCar(_) => sqlx::query(of_car).bind(&vin),
                Which::Before(at) => sqlx::query(before).bind(at),
            };
            let part = part.execute(&self.pool).await?.rows_affected();
            *deleted += part;
            if part == 0 {
                return Ok(());
            }
        }
    }

    /// The VIN of the first of these requests that is still there.
    async fn vin_of(&self, references: &[String]) -> Result<Option<String>, Error> {
        for reference in references {
            if let Some(request) = self.incompatible(reference).await? {
                return Ok(request.vin);
            }
        }
        Ok(None)
    }
}

impl Wanted {
    /// Whether a request is one of these, but for its time.
    fn covers(&self, request: &Request) -> bool {
        let is = |wanted: &Option<String>, name: &str| wanted.as_ref().is_none_or(|wanted| *wanted == name);
        is(&self.make, &folded(&request.make))
            && (self.make.is_none() || is(&self.model, &request.model.to_ascii_lowercase()))
            && self.from_year.is_none_or(|year| request.year >= year)
            && self.to_year.is_none_or(|year| request.year <= year)
            && self.vin.is_none_or(|vin| request.vin.is_some() == vin)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::store::tests::store;
    use crate::store::{IncompatibleVehicle, Source};

    pub(crate) fn request(
        reference: &str,
        make: &str,
        model: &str,
        year: i64,
        vin: Option<&str>,
    ) -> IncompatibleVehicle {
        IncompatibleVehicle {
            reference: reference.into(),
            vin: vin.map(str::to_owned),
            make: make.into(),
            model: model.into(),
            year,
            source: Source::Typed,
            language: "en".into(),
        }
    }

    #[tokio::test]
    async fn every_request_is_read_once_also_where_a_part_ends_within_one_moment() {
        let (store, _directory) = store().await;
        sqlx::query(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1)
             INSERT INTO incompatible_vehicles (reference, make, model, year, source, language, created_at)
             SELECT 'r' || i, CASE WHEN i % 2 = 0 THEN 'Kia' ELSE 'Ford' END, 'Niro', 2024, 'typed', 'en', i / 1000 FROM n",
        )
        .bind(2 * PART + 500)
        .execute(&store.pool)
        .await
        .unwrap();
        let wanted = Wanted { make: Some("kia".into()), ..Wanted::default() };
        let (mut seen, mut after) = (std::collections::BTreeSet::new(), Some(After::default()));
        while let Some(place) = after {
            let (requests, next) = store.requests_after(&wanted, &place).await.unwrap();
            for request in requests {
                assert!(seen.insert(request.reference.clone()), "{} twice", request.reference);
            }
            after = next;
        }
        assert_eq!(seen.len() as i64, PART + 250);
    }

    #[tokio::test]
    async fn one_a_car_or_all_before_a_time_are_deleted_and_no_others() {
        let (store, _directory) = store().await;
        let vin = "5YJSA1E29LF403082";
        for (reference, vin, at) in
            [("a", None, 1), ("b", Some(vin), 2), ("c", Some(vin), 3), ("d", None, 4), ("e", None, 5)]
        {
            store.save_incompatible(&request(reference, "Kia", "Niro", 2024, vin), at).await.unwrap();
        }
        for (which, count) in [
            (Which::One("a".into()), 1),
            (Which::One("a".into()), 0),
            (Which::OfCar(store.requests_of_vin(vin).await.unwrap()), 2),
            (Which::OfCar(Vec::new()), 0),
            (Which::Before(5), 1),
        ] {
            let mut deleted = 0;
            assert_eq!(store.count_requests(&which).await.unwrap(), count, "{which:?}");
            store.delete_requests(&which, &mut deleted).await.unwrap();
            assert_eq!(deleted, count as u64, "{which:?}");
        }
        assert!(store.incompatible("e").await.unwrap().is_some());
    }

    #[tokio::test]
    async fn all_of_a_car_go_however_many_they_are_and_whichever_of_them_is_gone_already() {
        let (store, _directory) = store().await;
        sqlx::query(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200)
             INSERT INTO incompatible_vehicles (reference, vin, make, model, year, source, language, created_at)
             SELECT 'r' || i, '5YJSA1E29LF403082', 'Kia', 'Niro', 2024, 'typed', 'en', 1 FROM n",
        )
        .execute(&store.pool)
        .await
        .unwrap();
        let references = store.requests_of_vin("5YJSA1E29LF403082").await.unwrap();
        store.delete_incompatible(&references[0]).await.unwrap();
        let (which, mut deleted) = (Which::OfCar(references), 0);
        assert_eq!(store.count_requests(&which).await.unwrap(), 1199);
        store.delete_requests(&which, &mut deleted).await.unwrap();
        assert_eq!((deleted, store.count_requests(&which).await.unwrap()), (1199, 0));
    }
}
