//! Deliveries at the database: kept once, claimed by one process at a time, done with their effect or not at all.

use super::*;
use crate::recovery::Incident;
use crate::smartcar::vehicle::{Reading, Signal, Value};
use crate::store::Vehicle;
use crate::store::samples::{car, incident, token_set};
use crate::store::tests::store;

fn event(id: &str, car: &str, sent_at: i64) -> NewEvent {
    let (id, kind, body) = (id.to_owned(), "VEHICLE_ERROR".to_owned(), format!("{{\"of\":\"{id}\"}}"));
    NewEvent { id, kind, car: SmartcarId::parse(car).unwrap(), sent_at, body }
}

async fn keep(store: &Store, events: Vec<NewEvent>, now: i64) {
    let sealed: Result<Vec<_>, _> = events.into_iter().map(|event| store.seal_event(event)).collect();
    store.keep_events(&sealed.unwrap(), now).await.unwrap();
}

async fn with_a_car() -> (Store, Vehicle, tempfile::TempDir) {
    let (store, directory) = store().await;
    let car = store.connect_vehicles("me", &token_set("t"), &[car("a")], 0).await.unwrap().remove(0);
    (store, car, directory)
}

fn broken() -> Effect {
    let failed = vec![(Signal::Odometer, incident())];
    Effect { incident: Some(Some(incident())), failed, ..Effect::default() }
}

#[tokio::test]
async fn an_event_is_kept_once_sealed_and_only_for_a_connected_car() {
    let (store, vehicle, _directory) = with_a_car().await;
    let id = |text: &str| SmartcarId::parse(text).unwrap();
    assert_eq!(store.standing_of_event("e", &id("b")).await.unwrap(), Standing::NoCar);
    assert_eq!(store.standing_of_event("e", &id("a")).await.unwrap(), Standing::New);
    let other = NewEvent { body: "other".to_owned(), ..event("e", "a", 2) };
    keep(&store, vec![event("e", "a", 1), other], 5).await;
    assert_eq!(store.standing_of_event("e", &id("a")).await.unwrap(), Standing::Known);
    let row = sqlx::query("SELECT body FROM webhook_events").fetch_one(&store.pool).await.unwrap();
    assert!(!row.get::<Vec<u8>, _>(0).windows(4).any(|part| part == b"\"of\""));
    let due = store.claim_events(9, 20, 10).await.unwrap();
    assert_eq!((due.len(), due[0].body.as_deref(), due[0].sent_at), (1, Some("{\"of\":\"e\"}"), 1));
    store.delete_vehicle("me", &vehicle.id).await.unwrap();
    assert_eq!(store.deliveries().await.unwrap(), Deliveries::default(), "it goes with its car");
}

#[tokio::test]
async fn an_event_is_taken_on_by_one_and_by_another_when_the_lease_has_ended() {
    let (store, _vehicle, _directory) = with_a_car().await;
    keep(&store, vec![event("e", "a", 1), event("f", "a", 2)], 5).await;
    let (one, two) = tokio::join!(store.claim_events(9, 20, 10), store.claim_events(9, 20, 10));
    assert_eq!(one.unwrap().len() + two.unwrap().len(), 2, "never both");
    assert!(store.claim_events(19, 30, 10).await.unwrap().is_empty());
    let again = store.claim_events(20, 30, 10).await.unwrap();
    assert_eq!(again.iter().map(|event| (event.id.as_str(), event.tries)).collect::<Vec<_>>(), [("e", 2), ("f", 2)]);
    // The first one comes back after all.
    for _ in 0..2 {
        store.work_on_events(&again, 25, |_, _| broken()).await.unwrap();
    }
    let revision = store.vehicles("me").await.unwrap()[0].revision;
    assert_eq!(revision, 2, "each has had its effect once");
    assert!(store.claim_events(99, 120, 10).await.unwrap().is_empty());
}

