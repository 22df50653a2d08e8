//! Events: their facts, states and what follows from them. An event keeps its wall clock
//! (`local_start`, `local_end`, `zone`); the instants are derived when it is saved.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::assignment::Roster;
use crate::domain::ids::{DepartmentId, EventId, KindId, OfficerId, PublicId, TopicId, VenueId};
use crate::domain::language::Language;
use crate::domain::officer::Officer;
use crate::domain::picture::Picture;
use crate::domain::series::Membership;
use crate::domain::slug::Slug;
use crate::domain::topic::{Kind, Topic};
use crate::domain::venue::Venue;
use crate::domain::zone::{self, Resolved, Zone};

/// The stored states (CONTRACT, States). Over, rescheduled and moved are derived.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    Draft,
    Scheduled,
    Published,
    Postponed,
    Cancelled,
    Closed,
}

impl State {
    pub const ALL: [State; 6] = [
        Self::Draft,
        Self::Scheduled,
        Self::Published,
        Self::Postponed,
        Self::Cancelled,
        Self::Closed,
    ];
    /// The states residents can see.
    pub const PUBLIC: [State; 4] = [
        Self::Published,
        Self::Postponed,
        Self::Cancelled,
        Self::Closed,
    ];

    /// The word in the database.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Scheduled => "scheduled",
            Self::Published => "published",
            Self::Postponed => "postponed",
            Self::Cancelled => "cancelled",
            Self::Closed => "closed",
        }
    }

    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == raw)
    }

    /// Whether residents can see an event in this state.
    #[must_use]
    pub fn is_public(self) -> bool {
        Self::PUBLIC.contains(&self)
    }

    /// Whether staff may take an event from this state to `next`.
    #[must_use]
    pub fn may_become(self, next: State) -> bool {
        use State::{Cancelled, Closed, Draft, Postponed, Published, Scheduled};
        matches!(
            (self, next),
            (Draft | Postponed, Published)
                | (Draft, Scheduled)
                | (Scheduled, Published | Draft)
                | (Published, Postponed | Closed)
                | (Published | Postponed, Cancelled)
        )
    }
}

/// The words of an event in one language.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct EventText {
    pub title: String,
    /// One or two sentences under the title.
    pub lead: String,
    /// "What to expect", plain paragraphs separated by empty lines.
    pub body: String,
    pub rain_plan: String,
}

/// When an event is: the truth (wall clock and zone) and the instants derived from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Times {
    pub local_start: NaiveDateTime,
    pub local_end: NaiveDateTime,
    pub zone: Zone,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
}

/// Which of the two instants is meant when a wall clock shows a time twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occurrence {
    First,
    Second,
}

/// Why a start or an end was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TimesError {
    #[error("the start is skipped by the clock change that night")]
    StartSkipped,
    #[error("the end is skipped by the clock change that night")]
    EndSkipped,
    #[error("the start happens twice that night")]
    StartTwice,
    #[error("the end is not after the start")]
    EndNotAfterStart,
    #[error("the event lasts longer than 24 hours")]
    TooLong,
}

impl Times {
    /// Longest event: one day.
    pub const LONGEST: TimeDelta = TimeDelta::hours(24);

    /// Derives the instants of a wall clock. A start that exists twice needs an `occurrence`; an
    /// end that exists twice takes the first instant after the start.
    ///
    /// # Errors
    /// A time that does not exist, a start that exists twice without an answer which one is
    /// meant, an end that is not after the start, more than 24 hours.
    pub fn derive(
        local_start: NaiveDateTime,
        local_end: NaiveDateTime,
        zone: Zone,
        occurrence: Option<Occurrence>,
    ) -> Result<Self, TimesError> {
        let starts_at = match (zone::resolve(local_start, zone), occurrence) {
            (Resolved::Single(at), _)
            | (Resolved::Twice(at, _), Some(Occurrence::First))
            | (Resolved::Twice(_, at), Some(Occurrence::Second)) => at,
            (Resolved::Twice(..), None) => return Err(TimesError::StartTwice),
            (Resolved::Skipped, _) => return Err(TimesError::StartSkipped),
        };
        let ends_at = match zone::resolve(local_end, zone) {
            Resolved::Single(at) => at,
            Resolved::Twice(first, second) if first <= starts_at => second,
            Resolved::Twice(first, _) => first,
            Resolved::Skipped => return Err(TimesError::EndSkipped),
        };
        if ends_at <= starts_at {
            return Err(TimesError::EndNotAfterStart);
        }
        if ends_at - starts_at > Self::LONGEST {
            return Err(TimesError::TooLong);
        }
        Ok(Self {
            local_start,
            local_end,
            zone,
            starts_at,
            ends_at,
        })
    }
}

