//! The brands Connect offers and the cars they sell: what a sign-in can find in an account.
//!
//! One line per model, so that a new brand is a new line. Also says what a car can do at all: a battery-electric car has
//! no fuel, a petrol car no charge port. It does not imitate country lists, trims, or Smartcar's real compatibility data.

use serde::{Deserialize, Serialize};

/// What moves the car; decides which endpoints it can answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub(super) enum Power {
    Ice,
    Phev,
    Bev,
}

pub(super) struct Brand {
    /// The name on the wire and the id of the button: upper case, `_` for a space.
    pub(super) make: &'static str,
    pub(super) name: &'static str,
    /// How this brand's invented VINs begin.
    pub(super) wmi: &'static str,
    /// The first one is what an ordinary account holds; the others fill larger accounts.
    pub(super) models: &'static [Model],
}

#[derive(Clone, Copy)]
pub(super) struct Model {
    pub(super) name: &'static str,
    pub(super) year: u16,
    pub(super) power: Power,
}

const fn brand(make: &'static str, name: &'static str, wmi: &'static str, models: &'static [Model]) -> Brand {
    Brand { make, name, wmi, models }
}

const fn ice(name: &'static str, year: u16) -> Model {
    Model { name, year, power: Power::Ice }
}

const fn phev(name: &'static str, year: u16) -> Model {
    Model { name, year, power: Power::Phev }
}

const fn bev(name: &'static str, year: u16) -> Model {
    Model { name, year, power: Power::Bev }
}

/// Sorted by name, as the brand list shows them.
#[rustfmt::skip] // one brand, one line
pub(super) const BRANDS: &[Brand] = &[
    brand("ACURA", "Acura", "19U", &[ice("TLX", 2021), bev("ZDX", 2024)]),
    brand("AUDI", "Audi", "WAU", &[ice("A4", 2020), bev("e-tron", 2022), phev("Q5 TFSI e", 2023)]),
    brand("BMW", "BMW", "WBA", &[phev("330e", 2022), bev("i4", 2023), ice("X3", 2021)]),
    brand("BUICK", "Buick", "5GA", &[ice("Enclave", 2022)]),
    brand("CADILLAC", "Cadillac", "1GY", &[ice("XT5", 2021), bev("Lyriq", 2023)]),
    brand("CHEVROLET", "Chevrolet", "1G1", &[phev("Volt", 2018), bev("Bolt EV", 2022), ice("Malibu", 2020)]),
    brand("CHRYSLER", "Chrysler", "2C4", &[phev("Pacifica Hybrid", 2021)]),
    brand("DODGE", "Dodge", "2C3", &[ice("Charger", 2020)]),
    brand("FORD", "Ford", "1FA", &[ice("Explorer", 2021), bev("Mustang Mach-E", 2022), phev("Escape PHEV", 2023)]),
    brand("GMC", "GMC", "1GT", &[ice("Sierra 1500", 2022), bev("Hummer EV", 2023)]),
    brand("HONDA", "Honda", "2HG", &[ice("Civic", 2022), bev("Prologue", 2024)]),
    brand("HYUNDAI", "Hyundai", "KMH", &[bev("Ioniq 5", 2023), phev("Tucson Plug-in Hybrid", 2023)]),
    brand("INFINITI", "Infiniti", "JN8", &[ice("QX60", 2022)]),
    brand("JAGUAR", "Jaguar", "SAD", &[bev("I-Pace", 2020), ice("F-Pace", 2021)]),
    brand("JEEP", "Jeep", "1C4", &[phev("Wrangler 4xe", 2022), ice("Grand Cherokee", 2021)]),
    brand("KIA", "Kia", "KNA", &[bev("EV6", 2023), phev("Niro PHEV", 2022)]),
    brand("LAND_ROVER", "Land Rover", "SAL", &[ice("Discovery", 2021), phev("Range Rover Sport P400e", 2020)]),
    brand("LEXUS", "Lexus", "JTH", &[ice("ES 350", 2022), phev("NX 450h+", 2023)]),
    brand("LINCOLN", "Lincoln", "5LM", &[phev("Corsair Grand Touring", 2022)]),
    brand("MAZDA", "Mazda", "JM3", &[ice("CX-5", 2022), bev("MX-30", 2022)]),
    brand("MERCEDES_BENZ", "Mercedes-Benz", "W1K", &[ice("C 300", 2022), bev("EQS", 2023)]),
    brand("MINI", "MINI", "WMW", &[bev("Cooper SE", 2022), ice("Countryman", 2021)]),
    brand("NISSAN", "Nissan", "1N4", &[bev("Leaf", 2021), ice("Rogue", 2022)]),
    brand("POLESTAR", "Polestar", "LPS", &[bev("Polestar 2", 2023)]),
    brand("PORSCHE", "Porsche", "WP0", &[bev("Taycan", 2022), ice("Macan", 2021)]),
    brand("RAM", "Ram", "1C6", &[ice("1500", 2022)]),
    brand("RENAULT", "Renault", "VF1", &[bev("Zoe", 2021), ice("Clio", 2022)]),
    brand("RIVIAN", "Rivian", "7FC", &[bev("R1T", 2023)]),
    brand("SUBARU", "Subaru", "4S4", &[ice("Outback", 2022), bev("Solterra", 2023)]),
    brand("TESLA", "Tesla", "5YJ", &[bev("Model 3", 2021), bev("Model Y", 2022)]),
    brand("TOYOTA", "Toyota", "JTD", &[phev("RAV4 Prime", 2022), ice("Corolla", 2021)]),
    brand("VOLKSWAGEN", "Volkswagen", "WVW", &[ice("Golf", 2021), bev("ID.4", 2022), phev("Passat GTE", 2020)]),
    brand("VOLVO", "Volvo", "YV1", &[phev("XC60 Recharge", 2022), bev("C40 Recharge", 2023)]),
];

