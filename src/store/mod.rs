//! What we remember: one file per table, and SQL is written nowhere else.
//!
//! Statements stay portable between `SQLite` and `PostgreSQL` (`$1` placeholders, text ids, epoch milliseconds, `ON
//! CONFLICT`, `RETURNING`). A transaction begins with a write, so that with `SQLite` the wait for the one writer happens
//! in `busy_timeout` and never as an error in the middle.

mod attempts;
mod checks;
mod cipher;
mod commands;
mod events; // unit: operator
mod failing;
mod heartbeat;
mod incompatible;
pub mod operator; // unit: operator
mod readings;
mod rows;
#[cfg(test)]
pub(crate) mod samples;
mod sessions;
mod tokens;
mod vehicles;
mod webhook_events; // unit: webhooks

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use include_dir::{Dir, include_dir};
use sqlx::any::{AnyPoolOptions, AnyRow};
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{AnyConnection, AnyPool, AssertSqlSafe, Connection, Row, SqlSafeStr};

use crate::private;

pub use attempts::{Attempt, Finished, NewAttempt, Purpose, Taken};
pub use checks::CheckRecord;
pub use cipher::{CipherError, TokenCipher};
pub use commands::{CommandState, StoredCommand};
pub use events::{Event, VisitId}; // unit: operator
pub use failing::Why;
pub use incompatible::{IncompatibleVehicle, Source};
pub use readings::{StoredReading, StoredSignal};
pub use sessions::{Change, SessionKey, StoredSession};
pub use tokens::{Grant, Sealing};
pub use vehicles::Vehicle;
pub use webhook_events::{Deliveries, DueEvent, Effect, Known, Mended, NewEvent, SealedEvent, Standing}; // unit: webhooks

/// The database, with the key that seals tokens.
#[derive(Debug, Clone)]
pub struct Store {
    pool: AnyPool,
    cipher: TokenCipher,
    heartbeat: Arc<heartbeat::Last>,
}

