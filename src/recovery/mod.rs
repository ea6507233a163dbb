//! What to do about it: the app's promise, *every failure has a next step*, as one pure function.
//!
//! [`recommend`] names the screen for each [`Failure`]. It knows no clock, no request and no words, and it has no
//! wildcard arm: a newly documented code does not compile until it has a screen.

mod cause;
mod failure;
pub mod pause;
pub mod screen;
#[cfg(test)]
mod tests;

use crate::smartcar::client::Error;
use crate::smartcar::error::{
    Account, ApiError, Compatibility, ErrorKind, OwnerAction, ResolutionKind, Upstream, V1Error, V1State, VehicleState,
};

pub use crate::recovery::pause::{Pace, pace, pause};
pub use crate::recovery::screen::{Class, Recovery, Screen};
pub use cause::likely_cause;
pub use failure::{ApiFailure, ConnectFailure, Failure, LinkProblem, Moment, ReconnectProblem};

/// The recommended screen for a failure.
pub fn recommend(failure: &Failure) -> Recovery {
    match failure {
        Failure::Connect(failure) => connect(failure),
        Failure::Link(_) | Failure::CodeRefused => Recovery::of(Screen::LinkExpired),
        Failure::KeysRefused(moment) => ours(*moment),
        Failure::Internal => ours(Moment::Reading),
        Failure::NoAnswerWhileConnecting { connected: true } => {
            Recovery::variant(Screen::ConnectServerError, "connected")
        }
        Failure::NoAnswerWhileConnecting { connected: false } => Recovery::of(Screen::ConnectServerError),
        Failure::NoToken(_) => Recovery::variant(Screen::MakerDown, "link"),
        Failure::GrantLost => Recovery::of(Screen::Reconnect),
        Failure::AlreadyConnected => Recovery::of(Screen::AlreadyConnected),
        Failure::InUseElsewhere => Recovery::variant(Screen::AlreadyConnected, "other"),
        Failure::Reconnect(ReconnectProblem::StillFailing) => Recovery::of(Screen::ReconnectFailed),
        Failure::Reconnect(ReconnectProblem::OtherCar) => Recovery::variant(Screen::ReconnectFailed, "wrong_car"),
        Failure::Api(failure) => api(failure),
    }
}

fn connect(failure: &ConnectFailure) -> Recovery {
    let (screen, connected_variant) = match failure {
        ConnectFailure::AccessDenied { connected } => (Screen::AccessDenied, *connected),
        ConnectFailure::VehicleIncompatible => (Screen::VehicleIncompatible, false),
        ConnectFailure::InvalidSubscription { connected } => (Screen::InvalidSubscription, *connected),
        ConnectFailure::NoVehicles { connected } => (Screen::NoVehicles, *connected),
        ConnectFailure::ConfigurationError => (Screen::ConfigurationError, false),
        ConnectFailure::ServerError { connected } | ConnectFailure::OwnerNotNamed { connected } => {
            (Screen::ConnectServerError, *connected)
        }
        // The side flow about battery sizes belongs to a connected car; the size is one value the page does without.
        ConnectFailure::BatteryCapacityNoSelection => (Screen::FeatureUnavailable, false),
        ConnectFailure::Unknown | ConnectFailure::Nothing => (Screen::Unknown, false),
    };
    if connected_variant { Recovery::variant(screen, "connected") } else { Recovery::of(screen) }
}

fn api(failure: &ApiFailure) -> Recovery {
    match &failure.error {
        Error::Api(error) => answered(error, failure.moment),
        Error::Timeout(_) | Error::Unreachable(_) | Error::NotSent | Error::TooLarge | Error::Unreadable { .. } => {
            silent(failure.moment)
        }
    }
}

/// Smartcar answered with an error: type and code together decide.
fn answered(error: &ApiError, moment: Moment) -> Recovery {
    match &error.kind {
        ErrorKind::ConnectedServicesAccount(code) => account(code, error, moment),
        ErrorKind::Permission => Recovery::of(Screen::PermissionMissing),
        ErrorKind::Compatibility(code) => compatibility(code, moment),
        ErrorKind::VehicleState(code) => vehicle_state(code),
        ErrorKind::Billing(_) => plan_limit(moment),
        ErrorKind::RateLimit(_) | ErrorKind::Upstream(Upstream::RateLimit) => rate_limited(moment),
        ErrorKind::Upstream(Upstream::InvalidData) => maker_down("data", moment),
        ErrorKind::Upstream(
            Upstream::KnownIssue | Upstream::NoResponse | Upstream::UnknownIssue | Upstream::Other(_),
        ) => silent(moment),
        ErrorKind::Authentication
        | ErrorKind::Validation(_)
        | ErrorKind::ResourceNotFound(_)
        | ErrorKind::Server(_) => ours(moment),
        ErrorKind::V1(error_v1) => v1(error_v1, error.status, moment),
        ErrorKind::Unknown => undocumented(error, moment),
    }
}

/// Source: Smartcar docs, errors/api-errors/connected-services-account-errors.
fn account(code: &Account, error: &ApiError, moment: Moment) -> Recovery {
    match code {
        Account::AuthenticationFailed => Recovery::of(Screen::Reconnect),
        Account::Permission => Recovery::variant(Screen::Reconnect, "access_withdrawn"),
        Account::Subscription => {
            Recovery::variant(Screen::InvalidSubscription, if moment == Moment::Connecting { "" } else { "connected" })
        }
        Account::AccountIssue => Recovery::of(Screen::AccountAction),
        Account::VirtualKeyRequired => Recovery::variant(Screen::AccountAction, "virtual_key"),
        Account::NoVehicles | Account::VehicleMissing => {
            Recovery::of(if moment == Moment::Connecting { Screen::NoVehicles } else { Screen::CarMissing })
        }
        Account::Other(_) => undocumented(error, moment),
    }
}

