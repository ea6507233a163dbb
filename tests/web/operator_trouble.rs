//! What the operator's pages do with what makes no sense, and with a database that does not answer.

use std::time::{Duration, Instant};

use crate::harness::Stack;
use crate::operator_pages::{asked, sent, with_cars};

const PAGES: [&str; 5] = ["/operator", "/operator/demand", "/operator/helps", "/operator/back", "/operator/delete"];

#[actix_web::test]
async fn a_part_that_cannot_be_read_is_missing_and_the_rest_is_there() {
    let stack = with_cars().await;
    let mut browser = stack.browser();
    for (table, path, missing, there) in [
        ("demand", "/operator/demand", "The list could not be read", "Built from"),
        ("demand", "/operator", "–", "Connections begun"),
        ("connection_days", "/operator", "– in the 30 days before", "Kia Niro"),
        ("screen_totals", "/operator/helps", "The database is busy", "How we count"),
        ("ways_back", "/operator/back", "–", "Mark as working"),
    ] {
        stack.change(format!("ALTER TABLE {table} RENAME TO away").leak()).await;
        for page in PAGES {
            assert_eq!(browser.open(page).await.status, 200, "{page} without {table}");
        }
        let page = browser.open(path).await;
        assert!(page.says("The database is busy, so some of this page is missing."), "{path}: {}", page.html);
        assert!(page.says(there) && (page.says(missing) || table == "demand"), "{path}: {}", page.html);
        assert!(
            !page.says("Nobody has asked") && !page.says("No screen has been shown"),
            "nobody knows: {}",
            page.html
        );
        stack.change(format!("ALTER TABLE away RENAME TO {table}").leak()).await;
    }
    assert!(browser.open("/operator/demand").await.says("3 requests, makes: 2"));
}

#[actix_web::test]
async fn an_owner_whose_car_works_reads_so_while_nothing_can_be_written() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let saved = sent(&stack, &mut browser).await;
    stack.change("UPDATE ways_back SET works = 1").await;
    let lock = stack.locks_the_database().await;
    let begun = Instant::now();
    assert_eq!(browser.open(saved.url.path()).await.screen(), "works");
    assert!(begun.elapsed() < Duration::from_secs(3), "{:?}", begun.elapsed());
    drop(lock);
    stack.until("SELECT count(*) FROM ways_back WHERE looked_at IS NOT NULL", "1").await;
}

#[actix_web::test]
async fn a_sign_that_nobody_types_is_left_out() {
    let stack = with_cars().await;
    let mut browser = stack.browser();
    let found = browser.open("/operator/demand?make=%00ki%07a&model=ni%00ro&by=make").await;
    assert!(found.status == 200 && found.says("2 requests, models: 1"), "{}", found.html);
    let file = browser.open("/operator/export?what=requests&make=ki%00a").await;
    assert_eq!((file.status, file.html.lines().count()), (200, 3));
    let page = browser.open("/operator/back").await;
    let mark = "form:has(input[value=mark]) button";
    let marked = browser.press(&page, mark, &[("make", "a\0udi"), ("model", "\u{7}")]).await;
    assert!(marked.words(".list tbody tr").starts_with("Audievery model"), "{}", marked.html);
}

#[actix_web::test]
async fn a_file_is_of_what_was_asked_for_or_there_is_none() {
    let stack = with_cars().await;
    let mut browser = stack.browser();
    for (query, says) in [
        ("from_year=12&what=requests&vins=1", "Enter a year with four digits"),
        ("what=everything&vins=1", "That choice does not exist"),
        ("what=requests&format=pdf", "That choice does not exist"),
        ("sort=colour", "That choice does not exist"),
    ] {
        let page = browser.open(&format!("/operator/export?{query}")).await;
        assert_eq!((page.status, page.screen().as_str()), (422, "demand"), "{query}");
        assert!(page.says(says) && !page.html.contains("5YJSA1E29LF403082"), "{query}: {}", page.html);
        assert_eq!(page.header("content-disposition"), "", "{query}");
        let target = page.attribute(".summary a", "href").unwrap();
        assert!(page.has(&target) && page.has(&format!("{target}-error")), "{query}: {target} leads somewhere");
    }
    let page = browser.open("/operator/export?from_year=12").await;
    assert_eq!(page.attribute("#from_year", "aria-describedby").as_deref(), Some("from_year-error"));
    stack
        .change(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10001)
             INSERT INTO demand SELECT 8, 'make ' || i, '', 0, 0, 2, 0, 'Make', 1, 1, 1 FROM n",
        )
        .await;
    let page = browser.open("/operator/export").await;
    assert_eq!((page.status, page.says("too long for one file")), (422, true), "half a list looks like a whole one");
}

