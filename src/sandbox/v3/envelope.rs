//! The v3 error envelope: what fails a call as a whole.
//!
//! Rows of the error table appear in it with their own status, as text. A few errors exist in v3 only.

use serde_json::{Value, json};

use super::super::{edges, faults};
use super::{Answer, Call};

/// An error that has no row of its own in the table.
struct Problem<'a> {
    status: u16,
    kind: &'a str,
    code: Option<&'a str>,
    detail: &'a str,
    about: &'a str,
}

const ABOUT: &str = "https://smartcar.com/docs/api-reference/api-errors";

impl Call<'_> {
    /// The row of the table by this key.
    pub(super) fn fail(&self, key: &str, note: Option<&str>) -> Answer {
        let Some(fault) = faults::find(key) else { return Answer { status: 500, ..Answer::default() } };
        let code = fault.code.or((fault.kind == "AUTHENTICATION").then_some("unauthorized"));
        let (detail, about) = (note.unwrap_or(fault.description), fault.doc_url());
        let problem = Problem { status: fault.status, kind: fault.kind, code, detail, about: &about };
        self.envelope(&problem, fault.resolution, fault.user_message)
    }

    /// What a call needs and has not, by the name the service says it by, and where it was looked for.
    pub(super) fn missing(&self, name: &str, place: &str) -> Answer {
        let detail = format!("missing {name}: {place}.");
        self.envelope(&problem(400, "VALIDATION", "MISSING_PARAMETER", &detail), None, None)
    }

    pub(super) fn unknown_user(&self) -> Answer {
        let detail = "unknown userId: the header sc-user-id names nobody who connected a car.";
        self.envelope(&problem(400, "VALIDATION", "INVALID_PARAMETER", detail), None, None)
    }

    /// What is there already cannot be made again.
    pub(super) fn conflict(&self, detail: &str) -> Answer {
        self.envelope(&problem(409, "CONFLICT", "ALREADY_EXISTS", detail), None, None)
    }

    pub(super) fn no_such_vehicle(&self) -> Answer {
        let detail = "This owner shares no such car with the application.";
        self.envelope(&problem(404, "RESOURCE_NOT_FOUND", "VEHICLE_NOT_FOUND", detail), None, None)
    }

    pub(super) fn no_such_connection(&self) -> Answer {
        let detail = "There is no such connection.";
        self.envelope(&problem(404, "RESOURCE_NOT_FOUND", "CONNECTION_NOT_FOUND", detail), None, None)
    }

    pub(super) fn not_found(&self, code: &str, what: &str) -> Answer {
        let detail = format!("There is no such {what}.");
        self.envelope(&problem(404, "RESOURCE_NOT_FOUND", code, &detail), None, None)
    }

    pub(super) fn no_such_path(&self) -> Answer {
        let detail = edges::words(self.request.path());
        self.envelope(&problem(404, "RESOURCE_NOT_FOUND", "INVALID_PATH", detail), None, None)
    }

    fn envelope(&self, problem: &Problem, resolution: Option<&str>, user_message: Option<&str>) -> Answer {
        let &Problem { status, kind, code, detail, about } = problem;
        let title = code.unwrap_or(kind).to_ascii_lowercase().replace('_', " ");
        let mut error = json!({
            "status": status.to_string(), "type": kind, "code": code, "title": title, "detail": detail,
            "resolution": {"type": resolution}, "links": {"about": about},
            "meta": {"debug": {"requestId": self.request_id}},
        });
        if let Some(message) = user_message {
            error["suggestedUserMessage"] = json!(message);
        }
        Answer { status, body: json!({"errors": [error]}), retry_after: None }
    }
}

/// Puts the link for the owner into an error that has one.
pub(super) fn set_resolution_url(error: &mut Value, url: Option<String>) {
    if let Some(url) = url {
        error["resolution"]["url"] = json!(url);
    }
}

fn problem<'a>(status: u16, kind: &'a str, code: &'a str, detail: &'a str) -> Problem<'a> {
    Problem { status, kind, code: Some(code), detail, about: ABOUT }
}
