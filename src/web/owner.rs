//! Who the owner is: the one thing a fork with accounts of its own replaces. It hands [`crate::app::serve_for`] a function that
//! reads them from the request, such as a header of an identity-aware proxy.

use actix_web::HttpRequest;

/// The owner of cars.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner(pub(in crate::web) String);

impl Owner {
    /// The id under which the store keeps this owner's cars.
    pub fn id(&self) -> &str {
        &self.0
    }
}

/// Who sends a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Identity {
    /// Whoever has this browser: its session brings a random id.
    Browser,
    /// Somebody signed in, by the id of their account.
    Account(String),
    /// Nobody; where they sign in. Pages that are about nobody's cars are shown all the same.
    SignedOut(String),
}

/// Reads from a request who sends it.
pub type Identify = fn(&HttpRequest) -> Identity;

/// Without accounts: the browser.
pub fn by_browser(_: &HttpRequest) -> Identity {
    Identity::Browser
}
