//! `GET /requests/{reference}`, once the car of a request works: the owner's own page says so, with the way to connect it. Until
//! then the product's page answers.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Serialize;

use crate::operator::seen::WAY_BACK;
use crate::reference::is_well_formed;
use crate::smartcar::make;
use crate::store::IncompatibleVehicle;
use crate::web::incompatible::requests;
use crate::web::language::localized::Localized;
use crate::web::names::CarNames;
use crate::web::render::{Frame, Page};
use crate::web::session::Visit;
use crate::web::{AppState, Error};

/// The page under a reference.
pub(super) async fn show(state: Localized, visit: Visit, reference: web::Path<String>) -> Result<HttpResponse, Error> {
    let sent = visit.sent_request(&reference);
    let is_deleted = sent.as_ref().is_some_and(|sent| sent.deleted);
    if let Some(request) = working(&state, &reference).await?.filter(|_| !is_deleted) {
        return answer(&state, &visit, request, sent.is_some()).await;
    }
    requests::show(state, visit, reference).await
}

/// The request, if its car works by now.
async fn working(state: &AppState, reference: &str) -> Result<Option<IncompatibleVehicle>, Error> {
    if !is_well_formed(reference) {
        return Ok(None);
    }
    let store = &state.cars.store;
    let Some(request) = store.incompatible(reference).await? else { return Ok(None) };
    Ok(if store.works_now(&request).await? { Some(request) } else { None })
}

/// Another browser than the one that sent it sees no details.
async fn answer(
    state: &AppState,
    visit: &Visit,
    request: IncompatibleVehicle,
    is_own: bool,
) -> Result<HttpResponse, Error> {
    if !visit.only_looks {
        note_looked(state, visit, request.reference.clone());
        visit.write_until(WAY_BACK, &request.reference, visit.now + WEEK_MS)?;
    }
    let (make, model) = (is_own.then_some(request.make.as_str()), is_own.then_some(request.model.as_str()));
    let names = CarNames::new(&state.words, make, model, None)?;
    let page = Works {
        make_parameter: make.and_then(make::connect_parameter).unwrap_or_default(),
        variant: if is_own { "" } else { "other" },
    };
    let frame = Frame { names, reference: request.reference, ..state.frame(visit)? };
    state.page(StatusCode::OK, &frame, &page)
}

/// Notes that the owner has read it; their page does not wait for that.
fn note_looked(state: &AppState, visit: &Visit, reference: String) {
    let (store, now) = (state.cars.store.clone(), visit.now);
    state.beside.begin(async move {
        if let Err(error) = store.note_looked(&reference, now).await {
            tracing::warn!(%error, "that an owner read that their car works was not noted");
        }
    });
}

const WEEK_MS: i64 = 7 * 24 * 60 * 60 * 1000;

#[derive(Debug, Serialize)]
struct Works {
    /// The make as Connect writes it: its list of brands is skipped.
    make_parameter: String,
    #[serde(skip)]
    variant: &'static str,
}

impl Page for Works {
    fn folder(&self) -> &str {
        "operator"
    }
    fn screen(&self) -> &str {
        "works"
    }
    fn variant(&self) -> &str {
        self.variant
    }
    fn heading(&self) -> String {
        "works.heading".into()
    }
}
