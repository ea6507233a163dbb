//! `/operator/back`: which cars work by now, and whether their owners have come back.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Serialize;

use crate::operator::demand::make_name;
use crate::operator::plot::grouped;
use crate::smartcar::make;
use crate::store::operator::demand::{By, Sort, Wanted};
use crate::store::operator::folded;
use crate::store::operator::ways_back::Marked;
use crate::store::random_id;
use crate::web::form::Form;
use crate::web::guard::Operator;
use crate::web::render::Page;
use crate::web::session::Visit;
use crate::web::state::see_other;
use crate::web::{AppState, Error, clock};

/// The page.
pub(super) async fn show(_operator: Operator, state: web::Data<AppState>, visit: Visit) -> Result<HttpResponse, Error> {
    state.beside.settled().await;
    let store = &state.cars.store;
    let came = store.came_of_it().await?;
    let mut marks = Vec::new();
    for marked in store.marked_working().await? {
        marks.push(mark(&state, marked).await?);
    }
    let page = Back {
        sample: store.has_samples().await?,
        works: grouped(came.works),
        looked: grouped(came.looked),
        connected: grouped(came.connected),
        marks,
        makes: make::list(),
    };
    state.page(StatusCode::OK, &state.frame(&visit)?, &page)
}

async fn mark(state: &AppState, marked: Marked) -> Result<Mark, Error> {
    let wanted = Wanted {
        make: Some(marked.make.clone()),
        model: Some(marked.model.clone()).filter(|model| !model.is_empty()),
        from_year: Some(marked.from_year),
        to_year: Some(marked.to_year),
        ..Wanted::default()
    };
    let found = state.cars.store.demand(&wanted, By::Model, (Sort::Count, true), (0, 1)).await?;
    let name = found.lines.first().filter(|_| !marked.model.is_empty()).map(|line| line.name.clone());
    Ok(Mark {
        make: make_name(&marked.make),
        model: name.unwrap_or(marked.model),
        years: format!("{}–{}", marked.from_year, marked.to_year),
        requests: grouped(found.requests),
        id: marked.id,
    })
}

/// Marks cars, takes a mark back, or has Smartcar asked again.
pub(super) async fn send(
    _operator: Operator,
    state: web::Data<AppState>,
    visit: Visit,
    form: Form,
) -> Result<HttpResponse, Error> {
    let form = form.verified()?;
    let store = &state.cars.store;
    let key = match form.field("step") {
        "mark" => match read(&form, visit.now) {
            Some((make, model, years)) => {
                store.mark_working(&random_id()?, (&make, &model), years, visit.now).await?;
                tracing::info!("the operator marked cars that work now");
                "back.marked"
            }
            None => "back.not_understood",
        },
        "ask" => {
            store.ask_again().await?;
            "back.asking"
        }
        _ => {
            store.unmark_working(form.field("id")).await?;
            "back.unmarked"
        }
    };
    visit.leave_notice(&state.words.text(key, &[])?)?;
    Ok(see_other("/operator/back"))
}

/// Make, model and years; a year that is left empty is no bound.
fn read(form: &Form, now: i64) -> Option<(String, String, (i64, i64))> {
    let name = |field: &str| Some(form.field(field).trim()).filter(|text| text.chars().count() <= LONGEST);
    let latest = clock::year(now) + 1;
    let year = |field: &str, empty: i64| match form.field(field).trim() {
        "" => Some(empty),
        text => text.parse().ok().filter(|year| (FIRST_YEAR..=latest).contains(year)),
    };
    let make = folded(name("make")?);
    let (from_year, to_year) = (year("from_year", FIRST_YEAR)?, year("to_year", latest)?);
    (!make.is_empty() && from_year <= to_year)
        .then(|| (make, form.field("model").trim().to_ascii_lowercase(), (from_year, to_year)))
        .filter(|(_, model, _)| model.chars().count() <= LONGEST)
}

/// As long as a name in the form may be.
const LONGEST: usize = 50;
const FIRST_YEAR: i64 = 1886;

#[derive(Debug, Serialize)]
struct Back {
    sample: bool,
    works: String,
    looked: String,
    connected: String,
    marks: Vec<Mark>,
    makes: &'static [&'static str],
}

#[derive(Debug, Serialize)]
struct Mark {
    id: String,
    make: String,
    model: String,
    years: String,
    requests: String,
}

impl Page for Back {
    fn folder(&self) -> &str {
        "operator"
    }
    fn screen(&self) -> &str {
        "back"
    }
    fn heading(&self) -> String {
        "back.heading".into()
    }
}
