//! The controls of the gallery: which screens, how their pictures are taken, which car, how its names are, how often it has
//! happened, which dialect, which language.
//!
//! A query is read strictly as one of the listed choices; anything else is the first of them. So no text of a query ever
//! reaches a page, and links carry on only what is listed here.

use std::sync::LazyLock;

use serde::Serialize;
use url::form_urlencoded;

use crate::locales;
use crate::recovery::Class;
use crate::smartcar::make;
use crate::web::language::about::Language;
use crate::web::words::{Error, Words};

/// What was chosen, as places in the lists below.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Choices {
    make: usize,
    model: usize,
    names: usize,
    attempt: usize,
    api: usize,
    who: usize,
    size: usize,
    look: usize,
    language: usize,
}

/// Who can fix it: everybody's, then the classes, then what is no failure.
const WHO: [&str; 9] =
    ["all", "choice", "fix_here", "fix_at_maker", "at_the_car", "wait", "not_possible", "ours", "none"];
const SIZES: [&str; 2] = ["phone", "desktop"];
const LOOKS: [&str; 2] = ["light", "dark"];
const MAKES: [&str; 6] = ["KIA", "TESLA", "CHEVROLET", "LAND_ROVER", "BMW", "MERCEDES_BENZ"];
const MODELS: [&str; 6] = ["Niro EV", "Model 3", "Volt", "Range Rover", "i3", "EQA 250"];
const NAMES: [&str; 4] = ["usual", "long", "none", "right-to-left"];
const ATTEMPTS: [&str; 3] = ["1", "2", "3"];
const APIS: [&str; 3] = ["3", "2.0", "1.0"];
/// The language of whoever looks.
const BROWSERS: &str = "browser";

/// That, and every language there is, with those for developers.
fn languages() -> &'static [&'static str] {
    static TAGS: LazyLock<Vec<&str>> =
        LazyLock::new(|| std::iter::once(BROWSERS).chain(locales::tags_and_pseudo().iter().copied()).collect());
    &TAGS
}

/// Longer than the 40 characters a sentence takes.
const LONG_MAKE: &str = "Manufaktur-Aktiengesellschaft-Oberniederhausen";
const LONG_MODEL: &str = "Grandissimo Sportback Allroad Long Range Performance Plus Edition";
/// Hebrew: it runs the other way inside an English sentence.
const RTL_MAKE: &str = "סוסיתא";
const RTL_MODEL: &str = "כרמל דוכס";

/// One control, for the form.
#[derive(Debug, Serialize)]
pub struct Control {
    name: &'static str,
    options: Vec<Choice>,
}

/// One choice of a control.
#[derive(Debug, Serialize)]
pub struct Choice {
    value: &'static str,
    label: String,
    chosen: bool,
}

impl Choices {
    /// Reads a query; what is not listed counts as not given.
    pub fn read(query: &str) -> Self {
        let place = |name: &str, list: &[&str]| {
            let mut given = form_urlencoded::parse(query.as_bytes()).filter(|(key, _)| key == name);
            given.next().and_then(|(_, value)| list.iter().position(|known| *known == value)).unwrap_or_default()
        };
        Self {
            make: place("make", &MAKES),
            model: place("model", &MODELS),
            names: place("names", &NAMES),
            attempt: place("attempt", &ATTEMPTS),
            api: place("api", &APIS),
            who: place("who", &WHO),
            size: place("size", &SIZES),
            look: place("look", &LOOKS),
            language: place("language", languages()),
        }
    }

