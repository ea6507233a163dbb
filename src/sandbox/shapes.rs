//! How v3 answers where sources differ: one switch for each difference, on the control surface.
//!
//! Without wishes it answers as Smartcar's own suites have it: a single vehicle or signal bare, lists in `data`. Memory
//! only, like behaviours.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::settings::Settings;

/// The switches, as `/_control/shapes` takes them.
#[derive(Clone, Copy, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Shapes {
    /// A vehicle or a signal that was asked for alone.
    pub(super) single: Single,
    /// Where a connection has the application's own id for the owner.
    pub(super) external_id: ExternalId,
}

#[derive(Clone, Copy, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Single {
    #[default]
    Bare,
    /// In `data`, as the newest reference's name for it suggests.
    Wrapped,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum ExternalId {
    #[default]
    Attributes,
    /// `external_id`, as the redirect spells it.
    SnakeCase,
    /// Beside the owner's id, where webhooks have it.
    User,
    Absent,
}

impl Shapes {
    /// As the settings have them.
    pub(super) fn of(settings: &Settings) -> Self {
        let single = if settings.wraps_single { Single::Wrapped } else { Single::Bare };
        Self { single, ..Self::default() }
    }
}

impl Single {
    /// The body of an answer that is this one resource, with what stands beside it.
    pub(super) fn body(self, resource: Value, beside: &[(&str, Value)]) -> Value {
        let mut body = match self {
            Self::Bare => resource,
            Self::Wrapped => json!({ "data": resource }),
        };
        beside.iter().for_each(|(name, value)| body[*name] = value.clone());
        body
    }
}

impl ExternalId {
    /// Writes the id into the resource of a connection.
    pub(super) fn write(self, connection: &mut Value, id: Option<&str>) {
        match self {
            Self::Attributes => connection["attributes"]["externalId"] = json!(id),
            Self::SnakeCase => connection["attributes"]["external_id"] = json!(id),
            Self::User => connection["relationships"]["user"]["data"]["externalId"] = json!(id),
            Self::Absent => {}
        }
    }
}
