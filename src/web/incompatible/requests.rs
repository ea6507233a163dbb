//! `GET /requests/{reference}`: what was saved about a car that does not work, and its removal. Only the browser that
//! sent it sees the details.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Serialize;

use crate::reference::is_well_formed;
use crate::smartcar::make;
use crate::store::IncompatibleVehicle;
use crate::web::form::Form;
use crate::web::language::localized::Localized;
use crate::web::names::CarNames;
use crate::web::render::{Frame, Page};
use crate::web::sent_requests::SentRequest;
use crate::web::session::Visit;
use crate::web::shown::Shown;
use crate::web::state::see_other;
use crate::web::{AppState, Error};

/// `GET /requests/{reference}`.
pub async fn show(state: Localized, visit: Visit, reference: web::Path<String>) -> Result<HttpResponse, Error> {
    let sent = visit.sent_request(&reference);
    if sent.as_ref().is_some_and(|sent| sent.deleted) {
        return state.page(
            StatusCode::OK,
            &state.frame(&visit)?,
            &RequestPage::new("vehicle-incompatible-deleted", "deleted.already_heading"),
        );
    }
    let request = stored(&state, &reference).await?.ok_or(Error::NotFound)?;
    if sent.is_none() {
        let frame = Frame { reference: request.reference, ..state.frame(&visit)? };
        let page =
            RequestPage { variant: "expired", ..RequestPage::new("vehicle-incompatible-saved", "saved.heading") };
        return state.page(StatusCode::OK, &frame, &page);
    }
    let page = RequestPage::new("vehicle-incompatible-saved", "saved.heading");
    answer(&state, &visit, request, page)
}

/// `GET /requests/{reference}/delete`: asks first; afterwards the same address says that it is done.
pub async fn confirm_delete(
    state: Localized,
    visit: Visit,
    reference: web::Path<String>,
) -> Result<HttpResponse, Error> {
    let sent = visit.sent_request(&reference).ok_or(Error::NotFound)?;
    match stored(&state, &reference).await?.filter(|_| !sent.deleted) {
        Some(request) => {
            answer(&state, &visit, request, RequestPage::new("vehicle-incompatible-delete", "delete.heading"))
        }
        None => {
            let page = RequestPage::new("vehicle-incompatible-deleted", "deleted.heading");
            state.page(StatusCode::OK, &state.frame(&visit)?, &page)
        }
    }
}

/// `POST /requests/{reference}/delete`. Deleting what is gone already is no error.
pub async fn delete(
    state: Localized,
    visit: Visit,
    reference: web::Path<String>,
    form: Form,
) -> Result<HttpResponse, Error> {
    form.verified()?;
    let sent = visit.sent_request(&reference).ok_or(Error::NotFound)?;
    state.cars.store.delete_incompatible(&sent.reference).await?;
    let answer = see_other(&format!("/requests/{}/delete", sent.reference));
    let is_new = !sent.deleted;
    visit.remember_request(SentRequest { deleted: true, ..sent })?;
    Ok(if is_new { Shown::Deleted.beside(answer) } else { answer })
}

async fn stored(state: &AppState, reference: &str) -> Result<Option<IncompatibleVehicle>, Error> {
    if !is_well_formed(reference) {
        return Ok(None);
    }
    Ok(state.cars.store.incompatible(reference).await?)
}

fn answer(
    state: &AppState,
    visit: &Visit,
    request: IncompatibleVehicle,
    mut page: RequestPage,
) -> Result<HttpResponse, Error> {
    page.vin_last4 = request.vin.as_deref().and_then(|vin| vin.get(13..)).unwrap_or_default().to_owned();
    // The owner's own words, as they sent them: escaped by the template, not replaced by a fallback.
    let names = CarNames {
        make: make::display_name(&request.make),
        model: request.model,
        year: request.year.to_string(),
        ..CarNames::new(&state.words, Some(&request.make), None, None)?
    };
    let frame = Frame { names, reference: request.reference, ..state.frame(visit)? };
    state.page(StatusCode::OK, &frame, &page)
}

/// A page about one request.
#[derive(Debug, Default, Serialize)]
pub(crate) struct RequestPage {
    #[serde(skip)]
    pub(crate) screen: &'static str,
    #[serde(skip)]
    pub(crate) heading: &'static str,
    #[serde(skip)]
    pub(crate) variant: &'static str,
    pub(crate) vin_last4: String,
}

impl RequestPage {
    pub(crate) fn new(screen: &'static str, heading: &'static str) -> Self {
        Self { screen, heading, ..Self::default() }
    }
}

impl Page for RequestPage {
    fn screen(&self) -> &str {
        self.screen
    }
    fn heading(&self) -> String {
        self.heading.to_owned()
    }
    fn variant(&self) -> &str {
        self.variant
    }
}
