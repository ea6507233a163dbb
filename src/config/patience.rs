//! How long things may take and how often they are tried: what keeps pages quick, cars rested and plans unspent.

use std::time::Duration;

use crate::smartcar::Mode;

/// Waiting times, all of them.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// How long a page waits for a car before it shows the last values and says that it is still asking.
    pub page: Duration,
    /// How long a return from Connect waits for its cars. The work goes on beside the page that says so.
    pub connect_return: Duration,
    /// How long after the press a command may still be sent. Whoever presses "Lock" does not mean in ten minutes.
    pub command: Duration,
    /// How long a complete answer is fresh: within it a page asks nobody.
    pub fresh: Duration,
    /// How long after Smartcar has told us the values of a car its page asks nobody. // unit: webhooks
    pub told: Duration, // unit: webhooks
    /// How long after Smartcar has told us of an error its page waits for the end of it to be told. // unit: webhooks
    pub told_of_an_error: Duration, // unit: webhooks
    /// How often "Check again" may be pressed for a car that has to wait anyway.
    pub between_checks: Duration,
    /// The first pause before a failed call is tried again in the background; it doubles from there.
    pub retry: Duration,
    /// How often the background looks for something to do.
    pub tick: Duration,
    /// The age at which a refresh token is renewed unasked; Smartcar ends it after 60 days.
    pub renew_grants: Duration,
}

impl Patience {
    /// Real cars rest between two questions, and each question counts against a plan. Pretend cars need no rest: what
    /// was broken a moment ago should show at once.
    pub fn of(mode: Mode) -> Self {
        let fresh = match mode {
            Mode::Sandbox | Mode::Test | Mode::Simulated => Duration::ZERO,
            Mode::Live => QUARTER_OF_AN_HOUR,
        };
        Self {
            page: Duration::from_secs(5),
            connect_return: Duration::from_secs(30),
            command: Duration::from_secs(30),
            fresh,
            // What the sandbox's webhook does not tell, a broken answer say, should show at once there too. // unit: webhooks
            told: if fresh.is_zero() { fresh } else { QUARTER_OF_A_DAY }, // unit: webhooks
            told_of_an_error: QUARTER_OF_A_DAY,                           // unit: webhooks
            between_checks: QUARTER_OF_AN_HOUR,
            retry: Duration::from_secs(60),
            tick: Duration::from_secs(15),
            renew_grants: Duration::from_secs(45 * 24 * 60 * 60),
        }
    }
}

const QUARTER_OF_AN_HOUR: Duration = Duration::from_secs(15 * 60);
const QUARTER_OF_A_DAY: Duration = Duration::from_secs(6 * 60 * 60); // unit: webhooks
