//! When a letter's calendar part can be answered, and which SEQUENCE it carries. Who was never invited
//! is not uninvited (RFC 5546 section 3.2.5).

use crate::domain::event::State as EventState;
use crate::domain::notice::Kind;
use crate::domain::rsvp::{Rsvp, State};

/// What makes a letter an invitation, its update or its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invited {
    /// The tag of the address that answers go to.
    pub tag: String,
    /// The highest SEQUENCE the party was sent before.
    pub told: Option<i32>,
    /// The event is off, or the party does not come any more: METHOD:CANCEL.
    pub is_off: bool,
}

impl Invited {
    /// The SEQUENCE to write for an event that has `own`.
    #[must_use]
    pub fn sequence(&self, own: i32) -> i32 {
        sequence(own, self.told, self.is_off)
    }
}

/// Above what the attendee was told; a CANCEL is above the REQUEST it ends, even where nobody knows
/// what that was.
#[must_use]
pub fn sequence(own: i32, told: Option<i32>, is_off: bool) -> i32 {
    let above = told.map_or(0, |told| told.saturating_add(1));
    own.max(above).max(i32::from(is_off))
}

/// Whether a letter is an invitation (`Some(false)`) or ends one (`Some(true)`). `asks` is the
/// department's setting; whoever was invited before is kept up to date without it, too.
#[must_use]
pub fn of(kind: Kind, asks: bool, rsvp: &Rsvp, event: EventState) -> Option<bool> {
    let was_invited = rsvp.told_sequence.is_some();
    match kind {
        Kind::RsvpConfirmed | Kind::RsvpPromoted | Kind::EventChanged => {
            let is_coming = rsvp.state == State::Confirmed && event == EventState::Published;
            (is_coming && (asks || was_invited)).then_some(false)
        }
        Kind::EventCancelled | Kind::EventPostponed | Kind::RsvpWithdrawn => {
            was_invited.then_some(true)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sent_is_above_what_was_sent() {
        assert_eq!(sequence(0, None, false), 0);
        assert_eq!(sequence(3, None, false), 3);
        assert_eq!(sequence(3, Some(3), false), 4);
        assert_eq!(sequence(5, Some(3), false), 5);
        assert_eq!(sequence(0, None, true), 1);
        assert_eq!(sequence(0, Some(i32::MAX), true), i32::MAX);
    }
}
