//! The link inside `resolution`, which two rows of the error table have. A test can put another in its place.

use url::Url;

use super::car::Car;
use super::state::Sandbox;

pub(super) const VIRTUAL_KEY_URL: &str = "https://www.tesla.com/_ak/smartcar.com";

impl Sandbox {
    /// The one for a new sign-in is partly built: the application adds its redirect URI and state.
    pub(super) fn resolution_url(&self, fault: &str, car: &Car) -> Option<String> {
        let own = || car.resolution_url.clone();
        match fault {
            "CONNECTED_SERVICES_ACCOUNT:AUTHENTICATION_FAILED" => {
                let client_id = self.settings.client_id.as_str();
                let query = [("response_type", "vehicle_id"), ("client_id", client_id), ("vehicle_id", &car.id)];
                let url = format!("{}/oauth/reauthenticate", self.origin);
                own().or_else(|| Url::parse_with_params(&url, query).ok().map(Into::into))
            }
            "CONNECTED_SERVICES_ACCOUNT:VIRTUAL_KEY_REQUIRED" => own().or_else(|| Some(VIRTUAL_KEY_URL.to_owned())),
            _ => None,
        }
    }
}
