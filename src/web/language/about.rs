//! What a language says of itself: its name, how it is written, and in which direction.

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, PatternElement};
use unic_langid::LanguageIdentifier;

use crate::locales::{FILES, PSEUDO, SOURCE};

/// What a language says of itself, in `language.ftl`.
#[derive(Debug, Clone)]
pub struct Language {
    /// Its tag, as `lang` wants it.
    pub tag: &'static str,
    /// The same, to be compared with what browsers ask for.
    pub id: LanguageIdentifier,
    /// What its speakers call it.
    pub name: String,
    /// The locale whose numbers, dates and times it writes: `en` writes those of `en-GB`.
    pub formats: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
}

impl Language {
    /// The language every other one falls back to.
    pub fn source() -> Result<Self, String> {
        Self::of(SOURCE)
    }

    /// Reads what a language says of itself; an error says what it does not.
    pub fn of(tag: &'static str) -> Result<Self, String> {
        let id: LanguageIdentifier = tag.parse().map_err(|error| format!("{tag}: {error}"))?;
        if let Some(name) = pseudo_name(tag) {
            let direction = if tag == PSEUDO[1] { "rtl" } else { "ltr" };
            return Ok(Self { tag, id, name: name.to_owned(), formats: "en-GB".to_owned(), direction });
        }
        let source = FILES.get_file(format!("{tag}/language.ftl")).and_then(|file| file.contents_utf8());
        let source = source.ok_or_else(|| format!("{tag} has no language.ftl"))?;
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
            said.ok_or_else(|| format!("{tag}/language.ftl says no language.{name}"))
        };
        let direction = if said("direction")? == "rtl" { "rtl" } else { "ltr" };
        Ok(Self { tag, id, name: said("name")?, formats: said("formats")?, direction })
    }
}

/// What a language made by code is called.
fn pseudo_name(tag: &str) -> Option<&'static str> {
    PSEUDO.iter().position(|pseudo| *pseudo == tag).map(|place| ["Ȧƈƈḗƞŧḗḓ", "Right to left"][place])
}
