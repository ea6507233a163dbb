//! Reads which file of the library names which other one, and which crates it names. Tests inside a file count for nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::visit::{self, Visit};
use syn::{Attribute, Item, UseTree};

use crate::{files_below, root};

/// A path by its parts, from the root of the library: `["cars", "check"]`.
type Module = Vec<String>;

/// One name of something in another place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Named {
    /// The file that names it, below src/.
    pub(crate) from: String,
    /// The file it is in.
    pub(crate) to: String,
    /// How it is named.
    pub(crate) path: String,
}

/// What the library's files name.
pub(crate) struct Imports {
    /// Files of ours.
    pub(crate) named: BTreeSet<Named>,
    /// File and first part of every other path: a crate, or something in scope.
    pub(crate) crates: BTreeSet<(String, String)>,
}

/// Reads everything below src/.
pub(crate) fn of_library() -> Imports {
    let src = root().join("src");
    let is_read = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("tests.rs");
    let paths = files_below(&src).into_iter().filter(is_read);
    let sources: BTreeMap<String, String> = paths
        .map(|path| (path.strip_prefix(&src).unwrap().display().to_string(), std::fs::read_to_string(&path).unwrap()))
        .collect();
    of(&sources)
}

/// Reads sources by the names of their files.
pub(crate) fn of(sources: &BTreeMap<String, String>) -> Imports {
    let files: BTreeMap<Module, &String> = sources.keys().map(|file| (module(file), file)).collect();
    let read: BTreeMap<&String, Paths> = sources.iter().map(|(file, text)| (file, Paths::of(file, text))).collect();
    // What a folder re-exports is where it really is.
    let doors: BTreeMap<Module, Module> = read.values().flat_map(|paths| paths.doors.clone()).collect();
    let mut imports = Imports { named: BTreeSet::new(), crates: BTreeSet::new() };
    for (file, paths) in &read {
        for path in &paths.ours {
            let Some(to) = resolve(path, &files, &doors) else { continue };
            let (own, other) = (module(file), module(to));
            // A folder's own file and what is below it are one thing seen from inside.
            let is_parent = other.len() < own.len() && own.starts_with(&other);
            if to != *file && !is_parent {
                let path = path.join("::");
                imports.named.insert(Named { from: (*file).clone(), to: to.clone(), path });
            }
        }
        imports.crates.extend(paths.others.iter().map(|name| ((*file).clone(), name.clone())));
    }
    imports
}

/// `cars/mod.rs` -> `["cars"]`.
fn module(file: &str) -> Module {
    let path = file.trim_end_matches(".rs").trim_end_matches("/mod");
    if matches!(path, "lib" | "main" | "mod") { Vec::new() } else { path.split('/').map(str::to_owned).collect() }
}

/// The file a path leads to: the longest part of it that is a module, through whatever doors there are.
fn resolve<'a>(
    path: &[String],
    files: &BTreeMap<Module, &'a String>,
    doors: &BTreeMap<Module, Module>,
) -> Option<&'a String> {
    let mut path = path.to_vec();
    for _ in 0..4 {
        let door = (1..=path.len()).rev().find_map(|end| doors.get(&path[..end]).map(|to| (end, to)));
        let Some((end, to)) = door.filter(|(end, to)| path[..*end] != to[..]) else { break };
        path.splice(..end, to.iter().cloned());
    }
    (1..=path.len()).rev().find_map(|end| files.get(&path[..end])).copied()
}

/// The paths of one file.
#[derive(Default)]
struct Paths {
    own: Module,
    is_root: bool,
    children: BTreeSet<String>,
    ours: BTreeSet<Module>,
    others: BTreeSet<String>,
    doors: Vec<(Module, Module)>,
}

impl Paths {
    fn of(file: &str, text: &str) -> Self {
        let syntax = syn::parse_file(text).unwrap_or_else(|error| panic!("{file}: {error}"));
        let own = module(file);
        let mut paths = Self { is_root: file.ends_with("mod.rs") || own.is_empty(), own, ..Self::default() };
        for item in &syntax.items {
            if let Item::Mod(child) = item {
                paths.children.insert(child.ident.to_string());
            }
        }
        syntax.items.iter().for_each(|item| paths.visit_item(item));
        paths
    }

    /// A path made absolute: ours, or the name of a crate.
    fn add(&mut self, parts: &[String]) {
        let Some(first) = parts.first() else { return };
        let parent = || self.own[..self.own.len().saturating_sub(1)].to_vec();
        let (base, rest) = match first.as_str() {
            "crate" => (Vec::new(), &parts[1..]),
            "self" => (self.own.clone(), &parts[1..]),
            "super" => {
                let ups = parts.iter().take_while(|part| *part == "super").count();
                let mut base = parent();
                base.truncate(base.len().saturating_sub(ups - 1));
                (base, &parts[ups..])
            }
            child if self.children.contains(child) => (self.own.clone(), parts),
            other => {
                if parts.len() > 1 {
                    self.others.insert(other.to_owned());
                }
                return;
            }
        };
        self.ours.insert(base.into_iter().chain(rest.iter().cloned()).collect());
    }

