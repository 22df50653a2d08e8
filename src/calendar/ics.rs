//! Feeds, downloads and the calendar part of mail. The library serves as a container of properties
//! only: it has no VTIMEZONE, folds at 76 octets and writes names and addresses raw, so zones are put
//! between its texts, every value is cleaned before, and lines are folded afterwards.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, NaiveDateTime, Timelike, Utc};
use icalendar::{Calendar, Component, Event, Property};

use crate::calendar::{clean, describe, fold, vtimezone};
use crate::domain::feed::{Entry, Feed, Status};
use crate::domain::language::Language;
use crate::domain::topic::HOUSE_COLOR;
use crate::domain::zone::{self, Resolved, Zone};
use crate::words::{Words, narrowings};

/// Who wrote the calendar (RFC 5545 section 3.7.3).
const PRODID: &str = "-//Cuppa//Cuppa//EN";
/// How often apps are asked to come back (RFC 7986 section 5.7).
const REFRESH: &str = "PT4H";
/// The last line.
const END: &str = "END:VCALENDAR\r\n";
/// The year a zone is described for where no event says which years matter.
const FOUNDING_YEAR: i32 = 2026;

/// A feed or a single file: no METHOD, no ORGANIZER, no person.
#[must_use]
pub fn render(feed: &Feed) -> Vec<u8> {
    let mut calendar = opening();
    head(&mut calendar, feed);
    finish(calendar, feed, &[])
}

pub(super) fn opening() -> Calendar {
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0"));
    calendar.append_property(("PRODID", PRODID));
    calendar.append_property(("CALSCALE", "GREGORIAN"));
    calendar
}

fn head(calendar: &mut Calendar, feed: &Feed) {
    let words = Words::plain(feed.language);
    let name = name(feed, words);
    // The library has no type for NAME and writes it raw; X- names it escapes.
    calendar.append_property(("NAME", clean::escaped(&name).as_str()));
    calendar.append_property(("X-WR-CALNAME", name.as_str()));
    calendar.append_property(("COLOR", HOUSE_COLOR));
    if !feed.zone.is_utc() {
        calendar.append_property(("X-WR-TIMEZONE", feed.zone.name()));
    }
    calendar.append_property(typed("REFRESH-INTERVAL", "DURATION", REFRESH));
    calendar.append_property(("X-PUBLISHED-TTL", REFRESH));
    if let Some(source) = clean::uri(&feed.source) {
        calendar.append_property(typed("SOURCE", "URI", &source));
    }
    if let Some(page) = clean::uri(&feed.url) {
        calendar.append_property(("URL", page.as_str()));
    }
}

/// "Events of Millbrook Police: Coffee with a Cop, Español".
fn name(feed: &Feed, words: Words) -> String {
    let whole = words.t1("calendar-feed-name", "department", clean::line(&feed.name));
    if feed.narrowed.is_empty() {
        return whole;
    }
    let parts = feed
        .narrowed
        .iter()
        .map(|part| clean::line(&narrowings::say(part, words)));
    let parts: Vec<String> = parts.collect();
    words.t2(
        "calendar-feed-narrowed",
        ("name", whole),
        ("parts", parts.join(", ")),
    )
}

fn typed(name: &str, kind: &str, value: &str) -> Property {
    let mut property = Property::new(name, value);
    property.add_parameter("VALUE", kind).done()
}

/// A text with the language it is in (RFC 5545 section 3.2.10).
fn told(name: &str, text: &str, language: Language) -> Property {
    let mut property = Property::new(name, text);
    property.add_parameter("LANGUAGE", language.tag()).done()
}

/// Head, zones, events; `people` stand in every event (none in a feed). Each event is written and
/// dropped before the next: a feed of thousands in one container spends its time in the allocator.
pub(super) fn finish(calendar: Calendar, feed: &Feed, people: &[Property]) -> Vec<u8> {
    let whole = calendar.to_string();
    let head = whole.strip_suffix(END).unwrap_or(&whole);
    let mut out = String::with_capacity(1024 * (feed.entries.len() + 4));
    fold::fold_into(&fold::unfold(head), &mut out);
    fold::fold_into(&zones(feed), &mut out);
    for entry in &feed.entries {
        let mut event = event(entry, Words::plain(feed.language));
        for person in people {
            event.append_property(person.clone());
        }
        // Writing to a String cannot fail.
        let text = event.done().try_into_string().unwrap_or_default();
        fold::fold_into(&fold::unfold(&text), &mut out);
    }
    out.push_str(END);
    out.into_bytes()
}

/// Every zone the entries name, once, in the order of their names. A calendar without entries
/// describes the department's, because it needs one component (RFC 5545 section 3.6).
fn zones(feed: &Feed) -> String {
    let entries = &feed.entries;
    let mut named: BTreeMap<&str, Zone> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| !is_written_in_utc(entry)) {
        named.insert(entry.zone.name(), entry.zone);
    }
    if entries.is_empty() {
        named.insert(feed.zone.name(), feed.zone);
    }
    let years = |pick: fn(&Entry) -> NaiveDateTime| entries.iter().map(move |e| pick(e).year());
    let from = years(|entry| entry.local_start.min(entry.last_modified.naive_utc()))
        .min()
        .unwrap_or(FOUNDING_YEAR);
    let to = years(|entry| entry.local_end.max(entry.last_modified.naive_utc()));
    let to = to.max().unwrap_or(FOUNDING_YEAR);
    named
        .into_values()
        .map(|zone| vtimezone::render(zone, from, to))
        .collect()
}

