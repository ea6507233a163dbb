//! `/operator/back`: which cars work by now, and whether their owners have come back.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Serialize;

use crate::operator::demand::make_name;
use crate::operator::filter::typed;
use crate::operator::parts::Parts;
use crate::operator::plot::{counted, grouped};
use crate::operator::way_back::waiting;
use crate::smartcar::make;
use crate::store;
use crate::store::operator::demand::{By, Lines, Sort, Wanted};
use crate::store::operator::folded;
use crate::store::operator::ways_back::{MOST_MARKED, MOST_WAITING, Marked};
use crate::store::random_id;
use crate::web::form::Form;
use crate::web::guard::Operator;
use crate::web::render::{FieldError, Frame, Page};
use crate::web::session::Visit;
use crate::web::state::see_other;
use crate::web::{AppState, Error, clock};

/// The page.
pub(super) async fn show(_operator: Operator, state: web::Data<AppState>, visit: Visit) -> Result<HttpResponse, Error> {
    page(&state, &visit, Typed::default(), Vec::new()).await
}

/// The page with what was typed and what is wrong with it.
async fn page(state: &AppState, visit: &Visit, typed: Typed, problems: Vec<FieldError>) -> Result<HttpResponse, Error> {
    state.beside.settled().await;
    let (store, mut parts) = (&state.cars.store, Parts::default());
    let came = parts.get(store.came_of_it()).await;
    let waiting = parts.get(waiting(&state.cars)).await;
    let mut marks = Vec::new();
    for marked in parts.get(store.marked_working()).await.unwrap_or_default() {
        let found = parts.get(requests(state, &marked)).await;
        marks.push(mark(state, marked, found)?);
    }
    let page = Back {
        sample: parts.get(store.has_samples()).await.unwrap_or_default(),
        missing: parts.missing,
        works: Parts::number(came.map(|came| came.works)),
        looked: Parts::number(came.map(|came| came.looked)),
        connected: Parts::number(came.map(|came| came.connected)),
        waiting: match waiting {
            Some(count @ ..MOST_WAITING) => counted(state, "back.waiting", count)?,
            Some(_) => state.words.text("back.waiting_many", &[("count", &grouped(MOST_WAITING))])?,
            None => String::new(),
        },
        marks,
        makes: make::list(),
        typed,
    };
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    state.page(status, &Frame { form_errors: problems, ..state.frame(visit)? }, &page)
}

/// The requests that a mark is about.
async fn requests(state: &AppState, marked: &Marked) -> Result<Lines, store::Error> {
    let wanted = Wanted {
        make: Some(marked.make.clone()),
        model: Some(marked.model.clone()).filter(|model| !model.is_empty()),
        from_year: Some(marked.from_year).filter(|year| *year != NO_FIRST_YEAR),
        to_year: Some(marked.to_year).filter(|year| *year != NO_LAST_YEAR),
        ..Wanted::default()
    };
    state.cars.store.demand(&wanted, By::Model, (Sort::Count, true), (0, 1)).await
}

