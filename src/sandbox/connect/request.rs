//! What an application asks of Connect: the query of `/oauth/authorize` and `/oauth/reauthenticate`, checked.
//!
//! Pure. `back.rs` comes first and finds out whether anything may lead back. Every problem after that is collected and
//! shown with an exit to the application. Parameters it does not know are ignored, as Connect does.

use std::sync::LazyLock;

use serde::Deserialize;

use super::super::catalogue::{self, Brand, table};
use super::super::identities;
use super::super::params::Params;
use super::super::settings::Settings;
use super::back::{Back, Refusal, back};

/// A checked request.
pub(super) struct Request {
    pub(super) back: Back,
    /// The car whose sign-in is to be renewed; such a request asks for nothing else.
    pub(super) vehicle_id: Option<String>,
    pub(super) brand: Option<&'static Brand>,
    pub(super) scope: Vec<Asked>,
    pub(super) force_approval: bool,
    pub(super) single_select: bool,
    pub(super) vin: Option<String>,
    pub(super) mode: &'static str,
}

/// One permission of the scope.
pub(super) struct Asked {
    pub(super) name: &'static str,
    pub(super) words: &'static str,
    pub(super) required: bool,
}

impl Request {
    /// The scope in a form that compares, whatever order it came in.
    pub(super) fn asked(&self) -> Vec<String> {
        let name = |asked: &Asked| format!("{}{}", if asked.required { "required:" } else { "" }, asked.name);
        let mut names: Vec<String> = self.scope.iter().map(name).collect();
        names.sort();
        names
    }
}

/// Reads parameters and collects what is wrong with them.
struct Reader<'a> {
    params: &'a Params,
    problems: Vec<String>,
}

pub(super) fn authorize(params: &Params, settings: &Settings, origin: &str) -> Result<Request, Refusal> {
    let mut back = back(params, settings, origin)?;
    let mut reader = Reader { params, problems: Vec::new() };
    reader.choice("response_type", &["code", "none"], true);
    let prompt = reader.choice("approval_prompt", &["auto", "force"], false);
    let mode = reader.choice("mode", &MODES, false);
    let single_select = reader.choice("single_select", &["true", "false"], false) == Some("true");
    back.external_id = reader.external_id();
    let scope = reader.scope();
    let vin = reader.one("single_select_vin");
    reader.require(vin.is_none() || single_select, "single_select_vin needs single_select=true");
    if let Some(vin) = vin {
        let known = identities::recognise_vin(vin).is_some();
        let live_test = identities::is_test_vin(vin) && mode.is_none_or(|mode| mode == "live");
        if !identities::is_vin(vin) {
            reader.require(false, "single_select_vin must be 17 letters and digits");
        } else if !known {
            reader.require(false, "single_select_vin is not one of the published test VINs");
        } else {
            reader.require(!live_test, "a test VIN needs mode=test or mode=simulated");
        }
    }
    let make = reader.one("make");
    let brand = make.and_then(catalogue::find);
    if make.is_some() && brand.is_none() {
        let known: Vec<&str> = catalogue::BRANDS.iter().map(|brand| brand.make).collect();
        reader.problems.push(format!("make must be one of {}", known.join(", ")));
    }
    if let Err(problem) = params.flags() {
        reader.problems.push(problem);
    }
    let brand = vin.and_then(catalogue::find_by_vin).or(brand);
    let (force_approval, vin) = (prompt == Some("force"), vin.map(str::to_owned));
    let mode = MODES.into_iter().find(|known| mode == Some(*known)).unwrap_or("live");
    reader.finish(Request { back, vehicle_id: None, brand, scope, force_approval, single_select, vin, mode })
}

pub(super) fn reauthenticate(
    params: &Params,
    settings: &Settings,
    origin: &str,
    make_of: impl FnOnce(&str) -> Option<String>,
) -> Result<Request, Refusal> {
    let mut back = back(params, settings, origin)?;
    let mut reader = Reader { params, problems: Vec::new() };
    reader.choice("response_type", &["vehicle_id", "none"], true);
    back.external_id = reader.external_id();
    let vehicle_id = reader.one("vehicle_id");
    reader.require(vehicle_id.is_some(), "vehicle_id is required");
    let brand = vehicle_id.and_then(make_of).and_then(|make| catalogue::find(&make));
    if reader.problems.is_empty() {
        reader.require(brand.is_some(), "The sandbox knows no car with this vehicle_id");
    }
    let vehicle_id = vehicle_id.map(str::to_owned);
    let (scope, vin, mode) = (Vec::new(), None, "live");
    reader.finish(Request { back, vehicle_id, brand, scope, force_approval: false, single_select: true, vin, mode })
}

impl<'a> Reader<'a> {
    fn require(&mut self, fine: bool, problem: &str) {
        if !fine {
            self.problems.push(problem.to_owned());
        }
    }

