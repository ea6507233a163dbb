//! An error on one line with everything that led to it, for logs and for whoever starts the program.

use std::error::Error;
use std::fmt;

/// Shows an error and all its sources: `the database failed: error returned from database: (code: 13) disk is full`.
pub struct Causes<'a>(pub &'a dyn Error);

impl fmt::Display for Causes<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)?;
        let mut cause = self.0.source();
        while let Some(error) = cause {
            write!(f, ": {error}")?;
            cause = error.source();
        }
        Ok(())
    }
}
