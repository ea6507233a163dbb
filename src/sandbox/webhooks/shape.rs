//! Bodies of version 4.0 as they were seen in the field, which the reference does not show.
//!
//! Made from the documented body, so that what they say is the same. What was missing in a capture is missing here.

use serde_json::{Value, json};

use super::known::Shape;

/// Gives a delivery the form a webhook is told to have.
pub(super) fn give(shape: Shape, body: &mut Value) {
    if shape == Shape::Docs {
        return;
    }
    remove(body, "vehicleId");
    each(&mut body["data"], "signals", |signal| rename(&mut signal["meta"], "fetchedAt", "retrievedAt"));
    // One that failed carries neither a value nor a moment.
    each(&mut body["data"], "signals", |signal| {
        if signal["status"]["value"] == "ERROR" {
            remove(signal, "meta");
        }
    });
    remove(&mut body["data"]["vehicle"], "mode");
    remove(&mut body["data"]["vehicle"], "powertrainType");
    remove(&mut body["data"]["user"], "externalId");
    remove(&mut body["meta"], "sequence");
    if let Some(Value::Array(triggers)) = remove(&mut body["data"], "triggers") {
        body["triggers"] = triggers.into_iter().map(|trigger| told(shape, trigger)).collect();
    }
    if shape == Shape::Odd {
        make_odd(&mut body["data"]);
    }
    if shape == Shape::September {
        let meta = &body["meta"];
        body["meta"] = json!({
            "deliveryId": meta["deliveryId"], "deliveredAt": meta["deliveredAt"], "deliveryTime": meta["deliveredAt"],
        });
        each(&mut body["data"], "signals", |signal| {
            if signal["status"]["value"] == "SUCCESS" {
                remove(signal, "status");
            }
        });
        each(&mut body["data"], "errors", |error| each(error, "signals", |signal| *signal = dotted(signal)));
    }
}

fn told(shape: Shape, trigger: Value) -> Value {
    match (trigger["code"] == "FIRST_DELIVERY", shape) {
        (true, _) => json!({"type": "FIRST_DELIVERY"}),
        (false, Shape::September) => json!({"type": "SIGNAL_UPDATED", "signal": dotted(&trigger)}),
        (false, Shape::Docs | Shape::Winter | Shape::Odd) => json!({"type": "SIGNAL_UPDATED", "signal": trigger}),
    }
}

/// What single captures had, all at once.
fn make_odd(data: &mut Value) {
    const SHORT: [(&str, &str); 3] = [("kilometers", "km"), ("liters", "l"), ("percentage", "percent")];
    each(data, "signals", |signal| {
        if let Some((_, short)) = SHORT.iter().find(|(word, _)| signal["body"]["unit"] == *word) {
            signal["body"]["unit"] = json!(short);
        }
        match signal["code"].as_str() {
            Some("vehicleidentification-vin") if signal.get("meta").is_some() => {
                signal["meta"] = json!({"oemUpdatedAt": 0, "retrievedAt": 0});
            }
            Some("closure-islocked") if signal["status"]["value"] == "SUCCESS" => signal["body"]["value"] = Value::Null,
            // 0.77 of a tank, without a unit.
            Some("internalcombustionengine-fuellevel") if signal["status"]["value"] == "SUCCESS" => {
                let percent = signal["body"]["value"].as_f64().unwrap_or_default();
                signal["body"] = json!({"value": percent / 100.0});
            }
            Some("charge-ischarging") if signal.get("meta").is_some() => signal["meta"] = json!({}),
            Some(_) | None => {}
        }
    });
    each(data, "errors", |error| {
        for name in ["signals", "docURL", "suggestedUserMessage"] {
            remove(error, name);
        }
        if error["state"] == "ERROR" {
            error["resolution"] = json!({"type": null});
        }
    });
}

/// `Group.Name`.
fn dotted(signal: &Value) -> Value {
    let word = |name: &str| signal[name].as_str().unwrap_or_default().to_owned();
    json!(format!("{}.{}", word("group"), word("name")))
}

fn each(holder: &mut Value, name: &str, act: impl FnMut(&mut Value)) {
    if let Some(items) = holder.get_mut(name).and_then(Value::as_array_mut) {
        items.iter_mut().for_each(act);
    }
}

fn remove(holder: &mut Value, name: &str) -> Option<Value> {
    holder.as_object_mut()?.remove(name)
}

fn rename(holder: &mut Value, from: &str, to: &str) {
    if let Some(value) = remove(holder, from) {
        holder[to] = value;
    }
}

#[cfg(test)]
mod tests {
    use super::{Shape, give};
    use serde_json::{Value, json};

    fn given(shape: Shape) -> Value {
        let signal = json!({
            "code": "a-b", "name": "B", "group": "A", "status": {"value": "SUCCESS"}, "meta": {"fetchedAt": 1},
        });
        let failed = json!({"code": "c-d", "name": "D", "group": "C", "status": {"value": "ERROR"}, "meta": {}});
        let mut body = json!({
            "eventId": "e", "vehicleId": "v",
            "data": {
                "vehicle": {"id": "v", "mode": "live"}, "signals": [signal, failed],
                "triggers": [{"code": "a-b", "name": "B", "group": "A"}],
            },
            "meta": {"version": "4.0", "deliveryId": "d", "deliveredAt": 7},
        });
        give(shape, &mut body);
        body
    }

    #[test]
    fn the_reference_is_left_alone() {
        let body = given(Shape::Docs);
        assert_eq!((&body["vehicleId"], &body["data"]["triggers"][0]["code"]), (&json!("v"), &json!("a-b")));
    }

    #[test]
    fn a_winter_delivery_names_its_car_inside_and_its_triggers_at_the_top() {
        let body = given(Shape::Winter);
        assert!(body.get("vehicleId").is_none() && body["data"].get("triggers").is_none());
        assert_eq!(body["triggers"][0]["signal"]["code"], "a-b");
        assert_eq!(body["data"]["signals"][0]["meta"], json!({"retrievedAt": 1}));
        assert!(body["data"]["signals"][1].get("meta").is_none());
        assert_eq!(body["meta"]["version"], "4.0");
    }

    #[test]
    fn an_odd_delivery_leaves_out_what_captures_left_out() {
        let mut data = json!({
            "signals": [
                {"code": "vehicleidentification-vin", "body": {"value": "1"}, "status": {"value": "SUCCESS"}, "meta": {"oemUpdatedAt": 5}},
                {"code": "closure-islocked", "body": {"value": true}, "status": {"value": "SUCCESS"}},
            ],
            "errors": [{"type": "A", "state": "ERROR", "signals": []}],
        });
        super::make_odd(&mut data);
        assert_eq!(data["signals"][0]["meta"], json!({"oemUpdatedAt": 0, "retrievedAt": 0}));
        assert!(data["signals"][1]["body"]["value"].is_null());
        assert_eq!(data["errors"][0], json!({"type": "A", "state": "ERROR", "resolution": {"type": null}}));
    }

    #[test]
    fn a_september_delivery_names_signals_by_text() {
        let body = given(Shape::September);
        assert_eq!(body["triggers"][0], json!({"type": "SIGNAL_UPDATED", "signal": "A.B"}));
        assert!(body["data"]["signals"][0].get("status").is_none());
        assert_eq!(body["meta"], json!({"deliveryId": "d", "deliveredAt": 7, "deliveryTime": 7}));
    }
}
