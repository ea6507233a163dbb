//! What Smartcar tells us unasked: a delivery marks a car the moment its login breaks, heals it when Smartcar says so, and
//! keeps its values fresh, so that the car's page is right before anybody opens it.
//!
//! A delivery is checked (`signature`), read (`event`), kept in one write before it is acknowledged (`receive`, `inbox`),
//! and worked on after (`work`): `errors` and `values` decide what it changes. Deliveries come at least once, at once and in
//! no order, so what is older than what we have changes nothing, and one that came before neither.
//! Source: Smartcar docs, webhooks; captured deliveries of September 2025 to February 2026.

mod errors;
mod event;
mod inbox;
mod receive;
mod signature;
mod values;
mod work;

use actix_web::web::{Data, ServiceConfig, post};

pub use inbox::Inbox;
pub use work::work;

use crate::web::edge::limits::Machines;

/// What a program may send here: Smartcar says 50 KB, and captured deliveries have 16.
pub const MACHINES: Machines = Machines { path: PATH, body_limit: 256 * 1024 };
const PATH: &str = "/webhooks/smartcar";

/// `POST /webhooks/smartcar`.
pub fn routes(inbox: &Inbox) -> impl FnOnce(&mut ServiceConfig) + use<> {
    let inbox = Data::new(inbox.clone());
    move |app| {
        app.app_data(inbox).route(PATH, post().to(receive::receive));
    }
}
