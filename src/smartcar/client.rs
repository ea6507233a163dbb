//! The one HTTP client towards Smartcar: time-outs, a body limit, no redirects followed, request ids kept.
//!
//! Every call ends in an answer or an [`Error`] within its time-out, whatever the other side does: hang, stream without
//! end, answer with a gateway's HTML. It is built once and shared; reqwest keeps the connections. Nothing is repeated
//! here: whether a call is worth another try is decided by whoever asked for it.

use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

use oauth2::AccessToken;
use reqwest::Method;
use reqwest::header::{DATE, LOCATION};
use serde_json::Value;
use url::Url;

use super::answer::{Answer, Error, read};
use super::connect::{self, ConnectOptions};
use super::endpoints::{self, ApplicationToken};
use super::error;
use super::lanes::{Errand, Places};
use super::recorder::Recorder;
use super::seen::Seen;
use super::{ApiVersion, Settings, UserId};

/// What authorises a vehicle call. Debug output shows no token.
#[derive(Debug, Clone)]
pub enum Credential {
    /// v1.0 and v2.0: the access token of one owner's grant.
    Owner(AccessToken),
    /// v3: the application's token, and whose cars are meant.
    Application {
        /// The same for all owners.
        token: AccessToken,
        /// Whose cars; `None` only where the application asks for itself.
        user: Option<UserId>,
    },
}

impl Credential {
    /// The token that stands in the `Authorization` header.
    pub fn token(&self) -> &AccessToken {
        match self {
            Self::Owner(token) | Self::Application { token, .. } => token,
        }
    }
}

/// For whom a call is made, and in which lane it waits.
#[derive(Debug, Clone)]
pub struct Caller {
    /// What authorises it.
    pub credential: Credential,
    /// The make of the car; empty where none is asked.
    pub make: String,
    /// What for: whose places it takes.
    pub errand: Errand,
}

/// One vehicle API call. The path starts after the version.
#[derive(Debug)]
pub(super) struct Call<'a> {
    pub(super) method: Method,
    pub(super) path: String,
    pub(super) query: Vec<(Cow<'static, str>, String)>,
    pub(super) body: Option<&'a Value>,
    /// Whether the answer may have to come from the car itself.
    pub(super) asks_the_car: bool,
    /// Where it is made, if not where cars are read.
    pub(super) origin: Option<Url>,
}

impl Call<'_> {
    pub(super) fn get(path: String) -> Self {
        Self { method: Method::GET, path, query: Vec::new(), body: None, asks_the_car: false, origin: None }
    }
}

/// Speaks to Smartcar on behalf of one application.
#[derive(Debug, Clone)]
pub struct Client {
    pub(super) http: reqwest::Client,
    pub(super) settings: Settings,
    pub(super) token_endpoint: endpoints::Endpoint,
    pub(super) application_token: Arc<ApplicationToken>,
    pub(super) vehicle_places: Arc<Places>,
    token_places: Arc<Places>,
    seen: Arc<Seen>,
}

