//! The event form. A new place and a new officer may be entered inside it.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};

use crate::domain::copy;
use crate::domain::department::Department;
use crate::domain::event::{EventText, Occurrence, Times, TimesError};
use crate::domain::language::Language;
use crate::domain::officer::OfficerFacts;
use crate::domain::venue::VenueFacts;
use crate::domain::zone::{self, Resolved, Zone};
use crate::services::read_board::Choices;
use crate::web::extract::Fields;
use crate::web::forms::{Reader, officer, venue};
use crate::web::pages::staff::event_form::NEW_VENUE_VALUE;
use crate::words::Words;
use crate::words::dates::{self, Span};

/// Where the event is: a place that is known, or a new one.
#[derive(Debug, Clone)]
pub enum Place {
    Known(String),
    New(Box<VenueFacts>),
}

/// The form as typed values; slugs are resolved in the transaction that saves them.
#[derive(Debug, Clone)]
pub struct Draft {
    pub kind: String,
    pub place: Place,
    pub times: Times,
    pub capacity: Option<u32>,
    pub rsvp_opens_at: Option<DateTime<Utc>>,
    pub rsvp_closes_at: Option<DateTime<Utc>>,
    pub texts: BTreeMap<Language, EventText>,
    pub officers: Vec<String>,
    pub new_officer: Option<OfficerFacts>,
    pub topics: Vec<String>,
}

/// Reads the form. `None` when something has to be written differently; it stands in the reader.
pub fn read(reader: &mut Reader<'_>, department: &Department, choices: &Choices) -> Option<Draft> {
    let kind = reader.fields.get("kind").to_owned();
    if !choices
        .kinds
        .iter()
        .any(|known| known.slug.as_str() == kind)
    {
        refuse(reader, "kind", "staff-error-kind");
    }
    let texts = texts(reader, &department.languages);
    let place = place(reader, &department.languages, choices);
    let zone = zone_of(place.as_ref(), department, choices);
    let times = times(reader, zone, usual_minutes(choices, &kind));
    let capacity = capacity(reader);
    let rsvp_opens_at = window(reader, "rsvp_opens", zone);
    let rsvp_closes_at = window(reader, "rsvp_closes", zone);
    if let (Some(opens), Some(closes)) = (rsvp_opens_at, rsvp_closes_at)
        && closes <= opens
    {
        refuse(reader, "rsvp_closes", "staff-error-window-order");
    }
    let named = !reader.fields.get("officer_given_name").trim().is_empty()
        || !reader.fields.get("officer_family_name").trim().is_empty();
    let new_officer = named.then(|| officer::read(reader));
    let all = |name| {
        reader
            .fields
            .all(name)
            .into_iter()
            .map(str::to_owned)
            .collect()
    };
    let (officers, topics) = (all("officers"), all("topics"));
    if reader.view.has_errors() {
        return None;
    }
    Some(Draft {
        kind,
        place: place?,
        times: times?,
        capacity,
        rsvp_opens_at,
        rsvp_closes_at,
        texts,
        officers,
        new_officer,
        topics,
    })
}

/// Date and hours of the form alone, or what is wrong with them; `None` while they are not all
/// written.
pub fn when(
    fields: &Fields,
    words: Words,
    department: &Department,
    choices: &Choices,
) -> Option<Result<Span, String>> {
    let mut reader = Reader::new(fields, words);
    let is_empty = |name: &str| fields.get(name).trim().is_empty();
    if is_empty("date") || is_empty("start_time") {
        return None;
    }
    let place = Place::Known(fields.get("venue").to_owned());
    let zone = zone_of(Some(&place), department, choices);
    let usual = usual_minutes(choices, fields.get("kind"));
    if is_empty("end_time") && is_empty("length") && usual.is_none() {
        return None;
    }
    if let Some(times) = times(&mut reader, zone, usual) {
        return Some(Ok(Span {
            starts_at: times.starts_at,
            ends_at: times.ends_at,
            zone: times.zone,
        }));
    }
    let wrong = reader.view.errors().into_iter();
    let wrong: Vec<String> = wrong
        .filter(|line| line.field.is_some())
        .map(|line| line.text)
        .collect();
    Some(Err(wrong.join(" ")))
}

fn usual_minutes(choices: &Choices, kind: &str) -> Option<u32> {
    let mut kinds = choices.kinds.iter();
    let kind = kinds.find(|known| known.slug.as_str() == kind)?;
    kind.facts.minutes
}

fn refuse(reader: &mut Reader<'_>, field: &str, key: &str) {
    let sentence = reader.words.t(key);
    reader.refuse(field, sentence);
}

fn texts(reader: &mut Reader<'_>, languages: &[Language]) -> BTreeMap<Language, EventText> {
    let mut texts = BTreeMap::new();
    for (at, language) in languages.iter().enumerate() {
        let field = |stem: &str| format!("{stem}_{language}");
        let lead = reader.optional_prose(&field("lead"), 400);
        let body = reader.optional_prose(&field("body"), 5000);
        let rain_plan = reader.optional_prose(&field("rain_plan"), 300);
        let filled = !(lead.is_empty() && body.is_empty() && rain_plan.is_empty());
        let title = if at == 0 || filled {
            reader.line(&field("title"), 100, "staff-error-title")
        } else {
            reader.optional_line(&field("title"), 100)
        };
        if !title.is_empty() {
            texts.insert(
                *language,
                EventText {
                    title,
                    lead,
                    body,
                    rain_plan,
                },
            );
        }
    }
    texts
}

