//! The way back: which cars work by now, by Smartcar's word or the operator's, and who has looked and connected.

use sqlx::Row;

use super::folded;
use crate::store::{Error, IncompatibleVehicle, Store, integer};

/// Cars the operator has marked.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the columns of `cars_that_work`")]
pub struct Marked {
    pub id: String,
    pub make: String,
    pub model: String,
    pub from_year: i64,
    pub to_year: i64,
}

/// What came of all requests.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CameOfIt {
    /// Smartcar says that their cars work.
    pub works: i64,
    /// Their owners saw so.
    pub looked: i64,
    /// They connected from there.
    pub connected: i64,
}

/// More than anyone marks by hand.
pub const MOST_MARKED: i64 = 500;
/// As many as are counted one by one.
pub const MOST_WAITING: i64 = 10_000;

impl Store {
    /// The request whose car Smartcar was asked about longest ago, before this time; of what works already nobody asks again.
    pub async fn next_to_ask(&self, before: i64) -> Result<Option<IncompatibleVehicle>, Error> {
        let sql = "SELECT reference FROM ways_back WHERE works = 0 AND asked_at < $1 ORDER BY asked_at LIMIT 1";
        match sqlx::query(sql).bind(self.due_before(before).await?).fetch_optional(&self.pool).await? {
            Some(row) => self.incompatible(row.try_get("reference")?).await,
            None => Ok(None),
        }
    }

