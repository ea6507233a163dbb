//! What a fork does not need goes with its folder, and with the lines elsewhere that end in its name.

use std::collections::BTreeSet;
use std::path::Path;
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

/// The units that lines of these files end in: `pub mod setup; // unit: setup`.
fn marks(folder: &str) -> BTreeSet<String> {
    let files = files_below(&root().join(folder)).into_iter();
    let rust = files.filter(|path| path.extension().is_some_and(|ending| ending == "rs"));
    let texts = rust.map(|path| std::fs::read_to_string(path).unwrap());
    let marked = |text: String| -> Vec<String> {
        let marks = text.lines().filter_map(|line| line.split_once("// unit: ").map(|(_, names)| names.to_owned()));
        marks.flat_map(|names| names.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect()
    };
    texts.flat_map(marked).collect()
}

#[test]
fn the_table_of_units_is_complete_and_names_what_is_there() {
    let units = units();
    let names: BTreeSet<String> = units.iter().map(|unit| unit.name.clone()).collect();
    for unit in &units {
        assert!(unit.delete.contains(&format!("src/{}", unit.name)), "{unit:?}");
        for path in &unit.delete {
            assert!(is_there(path), "{}: {path} is not there", unit.name);
        }
    }
    assert!(marks("src").is_subset(&names), "{:?}", marks("src"));
    // A folder whose `mod` line bears its name is a unit, the sandbox is one by its feature, and every unit has its row.
    let library = std::fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let named = library.lines().filter_map(|line| line.split_once("; // unit: ").map(|(_, name)| name.to_owned()));
    let sandbox = root().join("src/sandbox").exists().then(|| "sandbox".to_owned());
    let there: BTreeSet<String> = named.chain(sandbox).collect();
    assert_eq!(names, there);
}

/// A path of the table, which may stand for one file in each folder: `templates/locales/*/operator.ftl`.
fn is_there(path: &str) -> bool {
    let Some((folders, file)) = path.split_once("/*/") else { return root().join(path).exists() };
    root().join(folders).read_dir().unwrap().any(|folder| folder.unwrap().path().join(file).exists())
}

/// Each by itself, and all of them: what is left builds without a warning.
#[test]
#[ignore = "takes minutes; tests/run runs it by name"]
fn what_is_left_without_a_unit_builds_without_a_warning() {
    let units = units();
    let every: Vec<&str> = units.iter().map(|unit| unit.name.as_str()).collect();
    let gone: Vec<Vec<&str>> = every.iter().map(|name| vec![*name]).chain([every.clone()]).collect();
    // The compiler checks on one core: two at once.
    std::thread::scope(|scope| {
        for (lane, gone) in [(0, &gone), (1, &gone)] {
            scope.spawn(move || builds_without(lane, gone.iter().skip(lane).step_by(2)));
        }
    });
}

/// One after the other in one place, where the compiler knows again what has not changed. What is built there is apart from
/// this project's own; what it depends on is the same, linked and not copied.
fn builds_without<'a>(lane: usize, every: impl Iterator<Item = &'a Vec<&'a str>>) {
    // Wherever this very test was built: `target/debug/deps/house-0123`.
    let built = std::env::current_exe().unwrap().ancestors().nth(2).unwrap().to_owned();
    let (target, copy) = (built.join(format!("without-{lane}")), built.join(format!("tree-{lane}")));
    let _ = std::fs::remove_dir_all(&target);
    std::fs::create_dir_all(target.join("debug")).unwrap();
    for part in ["deps", "build", ".fingerprint"] {
        let mut link = Command::new("cp");
        link.args(["--archive", "--link"]).arg(built.join(part)).arg(target.join("debug"));
        assert!(link.status().unwrap().success(), "{part}");
        // Our own would be written over, here and there.
        for entry in target.join("debug").join(part).read_dir().unwrap().map(Result::unwrap) {
            let name = entry.file_name().into_string().unwrap();
            let is_ours = |package: &str| name.trim_start_matches("lib").starts_with(&format!("{package}-"));
            match entry.file_type().unwrap().is_dir() {
                _ if !is_ours(env!("CARGO_PKG_NAME")) && !is_ours("driveway") => {}
                true => std::fs::remove_dir_all(entry.path()).unwrap(),
                false => std::fs::remove_file(entry.path()).unwrap(),
            }
        }
    }
    for names in every {
        copy_without(names, &copy);
        let mut check = Command::new(env!("CARGO"));
        check.args(["check", "--quiet", "--offline", "--lib", "--bins", "--message-format", "short"]);
        let check = check.current_dir(&copy).env("CARGO_TARGET_DIR", &target).env_remove("RUSTFLAGS");
        let ended = check.output().unwrap();
        let said = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert!(ended.status.success() && said.trim().is_empty(), "without {names:?}:\n{said}");
    }
    std::fs::remove_dir_all(target).unwrap();
}

/// The tree as it is kept, but for these units.
fn copy_without(gone: &[&str], to: &Path) {
    if to.exists() {
        std::fs::remove_dir_all(to).unwrap();
    }
    let listed = Command::new("git").args(["ls-files", "-z"]).current_dir(root()).output().unwrap();
    for file in String::from_utf8(listed.stdout).unwrap().split_terminator('\0') {
        if root().join(file).is_file() {
            let target = to.join(file);
            std::fs::create_dir_all(target.parent().unwrap()).unwrap();
            std::fs::copy(root().join(file), target).unwrap();
        }
    }
    let done = Command::new("./without").args(gone).current_dir(to).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}
