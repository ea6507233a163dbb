//! What the owner sees: the only layer that knows requests and HTML.
//!
//! [`routes`] is every address of the app on one screen. A handler extracts typed input, asks the core or the client,
//! asks the store, and chooses a page. Middleware around them, from the outside in: compression, security headers, one
//! name for the host, limits on what is sent, the session, the designed page for whatever fails, and the count of what was pressed.

pub mod assets;
pub mod beside;
pub mod brand; // unit: brand
pub mod clock;
pub mod edge;
pub mod error;
pub mod error_page;
pub mod form;
pub mod form_token;
pub mod guard;
pub mod handlers;
pub mod incompatible;
pub mod language;
mod mended; // unit: webhooks
pub mod names;
pub mod outcome;
pub mod owner;
pub mod pages;
pub mod render;
pub mod routes;
pub mod sent_requests;
pub mod session;
pub mod shown;
pub mod state;
pub mod words;

pub use error::Error;
pub use state::AppState;

/// Where "Contact support" leads, unless it is a `mailto:`.
pub const SUPPORT: &str = "/support";
