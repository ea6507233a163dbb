//! One name for one app. Whoever opens the app by another name of the same machine (127.0.0.1 instead of localhost) is
//! first sent to the name of `APP_BASE_URL`: Connect returns to that name, and the session cookie is bound to it.

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::web;
use url::Url;

use super::AppState;
use super::state::see_other;

/// Middleware: 303 to the same path under the app's own name.
pub async fn enforced(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<EitherBody<BoxBody>>, actix_web::Error> {
    let elsewhere = request.app_data::<web::Data<AppState>>().and_then(|state| {
        let host = request.headers().get("host")?.to_str().ok()?;
        let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
        // These are for whoever runs the app, on the machine itself. In the sandbox the doctor is everyone's, and it looks
        // at the session, which has one name only.
        let for_operators = match request.path() {
            "/healthz" | "/funnel" => true,
            "/setup" => state.config.sandbox.is_none(),
            _ => false,
        };
        (!for_operators).then(|| moved(&state.config.base_url, host, path))?
    });
    match elsewhere {
        Some(location) => Ok(request.into_response(see_other(&location)).map_into_boxed_body().map_into_left_body()),
        None => Ok(next.call(request).await?.map_into_boxed_body().map_into_left_body()),
    }
}

/// Where to go instead, if `host` is another local name of this app. Names of a proxy in front are left alone.
fn moved(base: &Url, host: &str, path: &str) -> Option<String> {
    if host.strip_prefix(base.host_str()?).is_some_and(|port| port.trim_start_matches(':') == port_of(base)) {
        return None;
    }
    let asked = Url::parse(&format!("{}://{host}", base.scheme())).ok()?;
    let local = matches!(asked.host_str(), Some("localhost" | "127.0.0.1" | "[::1]" | "0.0.0.0"));
    let same = asked.host_str() == base.host_str() && asked.port_or_known_default() == base.port_or_known_default();
    (local && !same).then(|| format!("{}{path}", base.as_str().trim_end_matches('/')))
}

/// The port as a `Host` header writes it: empty for the scheme's own.
fn port_of(base: &Url) -> String {
    base.port().map(|port| port.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_local_name_moves_and_no_other() {
        let base = Url::parse("http://localhost:8000").unwrap();
        assert_eq!(
            moved(&base, "127.0.0.1:8000", "/screens?a=b").as_deref(),
            Some("http://localhost:8000/screens?a=b")
        );
        for host in ["localhost:8000", "driveway.example", "bad host", ""] {
            assert_eq!(moved(&base, host, "/"), None, "{host}");
        }
    }
}
