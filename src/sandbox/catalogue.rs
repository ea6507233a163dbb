//! The brands Connect offers and the cars they sell: what a sign-in can find in an account.
//!
//! A new brand is a new line of `data/brands.json`. Also says what a car can do at all: a battery-electric car has
//! no fuel, a petrol car no charge port. It does not imitate country lists, trims, or Smartcar's real compatibility data.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

/// What moves the car; decides which endpoints it can answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub(super) enum Power {
    Ice,
    Phev,
    Bev,
}

/// A row of `data/brands.json`, its columns in this order.
#[derive(Deserialize)]
pub(super) struct Brand {
    /// The name on the wire and the id of the button: upper case, `_` for a space.
    pub(super) make: &'static str,
    pub(super) name: &'static str,
    /// How this brand's invented VINs begin.
    pub(super) wmi: &'static str,
    /// The first one is what an ordinary account holds; the others fill larger accounts.
    pub(super) models: Vec<Model>,
}

#[derive(Clone, Copy, Deserialize)]
pub(super) struct Model {
    pub(super) name: &'static str,
    pub(super) year: u16,
    pub(super) power: Power,
}

/// Sorted by name, as the brand list shows them.
pub(super) static BRANDS: LazyLock<Vec<Brand>> = LazyLock::new(|| table(include_str!("data/brands.json")));

/// Reads a built-in table. A broken one would be empty, which the tests beside its user notice.
pub(super) fn table<Row: Deserialize<'static>>(json: &'static str) -> Vec<Row> {
    serde_json::from_str(json).unwrap_or_default()
}

pub(super) fn find(make: &str) -> Option<&'static Brand> {
    BRANDS.iter().find(|brand| brand.make.eq_ignore_ascii_case(make))
}

/// The brand a VIN belongs to. Smartcar's made-up VINs carry no real maker's prefix: after `0SC` comes the make, or `LR` for
/// Land Rover, whatever follows it.
pub(super) fn find_by_vin(vin: &str) -> Option<&'static Brand> {
    let vin = vin.to_ascii_uppercase();
    let Some(rest) = vin.strip_prefix("0SC") else { return BRANDS.iter().find(|brand| vin.starts_with(brand.wmi)) };
    if rest.starts_with("LR") {
        return find("LAND_ROVER");
    }
    let named = BRANDS.iter().filter(|brand| rest.starts_with(&brand.make.replace('_', "")));
    named.max_by_key(|brand| brand.make.len())
}

/// The model year a VIN names in its tenth place; `None` where it names none, as made-up ones do. The code repeats every
/// thirty years: a digit is read as the years before 2010, a letter as those from then on, which any connected car is.
pub(super) fn model_year(vin: &str) -> Option<u16> {
    const LETTERS: &str = "ABCDEFGHJKLMNPRSTVWXY";
    if vin.starts_with("0SC") {
        return None;
    }
    let code = vin.chars().nth(9)?.to_ascii_uppercase();
    let digit = code.to_digit(10).filter(|digit| *digit > 0).and_then(|digit| u16::try_from(digit).ok());
    let letter = || LETTERS.find(code).and_then(|place| u16::try_from(place).ok());
    digit.map(|digit| 2000 + digit).or_else(|| letter().map(|place| 2010 + place))
}

impl Brand {
    /// The car number `index` of an account that holds many: all models in turn, then the same again a year older.
    pub(super) fn model(&self, index: usize) -> Model {
        let count = self.models.len().max(1);
        let age = u16::try_from(index / count % 6).unwrap_or(0);
        let model = self.models.get(index % count).copied().unwrap_or(NAMELESS);
        Model { year: model.year - age, ..model }
    }

    /// The brand's model of this kind, for the test identities that ask for one.
    pub(super) fn model_with(&self, power: Power) -> Model {
        let own = self.models.iter().find(|model| model.power == power).copied();
        own.unwrap_or_else(|| Model { power, ..self.model(0) })
    }
}

/// What a brand without models would sell; a test sees that there is none.
const NAMELESS: Model = Model { name: "Car", year: 2020, power: Power::Ice };

/// Why this car cannot answer `endpoint`, as the key of a row in the error table; `None` when it can.
pub(super) fn incapable(make: &str, power: Power, endpoint: &str) -> Option<&'static str> {
    // The part comes first in paths and in the names of permissions alike.
    let has_part = match endpoint.split(['/', '_']).next().unwrap_or_default() {
        "fuel" | "engine" => power != Power::Bev,
        "battery" | "charge" => power != Power::Ice,
        part => find(part).is_none_or(|brand| brand.make == make),
    };
    // The SDK suites pin this one answer for a Tesla.
    let is_theirs = make == "TESLA" && endpoint == "fuel";
    let fault = if is_theirs { "COMPATIBILITY:SMARTCAR_NOT_CAPABLE" } else { "COMPATIBILITY:VEHICLE_NOT_CAPABLE" };
    (!has_part).then_some(fault)
}

#[cfg(test)]
mod tests {
    use super::{BRANDS, find_by_vin, model_year};

    #[test]
    fn every_brand_has_a_car_and_a_button_id_of_its_own() {
        assert_eq!(BRANDS.len(), 33);
        for (index, brand) in BRANDS.iter().enumerate() {
            assert!(!brand.models.is_empty(), "{}", brand.make);
            assert!(brand.make.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_'), "{}", brand.make);
            assert!(BRANDS.iter().skip(index + 1).all(|other| other.make != brand.make && other.wmi != brand.wmi));
        }
    }

    #[test]
    fn a_vin_leads_to_its_brand() {
        let make = |vin: &str| find_by_vin(vin).map(|brand| brand.make);
        assert_eq!(make("0scaudi012FE3B132"), Some("AUDI"));
        assert_eq!(make("0SCLR00021D49E58A"), Some("LAND_ROVER"));
        assert_eq!(make("5YJXCDE22HF068739"), Some("TESLA"));
        assert_eq!(make("0SCGMCT0386A85356"), Some("GMC"));
        assert_eq!(make("00000000000000000"), None);
        for brand in BRANDS.iter() {
            let vin = format!("0SC{:0<14}", brand.make.replace('_', ""));
            assert_eq!(make(&vin), Some(brand.make), "{vin}");
        }
    }

    #[test]
    fn a_vin_names_its_model_year() {
        assert_eq!(model_year("WBAKE5C58DJ107700"), Some(2013));
        assert_eq!(model_year("WAUAFAFL1GN014882"), Some(2016));
        assert_eq!(model_year("5YJXCDE22HF068739"), Some(2017));
        assert_eq!(model_year("5YJSA1E29LF403082"), Some(2020));
        assert_eq!(model_year("0SCGMCT0386A85356"), None);
        assert_eq!(model_year("00000000000000000"), None);
    }
}
