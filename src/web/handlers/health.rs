//! `GET /healthz` and `GET /readyz`: for load balancers and supervisors, not for people.

use actix_web::http::header::RETRY_AFTER;
use actix_web::{HttpResponse, web};
use serde_json::json;

use crate::causes::Causes;
use crate::web::{AppState, clock};

/// The process answers. A supervisor that starts it anew when the database is away would only make that worse.
pub async fn alive() -> HttpResponse {
    HttpResponse::Ok().json(json!({ "status": "ok" }))
}

/// 200 when the database, whose schema was brought up to date at the start, takes changes; 503 when it is locked, full or
/// gone: whoever balances loads sends nobody here.
pub async fn ready(state: web::Data<AppState>) -> HttpResponse {
    match state.cars.store.heartbeat(clock::now()).await {
        Ok(()) => HttpResponse::Ok().json(json!({ "status": "ok" })),
        Err(error) => {
            tracing::error!(error = %Causes(&error), "the database takes no changes");
            HttpResponse::ServiceUnavailable().insert_header((RETRY_AFTER, "10")).json(json!({ "status": "database" }))
        }
    }
}
