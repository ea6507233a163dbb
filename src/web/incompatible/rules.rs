//! The rules of the form about a car that does not work: what each field must be, and the words when it is not.

use crate::web::pages::outcome::Answers;
use crate::web::render::FieldError;
use crate::web::words::Words;
use crate::web::{Error, clock};

/// Answers that passed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "plain names")]
pub struct Checked {
    pub make: String,
    pub model: String,
    pub year: i64,
    pub vin: Option<String>,
}

/// Checks every field; all problems come back together, in the order of the fields. `lenient`: outside live mode, where
/// Smartcar's own test VINs break the rules of real ones.
pub fn check(
    words: &Words,
    answers: &Answers,
    now: i64,
    lenient: bool,
) -> Result<Result<Checked, Vec<FieldError>>, Error> {
    let latest = clock::year(now) + 1;
    let (make, model) = (name(&answers.make), name(&answers.model));
    let (year, vin) = (year(&answers.year, latest), vin(&answers.vin, lenient));
    let problems = [
        (
            "make",
            make.as_ref().err().map(|problem| match problem {
                NameProblem::Empty => "error.make_empty",
                NameProblem::Long => "error.make_long",
            }),
        ),
        (
            "model",
            model.as_ref().err().map(|problem| match problem {
                NameProblem::Empty => "error.model_empty",
                NameProblem::Long => "error.model_long",
            }),
        ),
        ("year", year.as_ref().err().copied()),
        ("vin", vin.as_ref().err().copied()),
    ];
    if let (Ok(make), Ok(model), Ok(year), Ok(vin)) = (make, model, year, vin) {
        return Ok(Ok(Checked { make, model, year, vin }));
    }
    let max_year = latest.to_string();
    let mut errors = Vec::new();
    for (field, key) in problems {
        if let Some(key) = key {
            errors.push(FieldError { field, text: words.text(key, &[("max_year", &max_year)])? });
        }
    }
    Ok(Err(errors))
}

/// Whether a VIN of real shape fails the check digit of the North American standard. Never a reason to refuse it: other
/// markets do not use the digit.
pub fn vin_looks_mistyped(vin: &str) -> bool {
    let vin = compact(vin);
    if vin.len() != 17 || vin.starts_with(TEST_PREFIX) || !matches!(vin.as_bytes().first(), Some(b'1'..=b'5')) {
        return false;
    }
    let values: Option<Vec<u32>> = vin.chars().map(transliterated).collect();
    let Some(values) = values else { return false };
    let sum: u32 = values.iter().zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
    let expected = char::from_digit(sum % 11, 10).unwrap_or('X');
    vin.chars().nth(8) != Some(expected)
}

enum NameProblem {
    Empty,
    Long,
}

fn name(text: &str) -> Result<String, NameProblem> {
    let text: String = text.chars().filter(|c| !c.is_control()).collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.chars().count() {
        0 => Err(NameProblem::Empty),
        1..=50 => Ok(text),
        _ => Err(NameProblem::Long),
    }
}

fn year(text: &str, latest: i64) -> Result<i64, &'static str> {
    let text = text.trim();
    if text.is_empty() {
        return Err("error.year_empty");
    }
    if text.len() != 4 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err("error.year_format");
    }
    text.parse().ok().filter(|year| (1900..=latest).contains(year)).ok_or("error.year_range")
}

fn vin(text: &str, lenient: bool) -> Result<Option<String>, &'static str> {
    let vin = compact(text);
    if vin.is_empty() {
        return Ok(None);
    }
    if vin.chars().count() != 17 || !vin.chars().all(|c| c.is_ascii_alphanumeric()) {
        return Err("error.vin_length");
    }
    let test_vin = lenient && vin.starts_with(TEST_PREFIX);
    if !test_vin && vin.contains(['I', 'O', 'Q']) {
        return Err("error.vin_chars");
    }
    Ok(Some(vin))
}

fn compact(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '‑')).flat_map(char::to_uppercase).collect()
}

/// Every published test VIN of Smartcar starts like this. Source: Smartcar docs, testing-errors.
const TEST_PREFIX: &str = "0SC";
/// ISO 3779 / 49 CFR 565: weights of the seventeen places; the check digit itself has none.
const WEIGHTS: [u32; 17] = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

fn transliterated(c: char) -> Option<u32> {
    match c {
        '0'..='9' => c.to_digit(10),
        'A'..='H' => Some(u32::from(c) - u32::from('A') + 1),
        'J'..='N' => Some(u32::from(c) - u32::from('J') + 1),
        'P' => Some(7),
        'R' => Some(9),
        'S'..='Z' => Some(u32::from(c) - u32::from('S') + 2),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(make: &str, model: &str, year: &str, vin: &str, lenient: bool) -> Result<Checked, Vec<String>> {
        let answers = Answers { make: make.into(), model: model.into(), year: year.into(), vin: vin.into() };
        let words = Words::load("Driveway").unwrap();
        check(&words, &answers, clock::now(), lenient)
            .unwrap()
            .map_err(|errors| errors.into_iter().map(|error| error.text).collect())
    }

    #[test]
    fn good_answers_are_tidied() {
        let checked = checked("  Kia ", "Niro  EV", "2024", "1hgcm82633a-004352 ", false).unwrap();
        assert_eq!((checked.make.as_str(), checked.model.as_str()), ("Kia", "Niro EV"));
        assert_eq!(checked.vin.as_deref(), Some("1HGCM82633A004352"));
    }

    #[test]
    fn every_problem_is_named_in_the_order_of_the_fields() {
        let errors = checked("", "", "", "123", false).unwrap_err();
        assert_eq!(
            errors,
            [
                "Enter the make of your car",
                "Enter the model of your car",
                "Enter the model year",
                "VIN must have 17 letters and numbers"
            ]
        );
        for (year, text) in [
            ("12", "Model year must be 4 numbers"),
            ("99999", "Model year must be 4 numbers"),
            ("soon", "Model year must be 4 numbers"),
            ("٢٠٢٤", "Model year must be 4 numbers"),
        ] {
            assert_eq!(checked("Kia", "Niro", year, "", false).unwrap_err(), [text], "{year}");
        }
        assert!(
            checked("Kia", "Niro", "1899", "", false).unwrap_err()[0]
                .starts_with("Model year must be between 1900 and 20")
        );
        assert_eq!(
            checked(&"K".repeat(51), "Niro", "2024", "", false).unwrap_err(),
            ["Make must be 50 characters or fewer"]
        );
    }

    #[test]
    fn test_vins_pass_outside_live_mode_only() {
        assert!(checked("Audi", "A3", "2021", "0SCAUDI012FE3B132", true).is_ok());
        assert_eq!(
            checked("Audi", "A3", "2021", "0SCAUDI012FE3B132", false).unwrap_err(),
            ["VIN must not have the letters I, O or Q"]
        );
        assert_eq!(
            checked("Audi", "A3", "2021", "🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗", true).unwrap_err(),
            ["VIN must have 17 letters and numbers"]
        );
    }

    #[test]
    fn a_failing_check_digit_is_worth_a_note_and_no_more() {
        assert!(!vin_looks_mistyped("1HGCM82633A004352"));
        assert!(vin_looks_mistyped("1HGCM82643A004352"));
        for unchecked in ["", "WAUZZZ8V0JA000000", "0SCLR000270BE6600"] {
            assert!(!vin_looks_mistyped(unchecked), "{unchecked}");
        }
        assert!(checked("Honda", "Accord", "2003", "1HGCM82643A004352", false).is_ok());
    }
}
