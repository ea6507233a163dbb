//! Paths Smartcar has and the sandbox does not: the one list of them, which the 404 answers quote.
//!
//! A row of `data/edges.json` is a path and what to say. `{make}` stands for a brand, any other word in braces for
//! anything, `...` for whatever follows. What is missing without being a path is in the module docs of `mod.rs`.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::catalogue::{self, table};

/// A row, its columns in this order.
#[derive(Deserialize, Serialize)]
pub(super) struct Edge {
    path: &'static str,
    words: &'static str,
}

pub(super) static EDGES: LazyLock<Vec<Edge>> = LazyLock::new(|| table(include_str!("data/edges.json")));

const UNKNOWN: &str = "Neither Smartcar's documentation nor the sandbox has anything at this path; GET /_control/edges \
                       lists what the sandbox leaves out.";

/// Why there is nothing at this path.
pub(super) fn words(path: &str) -> &'static str {
    EDGES.iter().find(|edge| edge.is_about(path)).map_or(UNKNOWN, |edge| edge.words)
}

impl Edge {
    fn is_about(&self, path: &str) -> bool {
        let mut given = path.trim_matches('/').split('/');
        for expected in self.path.trim_matches('/').split('/') {
            if expected == "..." {
                return true;
            }
            let fits = given.next().is_some_and(|given| match expected {
                "{make}" => catalogue::find(given).is_some(),
                "v{version}" => given.starts_with('v') && given != "v3",
                expected => expected.starts_with('{') || expected == given,
            });
            if !fits {
                return false;
            }
        }
        given.next().is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::{EDGES, UNKNOWN, words};

    #[test]
    fn a_path_finds_its_row() {
        assert_eq!(EDGES.len(), 13);
        assert!(words("/v2.0/vehicles/x/tesla/compass").contains("brand-specific"));
        assert!(words("/v3/vehicles/x/commands/trunk/open").contains("six commands"));
        assert!(words("/v3/compatible-vehicles/x").contains("v2.0/compatibility"));
        assert_eq!(words("/v2.0/vehicles/x/trunk"), UNKNOWN);
    }
}
