//! `GET /funnel`: for whoever runs the app, which screens are shown and whether they help. No page links to it.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Serialize;

use crate::recovery::Screen;
use crate::store::ScreenCounts;
use crate::web::guard::Operator;
use crate::web::pages::values::in_frame;
use crate::web::render::{Frame, Page};
use crate::web::{AppState, Error, clock};

/// `GET /funnel`. It needs no session, so that an operator's visit counts nothing.
pub(super) async fn show(_operator: Operator, state: web::Data<AppState>) -> Result<HttpResponse, Error> {
    let frame = state.bare_frame(clock::now())?;
    state.beside.settled().await;
    let counts = state.cars.store.funnel().await?;
    let rows = counts.into_iter().map(|counts| row(&state, &frame, counts)).collect::<Result<Vec<_>, _>>()?;
    state.page(StatusCode::OK, &frame, &Funnel { rows })
}

fn row(state: &AppState, frame: &Frame, counts: ScreenCounts) -> Result<Row, Error> {
    let heading = match Screen::from_slug(&counts.slug) {
        Some(screen) => {
            let feature = state.words.text("funnel.feature", &[])?;
            in_frame(state, frame, &screen.heading(usual_variant(screen), false), &[("feature", &feature)])?
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

/// The variant whose heading stands for a screen: the plain one, or the one that says least.
fn usual_variant(screen: Screen) -> &'static str {
    let variants = screen.variants();
    if variants.contains(&"") { "" } else { variants.last().copied().unwrap_or_default() }
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
    fn folder(&self) -> &str {
        "operator"
    }
    fn screen(&self) -> &str {
        "funnel"
    }
    fn heading(&self) -> String {
        "funnel.heading".into()
    }
}
