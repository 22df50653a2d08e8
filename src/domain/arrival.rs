//! People at the door: counted by taps on a phone, each tap once however often it is sent, and
//! checked in by the code of their RSVP where they want that.

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::event::{Event, State};
use crate::domain::ids::{EventId, RsvpId, StaffId};
use crate::domain::rsvp::PartySize;

/// Counting starts this long before the event.
pub const BEFORE: TimeDelta = TimeDelta::hours(2);
/// Taps that waited for a connection are taken until this long after the event.
pub const AFTER: TimeDelta = TimeDelta::hours(24);

/// Why nobody is counted now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotCounting {
    #[error("the event does not take place")]
    Off,
    #[error("counting starts two hours before the event")]
    TooEarly,
    #[error("counting ended a day after the event")]
    TooLate,
}

/// Whether people are counted at this event now.
///
/// # Errors
/// The reason why not.
pub fn counting(event: &Event, now: DateTime<Utc>) -> Result<(), NotCounting> {
    match event.state {
        State::Published | State::Closed => {}
        State::Draft | State::Scheduled | State::Postponed | State::Cancelled => {
            return Err(NotCounting::Off);
        }
    }
    if now < event.times.starts_at - BEFORE {
        return Err(NotCounting::TooEarly);
    }
    if now >= event.times.ends_at + AFTER {
        return Err(NotCounting::TooLate);
    }
    Ok(())
}

/// The name of one tap, chosen where it was made: 16 to 64 letters, digits, `-` or `_`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tap(String);

impl Tap {
    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        let fits = (16..=64).contains(&raw.len()) && raw.chars().all(plain);
        fits.then(|| Self(raw.to_owned()))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// How many a tap adds, or takes back: 1 to 20 either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heads(i32);

impl Heads {
    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        let number: i32 = raw.trim().parse().ok()?;
        let fits = number.unsigned_abs() <= PartySize::MAX && number != 0;
        fits.then_some(Self(number))
    }

    /// A whole party.
    #[must_use]
    pub fn of(party: PartySize) -> Self {
        Self(i32::try_from(party.heads()).unwrap_or(0))
    }

    #[must_use]
    pub fn number(self) -> i32 {
        self.0
    }
}

/// One tap to be stored.
#[derive(Debug, Clone)]
pub struct NewArrival {
    pub event_id: EventId,
    pub tap: Tap,
    pub heads: Heads,
    /// The party that was checked in; `None` is a walk-in or somebody without a code.
    pub rsvp_id: Option<RsvpId>,
    pub staff_id: StaffId,
    pub counted_at: DateTime<Utc>,
}

/// Who came, in heads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Arrivals {
    /// Counted at the door.
    pub counted: i64,
    /// Of parties that showed a code.
    pub checked_in: i64,
    /// What the close-out says instead: the count at the door was not right, or there was none.
    pub corrected: Option<u32>,
}

impl Arrivals {
    /// Everybody who came.
    #[must_use]
    pub fn heads(self) -> u32 {
        self.corrected.unwrap_or_else(|| self.tally())
    }

    /// Everybody who was counted at the door.
    #[must_use]
    pub fn tally(self) -> u32 {
        u32::try_from(self.counted + self.checked_in).unwrap_or(0)
    }

    /// Everybody who came and showed no code.
    #[must_use]
    pub fn walked_in(self) -> i64 {
        let corrected = self.corrected.map(|all| i64::from(all) - self.checked_in);
        corrected.map_or(self.counted, |walked_in| walked_in.max(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tap_has_a_name_nobody_else_chooses() {
        assert!(Tap::parse("0123456789abcdef").is_some());
        for wrong in ["", "short", "0123456789abcde!", &"x".repeat(65)] {
            assert_eq!(Tap::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_tap_counts_up_to_a_whole_party_and_takes_back_as_much() {
        for (raw, number) in [("1", 1), (" 20 ", 20), ("-1", -1), ("-20", -20)] {
            assert_eq!(Heads::parse(raw).map(Heads::number), Some(number));
        }
        for wrong in ["0", "21", "-21", "", "one", "1.5", "99999999999"] {
            assert_eq!(Heads::parse(wrong), None, "{wrong}");
        }
    }
}
