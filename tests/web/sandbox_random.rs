//! Thousands of random requests to every route over real HTTP: nothing panics, and no answer is a 5xx nobody asked for.

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use reqwest::Method;
use serde_json::Value;

use crate::sandbox_api::{APP, BACK, Connected, MANAGEMENT, SECRET, Sandbox};

const REQUESTS: usize = 3_000;

/// Pieces of paths: those that exist, and some that do not. `{car}` and `{visit}` are filled in.
const PATHS: &[&str] = &[
    "/",
    "/sandbox/identities",
    "/sandbox/journal",
    "/sandbox/reset",
    "/sandbox/everything/{word}",
    "/sandbox/cars/{car}",
    "/sandbox/cars/{car}/{word}",
    "/oauth/authorize",
    "/oauth/reauthenticate",
    "/oauth/token",
    "/oauth2/token",
    "/connect-done",
    "/connect/{visit}/{word}",
    "/_control",
    "/_control/{word}",
    "/_control/cars/{car}/{word}",
    "/_control/webhooks/{word}/{word}",
    "/v2.0/user",
    "/v2.0/vehicles",
    "/v2.0/vehicles/{car}",
    "/v2.0/vehicles/{car}/{word}",
    "/v2.0/vehicles/{car}/{word}/{word}",
    "/v1.0/vehicles/{car}/{word}/",
    "/v2.0/compatibility",
    "/v2.0/compatibility/matrix",
    "/v2.0/management/connections",
    "/v{word}/{word}",
    "/v3/connections",
    "/v3/{word}/{word}",
    "/v3/vehicles/{car}/signals",
    "/v3/vehicles/{car}/signals/{word}",
    "/v3/vehicles/{car}/commands/{word}/{word}",
    "/v3/vehicles/{car}/{word}",
    "/{word}/{word}",
];

const WORDS: &[&str] = &[
    "odometer",
    "battery",
    "capacity",
    "charge",
    "limit",
    "lock",
    "security",
    "permissions",
    "batch",
    "application",
    "webhooks",
    "subscriptions",
    "users",
    "service",
    "history",
    "tesla",
    "TESLA",
    "brands",
    "sign-in",
    "welcome",
    "incompatible",
    "stopped",
    "journal",
    "deliveries",
    "edges",
    "state",
    "condition",
    "mend",
    "send",
    "delivery",
    "clock",
    "ids",
    "start",
    "stop",
    "set-limit",
    "navigation",
    "destination",
    "charge-ischarging",
    "..",
    "%00",
    "%ff",
    "%2e%2e",
    "null",
    "-1",
    "9999999999999999999999",
    "\u{e9}",
    "a%20b",
];

const NAMES: &[&str] = &[
    "client_id",
    "application_id",
    "response_type",
    "redirect_uri",
    "scope",
    "state",
    "make",
    "mode",
    "flags",
    "vin",
    "single_select",
    "single_select_vin",
    "limit",
    "offset",
    "cursor",
    "user_id",
    "vehicle_id",
    "page[number]",
    "page[size]",
    "start_date",
    "endDate",
    "region",
    "type",
    "country",
    "grant_type",
    "code",
    "refresh_token",
    "search",
    "username",
    "identity",
    "decision",
    "car",
    "permission",
    "condition",
    "external_id",
    "approval_prompt",
];

const VALUES: &[&str] = &[
    "",
    APP,
    "code",
    "none",
    BACK,
    "read_odometer required:read_vin",
    "KIA",
    "test",
    "a:b",
    "5YJXCDE22HF068739",
    "true",
    "0SCAUDI037A5ADB1C",
    "10",
    "-5",
    "99999999999999999999",
    "2025-01-01",
    "US",
    "EUROPE",
    "BEV",
    "authorization_code",
    "client_credentials",
    "refresh_token",
    "a@b.c",
    "3-vehicles@smartcar.com",
    "approve",
    "deny",
    "\u{0}\u{7f}\u{202e}",
    "{{ x }}",
    "'\"<script>",
    "vehicle_id",
    "%",
    "[]",
];

