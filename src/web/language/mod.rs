//! In whose language a page speaks: which there are, which one a request gets ([`reader`]), how it writes numbers, dates and
//! times ([`figures`]), what it says of itself ([`about`]), and two made-up ones that show developers what cannot be translated yet ([`pseudo`]).
//!
//! A language is a folder of `templates/locales/`. Its `language.ftl` is read at start, its sentences when somebody first
//! asks for them; what it lacks is said in the source language.

pub mod about;
pub mod figures;
pub mod localized;
pub mod pseudo;
pub mod reader;

use std::sync::{Arc, OnceLock};

use crate::causes::Causes;
use crate::locales::{SOURCE, tags_and_pseudo};
use crate::web::language::about::Language;
use crate::web::words::{Error, Words};

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
        let all = tags_and_pseudo().iter().map(|tag| Language::of(tag)).collect::<Result<Vec<_>, _>>();
        let all = all.map_err(Error::Catalogue)?;
        let named = |tag: &String| all.iter().find(|language| language.tag == tag).cloned();
        let offered: Vec<Language> = offered.iter().filter_map(named).collect();
        let source = Language::source().map_err(Error::Catalogue)?;
        let source = Words::of(&source, app_name, Some(retention_days), None)?;
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
