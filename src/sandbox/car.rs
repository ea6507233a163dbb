//! A car: what it is, how it stands there, and what is wrong with it.
//!
//! Plain data that serialises as it is. Whatever was added later has a default, so that an older state file still loads.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

use super::catalogue::Power;
use super::faults::{self, Fault};

#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Car {
    pub(super) id: String,
    pub(super) account: String,
    pub(super) vin: String,
    pub(super) make: String,
    pub(super) model: String,
    pub(super) year: u16,
    pub(super) power: Power,
    pub(super) condition: Option<Condition>,
    #[serde(default)]
    pub(super) state: State,
    #[serde(default)]
    pub(super) reply: CommandReply,
    /// Stands in for the real link inside `resolution`.
    #[serde(default)]
    pub(super) resolution_url: Option<String>,
}

/// How a v3 command to this car ends. `failure` changes nothing; v2.0, which only ever says that a command was accepted,
/// says so here too.
#[derive(Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum CommandReply {
    #[default]
    Done,
    /// The car obeys, but the answer says that it is not yet known.
    Pending,
    Failure,
}

/// What commands change. A new car stands plugged in and unlocked, so that each command's first try does something.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct State {
    pub(super) locked: bool,
    pub(super) plugged_in: bool,
    pub(super) charging: bool,
    /// On the road: doors obey nobody then.
    pub(super) driving: bool,
    /// Like a paused simulation: the car cannot be reached by commands.
    pub(super) paused: bool,
    /// A fraction of the battery.
    pub(super) charge_limit: f64,
    /// Latitude and longitude of the last destination sent.
    pub(super) destination: Option<[f64; 2]>,
    /// When it last changed; no later reading may be older than that.
    pub(super) changed_at: i64,
}

impl Default for State {
    fn default() -> Self {
        Self {
            locked: false,
            plugged_in: true,
            charging: false,
            driving: false,
            paused: false,
            charge_limit: 0.8,
            destination: None,
            changed_at: 0,
        }
    }
}

/// What is wrong with a car: a row of the error table, for everything it is asked or for one reading or command.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Condition {
    pub(super) fault: String,
    pub(super) endpoint: Option<String>,
    #[serde(default, deserialize_with = "header_text")]
    pub(super) retry_after: Option<String>,
    /// How many answers may still fail before it heals; `None` until changed.
    #[serde(default)]
    pub(super) times: Option<u32>,
}

/// The condition that is none.
pub(super) const HEALTHY: &str = "HEALTHY";

impl Condition {
    pub(super) fn everywhere(fault: &str) -> Self {
        Self { fault: fault.to_owned(), endpoint: None, retry_after: None, times: None }
    }

    pub(super) fn ends_with_sign_in(&self) -> bool {
        faults::find(&self.fault).is_some_and(|fault| fault.resolution == Some("REAUTHENTICATE"))
    }
}

impl Car {
    /// The fault this car shows on `endpoint`, and its `retry-after`. A general condition never touches what does not
    /// come from the car itself.
    pub(super) fn fault_on(&self, endpoint: &str, is_static: bool) -> Option<(&'static Fault, Option<String>)> {
        let condition = self.condition.as_ref()?;
        let applies = condition.endpoint.as_ref().map_or(!is_static, |only| only == endpoint);
        let fault = faults::find(&condition.fault).filter(|_| applies && condition.times != Some(0))?;
        let default = || (fault.kind == "RATE_LIMIT").then(|| "60".to_owned());
        Some((fault, condition.retry_after.clone().or_else(default)))
    }

    /// The condition in the words of the control surface.
    pub(super) fn condition_name(&self) -> &str {
        self.condition.as_ref().map_or(HEALTHY, |condition| &condition.fault)
    }
}

/// A number of seconds, or any text: a date, a negative number and nonsense are all things a client must survive.
pub(super) fn header_text<'de, D: Deserializer<'de>>(value: D) -> Result<Option<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Given {
        Seconds(i64),
        Text(String),
    }
    let given = Option::<Given>::deserialize(value)?.map(|given| match given {
        Given::Seconds(seconds) => seconds.to_string(),
        Given::Text(text) => text,
    });
    match given {
        Some(text) => header_value(&text).map(|()| Some(text)).map_err(D::Error::custom),
        None => Ok(None),
    }
}

/// Nonsense may go into a header, a line break cannot.
pub(super) fn header_value(text: &str) -> Result<(), &'static str> {
    let fits = text.len() <= 1_000 && text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    if fits { Ok(()) } else { Err("this cannot stand in a header: only printable ASCII can") }
}

/// A car as its owner would describe it. Without a VIN it stands for all of its make, model and year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Described {
    pub(super) vin: String,
    pub(super) make: String,
    pub(super) model: String,
    pub(super) year: u16,
}

#[cfg(test)]
mod tests {
    use super::{Car, Condition};
    use serde_json::json;

    #[test]
    fn a_car_of_an_older_state_file_still_loads() {
        let old = json!({
            "id": "id", "account": "a", "vin": "v", "make": "KIA", "model": "EV6", "year": 2023, "power": "BEV",
            "condition": {"fault": "RATE_LIMIT:VEHICLE", "endpoint": null, "retry_after": 7},
        });
        let car: Car = serde_json::from_value(old).unwrap();
        assert!(car.state.plugged_in && !car.state.charging && !car.state.locked);
        let (fault, retry_after) = car.fault_on("odometer", false).unwrap();
        assert_eq!((fault.kind, retry_after.as_deref()), ("RATE_LIMIT", Some("7")));
        let saved = serde_json::to_value(&car).unwrap();
        assert_eq!(saved["condition"]["retry_after"], "7");
        assert!(serde_json::from_value::<Condition>(json!({"fault": "PERMISSION", "endpoint": null})).is_ok());
    }
}
