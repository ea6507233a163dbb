//! Which languages there are: one folder of `templates/locales/` each. Settings choose among them, pages speak them.

use std::sync::LazyLock;

use include_dir::{Dir, include_dir};

/// The folders with their files, embedded.
pub static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates/locales");
/// British English: every other language may lack what this one has.
pub const SOURCE: &str = "en";
/// Made from the source for developers, who see by them what cannot be translated yet: 40 % longer with accents, and from
/// right to left.
pub const PSEUDO: [&str; 2] = ["en-XA", "ar-XB"];

/// The tag of every language with a folder: the source first, then the others in the order of their tags.
pub fn tags() -> &'static [&'static str] {
    static TAGS: LazyLock<Vec<&str>> = LazyLock::new(|| {
        let names = FILES.dirs().filter_map(|folder| folder.path().to_str()).filter(|tag| *tag != SOURCE);
        let mut others: Vec<&str> = names.collect();
        others.sort_unstable();
        others.insert(0, SOURCE);
        others
    });
    &TAGS
}

/// The same, and those for developers.
pub fn tags_and_pseudo() -> &'static [&'static str] {
    static TAGS: LazyLock<Vec<&str>> = LazyLock::new(|| tags().iter().copied().chain(PSEUDO).collect());
    &TAGS
}
