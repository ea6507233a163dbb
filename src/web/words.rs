//! The message catalogue of one language: every sentence an owner reads, by its key.
//!
//! The catalogue is every `.ftl` file of a language's folder, so that a unit's words go with its file. It is embedded and
//! checked when it is loaded. A template asks for a sentence with `t(key="group.name")`;
//! the variables in it are taken from the call, then from the page. A key or a variable that does not exist is an error,
//! never a raw key on a page.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use include_dir::Dir;
use tera::Value;

use crate::locales::{FILES, SOURCE};
use crate::web::language::about::Language;
use crate::web::language::figures::Figures;
use crate::web::language::pseudo;

/// The words of one language.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
    sentences: HashMap<String, Sentence>,
    language: Language,
    /// How it writes numbers, dates and times.
    pub figures: Figures,
    /// What is the same in every sentence: the product's name, and for how long things are kept.
    own: Vec<(&'static str, String)>,
    /// Who says what this language does not.
    fallback: Option<Arc<Words>>,
}

/// A sentence of the catalogue. Most are the same on every page.
enum Sentence {
    /// It is the same on every page: made once.
    Fixed(Value),
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
    /// The words of the source language, under this product's name.
    pub fn load(app_name: &str) -> Result<Self, Error> {
        Self::of(&Language::source().map_err(Error::Catalogue)?, app_name, None, None)
    }

    /// The words of a language. `retention_days`: for how long things are kept. `fallback`: who says what it does not.
    pub fn of(
        language: &Language,
        app_name: &str,
        retention_days: Option<u32>,
        fallback: Option<Arc<Self>>,
    ) -> Result<Self, Error> {
        let broken = |error: &dyn std::fmt::Debug| Error::Catalogue(format!("{}: {error:?}", language.tag));
        let transform = pseudo::transform(language.tag);
        let folder = if transform.is_some() { SOURCE } else { language.tag };
        let mut sources = Vec::new();
        for file in FILES.get_dir(folder).into_iter().flat_map(Dir::files) {
            let source = file.contents_utf8().ok_or_else(|| broken(&file.path()))?.to_owned();
            sources.push(FluentResource::try_new(source).map_err(|(_, errors)| broken(&errors))?);
        }
        let figures = Figures::of(&language.formats).map_err(|error| broken(&error))?;
        let locale = language.formats.parse().map_err(|error| broken(&error))?;
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // Names of cars and makers are short and mostly Latin; isolation marks would stand in titles and tests.
        bundle.set_use_isolating(language.direction == "rtl");
        bundle.set_transform(transform);
        let needs = needs(&sources);
        let sentences = needs.into_iter().map(|(key, needs)| (key, Sentence::With(needs))).collect();
        for resource in sources {
            bundle.add_resource(resource).map_err(|errors| broken(&errors))?;
        }
        let own = vec![("app_name", app_name.to_owned())];
        let mut words = Self { bundle, sentences, language: language.clone(), figures, own, fallback };
        if let Some(days) = retention_days {
            let retention = match days {
                365 => words.text("names.one_year", &[])?,
                days => words.counted("names.days", i64::from(days))?,
            };
            words.own.push(("retention", retention));
        }
        let fixed = words.sentences.keys().filter_map(|key| {
            let text = words.own_text(key, |_| None).ok()?;
            Some((key.clone(), Sentence::Fixed(Value::from(text))))
        });
        let fixed: Vec<_> = fixed.collect();
        words.sentences.extend(fixed);
        Ok(words)
    }

