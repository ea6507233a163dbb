//! An owner at the sandbox's Connect: signs in, decides, and is sent back. It is the walk of a browser without its
//! pictures; the last redirect, the one to our own callback, is left for the browser of whoever watches.

use reqwest::Response;
use reqwest::header::LOCATION;
use url::Url;

use crate::showcase::trigger::Stopped;
use crate::showcase::trigger::remote::Remote;
use crate::showcase::trigger::step::Decision;
use crate::smartcar::Settings;

/// Who goes to Connect, and what they do there.
#[derive(Debug)]
pub struct Walk<'a> {
    /// The sandbox.
    pub remote: &'a Remote,
    /// Where Connect should send them back to, and what it asks for.
    pub settings: &'a Settings,
    /// With which e-mail they sign in.
    pub email: &'a str,
    /// What they decide.
    pub decision: Decision,
}

impl Walk<'_> {
    /// From Connect's first address to the one it sends the owner back to.
    pub async fn go(&self, start: Url) -> Result<String, Stopped> {
        let first = self.remote.http.get(start.clone()).send().await;
        let first = self.next(&start, first)?;
        let sign_in = step(&first, "sign-in")?;
        let answer = self.post(&sign_in, &[("username", self.email)]).await?;
        if self.is_back(&answer) {
            return Ok(answer.into());
        }
        match answer.path().rsplit('/').next() {
            Some("permissions") => self.decide(&answer).await,
            Some("incompatible") => self.share(&answer).await,
            Some("stopped") => self.leave(&answer).await,
            Some(_) | None => Err(Stopped::Sandbox("Connect went another way")),
        }
    }

    async fn decide(&self, page: &Url) -> Result<String, Stopped> {
        let mut fields = vec![("decision", if self.decision == Decision::Deny { "deny" } else { "approve" })];
        let cars = self.remote.cars_of(self.email).await?;
        fields.extend(cars.iter().map(|car| ("car", car.as_str())));
        fields.extend(self.settings.permissions().map(|(name, _)| ("permission", name)));
        self.back(self.post(page, &fields).await?)
    }

    async fn share(&self, page: &Url) -> Result<String, Stopped> {
        let details =
            [("share", "yes"), ("detail", "make"), ("detail", "model"), ("detail", "year"), ("detail", "vin")];
        let shared: &[(&str, &str)] = if self.decision == Decision::Share { &details } else { &[] };
        self.back(self.post(page, shared).await?)
    }

    /// Where Connect has stopped there is one link, and it leads back.
    async fn leave(&self, page: &Url) -> Result<String, Stopped> {
        let silent = |_| Stopped::Sandbox("it does not answer");
        let html = self.remote.http.get(page.clone()).send().await.map_err(silent)?.text().await.map_err(silent)?;
        let ids = ["id=\"back-to-application\" href=\"", "id=\"exit-button\" href=\""];
        let href = ids.iter().find_map(|id| html.split_once(id)?.1.split('"').next());
        let href = href.ok_or(Stopped::Sandbox("Connect shows no way back"))?;
        let url = Url::parse(&unescaped(href)).map_err(|_| Stopped::Sandbox("Connect's way back is none"))?;
        self.back(url)
    }

    fn back(&self, url: Url) -> Result<String, Stopped> {
        if self.is_back(&url) { Ok(url.into()) } else { Err(Stopped::Sandbox("Connect did not send the owner back")) }
    }

    /// Only ever to our own redirect URI.
    fn is_back(&self, url: &Url) -> bool {
        Url::parse(&self.settings.redirect_uri)
            .is_ok_and(|ours| ours.origin() == url.origin() && ours.path() == url.path())
    }

    async fn post(&self, url: &Url, fields: &[(&str, &str)]) -> Result<Url, Stopped> {
        let answer = self.remote.http.post(url.clone()).form(fields).send().await;
        self.next(url, answer)
    }

    /// Where a redirect leads; anything else is a page that wants something from the owner we do not know of.
    fn next(&self, from: &Url, answer: reqwest::Result<Response>) -> Result<Url, Stopped> {
        let answer = answer.map_err(|_| Stopped::Sandbox("it does not answer"))?;
        let location = answer.headers().get(LOCATION).and_then(|location| location.to_str().ok());
        location.and_then(|location| from.join(location).ok()).ok_or(Stopped::Sandbox("Connect shows a problem"))
    }
}

/// Another step of the same visit.
fn step(url: &Url, name: &str) -> Result<Url, Stopped> {
    url.join(name).map_err(|_| Stopped::Sandbox("Connect went another way"))
}

/// The signs a template escapes in an address.
fn unescaped(text: &str) -> String {
    text.replace("&#x2F;", "/").replace("&#x27;", "'").replace("&quot;", "\"").replace("&amp;", "&")
}
