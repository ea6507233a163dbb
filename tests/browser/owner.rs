//! What a car owner can do with a browser: open, press, type, tick, go back, read. And what a test may look up besides.
//!
//! Owners know words, not selectors: [`Owner::presses`] finds a button or a link by what is written on it. Only fields
//! and the sandbox's controls go by their ids, which are a contract of their own. Whatever is expected may take a moment
//! to appear, and a press waits until the page it was on has gone.

use serde_json::{Value, json};
use sqlx::{Connection, SqliteConnection};
use thirtyfour::prelude::*;

use crate::harness::Site;

/// A car owner in front of a browser.
pub(crate) struct Owner {
    /// The browser, for what the methods here do not cover.
    pub(crate) browser: WebDriver,
    /// The servers the browser talks to.
    pub(crate) site: Site,
}

impl Owner {
    /// Opens a path of the app.
    pub(crate) async fn opens(&self, path: &str) {
        self.goes_to(&format!("{}{path}", self.site.app)).await;
    }

    /// Opens any address.
    pub(crate) async fn goes_to(&self, address: &str) {
        self.browser.goto(address).await.unwrap_or_else(|error| panic!("{address} does not open: {error}"));
    }

    /// Presses the button or link with exactly these words, and waits for the next page.
    pub(crate) async fn presses(&self, words: &str) {
        let says = format!("[normalize-space()=\"{words}\" or @aria-label=\"{words}\"]");
        self.follows(By::XPath(format!("//main//button{says} | //main//a{says}"))).await;
    }

    /// Presses the element with this id, and waits for the next page.
    pub(crate) async fn presses_id(&self, id: &str) {
        self.follows(By::Id(id)).await;
    }

    async fn follows(&self, target: By) {
        let target = self.browser.query(target).and_displayed().first().await.unwrap();
        let page = self.browser.find(By::Tag("html")).await.unwrap();
        target.click().await.unwrap();
        page.wait_until().error("the press leads nowhere").stale().await.unwrap();
    }

    /// Clicks the checkbox or radio button whose label holds these words.
    pub(crate) async fn clicks_box(&self, words: &str) {
        let input = By::XPath(format!("//label[contains(normalize-space(), \"{words}\")]//input"));
        self.browser.query(input).and_displayed().first().await.unwrap().click().await.unwrap();
    }

    /// Replaces what a field holds.
    pub(crate) async fn types(&self, field: &str, text: &str) {
        let field = self.browser.query(By::Id(field)).and_displayed().first().await.unwrap();
        field.clear().await.unwrap();
        field.send_keys(text).await.unwrap();
    }

    /// What a field holds.
    pub(crate) async fn finds_in(&self, field: &str) -> String {
        self.browser.query(By::Id(field)).first().await.unwrap().value().await.unwrap().unwrap_or_default()
    }

    /// Presses the browser's Back button.
    pub(crate) async fn goes_back(&self) {
        self.browser.back().await.unwrap();
    }

    /// Waits for a screen of the app under this heading. Its address must hold nothing of the way there.
    pub(crate) async fn sees(&self, screen: &str, heading: &str) {
        self.reads_heading(&format!("main[data-screen=\"{screen}\"] h1"), heading).await;
        let address = self.browser.current_url().await.unwrap();
        assert!(address.as_str().starts_with(&self.site.app), "{address} is not the app's");
        assert_eq!(address.query(), None, "the address of {screen} keeps its query");
        let title = self.browser.title().await.unwrap();
        assert_eq!(title.trim_start_matches("Error: "), format!("{heading} – {}", self.site.name));
    }

    /// Waits for a page of the sandbox under this heading.
    pub(crate) async fn sees_at_connect(&self, heading: &str) {
        self.reads_heading("main h1", heading).await;
        let address = self.browser.current_url().await.unwrap();
        assert!(address.as_str().starts_with(&self.site.sandbox), "{address} is not the sandbox's");
    }

    async fn reads_heading(&self, selector: &str, heading: &str) {
        let found = self.browser.query(By::Css(selector)).with_text(heading.to_owned()).and_displayed().exists().await;
        assert!(found.unwrap(), "no {selector} reads: {heading}");
    }

    /// Waits until the page says this, anywhere in its main part.
    pub(crate) async fn reads(&self, words: &str) {
        let wanted = words.to_owned();
        let says = move |main: WebElement| {
            let wanted = wanted.clone();
            async move { Ok(main.text().await.is_ok_and(|text| text.contains(&wanted))) }
        };
        let found = self.browser.query(By::Tag("main")).with_filter(says).exists().await.unwrap();
        assert!(found, "the page does not say: {words}");
    }

