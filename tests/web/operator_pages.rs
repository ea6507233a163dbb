//! What whoever runs the app sees: figures, the cars asked for, and what helps.

use serde_json::json;

use crate::connecting::{connect, sign_in};
use crate::harness::Stack;
use crate::incompatible::come_back;
use crate::templates::Sample;

/// The pages with sample values, for the tests of all templates.
pub(crate) fn samples() -> Vec<Sample> {
    let page = |screen: &str, data| Sample {
        folder: "operator",
        screen: screen.into(),
        variant: "",
        class: "",
        heading: format!("{}.heading", if screen == "remove" { "removal" } else { screen }),
        data,
    };
    let row = json!({ "names": ["Kia", "Niro"], "href": "/operator/demand?make=kia", "count": "12", "bar": 100, "first": "3 March 2026", "last": "9 March 2026" });
    let plot = json!({ "points": "0,0 1000,200", "area": "0,200 0,0 1000,200", "width": 1000, "height": 200, "most": "12", "first": "2 March 2026", "last": "9 March 2026",
        "rows": [{ "week": "2 March 2026", "count": "12" }] });
    let filter = json!({ "make": "kia", "model": "", "from_year": "2019", "to_year": "", "from": "", "to": "", "vin": "with", "by": "model" });
    let share = json!({ "count": "6", "text": "50%" });
    let choice = json!({ "value": "13", "name": "Reconnect your car", "is_chosen": true });
    let demand = |rows, plot, note: &str| {
        json!({ "sample": false, "missing": !note.is_empty(), "filter": filter, "makes": ["Kia"], "columns": [{ "name": "Make", "href": "/operator/demand?sort=make", "sorted": "descending" }, { "name": "Model", "href": "/operator/demand?sort=model", "sorted": "" }],
            "rows": rows, "total": "12 requests, models: 1", "is_narrow": true, "plot": plot, "past_the_end": note, "is_cut": !note.is_empty(), "place": "Page 1 of 1",
            "previous": note, "next": note, "list_csv": "/operator/export", "has_vins": true, "sort": "count", "order": "down" })
    };
    let helps = |rows, plot| {
        json!({ "sample": true, "missing": true, "rows": rows, "choices": [choice], "chosen": "", "weeks": [choice, choice, choice], "shown": plot, "worked": plot,
            "week_rows": [{ "week": "2 March 2026", "shown": "12", "worked": share }] })
    };
    let start = |rows, sample: bool| json!({ "to_fix": if sample { json!([{ "name": "BILLING:VEHICLE_REQUEST_LIMIT", "shown": "Shown 12 times in the last 7 days.", "cars": "One car waits for it now.", "look_at": "Look at: the plan." }]) } else { json!([]) }, "beside": ["In the last week, 12 questions to cars did not have to be asked."], "sample": sample, "missing": sample, "rows": rows, "figures": [{ "now": "1,200", "name": "Connected", "means": "With a car.", "before": "900 before" }] });
    let helped = json!({ "heading": "Reconnect your car", "slug": "reconnect", "shown": "12", "primary": share, "secondary": share, "support": share, "half_an_hour": share, "a_day": share, "a_week": share, "middle": "3 minutes" });
    vec![
        page("operator", start(json!([row]), false)),
        page("operator", start(json!([]), true)),
        page("demand", demand(json!([row]), plot.clone(), "")),
        page("demand", demand(json!([]), json!(null), "There are only 2 pages.")),
        page("helps", helps(json!([helped]), plot)),
        page("helps", helps(json!([]), json!(null))),
        page(
            "back",
            json!({ "sample": true, "missing": false, "waiting": "12 cars wait.", "typed": { "make": "kia", "model": "", "from_year": "", "to_year": "" }, "works": "3", "looked": "2", "connected": "1", "makes": ["Kia"], "marks": [{ "id": "1", "make": "Kia", "model": "", "years": "2019–2022", "requests": "12" }] }),
        ),
        page("works", json!({ "make_parameter": "KIA" })),
        Sample { variant: "other", ..page("works", json!({ "make_parameter": "" })) },
        page(
            "remove",
            json!({ "sample": false, "missing": false, "reference": "AAAA", "before": "", "question": "", "about": "", "retention_end": "2026-03-31" }),
        ),
        Sample {
            variant: "confirm",
            heading: "removal.confirm_heading".into(),
            ..page(
                "remove",
                json!({ "sample": false, "missing": false, "reference": "AAAA", "before": "", "question": "There are 3 requests.", "about": "All of one car.", "retention_end": "" }),
            )
        },
    ]
}

