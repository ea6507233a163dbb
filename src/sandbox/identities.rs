//! Test identities: which e-mail or VIN makes what happen.
//!
//! Those with a name are rows of `data/identities.json`: Smartcar's published ones, which have a VIN, and a few of ours at
//! `sandbox.test`, for endings no published login reaches. The others follow patterns. A name that looks like a test
//! identity and is none is refused with the valid ones: a typing mistake must not pass for a success.
//! An identity sets how a car starts, nothing more; re-authentication mends what it broke.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::catalogue::{Power, table};

/// What signing in means: an account with a healthy car, but for what is set here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Identity {
    pub(super) email: &'static str,
    pub(super) vin: Option<String>,
    /// How a person would describe a row without a fault.
    pub(super) words: &'static str,
    /// Cars beyond the first.
    pub(super) more_cars: usize,
    pub(super) power: Option<Power>,
    /// Key of a row of the error table: what is wrong with the car from the start.
    pub(super) fault: Option<&'static str>,
    /// How Connect ends instead.
    pub(super) ending: Option<Ending>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Ending {
    Incompatible,
    InactiveSubscription,
    NoVehicles,
    ServerError,
    ConfigurationError,
    /// Re-authentication ends well but mends nothing.
    StillFailing,
}

/// Every identity with a name, Smartcar's first.
pub(super) static NAMED: LazyLock<Vec<Identity>> = LazyLock::new(|| table(include_str!("data/identities.json")));

pub(super) const PATTERNS: &[(&str, &str)] = &[
    ("any e-mail, any password", "One healthy car of the chosen brand."),
    ("<n>-vehicles@smartcar.com", "An account with n cars, 1 to 999."),
    ("<VIN>@compatible.smartcar.com", "A car with this VIN (17 letters and digits)."),
    ("<VIN>@bev.smartcar.com", "The same, battery-electric."),
    ("<VIN>@phev.smartcar.com", "The same, plug-in hybrid."),
    ("<VIN>@fuel.smartcar.com", "The same, petrol."),
    ("<VIN>@incompatible.smartcar.com", "A car with this VIN that does not work with the application."),
];

/// `None`: it looks like a test identity, but is none that exists.
pub(super) fn recognise(email: &str) -> Option<Identity> {
    let email = email.trim().to_ascii_lowercase();
    if let Some(row) = NAMED.iter().find(|row| row.email.eq_ignore_ascii_case(&email)) {
        return Some(row.clone());
    }
    let (name, domain) = email.rsplit_once('@').unwrap_or((&email, ""));
    if domain == "smartcar.com" {
        let cars: usize = name.strip_suffix("-vehicles")?.parse().ok().filter(|count| (1..=999).contains(count))?;
        return Some(Identity { more_cars: cars - 1, ..Identity::default() });
    }
    match domain.strip_suffix(".smartcar.com") {
        Some(level) => car_with(name, level),
        None => (!is_reserved(domain)).then(Identity::default),
    }
}

/// What `single_select_vin` finds: a published test VIN means the same as its e-mail.
pub(super) fn recognise_vin(vin: &str) -> Option<Identity> {
    let row = NAMED.iter().find(|row| row.vin.as_ref().is_some_and(|known| known.eq_ignore_ascii_case(vin)));
    match row {
        Some(row) => Some(row.clone()),
        None if is_test_vin(vin) => None,
        None => Some(Identity { vin: Some(vin.to_ascii_uppercase()), ..Identity::default() }),
    }
}

/// Every published test VIN begins like this, and no real one does.
pub(super) fn is_test_vin(vin: &str) -> bool {
    vin.get(..3).is_some_and(|prefix| prefix.eq_ignore_ascii_case("0SC"))
}

pub(super) fn is_vin(text: &str) -> bool {
    text.len() == 17 && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn car_with(vin: &str, level: &str) -> Option<Identity> {
    let (power, ending) = match level {
        "compatible" => (None, None),
        "bev" => (Some(Power::Bev), None),
        "phev" => (Some(Power::Phev), None),
        "fuel" => (Some(Power::Ice), None),
        "incompatible" => (None, Some(Ending::Incompatible)),
        _ => return None,
    };
    is_vin(vin).then(|| Identity { vin: Some(vin.to_ascii_uppercase()), power, ending, ..Identity::default() })
}

/// Domains whose every name is a test identity, so that a wrong one is a typing mistake.
fn is_reserved(domain: &str) -> bool {
    let families = ["vehicle-owner-action-required.com", "vehicle-state-error.com"];
    families.iter().any(|family| domain.ends_with(family))
        || NAMED.iter().any(|row| row.email.rsplit_once('@').is_some_and(|(_, known)| known == domain))
}

#[cfg(test)]
mod tests {
    use super::super::{catalogue::Power, faults};
    use super::{Identity, NAMED, is_vin, recognise, recognise_vin};

    #[test]
    fn every_named_login_is_found_its_error_exists_and_its_vin_means_the_same() {
        assert_eq!(NAMED.len(), 38);
        for row in NAMED.iter() {
            assert!(row.fault.is_none_or(|fault| faults::find(fault).is_some()), "{}", row.email);
            assert_eq!(recognise(&row.email.to_ascii_uppercase()).as_ref(), Some(row));
            if let Some(vin) = &row.vin {
                assert!(is_vin(vin) && recognise_vin(vin).as_ref() == Some(row), "{vin}");
            }
        }
    }

    #[test]
    fn patterns_are_read() {
        assert_eq!(recognise("3-vehicles@smartcar.com"), Some(Identity { more_cars: 2, ..Identity::default() }));
        let vin = Some("5YJXCDE22HF068739".to_owned());
        let bev = Identity { vin, power: Some(Power::Bev), ..Identity::default() };
        assert_eq!(recognise("5yjxcde22hf068739@BEV.smartcar.com"), Some(bev));
        assert_eq!(recognise("someone@example.com"), Some(Identity::default()));
    }

    #[test]
    fn mistyped_test_identities_are_refused() {
        for email in [
            "0-vehicles@smartcar.com",
            "1000-vehicles@smartcar.com",
            "VEHICLE_STATE.NOT_CHARGING@smartcar.com",
            "smartcar@successful-requests.smartcar.com",
            "SHORT@bev.smartcar.com",
            "other@vehicle-incompatible.com",
            "smartcar@voa-009.vehicle-owner-action-required.com",
            "nobody@sandbox.test",
        ] {
            assert_eq!(recognise(email), None, "{email}");
        }
        assert_eq!(recognise_vin("0SCLR000000000000"), None);
    }
}
