//! What a delivery of Smartcar's webhook looks like that tells of an incident.

use serde_json::json;

use crate::recovery::Incident;

/// The errors that webhooks tell. Source: Smartcar docs, webhooks/events/vehicle-error.
const TOLD: [&str; 12] = [
    "CONNECTED_SERVICES_ACCOUNT:ACCOUNT_ISSUE",
    "CONNECTED_SERVICES_ACCOUNT:AUTHENTICATION_FAILED",
    "CONNECTED_SERVICES_ACCOUNT:PERMISSION",
    "CONNECTED_SERVICES_ACCOUNT:SUBSCRIPTION",
    "CONNECTED_SERVICES_ACCOUNT:VIRTUAL_KEY_REQUIRED",
    "VEHICLE_STATE:REMOTE_ACCESS_DISABLED",
    "VEHICLE_STATE:ASLEEP",
    "VEHICLE_STATE:UNREACHABLE",
    "COMPATIBILITY:MAKE_NOT_COMPATIBLE",
    "COMPATIBILITY:SMARTCAR_NOT_CAPABLE",
    "COMPATIBILITY:VEHICLE_NOT_CAPABLE",
    "PERMISSION",
];

/// Its shape, and none of its texts; empty for what no webhook tells.
pub(super) fn body(incident: &Incident) -> String {
    if !TOLD.contains(&incident.what.as_str()) {
        return String::new();
    }
    let (kind, code) = incident.what.split_once(':').unwrap_or((&incident.what, ""));
    let error = json!({
        "type": kind, "code": (!code.is_empty()).then_some(code), "state": "ERROR", "description": "…",
        "resolution": { "type": incident.resolution }, "signals": [],
    });
    let body = json!({
        "eventId": "…", "eventType": "VEHICLE_ERROR", "vehicleId": "…",
        "data": { "user": { "id": "…" }, "vehicle": { "id": "…" }, "errors": [error] },
        "meta": { "version": "4.0", "deliveryId": "…", "deliveredAt": 0, "mode": "LIVE" },
    });
    format!("POST /webhooks/smartcar, SC-Signature: … {body}")
}
