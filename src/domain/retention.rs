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
    /// Whom to call at a place where nothing was held for long.
    VenueContacts,
}

impl Class {
    pub const ALL: [Class; 6] = [
        Self::Rsvps,
        Self::Wishes,
        Self::AccessRequests,
        Self::UnconfirmedSubscriptions,
        Self::StoppedSubscriptions,
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
