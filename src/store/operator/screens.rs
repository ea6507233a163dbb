//! What helps: what came of each screen, from `screen_totals` and `screen_sums`.

use std::collections::BTreeMap;

use sqlx::Row;

use crate::store::{Error, Store, integer};

/// What came of a screen in some time. Of the three times within which a car worked again each holds the one before it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Helped {
    pub shown: i64,
    pub primary: i64,
    pub secondary: i64,
    pub support: i64,
    pub within_half_an_hour: i64,
    pub within_a_day: i64,
    pub within_a_week: i64,
}

/// One screen, with the middle time until a car worked again within half an hour, in minutes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct ScreenHelped {
    pub slug: String,
    pub helped: Helped,
    pub middle_minute: Option<i64>,
}

impl Helped {
    fn add(&mut self, verb: &str, count: i64) {
        match verb {
            "shown" => self.shown += count,
            "primary" => self.primary += count,
            "secondary" => self.secondary += count,
            "support" => self.support += count,
            "recovered" => {
                self.within_half_an_hour += count;
                self.within_a_day += count;
                self.within_a_week += count;
            }
            "recovered_day" => {
                self.within_a_day += count;
                self.within_a_week += count;
            }
            "recovered_week" => self.within_a_week += count,
            _ => {}
        }
    }
}

/// Far more weeks than are kept by default.
const MOST_WEEKS: i64 = 520;
/// More than every screen has, with each minute.
const MOST_LINES: i64 = 10_000;

impl Store {
    /// What came of every screen from this week on, the one shown most first. Weeks are named by their Monday.
    pub async fn screens_since(&self, week: i64) -> Result<Vec<ScreenHelped>, Error> {
        let rows = sqlx::query(
            "SELECT slug, verb, minute, CAST(sum(count - before) AS BIGINT) AS count FROM (
                 SELECT slug, verb, minute, count, coalesce((
                     SELECT sums.count FROM screen_sums AS sums
                     WHERE sums.slug = totals.slug AND sums.verb = totals.verb AND sums.minute = totals.minute
                         AND sums.sample = totals.sample AND sums.week < $1
                     ORDER BY sums.week DESC LIMIT 1), 0) AS before
                 FROM screen_totals AS totals WHERE slug <> '' LIMIT $2) AS lines
             WHERE count > before GROUP BY slug, verb, minute ORDER BY slug, verb, minute",
        )
        .bind(week)
        .bind(MOST_LINES)
        .fetch_all(&self.pool)
        .await?;
        let mut screens: BTreeMap<String, (Helped, Vec<(i64, i64)>)> = BTreeMap::new();
        for row in &rows {
            let (helped, minutes) = screens.entry(row.try_get("slug")?).or_default();
            match (integer(row, "minute")?, integer(row, "count")?) {
                (..0, count) => helped.add(row.try_get("verb")?, count),
                of_a_minute => minutes.push(of_a_minute),
            }
        }
        let screens = screens.into_iter().map(|(slug, (helped, minutes))| {
            let middle_minute = middle(&minutes);
            ScreenHelped { slug, helped, middle_minute }
        });
        let mut screens: Vec<ScreenHelped> = screens.collect();
        screens.sort_by_key(|screen| std::cmp::Reverse(screen.helped.shown));
        Ok(screens)
    }

    /// The same by week, of one screen or of all, the oldest first. Weeks in which nothing was shown are left out.
    pub async fn weeks_of_screens(&self, week: i64, slug: Option<&str>) -> Result<Vec<(i64, Helped)>, Error> {
        let rows = sqlx::query(
            "SELECT week, verb, CAST(sum(count - before) AS BIGINT) AS count FROM (
                 SELECT week, verb, count, lag(count, 1, CAST(0 AS BIGINT)) OVER (
                     PARTITION BY verb, sample ORDER BY week) AS before
                 FROM screen_sums WHERE slug = $2 AND minute = -1) AS weeks
             WHERE week >= $1 AND count > before GROUP BY week, verb ORDER BY week, verb LIMIT $3",
        )
        .bind(week)
        .bind(slug.unwrap_or_default())
        .bind(MOST_WEEKS * 12)
        .fetch_all(&self.pool)
        .await?;
        let mut weeks: BTreeMap<i64, Helped> = BTreeMap::new();
        for row in &rows {
            weeks.entry(integer(row, "week")?).or_default().add(row.try_get("verb")?, integer(row, "count")?);
        }
        Ok(weeks.into_iter().collect())
    }
}

