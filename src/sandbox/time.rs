//! Moments as text. All of them are the sandbox's own clock's, in epoch milliseconds.

use chrono::{DateTime, SecondsFormat};

/// The timestamp form of all `sc-` headers and of the journal.
pub(super) fn iso(epoch_ms: i64) -> String {
    let moment = DateTime::from_timestamp_millis(epoch_ms).unwrap_or_default();
    moment.to_rfc3339_opts(SecondsFormat::Millis, true)
}
