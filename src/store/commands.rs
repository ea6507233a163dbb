//! The last command of each kind per car: asked for, sent, or failed.

use sqlx::Row;

use super::rows::{incident, readable, written};
use super::{Error, Store, integer};
use crate::recovery::Incident;
use crate::smartcar::vehicle::Command;

/// A command a car was asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredCommand {
    /// Which.
    pub command: Command,
    /// What became of it.
    pub state: CommandState,
    /// When the owner asked for it, epoch milliseconds.
    pub asked_at: i64,
}

/// What became of a command.
#[derive(Debug, Clone, PartialEq)]
pub enum CommandState {
    /// On its way; no answer yet.
    Sending,
    /// Accepted. Never taken for done.
    Sent,
    /// Not done, or nobody knows.
    Failed(Incident),
}

impl Store {
    /// Notes that a command is about to be sent. False: the same one is on its way already, and must not be sent twice.
    /// `longest`: how long a command can be on its way at most, milliseconds; one older than that was forgotten by a crash.
    pub async fn begin_command(
        &self,
        vehicle_id: &str,
        command: Command,
        now: i64,
        longest: i64,
    ) -> Result<bool, Error> {
        let row = sqlx::query(
            "INSERT INTO commands (vehicle_id, command, state, asked_at) VALUES ($1, $2, 'sending', $3)
             ON CONFLICT (vehicle_id, command) DO UPDATE SET state = 'sending', asked_at = excluded.asked_at, incident = NULL
                 WHERE commands.state <> 'sending' OR commands.asked_at < $4
             RETURNING 1 AS begun",
        )
        .bind(vehicle_id)
        .bind(command.name())
        .bind(now)
        .bind(now.saturating_sub(longest))
        .fetch_optional(&self.pool)
        .await?;
        Ok(row.is_some())
    }

    /// Notes how the command asked for at `asked_at` ended; a later press is another matter. `incident`: none when it was
    /// accepted.
    pub async fn end_command(
        &self,
        vehicle_id: &str,
        command: Command,
        asked_at: i64,
        incident: Option<&Incident>,
    ) -> Result<(), Error> {
        sqlx::query(
            "UPDATE commands SET state = $1, incident = $2 WHERE vehicle_id = $3 AND command = $4 AND asked_at = $5",
        )
        .bind(if incident.is_some() { "failed" } else { "sent" })
        .bind(incident.map(written).transpose()?)
        .bind(vehicle_id)
        .bind(command.name())
        .bind(asked_at)
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// Ends commands asked for before a time that are still said to be on their way: the process that sent them is gone.
    pub async fn end_forgotten_commands(&self, before: i64, incident: &Incident) -> Result<u64, Error> {
        let ended = sqlx::query(
            "UPDATE commands SET state = 'failed', incident = $1 WHERE state = 'sending' AND asked_at < $2",
        );
        Ok(ended.bind(written(incident)?).bind(before).execute(&self.pool).await?.rows_affected())
    }

    /// The last command of each kind, newest first.
    pub async fn commands(&self, vehicle_id: &str) -> Result<Vec<StoredCommand>, Error> {
        let rows = sqlx::query(
            "SELECT command, state, asked_at, incident FROM commands WHERE vehicle_id = $1 ORDER BY asked_at DESC, command",
        )
        .bind(vehicle_id)
        .fetch_all(&self.pool)
        .await?;
        let stored = |row: &sqlx::any::AnyRow| {
            let asked_at = integer(row, "asked_at")?;
            let state = match row.try_get::<&str, _>("state")? {
                "sending" => CommandState::Sending,
                "sent" => CommandState::Sent,
                // One that cannot be read leaves nobody knowing.
                "failed" => CommandState::Failed(
                    incident(row)?.0.unwrap_or_else(|| Incident::of_lost_command(String::new(), asked_at)),
                ),
                _ => return Err(Error::Damaged("command")),
            };
            let command = Command::from_name(row.try_get("command")?).ok_or(Error::Damaged("command"))?;
            Ok(StoredCommand { command, state, asked_at })
        };
        Ok(readable(&rows, stored))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::samples::{car, incident, token_set};
    use crate::store::tests::store;

    const LONGEST: i64 = 1_000;

    #[tokio::test]
    async fn a_command_forgotten_by_a_crash_is_ended_and_a_late_answer_changes_no_later_press() {
        let (store, _directory) = store().await;
        let id = store.connect_vehicles("me", &token_set("t"), &[car("a")], 0).await.unwrap().remove(0).id;
        assert!(store.begin_command(&id, Command::Lock, 5, LONGEST).await.unwrap());
        let lost = Incident::of_lost_command("K7QF-2M9D".into(), 6);
        assert_eq!(store.end_forgotten_commands(5, &lost).await.unwrap(), 0);
        assert_eq!(store.end_forgotten_commands(6, &lost).await.unwrap(), 1);
        assert_eq!(store.commands(&id).await.unwrap()[0].state, CommandState::Failed(lost));
        assert!(store.begin_command(&id, Command::Lock, 9, LONGEST).await.unwrap());
        store.end_command(&id, Command::Lock, 5, None).await.unwrap();
        assert_eq!(store.commands(&id).await.unwrap()[0].state, CommandState::Sending);
    }

    #[tokio::test]
    async fn a_command_on_its_way_is_not_begun_twice_and_a_forgotten_one_is() {
        let (store, _directory) = store().await;
        let id = store.connect_vehicles("me", &token_set("t"), &[car("a")], 0).await.unwrap().remove(0).id;
        assert!(store.begin_command(&id, Command::Lock, 1, LONGEST).await.unwrap());
        assert!(!store.begin_command(&id, Command::Lock, 2, LONGEST).await.unwrap(), "pressed twice");
        assert!(
            store.begin_command(&id, Command::Unlock, 2, LONGEST).await.unwrap(),
            "another command is another matter"
        );
        assert!(store.begin_command(&id, Command::Lock, LONGEST + 2, LONGEST).await.unwrap(), "forgotten by a restart");
        store.end_command(&id, Command::Lock, LONGEST + 2, Some(&incident())).await.unwrap();
        assert_eq!(store.commands(&id).await.unwrap()[0].state, CommandState::Failed(incident()));
        assert!(store.begin_command(&id, Command::Lock, LONGEST + 3, LONGEST).await.unwrap(), "trying again");
        store.end_command(&id, Command::Lock, LONGEST + 3, None).await.unwrap();
        assert_eq!(store.commands(&id).await.unwrap()[0].state, CommandState::Sent);
    }
}
