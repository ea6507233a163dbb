//! What Smartcar has told us was mended, said to the owner once, at their next view of the car.

use crate::store::{Mended, Vehicle};
use crate::web::render::Frame;
use crate::web::session::Visit;
use crate::web::{AppState, Error};

/// Puts it on the car's page, unless something is the matter again. Whoever was just told something else, that they are
/// back from signing in say, knows.
pub(crate) async fn say(state: &AppState, visit: &Visit, vehicle: &Vehicle, frame: &mut Frame) -> Result<(), Error> {
    if vehicle.incident.is_some() || visit.only_looks {
        return Ok(());
    }
    let Some(mended) = state.cars.store.take_mended(&vehicle.id).await? else { return Ok(()) };
    if !frame.notice.is_empty() {
        return Ok(());
    }
    let values = [("Your_car", frame.names.your_car_first.as_str())];
    frame.notice = match mended {
        Mended::Car => state.words.text("webhooks.answers_again", &values)?,
        Mended::Login => {
            let heading = state.words.text("reconnected.heading", &values)?;
            let lead = state.words.text("reconnected.lead", &values)?;
            state.words.text("page.notice", &[("heading", &heading), ("lead", &lead)])?
        }
    };
    Ok(())
}
