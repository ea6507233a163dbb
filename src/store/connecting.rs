//! An owner connects cars: a grant with all of them at once, taken over from whoever had them before.

use sqlx::Row;

use super::failing::is_conflict;
use super::tokens::drop_unused_tokens;
use super::vehicles::{Vehicle, vehicle};
use super::{Error, Grant, Store, random_id};
use crate::smartcar::vehicle::Attributes;

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
        let mut tries = 1;
        loop {
            match self.pool.in_time(self.connect_once(owner, grant, cars, now)).await {
                // Somebody else connects one of these cars in the same moment: whoever is second takes it over.
                Err(error) if tries < TRIES && is_conflict(&error) => tries += 1,
                ended => return ended,
            }
        }
    }

    async fn connect_once(
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
                drop_unused_tokens(&mut transaction, row.try_get("owner")?).await?;
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
        drop_unused_tokens(&mut transaction, owner).await?;
        transaction.commit().await?;
        Ok(vehicles)
    }
}

const TRIES: u32 = 10;

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

#[cfg(test)]
mod tests {
    use crate::store::samples::{car, token_set};
    use crate::store::tests::store;

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
    async fn of_two_who_cut_off_the_last_cars_at_once_one_drops_the_tokens() {
        let (store, _directory) = store().await;
        for round in 0..20 {
            let names = [format!("a-{round}"), format!("b-{round}")];
            let cars =
                store.connect_vehicles("me", &token_set("t"), &[car(&names[0]), car(&names[1])], 1).await.unwrap();
            let cut = |index: usize| store.disconnect_vehicle("me", &cars[index].id);
            let (one, two) = tokio::join!(cut(0), cut(1));
            assert!(one.is_ok() && two.is_ok());
            let grant = cars[0].token_id.as_ref().unwrap();
            assert!(store.grant(grant).await.unwrap().is_none(), "round {round}");
        }
    }
}
