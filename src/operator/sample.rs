//! `POST /operator/sample`: a year of made-up requests and events in the sandbox, with one press, and one to remove them. The
//! same day makes the same year, and every row carries a mark.

use actix_web::{HttpResponse, web};

use crate::operator::names::Outcome;
use crate::recovery::Screen;
use crate::reference;
use crate::store::operator::samples::SampleDay;
use crate::store::operator::{DAY_MS, SAMPLE, day};
use crate::store::{Event, IncompatibleVehicle, Source};
use crate::web::form::Form;
use crate::web::guard::Operator;
use crate::web::session::Visit;
use crate::web::state::see_other;
use crate::web::{AppState, Error};

/// Adds the year, or removes it.
pub(super) async fn change(
    _operator: Operator,
    state: web::Data<AppState>,
    visit: Visit,
    form: Form,
) -> Result<HttpResponse, Error> {
    let form = form.verified()?;
    let store = &state.cars.store;
    let is_wanted = match form.field("step") {
        // Among real rows made-up ones would only mislead.
        "add" if state.config.sandbox.is_some() => true,
        "remove" => false,
        _ => return Err(Error::NotFound),
    };
    // Twice is once, also at once.
    let _turn = state.cars.turn("sample").await?;
    store.remove_samples().await?;
    if is_wanted {
        let today = day(visit.now);
        store.add_sample_cars(&cars(today)).await?;
        store.add_sample_events(&events(today)).await?;
        store.add_sample_days(&days(today)).await?;
    }
    let key = if is_wanted { "sample.added" } else { "sample.removed" };
    visit.leave_notice(&state.words.text(key, &[])?)?;
    Ok(see_other("/operator"))
}

/// Requests: more at weekends and towards the end of the year that has passed.
fn cars(today: i64) -> Vec<(IncompatibleVehicle, i64)> {
    let rows: Vec<SampleCar> = include_str!("sample_cars.txt").lines().filter_map(SampleCar::read).collect();
    let weights: u64 = rows.iter().map(|row| row.weight).sum();
    let (mut chance, mut cars) = (Chance(1), Vec::new());
    for ago in (1..=YEAR).rev() {
        let that_day = today - ago;
        let usual = 3 + u64::try_from((YEAR - ago) / 60).unwrap_or_default() + if is_weekend(that_day) { 3 } else { 0 };
        for _ in 0..usual / 2 + chance.below(usual + 1) {
            let mut place = chance.below(weights);
            let found = rows.iter().find(|row| {
                let is_here = place < row.weight;
                place = place.saturating_sub(row.weight);
                is_here
            });
            let Some(row) = found else { continue };
            let number = cars.len().to_string();
            let vin = (chance.below(10) < 4).then(|| format!("0SCSAMPLE{:08}", cars.len()));
            let span = u64::try_from(row.to - row.from + 1).unwrap_or(1);
            let car = IncompatibleVehicle {
                reference: reference::derived(&[0; 32], &["sample", &number], 0),
                vin,
                make: row.make.to_owned(),
                model: row.model.to_owned(),
                year: row.from + chance.number(span),
                source: Source::Typed,
                language: SAMPLE.to_owned(),
            };
            cars.push((car, that_day * DAY_MS + chance.number(86_400) * 1000));
        }
    }
    cars
}

/// What came of the screens: how often a week each is shown, then in hundredths how often each button is pressed, and how
/// often the car works within half an hour, a day and a week.
const SCREENS: [(Screen, &str, u64, [u64; 6]); 10] = [
    (Screen::AccessDenied, "connect_access_denied", 17, [46, 21, 3, 31, 6, 4]),
    (Screen::VehicleIncompatible, "connect_vehicle_incompatible", 20, [62, 14, 4, 5, 2, 2]),
    (Screen::InvalidSubscription, "connect_invalid_subscription", 8, [58, 12, 9, 18, 22, 11]),
    (Screen::NoVehicles, "connect_no_vehicles", 4, [52, 20, 11, 24, 9, 4]),
    (Screen::ConnectServerError, "connect_server_error", 4, [74, 6, 8, 48, 12, 3]),
    (Screen::LinkExpired, "link_expired", 3, [81, 4, 1, 66, 3, 1]),
    (Screen::Reconnect, "CONNECTED_SERVICES_ACCOUNT:AUTHENTICATION_FAILED", 14, [68, 13, 4, 57, 9, 6]),
    (Screen::PermissionMissing, "PERMISSION", 6, [39, 25, 2, 29, 4, 3]),
    (Screen::CarUnreachable, "VEHICLE_STATE:UNREACHABLE", 10, [22, 5, 6, 12, 41, 12]),
    (Screen::MakerDown, "UPSTREAM:NO_RESPONSE", 5, [17, 3, 5, 8, 61, 9]),
];

