//! Time is an argument. Whoever needs to know what time it is asks a [`Clock`]; tests move theirs.

use std::sync::Mutex;
use std::sync::PoisonError;

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
    fn a_stamp_grows_with_every_change_even_within_one_second_or_on_a_clock_set_back() {
        let at = |seconds: i64| DateTime::from_timestamp(1_795_507_200 + seconds, 0).unwrap();
        assert_eq!(stamp_after(at(0), at(60)), at(60));
        assert_eq!(stamp_after(at(60), at(60)), at(61));
        assert_eq!(stamp_after(at(61), at(60)), at(62));
        assert_eq!(stamp_after(at(3600), at(60)), at(3601));
    }
}
