//! One name for one app. Whoever opens the app by another name of the same machine (127.0.0.1 instead of localhost) is
//! first sent to the name of `APP_BASE_URL`: Connect returns to that name, and the session cookie is bound to it.
//!
//! It helps only where both names lead to the same door, so a host is moved only when the app's own name is a local one
//! too, under the same port; a proxy or a container that passes on a name of its own gets the page. And it is moved only
//! once: the address says that it was, so a proxy that changes every name into another cannot lead in a circle.

use std::sync::Once;

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::middleware::Next;
use actix_web::web;
use url::Url;

use crate::web::AppState;
use crate::web::state::see_other;

/// Middleware: 303 to the same path under the app's own name.
pub async fn enforced(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<EitherBody<BoxBody>>, actix_web::Error> {
    let is_look = matches!(*request.method(), Method::GET | Method::HEAD);
    let elsewhere = request.app_data::<web::Data<AppState>>().filter(|_| is_look).and_then(|state| {
        let host = request.headers().get("host")?.to_str().ok()?;
        let address = request.uri().path_and_query().map_or("/", |path| path.as_str());
        // These are for whoever runs the app, on the machine itself. In the sandbox the doctor is everyone's, and it looks
        // at the session, which has one name only.
        let for_operators = match request.path() {
            "/healthz" | "/readyz" | "/metrics" | "/operator" => true,
            "/setup" => state.config.sandbox.is_none(),
            _ => false,
        };
        if for_operators { None } else { Step::of(&state.config.base_url, host, address).location(host, state) }
    });
    match elsewhere {
        Some(location) => Ok(request.into_response(see_other(&location)).map_into_boxed_body().map_into_left_body()),
        None => Ok(next.call(request).await?.map_into_boxed_body().map_into_left_body()),
    }
}

/// What to do with a request for a host.
#[derive(Debug, PartialEq, Eq)]
enum Step {
    /// It is right as it is, or nothing can be done about it.
    Stay,
    /// Another name of this machine: on to the app's own.
    Move(String),
    /// It has arrived: on to the same address without the mark.
    Arrived(String),
    /// It was moved and is back under a wrong name: the page comes, and whoever runs the app is told.
    Back,
    /// A local name while the app's own is not this one's to move to: the page comes, and whoever runs the app is told.
    Foreign,
}

impl Step {
    /// `address`: path and query.
    fn of(base: &Url, host: &str, address: &str) -> Self {
        let unmarked = without_mark(address);
        let Ok(asked) = Url::parse(&format!("{}://{host}", base.scheme())) else { return Self::Stay };
        let same_name = asked.host_str() == base.host_str();
        let same_port = asked.port_or_known_default() == base.port_or_known_default();
        match (same_name && same_port, unmarked) {
            (true, Some(unmarked)) => Self::Arrived(unmarked),
            (true, None) => Self::Stay,
            // Names of a proxy in front are left alone.
            (false, _) if !is_local(&asked) => Self::Stay,
            (false, _) if !is_local(base) || !same_port => Self::Foreign,
            (false, Some(_)) => Self::Back,
            (false, None) => {
                let sign = if address.contains('?') { '&' } else { '?' };
                Self::Move(format!("{}{address}{sign}{MARK}", base.as_str().trim_end_matches('/')))
            }
        }
    }

    /// Where it leads, if anywhere; what cannot be helped is logged, once.
    fn location(self, host: &str, state: &AppState) -> Option<String> {
        static TOLD: Once = Once::new();
        match self {
            Self::Move(location) | Self::Arrived(location) => Some(location),
            Self::Stay => None,
            Self::Back | Self::Foreign => {
                let base_url = state.config.base_url.as_str();
                TOLD.call_once(|| {
                    tracing::warn!(
                        host,
                        base_url,
                        "asked for under a name that APP_BASE_URL does not have: set APP_BASE_URL to what browsers open, \
                         or let the proxy pass the name on (nginx: proxy_set_header Host $http_host)"
                    );
                });
                None
            }
        }
    }
}

/// The address without our mark at its end; nothing when it has none. One slash at its beginning: two would make it
/// another site's.
fn without_mark(address: &str) -> Option<String> {
    let rest = address.strip_suffix(MARK)?;
    let rest = rest.strip_suffix(['?', '&'])?;
    Some(format!("/{}", rest.trim_start_matches(['/', '\\'])))
}

fn is_local(url: &Url) -> bool {
    matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]" | "0.0.0.0"))
}

/// Says in an address that it was moved. It is gone again from what the browser shows in the end.
const MARK: &str = "moved=1";

#[cfg(test)]
mod tests {
    use super::*;

    fn step(base: &str, host: &str, address: &str) -> Step {
        Step::of(&Url::parse(base).unwrap(), host, address)
    }

    #[test]
    fn another_local_name_of_the_same_door_is_moved_once() {
        let base = "http://localhost:8000";
        let moved = Step::Move("http://localhost:8000/screens?a=b&moved=1".into());
        assert_eq!(step(base, "127.0.0.1:8000", "/screens?a=b"), moved);
        assert_eq!(step(base, "[::1]:8000", "/"), Step::Move("http://localhost:8000/?moved=1".into()));
        assert_eq!(step(base, "localhost:8000", "/screens?a=b&moved=1"), Step::Arrived("/screens?a=b".into()));
        assert_eq!(step(base, "localhost:8000", "//evil.example/?moved=1"), Step::Arrived("/evil.example/".into()));
        assert_eq!(step(base, "localhost:8000", "/screens?a=b"), Step::Stay);
        assert_eq!(step(base, "127.0.0.1:8000", "/screens?a=b&moved=1"), Step::Back, "a proxy that renames");
        for host in ["driveway.example", "bad host", ""] {
            assert_eq!(step(base, host, "/"), Step::Stay, "{host}");
        }
    }

    #[test]
    fn where_another_name_leads_elsewhere_the_page_comes() {
        for (base, host) in [
            ("https://driveway.example", "127.0.0.1:8334"),
            ("https://driveway.example", "localhost"),
            ("http://localhost:8000", "localhost:9000"),
            ("http://localhost:8000", "127.0.0.1:9000"),
            ("http://localhost:8000", "127.0.0.1"),
        ] {
            assert_eq!(step(base, host, "/"), Step::Foreign, "{base} as {host}");
        }
        assert_eq!(step("http://localhost", "127.0.0.1", "/"), Step::Move("http://localhost/?moved=1".into()));
    }
}
