//! What a car can be asked to do.

use serde::{Deserialize, Serialize};

use super::{ChargeState, Signal, Value};

/// Something a car is asked to do. Accepted means sent, never done: no dialect tells the car's new state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "plain names")]
pub enum Command {
    Lock,
    Unlock,
    StartCharge,
    StopCharge,
}

impl Command {
    /// Every command, in the order the page offers them.
    pub const ALL: [Self; 4] = [Self::Lock, Self::Unlock, Self::StartCharge, Self::StopCharge];

    /// Its name in addresses, tables and the catalogue.
    pub fn name(self) -> &'static str {
        match self {
            Self::Lock => "lock",
            Self::Unlock => "unlock",
            Self::StartCharge => "start-charge",
            Self::StopCharge => "stop-charge",
        }
    }

    /// The command an address names.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|command| command.name() == name)
    }

    /// The permission it needs. Source: Smartcar docs, permissions.
    pub fn permission(self) -> &'static str {
        match self {
            Self::Lock | Self::Unlock => "control_security",
            Self::StartCharge | Self::StopCharge => "control_charge",
        }
    }

    /// The signal that shows what it changes.
    pub fn shown_by(self) -> Signal {
        match self {
            Self::Lock | Self::Unlock => Signal::Security,
            Self::StartCharge | Self::StopCharge => Signal::Charge,
        }
    }

    /// Whether a value is what the command asked for.
    pub fn is_shown_in(self, value: &Value) -> bool {
        let charging = matches!(value, Value::Charge { state: ChargeState::Charging, .. });
        match self {
            Self::Lock => *value == Value::Security { locked: true },
            Self::Unlock => *value == Value::Security { locked: false },
            Self::StartCharge => charging,
            Self::StopCharge => !charging && matches!(value, Value::Charge { .. }),
        }
    }
}
