//! Who reads an answer: in which language, in which unit of distance, and from which country, as far as their browser says.
//!
//! What somebody has chosen counts most; then what their browser asks for (`Accept-Language`); then the first language of
//! `APP_LANGUAGES`. Whatever a browser sends, it gets one of those that are offered.

use fluent_langneg::{NegotiationStrategy, negotiate_languages};
use unic_langid::LanguageIdentifier;

use crate::web::language::Languages;
use crate::web::language::about::Language;

/// Who reads.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reader {
    /// The language, by its tag.
    pub language: String,
    /// The unit of distance.
    pub distance: Distance,
    /// Where they are, as ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// The page they are on, to come back to; empty where there is no coming back.
    pub page: String,
}

/// A unit of distance.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Distance {
    /// What Smartcar's answers are in.
    #[default]
    Kilometres,
    /// 1,609.344 metres.
    Miles,
}

impl Distance {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Kilometres, Self::Miles];

    /// As forms and sessions write it, and as catalogue keys end.
    pub fn name(self) -> &'static str {
        match self {
            Self::Kilometres => "km",
            Self::Miles => "mi",
        }
    }

    /// The unit of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|distance| distance.name() == name)
    }

    /// Kilometres in this unit.
    pub fn from_km(self, km: f64) -> f64 {
        match self {
            Self::Kilometres => km,
            Self::Miles => km / 1.609_344,
        }
    }
}

impl Reader {
    /// `accepts`: the header. `language` and `distance`: what they have chosen.
    pub fn of(languages: &Languages, accepts: &str, language: Option<&str>, distance: Option<Distance>) -> Self {
        let asked = Asked::read(accepts);
        let first = asked.wanted.first();
        let chosen = language.and_then(|tag| languages.offered().iter().find(|offered| offered.tag == tag));
        let Some(spoken) = chosen.or_else(|| asked.answer(languages.offered())) else { return Self::default() };
        let region = |tag: &LanguageIdentifier| tag.region.map(|region| region.as_str().to_owned());
        // Somebody who has chosen another language than their browser's is not measured by its country.
        let same = first.filter(|first| first.language == spoken.id.language);
        let measured_in = same.and_then(region).or_else(|| region(&spoken.id));
        let by_region = match measured_in {
            Some(region) if IN_MILES.contains(&region.as_str()) => Distance::Miles,
            _ => Distance::Kilometres,
        };
        // Most browsers of the world are sold as American ones. A country that is not the car's stops the sign-in.
        let country = first.and_then(region).filter(|region| region.len() == 2 && region != "US");
        Self { language: spoken.tag.to_owned(), distance: distance.unwrap_or(by_region), country, page: String::new() }
    }
}

/// Where roads are signed in miles. Source: CLDR, supplementalData, measurementData, and the dependencies of GB and US.
const IN_MILES: [&str; 12] = ["US", "GB", "LR", "PR", "VI", "GU", "AS", "MP", "IM", "JE", "GG", "FK"];

/// What a browser asks for.
struct Asked {
    /// Best first.
    wanted: Vec<LanguageIdentifier>,
    /// Tags with the quality 0.
    refused: Vec<String>,
}

impl Asked {
    fn read(header: &str) -> Self {
        let header = header.get(..LONGEST).and_then(|start| start.rsplit_once(',')).map_or(header, |(start, _)| start);
        let mut asked = Self { wanted: Vec::new(), refused: Vec::new() };
        if header.len() > LONGEST {
            // One word as long as a page: nobody speaks that.
            return asked;
        }
        for (tag, quality) in accept_language::parse_with_quality(header) {
            match known_part(&tag).filter(|_| quality <= 1.0) {
                Some(tag) if quality > 0.0 => asked.wanted.push(tag),
                Some(_) if quality == 0.0 => asked.refused.push(tag),
                _ => {}
            }
        }
        asked
    }

    /// The best of those offered; the first if none is asked for.
    fn answer<'a>(&self, offered: &'a [Language]) -> Option<&'a Language> {
        let may = |language: &&Language| !self.refused.iter().any(|tag| tag.eq_ignore_ascii_case(language.tag));
        let known: Vec<&Language> = offered.iter().filter(may).collect();
        let tags: Vec<&LanguageIdentifier> = known.iter().map(|language| &language.id).collect();
        let best = negotiate_languages(&self.wanted, &tags, None, NegotiationStrategy::Lookup);
        let place = best.first().and_then(|best| tags.iter().position(|tag| tag == *best)).unwrap_or_default();
        known.get(place).copied().or_else(|| offered.first())
    }
}

