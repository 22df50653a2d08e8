//! Times of foreign calendars: a wall clock with its zone, or an instant shown on the clocks here.

use calcard::common::PartialDateTime;
use calcard::icalendar::{ICalendarEntry, ICalendarValue};
use chrono::{DateTime, Datelike, NaiveDateTime, TimeDelta, Utc};

use super::zones::Zones;
use crate::domain::event::{Occurrence, Times};
use crate::domain::exchange::{Note, Why};
use crate::domain::zone::{self, Resolved, Zone};

/// A time of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    pub local: NaiveDateTime,
    pub zone: Zone,
    /// Set when the file names the instant itself.
    pub at: Option<DateTime<Utc>>,
}

impl Moment {
    pub fn of_instant(at: DateTime<Utc>, zone: Zone) -> Self {
        Self {
            local: zone::local(at, zone),
            zone,
            at: Some(at),
        }
    }

    /// The instant; of two, the first (RFC 5545 section 3.3.5). `None` where clocks skip it.
    pub fn instant(&self) -> Option<DateTime<Utc>> {
        self.at.or(match zone::resolve(self.local, self.zone) {
            Resolved::Single(at) | Resolved::Twice(at, _) => Some(at),
            Resolved::Skipped => None,
        })
    }

    /// The same on the clocks of another zone.
    pub fn in_zone(&self, other: Zone) -> Option<Self> {
        if self.zone == other {
            return Some(*self);
        }
        Some(Self::of_instant(self.instant()?, other))
    }

    fn occurrence(&self) -> Occurrence {
        match (zone::resolve(self.local, self.zone), self.at) {
            (Resolved::Twice(_, second), Some(at)) if second == at => Occurrence::Second,
            _ => Occurrence::First,
        }
    }
}

/// Reads one value of a property. `own` is the zone of times without one and of instants.
///
/// # Errors
/// A whole day, a year nobody plans for, an unknown zone, something that is no time.
pub(super) fn read(
    entry: &ICalendarEntry,
    value: &ICalendarValue,
    (zones, own): (&mut Zones<'_>, Zone),
    notes: &mut Vec<Note>,
) -> Result<Moment, Why> {
    let parts = match value {
        ICalendarValue::PartialDateTime(parts) => parts,
        other => return Err(Why::Clock(said(other))),
    };
    if !parts.has_time() {
        return Err(Why::WholeDay);
    }
    let local = clock(parts).ok_or_else(|| Why::Clock(written(parts)))?;
    if let Some(offset) = east(parts) {
        return Ok(Moment::of_instant(local.and_utc() - offset, own));
    }
    let Some(tzid) = entry.tz_id() else {
        note(notes, Note::NoZone(own));
        return Ok(Moment {
            local,
            zone: own,
            at: None,
        });
    };
    let Some(zone) = zones.find(tzid) else {
        return Err(Why::UnknownZone(tzid.chars().take(80).collect()));
    };
    if zone.name() != tzid {
        let raw = tzid.chars().take(80).collect();
        note(notes, Note::ZoneNamed { raw, zone });
    }
    Ok(Moment {
        local,
        zone,
        at: None,
    })
}

fn note(notes: &mut Vec<Note>, note: Note) {
    if !notes.contains(&note) {
        notes.push(note);
    }
}

/// The wall clock of a value, between the years 2000 and 2200.
pub(super) fn clock(parts: &PartialDateTime) -> Option<NaiveDateTime> {
    let day = chrono::NaiveDate::from_ymd_opt(
        i32::from(parts.year?),
        u32::from(parts.month?),
        u32::from(parts.day?),
    )?;
    // A leap second is the second before it.
    let second = u32::from(parts.second.unwrap_or(0)).min(59);
    let local = day.and_hms_opt(
        u32::from(parts.hour.unwrap_or(0)),
        u32::from(parts.minute.unwrap_or(0)),
        second,
    )?;
    (2000..2200).contains(&local.year()).then_some(local)
}

/// How far east of UTC a value says it is, when it says so.
pub(super) fn east(parts: &PartialDateTime) -> Option<TimeDelta> {
    let hours = i64::from(parts.tz_hour?);
    let minutes = i64::from(parts.tz_minute.unwrap_or(0));
    let offset = TimeDelta::minutes((hours * 60 + minutes).min(24 * 60));
    Some(if parts.tz_minus { -offset } else { offset })
}

/// An instant such as LAST-MODIFIED.
pub(super) fn stamp(value: &ICalendarValue) -> Option<DateTime<Utc>> {
    let ICalendarValue::PartialDateTime(parts) = value else {
        return None;
    };
    Some(clock(parts)?.and_utc() - east(parts)?)
}

fn written(parts: &PartialDateTime) -> String {
    let part = |value: Option<u8>| value.map_or("??".to_owned(), |value| format!("{value:02}"));
    format!(
        "{}{}{}",
        parts.year.unwrap_or(0),
        part(parts.month),
        part(parts.day)
    )
}

fn said(value: &ICalendarValue) -> String {
    let text = value.as_text().unwrap_or_default();
    text.chars().filter(|c| !c.is_control()).take(40).collect()
}

/// Start and end as an event keeps them: on the clocks of the start's zone.
///
/// # Errors
/// As [`Times::derive`].
pub(super) fn times(start: &Moment, end: &Moment) -> Result<Times, Why> {
    let end = end.in_zone(start.zone).unwrap_or(*end);
    derive(start, end.local)
}

/// As [`times`], with an end on the same clock.
pub(super) fn derive(start: &Moment, end: NaiveDateTime) -> Result<Times, Why> {
    Times::derive(start.local, end, start.zone, Some(start.occurrence()))
        .map_err(|error| Why::Times(error, start.local, end))
}
