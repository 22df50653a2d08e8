//! News of events by mail: what somebody wants to hear of, what is news, and when a letter may
//! leave. Nobody is on the list who did not say so twice: once in the form, once from the mailbox.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::contact::EmailAddress;
use crate::domain::event::Event;
use crate::domain::ids::{DepartmentId, EventId, PublicId, SeriesId, SubscriptionId};
use crate::domain::language::Language;
use crate::domain::reminder::after_quiet_hours;
use crate::domain::zone::Zone;

/// Which words somebody agreed to: rises when `news-consent` in the catalogues says something else.
pub const CONSENT_VERSION: i32 = 1;
/// The link in the mail that asks for a confirmation is good for this long.
pub const CONFIRM_WITHIN: TimeDelta = TimeDelta::hours(48);
/// Rows nobody confirmed, and what is left of stopped ones, go after so many days.
pub const KEEP_DAYS: i64 = 7;
/// Mail that a stranger's form can cause: at most so many to one address within a time.
pub const CONFIRM_CAPS: [(TimeDelta, i64); 2] =
    [(TimeDelta::minutes(10), 1), (TimeDelta::hours(24), 3)];

/// Staff may still take back what they published; only then it is news.
pub const SETTLED_AFTER: TimeDelta = TimeDelta::minutes(15);
/// Two letters to one reader lie at least so far apart ...
const BETWEEN_LETTERS: TimeDelta = TimeDelta::hours(20);
/// ... unless something new starts this soon.
const SOON: TimeDelta = TimeDelta::hours(48);
/// A letter that could not leave in this time is old news.
const LONGEST_WAIT: TimeDelta = TimeDelta::hours(48);

/// Where a subscription stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Asked for by a form, not confirmed from the mailbox.
    Pending,
    Active,
    /// Stopped; its address is gone already.
    Stopped,
}

impl State {
    pub const ALL: [State; 3] = [Self::Pending, Self::Active, Self::Stopped];

    /// The word in the database.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Active => "active",
            Self::Stopped => "stopped",
        }
    }

    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == raw)
    }
}

/// The page that led to the form; part of the record of consent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Source {
    /// The list of events.
    Events,
    /// How to subscribe to the calendar.
    Calendar,
    /// The form itself, by its own address.
    #[default]
    Form,
}

impl Source {
    pub const ALL: [Source; 3] = [Self::Events, Self::Calendar, Self::Form];

    /// The word in the database and in links.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Events => "events",
            Self::Calendar => "calendar",
            Self::Form => "form",
        }
    }

    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.as_str() == raw)
    }
}

/// What somebody wants to hear of; an empty list means all of its kind.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wants {
    /// Slugs of kinds of events.
    pub kinds: Vec<String>,
    /// Slugs of topics; one of an event's topics is enough.
    pub topics: Vec<String>,
    /// Parts of town, as the places of the department name them.
    pub districts: Vec<String>,
}

impl Wants {
    /// Whether the event is one of those wanted. Capitals make no difference in a part of town.
    #[must_use]
    pub fn take(&self, event: &Event) -> bool {
        let kind = event.kind.slug.as_str();
        let district = event.venue.facts.district.as_deref().map(str::to_lowercase);
        let topic = |slug: &String| event.topics.iter().any(|own| own.slug.as_str() == slug);
        let lies_in = |part: &String| district.as_ref() == Some(&part.to_lowercase());
        (self.kinds.is_empty() || self.kinds.iter().any(|slug| slug == kind))
            && (self.topics.is_empty() || self.topics.iter().any(topic))
            && (self.districts.is_empty() || self.districts.iter().any(lies_in))
    }
}

/// What the form says, already checked field by field.
#[derive(Debug, Clone)]
pub struct Request {
    pub email: EmailAddress,
    pub language: Language,
    pub wants: Wants,
    pub source: Source,
}

/// A subscription to be stored, pending.
#[derive(Debug, Clone)]
pub struct NewSubscription {
    pub public_id: PublicId,
    pub department_id: DepartmentId,
    pub contact_sealed: Vec<u8>,
    pub contact_hash: String,
    pub asked: Asked,
}

/// What is written down each time somebody asks by the form.
#[derive(Debug, Clone)]
pub struct Asked {
    pub language: Language,
    pub wants: Wants,
    pub source: Source,
    /// Of the link in the mail; the link itself is nowhere.
    pub confirm_hash: String,
    pub confirm_by: DateTime<Utc>,
    pub at: DateTime<Utc>,
}

