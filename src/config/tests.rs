//! Settings as people write them: absent, wrong, contradictory.

use std::collections::BTreeSet;

use super::*;

fn config(settings: &[(&str, &str)]) -> Result<Config, Problems> {
    Config::from_lookup(|name| settings.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
}

#[test]
fn no_settings_at_all_give_the_sandbox() {
    let config = config(&[]).unwrap();
    assert_eq!(config.smartcar.mode, Mode::Sandbox);
    assert_eq!(config.smartcar.redirect_uri, "http://localhost:8000/callback");
    assert_eq!(config.smartcar.origins.api.as_str(), "http://127.0.0.1:8001/");
}

#[test]
fn every_problem_is_named_at_once() {
    let problems = config(&[("SMARTCAR_MODE", "live"), ("BIND_ADDR", "here"), ("APP_BASE_URL", "https://a.example/x")])
        .unwrap_err();
    let text = problems.to_string();
    for name in ["SMARTCAR_CLIENT_ID", "SMARTCAR_CLIENT_SECRET", "BIND_ADDR", "APP_BASE_URL"] {
        assert!(text.contains(name), "{name} is missing from: {text}");
    }
}

#[test]
fn https_needs_a_secret_and_never_travels_to_plain_http() {
    let live = [
        ("SMARTCAR_MODE", "live"),
        ("SMARTCAR_CLIENT_ID", "a"),
        ("SMARTCAR_CLIENT_SECRET", "b"),
        ("SMARTCAR_APPLICATION_ID", "c"),
    ];
    let with = |extra: &[(&'static str, &'static str)]| config(&[&live[..], extra].concat());
    assert!(with(&[("APP_BASE_URL", "https://a.example")]).unwrap_err().to_string().contains("APP_SECRET"));
    assert!(
        with(&[("SMARTCAR_API_ORIGIN", "http://api.example")]).unwrap_err().to_string().contains("SMARTCAR_API_ORIGIN")
    );
    assert!(with(&[]).is_ok());
}

#[test]
fn a_short_operator_password_and_a_proxy_that_is_no_address_are_named() {
    let problems = config(&[
        ("APP_OPERATOR_PASSWORD", "fifteen letters"),
        ("APP_TRUSTED_PROXIES", "10.0.0.0/8, proxy.example"),
        ("MAX_CONNECTIONS", "all"),
    ]);
    let text = problems.unwrap_err().to_string();
    for name in ["APP_OPERATOR_PASSWORD must be at least 16", "APP_TRUSTED_PROXIES", "MAX_CONNECTIONS"] {
        assert!(text.contains(name), "{name} is missing from: {text}");
    }
    assert!(!text.contains("fifteen"), "no value is repeated");
    let proxies = config(&[("APP_TRUSTED_PROXIES", "10.0.0.0/8, ::1 192.0.2.7")]).unwrap().trusted_proxies;
    assert_eq!(proxies.iter().map(ToString::to_string).collect::<Vec<_>>(), ["10.0.0.0/8", "::1/128", "192.0.2.7/32"]);
}

#[test]
fn version_one_is_for_the_sandbox_only() {
    assert!(config(&[("SMARTCAR_API_VERSION", "1.0")]).is_ok());
    let live = config(&[("SMARTCAR_MODE", "live"), ("SMARTCAR_API_VERSION", "1.0")]).unwrap_err();
    assert!(live.to_string().contains("SMARTCAR_API_VERSION"));
}

#[test]
fn version_three_needs_the_application_id_of_connect() {
    let live = [("SMARTCAR_MODE", "live"), ("SMARTCAR_CLIENT_ID", "client_a"), ("SMARTCAR_CLIENT_SECRET", "b")];
    let with = |extra: &[(&'static str, &'static str)]| config(&[&live[..], extra].concat());
    let missing = with(&[]).unwrap_err();
    assert!(missing.to_string().contains("SMARTCAR_APPLICATION_ID"));
    let complete = with(&[("SMARTCAR_APPLICATION_ID", "app")]).unwrap();
    assert_eq!(complete.smartcar.application_id, "app");
    let before = with(&[("SMARTCAR_API_VERSION", "2.0")]).unwrap();
    assert_eq!(before.smartcar.application_id, "client_a", "one and the same before v3");
}

#[test]
fn the_example_file_lists_every_setting_and_no_other() {
    let example = include_str!("../../.env.example");
    let documented: BTreeSet<&str> = example
        .lines()
        .filter_map(|line| line.trim_start_matches("# ").split_once('='))
        .map(|(name, _)| name)
        .filter(|name| name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_'))
        .collect();
    let asked = std::cell::RefCell::new(BTreeSet::from(["RUST_LOG".to_owned()]));
    let note = |name: &str| {
        asked.borrow_mut().insert(name.to_owned());
        match name {
            "SMARTCAR_MODE" => Some("live".to_owned()),
            "SMARTCAR_API_VERSION" => Some("3".to_owned()),
            _ => None,
        }
    };
    drop(Config::from_lookup(note));
    assert_eq!(documented, asked.borrow().iter().map(String::as_str).collect());
}
