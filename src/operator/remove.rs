//! `/operator/delete`: requests go at somebody's word, who calls on the phone: one by its reference, all about one car by its
//! VIN, all before a day. A page asks first. A VIN comes in a form and stays in no address, no session and no log.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use chrono::NaiveDate;
use serde::Serialize;

use crate::operator::plot::{self, counted};
use crate::reference::is_well_formed;
use crate::store::operator::requests::Which;
use crate::web::form::Form;
use crate::web::guard::Operator;
use crate::web::render::Page;
use crate::web::session::Visit;
use crate::web::state::see_other;
use crate::web::{AppState, Error};

/// The forms.
pub(super) async fn show(_operator: Operator, state: web::Data<AppState>, visit: Visit) -> Result<HttpResponse, Error> {
    page(&state, &visit, "", Remove { retention_end: today(visit.now), ..Remove::of(&state).await? })
}

/// What is asked for is looked up and kept by its references; what is confirmed is deleted.
pub(super) async fn send(
    _operator: Operator,
    state: web::Data<AppState>,
    visit: Visit,
    form: Form,
) -> Result<HttpResponse, Error> {
    let form = form.verified()?;
    let store = &state.cars.store;
    if form.field("step") == "confirmed" {
        let Some(which) = visit.read::<Which>(KEPT) else { return Ok(see_other(PATH)) };
        visit.remove(KEPT);
        let count = store.delete_requests(&which).await?;
        tracing::warn!(count, what = what(&which), "the operator deleted requests about cars");
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        visit.leave_notice(&counted(&state, "removal.done", count)?)?;
        return Ok(see_other(PATH));
    }
    let which = match read(&form) {
        Asked::Reference(reference) => Ok(Which::References(vec![reference])),
        Asked::Vin(vin) => Ok(Which::References(store.requests_of_vin(&vin).await?)),
        Asked::Before(at) => Ok(Which::Before(at)),
        Asked::Nothing(key) => Err(key),
    };
    let found = match &which {
        Ok(which) => store.count_requests(which).await?,
        Err(_) => 0,
    };
    match which {
        Ok(which) if found > 0 => {
            visit.matters();
            visit.write_until(KEPT, &which, visit.now + CONFIRMED_WITHIN_MS)?;
            Ok(see_other("/operator/delete/confirm"))
        }
        which => {
            let key = which.err().unwrap_or("removal.none");
            visit.leave_notice(&state.words.text(key, &[])?)?;
            Ok(see_other(PATH))
        }
    }
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
        Which::References(references) if references.len() == 1 => {
            state.words.text("removal.about_one", &[("reference", &references[0])])?
        }
        Which::References(_) => state.words.text("removal.about_car", &[])?,
        Which::Before(at) => state.words.text("removal.about_before", &[("day", &plot::date(&state, *at)?)])?,
    };
    page(&state, &visit, "confirm", Remove { question, about, ..Remove::of(&state).await? })
}

fn page(state: &AppState, visit: &Visit, variant: &'static str, page: Remove) -> Result<HttpResponse, Error> {
    state.page(StatusCode::OK, &state.frame(visit)?, &Remove { variant, ..page })
}

/// What a form asks to delete.
enum Asked {
    Reference(String),
    Vin(String),
    Before(i64),
    /// The key of what is wrong with it.
    Nothing(&'static str),
}

fn read(form: &Form) -> Asked {
    let compact = |name: &str| form.field(name).trim().to_ascii_uppercase();
    match form.field("step") {
        "reference" => match compact("reference") {
            reference if is_well_formed(&reference) => Asked::Reference(reference),
            _ => Asked::Nothing("removal.reference_unknown"),
        },
        "vin" => {
            let vin: String = compact("vin").chars().filter(|sign| !matches!(sign, ' ' | '-')).collect();
            let is_vin = vin.len() == 17 && vin.bytes().all(|sign| sign.is_ascii_alphanumeric());
            if is_vin { Asked::Vin(vin) } else { Asked::Nothing("removal.vin_unknown") }
        }
        "before" => {
            let date = NaiveDate::parse_from_str(form.field("before").trim(), "%Y-%m-%d").ok();
            let at = date.and_then(|date| date.and_hms_opt(0, 0, 0)).map(|time| time.and_utc().timestamp_millis());
            at.map_or(Asked::Nothing("removal.day_unknown"), Asked::Before)
        }
        _ => Asked::Nothing("removal.none"),
    }
}

/// For the log, which says no more than this.
fn what(which: &Which) -> &'static str {
    match which {
        Which::References(references) if references.len() == 1 => "one request",
        Which::References(_) => "all of one car",
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
    question: String,
    about: String,
    /// The last day a request could have been sent on.
    retention_end: String,
}

impl Remove {
    async fn of(state: &AppState) -> Result<Self, Error> {
        Ok(Self { sample: state.cars.store.has_samples().await?, ..Self::default() })
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