fn mark(state: &AppState, marked: Marked, found: Option<Lines>) -> Result<Mark, Error> {
    let name = found.as_ref().and_then(|found| found.lines.first()).filter(|_| !marked.model.is_empty());
    let (from, to) = (marked.from_year.to_string(), marked.to_year.to_string());
    let key = match (marked.from_year, marked.to_year) {
        (NO_FIRST_YEAR, NO_LAST_YEAR) => "back.every_year",
        (NO_FIRST_YEAR, _) => "back.years_to",
        (_, NO_LAST_YEAR) => "back.years_from",
        (_, _) => "back.years_between",
    };
    Ok(Mark {
        make: make_name(&marked.make),
        model: name.map_or(marked.model, |line| line.name.clone()),
        years: state.words.text(key, &[("from", &from), ("to", &to)])?,
        requests: Parts::number(found.map(|found| found.requests)),
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
        "mark" => {
            let typed = Typed::of(&form);
            let cars = match typed.read(visit.now) {
                Ok(cars) => cars,
                Err(problems) => {
                    let told = problems.into_iter().map(|(field, key)| problem(&state, &visit, field, key));
                    let told = told.collect::<Result<Vec<_>, _>>()?;
                    return page(&state, &visit, typed, told).await;
                }
            };
            if !store.mark_working(&random_id()?, (&cars.make, &cars.model), cars.years, visit.now).await? {
                let full = problem(&state, &visit, "make", "back.too_many")?;
                return page(&state, &visit, typed, vec![full]).await;
            }
            tracing::info!("the operator marked cars that work now");
            "back.marked"
        }
        "ask" => {
            store.ask_again(visit.now).await?;
            tracing::info!("the operator has Smartcar asked about all cars again");
            "back.asking"
        }
        "unmark" => {
            if store.unmark_working(form.field("id")).await? {
                tracing::info!("the operator took back a mark of cars that work now");
            }
            "back.unmarked"
        }
        _ => return Err(Error::NotFound),
    };
    visit.leave_notice(&state.words.text(key, &[])?)?;
    Ok(see_other("/operator/back"))
}

fn problem(state: &AppState, visit: &Visit, field: &'static str, key: &str) -> Result<FieldError, Error> {
    let (max_year, most) = ((clock::year(visit.now) + 1).to_string(), MOST_MARKED.to_string());
    Ok(FieldError { field, text: state.words.text(key, &[("max_year", &max_year), ("most", &most)])? })
}

/// The fields as they were typed.
#[derive(Debug, Default, Serialize)]
struct Typed {
    make: String,
    model: String,
    from_year: String,
    to_year: String,
}

/// Cars that are to be marked, their names folded.
struct Cars {
    make: String,
    model: String,
    years: (i64, i64),
}

impl Typed {
    fn of(form: &Form) -> Self {
        let field = |name: &str| typed(form.field(name));
        Self { make: field("make"), model: field("model"), from_year: field("from_year"), to_year: field("to_year") }
    }

    /// A year that is left empty is no bound. Else the fields that are wrong, each with the key of what is wrong with it.
    fn read(&self, now: i64) -> Result<Cars, Vec<(&'static str, &'static str)>> {
        let latest = clock::year(now) + 1;
        let year = |text: &str, empty: i64| match text {
            "" => Some(empty),
            text => text.parse().ok().filter(|year| (FIRST_YEAR..=latest).contains(year)),
        };
        let is_long = |text: &str| text.chars().count() > LONGEST;
        let (from_year, to_year) = (year(&self.from_year, NO_FIRST_YEAR), year(&self.to_year, NO_LAST_YEAR));
        let is_crossed = matches!((from_year, to_year), (Some(from), Some(to)) if from > to);
        let problems = [
            ("make", "back.make_unknown", self.make.is_empty() || is_long(&self.make)),
            ("model", "back.model_long", is_long(&self.model)),
            ("from_year", "demand.year_unknown", from_year.is_none()),
            ("to_year", "demand.year_unknown", to_year.is_none()),
            ("from_year", "demand.years_crossed", is_crossed),
        ];
        match (from_year, to_year) {
            (Some(from_year), Some(to_year)) if !problems.iter().any(|(_, _, is_wrong)| *is_wrong) => Ok(Cars {
                make: folded(&self.make),
                model: self.model.to_ascii_lowercase(),
                years: (from_year, to_year),
            }),
            _ => Err(problems.iter().filter(|(_, _, wrong)| *wrong).map(|(field, key, _)| (*field, *key)).collect()),
        }
    }
}

/// As long as a name in the form may be.
const LONGEST: usize = 50;
const FIRST_YEAR: i64 = 1886;
/// What is stored where a year was left empty.
const NO_FIRST_YEAR: i64 = 0;
const NO_LAST_YEAR: i64 = 9999;

#[derive(Debug, Serialize)]
struct Back {
    sample: bool,
    /// Whether some of this could not be read.
    missing: bool,
    works: String,
    looked: String,
    connected: String,
    /// How many cars wait to be asked about, in a sentence.
    waiting: String,
    marks: Vec<Mark>,
    makes: &'static [&'static str],
    typed: Typed,
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
