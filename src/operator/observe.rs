//! Middleware: reads the facts that handlers leave, and records them.

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::middleware::Next;
use actix_web::{HttpMessage, web};

use crate::operator::{events, press};
use crate::web::AppState;
use crate::web::language::localized::Localized;
use crate::web::session::{self, Visit};
use crate::web::shown::{Pressed, Shown};
use crate::web::state::see_other;

/// Records what was pressed, and what the answer shows. `pressed` is taken out of an address, counted, and answered with 303
/// to the same address without it.
pub async fn observed(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<EitherBody<BoxBody>>, actix_web::Error> {
    let state = request.app_data::<web::Data<AppState>>().cloned();
    // What Connect sends back is not ours to change.
    let is_ours = request.method() == Method::GET && request.path() != "/callback";
    if let Some((text, rest)) = is_ours.then(|| press::taken_out(request.query_string())).flatten() {
        if press::is_own_press(request.request())
            && let Some(state) = state
            && let Ok(visit) = request.extract::<Visit>().await
        {
            press::record(&state, &visit, &text, request.path());
        }
        let location = press::clean(request.path(), &rest);
        return Ok(request.into_response(see_other(&location)).map_into_boxed_body().map_into_left_body());
    }
    let response = next.call(request).await?;
    if let Some(state) = Localized::of(response.request())
        && let Some(visit) = session::visit(response.request())
    {
        // Within one answer what was pressed comes before what it led to.
        let pressed = response.request().extensions_mut().remove::<Pressed>();
        if let Some(Pressed(text)) = pressed {
            press::record(&state, &visit, &text, response.request().path());
        }
        if let Some(fact) = response.response().extensions().get::<Shown>() {
            events::record_shown(&state, &visit, fact);
        }
    }
    Ok(response.map_into_boxed_body().map_into_left_body())
}
