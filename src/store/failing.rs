//! Why a database does not do as it is asked, in the few kinds that whoever runs the app can do something about.

use std::fmt;

/// What is the matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Somebody else is writing, or everybody is waiting: it passes.
    Busy,
    /// The disk, or what the app may use of it, is full.
    Full,
    /// The file, its folder or its disk takes no changes.
    ReadOnly,
    /// The file is no database, or a broken one.
    Damaged,
    /// There is no such file or folder, or it may not be opened.
    Missing,
    /// The server does not answer, or ends or begins: it passes, or somebody has to start it.
    Away,
    /// The server does not know us: user, password or database.
    Refused,
    /// Something else.
    Other,
}

impl Why {
    /// Reads the kind from what the driver says. Source: `SQLite` docs, rescode, the low byte of an extended code;
    /// `PostgreSQL` docs, appendix A, whose codes have five signs.
    pub(super) fn of(error: &sqlx::Error) -> Self {
        if matches!(error, sqlx::Error::PoolTimedOut) {
            return Self::Busy;
        }
        if matches!(
            error,
            sqlx::Error::Io(_) | sqlx::Error::Tls(_) | sqlx::Error::Protocol(_) | sqlx::Error::WorkerCrashed
        ) {
            return Self::Away;
        }
        let code = error.as_database_error().and_then(|error| Some(error.code()?.into_owned())).unwrap_or_default();
        if code.len() == SQLSTATE {
            return Self::of_state(&code);
        }
        match code.parse::<u32>().ok().map(|code| code & 0xff) {
            Some(5 | 6) => Self::Busy,
            Some(13) => Self::Full,
            Some(8) => Self::ReadOnly,
            Some(11 | 26) => Self::Damaged,
            Some(14) => Self::Missing,
            // A write that the system refuses half-way, mostly because nothing more may be written.
            Some(10) => Self::Full,
            _ => Self::Other,
        }
    }

    fn of_state(code: &str) -> Self {
        match code {
            // Deadlock, lock and statement time-outs, too many connections, a table that was changed by a newer version: all
            // of it passes.
            "0A000" | "40001" | "40P01" | "55P03" | "57014" | "53300" => Self::Busy,
            // Shut down, crashed, still starting, or a transaction that was idle for too long.
            "57P01" | "57P02" | "57P03" | "25P03" => Self::Away,
            "53100" | "53200" | "53400" => Self::Full,
            "25006" => Self::ReadOnly,
            "3D000" | "28000" | "28P01" | "42501" => Self::Refused,
            "XX001" | "XX002" => Self::Damaged,
            _ if code.starts_with("08") => Self::Away,
            _ => Self::Other,
        }
    }
}

/// Whether two transactions stood in each other's way, so that the same once more will do: each waits for the other, or
/// both wrote the same row first. `SQLite` has one writer and knows neither.
pub(super) fn is_conflict(error: &super::Error) -> bool {
    let super::Error::Database(error) = error else { return false };
    let code = error.as_database_error().and_then(|error| Some(error.code()?.into_owned()));
    code.is_some_and(|code| matches!(code.as_str(), "40001" | "40P01" | "23505"))
}

/// The length of a code of the SQL standard.
const SQLSTATE: usize = 5;

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Busy => "another program keeps it locked",
            Self::Full => "the disk is full or takes no more",
            Self::ReadOnly => "the file or its folder is read-only",
            Self::Damaged => "the file is damaged or not a database; put a backup in its place or move it away",
            Self::Missing => "there is no such file or folder, or it may not be opened; is DATABASE_URL right?",
            Self::Away => "the server does not answer; is it running, and is DATABASE_URL right?",
            Self::Refused => "the server refuses user, password or database; is DATABASE_URL right?",
            Self::Other => "is DATABASE_URL right?",
        })
    }
}
