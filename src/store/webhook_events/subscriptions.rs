//! Cars that are to be subscribed to the webhook: worked on like events, so that none is forgotten.

use sqlx::Row;

use super::super::vehicles::{Vehicle, vehicle};
use super::super::{Error, Store};
use super::{DueEvent, SUBSCRIBE};

impl Store {
    /// Wants a car subscribed to the webhook: that is worked on like an event.
    pub async fn want_subscription(&self, vehicle_id: &str, webhook: &str, now: i64) -> Result<(), Error> {
        sqlx::query(
            "INSERT INTO webhook_events (id, kind, vehicle_id, sent_at, received_at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (id) DO UPDATE SET done_at = NULL, leased_until = 0, tries = 0, received_at = excluded.received_at",
        )
        .bind(subscription(vehicle_id, webhook))
        .bind(SUBSCRIBE)
        .bind(vehicle_id)
        .bind(now)
        .bind(now)
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// Wants every connected car subscribed that never was: those from before the webhook was set. How many.
    pub async fn want_subscriptions(&self, webhook: &str, now: i64) -> Result<u64, Error> {
        let rows = sqlx::query("SELECT id FROM vehicles WHERE token_id IS NOT NULL").fetch_all(&self.pool).await?;
        let mut count = 0;
        for row in &rows {
            let id: &str = row.try_get("id")?;
            let known = sqlx::query("SELECT 1 AS one FROM webhook_events WHERE id = $1");
            if known.bind(subscription(id, webhook)).fetch_optional(&self.pool).await?.is_none() {
                self.want_subscription(id, webhook, now).await?;
                count += 1;
            }
        }
        Ok(count)
    }

    /// The car that an event is about, while it is connected.
    pub async fn vehicle_of_event(&self, event: &DueEvent) -> Result<Option<Vehicle>, Error> {
        let row = sqlx::query("SELECT * FROM vehicles WHERE id = $1 AND token_id IS NOT NULL");
        let row = row.bind(event.vehicle_id.as_deref()).fetch_optional(&self.pool).await?;
        row.as_ref().map(vehicle).transpose()
    }
}

fn subscription(vehicle_id: &str, webhook: &str) -> String {
    format!("{SUBSCRIBE} {vehicle_id} {webhook}")
}
