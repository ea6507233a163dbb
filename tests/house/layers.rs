//! Who may name whom: layers point one way, nothing below a unit names it, and no files name each other in a circle.

use std::collections::{BTreeMap, BTreeSet};

use crate::imports::{self, Named};
use crate::{files_below, root};

/// What lies at the top of src/, and what of it each may name. Files that anything may name are in [`LEAVES`].
const MAY_NAME: [(&str, &[&str]); 21] = [
    ("main", &["app", "config", "log", "sandbox", "showcase"]),
    (
        "app",
        &[
            "brand",
            "cars",
            "config",
            "connections",
            "figures",
            "keys",
            "operator",
            "setup",
            "showcase",
            "smartcar",
            "store",
            "web",
            "webhooks",
        ],
    ),
    ("showcase", &["app", "cars", "config", "operator", "recovery", "smartcar", "store", "web"]),
    ("setup", &["cars", "config", "keys", "recovery", "smartcar", "store", "web", "sandbox"]),
    ("operator", &["cars", "recovery", "smartcar", "store", "web"]),
    ("webhooks", &["cars", "recovery", "smartcar", "store", "web"]),
    ("figures", &["recovery", "web"]),
    ("web", &["brand", "cars", "config", "recovery", "smartcar", "store"]),
    // How long jobs wait is a setting.
    ("cars", &["config", "recovery", "smartcar", "store"]),
    ("store", &["recovery", "smartcar"]),
    ("recovery", &["smartcar"]),
    ("config", &["brand", "smartcar"]),
    ("smartcar", &[]),
    ("brand", &[]),
    ("sandbox", &[]),
    ("keys", &["config"]),
    ("connections", &[]),
    ("locales", &[]),
    ("log", &[]),
    ("private", &[]),
    ("lib", &[]),
];
/// Small files without a layer: errors with what led to them, which languages there are, files for their owner only, references.
const LEAVES: [&str; 4] = ["causes", "locales", "private", "reference"];
/// Crates that only some may name.
const CRATES: [(&str, &[&str]); 4] = [
    ("actix_web", &["app", "figures", "main", "operator", "sandbox", "setup", "showcase", "web", "webhooks"]),
    ("sqlx", &["store"]),
    // The setup doctor and the triggers of the show ask hosts as any other program would.
    ("reqwest", &["app", "main", "sandbox", "setup", "showcase", "smartcar"]),
    ("tera", &["sandbox", "web"]),
];

/// `cars/check.rs` -> `cars`.
fn top(file: &str) -> &str {
    file.split('/').next().unwrap_or_default().trim_end_matches(".rs")
}

#[test]
fn layers_point_one_way_and_nothing_below_a_unit_names_it() {
    let mut wrong = Vec::new();
    for Named { from, to, path } in imports::of_library().named {
        let (of, at) = (top(&from), top(&to));
        let may = MAY_NAME.iter().find(|(name, _)| *name == of).map_or(&[][..], |(_, may)| *may);
        if of != at && !may.contains(&at) && !LEAVES.contains(&at) {
            wrong.push(format!("{from} names {path}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn each_crate_stays_in_its_layer() {
    let mut wrong = Vec::new();
    for (file, name) in imports::of_library().crates {
        let layers = CRATES.iter().find(|(known, _)| *known == name).map(|(_, layers)| *layers);
        if layers.is_some_and(|layers| !layers.contains(&top(&file))) {
            wrong.push(format!("{file} names {name}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_files_name_each_other_in_a_circle() {
    let mut edges: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for Named { from, to, .. } in imports::of_library().named {
        edges.entry(from).or_default().insert(to);
    }
    // Whoever names nothing that is left cannot be in a circle; what remains is one, or leads to one.
    loop {
        let left: BTreeSet<String> = edges.keys().cloned().collect();
        edges.values_mut().for_each(|named| named.retain(|to| left.contains(to)));
        let before = edges.len();
        edges.retain(|_, named| !named.is_empty());
        if edges.len() == before {
            break;
        }
    }
    assert!(edges.is_empty(), "{edges:#?}");
}

#[test]
fn no_file_is_longer_than_can_be_read_at_once() {
    let src = root().join("src");
    let lines = |path: &std::path::Path| std::fs::read_to_string(path).unwrap().lines().count();
    let long: Vec<_> = files_below(&src).into_iter().filter(|path| lines(path) > 300).collect();
    assert!(long.is_empty(), "{long:#?}");
}
