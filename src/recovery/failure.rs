//! Every way a flow can go wrong, in the words of the flow, and the conversions from what Smartcar said.

use crate::smartcar::Error;
use crate::smartcar::error::{ApiError, ErrorKind};
use crate::smartcar::redirect::ConnectError;
use crate::smartcar::token::TokenError;

/// What went wrong.
#[derive(Debug)]
pub enum Failure {
    /// Connect sent the owner back without a car.
    Connect(ConnectFailure),
    /// The return does not belong to this browser, this attempt, this quarter of an hour.
    Link(LinkProblem),
    /// The authorization code is used up, expired or was never good.
    CodeRefused,
    /// The application's own keys are wrong.
    KeysRefused(Moment),
    /// Connect cannot be reached, or the token endpoint gave no verdict on a code.
    NoAnswerWhileConnecting {
        /// Whether the owner was reconnecting a car we already know.
        connected: bool,
    },
    /// The token endpoint gave no verdict while a car we know was to be read or asked: time fixes it, and no car maker
    /// has a part in it.
    NoToken(Error),
    /// The refresh token is no longer good: only the owner can open a new grant.
    GrantLost,
    /// This very car was connected before.
    AlreadyConnected,
    /// The car belongs to another account of ours.
    InUseElsewhere,
    /// Reconnecting did not lead to a working connection.
    Reconnect(ReconnectProblem),
    /// A vehicle call failed.
    Api(ApiFailure),
    /// We could not even ask: our database or our own keys failed.
    Internal,
}

/// Why Connect sent the owner back. `connected`: the owner was reconnecting a car we already know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "Smartcar's own names; the field is explained above")]
pub enum ConnectFailure {
    AccessDenied {
        connected: bool,
    },
    VehicleIncompatible,
    InvalidSubscription {
        connected: bool,
    },
    NoVehicles {
        connected: bool,
    },
    ConfigurationError,
    ServerError {
        connected: bool,
    },
    BatteryCapacityNoSelection,
    /// A value no documentation names.
    Unknown,
    /// Neither a code nor an error.
    Nothing,
    /// Smartcar does not say that the connection is this owner's, so it is nobody's.
    OwnerNotNamed {
        connected: bool,
    },
}

impl ConnectFailure {
    /// What Connect's `error` means for an owner who was connecting, or reconnecting, a car.
    pub fn from_error(error: &ConnectError, connected: bool) -> Self {
        match error {
            ConnectError::AccessDenied => Self::AccessDenied { connected },
            ConnectError::VehicleIncompatible(_) => Self::VehicleIncompatible,
            ConnectError::InvalidSubscription => Self::InvalidSubscription { connected },
            ConnectError::NoVehicles => Self::NoVehicles { connected },
            ConnectError::ConfigurationError { .. } => Self::ConfigurationError,
            ConnectError::ServerError => Self::ServerError { connected },
            ConnectError::BatteryCapacityNoSelection => Self::BatteryCapacityNoSelection,
            ConnectError::Unknown(_) => Self::Unknown,
        }
    }

    fn name(&self) -> &'static str {
        match self {
            Self::AccessDenied { .. } => "connect_access_denied",
            Self::VehicleIncompatible => "connect_vehicle_incompatible",
            Self::InvalidSubscription { .. } => "connect_invalid_subscription",
            Self::NoVehicles { .. } => "connect_no_vehicles",
            Self::ConfigurationError => "connect_configuration_error",
            Self::ServerError { .. } => "connect_server_error",
            Self::BatteryCapacityNoSelection => "connect_battery_capacity_no_selection",
            Self::Unknown => "connect_unknown",
            Self::Nothing => "connect_nothing",
            Self::OwnerNotNamed { .. } => "connect_owner_not_named",
        }
    }
}

/// What is wrong with the `state` of a return. The owner sees one screen for all; logs tell them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkProblem {
    /// None came back.
    Missing,
    /// Not one of ours, or begun in another browser.
    Unknown,
    /// Spent before.
    Used,
    /// Older than a quarter of an hour.
    Expired,
    /// The outcome is no longer in this browser's session.
    OutcomeGone,
    /// A form from a page that is too old, or from another site.
    StaleForm,
}

impl LinkProblem {
    fn name(self) -> &'static str {
        match self {
            Self::Missing => "link_missing",
            Self::Unknown => "link_unknown",
            Self::Used => "link_used",
            Self::Expired => "link_expired",
            Self::OutcomeGone => "link_outcome_gone",
            Self::StaleForm => "link_stale_form",
        }
    }
}

