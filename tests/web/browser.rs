//! A client that behaves like a browser without script: it keeps cookies per host, follows redirects by hand, and
//! presses buttons of the forms it was shown, with all their fields. What it cannot see it cannot press.

use std::collections::BTreeMap;

use reqwest::header::{COOKIE, HOST, HeaderMap, HeaderName, HeaderValue, LOCATION, SET_COOKIE};
use reqwest::redirect::Policy;
use scraper::{ElementRef, Html, Selector};
use url::{Position, Url};

/// One browser with its cookies.
#[derive(Clone)]
pub(crate) struct Browser {
    http: reqwest::Client,
    cookies: BTreeMap<String, BTreeMap<String, String>>,
    home: Url,
    through: Option<String>,
}

/// A page it was shown.
#[derive(Clone)]
pub(crate) struct Page {
    /// Its address, after all redirects.
    pub url: Url,
    /// Every address a redirect named on the way, as `Location` said it.
    pub redirects: Vec<String>,
    /// HTTP status.
    pub status: u16,
    /// Response headers.
    pub headers: HeaderMap,
    /// The source.
    pub html: String,
}

impl Browser {
    /// A browser that begins at an origin.
    pub(crate) fn new(home: &str) -> Self {
        let http = reqwest::Client::builder().redirect(Policy::none()).build().unwrap();
        Self { http, cookies: BTreeMap::new(), home: Url::parse(home).unwrap(), through: None }
    }

    /// The same browser, sending one more header with every request.
    pub(crate) fn sending(self, name: &'static str, value: &'static str) -> Self {
        let headers = HeaderMap::from_iter([(HeaderName::from_static(name), HeaderValue::from_static(value))]);
        let http = reqwest::Client::builder().redirect(Policy::none()).default_headers(headers).build().unwrap();
        Self { http, ..self }
    }

    /// The same browser from an address of its own, with a new connection for every request.
    pub(crate) fn restless(self, from: String) -> Self {
        let headers = HeaderMap::from_iter([(HeaderName::from_static("x-forwarded-for"), from.parse().unwrap())]);
        let http = reqwest::Client::builder().redirect(Policy::none()).default_headers(headers);
        Self { http: http.pool_max_idle_per_host(0).build().unwrap(), ..self }
    }

    /// The same browser with a client of its own, such as one that trusts a certificate of the tests.
    pub(crate) fn with(self, http: reqwest::Client) -> Self {
        Self { http, ..self }
    }

    /// The same browser, sent to this address whenever it opens where it began, as a proxy would send it.
    pub(crate) fn through(self, address: &str) -> Self {
        Self { through: Some(address.to_owned()), ..self }
    }

    /// What it would send to where it begins as `Cookie`.
    pub(crate) fn cookie(&self) -> String {
        let host = format!("{}:{}", self.home.host_str().unwrap(), self.home.port().unwrap_or_default());
        let jar = self.cookies.get(&host).cloned().unwrap_or_default();
        jar.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    /// Types an address, or a path of the app, and follows where it leads.
    pub(crate) async fn open(&mut self, address: &str) -> Page {
        let url = self.home.join(address).unwrap();
        self.follow(self.http.get(url.clone()), url).await
    }

    /// The same for a button of a page, without following.
    pub(crate) async fn try_press(&mut self, page: &Page, button: &str) -> Result<Page, reqwest::Error> {
        let (url, request) = self.form_request(page, button, &[]);
        self.try_send(request, url).await
    }

    /// The same for fields, which some page has shown.
    pub(crate) async fn try_post(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<Page, reqwest::Error> {
        let url = self.home.join(path).unwrap();
        self.try_send(self.http.post(url.clone()).form(fields), url).await
    }

    /// The answer itself, where there may be none: whoever should give it may be gone.
    pub(crate) async fn try_open(&mut self, address: &str) -> Result<Page, reqwest::Error> {
        let url = self.home.join(address).unwrap();
        self.try_send(self.http.get(url.clone()), url).await
    }

    /// The same without following: the answer itself.
    pub(crate) async fn request(&mut self, address: &str) -> Page {
        let url = self.home.join(address).unwrap();
        self.send(self.http.get(url.clone()), url).await
    }

    /// The same under another host name, as a proxy in front would pass it on.
    pub(crate) async fn request_as(&mut self, host: &str, address: &str) -> Page {
        let url = self.home.join(address).unwrap();
        self.send(self.http.get(url.clone()).header("host", host), url).await
    }

    /// Presses a button, with answers typed or ticked first: `("name", "value")`; a value of `-` unticks.
    pub(crate) async fn press(&mut self, page: &Page, button: &str, answers: &[(&str, &str)]) -> Page {
        let (url, request) = self.form_request(page, button, answers);
        self.follow(request, url).await
    }

    /// The same without following the redirect that answers it.
    pub(crate) async fn press_only(&mut self, page: &Page, button: &str, answers: &[(&str, &str)]) -> Page {
        let (url, request) = self.form_request(page, button, answers);
        self.send(request, url).await
    }

    /// Follows a link.
    pub(crate) async fn click(&mut self, page: &Page, link: &str) -> Page {
        let html = Html::parse_document(&page.html);
        let element = html.select(&selector(link)).next().unwrap_or_else(|| panic!("no {link} on\n{}", page.html));
        let url = page.url.join(element.value().attr("href").unwrap()).unwrap();
        self.follow(self.http.get(url.clone()), url).await
    }

    /// Posts fields that no page showed, as an attacker or a stale page would.
    pub(crate) async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let url = self.home.join(path).unwrap();
        self.send(self.http.post(url.clone()).form(fields), url).await
    }

    fn form_request(&self, page: &Page, button: &str, answers: &[(&str, &str)]) -> (Url, reqwest::RequestBuilder) {
        let html = Html::parse_document(&page.html);
        let pressed = html.select(&selector(button)).next().unwrap_or_else(|| panic!("no {button} on\n{}", page.html));
        let form = form_of(&html, pressed);
        let mut fields = fields_of(form, answers);
        if let Some(name) = pressed.value().attr("name") {
            fields.push((name.to_owned(), pressed.value().attr("value").unwrap_or_default().to_owned()));
        }
        let action = pressed.value().attr("formaction").or(form.value().attr("action")).unwrap_or_default();
        let mut url = page.url.join(action).unwrap();
        if form.value().attr("method").is_some_and(|method| method.eq_ignore_ascii_case("post")) {
            return (url.clone(), self.http.post(url).form(&fields));
        }
        url.query_pairs_mut().clear().extend_pairs(&fields);
        (url.clone(), self.http.get(url))
    }

    async fn follow(&mut self, request: reqwest::RequestBuilder, url: Url) -> Page {
        let mut page = self.send(request, url).await;
        let mut redirects = page.redirects.clone();
        while (300..400).contains(&page.status) && redirects.len() < 10 {
            let next = page.url.join(redirects.last().unwrap()).unwrap();
            page = self.send(self.http.get(next.clone()), next).await;
            redirects.append(&mut page.redirects);
        }
        Page { redirects, ..page }
    }

    async fn send(&mut self, request: reqwest::RequestBuilder, url: Url) -> Page {
        self.try_send(request, url).await.unwrap()
    }

    /// The same where there may be no answer at all.
    async fn try_send(&mut self, request: reqwest::RequestBuilder, url: Url) -> Result<Page, reqwest::Error> {
        let host = format!("{}:{}", url.host_str().unwrap(), url.port().unwrap_or_default());
        let jar = self.cookies.entry(host).or_default();
        let cookies: Vec<String> = jar.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request = request.header(COOKIE, cookies.join("; ")).build()?;
        if let Some(address) = self.through.as_ref().filter(|_| url.origin() == self.home.origin()) {
            let name = format!("{}:{}", url.host_str().unwrap(), url.port().unwrap_or_default());
            request.headers_mut().insert(HOST, name.parse().unwrap());
            *request.url_mut() = Url::parse(&format!("http://{address}{}", &url[Position::BeforePath..])).unwrap();
        }
        let response = self.http.execute(request).await?;
        for cookie in response.headers().get_all(SET_COOKIE) {
            let (name, value) = cookie.to_str().unwrap().split(';').next().unwrap().split_once('=').unwrap();
            jar.insert(name.to_owned(), value.to_owned());
        }
        Ok(Page { url, ..Page::of(response).await })
    }
}

impl Page {
    /// An answer as a page.
    pub(crate) async fn of(response: reqwest::Response) -> Self {
        let location = response.headers().get(LOCATION).map(|location| location.to_str().unwrap().to_owned());
        Self {
            url: response.url().clone(),
            redirects: location.into_iter().collect(),
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            html: response.text().await.unwrap(),
        }
    }

