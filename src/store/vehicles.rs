//! Connected cars per owner, and what the last check of each ran into.

use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Error, Grant, Store, integer, random_id};
use crate::smartcar::SmartcarId;
use crate::smartcar::vehicle::Attributes;

/// A car of one owner.
#[derive(Debug, Clone, PartialEq)]
pub struct Vehicle {
    /// Our id, as it stands in addresses.
    pub id: String,
    /// Smartcar's id.
    pub smartcar_id: SmartcarId,
    /// The grant that reads it; `None` after disconnecting.
    pub token_id: Option<String>,
    /// As the API writes it.
    pub make: String,
    /// May be empty.
    pub model: String,
    /// When known.
    pub year: Option<i64>,
    /// When we last asked and got at least one answer, epoch milliseconds.
    pub checked_at: Option<i64>,
    /// What the last check ran into, as the web layer wrote it.
    pub trouble: Option<String>,
    /// When we last asked at all, epoch milliseconds; `None`: the next view asks.
    pub asked_at: Option<i64>,
    /// When the owner last pressed "Check again" for a car that has to wait anyway.
    pub pressed_at: Option<i64>,
    /// When the background tries again.
    pub retry_at: Option<i64>,
    /// How many tries in a row have failed.
    pub retries: u32,
}

/// A car about to be stored.
pub type NewVehicle = Attributes;

