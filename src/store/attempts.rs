//! Connect attempts: who was sent to Connect for what, until when, and whether they came back.
//!
//! `state` has 128 random bits and is stored only as a hash. It is spent in one statement on first sight, whatever the
//! return says, so of two returns at once exactly one proceeds.

use sha2::{Digest, Sha256};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Error, Store, integer};

/// An owner about to be sent to Connect.
#[derive(Debug, Clone)]
pub struct NewAttempt<'a> {
    /// What for.
    pub purpose: Purpose,
    /// Who.
    pub owner: &'a str,
    /// The car being reconnected.
    pub vehicle_id: Option<&'a str>,
    /// The brand, when the owner chose it with us.
    pub make: Option<&'a str>,
}

/// Why an owner is at Connect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To connect a car.
    Connect,
    /// To give a known car its connection back.
    Reconnect,
}

impl Purpose {
    fn name(self) -> &'static str {
        match self {
            Self::Connect => "connect",
            Self::Reconnect => "reconnect",
        }
    }
}

/// An attempt that has just been spent and may go on.
#[derive(Debug, Clone, PartialEq)]
pub struct Attempt {
    /// What for.
    pub purpose: Purpose,
    /// The car being reconnected.
    pub vehicle_id: Option<String>,
    /// The brand, when the owner chose it with us.
    pub make: Option<String>,
}

/// What became of a state that came back.
#[derive(Debug, Clone, PartialEq)]
pub enum Taken {
    /// First sight, in time, same browser: go on.
    Now(Attempt),
    /// Spent before by this browser, in time, and nobody has noted how it ended: if nobody is at it any more, whoever was
    /// has died of it.
    Unfinished(Attempt),
    /// Spent before by this browser.
    Before(Finished),
    /// Older than a quarter of an hour; now spent too.
    Expired(Attempt),
    /// Not ours, or another browser's.
    Unknown,
}

/// How an attempt that was spent before ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Finished {
    /// The car it was for, or connected.
    pub vehicle_id: Option<String>,
    /// Whether it ended well.
    pub connected: bool,
    /// The address of ours it led to; `None` when it never got that far.
    pub led_to: Option<String>,
    /// What came back then, as a hash.
    pub return_hash: Option<String>,
}

impl Finished {
    /// Where this very return led before, by a reload or a doubled redirect. Another return under the same state is none
    /// of ours.
    pub fn led_to(&self, query: &str) -> Option<&str> {
        self.led_to.as_deref().filter(|_| self.return_hash.as_deref() == Some(hash(query).as_str()))
    }
}

/// How long an attempt may take.
const LIFETIME_MS: i64 = 15 * 60 * 1000;
/// How long a finished attempt is remembered, so that a late "back" is still understood.
const REMEMBERED_MS: i64 = 24 * 60 * 60 * 1000;

