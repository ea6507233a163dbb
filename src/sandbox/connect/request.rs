//! What an application asks of Connect: the query of `/oauth/authorize` and `/oauth/reauthenticate`, checked.
//!
//! Pure. The order matters: until the client and its redirect URI are known to belong together nothing may lead back to
//! that URI, so those problems keep the owner here. Every later problem is shown with an exit to the application.
//! Parameters it does not know are ignored, as Connect does.

use url::Url;

use super::super::Settings;
use super::super::catalogue::{self, Brand};
use super::super::identities;
use super::super::params::Params;

/// A checked request.
#[derive(Clone)]
pub(super) struct Request {
    pub(super) back: Back,
    pub(super) external_id: Option<String>,
    pub(super) wants: Wants,
}

#[derive(Clone)]
pub(super) enum Wants {
    Access(Access),
    Reauthentication { vehicle_id: String },
}

#[derive(Clone)]
pub(super) struct Access {
    pub(super) scope: Vec<Asked>,
    pub(super) force_approval: bool,
    pub(super) brand: Option<&'static Brand>,
    pub(super) single_select: bool,
    pub(super) vin: Option<String>,
}

/// One permission of the scope.
#[derive(Clone)]
pub(super) struct Asked {
    pub(super) name: &'static str,
    pub(super) words: &'static str,
    pub(super) required: bool,
}

/// The way back to the application, state attached.
#[derive(Clone)]
pub(super) struct Back {
    pub(super) uri: Url,
    /// As registered, which `Url` may have rewritten: what the token endpoint compares with.
    pub(super) registered: String,
    state: Option<String>,
}

/// Why the flow cannot begin.
pub(super) enum Refusal {
    /// Nothing leads back: the redirect URI is not trusted.
    Stay(String),
    Exit(Box<Back>, String),
}

impl Back {
    pub(super) fn with(&self, pairs: &[(&str, &str)]) -> String {
        let mut uri = self.uri.clone();
        let state = self.state.iter().map(|state| ("state", state.as_str()));
        uri.query_pairs_mut().extend_pairs(pairs.iter().copied().chain(state));
        uri.into()
    }

    pub(super) fn error(&self, error: &str, description: &str, more: &[(&str, &str)]) -> String {
        self.with(&[&[("error", error), ("error_description", description)], more].concat())
    }
}

pub(super) fn authorize(params: &Params, settings: &Settings) -> Result<Request, Refusal> {
    let back = back(params, settings)?;
    let mut problems = Vec::new();
    check_choice(params, "response_type", &["code"], true, &mut problems);
    check_choice(params, "approval_prompt", &["auto", "force"], false, &mut problems);
    check_choice(params, "mode", &["live", "simulated", "test"], false, &mut problems);
    check_choice(params, "single_select", &["true", "false"], false, &mut problems);
    let external_id = common(params, &mut problems);
    let scope = scope(value(params, "scope", &mut problems), &mut problems);
    let vin = value(params, "single_select_vin", &mut problems).map(str::to_owned);
    let single_select = params.first("single_select") == Some("true");
    if let Some(vin) = &vin {
        check_vin(vin, single_select, params.first("mode").unwrap_or("live"), &mut problems);
    }
    let make = value(params, "make", &mut problems);
    let brand = make.and_then(catalogue::find);
    if make.is_some() && brand.is_none() {
        let known: Vec<&str> = catalogue::BRANDS.iter().map(|brand| brand.make).collect();
        problems.push(format!("make must be one of {}", known.join(", ")));
    }
    for flag in value(params, "flags", &mut problems).unwrap_or_default().split_whitespace() {
        if !flag.split_once(':').is_some_and(|(name, value)| !name.is_empty() && !value.is_empty()) {
            problems.push("flags must look like name:value, separated by spaces".to_owned());
        }
    }
    let brand = vin.as_deref().and_then(catalogue::find_by_vin).or(brand);
    let force_approval = params.first("approval_prompt") == Some("force");
    let wants = Wants::Access(Access { scope, force_approval, brand, single_select, vin });
    finish(Request { back, external_id, wants }, &problems)
}

pub(super) fn reauthenticate(params: &Params, settings: &Settings) -> Result<Request, Refusal> {
    let back = back(params, settings)?;
    let mut problems = Vec::new();
    check_choice(params, "response_type", &["vehicle_id"], true, &mut problems);
    let external_id = common(params, &mut problems);
    let vehicle_id = value(params, "vehicle_id", &mut problems).unwrap_or_default().to_owned();
    if vehicle_id.is_empty() {
        problems.push("vehicle_id is required".to_owned());
    }
    finish(Request { back, external_id, wants: Wants::Reauthentication { vehicle_id } }, &problems)
}

