//! What was asked of the sandbox: one line per OAuth or vehicle API request, for tests that count.
//!
//! Holds method, path, status and grant type; never a query string, header, body, code or token. In memory, and capped:
//! the oldest entries go first.

use std::collections::VecDeque;

use serde::Serialize;

const CAPACITY: usize = 5_000;

#[derive(Default)]
pub(super) struct Journal {
    entries: VecDeque<Entry>,
    next: u64,
}

#[derive(Clone, Serialize)]
pub(super) struct Entry {
    #[serde(skip)]
    number: u64,
    at: String,
    method: String,
    path: String,
    /// `null` while no answer has been given, 444 when the connection was dropped on purpose.
    status: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    grant_type: Option<&'static str>,
}

impl Journal {
    /// Written before the request is handled, so that one whose caller gave up is not missing.
    pub(super) fn begin(&mut self, at: String, method: &str, path: &str) -> u64 {
        let number = self.next;
        self.next += 1;
        if self.entries.len() >= CAPACITY {
            self.entries.pop_front();
        }
        let path = path.chars().take(200).collect();
        self.entries.push_back(Entry { number, at, method: method.to_owned(), path, status: None, grant_type: None });
        number
    }

    pub(super) fn note_grant_type(&mut self, number: u64, grant_type: &'static str) {
        if let Some(entry) = self.entry(number) {
            entry.grant_type = Some(grant_type);
        }
    }

    pub(super) fn end(&mut self, number: u64, status: u16) {
        if let Some(entry) = self.entry(number) {
            entry.status = Some(status);
        }
    }

    pub(super) fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter()
    }

    pub(super) fn clear(&mut self) {
        self.entries.clear();
    }

    fn entry(&mut self, number: u64) -> Option<&mut Entry> {
        let first = self.entries.front()?.number;
        self.entries.get_mut(usize::try_from(number.checked_sub(first)?).ok()?)
    }
}

#[cfg(test)]
mod tests {
    use super::{CAPACITY, Journal};

    #[test]
    fn the_oldest_entries_go_first_and_numbers_stay_true() {
        let mut journal = Journal::default();
        let first = journal.begin(String::new(), "GET", "/a");
        for _ in 0..CAPACITY {
            journal.begin(String::new(), "GET", "/b");
        }
        journal.end(first, 200);
        let last = journal.begin(String::new(), "GET", "/c");
        journal.end(last, 404);
        assert_eq!(journal.entries().count(), CAPACITY);
        assert_eq!(journal.entries().filter(|entry| entry.status.is_some()).count(), 1);
        assert_eq!(journal.entries().last().and_then(|entry| entry.status), Some(404));
    }
}
