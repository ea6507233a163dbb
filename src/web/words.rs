//! The message catalogue: every sentence an owner reads, by its key.
//!
//! The catalogue is every `.ftl` file of a language's folder, so that a unit's words go with its file. It is embedded and
//! checked when it is loaded. A template asks for a sentence with `t(key="group.name")`;
//! the variables in it are taken from the call, then from the page. A key or a variable that does not exist is an error,
//! never a raw key on a page.

use std::borrow::Cow;
use std::collections::HashMap;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use include_dir::{Dir, include_dir};

static LOCALES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates/locales");

/// The words of one language.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
    app_name: String,
    sentences: HashMap<String, Sentence>,
}

/// A sentence of the catalogue. Most are the same on every page.
enum Sentence {
    /// It is the same on every page: made once.
    Fixed(String),
    /// It needs these values.
    With(Vec<String>),
}

/// A sentence that could not be made.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The catalogue itself is broken.
    #[error("the message catalogue is broken: {0}")]
    Catalogue(String),
    /// No such sentence.
    #[error("the message catalogue has no {0}")]
    Missing(String),
    /// The sentence needs a value nobody gave.
    #[error("{key} needs {variable}")]
    Variable {
        /// The sentence.
        key: String,
        /// What it needs.
        variable: String,
    },
}

impl Words {
    /// The language of the one catalogue there is, as `lang` wants it.
    pub const LANGUAGE: &'static str = "en";

    /// Loads the embedded catalogue. The product's name is the same in every sentence, so it is put in once.
    pub fn load(app_name: &str) -> Result<Self, Error> {
        let broken = |error: &dyn std::fmt::Debug| Error::Catalogue(format!("{error:?}"));
        let (mut sentences, mut resources) = (HashMap::new(), Vec::new());
        for file in LOCALES.get_dir(Self::LANGUAGE).into_iter().flat_map(Dir::files) {
            let source = file.contents_utf8().ok_or_else(|| broken(&file.path()))?.to_owned();
            let resource = FluentResource::try_new(source).map_err(|(_, errors)| broken(&errors))?;
            for entry in resource.entries() {
                if let Entry::Message(message) = entry {
                    for attribute in &message.attributes {
                        let key = format!("{}.{}", message.id.name, attribute.id.name);
                        let mut needs = Vec::new();
                        collect(&attribute.value, &mut needs);
                        sentences.insert(key, Sentence::With(needs));
                    }
                }
            }
            resources.push(resource);
        }
        let language = Self::LANGUAGE.parse().map_err(|error| broken(&error))?;
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Names of cars and makers are short and mostly Latin; isolation marks would stand in titles and tests.
        bundle.set_use_isolating(false);
        for resource in resources {
            bundle.add_resource(resource).map_err(|errors| broken(&errors))?;
        }
        let mut words = Self { bundle, app_name: app_name.to_owned(), sentences };
        let fixed = words.sentences.keys().filter_map(|key| {
            let text = words.format(key, |_| None).ok()?;
            Some((key.clone(), Sentence::Fixed(text)))
        });
        let fixed: Vec<_> = fixed.collect();
        words.sentences.extend(fixed);
        Ok(words)
    }

    /// Every key of the catalogue.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.sentences.keys().map(String::as_str)
    }

    /// A sentence with its values.
    pub fn text(&self, key: &str, values: &[(&str, &str)]) -> Result<String, Error> {
        self.format(key, |name| values.iter().find(|(key, _)| *key == name).map(|(_, value)| FluentValue::from(*value)))
    }

    /// A sentence about a number, in the right plural.
    pub fn counted(&self, key: &str, count: i64) -> Result<String, Error> {
        self.format(key, |name| (name == "count").then(|| FluentValue::from(count)))
    }

    /// A sentence whose values are looked up one by one; the product's name is always there.
    pub fn format<'a>(&'a self, key: &str, value: impl Fn(&str) -> Option<FluentValue<'a>>) -> Result<String, Error> {
        let missing = || Error::Missing(key.to_owned());
        let needs = match self.sentences.get(key).ok_or_else(missing)? {
            Sentence::Fixed(text) => return Ok(text.clone()),
            Sentence::With(needs) => needs,
        };
        let mut args = FluentArgs::with_capacity(needs.len());
        for variable in needs {
            let name = || (variable == "app_name").then(|| FluentValue::from(self.app_name.as_str()));
            let missing = || Error::Variable { key: key.to_owned(), variable: variable.clone() };
            let found = value(variable).or_else(name).ok_or_else(missing)?;
            args.set(Cow::Borrowed(variable.as_str()), found);
        }
        let (message, attribute) = key.split_once('.').ok_or_else(missing)?;
        let pattern = self
            .bundle
            .get_message(message)
            .and_then(|message| message.get_attribute(attribute))
            .ok_or_else(missing)?
            .value();
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&args), &mut errors);
        if errors.is_empty() { Ok(text.into_owned()) } else { Err(Error::Catalogue(format!("{key}: {errors:?}"))) }
    }
}

/// Collects the names of the variables a pattern uses, each once.
fn collect(pattern: &Pattern<&str>, names: &mut Vec<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else {
            continue;
        };
        let (Expression::Inline(inline) | Expression::Select { selector: inline, .. }) = expression;
        if let InlineExpression::VariableReference { id } = inline
            && !names.iter().any(|name| name == id.name)
        {
            names.push(id.name.to_owned());
        }
        if let Expression::Select { variants, .. } = expression {
            variants.iter().for_each(|variant| collect(&variant.value, names));
        }
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Words({} sentences)", self.sentences.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_has_all_its_values_or_is_an_error() {
        let words = Words::load("Driveway").unwrap();
        let lead = words.text("access_denied.lead", &[("app_name", "Driveway")]).unwrap();
        assert_eq!(lead, "Driveway does not have your OK to see your car's information.");
        assert_eq!(words.text("access_denied.lead", &[]).unwrap(), lead, "the name is put in once");
        assert!(matches!(words.text("reconnect.heading", &[]), Err(Error::Variable { .. })));
        assert!(matches!(words.text("no.such_key", &[]), Err(Error::Missing(_))));
    }

    #[test]
    fn numbers_take_their_plural() {
        let words = Words::load("Driveway").unwrap();
        assert_eq!(words.counted("names.wait_minutes", 1).unwrap(), "about 1 minute");
        assert_eq!(words.counted("names.wait_minutes", 5).unwrap(), "about 5 minutes");
    }
}