/// A request of somebody, without the way through Connect.
pub(crate) async fn asked(stack: &Stack, reference: &str, make: &str, model: &str, year: i64, vin: &str) {
    stack
        .change(
            format!(
                "INSERT INTO incompatible_vehicles (reference, vin, make, model, year, source, language, created_at)
             VALUES ('{reference}', {}, '{make}', '{model}', {year}, 'typed', 'en', {})",
                if vin.is_empty() { "NULL".to_owned() } else { format!("'{vin}'") },
                "CAST(strftime('%s', 'now') AS INTEGER) * 1000"
            )
            .leak(),
        )
        .await;
}

pub(crate) async fn with_cars() -> Stack {
    let stack = Stack::start().await;
    asked(&stack, "AAAA-AAA2", "Kia", "Niro", 2020, "").await;
    asked(&stack, "AAAA-AAA3", "KIA", "Niro", 2021, "5YJSA1E29LF403082").await;
    asked(&stack, "AAAA-AAA4", "<b>Zastava</b>", "=HYPERLINK(\"http://x\")", 1975, "").await;
    stack
}

#[actix_web::test]
async fn makes_lead_to_models_and_models_to_years() {
    let stack = with_cars().await;
    let mut browser = stack.browser();
    let start = browser.open("/operator").await;
    assert_eq!((start.status, start.words(".list tbody tr:first-child th").as_str()), (200, "Kia Niro"));
    let makes = browser.open("/operator/demand").await;
    assert!(makes.says("3 requests, makes: 2"), "{}", makes.html);
    let models = browser.click(&makes, ".list tbody tr:first-child th a").await;
    assert!(models.says("2 requests, models: 1") && models.has("input[name=make][value=kia]"));
    let years = browser.click(&models, ".list tbody tr:first-child th a").await;
    assert!(years.says("2 requests, models and years: 2") && years.says("2021"));
    let sorted = browser.click(&years, ".list thead th:nth-child(3) a").await;
    assert_eq!(sorted.attribute(".list thead th:nth-child(3)", "aria-sort").as_deref(), Some("descending"));
    assert_eq!(sorted.words(".list tbody tr:first-child td:nth-child(3)"), "2021");
}

#[actix_web::test]
async fn a_filter_that_makes_no_sense_is_said_and_the_rest_is_there() {
    let stack = with_cars().await;
    let mut browser = stack.browser();
    for (query, says) in [
        ("from_year=12", "Enter a year with four digits"),
        ("to_year=next", "Enter a year with four digits"),
        ("from_year=2022&to_year=2019", "must not be after"),
        ("from=yesterday", "Enter a day such as"),
        ("from=2026-05-01&to=2026-01-01", "must not be after"),
        ("vin=perhaps", "That choice does not exist"),
        ("sort=colour", "That choice does not exist"),
        ("by=colour", "That choice does not exist"),
        ("model=niro", "enter the make too"),
        ("page=-3", "no page number"),
        ("page=99999999999999999999", "no page number"),
    ] {
        let page = browser.open(&format!("/operator/demand?{query}")).await;
        assert_eq!(page.status, 422, "{query}");
        assert!(page.says(says) && page.says("3 requests"), "{query}: {}", page.html);
    }
    let page = browser.open("/operator/demand?page=9223372036854775807").await;
    assert_eq!(page.status, 200);
    assert!(page.says("There is only one page.") && page.says("3 requests"));
    let page = browser.open("/operator/demand?make=%3Cscript%3E&from_year=1990").await;
    assert_eq!(page.attribute("#make", "value").as_deref(), Some("<script>"), "what was typed stays");
    assert!(page.says("No request matches") && page.status == 200);
    for path in ["/operator/helps?weeks=1000000", "/operator/helps?screen=nothing"] {
        assert_eq!(browser.open(path).await.status, 422, "{path}");
    }
}

