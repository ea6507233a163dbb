//! A delivery's body as an event, in every form that was seen: where the car is named at the top or inside, where there is
//! little in `meta`, where numbers are text.

use serde_json::Value;

use crate::smartcar::vehicle::moment;
use crate::smartcar::{SmartcarId, UserId};

/// What a body says happened.
#[derive(Debug)]
pub(super) struct Event {
    /// The same however often it is delivered. `None`: there is none, or none that could be kept.
    pub(super) id: Option<String>,
    /// `eventType`, or `eventName` as version 2.0 has it.
    pub(super) kind: String,
    pub(super) car: Option<SmartcarId>,
    pub(super) user: Option<UserId>,
    /// When this delivery was sent, epoch milliseconds, where it says so and can be believed.
    pub(super) delivered_at: Option<i64>,
    /// Where it stands among others, epoch milliseconds: unlike the moment of a delivery the same however often it comes,
    /// and no more than its retries before it.
    pub(super) sequence: Option<i64>,
    /// Sent by hand from the dashboard, about no car.
    pub(super) is_test: bool,
    pub(super) body: Value,
}

/// Kinds that are worked on.
pub(super) const STATE: &str = "VEHICLE_STATE";
pub(super) const ERROR: &str = "VEHICLE_ERROR";

impl Event {
    /// `None`: it is no event.
    pub(super) fn read(body: &[u8]) -> Option<Self> {
        let body: Value = serde_json::from_slice(body).ok()?;
        let text = |place: &str| body.pointer(place).and_then(Value::as_str);
        let delivered_at = body.pointer("/meta/deliveredAt").and_then(moment);
        Some(Self {
            id: text("/eventId").filter(|id| is_id(id)).map(str::to_owned),
            kind: text("/eventType").or_else(|| text("/eventName"))?.to_owned(),
            car: ["/vehicleId", "/data/vehicle/id"].iter().find_map(|place| SmartcarId::parse(text(place)?)),
            user: text("/data/user/id").and_then(UserId::parse),
            delivered_at,
            // No source says what it is; one that is just before the moment of the delivery is a moment itself.
            sequence: body
                .pointer("/meta/sequence")
                .and_then(moment)
                .filter(|at| delivered_at.is_some_and(|sent| (sent - A_MOMENT_MS..=sent).contains(at))),
            is_test: text("/meta/mode").is_some_and(|mode| mode.eq_ignore_ascii_case("test")),
            body,
        })
    }

    /// When it was sent, for one that is received now: never later than that, whatever it says.
    pub(super) fn sent_at(&self, now: i64) -> i64 {
        self.sequence.or(self.delivered_at).unwrap_or(now).min(now)
    }

    /// What it lists below `data`.
    pub(super) fn list(&self, name: &str) -> &[Value] {
        self.body.get("data").and_then(|data| data.get(name)).and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }
}

/// Whether a moment can be meant: after the first connected cars, and not in the future.
pub(super) fn is_believable(at: i64, now: i64) -> bool {
    (Y2010..=now + A_MOMENT_MS).contains(&at)
}

/// It stands in our table, and in no other place.
fn is_id(text: &str) -> bool {
    (1..=128).contains(&text.len()) && text.bytes().all(|sign| sign.is_ascii_alphanumeric() || b"-_.:".contains(&sign))
}

/// Clocks differ, and retries take up to three minutes.
const A_MOMENT_MS: i64 = 5 * 60 * 1000;
const Y2010: i64 = 1_262_304_000_000;

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(body: &Value) -> Option<Event> {
        Event::read(body.to_string().as_bytes())
    }

    #[test]
    fn a_car_is_named_at_the_top_or_inside_and_a_moment_in_three_ways() {
        let docs = read(&json!({
            "eventId": "e", "eventType": "VEHICLE_STATE", "vehicleId": "v-1", "data": {"user": {"id": "u"}},
            "meta": {"deliveredAt": 1_769_937_943_464_i64, "sequence": 1_769_937_943_000_i64, "mode": "LIVE"},
        }))
        .unwrap();
        assert_eq!((docs.car.unwrap().as_str(), docs.user.unwrap().as_str()), ("v-1", "u"));
        assert_eq!((docs.sequence, docs.is_test), (Some(1_769_937_943_000), false));
        let winter = read(
            &json!({"eventId": "e", "eventType": "X", "data": {"vehicle": {"id": "v-2"}}, "meta": {"mode": "TEST"}}),
        );
        let winter = winter.unwrap();
        assert_eq!((winter.car.as_ref().unwrap().as_str(), winter.is_test, winter.sent_at(7)), ("v-2", true, 7));
        for (moment, expected) in [
            (json!("1769937943464"), Some(1_769_937_943_464)),
            (json!("2026-02-01T09:25:43.464Z"), Some(1_769_937_943_464)),
            (json!(1_769_937_943), Some(1_769_937_943_000)),
            (json!(1_769_937_943_464.0), Some(1_769_937_943_464)),
            (json!(0), None),
            (json!(-5), None),
            (json!(i64::MAX), None),
            (json!({}), None),
        ] {
            let event = read(&json!({"eventId": "e", "eventType": "X", "meta": {"deliveredAt": moment}})).unwrap();
            assert_eq!(event.delivered_at, expected, "{moment}");
        }
        for far in [7_i64, 1_769_937_943_464 - 3_600_000, 1_769_937_943_464 + 5] {
            let far = json!({"eventType": "X", "meta": {"deliveredAt": 1_769_937_943_464_i64, "sequence": far}});
            assert_eq!(read(&far).unwrap().sequence, None, "a number that is no moment, or not of this delivery");
        }
        let early = read(&json!({"eventType": "X", "meta": {"deliveredAt": 2_000}})).unwrap();
        assert_eq!((early.sent_at(3_000_000), early.sent_at(1_000_000)), (2_000_000, 1_000_000), "never in the future");
        let twice = read(&json!({"eventType": "X", "vehicleId": "", "data": {"vehicle": {"id": "v-3"}}})).unwrap();
        assert_eq!(twice.car.unwrap().as_str(), "v-3", "where one is no id the other is");
        let old = read(&json!({"version": "2.0", "eventName": "schedule", "payload": {}})).unwrap();
        assert_eq!((old.kind.as_str(), old.id), ("schedule", None));
    }

    #[test]
    fn what_is_no_event_is_none() {
        for body in ["", "{", "[]", "7", "null", r#"{"eventId":"e"}"#] {
            assert!(Event::read(body.as_bytes()).is_none(), "{body}");
        }
        for id in ["", " ", "a b", "../x", "ä", &"a".repeat(129)] {
            assert_eq!(read(&json!({"eventId": id, "eventType": "X"})).unwrap().id, None, "{id}");
        }
        let deep =
            format!("{{\"eventId\":\"e\",\"eventType\":\"X\",\"data\":{}{}}}", "[".repeat(5_000), "]".repeat(5_000));
        assert!(Event::read(deep.as_bytes()).is_none());
        let odd = read(&json!({"eventId": "e", "eventType": "X", "vehicleId": "../x", "data": "y"})).unwrap();
        assert!(odd.car.is_none() && odd.list("signals").is_empty(), "an id that is none names no car");
    }
}
