//! `GET /operator/helps`: whether screens bring people back. Every share stands beside the number of cases it is of, and
//! there is none of fewer than ten.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use url::form_urlencoded;

use crate::operator::parts::Parts;
use crate::operator::plot::{self, Plot, grouped, week_of};
use crate::recovery::Screen;
use crate::store::operator::screens::{Helped, ScreenHelped};
use crate::web::guard::Operator;
use crate::web::pages::values::in_frame;
use crate::web::render::{FieldError, Frame, Page};
use crate::web::{AppState, Error, clock};

/// It needs no session, so that an operator's visit counts nothing.
pub(super) async fn show(
    _operator: Operator,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Error> {
    let now = clock::now();
    let field = |name: &str| {
        let mut fields = form_urlencoded::parse(request.query_string().as_bytes());
        fields.find(|(key, _)| key == name).map(|(_, value)| value.into_owned()).unwrap_or_default()
    };
    let mut problems = Vec::new();
    let (asked, slug) = (field("weeks"), field("screen"));
    let weeks = PERIODS.into_iter().find(|weeks| weeks.to_string() == asked);
    if weeks.is_none() && !asked.is_empty() {
        problems.push(FieldError { field: "weeks", text: state.words.text("helps.weeks_unknown", &[])? });
    }
    let weeks = weeks.unwrap_or(PERIODS[1]);
    let chosen = Screen::from_slug(&slug);
    if chosen.is_none() && !slug.is_empty() {
        problems.push(FieldError { field: "screen", text: state.words.text("helps.screen_unknown", &[])? });
    }
    state.beside.settled().await;
    let (store, until, mut parts) = (&state.cars.store, week_of(now), Parts::default());
    let since = (until - (weeks - 1) * 7).max(first_whole_week(&state, now)).min(until);
    let mut frame = state.bare_frame(now)?;
    let screens = parts.get(store.screens_since(since)).await.unwrap_or_default();
    let by_week = parts.get(store.weeks_of_screens(since, chosen.map(Screen::slug))).await.unwrap_or_default();
    let by_week = without_gaps(&by_week, until);
    let line = |of: fn(&Helped) -> i64| {
        let numbers: Vec<(i64, i64)> = by_week.iter().map(|(week, helped)| (*week, of(helped))).collect();
        plot::plot(&state, &numbers, until)
    };
    let page = Helps {
        sample: parts.get(store.has_samples()).await.unwrap_or_default(),
        missing: parts.missing,
        rows: screens.iter().map(|screen| row(&state, &frame, screen)).collect::<Result<_, _>>()?,
        choices: choices(&state, &frame, &screens, chosen)?,
        chosen: chosen.map(|screen| heading(&state, &frame, screen.slug())).transpose()?.unwrap_or_default(),
        weeks: PERIODS.map(|period| Choice {
            value: period.to_string(),
            name: String::new(),
            is_chosen: period == weeks,
        }),
        shown: line(|helped| helped.shown)?,
        worked: line(|helped| helped.within_a_week)?,
        week_rows: week_rows(&state, &by_week)?,
    };
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    frame.form_errors = problems;
    state.page(status, &frame, &page)
}

/// The first week of which nothing has been deleted: of an older one screens are gone whose cars came back later.
fn first_whole_week(state: &AppState, now: i64) -> i64 {
    let retention = i64::try_from(state.config.retention().as_millis()).unwrap_or(i64::MAX);
    week_of(now.saturating_sub(retention)) + 7
}

/// Every week from the first on, also one in which nothing was shown: the table has the rows that the line has points.
fn without_gaps(weeks: &[(i64, Helped)], until: i64) -> Vec<(i64, Helped)> {
    let Some((first, _)) = weeks.first() else { return Vec::new() };
    let of = |week: i64| weeks.iter().find(|(found, _)| *found == week).map(|(_, helped)| *helped).unwrap_or_default();
    (*first..=until).step_by(7).map(|week| (week, of(week))).collect()
}

fn row(state: &AppState, frame: &Frame, screen: &ScreenHelped) -> Result<Row, Error> {
    let ScreenHelped { slug, helped, middle_minute } = screen;
    let middle = match middle_minute {
        _ if helped.within_half_an_hour < FEWEST => state.words.text("helps.too_few", &[])?,
        Some(0) => state.words.text("helps.under_a_minute", &[])?,
        Some(minutes) => state.words.counted("helps.minutes", *minutes)?,
        None => state.words.text("helps.too_few", &[])?,
    };
    let share = |count: i64| share(state, count, helped.shown);
    Ok(Row {
        heading: heading(state, frame, slug)?,
        slug: slug.clone(),
        shown: grouped(helped.shown),
        primary: share(helped.primary)?,
        secondary: share(helped.secondary)?,
        support: share(helped.support)?,
        half_an_hour: share(helped.within_half_an_hour)?,
        a_day: share(helped.within_a_day)?,
        a_week: share(helped.within_a_week)?,
        middle,
    })
}

/// "42 of 60: 70%"; of fewer than ten cases the number alone.
fn share(state: &AppState, count: i64, of: i64) -> Result<Share, Error> {
    let text = if of < FEWEST {
        state.words.text("helps.too_few", &[])?
    } else {
        let percent = (count * 100 / of.max(1)).to_string();
        state.words.text("helps.share", &[("percent", &percent)])?
    };
    Ok(Share { count: grouped(count), text })
}

fn week_rows(state: &AppState, weeks: &[(i64, Helped)]) -> Result<Vec<WeekRow>, Error> {
    let row = |(week, helped): &(i64, Helped)| {
        Ok(WeekRow {
            week: plot::date_of_day(state, *week)?,
            shown: grouped(helped.shown),
            worked: share(state, helped.within_a_week, helped.shown)?,
        })
    };
    weeks.iter().rev().map(row).collect()
}

fn choices(
    state: &AppState,
    frame: &Frame,
    screens: &[ScreenHelped],
    chosen: Option<Screen>,
) -> Result<Vec<Choice>, Error> {
    let choice = |screen: &ScreenHelped| {
        let is_chosen = chosen.is_some_and(|chosen| chosen.slug() == screen.slug);
        Ok(Choice { value: screen.slug.clone(), name: heading(state, frame, &screen.slug)?, is_chosen })
    };
    screens.iter().map(choice).collect()
}

/// What a screen says; its own name, where an older version of the app had it.
fn heading(state: &AppState, frame: &Frame, slug: &str) -> Result<String, Error> {
    let Some(screen) = Screen::from_slug(slug) else { return Ok(slug.to_owned()) };
    let feature = state.words.text("helps.feature", &[])?;
    in_frame(state, frame, &screen.heading(usual_variant(screen), false), &[("feature", &feature)])
}

/// The variant whose heading stands for a screen: the plain one, or the one that says least.
fn usual_variant(screen: Screen) -> &'static str {
    let variants = screen.variants();
    if variants.contains(&"") { "" } else { variants.last().copied().unwrap_or_default() }
}