#[actix_web::test]
async fn an_empty_database_says_so_on_every_page() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    assert!(browser.open("/operator").await.says("Nobody has asked for a car yet."));
    assert!(browser.open("/operator/demand").await.says("Nobody has asked for a car yet."));
    assert!(browser.open("/operator/helps").await.says("No screen has been shown in this time."));
    assert_eq!(browser.open("/operator/export?format=json&what=requests").await.html.trim(), "[\n]");
}

#[actix_web::test]
async fn a_file_holds_what_the_filter_shows_and_vins_only_when_asked_for() {
    let stack = with_cars().await;
    let mut browser = stack.browser();
    let list = browser.open("/operator/export?by=model").await;
    assert_eq!(list.header("content-disposition"), "attachment; filename=\"cars-asked-for.csv\"");
    assert!(list.html.contains("make,model,requests,first_asked,last_asked\r\nKia,Niro,2,"), "{:?}", list.html);
    assert!(list.html.contains("\"'=HYPERLINK(\"\"http://x\"\")\""), "{:?}", list.html);
    let requests = browser.open("/operator/export?what=requests&make=kia").await.html;
    assert_eq!(requests.lines().count(), 3, "{requests:?}");
    assert!(!requests.contains("5YJSA1E29LF403082"));
    let requests = browser.open("/operator/export?what=requests&vins=1&vin=with&format=json").await.html;
    let requests: serde_json::Value = serde_json::from_str(&requests).unwrap();
    assert_eq!((requests.as_array().unwrap().len(), &requests[0]["vin"]), (1, &json!("5YJSA1E29LF403082")));
}

#[actix_web::test]
async fn a_year_of_sample_data_comes_and_goes_and_real_rows_stay() {
    let stack = with_cars().await;
    let mut browser = stack.browser();
    let start = browser.open("/operator").await;
    assert!(!start.has(".sample"));
    let token = start.attribute("input[name=csrf]", "value").unwrap();
    let unknown = browser.post("/operator/sample", &[("csrf", &token), ("step", "else")]).await;
    assert_eq!(unknown.status, 404, "and nothing is done");
    let filled = browser.press(&start, "form[action='/operator/sample'] button", &[]).await;
    assert!(filled.has(".sample") && filled.says("A year of sample data was added."));
    for path in ["/operator", "/operator/demand", "/operator/helps", "/operator/delete"] {
        assert!(browser.open(path).await.has(".sample"), "{path}");
    }
    let list = browser.open("/operator/demand").await;
    assert!(list.has(".plot polyline") && list.has(".gauge rect"));
    let years = browser.open("/operator/demand?by=year").await;
    assert!(browser.click(&years, "a[rel=next]").await.says("Page 2 of"));
    let file = browser.open("/operator/export").await;
    assert!(file.header("content-disposition").contains("sample-"));
    let helps = browser.open("/operator/helps?weeks=53&screen=reconnect").await;
    assert!(helps.has("tr[data-slug=reconnect] .share") && helps.has("#worked-by-week"));
    let points = helps.attribute(".plot polyline", "points").unwrap().split(' ').count();
    let rows = helps.html.matches("<tr><th scope=\"row\">").count();
    assert_eq!(rows, points, "the table has the numbers of the line");
    let start = browser.open("/operator").await;
    let empty = browser.press(&start, "form[action='/operator/sample'] button", &[]).await;
    assert!(!empty.has(".sample") && empty.says("The sample data was removed."));
    assert!(browser.open("/operator/demand").await.says("3 requests, makes: 2"));
    for (table, is_sample) in [
        ("events", "language = 'x-sample'"),
        ("connection_days", "sample = 1"),
        ("incompatible_vehicles", "language = 'x-sample'"),
        ("demand", "sample = 1"),
    ] {
        let count = format!("SELECT count(*) || '' FROM {table} WHERE {is_sample}");
        assert_eq!(stack.rows(count.leak()).await, ["0"], "{table}");
    }
}