pub(super) fn find(make: &str) -> Option<&'static Brand> {
    BRANDS.iter().find(|brand| brand.make.eq_ignore_ascii_case(make))
}

/// The brand a VIN belongs to. Published test VINs carry no real maker's prefix: the `0SCAUDI` ones say so, the others
/// read as Land Rover.
pub(super) fn find_by_vin(vin: &str) -> Option<&'static Brand> {
    let vin = vin.to_ascii_uppercase();
    let test_brand = [("0SCAUDI", "AUDI"), ("0SCLR", "LAND_ROVER")];
    match test_brand.iter().find(|(prefix, _)| vin.starts_with(prefix)) {
        Some((_, make)) => find(make),
        None => BRANDS.iter().find(|brand| vin.starts_with(brand.wmi)),
    }
}

impl Brand {
    /// The car number `index` of an account that holds many: all models in turn, then the same again a year older.
    pub(super) fn model(&self, index: usize) -> Option<Model> {
        let count = self.models.len().max(1);
        let age = u16::try_from(index / count % 6).unwrap_or(0);
        self.models.get(index % count).map(|model| Model { year: model.year - age, ..*model })
    }

    /// The brand's model of this kind, for the test identities that ask for one.
    pub(super) fn model_with(&self, power: Power) -> Option<Model> {
        let own = self.models.iter().find(|model| model.power == power).copied();
        own.or_else(|| self.models.first().map(|model| Model { power, ..*model }))
    }
}

/// Why this car cannot answer `endpoint`, as the key of a row in the error table; `None` when it can.
pub(super) fn incapable(make: &str, power: Power, endpoint: &str) -> Option<&'static str> {
    let has_part = match endpoint {
        "fuel" => power != Power::Bev,
        "battery" | "charge" => power != Power::Ice,
        _ => true,
    };
    match (has_part, make, endpoint) {
        (true, _, _) => None,
        // The SDK suites pin this one answer for a Tesla.
        (false, "TESLA", "fuel") => Some("COMPATIBILITY:SMARTCAR_NOT_CAPABLE"),
        (false, _, _) => Some("COMPATIBILITY:VEHICLE_NOT_CAPABLE"),
    }
}

#[cfg(test)]
mod tests {
    use super::{BRANDS, find, find_by_vin};

    #[test]
    fn the_test_chevrolet_is_a_volt() {
        let model = find("chevrolet").and_then(|brand| brand.model(0));
        assert_eq!(model.map(|model| model.name), Some("Volt"));
    }

    #[test]
    fn every_brand_has_a_car_and_a_button_id_of_its_own() {
        for (index, brand) in BRANDS.iter().enumerate() {
            assert!(brand.model(998).is_some(), "{}", brand.make);
            assert!(brand.make.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_'), "{}", brand.make);
            assert!(BRANDS.iter().skip(index + 1).all(|other| other.make != brand.make && other.wmi != brand.wmi));
        }
    }

    #[test]
    fn a_vin_leads_to_its_brand() {
        let make = |vin| find_by_vin(vin).map(|brand| brand.make);
        assert_eq!(make("0scaudi012FE3B132"), Some("AUDI"));
        assert_eq!(make("0SCLR00021D49E58A"), Some("LAND_ROVER"));
        assert_eq!(make("5YJXCDE22HF068739"), Some("TESLA"));
        assert_eq!(make("00000000000000000"), None);
    }
}