#[tokio::test]
async fn an_effect_is_written_whole_with_the_note_that_it_is_done() {
    let (store, vehicle, _directory) = with_a_car().await;
    keep(&store, vec![event("e", "a", 3)], 5).await;
    let due = store.claim_events(5, 20, 10).await.unwrap();
    store
        .work_on_events(&due, 6, |_, known| {
            assert_eq!((known.vehicle.id.as_str(), known.later.len()), (vehicle.id.as_str(), 0));
            broken()
        })
        .await
        .unwrap();
    let marked = store.vehicle("me", &vehicle.id).await.unwrap().unwrap();
    assert_eq!((marked.incident, marked.retry_at), (Some(incident()), None));
    keep(&store, vec![event("f", "a", 2), event("g", "a", 9)], 10).await;
    let due = store.claim_events(10, 20, 10).await.unwrap();
    let reading = Reading { value: Value::Odometer { distance: Some(7.0) }, recorded_at: Some(4) };
    let later = std::cell::RefCell::new(Vec::new());
    store
        .work_on_events(&due, 11, |event, known| {
            later.borrow_mut().push((event.id.clone(), known.later.clone()));
            if event.id == "f" {
                return Effect { healed: vec![Signal::Odometer], ..Effect::default() };
            }
            let good = vec![(Signal::Odometer, reading.clone())];
            Effect {
                incident: Some(None::<Incident>),
                good,
                answered: true,
                mended: Some(Mended::Login),
                ..Effect::default()
            }
        })
        .await
        .unwrap();
    let expected = [("f".to_owned(), vec!["{\"of\":\"e\"}".to_owned()]), ("g".to_owned(), Vec::new())];
    assert_eq!(later.into_inner(), expected, "what was sent later and is done");
    let healed = store.vehicle("me", &vehicle.id).await.unwrap().unwrap();
    assert_eq!((healed.incident, healed.checked_at, healed.asked_at), (None, Some(9), Some(9)));
    let signals = store.signals(&vehicle.id).await.unwrap();
    assert_eq!((signals.len(), signals[0].reading.as_ref().unwrap().fetched_at), (1, 9));
    assert_eq!(store.take_mended(&vehicle.id).await.unwrap(), Some(Mended::Login));
    assert_eq!(store.take_mended(&vehicle.id).await.unwrap(), None, "told once");
}

#[tokio::test]
async fn what_the_owner_has_yet_to_be_told_outlives_what_was_delivered() {
    let (store, vehicle, _directory) = with_a_car().await;
    store.note_verified(1).await.unwrap();
    store.want_subscription(&vehicle.id, "hook", 1).await.unwrap();
    keep(&store, vec![event("e", "a", 1), event("f", "a", 2)], 5).await;
    let due: Vec<DueEvent> = store.claim_events(5, 20, 10).await.unwrap();
    let (subscriptions, due): (Vec<_>, Vec<_>) = due.into_iter().partition(DueEvent::wants_subscription);
    assert_eq!(store.vehicle_of_event(&subscriptions[0]).await.unwrap().unwrap().id, vehicle.id);
    store
        .work_on_events(&due, 6, |event, _| Effect {
            mended: (event.id == "f").then_some(Mended::Car),
            ..Effect::default()
        })
        .await
        .unwrap();
    assert_eq!(store.purge_deliveries(6).await.unwrap(), 1);
    let left = store.deliveries().await.unwrap();
    assert_eq!((left.verified_at, left.count, left.waiting), (Some(1), 0, 1), "the body of the other is gone too");
    assert_eq!(store.take_mended(&vehicle.id).await.unwrap(), Some(Mended::Car));
    assert_eq!(store.want_subscriptions("hook", 9).await.unwrap(), 0, "it is noted already");
    assert_eq!(store.want_subscriptions("other", 9).await.unwrap(), 1);
}

#[tokio::test]
async fn what_was_saved_is_counted_and_what_is_put_off_comes_round() {
    let (store, vehicle, _directory) = with_a_car().await;
    let state = NewEvent { kind: "VEHICLE_STATE".to_owned(), ..event("e", "a", 3) };
    keep(&store, vec![state], 5).await;
    assert_eq!(store.told_at(&vehicle.id).await.unwrap(), None, "not before it is done");
    store.claim_events(5, 20, 10).await.unwrap();
    store.put_off_event("e", Some(7), 6).await.unwrap();
    let due = store.claim_events(7, 20, 10).await.unwrap();
    assert_eq!(due[0].tries, 2);
    store.put_off_event("e", None, 8).await.unwrap();
    assert!(store.claim_events(99, 120, 10).await.unwrap().is_empty(), "given up");
    assert_eq!(store.told_at(&vehicle.id).await.unwrap(), None, "one that is given up has told nothing");
    store.count_saved(&vehicle.id).await.unwrap();
    store.count_saved(&vehicle.id).await.unwrap();
    assert_eq!(store.deliveries().await.unwrap().saved, 2);
}
