//! `POST /webhooks/smartcar`: checked, read, kept, acknowledged. What is done about it is done after.

use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, ContentType, RETRY_AFTER};
use actix_web::web::{Bytes, Data};
use actix_web::{HttpRequest, HttpResponse};
use serde_json::json;

use crate::cars::now;
use crate::store::{NewEvent, Standing};
use crate::web::AppState;
use crate::web::edge::client_address::Client;
use crate::web::edge::limits::Limits;
use crate::webhooks::event::{ERROR, Event, STATE};
use crate::webhooks::inbox::Inbox;
use crate::webhooks::signature::{Arrived, Challenge, Refused, Verified};

/// Takes a delivery. Without a token to check it with there is nothing at this address.
pub(super) async fn receive(
    request: HttpRequest,
    body: Bytes,
    state: Data<AppState>,
    inbox: Data<Inbox>,
    limits: Data<Limits>,
) -> HttpResponse {
    let Some(webhook) = &state.cars.client.settings().webhook else { return HttpResponse::NotFound().finish() };
    let signature = request.headers().get("sc-signature").map(actix_web::http::header::HeaderValue::as_bytes);
    let arrived = Arrived::check(webhook, signature, body);
    if let Ok(Arrived::Event(event)) = arrived {
        return keep(&inbox, &event).await;
    }
    // What nobody has signed is counted as forms are.
    let peer = request.peer_addr().map(|peer| peer.ip());
    let sender = Client::from_parts(peer, request.headers(), &state.config.trusted_proxies);
    if let Err(wait) = limits.take(sender) {
        return later(StatusCode::TOO_MANY_REQUESTS, wait.as_secs().max(1));
    }
    match arrived {
        Ok(Arrived::Challenge(challenge)) => prove(&state, &challenge),
        Ok(Arrived::Event(event)) => keep(&inbox, &event).await,
        Err(Refused::OddChallenge) => {
            tracing::warn!("a challenge was refused: its text is not what Smartcar's looks like");
            answer(StatusCode::BAD_REQUEST, "no challenge")
        }
        Err(Refused::WrongSignature) => {
            tracing::warn!("a delivery was refused: it is not signed with SMARTCAR_MANAGEMENT_TOKEN");
            answer(StatusCode::UNAUTHORIZED, "wrong signature")
        }
        Err(Refused::Unsigned) => {
            tracing::info!("a delivery was refused: it is not signed");
            answer(StatusCode::UNAUTHORIZED, "no signature")
        }
    }
}

/// Answers at once; that Smartcar has asked is noted beside the answer.
fn prove(state: &AppState, challenge: &Challenge) -> HttpResponse {
    let store = state.cars.store.clone();
    tokio::spawn(async move {
        match store.note_verified(now()).await {
            Ok(()) => tracing::info!("Smartcar has asked for the proof that its webhook is ours, and has got it"),
            Err(error) => tracing::warn!(%error, "that Smartcar has asked for the proof could not be noted"),
        }
    });
    HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-store")).json(json!({"challenge": challenge.proof()}))
}

/// Keeps an event, and acknowledges it when it is kept. What is none of ours is acknowledged too: it would only come again.
async fn keep(inbox: &Inbox, event: &Verified) -> HttpResponse {
    let body = std::str::from_utf8(event.body()).ok();
    let Some((body, event)) = body.and_then(|body| Some((body.to_owned(), Event::read(body.as_bytes())?))) else {
        tracing::warn!("a delivery was refused: it is signed, and no event can be read in it");
        return answer(StatusCode::BAD_REQUEST, "no event");
    };
    let now = now();
    let left_alone = |why: &'static str| {
        tracing::info!(event = event.id, why, "a delivery was left alone");
        answer(StatusCode::OK, "left alone")
    };
    if event.is_test {
        return left_alone("it is a test");
    }
    if ![STATE, ERROR].contains(&event.kind.as_str()) {
        return left_alone("its type is not known");
    }
    // Its id may be forgotten by now, so that nobody could tell whether it came before. Values have a time of their own.
    if event.kind == ERROR && event.delivered_at.is_some_and(|at| at < now - WEEK_MS) {
        return left_alone("it was sent more than a week ago");
    }
    let Some(id) = event.id.clone() else {
        tracing::warn!("a delivery was refused: it is signed, and has no id");
        return answer(StatusCode::BAD_REQUEST, "no event");
    };
    let Some(car) = event.car.clone() else { return left_alone("it names no car") };
    let sent_at = event.sent_at(now);
    match inbox.keep(NewEvent { id, kind: event.kind.clone(), car, sent_at, body }).await {
        Ok(Standing::New) => answer(StatusCode::OK, "kept"),
        Ok(Standing::Known) => answer(StatusCode::OK, "known"),
        Ok(Standing::NoCar) => left_alone("no such car is connected"),
        Err(_) => {
            tracing::warn!(event = event.id, "a delivery was put off: the database is busy");
            later(StatusCode::SERVICE_UNAVAILABLE, 25)
        }
    }
}

/// Smartcar reads the status only; the word is for whoever tries it by hand.
fn answer(status: StatusCode, word: &'static str) -> HttpResponse {
    HttpResponse::build(status).content_type(ContentType::plaintext()).body(word)
}

fn later(status: StatusCode, seconds: u64) -> HttpResponse {
    HttpResponse::build(status)
        .insert_header((RETRY_AFTER, seconds))
        .content_type(ContentType::plaintext())
        .body("later")
}

const WEEK_MS: i64 = 7 * 24 * 60 * 60 * 1000;
