//! RSVPs: what a resident may ask for and what the answer is. Whether a seat is really there is
//! said by the store's conditional update; here stands the rule in front of it.

use chrono::{DateTime, Utc};

use crate::domain::contact::EmailAddress;
use crate::domain::event::{Event, State as EventState};
use crate::domain::ids::{DepartmentId, EventId, PublicId, RsvpId};
use crate::domain::language::Language;

/// Why a head count was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PartySizeError {
    #[error("the number of people is missing")]
    Missing,
    #[error("this is not a number")]
    NotANumber,
    #[error("a party has at least one person")]
    TooFew,
    #[error("a party has at most 20 people")]
    TooMany,
}

/// How many people come together: 1 to 20.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PartySize(u32);

impl PartySize {
    pub const MAX: u32 = 20;

    /// # Errors
    /// When the text is empty, no number, or outside 1 to 20.
    pub fn parse(raw: &str) -> Result<Self, PartySizeError> {
        let trimmed = raw.trim();
        if trimmed.is_empty() {
            return Err(PartySizeError::Missing);
        }
        let number: i64 = trimmed.parse().map_err(|_| PartySizeError::NotANumber)?;
        if number < 1 {
            return Err(PartySizeError::TooFew);
        }
        u32::try_from(number)
            .ok()
            .and_then(Self::new)
            .ok_or(PartySizeError::TooMany)
    }

    #[must_use]
    pub fn new(heads: u32) -> Option<Self> {
        (1..=Self::MAX).contains(&heads).then_some(Self(heads))
    }

    #[must_use]
    pub fn heads(self) -> u32 {
        self.0
    }
}

/// The stored states of an RSVP (CONTRACT, States).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    Held,
    Confirmed,
    Waitlisted,
    Offered,
    Withdrawn,
}

impl State {
    pub const ALL: [State; 5] = [
        Self::Held,
        Self::Confirmed,
        Self::Waitlisted,
        Self::Offered,
        Self::Withdrawn,
    ];

    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Confirmed => "confirmed",
            Self::Waitlisted => "waitlisted",
            Self::Offered => "offered",
            Self::Withdrawn => "withdrawn",
        }
    }

    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == raw)
    }

    /// Whether seats are promised to an RSVP in this state.
    #[must_use]
    pub fn holds_seats(self) -> bool {
        matches!(self, Self::Held | Self::Confirmed | Self::Offered)
    }
}

/// What a resident sent, already checked field by field.
#[derive(Debug, Clone)]
pub struct Request {
    pub party_size: PartySize,
    /// How many of them are children; `None` when nothing was said.
    pub children: Option<u32>,
    pub name: Option<String>,
    pub email: Option<EmailAddress>,
    pub note: Option<String>,
    pub language: Language,
    /// Wants the follow-up article by mail; only with an address.
    pub wants_article: bool,
    /// From the form token: the same nonce twice is the same RSVP.
    pub nonce: String,
    /// Very many come at once: an address has to be proved also where seats are plenty.
    pub must_prove: bool,
}

/// An RSVP to be stored. Sealed fields are ciphertext.
#[derive(Debug, Clone)]
pub struct NewRsvp {
    pub public_id: PublicId,
    pub department_id: DepartmentId,
    pub event_id: EventId,
    pub state: State,
    pub party_size: PartySize,
    pub contact_sealed: Option<Vec<u8>>,
    pub contact_hash: Option<String>,
    pub name_sealed: Option<Vec<u8>>,
    pub note_sealed: Option<Vec<u8>>,
    pub language: Language,
    pub wants_article: bool,
    pub form_nonce: String,
    pub confirmed_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    /// Keyed hash of the code under which it is found again.
    pub code_hash: Option<String>,
    /// Where said; at most the party size.
    pub children: Option<u32>,
    /// Until when held or offered seats are kept.
    pub answer_by: Option<DateTime<Utc>>,
}

/// An RSVP as stored. Sealed fields are ciphertext.
#[derive(Debug, Clone)]
pub struct Rsvp {
    pub id: RsvpId,
    pub public_id: PublicId,
    pub department_id: DepartmentId,
    pub event_id: EventId,
    pub state: State,
    pub party_size: PartySize,
    pub contact_sealed: Option<Vec<u8>>,
    pub contact_hash: Option<String>,
    pub name_sealed: Option<Vec<u8>>,
    pub note_sealed: Option<Vec<u8>>,
    pub language: Language,
    pub wants_article: bool,
    pub wants_reminders: bool,
    pub form_nonce: String,
    /// Raising it revokes the link that is out.
    pub epoch: i32,
    pub confirmed_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    /// How many of the party are children, where a resident said so.
    pub children: Option<u32>,
    /// Its place on the waitlist: who lets an offer lapse goes to the end.
    pub queued_at: DateTime<Utc>,
    /// Until when held or offered seats are kept; in no other state.
    pub answer_by: Option<DateTime<Utc>>,
    /// Seats were offered this often and not taken.
    pub offers: u32,
    /// The highest SEQUENCE of an invitation that was made for the party; `None` when it got none.
    pub told_sequence: Option<i32>,
    /// When the last answer of a calendar app that was taken was given.
    pub replied_at: Option<DateTime<Utc>>,
}

/// Head counts of one event, all that staff see of residents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    pub confirmed_parties: u32,
    pub confirmed_heads: u32,
    /// Held or offered: kept for somebody who has not answered yet.
    pub unanswered_parties: u32,
    pub unanswered_heads: u32,
    pub waiting_parties: u32,
    pub waiting_heads: u32,
    pub withdrawn_parties: u32,
}

/// Why nobody can RSVP, each its own sentence on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("the event is cancelled")]
    Cancelled,
    #[error("the event is postponed and has no new date yet")]
    Postponed,
    #[error("the event is over")]
    Over,
    #[error("RSVPs are not open yet")]
    NotOpenYet,
    #[error("RSVPs are closed")]
    Closed,
    #[error("the event is not published")]
    NotPublished,
}

/// Whether RSVPs are taken at all.
///
/// # Errors
/// The reason why not.
pub fn open(event: &Event, now: DateTime<Utc>) -> Result<(), Refusal> {
    match event.state {
        EventState::Cancelled => return Err(Refusal::Cancelled),
        EventState::Draft | EventState::Scheduled => return Err(Refusal::NotPublished),
        _ if event.is_over(now) || event.state == EventState::Closed => return Err(Refusal::Over),
        EventState::Postponed => return Err(Refusal::Postponed),
        EventState::Published | EventState::Closed => {}
    }
    if event.rsvp_opens_at.is_some_and(|opens| now < opens) {
        return Err(Refusal::NotOpenYet);
    }
    if event.rsvp_closes_at.is_some_and(|closes| now >= closes) {
        return Err(Refusal::Closed);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_count_is_a_number_from_one_to_twenty() {
        assert_eq!(PartySize::parse(" 3 ").map(PartySize::heads), Ok(3));
        assert_eq!(PartySize::parse(""), Err(PartySizeError::Missing));
        assert_eq!(PartySize::parse("three"), Err(PartySizeError::NotANumber));
        for (wrong, why) in [
            ("0", PartySizeError::TooFew),
            ("-1", PartySizeError::TooFew),
            ("21", PartySizeError::TooMany),
            ("99999999999", PartySizeError::TooMany),
        ] {
            assert_eq!(PartySize::parse(wrong), Err(why), "{wrong}");
        }
    }
}
