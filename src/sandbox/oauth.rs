//! The two token endpoints, with the OAuth error bodies: codes and refresh tokens for token pairs, and tokens of the
//! application itself for API v3.
//!
//! Credentials come in the Basic header or as form fields; the query string, which some old pages show, is not accepted.
//! It does not imitate the endpoint's rate limit, except on request through the control surface.

use actix_web::http::StatusCode;
use actix_web::http::header::{AUTHORIZATION, CACHE_CONTROL, CONTENT_TYPE, HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE};
use actix_web::web::{Bytes, Data, ReqData};
use actix_web::{HttpRequest, HttpResponse};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use super::journal::{self, Number};
use super::misbehaviour::{Behaviour, Rule, dropped};
use super::params::Params;
use super::state::{Sandbox, lock};
use super::tokens::{ACCESS_LIFE_SECONDS, APPLICATION_LIFE_SECONDS, Pair, Refusal};
use super::world::World;

/// POST /oauth/token
pub(super) async fn token(
    request: HttpRequest,
    body: Result<Bytes, actix_web::Error>,
    sandbox: Data<Sandbox>,
    number: ReqData<Number>,
) -> HttpResponse {
    let Ok(body) = body else { return invalid("The body is larger than 64 KiB.") };
    journal::note_body(&request, &sandbox, &body);
    let form = Params::parse(&body);
    note(&sandbox, number.into_inner(), &form);
    let rule = lock(&sandbox.token_rule).take(&[]);
    obey(&rule, || owners_answer(&request, &form, &sandbox)).await
}

/// POST /oauth2/token: tokens of the application itself.
pub(super) async fn application_token(
    request: HttpRequest,
    body: Result<Bytes, actix_web::Error>,
    sandbox: Data<Sandbox>,
    number: ReqData<Number>,
) -> HttpResponse {
    let Ok(body) = body else { return invalid("The body is larger than 64 KiB.") };
    journal::note_body(&request, &sandbox, &body);
    let form = Params::parse(&body);
    note(&sandbox, number.into_inner(), &form);
    let rule = lock(&sandbox.iam_rule).take(&[]);
    obey(&rule, || applications_answer(&request, &form, &sandbox)).await
}

const GRANT_TYPES: [&str; 3] = ["authorization_code", "refresh_token", "client_credentials"];

fn note(sandbox: &Sandbox, number: Number, form: &Params) {
    if let Some(entry) = lock(&sandbox.journal).get_mut(&number.0) {
        let given = form.first("grant_type");
        let known = GRANT_TYPES.into_iter().find(|known| Some(*known) == given);
        entry.grant_type = Some(known.unwrap_or("other"));
    }
}

async fn obey(rule: &Rule, answer: impl FnOnce() -> HttpResponse) -> HttpResponse {
    if let Some(response) = rule.play().await {
        return response;
    }
    match rule.behaviour {
        Behaviour::RateLimit => {
            let mut response = refuse(StatusCode::TOO_MANY_REQUESTS, "too_many_requests", "Slow down, please.");
            let value = HeaderValue::from_str(rule.retry_after.as_deref().unwrap_or("30"));
            if let Ok(value) = value {
                response.headers_mut().insert(RETRY_AFTER, value);
            }
            response
        }
        Behaviour::ServerError => {
            refuse(StatusCode::INTERNAL_SERVER_ERROR, "server_error", "The sandbox was told to fail.")
        }
        Behaviour::Reshaped(_) => {
            let wrong = json!({"access_token": 7, "token_type": [], "expires_in": "soon", "refresh_token": {}});
            HttpResponse::Ok().json(wrong)
        }
        // The work is done and remembered, only nobody hears of it: the case the grace window exists for.
        Behaviour::LoseReply => {
            let _ = answer();
            dropped()
        }
        Behaviour::UnauthorizedClient => {
            let text = "Application not authorized to requested make(s): SEAT";
            refuse(StatusCode::BAD_REQUEST, "unauthorized_client", text)
        }
        Behaviour::Normal
        | Behaviour::Hang
        | Behaviour::Slow
        | Behaviour::Html
        | Behaviour::Garbage
        | Behaviour::Deep
        | Behaviour::Huge
        | Behaviour::Endless
        | Behaviour::Drop => answer(),
    }
}