impl Store {
    /// Records an attempt under its state, and forgets those that nobody can come back from any more.
    pub async fn record_attempt(&self, state: &str, attempt: &NewAttempt<'_>, now: i64) -> Result<(), Error> {
        sqlx::query("DELETE FROM connect_attempts WHERE created_at < $1")
            .bind(now - REMEMBERED_MS)
            .execute(&self.pool)
            .await?;
        sqlx::query(
            "INSERT INTO connect_attempts (state_hash, purpose, owner, vehicle_id, make, created_at, expires_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(hash(state))
        .bind(attempt.purpose.name())
        .bind(attempt.owner)
        .bind(attempt.vehicle_id)
        .bind(attempt.make)
        .bind(now)
        .bind(now + LIFETIME_MS)
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// Spends a state. A state of another browser is left alone: its owner may still come back.
    pub async fn take_attempt(&self, state: &str, owner: &str, now: i64) -> Result<Taken, Error> {
        let spent = sqlx::query(
            "UPDATE connect_attempts SET spent_at = $1 WHERE state_hash = $2 AND owner = $3 AND spent_at IS NULL
             RETURNING purpose, vehicle_id, make, expires_at",
        )
        .bind(now)
        .bind(hash(state))
        .bind(owner)
        .fetch_optional(&self.pool)
        .await?;
        if let Some(row) = spent {
            let attempt = attempt(&row)?;
            let in_time = integer(&row, "expires_at")? > now;
            return Ok(if in_time { Taken::Now(attempt) } else { Taken::Expired(attempt) });
        }
        let before = sqlx::query(
            "SELECT purpose, make, expires_at, vehicle_id, outcome, led_to, return_hash FROM connect_attempts
             WHERE state_hash = $1 AND owner = $2",
        )
        .bind(hash(state))
        .bind(owner)
        .fetch_optional(&self.pool)
        .await?;
        let Some(row) = before else {
            return Ok(Taken::Unknown);
        };
        let outcome = row.try_get::<Option<&str>, _>("outcome")?;
        let connected = outcome == Some(CONNECTED);
        let (vehicle_id, led_to): (_, Option<String>) = (row.try_get("vehicle_id")?, row.try_get("led_to")?);
        if outcome.is_none() && led_to.is_none() && integer(&row, "expires_at")? > now {
            return Ok(Taken::Unfinished(attempt(&row)?));
        }
        Ok(Taken::Before(Finished { vehicle_id, connected, led_to, return_hash: row.try_get("return_hash")? }))
    }

    /// Notes that an attempt connected a car.
    pub async fn attempt_connected(&self, state: &str, vehicle_id: &str) -> Result<(), Error> {
        sqlx::query("UPDATE connect_attempts SET outcome = $1, vehicle_id = $2 WHERE state_hash = $3")
            .bind(CONNECTED)
            .bind(vehicle_id)
            .bind(hash(state))
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// Notes the address of ours that says how an attempt ended, for the same return when it comes again.
    pub async fn attempt_led_to(&self, state: &str, query: &str, address: &str) -> Result<(), Error> {
        sqlx::query("UPDATE connect_attempts SET led_to = $1, return_hash = $2 WHERE state_hash = $3")
            .bind(address)
            .bind(hash(query))
            .bind(hash(state))
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// Notes how an attempt failed, by our own name for it. One that connected a car stays one that did.
    pub async fn attempt_failed(&self, state: &str, failure: &str) -> Result<(), Error> {
        let note = sqlx::query(
            "UPDATE connect_attempts SET outcome = $1 WHERE state_hash = $2 AND (outcome IS NULL OR outcome <> $3)",
        );
        note.bind(failure).bind(hash(state)).bind(CONNECTED).execute(&self.pool).await?;
        Ok(())
    }
}

fn attempt(row: &AnyRow) -> Result<Attempt, Error> {
    let purpose = match row.try_get::<&str, _>("purpose")? {
        "connect" => Purpose::Connect,
        "reconnect" => Purpose::Reconnect,
        _ => return Err(Error::Damaged("purpose")),
    };
    Ok(Attempt { purpose, vehicle_id: row.try_get("vehicle_id")?, make: row.try_get("make")? })
}

const CONNECTED: &str = "connected";

fn hash(state: &str) -> String {
    Sha256::digest(state.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::samples::{car, token_set};
    use crate::store::tests::{store, store_in_a_file};

    fn connecting(owner: &str) -> NewAttempt<'_> {
        NewAttempt { purpose: Purpose::Connect, owner, vehicle_id: None, make: None }
    }

    #[tokio::test]
    async fn a_state_works_once_in_one_browser_for_a_quarter_of_an_hour() {
        let (store, _directory) = store().await;
        for state in ["one", "two"] {
            store.record_attempt(state, &connecting("me"), 0).await.unwrap();
        }
        assert_eq!(store.take_attempt("one", "you", 1).await.unwrap(), Taken::Unknown);
        assert!(matches!(store.take_attempt("one", "me", 1).await.unwrap(), Taken::Now(_)));
        assert!(
            matches!(store.take_attempt("one", "me", 2).await.unwrap(), Taken::Unfinished(_)),
            "nobody said how it ended"
        );
        store.attempt_failed("one", "access_denied").await.unwrap();
        assert_eq!(
            store.take_attempt("one", "me", 2).await.unwrap(),
            Taken::Before(Finished { vehicle_id: None, connected: false, led_to: None, return_hash: None })
        );
        assert!(matches!(store.take_attempt("two", "me", LIFETIME_MS).await.unwrap(), Taken::Expired(_)));
        assert_eq!(store.take_attempt("never", "me", 1).await.unwrap(), Taken::Unknown);
    }

    #[tokio::test]
    async fn a_finished_attempt_remembers_its_car() {
        let (store, _directory) = store().await;
        let cars = store.connect_vehicles("me", &token_set("t"), &[car("a")], 0).await.unwrap();
        store.record_attempt("one", &connecting("me"), 0).await.unwrap();
        store.take_attempt("one", "me", 1).await.unwrap();
        store.attempt_connected("one", &cars[0].id).await.unwrap();
        let taken = store.take_attempt("one", "me", 2).await.unwrap();
        assert_eq!(
            taken,
            Taken::Before(Finished {
                vehicle_id: Some(cars[0].id.clone()),
                connected: true,
                led_to: None,
                return_hash: None
            })
        );
    }

    #[tokio::test]
    async fn of_two_returns_at_once_exactly_one_goes_on() {
        let (store, _directory) = store().await;
        store.record_attempt("one", &connecting("me"), 0).await.unwrap();
        let (a, b) = tokio::join!(store.take_attempt("one", "me", 1), store.take_attempt("one", "me", 1));
        let went_on = [a.unwrap(), b.unwrap()].into_iter().filter(|taken| matches!(taken, Taken::Now(_))).count();
        assert_eq!(went_on, 1);
    }

    #[tokio::test]
    async fn the_state_itself_is_nowhere_in_the_database() {
        let (store, directory) = store_in_a_file().await;
        store.record_attempt("a-very-special-state", &connecting("me"), 0).await.unwrap();
        store.attempt_failed("a-very-special-state", "access_denied").await.unwrap();
        store.close().await;
        let bytes = std::fs::read(directory.path().join("test.db")).unwrap();
        assert!(!bytes.windows(20).any(|window| window == b"a-very-special-state"));
    }
}
