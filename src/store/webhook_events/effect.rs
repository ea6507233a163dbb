//! What an event does to its car: read, decided and written in one transaction, together with the note that it is done.

use sqlx::{AnyConnection, Row};

use super::super::rows::written;
use super::super::vehicles::{Vehicle, vehicle};
use super::super::{Error, Store, StoredSignal, readings};
use super::DueEvent;
use crate::recovery::Incident;
use crate::smartcar::UserId;
use crate::smartcar::vehicle::{Reading, Signal};

/// What is known of the car an event is about.
#[derive(Debug)]
pub struct Known {
    /// The car.
    pub vehicle: Vehicle,
    /// Its owner at Smartcar, where that is known.
    pub user: Option<UserId>,
    /// Its signals.
    pub signals: Vec<StoredSignal>,
    /// Events of the same kind that were sent later and are done, as they came.
    pub later: Vec<String>,
}

/// What an event changes.
#[derive(Debug, Default)]
pub struct Effect {
    /// What the car has run into, if that changes.
    pub incident: Option<Option<Incident>>,
    /// Values, with when the car recorded them.
    pub good: Vec<(Signal, Reading)>,
    /// Signals that fail.
    pub failed: Vec<(Signal, Incident)>,
    /// Signals that fail no more.
    pub healed: Vec<Signal>,
    /// Whether it says how the car is, as an answer would.
    pub answered: bool,
    /// Whether it says so of everything that is asked for: then nobody need ask.
    pub is_complete: bool,
    /// What the owner is to be told at the next view.
    pub mended: Option<Mended>,
}

/// What an owner is told once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mended {
    /// What only they could mend.
    Login,
    /// What has passed by itself.
    Car,
}

impl Store {
    /// Does what events ask for: each effect, and that the event is done, in one transaction. `decide` may be asked again
    /// where that fails. An event whose car has left, or that is done already, changes nothing.
    pub async fn work_on_events(
        &self,
        events: &[DueEvent],
        now: i64,
        decide: impl Fn(&DueEvent, &Known) -> Effect,
    ) -> Result<(), Error> {
        let mut transaction = self.pool.begin().await?;
        for event in events {
            let done = sqlx::query("UPDATE webhook_events SET done_at = $1 WHERE id = $2 AND done_at IS NULL");
            if done.bind(now).bind(&event.id).execute(&mut *transaction).await?.rows_affected() == 0 {
                continue;
            }
            if let Some(known) = self.known(&mut transaction, event).await? {
                let effect = decide(event, &known);
                take_effect(&mut transaction, event, &known.vehicle, &effect, now).await?;
            }
        }
        transaction.commit().await?;
        Ok(())
    }

    async fn known(&self, connection: &mut AnyConnection, event: &DueEvent) -> Result<Option<Known>, Error> {
        let Some(id) = &event.vehicle_id else { return Ok(None) };
        // It changes nothing, and keeps others from changing the car until this is done.
        let row =
            sqlx::query("UPDATE vehicles SET revision = revision WHERE id = $1 AND token_id IS NOT NULL RETURNING *");
        let Some(row) = row.bind(id).fetch_optional(&mut *connection).await? else { return Ok(None) };
        let vehicle = vehicle(&row)?;
        let user = sqlx::query("SELECT user_id FROM tokens WHERE id = $1").bind(vehicle.token_id.as_ref());
        let user = user.fetch_optional(&mut *connection).await?;
        let user = user.map(|row| row.try_get::<Option<String>, _>("user_id")).transpose()?.flatten();
        let later = sqlx::query(
            "SELECT id, body FROM webhook_events WHERE vehicle_id = $1 AND kind = $2 AND sent_at > $3
                 AND done_at IS NOT NULL ORDER BY sent_at LIMIT 100",
        );
        let later = later.bind(id).bind(&event.kind).bind(event.sent_at).fetch_all(&mut *connection).await?;
        let later = later.iter().map(|row| self.body(row, row.try_get("id")?)).collect::<Result<Vec<_>, Error>>()?;
        Ok(Some(Known {
            user: user.as_deref().and_then(UserId::parse),
            signals: readings::signals(connection, id).await?,
            later: later.into_iter().flatten().collect(),
            vehicle,
        }))
    }

    /// What the owner of a car has yet to be told, which counts as told from now on.
    pub async fn take_mended(&self, vehicle_id: &str) -> Result<Option<Mended>, Error> {
        let row = sqlx::query("SELECT max(mended) AS mended FROM webhook_events WHERE vehicle_id = $1");
        let row = row.bind(vehicle_id).fetch_one(&self.pool).await?;
        let Some(mended) = row.try_get::<Option<String>, _>("mended")? else { return Ok(None) };
        let taken = sqlx::query("UPDATE webhook_events SET mended = NULL WHERE vehicle_id = $1 AND mended IS NOT NULL");
        let taken = taken.bind(vehicle_id).execute(&self.pool).await?.rows_affected() > 0;
        Ok(taken.then_some(if mended == Mended::Login.name() { Mended::Login } else { Mended::Car }))
    }
}

/// Everything an event changes, with the car held.
async fn take_effect(
    connection: &mut AnyConnection,
    event: &DueEvent,
    vehicle: &Vehicle,
    effect: &Effect,
    now: i64,
) -> Result<(), Error> {
    if let Some(incident) = &effect.incident {
        // A check under way began before, and saw another car than this one is now.
        sqlx::query(
            "UPDATE vehicles SET incident = $1, retry_at = NULL, retries = 0, revision = revision + 1 WHERE id = $2",
        )
        .bind(incident.as_ref().map(written).transpose()?)
        .bind(&vehicle.id)
        .execute(&mut *connection)
        .await?;
    }
    if effect.answered {
        let at = event.sent_at.min(now);
        sqlx::query("UPDATE vehicles SET checked_at = $1, asked_at = $2 WHERE id = $3")
            .bind(vehicle.checked_at.map_or(at, |checked| checked.max(at)))
            .bind(vehicle.asked_at.map_or(at, |asked| asked.max(at)))
            .bind(&vehicle.id)
            .execute(&mut *connection)
            .await?;
    }
    for signal in &effect.healed {
        for heal in [
            "DELETE FROM readings WHERE vehicle_id = $1 AND signal = $2 AND value IS NULL",
            "UPDATE readings SET incident = NULL WHERE vehicle_id = $1 AND signal = $2",
        ] {
            sqlx::query(heal).bind(&vehicle.id).bind(signal.name()).execute(&mut *connection).await?;
        }
    }
    // As of when it was sent, so that one that was sent later is later however soon it comes.
    readings::keep(connection, &vehicle.id, &effect.good, &effect.failed, event.sent_at.min(now)).await?;
    if effect.is_complete {
        let note = sqlx::query("UPDATE webhook_events SET is_complete = 1 WHERE id = $1");
        note.bind(&event.id).execute(&mut *connection).await?;
    }
    if let Some(mended) = effect.mended {
        let note = sqlx::query("UPDATE webhook_events SET mended = $1 WHERE id = $2");
        note.bind(mended.name()).bind(&event.id).execute(&mut *connection).await?;
    }
    Ok(())
}

impl Mended {
    fn name(self) -> &'static str {
        match self {
            Self::Login => "login",
            Self::Car => "car",
        }
    }
}