/// What of a tag names a language, a script, a region: `de-AT-1996-x-mine` is asked for as `de-AT-1996`. The two written
/// Norwegians, and the word for both, are read by the same people.
fn known_part(tag: &str) -> Option<LanguageIdentifier> {
    let parts: Vec<&str> = tag.split('-').take_while(|part| part.len() > 1).collect();
    let tag: LanguageIdentifier = parts.join("-").parse().ok()?;
    let norwegian = LanguageIdentifier::from_parts("nb".parse().ok()?, tag.script, tag.region, &[]);
    let is_norwegian = matches!(tag.language.as_str(), "no" | "nn");
    Some(if is_norwegian { norwegian } else { tag }).filter(|tag| !tag.language.is_empty())
}

/// Bytes of a header that are looked at. Browsers send a tenth of it.
const LONGEST: usize = 1024;

#[cfg(test)]
mod tests {
    use super::*;

    const OFFERED: [&str; 5] = ["en", "de", "en-US", "nb", "pt-PT"];

    fn reader(accepts: &str, chosen: Option<&str>) -> Reader {
        let offered = OFFERED.map(str::to_owned);
        Reader::of(&Languages::load("Driveway", 365, &offered).unwrap(), accepts, chosen, None)
    }

    #[test]
    fn a_browser_gets_the_best_of_what_is_offered() {
        for (accepts, language) in [
            ("", "en"),
            ("de-AT,de;q=0.9,en;q=0.8", "de"),
            ("fr-CH, de;q=0.7, en;q=0.9", "en"),
            ("en-US,en;q=0.9", "en-US"),
            ("en-GB", "en"),
            ("en-CA,fr-CA", "en"),
            ("no", "nb"),
            ("nn-NO", "nb"),
            ("pt", "pt-PT"),
            ("pt-BR,en;q=0.1", "pt-PT"),
            ("pl", "en"),
            ("de;q=0, *", "en"),
            ("de;q=0, en;q=0", "en-US"),
        ] {
            assert_eq!(reader(accepts, None).language, language, "{accepts:?}");
        }
    }

    #[test]
    fn nonsense_gets_the_default() {
        let long = "x".repeat(8 * 1024);
        let many = "pl,".repeat(4 * 1024);
        for accepts in ["*", "*;q=0", "de;q=0", ";;;", "q=1", "\u{1}", "-", "de;q=7", "🚗", &long, &many, "x-mine"] {
            assert_eq!(reader(accepts, None).language, "en", "{accepts:.20}");
        }
        assert_eq!(reader("de-AT-1996-x-mine", None).language, "de");
        assert_eq!(reader(&format!("de,{many}"), None).language, "de", "what comes first is read");
    }

    #[test]
    fn what_was_chosen_counts_if_it_is_still_offered() {
        assert_eq!(reader("de", Some("nb")).language, "nb");
        for gone in ["fr", "", "../de", "ar-XB"] {
            assert_eq!(reader("de", Some(gone)).language, "de", "{gone:?}");
        }
    }

    #[test]
    fn miles_are_for_those_whose_roads_have_them() {
        for (accepts, chosen, distance) in [
            ("", None, Distance::Kilometres),
            ("en-GB", None, Distance::Miles),
            ("en-US", None, Distance::Miles),
            ("en-IE", None, Distance::Kilometres),
            ("de-DE", None, Distance::Kilometres),
            ("en-US,en", Some("de"), Distance::Kilometres),
            ("de-DE", Some("en-US"), Distance::Miles),
        ] {
            assert_eq!(reader(accepts, chosen).distance, distance, "{accepts} {chosen:?}");
        }
        assert!((Distance::Miles.from_km(1.609_344) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_country_is_known_when_the_first_language_names_it() {
        let country = |accepts| reader(accepts, None).country;
        assert_eq!(country("de-AT,de;q=0.9").as_deref(), Some("AT"));
        for unknown in ["", "de", "de,en-GB;q=0.5", "en-US", "es-419", "*"] {
            assert_eq!(country(unknown), None, "{unknown}");
        }
    }
}
