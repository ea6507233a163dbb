//! What happened while an answer was made, as plain facts. Handlers leave them in the answer's extensions and know nothing of
//! who reads them; nobody may, and no answer waits for it.

use actix_web::HttpResponse;

use crate::recovery::Incident;
use crate::store::Vehicle;

/// What an answer shows, or what it was made for.
#[derive(Debug, Clone)]
pub enum Shown {
    /// The page of a failure screen.
    Page {
        /// What it explains.
        incident: Incident,
        /// How often that has happened in a day.
        attempt: u32,
        /// The make of the car it is about, from our own records.
        make: Option<String>,
        /// The car it is about.
        vehicle: Option<String>,
        /// Whether the incident lasts: a page whose reference is another at every view counts once in a session.
        lasts: bool,
    },
    /// A car's page with the banner of what the last check ran into.
    Banner {
        /// What it explains.
        incident: Incident,
        /// The car.
        vehicle: Vehicle,
    },
    /// A car's page after a check that went well.
    Fine(Vehicle),
    /// An owner is back from Connect with a car.
    Connected(Vehicle),
    /// Fields of the form about a car that does not work were wrong.
    FormErrors(Vec<&'static str>),
    /// The form about a car that does not work was saved.
    Saved,
    /// What was saved was deleted by its owner.
    Deleted,
}

impl Shown {
    /// Leaves it with the answer.
    pub fn beside(self, mut answer: HttpResponse) -> HttpResponse {
        answer.extensions_mut().insert(self);
        answer
    }
}

/// What was pressed to send a form of ours: the hidden field `pressed`. It stands in the request's extensions.
#[derive(Debug, Clone)]
pub struct Pressed(pub String);
