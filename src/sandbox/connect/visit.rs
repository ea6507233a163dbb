//! One owner's walk through Connect, as it is remembered between two of its pages.

use super::super::catalogue::Brand;
use super::super::identities::Ending;
use super::request::Request;

/// One owner's walk through Connect.
pub(in super::super) struct Visit {
    pub(super) number: u64,
    pub(super) request: Request,
    pub(super) brand: Option<&'static Brand>,
    pub(super) signed_in: Option<SignedIn>,
    /// What is known of a car that does not work, by the names of the redirect; nothing when its brand is not listed.
    pub(super) incompatible: Option<Vec<(&'static str, String)>>,
    pub(super) stop: Option<Ending>,
}

pub(super) struct SignedIn {
    /// Key of the account.
    pub(super) account: String,
    /// Those the owner may grant, or the one whose sign-in is renewed.
    pub(super) cars: Vec<String>,
    /// Whether consent ends what a sign-in can end.
    pub(super) mends: bool,
}