/// Why something could not be stored or found.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database refused or did not answer.
    #[error("the database failed")]
    Database(#[from] sqlx::Error),
    /// The database could not be opened.
    #[error("the database {0} could not be opened: {1}")]
    Open(String, Why, #[source] sqlx::Error),
    /// The database's file could not be made.
    #[error("the database {0} could not be made; is DATABASE_URL right, and may the app write there?")]
    File(String, #[source] std::io::Error),
    /// The schema could not be brought up to date.
    #[error("the database could not be migrated; if an older version of the app made it, move it away")]
    Migrate(#[from] sqlx::migrate::MigrateError),
    /// A sealed token could not be opened: another `APP_SECRET`, or a damaged row.
    #[error(transparent)]
    Cipher(#[from] CipherError),
    /// More was sent in a day than people send.
    #[error("too many requests about cars today; is somebody making them up?")]
    TooManyToday,
    /// A row holds what this program never writes.
    #[error("a stored {0} could not be read")]
    Damaged(&'static str),
}

impl Error {
    /// Whether the database is merely too busy to answer in time.
    pub fn is_overload(&self) -> bool {
        matches!(self.why(), Some(Why::Busy))
    }

    /// What is the matter with the database, as far as that is known.
    pub fn why(&self) -> Option<Why> {
        match self {
            Self::Database(error) | Self::Open(_, _, error) => Some(Why::of(error)),
            Self::Migrate(sqlx::migrate::MigrateError::Execute(error)) => Some(Why::of(error)),
            Self::Migrate(_) | Self::File(..) | Self::Cipher(_) | Self::TooManyToday | Self::Damaged(_) => None,
        }
    }
}

impl Store {
    /// Opens the database, creates it if it is missing, and brings its schema up to date.
    pub async fn open(database_url: &str, cipher: TokenCipher) -> Result<Self, Error> {
        sqlx::any::install_default_drivers();
        let separator = if database_url.contains('?') { '&' } else { '?' };
        let address = format!("{database_url}{separator}mode=rwc");
        if let Some(file) = file(database_url) {
            // SQLite gives the files beside it, the log and the index of the log, the same permissions.
            private::make_file(file).map_err(|error| Error::File(file.display().to_string(), error))?;
            for beside in ["-wal", "-shm"] {
                let mut name = file.as_os_str().to_owned();
                name.push(beside);
                private::close(Path::new(&name), 0o600)
                    .map_err(|error| Error::File(file.display().to_string(), error))?;
            }
        }
        // A pool would try again until its time is over and then say only that: one connection tells what is wrong.
        look_at(&address).await.map_err(|error| Error::Open(database_url.to_owned(), Why::of(&error), error))?;
        let pool = AnyPoolOptions::new()
            .max_connections(CONNECTIONS)
            .acquire_timeout(Duration::from_secs(5))
            .after_connect(|connection, _| {
                Box::pin(async move {
                    for pragma in PRAGMAS {
                        sqlx::query(pragma).execute(&mut *connection).await?;
                    }
                    Ok(())
                })
            })
            .connect(&address)
            .await?;
        Migrator::with_migrations(migrations()).run(&pool).await?;
        Ok(Self { pool, cipher, heartbeat: Arc::default() })
    }

    /// Writes everything into a new file, whole and consistent, while the app goes on.
    pub async fn back_up(&self, file: &Path) -> Result<(), Error> {
        sqlx::query("VACUUM INTO $1").bind(file.display().to_string()).execute(&self.pool).await?;
        Ok(())
    }

    /// Waits for statements in flight and closes the database. What is in the log goes into the main file first, so that
    /// this file alone is complete.
    pub async fn close(&self) {
        if let Err(error) = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&self.pool).await {
            tracing::warn!(%error, "the database's log could not be merged; keep app.db-wal beside app.db");
        }
        self.pool.close().await;
    }
}

/// The database's own file; none for one in memory or on a server.
fn file(database_url: &str) -> Option<&Path> {
    let path = database_url.strip_prefix("sqlite:")?.trim_start_matches("//").split('?').next()?;
    (!path.is_empty() && !path.starts_with(':')).then(|| Path::new(path))
}

/// Opens the database once and reads from it.
async fn look_at(address: &str) -> Result<(), sqlx::Error> {
    let mut connection = AnyConnection::connect(address).await?;
    sqlx::query("PRAGMA busy_timeout = 5000").execute(&mut connection).await?;
    sqlx::query("PRAGMA journal_mode = WAL").execute(&mut connection).await?;
    sqlx::query("SELECT count(*) FROM sqlite_schema").execute(&mut connection).await?;
    connection.close().await
}

/// More than there are people at once whose request waits for the one writer: pages that only read find one free.
const CONNECTIONS: u32 = 16;

/// Write-ahead logging lets readers go on while one writes; a second writer waits. Every commit reaches the disk before it
/// is answered: a refresh token that a power cut takes back is one that Smartcar has already replaced.
const PRAGMAS: [&str; 4] = [
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
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
            store.heartbeat(1).await.unwrap();
            store.close().await;
        }
    }

    #[tokio::test]
    async fn after_an_orderly_end_the_main_file_alone_is_complete() {
        let (store, directory) = store().await;
        store.heartbeat(1).await.unwrap();
        store.close().await;
        let alone = tempfile::tempdir().unwrap();
        std::fs::copy(directory.path().join("test.db"), alone.path().join("test.db")).unwrap();
        let url = format!("sqlite://{}", alone.path().join("test.db").display());
        let pool = AnyPool::connect(&url).await.unwrap();
        let rows = sqlx::query("SELECT at FROM heartbeat").fetch_all(&pool).await.unwrap();
        assert_eq!(integer(&rows[0], "at").unwrap(), 1);
    }

    #[tokio::test]
    async fn what_keeps_the_database_from_opening_is_said_at_once() {
        let directory = tempfile::tempdir().unwrap();
        let begun = std::time::Instant::now();
        let damaged = directory.path().join("damaged.db");
        std::fs::write(&damaged, "this is no database, however long one looks at it, not even a little one").unwrap();
        let open = async |file: &Path| {
            Store::open(&format!("sqlite://{}", file.display()), TokenCipher::new(&[7; 32])).await.unwrap_err()
        };
        let error = open(&damaged).await;
        assert_eq!(error.why(), Some(Why::Damaged));
        assert!(error.to_string().contains("damaged.db"), "{error}");
        let nowhere = directory.path().join("damaged.db/app.db");
        assert!(matches!(open(&nowhere).await, Error::File(name, _) if name.contains("app.db")));
        assert!(begun.elapsed() < Duration::from_secs(5));
    }

    #[cfg(unix)]
    #[tokio::test]
    async fn nobody_else_can_read_the_database_or_its_log() {
        use std::os::unix::fs::PermissionsExt;
        let (store, directory) = store().await;
        store.heartbeat(1).await.unwrap();
        for entry in std::fs::read_dir(directory.path()).unwrap().map(Result::unwrap) {
            assert_eq!(entry.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{:?}", entry.path());
        }
    }
}
