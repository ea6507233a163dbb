//! What a car can be told to do, in both generations of the API, and what it does about it.
//!
//! A command changes the car at once: it does not imitate the minute a real one may take, nor a car that accepts and
//! then forgets, unless that is asked for.

use super::car::{Car, State};
use super::catalogue;

/// A command: its name on the control surface, and where each generation of the API has it.
pub(super) struct Command {
    pub(super) name: &'static str,
    /// The part of the car it concerns, which is the v2.0 path too.
    pub(super) part: &'static str,
    /// What the v2.0 body says; empty for those only v3 has here.
    pub(super) action: &'static str,
    /// Below `/commands/` in v3.
    pub(super) path: &'static str,
    pub(super) permission: &'static str,
    act: fn(&mut State) -> Result<(), &'static str>,
}

pub(super) const COMMANDS: &[Command] = &[
    Command {
        name: "lock",
        part: "security",
        action: "LOCK",
        path: "security/lock",
        permission: "control_security",
        act: |state| {
            state.locked = true;
            Ok(())
        },
    },
    Command {
        name: "unlock",
        part: "security",
        action: "UNLOCK",
        path: "security/unlock",
        permission: "control_security",
        act: |state| {
            state.locked = false;
            Ok(())
        },
    },
    Command {
        name: "start-charge",
        part: "charge",
        action: "START",
        path: "charge/start",
        permission: "control_charge",
        act: start_charge,
    },
    Command {
        name: "stop-charge",
        part: "charge",
        action: "STOP",
        path: "charge/stop",
        permission: "control_charge",
        act: stop_charge,
    },
    Command {
        name: "set-charge-limit",
        part: "charge",
        action: "",
        path: "charge/set-limit",
        permission: "control_charge",
        act: |_| Ok(()),
    },
    Command {
        name: "set-destination",
        part: "navigation",
        action: "",
        path: "navigation/set-destination",
        permission: "control_navigation",
        act: |_| Ok(()),
    },
];

fn start_charge(state: &mut State) -> Result<(), &'static str> {
    if state.charging {
        return Err("VEHICLE_STATE:CHARGING_IN_PROGRESS");
    }
    if !state.plugged_in {
        return Err("VEHICLE_STATE:CHARGING_PLUG_NOT_CONNECTED");
    }
    state.charging = true;
    Ok(())
}

fn stop_charge(state: &mut State) -> Result<(), &'static str> {
    if !state.charging {
        return Err("VEHICLE_STATE:NOT_CHARGING");
    }
    state.charging = false;
    Ok(())
}

impl Command {
    /// What the car would be afterwards, or the key of the error it answers with.
    pub(super) fn outcome(&self, car: &Car, now: i64) -> Result<State, &'static str> {
        if let Some(fault) = catalogue::incapable(&car.make, car.power, self.part) {
            return Err(fault);
        }
        let mut state = State { changed_at: now, ..car.state.clone() };
        (self.act)(&mut state)?;
        Ok(state)
    }
}
