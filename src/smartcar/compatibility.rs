//! Whether a car works with Smartcar, asked without its owner: by its VIN, or by make, model and year where they live.
//!
//! The endpoint by VIN is v2.0's in every dialect and takes the application's own keys. The list of makes is v2.0's matrix, or
//! in v3 the compatible vehicles on a host of their own.
//! Sources: Smartcar docs, by-vin, by-region-and-make; the address of v3's list from Smartcar's own reference.

use std::borrow::Cow;

use secrecy::ExposeSecret;
use serde_json::Value as Json;
use url::Url;

use super::answer::{Answer, read};
use super::lanes::Errand;
use super::{ApiVersion, Client, Error, error};

/// Where owners live: the same car works in one region and not in another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the regions of the documentation")]
pub enum Region {
    UnitedStates,
    Canada,
    Europe,
}

impl Region {
    /// Reads the value of `SMARTCAR_REGION`.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "US" => Some(Self::UnitedStates),
            "CA" => Some(Self::Canada),
            "EUROPE" => Some(Self::Europe),
            _ => None,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::UnitedStates => "US",
            Self::Canada => "CA",
            Self::Europe => "EUROPE",
        }
    }

    /// The country a VIN is asked about. Smartcar names no region there; one country stands for Europe.
    fn country(self) -> &'static str {
        match self {
            Self::UnitedStates => "US",
            Self::Canada => "CA",
            Self::Europe => "DE",
        }
    }
}

type Query = Vec<(Cow<'static, str>, String)>;

impl Client {
    /// Whether the car with this VIN works.
    pub async fn is_compatible(&self, vin: &str, region: Region) -> Result<bool, Error> {
        let scope = self.settings().permissions().map(|(name, _)| name).collect::<Vec<_>>().join(" ");
        let query = vec![
            ("vin".into(), vin.to_owned()),
            ("scope".into(), scope),
            ("country".into(), region.country().to_owned()),
            ("mode".into(), self.settings().mode.connect_parameter().to_owned()),
        ];
        let answer = self.by_keys("/v2.0/compatibility", &query).await?;
        json(&answer)?.get("compatible").and_then(Json::as_bool).ok_or_else(|| unreadable(&answer))
    }

    /// Whether this model of this year is on the list of cars that work. `make` as Connect writes it.
    pub async fn is_listed(&self, make: &str, model: &str, year: i64, region: Region) -> Result<bool, Error> {
        let rows = match self.settings().api_version {
            ApiVersion::V1 | ApiVersion::V2 => self.matrix(make, region).await?,
            ApiVersion::V3 => self.compatible_vehicles(make, region).await?,
        };
        Ok(rows.iter().any(|row| is_of(row, model, year)))
    }

    async fn matrix(&self, make: &str, region: Region) -> Result<Vec<Json>, Error> {
        let query = vec![
            ("region".into(), region.name().to_owned()),
            ("make".into(), make.to_owned()),
            ("mode".into(), self.settings().mode.connect_parameter().to_owned()),
        ];
        let answer = self.by_keys("/v2.0/compatibility/matrix", &query).await?;
        let body = json(&answer)?;
        let makes = body.as_object().ok_or_else(|| unreadable(&answer))?;
        Ok(makes.values().filter_map(Json::as_array).flatten().cloned().collect())
    }

    async fn compatible_vehicles(&self, make: &str, region: Region) -> Result<Vec<Json>, Error> {
        const MOST_PAGES: usize = 20;
        const PAGE_SIZE: usize = 50;
        let token = self.application_token(None).await.map_err(|_| Error::NotSent)?;
        let mut url = self.settings().origins.api_v3.clone();
        // The list has a host of its own beside that of the cars; a sandbox is one host for all.
        if let Some(rest) = url.host_str().and_then(|host| host.strip_prefix("vehicle.")) {
            let host = format!("compatibility.{rest}");
            url.set_host(Some(&host)).map_err(|_| Error::NotSent)?;
        }
        url.set_path("/v3/compatible-vehicles");
        let mut rows = Vec::new();
        for number in 1..=MOST_PAGES {
            let mut page = url.clone();
            page.query_pairs_mut()
                .append_pair("filter[make]", make)
                .append_pair("filter[region]", region.name())
                .append_pair("page[size]", &PAGE_SIZE.to_string())
                .append_pair("page[number]", &number.to_string());
            let answer = self.ask(page, |request| request.bearer_auth(token.secret())).await?;
            let body = json(&answer)?;
            let items = body.get("data").unwrap_or(&body).as_array().ok_or_else(|| unreadable(&answer))?;
            rows.extend(items.iter().map(|item| item.get("attributes").unwrap_or(item).clone()));
            if items.len() < PAGE_SIZE {
                break;
            }
        }
        Ok(rows)
    }

    /// A call that the application's own keys authorise.
    async fn by_keys(&self, path: &str, query: &Query) -> Result<Answer, Error> {
        let mut url = self.settings().origins.api.clone();
        url.set_path(path);
        url.query_pairs_mut().extend_pairs(query);
        let (id, secret) = (&self.settings().client_id, &self.settings().client_secret);
        self.ask(url, |request| request.basic_auth(id, Some(secret.expose_secret()))).await
    }

    async fn ask(
        &self,
        url: Url,
        authorised: impl FnOnce(reqwest::RequestBuilder) -> reqwest::RequestBuilder,
    ) -> Result<Answer, Error> {
        let request = authorised(self.http.get(url.clone())).timeout(self.settings().timeouts.quick);
        let _place = self.vehicle_places.enter(Errand::Background, "").await.ok_or(Error::NotSent)?;
        let begun = std::time::Instant::now(); // unit: figures
        let answer = read(request).await;
        super::meter::called(&reqwest::Method::GET, &url, begun, &answer); // unit: figures
        let answer = answer?;
        if answer.status.is_success() {
            return Ok(answer);
        }
        Err(Error::Api(Box::new(error::parse(answer.status.as_u16(), &answer.headers, &answer.body))))
    }
}

/// Whether a row is about this model, and its years hold this one. A year that is not told is no bound.
fn is_of(row: &Json, model: &str, year: i64) -> bool {
    let folded = |text: &str| text.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let (wanted, named): (String, Option<String>) =
        (folded(model), row.get("model").and_then(Json::as_str).map(folded));
    let bound = |name: &str| row.get(name).and_then(Json::as_i64);
    named.is_some_and(|named| named == wanted)
        && bound("startYear").is_none_or(|first| year >= first)
        && bound("endYear").is_none_or(|last| year <= last)
}

fn json(answer: &Answer) -> Result<Json, Error> {
    serde_json::from_slice(&answer.body).map_err(|_| unreadable(answer))
}

fn unreadable(answer: &Answer) -> Error {
    Error::Unreadable { status: answer.status.as_u16(), request_id: error::request_id(&answer.headers) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_row_is_about_its_model_in_its_years() {
        let row = json!({ "model": "e-Niro", "startYear": 2019, "endYear": 2022 });
        assert!(is_of(&row, "E NIRO", 2019) && is_of(&row, "e-niro", 2022));
        assert!(!is_of(&row, "e-Niro", 2018) && !is_of(&row, "e-Niro", 2023) && !is_of(&row, "Niro", 2020));
        assert!(is_of(&json!({ "model": "Air" }), "air", 2030) && !is_of(&json!({}), "", 2020));
    }
}
