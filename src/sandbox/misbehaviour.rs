//! Servers that misbehave on request: what a client meets when a host hangs, babbles or drops the line.
//!
//! Two rules exist, one for the token endpoint and one for the vehicle API. They live in memory only: after a restart
//! everything behaves. It does not imitate slow networks or broken TLS.

use std::io;
use std::time::Duration;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Bytes;
use futures_util::stream;
use serde::{Deserialize, Serialize};
use tokio::time::{interval, sleep};

use super::car::header_text;

/// The values of `"behaviour"` on the control surface.
#[derive(Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Behaviour {
    #[default]
    Normal,
    Hang,
    Html,
    RateLimit,
    Endless,
    ServerError,
    Drop,
    LoseReply,
}

/// What to do with the next requests.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rule {
    pub(super) behaviour: Behaviour,
    /// How many requests it applies to; `None` until changed.
    times: Option<u32>,
    /// The `retry-after` header; absurd values are welcome, clients must survive them.
    #[serde(default, deserialize_with = "header_text")]
    pub(super) retry_after: Option<String>,
    /// Status of the `html` page.
    status: Option<u16>,
    /// Vehicle API only: just this endpoint, such as `odometer`.
    pub(super) path: Option<String>,
}

impl Rule {
    /// The rule for this request, counting it.
    pub(super) fn take(&mut self, endpoint: Option<&str>) -> Self {
        let concerns = self.path.is_none() || self.path.as_deref() == endpoint;
        if !concerns || self.times == Some(0) {
            return Self::default();
        }
        self.times = self.times.map(|left| left - 1);
        self.clone()
    }

    /// Plays the behaviours that need no body of the endpoint's own. `normal`, `rate_limit`, `server_error` and
    /// `lose_reply` are the endpoint's business and give `None`.
    pub(super) async fn play(&self) -> Option<HttpResponse> {
        match self.behaviour {
            Behaviour::Normal | Behaviour::RateLimit | Behaviour::ServerError | Behaviour::LoseReply => None,
            Behaviour::Hang => {
                sleep(Duration::from_secs(60)).await;
                Some(HttpResponse::GatewayTimeout().finish())
            }
            Behaviour::Html => {
                let status = self.status.and_then(|status| StatusCode::from_u16(status).ok());
                let mut response = HttpResponse::build(status.unwrap_or(StatusCode::GATEWAY_TIMEOUT));
                Some(response.content_type("text/html").body("<html><body><h1>Gateway Timeout</h1></body></html>"))
            }
            Behaviour::Endless => {
                let blanks = stream::unfold(interval(Duration::from_millis(20)), async |mut clock| {
                    clock.tick().await;
                    Some((Ok::<_, io::Error>(Bytes::from_static(&[b' '; 4096])), clock))
                });
                Some(HttpResponse::Ok().content_type("application/json").streaming(blanks))
            }
            Behaviour::Drop => Some(dropped()),
        }
    }
}

/// Marks a dropped connection in the journal; it never reaches the wire.
const NO_ANSWER: u16 = 444;

/// Closes the connection without a byte: the body fails before the head has been flushed.
pub(super) fn dropped() -> HttpResponse {
    let status = StatusCode::from_u16(NO_ANSWER).unwrap_or(StatusCode::BAD_GATEWAY);
    let broken = io::Error::from(io::ErrorKind::ConnectionAborted);
    HttpResponse::build(status).streaming(stream::iter([Err::<Bytes, _>(broken)]))
}

#[cfg(test)]
mod tests {
    use super::{Behaviour, Rule};

    #[test]
    fn a_rule_counts_down_and_spares_other_endpoints() {
        let path = Some("odometer".to_owned());
        let mut rule = Rule { behaviour: Behaviour::Drop, times: Some(2), path, ..Rule::default() };
        let mut drops = |endpoint: &str| rule.take(Some(endpoint)).behaviour == Behaviour::Drop;
        assert!(!drops("fuel") && drops("odometer") && drops("odometer") && !drops("odometer"));
    }
}