    fn one(&mut self, name: &str) -> Option<&'a str> {
        self.params.one(name).unwrap_or_else(|problem| {
            self.problems.push(problem);
            None
        })
    }

    fn choice(&mut self, name: &str, choices: &[&str], required: bool) -> Option<&'a str> {
        let is_repeated = self.params.one(name).is_err();
        let given = self.one(name);
        let fine = is_repeated || given.map_or(!required, |given| choices.contains(&given));
        self.require(fine, &format!("{name} must be {}", choices.join(" or ")));
        given
    }

    /// `user` and `external_id`, which both flows take. The rules for an `external_id` are undocumented; ours only keep
    /// it sane enough to be echoed.
    fn external_id(&mut self) -> Option<String> {
        for name in ["user", "external_id"] {
            let value = self.one(name).unwrap_or_default();
            let fine = value.len() <= 256 && !value.chars().any(char::is_control);
            self.require(fine, &format!("{name} must be at most 256 printable characters"));
        }
        self.params.first("external_id").map(str::to_owned)
    }

    fn scope(&mut self) -> Vec<Asked> {
        let mut scope: Vec<Asked> = Vec::new();
        for token in self.one("scope").unwrap_or(DEFAULT_SCOPE).split_whitespace() {
            let (required, name) = token.strip_prefix("required:").map_or((false, token), |name| (true, name));
            match PERMISSIONS.iter().find(|permission| permission.name == name) {
                Some(_) if scope.iter().any(|asked| asked.name == name) => {}
                Some(&Permission { name, words }) => scope.push(Asked { name, words, required }),
                None => {
                    let name: String = name.chars().take(60).collect();
                    self.problems.push(format!("scope holds an unknown permission ({name})"));
                }
            }
        }
        scope
    }

    fn finish(self, request: Request) -> Result<Request, Refusal> {
        if self.problems.is_empty() {
            return Ok(request);
        }
        Err(Refusal::Exit(Box::new(request.back), format!("{}.", self.problems.join("; "))))
    }
}

const MODES: [&str; 3] = ["live", "simulated", "test"];

/// The dashboard's Vehicle Access set, used when a request names no scope.
const DEFAULT_SCOPE: &str = "read_vehicle_info read_vin read_odometer read_location read_battery read_charge read_fuel";

/// A documented permission, and how the permission page says it.
#[derive(Deserialize)]
struct Permission {
    name: &'static str,
    words: &'static str,
}

static PERMISSIONS: LazyLock<Vec<Permission>> = LazyLock::new(|| table(include_str!("../data/permissions.json")));

pub(in super::super) fn is_permission(name: &str) -> bool {
    PERMISSIONS.iter().any(|permission| permission.name == name)
}

#[cfg(test)]
mod tests {
    use super::super::super::params::Params;
    use super::super::super::settings::Settings;
    use super::{PERMISSIONS, Refusal, Request, authorize, reauthenticate};

    fn settings() -> Settings {
        let redirect_uris =
            vec!["http://localhost:8000/callback".into(), "http://cars.example/cb".into(), "scapp://done".into()];
        Settings {
            client_id: "app".into(),
            client_secret: "s".into(),
            management_token: "m".into(),
            redirect_uris,
            ..Settings::default()
        }
    }

    fn asked(query: &str) -> Result<Request, Refusal> {
        authorize(&Params::parse(query.as_bytes()), &settings(), "http://127.0.0.1:1")
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
            assert!(back.success(&[]).ends_with("?state=a%26b"), "{query}");
        }
    }

    #[test]
    fn a_good_request_is_read_and_the_first_redirect_uri_is_the_default() {
        let Ok(request) = asked("application_id=app&response_type=code&scope=required:read_vin+read_fuel&make=kia")
        else {
            unreachable!("refused")
        };
        assert_eq!(request.back.uri.as_str(), "http://localhost:8000/callback");
        assert_eq!(request.asked(), ["read_fuel", "required:read_vin"]);
        assert_eq!(PERMISSIONS.len(), 28);
        assert!(asked("client_id=app&response_type=code&redirect_uri=scapp://done").is_ok());
    }

    #[test]
    fn reauthentication_needs_its_vehicle() {
        let read = |query: &str| {
            let make_of = |id: &str| (id == "x").then(|| "KIA".to_owned());
            reauthenticate(&Params::parse(query.as_bytes()), &settings(), "http://127.0.0.1:1", make_of)
        };
        assert!(read("client_id=app&response_type=vehicle_id&vehicle_id=x").is_ok());
        assert!(matches!(read("client_id=app&response_type=vehicle_id&vehicle_id=y"), Err(Refusal::Exit(..))));
        assert!(matches!(read("client_id=app&response_type=vehicle_id"), Err(Refusal::Exit(..))));
        assert!(matches!(read("client_id=app&response_type=code&vehicle_id=x"), Err(Refusal::Exit(..))));
    }
}
