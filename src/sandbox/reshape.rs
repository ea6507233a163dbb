//! The right answer in a wrong form: what a client meets where notes and service disagree, or a maker sends half of it.
//!
//! Each form is a behaviour of `misbehaviour.rs`, so that any call can be told to answer in it. It changes a body that was
//! good; what the body says stays true where the form leaves anything of it.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

/// The forms, by their names on the control surface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Form {
    /// Every field of a type it never has, however deep it lies.
    WrongTypes,
    /// The resource at the top and in `data` at once.
    BothShapes,
    /// `{"data": null}`.
    NullData,
    /// `data` is an empty list: nothing was collected yet, or a list where one thing was asked for.
    EmptyData,
    NumbersAsText,
    /// Values that are text become numbers; names and ids stay.
    TextAsNumbers,
    YearsAsText,
    UnknownMembers,
    /// The first of a list comes again, with another value.
    FirstTwice,
    EmptyAttributes,
    /// Values are there and null.
    NullValues,
    /// Every second value is null.
    SomeNullValues,
}

impl Form {
    pub(super) const ALL: [Self; 12] = [
        Self::WrongTypes,
        Self::BothShapes,
        Self::NullData,
        Self::EmptyData,
        Self::NumbersAsText,
        Self::TextAsNumbers,
        Self::YearsAsText,
        Self::UnknownMembers,
        Self::FirstTwice,
        Self::EmptyAttributes,
        Self::NullValues,
        Self::SomeNullValues,
    ];

    /// Gives a body this form.
    pub(super) fn give(self, body: &mut Value) {
        match self {
            Self::WrongTypes => wrong_types(body),
            Self::BothShapes => both_shapes(body),
            Self::NullData => *body = json!({"data": null}),
            Self::EmptyData => empty_data(body),
            Self::NumbersAsText => each_field(body, &mut |_, field| {
                if let Value::Number(number) = field {
                    *field = json!(number.to_string());
                }
            }),
            Self::TextAsNumbers => each_field(body, &mut |name, field| {
                if field.is_string() && !NAMES.contains(&name) && !name.ends_with("Id") {
                    *field = json!(7);
                }
            }),
            Self::YearsAsText => each_field(body, &mut |name, field| {
                if let ("year", Value::Number(year)) = (name, &*field) {
                    *field = json!(year.to_string());
                }
            }),
            Self::UnknownMembers => unknown_members(body),
            Self::FirstTwice => first_twice(body),
            Self::EmptyAttributes => each_field(body, &mut |name, field| {
                if name == "attributes" {
                    *field = json!({});
                }
            }),
            Self::NullValues => null_values(body, 1),
            Self::SomeNullValues => null_values(body, 2),
        }
    }
}

/// Text that says what a thing is, rather than a value of it.
const NAMES: [&str; 6] = ["id", "type", "code", "name", "group", "self"];

/// Every field of every object, a parent before what it holds.
fn each_field(value: &mut Value, act: &mut dyn FnMut(&str, &mut Value)) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                act(name, field);
                each_field(field, act);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| each_field(item, act)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// A `code` becomes a number, which parsers fear most.
fn wrong_types(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                if name == "code" {
                    *field = json!(7);
                } else {
                    wrong_types(field);
                }
            }
        }
        Value::Array(items) if !items.is_empty() => items.iter_mut().for_each(wrong_types),
        Value::Array(_) | Value::Null => *value = json!(true),
        Value::Bool(_) => *value = json!("perhaps"),
        Value::Number(_) => *value = json!(["seven"]),
        Value::String(_) => *value = json!(7),
    }
}

fn both_shapes(body: &mut Value) {
    if let Some(inner) = body.get("data").and_then(Value::as_object).cloned() {
        inner.into_iter().for_each(|(name, field)| body[name] = field);
    } else if body.is_object() && body.get("data").is_none() {
        body["data"] = body.clone();
    }
}

fn empty_data(body: &mut Value) {
    let mut fields = body.as_object().cloned().unwrap_or_default();
    if let Some(meta) = fields.get_mut("meta").filter(|meta| meta["totalCount"].is_number()) {
        meta["totalCount"] = json!(0);
    }
    if fields.get("data").is_none_or(|data| !data.is_array()) {
        fields = Map::new();
    }
    fields.insert("data".to_owned(), json!([]));
    *body = Value::Object(fields);
}

