//! Figures of the calls to Smartcar: how many, of what kind, how they ended, how long they took.

use std::time::Instant;

use reqwest::{Method, StatusCode};
use url::Url;

use super::answer::{Answer, Error};
use super::seen::Kind;

/// Takes note of a call that has ended. What stands in an address names a kind, and nothing else of it is kept.
pub(super) fn called(method: &Method, url: &Url, begun: Instant, result: &Result<Answer, Error>) {
    count(endpoint(method, url.path()), begun, result.as_ref().map(|answer| answer.status));
}

/// Takes note of a question whether something is there at all, to which any answer is a good one.
pub(super) fn looked(begun: Instant, result: Result<(), &Error>) {
    count("reach", begun, result.map(|()| StatusCode::OK));
}

/// Takes note of a token that was asked for in the place of one that ends: an owner's, or the application's own.
pub(super) fn renewed(kind: &'static str, is_ok: bool) {
    let result = if is_ok { "ok" } else { "failed" };
    metrics::counter!("driveway_refreshes_total", "kind" => kind, "result" => result).increment(1);
}

/// Whose tokens.
pub(super) const OWNERS: &str = "owner";
pub(super) const APPLICATIONS: &str = "application";

/// A name for where a call goes: that of the answer's kind, or of what the app only sends.
fn endpoint(method: &Method, path: &str) -> &'static str {
    let segments: Vec<&str> = path.trim_matches('/').split('/').collect();
    match segments[..] {
        [_, "vehicles", _, "security" | "charge"] if method == Method::POST => Kind::Command.name(),
        [_, "vehicles", _, "application"] | ["v3", "connections", _] if method == Method::DELETE => "disconnect",
        [_, "vehicles", _, "webhooks", _] | ["v3", "subscriptions", ..] => "webhook",
        [_, "compatibility", ..] | ["v3", "compatible-vehicles"] => "compatibility",
        ["v3", ..] => Kind::of(method, path).map_or("other", Kind::name),
        [_, "vehicles", _, signal] if signal != "batch" && method == Method::GET => Kind::Signals.name(),
        _ => Kind::of(method, path).map_or("other", Kind::name),
    }
}

fn count(endpoint: &'static str, begun: Instant, result: Result<StatusCode, &Error>) {
    let result = match result {
        Ok(status) => match status.as_u16() {
            200..=299 => "ok",
            401 | 403 => "refused",
            429 => "too_many",
            500..=599 => "server_error",
            _ => "error",
        },
        Err(Error::Timeout(_)) => "timeout",
        Err(Error::Unreachable(_)) => "unreachable",
        Err(Error::Api(_) | Error::TooLarge | Error::NotSent | Error::Unreadable { .. }) => "unreadable",
    };
    metrics::counter!("driveway_smartcar_calls_total", "endpoint" => endpoint, "result" => result).increment(1);
    metrics::histogram!("driveway_smartcar_call_seconds", "endpoint" => endpoint).record(begun.elapsed());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_the_app_asks_for_has_a_name_in_both_dialects() {
        for (method, path, name) in [
            (Method::POST, "/v2.0/vehicles/a/security", "command"),
            (Method::POST, "/v3/vehicles/a/commands/lock", "command"),
            (Method::DELETE, "/v2.0/vehicles/a/application", "disconnect"),
            (Method::DELETE, "/v3/connections/a", "disconnect"),
            (Method::POST, "/v2.0/vehicles/a/batch", "batch"),
            (Method::GET, "/v2.0/vehicles/a/odometer", "signals"),
            (Method::GET, "/v3/vehicles/a/signals", "signals"),
            (Method::GET, "/v3/vehicles/a", "vehicle"),
            (Method::POST, "/v2.0/vehicles/a/webhooks/b", "webhook"),
            (Method::POST, "/v3/subscriptions", "webhook"),
            (Method::GET, "/v2.0/compatibility/matrix", "compatibility"),
            (Method::GET, "/v3/compatible-vehicles", "compatibility"),
            (Method::GET, "/v2.0/made-up", "other"),
        ] {
            assert_eq!(endpoint(&method, path), name, "{method} {path}");
        }
    }
}
