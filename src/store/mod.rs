//! What we remember: one file per table, and SQL is written nowhere else.
//!
//! Statements stay portable between `SQLite` and `PostgreSQL` (`$1` placeholders, text ids, epoch milliseconds, `ON
//! CONFLICT`, `RETURNING`). A transaction begins with a write, so that with `SQLite` the wait for the one writer happens
//! in `busy_timeout` and never as an error in the middle.

mod attempts;
mod backend;
mod checks;
mod cipher;
mod commands;
mod connecting;
mod events; // unit: operator
mod failing;
mod heartbeat;
mod incompatible;
mod leases;
mod migrations;
mod moving;
mod opening;
pub mod operator; // unit: operator
mod pool;
mod readings;
mod rows;
#[cfg(test)]
pub(crate) mod samples;
mod sessions;
mod tokens;
mod vehicles;
mod webhook_events; // unit: webhooks

use std::sync::Arc;

use sqlx::Row;
use sqlx::any::AnyRow;

pub use attempts::{Attempt, Finished, NewAttempt, Purpose, Taken};
pub use backend::shown;
pub use checks::CheckRecord;
pub use cipher::{CipherError, TokenCipher};
pub use commands::{CommandState, StoredCommand};
pub use events::{Event, VisitId}; // unit: operator
pub use failing::Why;
pub use incompatible::{IncompatibleVehicle, Source};
pub use moving::Moved;
pub use opening::Opening;
pub use readings::{StoredReading, StoredSignal};
pub use sessions::{Change, SessionKey, StoredSession};
pub use tokens::{Grant, Sealing};
pub use vehicles::Vehicle;
pub use webhook_events::{Deliveries, DueEvent, Effect, Known, Mended, NewEvent, SealedEvent, Standing}; // unit: webhooks

/// The database, with the key that seals tokens.
#[derive(Debug, Clone)]
pub struct Store {
    pool: pool::Pool,
    backend: backend::Backend,
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
    /// The schema could not be brought up to date. What the step that failed had begun is taken back.
    #[error("the database could not be migrated; if another version of the app made it, move it away")]
    Migrate(#[from] sqlx::migrate::MigrateError),
    /// A copy of everything cannot be made this way.
    #[error("{0}")]
    Copy(&'static str),
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
    /// Whether the database is merely too busy to answer in time, or away for a moment.
    pub fn is_overload(&self) -> bool {
        matches!(self.why(), Some(Why::Busy | Why::Away))
    }

    /// What is the matter with the database, as far as that is known.
    pub fn why(&self) -> Option<Why> {
        match self {
            Self::Database(error) | Self::Open(_, _, error) => Some(Why::of(error)),
            Self::Migrate(sqlx::migrate::MigrateError::Execute(error)) => Some(Why::of(error)),
            Self::Migrate(_)
            | Self::Copy(_)
            | Self::File(..)
            | Self::Cipher(_)
            | Self::TooManyToday
            | Self::Damaged(_) => None,
        }
    }
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
    use std::path::Path;
    use std::time::{Duration, Instant};

    use sqlx::{AnyConnection, AnyPool, AssertSqlSafe, Connection};

    use super::*;

    /// Where a test keeps its rows: a file of its own, or with `TEST_DATABASE_URL` a schema of its own on that server.
    pub(crate) async fn fresh_url(directory: &Path) -> String {
        let Ok(server) = std::env::var("TEST_DATABASE_URL") else { return file_url(directory) };
        sqlx::any::install_default_drivers();
        let schema = format!("test_{}", random_id().unwrap());
        let mut connection = AnyConnection::connect(&server).await.unwrap();
        sqlx::query(AssertSqlSafe(format!("CREATE SCHEMA {schema}"))).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        let separator = if server.contains('?') { '&' } else { '?' };
        format!("{server}{separator}options[search_path]={schema}")
    }

    pub(crate) fn file_url(directory: &Path) -> String {
        format!("sqlite://{}", directory.join("test.db").display())
    }

    /// A freshly migrated database, and a temporary directory which must outlive the store.
    pub(crate) async fn store() -> (Store, tempfile::TempDir) {
        let directory = tempfile::tempdir().unwrap();
        let url = fresh_url(directory.path()).await;
        let store = Store::open(&url, TokenCipher::new(&[7; 32])).await.unwrap();
        (store, directory)
    }

    /// The same in a file, for what is true of files.
    pub(crate) async fn store_in_a_file() -> (Store, tempfile::TempDir) {
        let directory = tempfile::tempdir().unwrap();
        let store = Store::open(&file_url(directory.path()), TokenCipher::new(&[7; 32])).await.unwrap();
        (store, directory)
    }

    #[tokio::test]
    async fn a_new_database_is_migrated_and_an_old_one_kept() {
        let directory = tempfile::tempdir().unwrap();
        let url = fresh_url(directory.path()).await;
        for _ in 0..2 {
            let store = Store::open(&url, TokenCipher::new(&[7; 32])).await.unwrap();
            store.heartbeat(1).await.unwrap();
            store.close().await;
        }
    }

    #[tokio::test]
    async fn after_an_orderly_end_the_main_file_alone_is_complete() {
        let (store, directory) = store_in_a_file().await;
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
        let begun = Instant::now();
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
        let (store, directory) = store_in_a_file().await;
        store.heartbeat(1).await.unwrap();
        for entry in std::fs::read_dir(directory.path()).unwrap().map(Result::unwrap) {
            assert_eq!(entry.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{:?}", entry.path());
        }
    }
}