fn place(reader: &mut Reader<'_>, languages: &[Language], choices: &Choices) -> Option<Place> {
    let chosen = reader.fields.get("venue").to_owned();
    if chosen == NEW_VENUE_VALUE {
        return Some(Place::New(Box::new(venue::read(reader, languages))));
    }
    if choices
        .venues
        .iter()
        .any(|known| known.slug.as_str() == chosen)
    {
        return Some(Place::Known(chosen));
    }
    refuse(reader, "venue", "staff-error-venue");
    None
}

fn zone_of(place: Option<&Place>, department: &Department, choices: &Choices) -> Zone {
    let own = match place {
        Some(Place::New(facts)) => facts.zone,
        Some(Place::Known(slug)) => choices
            .venues
            .iter()
            .find(|venue| venue.slug.as_str() == slug)
            .and_then(|venue| venue.facts.zone),
        None => None,
    };
    own.unwrap_or(department.zone)
}

/// `usual` is how long events of the kind are, in minutes: the end of one that names none.
fn times(reader: &mut Reader<'_>, zone: Zone, usual: Option<u32>) -> Option<Times> {
    let date = date(reader);
    let start = clock(reader, "start_time", "staff-error-start");
    let lasts = reader.fields.get("length").parse().ok();
    let lasts = lasts.or(usual.map(i64::from));
    let is_open = reader.fields.get("end_time").trim().is_empty();
    let end = match (date, start, lasts) {
        (Some(date), Some(start), Some(minutes)) if is_open => {
            let end = copy::end(date.and_time(start), minutes);
            if end.is_none() {
                refuse(reader, "end_time", "staff-error-end");
            }
            end
        }
        (_, _, Some(_)) if is_open => None,
        _ => {
            let end = clock(reader, "end_time", "staff-error-end");
            last_instant(date?, start?, end?)
        }
    };
    let (start, end) = (date?.and_time(start?), end?);
    let occurrence = match reader.fields.get("occurrence") {
        "first" => Some(Occurrence::First),
        "second" => Some(Occurrence::Second),
        _ => None,
    };
    match Times::derive(start, end, zone, occurrence) {
        Ok(times) => Some(times),
        Err(error) => {
            refuse_times(reader, error, (start, end));
            None
        }
    }
}

/// An end long before the start is on the next day.
fn last_instant(date: NaiveDate, start: NaiveTime, end: NaiveTime) -> Option<NaiveDateTime> {
    let next_day = end <= start && start.signed_duration_since(end) >= chrono::TimeDelta::hours(12);
    let last_day = if next_day { date.succ_opt()? } else { date };
    Some(last_day.and_time(end))
}

fn refuse_times(
    reader: &mut Reader<'_>,
    error: TimesError,
    (start, end): (NaiveDateTime, NaiveDateTime),
) {
    let words = reader.words;
    let at = |key: &str, clock: NaiveDateTime| {
        let language = words.language();
        words.t2(
            key,
            ("time", dates::time(clock, language)),
            ("date", dates::date(clock.date(), language)),
        )
    };
    let (field, sentence) = match error {
        TimesError::StartSkipped => ("start_time", at("staff-error-start-skipped", start)),
        TimesError::EndSkipped => ("end_time", at("staff-error-end-skipped", end)),
        TimesError::StartTwice => ("start_time", at("staff-error-start-twice", start)),
        TimesError::EndNotAfterStart => ("end_time", words.t("staff-error-end-before-start")),
        TimesError::TooLong => ("end_time", words.t("staff-error-too-long")),
    };
    reader.refuse(field, sentence);
}

fn date(reader: &mut Reader<'_>) -> Option<NaiveDate> {
    let raw = reader.fields.get("date").trim();
    if raw.is_empty() {
        refuse(reader, "date", "staff-error-date");
        return None;
    }
    let date = NaiveDate::parse_from_str(raw, "%Y-%m-%d").ok();
    let date = date.filter(|date| (2000..2200).contains(&chrono::Datelike::year(date)));
    if date.is_none() {
        refuse(reader, "date", "staff-error-date-shape");
    }
    date
}

fn clock(reader: &mut Reader<'_>, field: &str, missing: &str) -> Option<NaiveTime> {
    let raw = reader.fields.get(field).trim();
    if raw.is_empty() {
        refuse(reader, field, missing);
        return None;
    }
    let time = NaiveTime::parse_from_str(raw, "%H:%M")
        .or_else(|_| NaiveTime::parse_from_str(raw, "%H:%M:%S"))
        .ok();
    if time.is_none() {
        refuse(reader, field, "staff-error-time-shape");
    }
    time
}

fn capacity(reader: &mut Reader<'_>) -> Option<u32> {
    let raw = reader.fields.get("capacity").trim();
    if raw.is_empty() {
        return None;
    }
    let number = raw
        .parse()
        .ok()
        .filter(|number| (1..=100_000).contains(number));
    if number.is_none() {
        refuse(reader, "capacity", "staff-error-capacity");
    }
    number
}

fn window(reader: &mut Reader<'_>, field: &str, zone: Zone) -> Option<DateTime<Utc>> {
    let raw = reader.fields.get(field).trim();
    if raw.is_empty() {
        return None;
    }
    let clock = NaiveDateTime::parse_from_str(raw, "%Y-%m-%dT%H:%M").ok();
    match clock.map(|clock| zone::resolve(clock, zone)) {
        Some(Resolved::Single(at) | Resolved::Twice(at, _)) => Some(at),
        _ => {
            refuse(reader, field, "staff-error-window-shape");
            None
        }
    }
}
