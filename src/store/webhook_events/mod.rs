//! Deliveries of Smartcar's webhook: kept before they are acknowledged, claimed by whoever works on them, done in one
//! transaction with their effect. Several processes may do so at once: a claim is a lease that ends.

mod effect;
mod subscriptions;
#[cfg(test)]
mod tests;

use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Error, Store, integer};
use crate::smartcar::SmartcarId;

pub use effect::{Effect, Known, Mended};

/// An event to be kept.
#[derive(Debug, Clone)]
pub struct NewEvent {
    /// Smartcar's id of it.
    pub id: String,
    /// `VEHICLE_STATE` and so on.
    pub kind: String,
    /// The car it is about.
    pub car: SmartcarId,
    /// When it was sent, epoch milliseconds.
    pub sent_at: i64,
    /// As it came.
    pub body: String,
}

/// The same, sealed: ready to be written.
#[derive(Debug)]
pub struct SealedEvent {
    event: NewEvent,
    body: Vec<u8>,
}

/// What is known of an event before it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is about a connected car, and was not seen before.
    New,
    /// It was kept before.
    Known,
    /// No such car is connected.
    NoCar,
}

/// An event to be worked on.
#[derive(Debug, Clone)]
pub struct DueEvent {
    /// Smartcar's id of it.
    pub id: String,
    /// `VEHICLE_STATE` and so on.
    pub kind: String,
    /// When it was sent, epoch milliseconds.
    pub sent_at: i64,
    /// As it came; `None`: it cannot be opened any more, or there is none.
    pub body: Option<String>,
    /// How often it has been begun, this time included.
    pub tries: i64,
    vehicle_id: Option<String>,
}

impl DueEvent {
    /// Whether it is no event but a car that is to be subscribed.
    pub fn wants_subscription(&self) -> bool {
        self.kind == SUBSCRIBE
    }
}

/// How the deliveries of the last week went.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Deliveries {
    /// When Smartcar last asked for the proof and got it, epoch milliseconds.
    pub verified_at: Option<i64>,
    /// When the last one came.
    pub received_at: Option<i64>,
    /// How many came.
    pub count: i64,
    /// How many are still to be worked on.
    pub waiting: i64,
    /// How many questions to cars they made needless.
    pub saved: i64,
}

impl Store {
    /// What is known of an event: nothing is written.
    pub async fn standing_of_event(&self, id: &str, car: &SmartcarId) -> Result<Standing, Error> {
        let row = sqlx::query(
            "SELECT (SELECT count(*) FROM webhook_events WHERE id = $1) AS known,
                 (SELECT count(*) FROM vehicles WHERE smartcar_id = $2 AND token_id IS NOT NULL) AS cars",
        )
        .bind(id)
        .bind(car.as_str())
        .fetch_one(&self.pool)
        .await?;
        Ok(match (integer(&row, "known")?, integer(&row, "cars")?) {
            (0, 0) => Standing::NoCar,
            (0, _) => Standing::New,
            _ => Standing::Known,
        })
    }

    /// Seals an event. That takes longer than writing it, so it is done before anybody waits for the one writer.
    pub fn seal_event(&self, event: NewEvent) -> Result<SealedEvent, Error> {
        let body = self.cipher.seal(&place(&event.id), &event.body)?;
        Ok(SealedEvent { event: NewEvent { body: String::new(), ..event }, body })
    }

    /// Keeps events, all in one write. One that is known already changes nothing.
    pub async fn keep_events(&self, events: &[SealedEvent], now: i64) -> Result<(), Error> {
        let mut transaction = self.pool.begin().await?;
        for SealedEvent { event, body } in events {
            sqlx::query(
                "INSERT INTO webhook_events (id, kind, vehicle_id, sent_at, received_at, body) VALUES ($1, $2,
                     (SELECT id FROM vehicles WHERE smartcar_id = $3 AND token_id IS NOT NULL), $4, $5, $6)
                 ON CONFLICT (id) DO NOTHING",
            )
            .bind(&event.id)
            .bind(&event.kind)
            .bind(event.car.as_str())
            .bind(event.sent_at)
            .bind(now)
            .bind(body.as_slice())
            .execute(&mut *transaction)
            .await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// Takes events on, oldest first, for as long as the lease lasts: a process that ends meanwhile has done nothing, and
    /// another one takes them on then.
    pub async fn claim_events(&self, now: i64, leased_until: i64, most: i64) -> Result<Vec<DueEvent>, Error> {
        // Looked at a second time, because another process may have taken one on in between.
        let rows = sqlx::query(
            "UPDATE webhook_events SET leased_until = $1, tries = tries + 1 WHERE id IN (SELECT id FROM webhook_events
                 WHERE done_at IS NULL AND leased_until <= $2 ORDER BY received_at, sent_at LIMIT $3)
                 AND done_at IS NULL AND leased_until <= $4
             RETURNING id, kind, vehicle_id, sent_at, body, tries",
        )
        .bind(leased_until)
        .bind(now)
        .bind(most)
        .bind(now)
        .fetch_all(&self.pool)
        .await?;
        let mut due = rows.iter().map(|row| self.due(row)).collect::<Result<Vec<_>, Error>>()?;
        due.sort_by_key(|event| event.sent_at);
        Ok(due)
    }

