//! Success bodies of v1.0 and v2.0. A body that lacks what a page needs is unreadable, not half believed: a missing
//! number must never be shown as zero.
//! Source: Smartcar docs, api-reference, one page for each endpoint; batch.

use std::collections::HashMap;

use chrono::DateTime;
use serde_json::Value as Json;

use super::{Attributes, ChargeState, Reading, Signal, Value};
use crate::smartcar::SmartcarId;
use crate::smartcar::client::{Answer, Error};
use crate::smartcar::error::{ApiError, inside_success, request_id, retry_after};

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
    attributes_in(&json(answer)?, id).ok_or_else(|| unreadable(answer))
}

/// Make, model and year, as every dialect writes them.
pub(super) fn attributes_in(body: &Json, id: &SmartcarId) -> Option<Attributes> {
    let text =
        |name: &str| body.get(name).and_then(Json::as_str).map(|text| text.trim().chars().take(64).collect::<String>());
    Some(Attributes {
        id: id.clone(),
        make: text("make")?,
        model: text("model").unwrap_or_default(),
        year: body.get("year").and_then(Json::as_i64).filter(|year| (1900..=2200).contains(year)),
    })
}

pub(super) fn reading(answer: &Answer, signal: Signal) -> Result<Reading, Error> {
    let header = |name: &str| answer.headers.get(name).and_then(|value| value.to_str().ok());
    let units = Units::named(header("sc-unit-system"));
    let value = value(&json(answer)?, signal, units).ok_or_else(|| unreadable(answer))?;
    Ok(Reading { value, recorded_at: header("sc-data-age").and_then(time) })
}

/// Whether a command was accepted.
pub(super) fn accepted(answer: &Answer) -> Result<(), Error> {
    let accepted = json(answer)?.get("status").and_then(Json::as_str) == Some("success");
    accepted.then_some(()).ok_or_else(|| unreadable(answer))
}

/// The items of a batch, each with a status and headers of its own.
pub(super) struct Batch {
    items: HashMap<String, Json>,
    request_id: Option<String>,
    /// The clock of the answer around them, by which a date to wait for is measured.
    date: Option<String>,
}

pub(super) fn batch(answer: &Answer) -> Result<Batch, Error> {
    let mut body = json(answer)?;
    let items = body.get_mut("responses").and_then(Json::as_array_mut).ok_or_else(|| unreadable(answer))?;
    let named =
        items.drain(..).filter_map(|item| Some((item.get("path")?.as_str()?.trim_matches('/').to_owned(), item)));
    let date = answer.headers.get("date").and_then(|date| date.to_str().ok()).map(str::to_owned);
    Ok(Batch { items: named.collect(), request_id: request_id(&answer.headers), date })
}

impl Batch {
    /// What one signal said. Headers may be missing, on a failed item in particular.
    pub(super) fn take(&mut self, signal: Signal) -> Result<Reading, Error> {
        let unreadable = || Error::Unreadable { status: 200, request_id: self.request_id.clone() };
        let item = self.items.get(signal.name()).ok_or_else(unreadable)?;
        let status = item.get("code").and_then(Json::as_u64).and_then(|code| u16::try_from(code).ok());
        let status = status.ok_or_else(unreadable)?;
        let body = item.get("body").unwrap_or(&Json::Null);
        let header = |wanted: &str| {
            let headers = item.get("headers")?.as_object()?;
            headers.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted))?.1.as_str()
        };
        if !(200..300).contains(&status) {
            let wait = header("retry-after").and_then(|wait| retry_after(wait, self.date.as_deref()));
            let error = inside_success(body, status, self.request_id.clone());
            return Err(Error::Api(Box::new(ApiError { retry_after: wait, ..error })));
        }
        let value = value(body, signal, Units::named(header("sc-unit-system"))).ok_or_else(unreadable)?;
        Ok(Reading { value, recorded_at: header("sc-data-age").and_then(time) })
    }
}

/// What an answer counts in. The app asks for metric; a header that says otherwise is believed.
#[derive(Clone, Copy)]
struct Units {
    kilometres: f64,
    litres: f64,
}

impl Units {
    fn named(system: Option<&str>) -> Self {
        match system {
            Some(name) if name.eq_ignore_ascii_case("imperial") => {
                Self { kilometres: KILOMETRES_PER_MILE, litres: LITRES_PER_GALLON }
            }
            _ => Self { kilometres: 1.0, litres: 1.0 },
        }
    }
}

pub(super) const KILOMETRES_PER_MILE: f64 = 1.609_344;
/// US gallons.
pub(super) const LITRES_PER_GALLON: f64 = 3.785_411_784;

