//! What a return carried, by the names of its parameters: no value is kept but one of the documented errors. It is pairs of
//! small numbers, so that no text of a query can be in it.

use serde::{Deserialize, Serialize};
use url::form_urlencoded;

use crate::web::Error;
use crate::web::words::Words;

/// The parameters of a return: places in a list of names, with the length of each value.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct CameBack(Vec<(u8, u16)>);

/// Documented errors with their values, then the names of which only the length of the value is kept.
/// Source: Smartcar docs, connect/handle-the-response and errors/connect-errors.
const NAMES: [&str; 22] = [
    "error=access_denied",
    "error=vehicle_incompatible",
    "error=invalid_subscription",
    "error=no_vehicles",
    "error=configuration_error",
    "error=server_error",
    "error=battery_capacity_no_selection",
    "error",
    "error_description",
    "state",
    "code",
    "user_id",
    "vehicle_id",
    "vin",
    "make",
    "model",
    "year",
    "status_code",
    "error_message",
    "virtual_key_url",
    "external_id",
    "…",
];
/// Where names that no documentation knows are counted as one.
const UNKNOWN: u8 = 21;
/// A return has eight parameters at most; a longer one is not a return.
const MOST: usize = 10;

impl CameBack {
    /// Reads the names of a query, and the lengths of its values.
    pub(crate) fn of(query: &str) -> Self {
        let place =
            |wanted: &str| NAMES.iter().position(|name| *name == wanted).and_then(|place| u8::try_from(place).ok());
        let read = form_urlencoded::parse(query.as_bytes()).take(MOST).map(|(name, value)| {
            let length = u16::try_from(value.chars().count()).unwrap_or(u16::MAX);
            let with_value = (name == "error").then(|| place(&format!("error={value}"))).flatten();
            match with_value {
                Some(known) => (known, 0),
                None => (place(&name).unwrap_or(UNKNOWN), length),
            }
        });
        Self(read.collect())
    }

    /// In words: `error=access_denied, state=(32 characters)`.
    pub(crate) fn masked(&self, words: &Words) -> Result<String, Error> {
        let mut texts = Vec::with_capacity(self.0.len());
        for (place, length) in &self.0 {
            let name = NAMES.get(usize::from(*place)).unwrap_or(&"…");
            texts.push(match name.contains('=') {
                true => (*name).to_owned(),
                false => words.text("notes.masked", &[("name", name), ("count", &length.to_string())])?,
            });
        }
        Ok(texts.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_kept_and_values_are_not() {
        let words = Words::load("Driveway").unwrap();
        let masked = |query: &str| CameBack::of(query).masked(&words).unwrap();
        assert_eq!(
            masked("error=access_denied&state=0123456789abcdef&vin=0SCAUDI012FE3B132"),
            "error=access_denied, state=(16 characters), vin=(17 characters)"
        );
        assert_eq!(masked("error=<b>new</b>&evil=<script>"), "error=(10 characters), …=(8 characters)");
        assert_eq!(masked(""), "");
        let long = CameBack::of(&format!("{}code={}", "a=b&".repeat(500), "c".repeat(90_000)));
        assert!(serde_json::to_string(&long).unwrap().len() < 120);
    }
}
