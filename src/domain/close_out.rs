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

/// Most an event may have cost, in whole dollars.
pub const MOST_COST: u32 = 999_999;

/// Longest words for who paid, in characters.
pub const MAX_PAID_BY: usize = 120;

/// The head count by age, as far as somebody looked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ages {
    /// Younger than 13.
    pub children: Option<u32>,
    /// 13 to 17.
    pub teens: Option<u32>,
    /// 18 to 64.
    pub adults: Option<u32>,
    /// 65 and older.
    pub older_adults: Option<u32>,
}

impl Ages {
    /// Each with its word in forms and files, the youngest first.
    #[must_use]
    pub fn bands(self) -> [(&'static str, Option<u32>); 4] {
        [
            ("children", self.children),
            ("teens", self.teens),
            ("adults", self.adults),
            ("older_adults", self.older_adults),
        ]
    }

    /// Those that were noted together.
    #[must_use]
    pub fn sum(self) -> u32 {
        let said = self.bands().into_iter().filter_map(|(_, heads)| heads);
        said.sum()
    }

    /// Everybody, where all of them were noted and are no more than a head count may be.
    fn everybody(self) -> Option<u32> {
        let is_whole = self.bands().iter().all(|(_, heads)| heads.is_some());
        Some(self.sum()).filter(|sum| is_whole && *sum <= MOST_HEADS)
    }
}

/// What may be written down beside the head count; all of it may be left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Extras {
    pub ages: Ages,
    /// Whether photos were taken.
    pub photos: Option<bool>,
    /// What it cost, in whole dollars.
    pub cost: Option<u32>,
    /// Who paid, such as a shop; empty when nobody said.
    pub paid_by: String,
}

impl Extras {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The ages add up to more people than came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the ages add up to {sum}, the head count is {heads}")]
pub struct TooManyAges {
    pub sum: u32,
    pub heads: u32,
}

/// The head count that is kept beside these ages: the typed one, or where nobody counted and every age is
/// noted, all of them together.
///
/// # Errors
/// [`TooManyAges`] when they are more than the head count, typed or at the door. Fewer are no fault:
/// nobody asks everybody.
pub fn heads_with(
    typed: Option<u32>,
    tally: Option<u32>,
    ages: Ages,
) -> Result<Option<u32>, TooManyAges> {
    let sum = ages.sum();
    match typed.or(tally) {
        Some(heads) if sum > heads => Err(TooManyAges { sum, heads }),
        Some(_) => Ok(typed),
        None => Ok(ages.everybody()),
    }
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
    pub extras: Extras,
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

    #[test]
    fn ages_are_part_of_the_head_count_and_make_one_where_nobody_counted() {
        let ages = Ages {
            children: Some(12),
            adults: Some(20),
            ..Ages::default()
        };
        assert_eq!(heads_with(Some(41), None, ages), Ok(Some(41)));
        assert_eq!(
            heads_with(None, Some(41), ages),
            Ok(None),
            "the door is right"
        );
        assert_eq!(
            heads_with(None, None, ages),
            Ok(None),
            "nobody asks everybody"
        );
        let whole = Ages {
            teens: Some(0),
            older_adults: Some(3),
            ..ages
        };
        assert_eq!(heads_with(None, None, whole), Ok(Some(35)));
        let crowd = Ages {
            teens: Some(MOST_HEADS),
            ..whole
        };
        assert_eq!(
            heads_with(None, None, crowd),
            Ok(None),
            "no head count is so large"
        );
        assert_eq!(heads_with(None, None, Ages::default()), Ok(None));
        let refused = |heads| Err(TooManyAges { sum: 32, heads });
        assert_eq!(heads_with(Some(31), Some(41), ages), refused(31));
        assert_eq!(heads_with(None, Some(30), ages), refused(30));
        assert_eq!(heads_with(Some(32), None, ages), Ok(Some(32)));
    }
}