    fn due(&self, row: &AnyRow) -> Result<DueEvent, Error> {
        let id: String = row.try_get("id")?;
        Ok(DueEvent {
            body: self.body(row, &id)?,
            id,
            kind: row.try_get("kind")?,
            sent_at: integer(row, "sent_at")?,
            tries: integer(row, "tries")?,
            vehicle_id: row.try_get("vehicle_id")?,
        })
    }

    fn body(&self, row: &AnyRow, id: &str) -> Result<Option<String>, Error> {
        let sealed: Option<Vec<u8>> = row.try_get("body")?;
        Ok(sealed.and_then(|sealed| self.cipher.open(&place(id), &sealed).ok()).map(|opened| opened.text))
    }

    /// Puts an event back, to be tried again; an event that is given up is done without an effect.
    pub async fn put_off_event(&self, id: &str, until: Option<i64>, now: i64) -> Result<(), Error> {
        let put_off = sqlx::query(
            "UPDATE webhook_events SET leased_until = coalesce($1, leased_until),
                 done_at = CASE WHEN $2 THEN $3 ELSE done_at END WHERE id = $4 AND done_at IS NULL",
        );
        put_off.bind(until).bind(until.is_none()).bind(now).bind(id).execute(&self.pool).await?;
        Ok(())
    }

    /// Notes that Smartcar has asked for the proof.
    pub async fn note_verified(&self, now: i64) -> Result<(), Error> {
        sqlx::query(
            "INSERT INTO webhook_events (id, kind, sent_at, received_at, done_at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (id) DO UPDATE SET received_at = excluded.received_at",
        )
        .bind(LAST_VERIFY)
        .bind(VERIFY)
        .bind(now)
        .bind(now)
        .bind(now)
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// When the values of a car were last told, epoch milliseconds. `None`: never, or the last time not all of them.
    pub async fn told_at(&self, vehicle_id: &str) -> Result<Option<i64>, Error> {
        let row = sqlx::query(
            "SELECT CASE WHEN is_complete = 1 THEN sent_at END AS at FROM webhook_events
             WHERE vehicle_id = $1 AND kind = 'VEHICLE_STATE' AND done_at IS NOT NULL ORDER BY sent_at DESC LIMIT 1",
        );
        let row = row.bind(vehicle_id).fetch_optional(&self.pool).await?;
        Ok(row.map(|row| row.try_get("at")).transpose()?.flatten())
    }

    /// Counts a question to a car that its last delivery made needless.
    pub async fn count_saved(&self, vehicle_id: &str) -> Result<(), Error> {
        sqlx::query(
            "UPDATE webhook_events SET saved = saved + 1 WHERE id = (SELECT id FROM webhook_events
                 WHERE vehicle_id = $1 AND kind IN ('VEHICLE_STATE', 'VEHICLE_ERROR') ORDER BY received_at DESC LIMIT 1)",
        )
        .bind(vehicle_id)
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// How the deliveries of the last week went.
    pub async fn deliveries(&self) -> Result<Deliveries, Error> {
        let row = sqlx::query(
            "SELECT max(CASE WHEN kind = 'VERIFY' THEN received_at END) AS verified_at,
                 max(CASE WHEN body IS NOT NULL THEN received_at END) AS received_at,
                 count(CASE WHEN body IS NOT NULL THEN 1 END) AS total,
                 count(CASE WHEN done_at IS NULL THEN 1 END) AS waiting
             FROM webhook_events",
        );
        let row = row.fetch_one(&self.pool).await?;
        Ok(Deliveries {
            verified_at: row.try_get("verified_at")?,
            received_at: row.try_get("received_at")?,
            count: integer(&row, "total")?,
            waiting: integer(&row, "waiting")?,
            saved: self.questions_saved().await?,
        })
    }

    /// How many questions to cars the deliveries of the last week made needless.
    pub async fn questions_saved(&self) -> Result<i64, Error> {
        let row =
            sqlx::query("SELECT CAST(coalesce(sum(saved), 0) AS BIGINT) AS saved FROM webhook_events WHERE saved > 0");
        Ok(integer(&row.fetch_one(&self.pool).await?, "saved")?)
    }

    /// Removes deliveries older than a point in time; answers how many. What an owner has yet to be told stays, without
    /// what was delivered.
    pub async fn purge_deliveries(&self, before: i64) -> Result<u64, Error> {
        let emptied =
            sqlx::query("UPDATE webhook_events SET body = NULL WHERE received_at < $1 AND mended IS NOT NULL");
        emptied.bind(before).execute(&self.pool).await?;
        let gone = sqlx::query(
            "DELETE FROM webhook_events WHERE received_at < $1 AND mended IS NULL AND kind NOT IN ('VERIFY', 'SUBSCRIBE')",
        );
        Ok(gone.bind(before).execute(&self.pool).await?.rows_affected())
    }
}

/// Where a body is sealed for.
fn place(id: &str) -> String {
    format!("webhook_events/{id}")
}

/// Our own kinds of rows. An id with a space in it is none of Smartcar's.
const SUBSCRIBE: &str = "SUBSCRIBE";
const VERIFY: &str = "VERIFY";
const LAST_VERIFY: &str = "VERIFY last";
