//! Who may use the sandbox's open doors: its own pages, and programs on this machine.

use actix_web::HttpResponse;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{HOST, HeaderName, ORIGIN};
use actix_web::middleware::Next;

/// Keeps web pages a developer happens to visit from driving the sandbox: a `Host` that is not this machine means DNS
/// rebinding, and a foreign `Origin` on a change means a form or script of another site. The token endpoint and the
/// vehicle API need credentials and Connect's own forms an unguessable address, so only the open doors are guarded.
pub(super) async fn guard(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    let header = |name: HeaderName| request.headers().get(name).map(|value| value.to_str().unwrap_or("?").to_owned());
    let host = header(HOST).unwrap_or_default();
    let is_change = !matches!(*request.method(), Method::GET | Method::HEAD);
    let is_open = request.path().starts_with("/_control") || (is_change && request.path().starts_with("/sandbox/"));
    let is_foreign = header(ORIGIN).is_some_and(|origin| origin != format!("http://{host}"));
    if !is_loopback(&host) || (is_open && is_foreign) {
        let refusal = "The sandbox answers only to its own pages and to programs on this machine.\n";
        let response = HttpResponse::Forbidden().content_type("text/plain; charset=utf-8").body(refusal);
        return Ok(request.into_response(response).map_into_right_body());
    }
    Ok(next.call(request).await?.map_into_left_body())
}

/// Whether a `Host` header names this machine, with or without a port.
pub(super) fn is_loopback(host: &str) -> bool {
    let Ok(url) = url::Url::parse(&format!("http://{host}/")) else { return false };
    match url.host() {
        Some(url::Host::Domain(name)) => name == "localhost",
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_loopback;

    #[test]
    fn only_this_machine_is_loopback() {
        for host in ["127.0.0.1:8001", "localhost:1", "[::1]:8001", "LOCALHOST"] {
            assert!(is_loopback(host), "{host}");
        }
        for host in ["", "example.com", "localhost.example.com", "10.0.0.1", "a@b@c", "127.0.0.1.example.com"] {
            assert!(!is_loopback(host), "{host}");
        }
    }
}
