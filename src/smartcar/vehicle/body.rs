//! Success bodies of v1.0 and v2.0. Each part of a value stands for itself: null is an answer, a part that cannot be
//! meant is left out, and a body with nothing usable in it is unreadable. A missing number is never shown as zero.
//! Source: Smartcar docs, api-reference, one page for each endpoint; batch.

use std::collections::HashMap;

use serde_json::Value as Json;

use super::part::{self, Part, Parts};
use super::{Attributes, ChargeState, Reading, Signal, Value};
use crate::smartcar::SmartcarId;
use crate::smartcar::answer::{Answer, Error};
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
        // A number in most places, text in the `included` part of a list of signals.
        year: body.get("year").and_then(part::whole).filter(|year| (1900..=2200).contains(year)),
    })
}

pub(super) fn reading(answer: &Answer, signal: Signal) -> Result<Reading, Error> {
    let header = |name: &str| answer.headers.get(name).and_then(|value| value.to_str().ok());
    let units = Units::named(header("sc-unit-system"));
    let value = value(&json(answer)?, signal, units).ok_or_else(|| unreadable(answer))?;
    Ok(Reading { value, recorded_at: header("sc-data-age").and_then(part::time) })
}

/// Whether a command was accepted.
pub(super) fn accepted(answer: &Answer) -> Result<(), Error> {
    let body = json(answer)?;
    let status = body.get("status").and_then(Json::as_str).unwrap_or_default();
    status.eq_ignore_ascii_case("success").then_some(()).ok_or_else(|| unreadable(answer))
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
        let status = item.get("code").and_then(part::whole).and_then(|code| u16::try_from(code).ok());
        let status = status.ok_or_else(unreadable)?;
        let body = item.get("body").unwrap_or(&Json::Null);
        let header = |wanted: &str| {
            let headers = item.get("headers")?.as_object()?;
            // In JSON a number may be one: `"Retry-After": 120`.
            match headers.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted))?.1 {
                Json::String(text) => Some(text.clone()),
                Json::Number(number) => Some(number.to_string()),
                Json::Null | Json::Bool(_) | Json::Array(_) | Json::Object(_) => None,
            }
        };
        if !(200..300).contains(&status) {
            let wait = header("retry-after").and_then(|wait| retry_after(&wait, self.date.as_deref()));
            let error = inside_success(body, status, self.request_id.clone());
            let retry_after = wait.or(error.retry_after);
            return Err(Error::Api(Box::new(ApiError { retry_after, ..error })));
        }
        let units = Units::named(header("sc-unit-system").as_deref());
        let value = value(body, signal, units).ok_or_else(unreadable)?;
        Ok(Reading { value, recorded_at: header("sc-data-age").and_then(|age| part::time(&age)) })
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
    let number = |name: &str| Part::of(body.get(name), part::number);
    let share = |name: &str| number(name).only(|share| (0.0..=1.0).contains(share));
    let amount = |name: &str| number(name).only(|amount| *amount >= 0.0);
    let kilometres = |name: &str| amount(name).map(|distance| distance * units.kilometres);
    let flag = |name: &str| Part::of(body.get(name), part::flag);
    let mut parts = Parts::default();
    let value = match signal {
        Signal::Odometer => Value::Odometer { distance: parts.take("distance", kilometres("distance")) },
        Signal::Battery => Value::Battery {
            level: parts.take("percentRemaining", share("percentRemaining")),
            range: parts.take("range", kilometres("range")),
        },
        Signal::Fuel => Value::Fuel {
            level: parts.take("percentRemaining", share("percentRemaining")),
            amount: parts.take("amountRemaining", amount("amountRemaining").map(|amount| amount * units.litres)),
            range: parts.take("range", kilometres("range")),
        },
        Signal::Location => place(&mut parts, number("latitude"), number("longitude")),
        Signal::Charge => Value::Charge {
            plugged_in: parts.take("isPluggedIn", flag("isPluggedIn")),
            state: parts.take("state", Part::of(body.get("state"), |state| charge_state(state.as_str()?))),
        },
        Signal::Security => Value::Security { locked: parts.take("isLocked", flag("isLocked")) },
    };
    parts.finish(signal.name(), value)
}

/// A place that can exist on earth; half of one is none.
pub(super) fn place(parts: &mut Parts, latitude: Part<f64>, longitude: Part<f64>) -> Value {
    let latitude = latitude.only(|degrees| degrees.abs() <= 90.0);
    let longitude = longitude.only(|degrees| degrees.abs() <= 180.0);
    let both = match (latitude, longitude) {
        (Part::Wrong | Part::Absent, _) | (_, Part::Wrong | Part::Absent) => Part::Wrong,
        (Part::Unknown, _) | (_, Part::Unknown) => Part::Unknown,
        (Part::Known(latitude), Part::Known(longitude)) => Part::Known((latitude, longitude)),
    };
    let place = parts.take("place", both).unzip();
    Value::Location { latitude: place.0, longitude: place.1 }
}

/// The three documented states; another one is not guessed at.
pub(super) fn charge_state(text: &str) -> Option<ChargeState> {
    serde_json::from_value(Json::from(text)).ok()
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
        assert_eq!(reading.value, Value::Battery { level: Some(0.43), range: Some(212.5) });
        assert_eq!(reading.recorded_at, Some(1_793_524_320_000));
    }

    #[test]
    fn miles_become_kilometres_when_the_header_says_so() {
        let mut answer = answer(r#"{"distance":100}"#);
        answer.headers.insert("sc-unit-system", "imperial".parse().unwrap());
        assert_eq!(reading(&answer, Signal::Odometer).unwrap().value, Value::Odometer { distance: Some(160.9344) });
    }

    #[test]
    fn each_item_of_a_batch_stands_for_itself() {
        let body = r#"{"responses":[
            {"path":"/odometer","code":200,"body":{"distance":5},"headers":{"SC-Data-Age":"2026-11-01T09:12:00Z"}},
            {"path":"/fuel","code":409,"body":{"type":"VEHICLE_STATE","code":"ASLEEP"}},
            {"path":"/charge","code":429,"body":{"type":"RATE_LIMIT"},"headers":{"Retry-After":"120"}},
            {"path":"/security","code":429,"body":{"type":"RATE_LIMIT"},"headers":{"Retry-After":60}},
            {"path":"/battery","code":"200"}]}"#;
        let mut batch = batch(&answer(body)).unwrap();
        assert_eq!(batch.take(Signal::Odometer).unwrap().recorded_at, Some(1_793_524_320_000));
        assert!(
            matches!(batch.take(Signal::Fuel), Err(Error::Api(error)) if error.wire_name() == "VEHICLE_STATE:ASLEEP")
        );
        let limited = batch.take(Signal::Charge).unwrap_err();
        assert!(matches!(limited, Error::Api(error) if error.retry_after.is_some_and(|wait| wait.as_secs() == 120)));
        let by_number = batch.take(Signal::Security).unwrap_err();
        assert!(matches!(by_number, Error::Api(error) if error.retry_after.is_some_and(|wait| wait.as_secs() == 60)));
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
            (Signal::Charge, r#"{"state":"PERHAPS"}"#),
            (Signal::Security, r#"{"isLocked":"yes"}"#),
        ] {
            assert!(matches!(reading(&answer(body), signal), Err(Error::Unreadable { .. })), "{body}");
        }
        assert!(vehicle_ids(&answer(r#"{"vehicles":["../../x"]}"#)).is_err());
        assert!(accepted(&answer(r#"{"status":"failed"}"#)).is_err());
    }
}
