//! Test identities: which e-mail or VIN makes what happen.
//!
//! The published ones are one table, plus three patterns (`<VIN>@<level>.smartcar.com`, `<n>-vehicles@smartcar.com`,
//! any other e-mail). A few at `sandbox.test` are ours, for endings no published login reaches. A name that looks like a
//! test identity and is none is refused with the valid ones: a typing mistake must not pass for a success.
//! An identity sets how a car starts, nothing more; re-authentication mends what it broke.

use super::catalogue::Power;

/// What signing in with an identity means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Identity {
    /// An account with cars in it.
    Owner(Account),
    /// Re-authentication ends well but mends nothing.
    StillFailing,
    /// No account opens; Connect ends another way.
    Ends(Ending),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// A car that does not work with the application; its VIN, where the identity names one.
    Incompatible {
        vin: Option<String>,
    },
    InactiveSubscription,
    NoVehicles,
    ServerError,
    ConfigurationError,
}

/// How the cars of an account begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Account {
    pub(super) cars: usize,
    pub(super) vin: Option<String>,
    pub(super) power: Option<Power>,
    /// Key of a row of the error table.
    pub(super) fault: Option<&'static str>,
}

const ORDINARY: Account = Account { cars: 1, vin: None, power: None, fault: None };

/// A row of the published table.
pub(super) struct Published {
    pub(super) email: &'static str,
    pub(super) vin: &'static str,
    pub(super) start: Start,
}