impl Client {
    /// Builds the client. Fails only where the platform offers no TLS.
    pub fn new(settings: Settings) -> Result<Self, reqwest::Error> {
        let http = reqwest::Client::builder()
            .user_agent(concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")))
            .connect_timeout(settings.timeouts.connect)
            .redirect(reqwest::redirect::Policy::none())
            .build()?;
        Ok(Self {
            token_endpoint: endpoints::of_owners(&settings),
            application_token: Arc::new(ApplicationToken::new(&settings)),
            vehicle_places: Arc::new(Places::new(VEHICLE_PLACES)),
            token_places: Arc::new(Places::new(TOKEN_PLACES)),
            seen: Arc::new(Seen::new(settings.record.as_deref().map(|path| Recorder::begin(path, &settings)))),
            http,
            settings,
        })
    }

    /// The settings it was built with.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// What Smartcar has been seen to send.
    pub fn seen(&self) -> &Seen {
        &self.seen
    }

    /// Where Connect sends a browser that arrives there for the first time; `None`: it shows a page of its own.
    pub async fn connect_leads_to(&self, within: Duration) -> Result<Option<Url>, Error> {
        let url = connect::authorize_url(&self.settings, "setup", &ConnectOptions::default());
        let response = self.looked(self.http.get(url.clone()).timeout(within)).await?;
        let location = response.headers().get(LOCATION).filter(|_| response.status().is_redirection());
        Ok(location.and_then(|location| url.join(location.to_str().ok()?).ok()))
    }

    /// Whether Connect answers at all, so that nobody is sent to a page that does not open. Any HTTP answer counts.
    pub async fn connect_is_reachable(&self) -> Result<(), Error> {
        let request = self.http.head(self.settings.origins.connect.clone()).timeout(self.settings.timeouts.connect);
        self.looked(request).await.map(drop)
    }

    /// Asks whether one of Smartcar's hosts answers, with nothing that says who asks. Any HTTP answer counts; its `Date`
    /// comes back, if it has one.
    pub async fn answers(&self, origin: &Url, within: Duration) -> Result<Option<String>, Error> {
        let response = self.looked(self.http.head(origin.clone()).timeout(within)).await?;
        Ok(response.headers().get(DATE).and_then(|date| date.to_str().ok()).map(str::to_owned))
    }

    /// Whether something is there, whatever it answers.
    async fn looked(&self, request: reqwest::RequestBuilder) -> Result<reqwest::Response, Error> {
        let begun = std::time::Instant::now(); // unit: figures
        let answer = request.send().await.map_err(Error::from);
        super::meter::looked(begun, answer.as_ref().map(drop)); // unit: figures
        answer
    }

    /// Makes one vehicle API call.
    pub(super) async fn api(&self, call: Call<'_>, caller: &Caller) -> Result<Answer, Error> {
        let timeouts = &self.settings.timeouts;
        let timeout = if call.asks_the_car { timeouts.vehicle } else { timeouts.quick };
        let (method, url) = (call.method, self.address(call.origin, &call.path, &call.query));
        let mut request = self
            .http
            .request(method.clone(), url.clone())
            .bearer_auth(caller.credential.token().secret())
            .header("sc-unit-system", "metric");
        if let Credential::Application { user: Some(user), .. } = &caller.credential {
            request = request.header("sc-user-id", user.as_str());
        }
        if let Some(body) = call.body {
            request = request.json(body);
        }
        let lane = if call.asks_the_car { caller.make.as_str() } else { "" };
        let _place = self.vehicle_places.enter(caller.errand, lane).await.ok_or(Error::NotSent)?;
        let begun = std::time::Instant::now(); // unit: figures
        let answer = read(request.timeout(timeout)).await;
        super::meter::called(&method, &url, begun, &answer); // unit: figures
        let answer = answer?;
        self.seen.answered(&method, &url, &answer);
        if answer.status.is_success() {
            return Ok(answer);
        }
        Err(Error::Api(Box::new(error::parse(answer.status.as_u16(), &answer.headers, &answer.body))))
    }

    pub(super) fn address(&self, origin: Option<Url>, path: &str, query: &[(Cow<'static, str>, String)]) -> Url {
        let origins = &self.settings.origins;
        let mut url = origin.unwrap_or_else(|| match self.settings.api_version {
            ApiVersion::V1 | ApiVersion::V2 => origins.api.clone(),
            ApiVersion::V3 => origins.api_v3.clone(),
        });
        url.set_path(&format!("{}{path}", self.settings.api_version.path()));
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        url
    }

    /// Sends a request made by the oauth2 crate.
    pub(super) async fn oauth(&self, request: oauth2::HttpRequest, errand: Errand) -> Result<Answer, Error> {
        let request = reqwest::Request::try_from(request)?;
        let (method, url) = (request.method().clone(), request.url().clone());
        let _place = self.token_places.enter(errand, "").await.ok_or(Error::NotSent)?;
        let request = reqwest::RequestBuilder::from_parts(self.http.clone(), request);
        let begun = std::time::Instant::now(); // unit: figures
        let answer = read(request.timeout(self.settings.timeouts.quick)).await;
        super::meter::called(&method, &url, begun, &answer); // unit: figures
        let answer = answer?;
        self.seen.answered(&method, &url, &answer);
        Ok(answer)
    }
}

/// Calls under way at once for each errand: to the vehicle API, and, four times fewer in one lane, to the token endpoints.
const VEHICLE_PLACES: usize = 128;
const TOKEN_PLACES: usize = 64;
