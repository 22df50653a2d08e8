//! Undo of a change that people were told of: what an event was before it, for how long that can be
//! had back, and who needs a correction.

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::event::{Event, State, Times};
use crate::domain::ids::{EventId, RsvpId, SeriesId, VenueId};
use crate::domain::notice::Kind;
use crate::domain::outbox::State as MailState;

/// For how long a change can be undone.
pub const WINDOW: TimeDelta = TimeDelta::minutes(10);

/// What staff did to an event that residents could see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum What {
    Cancelled,
    Postponed,
    /// Another time or place, or a new date after a postponement.
    Changed,
    /// The rain plan is on.
    RainPlan,
    /// Back from the rain plan.
    UsualPlan,
}

impl What {
    pub const ALL: [What; 5] = [
        Self::Cancelled,
        Self::Postponed,
        Self::Changed,
        Self::RainPlan,
        Self::UsualPlan,
    ];

    /// The word in the database.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Cancelled => "cancelled",
            Self::Postponed => "postponed",
            Self::Changed => "changed",
            Self::RainPlan => "rain_plan",
            Self::UsualPlan => "usual_plan",
        }
    }

    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|what| what.as_str() == raw)
    }

    /// The mail that tells of it.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self {
            Self::Cancelled => Kind::EventCancelled,
            Self::Postponed => Kind::EventPostponed,
            Self::Changed => Kind::EventChanged,
            Self::RainPlan | Self::UsualPlan => Kind::RainPlan,
        }
    }

    /// Whether it is about the rain plan only: time, place and status stay.
    #[must_use]
    pub fn is_about_rain(self) -> bool {
        matches!(self, Self::RainPlan | Self::UsualPlan)
    }
}

/// What an event was before a change. Seats and RSVPs are no part of it: they go on.
#[derive(Debug, Clone, PartialEq)]
pub struct Before {
    pub state: State,
    pub reason: Option<String>,
    pub times: Times,
    pub venue_id: VenueId,
    pub previous_start: Option<DateTime<Utc>>,
    pub previous_venue: Option<VenueId>,
    pub rain_since: Option<DateTime<Utc>>,
    pub rsvp_opens_at: Option<DateTime<Utc>>,
    pub rsvp_closes_at: Option<DateTime<Utc>>,
    pub series: Option<SeriesBefore>,
}

/// How an occurrence hung on its series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeriesBefore {
    pub id: SeriesId,
    /// The series' version: when it changed since, the event stays in its own hand.
    pub version: i32,
    pub is_detached: bool,
}

impl Before {
    /// What can be had back of an event as it is now.
    #[must_use]
    pub fn of(event: &Event, series: Option<SeriesBefore>) -> Self {
        Self {
            state: event.state,
            reason: event.reason.clone(),
            times: event.times.clone(),
            venue_id: event.venue.id,
            previous_start: event.previous_start,
            previous_venue: event.previous_venue.as_ref().map(|venue| venue.id),
            rain_since: event.rain_since,
            rsvp_opens_at: event.rsvp_opens_at,
            rsvp_closes_at: event.rsvp_closes_at,
            series,
        }
    }
}

/// The last change of an event that people were told of.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    pub event_id: EventId,
    pub what: What,
    /// Version and SEQUENCE the change led to; others mean that something came after it.
    pub version: i32,
    pub sequence: i32,
    /// The last message that was stored before the change: those above tell of what it led to.
    pub mail_mark: i64,
    /// Older messages about the event that had not left by then: they may tell of it as well.
    pub mail_waiting: Vec<i64>,
    pub made_at: DateTime<Utc>,
    pub before: Before,
}

/// Why a change is not undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("nothing was changed that can be undone")]
    Nothing,
    #[error("the event was changed again after it")]
    Overtaken,
    #[error("the ten minutes are over")]
    TooLate,
    #[error("the start it would go back to has passed")]
    Started,
}

impl Change {
    /// The last instant at which it can be undone.
    #[must_use]
    pub fn until(&self) -> DateTime<Utc> {
        self.made_at + WINDOW
    }

