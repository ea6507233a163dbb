//! Opening the database, waiting for one that is not there yet, bringing its schema up to date, and closing it.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use sqlx::any::AnyPoolOptions;
use sqlx::migrate::Migrator;
use sqlx::{AnyConnection, Connection};

use super::backend::{self, Backend};
use super::pool::{Pool, SILENCE};
use super::{Error, Store, TokenCipher, Why, integer, migrations};
use crate::private;

/// How a database is opened.
#[derive(Debug, Clone, Copy)]
pub struct Opening {
    /// Connections at once. More than there are people at once whose request waits for the one writer of `SQLite`: pages
    /// that only read find one free.
    pub connections: u32,
    /// How long a server that does not answer yet is waited for.
    pub wait: Duration,
}

impl Default for Opening {
    fn default() -> Self {
        Self { connections: 16, wait: Duration::ZERO }
    }
}

impl Store {
    /// Opens the database, creates it if it is missing, and brings its schema up to date.
    pub async fn open(database_url: &str, cipher: TokenCipher) -> Result<Self, Error> {
        Self::open_as(database_url, cipher, &Opening::default()).await
    }

    /// The same, with as many connections and as much patience as are given.
    pub async fn open_as(database_url: &str, cipher: TokenCipher, opening: &Opening) -> Result<Self, Error> {
        sqlx::any::install_default_drivers();
        let backend = Backend::of(database_url);
        let address = backend.address(database_url);
        if let Some(file) = backend::file(database_url) {
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
        wait_for(backend, &address, opening.wait)
            .await
            .map_err(|error| Error::Open(backend::shown(database_url), Why::of(&error), error))?;
        let pool = AnyPoolOptions::new()
            .max_connections(opening.connections)
            .acquire_timeout(Duration::from_secs(5))
            .after_connect(move |connection, _| {
                Box::pin(async move {
                    for statement in backend.preparation() {
                        sqlx::query(*statement).execute(&mut *connection).await?;
                    }
                    Ok(())
                })
            })
            .connect(&address)
            .await?;
        // Of several processes that start at once one migrates; the others wait, however long it takes, and find nothing to
        // do.
        let migrator = Migrator::with_migrations(migrations::of(backend));
        match backend {
            Backend::Sqlite => migrator.run(&pool).await?,
            Backend::Postgres => {
                let mut connection = AnyConnection::connect(&address).await?;
                migrator.run(&mut connection).await?;
                connection.close().await?;
            }
        }
        let pool = Pool::new(pool, (backend == Backend::Postgres).then_some(SILENCE));
        Ok(Self { pool, backend, cipher, heartbeat: Arc::default() })
    }

    /// Whether other processes may have the same database open: then nothing in memory decides what they must know.
    pub fn is_shared(&self) -> bool {
        self.backend == Backend::Postgres
    }

    /// What time it is, epoch milliseconds, for whatever is compared with what another process wrote: the database's clock
    /// where several share one. Their own may differ.
    pub async fn clock(&self) -> Result<i64, Error> {
        match self.backend.clock() {
            Some(statement) => Ok(integer(&sqlx::query(statement).fetch_one(&self.pool).await?, "now")?),
            None => Ok(chrono::Utc::now().timestamp_millis()),
        }
    }

    /// Connections that are open, and those of them that nobody uses.
    pub fn connections(&self) -> (usize, usize) {
        self.pool.count()
    }

    /// Writes everything that a database holds into a new file, whole and consistent, while the app goes on. The database
    /// itself stays as it is: of another version, say.
    pub async fn back_up(database_url: &str, file: &Path) -> Result<(), Error> {
        if Backend::of(database_url) == Backend::Postgres {
            return Err(Error::Copy("PostgreSQL is backed up by its own tools: pg_dump --format=custom"));
        }
        sqlx::any::install_default_drivers();
        let shown = || backend::shown(database_url);
        let mut connection =
            AnyConnection::connect(database_url).await.map_err(|error| Error::Open(shown(), Why::of(&error), error))?;
        sqlx::query("PRAGMA busy_timeout = 5000").execute(&mut connection).await?;
        sqlx::query("VACUUM INTO $1").bind(file.display().to_string()).execute(&mut connection).await?;
        connection.close().await?;
        Ok(())
    }

    /// Waits for statements in flight and closes the database. What is in `SQLite`'s log goes into the main file first, so
    /// that this file alone is complete.
    pub async fn close(&self) {
        if self.backend == Backend::Sqlite
            && let Err(error) = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&self.pool).await
        {
            tracing::warn!(%error, "the database's log could not be merged; keep app.db-wal beside app.db");
        }
        self.pool.close().await;
    }
}

/// Opens the database once and reads from it; tries again while it is only away.
async fn wait_for(backend: Backend, address: &str, wait: Duration) -> Result<(), sqlx::Error> {
    let end = Instant::now() + wait;
    let mut told = false;
    loop {
        let looked = tokio::time::timeout(LOOK, look_at(backend, address)).await;
        let error = match (looked, backend) {
            (Ok(Ok(())), _) => return Ok(()),
            (Ok(Err(error)), _) => error,
            (Err(_), Backend::Sqlite) => sqlx::Error::PoolTimedOut,
            (Err(_), Backend::Postgres) => sqlx::Error::Io(std::io::ErrorKind::TimedOut.into()),
        };
        let passes = backend == Backend::Postgres && matches!(Why::of(&error), Why::Away | Why::Busy);
        if !passes || Instant::now() >= end {
            return Err(error);
        }
        if !told {
            tracing::warn!(%error, seconds = wait.as_secs(), "the database is not there yet; it is waited for");
            told = true;
        }
        tokio::time::sleep(PAUSE).await;
    }
}

async fn look_at(backend: Backend, address: &str) -> Result<(), sqlx::Error> {
    let mut connection = AnyConnection::connect(address).await?;
    if backend == Backend::Sqlite {
        sqlx::query("PRAGMA busy_timeout = 5000").execute(&mut connection).await?;
        sqlx::query("PRAGMA journal_mode = WAL").execute(&mut connection).await?;
    }
    sqlx::query(backend.look()).execute(&mut connection).await?;
    connection.close().await
}

/// Longer than `busy_timeout`.
const LOOK: Duration = Duration::from_secs(8);
const PAUSE: Duration = Duration::from_millis(500);
