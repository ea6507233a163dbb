//! `GET /operator/demand`: which cars are asked for, filtered, sorted, page by page, with a line by week.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use crate::operator::filter::{Filter, Typed, name_of};
use crate::operator::parts::Parts;
use crate::operator::plot::{self, Plot, counted, grouped, week_of};
use crate::smartcar::make;
use crate::store;
use crate::store::operator::demand::{By, Line, Lines, Sort};
use crate::web::guard::Operator;
use crate::web::render::{Frame, Page};
use crate::web::{AppState, Error, clock};

/// One page of the list. It needs no session, so that an operator's visit counts nothing.
pub(super) async fn show(
    _operator: Operator,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Error> {
    answer(&state, Filter::read(&state, request.query_string())?).await
}

/// The list as far as it can be read, with what is wrong with the question.
pub(super) async fn answer(state: &AppState, filter: Filter) -> Result<HttpResponse, Error> {
    let now = clock::now();
    let (store, mut parts) = (&state.cars.store, Parts::default());
    let part = parts.get(part(state, &filter)).await;
    let weeks = parts.get(store.demand_by_week(&filter.wanted)).await.unwrap_or_default();
    let weeks: Vec<(i64, i64)> = weeks.iter().map(|week| (week.week, week.count)).collect();
    let until = filter.wanted.to_week.unwrap_or(i64::MAX).min(week_of(now));
    let total = match &part {
        Some(part) => total(state, &filter, &part.found)?,
        None => state.words.text("demand.unread", &[])?,
    };
    let Part { found, number, is_past_the_end } = part.unwrap_or_default();
    let count = pages(found.all);
    let turn =
        |to: i64, there: bool| if there { filter.address(PATH, &[("page", &to.to_string())]) } else { String::new() };
    let has_vins = filter.wanted.vin != Some(false);
    let page = Demand {
        sample: parts.get(store.has_samples()).await.unwrap_or_default(),
        missing: parts.missing,
        rows: found.lines.iter().map(|line| row(state, &filter, line, &found)).collect::<Result<_, _>>()?,
        columns: columns(state, &filter)?,
        total,
        is_narrow: filter.is_narrow(),
        plot: plot::plot(state, &weeks, until)?,
        past_the_end: if is_past_the_end { counted(state, "demand.past_the_end", count)? } else { String::new() },
        is_cut: found.is_cut,
        place: state.words.text("demand.place", &[("number", &grouped(number)), ("count", &grouped(count))])?,
        previous: turn(number - 1, number > 1),
        next: turn(number + 1, number < count),
        list_csv: filter.address("/operator/export", &[]),
        has_vins,
        makes: make::list(),
        sort: name_of(filter.sort),
        order: if filter.descending { "down" } else { "up" },
        filter: filter.typed,
    };
    let status = if filter.problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let frame = Frame { form_errors: filter.problems, ..state.bare_frame(now)? };
    state.page(status, &frame, &page)
}

/// One page of lines, and which one it is.
#[derive(Debug, Default)]
struct Part {
    found: Lines,
    number: i64,
    is_past_the_end: bool,
}

/// The page that is asked for; the last one where it is past the end.
async fn part(state: &AppState, filter: &Filter) -> Result<Part, store::Error> {
    let read = async |page: i64| {
        let (order, offset) = ((filter.sort, filter.descending), (page - 1).saturating_mul(PAGE));
        state.cars.store.demand(&filter.wanted, filter.by, order, (offset, PAGE)).await
    };
    let found = read(filter.page).await?;
    if !found.lines.is_empty() || filter.page == 1 {
        return Ok(Part { found, number: filter.page, is_past_the_end: false });
    }
    // What the whole list comes to is told by any part of it.
    let whole = read(1).await?;
    let (is_past_the_end, number) = (!whole.lines.is_empty(), pages(whole.all));
    let found = if number > 1 { read(number).await? } else { whole };
    Ok(Part { found, number, is_past_the_end })
}

fn pages(lines: i64) -> i64 {
    ((lines + PAGE - 1) / PAGE).max(1)
}

fn total(state: &AppState, filter: &Filter, found: &Lines) -> Result<String, Error> {
    let key = match filter.by {
        By::Make => "demand.total_makes",
        By::Model => "demand.total_models",
        By::Year => "demand.total_years",
    };
    let requests = counted(state, "demand.requests", found.requests)?;
    Ok(state.words.text(key, &[("requests", &requests), ("lines", &grouped(found.all))])?)
}

/// The columns of the list with the address that sorts by each, or turns the order around.
fn columns(state: &AppState, filter: &Filter) -> Result<Vec<Column>, Error> {
    let mut columns = vec![Sort::Make];
    columns.extend((filter.by != By::Make).then_some(Sort::Model));
    columns.extend((filter.by == By::Year).then_some(Sort::Year));
    columns.extend([Sort::Count, Sort::First, Sort::Last]);
    let column = |sort: Sort| {
        let name = name_of(sort);
        let is_sorted = sort == filter.sort;
        let order = match (is_sorted, filter.descending) {
            (true, true) => "up",
            (true, false) => "down",
            (false, _) => "",
        };
        Ok(Column {
            name: state.words.text(&format!("demand_column.{name}"), &[])?,
            href: filter.address(PATH, &[("sort", name), ("order", order)]),
            sorted: match (is_sorted, filter.descending) {
                (true, true) => "descending",
                (true, false) => "ascending",
                (false, _) => "",
            },
        })
    };
    columns.into_iter().map(column).collect()
}

fn row(state: &AppState, filter: &Filter, line: &Line, found: &Lines) -> Result<Row, Error> {
    let make = make_name(&line.make);
    let (names, href) = match filter.by {
        By::Make => {
            let href = filter.address(PATH, &[("make", line.make.as_str()), ("model", ""), ("by", "")]);
            (vec![make], href)
        }
        By::Model => {
            let other = [("make", line.make.as_str()), ("model", line.model.as_str()), ("by", "")];
            (vec![make, line.name.clone()], filter.address(PATH, &other))
        }
        By::Year => (vec![make, line.name.clone(), line.year.to_string()], String::new()),
    };
    Ok(Row {
        names,
        href,
        count: grouped(line.count),
        bar: (line.count * 100 / found.most.max(1)).max(1),
        first: plot::date(state, line.first_at)?,
        last: plot::date(state, line.last_at)?,
    })
}

/// A folded make as people write it.
pub(super) fn make_name(folded: &str) -> String {
    make::display_name(&folded.to_uppercase())
}

const PATH: &str = "/operator/demand";
/// Lines of one page: one sheet of paper.
const PAGE: i64 = 25;

#[derive(Debug, Serialize)]
struct Demand {
    sample: bool,
    filter: Typed,
    makes: &'static [&'static str],
    columns: Vec<Column>,
    rows: Vec<Row>,
    /// What the whole list comes to.
    total: String,
    is_narrow: bool,
    plot: Option<Plot>,
    past_the_end: String,
    is_cut: bool,
    place: String,
    previous: String,
    next: String,
    list_csv: String,
    /// Whether some of this could not be read.
    missing: bool,
    has_vins: bool,
    sort: &'static str,
    order: &'static str,
}

#[derive(Debug, Serialize)]
struct Column {
    name: String,
    href: String,
    /// As `aria-sort` says it; empty for the others.
    sorted: &'static str,
}

/// One line: its names, where it is opened, and its numbers.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    names: Vec<String>,
    href: String,
    count: String,
    /// Hundredths of the longest line.
    bar: i64,
    first: String,
    last: String,
}

/// The models asked for most, as the same lines; each leads to its own list.
pub(super) async fn most_asked(state: &AppState, count: i64) -> Result<Vec<Row>, Error> {
    let filter = Filter::read(state, "by=model")?;
    let by_count = (Sort::Count, true);
    let found = state.cars.store.demand(&filter.wanted, By::Model, by_count, (0, count)).await?;
    found.lines.iter().map(|line| row(state, &filter, line, &found)).collect()
}

impl Page for Demand {
    fn folder(&self) -> &str {
        "operator"
    }
    fn screen(&self) -> &str {
        "demand"
    }
    fn heading(&self) -> String {
        "demand.heading".into()
    }
}
