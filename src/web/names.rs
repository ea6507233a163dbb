//! How a page speaks of a car and its maker: "your Kia Niro", "the Kia app", and what is said when a name is missing.
//! Every value is trimmed, checked and cut before it reaches a sentence.

use serde::Serialize;

use super::words::{Error, Words};
use crate::smartcar::make;

/// The names of one car, ready for sentences. The catalogue's variables carry the same names.
#[derive(Debug, Clone, Default, Serialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the variables of the catalogue")]
pub struct CarNames {
    pub make: String,
    pub model: String,
    pub year: String,
    pub your_car: String,
    #[serde(rename = "Your_car")]
    pub your_car_first: String,
    pub maker: String,
    #[serde(rename = "Maker")]
    pub maker_first: String,
    pub maker_account: String,
    pub maker_app: String,
    /// What is known of the car: `model` (and make), `make`, or `none`. A language that bends names chooses by it.
    pub named: &'static str,
}

impl CarNames {
    /// Names for a car of which any part may be unknown.
    pub fn new(words: &Words, make: Option<&str>, model: Option<&str>, year: Option<i64>) -> Result<Self, Error> {
        let make = make.and_then(speakable).map(|name| make::display_name(&name)).unwrap_or_default();
        let model = model.and_then(speakable).unwrap_or_default();
        let values = [("make", make.as_str()), ("model", model.as_str())];
        let known = |key: &str| words.text(&format!("names.{key}"), &values);
        let (car, account, named) = match (make.as_str(), model.as_str()) {
            ("", _) => ("_unknown", "_unknown", "none"),
            (_, "") => ("_make", "", "make"),
            _ => ("", "", "model"),
        };
        let or_unknown = |key: &str| {
            if make.is_empty() { known(&format!("{key}_unknown")) } else { Ok(make.clone()) }
        };
        Ok(Self {
            your_car: known(&format!("your_car{car}"))?,
            your_car_first: known(&format!("Your_car{car}"))?,
            maker: or_unknown("maker")?,
            maker_first: or_unknown("Maker")?,
            maker_account: known(&format!("maker_account{account}"))?,
            maker_app: known(&format!("maker_app{account}"))?,
            year: year.map(|year| year.to_string()).unwrap_or_default(),
            make: make.clone(),
            model: model.clone(),
            named,
        })
    }

    /// The catalogue's variables about a car.
    pub fn values(&self) -> [(&'static str, &str); 9] {
        [
            ("your_car", self.your_car.as_str()),
            ("Your_car", &self.your_car_first),
            ("maker", &self.maker),
            ("Maker", &self.maker_first),
            ("maker_account", &self.maker_account),
            ("maker_app", &self.maker_app),
            ("make", &self.make),
            ("model", &self.model),
            ("named", self.named),
        ]
    }

    /// A sentence about this car, with some more values.
    pub fn say(&self, words: &Words, key: &str, more: &[(&str, &str)]) -> Result<String, Error> {
        // What is given for this sentence comes first, and so counts.
        words.text(key, &[more, &self.values()].concat())
    }
}

/// A name that may stand in a sentence: letters, digits and a few signs, cut at 40 characters. Anything else is no name.
fn speakable(text: &str) -> Option<String> {
    const LONGEST: usize = 40;
    let text = text.trim();
    let allowed = |c: char| {
        c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | '\'' | '’' | '&' | '+' | '/' | '(' | ')' | '!')
    };
    if text.is_empty() || !text.chars().all(allowed) {
        return None;
    }
    if text.chars().count() <= LONGEST {
        return Some(text.to_owned());
    }
    Some(text.chars().take(LONGEST - 1).chain(['…']).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(make: Option<&str>, model: Option<&str>) -> CarNames {
        CarNames::new(&Words::load("Driveway").unwrap(), make, model, None).unwrap()
    }

    #[test]
    fn what_is_missing_falls_back() {
        assert_eq!(names(Some("KIA"), Some("Niro EV")).your_car, "your Kia Niro EV");
        assert_eq!(names(Some("KIA"), None).your_car_first, "Your Kia");
        assert_eq!(names(None, Some("Niro")).your_car, "your car");
        assert_eq!(names(None, None).maker_account, "your car maker account");
        assert_eq!(names(Some("KIA"), None).maker_app, "the Kia app");
    }

    #[test]
    fn a_name_with_markup_is_no_name_and_a_long_one_is_cut() {
        assert_eq!(names(Some("<b>Kia</b>"), None).maker, "your car maker");
        assert_eq!(names(Some(&"K".repeat(200)), None).make.chars().count(), 40);
    }
}
