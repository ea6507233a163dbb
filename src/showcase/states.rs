//! What the gallery shows besides failure screens: states of a car's page, states of the form, and the other pages.

use crate::recovery::{Class, Screen};

/// How a car's page can look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CarState {
    /// The last check worked.
    UpToDate,
    /// The last check did not, and nobody need do anything.
    Older,
    /// The car itself has reported nothing for more than an hour.
    TwoTimes,
    /// Some values came and some did not.
    Lines,
    /// The page has waited long enough, and the car is still being asked.
    Asking,
    /// It was asked for something.
    Commands,
    /// Its owner said "not now".
    Postponed,
    /// Connected, but never read.
    NeverRead,
    /// No longer connected.
    Disconnected,
    /// Just connected.
    Connected,
    /// Just connected again.
    Reconnected,
    /// The same, before the first value is in.
    ReconnectedPending,
    /// With the banner of a failure screen.
    Banner(Screen, &'static str),
    /// With a line in place of one value, from a screen that is no page.
    Line(Screen, &'static str),
}

impl CarState {
    /// Every state that is not a failure screen's.
    pub const ALL: [Self; 12] = [
        Self::UpToDate,
        Self::Older,
        Self::TwoTimes,
        Self::Lines,
        Self::Asking,
        Self::Commands,
        Self::Postponed,
        Self::NeverRead,
        Self::Disconnected,
        Self::Connected,
        Self::Reconnected,
        Self::ReconnectedPending,
    ];

    /// Its name in addresses.
    pub fn name(self) -> String {
        let name = match self {
            Self::UpToDate => "up-to-date",
            Self::Older => "older",
            Self::TwoTimes => "two-times",
            Self::Lines => "lines",
            Self::Asking => "asking",
            Self::Commands => "commands",
            Self::Postponed => "postponed",
            Self::NeverRead => "never-read",
            Self::Disconnected => "disconnected",
            Self::Connected => "connected",
            Self::Reconnected => "reconnected",
            Self::ReconnectedPending => "reconnected-pending",
            Self::Banner(screen, variant) | Self::Line(screen, variant) => {
                let dash = if variant.is_empty() { "" } else { "-" };
                return format!("banner-{}{dash}{variant}", screen.slug());
            }
        };
        name.to_owned()
    }
}

/// How the form about a car that does not work can come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormState {
    /// Opened at a car that was not shared.
    Empty,
    /// With answers that do not pass.
    Errors,
    /// From a page that was open too long.
    Stale,
    /// When it could not be saved.
    SaveFailed,
}

impl FormState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Empty, Self::Errors, Self::Stale, Self::SaveFailed];

    /// Its name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Errors => "errors",
            Self::Stale => "stale",
            Self::SaveFailed => "save_failed",
        }
    }
}

/// A page that is no failure screen and no car's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the pages")]
pub enum Plain {
    BeforeYouGo,
    Home,
    Saved,
    SavedExpired,
    Delete,
    Deleted,
    DeletedBefore,
    Cars,
    Settings,
    SettingsEmpty,
    Forget,
    Pending,
    Disconnect,
    Remove,
    NotFound,
    ServerProblem,
    Unavailable,
    SlowDown,
}

impl Plain {
    /// Those before a car is connected.
    pub const BEFORE: [Self; 2] = [Self::BeforeYouGo, Self::Home];
    /// Those after the form about a car that does not work.
    pub const AFTER_FORM: [Self; 5] =
        [Self::Saved, Self::SavedExpired, Self::Delete, Self::Deleted, Self::DeletedBefore];
    /// Those around connected cars, and the last resorts.
    pub const AROUND: [Self; 11] = [
        Self::Cars,
        Self::Settings,
        Self::SettingsEmpty,
        Self::Forget,
        Self::Pending,
        Self::Disconnect,
        Self::Remove,
        Self::NotFound,
        Self::ServerProblem,
        Self::Unavailable,
        Self::SlowDown,
    ];

    /// Slug and state in addresses of the gallery.
    pub fn place(self) -> (&'static str, &'static str) {
        match self {
            Self::BeforeYouGo => ("before-you-go", "plain"),
            Self::Home => ("home", "plain"),
            Self::Saved => ("vehicle-incompatible-saved", "plain"),
            Self::SavedExpired => ("vehicle-incompatible-saved", "expired"),
            Self::Delete => ("vehicle-incompatible-delete", "plain"),
            Self::Deleted => ("vehicle-incompatible-deleted", "plain"),
            Self::DeletedBefore => ("vehicle-incompatible-deleted", "before"),
            Self::Cars => ("cars", "plain"),
            Self::Settings => ("settings", "plain"),
            Self::SettingsEmpty => ("settings", "empty"),
            Self::Forget => ("forget", "plain"),
            Self::Pending => ("pending", "plain"),
            Self::Disconnect => ("disconnect", "plain"),
            Self::Remove => ("disconnect", "remove"),
            Self::NotFound => ("not-found", "plain"),
            Self::ServerProblem => ("server-problem", "plain"),
            Self::Unavailable => ("unavailable", "plain"),
            Self::SlowDown => ("slow-down", "plain"),
        }
    }

    /// `data-screen` and `data-variant`.
    pub fn page(self) -> (&'static str, &'static str) {
        let variant = match self {
            Self::SavedExpired => "expired",
            Self::Remove => "remove",
            Self::BeforeYouGo
            | Self::Home
            | Self::Saved
            | Self::Delete
            | Self::Deleted
            | Self::DeletedBefore
            | Self::Cars
            | Self::Settings
            | Self::SettingsEmpty
            | Self::Forget
            | Self::Pending
            | Self::Disconnect
            | Self::NotFound
            | Self::ServerProblem
            | Self::Unavailable
            | Self::SlowDown => "",
        };
        (self.place().0, variant)
    }

    /// Who can fix it, where it is about a failure.
    pub fn class(self) -> Option<Class> {
        match self {
            Self::NotFound => Some(Class::FixHere),
            Self::ServerProblem => Some(Class::Ours),
            Self::Unavailable | Self::SlowDown => Some(Class::Wait),
            Self::BeforeYouGo
            | Self::Home
            | Self::Saved
            | Self::SavedExpired
            | Self::Delete
            | Self::Deleted
            | Self::DeletedBefore
            | Self::Cars
            | Self::Settings
            | Self::SettingsEmpty
            | Self::Forget
            | Self::Pending
            | Self::Disconnect
            | Self::Remove => None,
        }
    }

    /// The catalogue key of its heading.
    pub fn heading(self) -> &'static str {
        match self {
            Self::BeforeYouGo => "before.heading",
            Self::Home => "home.heading",
            Self::Saved | Self::SavedExpired => "saved.heading",
            Self::Delete => "delete.heading",
            Self::Deleted => "deleted.heading",
            Self::DeletedBefore => "deleted.already_heading",
            Self::Cars => "cars.heading",
            Self::Settings | Self::SettingsEmpty => "settings.heading",
            Self::Pending => "pending.heading",
            Self::Forget => "forget.heading",
            Self::Disconnect => "disconnect.heading",
            Self::Remove => "remove.heading",
            Self::NotFound => "not_found.heading",
            Self::ServerProblem => "server_problem.heading",
            Self::Unavailable => "unavailable.heading",
            Self::SlowDown => "slow_down.heading",
        }
    }
}