/// The middle of minutes in their order, each with how often it came; of two in the middle the lower one.
fn middle(minutes: &[(i64, i64)]) -> Option<i64> {
    let all: i64 = minutes.iter().map(|(_, count)| count).sum();
    let mut passed = 0;
    minutes.iter().find_map(|(minute, count)| {
        passed += count;
        (passed * 2 >= all).then_some(*minute)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::events::tests::event;
    use crate::store::operator::DAY_MS;
    use crate::store::tests::store;

    #[tokio::test]
    async fn each_screen_is_counted_by_itself_and_each_time_holds_the_shorter_ones() {
        let (store, _directory) = store().await;
        for (slug, verb, seconds, day) in [
            ("reconnect", "shown", None, 4),
            ("reconnect", "shown", None, 11),
            ("reconnect", "primary", Some(5), 11),
            ("reconnect", "recovered", Some(90), 11),
            ("reconnect", "recovered", Some(600), 11),
            ("reconnect", "recovered_day", Some(7200), 12),
            ("reconnect", "recovered_week", Some(400_000), 13),
            ("access-denied", "shown", None, 11),
            ("access-denied", "support", Some(3), 11),
        ] {
            let event = event(slug, verb, seconds, day * DAY_MS + DAY_MS / 2);
            store.record_event(&event).await.unwrap();
        }
        let screens = store.screens_since(0).await.unwrap();
        let reconnect = Helped {
            shown: 2,
            primary: 1,
            within_half_an_hour: 2,
            within_a_day: 3,
            within_a_week: 4,
            ..Helped::default()
        };
        assert_eq!((screens[0].slug.as_str(), screens[0].helped), ("reconnect", reconnect));
        assert_eq!(screens[0].middle_minute, Some(1), "of two in the middle the lower one");
        let denied = Helped { shown: 1, support: 1, ..Helped::default() };
        assert_eq!((screens[1].helped, screens[1].middle_minute), (denied, None));
        let weeks = store.weeks_of_screens(0, Some("reconnect")).await.unwrap();
        let told: Vec<(i64, i64)> = weeks.iter().map(|(week, helped)| (*week, helped.shown)).collect();
        assert_eq!(told, [(4, 1), (11, 1)]);
        let worked: Vec<i64> = weeks.iter().map(|(_, helped)| helped.within_a_week).collect();
        assert_eq!(worked, [1, 3], "in the week of the screen, and not in that of the car that works again");
        assert_eq!(store.figures(0, 100).await.unwrap().came_back, 4);
        assert_eq!(store.purge_events(100 * DAY_MS).await.unwrap(), 9);
        assert_eq!(store.screens_since(0).await.unwrap(), []);
    }

    /// Events in any order, some forgotten again: what is counted for any time is what a look at every event would find.
    #[tokio::test]
    async fn any_time_has_what_its_events_have() {
        let (store, _directory) = store().await;
        let slugs = ["reconnect", "access-denied"];
        let verbs = ["shown", "recovered", "primary"];
        for number in 0..120_usize {
            let day = i64::try_from(number * 37 % 50).unwrap();
            let (slug, verb) = (slugs[number % 2], verbs[number % 3]);
            let seconds = (verb == "recovered").then_some(i64::try_from(number).unwrap() * 17);
            store.record_event(&event(slug, verb, seconds, day * DAY_MS + DAY_MS / 2)).await.unwrap();
        }
        assert_eq!(store.purge_events(20 * DAY_MS).await.unwrap(), 48);
        for from in [0, 4, 18, 32, 46, 60] {
            for slug in slugs {
                for verb in ["shown", "recovered"] {
                    let sql = "SELECT count(*) AS count FROM events
                               WHERE name = $1 AND at - coalesce(seconds, 0) * 1000 >= $2";
                    let question = sqlx::query(sql).bind(format!("recovery.{slug}.{verb}")).bind(from * DAY_MS);
                    let counted = integer(&question.fetch_one(&store.pool).await.unwrap(), "count").unwrap();
                    let of = |helped: &Helped| if verb == "shown" { helped.shown } else { helped.within_half_an_hour };
                    let screens = store.screens_since(from).await.unwrap();
                    let since = screens.iter().find(|screen| screen.slug == slug).map(|screen| of(&screen.helped));
                    assert_eq!(since.unwrap_or_default(), counted, "{slug}.{verb} from {from}");
                    let weeks = store.weeks_of_screens(from, Some(slug)).await.unwrap();
                    assert_eq!(weeks.iter().map(|(_, helped)| of(helped)).sum::<i64>(), counted, "{slug}.{verb}");
                }
            }
            let of_all: i64 =
                store.weeks_of_screens(from, None).await.unwrap().iter().map(|(_, week)| week.shown).sum();
            let by_screen: i64 =
                store.screens_since(from).await.unwrap().iter().map(|screen| screen.helped.shown).sum();
            assert_eq!(of_all, by_screen, "from {from}");
        }
        store.purge_events(100 * DAY_MS).await.unwrap();
        for table in ["SELECT count(*) AS count FROM screen_sums", "SELECT count(*) AS count FROM screen_totals"] {
            let left = sqlx::query(table).fetch_one(&store.pool).await.unwrap();
            assert_eq!(integer(&left, "count").unwrap(), 0, "{table}");
        }
    }
}
