//! How much one address may send: forms a minute, and bodies that are still on their way. Both are far above what people
//! do, also many of them behind one address, and far below what it takes to fill a table or hold every connection.
//!
//! Middleware: a body is read here, whole and within a time, before anything else is done for its sender. Sent a byte a
//! second it would hold a connection for hours, and few hundred of those are every connection there is.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use actix_web::HttpMessage;
use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::middleware::Next;
use actix_web::web::{self, Bytes, BytesMut};
use futures_util::StreamExt;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota};
use ipnet::IpNet;

use super::client_address::Client;
use crate::config::SendingLimit;
use crate::web::{Error, error_page};

/// What is counted of each address.
#[derive(Debug)]
pub struct Limits {
    forms: DefaultKeyedRateLimiter<Client>,
    arrivals: Arc<Mutex<HashMap<Client, usize>>>,
    refused: AtomicU64,
    body_time: Duration,
    trusted_proxies: Vec<IpNet>,
    machines: Option<Machines>,
}

/// An address to which a program sends and no person: what it sends is not counted here as forms are.
#[derive(Debug, Clone, Copy)]
pub struct Machines {
    /// The path.
    pub path: &'static str,
    /// Bytes of one body.
    pub body_limit: usize,
}

impl Limits {
    /// Nothing counted yet.
    pub fn new(limit: SendingLimit, trusted_proxies: Vec<IpNet>) -> Self {
        let quota = Quota::with_period(limit.every).unwrap_or_else(|| Quota::per_second(limit.burst));
        Self {
            forms: DefaultKeyedRateLimiter::keyed(quota.allow_burst(limit.burst)),
            arrivals: Arc::default(),
            refused: AtomicU64::new(0),
            body_time: limit.body_time,
            trusted_proxies,
            machines: None,
        }
    }

    /// The same with an address for machines.
    pub fn and(self, machines: Machines) -> Self {
        Self { machines: Some(machines), ..self }
    }

    /// Takes one form from what an address may send; how long to wait when there is nothing left.
    pub(crate) fn take(&self, client: Client) -> Result<(), Duration> {
        self.forms.check_key(&client).map_err(|not_until| not_until.wait_time_from(DefaultClock::default().now()))
    }

    /// A place for a body on its way; none when the address has too many.
    fn place(&self, client: Client, most: usize) -> Option<Place> {
        let mut arrivals = self.arrivals.lock().unwrap_or_else(PoisonError::into_inner);
        let count = arrivals.entry(client).or_default();
        if *count >= most {
            return None;
        }
        *count += 1;
        Some(Place { client, arrivals: Arc::clone(&self.arrivals) })
    }

    /// Forgets addresses that have rested, and says how many forms were refused meanwhile. A line for each would be a
    /// second flood, in the log.
    fn sweep(&self) {
        self.forms.retain_recent();
        self.forms.shrink_to_fit();
        match self.refused.swap(0, Ordering::Relaxed) {
            0 => {}
            count => tracing::info!(count, "forms refused in the last minute: one address sent too many"),
        }
    }
}

/// Forgets what need not be remembered, for as long as the app runs.
pub async fn keep_small(limits: web::Data<Limits>) {
    let mut every_minute = tokio::time::interval(Duration::from_secs(60));
    loop {
        every_minute.tick().await;
        limits.sweep();
    }
}