/// Weeks that can be chosen.
const PERIODS: [i64; 3] = [4, 13, 53];
/// Cases below which a share says nothing.
const FEWEST: i64 = 10;

#[derive(Debug, Serialize)]
struct Helps {
    sample: bool,
    /// Whether some of this could not be read.
    missing: bool,
    rows: Vec<Row>,
    choices: Vec<Choice>,
    /// The screen the lines are of; empty for all.
    chosen: String,
    weeks: [Choice; 3],
    shown: Option<Plot>,
    worked: Option<Plot>,
    week_rows: Vec<WeekRow>,
}

#[derive(Debug, Serialize)]
struct Choice {
    value: String,
    name: String,
    is_chosen: bool,
}

/// A number, and what share of the cases it is, if that can be said.
#[derive(Debug, Serialize)]
struct Share {
    count: String,
    text: String,
}

#[derive(Debug, Serialize)]
struct Row {
    heading: String,
    slug: String,
    shown: String,
    primary: Share,
    secondary: Share,
    support: Share,
    half_an_hour: Share,
    a_day: Share,
    a_week: Share,
    middle: String,
}

#[derive(Debug, Serialize)]
struct WeekRow {
    week: String,
    shown: String,
    worked: Share,
}

impl Page for Helps {
    fn folder(&self) -> &str {
        "operator"
    }
    fn screen(&self) -> &str {
        "helps"
    }
    fn heading(&self) -> String {
        "helps.heading".into()
    }
}
