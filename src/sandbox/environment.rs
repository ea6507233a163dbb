//! What leads the official SDKs here: the environment variables each of them reads.
//!
//! The SDKs do not agree on names. Node takes Connect's host from the API's variable, Python wants the whole address of the
//! token endpoint and reads its variables when it is imported. The browser SDK has its hosts built in and cannot be led.

use serde::Serialize;

use super::settings::Settings;

/// One SDK and its variables.
#[derive(Debug, Serialize)]
pub struct SdkVariables {
    /// What people call it.
    pub sdk: &'static str,
    /// Names and values.
    pub variables: Vec<(&'static str, String)>,
}

/// The variables for a sandbox at this origin, ready to be exported.
pub fn sdk_variables(settings: &Settings, origin: &str) -> Vec<SdkVariables> {
    let row = |(sdk, hosts): &(&'static str, &[(&'static str, &str)])| {
        let keys = [
            ("SMARTCAR_CLIENT_ID", settings.client_id.clone()),
            ("SMARTCAR_CLIENT_SECRET", settings.client_secret.clone()),
            ("SMARTCAR_REDIRECT_URI", settings.redirect_uris.first().cloned().unwrap_or_default()),
        ];
        let hosts = hosts.iter().map(|(name, path)| (*name, format!("{origin}{path}")));
        SdkVariables { sdk, variables: keys.into_iter().chain(hosts).collect() }
    };
    HOSTS.iter().map(row).collect()
}

/// For each SDK: a variable, and what follows the origin in it.
const HOSTS: &[(&str, &[(&str, &str)])] = &[
    (
        "node",
        &[
            ("SMARTCAR_API_ORIGIN", ""),
            ("SMARTCAR_AUTH_ORIGIN", ""),
            ("SMARTCAR_API_V3_ORIGIN", ""),
            ("SMARTCAR_MANAGEMENT_API_ORIGIN", ""),
        ],
    ),
    (
        "python",
        &[
            ("SMARTCAR_CONNECT_ORIGIN", ""),
            ("SMARTCAR_AUTH_ORIGIN", "/oauth/token"),
            ("SMARTCAR_API_ORIGIN", ""),
            ("SMARTCAR_VEHICLE_API_V3_ORIGIN", ""),
            ("SMARTCAR_MANAGEMENT_API_ORIGIN", ""),
        ],
    ),
    (
        "java",
        &[
            ("SMARTCAR_CONNECT_ORIGIN", ""),
            ("SMARTCAR_AUTH_ORIGIN", ""),
            ("SMARTCAR_API_ORIGIN", ""),
            ("SMARTCAR_API_V3_ORIGIN", ""),
            ("SMARTCAR_MANAGEMENT_API_ORIGIN", ""),
        ],
    ),
    (
        "ruby",
        &[
            ("SMARTCAR_CONNECT_ORIGIN", ""),
            ("SMARTCAR_AUTH_ORIGIN", ""),
            ("SMARTCAR_API_ORIGIN", ""),
            ("SMARTCAR_VEHICLE_API_ORIGIN", ""),
            ("SMARTCAR_MANAGEMENT_API_ORIGIN", ""),
        ],
    ),
];
