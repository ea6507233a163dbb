//! Builds the addresses that lead to Connect: connecting a car, and re-authenticating one.
//!
//! Connecting is the first half of the authorization code flow, so the oauth2 crate builds it; with v3 no code is asked
//! for, because the application's own token reads the cars of the user the return names. Re-authentication starts
//! from the partly built link in an error's `resolution.url` when there is one; v1.0 sends none, and a link that does not
//! lead to Connect's own re-authentication page is never followed.
//! Source: Smartcar docs, connect/redirect-to-connect and connect/re-auth/redirect-to-connect.

use oauth2::basic::BasicClient;
use oauth2::{AuthUrl, ClientId, CsrfToken, ResponseType, Scope};
use url::Url;

use super::{ApiVersion, Settings, SmartcarId};

/// What may differ from one connection to the next.
#[derive(Debug, Clone, Default)]
pub struct ConnectOptions {
    /// Skips the brand list: a make as Connect writes it, such as `TESLA`.
    pub make: Option<String>,
    /// Shows the permission screen even if the same permissions were granted before, so the choice can be made again.
    pub force_consent: bool,
    /// Where the owner is, as ISO 3166-1 alpha-2: Connect then need not ask. Source: Smartcar docs, connect/country-flag.
    pub country: Option<String>,
    /// Our own id of the owner, which Smartcar keeps with the connection and names again beside it.
    pub external_id: String,
}

/// Where to send an owner to connect a car.
pub fn authorize_url(settings: &Settings, state: &str, options: &ConnectOptions) -> Url {
    let endpoint = endpoint(settings, "oauth/authorize");
    let id = ClientId::new(settings.application_id.clone());
    let client = BasicClient::new(id).set_auth_uri(AuthUrl::from_url(endpoint));
    let response_type = match settings.api_version {
        ApiVersion::V1 | ApiVersion::V2 => "code",
        ApiVersion::V3 => "none",
    };
    let mut request = client
        .authorize_url(|| CsrfToken::new(state.to_owned()))
        .set_response_type(&ResponseType::new(response_type.to_owned()))
        .add_extra_param("application_id", settings.application_id.as_str())
        .add_extra_param("external_id", options.external_id.as_str())
        .add_scopes(settings.scope.iter().cloned().map(Scope::new))
        .add_extra_param("redirect_uri", settings.redirect_uri.as_str())
        .add_extra_param("mode", settings.mode.connect_parameter());
    if let Some(make) = &options.make {
        request = request.add_extra_param("make", make.as_str());
    }
    if let Some(country) = &options.country {
        request = request.add_extra_param("flags", format!("country:{country}"));
    }
    if options.force_consent {
        request = request.add_extra_param("approval_prompt", "force");
    }
    request.url().0
}

/// Where to send an owner whose car has lost its login: `resolution_url` completed, or the whole address built here.
pub fn reauthenticate_url(
    settings: &Settings,
    vehicle: &SmartcarId,
    resolution_url: Option<&str>,
    state: &str,
    external_id: &str,
) -> Url {
    let own = endpoint(settings, "oauth/reauthenticate");
    let trusted = |url: &Url| {
        url.origin() == own.origin()
            && url.path() == own.path()
            && url.query_pairs().any(|(name, value)| name == "vehicle_id" && value == vehicle.as_str())
    };
    let link = resolution_url.and_then(|text| Url::parse(text).ok()).filter(trusted);
    let ours = [
        ("response_type", "vehicle_id"),
        ("vehicle_id", vehicle.as_str()),
        ("redirect_uri", &settings.redirect_uri),
        ("state", state),
        ("external_id", external_id),
    ];
    // Whatever the link says about these, also twice, ours is what counts; of its others, each once.
    let mut pairs: Vec<(String, String)> = Vec::new();
    for (name, value) in link.iter().flat_map(|link| link.query_pairs().into_owned()) {
        if !ours.iter().any(|(own, _)| *own == name) && !pairs.iter().any(|(known, _)| *known == name) {
            pairs.push((name, value));
        }
    }
    if !pairs.iter().any(|(name, _)| matches!(name.as_str(), "client_id" | "application_id")) {
        pairs.push(("client_id".to_owned(), settings.application_id.clone()));
    }
    let mut url = own;
    url.query_pairs_mut().extend_pairs(pairs).extend_pairs(ours);
    url
}

