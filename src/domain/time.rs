//! Time is an argument. Whoever needs to know what time it is asks a [`Clock`]; tests move theirs.

use std::sync::Mutex;
use std::sync::PoisonError;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

/// Where `now` comes from.
pub trait Clock: Send + Sync {
    /// Now, in whole UTC seconds.
    fn now(&self) -> DateTime<Utc>;
}

/// The next value of a stamp that calendar apps compare (LAST-MODIFIED, a department's last
/// revision): `now`, or the second after the value before. It grows with every change, also with two
/// changes in one second and when the machine's clock was set back; it runs ahead of the clock by as
/// many seconds as there were changes within one.
#[must_use]
pub fn stamp_after(before: DateTime<Utc>, now: DateTime<Utc>) -> DateTime<Utc> {
    now.max(before + TimeDelta::seconds(1))
}

/// Wall clock and monotonic clock may run apart by this much between two looks.
pub const DRIFT: TimeDelta = TimeDelta::minutes(5);

/// Finds out when the wall clock was set, or the machine slept: between two beats, wall time and the
/// time that really went by are compared (MAIL.md, 35).
#[derive(Debug, Clone, Copy, Default)]
pub struct Pulse(Option<(DateTime<Utc>, Duration)>);

impl Pulse {
    /// A look at both clocks; `run` is the time since the start of the program. `Some` says by how
    /// much the wall clock jumped since the last look, when by more than [`DRIFT`].
    pub fn beat(&mut self, wall: DateTime<Utc>, run: Duration) -> Option<TimeDelta> {
        let before = self.0.replace((wall, run));
        let (last_wall, last_run) = before?;
        let passed = TimeDelta::from_std(run.saturating_sub(last_run)).ok()?;
        let jump = (wall - last_wall) - passed;
        (jump.abs() > DRIFT).then_some(jump)
    }
}

/// A clock that stands still until it is moved.
#[derive(Debug)]
pub struct FixedClock(Mutex<DateTime<Utc>>);

impl FixedClock {
    #[must_use]
    pub fn new(at: DateTime<Utc>) -> Self {
        Self(Mutex::new(at))
    }

    /// Moves the clock, forwards or backwards.
    pub fn advance(&self, by: TimeDelta) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) += by;
    }

    /// Sets the clock to `at`.
    pub fn set(&self, at: DateTime<Utc>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = at;
    }
}

impl Clock for FixedClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_is_set_by_a_day_is_noticed_once_in_either_direction() {
        let at = |seconds: i64| DateTime::from_timestamp(1_795_507_200 + seconds, 0).unwrap();
        let mut pulse = Pulse::default();
        assert_eq!(pulse.beat(at(0), Duration::from_secs(10)), None);
        assert_eq!(pulse.beat(at(5), Duration::from_secs(15)), None);
        let day = TimeDelta::days(1);
        assert_eq!(pulse.beat(at(10) + day, Duration::from_secs(20)), Some(day));
        assert_eq!(
            pulse.beat(at(15) + day, Duration::from_secs(25)),
            None,
            "once"
        );
        assert_eq!(pulse.beat(at(20), Duration::from_secs(30)), Some(-day));
        // A leap second smeared, a clock corrected by a little: nothing to stop for.
        assert_eq!(pulse.beat(at(25 + 200), Duration::from_secs(35)), None);
        // A tick that took long is no jump.
        assert_eq!(
            pulse.beat(at(25 + 4000), Duration::from_secs(35 + 3800)),
            None
        );
    }

    #[test]
    fn a_stamp_grows_with_every_change_even_within_one_second_or_on_a_clock_set_back() {
        let at = |seconds: i64| DateTime::from_timestamp(1_795_507_200 + seconds, 0).unwrap();
        assert_eq!(stamp_after(at(0), at(60)), at(60));
        assert_eq!(stamp_after(at(60), at(60)), at(61));
        assert_eq!(stamp_after(at(61), at(60)), at(62));
        assert_eq!(stamp_after(at(3600), at(60)), at(3601));
    }
}
