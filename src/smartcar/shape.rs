//! What an answer looks like without what it says: names of fields, and types in the place of values. Nothing of an
//! owner, a car or a place is in it, so it may be shown on a page or attached to a report.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

/// The body with every value replaced by one of its type: text by "string", numbers by 0, yes and no by false. Smartcar's
/// own words stay where they say what a value is, because without them nobody can tell; each distinct element of a list
/// stays once.
pub fn shape(body: &Value) -> Value {
    replaced(body, "", "", 0)
}

fn replaced(value: &Value, key: &str, parent: &str, depth: usize) -> Value {
    const DEEPEST: usize = 16;
    const MOST: usize = 40;
    match value {
        _ if depth > DEEPEST => Value::Null,
        Value::Null => Value::Null,
        Value::Bool(_) => json!(false),
        Value::Number(number) if parent == "responses" && key == "code" => Value::Number(number.clone()),
        Value::Number(number) if key == "statusCode" => Value::Number(number.clone()),
        Value::Number(_) => json!(0),
        Value::String(text) if is_vocabulary(key, parent, text) => json!(text),
        Value::String(_) => json!("string"),
        Value::Array(items) => {
            let mut shapes: Vec<Value> = Vec::new();
            for item in items.iter().map(|item| replaced(item, "", key, depth + 1)) {
                if shapes.len() < MOST && !shapes.contains(&item) {
                    shapes.push(item);
                }
            }
            Value::Array(shapes)
        }
        Value::Object(fields) => {
            let parent = if key.is_empty() { parent } else { key };
            let fields = fields.iter().map(|(name, value)| (plain(name), replaced(value, name, parent, depth + 1)));
            Value::Object(fields.collect::<Map<_, _>>())
        }
    }
}

/// A word that says what the values around it are. No digit and no space: no VIN, no id, no name of a place.
fn is_vocabulary(key: &str, parent: &str, text: &str) -> bool {
    let word =
        (2..=48).contains(&text.len()) && text.chars().all(|c| c.is_ascii_alphabetic() || matches!(c, '-' | '_'));
    match key {
        "type" | "code" | "unit" | "group" | "error" => word,
        "name" => word && parent != "vehicle" && parent != "user",
        "value" => word && parent == "status",
        "path" => parent == "responses" && text.len() <= 48,
        _ => false,
    }
}

/// The name of a field; one that might be a value in the place of a name is not repeated.
fn plain(name: &str) -> String {
    let harmless = name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '$' | '-'));
    let digits = name.chars().filter(char::is_ascii_digit).count();
    if harmless && name.len() <= 48 && digits < 5 { name.to_owned() } else { "key".to_owned() }
}

/// The names of all fields, such as `data[].attributes.code`, at most `most`.
pub fn fields(body: &Value, most: usize) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    collect(&shape(body), "", most, &mut found);
    found
}

fn collect(value: &Value, path: &str, most: usize, found: &mut BTreeSet<String>) {
    if found.len() >= most {
        return;
    }
    match value {
        Value::Object(fields) if !fields.is_empty() => {
            for (name, value) in fields {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                collect(value, &path, most, found);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            for item in items {
                collect(item, &format!("{path}[]"), most, found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) | Value::Object(_) => {
            if !path.is_empty() {
                found.insert(path.to_owned());
            }
        }
    }
}

/// The path of a request with ids replaced: `/v3/vehicles/{id}/signals`.
pub fn template(path: &str) -> String {
    const BEFORE_IDS: [&str; 5] = ["vehicles", "connections", "users", "webhooks", "subscriptions"];
    let mut segments: Vec<String> = Vec::new();
    for segment in path.split('/') {
        let is_id = segments.last().is_some_and(|last| BEFORE_IDS.contains(&last.as_str()));
        segments.push(if is_id && !segment.is_empty() { "{id}".to_owned() } else { plain(segment) });
    }
    segments.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_value_of_an_owner_or_a_car_is_in_a_shape() {
        let body = json!({
            "data": [
                { "id": "36ab27d0", "type": "signal", "attributes": { "code": "odometer-traveleddistance",
                    "status": { "value": "SUCCESS" }, "body": { "value": 104_231.5, "unit": "km" } } },
                { "id": "47bc38e1", "type": "signal", "attributes": { "code": "odometer-traveleddistance",
                    "status": { "value": "SUCCESS" }, "body": { "value": 7, "unit": "km" } } },
            ],
            "included": { "vehicle": { "make": "TESLA", "name": "Ada", "vin": "5YJ3E1EA7KF317000", "5YJ3E1EA7KF317000": 1 } },
            "code": "a secret of 9", "access_token": "9f1c", "isLocked": true, "none": null, "empty": [],
        });
        let shape = shape(&body);
        let text = shape.to_string();
        for value in ["36ab", "104231", "TESLA", "Ada", "5YJ3", "9f1c", "secret", "true"] {
            assert!(!text.contains(value), "{value} in {text}");
        }
        assert_eq!(shape["data"].as_array().unwrap().len(), 1, "two of a kind are one");
        assert_eq!(shape["data"][0]["attributes"]["code"], "odometer-traveleddistance");
        assert_eq!(shape["data"][0]["attributes"]["status"]["value"], "SUCCESS");
        assert_eq!(shape["data"][0]["attributes"]["body"], json!({ "value": 0, "unit": "km" }));
        assert!(fields(&body, 100).contains("data[].attributes.body.unit"));
        assert_eq!(fields(&body, 3).len(), 3);
    }

    #[test]
    fn ids_in_paths_are_replaced() {
        assert_eq!(template("/v3/vehicles/tst2e255-d3c8/signals"), "/v3/vehicles/{id}/signals");
        assert_eq!(template("/v2.0/vehicles"), "/v2.0/vehicles");
        assert_eq!(template("/v3/connections/abc"), "/v3/connections/{id}");
    }
}
