//! The vocabulary of Smartcar's errors: every documented type and code as a variant of its own, so that the decision
//! table has to name it, and room for what no documentation names.
//! Source: Smartcar docs, api-reference/api-errors and errors/v1.0.

use serde::{Deserialize, Serialize};

/// What went wrong: type and code together. The names of v1.0 mean the same under other words, and become these.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "Smartcar's own names")]
pub enum ErrorKind {
    Authentication,
    Billing(Billing),
    Compatibility(Compatibility),
    ConnectedServicesAccount(Account),
    Permission,
    RateLimit(RateLimit),
    ResourceNotFound(NotFound),
    Server(Server),
    Upstream(Upstream),
    Validation(Validation),
    VehicleState(VehicleState),
    /// A type no documentation names, or no error body at all.
    Unknown,
}

/// Declares an open list of codes: the documented ones as variants, all others kept.
macro_rules! codes {
    ($(#[$docs:meta])* $name:ident { $($code:ident),+ $(,)? }) => {
        $(#[$docs])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
        #[expect(missing_docs, reason = "Smartcar's own names")]
        pub enum $name {
            $($code,)+
            /// A code no documentation names; empty when the body had none.
            #[serde(untagged)]
            Other(String),
        }
    };
}

codes!(/// Codes of `BILLING`.
Billing { AccountSuspended, InvalidPlan, VehicleLimit, VehicleRequestLimit });
codes!(/// Codes of `COMPATIBILITY`.
Compatibility { MakeNotCompatible, PlatformNotCapable, SmartcarNotCapable, VehicleNotCapable });
codes!(/// Codes of `CONNECTED_SERVICES_ACCOUNT`.
Account { AccountIssue, AuthenticationFailed, NoVehicles, Permission, Subscription, VehicleMissing, VirtualKeyRequired });
codes!(/// Codes of `RATE_LIMIT`.
RateLimit { SmartcarApi, Vehicle });
codes!(/// Codes of `RESOURCE_NOT_FOUND`.
NotFound { Path, Version });
codes!(/// Codes of `SERVER`.
Server { Internal, MultipleRecordsFound, RecordNotFound });
codes!(/// Codes of `UPSTREAM`.
Upstream { InvalidData, KnownIssue, NoResponse, RateLimit, UnknownIssue });
codes!(/// Codes of `VALIDATION`.
Validation { Parameter });
codes!(/// Codes of `VEHICLE_STATE`.
VehicleState {
    Asleep, ChargeFault, ChargingInProgress, ChargingPlugConnected, ChargingPlugNotConnected, DoorOpen, FullyCharged,
    HoodOpen, IgnitionOn, InMotion, LowBattery, NotCharging, RemoteAccessDisabled, TrunkOpen, Unknown, Unreachable,
    VehicleOfflineForService,
});
