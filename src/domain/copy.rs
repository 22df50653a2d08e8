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
