//! Every link of the app leads somewhere, and so does every form.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use scraper::{Html, Selector};

use crate::connecting::connect;
use crate::harness::Stack;

#[actix_web::test]
async fn every_link_from_every_page_leads_to_a_page() {
    let stack = Stack::start().await;
    let mut browser = stack.browser();
    let car = connect(&mut browser, "CHEVROLET", "owner@example.com").await;
    let mut waiting: VecDeque<String> =
        ["/", "/settings", "/screens", "/screens/tour", "/setup", "/operator", car.url.path()]
            .map(str::to_owned)
            .into();
    let (mut seen, mut forms) = (BTreeSet::new(), BTreeMap::new());
    let (links, posts) = (Selector::parse("a[href], link[href]").unwrap(), Selector::parse("form").unwrap());
    while let Some(address) = waiting.pop_front() {
        if !seen.insert(address.clone()) {
            continue;
        }
        let page = browser.open(&address).await;
        assert!(page.status < 400, "{address}: {}", page.status);
        if !page.header("content-type").starts_with("text/html") {
            continue;
        }
        let html = Html::parse_document(&page.html);
        for link in html.select(&links) {
            let href = link.value().attr("href").unwrap();
            let url = page.url.join(href).unwrap();
            if url.as_str().starts_with(&stack.app) {
                // What is asked of the gallery's choices changes no address a page may name.
                waiting.push_back(url.path().to_owned());
            } else {
                let known =
                    href.starts_with(&stack.sandbox) || href.starts_with("https://") || href.starts_with("mailto:");
                assert!(known, "{address} links to {href}");
            }
        }
        for form in html.select(&posts) {
            let action = page.url.join(form.value().attr("action").unwrap_or_default()).unwrap();
            forms.insert(action.path().to_owned(), form.value().attr("method").unwrap_or("get").to_owned());
        }
    }
    assert!(seen.len() > 250, "{} pages", seen.len());
    for (action, method) in forms {
        // Without its token a form changes nothing and says so (400), or shows its answers again (422).
        let answer = match method.as_str() {
            "post" => browser.post(&action, &[]).await.status,
            _ => browser.open(&action).await.status,
        };
        assert!(matches!(answer, 200..=400 | 422), "{method} {action}: {answer}");
    }
}

#[actix_web::test]
async fn monitors_and_crawlers_may_look_without_taking_the_page() {
    let stack = Stack::start().await;
    for path in ["/", "/privacy", "/accessibility", "/robots.txt", "/healthz", "/static/css/base.css"] {
        let answer = reqwest::Client::new().head(format!("{}{path}", stack.app)).send().await.unwrap();
        assert_eq!(answer.status(), 200, "{path}");
        assert!(answer.bytes().await.unwrap().is_empty(), "{path}");
    }
    let robots = stack.browser().open("/robots.txt").await;
    assert!(robots.html.contains("Disallow: /vehicles/"), "{}", robots.html);
}
