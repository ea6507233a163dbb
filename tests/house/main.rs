//! The layout of the project: who may name whom, what leaves with its folder, and that what is written about it is true.
#![allow(clippy::unwrap_used, clippy::panic, clippy::allow_attributes, reason = "a test stops where it stands")]

mod imports;
mod languages;
mod layers;
mod pages;
mod units;

use std::path::{Path, PathBuf};

/// The project's own folder.
fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder, in order.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_below(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}