fn unknown_members(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.values_mut().for_each(unknown_members);
            fields.insert("newHere".to_owned(), json!({"since": 2030, "values": [null, "new"]}));
        }
        Value::Array(items) => items.iter_mut().for_each(unknown_members),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn first_twice(body: &mut Value) {
    for name in ["data", "vehicles", "connections", "responses"] {
        let Some(items) = body.get_mut(name).and_then(Value::as_array_mut) else { continue };
        let Some(mut again) = items.first().cloned() else { continue };
        each_field(&mut again, &mut |name, field| {
            if let ("value", Some(number)) = (name, field.as_f64()) {
                *field = json!(number + 1.0);
            }
        });
        items.push(again);
    }
}

/// In v3 the values are inside a signal's `body`, in v2.0 they are all that is not a list or an object.
fn null_values(body: &mut Value, every: usize) {
    let mut place = 0;
    let mut clear = |value: &mut Value| {
        place += 1;
        if place % every == 0 {
            *value = Value::Null;
        }
    };
    let mut is_v3 = false;
    each_field(body, &mut |name, field| {
        if let ("body", Value::Object(values)) = (name, field) {
            is_v3 = true;
            values.iter_mut().filter(|(name, _)| *name != "unit").for_each(|(_, value)| clear(value));
        }
    });
    if !is_v3 && let Some(values) = body.as_object_mut() {
        values.iter_mut().filter(|(name, _)| *name != "id").for_each(|(_, value)| clear(value));
    }
}

#[cfg(test)]
mod tests {
    use super::Form;
    use serde_json::{Value, json};

    fn given(form: Form, mut body: Value) -> Value {
        form.give(&mut body);
        body
    }

    #[test]
    fn a_wrong_type_is_wrong_everywhere() {
        let body = json!({"code": null, "isLocked": true, "resolution": {"type": null}, "errors": [{"status": "4"}]});
        let wrong = json!({"code": 7, "isLocked": "perhaps", "resolution": {"type": true}, "errors": [{"status": 7}]});
        assert_eq!(given(Form::WrongTypes, body), wrong);
    }

    #[test]
    fn a_resource_stands_in_both_places_whichever_it_came_in() {
        let bare = json!({"id": "x", "attributes": {"year": 2021}});
        let both = json!({"id": "x", "attributes": {"year": 2021}, "data": bare});
        assert_eq!(given(Form::BothShapes, bare.clone()), both);
        assert_eq!(given(Form::BothShapes, json!({ "data": bare })), both);
        assert_eq!(given(Form::NullData, bare.clone()), json!({"data": null}));
        assert_eq!(given(Form::EmptyData, bare.clone()), json!({"data": []}));
        assert_eq!(given(Form::EmptyAttributes, bare.clone())["attributes"], json!({}));
        assert_eq!(given(Form::YearsAsText, bare)["attributes"]["year"], "2021");
    }

    #[test]
    fn a_list_is_emptied_or_holds_its_first_twice_with_another_value() {
        let list = json!({"data": [{"attributes": {"body": {"value": 7, "unit": "km"}}}], "meta": {"totalCount": 1}});
        assert_eq!(given(Form::EmptyData, list.clone()), json!({"data": [], "meta": {"totalCount": 0}}));
        let twice = given(Form::FirstTwice, list.clone());
        assert_eq!(twice["data"][0]["attributes"]["body"]["value"], 7);
        assert_eq!(twice["data"][1]["attributes"]["body"]["value"], 8.0);
        let null = given(Form::NullValues, list.clone());
        assert_eq!(null["data"][0]["attributes"]["body"], json!({"value": null, "unit": "km"}));
        assert_eq!(given(Form::NumbersAsText, list.clone())["data"][0]["attributes"]["body"]["value"], "7");
        assert!(given(Form::UnknownMembers, list)["data"][0]["newHere"].is_object());
    }

    #[test]
    fn some_values_of_a_reading_are_null() {
        let fuel = json!({"amountRemaining": 40.0, "percentRemaining": 0.5, "range": 300.0});
        let some = json!({"amountRemaining": 40.0, "percentRemaining": null, "range": 300.0});
        assert_eq!(given(Form::SomeNullValues, fuel.clone()), some);
        assert!(given(Form::NullValues, fuel).as_object().unwrap().values().all(Value::is_null));
    }
}
