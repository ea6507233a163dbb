//! The requests under way, counted: an orderly end waits for them, and for nothing else. A browser keeps its connection
//! open for a while after its page has come; an idle one is no reason to wait.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::web;
use tokio::time::Instant;

/// How many requests are under way.
#[derive(Debug, Clone, Default)]
pub struct InFlight(Arc<AtomicUsize>);

/// One request under way, for as long as it lives.
struct Place(InFlight);

impl Drop for Place {
    fn drop(&mut self) {
        self.0.0.fetch_sub(1, Ordering::AcqRel);
    }
}

impl InFlight {
    fn enter(&self) -> Place {
        self.0.fetch_add(1, Ordering::AcqRel);
        Place(self.clone())
    }

    /// Waits until no request is under way, but not for longer than this.
    pub async fn end(&self, patience: Duration) {
        let end = Instant::now() + patience;
        while self.0.load(Ordering::Acquire) > 0 && Instant::now() < end {
            tokio::time::sleep(GLANCE).await;
        }
        // The last answer has been made; this lets it leave.
        tokio::time::sleep(GLANCE * 5).await;
    }
}

const GLANCE: Duration = Duration::from_millis(10);

/// Middleware: counts a request from its first line to the end of its answer's making.
pub async fn counted<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    let place = request.app_data::<web::Data<InFlight>>().map(|in_flight| in_flight.enter());
    let answer = next.call(request).await;
    drop(place);
    answer
}