/// Source: Smartcar docs, errors/api-errors/compatibility-errors.
fn compatibility(code: &Compatibility, moment: Moment) -> Recovery {
    match code {
        Compatibility::MakeNotCompatible if moment == Moment::Connecting => Recovery::of(Screen::VehicleIncompatible),
        Compatibility::PlatformNotCapable => Recovery::variant(Screen::FeatureUnavailable, "reconnect_to_get"),
        Compatibility::MakeNotCompatible
        | Compatibility::SmartcarNotCapable
        | Compatibility::VehicleNotCapable
        | Compatibility::Other(_) => Recovery::of(Screen::FeatureUnavailable),
    }
}

/// Source: Smartcar docs, errors/api-errors/vehicle-state-errors.
fn vehicle_state(code: &VehicleState) -> Recovery {
    let unreachable = |variant| Recovery::variant(Screen::CarUnreachable, variant);
    let not_ready = |variant| Recovery::variant(Screen::CarNotReady, variant);
    match code {
        VehicleState::Asleep => unreachable("asleep"),
        VehicleState::Unreachable => unreachable("signal"),
        VehicleState::VehicleOfflineForService => unreachable("service"),
        VehicleState::LowBattery => unreachable("low_battery"),
        VehicleState::Unknown => unreachable("unknown"),
        VehicleState::DoorOpen => not_ready("door"),
        VehicleState::TrunkOpen => not_ready("trunk"),
        VehicleState::HoodOpen => not_ready("hood"),
        VehicleState::IgnitionOn => not_ready("ignition"),
        VehicleState::InMotion => not_ready("motion"),
        VehicleState::ChargingPlugNotConnected => not_ready("unplugged"),
        VehicleState::ChargingPlugConnected => not_ready("plugged"),
        VehicleState::ChargingInProgress => not_ready("charging"),
        VehicleState::FullyCharged => not_ready("full"),
        VehicleState::NotCharging => not_ready("not_charging"),
        VehicleState::ChargeFault => not_ready("fault"),
        VehicleState::RemoteAccessDisabled => not_ready("remote"),
        VehicleState::Other(_) => not_ready("other"),
    }
}

/// The v1.0 names. What `VS_001` to `VS_004` mean differs, what to do does not.
/// Source: Smartcar docs, errors/v1.0; `VS_004` from the Ruby SDK's history.
fn v1(error: &V1Error, status: u16, moment: Moment) -> Recovery {
    match error {
        V1Error::OwnerAction(OwnerAction::Voa000) => Recovery::of(Screen::Reconnect),
        V1Error::OwnerAction(OwnerAction::Voa001) => {
            Recovery::variant(Screen::InvalidSubscription, if moment == Moment::Connecting { "" } else { "connected" })
        }
        V1Error::OwnerAction(OwnerAction::Other(_)) => ours(moment),
        V1Error::VehicleState(V1State::Vs000) => Recovery::variant(Screen::CarUnreachable, "unknown"),
        V1Error::VehicleState(
            V1State::Vs001 | V1State::Vs002 | V1State::Vs003 | V1State::Vs004 | V1State::Other(_),
        ) => Recovery::variant(Screen::CarNotReady, "other"),
        V1Error::Permission => Recovery::of(Screen::PermissionMissing),
        V1Error::RateLimiting => rate_limited(moment),
        V1Error::MonthlyLimitExceeded => plan_limit(moment),
        V1Error::SmartcarNotCapable | V1Error::VehicleNotCapable => Recovery::of(Screen::FeatureUnavailable),
        V1Error::GatewayTimeout => silent(moment),
        V1Error::Server if matches!(status, 502 | 504) => silent(moment),
        V1Error::Server | V1Error::Authentication | V1Error::Validation | V1Error::ResourceNotFound => ours(moment),
    }
}

/// A type or code no documentation names: the resolution decides, then the status. Never "reconnect" on a 429 or 5xx.
fn undocumented(error: &ApiError, moment: Moment) -> Recovery {
    if error.status == 429 {
        return rate_limited(moment);
    }
    if error.status >= 500 || matches!(error.resolution.kind, Some(ResolutionKind::RetryLater)) {
        return silent(moment);
    }
    match error.resolution.kind {
        Some(ResolutionKind::Reauthenticate) => Recovery::of(Screen::Reconnect),
        Some(
            ResolutionKind::RetryLater
            | ResolutionKind::ContactSupport
            | ResolutionKind::ActionRequired
            | ResolutionKind::UserActionRequired
            | ResolutionKind::Finance
            | ResolutionKind::Other(_),
        )
        | None => ours(moment),
    }
}

/// The car maker, or Smartcar, is not answering: time fixes it.
fn silent(moment: Moment) -> Recovery {
    maker_down("", moment)
}

fn maker_down(variant: &'static str, moment: Moment) -> Recovery {
    match moment {
        Moment::Connecting => Recovery::of(Screen::ConnectServerError),
        Moment::Reading | Moment::Commanding => Recovery::variant(Screen::MakerDown, variant),
    }
}

fn rate_limited(moment: Moment) -> Recovery {
    match moment {
        Moment::Connecting => Recovery::of(Screen::ConnectServerError),
        Moment::Reading | Moment::Commanding => Recovery::variant(Screen::TooSoon, "other"),
    }
}

fn plan_limit(moment: Moment) -> Recovery {
    Recovery::variant(Screen::PlanLimit, if moment == Moment::Connecting { "connecting" } else { "" })
}

fn ours(moment: Moment) -> Recovery {
    Recovery::variant(Screen::OurFault, if moment == Moment::Connecting { "connecting" } else { "" })
}
