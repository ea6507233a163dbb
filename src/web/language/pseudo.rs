//! Two languages nobody speaks, made from the source by code: one is accented and 40 % longer, the other runs from right to
//! left. What looks ordinary in them was never put into the catalogue, and what breaks would break in a real language.

use std::borrow::Cow;

use crate::locales::PSEUDO;

/// What changes the source's text; nothing for a language that people speak.
pub fn transform(tag: &str) -> Option<fn(&str) -> Cow<'_, str>> {
    match PSEUDO.iter().position(|pseudo| *pseudo == tag)? {
        0 => Some(accented),
        _ => Some(turned),
    }
}

fn accented(text: &str) -> Cow<'_, str> {
    fluent_pseudo::transform(text, false, true)
}

/// Each word between marks that make its letters run the other way.
fn turned(text: &str) -> Cow<'_, str> {
    const START: char = '\u{202e}';
    const END: char = '\u{202c}';
    let word = |word: &str| match word.trim().is_empty() {
        true => word.to_owned(),
        false => format!("{START}{}{END}{}", word.trim_end(), if word.ends_with(' ') { " " } else { "" }),
    };
    text.split_inclusive(' ').map(word).collect::<String>().into()
}
