//! Success bodies of v1.0 and v2.0. A body that lacks what a page needs is unreadable, not half believed: a missing
//! number must never be shown as zero.
//! Source: Smartcar docs, api-reference, one page for each endpoint.

use chrono::DateTime;
use serde_json::Value as Json;

use super::{Attributes, Reading, Signal, Value};
use crate::smartcar::SmartcarId;
use crate::smartcar::client::{Answer, Error};

/// One page of ids, and how many there are in all.
pub(super) fn vehicle_ids(answer: &Answer) -> Result<(Vec<SmartcarId>, usize), Error> {
    let body = json(answer)?;
    let ids = body.get("vehicles").and_then(Json::as_array).ok_or_else(|| unreadable(answer))?;
    let total = body.pointer("/paging/count").and_then(Json::as_u64).and_then(|count| usize::try_from(count).ok());
    let id = |id: &Json| id.as_str().and_then(SmartcarId::parse).ok_or_else(|| unreadable(answer));
    let ids = ids.iter().map(id).collect::<Result<Vec<_>, _>>()?;
    let total = total.unwrap_or(ids.len());
    Ok((ids, total))
}

pub(super) fn attributes(answer: &Answer, id: &SmartcarId) -> Result<Attributes, Error> {
    let body = json(answer)?;
    let text =
        |name: &str| body.get(name).and_then(Json::as_str).map(|text| text.trim().chars().take(64).collect::<String>());
    Ok(Attributes {
        id: id.clone(),
        make: text("make").ok_or_else(|| unreadable(answer))?,
        model: text("model").unwrap_or_default(),
        year: body.get("year").and_then(Json::as_i64).filter(|year| (1900..=2200).contains(year)),
    })
}

pub(super) fn reading(answer: &Answer, signal: Signal) -> Result<Reading, Error> {
    let body = json(answer)?;
    let number = |name: &str| body.get(name).and_then(Json::as_f64).filter(|number| number.is_finite());
    let share = |name: &str| number(name).filter(|share| (0.0..=1.0).contains(share));
    let value = match signal {
        Signal::Odometer => {
            number("distance").filter(|distance| *distance >= 0.0).map(|distance| Value::Odometer { distance })
        }
        Signal::Battery => share("percentRemaining").map(|level| Value::Battery { level, range: number("range") }),
        Signal::Fuel => {
            let (level, amount, range) = (share("percentRemaining"), number("amountRemaining"), number("range"));
            (level.is_some() || amount.is_some() || range.is_some()).then_some(Value::Fuel { level, amount, range })
        }
        Signal::Location => number("latitude")
            .filter(|degrees| degrees.abs() <= 90.0)
            .zip(number("longitude").filter(|degrees| degrees.abs() <= 180.0))
            .map(|(latitude, longitude)| Value::Location { latitude, longitude }),
    };
    Ok(Reading { value: value.ok_or_else(|| unreadable(answer))?, recorded_at: recorded_at(answer) })
}

fn recorded_at(answer: &Answer) -> Option<i64> {
    let text = answer.headers.get("sc-data-age")?.to_str().ok()?;
    DateTime::parse_from_rfc3339(text).ok().map(|time| time.timestamp_millis())
}

fn json(answer: &Answer) -> Result<Json, Error> {
    serde_json::from_slice(&answer.body).map_err(|_| unreadable(answer))
}

fn unreadable(answer: &Answer) -> Error {
    let request_id = answer.headers.get("sc-request-id").and_then(|value| value.to_str().ok());
    let harmless = |id: &str| id.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(64).collect();
    Error::Unreadable { status: answer.status.as_u16(), request_id: request_id.map(harmless) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(body: &str) -> Answer {
        let mut headers = reqwest::header::HeaderMap::new();
        headers.insert("sc-data-age", "2026-11-01T09:12:00.000Z".parse().unwrap());
        Answer { status: reqwest::StatusCode::OK, headers, body: body.as_bytes().to_vec() }
    }

    #[test]
    fn documented_bodies_are_read_with_their_time() {
        let reading = reading(&answer(r#"{"percentRemaining":0.43,"range":212.5}"#), Signal::Battery).unwrap();
        assert_eq!(reading.value, Value::Battery { level: 0.43, range: Some(212.5) });
        assert_eq!(reading.recorded_at, Some(1_793_524_320_000));
    }

    #[test]
    fn what_is_missing_or_impossible_is_never_shown_as_data() {
        for (signal, body) in [
            (Signal::Odometer, r#"{"distance":"far"}"#),
            (Signal::Odometer, r#"{"distance":-5}"#),
            (Signal::Battery, r#"{"percentRemaining":43}"#),
            (Signal::Fuel, "{}"),
            (Signal::Location, r#"{"latitude":91,"longitude":0}"#),
            (Signal::Location, "<html>"),
        ] {
            assert!(matches!(reading(&answer(body), signal), Err(Error::Unreadable { .. })), "{body}");
        }
        assert!(vehicle_ids(&answer(r#"{"vehicles":["../../x"]}"#)).is_err());
    }
}