/// What staff enter: everything about an event but its state.
#[derive(Debug, Clone, PartialEq)]
pub struct EventFacts {
    pub kind_id: KindId,
    pub venue_id: VenueId,
    pub times: Times,
    /// Seats in heads; `None` means everybody can come.
    pub capacity: Option<u32>,
    pub rsvp_opens_at: Option<DateTime<Utc>>,
    pub rsvp_closes_at: Option<DateTime<Utc>>,
    pub texts: BTreeMap<Language, EventText>,
    pub officer_ids: Vec<OfficerId>,
    pub topic_ids: Vec<TopicId>,
}

impl EventFacts {
    /// The event these facts would make, as a draft that nobody stored: without officers and topics.
    #[must_use]
    pub fn imagined(
        &self,
        public_id: PublicId,
        kind: Kind,
        venue: Venue,
        now: DateTime<Utc>,
    ) -> Event {
        let facts = self.clone();
        Event {
            id: EventId(0),
            slug: Slug::from_title("", "event"),
            public_id,
            department_id: venue.department_id,
            kind,
            venue,
            state: State::Draft,
            times: facts.times,
            previous_start: None,
            previous_venue: None,
            capacity: facts.capacity,
            taken: 0,
            rsvp_opens_at: facts.rsvp_opens_at,
            rsvp_closes_at: facts.rsvp_closes_at,
            sequence: 0,
            version: 0,
            reason: None,
            published_at: None,
            created_at: now,
            updated_at: now,
            texts: facts.texts,
            texts_at: BTreeMap::new(),
            officers: Vec::new(),
            roster: Roster::default(),
            rain_since: None,
            topics: Vec::new(),
            pictures: Vec::new(),
            series: None,
        }
    }
}

/// An event to be stored.
#[derive(Debug, Clone, PartialEq)]
pub struct NewEvent {
    pub public_id: PublicId,
    pub department_id: DepartmentId,
    pub slug: Slug,
    pub facts: EventFacts,
    pub created_at: DateTime<Utc>,
}

/// An event with all that belongs to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    pub id: EventId,
    pub public_id: PublicId,
    pub department_id: DepartmentId,
    pub slug: Slug,
    pub kind: Kind,
    pub venue: Venue,
    pub state: State,
    pub times: Times,
    /// Set when the date was changed after publication: the start people knew before.
    pub previous_start: Option<DateTime<Utc>>,
    /// Set when the place was changed after publication: the place people knew before.
    pub previous_venue: Option<Venue>,
    pub capacity: Option<u32>,
    /// Seats promised: held, confirmed and offered, in heads.
    pub taken: u32,
    pub rsvp_opens_at: Option<DateTime<Utc>>,
    pub rsvp_closes_at: Option<DateTime<Utc>>,
    /// iCalendar SEQUENCE: +1 on a change of time, place or status (RFC 5545 section 3.8.7.4).
    pub sequence: i32,
    /// Rises with every saved edit; two people editing at once are told by it.
    pub version: i32,
    /// Why the event was cancelled or postponed, or why the rain plan is on, in the department's words.
    pub reason: Option<String>,
    /// Since when the rain plan is on; `None` is the usual plan.
    pub rain_since: Option<DateTime<Utc>>,
    pub published_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    /// The last change of anything public: DTSTAMP and LAST-MODIFIED.
    pub updated_at: DateTime<Utc>,
    pub texts: BTreeMap<Language, EventText>,
    /// When each text was last edited, where that is known.
    pub texts_at: BTreeMap<Language, DateTime<Utc>>,
    /// On the roster: asked or coming; see [`Event::confirmed`] for who may be named.
    pub officers: Vec<Officer>,
    pub roster: Roster,
    pub topics: Vec<Topic>,
    /// Its own pictures, in order; those of its place and its officers are not among them.
    pub pictures: Vec<Picture>,
    /// The series it is an occurrence of.
    pub series: Option<Membership>,
}

