//! After how long a failed reading is worth another try in the background. Commands and returns from
//! Connect are never repeated: they are not safe to.
//!
//! Retryable is what Smartcar documents as such. Pauses double, are spread so that many cars do not come back at once,
//! and never undercut a waiting time Smartcar named.

use std::time::Duration;

/// How patiently to try again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// A service stumbled: the first pause is the base.
    Brisk,
    /// A car rests, drives or is in a garage: asking it often would only drain its battery.
    Slow,
}

/// The pause before try number `tries` + 1. `base`: the first brisk pause. `spread`: 0 to 1, random. `asked_for`: what
/// Smartcar named. `None`: enough tries; the owner's next visit asks again.
pub fn pause(pace: Pace, tries: u32, base: Duration, spread: f64, asked_for: Option<Duration>) -> Option<Duration> {
    const MOST_TRIES: u32 = 8;
    const SLOW_FACTOR: u32 = 30;
    if tries >= MOST_TRIES {
        return None;
    }
    let first = match pace {
        Pace::Brisk => base,
        Pace::Slow => base * SLOW_FACTOR,
    };
    let doubled = first * 2_u32.pow(tries);
    let spread_out = doubled.mul_f64(1.0 + spread.clamp(0.0, 1.0) / 2.0);
    // What Smartcar named is the least; the spread comes on top, so that cars which met the same limit part ways.
    let least = asked_for.map_or(Duration::ZERO, |wait| wait + base.mul_f64(spread.clamp(0.0, 1.0)));
    Some(spread_out.max(least))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: Duration = Duration::from_secs(60);

    #[test]
    fn pauses_double_and_end() {
        let pause = |tries| pause(Pace::Brisk, tries, MINUTE, 0.0, None);
        assert_eq!((pause(0), pause(1), pause(3)), (Some(MINUTE), Some(MINUTE * 2), Some(MINUTE * 8)));
        assert_eq!(pause(8), None);
    }

    #[test]
    fn a_car_that_rests_is_left_alone_for_longer() {
        assert_eq!(pause(Pace::Slow, 0, MINUTE, 0.0, None), Some(MINUTE * 30));
    }

    #[test]
    fn a_named_waiting_time_is_never_undercut_and_the_spread_only_adds() {
        for spread in [0.0, 0.3, 1.0] {
            let wait = pause(Pace::Brisk, 0, MINUTE, spread, Some(MINUTE * 10)).unwrap();
            assert!(wait >= MINUTE * 10 && wait <= MINUTE * 11, "{wait:?}");
            assert!(pause(Pace::Brisk, 2, MINUTE, spread, None).unwrap() >= MINUTE * 4);
        }
    }
}
