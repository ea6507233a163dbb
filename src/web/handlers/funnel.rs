//! `GET /funnel`: for whoever runs the app, which screens are shown and whether they help. No page links to it.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use crate::recovery::Screen;
use crate::store::ScreenCounts;
use crate::web::outcome_page::heading;
use crate::web::render::{Frame, Page};
use crate::web::vehicle_view::in_frame;
use crate::web::{AppState, Error, clock};

/// `GET /funnel`. It needs no session, so that an operator's visit counts nothing.
pub async fn show(state: web::Data<AppState>, request: HttpRequest) -> Result<HttpResponse, Error> {
    if state.config.sandbox.is_none() && !is_from_this_machine(&request) {
        return Err(Error::NotFound);
    }
    let frame = state.bare_frame(clock::now())?;
    let counts = state.store.funnel().await?;
    let rows = counts.into_iter().map(|counts| row(&state, &frame, counts)).collect::<Result<Vec<_>, _>>()?;
    state.page(StatusCode::OK, &frame, &Funnel { rows })
}

/// Whether the request comes from the machine the app runs on, and not through a proxy on it: one that passes on whom it
/// speaks for, or under which public name, gives itself away.
fn is_from_this_machine(request: &HttpRequest) -> bool {
    let passed_on = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via"];
    let host = request.headers().get("host").and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = host.rsplit_once(':').filter(|(_, port)| port.bytes().all(|byte| byte.is_ascii_digit()));
    let name = name.map_or(host, |(name, _)| name);
    request.peer_addr().is_some_and(|peer| peer.ip().to_canonical().is_loopback())
        && matches!(name, "localhost" | "127.0.0.1" | "[::1]")
        && !passed_on.iter().any(|name| request.headers().contains_key(*name))
}

fn row(state: &AppState, frame: &Frame, counts: ScreenCounts) -> Result<Row, Error> {
    let heading = match Screen::from_slug(&counts.slug) {
        Some(screen) => {
            let feature = state.words.text("funnel.feature", &[])?;
            in_frame(state, frame, &heading(screen, usual_variant(screen), false), &[("feature", &feature)])?
        }
        // A screen of an older version of the app.
        None => counts.slug.clone(),
    };
    let median = match counts.median_seconds {
        Some(seconds) if seconds < 60 => state.words.text("funnel.under_a_minute", &[])?,
        Some(seconds) => state.words.counted("funnel.minutes", (seconds + 30) / 60)?,
        None => state.words.text("funnel.no_time", &[])?,
    };
    let ScreenCounts { slug, shown, primary, recovered, .. } = counts;
    Ok(Row { heading, slug, shown, primary, recovered, median })
}

/// The variant whose heading stands for a screen that has no plain one.
fn usual_variant(screen: Screen) -> &'static str {
    match screen {
        Screen::CarUnreachable => "unknown",
        Screen::CarNotReady => "other",
        Screen::AccessDenied
        | Screen::VehicleIncompatible
        | Screen::InvalidSubscription
        | Screen::NoVehicles
        | Screen::ConfigurationError
        | Screen::ConnectServerError
        | Screen::LinkExpired
        | Screen::Unknown
        | Screen::Reconnect
        | Screen::ReconnectFailed
        | Screen::AccountAction
        | Screen::CarMissing
        | Screen::PermissionMissing
        | Screen::FeatureUnavailable
        | Screen::PlanLimit
        | Screen::TooSoon
        | Screen::MakerDown
        | Screen::OurFault
        | Screen::AlreadyConnected => "",
    }
}

#[derive(Debug, Serialize)]
struct Funnel {
    rows: Vec<Row>,
}

/// What came of one screen, in words and numbers.
#[derive(Debug, Serialize)]
struct Row {
    heading: String,
    slug: String,
    shown: i64,
    primary: i64,
    recovered: i64,
    median: String,
}

impl Page for Funnel {
    fn screen(&self) -> &str {
        "funnel"
    }
    fn heading(&self) -> String {
        "funnel.heading".into()
    }
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn request(peer: &str, headers: &[(&'static str, &'static str)]) -> bool {
        let request = TestRequest::get().peer_addr(peer.parse().unwrap());
        is_from_this_machine(
            &headers.iter().fold(request, |request, header| request.insert_header(*header)).to_http_request(),
        )
    }

    #[test]
    fn only_the_machine_itself_counts_and_no_proxy_on_it() {
        for host in ["localhost:8000", "127.0.0.1:8000", "[::1]:8000", "[::1]", "localhost"] {
            assert!(request("127.0.0.1:4000", &[("host", host)]), "{host}");
        }
        assert!(request("[::ffff:127.0.0.1]:4000", &[("host", "localhost")]));
        assert!(!request("192.0.2.7:4000", &[("host", "localhost")]));
        assert!(!request("127.0.0.1:4000", &[("host", "driveway.example")]));
        assert!(!request("127.0.0.1:4000", &[]));
        for header in ["forwarded", "x-forwarded-for", "x-real-ip", "via"] {
            assert!(!request("127.0.0.1:4000", &[("host", "localhost"), (header, "192.0.2.7")]), "{header}");
        }
    }
}