    /// How many requests wait for Smartcar to be asked about their cars, [`MOST_WAITING`] at most.
    pub async fn waiting_to_be_asked(&self, before: i64) -> Result<i64, Error> {
        let sql = "SELECT count(*) AS count FROM (
                       SELECT 1 AS one FROM ways_back WHERE works = 0 AND asked_at < $1 LIMIT $2) AS waiting";
        let question = sqlx::query(sql).bind(self.due_before(before).await?).bind(MOST_WAITING);
        Ok(integer(&question.fetch_one(&self.pool).await?, "count")?)
    }

    /// Answers from before this time count no more: because they are old, or because the operator wants all of them anew.
    async fn due_before(&self, before: i64) -> Result<i64, Error> {
        let row = sqlx::query("SELECT since FROM asked_anew").fetch_optional(&self.pool).await?;
        let anew = row.map(|row| integer(&row, "since")).transpose()?;
        Ok(anew.map_or(before, |anew| anew.max(before)))
    }

    /// Notes what Smartcar said about a car. Without a VIN it was asked about a make, a model and a year, so the answer holds
    /// for every such request; they are noted in parts, so that nobody who writes waits for long.
    pub async fn note_answer(&self, request: &IncompatibleVehicle, works: bool, now: i64) -> Result<(), Error> {
        if request.vin.is_some() {
            let sql = "UPDATE ways_back SET asked_at = $1, works = $2 WHERE reference = $3";
            let noted = sqlx::query(sql).bind(now).bind(i64::from(works)).bind(&request.reference);
            noted.execute(&self.pool).await?;
            return Ok(());
        }
        loop {
            // A cross join tells `SQLite` to begin with the cars: there are few of one kind, and many that wait.
            let part = sqlx::query(
                "UPDATE ways_back SET asked_at = $1, works = $2 WHERE reference IN (
                     SELECT car.reference FROM incompatible_vehicles AS car
                     CROSS JOIN ways_back AS way
                     WHERE way.reference = car.reference AND car.vin IS NULL AND car.make = $3 AND car.model = $4 AND car.year = $5
                         AND way.works = 0 AND way.asked_at < $1 LIMIT 500)",
            )
            .bind(now)
            .bind(i64::from(works))
            .bind(&request.make)
            .bind(&request.model)
            .bind(request.year)
            .execute(&self.pool)
            .await?;
            if part.rows_affected() == 0 {
                return Ok(());
            }
        }
    }

    /// Smartcar did not say: the car is asked about as if it had answered at this earlier time. Where all are asked anew it
    /// comes last of them, so that it does not keep the others waiting.
    pub async fn note_no_answer(&self, reference: &str, as_if_at: i64) -> Result<(), Error> {
        let as_if_at = self.due_before(as_if_at.saturating_add(1)).await? - 1;
        let sql = "UPDATE ways_back SET asked_at = $1 WHERE reference = $2";
        sqlx::query(sql).bind(as_if_at).bind(reference).execute(&self.pool).await?;
        Ok(())
    }

    /// Has everything asked again, as gently as the first time.
    pub async fn ask_again(&self, now: i64) -> Result<(), Error> {
        let sql =
            "INSERT INTO asked_anew (one, since) VALUES (1, $1) ON CONFLICT (one) DO UPDATE SET since = excluded.since";
        sqlx::query(sql).bind(now).execute(&self.pool).await?;
        Ok(())
    }

    /// Whether the car of a request works by now.
    pub async fn works_now(&self, request: &IncompatibleVehicle) -> Result<bool, Error> {
        let row = sqlx::query(
            "SELECT 1 AS one FROM ways_back WHERE reference = $1 AND works = 1
             UNION ALL
             SELECT 1 FROM cars_that_work WHERE make = $2 AND model IN ('', $3) AND $4 BETWEEN from_year AND to_year
             LIMIT 1",
        )
        .bind(&request.reference)
        .bind(folded(&request.make))
        .bind(request.model.to_ascii_lowercase())
        .bind(request.year)
        .fetch_optional(&self.pool)
        .await?;
        Ok(row.is_some())
    }

    /// Notes that an owner saw that the car works; the first time counts.
    pub async fn note_looked(&self, reference: &str, now: i64) -> Result<(), Error> {
        let sql = "UPDATE ways_back SET looked_at = $1 WHERE reference = $2 AND looked_at IS NULL";
        sqlx::query(sql).bind(now).bind(reference).execute(&self.pool).await?;
        Ok(())
    }

    /// Notes that an owner connected a car of that make from there; another make is another car.
    pub async fn note_connected_back(&self, reference: &str, make: &str, now: i64) -> Result<(), Error> {
        let Some(request) = self.incompatible(reference).await? else { return Ok(()) };
        if folded(&request.make) != folded(make) {
            return Ok(());
        }
        let sql = "UPDATE ways_back SET connected_at = $1 WHERE reference = $2 AND connected_at IS NULL";
        sqlx::query(sql).bind(now).bind(reference).execute(&self.pool).await?;
        Ok(())
    }

    /// What came of all requests.
    pub async fn came_of_it(&self) -> Result<CameOfIt, Error> {
        let row = sqlx::query(
            "SELECT (SELECT count(*) FROM ways_back WHERE works = 1) AS works,
                    (SELECT count(*) FROM ways_back WHERE looked_at IS NOT NULL) AS looked,
                    (SELECT count(*) FROM ways_back WHERE connected_at IS NOT NULL) AS connected",
        )
        .fetch_one(&self.pool)
        .await?;
        Ok(CameOfIt {
            works: integer(&row, "works")?,
            looked: integer(&row, "looked")?,
            connected: integer(&row, "connected")?,
        })
    }

    /// Marks cars that work by now. `id` is random; names are folded, and an empty model is every model. False: there are
    /// [`MOST_MARKED`] already.
    pub async fn mark_working(
        &self,
        id: &str,
        (make, model): (&str, &str),
        (from_year, to_year): (i64, i64),
        now: i64,
    ) -> Result<bool, Error> {
        let marked = sqlx::query(
            "INSERT INTO cars_that_work (id, make, model, from_year, to_year, marked_at)
             SELECT $1, $2, $3, $4, $5, $6 WHERE (SELECT count(*) FROM cars_that_work) < $7",
        )
        .bind(id)
        .bind(make)
        .bind(model)
        .bind(from_year)
        .bind(to_year)
        .bind(now)
        .bind(MOST_MARKED)
        .execute(&self.pool)
        .await?;
        Ok(marked.rows_affected() > 0)
    }

    /// Takes a mark back. False: it was not there any more.
    pub async fn unmark_working(&self, id: &str) -> Result<bool, Error> {
        let taken = sqlx::query("DELETE FROM cars_that_work WHERE id = $1").bind(id).execute(&self.pool).await?;
        Ok(taken.rows_affected() > 0)
    }

    /// The marks, the newest first.
    pub async fn marked_working(&self) -> Result<Vec<Marked>, Error> {
        let sql = "SELECT id, make, model, from_year, to_year FROM cars_that_work ORDER BY marked_at DESC, id LIMIT $1";
        let rows = sqlx::query(sql).bind(MOST_MARKED).fetch_all(&self.pool).await?;
        let marked = |row: &sqlx::any::AnyRow| {
            Ok(Marked {
                id: row.try_get("id")?,
                make: row.try_get("make")?,
                model: row.try_get("model")?,
                from_year: integer(row, "from_year")?,
                to_year: integer(row, "to_year")?,
            })
        };
        rows.iter().map(marked).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::operator::requests::tests::request;
    use crate::store::tests::store;

    #[tokio::test]
    async fn a_car_works_by_smartcars_word_or_the_operators_and_is_asked_about_no_more() {
        let (store, _directory) = store().await;
        let (niro, soul) = (request("a", "Kia", "Niro", 2020, None), request("b", "KIA", "Soul", 2015, None));
        store.save_incompatible(&niro, 1).await.unwrap();
        store.save_incompatible(&soul, 1).await.unwrap();
        let first = store.next_to_ask(100).await.unwrap().unwrap();
        store.note_answer(&first, false, 50).await.unwrap();
        let second = store.next_to_ask(100).await.unwrap().unwrap();
        assert_ne!(first.reference, second.reference, "the one that waited longest");
        store.note_answer(&second, true, 50).await.unwrap();
        assert_eq!(store.next_to_ask(100).await.unwrap(), Some(first.clone()), "a month later");
        assert_eq!(store.next_to_ask(50).await.unwrap(), None);
        assert!(store.works_now(&second).await.unwrap() && !store.works_now(&first).await.unwrap());
        assert!(store.mark_working("m", ("kia", ""), (2010, 2021), 1).await.unwrap());
        assert!(store.works_now(&first).await.unwrap());
        let mark = store.marked_working().await.unwrap().remove(0);
        assert!(store.unmark_working(&mark.id).await.unwrap());
        assert!(!store.unmark_working(&mark.id).await.unwrap(), "once is enough");
        assert!(!store.works_now(&first).await.unwrap());
        store.note_looked("a", 5).await.unwrap();
        store.note_connected_back("a", "Ford", 6).await.unwrap();
        assert_eq!(store.came_of_it().await.unwrap(), CameOfIt { works: 1, looked: 1, connected: 0 });
        store.note_connected_back("a", "KIA", 6).await.unwrap();
        assert_eq!(store.came_of_it().await.unwrap().connected, 1);
        store.delete_incompatible("a").await.unwrap();
        assert_eq!(store.came_of_it().await.unwrap().looked, 0, "what came of it goes with the request");
    }

    #[tokio::test]
    async fn one_answer_without_a_vin_holds_for_every_such_car_and_one_about_a_vin_for_that_car_alone() {
        let (store, _directory) = store().await;
        let vin = Some("5YJSA1E29LF403082");
        for (reference, model, vin) in
            [("a", "Niro", None), ("b", "Niro", None), ("c", "Niro", vin), ("d", "Soul", None)]
        {
            store.save_incompatible(&request(reference, "Kia", model, 2020, vin), 1).await.unwrap();
        }
        assert_eq!(store.waiting_to_be_asked(100).await.unwrap(), 4);
        let asked = store.incompatible("a").await.unwrap().unwrap();
        store.note_answer(&asked, false, 200).await.unwrap();
        assert_eq!(store.waiting_to_be_asked(100).await.unwrap(), 2);
        store.note_answer(&store.incompatible("c").await.unwrap().unwrap(), true, 200).await.unwrap();
        assert_eq!(store.came_of_it().await.unwrap().works, 1);
        store.ask_again(300).await.unwrap();
        assert_eq!(store.waiting_to_be_asked(100).await.unwrap(), 3, "of what works nobody asks again");
        store.note_answer(&asked, true, 400).await.unwrap();
        assert_eq!(store.came_of_it().await.unwrap().works, 3);
        let left = store.next_to_ask(100).await.unwrap().unwrap();
        store.note_no_answer(&left.reference, 350).await.unwrap();
        assert_eq!((left.reference.as_str(), store.next_to_ask(100).await.unwrap()), ("d", None));
        assert!(store.next_to_ask(351).await.unwrap().is_some(), "sooner than a month later");
    }

    #[tokio::test]
    async fn more_marks_than_anyone_makes_are_refused() {
        let (store, _directory) = store().await;
        for number in 0..=MOST_MARKED {
            let is_marked = store.mark_working(&number.to_string(), ("kia", ""), (2010, 2021), 1).await.unwrap();
            assert_eq!(is_marked, number < MOST_MARKED);
        }
    }
}