fn event(entry: &Entry, words: Words) -> Event {
    let mut event = Event::with_uid(&clean::line(&entry.uid));
    let mut put = |name: &str, value: &str| {
        if !value.is_empty() {
            event.append_property((name, value));
        }
    };
    put("DTSTAMP", &utc(entry.last_modified));
    put("LAST-MODIFIED", &utc(entry.last_modified));
    put("CREATED", &utc(entry.created.min(entry.last_modified)));
    put("SEQUENCE", &entry.sequence.max(0).to_string());
    put("LOCATION", &clean::line(&entry.location));
    put("STATUS", status(entry.status));
    put("TRANSP", "TRANSPARENT");
    put("CLASS", "PUBLIC");
    put("URL", &clean::uri(&entry.url).unwrap_or_default());
    put("GEO", &entry.geo.and_then(geo).unwrap_or_default());
    put("CATEGORIES", &categories(&entry.categories));
    put("COLOR", entry.color);
    if let Some(image) = clean::uri(&entry.image) {
        let mut property = Property::new("IMAGE", image);
        property.add_parameter("VALUE", "URI");
        property.add_parameter("DISPLAY", "BADGE");
        property.add_parameter("FMTTYPE", "image/svg+xml");
        event.append_property(property.done());
    }
    if let Some(picture) = &entry.picture {
        event.append_multi_property(photo(picture));
    }
    event.append_property(told("SUMMARY", &summary(entry, words), entry.language));
    event.append_property(told(
        "DESCRIPTION",
        &describe::description(entry, words),
        entry.language,
    ));
    let times = [
        ("DTSTART", entry.local_start, entry.starts_at),
        ("DTEND", entry.local_end, ends_at(entry)),
    ];
    let in_utc = is_written_in_utc(entry);
    for (name, local, at) in times {
        event.append_property(if in_utc {
            Property::new(name, utc(at))
        } else {
            moment(name, local, entry.zone)
        });
    }
    event
}

/// A picture of the event itself, beside the drawing of its kind (RFC 7986 section 5.10).
fn photo((address, media_type): &(String, &'static str)) -> Property {
    let mut property = Property::new("IMAGE", clean::uri(address).unwrap_or_default());
    property.add_parameter("VALUE", "URI");
    property.add_parameter("DISPLAY", "FULLSIZE");
    property.add_parameter("FMTTYPE", media_type);
    property.done()
}

/// Calendars say the status in the title, for those that do not show it (pages never do).
fn summary(entry: &Entry, words: Words) -> String {
    let title = clean::line(&entry.summary);
    match entry.status {
        Status::Confirmed => title,
        Status::Cancelled => words.t1("calendar-cancelled", "title", title),
        Status::Postponed => words.t1("calendar-postponed", "title", title),
    }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Confirmed => "CONFIRMED",
        Status::Cancelled | Status::Postponed => "CANCELLED",
    }
}

/// A list whose commas separate (RFC 5545 section 3.8.1.2).
fn categories(raw: &[String]) -> String {
    let each: Vec<String> = raw
        .iter()
        .map(|category| clean::escaped(&clean::line(category)))
        .filter(|category| !category.is_empty())
        .collect();
    each.join(",")
}

fn geo((latitude, longitude): (f64, f64)) -> Option<String> {
    let is_on_earth = latitude.abs() <= 90.0 && longitude.abs() <= 180.0;
    is_on_earth.then(|| format!("{latitude:.6};{longitude:.6}"))
}

fn moment(name: &str, local: NaiveDateTime, zone: Zone) -> Property {
    let mut property = Property::new(name, basic(local));
    property.add_parameter("TZID", zone.name()).done()
}

/// UTC zones, and the second pass of an hour that comes twice: wall clock and zone cannot say it
/// (RFC 5545 section 3.3.5 takes the first).
fn is_written_in_utc(entry: &Entry) -> bool {
    let is_second_pass = |local, at| match zone::resolve(local, entry.zone) {
        Resolved::Twice(_, second) => second == at,
        Resolved::Skipped => true,
        Resolved::Single(_) => false,
    };
    entry.zone.is_utc()
        || is_second_pass(entry.local_start, entry.starts_at)
        || is_second_pass(entry.local_end, ends_at(entry))
}

/// The first instant after the start at which clocks show the end.
fn ends_at(entry: &Entry) -> DateTime<Utc> {
    match zone::resolve(entry.local_end, entry.zone) {
        Resolved::Single(at) => at,
        Resolved::Twice(first, second) if first <= entry.starts_at => second,
        Resolved::Twice(first, _) => first,
        Resolved::Skipped => entry.starts_at + (entry.local_end - entry.local_start),
    }
}

fn utc(at: DateTime<Utc>) -> String {
    let mut text = basic(at.naive_utc());
    text.push('Z');
    text
}

/// `20271107T093000`; written by hand because a feed holds six of them for each event.
fn basic(at: NaiveDateTime) -> String {
    let (day, time) = (at.date(), at.time());
    let (year, month, date) = (day.year(), day.month(), day.day());
    let (hour, minute, second) = (time.hour(), time.minute(), time.second());
    format!("{year:04}{month:02}{date:02}T{hour:02}{minute:02}{second:02}")
}

#[cfg(test)]
mod tests;
