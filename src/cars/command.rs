//! Commands: sent once, in a task of its own, never repeated. "Sent" is all an accepted command means; "done" is said when the
//! car itself reports it.

use std::time::Instant;

use crate::cars::access::Access;
use crate::cars::insisting::insist;
use crate::cars::{Broken, Cars, Stopped, log, milliseconds, now};
use crate::causes::Causes;
use crate::recovery::{Failure, Incident};
use crate::reference;
use crate::smartcar::Errand;
use crate::smartcar::vehicle::Command;
use crate::store::Vehicle;

/// Sends a command unless the same one is on its way, and waits for the answer as long as a page may.
pub async fn send(cars: &Cars, vehicle: &Vehicle, command: Command) -> Result<(), Broken> {
    let send_by = Instant::now() + cars.patience.command;
    let Some(access) = Access::to(cars, vehicle, Errand::Command { send_by }) else { return Ok(()) };
    // The same press may reach another process, whose own clock may be another.
    let now = cars.store.clock().await?;
    if !cars.store.begin_command(&vehicle.id, command, now, longest(cars)).await? {
        return Ok(());
    }
    let (shared, id) = (cars.clone(), vehicle.id.clone());
    let work = async move {
        metrics::gauge!("driveway_commands_under_way").increment(1.0); // unit: figures
        if let Err(error) = carry_out(&shared, &access, &id, command, now).await {
            tracing::error!(error = %Causes(&error), "how a command ended could not be noted");
        }
        metrics::gauge!("driveway_commands_under_way").decrement(1.0); // unit: figures
    };
    let task = cars.spawn(work);
    // Still under way: its page says so.
    drop(tokio::time::timeout(cars.patience.page, task).await);
    Ok(())
}

/// How long a command can be on its way, milliseconds: sent at the very end of its time, and answered at the very end of
/// the car's. A second sending, after a token that was refused, is held to the same end.
pub fn longest(cars: &Cars) -> i64 {
    milliseconds(cars.patience.command + cars.client.settings().timeouts.vehicle)
}

/// Ends the commands of a process that is gone, which are on their way for longer than `longest` milliseconds: nobody can
/// say any more what became of them.
pub async fn end_forgotten(cars: &Cars, longest: i64) -> Result<(), Broken> {
    let before = cars.store.clock().await?.saturating_sub(longest);
    let lost = Incident::of_lost_command(reference::random()?, before);
    let count = cars.store.end_forgotten_commands(before, &lost).await?;
    if count > 0 {
        tracing::warn!(count, "commands were on their way when the app ended; their pages say that nobody knows");
    }
    Ok(())
}

async fn carry_out(
    cars: &Cars,
    access: &Access,
    vehicle_id: &str,
    command: Command,
    asked_at: i64,
) -> Result<(), Broken> {
    let failure = match access.command(command).await {
        Ok(()) => None,
        Err(Stopped::Failure(failure)) => Some(failure),
        // An error of ours comes before the call: the token could not be had, so nothing was sent.
        Err(Stopped::Broken(error)) => {
            tracing::error!(%error, "a command could not be sent");
            Some(Failure::Internal)
        }
    };
    let incident = match failure {
        None => None,
        Some(failure) => {
            let incident = Incident::of(&failure, reference::random()?, now());
            log::incident(&incident, &failure);
            Some(incident)
        }
    };
    insist(|| cars.store.end_command(vehicle_id, command, asked_at, incident.as_ref())).await?;
    // Either way the car has been spoken to: what we knew of it may have changed.
    Ok(insist(|| cars.store.forget_freshness(vehicle_id)).await?)
}
