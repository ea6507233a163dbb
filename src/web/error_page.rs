//! The last resort: logs an error once and turns it into its page. The pages it renders need no database, no session
//! and no outside service; if even rendering fails, plain text goes out.

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{ContentType, HeaderValue, RETRY_AFTER, SET_COOKIE, WWW_AUTHENTICATE};
use actix_web::http::{ConnectionType, StatusCode};
use actix_web::middleware::Next;
use actix_web::{HttpRequest, HttpResponse, ResponseError};
use serde::Serialize;

use super::render::Page;
use super::state::see_other;
use crate::causes::Causes;
use crate::recovery::Screen;
use crate::reference;
use crate::web::language::localized::Localized;
use crate::web::{Error, clock, form_token, session};

/// Middleware: replaces failed answers by designed pages.
pub async fn designed(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<EitherBody<BoxBody>>, actix_web::Error> {
    let response = next.call(request).await?;
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error()) || is_page(&response) {
        return Ok(response.map_into_boxed_body().map_into_left_body());
    }
    let reference = reference::random().unwrap_or_default();
    let (request, failed) = response.into_parts();
    if status.is_server_error() {
        let cause = match failed.error().map(|error| (error, error.as_error::<Error>())) {
            Some((_, Some(error))) => Causes(error).to_string(),
            Some((error, None)) => error.to_string(),
            None => String::new(),
        };
        tracing::error!(reference, status = status.as_u16(), path = request.match_pattern(), cause, "request failed");
    }
    let error = failed.error().and_then(|error| error.as_error::<Error>());
    // Nobody is to come back to the answer of a form: what happened is told by a page of its own. What cannot be told
    // there, because the browser keeps no cookie, is told here; so are faults of ours and bodies that are too large, which
    // lose nothing by being sent again.
    if matches!(error, Some(Error::StaleForm { can_be_told: true })) {
        let mut answer = see_other(&format!("/connect/{}", Screen::LinkExpired.slug()));
        // The session may have begun with this form.
        for cookie in failed.headers().get_all(SET_COOKIE) {
            answer.headers_mut().append(SET_COOKIE, cookie.clone());
        }
        return Ok(ServiceResponse::new(request, answer).map_into_boxed_body().map_into_left_body());
    }
    let answer = answer(&request, status, error, &reference);
    Ok(ServiceResponse::new(request, answer).map_into_boxed_body().map_into_left_body())
}

/// The page about a request that is refused before anything is done for it.
pub(crate) fn refusal(request: &HttpRequest, error: &Error) -> HttpResponse {
    let reference = reference::random().unwrap_or_default();
    // Of too many forms there are too many to give each a line: those are counted, and logged once a minute.
    if !matches!(error, Error::TooMany(_)) {
        tracing::info!(reference, path = request.match_pattern(), %error, "form refused");
    }
    let mut answer = answer(request, error.status_code(), Some(error), &reference);
    // What is still on its way is not waited for.
    answer.head_mut().set_connection_type(ConnectionType::Close);
    answer
}

fn answer(request: &HttpRequest, status: StatusCode, error: Option<&Error>, reference: &str) -> HttpResponse {
    let page = page_for(status, error);
    let answer = Localized::of(request).and_then(|state| {
        let mut frame = state.bare_frame(clock::now()).ok()?;
        reference.clone_into(&mut frame.reference);
        // Whoever has a session may choose another language here too; for a wrong address alone nobody gets a cookie. It
        // leads home from here: a wrong address stands on no page.
        "/".clone_into(&mut frame.back);
        let visit = session::visit(request).filter(|visit| !visit.is_new);
        if let Some(token) = visit.and_then(|visit| form_token::masked(&visit.csrf).ok()) {
            frame.csrf = token;
        }
        state
            .page(status, &frame, &page)
            .inspect_err(|error| tracing::error!(error = %Causes(&error), "the error page failed"))
            .ok()
    });
    let mut answer = answer.unwrap_or_else(|| {
        HttpResponse::build(status)
            .content_type(ContentType::plaintext())
            .body("Sorry, there is a problem. Try again in a few minutes.")
    });
    let headers = answer.headers_mut();
    match error {
        Some(Error::TooMany(wait)) => {
            let seconds = wait.as_secs_f64().ceil().max(1.0);
            headers.insert(RETRY_AFTER, HeaderValue::from(seconds as u64));
        }
        Some(Error::SignIn) => {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Basic realm=\"Operator\", charset=\"UTF-8\""));
        }
        _ if status == StatusCode::SERVICE_UNAVAILABLE => {
            headers.insert(RETRY_AFTER, HeaderValue::from_static("60"));
        }
        _ => {}
    }
    answer
}

/// A page about a request that could not be answered as meant (S08, S23, S24, S25).
#[derive(Debug, Serialize)]
pub(crate) struct LastResort {
    #[serde(skip)]
    screen: &'static str,
    #[serde(skip)]
    heading: &'static str,
    #[serde(skip)]
    class: &'static str,
    cookies: bool,
}

impl Page for LastResort {
    fn screen(&self) -> &str {
        self.screen
    }
    fn heading(&self) -> String {
        self.heading.to_owned()
    }
    fn class(&self) -> &str {
        self.class
    }
}

/// The page for a status.
pub(crate) fn page_for(status: StatusCode, error: Option<&Error>) -> LastResort {
    let page = |screen, heading, class| LastResort { screen, heading, class, cookies: true };
    if matches!(error, Some(Error::StaleForm { .. })) {
        return page("link-expired", "expired.heading", "fix_here");
    }
    match status {
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => page("not-found", "not_found.heading", "fix_here"),
        StatusCode::TOO_MANY_REQUESTS => page("slow-down", "slow_down.heading", "wait"),
        StatusCode::UNAUTHORIZED => page("sign-in", "sign_in.heading", ""),
        StatusCode::SERVICE_UNAVAILABLE => page("unavailable", "unavailable.heading", "wait"),
        _ => page("server-problem", "server_problem.heading", "ours"),
    }
}

fn is_page<B>(response: &ServiceResponse<B>) -> bool {
    response.response().error().is_none() && response.headers().contains_key("content-type")
}
