//! Leases: who does a piece of work right now, where several processes share the database.
//!
//! A lease ends by itself, so the work of a process that died goes on in another. A process that merely hung may come back
//! after its lease was taken; therefore a lease only keeps others from doing the same for nothing, and whatever it leads to
//! is written under a condition that no longer holds then (a revision, the tokens that were replaced).

use super::{Error, Store};

impl Store {
    /// Takes a lease for `lasts` milliseconds, unless somebody else has it. `holder` is random, and new each time.
    pub async fn take_lease(&self, name: &str, holder: &str, lasts: i64) -> Result<bool, Error> {
        let now = self.clock().await?;
        let taken = sqlx::query(
            "INSERT INTO leases (name, holder, ends_at) VALUES ($1, $2, $3)
             ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, ends_at = excluded.ends_at
                 WHERE leases.ends_at <= $4",
        )
        .bind(name)
        .bind(holder)
        .bind(now.saturating_add(lasts))
        .bind(now)
        .execute(&self.pool)
        .await?;
        Ok(taken.rows_affected() > 0)
    }

    /// Keeps a lease for another while. False: somebody else has it by now.
    pub async fn keep_lease(&self, name: &str, holder: &str, lasts: i64) -> Result<bool, Error> {
        let ends_at = self.clock().await?.saturating_add(lasts);
        let kept = sqlx::query("UPDATE leases SET ends_at = $1 WHERE name = $2 AND holder = $3");
        Ok(kept.bind(ends_at).bind(name).bind(holder).execute(&self.pool).await?.rows_affected() > 0)
    }

    /// Gives a lease back. One that somebody else has taken meanwhile is left alone.
    pub async fn end_lease(&self, name: &str, holder: &str) -> Result<(), Error> {
        let end = sqlx::query("DELETE FROM leases WHERE name = $1 AND holder = $2");
        end.bind(name).bind(holder).execute(&self.pool).await?;
        Ok(())
    }

    /// Forgets leases that nobody gave back and nobody wanted again; answers how many.
    pub async fn purge_leases(&self) -> Result<u64, Error> {
        let now = self.clock().await?;
        let ended = sqlx::query("DELETE FROM leases WHERE ends_at < $1").bind(now).execute(&self.pool).await?;
        Ok(ended.rows_affected())
    }
}

#[cfg(test)]
mod tests {
    use crate::store::tests::store;

    #[tokio::test]
    async fn a_lease_is_one_holders_until_it_is_given_back_or_ends() {
        let (store, _directory) = store().await;
        assert!(store.take_lease("a", "one", 60_000).await.unwrap());
        assert!(!store.take_lease("a", "two", 60_000).await.unwrap());
        assert!(store.take_lease("b", "two", 60_000).await.unwrap(), "another piece of work");
        store.end_lease("a", "two").await.unwrap();
        assert!(!store.take_lease("a", "two", 60_000).await.unwrap(), "only its holder gives it back");
        store.end_lease("a", "one").await.unwrap();
        assert!(store.take_lease("a", "two", -1).await.unwrap());
        assert!(store.take_lease("a", "three", 60_000).await.unwrap(), "taken over after its end");
        assert!(!store.keep_lease("a", "two", 60_000).await.unwrap(), "whoever hung learns that it was taken");
        assert!(store.keep_lease("a", "three", -1).await.unwrap());
        assert_eq!(store.purge_leases().await.unwrap(), 1);
    }

    #[tokio::test]
    async fn of_many_who_want_a_lease_at_once_one_gets_it() {
        let (store, _directory) = store().await;
        let takers: Vec<String> = (0..20).map(|number| number.to_string()).collect();
        let wanted = takers.iter().map(|holder| store.take_lease("a", holder, 60_000));
        let taken = futures_util::future::join_all(wanted).await;
        assert_eq!(taken.into_iter().filter(|taken| *taken.as_ref().unwrap()).count(), 1);
    }
}
