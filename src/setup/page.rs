//! `GET /setup`: the setup doctor, and the steps from the sandbox to an account of one's own.

use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_SECURITY_POLICY, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use crate::setup::{Finding, State, examine};
use crate::web::edge::headers;
use crate::web::guard::Operator;
use crate::web::render::Page;
use crate::web::session::Visit;
use crate::web::{AppState, Error};

/// Outside the sandbox it is the operator's only: findings tell where things are kept.
pub async fn show(
    _operator: Operator,
    state: web::Data<AppState>,
    visit: Visit,
    request: HttpRequest,
) -> Result<HttpResponse, Error> {
    let host = request.headers().get("host").and_then(|host| host.to_str().ok()).unwrap_or_default();
    let (fine, open): (Vec<_>, Vec<_>) =
        examine(&state, &visit, host).await?.into_iter().partition(|finding| finding.state == State::Fine);
    let count = |which, key: &str| match open.iter().filter(|finding: &&Finding| finding.state == which).count() {
        0 => Ok(String::new()),
        count => state.words.counted(key, i64::try_from(count).unwrap_or(i64::MAX)),
    };
    let settings = state.cars.client.settings();
    let page = Setup {
        broken: count(State::Broken, "setup.broken")?,
        look: count(State::Look, "setup.look")?,
        well: state.words.counted("setup.well", i64::try_from(fine.len()).unwrap_or(i64::MAX))?,
        open,
        fine,
        redirect_uri: settings.redirect_uri.clone(),
        sandbox_url: settings.origins.connect.to_string(),
    };
    let mut answer = state.page(StatusCode::OK, &state.frame(&visit)?, &page)?;
    let policy = headers::policy_with_our_script(&state.config.form_hosts());
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        answer.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    }
    Ok(answer)
}

/// Counts in words, what there is to do, what there is not, and what the steps name.
#[derive(Debug, Serialize)]
struct Setup {
    broken: String,
    look: String,
    well: String,
    open: Vec<Finding>,
    fine: Vec<Finding>,
    redirect_uri: String,
    sandbox_url: String,
}

impl Page for Setup {
    fn folder(&self) -> &str {
        "setup"
    }
    fn screen(&self) -> &str {
        "setup"
    }
    fn heading(&self) -> String {
        "setup.heading".into()
    }
}
