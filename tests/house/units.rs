//! What a fork does not need goes with its folder, and with the lines elsewhere that end in its name.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{files_below, root};

/// A row of README's table.
#[derive(Debug)]
struct Unit {
    name: String,
    delete: Vec<String>,
}

/// The table under "Make it yours".
fn units() -> Vec<Unit> {
    let text = std::fs::read_to_string(root().join("README.md")).unwrap();
    let rows = text.lines().skip_while(|line| !line.starts_with("| unit | delete |")).skip(2);
    let rows = rows.take_while(|line| line.starts_with('|'));
    let cell = |row: &str, number| row.split('|').nth(number).unwrap_or_default().trim().to_owned();
    let unit = |row: &str| {
        let delete = cell(row, 2);
        let paths = delete.split('`').skip(1).step_by(2).map(str::to_owned).collect();
        Unit { name: cell(row, 1).trim_matches('`').to_owned(), delete: paths }
    };
    rows.map(unit).collect()
}

/// The unit a line belongs to: `pub mod setup; // unit: setup`.
fn unit_of(line: &str) -> Option<&str> {
    line.rsplit_once("unit: ").and_then(|(_, name)| name.split_whitespace().next()).filter(|_| line.contains("//"))
}

fn marked_lines() -> impl Iterator<Item = (PathBuf, String)> {
    let files = files_below(&root().join("src")).into_iter();
    let rust = files.filter(|path| path.extension().is_some_and(|ending| ending == "rs"));
    rust.flat_map(|path| {
        let text = std::fs::read_to_string(&path).unwrap();
        let units: Vec<String> = text.lines().filter_map(unit_of).map(str::to_owned).collect();
        units.into_iter().map(move |unit| (path.clone(), unit))
    })
}

#[test]
fn the_table_of_units_is_complete_and_names_what_is_there() {
    let units = units();
    let names: BTreeSet<&str> = units.iter().map(|unit| unit.name.as_str()).collect();
    assert_eq!(names, BTreeSet::from(["brand", "operator", "sandbox", "setup", "showcase"]));
    for unit in &units {
        assert!(unit.delete.contains(&format!("src/{}", unit.name)), "{unit:?}");
        for path in &unit.delete {
            assert!(root().join(path).exists(), "{}: {path} is not there", unit.name);
        }
    }
    let marked: BTreeSet<String> = marked_lines().map(|(_, unit)| unit).collect();
    assert!(marked.iter().all(|unit| names.contains(unit.as_str())), "{marked:?}");
}

/// Each by itself, and all of them: what is left builds without a warning.
#[test]
#[ignore = "takes minutes; tests/run runs it by name"]
fn what_is_left_without_a_unit_builds_without_a_warning() {
    let units = units();
    let every: Vec<&Unit> = units.iter().collect();
    for gone in units.iter().map(|unit| vec![unit]).chain([every]) {
        let names: Vec<&str> = gone.iter().map(|unit| unit.name.as_str()).collect();
        let copy = tempfile::tempdir().unwrap();
        copy_without(&gone, copy.path());
        let mut check = Command::new(env!("CARGO"));
        check.args(["check", "--quiet", "--offline", "--lib", "--bins", "--message-format", "short"]);
        if names.contains(&"sandbox") {
            check.arg("--no-default-features");
        }
        let check = check.current_dir(copy.path()).env("CARGO_TARGET_DIR", root().join("target/units"));
        let said = check.output().unwrap();
        let said = String::from_utf8_lossy(&said.stderr).into_owned();
        assert!(said.trim().is_empty(), "without {names:?}:\n{said}");
    }
}

/// The tree as it is kept, but for these units.
fn copy_without(gone: &[&Unit], to: &Path) {
    let listed = Command::new("git").args(["ls-files", "-z"]).current_dir(root()).output().unwrap();
    for file in String::from_utf8(listed.stdout).unwrap().split_terminator('\0') {
        let is_gone = |path: &String| file == path || file.starts_with(&format!("{path}/"));
        if gone.iter().any(|unit| unit.delete.iter().any(is_gone)) || !root().join(file).is_file() {
            continue;
        }
        let target = to.join(file);
        std::fs::create_dir_all(target.parent().unwrap()).unwrap();
        if file.starts_with("src/") && file.ends_with(".rs") {
            let text = std::fs::read_to_string(root().join(file)).unwrap();
            let stays = |line: &&str| !unit_of(line).is_some_and(|unit| gone.iter().any(|gone| gone.name == unit));
            let kept: Vec<&str> = text.lines().filter(stays).collect();
            std::fs::write(target, kept.join("\n") + "\n").unwrap();
        } else {
            std::fs::copy(root().join(file), target).unwrap();
        }
    }
}
