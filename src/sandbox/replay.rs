//! Answers from a file of recorded ones, where the sandbox was given one and it has the request's.
//!
//! Nothing is checked before: what the real service said to this method and path is said again, whoever asks.

use actix_web::HttpResponse;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::middleware::Next;
use actix_web::web::Data;
use serde_json::Value;

use super::random;
use super::recorded::{Filling, Line};
use super::state::Sandbox;
use super::time::iso;

/// Middleware.
pub(super) async fn answer(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let sandbox = request.app_data::<Data<Sandbox>>().cloned();
    let recorded = sandbox.as_ref().and_then(|sandbox| {
        let line = sandbox.replay.as_ref()?.next(request.method().as_str(), request.path())?;
        Some(said_again(sandbox, &request, line))
    });
    match recorded {
        Some(response) => Ok(request.into_response(response)),
        None => Ok(next.call(request).await?.map_into_boxed_body()),
    }
}

fn said_again(sandbox: &Sandbox, request: &ServiceRequest, line: Line) -> HttpResponse {
    let is_id = |text: &&str| random::is_id(text);
    let in_path = request.path().split('/').find(is_id);
    let user = request.headers().get("sc-user-id").and_then(|value| value.to_str().ok());
    let now = sandbox.read(|world| world.now());
    let (stranger, moment) = (random::derived_id("recorded"), iso(now));
    let filling = Filling { id: in_path.unwrap_or(&stranger), user: user.unwrap_or(&stranger), now, moment: &moment };
    let mut response = HttpResponse::build(StatusCode::from_u16(line.status).unwrap_or(StatusCode::BAD_GATEWAY));
    for name in &line.headers {
        let value = match name.as_str() {
            "sc-request-id" => sandbox.id(),
            "sc-data-age" | "sc-fetched-at" => moment.clone(),
            "sc-unit-system" => "metric".to_owned(),
            "retry-after" => "60".to_owned(),
            // What the server itself writes, and what nobody reads.
            _ => continue,
        };
        response.insert_header((name.as_str(), value));
    }
    let mut body = line.body;
    if let Some(media_type) = body["not_json"].as_str() {
        return response.content_type(media_type).body("This answer was not JSON when it was recorded.");
    }
    filling.fill(&mut body);
    if body == Value::Null { response.finish() } else { response.json(body) }
}
