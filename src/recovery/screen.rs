//! The vocabulary of answers: screens, their classes, and which catalogue key heads each of them.

use serde::{Deserialize, Serialize};

/// The answer to a failure: which screen, in which variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recovery {
    /// The screen.
    pub screen: Screen,
    /// Its variant; empty for the plain one.
    pub variant: &'static str,
}

impl Recovery {
    pub(crate) fn of(screen: Screen) -> Self {
        Self::variant(screen, "")
    }

    pub(crate) fn variant(screen: Screen, variant: &'static str) -> Self {
        Self { screen, variant }
    }

    /// Who can fix it.
    pub fn class(self) -> Class {
        self.screen.class(self.variant)
    }

    /// The same answer on its `attempt`-th time in a day: some screens stop offering what did not help.
    pub fn repeated(self, attempt: u32) -> Self {
        let changes = matches!(
            self.screen,
            Screen::AccessDenied
                | Screen::ConfigurationError
                | Screen::ConnectServerError
                | Screen::Unknown
                | Screen::ReconnectFailed
        );
        if changes && self.variant.is_empty() && attempt > 1 { Self::variant(self.screen, "again") } else { self }
    }
}

/// Who can fix it. The class decides icon, colour and tone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// The owner chose not to share.
    Choice,
    /// The owner can fix it here, now.
    FixHere,
    /// The owner must act in the car maker's app.
    FixAtMaker,
    /// The owner must do something at the car.
    AtTheCar,
    /// Time fixes it.
    Wait,
    /// This car or feature is not supported.
    NotPossible,
    /// We must fix it.
    Ours,
}

impl Class {
    /// Every class, from the owner's choice to our own fault.
    pub const ALL: [Self; 7] =
        [Self::Choice, Self::FixHere, Self::FixAtMaker, Self::AtTheCar, Self::Wait, Self::NotPossible, Self::Ours];

    /// The value of `data-class`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Choice => "choice",
            Self::FixHere => "fix_here",
            Self::FixAtMaker => "fix_at_maker",
            Self::AtTheCar => "at_the_car",
            Self::Wait => "wait",
            Self::NotPossible => "not_possible",
            Self::Ours => "ours",
        }
    }
}

/// Every failure screen. The slug is also the template's name and the address `/connect/{slug}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names are the screens")]
pub enum Screen {
    AccessDenied,
    VehicleIncompatible,
    InvalidSubscription,
    NoVehicles,
    ConfigurationError,
    ConnectServerError,
    LinkExpired,
    Unknown,
    Reconnect,
    ReconnectFailed,
    CarUnreachable,
    CarNotReady,
    AccountAction,
    CarMissing,
    PermissionMissing,
    FeatureUnavailable,
    PlanLimit,
    TooSoon,
    MakerDown,
    OurFault,
    AlreadyConnected,
}

impl Screen {
    /// Every screen, in the order an owner may meet them.
    pub const ALL: [Self; 21] = [
        Self::AccessDenied,
        Self::VehicleIncompatible,
        Self::InvalidSubscription,
        Self::NoVehicles,
        Self::ConfigurationError,
        Self::ConnectServerError,
        Self::LinkExpired,
        Self::Unknown,
        Self::Reconnect,
        Self::ReconnectFailed,
        Self::CarUnreachable,
        Self::CarNotReady,
        Self::AccountAction,
        Self::CarMissing,
        Self::PermissionMissing,
        Self::FeatureUnavailable,
        Self::PlanLimit,
        Self::TooSoon,
        Self::MakerDown,
        Self::OurFault,
        Self::AlreadyConnected,
    ];

