//! What was asked of the sandbox: one line per OAuth or vehicle API request, for tests that count.
//!
//! Holds method, path, status and grant type; never a query string, header, body, code or token. In memory, and capped:
//! the oldest entries go first.

use std::collections::BTreeMap;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpMessage};
use serde::Serialize;

use super::api::iso;
use super::state::{Sandbox, lock};

const CAPACITY: usize = 5_000;

/// Entries by the number of their request.
pub(super) type Journal = BTreeMap<u64, Entry>;

#[derive(Serialize)]
pub(super) struct Entry {
    at: String,
    method: String,
    path: String,
    /// `null` while no answer has been given, 444 when the connection was dropped on purpose.
    status: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) grant_type: Option<&'static str>,
}

/// The number of the request being handled, for the handler that has more to note.
#[derive(Clone, Copy)]
pub(super) struct Number(pub(super) u64);

/// Middleware. An entry is written before the request is handled, so that one whose caller gave up is not missing.
pub(super) async fn keep(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let path = request.path();
    if !path.starts_with("/oauth") && !path.starts_with("/v") {
        return next.call(request).await;
    }
    let Some(sandbox) = request.app_data::<Data<Sandbox>>().cloned() else { return next.call(request).await };
    let number = sandbox.next_number();
    let (method, path) = (request.method().to_string(), path.chars().take(200).collect());
    let at = iso(sandbox.read(|world| world.now()));
    {
        let mut journal = lock(&sandbox.journal);
        journal.insert(number, Entry { at, method, path, status: None, grant_type: None });
        if journal.len() > CAPACITY {
            journal.pop_first();
        }
    }
    request.extensions_mut().insert(Number(number));
    let response = next.call(request).await;
    let status = response.as_ref().map_or(StatusCode::INTERNAL_SERVER_ERROR, ServiceResponse::status);
    if let Some(entry) = lock(&sandbox.journal).get_mut(&number) {
        entry.status = Some(status.as_u16());
    }
    response
}