    /// The language these are the words of.
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// Every key of the catalogue.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.sentences.keys().map(String::as_str)
    }

    /// The language a sentence is said in: another where this one lacks it.
    pub fn language_of(&self, key: &str) -> &Language {
        match &self.fallback {
            Some(fallback) if !self.sentences.contains_key(key) => fallback.language_of(key),
            _ => &self.language,
        }
    }

    /// A sentence that is the same on every page, ready for a template.
    pub fn ready(&self, key: &str) -> Option<&Value> {
        match (self.sentences.get(key), &self.fallback) {
            (Some(Sentence::Fixed(text)), _) => Some(text),
            (Some(Sentence::With(_)), _) | (None, None) => None,
            (None, Some(fallback)) => fallback.ready(key),
        }
    }

    /// The values a sentence needs beside those that are the same in all.
    pub fn needs(&self, key: &str) -> &[String] {
        match self.sentences.get(key) {
            Some(Sentence::With(needs)) => needs,
            Some(Sentence::Fixed(_)) | None => &[],
        }
    }

    /// A sentence with its values.
    pub fn text(&self, key: &str, values: &[(&str, &str)]) -> Result<String, Error> {
        self.format(key, |name| values.iter().find(|(key, _)| *key == name).map(|(_, value)| FluentValue::from(*value)))
    }

    /// A sentence about a number, in the right plural.
    pub fn counted(&self, key: &str, count: i64) -> Result<String, Error> {
        self.format(key, |name| (name == "count").then(|| FluentValue::from(count)))
    }

    /// A sentence that shows a number as this language writes it (`$shown`), in the plural of what is shown (`$count`).
    pub fn measured(&self, key: &str, number: f64) -> Result<String, Error> {
        // Of what is no number, or has more digits than any car sends, Fluent knows no plural.
        let count = number.clamp(-1e12, 1e12).round_ties_even() as i64;
        self.format(key, |name| match name {
            "count" => Some(FluentValue::from(count)),
            "shown" => Some(FluentValue::from(self.figures.number(number, 0))),
            _ => None,
        })
    }

    /// A sentence whose values are looked up one by one; the product's name is always there. What this language does not
    /// say, or cannot with these values, the one behind it does.
    pub fn format<'a>(&'a self, key: &str, value: impl Fn(&str) -> Option<FluentValue<'a>>) -> Result<String, Error> {
        let mut speaker = self;
        loop {
            match (speaker.own_text(key, &value), &speaker.fallback) {
                (Err(_), Some(fallback)) => speaker = fallback,
                (text, _) => return text,
            }
        }
    }

    fn own_text<'a>(&'a self, key: &str, value: impl Fn(&str) -> Option<FluentValue<'a>>) -> Result<String, Error> {
        let missing = || Error::Missing(key.to_owned());
        let needs = match self.sentences.get(key).ok_or_else(missing)? {
            Sentence::Fixed(text) => return Ok(text.as_str().unwrap_or_default().to_owned()),
            Sentence::With(needs) => needs,
        };
        let mut args = FluentArgs::with_capacity(needs.len());
        for variable in needs {
            let own =
                || self.own.iter().find(|(name, _)| name == variable).map(|(_, own)| FluentValue::from(own.as_str()));
            let missing = || Error::Variable { key: key.to_owned(), variable: variable.clone() };
            let found = value(variable).or_else(own).ok_or_else(missing)?;
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

/// The values each sentence needs, also for what it takes from others of its catalogue (`{ forms.your_car_dative }`).
fn needs(sources: &[FluentResource]) -> HashMap<String, Vec<String>> {
    let mut parts = HashMap::new();
    for entry in sources.iter().flat_map(FluentResource::entries) {
        if let Entry::Message(message) = entry {
            for attribute in &message.attributes {
                let mut part = Part::default();
                part.collect(&attribute.value);
                parts.insert(format!("{}.{}", message.id.name, attribute.id.name), part);
            }
        }
    }
    let all = |part: &Part| {
        let taken = part.taken.iter().filter_map(|key| parts.get(key)).flat_map(|part| &part.variables);
        let mut names: Vec<String> = part.variables.iter().chain(taken).cloned().collect();
        names.sort_unstable();
        names.dedup();
        names
    };
    parts.iter().map(|(key, part)| (key.clone(), all(part))).collect()
}

/// What a sentence is made of besides text: variables, and sentences it takes in.
#[derive(Default)]
struct Part {
    variables: Vec<String>,
    taken: Vec<String>,
}

impl Part {
    fn collect(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            let PatternElement::Placeable { expression } = element else {
                continue;
            };
            let (Expression::Inline(inline) | Expression::Select { selector: inline, .. }) = expression;
            if let InlineExpression::VariableReference { id } = inline {
                self.variables.push(id.name.to_owned());
            }
            if let InlineExpression::MessageReference { id, attribute: Some(attribute) } = inline {
                self.taken.push(format!("{}.{}", id.name, attribute.name));
            }
            if let Expression::Select { variants, .. } = expression {
                variants.iter().for_each(|variant| self.collect(&variant.value));
            }
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
    fn what_a_language_does_not_say_is_said_in_the_source() {
        let source = Arc::new(Words::load("Driveway").unwrap());
        let american = Language::of("en-US").unwrap();
        let words = Words::of(&american, "Driveway", None, Some(Arc::clone(&source))).unwrap();
        assert_eq!(words.text("not_ready.trunk_lead", &[]).unwrap(), "The trunk is open. Close it and try again.");
        let heading = words.text("reconnect.heading", &[("your_car", "your Kia")]).unwrap();
        assert_eq!(heading, "Reconnect your Kia");
        assert_eq!(words.language_of("reconnect.heading").tag, "en");
        assert!(matches!(words.text("no.such_key", &[]), Err(Error::Missing(_))));
    }

    #[test]
    fn numbers_take_their_plural() {
        let words = Words::load("Driveway").unwrap();
        assert_eq!(words.counted("names.wait_minutes", 1).unwrap(), "about 1 minute");
        assert_eq!(words.counted("names.wait_minutes", 5).unwrap(), "about 5 minutes");
        for (number, text) in [(0.5, "0 miles"), (1.4, "1 mile"), (1.5, "2 miles"), (12_345.6, "12,346 miles")] {
            assert_eq!(words.measured("unit.mi", number).unwrap(), text);
        }
        let strange = [f64::NAN, f64::INFINITY, f64::MIN, f64::MAX];
        assert!(strange.iter().all(|number| words.measured("unit.mi", *number).unwrap().ends_with(" miles")));
    }
}
