//! Token sets: sealed on the way in, opened on the way out, replaced whole.

use oauth2::{AccessToken, RefreshToken};
use sqlx::Row;

use super::{Error, Store, integer};
use crate::smartcar::TokenSet;

/// A token set with its row.
#[derive(Debug, Clone)]
pub struct StoredTokens {
    /// The row.
    pub id: String,
    /// The set.
    pub set: TokenSet,
}

impl Store {
    /// The token set of a grant, if it still exists.
    pub async fn tokens(&self, id: &str) -> Result<Option<StoredTokens>, Error> {
        let row = sqlx::query("SELECT access, refresh, expires_at FROM tokens WHERE id = $1")
            .bind(id)
            .fetch_optional(&self.pool)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let set = TokenSet {
            access_token: AccessToken::new(self.cipher.open(&place(id, "access"), row.try_get("access")?)?),
            refresh_token: RefreshToken::new(self.cipher.open(&place(id, "refresh"), row.try_get("refresh")?)?),
            expires_at: integer(&row, "expires_at")?,
        };
        Ok(Some(StoredTokens { id: id.to_owned(), set }))
    }

    /// Replaces both tokens of a grant in one write.
    pub async fn replace_tokens(&self, id: &str, set: &TokenSet, now: i64) -> Result<(), Error> {
        let (access, refresh) = self.sealed(id, set)?;
        sqlx::query("UPDATE tokens SET access = $1, refresh = $2, expires_at = $3, refreshed_at = $4 WHERE id = $5")
            .bind(access)
            .bind(refresh)
            .bind(set.expires_at)
            .bind(now)
            .bind(id)
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// Makes the access token of a grant count as ended, after Smartcar has refused it.
    pub async fn expire_access_token(&self, id: &str) -> Result<(), Error> {
        sqlx::query("UPDATE tokens SET expires_at = 0 WHERE id = $1").bind(id).execute(&self.pool).await?;
        Ok(())
    }

    /// Both tokens, sealed for a row.
    pub(super) fn sealed(&self, id: &str, set: &TokenSet) -> Result<(Vec<u8>, Vec<u8>), Error> {
        Ok((
            self.cipher.seal(&place(id, "access"), set.access_token.secret())?,
            self.cipher.seal(&place(id, "refresh"), set.refresh_token.secret())?,
        ))
    }
}

fn place(id: &str, column: &str) -> String {
    format!("{id}/{column}")
}

#[cfg(test)]
mod tests {
    use crate::store::tests::store;
    use crate::store::vehicles::tests::{car, token_set};

    #[tokio::test]
    async fn a_set_is_replaced_whole_and_never_readable_in_the_file() {
        let (store, directory) = store().await;
        let vehicles = store.connect_vehicles("owner", &token_set("first"), &[car("a")], 1).await.unwrap();
        let id = vehicles[0].token_id.clone().unwrap();
        store.replace_tokens(&id, &token_set("second"), 2).await.unwrap();

        let stored = store.tokens(&id).await.unwrap().unwrap().set;
        assert_eq!(stored.access_token.secret(), "second-access");
        assert_eq!(stored.refresh_token.secret(), "second-refresh");
        store.close().await;
        for file in std::fs::read_dir(directory.path()).unwrap() {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            assert!(!bytes.windows(7).any(|window| window == b"-access"), "a token is readable in the database file");
        }
    }

    #[tokio::test]
    async fn a_refused_access_token_counts_as_ended() {
        let (store, _directory) = store().await;
        let vehicles = store.connect_vehicles("owner", &token_set("first"), &[car("a")], 1).await.unwrap();
        let id = vehicles[0].token_id.clone().unwrap();
        store.expire_access_token(&id).await.unwrap();
        assert!(store.tokens(&id).await.unwrap().unwrap().set.expires_within(1, 0));
    }
}
