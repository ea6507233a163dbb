//! A name for each request: what is logged while it is answered carries it, and so does the answer. A proxy of ours
//! (`APP_TRUSTED_PROXIES`) may have given it one already in `X-Request-Id`; nobody else's word is believed.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::web;
use tracing::Instrument;

use crate::web::AppState;
use crate::web::edge::client_address::is_from;

/// Middleware: names the request.
pub async fn named<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    let id = given(&request).unwrap_or_else(random);
    let route = request.match_pattern().unwrap_or_default();
    let span = tracing::info_span!("request", request_id = id, route);
    let mut answer = next.call(request).instrument(span).await?;
    if let Ok(value) = HeaderValue::from_str(&id) {
        answer.headers_mut().insert(NAME, value);
    }
    Ok(answer)
}

fn given(request: &ServiceRequest) -> Option<String> {
    let state = request.app_data::<web::Data<AppState>>()?;
    if !is_from(request, &state.config.trusted_proxies) {
        return None;
    }
    let id = request.headers().get(NAME)?.to_str().ok()?;
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    ((1..=LONGEST).contains(&id.len()) && id.bytes().all(is_plain)).then(|| id.to_owned())
}

/// 64 bits: enough to find one request in a log. Without randomness it has no name.
fn random() -> String {
    let mut bytes = [0; 8];
    if getrandom::fill(&mut bytes).is_err() {
        return "-".to_owned();
    }
    format!("{:016x}", u64::from_be_bytes(bytes))
}

const NAME: HeaderName = HeaderName::from_static("x-request-id");
const LONGEST: usize = 64;
