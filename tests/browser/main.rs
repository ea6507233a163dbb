//! The flows of the app as an owner walks them: clicked through in a real Chromium, against the real app and the real
//! sandbox, asserting what a person sees.
//!
//! One file per flow, each test a sentence about the owner. `harness.rs` starts the servers and, by `chromium.rs`, the
//! browser; `owner.rs` is what an owner can do with it, and `connect.rs` the way through Connect. The tests need the
//! commands `chromium` and `chromedriver`; without them they fail and say so.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "in a test a panic is the report")]

mod chromium;
mod connect;
mod harness;
mod owner;

mod approved; // unit: showcase
mod contract; // unit: showcase setup operator
mod denied;
mod first_view; // unit: showcase
mod gallery; // unit: showcase
mod happy_path;
mod history;
mod incompatible;
mod keyboard;
mod languages; // unit: showcase
mod layout; // unit: showcase setup operator
mod looks; // unit: showcase
mod operator; // unit: showcase setup operator
mod pictures; // unit: showcase brand
mod reconnect;
mod setup; // unit: setup
mod subscription;
mod without_script;
