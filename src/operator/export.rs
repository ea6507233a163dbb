//! `GET /operator/export`: what the filter shows as a file, as CSV for spreadsheets (RFC 4180, UTF-8 with a byte order mark) or
//! as JSON. Either the list, or every request behind it; VINs only where they are asked for, which is logged.
//!
//! Requests are read part by part while the file is on its way, so that a million of them need no more memory than a few.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::DateTime;
use futures_util::stream;
use url::form_urlencoded;

use crate::operator::demand::{self, make_name};
use crate::operator::filter::Filter;
use crate::smartcar::make;
use crate::store::operator::demand::By;
use crate::store::operator::requests::{After, Request};
use crate::web::guard::Operator;
use crate::web::{AppState, Error};

/// The file. What makes no sense gets the list's own page with the reason, and never a file of something else.
pub(super) async fn file(
    _operator: Operator,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Error> {
    let query = request.query_string();
    let mut filter = Filter::read(&state, query)?;
    let (form, of_requests) = (field(query, "format"), field(query, "what"));
    let (form, of_requests) = match (form.as_str(), of_requests.as_str()) {
        ("" | "csv", "" | "list") => (Form::Csv, false),
        ("json", "" | "list") => (Form::Json, false),
        ("" | "csv", "requests") => (Form::Csv, true),
        ("json", "requests") => (Form::Json, true),
        ("" | "csv" | "json", _) => return refused(&state, filter, "what", "demand.choice_unknown").await,
        (_, _) => return refused(&state, filter, "format", "demand.choice_unknown").await,
    };
    if !filter.problems.is_empty() {
        filter.problem(&state, "list", "demand.no_file")?;
        return demand::answer(&state, filter).await;
    }
    let vins = of_requests && field(query, "vins") == "1";
    let list = if of_requests { None } else { Some(list(&state, &filter, form).await?) };
    if matches!(list, Some(None)) {
        return refused(&state, filter, "list", "demand.too_long").await;
    }
    let (what, narrowed_by) = (if of_requests { "requests" } else { "list" }, filter.narrowed_by());
    if vins {
        tracing::warn!(what, ?narrowed_by, vins, "the operator takes along cars asked for, with their VINs");
    } else {
        tracing::info!(what, ?narrowed_by, vins, "the operator takes along cars asked for");
    }
    // Whoever opens the file later sees that it was made up.
    let sample = if state.cars.store.has_samples().await? { "sample-" } else { "" };
    let name = if of_requests { "requests" } else { "cars-asked-for" };
    let mut answer = HttpResponse::Ok();
    answer
        .content_type(form.content_type())
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{sample}{name}.{}\"", form.ending())));
    if let Some(list) = list.flatten() {
        return Ok(answer.body(list));
    }
    let mut table = Table::new(form);
    table.headings(&columns(vins))?;
    let parts = stream::try_unfold(Some((After::default(), table, 0)), move |place| {
        let (state, wanted) = (state.clone(), filter.wanted.clone());
        async move {
            let Some((after, mut table, mut count)) = place else { return Ok::<_, Error>(None) };
            let (requests, next) = state.cars.store.requests_after(&wanted, &after).await?;
            for request in &requests {
                table.row(&columns(vins), &cells(request, vins))?;
            }
            count += requests.len();
            if next.is_none() {
                tracing::info!(count, vins, "the operator has taken along requests about cars");
            }
            let bytes = table.taken(next.is_none());
            Ok(Some((bytes, next.map(|next| (next, table, count)))))
        }
    });
    Ok(answer.streaming(Box::pin(parts)))
}

/// The first of the fields with this name, as it was typed.
fn field(query: &str, name: &str) -> String {
    let found = form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == name);
    found.map(|(_, value)| value.into_owned()).unwrap_or_default()
}

/// No file, and why.
async fn refused(state: &AppState, mut filter: Filter, field: &'static str, key: &str) -> Result<HttpResponse, Error> {
    filter.problem(state, field, key)?;
    demand::answer(state, filter).await
}

/// The whole list; `None` where it would be cut short, because nobody sees in a file what is missing.
async fn list(state: &AppState, filter: &Filter, form: Form) -> Result<Option<Bytes>, Error> {
    let order = (filter.sort, filter.descending);
    let found = state.cars.store.demand(&filter.wanted, filter.by, order, (0, MOST_LINES)).await?;
    if found.is_cut || found.all > MOST_LINES {
        return Ok(None);
    }
    let names: &[&str] = match filter.by {
        By::Make => &["make", "requests", "first_asked", "last_asked"],
        By::Model => &["make", "model", "requests", "first_asked", "last_asked"],
        By::Year => &["make", "model", "year", "requests", "first_asked", "last_asked"],
    };
    let mut table = Table::new(form);
    table.headings(names)?;
    for line in &found.lines {
        let mut cells = vec![Cell::Text(make_name(&line.make))];
        cells.extend((filter.by != By::Make).then(|| Cell::Text(line.name.clone())));
        cells.extend((filter.by == By::Year).then_some(Cell::Number(line.year)));
        cells.extend([Cell::Number(line.count), Cell::Text(date(line.first_at)), Cell::Text(date(line.last_at))]);
        table.row(names, &cells)?;
    }
    Ok(Some(table.taken(true)))
}

fn columns(vins: bool) -> Vec<&'static str> {
    let mut columns = vec!["reference", "make", "model", "year", "sent", "details", "sample"];
    columns.extend(vins.then_some("vin"));
    columns
}

