//! What Smartcar's webhook has saved: questions to cars that nobody had to ask, because we were told.

use crate::operator::plot::counted;
use crate::web::{AppState, Error};

/// A sentence with their number of the last week; `None` where there is no webhook, or it has saved none.
pub(super) async fn questions(state: &AppState) -> Result<Option<String>, Error> {
    if state.cars.client.settings().webhook.is_none() {
        return Ok(None);
    }
    let saved = state.cars.store.questions_saved().await?;
    if saved == 0 { Ok(None) } else { counted(state, "webhooks_saved.questions", saved).map(Some) }
}
