//! Publishing at a time that was set before: when it may be set, and what is done when it has come.
//! Nobody sits at the desk then, so what was not looked at is not published. Who tells staff, and
//! in which words, is not decided here.

use chrono::{DateTime, Utc};

use crate::domain::clash::Clash;
use crate::domain::event::Event;
use crate::domain::facts::Finding;
use crate::domain::ids::{EventId, StaffId};

/// That a draft is to be published by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    pub event_id: EventId,
    pub publish_at: DateTime<Utc>,
    /// The version of the event that was looked at when the time was set.
    pub version: i32,
    /// Who set the time.
    pub staff_id: StaffId,
    pub made_at: DateTime<Utc>,
    /// When the time had come and the event was not published, because something was found.
    pub stopped_at: Option<DateTime<Utc>>,
}

/// Why a time is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It is not ahead.
    Past,
    /// The event has begun by then.
    AfterStart,
}

/// Whether a draft of this event may be published by itself at `at`.
///
/// # Errors
/// Why not.
pub fn check(at: DateTime<Utc>, event: &Event, now: DateTime<Utc>) -> Result<(), Refusal> {
    if at <= now {
        Err(Refusal::Past)
    } else if at >= event.times.starts_at {
        Err(Refusal::AfterStart)
    } else {
        Ok(())
    }
}

/// What is done when the time has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Publish,
    Stop,
}

impl Schedule {
    /// Whether the time has come and nothing was decided yet.
    #[must_use]
    pub fn is_due(&self, now: DateTime<Utc>) -> bool {
        self.stopped_at.is_none() && self.publish_at <= now
    }

    /// What stops always stops. What only asks was looked at when the time was set; after an edit
    /// it was not, and nobody can be asked now.
    #[must_use]
    pub fn verdict(&self, event: &Event, found: &[Finding], clashes: &[Clash]) -> Verdict {
        let asks = !found.is_empty() || !clashes.is_empty();
        if found.iter().any(Finding::stops) || (asks && event.version != self.version) {
            Verdict::Stop
        } else {
            Verdict::Publish
        }
    }
}