fn events(today: i64) -> Vec<Event> {
    let (mut chance, mut events) = (Chance(2), Vec::new());
    for (screen, outcome, usual, hundredths) in SCREENS {
        let outcome = Outcome::from(outcome);
        let mut add = |at: i64, verb: &'static str, seconds: Option<i64>| {
            events.push(Event {
                at,
                slug: screen.slug(),
                verb,
                class: screen.class("").name(),
                source: outcome.source().name(),
                outcome: outcome.name(),
                attempt: 1,
                make: None,
                visit_id: None,
                seconds,
                field: None,
                version: env!("CARGO_PKG_VERSION"),
                language: SAMPLE,
            });
        };
        for weeks_ago in (0..WEEKS).rev() {
            for _ in 0..usual * 2 / 3 + chance.below(usual * 2 / 3 + 1) {
                let at = (today - weeks_ago * 7 - 7) * DAY_MS + chance.number(7 * 86_400) * 1000;
                add(at, "shown", None);
                let [primary, secondary, support, soon, in_a_day, in_a_week] = hundredths;
                for (verb, share) in [("primary", primary), ("secondary", secondary), ("support", support)] {
                    if chance.below(100) < share {
                        let seconds = 3 + chance.number(50);
                        add(at + seconds * 1000, verb, Some(seconds));
                    }
                }
                let (dice, seconds) = (chance.below(100), chance.number(1500));
                let (verb, seconds) = match dice {
                    _ if dice < soon => ("recovered", 40 + seconds * seconds / 1500),
                    _ if dice < soon + in_a_day => ("recovered_day", 1900 + seconds * 50),
                    _ if dice < soon + in_a_day + in_a_week => ("recovered_week", 90_000 + seconds * 300),
                    _ => continue,
                };
                // What would lie ahead has not happened yet.
                if day(at + seconds * 1000) < today {
                    add(at + seconds * 1000, verb, Some(seconds));
                }
            }
        }
    }
    // In the order of the weeks they count in: one that comes late changes the sums of every week after its own.
    events.sort_by_key(|event| event.at - event.seconds.unwrap_or_default() * 1000);
    events
}

fn days(today: i64) -> Vec<SampleDay> {
    let (mut chance, mut days) = (Chance(3), Vec::new());
    for ago in (1..=YEAR).rev() {
        let begun = 30 + (YEAR - ago) / 20 + chance.number(15) + if is_weekend(today - ago) { 12 } else { 0 };
        let connected = begun * (61 + (YEAR - ago) / 60 + chance.number(8)) / 100;
        let ended = (begun - connected) * (70 + chance.number(20)) / 100;
        let came_back = ended * (38 + (YEAR - ago) / 40 + chance.number(12)) / 100;
        let counts = [("begun", begun), ("connected", connected), ("ended", ended), ("came_back", came_back)];
        days.extend(counts.map(|(what, count)| SampleDay { day: today - ago, what, count }));
    }
    days
}

/// Day 0 was a Thursday.
fn is_weekend(day: i64) -> bool {
    matches!((day + 3).rem_euclid(7), 5 | 6)
}

const YEAR: i64 = 364;
const WEEKS: i64 = 52;

/// One line of the list of cars.
#[derive(Debug)]
struct SampleCar {
    make: &'static str,
    model: &'static str,
    from: i64,
    to: i64,
    weight: u64,
}

impl SampleCar {
    fn read(line: &'static str) -> Option<Self> {
        let mut parts = line.split(" | ");
        let (make, model) = (parts.next()?, parts.next()?);
        let (from, to) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        Some(Self { make, model, from, to, weight: parts.next()?.parse().ok()? })
    }
}

/// Numbers that look like chance and are the same every time (splitmix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end.max(1)
    }

    fn number(&mut self, end: u64) -> i64 {
        i64::try_from(self.below(end)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_day_makes_the_same_year_and_every_row_is_marked() {
        let (one, two) = (cars(20_000), cars(20_000));
        assert_eq!(one, two);
        assert!((1000..5000).contains(&one.len()), "{}", one.len());
        assert_eq!(include_str!("sample_cars.txt").lines().filter_map(SampleCar::read).count(), 27);
        let references: std::collections::BTreeSet<&str> = one.iter().map(|(car, _)| car.reference.as_str()).collect();
        assert_eq!(references.len(), one.len());
        assert!(one.iter().all(|(car, at)| car.language == SAMPLE && day(*at) < 20_000));
        let events = events(20_000);
        assert!((5_000..20_000).contains(&events.len()), "{}", events.len());
        assert!(events.iter().all(|event| event.language == SAMPLE && day(event.at) <= 20_000));
        assert!(events.iter().all(|event| event.outcome != "unlisted"));
    }
}