#[derive(Clone, Copy)]
pub(super) enum Start {
    Healthy,
    Faulty(&'static str),
    Incompatible,
    InactiveSubscription,
}

const fn healthy(email: &'static str, vin: &'static str) -> Published {
    Published { email, vin, start: Start::Healthy }
}

const fn faulty(email: &'static str, vin: &'static str, fault: &'static str) -> Published {
    Published { email, vin, start: Start::Faulty(fault) }
}

#[rustfmt::skip] // a table reads down its columns
pub(super) const PUBLISHED: &[Published] = &[
    healthy("smartcar@successful-request.com", "0SCAUDI037A5ADB1C"),
    Published { email: "smartcar@vehicle-incompatible.com", vin: "0SCAUDI012FE3B132", start: Start::Incompatible },
    Published { email: "smartcar@invalid-subscription.com", vin: "0SCAUDI0155C49A95", start: Start::InactiveSubscription },
    faulty("COMPATIBILITY.MAKE_NOT_COMPATIBLE@smartcar.com", "0SCLR000270BE6600", "COMPATIBILITY:MAKE_NOT_COMPATIBLE"),
    faulty("COMPATIBILITY.SMARTCAR_NOT_CAPABLE@smartcar.com", "0SCLR0002DC18F57F", "COMPATIBILITY:SMARTCAR_NOT_CAPABLE"),
    faulty("COMPATIBILITY.VEHICLE_NOT_CAPABLE@smartcar.com", "0SCLR00024C7CDF7A", "COMPATIBILITY:VEHICLE_NOT_CAPABLE"),
    faulty("CONNECTED_SERVICES_ACCOUNT.ACCOUNT_ISSUE@smartcar.com", "0SCLR00026BAAA136", "CONNECTED_SERVICES_ACCOUNT:ACCOUNT_ISSUE"),
    faulty("CONNECTED_SERVICES_ACCOUNT.AUTHENTICATION_FAILED@smartcar.com", "0SCLR00021D803C7B", "CONNECTED_SERVICES_ACCOUNT:AUTHENTICATION_FAILED"),
    faulty("CONNECTED_SERVICES_ACCOUNT.NO_VEHICLES@smartcar.com", "0SCLR00027671837B", "CONNECTED_SERVICES_ACCOUNT:NO_VEHICLES"),
    faulty("CONNECTED_SERVICES_ACCOUNT.SUBSCRIPTION@smartcar.com", "0SCLR0002B9BAF29F", "CONNECTED_SERVICES_ACCOUNT:SUBSCRIPTION"),
    faulty("CONNECTED_SERVICES_ACCOUNT.VEHICLE_MISSING@smartcar.com", "0SCLR00024E29EEBD", "CONNECTED_SERVICES_ACCOUNT:VEHICLE_MISSING"),
    faulty("UPSTREAM.INVALID_DATA@smartcar.com", "0SCLR000298A0A649", "UPSTREAM:INVALID_DATA"),
    faulty("UPSTREAM.KNOWN_ISSUE@smartcar.com", "0SCLR0002A8760B72", "UPSTREAM:KNOWN_ISSUE"),
    faulty("UPSTREAM.NO_RESPONSE@smartcar.com", "0SCLR0002C23E43AB", "UPSTREAM:NO_RESPONSE"),
    faulty("UPSTREAM.UNKNOWN_ISSUE@smartcar.com", "0SCLR0002D4878901", "UPSTREAM:UNKNOWN_ISSUE"),
    faulty("VEHICLE_STATE.ASLEEP@smartcar.com", "0SCLR0002E8896323", "VEHICLE_STATE:ASLEEP"),
    faulty("VEHICLE_STATE.CHARGING_IN_PROGRESS@smartcar.com", "0SCLR000221F1E672", "VEHICLE_STATE:CHARGING_IN_PROGRESS"),
    faulty("VEHICLE_STATE.CHARGING_PLUG_NOT_CONNECTED@smartcar.com", "0SCLR0002CBFC7C21", "VEHICLE_STATE:CHARGING_PLUG_NOT_CONNECTED"),
    faulty("VEHICLE_STATE.DOOR_OPEN@smartcar.com", "0SCLR0002F8BD90B8", "VEHICLE_STATE:DOOR_OPEN"),
    faulty("VEHICLE_STATE.FULLY_CHARGED@smartcar.com", "0SCLR00029CD9D894", "VEHICLE_STATE:FULLY_CHARGED"),
    faulty("VEHICLE_STATE.HOOD_OPEN@smartcar.com", "0SCLR000219CD4A2C", "VEHICLE_STATE:HOOD_OPEN"),
    faulty("VEHICLE_STATE.IGNITION_ON@smartcar.com", "0SCLR00021D49E58A", "VEHICLE_STATE:IGNITION_ON"),
    faulty("VEHICLE_STATE.IN_MOTION@smartcar.com", "0SCLR00024F6EE640", "VEHICLE_STATE:IN_MOTION"),
    faulty("VEHICLE_STATE.REMOTE_ACCESS_DISABLED@smartcar.com", "0SCLR0002588A5CC1", "VEHICLE_STATE:REMOTE_ACCESS_DISABLED"),
    faulty("VEHICLE_STATE.TRUNK_OPEN@smartcar.com", "0SCLR00023C607FDB", "VEHICLE_STATE:TRUNK_OPEN"),
    faulty("VEHICLE_STATE.UNKNOWN@smartcar.com", "0SCLR0002E6CC0314", "VEHICLE_STATE:UNKNOWN"),
    faulty("VEHICLE_STATE.UNREACHABLE@smartcar.com", "0SCLR000247EBF067", "VEHICLE_STATE:UNREACHABLE"),
    faulty("VEHICLE_STATE.VEHICLE_OFFLINE_FOR_SERVICE@smartcar.com", "0SCLR0002AF1D71A1", "VEHICLE_STATE:VEHICLE_OFFLINE_FOR_SERVICE"),
    faulty("smartcar@voa-000.vehicle-owner-action-required.com", "0SCLR0002EDAB90A7", "CONNECTED_SERVICES_ACCOUNT:AUTHENTICATION_FAILED"),
    faulty("smartcar@voa-001.vehicle-owner-action-required.com", "0SCLR0002AB072EEA", "CONNECTED_SERVICES_ACCOUNT:SUBSCRIPTION"),
    faulty("smartcar@vs-000.vehicle-state-error.com", "0SCLR000292E53813", "VEHICLE_STATE:UNKNOWN"),
    faulty("smartcar@vs-001.vehicle-state-error.com", "0SCLR00022F1A83F5", "VEHICLE_STATE:DOOR_OPEN"),
    faulty("smartcar@vs-002.vehicle-state-error.com", "0SCLR00028D1AA6DF", "VEHICLE_STATE:TRUNK_OPEN"),
];

/// Ours: endings that no published login reaches.
pub(super) const OURS: &[(&str, &str)] = &[
    ("no-vehicles@sandbox.test", "The account holds no car."),
    ("server-error@sandbox.test", "Connect itself fails and sends the owner back."),
    ("configuration-error@sandbox.test", "Connect shows its error page; its exit leads back."),
    ("still-failing@sandbox.test", "Re-authentication succeeds, yet the car stays broken."),
];

pub(super) const PATTERNS: &[(&str, &str)] = &[
    ("any e-mail, any password", "One healthy car of the chosen brand."),
    ("<n>-vehicles@smartcar.com", "An account with n cars, 1 to 999."),
    ("<VIN>@compatible.smartcar.com", "A car with this VIN (17 letters and digits)."),
    ("<VIN>@bev.smartcar.com", "The same, battery-electric."),
    ("<VIN>@phev.smartcar.com", "The same, plug-in hybrid."),
    ("<VIN>@fuel.smartcar.com", "The same, petrol."),
    ("<VIN>@incompatible.smartcar.com", "A car with this VIN that does not work with the application."),
];

/// Looks like a test identity, but is none that exists.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unknown;

pub(super) fn recognise(email: &str) -> Result<Identity, Unknown> {
    let email = email.trim().to_ascii_lowercase();
    if let Some(row) = PUBLISHED.iter().find(|row| row.email.eq_ignore_ascii_case(&email)) {
        return Ok(published(row));
    }
    let (name, domain) = email.rsplit_once('@').unwrap_or((&email, ""));
    match (name, domain) {
        ("no-vehicles", "sandbox.test") => Ok(Identity::Ends(Ending::NoVehicles)),
        ("server-error", "sandbox.test") => Ok(Identity::Ends(Ending::ServerError)),
        ("configuration-error", "sandbox.test") => Ok(Identity::Ends(Ending::ConfigurationError)),
        ("still-failing", "sandbox.test") => Ok(Identity::StillFailing),
        (name, "smartcar.com") => many_cars(name),
        (vin, domain) if domain.ends_with(".smartcar.com") => car_with(vin, domain),
        (_, domain) if is_reserved(domain) => Err(Unknown),
        _ => Ok(Identity::Owner(ORDINARY)),
    }
}

/// What `single_select_vin` finds: a published test VIN means the same as its e-mail.
pub(super) fn recognise_vin(vin: &str) -> Result<Identity, Unknown> {
    match PUBLISHED.iter().find(|row| row.vin.eq_ignore_ascii_case(vin)) {
        Some(row) => Ok(published(row)),
        None if is_test_vin(vin) => Err(Unknown),
        None => Ok(Identity::Owner(Account { vin: Some(vin.to_ascii_uppercase()), ..ORDINARY })),
    }
}

/// Every published test VIN begins like this, and no real one does.
pub(super) fn is_test_vin(vin: &str) -> bool {
    vin.get(..3).is_some_and(|prefix| prefix.eq_ignore_ascii_case("0SC"))
}

pub(super) fn is_vin(text: &str) -> bool {
    text.len() == 17 && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn published(row: &Published) -> Identity {
    let vin = Some(row.vin.to_owned());
    match row.start {
        Start::Healthy => Identity::Owner(Account { vin, ..ORDINARY }),
        Start::Faulty(fault) => Identity::Owner(Account { vin, fault: Some(fault), ..ORDINARY }),
        Start::Incompatible => Identity::Ends(Ending::Incompatible { vin }),
        Start::InactiveSubscription => Identity::Ends(Ending::InactiveSubscription),
    }
}

fn many_cars(name: &str) -> Result<Identity, Unknown> {
    let cars = name.strip_suffix("-vehicles").and_then(|count| count.parse::<usize>().ok());
    let cars = cars.filter(|count| (1..=999).contains(count)).ok_or(Unknown)?;
    Ok(Identity::Owner(Account { cars, ..ORDINARY }))
}

fn car_with(vin: &str, domain: &str) -> Result<Identity, Unknown> {
    if !is_vin(vin) {
        return Err(Unknown);
    }
    let vin = Some(vin.to_ascii_uppercase());
    let power = match domain {
        "compatible.smartcar.com" => None,
        "bev.smartcar.com" => Some(Power::Bev),
        "phev.smartcar.com" => Some(Power::Phev),
        "fuel.smartcar.com" => Some(Power::Ice),
        "incompatible.smartcar.com" => return Ok(Identity::Ends(Ending::Incompatible { vin })),
        _ => return Err(Unknown),
    };
    Ok(Identity::Owner(Account { vin, power, ..ORDINARY }))
}

/// Domains whose every name is a test identity, so that a wrong one is a typing mistake.
fn is_reserved(domain: &str) -> bool {
    let families = ["vehicle-owner-action-required.com", "vehicle-state-error.com"];
    domain == "sandbox.test"
        || families.iter().any(|family| domain.ends_with(family))
        || PUBLISHED.iter().any(|row| row.email.rsplit_once('@').is_some_and(|(_, known)| known == domain))
}

#[cfg(test)]
mod tests {
    use super::super::{catalogue::Power, faults};
    use super::{Account, Identity, ORDINARY, PUBLISHED, Start, Unknown, is_vin, recognise, recognise_vin};

    #[test]
    fn every_published_login_names_a_known_error_and_its_vin_means_the_same() {
        for row in PUBLISHED {
            if let Start::Faulty(fault) = row.start {
                assert!(faults::find(fault).is_some(), "{fault}");
            }
            assert!(is_vin(row.vin), "{}", row.vin);
            assert_eq!(recognise(row.email), recognise_vin(row.vin), "{}", row.email);
        }
    }

    #[test]
    fn patterns_are_read() {
        assert_eq!(recognise("3-vehicles@smartcar.com"), Ok(Identity::Owner(Account { cars: 3, ..ORDINARY })));
        let bev = Account { vin: Some("5YJXCDE22HF068739".into()), power: Some(Power::Bev), ..ORDINARY };
        assert_eq!(recognise("5yjxcde22hf068739@BEV.smartcar.com"), Ok(Identity::Owner(bev)));
        assert_eq!(recognise("someone@example.com"), Ok(Identity::Owner(ORDINARY)));
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
            assert_eq!(recognise(email), Err(Unknown), "{email}");
        }
        assert_eq!(recognise_vin("0SCLR000000000000"), Err(Unknown));
    }
}