#[actix_web::test]
async fn requests_are_deleted_after_a_question_and_a_vin_leaves_no_trace() {
    let stack = with_cars().await;
    let mut browser = stack.browser();
    let page = browser.open("/operator/delete").await;
    let button = |step: &str| format!("form:has(input[name=step][value={step}]) button");
    for (step, field, value, says) in [
        ("reference", "reference", "AAAA", "That is no reference."),
        ("reference", "reference", "ZZZZ-ZZZZ", "No request was found."),
        ("vin", "vin", "5YJ", "That is no VIN."),
        ("before", "before", "soon", "Enter a day such as"),
        ("before", "before", "1999-01-01", "No request was found."),
    ] {
        let answer = browser.press(&page, &button(step), &[(field, value)]).await;
        assert!(answer.status == 422 && answer.says(says), "{value}: {}", answer.html);
        assert_eq!(answer.attribute(&format!("#{field}"), "aria-invalid").as_deref(), Some("true"), "{value}");
        let kept = answer.attribute(&format!("#{field}"), "value");
        assert_eq!(kept.as_deref(), Some(value).filter(|_| field != "vin"), "a VIN goes back to nobody");
    }
    let asked = browser.press(&page, &button("vin"), &[("vin", "5yjsa1e29lf403082")]).await;
    assert!(asked.says("There is 1 request.") && !asked.html.contains("5YJSA1E29LF403082"));
    assert_eq!(stack.rows("SELECT value FROM session_entries WHERE value LIKE '%5YJSA1E29LF%'").await.len(), 0);
    let done = browser.press(&asked, ".operator form button", &[]).await;
    assert!(done.says("One request was deleted."));
    assert_eq!(stack.rows("SELECT reference FROM incompatible_vehicles ORDER BY 1").await, ["AAAA-AAA2", "AAAA-AAA4"]);
    let asked = browser.press(&page, &button("before"), &[("before", "2099-01-01")]).await;
    assert!(asked.says("There are 2 requests."));
    browser.press(&asked, ".operator form button", &[]).await;
    assert!(browser.open("/operator/demand").await.says("Nobody has asked for a car yet."));
}

/// Sends the details of a car that Connect turned down; the page under its reference.
pub(crate) async fn sent(stack: &Stack, browser: &mut crate::browser::Browser) -> crate::browser::Page {
    let form = come_back(browser, &[("share", "yes")]).await;
    let saved = browser.press(&form, "button[form=details]", &[]).await;
    assert_eq!(saved.screen(), "vehicle-incompatible-saved");
    assert!(saved.says("it says so as soon as your car works"), "nobody's address is kept");
    // As if the time had come.
    stack.change("UPDATE ways_back SET asked_at = 0").await;
    stack.until("SELECT count(*) FROM ways_back WHERE asked_at > 0", "1").await;
    saved
}

#[actix_web::test]
async fn a_car_that_works_by_now_tells_its_owner_who_connects_it() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let saved = sent(&stack, &mut browser).await;
    assert_eq!(browser.open(saved.url.path()).await.screen(), "vehicle-incompatible-saved", "it does not work yet");
    stack.control("works-now", json!({ "vin": "0SCAUDI012FE3B132" })).await;
    let operator = browser.open("/operator/back").await;
    browser.press(&operator, "form:has(input[value=ask]) button", &[]).await;
    stack.until("SELECT works FROM ways_back", "1").await;
    let elsewhere = stack.browser().open(saved.url.path()).await;
    assert_eq!(elsewhere.screen(), "works/other");
    assert!(!elsewhere.html.contains("Audi"), "another browser sees no details");
    let works = browser.open(saved.url.path()).await;
    assert_eq!(works.screen(), "works");
    assert!(works.words("h1").starts_with("Your Audi ") && works.words("h1").ends_with(" works now"));
    let maker = browser.press(&works, "[data-action=primary]", &[]).await;
    let sign = browser.press(&maker, "#continue-button", &[]).await;
    let consent = sign_in(&mut browser, &sign, "smartcar@vehicle-incompatible.com").await;
    let car = browser.press(&consent, "#approval-button", &[]).await;
    assert_eq!(car.screen(), "vehicle", "{}", car.html);
    let operator = browser.open("/operator/back").await;
    assert_eq!(
        operator.words(".figures"),
        "Cars that work now1Requests of which Smartcar says by now that the car works. Owners who looked1They opened the page under their reference and read that the car works. Connected1They went on from there and came back with a car of that make."
    );
}

