//! The query string of the redirect URI -> [`ConnectReturn`]: what the owner, or Connect, decided.
//!
//! Everything in it is untrusted. It is decoded without ever failing, decided by `error` and never by its description,
//! and only make, model, year and VIN survive as text, for the owner's own form. A parameter that decides something and
//! stands there twice counts as absent: nobody can say which one was meant.
//! Source: Smartcar docs, connect/handle-the-response and errors/connect-errors.

use serde::{Deserialize, Serialize};
use url::{Url, form_urlencoded};

use super::{SmartcarId, UserId};

/// One visit to the redirect URI.
#[derive(Debug, Clone, PartialEq)]
pub struct ConnectReturn {
    /// The `state` that came back, if exactly one did.
    pub state: Option<String>,
    /// What happened. Not to be looked at before `state` has been accepted.
    pub outcome: ConnectOutcome,
}

/// What happened at Connect.
#[derive(Debug, Clone, PartialEq)]
pub enum ConnectOutcome {
    /// Permission was given.
    Granted {
        /// The authorization code, to be exchanged within ten minutes. v3 sends none.
        code: Option<String>,
        /// Smartcar's id of the owner: what v3 sends instead, and newer Connects send besides.
        user: Option<UserId>,
        /// Tesla's page for adding the virtual key, if one more step is needed; only ever Tesla's own address.
        virtual_key_url: Option<String>,
    },
    /// Re-authentication succeeded for this car; the tokens on file stay.
    Reauthenticated(SmartcarId),
    /// An `error`.
    Refused(ConnectError),
    /// Neither of these.
    Empty,
}

/// The documented values of `error`, and any other.
#[derive(Debug, Clone, PartialEq)]
pub enum ConnectError {
    /// The owner declined on the permission screen.
    AccessDenied,
    /// The car does not work with Smartcar; carries what the owner chose to share.
    VehicleIncompatible(SharedDetails),
    /// The car maker's online service is off for this car.
    InvalidSubscription,
    /// The account holds no car.
    NoVehicles,
    /// Connect's own error page, left by its exit button. The texts are for developers.
    ConfigurationError {
        /// `status_code`, digits only.
        status_code: String,
        /// `error_message`, cut and stripped.
        error_message: String,
    },
    /// Connect's catch-all.
    ServerError,
    /// The side flow about battery sizes ended without an answer.
    BatteryCapacityNoSelection,
    /// A value no documentation names, cut and stripped.
    Unknown(String),
}

/// What an owner chose to share about a car that does not work: any subset, all of it untrusted.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[expect(missing_docs, reason = "plain names")]
pub struct SharedDetails {
    pub vin: Option<String>,
    pub make: Option<String>,
    pub model: Option<String>,
    pub year: Option<String>,
}

/// Reads a raw query string. Never fails.
pub fn parse(query: &str) -> ConnectReturn {
    let pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    let only = |name: &str| {
        let mut values = pairs.iter().filter(|(key, _)| key == name).map(|(_, value)| value.as_str());
        values.next().filter(|value| values.next().is_none() && !value.is_empty())
    };
    let shared = |name: &str| only(name).map(|value| printable(value, 64)).filter(|value| !value.is_empty());
    let present = |name: &str| pairs.iter().any(|(key, _)| key == name);

    let outcome = if present("error") {
        let details =
            || SharedDetails { vin: shared("vin"), make: shared("make"), model: shared("model"), year: shared("year") };
        ConnectOutcome::Refused(match only("error").unwrap_or_default() {
            "access_denied" => ConnectError::AccessDenied,
            "vehicle_incompatible" => ConnectError::VehicleIncompatible(details()),
            "invalid_subscription" => ConnectError::InvalidSubscription,
            "no_vehicles" => ConnectError::NoVehicles,
            "configuration_error" => ConnectError::ConfigurationError {
                status_code: only("status_code")
                    .unwrap_or_default()
                    .chars()
                    .filter(char::is_ascii_digit)
                    .take(3)
                    .collect(),
                error_message: without_vins(&printable(only("error_message").unwrap_or_default(), 200)),
            },
            "server_error" => ConnectError::ServerError,
            "battery_capacity_no_selection" => ConnectError::BatteryCapacityNoSelection,
            other => ConnectError::Unknown(printable(other, 64)),
        })
    } else {
        let code = only("code").filter(|code| code.len() <= 512).map(str::to_owned);
        let user = only("user_id").or_else(|| only("userId")).and_then(UserId::parse);
        match only("vehicle_id").and_then(SmartcarId::parse) {
            Some(vehicle) if code.is_none() => ConnectOutcome::Reauthenticated(vehicle),
            _ if code.is_none() && user.is_none() => ConnectOutcome::Empty,
            _ => ConnectOutcome::Granted {
                code,
                user,
                virtual_key_url: only("virtual_key_url").and_then(virtual_key_link),
            },
        }
    };
    ConnectReturn { state: only("state").filter(|state| state.len() <= 128).map(str::to_owned), outcome }
}

