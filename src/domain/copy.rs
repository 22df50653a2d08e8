//! "Copy the last event": which one that is, and how long the copy lasts. The date is never copied.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};

use crate::domain::event::{Event, State, Times};

/// The last event: the one that began last among those that took place; before any did, the one
/// that was entered last. `None` without events.
#[must_use]
pub fn last<'a>(events: impl Iterator<Item = &'a Event>, now: DateTime<Utc>) -> Option<&'a Event> {
    let took_place = |event: &Event| {
        matches!(event.state, State::Published | State::Closed) && event.times.starts_at <= now
    };
    events.max_by_key(|event| {
        let began = took_place(event).then_some(event.times.starts_at);
        (began, event.created_at, event.id)
    })
}

/// How long an event lasts on the clock of its place, in minutes: 3 to 5 p.m. is 120 on every day,
/// also on one that has 23 hours.
#[must_use]
pub fn minutes(times: &Times) -> i64 {
    (times.local_end - times.local_start).num_minutes()
}

/// The end of a copy that starts at `start` and lasts as long; `None` when that is no length of an
/// event.
#[must_use]
pub fn end(start: NaiveDateTime, minutes: i64) -> Option<NaiveDateTime> {
    let longest = Times::LONGEST.num_minutes();
    let length = Some(minutes).filter(|minutes| (1..=longest).contains(minutes))?;
    start.checked_add_signed(TimeDelta::minutes(length))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(raw: &str) -> NaiveDateTime {
        raw.parse().unwrap()
    }

    #[test]
    fn a_copy_of_a_late_evening_ends_on_the_next_day() {
        let end = end(at("2026-12-17T23:00:00"), 90);
        assert_eq!(end, Some(at("2026-12-18T00:30:00")));
    }

    #[test]
    fn nothing_and_more_than_a_day_are_no_length() {
        let start = at("2026-12-17T10:00:00");
        assert_eq!(end(start, 0), None);
        assert_eq!(end(start, 1441), None);
        assert_eq!(end(start, 1440), Some(at("2026-12-18T10:00:00")));
    }

    proptest! {
        #[test]
        fn a_length_of_any_size_is_an_answer_and_no_panic(minutes in any::<i64>()) {
            let _ = end(NaiveDateTime::MAX, minutes);
            let _ = end(at("2026-12-17T10:00:00"), minutes);
        }
    }
}
