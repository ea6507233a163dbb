//! What whoever runs the app sees: counts of our own. Which screens are shown, what is pressed on them, and whether the car
//! works afterwards.
//!
//! They stay in our database, without names. What may be recorded is a matter of types: screens, verbs and names of
//! failures are enums and closed lists (`names`), and a visit is a random number that a browser may refuse. Handlers leave
//! facts beside their answers; [`observed`] reads them and writes in a task of its own, so that no page waits for it, and
//! what cannot be recorded is logged and left out.

mod events;
mod funnel;
mod names;
mod observe;
mod press;
mod seen;

use actix_web::web::{ServiceConfig, get};

pub use observe::observed;

/// `GET /funnel`.
pub fn routes(app: &mut ServiceConfig) {
    app.route("/funnel", get().to(funnel::show));
}