/// The link for adding a virtual key. Anything but Tesla's own host and path is ignored.
/// Source: Smartcar docs, tesla/virtual-key-tesla.
pub fn virtual_key_link(text: &str) -> Option<String> {
    let url = Url::parse(text).ok()?;
    let teslas = url.scheme() == "https"
        && url.host_str() == Some("www.tesla.com")
        && url.port().is_none()
        && url.path().starts_with("/_ak/");
    (teslas && text.len() <= 300).then(|| url.to_string())
}

/// Connect's developer texts may quote a VIN; logs never do.
fn without_vins(text: &str) -> String {
    let is_vin = |word: &str| word.chars().filter(char::is_ascii_alphanumeric).count() >= 17;
    text.split(' ').map(|word| if is_vin(word) { "[removed]" } else { word }).collect::<Vec<_>>().join(" ")
}

/// One line of text a person could have typed: no control or direction marks, trimmed, cut.
fn printable(text: &str, longest: usize) -> String {
    let invisible = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffd}')
    };
    text.chars().filter(|c| !invisible(*c)).collect::<String>().trim().chars().take(longest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_documented_return_is_recognised() {
        assert_eq!(
            parse("code=abc&state=s").outcome,
            ConnectOutcome::Granted { code: Some("abc".into()), user: None, virtual_key_url: None }
        );
        assert_eq!(
            parse("user_id=u-1&state=s").outcome,
            ConnectOutcome::Granted { code: None, user: UserId::parse("u-1"), virtual_key_url: None }
        );
        assert_eq!(parse("user_id=../x&state=s").outcome, ConnectOutcome::Empty);
        assert_eq!(
            parse("error=access_denied&error_description=User+denied").outcome,
            ConnectOutcome::Refused(ConnectError::AccessDenied)
        );
        assert_eq!(
            parse("error=brand_new&state=s").outcome,
            ConnectOutcome::Refused(ConnectError::Unknown("brand_new".into()))
        );
        assert_eq!(parse("state=s").outcome, ConnectOutcome::Empty);
        assert_eq!(
            parse("vehicle_id=abc-1").outcome,
            ConnectOutcome::Reauthenticated(SmartcarId::parse("abc-1").unwrap())
        );
    }

    #[test]
    fn any_subset_of_details_may_arrive() {
        let ConnectOutcome::Refused(ConnectError::VehicleIncompatible(details)) =
            parse("error=vehicle_incompatible&make=Kia&year=%20").outcome
        else {
            panic!("not recognised");
        };
        assert_eq!(details, SharedDetails { make: Some("Kia".into()), ..SharedDetails::default() });
    }

    #[test]
    fn an_error_beats_a_code_and_repeated_parameters_count_as_absent() {
        assert_eq!(parse("code=abc&error=access_denied").outcome, ConnectOutcome::Refused(ConnectError::AccessDenied));
        assert_eq!(parse("state=a&state=b&code=c").state, None);
        assert_eq!(parse("code=a&code=b").outcome, ConnectOutcome::Empty);
        assert_eq!(
            parse("error=access_denied&error=server_error").outcome,
            ConnectOutcome::Refused(ConnectError::Unknown(String::new()))
        );
    }

    #[test]
    fn a_virtual_key_link_is_teslas_or_nothing() {
        let link = |url: &str| {
            let query = format!(
                "code=a&virtual_key_url={}",
                form_urlencoded::byte_serialize(url.as_bytes()).collect::<String>()
            );
            let ConnectOutcome::Granted { virtual_key_url, .. } = parse(&query).outcome else { panic!("{url}") };
            virtual_key_url
        };
        assert!(link("https://www.tesla.com/_ak/smartcar.com").is_some());
        for url in [
            "https://www.tesla.com.evil.example/_ak/x",
            "http://www.tesla.com/_ak/x",
            "https://www.tesla.com/login",
            "javascript:alert(1)",
            "https://www.tesla.com:444/_ak/x",
        ] {
            assert_eq!(link(url), None, "{url}");
        }
    }

    #[test]
    fn a_developer_text_is_kept_without_the_vin_in_it() {
        assert_eq!(without_vins("VIN 0SCAUDI012FE3B132 is a test VIN"), "VIN [removed] is a test VIN");
    }

    proptest! {
        #[test]
        fn no_query_panics_and_no_text_grows(query in "\\PC{0,400}") {
            if let ConnectOutcome::Refused(ConnectError::Unknown(text)) = parse(&query).outcome {
                prop_assert!(text.chars().count() <= 64);
            }
        }
    }
}
