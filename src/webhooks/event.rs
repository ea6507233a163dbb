//! A delivery's body as an event, in every form that was seen: where the car is named at the top or inside, where there is
//! little in `meta`, where numbers are text.

use chrono::DateTime;
use serde_json::Value;

use crate::smartcar::{SmartcarId, UserId};

/// What a body says happened.
#[derive(Debug)]
pub(super) struct Event {
    /// The same however often it is delivered.
    pub(super) id: String,
    pub(super) kind: String,
    pub(super) car: Option<SmartcarId>,
    pub(super) user: Option<UserId>,
    /// When this delivery was sent, epoch milliseconds, where it says so and can be believed.
    pub(super) delivered_at: Option<i64>,
    /// Where it stands among others, epoch milliseconds: unlike the moment of a delivery the same however often it comes.
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
            id: text("/eventId").filter(|id| is_id(id))?.to_owned(),
            kind: text("/eventType")?.to_owned(),
            car: text("/vehicleId").or_else(|| text("/data/vehicle/id")).and_then(SmartcarId::parse),
            user: text("/data/user/id").and_then(UserId::parse),
            delivered_at,
            // No source says what it is; one that is near the moment of the delivery is one itself.
            sequence: body
                .pointer("/meta/sequence")
                .and_then(moment)
                .filter(|at| delivered_at.is_some_and(|sent| (*at - sent).abs() < DAY_MS)),
            is_test: text("/meta/mode").is_some_and(|mode| mode.eq_ignore_ascii_case("test")),
            body,
        })
    }

    /// When it was sent, for one that is received now.
    pub(super) fn sent_at(&self, now: i64) -> i64 {
        self.sequence.or(self.delivered_at).filter(|at| *at <= now + DAY_MS).unwrap_or(now)
    }

    /// What it lists below `data`.
    pub(super) fn list(&self, name: &str) -> &[Value] {
        self.body.get("data").and_then(|data| data.get(name)).and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }
}

/// Whether a moment can be meant: after the first connected cars, and not in the future.
pub(super) fn is_believable(at: i64, now: i64) -> bool {
    const A_MOMENT: i64 = 5 * 60 * 1000;
    (Y2010..=now + A_MOMENT).contains(&at)
}

/// Epoch milliseconds as a number or as text, or ISO 8601.
fn moment(value: &Value) -> Option<i64> {
    let number = || value.as_i64().or_else(|| value.as_str()?.trim().parse().ok());
    let text = || DateTime::parse_from_rfc3339(value.as_str()?).ok().map(|at| at.timestamp_millis());
    number().or_else(text).filter(|at| (1..=LATEST).contains(at))
}

/// It stands in our table, and in no other place.
fn is_id(text: &str) -> bool {
    (1..=128).contains(&text.len()) && text.bytes().all(|sign| sign.is_ascii_alphanumeric() || b"-_.:".contains(&sign))
}

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
const Y2010: i64 = 1_262_304_000_000;
/// The year 2200: no sum of moments comes near overflowing.
const LATEST: i64 = 7_258_118_400_000;

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
            (json!(0), None),
            (json!(-5), None),
            (json!(i64::MAX), None),
            (json!({}), None),
        ] {
            let event = read(&json!({"eventId": "e", "eventType": "X", "meta": {"deliveredAt": moment}})).unwrap();
            assert_eq!(event.delivered_at, expected, "{moment}");
        }
        let far =
            json!({"eventId": "e", "eventType": "X", "meta": {"deliveredAt": 1_769_937_943_464_i64, "sequence": 7}});
        assert_eq!(read(&far).unwrap().sequence, None, "a number that is no moment");
    }

    #[test]
    fn what_is_no_event_is_none() {
        for body in [
            "",
            "{",
            "[]",
            "7",
            "null",
            r#"{"eventType":"X"}"#,
            r#"{"eventId":"e"}"#,
            r#"{"eventId":7,"eventType":"X"}"#,
        ] {
            assert!(Event::read(body.as_bytes()).is_none(), "{body}");
        }
        for id in ["", " ", "a b", "../x", "ä", &"a".repeat(129)] {
            assert!(read(&json!({"eventId": id, "eventType": "X"})).is_none(), "{id}");
        }
        let deep =
            format!("{{\"eventId\":\"e\",\"eventType\":\"X\",\"data\":{}{}}}", "[".repeat(5_000), "]".repeat(5_000));
        assert!(Event::read(deep.as_bytes()).is_none());
        let odd = read(&json!({"eventId": "e", "eventType": "X", "vehicleId": "../x", "data": "y"})).unwrap();
        assert!(odd.car.is_none() && odd.list("signals").is_empty(), "an id that is none names no car");
    }
}
