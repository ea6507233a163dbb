//! In whose language a page speaks: which there are, which one a request gets ([`reader`]), how it writes numbers, dates and
//! times ([`figures`]), and two made-up ones that show developers what cannot be translated yet ([`pseudo`]).
//!
//! A language is a folder of `templates/locales/`. Its `language.ftl` is read at start, its sentences when somebody first
//! asks for them; what it lacks is said in the source language.

pub mod figures;
pub mod pseudo;
pub mod reader;

use std::sync::{Arc, OnceLock};

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, PatternElement};

use crate::causes::Causes;
use crate::locales::{FILES, PSEUDO, SOURCE, tags_and_pseudo};
use crate::web::words::{Error, Words};

/// What a language says of itself, in `language.ftl`.
#[derive(Debug, Clone)]
pub struct Language {
    /// Its tag, as `lang` wants it.
    pub tag: &'static str,
    /// What its speakers call it.
    pub name: String,
    /// The locale whose numbers, dates and times it writes: `en` writes those of `en-GB`.
    pub formats: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
}

impl Language {
    /// The language every other one falls back to.
    pub fn source() -> Result<Self, Error> {
        Self::of(SOURCE)
    }

    /// Reads what a language says of itself.
    pub fn of(tag: &'static str) -> Result<Self, Error> {
        if PSEUDO.contains(&tag) {
            return Ok(pseudo::language(tag));
        }
        let source = FILES.get_file(format!("{tag}/language.ftl")).and_then(|file| file.contents_utf8());
        let source = source.ok_or_else(|| Error::Catalogue(format!("{tag} has no language.ftl")))?;
        let (Ok(resource) | Err((resource, _))) = FluentResource::try_new(source.to_owned());
        let said = |name: &str| {
            let said = resource.entries().find_map(|entry| {
                let Entry::Message(message) = entry else { return None };
                let attribute = message.attributes.iter().find(|attribute| attribute.id.name == name)?;
                match attribute.value.elements.as_slice() {
                    [PatternElement::TextElement { value }] => Some((*value).to_owned()),
                    _ => None,
                }
            });
            said.ok_or_else(|| Error::Catalogue(format!("{tag}/language.ftl says no language.{name}")))
        };
        let direction = if said("direction")? == "rtl" { "rtl" } else { "ltr" };
        Ok(Self { tag, name: said("name")?, formats: said("formats")?, direction })
    }
}

/// Every language there is, and those of them that owners are offered.
pub struct Languages {
    all: Vec<(Language, OnceLock<Arc<Words>>)>,
    offered: Vec<Language>,
    source: Arc<Words>,
    app_name: String,
    retention_days: u32,
}

impl Languages {
    /// `offered`: tags, the default first; those without a folder are left out.
    pub fn load(app_name: &str, retention_days: u32, offered: &[String]) -> Result<Self, Error> {
        let all = tags_and_pseudo().iter().map(|tag| Language::of(tag)).collect::<Result<Vec<_>, _>>()?;
        let named = |tag: &String| all.iter().find(|language| language.tag == tag).cloned();
        let offered: Vec<Language> = offered.iter().filter_map(named).collect();
        let source = Words::of(&Language::source()?, app_name, Some(retention_days), None)?;
        let all = all.into_iter().map(|language| (language, OnceLock::new())).collect();
        Ok(Self { all, offered, source: Arc::new(source), app_name: app_name.to_owned(), retention_days })
    }

    /// The languages that owners may choose from, the default first.
    pub fn offered(&self) -> &[Language] {
        &self.offered
    }

    /// The words of the source language.
    pub fn source(&self) -> &Arc<Words> {
        &self.source
    }

    /// The words of a language; those of the source where there is no such language, or where it is broken.
    pub fn words(&self, tag: &str) -> &Arc<Words> {
        if tag == SOURCE {
            return &self.source;
        }
        let Some((language, words)) = self.all.iter().find(|(language, _)| language.tag == tag) else {
            return &self.source;
        };
        words.get_or_init(|| {
            let fallback = Some(Arc::clone(&self.source));
            Words::of(language, &self.app_name, Some(self.retention_days), fallback).map_or_else(
                |error| {
                    tracing::error!(language = tag, error = %Causes(&error), "a language cannot be spoken");
                    Arc::clone(&self.source)
                },
                Arc::new,
            )
        })
    }
}

impl std::fmt::Debug for Languages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.offered.iter().map(|language| language.tag)).finish()
    }
}
