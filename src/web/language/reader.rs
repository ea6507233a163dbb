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
        // Somebody who has chosen another language than their browser's is not measured by its country. A language that is
        // not spoken here, such as Welsh, may stand before the one that is.
        let mut same = asked.wanted.iter().filter(|wish| wish.language == spoken.id.language);
        let measured_in = same.find_map(region).or_else(|| region(&spoken.id));
        let by_region = match measured_in {
            Some(region) if IN_MILES.contains(&region.as_str()) => Distance::Miles,
            _ => Distance::Kilometres,
        };
        // A country that is not the car's stops the sign-in: none is better than a wrong one.
        let country = first.filter(|first| !is_anybodys(first)).and_then(region);
        let country = country.filter(|region| CONNECTS_IN.contains(&region.as_str()));
        Self { language: spoken.tag.to_owned(), distance: distance.unwrap_or(by_region), country, page: String::new() }
    }
}

/// Where roads are signed in miles. Source: CLDR, supplementalData, measurementData, and the dependencies of GB and US.
const IN_MILES: [&str; 12] = ["US", "GB", "LR", "PR", "VI", "GU", "AS", "MP", "IM", "JE", "GG", "FK"];

/// American or British English: as browsers are sold and set up in all the world.
fn is_anybodys(tag: &LanguageIdentifier) -> bool {
    tag.language.as_str() == "en" && tag.region.is_some_and(|region| matches!(region.as_str(), "US" | "GB"))
}

/// Where Connect connects cars. Source: Smartcar docs, by-region-and-make: US, CA and EUROPE, here the countries of the EU
/// and of EFTA, and the United Kingdom.
const CONNECTS_IN: [&str; 34] = [
    "US", "CA", "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IE",
    "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
];

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
        let header = header.replace(' ', "");
        let parts: Vec<&str> = header.split(',').filter(|part| is_well_weighed(part)).collect();
        for (tag, quality) in accept_language::parse_with_quality(&parts.join(",")) {
            match known_part(&tag) {
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

/// Whether a part has no quality, or a plain number from 0 to 1. The crate sorts by whatever Rust reads as a number, "nan" too,
/// and what has no order cannot be sorted.
fn is_well_weighed(part: &str) -> bool {
    let Some(quality) = part.split(';').nth(1) else { return true };
    let number = quality.strip_prefix(['q', 'Q']).and_then(|rest| rest.strip_prefix('=')).unwrap_or_default();
    number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && number.parse::<f32>().is_ok_and(|number| (0.0..=1.0).contains(&number))
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
    fn only_what_has_a_plain_quality_is_wanted() {
        for (accepts, wanted) in [
            ("de;q=nan,fr;q=inf,nb;q=1e0,sv;q=+1,da;q=-0,nl;q=,it;q=.,es;q=1.1,pt;level=1", ""),
            ("nan-TW, de ; q=0.5, fr;Q=.7;x=nan, nb;q=1.", "nan-TW nb fr de"),
        ] {
            let tags: Vec<String> = Asked::read(accepts).wanted.iter().map(ToString::to_string).collect();
            assert_eq!(tags.join(" "), wanted, "{accepts}");
        }
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
            ("cy-GB,cy;q=0.9,en-GB;q=0.8", None, Distance::Miles),
            ("gd,en;q=0.9,en-GB;q=0.8", None, Distance::Miles),
            ("cy-GB,de;q=0.9", None, Distance::Kilometres),
        ] {
            assert_eq!(reader(accepts, chosen).distance, distance, "{accepts} {chosen:?}");
        }
        assert!((Distance::Miles.from_km(1.609_344) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_country_is_known_when_the_first_language_names_it() {
        let country = |accepts| reader(accepts, None).country;
        for (accepts, known) in [("de-AT,de;q=0.9", "AT"), ("cy-GB", "GB"), ("en-IE", "IE"), ("fr-CA", "CA")] {
            assert_eq!(country(accepts).as_deref(), Some(known), "{accepts}");
        }
        for unknown in ["", "de", "de,en-GB;q=0.5", "en-US", "en-GB", "es-419", "xx-ZZ", "pt-BR", "*"] {
            assert_eq!(country(unknown), None, "{unknown}");
        }
    }
}
