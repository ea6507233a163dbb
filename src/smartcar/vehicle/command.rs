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
        let charging = match value {
            Value::Charge { state, .. } => state.map(|state| state == ChargeState::Charging),
            Value::Odometer { .. }
            | Value::Bare { .. }
            | Value::Battery { .. }
            | Value::Fuel { .. }
            | Value::Location { .. }
            | Value::Security { .. } => None,
        };
        match self {
            Self::Lock => *value == Value::Security { locked: Some(true) },
            Self::Unlock => *value == Value::Security { locked: Some(false) },
            Self::StartCharge => charging == Some(true),
            Self::StopCharge => charging == Some(false),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_car_does_not_know_confirms_nothing() {
        let nothing = [Value::Charge { plugged_in: None, state: None }, Value::Security { locked: None }];
        for command in Command::ALL {
            assert!(nothing.iter().all(|value| !command.is_shown_in(value)), "{command:?}");
        }
        let stopped = Value::Charge { plugged_in: None, state: Some(ChargeState::NotCharging) };
        assert!(Command::StopCharge.is_shown_in(&stopped) && !Command::StartCharge.is_shown_in(&stopped));
    }
}
