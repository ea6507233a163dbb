//! Every error the vehicle API can answer with, as one table: its v2.0 body, and what v1.0 said in its place.
//!
//! Written from the vendor's documented types, codes and statuses; the sentences are ours. Where v1.0 has no documented
//! equivalent the nearest type is used, without a code; the 400 of `vehicle_owner_action_required` is our choice, because
//! no source gives it. A gateway time-out is not here: its body is not JSON, so it is a behaviour (`html`) in
//! `misbehaviour.rs`.

use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::{Value, json};

use super::catalogue::table;

/// A row of `data/faults.json`, its columns in this order: what goes wrong, in both dialects.
#[derive(Deserialize)]
pub(super) struct Fault {
    pub(super) kind: &'static str,
    pub(super) code: Option<&'static str>,
    pub(super) status: u16,
    pub(super) resolution: Option<&'static str>,
    v1: V1,
    pub(super) description: &'static str,
    pub(super) user_message: Option<&'static str>,
}

#[derive(Deserialize)]
struct V1 {
    error: &'static str,
    code: Option<&'static str>,
    status: u16,
}

/// Which of the two body shapes to write.
#[derive(Clone, Copy)]
pub(super) enum Dialect {
    V1,
    V2,
}

pub(super) static FAULTS: LazyLock<Vec<Fault>> = LazyLock::new(|| table(include_str!("data/faults.json")));

/// `"TYPE:CODE"`, or `"TYPE"` for the rows without a code.
pub(super) fn find(key: &str) -> Option<&'static Fault> {
    FAULTS.iter().find(|fault| fault.key() == key)
}

impl Fault {
    /// What fails a whole v3 call; everything else stands beside the values, inside a 200.
    pub(super) fn is_about_the_call(&self) -> bool {
        let kinds = ["AUTHENTICATION", "BILLING", "RATE_LIMIT", "VALIDATION", "RESOURCE_NOT_FOUND"];
        kinds.contains(&self.kind) || self.code == Some("INTERNAL")
    }

    pub(super) fn key(&self) -> String {
        self.code.map_or_else(|| self.kind.to_owned(), |code| format!("{}:{code}", self.kind))
    }

    /// Status and body. `note` replaces the general description when the sandbox can say what exactly was wrong; `url` is
    /// the link inside `resolution`, which only two rows have.
    pub(super) fn answer(
        &self,
        dialect: Dialect,
        request: &str,
        note: Option<&str>,
        url: Option<String>,
    ) -> (u16, Value) {
        let description = note.unwrap_or(self.description);
        match dialect {
            Dialect::V1 => {
                let V1 { error, code, status } = self.v1;
                let mut body =
                    json!({"error": error, "message": description, "statusCode": status, "requestId": request});
                if let Some(code) = code {
                    body["code"] = json!(code);
                }
                (status, body)
            }
            Dialect::V2 => {
                let mut body = json!({
                    "type": self.kind, "code": self.code, "description": description, "docURL": self.doc_url(),
                    "statusCode": self.status, "requestId": request, "resolution": {"type": self.resolution},
                });
                if let Some(url) = url {
                    body["resolution"]["url"] = json!(url);
                }
                if let Some(message) = self.user_message {
                    body["suggestedUserMessage"] = json!(message);
                }
                if self.kind == "VALIDATION" {
                    body["detail"] = json!([{"field": [], "message": description}]);
                }
                (self.status, body)
            }
        }
    }

    pub(super) fn doc_url(&self) -> String {
        let kebab = |text: &str| text.to_ascii_lowercase().replace('_', "-");
        let code = self.code.map_or_else(|| "null".to_owned(), kebab);
        if self.kind == "RESOURCE_NOT_FOUND" {
            return format!("https://smartcar.com/docs/api-reference/api-errors#resource-errors-{code}");
        }
        format!("https://smartcar.com/docs/errors/api-errors/{}-errors#{code}", kebab(self.kind))
    }
}

#[cfg(test)]
mod tests {
    use super::{Dialect, FAULTS, find};
    use serde_json::json;

    #[test]
    fn every_key_finds_its_own_row() {
        assert_eq!(FAULTS.len(), 48);
        assert!(FAULTS.iter().all(|fault| find(&fault.key()).is_some_and(|found| std::ptr::eq(found, fault))));
    }

    #[test]
    fn each_dialect_has_its_own_body() {
        let fault = find("CONNECTED_SERVICES_ACCOUNT:AUTHENTICATION_FAILED").unwrap();
        let (status, body) = fault.answer(Dialect::V2, "id", None, Some("http://x/".to_owned()));
        assert_eq!((status, &body["statusCode"]), (400, &json!(400)));
        assert_eq!(body["resolution"], json!({"type": "REAUTHENTICATE", "url": "http://x/"}));
        let doc = "https://smartcar.com/docs/errors/api-errors/connected-services-account-errors#authentication-failed";
        assert_eq!(body["docURL"], doc);
        let (status, body) = fault.answer(Dialect::V1, "id", Some("why"), None);
        let whole = json!({
            "error": "vehicle_owner_action_required", "code": "VOA_000", "message": "why", "statusCode": 400,
            "requestId": "id",
        });
        assert_eq!((status, body), (400, whole));
        assert!(find("AUTHENTICATION").unwrap().answer(Dialect::V1, "id", None, None).1.get("code").is_none());
    }
}
