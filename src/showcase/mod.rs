//! The show: every screen there is, in every variant, listed, shown with sample values, and, in the sandbox, caused for
//! real; and the notes for developers below each failure.
//!
//! [`entries`] is complete by construction. A preview goes through the code of the real page ([`preview`]); a trigger goes
//! through the sandbox and comes back by the normal way ([`trigger`]). [`tour`] strings some of them together for an
//! audience; [`notes`] says what stood on the wire.

pub mod bar;
pub mod choices;
pub mod entries;
pub mod export;
pub mod handlers;
pub mod notes;
pub mod page;
pub mod preview;
pub mod samples;
pub mod sheet;
pub mod states;
pub mod story;
pub mod tour;
pub mod trigger;

use actix_web::web::{ServiceConfig, get, post};

/// `GET /screens` and below.
pub fn routes(app: &mut ServiceConfig) {
    app.route("/screens", get().to(handlers::list))
        .route("/screens/story/{slide}", get().to(story::show))
        .route("/screens/sheet", get().to(sheet::show))
        .route("/screens/tour", get().to(handlers::tours))
        .route("/screens/tour/{flow}/{step}", get().to(handlers::step))
        .route("/screens/{slug}", get().to(handlers::screen))
        .route("/screens/{slug}/{state}", get().to(handlers::entry))
        .route("/screens/{slug}/{state}/preview", get().to(handlers::preview))
        .route("/screens/{slug}/{state}/trigger", post().to(handlers::trigger));
}