    fn add_tree(&mut self, tree: &UseTree, before: &[String], is_door: bool) {
        let with = |name: String| before.iter().cloned().chain([name]).collect::<Module>();
        match tree {
            UseTree::Path(path) => self.add_tree(&path.tree, &with(path.ident.to_string()), is_door),
            UseTree::Name(name) if name.ident == "self" => self.add(before),
            UseTree::Name(name) => self.add_end(&with(name.ident.to_string()), &name.ident.to_string(), is_door),
            UseTree::Rename(name) => self.add_end(&with(name.ident.to_string()), &name.rename.to_string(), is_door),
            UseTree::Glob(_) => self.add(before),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.add_tree(tree, before, is_door)),
        }
    }

    fn add_end(&mut self, path: &[String], name: &str, is_door: bool) {
        if !is_door || !self.is_root {
            // A single name is a crate as well.
            if let [name] = path {
                self.others.insert(name.clone());
            }
            return self.add(path);
        }
        // A re-export is a door: whoever names it names what is behind it.
        let before = std::mem::take(&mut self.ours);
        self.add(path);
        if let Some(to) = self.ours.pop_first() {
            self.doors.push((self.own.iter().cloned().chain([name.to_owned()]).collect(), to));
        }
        self.ours = before;
    }

    /// Paths that begin with `crate`, `super`, `self`, a child or anything else, wherever they stand. `before`: what stands
    /// before a group, as in `crate::web::{clock, words}`.
    fn add_tokens(&mut self, tokens: TokenStream, before: &[String]) {
        let (mut path, mut colons) = (before.to_vec(), if before.is_empty() { 0 } else { 2 });
        for token in tokens {
            match token {
                TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
                TokenTree::Punct(punct) if punct.as_char() == ',' && !before.is_empty() => {
                    self.add(&path);
                    (path, colons) = (before.to_vec(), 2);
                }
                TokenTree::Ident(ident) if colons == 2 && !path.is_empty() => {
                    path.push(ident.to_string());
                    colons = 0;
                }
                TokenTree::Ident(ident) => {
                    self.add(&path);
                    (path, colons) = (vec![ident.to_string()], 0);
                }
                TokenTree::Group(group) if colons == 2 && !path.is_empty() => {
                    self.add_tokens(group.stream(), &path);
                    (path, colons) = (Vec::new(), 0);
                }
                TokenTree::Group(group) => {
                    self.add(&path);
                    (path, colons) = (Vec::new(), 0);
                    self.add_tokens(group.stream(), &[]);
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => {
                    self.add(&path);
                    (path, colons) = (Vec::new(), 0);
                }
            }
        }
        self.add(&path);
    }
}

impl<'ast> Visit<'ast> for Paths {
    fn visit_item(&mut self, item: &'ast Item) {
        if attributes(item).iter().any(is_for_tests) {
            return;
        }
        if let Item::Use(item) = item {
            self.add_tree(&item.tree, &[], !matches!(item.vis, syn::Visibility::Inherited));
        } else if matches!(item, Item::Mod(_)) {
            visit::visit_item(self, item);
        } else {
            self.add_tokens(without_test_functions(item), &[]);
        }
    }
}

/// Whether an attribute says that its item is for tests. Words of a documentation comment say nothing.
fn is_for_tests(attribute: &Attribute) -> bool {
    let text = attribute.to_token_stream().to_string();
    let is_condition = attribute.path().is_ident("cfg") && text.contains("test") && !text.contains("not (test");
    is_condition || attribute.path().segments.last().is_some_and(|last| last.ident == "test")
}

fn attributes(item: &Item) -> &[Attribute] {
    if let Item::Mod(item) = item {
        return &item.attrs;
    }
    if let Item::Fn(item) = item {
        return &item.attrs;
    }
    if let Item::Impl(item) = item {
        return &item.attrs;
    }
    if let Item::Struct(item) = item {
        return &item.attrs;
    }
    if let Item::Const(item) = item {
        return &item.attrs;
    }
    if let Item::Use(item) = item { &item.attrs } else { &[] }
}

/// The tokens of an item, but for functions of an `impl` that only tests have.
fn without_test_functions(item: &Item) -> TokenStream {
    let Item::Impl(block) = item else { return item.to_token_stream() };
    let mut block = block.clone();
    block.items.retain(|item| {
        let syn::ImplItem::Fn(function) = item else { return true };
        !function.attrs.iter().any(is_for_tests)
    });
    block.to_token_stream()
}

#[test]
fn paths_are_found_wherever_they_stand() {
    let source = |file: &str, text: &str| (file.to_owned(), text.to_owned());
    let sources = BTreeMap::from([
        source("lib.rs", "pub mod a; pub mod b; pub mod c;"),
        source(
            "a.rs",
            "use crate::b::{self, Thing}; fn f() { let x = super::c::deep::value(); log::info!(\"{}\", crate::b::y()); }",
        ),
        source("b/mod.rs", "mod inner; mod later; pub use inner::Thing;"),
        source("b/inner.rs", "pub struct Thing; #[cfg(test)] mod tests { use crate::c::deep; }"),
        source(
            "b/later.rs",
            "/// The latest test. \n fn f() { use crate::{a, c::{self, deep}}; } pub use crate::a::x as y;",
        ),
        source("c/mod.rs", "pub mod deep;"),
        source("c/deep.rs", "use sqlx::Row; pub fn value() {}"),
    ]);
    let imports = of(&sources);
    let named: Vec<String> = imports.named.iter().map(|named| format!("{} -> {}", named.from, named.to)).collect();
    assert_eq!(
        named,
        [
            "a.rs -> b/inner.rs",
            "a.rs -> b/mod.rs",
            "a.rs -> b/mod.rs",
            "a.rs -> c/deep.rs",
            "b/later.rs -> a.rs",
            "b/later.rs -> a.rs",
            "b/later.rs -> c/deep.rs",
            "b/later.rs -> c/mod.rs",
        ]
    );
    assert!(imports.crates.contains(&("c/deep.rs".to_owned(), "sqlx".to_owned())));
    assert!(!imports.crates.iter().any(|(file, _)| file == "b/inner.rs"), "tests count for nothing");
}
