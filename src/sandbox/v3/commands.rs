//! Commands over v3: an execution with a status of its own, which is not always a success.

use serde_json::{Value, json};

use super::super::car::{Car, CommandReply};
use super::super::commands::{COMMANDS, Command, Field};
use super::super::grants::Connection;
use super::super::time::iso;
use super::envelope::set_resolution_url;
use super::{Answer, Call};

impl Call<'_> {
    pub(super) fn command(&self, car: &Car, known: &Connection, path: &str, body: &[u8]) -> Result<Answer, Answer> {
        let command = COMMANDS.iter().find(|command| command.path == path).ok_or_else(|| self.no_such_path())?;
        if !known.permissions.iter().any(|granted| granted == command.permission) {
            let note = format!("The permission {} was not granted.", command.permission);
            return Err(self.fail("PERMISSION", Some(&note)));
        }
        let (values, parameters) = self.parameters(command, body)?;
        if let Some((fault, retry_after)) = car.fault_on(command.name, false) {
            self.failed.set(true);
            let mut answer = self.fail(&fault.key(), None);
            if let Some(error) = answer.body.pointer_mut("/errors/0") {
                set_resolution_url(error, self.sandbox.resolution_url(&fault.key(), car));
            }
            return Err(Answer { retry_after, ..answer });
        }
        let done = self.sandbox.change(|world| world.command(&car.id, command, &values));
        done.map_err(|fault| self.fail(fault, None))?;
        Ok(self.execution(command, car.reply, &parameters))
    }

    /// What the body of this command must hold, and only that: as the car takes it, and as it came.
    fn parameters(&self, command: &Command, body: &[u8]) -> Result<(Vec<f64>, Value), Answer> {
        let body: Value = serde_json::from_slice(body).unwrap_or_default();
        let (mut values, mut parameters) = (Vec::new(), json!({}));
        for Field { name_in_v3, low, high, factor_in_v3, .. } in command.fields {
            let (low, high) = (low * factor_in_v3, high * factor_in_v3);
            let given = &body["data"]["attributes"][name_in_v3];
            let note = || format!("data.attributes.{name_in_v3} must be a number between {low} and {high}.");
            let number = given.as_f64().filter(|number| (low..=high).contains(number));
            let number = number.ok_or_else(|| self.fail("VALIDATION:PARAMETER", Some(&note())))?;
            values.push(number / factor_in_v3);
            parameters[name_in_v3] = given.clone();
        }
        Ok((values, parameters))
    }

    fn execution(&self, command: &Command, reply: CommandReply, parameters: &Value) -> Answer {
        let (http, status) = match reply {
            CommandReply::Done => (200, json!({"value": "SUCCESS"})),
            CommandReply::Pending => (202, json!({"value": "PENDING"})),
            CommandReply::Failure => {
                let error = json!({
                    "type": "VEHICLE_STATE", "code": "UNREACHABLE", "description": "The car did not confirm the command.",
                    "resolution": {"type": null},
                });
                (200, json!({"value": "FAILURE", "error": error}))
            }
        };
        let now = iso(self.now);
        let completed = (reply != CommandReply::Pending).then_some(&now);
        let mut body = json!({"data": {
            "id": format!("exec_{}", self.sandbox.id()), "type": "command-execution",
            "attributes": {
                "commandType": command.path.replace('/', "-"), "status": status, "executionMode": "sync",
            },
            "meta": {
                "executedAt": now, "completedAt": completed, "durationInSeconds": completed.map(|_| 0),
            },
        }});
        // A command that takes no body has none to repeat.
        if !command.fields.is_empty() {
            body["data"]["attributes"]["parameters"] = parameters.clone();
        }
        Answer { status: http, body, retry_after: None }
    }
}
