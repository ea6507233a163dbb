//! `GET /healthz`: the process answers, and so does its database. For load balancers, not for people.

use actix_web::{HttpResponse, web};
use serde_json::json;

use crate::web::AppState;

/// 200 when both answer, 503 when the database does not.
pub async fn show(state: web::Data<AppState>) -> HttpResponse {
    match state.store.ping().await {
        Ok(()) => HttpResponse::Ok().json(json!({ "status": "ok" })),
        Err(error) => {
            tracing::error!(%error, "the database does not answer");
            HttpResponse::ServiceUnavailable().json(json!({ "status": "database" }))
        }
    }
}
