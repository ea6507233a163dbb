//! What we remember: one file per table, and SQL is written nowhere else.
//!
//! Statements stay portable between `SQLite` and `PostgreSQL` (`$1` placeholders, text ids, epoch milliseconds, `ON
//! CONFLICT`, `RETURNING`). A transaction begins with a write, so that with `SQLite` the wait for the one writer happens
//! in `busy_timeout` and never as an error in the middle.

mod attempts;
mod checks;
mod cipher;
mod commands;
mod events;
mod incompatible;
mod readings;
mod tokens;
mod vehicles;

use std::time::Duration;

use include_dir::{Dir, include_dir};
use sqlx::any::{AnyPoolOptions, AnyRow};
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{AnyPool, AssertSqlSafe, Row, SqlSafeStr};

pub use attempts::{Attempt, Finished, NewAttempt, Purpose, Taken};
pub use checks::CheckRecord;
pub use cipher::{CipherError, TokenCipher};
pub use commands::{CommandState, StoredCommand};
pub use events::{Event, ScreenCounts, VisitId};
pub use incompatible::{IncompatibleVehicle, Source};
pub use readings::{StoredReading, StoredSignal};
pub use tokens::{Grant, Sealing};
pub use vehicles::{NewVehicle, Vehicle};

/// The database, with the key that seals tokens.
#[derive(Debug, Clone)]
pub struct Store {
    pool: AnyPool,
    cipher: TokenCipher,
}

/// Why something could not be stored or found.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database refused or did not answer.
    #[error("the database failed")]
    Database(#[from] sqlx::Error),
    /// The schema could not be brought up to date.
    #[error("the database could not be migrated; if an older version of the app made it, move it away")]
    Migrate(#[from] sqlx::migrate::MigrateError),
    /// A sealed token could not be opened: another `APP_SECRET`, or a damaged row.
    #[error(transparent)]
    Cipher(#[from] CipherError),
    /// A row holds what this program never writes.
    #[error("a stored {0} could not be read")]
    Damaged(&'static str),
}

impl Error {
    /// Whether the database is merely too busy to answer in time.
    pub fn is_overload(&self) -> bool {
        matches!(self, Self::Database(sqlx::Error::PoolTimedOut))
    }
}

impl Store {
    /// Opens the database, creates it if it is missing, and brings its schema up to date.
    pub async fn open(database_url: &str, cipher: TokenCipher) -> Result<Self, Error> {
        sqlx::any::install_default_drivers();
        let separator = if database_url.contains('?') { '&' } else { '?' };
        let pool = AnyPoolOptions::new()
            .max_connections(4)
            .acquire_timeout(Duration::from_secs(10))
            .after_connect(|connection, _| {
                Box::pin(async move {
                    for pragma in PRAGMAS {
                        sqlx::query(pragma).execute(&mut *connection).await?;
                    }
                    Ok(())
                })
            })
            .connect(&format!("{database_url}{separator}mode=rwc"))
            .await?;
        Migrator::with_migrations(migrations()).run(&pool).await?;
        Ok(Self { pool, cipher })
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<(), Error> {
        sqlx::query("SELECT 1").execute(&self.pool).await?;
        Ok(())
    }

    /// Whether the database takes changes: a statement that changes no row still needs the right to.
    pub async fn can_write(&self) -> Result<(), Error> {
        sqlx::query("UPDATE events SET at = at WHERE 1 = 0").execute(&self.pool).await?;
        Ok(())
    }

    /// Waits for statements in flight and closes the database.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

/// Write-ahead logging lets readers go on while one writes; a second writer waits.
const PRAGMAS: [&str; 4] = [
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA busy_timeout = 5000",
];

static MIGRATIONS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/migrations/sqlite");

/// The embedded files as migrations: `0001_tokens.sql` is number 1, "tokens".
fn migrations() -> Vec<Migration> {
    let files = MIGRATIONS.files().filter_map(|file| Some((file.path().file_stem()?.to_str()?, file.contents_utf8()?)));
    let mut migrations: Vec<Migration> = files
        .filter_map(|(name, sql)| {
            let (number, description) = name.split_once('_')?;
            // The text is part of this binary, which is what the marker asserts.
            let sql = AssertSqlSafe(sql).into_sql_str();
            Some(Migration::new(number.parse().ok()?, description.to_owned().into(), MigrationType::Simple, sql, false))
        })
        .collect();
    migrations.sort_by_key(|migration| migration.version);
    migrations
}

/// Reads a whole number that `SQLite` or `PostgreSQL` may hand out in either width.
fn integer(row: &AnyRow, column: &str) -> Result<i64, sqlx::Error> {
    row.try_get::<i64, _>(column)
}

/// A random id of 128 bits: 32 hexadecimal digits.
pub fn random_id() -> Result<String, getrandom::Error> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A freshly migrated database in a temporary directory, which must outlive the store.
    pub(crate) async fn store() -> (Store, tempfile::TempDir) {
        let directory = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", directory.path().join("test.db").display());
        let store = Store::open(&url, TokenCipher::new(&[7; 32])).await.unwrap();
        (store, directory)
    }

    #[tokio::test]
    async fn a_new_database_is_migrated_and_an_old_one_kept() {
        let directory = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", directory.path().join("test.db").display());
        for _ in 0..2 {
            let store = Store::open(&url, TokenCipher::new(&[7; 32])).await.unwrap();
            store.ping().await.unwrap();
            store.close().await;
        }
    }
}