    fn all(self) -> [(&'static str, &'static [&'static str], usize); 9] {
        [
            ("who", &WHO, self.who),
            ("size", &SIZES, self.size),
            ("look", &LOOKS, self.look),
            ("make", &MAKES, self.make),
            ("model", &MODELS, self.model),
            ("names", &NAMES, self.names),
            ("attempt", &ATTEMPTS, self.attempt),
            ("api", &APIS, self.api),
            ("language", languages(), self.language),
        ]
    }

    /// The end of an address that keeps what was chosen; empty when nothing was.
    pub fn query(self) -> String {
        let chosen = self.all().into_iter().filter(|(_, _, place)| *place > 0);
        let mut pairs = form_urlencoded::Serializer::new(String::new());
        pairs.extend_pairs(chosen.filter_map(|(name, list, place)| Some((name, *list.get(place)?))));
        let pairs = pairs.finish();
        if pairs.is_empty() { pairs } else { format!("?{pairs}") }
    }

    /// The controls with what is chosen in each.
    pub fn controls(self, words: &Words) -> Result<Vec<Control>, Error> {
        let choice = |name: &str, value: &'static str, chosen: bool| {
            let label = match name {
                "make" => make::display_name(value),
                "names" => words.text(&format!("gallery_names.{}", value.replace('-', "_")), &[])?,
                "who" => words.text(&format!("gallery_class.{value}"), &[])?,
                "language" if value == BROWSERS => words.text("gallery_language.browser", &[])?,
                "language" => Language::of(value).map_err(Error::Catalogue)?.name,
                "size" | "look" => words.text(&format!("gallery_picture.{value}"), &[])?,
                _ => value.to_owned(),
            };
            Ok(Choice { value, label, chosen })
        };
        let control = |(name, list, chosen): (&'static str, &'static [&'static str], usize)| {
            let options = list.iter().enumerate().map(|(place, value)| choice(name, value, place == chosen));
            Ok(Control { name, options: options.collect::<Result<_, Error>>()? })
        };
        self.all().into_iter().map(control).collect()
    }

    /// The make and the model of the sample car; empty without names.
    pub fn car(self) -> (&'static str, &'static str) {
        match self.names {
            1 => (LONG_MAKE, LONG_MODEL),
            2 => ("", ""),
            3 => (RTL_MAKE, RTL_MODEL),
            _ => (MAKES.get(self.make).unwrap_or(&""), MODELS.get(self.model).unwrap_or(&"")),
        }
    }

    /// Whether a screen of this class is asked for.
    pub fn wants(self, class: Option<Class>) -> bool {
        let wanted = WHO.get(self.who).copied().unwrap_or("all");
        wanted == "all" || wanted == class.map_or("none", Class::name)
    }

    /// Where the pictures of this size and look are: `phone-light`.
    pub fn pictures(self) -> String {
        let of = |list: &[&'static str], place: usize| list.get(place).copied().unwrap_or_default();
        format!("{}-{}", of(&SIZES, self.size), of(&LOOKS, self.look))
    }

    /// How they are cut: `phone` or `desktop`.
    pub fn cut(self) -> &'static str {
        SIZES.get(self.size).copied().unwrap_or_default()
    }

    /// How often it has happened.
    pub fn attempt(self) -> u32 {
        u32::try_from(self.attempt).unwrap_or_default() + 1
    }

    /// The language the preview is in; `None`: that of whoever looks.
    pub fn language(self) -> Option<&'static str> {
        languages().get(self.language).copied().filter(|tag| *tag != BROWSERS)
    }

    /// The dialect the developer notes speak.
    pub fn api(self) -> &'static str {
        APIS.get(self.api).copied().unwrap_or("3")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_listed_is_read_and_passed_on() {
        assert_eq!(Choices::read(""), Choices::default());
        assert_eq!(Choices::read("").query(), "");
        let read = Choices::read("make=LAND_ROVER&names=long&attempt=3&api=2.0&x=<script>");
        assert_eq!(read.query(), "?make=LAND_ROVER&names=long&attempt=3&api=2.0");
        assert_eq!((read.attempt(), read.api()), (3, "2.0"));
        for hostile in ["make=<b>", "make=kia", "names=LONG&names=long", "attempt=4", "api=%00", "make[]=TESLA", "&&=="]
        {
            assert_eq!(Choices::read(hostile).query(), "", "{hostile}");
        }
    }
}
