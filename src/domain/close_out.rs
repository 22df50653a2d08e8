//! After an event: how many came, what came up, what was promised. Which events are to be closed out
//! and which still nag. A close-out is no change of time, place or status: calendars hear nothing.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use crate::domain::event::{Event, State};
use crate::domain::ids::{EventId, TopicId};

/// Most people a head count may say.
pub const MOST_HEADS: u32 = 9_999;

/// Longest note, in characters.
pub const MAX_NOTE: usize = 4000;

/// An event that nobody closed out nags for so many days after its end; older ones, which somebody
/// may have imported, keep quiet.
pub const NAG_DAYS: i64 = 60;

/// Why an event is not closed out now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotClosing {
    #[error("the event did not take place")]
    Off,
    #[error("the event is not over")]
    NotOver,
}

/// Whether an event can be closed out, or its close-out be changed.
///
/// # Errors
/// The reason why not.
pub fn closing(event: &Event, now: DateTime<Utc>) -> Result<(), NotClosing> {
    if !matches!(event.state, State::Published | State::Closed) {
        return Err(NotClosing::Off);
    }
    if event.is_over(now) {
        Ok(())
    } else {
        Err(NotClosing::NotOver)
    }
}

/// Whether the board asks for the close-out of this event.
#[must_use]
pub fn nags(event: &Event, now: DateTime<Utc>) -> bool {
    event.state == State::Published
        && event.is_over(now)
        && now < event.times.ends_at + TimeDelta::days(NAG_DAYS)
}

/// Which number is kept: `None` when the count at the door is right, so that taps still on their way
/// are counted.
#[must_use]
pub fn correction(typed: Option<u32>, tally: Option<u32>) -> Option<u32> {
    typed.filter(|heads| Some(*heads) != tally)
}

/// The first day a promise made at the event may be due: its own.
#[must_use]
pub fn day_of(event: &Event) -> NaiveDate {
    event.times.local_start.date()
}

/// What came of an event. The note is ciphertext.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CloseOut {
    pub event_id: EventId,
    /// How many came, where the count at the door is not right or there is none.
    pub heads: Option<u32>,
    /// What came up, in the order of the department's list.
    pub topics: Vec<TopicId>,
    pub note_sealed: Option<Vec<u8>>,
    /// Rises with every change; 1 is the first.
    pub version: i32,
    pub closed_at: DateTime<Utc>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_says_the_same_as_the_door_is_no_correction() {
        assert_eq!(correction(Some(41), Some(41)), None);
        assert_eq!(correction(Some(40), Some(41)), Some(40));
        assert_eq!(
            correction(Some(0), None),
            Some(0),
            "nobody came, and somebody looked"
        );
        assert_eq!(correction(None, Some(41)), None);
    }
}