#[actix_web::test]
async fn whoever_takes_vins_along_is_in_the_log_and_no_name_is() {
    let log = crate::logging::log();
    let stack = with_cars().await;
    let address = "/operator/export?what=requests&vins=1&make=kia&to_year=2021&from=2020-01-06";
    assert_eq!(stack.browser().open(address).await.html.lines().count(), 3);
    let begun = crate::logging::lines(log, "narrowed_by=[\"make\", \"to_year\", \"from\"]");
    assert_eq!(begun.len(), 1, "{begun:?}");
    assert!(begun[0].contains("what=\"requests\"") && begun[0].contains("vins=true"), "{}", begun[0]);
    assert!(!begun[0].contains("kia") && !begun[0].contains("2021\""), "{}", begun[0]);
    let ended = crate::logging::lines(log, "has taken along requests about cars");
    assert!(ended.iter().any(|line| line.contains("count=2") && line.contains("vins=true")), "{ended:?}");
}

#[actix_web::test]
async fn what_is_not_marked_is_not_said_to_be() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let page = browser.open("/operator/back").await;
    let mark = "form:has(input[value=mark]) button";
    let marked = browser.press(&page, mark, &[("make", "Kia"), ("from_year", "2019")]).await;
    assert!(marked.words(".list tbody tr").contains("from 2019"), "no year is no bound, next year as well");
    stack
        .change(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 499)
             INSERT INTO cars_that_work SELECT 'n' || i, 'kia', 'm' || i, 2019, 2020, 1 FROM n",
        )
        .await;
    let full = browser.press(&page, mark, &[("make", "Audi")]).await;
    assert!(full.status == 422 && full.says("There are 500 marks already"), "{}", full.html);
    let token = page.attribute("input[name=csrf]", "value").unwrap();
    let unknown = browser.post("/operator/back", &[("csrf", &token), ("step", "else")]).await;
    assert_eq!(unknown.status, 404);
}

#[actix_web::test]
async fn a_car_about_which_nothing_was_said_is_asked_about_again_soon() {
    let stack = Stack::start_with(&[], |config| {
        let nobody = url::Url::parse("http://127.0.0.1:1").unwrap();
        config.smartcar.origins.api = nobody.clone();
        config.smartcar.origins.api_v3 = nobody;
    })
    .await;
    asked(&stack, "AAAA-AAA2", "Kia", "Niro", 2020, "5YJSA1E29LF403082").await;
    stack.change("UPDATE ways_back SET asked_at = 0").await;
    stack.until("SELECT count(*) FROM ways_back WHERE asked_at > 0", "1").await;
    let asked_at: i64 = stack.rows("SELECT asked_at FROM ways_back").await[0].parse().unwrap();
    let ago = chrono::Utc::now().timestamp_millis() - asked_at;
    assert!(ago >= 6000, "an answer would count for ten seconds in the sandbox, no answer for four: {ago}");
    let page = stack.browser().open("/operator/back").await;
    assert!(page.says("wait to be asked about") || page.says("waits to be asked about"), "{}", page.html);
}

#[actix_web::test]
async fn two_presses_at_once_make_one_year_of_sample_data() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let page = browser.open("/operator").await;
    assert_eq!(page.attribute("form[action='/operator/sample'] button", "data-action").as_deref(), Some("primary"));
    assert!(!page.has("a[href^='/operator/export']"), "there is nothing to download");
    let token = page.attribute("input[name=csrf]", "value").unwrap();
    let add = [("csrf", token.as_str()), ("step", "add")];
    let mut other = browser.clone();
    browser.post("/operator/sample", &add).await;
    let once = stack.rows("SELECT count(*) FROM events").await;
    futures_util::future::join(browser.post("/operator/sample", &add), other.post("/operator/sample", &add)).await;
    assert_eq!(stack.rows("SELECT count(*) FROM events").await, once);
    assert_eq!(stack.rows("SELECT sum(count) FROM screen_totals WHERE slug <> '' AND minute = -1").await, once);
}
