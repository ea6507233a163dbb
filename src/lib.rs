//! A car owner leaves for Smartcar Connect and comes back, or we read their car and something fails: whatever happened,
//! one pure function names it, one screen explains it, and one action leads on.
//!
//! The modules, in reading order:
//!
//! * [`config`]: the settings, read once, all problems reported together.
//! * [`smartcar`]: what Smartcar says. The protocol, without pages, storage or advice.
//! * [`recovery`]: what to do about it. [`recovery::recommend`] is pure and total.
//! * [`store`]: what we remember. One file per table, tokens sealed.
//! * [`web`]: what the driver sees. The only layer that knows requests and HTML.
//! * [`private`], [`causes`], [`log`]: files for their owner only, errors with what led to them, a log without VINs.
//! * [`app`]: builds the app once and serves it on a listener it is handed; [`keys`]: what it seals cookies and tokens with;
//!   `connections`: how many browsers it holds at once.
//! * `sandbox`: a pretend Smartcar, for developing and demonstrating without account or network.

#![cfg_attr(
    test,
    expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on stops where it stands")
)]

pub mod app;
pub mod cars;
pub mod causes;
pub mod config;
mod connections;
pub mod keys;
pub mod log;
pub mod private;
pub mod recovery;
pub mod reference;
pub mod smartcar;
pub mod store;
pub mod web;

pub mod brand; // unit: brand
pub mod operator; // unit: operator
#[cfg(feature = "sandbox")]
pub mod sandbox;
pub mod setup; // unit: setup
pub mod showcase; // unit: showcase
