//! What pages of the operator read: counts that are rolled up as rows come and go, and requests one after the other.
//!
//! No statement here reads as many rows as there may be: each has a limit, or reads cells whose number does not grow with
//! what they count.

pub mod demand;
pub mod figures;
pub mod ours;
pub mod requests;
pub mod samples;
pub mod screens;
mod wanted;
pub mod ways_back;

/// The `language` of rows that were made up: a private tag (BCP 47), which no page of ours has.
pub const SAMPLE: &str = "x-sample";

pub(crate) const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// The day of a time: whole days since 1970, UTC.
pub fn day(at: i64) -> i64 {
    at.div_euclid(DAY_MS)
}

/// The week of a day, as its Monday. 1 January 1970 was a Thursday.
pub fn week(day: i64) -> i64 {
    day - (day + 3).rem_euclid(7)
}

/// What a make or model is counted under, however it is written.
pub fn folded(name: &str) -> String {
    name.to_ascii_lowercase().replace(['_', '-'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_begin_on_monday() {
        for (day, monday) in [(0, -3), (3, -3), (4, 4), (10, 4), (11, 11), (20_000, 19_996)] {
            assert_eq!(week(day), monday, "{day}");
        }
        assert_eq!((day(-1), day(DAY_MS)), (-1, 1));
    }
}
