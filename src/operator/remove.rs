//! `/operator/delete`: requests go at somebody's word, who calls on the phone: one by its reference, all about one car by its
//! VIN, all before a day. A page asks first. A VIN comes in a form and stays in no address, no session and no log.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use chrono::NaiveDate;
use serde::Serialize;

use crate::operator::filter::typed;
use crate::operator::parts::Parts;
use crate::operator::plot::{self, counted};
use crate::reference::is_well_formed;
use crate::store::operator::requests::Which;
use crate::web::form::Form;
use crate::web::guard::Operator;
use crate::web::render::{FieldError, Frame, Page};
use crate::web::session::Visit;
use crate::web::state::see_other;
use crate::web::{AppState, Error};

/// The forms.
pub(super) async fn show(_operator: Operator, state: web::Data<AppState>, visit: Visit) -> Result<HttpResponse, Error> {
    forms(&state, &visit, Remove::default(), None).await
}

/// The forms, with what was typed and what is wrong with it.
async fn forms(
    state: &AppState,
    visit: &Visit,
    typed: Remove,
    problem: Option<(&'static str, &'static str)>,
) -> Result<HttpResponse, Error> {
    let problem = problem.map(|(field, key)| Ok::<_, Error>(FieldError { field, text: state.words.text(key, &[])? }));
    let form_errors: Vec<FieldError> = problem.transpose()?.into_iter().collect();
    let status = if form_errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = Remove { retention_end: today(visit.now), ..typed.counted_with(state).await };
    state.page(status, &Frame { form_errors, ..state.frame(visit)? }, &page)
}

/// What is asked for is looked up and kept by its references; what is confirmed is deleted.
pub(super) async fn send(
    _operator: Operator,
    state: web::Data<AppState>,
    visit: Visit,
    form: Form,
) -> Result<HttpResponse, Error> {
    let form = form.verified()?;
    if form.field("step") == "confirmed" {
        return delete(&state, &visit).await;
    }
    let store = &state.cars.store;
    let (field, which) = match read(&form) {
        Asked::Reference(reference) => ("reference", Ok(Which::One(reference))),
        Asked::Vin(vin) => ("vin", Ok(Which::OfCar(store.requests_of_vin(&vin).await?))),
        Asked::Before(at) => ("before", Ok(Which::Before(at))),
        Asked::Nothing(field, key) => (field, Err(key)),
        Asked::Else => return Err(Error::NotFound),
    };
    let problem = match &which {
        Ok(which) if store.count_requests(which).await? > 0 => {
            visit.matters();
            visit.write_until(KEPT, which, visit.now + CONFIRMED_WITHIN_MS)?;
            return Ok(see_other("/operator/delete/confirm"));
        }
        Ok(_) => "removal.none",
        Err(key) => key,
    };
    let typed = Remove {
        reference: typed(form.field("reference")),
        // A VIN goes back to nobody.
        before: typed(form.field("before")),
        ..Remove::default()
    };
    forms(&state, &visit, typed, Some((field, problem))).await
}

/// Deletes what was confirmed. The log has a line before anything goes, and how many went also where that ended early.
async fn delete(state: &AppState, visit: &Visit) -> Result<HttpResponse, Error> {
    let Some(which) = visit.read::<Which>(KEPT) else { return Ok(see_other(PATH)) };
    visit.remove(KEPT);
    tracing::warn!(what = what(&which), "the operator deletes requests about cars");
    let mut count = 0;
    let deleted = state.cars.store.delete_requests(&which, &mut count).await;
    tracing::warn!(count, what = what(&which), is_all = deleted.is_ok(), "the operator deleted requests about cars");
    deleted?;
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    visit.leave_notice(&counted(state, "removal.done", count)?)?;
    Ok(see_other(PATH))
}

/// The question, with how many there are.
pub(super) async fn confirm(
    _operator: Operator,
    state: web::Data<AppState>,
    visit: Visit,
) -> Result<HttpResponse, Error> {
    let Some(which) = visit.read::<Which>(KEPT) else { return Ok(see_other(PATH)) };
    let count = state.cars.store.count_requests(&which).await?;
    let question = counted(&state, "removal.question", count)?;
    let about = match &which {
        Which::One(reference) => state.words.text("removal.about_one", &[("reference", reference)])?,
        Which::OfCar(_) => state.words.text("removal.about_car", &[])?,
        Which::Before(at) => state.words.text("removal.about_before", &[("day", &plot::date(&state, *at)?)])?,
    };
    let page = Remove { variant: "confirm", question, about, ..Remove::default() };
    state.page(StatusCode::OK, &state.frame(&visit)?, &page.counted_with(&state).await)
}

/// What a form asks to delete.
enum Asked {
    Reference(String),
    Vin(String),
    Before(i64),
    /// The field that is wrong, and the key of what is wrong with it.
    Nothing(&'static str, &'static str),
    /// It is none of our forms.
    Else,
}

fn read(form: &Form) -> Asked {
    let compact = |name: &str| form.field(name).trim().to_ascii_uppercase();
    match form.field("step") {
        "reference" => match compact("reference") {
            reference if is_well_formed(&reference) => Asked::Reference(reference),
            _ => Asked::Nothing("reference", "removal.reference_unknown"),
        },
        "vin" => {
            let vin: String = compact("vin").chars().filter(|sign| !matches!(sign, ' ' | '-')).collect();
            let is_vin = vin.len() == 17 && vin.bytes().all(|sign| sign.is_ascii_alphanumeric());
            if is_vin { Asked::Vin(vin) } else { Asked::Nothing("vin", "removal.vin_unknown") }
        }
        "before" => {
            let date = NaiveDate::parse_from_str(form.field("before").trim(), "%Y-%m-%d").ok();
            let at = date.and_then(|date| date.and_hms_opt(0, 0, 0)).map(|time| time.and_utc().timestamp_millis());
            at.map_or(Asked::Nothing("before", "removal.day_unknown"), Asked::Before)
        }
        _ => Asked::Else,
    }
}

/// For the log, which says no more than this.
fn what(which: &Which) -> &'static str {
    match which {
        Which::One(_) => "one request",
        Which::OfCar(_) => "all of one car",
        Which::Before(_) => "all before a day",
    }
}

/// As a date field has it.
fn today(now: i64) -> String {
    chrono::DateTime::from_timestamp_millis(now).map(|now| now.format("%Y-%m-%d").to_string()).unwrap_or_default()
}

const PATH: &str = "/operator/delete";
const KEPT: &str = "operator_delete";
const CONFIRMED_WITHIN_MS: i64 = 15 * 60 * 1000;

#[derive(Debug, Default, Serialize)]
struct Remove {
    #[serde(skip)]
    variant: &'static str,
    sample: bool,
    /// Whether it could not be read whether there are made-up rows.
    missing: bool,
    /// As it was typed.
    reference: String,
    /// As it was typed.
    before: String,
    question: String,
    about: String,
    /// The last day a request could have been sent on.
    retention_end: String,
}

impl Remove {
    async fn counted_with(self, state: &AppState) -> Self {
        let mut parts = Parts::default();
        let sample = parts.get(state.cars.store.has_samples()).await.unwrap_or_default();
        Self { sample, missing: parts.missing, ..self }
    }
}

impl Page for Remove {
    fn folder(&self) -> &str {
        "operator"
    }
    fn screen(&self) -> &str {
        "remove"
    }
    fn variant(&self) -> &str {
        self.variant
    }
    fn heading(&self) -> String {
        if self.variant == "confirm" { "removal.confirm_heading".into() } else { "removal.heading".into() }
    }
}