impl Store {
    /// Stores a grant with its cars in one transaction. A car the owner has already keeps its id, its values and its
    /// address, and moves to the new grant; grants that no car uses any more are removed.
    pub async fn connect_vehicles(
        &self,
        owner: &str,
        grant: &Grant,
        cars: &[NewVehicle],
        now: i64,
    ) -> Result<Vec<Vehicle>, Error> {
        let token_id = random_id().map_err(super::CipherError::from)?;
        let (access, refresh) = grant.tokens.as_ref().map(|set| self.sealed(&token_id, set)).transpose()?.unzip();
        let mut transaction = self.pool.begin().await?;
        sqlx::query(
            "INSERT INTO tokens (id, owner, access, refresh, expires_at, refreshed_at, user_id)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(&token_id)
        .bind(owner)
        .bind(access)
        .bind(refresh)
        .bind(grant.tokens.as_ref().map_or(0, |set| set.expires_at))
        .bind(now)
        .bind(grant.user.as_ref().map(crate::smartcar::UserId::as_str))
        .execute(&mut *transaction)
        .await?;
        let mut vehicles = Vec::with_capacity(cars.len());
        for car in cars {
            let row = sqlx::query(UPSERT)
                .bind(random_id().map_err(super::CipherError::from)?)
                .bind(owner)
                .bind(car.id.as_str())
                .bind(&token_id)
                .bind(&car.make)
                .bind(&car.model)
                .bind(car.year)
                .bind(now)
                .fetch_one(&mut *transaction)
                .await?;
            vehicles.push(vehicle(&row)?);
        }
        sqlx::query(DELETE_UNUSED_TOKENS).bind(owner).execute(&mut *transaction).await?;
        transaction.commit().await?;
        Ok(vehicles)
    }

    /// The cars of an owner, oldest first.
    pub async fn vehicles(&self, owner: &str) -> Result<Vec<Vehicle>, Error> {
        let rows = sqlx::query("SELECT * FROM vehicles WHERE owner = $1 ORDER BY connected_at, id")
            .bind(owner)
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(vehicle).collect()
    }

    /// One car, if it is this owner's.
    pub async fn vehicle(&self, owner: &str, id: &str) -> Result<Option<Vehicle>, Error> {
        let row = sqlx::query("SELECT * FROM vehicles WHERE id = $1 AND owner = $2")
            .bind(id)
            .bind(owner)
            .fetch_optional(&self.pool)
            .await?;
        row.as_ref().map(vehicle).transpose()
    }

    /// Whether another owner has this car connected right now.
    pub async fn connected_elsewhere(&self, owner: &str, car: &SmartcarId) -> Result<bool, Error> {
        let row = sqlx::query(
            "SELECT 1 AS found FROM vehicles WHERE smartcar_id = $1 AND owner <> $2 AND token_id IS NOT NULL LIMIT 1",
        )
        .bind(car.as_str())
        .bind(owner)
        .fetch_optional(&self.pool)
        .await?;
        Ok(row.is_some())
    }

    /// Fills in the name of a car that could not be read when it was connected.
    pub async fn name_vehicle(&self, id: &str, car: &Attributes) -> Result<(), Error> {
        sqlx::query("UPDATE vehicles SET make = $1, model = $2, year = $3 WHERE id = $4")
            .bind(&car.make)
            .bind(&car.model)
            .bind(car.year)
            .bind(id)
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// Cuts a car off from its grant. Its last values stay. The grant goes with its last car.
    pub async fn disconnect_vehicle(&self, owner: &str, id: &str) -> Result<(), Error> {
        self.then_drop_unused_tokens(
            "UPDATE vehicles SET token_id = NULL, trouble = NULL, retry_at = NULL WHERE owner = $1 AND id = $2",
            owner,
            id,
        )
        .await
    }

    /// Removes a car with everything kept about it.
    pub async fn delete_vehicle(&self, owner: &str, id: &str) -> Result<(), Error> {
        self.then_drop_unused_tokens("DELETE FROM vehicles WHERE owner = $1 AND id = $2", owner, id).await
    }

    async fn then_drop_unused_tokens(&self, change: &'static str, owner: &str, id: &str) -> Result<(), Error> {
        let mut transaction = self.pool.begin().await?;
        sqlx::query(change).bind(owner).bind(id).execute(&mut *transaction).await?;
        sqlx::query(DELETE_UNUSED_TOKENS).bind(owner).execute(&mut *transaction).await?;
        transaction.commit().await?;
        Ok(())
    }
}

const UPSERT: &str = "INSERT INTO vehicles (id, owner, smartcar_id, token_id, make, model, year, connected_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    ON CONFLICT (owner, smartcar_id) DO UPDATE SET token_id = excluded.token_id, trouble = NULL,
        asked_at = NULL, pressed_at = NULL, retry_at = NULL, retries = 0,
        make = CASE WHEN excluded.make = '' THEN vehicles.make ELSE excluded.make END,
        model = CASE WHEN excluded.make = '' THEN vehicles.model ELSE excluded.model END,
        year = coalesce(excluded.year, vehicles.year)
    RETURNING *";
const DELETE_UNUSED_TOKENS: &str = "DELETE FROM tokens WHERE owner = $1
    AND NOT EXISTS (SELECT 1 FROM vehicles WHERE vehicles.token_id = tokens.id)";

pub(super) fn vehicle(row: &AnyRow) -> Result<Vehicle, Error> {
    Ok(Vehicle {
        id: row.try_get("id")?,
        smartcar_id: SmartcarId::parse(row.try_get("smartcar_id")?).ok_or(Error::Damaged("vehicle id"))?,
        token_id: row.try_get("token_id")?,
        make: row.try_get("make")?,
        model: row.try_get("model")?,
        year: row.try_get("year")?,
        checked_at: row.try_get("checked_at")?,
        trouble: row.try_get("trouble")?,
        asked_at: row.try_get("asked_at")?,
        pressed_at: row.try_get("pressed_at")?,
        retry_at: row.try_get("retry_at")?,
        retries: u32::try_from(integer(row, "retries")?).map_err(|_| Error::Damaged("count"))?,
    })
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::smartcar::TokenSet;
    use crate::store::tests::store;
    use oauth2::{AccessToken, RefreshToken};

    pub(crate) fn token_set(name: &str) -> Grant {
        let set = TokenSet {
            access_token: AccessToken::new(format!("{name}-access")),
            refresh_token: RefreshToken::new(format!("{name}-refresh")),
            expires_at: 1_000,
        };
        Grant { tokens: Some(set), user: None }
    }

    pub(crate) fn car(id: &str) -> NewVehicle {
        NewVehicle { id: SmartcarId::parse(id).unwrap(), make: "KIA".into(), model: "Niro".into(), year: Some(2024) }
    }

    #[tokio::test]
    async fn a_car_connected_again_keeps_its_address_and_the_old_grant_goes() {
        let (store, _directory) = store().await;
        let first = store.connect_vehicles("owner", &token_set("one"), &[car("a")], 1).await.unwrap();
        let again = store.connect_vehicles("owner", &token_set("two"), &[car("a"), car("b")], 2).await.unwrap();
        assert_eq!(first[0].id, again[0].id);
        assert_ne!(first[0].token_id, again[0].token_id);
        assert!(store.grant(first[0].token_id.as_ref().unwrap()).await.unwrap().is_none());
        assert_eq!(store.vehicles("owner").await.unwrap().len(), 2);
    }

    #[tokio::test]
    async fn a_name_once_known_is_not_lost_and_one_unknown_can_be_filled_in() {
        let (store, _directory) = store().await;
        let nameless = |id| NewVehicle { make: String::new(), model: String::new(), year: None, ..car(id) };
        store.connect_vehicles("me", &token_set("one"), &[car("a")], 1).await.unwrap();
        let again = store.connect_vehicles("me", &token_set("two"), &[nameless("a"), nameless("b")], 2).await.unwrap();
        assert_eq!((again[0].make.as_str(), again[0].year), ("KIA", Some(2024)));
        store.name_vehicle(&again[1].id, &car("b")).await.unwrap();
        assert_eq!(store.vehicle("me", &again[1].id).await.unwrap().unwrap().model, "Niro");
    }

    #[tokio::test]
    async fn nobody_sees_the_cars_of_another_owner() {
        let (store, _directory) = store().await;
        let mine = store.connect_vehicles("me", &token_set("one"), &[car("a")], 1).await.unwrap();
        assert!(store.vehicle("you", &mine[0].id).await.unwrap().is_none());
        assert!(store.connected_elsewhere("you", &mine[0].smartcar_id).await.unwrap());
        assert!(!store.connected_elsewhere("me", &mine[0].smartcar_id).await.unwrap());
    }

    #[tokio::test]
    async fn disconnecting_keeps_the_car_and_drops_the_tokens_with_their_last_car() {
        let (store, _directory) = store().await;
        let cars = store.connect_vehicles("me", &token_set("one"), &[car("a"), car("b")], 1).await.unwrap();
        let grant = cars[0].token_id.clone().unwrap();
        store.disconnect_vehicle("me", &cars[0].id).await.unwrap();
        assert!(store.grant(&grant).await.unwrap().is_some());
        store.delete_vehicle("me", &cars[1].id).await.unwrap();
        assert!(store.grant(&grant).await.unwrap().is_none());
        let left = store.vehicles("me").await.unwrap();
        assert_eq!((left.len(), left[0].token_id.as_deref()), (1, None));
    }
}
