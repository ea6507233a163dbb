//! For whoever runs the app: which setting is likely wrong when a failure is ours to fix. Owners never see it.

use super::{ApiFailure, ConnectFailure, Failure};
use crate::smartcar::client::Error;
use crate::smartcar::error::{Billing, ErrorKind, NotFound, V1Error};

/// The setting, or the place in Smartcar's dashboard, to look at first; `None` when nothing of ours is to blame.
pub fn likely_cause(failure: &Failure) -> Option<&'static str> {
    match failure {
        Failure::Internal => Some("DATABASE_URL, or an APP_SECRET that has changed"),
        Failure::KeysRefused(_) => Some(
            "SMARTCAR_CLIENT_ID, SMARTCAR_CLIENT_SECRET, or (unauthorized_client) the makes the application may use",
        ),
        Failure::Connect(failure) => match failure {
            ConnectFailure::ConfigurationError => Some("the redirect URI (APP_BASE_URL), SMARTCAR_MODE, or a test VIN"),
            ConnectFailure::Nothing => Some("SMARTCAR_API_VERSION: v3 returns a user id, v2.0 a code"),
            ConnectFailure::OwnerNotNamed { .. } => Some("externalId, which Smartcar's connections do not carry"),
            ConnectFailure::AccessDenied { .. }
            | ConnectFailure::VehicleIncompatible
            | ConnectFailure::InvalidSubscription { .. }
            | ConnectFailure::NoVehicles { .. }
            | ConnectFailure::ServerError { .. }
            | ConnectFailure::BatteryCapacityNoSelection
            | ConnectFailure::Unknown => None,
        },
        Failure::Api(ApiFailure { error: Error::Api(error), .. }) => api(&error.kind),
        Failure::Api(ApiFailure { error: Error::Unreadable { .. }, .. }) => Some("SMARTCAR_API_VERSION or an origin"),
        Failure::Api(ApiFailure {
            error: Error::Timeout(_) | Error::Unreachable(_) | Error::NotSent | Error::TooLarge,
            ..
        })
        | Failure::Link(_)
        | Failure::CodeRefused
        | Failure::NoAnswerWhileConnecting { .. }
        | Failure::NoToken(_)
        | Failure::GrantLost
        | Failure::AlreadyConnected
        | Failure::InUseElsewhere
        | Failure::Reconnect(_) => None,
    }
}

fn api(kind: &ErrorKind) -> Option<&'static str> {
    match kind {
        ErrorKind::Authentication | ErrorKind::V1(V1Error::Authentication) => {
            Some("SMARTCAR_CLIENT_ID and SMARTCAR_CLIENT_SECRET, or SMARTCAR_MODE")
        }
        ErrorKind::Billing(Billing::AccountSuspended) => Some("unpaid invoices in the Smartcar dashboard"),
        ErrorKind::Billing(
            Billing::InvalidPlan | Billing::VehicleLimit | Billing::VehicleRequestLimit | Billing::Other(_),
        )
        | ErrorKind::V1(V1Error::MonthlyLimitExceeded) => Some("the plan in the Smartcar dashboard"),
        ErrorKind::ResourceNotFound(NotFound::Version) => Some("SMARTCAR_API_VERSION"),
        ErrorKind::ResourceNotFound(NotFound::Path | NotFound::Other(_)) | ErrorKind::V1(V1Error::ResourceNotFound) => {
            Some("SMARTCAR_API_VERSION, or SMARTCAR_API_ORIGIN and SMARTCAR_API_V3_ORIGIN")
        }
        ErrorKind::Validation(_) | ErrorKind::V1(V1Error::Validation) => {
            Some("a request of ours; SMARTCAR_API_VERSION")
        }
        ErrorKind::Compatibility(_)
        | ErrorKind::ConnectedServicesAccount(_)
        | ErrorKind::Permission
        | ErrorKind::RateLimit(_)
        | ErrorKind::Server(_)
        | ErrorKind::Upstream(_)
        | ErrorKind::VehicleState(_)
        | ErrorKind::V1(
            V1Error::Permission
            | V1Error::RateLimiting
            | V1Error::Server
            | V1Error::SmartcarNotCapable
            | V1Error::VehicleNotCapable
            | V1Error::GatewayTimeout
            | V1Error::OwnerAction(_)
            | V1Error::VehicleState(_),
        )
        | ErrorKind::Unknown => None,
    }
}