impl Event {
    /// The text in `language`, or in another one, with the language it is in.
    #[must_use]
    pub fn text(&self, language: Language) -> (Language, &EventText) {
        static EMPTY: EventText = EventText {
            title: String::new(),
            lead: String::new(),
            body: String::new(),
            rain_plan: String::new(),
        };
        self.texts
            .get_key_value(&language)
            .or_else(|| self.texts.iter().next())
            .map_or((language, &EMPTY), |(found, text)| (*found, text))
    }

    /// The rain plan in `language`, or in another one in which it was written.
    #[must_use]
    pub fn rain_plan(&self, language: Language) -> Option<(Language, &str)> {
        let written = |(own, text): (&Language, &EventText)| (*own, text.rain_plan.is_empty());
        let own = self.texts.get_key_value(&language).map(written);
        let found = match own {
            Some((own, false)) => own,
            _ => self.texts.iter().map(written).find(|(_, empty)| !empty)?.0,
        };
        Some((found, &self.texts.get(&found)?.rain_plan))
    }

    /// Whether a rain plan was written in any language.
    #[must_use]
    pub fn has_rain_plan(&self) -> bool {
        self.texts.values().any(|text| !text.rain_plan.is_empty())
    }

    /// What is said while the rain plan is on: the plan, then the department's sentence, if any.
    #[must_use]
    pub fn rain_now(&self, language: Language) -> Option<String> {
        if self.rain_since.is_none() || self.state != State::Published {
            return None;
        }
        let (_, plan) = self.rain_plan(language)?;
        Some(match &self.reason {
            Some(sentence) => format!("{plan}\n{sentence}"),
            None => plan.to_owned(),
        })
    }

    /// The title in `language` or another one.
    #[must_use]
    pub fn title(&self, language: Language) -> &str {
        &self.text(language).1.title
    }

    /// Languages of the officers who will be there, each once.
    #[must_use]
    pub fn spoken(&self) -> Vec<Language> {
        let each = self
            .confirmed()
            .flat_map(|officer| officer.facts.languages.iter().copied());
        let mut all: Vec<Language> = each.collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// The officers who said yes, or for whom staff did.
    pub fn confirmed(&self) -> impl Iterator<Item = &Officer> {
        let waits = |officer: &&Officer| self.roster.waiting.contains(&officer.id);
        self.officers.iter().filter(move |one| !waits(one))
    }

    /// Those of them whom public pages name: nobody any more `days` after the end.
    pub fn named(&self, now: DateTime<Utc>, days: i64) -> impl Iterator<Item = &Officer> {
        let is_recent = now < self.times.ends_at + TimeDelta::days(days);
        self.confirmed().filter(move |_| is_recent)
    }

    /// Whether the end has passed.
    #[must_use]
    pub fn is_over(&self, now: DateTime<Utc>) -> bool {
        self.times.ends_at <= now
    }

    /// Whether no seat is left; never without a capacity.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.capacity.is_some_and(|capacity| self.taken >= capacity)
    }

    /// Seats left, in heads; `None` without a capacity.
    #[must_use]
    pub fn seats_left(&self) -> Option<u32> {
        self.capacity
            .map(|capacity| capacity.saturating_sub(self.taken))
    }