/// A subscription as stored. The address is ciphertext.
#[derive(Debug, Clone)]
pub struct Subscription {
    pub id: SubscriptionId,
    pub public_id: PublicId,
    pub department_id: DepartmentId,
    /// `None` once it is stopped.
    pub contact_sealed: Option<Vec<u8>>,
    pub contact_hash: String,
    pub language: Language,
    pub state: State,
    pub wants: Wants,
    pub confirm_by: Option<DateTime<Utc>>,
    pub asked_at: DateTime<Utc>,
    pub confirmed_at: Option<DateTime<Utc>>,
    /// Events published after this instant are news; set by the confirmation.
    pub news_from: Option<DateTime<Utc>>,
    /// When the last letter of news was planned.
    pub last_news_at: Option<DateTime<Utc>>,
    /// Raising it revokes the links to the preferences that are out.
    pub epoch: i32,
}

impl Subscription {
    /// Whether the link of the mail that asked is still good.
    #[must_use]
    pub fn can_be_confirmed(&self, now: DateTime<Utc>) -> bool {
        self.state == State::Pending && self.confirm_by.is_some_and(|by| now < by)
    }
}

/// The events of one department that may be news, and since when its series are known.
#[derive(Debug, Clone, Default)]
pub struct Announced {
    /// Published and ahead.
    pub events: Vec<Event>,
    /// The first instant at which an event of the series was published.
    pub series_since: BTreeMap<SeriesId, DateTime<Utc>>,
}

impl Announced {
    /// What a reader with these wishes has not been told: published after `from`, and long enough
    /// ago that staff will not take it back. The next dates of a series that was announced before
    /// are nothing new.
    #[must_use]
    pub fn news(&self, wants: &Wants, from: DateTime<Utc>, now: DateTime<Utc>) -> Vec<&Event> {
        let settled = now - SETTLED_AFTER;
        let is_fresh = |at: DateTime<Utc>| from < at && at <= settled;
        let is_news = |event: &&Event| {
            let known_series = event
                .series
                .as_ref()
                .and_then(|series| self.series_since.get(&series.series_id))
                .is_some_and(|since| *since <= from);
            event.published_at.is_some_and(is_fresh)
                && event.times.starts_at > now
                && !known_series
                && wants.take(event)
        };
        self.events.iter().filter(is_news).collect()
    }
}

/// The last useful instant of a letter about events that start at these instants, when one may
/// leave now: not at night, and not sooner than twenty hours after the last one unless something
/// starts within two days.
#[must_use]
pub fn letter_until(
    starts: &[DateTime<Utc>],
    last_news_at: Option<DateTime<Utc>>,
    zone: Zone,
    now: DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    let ahead = starts.iter().copied().filter(|start| *start > now);
    let (first, last) = (ahead.clone().min()?, ahead.max()?);
    let rested = last_news_at.is_none_or(|at| now >= at + BETWEEN_LETTERS);
    let awake = after_quiet_hours(now, zone) == now;
    let may_leave = awake && (rested || first <= now + SOON);
    may_leave.then(|| last.min(now + LONGEST_WAIT))
}

/// One line of a letter: an event, or the next date of a series with the number of its others.
#[derive(Debug, Clone)]
pub struct Item {
    pub event: Event,
    /// Further dates of the same series.
    pub more_dates: usize,
}

/// Events as a letter lists them: by start, each series once with its next date.
#[must_use]
pub fn items(mut events: Vec<Event>) -> Vec<Item> {
    events.sort_by_key(|event| (event.times.starts_at, event.id));
    let mut items: Vec<Item> = Vec::new();
    for event in events {
        let series = event.series.as_ref().map(|series| series.series_id);
        let known = items.iter_mut().find(|item| {
            series.is_some() && item.event.series.as_ref().map(|other| other.series_id) == series
        });
        match known {
            Some(item) => item.more_dates += 1,
            None => items.push(Item {
                event,
                more_dates: 0,
            }),
        }
    }
    items
}

/// What a letter is about, by row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    pub id: SubscriptionId,
    /// None: there was nothing new this reader wants; it is only noted that somebody looked.
    pub events: Vec<EventId>,
    /// What was published up to here has been looked at.
    pub looked_at: DateTime<Utc>,
    pub deadline: DateTime<Utc>,
    /// What the row said; another planner who was faster has changed it.
    pub news_from: DateTime<Utc>,
}

#[cfg(test)]
mod tests;
