//! Sessions: which owner a browser is, and what its next pages need.
//!
//! A session is found by the hash of what the cookie carries. What it keeps is one row a thing: changes touch what was
//! changed and nothing else, so two tabs, or a page that takes its time, never bring an old copy back.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};
use sqlx::Row;

use super::{Error, Store, integer};

/// The name a session has in the store: the hash of what its cookie carries.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SessionKey(String);

impl SessionKey {
    /// The key for what a cookie carries.
    pub fn of(id: &str) -> Self {
        Self(Sha256::digest(id.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

/// A session as it was found.
#[derive(Debug, Clone)]
pub struct StoredSession {
    /// Whose it is.
    pub owner: String,
    /// The last visit that was noted, epoch milliseconds.
    pub seen_at: i64,
    /// What it keeps, as JSON by name.
    pub entries: BTreeMap<String, String>,
}

/// One thing to keep, or to forget.
#[derive(Debug, Clone)]
pub struct Change {
    /// Its name.
    pub name: String,
    /// What to keep, as JSON, and until when, epoch milliseconds; `None` forgets it.
    pub value: Option<(String, i64)>,
}

impl Store {
    /// A session with what it keeps, if its last visit was not before `oldest`.
    pub async fn session(&self, key: &SessionKey, oldest: i64, now: i64) -> Result<Option<StoredSession>, Error> {
        let rows = sqlx::query(
            "SELECT s.owner, s.seen_at, e.name, e.value FROM sessions s
             LEFT JOIN session_entries e ON e.session = s.id_hash AND e.ends_at > $1
             WHERE s.id_hash = $2 AND s.seen_at >= $3",
        )
        .bind(now)
        .bind(&key.0)
        .bind(oldest)
        .fetch_all(&self.pool)
        .await?;
        let Some(first) = rows.first() else { return Ok(None) };
        let mut session = StoredSession {
            owner: first.try_get("owner")?,
            seen_at: integer(first, "seen_at")?,
            entries: BTreeMap::new(),
        };
        for row in &rows {
            let Some(name) = row.try_get::<Option<String>, _>("name")? else { continue };
            // What does not open, for another secret sealed it, is as good as gone.
            if let Ok(opened) = self.cipher.open(&place(key, &name), row.try_get("value")?) {
                session.entries.insert(name, opened.text);
            }
        }
        Ok(Some(session))
    }

    /// Begins a session. False: so many have begun in a day that something is wrong, and no more do.
    pub async fn begin_session(&self, key: &SessionKey, owner: &str, now: i64) -> Result<bool, Error> {
        let done = sqlx::query(
            "INSERT INTO sessions (id_hash, owner, created_at, seen_at) SELECT $1, $2, $3, $4
             WHERE (SELECT count(*) FROM sessions WHERE created_at > $5) < $6",
        )
        .bind(&key.0)
        .bind(owner)
        .bind(now)
        .bind(now)
        .bind(now - DAY_MS)
        .bind(MOST_A_DAY)
        .execute(&self.pool)
        .await?;
        Ok(done.rows_affected() > 0)
    }

    /// Keeps and forgets things of a session.
    pub async fn change_session(&self, key: &SessionKey, changes: &[Change]) -> Result<(), Error> {
        if changes.is_empty() {
            return Ok(());
        }
        self.pool.in_time(self.change_at_once(key, changes)).await
    }

    async fn change_at_once(&self, key: &SessionKey, changes: &[Change]) -> Result<(), Error> {
        let mut transaction = self.pool.begin().await?;
        for change in changes {
            match &change.value {
                Some((value, ends_at)) => {
                    sqlx::query(
                        "INSERT INTO session_entries (session, name, value, ends_at) VALUES ($1, $2, $3, $4)
                     ON CONFLICT (session, name) DO UPDATE SET value = excluded.value, ends_at = excluded.ends_at",
                    )
                    .bind(&key.0)
                    .bind(&change.name)
                    .bind(self.cipher.seal(&place(key, &change.name), value)?)
                    .bind(*ends_at)
                    .execute(&mut *transaction)
                    .await?
                }
                None => {
                    sqlx::query("DELETE FROM session_entries WHERE session = $1 AND name = $2")
                        .bind(&key.0)
                        .bind(&change.name)
                        .execute(&mut *transaction)
                        .await?
                }
            };
        }
        transaction.commit().await?;
        Ok(())
    }

    /// Notes a visit.
    pub async fn see_session(&self, key: &SessionKey, now: i64) -> Result<(), Error> {
        sqlx::query("UPDATE sessions SET seen_at = $1 WHERE id_hash = $2")
            .bind(now)
            .bind(&key.0)
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// Ends a session: no cookie finds it any more, and what it kept is gone. The owner's cars stay for whoever connects
    /// them again, or until they are forgotten.
    pub async fn end_session(&self, key: &SessionKey) -> Result<(), Error> {
        let mut transaction = self.pool.begin().await?;
        sqlx::query("DELETE FROM session_entries WHERE session = $1").bind(&key.0).execute(&mut *transaction).await?;
        // No hash begins like this.
        sqlx::query("UPDATE sessions SET id_hash = 'ended ' || id_hash WHERE id_hash = $1")
            .bind(&key.0)
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Forgets owners whose last visit was before `oldest`, with everything they had, and whatever sessions keep past its
    /// time. Answers with the number of owners. What belongs to owners without a session, as a fork with accounts of its
    /// own has them, is left alone.
    pub async fn forget_owners(&self, oldest: i64, now: i64) -> Result<u64, Error> {
        let mut transaction = self.pool.begin().await?;
        sqlx::query("DELETE FROM session_entries WHERE ends_at <= $1").bind(now).execute(&mut *transaction).await?;
        for table in [
            "DELETE FROM vehicles WHERE owner IN (SELECT owner FROM sessions GROUP BY owner HAVING max(seen_at) < $1)",
            "DELETE FROM tokens WHERE owner IN (SELECT owner FROM sessions GROUP BY owner HAVING max(seen_at) < $1)",
            "DELETE FROM connect_attempts WHERE owner IN (SELECT owner FROM sessions GROUP BY owner HAVING max(seen_at) < $1)",
        ] {
            sqlx::query(table).bind(oldest).execute(&mut *transaction).await?;
        }
        let forgotten =
            sqlx::query("DELETE FROM sessions WHERE seen_at < $1").bind(oldest).execute(&mut *transaction).await?;
        transaction.commit().await?;
        Ok(forgotten.rows_affected())
    }
}

fn place(key: &SessionKey, name: &str) -> String {
    format!("{}/{name}", key.0)
}

/// Far above what an app of this size sees, far below what fills a disk.
const MOST_A_DAY: i64 = 100_000;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::samples::{car, token_set};
    use crate::store::tests::{store, store_in_a_file};

    fn kept(name: &str, value: &str, ends_at: i64) -> Change {
        Change { name: name.into(), value: Some((value.into(), ends_at)) }
    }

    #[tokio::test]
    async fn two_pages_at_once_keep_each_their_own() {
        let (store, _directory) = store().await;
        let key = SessionKey::of("one");
        assert!(store.begin_session(&key, "me", 1).await.unwrap());
        store.change_session(&key, &[kept("outcome.a", "1", 100), kept("notice", "\"n\"", 100)]).await.unwrap();
        store.change_session(&key, &[kept("outcome.b", "2", 5)]).await.unwrap();
        store.change_session(&key, &[Change { name: "notice".into(), value: None }]).await.unwrap();
        let session = store.session(&key, 0, 2).await.unwrap().unwrap();
        assert_eq!(
            session.entries.into_iter().collect::<Vec<_>>(),
            [("outcome.a".into(), "1".into()), ("outcome.b".into(), "2".into())]
        );
        assert_eq!(store.session(&key, 0, 50).await.unwrap().unwrap().entries.len(), 1, "the other is past its time");
    }

    #[tokio::test]
    async fn what_an_owner_shared_is_sealed_and_the_id_is_nowhere() {
        let (store, directory) = store_in_a_file().await;
        let key = SessionKey::of("a-very-special-session");
        store.begin_session(&key, "me", 1).await.unwrap();
        store.change_session(&key, &[kept("outcome.a", "\"1HGCM82633A004352\"", 100)]).await.unwrap();
        store.close().await;
        let bytes = std::fs::read(directory.path().join("test.db")).unwrap();
        for secret in [&b"a-very-special-session"[..], b"1HGCM82633A004352"] {
            assert!(!bytes.windows(secret.len()).any(|window| window == secret));
        }
    }

    #[tokio::test]
    async fn an_ended_session_is_found_by_no_cookie_and_an_owner_unseen_for_long_is_forgotten() {
        let (store, _directory) = store().await;
        let (ended, old, new) = (SessionKey::of("ended"), SessionKey::of("old"), SessionKey::of("new"));
        for (key, owner, at) in [(&ended, "ended", 5), (&old, "old", 5), (&new, "new", 50)] {
            store.begin_session(key, owner, at).await.unwrap();
            store.connect_vehicles(owner, &token_set(owner), &[car(owner)], at).await.unwrap();
        }
        store.end_session(&ended).await.unwrap();
        assert!(store.session(&ended, 0, 10).await.unwrap().is_none());
        assert_eq!(store.vehicles("ended").await.unwrap().len(), 1, "its cars wait for whoever connects them again");
        assert!(store.session(&old, 10, 60).await.unwrap().is_none(), "too old to be found");
        assert_eq!(store.forget_owners(10, 60).await.unwrap(), 2);
        assert!(store.vehicles("ended").await.unwrap().is_empty() && store.vehicles("old").await.unwrap().is_empty());
        assert_eq!(store.vehicles("new").await.unwrap().len(), 1);
    }
}
