//! Whoever runs the app: the pages that are for them and for nobody else.
//!
//! Outside the sandbox they want a sign-in (HTTP Basic, `APP_OPERATOR_PASSWORD`, any user name); without that setting they
//! are not there. An address proves nothing: behind a proxy on the same machine, the whole world comes from it.

use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use actix_web::dev::Payload;
use actix_web::http::header::AUTHORIZATION;
use actix_web::{FromRequest, HttpRequest, web};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, Mac};
use secrecy::{ExposeSecret, SecretString};
use sha2::Sha256;
use tokio::sync::Semaphore;

use crate::web::edge::client_address::Client;
use crate::web::{AppState, Error};

/// Someone who may see pages of the operator. A handler that takes one answers nobody else. In the sandbox it is everyone:
/// there is nothing to hide.
#[derive(Debug)]
pub struct Operator(());

impl FromRequest for Operator {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Error>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let state = request.app_data::<web::Data<AppState>>().cloned();
        let sign_ins = request.app_data::<web::Data<SignIns>>().cloned();
        let given = password(request);
        let (peer, headers) = (request.peer_addr().map(|peer| peer.ip()), request.headers().clone());
        Box::pin(async move {
            let state = state.ok_or(Error::NotFound)?;
            if state.config.sandbox.is_some() {
                return Ok(Self(()));
            }
            let expected = state.config.operator_password.as_ref().ok_or(Error::NotFound)?;
            let (given, sign_ins) = (given.ok_or(Error::SignIn)?, sign_ins.ok_or(Error::NotFound)?);
            let client = Client::from_parts(peer, &headers, &state.config.trusted_proxies);
            sign_ins.judge(client, &given, expected, state.config.sending.wrong_password).await?;
            Ok(Self(()))
        })
    }
}

/// The password of an `Authorization: Basic` header (RFC 7617); the user name is whatever they like.
fn password(request: &HttpRequest) -> Option<SecretString> {
    let header = request.headers().get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, credentials) = header.split_once(' ')?;
    let decoded = STANDARD.decode(credentials.trim()).ok().filter(|_| scheme.eq_ignore_ascii_case("basic"))?;
    let text = String::from_utf8(decoded).ok()?;
    text.split_once(':').map(|(_, password)| SecretString::from(password.to_owned()))
}

/// What has been tried. A right password is answered at once; a wrong one late, and after ten of them an address is not
/// listened to for a minute. Neither holds up anyone at another address.
#[derive(Debug)]
pub struct SignIns {
    wrong: Mutex<HashMap<Client, Wrong>>,
    waiting: Semaphore,
}

#[derive(Debug)]
struct Wrong {
    times: u32,
    last: Instant,
}

impl Default for SignIns {
    fn default() -> Self {
        Self { wrong: Mutex::default(), waiting: Semaphore::new(WAITING) }
    }
}

impl SignIns {
    async fn judge(
        &self,
        client: Client,
        given: &SecretString,
        expected: &SecretString,
        delay: Duration,
    ) -> Result<(), Error> {
        if let Some(rest) = self.rest(client, Instant::now()) {
            return Err(Error::TooMany(rest));
        }
        if same(given, expected) {
            return Ok(());
        }
        self.note(client, Instant::now());
        tracing::warn!("a wrong password of the operator was refused");
        // Answers that are held back hold a connection each, so only so many are.
        let _place = self.waiting.try_acquire().map_err(|_| Error::TooMany(delay))?;
        tokio::time::sleep(delay).await;
        Err(Error::SignIn)
    }

    /// How long an address is not listened to, if it has tried too often.
    fn rest(&self, client: Client, now: Instant) -> Option<Duration> {
        let wrong = self.wrong.lock().unwrap_or_else(PoisonError::into_inner);
        let tried = wrong.get(&client).filter(|tried| tried.times >= TRIES)?;
        REST.checked_sub(now.duration_since(tried.last)).filter(|rest| !rest.is_zero())
    }

