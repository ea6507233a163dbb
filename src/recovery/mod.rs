//! What to do about it: the app's promise, *every failure has a next step*, as one pure function.
//!
//! [`recommend`] names for each [`Failure`] the screen, how patiently to try again, and where whoever runs the app looks
//! first. It knows no clock, no request and no words, and it has no wildcard arm: a newly documented code does not compile
//! until it has a screen. [`Incident`] is one failure as store, page and log keep it.

mod failure;
mod incident;
mod pause;
mod rows;
mod screen;
#[cfg(test)]
mod tests;

pub use failure::{ApiFailure, ConnectFailure, Failure, LinkProblem, Moment, ReconnectProblem};
pub use incident::Incident;
pub use pause::{Pace, pause};
pub use rows::BannerWords;
pub use screen::{Class, Recovery, Screen};

use crate::smartcar::Error;
use crate::smartcar::error::{
    Account, ApiError, Billing, Compatibility, ErrorKind, NotFound, ResolutionKind, Server, Upstream, VehicleState,
};

/// What to do about a failure.
pub fn recommend(failure: &Failure) -> Recovery {
    match failure {
        Failure::Connect(failure) => connect(failure),
        Failure::Link(_) | Failure::CodeRefused => Recovery::of(Screen::LinkExpired),
        Failure::KeysRefused(moment) => ours(*moment).look_at(
            "SMARTCAR_CLIENT_ID, SMARTCAR_CLIENT_SECRET, or (unauthorized_client) the makes the application may use",
        ),
        Failure::Internal => ours(Moment::Reading).look_at("DATABASE_URL, or an APP_SECRET that has changed"),
        Failure::NoAnswerWhileConnecting { connected } => connecting(Screen::ConnectServerError, *connected),
        Failure::NoToken(_) => Recovery::variant(Screen::MakerDown, "link").brisk(),
        Failure::GrantLost => Recovery::of(Screen::Reconnect),
        Failure::AlreadyConnected => Recovery::of(Screen::AlreadyConnected),
        Failure::InUseElsewhere => Recovery::variant(Screen::AlreadyConnected, "other"),
        Failure::Reconnect(ReconnectProblem::StillFailing) => Recovery::of(Screen::ReconnectFailed),
        Failure::Reconnect(ReconnectProblem::OtherCar) => Recovery::variant(Screen::ReconnectFailed, "wrong_car"),
        Failure::Api(failure) => api(failure),
    }
}

fn connect(failure: &ConnectFailure) -> Recovery {
    match failure {
        ConnectFailure::AccessDenied { connected } => connecting(Screen::AccessDenied, *connected),
        ConnectFailure::VehicleIncompatible => Recovery::of(Screen::VehicleIncompatible),
        ConnectFailure::InvalidSubscription { connected } => connecting(Screen::InvalidSubscription, *connected),
        ConnectFailure::NoVehicles { connected } => connecting(Screen::NoVehicles, *connected),
        ConnectFailure::ConfigurationError => Recovery::of(Screen::ConfigurationError)
            .look_at("the redirect URI (APP_BASE_URL), SMARTCAR_MODE, or a test VIN"),
        ConnectFailure::ServerError { connected } => connecting(Screen::ConnectServerError, *connected),
        ConnectFailure::OwnerNotNamed { connected } => connecting(Screen::ConnectServerError, *connected)
            .look_at("externalId, which Smartcar's connections do not carry"),
        // The side flow about battery sizes belongs to a connected car; the size is one value the page does without.
        ConnectFailure::BatteryCapacityNoSelection => Recovery::of(Screen::FeatureUnavailable),
        ConnectFailure::Unknown => Recovery::of(Screen::Unknown),
        ConnectFailure::Nothing => {
            Recovery::of(Screen::Unknown).look_at("SMARTCAR_API_VERSION: v3 returns a user id, v2.0 a code")
        }
    }
}

/// `connected`: the owner was reconnecting a car we already know.
fn connecting(screen: Screen, connected: bool) -> Recovery {
    Recovery::variant(screen, if connected { "connected" } else { "" })
}

fn api(failure: &ApiFailure) -> Recovery {
    match &failure.error {
        Error::Api(error) => answered(error, failure.moment),
        Error::Unreadable { .. } => silent(failure.moment).look_at("SMARTCAR_API_VERSION or an origin"),
        Error::Timeout(_) | Error::Unreachable(_) | Error::NotSent | Error::TooLarge => silent(failure.moment),
    }
}

/// Smartcar answered with an error: type and code together decide.
fn answered(error: &ApiError, moment: Moment) -> Recovery {
    match &error.kind {
        ErrorKind::ConnectedServicesAccount(code) => account(code, error, moment),
        ErrorKind::Permission => Recovery::of(Screen::PermissionMissing),
        ErrorKind::Compatibility(code) => compatibility(code, moment),
        ErrorKind::VehicleState(code) => vehicle_state(code),
        ErrorKind::Billing(Billing::AccountSuspended) => {
            plan_limit(moment).look_at("unpaid invoices in the Smartcar dashboard")
        }
        ErrorKind::Billing(
            Billing::InvalidPlan | Billing::VehicleLimit | Billing::VehicleRequestLimit | Billing::Other(_),
        ) => plan_limit(moment).look_at("the plan in the Smartcar dashboard"),
        ErrorKind::RateLimit(_) | ErrorKind::Upstream(Upstream::RateLimit) => rate_limited(moment),
        ErrorKind::Upstream(Upstream::InvalidData) => maker_down("data", moment),
        ErrorKind::Upstream(
            Upstream::KnownIssue | Upstream::NoResponse | Upstream::UnknownIssue | Upstream::Other(_),
        ) => silent(moment),
        ErrorKind::Authentication => {
            ours(moment).look_at("SMARTCAR_CLIENT_ID and SMARTCAR_CLIENT_SECRET, or SMARTCAR_MODE")
        }
        ErrorKind::Validation(_) => ours(moment).look_at("a request of ours; SMARTCAR_API_VERSION"),
        ErrorKind::ResourceNotFound(NotFound::Version) => ours(moment).look_at("SMARTCAR_API_VERSION"),
        ErrorKind::ResourceNotFound(NotFound::Path | NotFound::Other(_)) => {
            ours(moment).look_at("SMARTCAR_API_VERSION, or SMARTCAR_API_ORIGIN and SMARTCAR_API_V3_ORIGIN")
        }
        ErrorKind::Server(Server::Internal) => ours(moment).brisk(),
        ErrorKind::Server(Server::MultipleRecordsFound | Server::RecordNotFound | Server::Other(_)) => ours(moment),
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
    // A car rests, drives or is in a garage: asking it often would only drain its battery.
    let unreachable = |variant| Recovery::variant(Screen::CarUnreachable, variant).slow();
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
        VehicleState::IgnitionOn => not_ready("ignition").slow(),
        VehicleState::InMotion => not_ready("motion").slow(),
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
    .brisk()
}

fn rate_limited(moment: Moment) -> Recovery {
    match moment {
        Moment::Connecting => Recovery::of(Screen::ConnectServerError),
        Moment::Reading | Moment::Commanding => Recovery::variant(Screen::TooSoon, "other"),
    }
    .brisk()
}

fn plan_limit(moment: Moment) -> Recovery {
    Recovery::variant(Screen::PlanLimit, if moment == Moment::Connecting { "connecting" } else { "" })
}

fn ours(moment: Moment) -> Recovery {
    Recovery::variant(Screen::OurFault, if moment == Moment::Connecting { "connecting" } else { "" })
}
