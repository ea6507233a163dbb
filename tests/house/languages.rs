//! Every language says what British English says: the same keys, with the same variables, and in its own words.

use std::collections::{BTreeMap, BTreeSet};

use driveway::locales::{FILES, SOURCE, tags};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

/// A sentence: its text as it stands, and the variables in it.
#[derive(Debug, PartialEq, Eq)]
struct Sentence {
    text: String,
    variables: BTreeSet<String>,
}

/// The sentences of one file; empty where there is none.
fn sentences(tag: &str, file: &str) -> BTreeMap<String, Sentence> {
    let Some(source) = FILES.get_file(format!("{tag}/{file}")) else { return BTreeMap::new() };
    let resource = parser::parse(source.contents_utf8().unwrap()).unwrap();
    let mut all = BTreeMap::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        for attribute in &message.attributes {
            let mut sentence = Sentence { text: String::new(), variables: BTreeSet::new() };
            sentence.collect(&attribute.value);
            let double = all.insert(format!("{}.{}", message.id.name, attribute.id.name), sentence);
            assert!(double.is_none(), "{tag}/{file} has {}.{} twice", message.id.name, attribute.id.name);
        }
    }
    all
}

impl Sentence {
    fn collect(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.text.push_str(value),
                PatternElement::Placeable { expression } => {
                    let (Expression::Inline(inline) | Expression::Select { selector: inline, .. }) = expression;
                    if let InlineExpression::VariableReference { id } = inline {
                        self.variables.insert(id.name.to_lowercase());
                    }
                    // `{ forms.your_car_dative }` stands for `{ $your_car }`.
                    if let InlineExpression::MessageReference { attribute: Some(form), .. } = inline {
                        let bent = NAMES.iter().find(|name| form.name.starts_with(**name));
                        self.variables.insert((*bent.unwrap_or(&form.name)).to_owned());
                    }
                    if let Expression::Select { variants, .. } = expression {
                        variants.iter().for_each(|variant| self.collect(&variant.value));
                    }
                }
            }
        }
    }
}

/// The variables a language may bend, longest first. Whether one begins a sentence is the language's matter.
const NAMES: [&str; 4] = ["maker_account", "maker_app", "your_car", "maker"];
/// What only one catalogue needs: names in its cases.
const FORMS: &str = "forms.";
/// American English says only what differs.
const DIFFERENCE: &str = "en-US";

fn file_names(tag: &str) -> BTreeSet<String> {
    let folder = FILES.get_dir(tag).unwrap();
    folder.files().map(|file| file.path().file_name().unwrap().to_str().unwrap().to_owned()).collect()
}

fn languages() -> impl Iterator<Item = &'static str> {
    tags().iter().copied().filter(|tag| *tag != SOURCE)
}

#[test]
fn every_language_has_the_same_keys_with_the_same_variables() {
    let mut wrong = Vec::new();
    for tag in languages() {
        let files = file_names(tag);
        let needed = ["language.ftl", "product.ftl"];
        let missing = needed.iter().filter(|file| !files.contains(**file));
        wrong.extend(missing.map(|file| format!("{tag} lacks {file}")));
        for file in &files {
            let (source, mut own) = (sentences(SOURCE, file), sentences(tag, file));
            own.retain(|key, _| !key.starts_with(FORMS));
            if source.is_empty() {
                wrong.push(format!("{tag}/{file} is of no unit"));
            }
            // A unit's pages may stay English; a group of sentences that owners read is there whole or not at all.
            let group = |key: &str| key.split('.').next().map(str::to_owned);
            let begun: BTreeSet<_> = own.keys().map(|key| group(key)).collect();
            let is_needed = |key: &str| needed.contains(&file.as_str()) || begun.contains(&group(key));
            let lacks = source.keys().filter(|key| tag != DIFFERENCE && !own.contains_key(*key) && is_needed(key));
            wrong.extend(lacks.map(|key| format!("{tag}/{file} lacks {key}")));
            for (key, said) in &own {
                match source.get(key) {
                    None => wrong.push(format!("{tag}/{file} has {key}, which {SOURCE} does not")),
                    Some(meant) if meant.variables != said.variables => {
                        wrong.push(format!("{tag}/{file}: {key} has {:?}, not {:?}", said.variables, meant.variables));
                    }
                    Some(_) => {}
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn nothing_is_left_in_english() {
    let mut copies = BTreeSet::new();
    for tag in languages() {
        for file in file_names(tag).iter().filter(|file| *file != "language.ftl") {
            let source = sentences(SOURCE, file);
            for (key, said) in sentences(tag, file) {
                let is_copy = source.get(&key).is_some_and(|meant| *meant == said);
                if is_copy && said.text.chars().any(char::is_alphabetic) && !SAME_EVERYWHERE.contains(&key.as_str()) {
                    copies.insert(format!("{tag} {key}"));
                }
            }
        }
    }
    let allowed: BTreeSet<String> = SAME_WORD.iter().map(|copy| (*copy).to_owned()).collect();
    let untranslated: Vec<_> = copies.difference(&allowed).collect();
    assert!(untranslated.is_empty(), "the same as in English: {untranslated:#?}");
    let gone: Vec<_> = allowed.difference(&copies).collect();
    assert!(gone.is_empty(), "no longer the same as in English: {gone:#?}");
}

/// Names and signs that are the same in every language.
const SAME_EVERYWHERE: [&str; 7] = [
    "unit.km",
    "value.map_openstreetmap",
    "value.map_google",
    "value.north",
    "value.south",
    "value.east",
    "value.west",
];
/// Words that a language shares with English.
const SAME_WORD: [&str; 17] = [
    "da details.reference",
    "da field.model",
    "da privacy.cookie_heading",
    "es page.title_error",
    "es privacy.cookie_heading",
    "it footer.privacy",
    "nl field.model",
    "nl footer.privacy",
    "nl privacy.cookie_heading",
    "pt-PT privacy.cookie_heading",
    "de privacy.cookie_heading",
    "fr details.page",
    "fr privacy.cookie_heading",
    "fr settings.distance_heading",
    "fr settings.mi",
    "fr unit.litres",
    "fr unit.mi",
];
