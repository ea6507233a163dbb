//! `GET /funnel`: for whoever runs the app, which screens are shown and whether they help. No page links to it.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Serialize;

use crate::recovery::Screen;
use crate::store::ScreenCounts;
use crate::web::guard::Operator;
use crate::web::pages::outcome::heading;
use crate::web::pages::values::in_frame;
use crate::web::render::{Frame, Page};
use crate::web::{AppState, Error, clock};

/// `GET /funnel`. It needs no session, so that an operator's visit counts nothing.
pub async fn show(_operator: Operator, state: web::Data<AppState>) -> Result<HttpResponse, Error> {
    let frame = state.bare_frame(clock::now())?;
    state.events.settled().await;
    let counts = state.store.funnel().await?;
    let rows = counts.into_iter().map(|counts| row(&state, &frame, counts)).collect::<Result<Vec<_>, _>>()?;
    state.page(StatusCode::OK, &frame, &Funnel { rows })
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
