//! A car owner leaves for Smartcar Connect and comes back, or we read their car and something fails: whatever happened,
//! one pure function names it, one screen explains it, and one action leads on.
//!
//! Start with [`recovery`], the heart; `ARCHITECTURE.md` has the picture and three walks through the house.
//!
//! # Words
//!
//! | word | means | is in |
//! |---|---|---|
//! | owner | whoever has a car and may share it: by default one browser | [`web::owner`] |
//! | reader | whose language, units and country a page is for | [`web::language`] |
//! | session, visit | what one browser is remembered by; one request of it | [`web::session`] |
//! | Connect | Smartcar's pages where an owner signs in and allows | [`smartcar::connect`] |
//! | attempt | one way to Connect and back, with its state | [`store`] |
//! | return | what the browser brings back from Connect | [`smartcar::redirect`], [`cars::connect`] |
//! | grant | what an owner has allowed: tokens, or a user id | [`store`] |
//! | caller, errand | for whom, and what for, a call is made | [`smartcar::client`], [`smartcar::lanes`] |
//! | signal, reading | one thing a car can tell; one answer about it | [`smartcar::vehicle`] |
//! | command | something a car is asked to do, once | [`cars::command`] |
//! | lease | one process at a time does it, of all on one database | [`store`], `cars::leases` |
//! | check | asking a car for every signal the app may read | [`cars::check`] |
//! | dialect | one version of Smartcar's API: 1.0, 2.0, 3 | [`smartcar::ApiVersion`] |
//! | failure | one way a flow can go wrong | [`recovery::Failure`] |
//! | screen, variant | the page that explains a failure; its words for one case | [`recovery::Screen`] |
//! | class | who can fix it | [`recovery::Class`] |
//! | recovery | what to do about a failure | [`recovery::Recovery`] |
//! | incident | one failure as it is stored, shown and logged | [`recovery::Incident`] |
//! | outcome | how a flow ended, kept for the page that explains it | [`web::outcome`] |
//! | banner, line | an incident on a car's page: above all, or in place of one value | [`web::pages`] |
//! | reference | eight signs by which support finds an incident | [`mod@reference`] |
//! | request | details of a car that does not work yet, as its owner sent them | [`web::incompatible`] |
//! | delivery, event | what Smartcar sends unasked; what it says happened | `webhooks` |
//! | frame, page | what all pages have around them; what one says | [`web::render`] |
//! | fact | what an answer shows, for whoever counts | [`web::shown`] |
//! | unit | what the product can do without | `ARCHITECTURE.md` |

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
pub mod locales;
pub mod log;
pub mod private;
pub mod recovery;
pub mod reference;
pub mod smartcar;
pub mod store;
pub mod web;

pub mod brand; // unit: brand
pub mod figures; // unit: figures
pub mod operator; // unit: operator
#[cfg(feature = "sandbox")]
pub mod sandbox;
pub mod setup; // unit: setup
pub mod showcase; // unit: showcase
pub mod webhooks; // unit: webhooks
