//! What is written about the layout names files that exist.

use crate::root;

#[test]
fn every_file_the_architecture_names_exists() {
    let text = std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let mut count = 0;
    for name in text.split('`').skip(1).step_by(2).flat_map(str::split_whitespace) {
        let is_path = name.contains('/')
            && !name.starts_with("tests/")
            && !name.contains(['{', '<', '*', ':'])
            && !name.starts_with(['/', '-']);
        if is_path {
            count += 1;
            let known = [root().join(name), root().join("src").join(name)].iter().any(|path| path.exists());
            assert!(known, "{name} is not there");
        }
    }
    assert!(count > 40, "{count}");
}