    /// Everything the main part of the page says.
    pub(crate) async fn text(&self) -> String {
        self.browser.query(By::Tag("main")).first().await.unwrap().text().await.unwrap()
    }

    /// What the vehicle page says about one value: its name, the value with its unit, its time, line by line.
    pub(crate) async fn value_card(&self, name: &str) -> String {
        let card = By::XPath(format!("//li[contains(@class, 'value')][h3[normalize-space()=\"{name}\"]]"));
        self.browser.query(card).first().await.unwrap().text().await.unwrap()
    }

    /// The words of the notice area (`role="status"`), empty without a notice.
    pub(crate) async fn notice(&self) -> String {
        self.browser.query(By::Css("[role=status]")).first().await.unwrap().text().await.unwrap()
    }

    /// Waits until the keyboard focus is on the element that this selector finds.
    pub(crate) async fn has_focus_on(&self, selector: &str) {
        let is_active = |element: WebElement| async move { Ok(element.handle().active_element().await? == element) };
        let found = self.browser.query(By::Css(selector)).with_filter(is_active).exists().await.unwrap();
        assert!(found, "the focus is not on {selector}");
    }

    /// The words on the actions of one kind: `primary`, `secondary` or `quiet`.
    pub(crate) async fn actions(&self, kind: &str) -> Vec<String> {
        let mut words = Vec::new();
        for action in self.browser.find_all(By::Css(format!("main [data-action={kind}]"))).await.unwrap() {
            words.push(action.text().await.unwrap());
        }
        words
    }

    /// Whether the page has a banner for this screen.
    pub(crate) async fn has_banner(&self, screen: &str) -> bool {
        let banner = By::Css(format!(".banner[data-recovery=\"{screen}\"]"));
        !self.browser.find_all(banner).await.unwrap().is_empty()
    }

    /// The addresses with which Connect has sent this browser back, since this was last asked.
    pub(crate) async fn returns_from_connect(&self) -> Vec<String> {
        let events = self.browser.get_log("performance").await.unwrap();
        let requests = events.iter().filter_map(|event| serde_json::from_str::<Value>(&event.message).ok());
        let urls =
            requests.filter_map(|event| event["message"]["params"]["request"]["url"].as_str().map(str::to_owned));
        urls.filter(|url| url.starts_with(&format!("{}/callback", self.site.app))).collect()
    }

    /// What a query for one text column finds in the app's database.
    pub(crate) async fn stored(&self, sql: &'static str) -> Vec<String> {
        let mut database = SqliteConnection::connect(&self.site.database_url).await.unwrap();
        sqlx::query_scalar(sql).fetch_all(&mut database).await.unwrap()
    }

    /// Gives every car of the sandbox a condition, as something in life would.
    pub(crate) async fn cars_become(&self, condition: &str) {
        let (client, control) = (reqwest::Client::new(), format!("{}/_control/cars", self.site.sandbox));
        let cars: Value = client.get(&control).send().await.unwrap().json().await.unwrap();
        for car in cars.as_array().unwrap() {
            let address = format!("{control}/{}/condition", car["vehicle_id"].as_str().unwrap());
            let answer = client.post(address).json(&json!({"condition": condition})).send().await.unwrap();
            assert!(answer.status().is_success(), "the sandbox refuses {condition}");
        }
    }

    /// Fails if the browser had anything to complain about. That a page's own answer is a 4xx is no complaint, nor is the
    /// status of an outcome, such as 502 for a car maker's service that does not answer.
    pub(crate) async fn finds_the_console_empty(&self) {
        let entries = self.browser.browser_log().await.unwrap();
        let is_page_status =
            |text: &str| (text.contains("status of 4") || text.contains("/connect/")) && !text.contains("/static/");
        let complaints: Vec<_> =
            entries.iter().map(|entry| &entry.message).filter(|text| !is_page_status(text)).collect();
        assert!(complaints.is_empty(), "the browser's console is not empty: {complaints:#?}");
    }

    /// Where a failing test was.
    pub(crate) async fn describes_the_page(&self) -> String {
        let address = self.browser.current_url().await.map(String::from).unwrap_or_default();
        let text = match self.browser.find(By::Tag("body")).await {
            Ok(body) => body.text().await.unwrap_or_default(),
            Err(error) => error.to_string(),
        };
        format!("---- the browser was at {address}\n{text}\n----")
    }
}