    /// The screen's name in addresses, templates and `data-screen`.
    pub fn slug(self) -> &'static str {
        match self {
            Self::AccessDenied => "access-denied",
            Self::VehicleIncompatible => "vehicle-incompatible",
            Self::InvalidSubscription => "invalid-subscription",
            Self::NoVehicles => "no-vehicles",
            Self::ConfigurationError => "configuration-error",
            Self::ConnectServerError => "connect-server-error",
            Self::LinkExpired => "link-expired",
            Self::Unknown => "unknown",
            Self::Reconnect => "reconnect",
            Self::ReconnectFailed => "reconnect-failed",
            Self::CarUnreachable => "car-unreachable",
            Self::CarNotReady => "car-not-ready",
            Self::AccountAction => "account-action",
            Self::CarMissing => "car-missing",
            Self::PermissionMissing => "permission-missing",
            Self::FeatureUnavailable => "feature-unavailable",
            Self::PlanLimit => "plan-limit",
            Self::TooSoon => "too-soon",
            Self::MakerDown => "maker-down",
            Self::OurFault => "our-fault",
            Self::AlreadyConnected => "already-connected",
        }
    }

    /// Every variant the screen comes in. Whatever must exist once for each of them walks this list.
    pub fn variants(self) -> &'static [&'static str] {
        match self {
            Self::AccessDenied | Self::ConnectServerError => &["", "again", "connected"],
            Self::InvalidSubscription | Self::NoVehicles => &["", "connected"],
            Self::ConfigurationError | Self::Unknown => &["", "again"],
            Self::Reconnect => &["", "access_withdrawn"],
            Self::ReconnectFailed => &["", "again", "wrong_car"],
            Self::CarUnreachable => &["asleep", "signal", "service", "low_battery", "unknown"],
            Self::CarNotReady => &[
                "door",
                "trunk",
                "hood",
                "ignition",
                "motion",
                "unplugged",
                "plugged",
                "charging",
                "full",
                "not_charging",
                "fault",
                "remote",
                "other",
            ],
            Self::AccountAction => &["", "virtual_key"],
            Self::FeatureUnavailable => &["", "reconnect_to_get"],
            Self::PlanLimit | Self::OurFault => &["", "connecting"],
            Self::TooSoon | Self::AlreadyConnected => &["", "other"],
            Self::MakerDown => &["", "data", "link"],
            Self::VehicleIncompatible | Self::LinkExpired | Self::CarMissing | Self::PermissionMissing => &[""],
        }
    }

    /// Whether it is a page. A missing feature is one line in place of a value, never more.
    pub fn has_page(self) -> bool {
        self != Self::FeatureUnavailable
    }

    /// The screen an address names.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|screen| screen.slug() == slug)
    }

    /// Who can fix what this screen explains.
    pub fn class(self, variant: &str) -> Class {
        match self {
            Self::AccessDenied => Class::Choice,
            Self::VehicleIncompatible => Class::NotPossible,
            Self::FeatureUnavailable if variant == "reconnect_to_get" => Class::FixHere,
            Self::FeatureUnavailable => Class::NotPossible,
            Self::InvalidSubscription | Self::NoVehicles | Self::AccountAction | Self::CarMissing => Class::FixAtMaker,
            Self::LinkExpired
            | Self::Reconnect
            | Self::ReconnectFailed
            | Self::PermissionMissing
            | Self::AlreadyConnected => Class::FixHere,
            Self::ConnectServerError | Self::CarUnreachable | Self::TooSoon | Self::MakerDown => Class::Wait,
            Self::CarNotReady => Class::AtTheCar,
            Self::ConfigurationError | Self::Unknown | Self::PlanLimit | Self::OurFault => Class::Ours,
        }
    }

    /// Where the screen stands among the banners of one car: of several, only the first is shown. `None`: never a banner.
    pub fn banner_rank(self) -> Option<u8> {
        let order = [
            Self::CarMissing,
            Self::Reconnect,
            Self::AccountAction,
            Self::InvalidSubscription,
            Self::PlanLimit,
            Self::OurFault,
            Self::MakerDown,
            Self::TooSoon,
            Self::CarUnreachable,
        ];
        order.iter().position(|screen| *screen == self).and_then(|rank| u8::try_from(rank).ok())
    }
}