fn finish(request: Request, problems: &[String]) -> Result<Request, Refusal> {
    if problems.is_empty() {
        Ok(request)
    } else {
        Err(Refusal::Exit(Box::new(request.back), format!("{}.", problems.join("; "))))
    }
}

/// Client and redirect URI: the two that decide whether anything may lead back.
fn back(params: &Params, settings: &Settings) -> Result<Back, Refusal> {
    let stay = |text: &str| Refusal::Stay(text.to_owned());
    let one = |name: &str| params.one(name).map_err(|problem| Refusal::Stay(format!("{problem}.")));
    match (one("client_id")?, one("application_id")?) {
        (None, None) => return Err(stay("application_id (or client_id) is required.")),
        (Some(one), Some(other)) if one != other => return Err(stay("client_id and application_id differ.")),
        (Some(id), _) | (None, Some(id)) if id != settings.client_id => {
            return Err(stay("No application has this application_id (or client_id)."));
        }
        (Some(_), _) | (None, Some(_)) => {}
    }
    let registered = &settings.redirect_uris;
    let uri = match one("redirect_uri")? {
        Some(uri) => registered.iter().find(|known| *known == uri),
        None => registered.first(),
    };
    let registered = uri.ok_or_else(|| stay("The redirect_uri is not registered for this application."))?;
    let uri = Url::parse(registered).ok().filter(|uri| may_be_redirect_uri(uri, &settings.client_id));
    let uri = uri.ok_or_else(|| stay("A redirect URI must be https, http on localhost, or sc{client_id}://."))?;
    let state = params.one("state").map_err(|problem| Refusal::Stay(format!("{problem}.")))?;
    Ok(Back { uri, registered: registered.clone(), state: state.map(str::to_owned) })
}

fn may_be_redirect_uri(uri: &Url, client_id: &str) -> bool {
    match uri.scheme() {
        "https" => true,
        "http" => matches!(uri.host_str(), Some("localhost" | "127.0.0.1" | "[::1]")),
        // Url lowers the case of schemes, application ids are not case-sensitive anywhere.
        scheme => scheme == format!("sc{client_id}").to_ascii_lowercase(),
    }
}

fn value<'a>(params: &'a Params, name: &str, problems: &mut Vec<String>) -> Option<&'a str> {
    match params.one(name) {
        Ok(value) => value,
        Err(problem) => {
            problems.push(problem);
            None
        }
    }
}

fn check_choice(params: &Params, name: &str, choices: &[&str], required: bool, problems: &mut Vec<String>) {
    let given = value(params, name, problems);
    let fine = given.map_or(!required, |given| choices.contains(&given));
    if !fine && params.all(name).count() < 2 {
        problems.push(format!("{name} must be {}", choices.join(" or ")));
    }
}

/// `user` and `external_id`, which both flows take. The rules for an `external_id` are undocumented; ours only keep it
/// sane enough to be echoed.
fn common(params: &Params, problems: &mut Vec<String>) -> Option<String> {
    for name in ["user", "external_id"] {
        if value(params, name, problems).is_some_and(|value| value.len() > 256 || value.chars().any(char::is_control)) {
            problems.push(format!("{name} must be at most 256 printable characters"));
        }
    }
    params.first("external_id").map(str::to_owned)
}

fn scope(text: Option<&str>, problems: &mut Vec<String>) -> Vec<Asked> {
    let mut scope: Vec<Asked> = Vec::new();
    for token in text.unwrap_or(DEFAULT_SCOPE).split_whitespace() {
        let (required, name) = token.strip_prefix("required:").map_or((false, token), |name| (true, name));
        match PERMISSIONS.iter().find(|(known, _)| *known == name) {
            Some(_) if scope.iter().any(|asked| asked.name == name) => {}
            Some((name, words)) => scope.push(Asked { name, words, required }),
            None => problems
                .push(format!("scope holds an unknown permission ({})", name.chars().take(60).collect::<String>())),
        }
    }
    scope
}

fn check_vin(vin: &str, single_select: bool, mode: &str, problems: &mut Vec<String>) {
    if !single_select {
        problems.push("single_select_vin needs single_select=true".to_owned());
    }
    if !identities::is_vin(vin) {
        problems.push("single_select_vin must be 17 letters and digits".to_owned());
    } else if identities::recognise_vin(vin).is_err() {
        problems.push("single_select_vin is not one of the published test VINs".to_owned());
    } else if identities::is_test_vin(vin) && mode == "live" {
        problems.push("a test VIN needs mode=test or mode=simulated".to_owned());
    }
}

/// The dashboard's Vehicle Access set, used when a request names no scope.
const DEFAULT_SCOPE: &str = "read_vehicle_info read_vin read_odometer read_location read_battery read_charge read_fuel";

