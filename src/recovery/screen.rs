//! The vocabulary of answers: screens and their classes.

use serde::{Deserialize, Serialize};

use crate::recovery::pause::Pace;

/// The answer to a failure: which screen, in which variant, and what whoever runs the app makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recovery {
    /// The screen.
    pub screen: Screen,
    /// Its variant; empty for the plain one.
    pub variant: &'static str,
    /// How patiently to ask a car again; `None`: asking cannot help before someone has done something.
    pub pace: Option<Pace>,
    /// The setting, or the place in Smartcar's dashboard, to look at first; `None`: nothing of ours is to blame. Owners never
    /// see it.
    pub look_at: Option<&'static str>,
}

impl Recovery {
    /// A screen in its plain variant.
    pub fn of(screen: Screen) -> Self {
        Self::variant(screen, "")
    }

    /// A screen in a variant.
    pub fn variant(screen: Screen, variant: &'static str) -> Self {
        Self { screen, variant, pace: None, look_at: None }
    }

    pub(super) fn brisk(self) -> Self {
        Self { pace: Some(Pace::Brisk), ..self }
    }

    pub(super) fn slow(self) -> Self {
        Self { pace: Some(Pace::Slow), ..self }
    }

    pub(super) fn look_at(self, place: &'static str) -> Self {
        Self { look_at: Some(place), ..self }
    }

    /// Who can fix it.
    pub fn class(self) -> Class {
        self.screen.class(self.variant)
    }

    /// The same answer on its `attempt`-th time in a day: some screens stop offering what did not help.
    pub fn repeated(self, attempt: u32) -> Self {
        let has_other_words = self.screen.variants().contains(&"again");
        if has_other_words && self.variant.is_empty() && attempt > 1 { Self { variant: "again", ..self } } else { self }
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
}
