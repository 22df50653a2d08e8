//! What a calendar is told: entries and the window they are taken from. Bytes are made in
//! `calendar`.

use chrono::{DateTime, Months, NaiveDate, NaiveDateTime, TimeDelta, Utc};

use crate::domain::department::Department;
use crate::domain::event::{Event, State};
use crate::domain::filter::Narrowing;
use crate::domain::language::Language;
use crate::domain::links::{self, Links};
use crate::domain::topic;
use crate::domain::zone::{self, Zone};

/// STATUS of an entry, and the prefix its title gets in calendars.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    Confirmed,
    Cancelled,
    /// Off its date, without a new one: cancelled for calendars, for now.
    Postponed,
}

/// One event for a calendar. No text is trusted to be free of line ends: the writer cleans them.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Stable for the event's life, in feeds, files and mail alike (RFC 5545 section 3.8.4.7).
    pub uid: String,
    pub sequence: i32,
    pub created: DateTime<Utc>,
    pub last_modified: DateTime<Utc>,
    pub local_start: NaiveDateTime,
    pub local_end: NaiveDateTime,
    pub starts_at: DateTime<Utc>,
    pub zone: Zone,
    pub status: Status,
    /// The language of summary, description and rain plan.
    pub language: Language,
    pub summary: String,
    pub description: String,
    /// Getting in: steps, doors, parking, bus.
    pub access: String,
    /// What to do if it rains; empty while that is on.
    pub rain_plan: String,
    /// The rain plan that is on, with the department's sentence; empty while it is not.
    pub rain_now: String,
    /// Languages of the officers who will be there.
    pub spoken: Vec<Language>,
    /// The longest delay officers said, in minutes, with the name of whose it is when it may be said.
    pub late: Option<(Option<String>, u32)>,
    /// Why it is off, in the department's words; empty while it is on.
    pub reason: String,
    pub location: String,
    pub geo: Option<(f64, f64)>,
    pub url: String,
    pub categories: Vec<String>,
    /// Where the drawing of its kind is (RFC 7986 section 5.10).
    pub image: String,
    /// Where its own first picture is, with the media type of that.
    pub picture: Option<(String, &'static str)>,
    /// A CSS colour by its name (RFC 7986 section 5.9).
    pub color: &'static str,
}

impl Entry {
    /// What a calendar is told of one event, in feeds, files and mail alike.
    #[must_use]
    pub fn of(links: &Links, department: &Department, event: &Event, language: Language) -> Self {
        let (own, text) = event.text(language);
        let venue = &event.venue.facts;
        let path = links::event(department.slug.as_str(), event.slug.as_str());
        let (_, access) = topic::label(&venue.access_notes, language);
        let (_, kind) = topic::label(&event.kind.facts.labels, language);
        let rain_now = event.rain_now(language);
        Self {
            uid: event.public_id.to_string(),
            sequence: event.sequence,
            created: event.created_at,
            last_modified: event.updated_at,
            local_start: event.times.local_start,
            local_end: event.times.local_end,
            starts_at: event.times.starts_at,
            zone: event.times.zone,
            status: match event.state {
                State::Cancelled => Status::Cancelled,
                State::Postponed => Status::Postponed,
                _ => Status::Confirmed,
            },
            language: own,
            summary: text.title.clone(),
            description: text.lead.clone(),
            access: access.to_owned(),
            rain_plan: match &rain_now {
                Some(_) => String::new(),
                None => text.rain_plan.clone(),
            },
            rain_now: rain_now.unwrap_or_default(),
            spoken: event.spoken(),
            late: late(event),
            reason: match event.state {
                State::Cancelled | State::Postponed => event.reason.clone().unwrap_or_default(),
                _ => String::new(),
            },
            location: format!("{}, {}", venue.name, venue.address_line()),
            geo: venue.geo,
            url: links.absolute(&path),
            categories: vec![kind.to_owned()],
            image: links.absolute(&links::drawing(&event.kind.facts.icon)),
            picture: picture(links, department, event),
            color: event.kind.facts.color_name(),
        }
    }
}

fn picture(
    links: &Links,
    department: &Department,
    event: &Event,
) -> Option<(String, &'static str)> {
    let picture = event.pictures.first()?;
    let path = links::picture(department.slug.as_str(), picture, picture.largest()?);
    Some((links.absolute(&path), picture.format.media_type()))
}

fn late(event: &Event) -> Option<(Option<String>, u32)> {
    let (officer, minutes) = event.roster.latest()?;
    let whose = event.confirmed().find(|one| one.id == officer);
    Some((whose.and_then(|one| one.facts.public_name()), minutes))
}

/// A calendar.
#[derive(Debug, Clone, PartialEq)]
pub struct Feed {
    pub name: String,
    /// The page for people.
    pub url: String,
    /// Where the feed itself is polled; empty for a single file.
    pub source: String,
    pub zone: Zone,
    pub language: Language,
    pub organizer_name: String,
    pub organizer_email: String,
    /// What it was narrowed to; its name says so. Empty for everything.
    pub narrowed: Vec<Narrowing>,
    pub entries: Vec<Entry>,
}

/// The part of time a feed shows: from 90 days back to 18 months ahead, between midnights of the
/// department, so that it changes once a day and not with every request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    pub from: DateTime<Utc>,
    pub to: DateTime<Utc>,
    /// The next midnight, at which the window moves.
    pub valid_until: DateTime<Utc>,
    /// The last midnight, at which it moved.
    pub since: DateTime<Utc>,
}

impl Window {
    #[must_use]
    pub fn at(now: DateTime<Utc>, zone: Zone) -> Self {
        let today = zone::local(now, zone).date();
        let midnight = |day: Option<NaiveDate>| first_instant(day.unwrap_or(today), zone);
        Self {
            from: midnight(today.checked_sub_signed(TimeDelta::days(90))),
            to: midnight(today.checked_add_months(Months::new(18))),
            valid_until: midnight(today.succ_opt()),
            since: midnight(Some(today)),
        }
    }
}

/// The first instant of a day; midnight itself may be skipped by a clock change.
#[must_use]
pub fn first_instant(day: NaiveDate, zone: Zone) -> DateTime<Utc> {
    zone::start_of_day(day, zone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_moves_at_the_departments_midnight_and_not_before() {
        let zone = Zone::parse("America/Los_Angeles").unwrap();
        let at = |text: &str| Window::at(text.parse().unwrap(), zone);
        let evening = at("2026-11-24T07:59:59Z");
        assert_eq!(evening, at("2026-11-23T08:00:00Z"));
        assert_eq!(
            evening.valid_until,
            "2026-11-24T08:00:00Z".parse::<DateTime<Utc>>().unwrap()
        );
        assert_eq!(
            evening.from,
            "2026-08-25T07:00:00Z".parse::<DateTime<Utc>>().unwrap()
        );
        assert_ne!(evening, at("2026-11-24T08:00:00Z"));
    }
}
