//! The way through Connect, as far as several flows share it. The sandbox plays Smartcar and the car maker; the ids are
//! those that Smartcar's own end-to-end suites press.

use crate::owner::Owner;

/// The e-mail of an account with one healthy car of whichever brand.
pub(crate) const HEALTHY: &str = "owner@example.com";

impl Owner {
    /// From `Connect your car` to the brand's sign-in page, and through it.
    pub(crate) async fn signs_in_at_connect(&self, brand: &str, email: &str) {
        self.sees_at_connect("Connect your car").await;
        self.presses_id("continue-button").await;
        self.presses_id(brand).await;
        self.signs_in(email).await;
    }

    /// Signs in on the maker's page.
    pub(crate) async fn signs_in(&self, email: &str) {
        self.types("username", email).await;
        self.types("password", "any password").await;
        self.presses_id("sign-in-button").await;
    }

    /// Connects one Chevrolet Volt from the app's first page, and ends on its page.
    pub(crate) async fn connects_a_car(&self) {
        self.opens("/").await;
        self.presses("Connect your car").await;
        self.signs_in_at_connect("CHEVROLET", HEALTHY).await;
        self.presses_id("approval-button").await;
        self.sees("vehicle", "Your Chevrolet Volt").await;
    }
}