fn owners_answer(request: &HttpRequest, form: &Params, sandbox: &Sandbox) -> HttpResponse {
    if let Some(refusal) = refusal(request, form, sandbox) {
        return refusal;
    }
    match form.first("grant_type") {
        Some("authorization_code") => {
            let Some(code) = form.first("code") else { return invalid("The parameter code is required.") };
            // The Node SDK sends this word when it was made without a redirect URI.
            let redirect_uri = form.first("redirect_uri").filter(|uri| *uri != "undefined");
            let default = sandbox.settings.redirect_uris.first().map(String::as_str);
            reply("code", code, sandbox.change(|world| world.exchange_code(code, redirect_uri, default)))
        }
        Some("refresh_token") => {
            let Some(token) = form.first("refresh_token") else {
                return invalid("The parameter refresh_token is required.");
            };
            reply("refresh_token", token, sandbox.change(|world| world.refresh(token)))
        }
        Some(_) | None => {
            let text = "The grant_type must be authorization_code or refresh_token.";
            refuse(StatusCode::BAD_REQUEST, "unsupported_grant_type", text)
        }
    }
}

fn applications_answer(request: &HttpRequest, form: &Params, sandbox: &Sandbox) -> HttpResponse {
    if let Some(refusal) = refusal(request, form, sandbox) {
        return refusal;
    }
    match form.first("grant_type") {
        Some("client_credentials") => {
            let token = sandbox.change(World::issue_application_token);
            HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-store")).json(json!({
                "access_token": token, "token_type": "Bearer", "expires_in": APPLICATION_LIFE_SECONDS,
            }))
        }
        None => invalid("The parameter grant_type is required."),
        Some(_) => {
            refuse(StatusCode::BAD_REQUEST, "unsupported_grant_type", "The grant_type must be client_credentials.")
        }
    }
}

/// What both endpoints ask first: a form, nothing in it twice, and the application's secret.
fn refusal(request: &HttpRequest, form: &Params, sandbox: &Sandbox) -> Option<HttpResponse> {
    if !is_form(request) {
        return Some(invalid("The Content-Type must be application/x-www-form-urlencoded."));
    }
    for name in ["grant_type", "code", "redirect_uri", "refresh_token", "client_id", "client_secret"] {
        if let Err(problem) = form.one(name) {
            return Some(invalid(&format!("{problem}.")));
        }
    }
    if let Err(problem) = Params::parse(request.query_string().as_bytes()).flags() {
        return Some(invalid(&format!("{problem}.")));
    }
    if !knows_secret(request, form, sandbox) {
        let text = "The client id or secret is wrong or missing.";
        let mut response = refuse(StatusCode::UNAUTHORIZED, "invalid_client", text);
        response.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static("Basic realm=\"sandbox\""));
        return Some(response);
    }
    None
}

fn is_form(request: &HttpRequest) -> bool {
    let content_type = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let media_type = content_type.split(';').next().unwrap_or_default().trim();
    media_type.eq_ignore_ascii_case("application/x-www-form-urlencoded")
}

fn knows_secret(request: &HttpRequest, form: &Params, sandbox: &Sandbox) -> bool {
    let settings = &sandbox.settings;
    let header = request.headers().get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let Some(header) = header else {
        let given = (form.first("client_id"), form.first("client_secret"));
        return given == (Some(&settings.client_id), Some(&settings.client_secret));
    };
    is_basic(header, &settings.client_id, &settings.client_secret)
}

/// Whether a Basic header carries this name and secret.
pub(super) fn is_basic(header: &str, name: &str, secret: &str) -> bool {
    let Some((scheme, credentials)) = header.split_once(' ') else { return false };
    let decoded = STANDARD.decode(credentials.trim()).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let Some(given) = decoded.as_deref().and_then(|decoded| decoded.split_once(':')) else { return false };
    // OAuth clients may percent-encode both halves before base64 (RFC 6749, section 2.3.1); the SDKs do not.
    let matches = |given: &str, known: &str| given == known || percent_decoded(given) == known;
    scheme.eq_ignore_ascii_case("basic") && matches(given.0, name) && matches(given.1, secret)
}

fn percent_decoded(text: &str) -> String {
    Params::parse(format!("v={}", text.replace('&', "%26")).as_bytes()).first("v").unwrap_or_default().to_owned()
}

/// Smartcar repeats the value it did not like; a long one would only fill logs.
fn reply(name: &str, value: &str, pair: Result<Pair, Refusal>) -> HttpResponse {
    match pair {
        Ok(pair) => HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-store")).json(json!({
            "access_token": pair.access,
            "token_type": "Bearer",
            "expires_in": ACCESS_LIFE_SECONDS,
            "refresh_token": pair.refresh,
        })),
        Err(Refusal::Unknown) => invalid(&format!("Invalid {name}: {}.", value.chars().take(100).collect::<String>())),
        Err(Refusal::OtherRedirectUri) => invalid("Invalid redirect_uri: not the one given to Connect."),
    }
}

fn invalid(description: &str) -> HttpResponse {
    refuse(StatusCode::BAD_REQUEST, "invalid_request", description)
}

fn refuse(status: StatusCode, error: &str, description: &str) -> HttpResponse {
    let body = json!({"error": error, "error_description": description});
    HttpResponse::build(status).insert_header((CACHE_CONTROL, "no-store")).json(body)
}
