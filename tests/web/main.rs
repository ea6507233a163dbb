//! The app as a driver meets it: real app and sandbox on ports of their own, a real `SQLite` file, and a client that
//! behaves like a browser. One file per flow; a test's name says what is true for the driver.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::allow_attributes,
    missing_docs,
    reason = "a test that cannot go on should stop where it stands"
)]

mod access_denied;
mod accounts;
mod application_token;
mod between;
mod brand; // unit: brand
mod browser;
mod commands;
mod connecting;
mod crawl; // unit: showcase setup operator
mod database_away;
mod deploying;
mod dialects; // unit: setup
mod edge; // unit: brand
mod events; // unit: operator setup
mod export; // unit: showcase
mod figures; // unit: figures operator setup
mod gallery; // unit: showcase
mod harness;
mod hostile;
mod hostile_answers;
mod incidents;
mod incompatible;
mod killed;
mod languages; // unit: showcase
mod limits;
mod links;
mod logging;
mod matrix;
mod notes; // unit: showcase
mod on_the_ground; // unit: setup
mod operator; // unit: operator setup
mod operator_pages; // unit: operator
mod operator_trouble; // unit: operator
mod outside;
mod owner_tokens;
mod pair;
mod patience;
mod processes;
mod program;
mod proxy;
mod reading;
mod readme;
mod reconnect;
mod sandbox_api;
mod sandbox_application;
mod sandbox_faults;
mod sandbox_random;
mod sandbox_repeat;
mod sandbox_shapes;
mod sandbox_suites;
mod sandbox_surface;
mod sandbox_v3;
mod sandbox_webhooks;
mod security;
mod session;
mod setup; // unit: setup showcase operator
mod site;
mod start_up; // unit: setup operator
mod subscription;
mod takeover;
mod templates;
mod told; // unit: webhooks setup
mod webhook_receiver; // unit: webhooks setup
mod webhook_shapes; // unit: webhooks setup
mod webhooks; // unit: webhooks setup
mod webhooks_load; // unit: webhooks setup
