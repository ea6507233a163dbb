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
    /// Something else.
    Other,
}

impl Why {
    /// Reads the kind from what the driver says. Source: `SQLite` docs, rescode; the low byte of an extended code.
    pub(super) fn of(error: &sqlx::Error) -> Self {
        if matches!(error, sqlx::Error::PoolTimedOut) {
            return Self::Busy;
        }
        let code = error.as_database_error().and_then(|error| error.code()?.parse::<u32>().ok());
        match code.map(|code| code & 0xff) {
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
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Busy => "another program keeps it locked",
            Self::Full => "the disk is full or takes no more",
            Self::ReadOnly => "the file or its folder is read-only",
            Self::Damaged => "the file is damaged or not a database; put a backup in its place or move it away",
            Self::Missing => "there is no such file or folder, or it may not be opened; is DATABASE_URL right?",
            Self::Other => "is DATABASE_URL right?",
        })
    }
}