/// Every documented permission, and how the permission page says it.
const PERMISSIONS: &[(&str, &str)] = &[
    ("read_vehicle_info", "Know make, model and year"),
    ("read_vin", "Know the VIN"),
    ("read_odometer", "Know the odometer"),
    ("read_location", "Know where the car is"),
    ("read_battery", "Know the battery level and range"),
    ("read_charge", "Know whether the car is charging"),
    ("read_fuel", "Know the fuel level and range"),
    ("read_engine_oil", "Know the oil life"),
    ("read_tires", "Know the tyre pressures"),
    ("read_security", "Know whether doors and windows are shut"),
    ("read_service_history", "Know the service history"),
    ("read_diagnostics", "Know fault codes"),
    ("read_user_profile", "Know the e-mail of the maker's account"),
    ("read_alerts", "Know the alerts"),
    ("read_charge_locations", "Know the charging places"),
    ("read_charge_records", "Know past charges"),
    ("read_charge_events", "Know when charging starts and stops"),
    ("read_climate", "Know the climate settings"),
    ("read_compass", "Know the heading"),
    ("read_extended_vehicle_info", "Know the equipment"),
    ("read_speedometer", "Know the speed"),
    ("read_thermometer", "Know the temperatures"),
    ("control_charge", "Start and stop charging"),
    ("control_climate", "Change the climate settings"),
    ("control_navigation", "Send a destination"),
    ("control_pin", "Set a PIN"),
    ("control_security", "Lock and unlock"),
    ("control_trunk", "Open the trunk"),
];

#[cfg(test)]
mod tests {
    use super::super::super::Settings;
    use super::super::super::params::Params;
    use super::{Refusal, Request, Wants, authorize, reauthenticate};

    fn settings() -> Settings {
        let redirect_uris =
            vec!["http://localhost:8000/callback".into(), "http://cars.example/cb".into(), "scapp://done".into()];
        Settings { client_id: "app".into(), client_secret: "s".into(), redirect_uris, state_file: None }
    }

    fn asked(query: &str) -> Result<Request, Refusal> {
        authorize(&Params::parse(query.as_bytes()), &settings())
    }

    #[test]
    fn an_untrusted_redirect_uri_keeps_the_owner_here() {
        for query in [
            "response_type=code",
            "client_id=other&response_type=code",
            "client_id=app&application_id=else&response_type=code",
            "client_id=app&response_type=code&redirect_uri=http://evil.example/",
            "client_id=app&response_type=code&redirect_uri=http://localhost:8000/callback/",
            "client_id=app&response_type=code&redirect_uri=http://cars.example/cb",
            "client_id=app&redirect_uri=http://localhost:8000/callback&redirect_uri=http://localhost:8000/callback",
        ] {
            assert!(matches!(asked(query), Err(Refusal::Stay(_))), "{query}");
        }
    }

    #[test]
    fn later_problems_lead_back_with_the_state() {
        for query in [
            "response_type=token",
            "response_type=code&scope=read_minds",
            "response_type=code&approval_prompt=always",
            "response_type=code&mode=fun",
            "response_type=code&make=TRABANT",
            "response_type=code&single_select_vin=0SCAUDI012FE3B132",
            "response_type=code&single_select=true&single_select_vin=0SCAUDI012FE3B132&mode=live",
            "response_type=code&single_select=true&single_select_vin=0SCAUDI012FE3B133&mode=test",
            "response_type=code&flags=country",
            "response_type=code&make=KIA&make=BMW",
        ] {
            let refusal = asked(&format!("client_id=app&state=a%26b&{query}")).err();
            let Some(Refusal::Exit(back, _)) = refusal else { unreachable!("{query}") };
            assert!(back.with(&[]).ends_with("?state=a%26b"), "{query}");
        }
    }

    #[test]
    fn a_good_request_is_read_and_the_first_redirect_uri_is_the_default() {
        let Ok(request) = asked("application_id=app&response_type=code&scope=required:read_vin+read_fuel&make=kia")
        else {
            unreachable!("refused")
        };
        assert_eq!(request.back.uri.as_str(), "http://localhost:8000/callback");
        let Wants::Access(access) = request.wants else { unreachable!("not access") };
        assert_eq!(
            access.scope.iter().map(|asked| (asked.name, asked.required)).collect::<Vec<_>>(),
            [("read_vin", true), ("read_fuel", false)]
        );
        assert!(asked("client_id=app&response_type=code&redirect_uri=scapp://done").is_ok());
    }

    #[test]
    fn reauthentication_needs_its_vehicle() {
        let read = |query: &str| reauthenticate(&Params::parse(query.as_bytes()), &settings());
        assert!(read("client_id=app&response_type=vehicle_id&vehicle_id=x").is_ok());
        assert!(matches!(read("client_id=app&response_type=vehicle_id"), Err(Refusal::Exit(..))));
        assert!(matches!(read("client_id=app&response_type=code&vehicle_id=x"), Err(Refusal::Exit(..))));
    }
}
