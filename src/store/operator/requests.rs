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
    /// Those with these references.
    References(Vec<String>),
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

    /// The references of all requests about the car with this VIN: more than an owner can have sent are not looked for.
    pub async fn requests_of_vin(&self, vin: &str) -> Result<Vec<String>, Error> {
        let sql = "SELECT reference FROM incompatible_vehicles WHERE vin = $1 ORDER BY reference LIMIT 500";
        let rows = sqlx::query(sql).bind(vin).fetch_all(&self.pool).await?;
        rows.iter().map(|row| Ok(row.try_get("reference")?)).collect()
    }

    /// How many requests these are.
    pub async fn count_requests(&self, which: &Which) -> Result<i64, Error> {
        let at = match which {
            Which::Before(at) => at,
            Which::References(references) => {
                let mut count = 0;
                for reference in references {
                    count += i64::from(self.incompatible(reference).await?.is_some());
                }
                return Ok(count);
            }
        };
        let sql = "SELECT count(*) AS count FROM incompatible_vehicles WHERE created_at < $1";
        Ok(integer(&sqlx::query(sql).bind(at).fetch_one(&self.pool).await?, "count")?)
    }

    /// Deletes them; answers how many they were. Old ones go in parts, so that nobody who writes waits for long.
    pub async fn delete_requests(&self, which: &Which) -> Result<u64, Error> {
        let mut deleted = 0;
        let at = match which {
            Which::Before(at) => at,
            Which::References(references) => {
                for reference in references {
                    let sql = "DELETE FROM incompatible_vehicles WHERE reference = $1";
                    deleted += sqlx::query(sql).bind(reference).execute(&self.pool).await?.rows_affected();
                }
                return Ok(deleted);
            }
        };
        loop {
            let sql = "DELETE FROM incompatible_vehicles WHERE reference IN (
                           SELECT reference FROM incompatible_vehicles WHERE created_at < $1 LIMIT 500)";
            let part = sqlx::query(sql).bind(at).execute(&self.pool).await?.rows_affected();
            deleted += part;
            if part == 0 {
                return Ok(deleted);
            }
        }
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
            (Which::References(vec!["a".into()]), 1),
            (Which::References(vec!["a".into()]), 0),
            (Which::References(store.requests_of_vin(vin).await.unwrap()), 2),
            (Which::Before(5), 1),
        ] {
            assert_eq!(store.count_requests(&which).await.unwrap(), count, "{which:?}");
            assert_eq!(store.delete_requests(&which).await.unwrap(), count as u64, "{which:?}");
        }
        assert!(store.incompatible("e").await.unwrap().is_some());
    }
}
