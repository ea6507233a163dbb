//! Where the app keeps what it remembers.

use std::time::Duration;

use super::reader::Reader;

/// The database.
#[derive(Debug, Clone)]
pub struct DatabaseConfig {
    /// `DATABASE_URL`: an sqlx address, `sqlite:` or `postgres:`.
    pub url: String,
    /// `DATABASE_CONNECTIONS`: how many connections one process holds at most.
    pub connections: u32,
    /// `DATABASE_WAIT`: how long a start waits for a server that does not answer yet.
    pub wait: Duration,
}

impl DatabaseConfig {
    /// Of several processes each needs the same secret, so that one made by the first of them will not do.
    pub(super) fn read<L: Fn(&str) -> Option<String>>(read: &mut Reader<L>, has_secret: bool) -> Option<Self> {
        let form = "an address such as sqlite://data/app.db or postgres://user:password@host/database";
        let url = read.parse("DATABASE_URL", "sqlite://data/app.db", form, |text| {
            let known = ["sqlite:", "postgres:", "postgresql:"].iter().any(|scheme| text.starts_with(scheme));
            known.then(|| text.to_owned())
        });
        let connections = read.parse("DATABASE_CONNECTIONS", "16", "a number from 2 to 500", |text| {
            text.parse::<u32>().ok().filter(|count| (2..=500).contains(count))
        });
        let wait = read.parse("DATABASE_WAIT", "30", "a number of seconds from 0 to 3600", |text| {
            text.parse::<u64>().ok().filter(|seconds| *seconds <= 3600).map(Duration::from_secs)
        });
        let database = Self { url: url?, connections: connections?, wait: wait? };
        if database.is_shared() && !has_secret {
            read.problem(
                "APP_SECRET",
                "at least 32 characters; every process on one PostgreSQL database needs the same",
            );
        }
        Some(database)
    }

    /// Whether other processes may share it.
    pub fn is_shared(&self) -> bool {
        !self.url.starts_with("sqlite:")
    }
}