    fn note(&self, client: Client, now: Instant) {
        let mut wrong = self.wrong.lock().unwrap_or_else(PoisonError::into_inner);
        wrong.retain(|_, tried| now.duration_since(tried.last) < REST);
        // With that many addresses at once, counting by address has lost its meaning.
        if wrong.len() < REMEMBERED {
            let tried = wrong.entry(client).or_insert(Wrong { times: 0, last: now });
            *tried = Wrong { times: tried.times + 1, last: now };
        }
    }
}

/// Compares fingerprints and in constant time: neither length nor first difference shows in the time taken.
fn same(given: &SecretString, expected: &SecretString) -> bool {
    let fingerprint = |text: &SecretString| {
        Hmac::<Sha256>::new_from_slice(b"operator").map(|mac| mac.chain_update(text.expose_secret().as_bytes()))
    };
    match (fingerprint(given), fingerprint(expected)) {
        (Ok(given), Ok(expected)) => given.verify(&expected.finalize().into_bytes()).is_ok(),
        _ => false,
    }
}

/// Wrong passwords in a row before an address has to rest.
const TRIES: u32 = 10;
const REST: Duration = Duration::from_secs(60);
/// Answers held back at once.
const WAITING: usize = 16;
/// Addresses remembered at once.
const REMEMBERED: usize = 10_000;

#[cfg(test)]
mod tests {
    use actix_web::http::header::HeaderMap;
    use actix_web::test::TestRequest;

    use super::*;

    const RIGHT: &str = "correct horse battery";

    fn client(address: &str) -> Client {
        Client::from_parts(Some(address.parse().unwrap()), &HeaderMap::new(), &[])
    }

    async fn answer(sign_ins: &SignIns, address: &str, given: &str) -> Result<(), Error> {
        sign_ins.judge(client(address), &given.into(), &RIGHT.into(), Duration::ZERO).await
    }

    #[test]
    fn only_the_very_password_is_the_same() {
        assert!(same(&RIGHT.into(), &RIGHT.into()));
        for given in ["", "correct horse batter", "correct horse battery ", "Correct horse battery"] {
            assert!(!same(&given.into(), &RIGHT.into()), "{given}");
        }
    }

    #[test]
    fn the_header_is_read_as_the_standard_writes_it() {
        let read = |value: &str| {
            let request = TestRequest::get().insert_header((AUTHORIZATION, value)).to_http_request();
            password(&request).map(|password| password.expose_secret().to_owned())
        };
        let basic = |text: &str| format!("Basic {}", STANDARD.encode(text));
        assert_eq!(read(&basic("me:a:b")).as_deref(), Some("a:b"), "a password may hold a colon");
        assert_eq!(read(&basic(":Pässwort")).as_deref(), Some("Pässwort"));
        assert_eq!(read(&basic("me:x").replace("Basic", "basic")).as_deref(), Some("x"));
        for value in ["", "Basic", "Basic %%%", "Bearer bWU6eA==", basic("no colon").as_str()] {
            assert_eq!(read(value), None, "{value}");
        }
    }

    #[tokio::test]
    async fn ten_wrong_passwords_stop_one_address_and_nobody_else() {
        let sign_ins = SignIns::default();
        for _ in 0..TRIES {
            assert!(matches!(answer(&sign_ins, "192.0.2.7", "wrong").await, Err(Error::SignIn)));
        }
        assert!(matches!(answer(&sign_ins, "192.0.2.7", RIGHT).await, Err(Error::TooMany(_))), "not looked at");
        assert!(answer(&sign_ins, "192.0.2.8", RIGHT).await.is_ok());
        let later = Instant::now() + REST;
        assert!(sign_ins.rest(client("192.0.2.7"), later).is_none(), "for a minute");
        sign_ins.note(client("192.0.2.9"), later);
        assert_eq!(sign_ins.wrong.lock().unwrap().len(), 1, "what is over is forgotten");
    }
}
