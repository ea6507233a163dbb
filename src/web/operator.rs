//! Whoever runs the app: the pages that are for them and for nobody else.

use actix_web::HttpRequest;

use super::{AppState, Error};

/// Pages of the operator are everyone's in the sandbox, where there is nothing to hide; outside it they are there for the
/// machine the app runs on and nowhere for anyone else.
pub fn only(state: &AppState, request: &HttpRequest) -> Result<(), Error> {
    if state.config.sandbox.is_some() || is_from_this_machine(request) { Ok(()) } else { Err(Error::NotFound) }
}

/// Whether the request comes from the machine the app runs on, and not through a proxy on it: one that passes on whom it
/// speaks for, or under which public name, gives itself away.
fn is_from_this_machine(request: &HttpRequest) -> bool {
    let passed_on = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via"];
    let host = request.headers().get("host").and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = host.rsplit_once(':').filter(|(_, port)| port.bytes().all(|byte| byte.is_ascii_digit()));
    let name = name.map_or(host, |(name, _)| name);
    request.peer_addr().is_some_and(|peer| peer.ip().to_canonical().is_loopback())
        && matches!(name, "localhost" | "127.0.0.1" | "[::1]")
        && !passed_on.iter().any(|name| request.headers().contains_key(*name))
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn request(peer: &str, headers: &[(&'static str, &'static str)]) -> bool {
        let request = TestRequest::get().peer_addr(peer.parse().unwrap());
        is_from_this_machine(
            &headers.iter().fold(request, |request, header| request.insert_header(*header)).to_http_request(),
        )
    }

    #[test]
    fn only_the_machine_itself_counts_and_no_proxy_on_it() {
        for host in ["localhost:8000", "127.0.0.1:8000", "[::1]:8000", "[::1]", "localhost"] {
            assert!(request("127.0.0.1:4000", &[("host", host)]), "{host}");
        }
        assert!(request("[::ffff:127.0.0.1]:4000", &[("host", "localhost")]));
        assert!(!request("192.0.2.7:4000", &[("host", "localhost")]));
        assert!(!request("127.0.0.1:4000", &[("host", "driveway.example")]));
        assert!(!request("127.0.0.1:4000", &[]));
        for header in ["forwarded", "x-forwarded-for", "x-real-ip", "via"] {
            assert!(!request("127.0.0.1:4000", &[("host", "localhost"), (header, "192.0.2.7")]), "{header}");
        }
    }
}