/// Middleware: refuses what is too much, reads what is not.
pub async fn enforced(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<EitherBody<BoxBody>>, actix_web::Error> {
    if let Err(error) = admit(&mut request).await {
        let unread = request.take_payload();
        actix_web::rt::spawn(async move {
            tokio::time::sleep(UNTIL_ANSWERED).await;
            drop(unread);
        });
        let response = error_page::refusal(request.request(), &error);
        return Ok(request.into_response(response).map_into_left_body());
    }
    Ok(next.call(request).await?.map_into_boxed_body().map_into_left_body())
}

async fn admit(request: &mut ServiceRequest) -> Result<(), Error> {
    let Some(limits) = request.app_data::<web::Data<Limits>>().cloned() else { return Ok(()) };
    let client = Client::of(request, &limits.trusted_proxies);
    let machines = limits.machines.filter(|machines| machines.path == request.path());
    if machines.is_none() && !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        limits.take(client).map_err(|wait| {
            limits.refused.fetch_add(1, Ordering::Relaxed);
            Error::TooMany(wait)
        })?;
    }
    if matches!(request.parts().1, Payload::None) {
        return Ok(());
    }
    let most = if machines.is_some() { BODIES_OF_MACHINES } else { BODIES_ON_THEIR_WAY };
    let Some(_place) = limits.place(client, most) else { return Err(Error::TooMany(limits.body_time)) };
    let body_limit = machines.map_or(BODY_LIMIT, |machines| machines.body_limit);
    let mut payload = request.take_payload();
    let body = tokio::time::timeout(limits.body_time, whole(&mut payload, body_limit)).await;
    match body.unwrap_or(Err(Error::TooSlow)) {
        Ok(body) => request.set_payload(Payload::from(body)),
        Err(error) => {
            request.set_payload(payload);
            return Err(error);
        }
    }
    Ok(())
}

async fn whole(payload: &mut Payload, limit: usize) -> Result<Bytes, Error> {
    let mut body = BytesMut::new();
    while let Some(part) = payload.next().await {
        let part = part.map_err(|_| Error::Broken)?;
        if body.len() + part.len() > limit {
            return Err(Error::TooLarge);
        }
        body.extend_from_slice(&part);
    }
    Ok(body.freeze())
}

/// A body on its way holds one until it is there.
struct Place {
    client: Client,
    arrivals: Arc<Mutex<HashMap<Client, usize>>>,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut arrivals = self.arrivals.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = arrivals.get_mut(&self.client) {
            *count -= 1;
            if *count == 0 {
                arrivals.remove(&self.client);
            }
        }
    }
}

/// Far above the form of ours with the longest answers a person would give.
const BODY_LIMIT: usize = 64 * 1024;
/// The server closes a connection with a body that somebody may still read. Once nobody can, it reads a chunked one to
/// its end, however long that takes: so a refused body is kept until its answer is out.
const UNTIL_ANSWERED: Duration = Duration::from_secs(1);
/// How many bodies of one address may be on their way at once. One that came with its head is there at once.
const BODIES_ON_THEIR_WAY: usize = 32;
/// A program may be many at once.
const BODIES_OF_MACHINES: usize = 256;

#[cfg(test)]
mod tests {
    use std::num::NonZeroU32;

    use actix_web::http::header::HeaderMap;

    use super::*;

    fn client(address: &str) -> Client {
        Client::from_parts(Some(address.parse().unwrap()), &HeaderMap::new(), &[])
    }

    fn limits() -> Limits {
        let burst = NonZeroU32::new(3).unwrap();
        Limits::new(SendingLimit { burst, every: Duration::from_secs(600), ..SendingLimit::default() }, Vec::new())
    }

    #[test]
    fn one_address_uses_up_its_own_forms_only_and_hears_how_long_to_wait() {
        let limits = limits();
        for _ in 0..3 {
            assert!(limits.take(client("192.0.2.7")).is_ok());
        }
        let wait = limits.take(client("192.0.2.7")).unwrap_err();
        assert!(wait > Duration::from_secs(500) && wait <= Duration::from_secs(600), "{wait:?}");
        assert!(limits.take(client("192.0.2.8")).is_ok());
        limits.sweep();
        assert!(limits.take(client("192.0.2.7")).is_err(), "what is remembered is what still counts");
    }

    #[test]
    fn places_for_bodies_come_back_and_nothing_is_remembered_of_them() {
        let limits = limits();
        let places: Vec<Place> = (0..32).filter_map(|_| limits.place(client("192.0.2.7"), 32)).collect();
        assert_eq!(places.len(), 32);
        assert!(limits.place(client("192.0.2.7"), 32).is_none());
        assert!(limits.place(client("192.0.2.8"), 32).is_some(), "others have their own");
        drop(places);
        assert!(limits.place(client("192.0.2.7"), 32).is_some());
        assert!(limits.arrivals.lock().unwrap().is_empty());
    }
}
