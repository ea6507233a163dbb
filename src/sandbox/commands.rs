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
    /// What the v2.0 body says; empty for those whose body holds numbers instead.
    pub(super) action: &'static str,
    /// Below `/commands/` in v3.
    pub(super) path: &'static str,
    pub(super) permission: &'static str,
    /// What the body must hold.
    pub(super) fields: &'static [Field],
    act: fn(&mut State, &[f64]) -> Result<(), &'static str>,
}

/// A number a command needs, with its limits as v2.0 has them.
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) name_in_v3: &'static str,
    /// What v3 counts one of these as.
    pub(super) factor_in_v3: f64,
}

pub(super) const COMMANDS: &[Command] = &[
    Command {
        name: "lock",
        part: "security",
        action: "LOCK",
        path: "security/lock",
        permission: "control_security",
        fields: &[],
        act: |state, _| set_lock(state, true),
    },
    Command {
        name: "unlock",
        part: "security",
        action: "UNLOCK",
        path: "security/unlock",
        permission: "control_security",
        fields: &[],
        act: |state, _| set_lock(state, false),
    },
    Command {
        name: "start-charge",
        part: "charge",
        action: "START",
        path: "charge/start",
        permission: "control_charge",
        fields: &[],
        act: start_charge,
    },
    Command {
        name: "stop-charge",
        part: "charge",
        action: "STOP",
        path: "charge/stop",
        permission: "control_charge",
        fields: &[],
        act: stop_charge,
    },
    Command {
        name: "set-charge-limit",
        part: "charge/limit",
        action: "",
        path: "charge/set-limit",
        permission: "control_charge",
        fields: &[Field { name: "limit", low: 0.5, high: 1.0, name_in_v3: "percent", factor_in_v3: 100.0 }],
        act: |state, values| {
            state.charge_limit = values.first().copied().unwrap_or(state.charge_limit);
            Ok(())
        },
    },
    Command {
        name: "set-destination",
        part: "navigation/destination",
        action: "",
        path: "navigation/set-destination",
        permission: "control_navigation",
        fields: &[
            Field { name: "latitude", low: -90.0, high: 90.0, name_in_v3: "latitude", factor_in_v3: 1.0 },
            Field { name: "longitude", low: -180.0, high: 180.0, name_in_v3: "longitude", factor_in_v3: 1.0 },
        ],
        act: |state, values| {
            state.destination = <[f64; 2]>::try_from(values).ok();
            Ok(())
        },
    },
];

fn set_lock(state: &mut State, locked: bool) -> Result<(), &'static str> {
    reach(state)?;
    if state.driving {
        return Err("VEHICLE_STATE:IN_MOTION");
    }
    state.locked = locked;
    Ok(())
}

fn start_charge(state: &mut State, _: &[f64]) -> Result<(), &'static str> {
    reach(state)?;
    if state.charging {
        return Err("VEHICLE_STATE:CHARGING_IN_PROGRESS");
    }
    if !state.plugged_in {
        return Err("VEHICLE_STATE:CHARGING_PLUG_NOT_CONNECTED");
    }
    state.charging = true;
    Ok(())
}

fn stop_charge(state: &mut State, _: &[f64]) -> Result<(), &'static str> {
    reach(state)?;
    if !state.plugged_in {
        return Err("VEHICLE_STATE:CHARGING_PLUG_NOT_CONNECTED");
    }
    if !state.charging {
        return Err("VEHICLE_STATE:NOT_CHARGING");
    }
    state.charging = false;
    Ok(())
}

fn reach(state: &State) -> Result<(), &'static str> {
    if state.paused { Err("VEHICLE_STATE:UNREACHABLE") } else { Ok(()) }
}

impl Command {
    /// What the car would be afterwards, or the key of the error it answers with.
    pub(super) fn outcome(&self, car: &Car, values: &[f64], now: i64) -> Result<State, &'static str> {
        if let Some(fault) = catalogue::incapable(&car.make, car.power, self.part) {
            return Err(fault);
        }
        let mut state = State { changed_at: now, ..car.state.clone() };
        (self.act)(&mut state, values)?;
        Ok(state)
    }
}