    /// The screen it shows: `data-screen`, with its variant after a slash.
    pub(crate) fn screen(&self) -> String {
        let screen = self.attribute("main", "data-screen").unwrap_or_default();
        match self.attribute("main", "data-variant") {
            Some(variant) => format!("{screen}/{variant}"),
            None => screen,
        }
    }

    /// An attribute of the first element a selector finds.
    pub(crate) fn attribute(&self, css: &str, name: &str) -> Option<String> {
        let html = Html::parse_document(&self.html);
        html.select(&selector(css)).next()?.value().attr(name).map(str::to_owned)
    }

    /// The words of the first element a selector finds; empty when there is none.
    pub(crate) fn words(&self, css: &str) -> String {
        let html = Html::parse_document(&self.html);
        html.select(&selector(css)).next().map(|element| spoken(&element)).unwrap_or_default()
    }

    /// Whether a selector finds anything.
    pub(crate) fn has(&self, css: &str) -> bool {
        Html::parse_document(&self.html).select(&selector(css)).next().is_some()
    }

    /// Whether words are on the page, outside its source.
    pub(crate) fn says(&self, words: &str) -> bool {
        self.words("body").contains(words)
    }

    /// A response header.
    pub(crate) fn header(&self, name: &str) -> String {
        self.headers.get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default()
    }
}

fn spoken(element: &ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap()
}

fn form_of<'a>(html: &'a Html, pressed: ElementRef<'a>) -> ElementRef<'a> {
    if let Some(id) = pressed.value().attr("form") {
        return html.select(&selector(&format!("form#{id}"))).next().unwrap();
    }
    pressed.ancestors().filter_map(ElementRef::wrap).find(|element| element.value().name() == "form").unwrap()
}

/// What a browser would send: each field with its value or the answer given for it; boxes only when ticked.
fn fields_of(form: ElementRef<'_>, answers: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for input in form.select(&selector("input, select, textarea")) {
        let attribute = |name: &str| input.value().attr(name);
        let Some(name) = attribute("name") else { continue };
        let value = attribute("value").unwrap_or("on");
        let answer = answers.iter().find(|(field, _)| *field == name).map(|(_, answer)| *answer);
        match attribute("type") {
            Some("submit") => {}
            Some("checkbox" | "radio") => {
                let ticked = answer
                    .map_or(attribute("checked").is_some(), |answer| answers.contains(&(name, value)) || answer == "*");
                if ticked {
                    fields.push((name.to_owned(), value.to_owned()));
                }
            }
            _ => fields.push((name.to_owned(), answer.unwrap_or(attribute("value").unwrap_or_default()).to_owned())),
        }
    }
    fields
}
