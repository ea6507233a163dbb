//! The two databases, and the few things in which they differ: how they are reached, what time it is, and what is said of
//! them. Statements are the same for both.

use std::path::Path;

use url::Url;

/// Which database an address leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Backend {
    /// `SQLite`: a file, or memory, of this process alone.
    Sqlite,
    /// `PostgreSQL`: a server, for as many processes as there are.
    Postgres,
}

impl Backend {
    pub(super) fn of(database_url: &str) -> Self {
        let is_server = ["postgres:", "postgresql:"].iter().any(|scheme| database_url.starts_with(scheme));
        if is_server { Self::Postgres } else { Self::Sqlite }
    }

    /// The address the driver wants.
    pub(super) fn address(self, database_url: &str) -> String {
        match self {
            Self::Sqlite => {
                let separator = if database_url.contains('?') { '&' } else { '?' };
                format!("{database_url}{separator}mode=rwc")
            }
            Self::Postgres => database_url.to_owned(),
        }
    }

    /// What makes each connection fit.
    ///
    /// With `SQLite` write-ahead logging lets readers go on while one writes; a second writer waits. Every commit reaches
    /// the disk before it is answered: a refresh token that a power cut takes back is one that Smartcar has already
    /// replaced. `PostgreSQL` does both by itself; a statement there ends before a page gives up, and a transaction whose
    /// process hangs ends too, so that nobody waits for it.
    pub(super) fn preparation(self) -> &'static [&'static str] {
        match self {
            Self::Sqlite => &[
                "PRAGMA journal_mode = WAL",
                "PRAGMA synchronous = FULL",
                "PRAGMA foreign_keys = ON",
                "PRAGMA busy_timeout = 5000",
            ],
            Self::Postgres => &["SET statement_timeout = '10s'", "SET idle_in_transaction_session_timeout = '10s'"],
        }
    }

    /// A statement that reads the database's own clock, epoch milliseconds; none where it is the process' own.
    pub(super) fn clock(self) -> Option<&'static str> {
        match self {
            Self::Sqlite => None,
            Self::Postgres => Some("SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT) AS now"),
        }
    }

    /// A statement that fails where this is no database of the kind.
    pub(super) fn look(self) -> &'static str {
        match self {
            Self::Sqlite => "SELECT count(*) FROM sqlite_schema",
            Self::Postgres => "SELECT 1",
        }
    }
}

/// The database's own file; none for one in memory or on a server.
pub(super) fn file(database_url: &str) -> Option<&Path> {
    let path = database_url.strip_prefix("sqlite:")?.trim_start_matches("//").split('?').next()?;
    (!path.is_empty() && !path.starts_with(':')).then(|| Path::new(path))
}

/// An address as it may be shown: without its password.
pub fn shown(database_url: &str) -> String {
    let Ok(mut url) = Url::parse(database_url) else { return database_url.to_owned() };
    if Backend::of(database_url) == Backend::Sqlite {
        return database_url.to_owned();
    }
    url.set_query(None);
    // Fails only where an address has no host, and so nothing in front of it either.
    let _ = url.set_password(None);
    url.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_shown_without_its_password() {
        let secret = "postgres://app:s3cret@db.example:5432/driveway?password=s3cret&sslmode=require";
        assert_eq!(shown(secret), "postgres://app@db.example:5432/driveway");
        assert_eq!(shown("sqlite://data/app.db"), "sqlite://data/app.db");
        assert_eq!(shown("postgres:///driveway?host=/run/postgresql&password=s3cret"), "postgres:///driveway");
    }
}
