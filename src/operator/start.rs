//! `GET /operator`: how connecting goes, which cars are asked for most, and where to look further.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Serialize;

use crate::operator::demand::{Row, most_asked};
use crate::operator::ours::{self, ToFix};
use crate::operator::parts::Parts;
use crate::operator::plot::counted;
use crate::operator::saved; // unit: webhooks
use crate::store::operator::day;
use crate::store::operator::demand::{By, Sort, Wanted};
use crate::store::operator::figures::Figures;
use crate::web::guard::Operator;
use crate::web::render::Page;
use crate::web::session::Visit;
use crate::web::{AppState, Error, clock};

/// The first page. Its one form fills it with made-up data, where nothing is real.
pub(super) async fn show(_operator: Operator, state: web::Data<AppState>, visit: Visit) -> Result<HttpResponse, Error> {
    state.beside.settled().await;
    let (store, mut parts) = (&state.cars.store, Parts::default());
    let now = clock::now();
    let to_fix = ours::to_fix(&state, &mut parts, now).await?;
    let tomorrow = day(now) + 1;
    let now = parts.get(store.figures(tomorrow - DAYS, tomorrow)).await;
    let before = parts.get(store.figures(tomorrow - 2 * DAYS, tomorrow - DAYS)).await;
    let figure = |name: &'static str, of: fn(&Figures) -> i64| {
        let before = Parts::number(before.as_ref().map(of));
        Ok::<_, Error>(Figure {
            now: Parts::number(now.as_ref().map(of)),
            name: state.words.text(&format!("operator_figure.{name}"), &[])?,
            means: state.words.text(&format!("operator_figure.{name}_means"), &[])?,
            before: state.words.text("operator.before", &[("before", &before)])?,
        })
    };
    let beside: Vec<Option<String>> = vec![
        parts.get(saved::questions(&state)).await.flatten(), // unit: webhooks
    ];
    let page = Start {
        to_fix,
        sample: parts.get(store.has_samples()).await.unwrap_or_default(),
        figures: vec![
            figure("begun", |figures| figures.begun)?,
            figure("connected", |figures| figures.connected)?,
            figure("ended", |figures| figures.ended)?,
            figure("came_back", |figures| figures.came_back)?,
        ],
        beside: beside.into_iter().flatten().collect(),
        rows: parts.get(most_asked(&state, MOST_ASKED)).await.unwrap_or_default(),
        missing: parts.missing,
    };
    state.page(StatusCode::OK, &state.frame(&visit)?, &page)
}

/// One number for an audience, in a sentence; empty as long as nobody has asked for a car.
pub async fn quoted(state: &AppState) -> Result<String, Error> {
    let store = &state.cars.store;
    let found = store.demand(&Wanted::default(), By::Make, (Sort::Count, true), (0, 1)).await?;
    match found.requests {
        0 => Ok(String::new()),
        count if store.has_samples().await? => counted(state, "demand.quoted_sample", count),
        count => counted(state, "demand.quoted", count),
    }
}

/// Days of a figure, today included.
const DAYS: i64 = 30;
const MOST_ASKED: i64 = 5;

#[derive(Debug, Serialize)]
struct Start {
    /// What is ours to fix, before everything else.
    to_fix: Vec<ToFix>,
    sample: bool,
    figures: Vec<Figure>,
    /// What units have to say beside the figures, a sentence each.
    beside: Vec<String>,
    rows: Vec<Row>,
    /// Whether some of this could not be read.
    missing: bool,
}

#[derive(Debug, Serialize)]
struct Figure {
    now: String,
    name: String,
    means: String,
    before: String,
}

impl Page for Start {
    fn folder(&self) -> &str {
        "operator"
    }
    fn screen(&self) -> &str {
        "operator"
    }
    fn heading(&self) -> String {
        "operator.heading".into()
    }
}
