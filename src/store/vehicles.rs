//! Connected cars per owner, and what the last check of each ran into.

use sqlx::Row;
use sqlx::any::AnyRow;

use super::rows::{incident, readable};
use super::{Error, Grant, Store, integer, random_id};
use crate::recovery::Incident;
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
    /// What the last check ran into; `None` when it went well.
    pub incident: Option<Incident>,
    /// When we last asked at all, epoch milliseconds; `None`: the next view asks.
    pub asked_at: Option<i64>,
    /// When the owner last pressed "Check again" for a car that has to wait anyway.
    pub pressed_at: Option<i64>,
    /// When the background tries again.
    pub retry_at: Option<i64>,
    /// How many tries in a row have failed.
    pub retries: u32,
    /// Grows with every change that makes a check under way history: a clock may stand still or go back, this never.
    pub revision: i64,
    /// When another owner connected this car, which ended the connection here, epoch milliseconds.
    pub moved_at: Option<i64>,
}

impl Store {
    /// Stores a grant with its cars in one transaction. A car the owner has already keeps its id, its values and its
    /// address, and moves to the new grant; grants that no car uses any more are removed.
    ///
    /// A fresh grant that covers a car is the word of whoever can sign in to it: a car that another owner has connected is
    /// taken over. That owner keeps the row with its last values, which nobody else sees, and is told by `moved_at`.
    /// The caller has made sure that the grant lists every one of these cars.
    pub async fn connect_vehicles(
        &self,
        owner: &str,
        grant: &Grant,
        cars: &[Attributes],
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
            let ended =
                sqlx::query(TAKE_OVER).bind(now).bind(car.id.as_str()).bind(owner).fetch_all(&mut *transaction).await?;
            for row in ended {
                let before: &str = row.try_get("owner")?;
                sqlx::query(DELETE_UNUSED_TOKENS).bind(before).execute(&mut *transaction).await?;
            }
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
        Ok(readable(&rows, vehicle))
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
            "UPDATE vehicles SET token_id = NULL, incident = NULL, retry_at = NULL, revision = revision + 1
             WHERE owner = $1 AND id = $2",
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
    ON CONFLICT (owner, smartcar_id) DO UPDATE SET token_id = excluded.token_id, incident = NULL,
        asked_at = NULL, pressed_at = NULL, retry_at = NULL, retries = 0, revision = vehicles.revision + 1,
        moved_at = NULL, make = CASE WHEN excluded.make = '' THEN vehicles.make ELSE excluded.make END,
        model = CASE WHEN excluded.make = '' THEN vehicles.model ELSE excluded.model END,
        year = coalesce(excluded.year, vehicles.year)
    RETURNING *";
const TAKE_OVER: &str =
    "UPDATE vehicles SET token_id = NULL, incident = NULL, retry_at = NULL, retries = 0, moved_at = $1,
        revision = revision + 1
    WHERE smartcar_id = $2 AND owner <> $3 AND token_id IS NOT NULL RETURNING owner";
const DELETE_UNUSED_TOKENS: &str = "DELETE FROM tokens WHERE owner = $1
    AND NOT EXISTS (SELECT 1 FROM vehicles WHERE vehicles.token_id = tokens.id)";

pub(super) fn vehicle(row: &AnyRow) -> Result<Vehicle, Error> {
    let (incident, is_readable) = incident(row)?;
    Ok(Vehicle {
        id: row.try_get("id")?,
        smartcar_id: SmartcarId::parse(row.try_get("smartcar_id")?).ok_or(Error::Damaged("vehicle id"))?,
        token_id: row.try_get("token_id")?,
        make: row.try_get("make")?,
        model: row.try_get("model")?,
        year: row.try_get("year")?,
        checked_at: row.try_get("checked_at")?,
        incident,
        // What the last check said is lost: the car is asked again.
        asked_at: row.try_get::<Option<i64>, _>("asked_at")?.filter(|_| is_readable),
        pressed_at: row.try_get("pressed_at")?,
        retry_at: row.try_get("retry_at")?,
        retries: u32::try_from(integer(row, "retries")?).map_err(|_| Error::Damaged("count"))?,
        revision: integer(row, "revision")?,
        moved_at: row.try_get("moved_at")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::samples::{car, token_set};
    use crate::store::tests::store;

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
        let nameless = |id| Attributes { make: String::new(), model: String::new(), year: None, ..car(id) };
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
        assert!(store.vehicles("you").await.unwrap().is_empty());
    }

    #[tokio::test]
    async fn whoever_connects_a_car_last_has_it_and_the_other_keeps_what_was_seen() {
        let (store, _directory) = store().await;
        let before = store.connect_vehicles("one", &token_set("one"), &[car("a")], 1).await.unwrap().remove(0);
        let after = store.connect_vehicles("two", &token_set("two"), &[car("a")], 5).await.unwrap().remove(0);
        assert_ne!(before.id, after.id);
        let ended = store.vehicle("one", &before.id).await.unwrap().unwrap();
        assert_eq!((ended.token_id, ended.moved_at), (None, Some(5)));
        assert!(store.grant(&before.token_id.unwrap()).await.unwrap().is_none(), "the tokens are dropped");
        let back = store.connect_vehicles("one", &token_set("three"), &[car("a")], 9).await.unwrap().remove(0);
        assert_eq!((back.id.as_str(), back.moved_at), (before.id.as_str(), None));
        assert_eq!(store.vehicle("two", &after.id).await.unwrap().unwrap().token_id, None);
    }

    #[tokio::test]
    async fn two_owners_at_once_never_both_have_a_car() {
        let (store, _directory) = store().await;
        for round in 0..30 {
            let (one, two) = (token_set("one"), token_set("two"));
            let id = format!("car-{round}");
            let cars = [car(&id)];
            let (first, second) = tokio::join!(
                store.connect_vehicles("one", &one, &cars, 1),
                store.connect_vehicles("two", &two, &cars, 1)
            );
            let mut connected = 0;
            for (owner, vehicle) in [("one", first.unwrap().remove(0)), ("two", second.unwrap().remove(0))] {
                let now = store.vehicle(owner, &vehicle.id).await.unwrap().unwrap();
                connected += usize::from(now.token_id.is_some());
            }
            assert_eq!(connected, 1, "round {round}");
        }
    }

    #[tokio::test]
    async fn a_damaged_row_hides_no_other_car() {
        let (store, _directory) = store().await;
        let cars = store.connect_vehicles("me", &token_set("t"), &[car("a"), car("b")], 1).await.unwrap();
        let damage = sqlx::query("UPDATE vehicles SET smartcar_id = 'not/an id', retry_at = 1 WHERE id = $1");
        damage.bind(&cars[0].id).execute(&store.pool).await.unwrap();
        let due = sqlx::query("UPDATE vehicles SET retry_at = 1 WHERE id = $1");
        due.bind(&cars[1].id).execute(&store.pool).await.unwrap();
        let left = store.vehicles("me").await.unwrap();
        assert_eq!(left.iter().map(|car| car.id.as_str()).collect::<Vec<_>>(), [cars[1].id.as_str()]);
        assert_eq!(store.take_due(5, 10, 10).await.unwrap().len(), 1);
        assert_eq!(store.take_due(15, 20, 10).await.unwrap().len(), 1, "the damaged one is not tried again");
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
