//! A car owner leaves for Smartcar Connect and comes back, or we read their car and something fails: whatever happened,
//! one pure function names it, one screen explains it, and one action leads on.
//!
//! The modules, in reading order:

#![cfg_attr(
    test,
    expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on stops where it stands")
)]

/// Builds the app once and serves it on a listener it is handed.
pub mod app;
/// Settings: environment -> `Config`, all problems reported at once.
pub mod config;
/// Keys for cookies, tokens and references, all from one secret.
pub mod keys;
/// What to do about it: `recommend(&Failure) -> Recovery`, pure and total.
pub mod recovery;
/// A pretend Smartcar, for developing and demonstrating without account or network.
#[cfg(feature = "sandbox")]
pub mod sandbox;
/// What Smartcar says: the protocol, without pages, storage or advice.
pub mod smartcar;
/// What we remember: one file per table, tokens sealed.
pub mod store;
/// What the driver sees: the only layer that knows requests and HTML.
pub mod web;