fn endpoint(settings: &Settings, path: &str) -> Url {
    let mut url = settings.origins.connect.clone();
    url.set_path(path);
    url
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    fn settings() -> Settings {
        Config::from_lookup(|_| None).unwrap().smartcar
    }

    fn parameters(url: &Url) -> Vec<(String, String)> {
        url.query_pairs().into_owned().collect()
    }

    fn has(url: &Url, name: &str, value: &str) -> bool {
        parameters(url).iter().filter(|(key, _)| key == name).map(|(_, value)| value.as_str()).eq([value])
    }

    #[test]
    fn connecting_carries_what_connect_checks() {
        let options = ConnectOptions {
            make: Some("TESLA".into()),
            force_consent: true,
            country: Some("AT".into()),
            external_id: "me".into(),
        };
        let url = authorize_url(&settings(), "the-state", &options);
        assert_eq!(url.path(), "/oauth/authorize");
        for (name, value) in [
            // With v3 the application's own token reads the car: no code is asked for.
            ("response_type", "none"),
            ("state", "the-state"),
            ("make", "TESLA"),
            ("approval_prompt", "force"),
            ("mode", "test"),
            ("flags", "country:AT"),
            ("external_id", "me"),
            ("redirect_uri", "http://localhost:8000/callback"),
        ] {
            assert!(has(&url, name, value), "{name} in {url}");
        }
        assert!(!has(&authorize_url(&settings(), "s", &ConnectOptions::default()), "approval_prompt", "force"));
        let before_v3 = Settings { api_version: ApiVersion::V2, ..settings() };
        assert!(has(&authorize_url(&before_v3, "s", &ConnectOptions::default()), "response_type", "code"));
    }

    #[test]
    fn the_partly_built_link_is_completed() {
        let vehicle = SmartcarId::parse("car-1").unwrap();
        let link = "http://127.0.0.1:8001/oauth/reauthenticate?response_type=vehicle_id&client_id=theirs&vehicle_id=car-1&state=planted";
        let url = reauthenticate_url(&settings(), &vehicle, Some(link), "the-state", "me");
        for (name, value) in [
            ("client_id", "theirs"),
            ("vehicle_id", "car-1"),
            ("state", "the-state"),
            ("redirect_uri", "http://localhost:8000/callback"),
        ] {
            assert!(has(&url, name, value), "{name} in {url}");
        }
    }

    #[test]
    fn nothing_in_a_link_stands_beside_what_the_app_says_itself() {
        let vehicle = SmartcarId::parse("car-1").unwrap();
        let link = "http://127.0.0.1:8001/oauth/reauthenticate?vehicle_id=car-1&vehicle_id=car-2&state=a&state=b\
            &redirect_uri=https%3A%2F%2Fevil.example&response_type=none&external_id=x&client_id=one&client_id=two#f";
        let url = reauthenticate_url(&settings(), &vehicle, Some(link), "the-state", "me");
        for (name, value) in [
            ("vehicle_id", "car-1"),
            ("state", "the-state"),
            ("redirect_uri", "http://localhost:8000/callback"),
            ("response_type", "vehicle_id"),
            ("external_id", "me"),
            ("client_id", "one"),
        ] {
            assert!(has(&url, name, value), "{name} once in {url}");
        }
        assert_eq!(url.fragment(), None);
    }

    #[test]
    fn a_link_that_leads_elsewhere_is_never_followed() {
        let vehicle = SmartcarId::parse("car-1").unwrap();
        for link in [
            "https://evil.example/oauth/reauthenticate?vehicle_id=car-1",
            "javascript:alert(1)",
            "http://127.0.0.1:8001/oauth/authorize?vehicle_id=car-1",
            "http://127.0.0.1:8001/oauth/reauthenticate?vehicle_id=car-2",
            "",
        ] {
            let url = reauthenticate_url(&settings(), &vehicle, Some(link), "s", "me");
            assert_eq!(
                (url.origin(), url.path()),
                (settings().origins.connect.origin(), "/oauth/reauthenticate"),
                "{link}"
            );
            assert!(has(&url, "vehicle_id", "car-1"), "{link}");
        }
    }
}