    /// Heads promised beyond the capacity, after staff lowered it.
    #[must_use]
    pub fn over_by(&self) -> u32 {
        self.capacity
            .map_or(0, |capacity| self.taken.saturating_sub(capacity))
    }

    /// The facts as they would be entered again, for the edit form.
    #[must_use]
    pub fn facts(&self) -> EventFacts {
        EventFacts {
            kind_id: self.kind.id,
            venue_id: self.venue.id,
            times: self.times.clone(),
            capacity: self.capacity,
            rsvp_opens_at: self.rsvp_opens_at,
            rsvp_closes_at: self.rsvp_closes_at,
            texts: self.texts.clone(),
            officer_ids: self.officers.iter().map(|officer| officer.id).collect(),
            topic_ids: self.topics.iter().map(|topic| topic.id).collect(),
        }
    }
}

impl Event {
    /// Whether these facts say nothing that the event does not say already; saving them is no change.
    #[must_use]
    pub fn is_described_by(&self, facts: &EventFacts) -> bool {
        let sorted = |facts: &EventFacts| {
            let mut facts = facts.clone();
            facts.officer_ids.sort_unstable();
            facts.topic_ids.sort_unstable();
            facts
        };
        sorted(&self.facts()) == sorted(facts)
    }
}

/// What of an event changed, as far as somebody who planned to come must know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Change {
    pub start: bool,
    pub end: bool,
    pub venue: bool,
}

impl Change {
    /// Compares an event with the facts that are about to replace its own.
    #[must_use]
    pub fn between(event: &Event, facts: &EventFacts) -> Self {
        Self {
            start: event.times.starts_at != facts.times.starts_at,
            end: event.times.ends_at != facts.times.ends_at,
            venue: event.venue.id != facts.venue_id,
        }
    }

    /// Whether people and calendars must be told: SEQUENCE rises and mail goes out.
    #[must_use]
    pub fn matters(self) -> bool {
        self.start || self.end || self.venue
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    fn at(month: u32, day: u32, hour: u32, minute: u32) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2027, month, day)
            .unwrap()
            .and_hms_opt(hour, minute, 0)
            .unwrap()
    }

    #[test]
    fn a_published_event_is_cancelled_never_unpublished() {
        assert!(State::Published.may_become(State::Cancelled));
        assert!(!State::Published.may_become(State::Draft));
        assert!(!State::Cancelled.may_become(State::Published));
        assert!(State::Postponed.may_become(State::Published));
    }

    #[test]
    fn a_start_in_the_hour_that_does_not_exist_is_refused() {
        let chicago = Zone::parse("America/Chicago").unwrap();
        let skipped = Times::derive(at(3, 14, 2, 30), at(3, 14, 4, 0), chicago, None);
        assert_eq!(skipped, Err(TimesError::StartSkipped));
    }

    #[test]
    fn a_start_in_the_hour_that_comes_twice_needs_an_answer() {
        let chicago = Zone::parse("America/Chicago").unwrap();
        let (start, end) = (at(11, 7, 1, 30), at(11, 7, 3, 0));
        assert_eq!(
            Times::derive(start, end, chicago, None),
            Err(TimesError::StartTwice)
        );
        let first = Times::derive(start, end, chicago, Some(Occurrence::First)).unwrap();
        let second = Times::derive(start, end, chicago, Some(Occurrence::Second)).unwrap();
        assert_eq!(second.starts_at - first.starts_at, TimeDelta::hours(1));
        assert_eq!(first.ends_at - first.starts_at, TimeDelta::minutes(150));
    }

    #[test]
    fn an_end_before_the_start_is_refused() {
        let zone = Zone::parse("America/Los_Angeles").unwrap();
        let backwards = Times::derive(at(6, 1, 15, 0), at(6, 1, 14, 0), zone, None);
        assert_eq!(backwards, Err(TimesError::EndNotAfterStart));
        let long = Times::derive(at(6, 1, 15, 0), at(6, 3, 15, 0), zone, None);
        assert_eq!(long, Err(TimesError::TooLong));
    }
}