fn cells(request: &Request, vins: bool) -> Vec<Cell> {
    let text = |text: &str| Cell::Text(text.to_owned());
    let mut cells = vec![
        text(&request.reference),
        Cell::Text(make::display_name(&request.make)),
        text(&request.model),
        Cell::Number(request.year),
        Cell::Text(date(request.created_at)),
        text(&request.source),
        text(if request.is_sample() { "yes" } else { "no" }),
    ];
    cells.extend(vins.then(|| text(request.vin.as_deref().unwrap_or_default())));
    cells
}

/// A day as every spreadsheet reads it; UTC.
fn date(at: i64) -> String {
    DateTime::from_timestamp_millis(at).map(|at| at.format("%Y-%m-%d").to_string()).unwrap_or_default()
}

/// Far more lines than anybody reads.
const MOST_LINES: i64 = 10_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Csv,
    Json,
}

impl Form {
    fn ending(self) -> &'static str {
        if self == Self::Csv { "csv" } else { "json" }
    }

    fn content_type(self) -> &'static str {
        if self == Self::Csv { "text/csv; charset=utf-8" } else { "application/json" }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Cell {
    Text(String),
    Number(i64),
}

/// A file that is taken away part by part while it is written.
struct Table {
    form: Form,
    bytes: Vec<u8>,
    /// Whether no row has been written yet.
    is_empty: bool,
}

impl Table {
    fn new(form: Form) -> Self {
        let begin = if form == Form::Csv { BYTE_ORDER_MARK } else { b"[" };
        Self { form, bytes: begin.to_vec(), is_empty: true }
    }

    fn headings(&mut self, names: &[&str]) -> Result<(), Error> {
        if self.form == Form::Csv { self.record(names.iter().map(|name| (*name).to_owned())) } else { Ok(()) }
    }

    fn row(&mut self, names: &[&str], cells: &[Cell]) -> Result<(), Error> {
        if self.form == Form::Csv {
            return self.record(cells.iter().map(|cell| match cell {
                Cell::Text(text) => harmless(text),
                Cell::Number(number) => number.to_string(),
            }));
        }
        let value = |cell: &Cell| match cell {
            Cell::Text(text) => serde_json::Value::from(text.as_str()),
            Cell::Number(number) => serde_json::Value::from(*number),
        };
        let object: serde_json::Map<String, serde_json::Value> =
            names.iter().zip(cells).map(|(name, cell)| ((*name).to_owned(), value(cell))).collect();
        self.bytes.extend_from_slice(if self.is_empty { b"\n" } else { b",\n" });
        self.is_empty = false;
        serde_json::to_writer(&mut self.bytes, &object).map_err(|_| Error::Broken)
    }

    fn record(&mut self, cells: impl Iterator<Item = String>) -> Result<(), Error> {
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(&mut self.bytes);
        writer.write_record(cells.collect::<Vec<_>>()).map_err(|_| Error::Broken)?;
        writer.flush().map_err(|_| Error::Broken)
    }

    /// What has been written since it was taken last.
    fn taken(&mut self, is_last: bool) -> Bytes {
        if is_last && self.form == Form::Json {
            self.bytes.extend_from_slice(b"\n]\n");
        }
        std::mem::take(&mut self.bytes).into()
    }
}

/// A text that a spreadsheet takes for a text: where it begins like a formula it gets an apostrophe before it, and so does
/// what follows a sign at which a spreadsheet may begin another cell. Source: OWASP, CSV Injection.
fn harmless(text: &str) -> String {
    let cell = |text: &str| {
        let begins = text.trim_start_matches([' ', '"', '\'']).chars().next();
        let is_formula = begins.is_some_and(|first| {
            matches!(first, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '\t' | '\r' | '\n' | '|')
        });
        if is_formula { format!("'{text}") } else { text.to_owned() }
    };
    text.split_inclusive([';', '\t']).map(cell).collect()
}

/// Spreadsheets take a file with it for UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_becomes_a_text_and_a_name_stays_as_it_is() {
        for formula in ["=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(A1)", " =1", "＝1+1", "|calc"] {
            assert_eq!(harmless(formula), format!("'{formula}"));
        }
        for (formula, text) in
            [("Kia;=1+1", "Kia;'=1+1"), ("a; \"=1;b", "a;' \"=1;b"), ("Kia\t@SUM(A1)", "Kia\t'@SUM(A1)")]
        {
            assert_eq!(harmless(formula), text, "some spreadsheets begin a cell there");
        }
        for name in ["Kia", "Lynk & Co", "e-Niro", "2 = 2", "", "Škoda"] {
            assert_eq!(harmless(name), name);
        }
    }

    #[test]
    fn a_file_in_parts_is_one_table() {
        let names = ["make", "year"];
        let row = |text: &str| [Cell::Text(text.to_owned()), Cell::Number(2020)];
        let whole = |form: Form| {
            let mut table = Table::new(form);
            table.headings(&names).unwrap();
            table.row(&names, &row("Kia, \"new\"")).unwrap();
            let first = table.taken(false);
            table.row(&names, &row("Ford")).unwrap();
            String::from_utf8([first, table.taken(true)].concat()).unwrap()
        };
        assert_eq!(whole(Form::Csv), "\u{feff}make,year\r\n\"Kia, \"\"new\"\"\",2020\r\nFord,2020\r\n");
        let json: serde_json::Value = serde_json::from_str(&whole(Form::Json)).unwrap();
        assert_eq!(json[1], serde_json::json!({ "make": "Ford", "year": 2020 }));
        let empty = Table::new(Form::Json).taken(true);
        assert_eq!(serde_json::from_slice::<serde_json::Value>(&empty).unwrap(), serde_json::json!([]));
    }
}
