//! Middleware: counts requests, and the screens that answers show.

use std::time::Instant;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::middleware::Next;

use crate::recovery::Incident;
use crate::web::shown::Shown;

/// Counts a request when its answer is made.
pub async fn observed<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    // Not the path: strangers make those up.
    let route = request.match_pattern().unwrap_or_else(|| "none".to_owned());
    let method = name(request.method());
    let (begun, _under_way) = (Instant::now(), UnderWay::begin());
    let answer = next.call(request).await?;
    let status = answer.status().as_u16().to_string();
    metrics::histogram!("driveway_request_seconds", "route" => route.clone()).record(begun.elapsed());
    metrics::counter!("driveway_requests_total", "route" => route, "method" => method, "status" => status).increment(1);
    if let Some(incident) = answer.response().extensions().get::<Shown>().and_then(incident) {
        let (screen, class) = (incident.screen.slug(), incident.class().name());
        metrics::counter!("driveway_screens_shown_total", "screen" => screen, "class" => class).increment(1);
    }
    Ok(answer)
}

fn incident(shown: &Shown) -> Option<&Incident> {
    match shown {
        Shown::Page { incident, .. } | Shown::Banner { incident, .. } => Some(incident),
        Shown::Fine(_) | Shown::Connected(_) | Shown::FormErrors(_) | Shown::Saved | Shown::Deleted => None,
    }
}

/// A method is a word that a stranger may make up.
fn name(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        _ => "other",
    }
}

/// A request under way, also when its browser leaves before it is answered.
struct UnderWay;

impl UnderWay {
    fn begin() -> Self {
        metrics::gauge!("driveway_requests_under_way").increment(1.0);
        Self
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        metrics::gauge!("driveway_requests_under_way").decrement(1.0);
    }
}
