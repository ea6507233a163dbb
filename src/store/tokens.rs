//! Grants: what reads an owner's cars. Tokens are sealed on the way in, opened on the way out, replaced whole.

use oauth2::{AccessToken, RefreshToken};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};

use super::{CipherError, Error, Store, integer};
use crate::smartcar::{TokenSet, UserId};

/// What reads an owner's cars: at least one of both.
#[derive(Debug, Clone)]
pub struct Grant {
    /// The token set of v1.0 and v2.0.
    pub tokens: Option<TokenSet>,
    /// The owner's id at Smartcar, which v3 reads by.
    pub user: Option<UserId>,
}

/// What became of stored tokens when they were sealed anew.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Sealing {
    /// Grants an older secret had sealed, now under the present one.
    pub anew: u64,
    /// Grants no secret opens: their owners have to connect again.
    pub unopenable: u64,
}

/// A row's tokens.
struct Opened {
    set: TokenSet,
    by_old_key: bool,
}

impl Store {
    /// A grant, if it still exists. Tokens that cannot be opened (another `APP_SECRET`, a damaged row) are as good as none:
    /// only connecting again brings new ones.
    pub async fn grant(&self, id: &str) -> Result<Option<Grant>, Error> {
        let row = sqlx::query("SELECT id, access, refresh, expires_at, user_id FROM tokens WHERE id = $1")
            .bind(id)
            .fetch_optional(&self.pool)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let tokens = match self.opened(&row) {
            Ok(opened) => opened.map(|opened| opened.set),
            Err(Error::Cipher(CipherError::Unopenable)) => None,
            Err(error) => return Err(error),
        };
        let user = row.try_get::<Option<&str>, _>("user_id")?.and_then(UserId::parse);
        Ok(Some(Grant { tokens, user }))
    }

    /// Seals anew whatever an older secret has sealed, row by row, and counts what no secret opens.
    pub async fn seal_anew(&self) -> Result<Sealing, Error> {
        let mut sealing = Sealing::default();
        let mut last = String::new();
        loop {
            let rows = sqlx::query(
                "SELECT id, access, refresh, expires_at FROM tokens WHERE id > $1 AND access IS NOT NULL ORDER BY id LIMIT 100",
            )
            .bind(&last)
            .fetch_all(&self.pool)
            .await?;
            let Some(end) = rows.last() else { return Ok(sealing) };
            last = end.try_get("id")?;
            for row in &rows {
                match self.opened(row) {
                    Ok(Some(opened)) if opened.by_old_key => {
                        sealing.anew += u64::from(self.seal_row_anew(row, &opened.set).await?);
                    }
                    Ok(_) => {}
                    Err(_) => sealing.unopenable += 1,
                }
            }
        }
    }

    /// Only the very bytes that were opened are replaced: a refresh that came between has sealed its own.
    async fn seal_row_anew(&self, row: &AnyRow, set: &TokenSet) -> Result<bool, Error> {
        let id: &str = row.try_get("id")?;
        let (access, refresh) = self.sealed(id, set)?;
        let done = sqlx::query("UPDATE tokens SET access = $1, refresh = $2 WHERE id = $3 AND refresh = $4")
            .bind(access)
            .bind(refresh)
            .bind(id)
            .bind(row.try_get::<Vec<u8>, _>("refresh")?)
            .execute(&self.pool)
            .await?;
        Ok(done.rows_affected() > 0)
    }

    fn opened(&self, row: &AnyRow) -> Result<Option<Opened>, Error> {
        let id: &str = row.try_get("id")?;
        let sealed = (row.try_get::<Option<&[u8]>, _>("access")?, row.try_get::<Option<&[u8]>, _>("refresh")?);
        let (Some(access), Some(refresh)) = sealed else { return Ok(None) };
        let access = self.cipher.open(&place(id, "access"), access)?;
        let refresh = self.cipher.open(&place(id, "refresh"), refresh)?;
        let by_old_key = access.by_old_key || refresh.by_old_key;
        let set = TokenSet {
            access_token: AccessToken::new(access.text),
            refresh_token: RefreshToken::new(refresh.text),
            expires_at: integer(row, "expires_at")?,
        };
        Ok(Some(Opened { set, by_old_key }))
    }

    /// Replaces both tokens of a grant in one write, unless they are not those any more whose end was `ended_at`: then
    /// somebody else has, and what they brought is newer. Whether they were replaced.
    pub async fn replace_tokens(&self, id: &str, ended_at: i64, set: &TokenSet, now: i64) -> Result<bool, Error> {
        let (access, refresh) = self.sealed(id, set)?;
        let done = sqlx::query(
            "UPDATE tokens SET access = $1, refresh = $2, expires_at = $3, refreshed_at = $4, put_off = NULL, failures = 0
             WHERE id = $5 AND expires_at = $6",
        )
        .bind(access)
        .bind(refresh)
        .bind(set.expires_at)
        .bind(now)
        .bind(id)
        .bind(ended_at)
        .execute(&self.pool)
        .await?;
        Ok(done.rows_affected() > 0)
    }

    /// Grants whose refresh token arrived before a time and that are not put off, oldest first: they are renewed before
    /// Smartcar ends them.
    pub async fn grants_older_than(&self, time: i64, now: i64, most: i64) -> Result<Vec<String>, Error> {
        let rows = sqlx::query(
            "SELECT id FROM tokens WHERE refreshed_at < $1 AND refresh IS NOT NULL AND (put_off IS NULL OR put_off <= $2)
             ORDER BY refreshed_at LIMIT $3",
        )
        .bind(time)
        .bind(now)
        .bind(most)
        .fetch_all(&self.pool)
        .await?;
        rows.iter().map(|row| Ok(row.try_get("id")?)).collect()
    }

