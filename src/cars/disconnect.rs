//! The owner's word counts, and Smartcar hears of it: the tokens go even when it does not answer, and without them nothing can
//! be read.

use crate::cars::access::Access;
use crate::cars::told; // unit: webhooks
use crate::cars::{Broken, Cars, Stopped};
use crate::smartcar::Errand;
use crate::store::Vehicle;

/// Stops sharing a car, and keeps what we have.
pub async fn stop_sharing(cars: &Cars, owner: &str, vehicle: &Vehicle) -> Result<(), Broken> {
    tell_smartcar(cars, vehicle).await;
    Ok(cars.store.disconnect_vehicle(owner, &vehicle.id).await?)
}

/// Stops sharing a car, and deletes everything kept about it.
pub async fn remove(cars: &Cars, owner: &str, vehicle: &Vehicle) -> Result<(), Broken> {
    tell_smartcar(cars, vehicle).await;
    Ok(cars.store.delete_vehicle(owner, &vehicle.id).await?)
}

/// Not even an error of ours keeps anyone from leaving.
async fn tell_smartcar(cars: &Cars, vehicle: &Vehicle) {
    let (shared, vehicle) = (cars.clone(), vehicle.clone());
    if let Err(error) = cars.spawn(async move { tell(&shared, &vehicle).await }).await {
        tracing::error!(%error, "Smartcar was not told that a car is disconnected");
    }
}

async fn tell(cars: &Cars, vehicle: &Vehicle) {
    let Some(access) = Access::to(cars, vehicle, Errand::Person) else { return };
    told::end(cars, vehicle).await; // unit: webhooks
    match access.disconnect().await {
        Ok(()) => {}
        Err(Stopped::Failure(failure)) => {
            tracing::warn!(failure = failure.name(), "Smartcar was not told that a car is disconnected");
        }
        Err(Stopped::Broken(error)) => tracing::error!(%error, "Smartcar was not told that a car is disconnected"),
    }
}
