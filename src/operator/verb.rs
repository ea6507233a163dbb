//! What can happen on a screen.

use serde::{Deserialize, Serialize};

/// What happened on a screen: the last part of an event's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Verb {
    /// It came up, for a failure this session had not seen.
    Shown,
    /// It came up again, for another failure within a day.
    Repeated,
    /// Its primary action was pressed.
    Primary,
    /// Its secondary action was pressed.
    Secondary,
    /// Contact support was pressed.
    Support,
    /// The car worked within half an hour.
    Recovered,
    /// It worked later than that, within a day.
    RecoveredInADay,
    /// It worked later than that, within a week.
    RecoveredInAWeek,
    /// The connection came back without a reconnect.
    AutoCleared,
    /// A field of its form was wrong.
    FormError,
    /// Its form was saved.
    Saved,
    /// What was saved was deleted.
    Deleted,
}

impl Verb {
    /// As it stands in an event's name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Shown => "shown",
            Self::Repeated => "repeated",
            Self::Primary => "primary",
            Self::Secondary => "secondary",
            Self::Support => "support",
            Self::Recovered => "recovered",
            Self::RecoveredInADay => "recovered_day",
            Self::RecoveredInAWeek => "recovered_week",
            Self::AutoCleared => "auto_cleared",
            Self::FormError => "form_error",
            Self::Saved => "saved",
            Self::Deleted => "deleted",
        }
    }
}
