//! Figures of the calls to Smartcar: how many, of what kind, how they ended, how long they took.

use std::time::Instant;

use reqwest::Method;
use url::Url;

use super::answer::{Answer, Error};
use super::seen::Kind;

/// Takes note of a call that has ended. What stands in an address names a kind, and nothing else of it is kept.
pub(super) fn called(method: &Method, url: &Url, begun: Instant, result: &Result<Answer, Error>) {
    let endpoint = Kind::of(method, url.path()).map_or("other", Kind::name);
    let result = match result {
        Ok(answer) => match answer.status.as_u16() {
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
