//! Servers that misbehave on request: what a client meets when a host hangs, babbles or drops the line.
//!
//! Two rules exist, one for the token endpoint and one for the vehicle API. They live in memory only: after a restart
//! everything behaves. It does not imitate slow networks or broken TLS.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use actix_web::HttpResponse;
use actix_web::body::{BodySize, MessageBody};
use actix_web::http::StatusCode;
use actix_web::web::Bytes;
use serde::{Deserialize, Serialize};
use tokio::time::{Interval, interval, sleep};

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
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rule {
    pub(super) behaviour: Behaviour,
    /// How many requests it applies to; `None` until changed.
    #[serde(default)]
    pub(super) times: Option<u32>,
    /// Seconds for the `retry-after` header; absurd values are welcome, clients must survive them.
    #[serde(default)]
    pub(super) retry_after: Option<i64>,
    /// Status of the `html` page.
    #[serde(default)]
    pub(super) status: Option<u16>,
    /// Vehicle API only: just this endpoint, such as `odometer`.
    #[serde(default)]
    pub(super) path: Option<String>,
}

impl Rule {
    /// The rule for this request, counting it; `None` means behave.
    pub(super) fn take(&mut self, endpoint: Option<&str>) -> Option<Self> {
        let concerns = self.path.is_none() || self.path.as_deref() == endpoint;
        if self.behaviour == Behaviour::Normal || !concerns {
            return None;
        }
        match &mut self.times {
            None => {}
            Some(0) => return None,
            Some(left) => *left -= 1,
        }
        Some(self.clone())
    }

    /// Plays the behaviours that need no body of the endpoint's own. The other three (`normal`, `rate_limit`,
    /// `server_error`) and `lose_reply` are the endpoint's business and give `None`.
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
                let body = Endless(interval(Duration::from_millis(20)));
                Some(HttpResponse::Ok().content_type("application/json").body(body))
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
    HttpResponse::build(status).body(Broken)
}

struct Broken;

impl MessageBody for Broken {
    type Error = io::Error;

    fn size(&self) -> BodySize {
        BodySize::Stream
    }

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Bytes, io::Error>>> {
        Poll::Ready(Some(Err(io::Error::from(io::ErrorKind::ConnectionAborted))))
    }
}

struct Endless(Interval);

impl MessageBody for Endless {
    type Error = io::Error;

    fn size(&self) -> BodySize {
        BodySize::Stream
    }

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, io::Error>>> {
        self.0.poll_tick(context).map(|_| Some(Ok(Bytes::from_static(&[b' '; 4096]))))
    }
}

#[cfg(test)]
mod tests {
    use super::{Behaviour, Rule};

    #[test]
    fn a_rule_counts_down_and_spares_other_endpoints() {
        let path = Some("odometer".to_owned());
        let mut rule = Rule { behaviour: Behaviour::Drop, times: Some(2), path, ..Rule::default() };
        assert!(rule.take(Some("fuel")).is_none());
        assert!(rule.take(Some("odometer")).is_some() && rule.take(Some("odometer")).is_some());
        assert!(rule.take(Some("odometer")).is_none());
    }
}
