//! What was asked of the sandbox and what it answered: one entry per OAuth or vehicle API request.
//!
//! For tests that count and people who look. Codes, tokens and secrets are masked before anything is kept; bodies are cut
//! short. In memory, and capped: the oldest entries go first. `/sandbox/journal` shows the newest.

use std::time::Instant;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::AUTHORIZATION;
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpMessage, HttpRequest, HttpResponse};
use serde_json::{Value, json};
use url::form_urlencoded::{self, Serializer};

use super::noted::Entry;
use super::state::{Sandbox, lock};
use super::time::iso;

const CAPACITY: usize = 5_000;
/// How much of a body is kept.
const LENGTH: usize = 1_000;
/// How many entries the page shows.
const SHOWN: usize = 200;

/// The number of the request being handled, for the handler that has more to note.
#[derive(Clone, Copy)]
pub(super) struct Number(pub(super) u64);

/// Middleware. An entry is written before the request is handled, so that one whose caller gave up is not missing.
pub(super) async fn keep(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let path = request.path();
    let is_kept = path.starts_with("/oauth") || path.starts_with("/v");
    let sandbox = request.app_data::<Data<Sandbox>>().filter(|_| is_kept).cloned();
    let Some(sandbox) = sandbox else { return Ok(next.call(request).await?.map_into_boxed_body()) };
    let (number, begun) = (sandbox.next_number(), Instant::now());
    let scheme = request.headers().get(AUTHORIZATION).map(|value| value.to_str().unwrap_or("?"));
    let scheme = scheme.map(|value| value.split_once(' ').map_or("?", |(scheme, _)| scheme).chars().take(10).collect());
    let entry = Entry {
        at: iso(sandbox.read(|world| world.now())),
        method: request.method().to_string(),
        path: cut(path, 200),
        query: cut(&masked_query(request.query_string().as_bytes()), LENGTH),
        authorization: scheme,
        status: None,
        took_ms: None,
        grant_type: None,
        asked: String::new(),
        answered: String::new(),
    };
    {
        let mut journal = lock(&sandbox.journal);
        journal.insert(number, entry);
        if journal.len() > CAPACITY {
            journal.pop_first();
        }
    }
    request.extensions_mut().insert(Number(number));
    let response = next.call(request).await;
    let note = |status: StatusCode, answered: String| {
        if let Some(entry) = lock(&sandbox.journal).get_mut(&number) {
            entry.status = Some(status.as_u16());
            entry.took_ms = u64::try_from(begun.elapsed().as_millis()).ok();
            entry.answered = answered;
        }
    };
    let response = response.inspect_err(|_| note(StatusCode::INTERNAL_SERVER_ERROR, String::new()))?;
    let status = response.status();
    // A body that is there already is looked at; one that streams goes its way.
    Ok(response.map_body(|_, body| match body.try_into_bytes() {
        Ok(bytes) => {
            note(status, masked_body(&bytes));
            BoxBody::new(bytes)
        }
        Err(body) => {
            note(status, String::new());
            body.boxed()
        }
    }))
}

/// Adds the body of a request to its entry.
pub(super) fn note_body(request: &HttpRequest, sandbox: &Sandbox, body: &[u8]) {
    let Some(Number(number)) = request.extensions().get::<Number>().copied() else { return };
    if let Some(entry) = lock(&sandbox.journal).get_mut(&number) {
        entry.asked = masked_body(body);
    }
}

/// GET /sandbox/journal
pub(super) async fn page(sandbox: Data<Sandbox>) -> HttpResponse {
    let shown = |entry: &Entry| json!({"entry": entry, "meaning": meaning(entry), "good": entry.status.is_some_and(|status| status < 400)});
    let entries: Vec<Value> = lock(&sandbox.journal).values().rev().take(SHOWN).map(shown).collect();
    sandbox.pages.show(None, "journal.html", StatusCode::OK, &json!({"entries": entries}))
}

/// What an answer meant, in a word or two: the error it named, or what its status says.
fn meaning(entry: &Entry) -> String {
    let answered: Value = serde_json::from_str(&entry.answered).unwrap_or_default();
    let error = answered.pointer("/errors/0").unwrap_or(&answered);
    let name = |field: &str| error[field].as_str().map(str::to_owned);
    if entry.status.is_some_and(|status| status >= 400)
        && let Some(kind) = name("type").or_else(|| name("error"))
    {
        return name("code").map_or_else(|| kind.clone(), |code| format!("{kind}: {code}"));
    }
    match entry.status {
        None => "no answer yet",
        Some(444) => "connection dropped",
        Some(401) => "credentials refused",
        Some(429) => "asked too often",
        Some(500..) => "in trouble",
        Some(400..) => "refused",
        Some(_) => "answered",
    }
    .to_owned()
}

const MASK: &str = "***";
const SECRET_PARAMETERS: [&str; 6] = ["code", "client_secret", "refresh_token", "access_token", "token", "password"];
/// `code` is not among them: in a body it is the name of an error.
const SECRET_FIELDS: [&str; 5] = ["client_secret", "refresh_token", "access_token", "token", "password"];

fn masked_query(query: &[u8]) -> String {
    let mut masked = Serializer::new(String::new());
    for (name, value) in form_urlencoded::parse(query) {
        let is_secret = SECRET_PARAMETERS.contains(&&*name);
        masked.append_pair(&name, if is_secret { MASK } else { &value });
    }
    masked.finish()
}

/// JSON or a form; anything else is shown by its size.
fn masked_body(body: &[u8]) -> String {
    // Larger ones would cost more to read than they are worth here.
    if body.is_empty() || body.len() > 256 * 1024 {
        return if body.is_empty() { String::new() } else { format!("({} bytes)", body.len()) };
    }
    if let Ok(mut value) = serde_json::from_slice::<Value>(body) {
        mask(&mut value);
        return cut(&value.to_string(), LENGTH);
    }
    match std::str::from_utf8(body) {
        Ok(text) if text.contains('=') && !text.contains(['<', '{', ' ']) => cut(&masked_query(body), LENGTH),
        _ => format!("({} bytes)", body.len()),
    }
}

fn mask(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                let Value::String(text) = field else {
                    mask(field);
                    continue;
                };
                if SECRET_FIELDS.contains(&name.as_str()) {
                    MASK.clone_into(text);
                } else if let ("error_description", Some((words, _))) = (name.as_str(), text.split_once(": ")) {
                    // An OAuth error repeats the code or token it did not like.
                    *text = format!("{words}: {MASK}");
                } else if let (true, Some((address, query))) = (text.starts_with("http"), text.split_once('?')) {
                    *text = format!("{address}?{}", masked_query(query.as_bytes()));
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(mask),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn cut(text: &str, length: usize) -> String {
    text.chars().take(length).collect()
}

#[cfg(test)]
mod tests {
    use super::{masked_body, masked_query};

    #[test]
    fn secrets_are_masked_wherever_they_stand() {
        assert_eq!(masked_query(b"code=abc&state=s"), "code=***&state=s");
        assert_eq!(masked_body(b"grant_type=x&refresh_token=abc"), "grant_type=x&refresh_token=***");
        let reply = br#"{"access_token":"abc","code":"ASLEEP","more":[{"url":"http://x/?token=abc&a=b"}]}"#;
        let masked = r#"{"access_token":"***","code":"ASLEEP","more":[{"url":"http://x/?token=***&a=b"}]}"#;
        assert_eq!(masked_body(reply), masked);
        assert!(!masked_body(br#"{"error_description":"Invalid code: abc."}"#).contains("abc"));
        assert_eq!(masked_body(b"\xff\xfe"), "(2 bytes)");
    }
}
