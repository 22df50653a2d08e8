//! How long what residents gave is kept, and what is left of it afterwards: numbers, and a receipt
//! that says by which rule how much was deleted. A legal hold on an event stops all of it.

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::ids::EventId;

/// A class of records with a period of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// RSVPs: head count, and name, address and note where they were given.
    Rsvps,
    /// What residents would like to talk about.
    Wishes,
    /// What residents need to take part.
    AccessRequests,
    /// Subscriptions to news that nobody confirmed.
    UnconfirmedSubscriptions,
    /// What is left of stopped subscriptions, and those of a department that closed.
    StoppedSubscriptions,
    /// Notes of staff about an event that was closed out, and who owned what was promised there.
    CloseOutNotes,
    /// Whom to call at a place where nothing was held for long.
    VenueContacts,
}

impl Class {
    pub const ALL: [Class; 7] = [
        Self::Rsvps,
        Self::Wishes,
        Self::AccessRequests,
        Self::UnconfirmedSubscriptions,
        Self::StoppedSubscriptions,
        Self::CloseOutNotes,
        Self::VenueContacts,
    ];

    /// The word in the database.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Rsvps => "rsvps",
            Self::Wishes => "wishes",
            Self::AccessRequests => "access_requests",
            Self::UnconfirmedSubscriptions => "unconfirmed_subscriptions",
            Self::StoppedSubscriptions => "stopped_subscriptions",
            Self::CloseOutNotes => "close_out_notes",
            Self::VenueContacts => "venue_contacts",
        }
    }

    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.as_str() == raw)
    }
}

/// The instant from which records about an event that ended at `ends_at` are to be gone.
#[must_use]
pub fn gone_from(ends_at: DateTime<Utc>, keep_days: i64) -> DateTime<Utc> {
    ends_at + TimeDelta::days(keep_days)
}

/// That something was deleted; never about whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    pub at: DateTime<Utc>,
    pub class: Class,
    /// The rule: days after the end of the event, or after a subscription was asked for or stopped.
    pub keep_days: i64,
    /// Rows that were deleted, at least 1.
    pub amount: u32,
}

/// Nothing about the event is deleted until staff lift the hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hold {
    pub event_id: EventId,
    /// Why, in the words of staff; shown to staff only.
    pub reason: String,
    pub since: DateTime<Utc>,
}

/// Rows that are to be gone at the same instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    pub gone_from: DateTime<Utc>,
    /// A legal hold keeps them for now.
    pub is_held: bool,
    pub rows: u32,
    /// When the first of them was stored.
    pub oldest: DateTime<Utc>,
}

/// What there is of a class, and what goes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Forecast {
    pub rows: u32,
    /// Of these, rows that a legal hold keeps.
    pub held: u32,
    pub oldest: Option<DateTime<Utc>>,
    /// When rows go next, and how many go then; an instant that has passed means the worker's next
    /// run.
    pub next: Option<(DateTime<Utc>, u32)>,
}

/// Adds groups up. What is due already goes together; else what goes at the first instant to come.
#[must_use]
pub fn forecast(groups: &[Group], now: DateTime<Utc>) -> Forecast {
    let free = || groups.iter().filter(|group| !group.is_held);
    let sum = |rows: u32, group: &Group| rows.saturating_add(group.rows);
    let first = free().map(|group| group.gone_from).min();
    let goes = |at: DateTime<Utc>| free().filter(move |group| group.gone_from <= at.max(now));
    Forecast {
        rows: groups.iter().fold(0, sum),
        held: groups.iter().filter(|group| group.is_held).fold(0, sum),
        oldest: groups.iter().map(|group| group.oldest).min(),
        next: first.map(|at| (at, goes(at).fold(0, sum))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(number: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000 + number * 86_400, 0).unwrap()
    }

    fn group(gone_from: i64, rows: u32, is_held: bool) -> Group {
        Group {
            gone_from: day(gone_from),
            is_held,
            rows,
            oldest: day(gone_from - 60),
        }
    }

    #[test]
    fn the_first_to_go_is_told_and_what_is_held_never_goes() {
        let all = [group(9, 4, false), group(3, 7, false), group(1, 2, true)];
        let told = forecast(&all, day(0));
        assert_eq!((told.rows, told.held, told.oldest), (13, 2, Some(day(-59))));
        assert_eq!(told.next, Some((day(3), 7)));
        assert_eq!(forecast(&all[2..], day(0)).next, None);
        assert_eq!(forecast(&[], day(0)), Forecast::default());
    }

    #[test]
    fn what_is_overdue_goes_together() {
        let all = [group(1, 4, false), group(3, 7, false), group(9, 1, false)];
        assert_eq!(forecast(&all, day(5)).next, Some((day(1), 11)));
    }
}