    /// Whether `event` can go back to what it was.
    ///
    /// # Errors
    /// The [`Refusal`] that says why not.
    pub fn check(&self, event: &Event, now: DateTime<Utc>) -> Result<(), Refusal> {
        if (event.version, event.sequence) != (self.version, self.sequence) {
            Err(Refusal::Overtaken)
        } else if now > self.until() {
            Err(Refusal::TooLate)
        } else if self.before.times.starts_at <= now {
            Err(Refusal::Started)
        } else {
            Ok(())
        }
    }
}

/// A message about an event that was written since its last change, or waited then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Since {
    pub id: i64,
    pub kind: Kind,
    pub rsvp_id: RsvpId,
    pub state: MailState,
    /// Attempts of which nobody knows whether they arrived.
    pub ambiguous: i32,
    /// Stored after the change.
    pub is_new: bool,
}

impl Since {
    /// Whether its reader knows what the change led to, or may know it.
    #[must_use]
    pub fn told(&self, what: What) -> bool {
        self.says(what) && may_have_arrived(self.state, self.ambiguous)
    }

    /// Whether it waits to tell of the change itself.
    #[must_use]
    pub fn waits(&self, what: What) -> bool {
        self.is_new && self.kind == what.kind() && self.state == MailState::Ready
    }

    /// The news itself; while an event is on, also everything that states time, place and plan.
    fn says(&self, what: What) -> bool {
        if self.kind == what.kind() {
            return self.is_new;
        }
        match (what, self.kind) {
            (What::Cancelled | What::Postponed, _) => false,
            (What::Changed, Kind::EventLetter | Kind::RainPlan) | (_, Kind::EventChanged) => true,
            (_, kind) => matches!(
                kind,
                Kind::RsvpConfirmed
                    | Kind::RsvpHeld
                    | Kind::RsvpWaitlisted
                    | Kind::RsvpOffered
                    | Kind::OfferLapsed
                    | Kind::RsvpPromoted
                    | Kind::RsvpLink
                    | Kind::Reminder
                    | Kind::Correction
            ),
        }
    }
}

/// Whether a message in this state is with its reader, or may be.
#[must_use]
pub fn may_have_arrived(state: MailState, ambiguous: i32) -> bool {
    matches!(
        state,
        MailState::Sent | MailState::Leased | MailState::Uncertain
    ) || ambiguous > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn since(kind: Kind, state: MailState, ambiguous: i32) -> Since {
        Since {
            id: 9,
            kind,
            rsvp_id: RsvpId(1),
            state,
            ambiguous,
            is_new: true,
        }
    }

    #[test]
    fn who_was_sent_the_news_or_may_have_been_is_told_and_who_waits_is_not() {
        let told =
            |state, ambiguous| since(Kind::EventCancelled, state, ambiguous).told(What::Cancelled);
        for state in [MailState::Sent, MailState::Leased, MailState::Uncertain] {
            assert!(told(state, 0), "{state:?}");
        }
        for state in [MailState::Ready, MailState::Failed, MailState::Expired] {
            assert!(!told(state, 0), "{state:?}");
            assert!(told(state, 1), "an attempt may have arrived: {state:?}");
        }
    }

    #[test]
    fn a_confirmation_tells_of_a_new_time_and_not_of_a_cancellation() {
        let confirmed = since(Kind::RsvpConfirmed, MailState::Sent, 0);
        assert!(confirmed.told(What::Changed) && confirmed.told(What::RainPlan));
        assert!(!confirmed.told(What::Cancelled));
        assert!(!since(Kind::ArticlePublished, MailState::Sent, 0).told(What::Changed));
    }

    #[test]
    fn the_news_of_an_older_change_is_not_that_of_this_one() {
        let older = Since {
            is_new: false,
            ..since(Kind::EventChanged, MailState::Sent, 0)
        };
        assert!(!older.told(What::Changed));
        assert!(!older.waits(What::Changed));
    }

    #[test]
    fn every_change_has_a_word_and_a_mail() {
        for what in What::ALL {
            assert_eq!(What::parse(what.as_str()), Some(what));
        }
        assert_eq!(What::parse("unpublished"), None);
        assert_eq!(What::UsualPlan.kind(), Kind::RainPlan);
    }
}
