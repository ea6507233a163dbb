//! Servers that misbehave on request: what a client meets when a host hangs, babbles or drops the line.
//!
//! A rule each for the two token endpoints and for the vehicle API, and one for any single car. They live in memory
//! only: after a restart everything behaves. It does not imitate broken TLS.

use std::io;
use std::time::Duration;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Bytes;
use futures_util::stream;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::json;
use tokio::time::{interval, sleep};

use super::car::header_text;
use super::reshape::Form;

/// The values of `"behaviour"` on the control surface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Behaviour {
    #[default]
    Normal,
    /// No answer for a minute.
    Hang,
    /// The right answer, late.
    Slow,
    /// A gateway's page.
    Html,
    /// Neither JSON nor UTF-8, but called JSON.
    Garbage,
    /// The connection ends before the first byte.
    Drop,
    /// A body without an end.
    Endless,
    ServerError,
    /// JSON nested deeper than any parser should follow.
    Deep,
    /// A body of 50 MB.
    Huge,
    RateLimit,
    /// The work is done and nobody hears of it.
    LoseReply,
    /// The plan does not include the make of the car the owner chose: an exchange of a code is refused.
    UnauthorizedClient,
    /// The right answer in a wrong form.
    #[serde(untagged)]
    Reshaped(Form),
}

impl<'de> Deserialize<'de> for Behaviour {
    /// By name; a wrong one is refused with all there are.
    fn deserialize<D: Deserializer<'de>>(value: D) -> Result<Self, D::Error> {
        let name = String::deserialize(value)?;
        let others = FOR_TOKENS.iter().filter(|behaviour| !FOR_THE_API.contains(behaviour));
        let known = || FOR_THE_API.iter().chain(others.clone()).copied();
        known().find(|behaviour| json!(behaviour) == name).ok_or_else(|| {
            let names: Vec<String> = known().map(|behaviour| json!(behaviour).to_string()).collect();
            D::Error::custom(format!("unknown behaviour {name:?}, expected one of {}", names.join(", ")))
        })
    }
}

/// What each of them can be told. `lose_reply` needs work that cannot be repeated, which only tokens are; a single car's
/// limit is a condition, not a behaviour.
pub(super) const FOR_TOKENS: &[Behaviour] = &[
    Behaviour::Normal,
    Behaviour::Hang,
    Behaviour::Slow,
    Behaviour::Html,
    Behaviour::Garbage,
    Behaviour::Drop,
    Behaviour::Endless,
    Behaviour::ServerError,
    Behaviour::Deep,
    Behaviour::Huge,
    Behaviour::Reshaped(Form::WrongTypes),
    Behaviour::RateLimit,
    Behaviour::LoseReply,
    Behaviour::UnauthorizedClient,
];
pub(super) const FOR_THE_API: &[Behaviour] = &API;
/// All of them but the limit, which stands last.
pub(super) const FOR_A_CAR: &[Behaviour] = API.split_at(22).0;

const API: [Behaviour; 23] = {
    let mut all = [Behaviour::RateLimit; 23];
    let mut place = 0;
    while place < 10 {
        all[place] = FOR_TOKENS[place];
        place += 1;
    }
    let mut form = 0;
    while form < Form::ALL.len() {
        all[10 + form] = Behaviour::Reshaped(Form::ALL[form]);
        form += 1;
    }
    all
};

/// What to do with the next requests.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rule {
    pub(super) behaviour: Behaviour,
    /// How many requests it applies to; `None` until changed.
    pub(super) times: Option<u32>,
    /// The `retry-after` header; absurd values are welcome, clients must survive them.
    #[serde(default, deserialize_with = "header_text")]
    pub(super) retry_after: Option<String>,
    /// Status of the `html` page.
    pub(super) status: Option<u16>,
    /// How late a `slow` answer is.
    pub(super) delay_ms: Option<u64>,
    /// Vehicle API only: just this endpoint or command, such as `odometer`.
    #[serde(alias = "endpoint")]
    pub(super) path: Option<String>,
}