fn value(body: &Json, signal: Signal, units: Units) -> Option<Value> {
    let number = |name: &str| body.get(name).and_then(Json::as_f64).filter(|number| number.is_finite());
    let share = |name: &str| number(name).filter(|share| (0.0..=1.0).contains(share));
    let range = number("range").map(|range| range * units.kilometres);
    match signal {
        Signal::Odometer => number("distance")
            .filter(|distance| *distance >= 0.0)
            .map(|distance| Value::Odometer { distance: distance * units.kilometres }),
        Signal::Battery => share("percentRemaining").map(|level| Value::Battery { level, range }),
        Signal::Fuel => {
            let (level, amount) = (share("percentRemaining"), number("amountRemaining").map(|it| it * units.litres));
            (level.is_some() || amount.is_some() || range.is_some()).then_some(Value::Fuel { level, amount, range })
        }
        Signal::Location => place(number("latitude"), number("longitude")),
        Signal::Charge => {
            let state = charge_state(body.get("state").and_then(Json::as_str)?)?;
            Some(Value::Charge { plugged_in: body.get("isPluggedIn").and_then(Json::as_bool), state })
        }
        Signal::Security => body.get("isLocked").and_then(Json::as_bool).map(|locked| Value::Security { locked }),
    }
}

/// A place that can exist on earth.
pub(super) fn place(latitude: Option<f64>, longitude: Option<f64>) -> Option<Value> {
    let (latitude, longitude) = (latitude?, longitude?);
    (latitude.abs() <= 90.0 && longitude.abs() <= 180.0).then_some(Value::Location { latitude, longitude })
}

/// The three documented states; another one is not guessed at.
pub(super) fn charge_state(text: &str) -> Option<ChargeState> {
    serde_json::from_value(Json::from(text)).ok()
}

/// An ISO 8601 time as epoch milliseconds.
pub(super) fn time(text: &str) -> Option<i64> {
    DateTime::parse_from_rfc3339(text).ok().map(|time| time.timestamp_millis())
}

pub(super) fn json(answer: &Answer) -> Result<Json, Error> {
    serde_json::from_slice(&answer.body).map_err(|_| unreadable(answer))
}

pub(super) fn unreadable(answer: &Answer) -> Error {
    Error::Unreadable { status: answer.status.as_u16(), request_id: request_id(&answer.headers) }
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
    fn miles_become_kilometres_when_the_header_says_so() {
        let mut answer = answer(r#"{"distance":100}"#);
        answer.headers.insert("sc-unit-system", "imperial".parse().unwrap());
        assert_eq!(reading(&answer, Signal::Odometer).unwrap().value, Value::Odometer { distance: 160.9344 });
    }

    #[test]
    fn each_item_of_a_batch_stands_for_itself() {
        let body = r#"{"responses":[
            {"path":"/odometer","code":200,"body":{"distance":5},"headers":{"SC-Data-Age":"2026-11-01T09:12:00Z"}},
            {"path":"/fuel","code":409,"body":{"type":"VEHICLE_STATE","code":"ASLEEP"}},
            {"path":"/charge","code":429,"body":{"type":"RATE_LIMIT"},"headers":{"Retry-After":"120"}},
            {"path":"/battery","code":"200"}]}"#;
        let mut batch = batch(&answer(body)).unwrap();
        assert_eq!(batch.take(Signal::Odometer).unwrap().recorded_at, Some(1_793_524_320_000));
        assert!(
            matches!(batch.take(Signal::Fuel), Err(Error::Api(error)) if error.wire_name() == "VEHICLE_STATE:ASLEEP")
        );
        let limited = batch.take(Signal::Charge).unwrap_err();
        assert!(matches!(limited, Error::Api(error) if error.retry_after.is_some_and(|wait| wait.as_secs() == 120)));
        for signal in [Signal::Battery, Signal::Location] {
            assert!(matches!(batch.take(signal), Err(Error::Unreadable { .. })), "{signal:?}");
        }
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
            (Signal::Charge, r#"{"isPluggedIn":true,"state":"PERHAPS"}"#),
            (Signal::Security, r#"{"isLocked":"yes"}"#),
        ] {
            assert!(matches!(reading(&answer(body), signal), Err(Error::Unreadable { .. })), "{body}");
        }
        assert!(vehicle_ids(&answer(r#"{"vehicles":["../../x"]}"#)).is_err());
        assert!(accepted(&answer(r#"{"status":"failed"}"#)).is_err());
    }
}