#[actix_web::test]
async fn what_the_operator_marks_holds_until_it_is_taken_back() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let saved = sent(&stack, &mut browser).await;
    let operator = browser.open("/operator/back").await;
    let wrong =
        browser.press(&operator, "form:has(input[value=mark]) button", &[("make", "Audi"), ("from_year", "12")]).await;
    assert_eq!(wrong.status, 422);
    assert_eq!(wrong.attribute("#make", "value").as_deref(), Some("Audi"), "what was typed stays");
    assert_eq!(wrong.attribute("#from_year", "aria-invalid").as_deref(), Some("true"));
    assert!(wrong.words("#from_year-error").starts_with("Enter a year with four digits"));
    let marked = browser.press(&operator, "form:has(input[value=mark]) button", &[("make", "audi")]).await;
    assert!(
        marked.words(".list tbody tr").starts_with("Audievery modelevery year"),
        "{}",
        marked.words(".list tbody tr")
    );
    assert_eq!(browser.open(saved.url.path()).await.screen(), "works");
    browser.press(&marked, ".list form button", &[]).await;
    assert_eq!(browser.open(saved.url.path()).await.screen(), "vehicle-incompatible-saved");
}

#[actix_web::test]
async fn without_a_vin_the_list_of_makes_is_asked() {
    let stack = Stack::start().await;
    asked(&stack, "AAAA-AAA2", "Zastava", "750", 1975, "").await;
    stack.change("UPDATE ways_back SET asked_at = 0").await;
    stack.until("SELECT count(*) FROM ways_back WHERE asked_at > 0", "1").await;
    assert_eq!(stack.rows("SELECT works || '' FROM ways_back").await, ["0"]);
    stack.control("works-now", json!({ "make": "Zastava", "model": "750", "year": 1975 })).await;
    stack.change("UPDATE ways_back SET asked_at = 0").await;
    stack.until("SELECT works FROM ways_back", "1").await;
    let mut browser = stack.browser();
    assert_eq!(browser.open("/requests/AAAA-AAA2").await.screen(), "works/other");
}

#[actix_web::test]
async fn what_is_ours_to_fix_stands_first_until_it_is_mended() {
    let stack = Stack::start().await;
    let (mut browser, mut operator) = (stack.browser(), stack.browser());
    assert!(!operator.open("/operator").await.has(".to-fix"));
    let car = connect(&mut browser, "KIA", "owner@example.com").await;
    stack.car_becomes("BILLING:VEHICLE_REQUEST_LIMIT").await;
    browser.open(car.url.path()).await;
    stack.until("SELECT count(*) FROM events WHERE name = 'recovery.plan-limit.shown'", "1").await;
    let page = operator.open("/operator").await;
    assert_eq!(
        page.words(".to-fix li"),
        "BILLING:VEHICLE_REQUEST_LIMIT Shown once in the last 7 days. One car waits for it now. \
         Look at: the plan in the Smartcar dashboard."
    );
    // A car that is mended waits no more; what owners were shown stays for the week.
    stack.car_becomes("HEALTHY").await;
    stack.change("UPDATE vehicles SET asked_at = NULL").await;
    browser.open(car.url.path()).await;
    assert!(!operator.open("/operator").await.says("waits for it now"));
    stack.change("UPDATE events SET at = at - 8 * 86400000").await;
    assert!(!operator.open("/operator").await.has(".to-fix"));
    // What an owner can mend is not here.
    stack.car_becomes("CONNECTED_SERVICES_ACCOUNT:AUTHENTICATION_FAILED").await;
    stack.change("UPDATE vehicles SET asked_at = NULL").await;
    assert!(browser.open(car.url.path()).await.has("section.banner"));
    assert!(!operator.open("/operator").await.has(".to-fix"));
}
