//! Connected cars per owner, and what the last check of each ran into.

use sqlx::Row;
use sqlx::any::AnyRow;

use super::rows::{incident, readable};
use super::tokens::drop_unused_tokens;
use super::{Error, Store, integer};
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

    /// The revision of a car as it stands; `None`: it is gone.
    pub async fn revision(&self, id: &str) -> Result<Option<i64>, Error> {
        let row =
            sqlx::query("SELECT revision FROM vehicles WHERE id = $1").bind(id).fetch_optional(&self.pool).await?;
        row.map(|row| Ok(integer(&row, "revision")?)).transpose()
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
        let work = async {
            let mut transaction = self.pool.begin().await?;
            sqlx::query(change).bind(owner).bind(id).execute(&mut *transaction).await?;
            drop_unused_tokens(&mut transaction, owner).await?;
            transaction.commit().await?;
            Ok(())
        };
        self.pool.in_time(work).await
    }
}

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
