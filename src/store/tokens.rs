//! Grants: what reads an owner's cars. Tokens are sealed on the way in, opened on the way out, replaced whole.

use oauth2::{AccessToken, RefreshToken};
use sqlx::Row;

use super::{Error, Store, integer};
use crate::smartcar::{TokenSet, UserId};

/// What reads an owner's cars: at least one of both.
#[derive(Debug, Clone)]
pub struct Grant {
    /// The token set of v1.0 and v2.0.
    pub tokens: Option<TokenSet>,
    /// The owner's id at Smartcar, which v3 reads by.
    pub user: Option<UserId>,
}

impl Store {
    /// A grant, if it still exists.
    pub async fn grant(&self, id: &str) -> Result<Option<Grant>, Error> {
        let row = sqlx::query("SELECT access, refresh, expires_at, user_id FROM tokens WHERE id = $1")
            .bind(id)
            .fetch_optional(&self.pool)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let sealed = (row.try_get::<Option<&[u8]>, _>("access")?, row.try_get::<Option<&[u8]>, _>("refresh")?);
        let tokens = match sealed {
            (Some(access), Some(refresh)) => Some(TokenSet {
                access_token: AccessToken::new(self.cipher.open(&place(id, "access"), access)?),
                refresh_token: RefreshToken::new(self.cipher.open(&place(id, "refresh"), refresh)?),
                expires_at: integer(&row, "expires_at")?,
            }),
            _ => None,
        };
        let user = row.try_get::<Option<&str>, _>("user_id")?.and_then(UserId::parse);
        Ok(Some(Grant { tokens, user }))
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

    /// Grants whose refresh token arrived before a time, oldest first: they are renewed before Smartcar ends them.
    pub async fn grants_older_than(&self, time: i64, most: i64) -> Result<Vec<String>, Error> {
        let rows = sqlx::query(
            "SELECT id FROM tokens WHERE refreshed_at < $1 AND refresh IS NOT NULL ORDER BY refreshed_at LIMIT $2",
        )
        .bind(time)
        .bind(most)
        .fetch_all(&self.pool)
        .await?;
        rows.iter().map(|row| Ok(row.try_get("id")?)).collect()
    }

    /// Counts a grant as having arrived at this time, so that a renewal that failed is not tried at every look.
    pub async fn put_off_renewal(&self, id: &str, arrived: i64) -> Result<(), Error> {
        let update = sqlx::query("UPDATE tokens SET refreshed_at = $1 WHERE id = $2").bind(arrived).bind(id);
        update.execute(&self.pool).await?;
        Ok(())
    }

    /// Whose grant it is, by our own id of the owner.
    pub async fn owner_of_grant(&self, id: &str) -> Result<Option<String>, Error> {
        let row = sqlx::query("SELECT owner FROM tokens WHERE id = $1").bind(id).fetch_optional(&self.pool).await?;
        row.map(|row| Ok(row.try_get("owner")?)).transpose()
    }

    /// Notes the owner's id at Smartcar with a grant that had none.
    pub async fn note_user(&self, id: &str, user: &UserId) -> Result<(), Error> {
        let update = sqlx::query("UPDATE tokens SET user_id = $1 WHERE id = $2 AND user_id IS NULL");
        update.bind(user.as_str()).bind(id).execute(&self.pool).await?;
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
    use super::*;
    use crate::store::tests::store;
    use crate::store::vehicles::tests::{car, token_set};

    #[tokio::test]
    async fn a_set_is_replaced_whole_and_never_readable_in_the_file() {
        let (store, directory) = store().await;
        let vehicles = store.connect_vehicles("owner", &token_set("first"), &[car("a")], 1).await.unwrap();
        let id = vehicles[0].token_id.clone().unwrap();
        let second = token_set("second").tokens.unwrap();
        store.replace_tokens(&id, &second, 2).await.unwrap();

        let stored = store.grant(&id).await.unwrap().unwrap().tokens.unwrap();
        assert_eq!(stored.access_token.secret(), "second-access");
        assert_eq!(stored.refresh_token.secret(), "second-refresh");
        store.close().await;
        for file in std::fs::read_dir(directory.path()).unwrap() {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            assert!(!bytes.windows(7).any(|window| window == b"-access"), "a token is readable in the database file");
        }
    }

    #[tokio::test]
    async fn a_user_alone_is_a_grant_and_has_nothing_to_renew() {
        let (store, _directory) = store().await;
        let user = Grant { tokens: None, user: UserId::parse("user-1") };
        let vehicles = store.connect_vehicles("owner", &user, &[car("a")], 1).await.unwrap();
        let id = vehicles[0].token_id.clone().unwrap();
        let stored = store.grant(&id).await.unwrap().unwrap();
        assert!(stored.tokens.is_none() && stored.user == user.user);
        assert!(store.grants_older_than(1_000, 10).await.unwrap().is_empty());
        store.connect_vehicles("owner", &token_set("t"), &[car("b")], 1).await.unwrap();
        assert_eq!(store.grants_older_than(1_000, 10).await.unwrap().len(), 1);
        assert!(store.grants_older_than(1, 10).await.unwrap().is_empty());
    }
}
