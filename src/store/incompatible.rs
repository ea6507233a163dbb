//! Requests for cars that do not work yet: what their owners chose to send, kept for a time and then deleted.

use sqlx::Row;

use super::{Error, Store, integer};

/// A request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncompatibleVehicle {
    /// What the owner is given.
    pub reference: String,
    /// Optional.
    pub vin: Option<String>,
    /// As typed or shared, checked.
    pub make: String,
    /// As typed or shared, checked.
    pub model: String,
    /// As typed or shared, checked.
    pub year: i64,
    /// Where the details came from.
    pub source: Source,
    /// The page's language.
    pub language: String,
}

/// Where the details of a request came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The owner shared them in Connect and sent them unchanged.
    Shared,
    /// The owner typed at least one of them.
    Typed,
}

impl Source {
    fn name(self) -> &'static str {
        match self {
            Self::Shared => "shared",
            Self::Typed => "typed",
        }
    }
}

/// Requests of a day: far above what people send, far below what fills a disk.
const MOST_A_DAY: i64 = 10_000;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

impl Store {
    /// Saves a request under its reference. `false`: the reference is taken by another car.
    pub async fn save_incompatible(&self, request: &IncompatibleVehicle, now: i64) -> Result<bool, Error> {
        sqlx::query(
            "INSERT INTO incompatible_vehicles (reference, vin, make, model, year, source, language, created_at)
             SELECT $1, $2, $3, $4, $5, $6, $7, $8
             WHERE (SELECT count(*) FROM incompatible_vehicles WHERE created_at > $9) < $10
             ON CONFLICT (reference) DO NOTHING",
        )
        .bind(&request.reference)
        .bind(&request.vin)
        .bind(&request.make)
        .bind(&request.model)
        .bind(request.year)
        .bind(request.source.name())
        .bind(&request.language)
        .bind(now)
        .bind(now - DAY_MS)
        .bind(MOST_A_DAY)
        .execute(&self.pool)
        .await?;
        // Nothing under the reference, neither this car nor another: there are too many today.
        let stored = Some(self.incompatible(&request.reference).await?.ok_or(Error::TooManyToday)?);
        let same_car = |stored: &IncompatibleVehicle| {
            (&stored.vin, &stored.make, &stored.model, stored.year)
                == (&request.vin, &request.make, &request.model, request.year)
        };
        Ok(stored.as_ref().is_some_and(same_car))
    }

    /// A request by its reference.
    pub async fn incompatible(&self, reference: &str) -> Result<Option<IncompatibleVehicle>, Error> {
        let row = sqlx::query("SELECT * FROM incompatible_vehicles WHERE reference = $1")
            .bind(reference)
            .fetch_optional(&self.pool)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let source = match row.try_get::<&str, _>("source")? {
            "shared" => Source::Shared,
            "typed" => Source::Typed,
            _ => return Err(Error::Damaged("source")),
        };
        Ok(Some(IncompatibleVehicle {
            reference: reference.to_owned(),
            vin: row.try_get("vin")?,
            make: row.try_get("make")?,
            model: row.try_get("model")?,
            year: integer(&row, "year")?,
            source,
            language: row.try_get("language")?,
        }))
    }

    /// Removes a request at its owner's wish.
    pub async fn delete_incompatible(&self, reference: &str) -> Result<(), Error> {
        sqlx::query("DELETE FROM incompatible_vehicles WHERE reference = $1")
            .bind(reference)
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// Removes requests older than a point in time; answers how many.
    pub async fn purge_incompatible(&self, before: i64) -> Result<u64, Error> {
        let sql = "DELETE FROM incompatible_vehicles WHERE reference IN (
                       SELECT reference FROM incompatible_vehicles WHERE created_at < $1 ORDER BY created_at LIMIT 500)";
        self.delete_in_parts(sql, before).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::tests::store;

    fn request(reference: &str, model: &str) -> IncompatibleVehicle {
        IncompatibleVehicle {
            reference: reference.into(),
            vin: None,
            make: "Kia".into(),
            model: model.into(),
            year: 2024,
            source: Source::Typed,
            language: "en".into(),
        }
    }

    #[tokio::test]
    async fn the_same_car_twice_is_one_row_and_another_car_does_not_take_its_place() {
        let (store, _directory) = store().await;
        assert!(store.save_incompatible(&request("AAAA-BBBB", "Niro"), 1).await.unwrap());
        assert!(store.save_incompatible(&request("AAAA-BBBB", "Niro"), 2).await.unwrap());
        assert!(!store.save_incompatible(&request("AAAA-BBBB", "Soul"), 3).await.unwrap());
        assert_eq!(store.incompatible("AAAA-BBBB").await.unwrap(), Some(request("AAAA-BBBB", "Niro")));
    }

    #[tokio::test]
    async fn nobody_fills_the_disk_with_made_up_cars() {
        let (store, _directory) = store().await;
        sqlx::query(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1)
             INSERT INTO incompatible_vehicles (reference, make, model, year, source, language, created_at)
             SELECT 'r' || i, 'Kia', 'Niro', 2024, 'typed', 'en', 1 FROM n",
        )
        .bind(MOST_A_DAY)
        .execute(&store.pool)
        .await
        .unwrap();
        let refused = store.save_incompatible(&request("AAAA-BBBB", "Niro"), 2).await;
        assert!(matches!(refused, Err(Error::TooManyToday)), "{refused:?}");
        assert!(store.save_incompatible(&request("AAAA-BBBB", "Niro"), 2 + DAY_MS).await.unwrap(), "tomorrow again");
    }

    #[tokio::test]
    async fn a_request_goes_when_its_owner_or_time_says_so() {
        let (store, _directory) = store().await;
        store.save_incompatible(&request("AAAA-BBBB", "Niro"), 1).await.unwrap();
        store.save_incompatible(&request("CCCC-DDDD", "Niro"), 5).await.unwrap();
        store.delete_incompatible("AAAA-BBBB").await.unwrap();
        assert_eq!(store.purge_incompatible(6).await.unwrap(), 1);
        assert_eq!(store.incompatible("CCCC-DDDD").await.unwrap(), None);
    }
}
