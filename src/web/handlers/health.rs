//! `GET /healthz`: the process answers, and its database takes changes. For load balancers, not for people.

use actix_web::http::header::RETRY_AFTER;
use actix_web::{HttpResponse, web};
use serde_json::json;

use crate::causes::Causes;
use crate::web::{AppState, clock};

/// 200 when both are well, 503 when the database is locked, full or gone.
pub async fn show(state: web::Data<AppState>) -> HttpResponse {
    match state.cars.store.heartbeat(clock::now()).await {
        Ok(()) => HttpResponse::Ok().json(json!({ "status": "ok" })),
        Err(error) => {
            tracing::error!(error = %Causes(&error), "the database takes no changes");
            HttpResponse::ServiceUnavailable().insert_header((RETRY_AFTER, "10")).json(json!({ "status": "database" }))
        }
    }
}