/// How reconnecting ended without a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReconnectProblem {
    /// The owner signed in, and the car still gives nothing.
    StillFailing,
    /// The owner came back with a car that is not this one.
    OtherCar,
}

/// A failed vehicle call, and when it happened.
#[derive(Debug)]
pub struct ApiFailure {
    /// What came back, if anything.
    pub error: Error,
    /// When.
    pub moment: Moment,
    /// Whether the call itself was tried: not where the token it needs could not be had.
    pub tried: bool,
}

/// Whether the owner is adding a car, looking at one, or asking it to do something: the same fault needs other words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// The car is not ours yet.
    Connecting,
    /// We know the car and have shown it before.
    Reading,
    /// The owner wants something done.
    Commanding,
}

impl Failure {
    /// A failed vehicle call.
    pub fn api(error: Error, moment: Moment) -> Self {
        Self::Api(ApiFailure { error, moment, tried: true })
    }

    /// A failed token call.
    pub fn token(error: TokenError, moment: Moment) -> Self {
        match (error, moment) {
            (TokenError::GrantRefused { .. }, Moment::Connecting) => Self::CodeRefused,
            (TokenError::GrantRefused { .. }, Moment::Reading | Moment::Commanding) => Self::GrantLost,
            (TokenError::KeysRefused { .. }, moment) => Self::KeysRefused(moment),
            (TokenError::Unavailable(_), Moment::Connecting) => Self::NoAnswerWhileConnecting { connected: false },
            (TokenError::Unavailable(error), Moment::Reading | Moment::Commanding) => Self::NoToken(*error),
        }
    }

    /// The internal name for logs and "Details for support": ours, never a word from the address bar.
    pub fn name(&self) -> String {
        match self {
            Self::Connect(failure) => failure.name().into(),
            Self::Link(problem) => problem.name().into(),
            Self::CodeRefused => "code_refused".into(),
            Self::KeysRefused(_) => "keys_refused".into(),
            Self::NoAnswerWhileConnecting { .. } => "no_answer_while_connecting".into(),
            Self::NoToken(_) => "no_token".into(),
            Self::GrantLost => "grant_lost".into(),
            Self::AlreadyConnected => "already_connected".into(),
            Self::InUseElsewhere => "in_use_elsewhere".into(),
            Self::Internal => "internal".into(),
            Self::Reconnect(ReconnectProblem::StillFailing) => "reconnect_still_failing".into(),
            Self::Reconnect(ReconnectProblem::OtherCar) => "reconnect_other_car".into(),
            Self::Api(ApiFailure { error: Error::Api(error), .. }) => error.wire_name(),
            Self::Api(ApiFailure { error: Error::Timeout(_), .. }) => "no_answer_in_time".into(),
            Self::Api(ApiFailure { error: Error::Unreachable(_), .. }) => "no_connection".into(),
            Self::Api(ApiFailure { error: Error::NotSent, .. }) => "not_sent".into(),
            Self::Api(ApiFailure { error: Error::TooLarge, .. }) => "answer_too_large".into(),
            Self::Api(ApiFailure { error: Error::Unreadable { status, .. }, .. }) => {
                format!("answer_not_understood HTTP {status}")
            }
        }
    }

    /// What Smartcar said, if it said anything.
    pub fn api_error(&self) -> Option<&ApiError> {
        if let Some(Error::Api(error)) = self.error() { Some(error) } else { None }
    }

    /// What a call to Smartcar ended in, if that is the failure.
    fn error(&self) -> Option<&Error> {
        if let Self::Api(ApiFailure { error, .. }) | Self::NoToken(error) = self { Some(error) } else { None }
    }

    /// Whether nobody can say if the call had an effect: it may have arrived and only the answer was lost.
    pub fn is_uncertain(&self) -> bool {
        let Self::Api(ApiFailure { error, tried: true, .. }) = self else { return false };
        match error {
            Error::Timeout(_) | Error::Unreachable(_) | Error::NotSent => !error.never_left(),
            Error::TooLarge | Error::Unreadable { .. } => true,
            Error::Api(error) => error.kind == ErrorKind::Unknown && error.status >= 500,
        }
    }

    /// Smartcar's own reference, when the failure has one.
    pub fn request_id(&self) -> Option<&str> {
        self.error().and_then(Error::request_id)
    }
}
