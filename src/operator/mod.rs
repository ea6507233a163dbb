//! What whoever runs the app sees: which cars are asked for, which screens are shown, what is pressed on them, and whether the
//! car works afterwards.
//!
//! They stay in our database, without names. What may be recorded is a matter of types: screens, verbs and names of
//! failures are enums and closed lists (`names`), and a visit is a random number that a browser may refuse. Handlers leave
//! facts beside their answers; [`observed`] reads them and writes in a task of its own, so that no page waits for it, and
//! what cannot be recorded is logged and left out.

mod back;
mod demand;
mod events;
mod export;
mod filter;
mod helps;
mod names;
mod observe;
mod ours;
mod owner_page;
mod parts;
mod plot;
mod press;
mod remove;
mod sample;
mod saved; // unit: webhooks
mod seen;
mod start;
mod verb;
pub mod way_back;

use actix_web::web::{ServiceConfig, get, post};

pub use observe::observed;
pub use start::quoted;

/// Every address of the unit.
pub fn routes(app: &mut ServiceConfig) {
    app.route("/operator", get().to(start::show))
        .route("/operator/demand", get().to(demand::show))
        .route("/operator/export", get().to(export::file))
        .route("/operator/helps", get().to(helps::show))
        .route("/operator/sample", post().to(sample::change))
        .route("/operator/back", get().to(back::show))
        .route("/operator/back", post().to(back::send))
        .route("/requests/{reference}", get().to(owner_page::show))
        .route("/operator/delete", get().to(remove::show))
        .route("/operator/delete", post().to(remove::send))
        .route("/operator/delete/confirm", get().to(remove::confirm));
}