const BODIES: &[&str] = &[
    "",
    "{}",
    "[]",
    "null",
    "{\"action\":\"LOCK\"}",
    "{\"action\":7}",
    "{\"limit\":\"0.7\"}",
    "{\"limit\":1e999}",
    "{\"requests\":[{\"path\":\"/odometer\"},{\"path\":\"/x\"}]}",
    "{\"requests\":[]}",
    "{\"latitude\":1,\"longitude\":2}",
    "{\"data\":{\"attributes\":{\"percent\":80}}}",
    "{\"condition\":\"HEALTHY\"}",
    "{\"locked\":true,\"driving\":false}",
    "{\"advance_seconds\":60}",
    "{\"stands_at\":\"2026-01-01T00:00:00Z\"}",
    "{\"runs\":true}",
    "{\"deterministic\":true}",
    "{\"uri\":\"http://127.0.0.1:9/\"}",
    "{\"uri\":\"https://example.com/\"}",
    "{\"reply\":\"pending\"}",
    "{\"a\":",
    "\u{ff}",
];

#[derive(Clone, Debug)]
struct Wild {
    method: usize,
    path: String,
    query: String,
    credentials: usize,
    form: bool,
    body: String,
}

fn one_of(list: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop_oneof![9 => proptest::sample::select(list).prop_map(str::to_owned), 1 => "[ -~]{0,40}"]
}

fn wild() -> impl Strategy<Value = Wild> {
    let pairs = || {
        proptest::collection::vec((one_of(NAMES), one_of(VALUES)), 0..6)
            .prop_map(|pairs| url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish())
    };
    let body = prop_oneof![one_of(BODIES), pairs()];
    let words = proptest::collection::vec(proptest::sample::select(WORDS), 2);
    let parts = (0..5_usize, proptest::sample::select(PATHS), words, pairs(), 0..6_usize, any::<bool>(), body);
    parts.prop_map(|(method, path, words, query, credentials, form, body)| {
        let path = words.iter().fold(path.to_owned(), |path, word| path.replacen("{word}", word, 1));
        Wild { method, path, query, credentials, form, body }
    })
}

async fn send(sandbox: &Sandbox, wild: &Wild, car: &Connected, application: &str, visit: &str) -> (u16, Value) {
    let methods = [Method::GET, Method::POST, Method::DELETE, Method::PUT, Method::GET];
    let path = wild.path.replace("{car}", &car.id).replace("{visit}", visit);
    let request = sandbox.request(methods[wild.method].clone(), &format!("{path}?{}", wild.query));
    let request = match wild.credentials {
        0 => request,
        1 => request.bearer_auth(application),
        2 => request.bearer_auth(MANAGEMENT),
        3 => request.basic_auth(APP, Some(SECRET)),
        4 => request.basic_auth("default", Some(MANAGEMENT)),
        _ => request.bearer_auth(&car.token),
    };
    let form = "application/x-www-form-urlencoded";
    let request = request.header("content-type", if wild.form { form } else { "application/json" });
    // A panic would close the connection, and so fail here.
    let response = request.body(wild.body.clone()).send().await.unwrap();
    let status = response.status().as_u16();
    (status, serde_json::from_slice(&response.bytes().await.unwrap()).unwrap_or_default())
}

#[actix_web::test]
async fn thousands_of_random_requests_meet_no_error_that_was_not_asked_for() {
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let (sandbox, strategy) = (Sandbox::start(), wild());
    let (mut car, mut application, mut visit) = (None, String::new(), String::new());
    for number in 0..REQUESTS {
        if number % 250 == 0 {
            // A reset, or a new owner's token, now and then: random requests end both.
            sandbox.control("reset", Value::Null).await;
            car = Some(sandbox.connect("KIA", "owner@example.com").await);
            let form = [("grant_type", "client_credentials")];
            let token = sandbox.request(Method::POST, "/oauth2/token").basic_auth(APP, Some(SECRET)).form(&form);
            let token: Value = token.send().await.unwrap().json().await.unwrap();
            token["access_token"].as_str().unwrap().clone_into(&mut application);
            let query = [("response_type", "code"), ("client_id", APP), ("make", "KIA")];
            let begun = sandbox.request(Method::GET, "/oauth/authorize").query(&query).send().await.unwrap();
            let place = begun.headers()["location"].to_str().unwrap();
            place.split('/').nth(2).unwrap().clone_into(&mut visit);
        }
        let wild = strategy.new_tree(&mut runner).unwrap().current();
        let (status, body) = send(&sandbox, &wild, car.as_ref().unwrap(), &application, &visit).await;
        // What a car cannot do is a 501 in v2.0.
        let is_incapable = status == 501 && body.to_string().to_lowercase().contains("capable");
        assert!(status < 500 || is_incapable, "{status} {body} for {wild:?}");
    }
}
