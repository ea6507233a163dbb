//! `GET /operator`: how connecting goes, which cars are asked for most, and where to look further.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Serialize;

use crate::operator::demand::{Row, most_asked};
use crate::operator::plot::{counted, grouped};
use crate::operator::saved; // unit: webhooks
use crate::store::operator::day;
use crate::store::operator::demand::{By, Sort, Wanted};
use crate::web::guard::Operator;
use crate::web::render::Page;
use crate::web::session::Visit;
use crate::web::{AppState, Error, clock};

/// The first page. Its one form fills it with made-up data, where nothing is real.
pub(super) async fn show(_operator: Operator, state: web::Data<AppState>, visit: Visit) -> Result<HttpResponse, Error> {
    state.beside.settled().await;
    let store = &state.cars.store;
    let tomorrow = day(clock::now()) + 1;
    let now = store.figures(tomorrow - DAYS, tomorrow).await?;
    let before = store.figures(tomorrow - 2 * DAYS, tomorrow - DAYS).await?;
    let figure = |name: &'static str, now: i64, before: i64| {
        let values = [("before", grouped(before))];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        Ok::<_, Error>(Figure {
            now: grouped(now),
            name: state.words.text(&format!("operator_figure.{name}"), &[])?,
            means: state.words.text(&format!("operator_figure.{name}_means"), &[])?,
            before: state.words.text("operator.before", &values)?,
        })
    };
    let mut beside = Vec::new();
    beside.extend(saved::questions(&state).await?); // unit: webhooks
    let page = Start {
        sample: store.has_samples().await?,
        figures: vec![
            figure("begun", now.begun, before.begun)?,
            figure("connected", now.connected, before.connected)?,
            figure("ended", now.ended, before.ended)?,
            figure("came_back", now.came_back, before.came_back)?,
        ],
        beside,
        rows: most_asked(&state, MOST_ASKED).await?,
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
    sample: bool,
    figures: Vec<Figure>,
    /// What units have to say beside the figures, a sentence each.
    beside: Vec<String>,
    rows: Vec<Row>,
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