impl Rule {
    /// The rule for a request that goes by these names, counting it.
    pub(super) fn take(&mut self, names: &[&str]) -> Self {
        let concerns = self.path.is_none() || names.iter().any(|name| self.names(name));
        if !concerns || self.times == Some(0) {
            return Self::default();
        }
        self.times = self.times.map(|left| left - 1);
        self.clone()
    }

    /// Whether it still changes anything.
    pub(super) fn is_active(&self) -> bool {
        self.behaviour != Behaviour::Normal && self.times != Some(0)
    }

    /// Whether it is about this endpoint in particular.
    pub(super) fn names(&self, endpoint: &str) -> bool {
        self.path.as_deref() == Some(endpoint)
    }

    pub(super) fn html_status(&self) -> u16 {
        self.status.filter(|status| StatusCode::from_u16(*status).is_ok()).unwrap_or(504)
    }

    /// Plays the behaviours that need no body of the endpoint's own; the others are the endpoint's business and give
    /// `None`, a slow one after its delay.
    pub(super) async fn play(&self) -> Option<HttpResponse> {
        let json = |body: Bytes| Some(HttpResponse::Ok().content_type("application/json").body(body));
        match self.behaviour {
            Behaviour::Normal
            | Behaviour::RateLimit
            | Behaviour::ServerError
            | Behaviour::Reshaped(_)
            | Behaviour::UnauthorizedClient
            | Behaviour::LoseReply => None,
            Behaviour::Slow => {
                sleep(Duration::from_millis(self.delay_ms.unwrap_or(5_000))).await;
                None
            }
            Behaviour::Hang => {
                sleep(Duration::from_secs(60)).await;
                Some(HttpResponse::GatewayTimeout().finish())
            }
            Behaviour::Html => {
                let status = StatusCode::from_u16(self.html_status()).unwrap_or(StatusCode::GATEWAY_TIMEOUT);
                Some(HttpResponse::build(status).content_type("text/html").body(GATEWAY_PAGE))
            }
            Behaviour::Garbage => json(Bytes::from_static(b"{\"distance\": 12,\xff\xfe\x00 </nonsense>")),
            Behaviour::Deep => json(format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)).into()),
            Behaviour::Huge => {
                let blocks = (0..800).map(|_| Ok::<_, io::Error>(Bytes::from_static(&[b' '; 65_536])));
                Some(HttpResponse::Ok().content_type("application/json").streaming(stream::iter(blocks)))
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

pub(super) const GATEWAY_PAGE: &str = "<html><body><h1>Gateway Timeout</h1></body></html>";

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
    use super::{Behaviour, FOR_A_CAR, FOR_THE_API, Form, Rule};

    #[test]
    fn a_car_and_the_api_know_less_than_the_token_endpoint() {
        assert!(!FOR_THE_API.contains(&Behaviour::LoseReply) && FOR_THE_API.contains(&Behaviour::RateLimit));
        let wrong = Behaviour::Reshaped(Form::WrongTypes);
        assert!(!FOR_A_CAR.contains(&Behaviour::RateLimit) && FOR_A_CAR.contains(&wrong));
        assert_eq!(serde_json::to_string(&wrong).unwrap(), r#""wrong_types""#);
        assert_eq!(serde_json::from_str::<Behaviour>(r#""wrong_types""#).unwrap(), wrong);
    }

    #[test]
    fn a_rule_counts_down_and_spares_other_endpoints() {
        let path = Some("odometer".to_owned());
        let mut rule = Rule { behaviour: Behaviour::Drop, times: Some(2), path, ..Rule::default() };
        let mut drops = |endpoint: &str| rule.take(&[endpoint]).behaviour == Behaviour::Drop;
        assert!(!drops("fuel") && drops("odometer") && drops("odometer") && !drops("odometer"));
    }
}