    /// Puts off a renewal that failed: for `first` milliseconds, and twice as long with every further failure up to
    /// thirty-two times. How often it has failed in a row, with this one.
    pub async fn put_off_renewal(&self, id: &str, now: i64, first: i64) -> Result<i64, Error> {
        let row = sqlx::query(
            "UPDATE tokens SET failures = failures + 1, put_off = $1 + $2 * CASE WHEN failures < 1 THEN 1 WHEN failures < 2
                 THEN 2 WHEN failures < 3 THEN 4 WHEN failures < 4 THEN 8 WHEN failures < 5 THEN 16 ELSE 32 END
             WHERE id = $3 RETURNING failures",
        )
        .bind(now)
        .bind(first)
        .bind(id)
        .fetch_optional(&self.pool)
        .await?;
        row.map_or(Ok(0), |row| Ok(integer(&row, "failures")?))
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

/// Removes the grants of an owner that no car uses. Of two who each cut off one of the last cars in the same moment neither
/// would see the other's change; so they take turns, by writing the grants first.
pub(super) async fn drop_unused_tokens(connection: &mut AnyConnection, owner: &str) -> Result<(), Error> {
    for statement in ["UPDATE tokens SET owner = owner WHERE owner = $1", DELETE_UNUSED_TOKENS] {
        sqlx::query(statement).bind(owner).execute(&mut *connection).await?;
    }
    Ok(())
}

const DELETE_UNUSED_TOKENS: &str = "DELETE FROM tokens WHERE owner = $1
    AND NOT EXISTS (SELECT 1 FROM vehicles WHERE vehicles.token_id = tokens.id)";

fn place(id: &str, column: &str) -> String {
    format!("{id}/{column}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::TokenCipher;
    use crate::store::samples::{car, token_set};
    use crate::store::tests::{store, store_in_a_file};

    #[tokio::test]
    async fn a_set_is_replaced_whole_and_never_readable_in_the_file() {
        let (store, directory) = store_in_a_file().await;
        let vehicles = store.connect_vehicles("owner", &token_set("first"), &[car("a")], 1).await.unwrap();
        let id = vehicles[0].token_id.clone().unwrap();
        let second = token_set("second").tokens.unwrap();
        let second = TokenSet { expires_at: 2_000, ..second };
        assert!(store.replace_tokens(&id, 1_000, &second, 2).await.unwrap());
        let late = token_set("late").tokens.unwrap();
        assert!(!store.replace_tokens(&id, 1_000, &late, 3).await.unwrap(), "whoever hung meanwhile changes nothing");

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
        assert!(store.grants_older_than(1_000, 2_000, 10).await.unwrap().is_empty());
        store.connect_vehicles("owner", &token_set("t"), &[car("b")], 1).await.unwrap();
        assert_eq!(store.grants_older_than(1_000, 2_000, 10).await.unwrap().len(), 1);
        assert!(store.grants_older_than(1, 2_000, 10).await.unwrap().is_empty());
    }

    #[tokio::test]
    async fn a_changed_secret_costs_nothing_while_the_old_one_is_named_and_is_survived_without_it() {
        let (store, directory) = store_in_a_file().await;
        let vehicles = store.connect_vehicles("owner", &token_set("kept"), &[car("a")], 1).await.unwrap();
        let id = vehicles[0].token_id.clone().unwrap();
        store.close().await;
        let url = format!("sqlite://{}", directory.path().join("test.db").display());
        let open = async |cipher| Store::open(&url, cipher).await.unwrap();

        let without = open(TokenCipher::new(&[8; 32])).await;
        assert_eq!(without.seal_anew().await.unwrap(), Sealing { anew: 0, unopenable: 1 });
        assert!(without.grant(&id).await.unwrap().unwrap().tokens.is_none(), "as good as none, and no error");
        let with = open(TokenCipher::new(&[8; 32]).and_old(Some(&[7; 32]))).await;
        assert!(with.grant(&id).await.unwrap().unwrap().tokens.is_some());
        assert_eq!(with.seal_anew().await.unwrap(), Sealing { anew: 1, unopenable: 0 });
        assert!(without.grant(&id).await.unwrap().unwrap().tokens.is_some(), "the old secret may go now");
        assert_eq!(without.seal_anew().await.unwrap(), Sealing::default());
    }

    #[tokio::test]
    async fn a_renewal_that_fails_again_and_again_is_tried_ever_more_rarely() {
        let (store, _directory) = store().await;
        let vehicles = store.connect_vehicles("owner", &token_set("t"), &[car("a")], 1).await.unwrap();
        let id = vehicles[0].token_id.clone().unwrap();
        assert_eq!(store.put_off_renewal(&id, 100, 10).await.unwrap(), 1);
        assert!(store.grants_older_than(50, 109, 10).await.unwrap().is_empty());
        assert_eq!(store.grants_older_than(50, 110, 10).await.unwrap().len(), 1);
        assert_eq!(store.put_off_renewal(&id, 110, 10).await.unwrap(), 2);
        assert!(store.grants_older_than(50, 129, 10).await.unwrap().is_empty());
    }
}
