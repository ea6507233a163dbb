//! `APP_LANGUAGES`: which of the languages there are owners are offered.

use super::reader::Reader;
use crate::locales;

/// A real app begins with English and offers more when somebody stands behind the words; the sandbox shows all there are, and
/// knows those for developers as well. `None`: there is a problem, which the reader keeps.
pub(super) fn read<L: Fn(&str) -> Option<String>>(reader: &mut Reader<L>, in_sandbox: bool) -> Option<Vec<String>> {
    let known = if in_sandbox { locales::tags_and_pseudo() } else { locales::tags() };
    let form = format!("languages separated by spaces or commas, of {}", known.join(" "));
    let default = if in_sandbox { locales::tags().join(" ") } else { locales::SOURCE.to_owned() };
    reader.parse("APP_LANGUAGES", &default, &form, |text| chosen(text, known))
}

/// Each once, in the given order, as their folders write them.
fn chosen(text: &str, known: &[&str]) -> Option<Vec<String>> {
    let mut tags: Vec<String> = Vec::new();
    for part in text.split([',', ' ']).filter(|part| !part.is_empty()) {
        let tag = (*known.iter().find(|tag| tag.eq_ignore_ascii_case(part))?).to_owned();
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    (!tags.is_empty()).then_some(tags)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sandbox_offers_all_and_a_real_app_english_until_told_otherwise() {
        let offered = |mode: &'static str, more: Option<&'static str>| {
            let config = crate::config::Config::from_lookup(|name| match name {
                "SMARTCAR_MODE" => Some(mode.to_owned()),
                "SMARTCAR_APPLICATION_ID" | "SMARTCAR_CLIENT_ID" | "SMARTCAR_CLIENT_SECRET" => Some("id".to_owned()),
                "APP_LANGUAGES" => more.map(str::to_owned),
                _ => None,
            });
            config.unwrap().languages
        };
        assert_eq!(offered("sandbox", None), locales::tags());
        assert_eq!(offered("test", None), ["en"]);
        assert_eq!(offered("test", Some("de en")), ["de", "en"]);
    }

    #[test]
    fn what_is_listed_is_known_and_listed_once() {
        let known = ["en", "de", "en-US"];
        assert_eq!(chosen("de, en-us de", &known), Some(vec!["de".to_owned(), "en-US".to_owned()]));
        for wrong in ["", " , ", "tlh", "de tlh", "../de", "de;en"] {
            assert_eq!(chosen(wrong, &known), None, "{wrong:?}");
        }
    }
}
