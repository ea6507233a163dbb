//! The last command of each kind per car: asked for, sent, or failed.

use sqlx::Row;

use super::{Error, Store, integer};
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CommandState {
    /// On its way; no answer yet.
    Sending,
    /// Accepted. Never taken for done.
    Sent,
    /// Not done, or nobody knows; as the web layer wrote it.
    Failed(String),
}

/// No call takes longer than this, so a command that is still being sent has been forgotten by a restart.
const LONGEST_MS: i64 = 320_000;

impl Store {
    /// Notes that a command is about to be sent. False: the same one is on its way already, and must not be sent twice.
    pub async fn begin_command(&self, vehicle_id: &str, command: Command, now: i64) -> Result<bool, Error> {
        let row = sqlx::query(
            "INSERT INTO commands (vehicle_id, command, state, asked_at) VALUES ($1, $2, 'sending', $3)
             ON CONFLICT (vehicle_id, command) DO UPDATE SET state = 'sending', asked_at = excluded.asked_at, failure = NULL
                 WHERE commands.state <> 'sending' OR commands.asked_at < $4
             RETURNING 1 AS begun",
        )
        .bind(vehicle_id)
        .bind(command.name())
        .bind(now)
        .bind(now - LONGEST_MS)
        .fetch_optional(&self.pool)
        .await?;
        Ok(row.is_some())
    }

    /// Notes how a command ended. `failure`: none when it was accepted.
    pub async fn end_command(&self, vehicle_id: &str, command: Command, failure: Option<&str>) -> Result<(), Error> {
        sqlx::query("UPDATE commands SET state = $1, failure = $2 WHERE vehicle_id = $3 AND command = $4")
            .bind(if failure.is_some() { "failed" } else { "sent" })
            .bind(failure)
            .bind(vehicle_id)
            .bind(command.name())
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// The last command of each kind, newest first.
    pub async fn commands(&self, vehicle_id: &str) -> Result<Vec<StoredCommand>, Error> {
        let rows = sqlx::query(
            "SELECT command, state, asked_at, failure FROM commands WHERE vehicle_id = $1 ORDER BY asked_at DESC, command",
        )
        .bind(vehicle_id)
        .fetch_all(&self.pool)
        .await?;
        let stored = |row: &sqlx::any::AnyRow| {
            let state = match (row.try_get::<&str, _>("state")?, row.try_get::<Option<String>, _>("failure")?) {
                ("sending", _) => CommandState::Sending,
                ("sent", _) => CommandState::Sent,
                ("failed", Some(failure)) => CommandState::Failed(failure),
                _ => return Err(Error::Damaged("command")),
            };
            let command = Command::from_name(row.try_get("command")?).ok_or(Error::Damaged("command"))?;
            Ok(StoredCommand { command, state, asked_at: integer(row, "asked_at")? })
        };
        rows.iter().map(stored).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::tests::store;
    use crate::store::vehicles::tests::{car, token_set};

    #[tokio::test]
    async fn a_command_on_its_way_is_not_begun_twice_and_a_forgotten_one_is() {
        let (store, _directory) = store().await;
        let id = store.connect_vehicles("me", &token_set("t"), &[car("a")], 0).await.unwrap().remove(0).id;
        assert!(store.begin_command(&id, Command::Lock, 1).await.unwrap());
        assert!(!store.begin_command(&id, Command::Lock, 2).await.unwrap(), "pressed twice");
        assert!(store.begin_command(&id, Command::Unlock, 2).await.unwrap(), "another command is another matter");
        assert!(store.begin_command(&id, Command::Lock, LONGEST_MS + 2).await.unwrap(), "forgotten by a restart");
        store.end_command(&id, Command::Lock, Some("door")).await.unwrap();
        assert_eq!(store.commands(&id).await.unwrap()[0].state, CommandState::Failed("door".into()));
        assert!(store.begin_command(&id, Command::Lock, LONGEST_MS + 3).await.unwrap(), "trying again");
        store.end_command(&id, Command::Lock, None).await.unwrap();
        assert_eq!(store.commands(&id).await.unwrap()[0].state, CommandState::Sent);
    }
}
