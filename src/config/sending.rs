//! How much may be sent to the app. Not settings: they follow from the mode, and tests choose smaller ones.

use std::num::NonZeroU32;
use std::time::Duration;

use crate::smartcar::Mode;

/// Limits on what one address sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SendingLimit {
    /// How many forms at once.
    pub burst: NonZeroU32,
    /// After that, one form in this time.
    pub every: Duration,
    /// How long one body may be on its way.
    pub body_time: Duration,
    /// How long an answer to a wrong password of the operator is held back.
    pub wrong_password: Duration,
}

impl SendingLimit {
    /// A person sends a few forms a minute, an office behind one address a few dozen. The sandbox answers its own machine,
    /// where tests and programs send as fast as they can.
    pub(super) fn of(mode: Mode) -> Self {
        match mode {
            Mode::Sandbox => Self { burst: MANY, every: Duration::from_millis(1), ..Self::default() },
            Mode::Test | Mode::Simulated | Mode::Live => Self::default(),
        }
    }
}

impl Default for SendingLimit {
    fn default() -> Self {
        Self {
            burst: SOME,
            every: Duration::from_secs(1),
            body_time: Duration::from_secs(10),
            wrong_password: Duration::from_secs(1),
        }
    }
}

const SOME: NonZeroU32 = NonZeroU32::MIN.saturating_add(59);
const MANY: NonZeroU32 = NonZeroU32::MIN.saturating_add(9_999);
