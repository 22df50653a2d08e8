//! Fields of the event form in words, for the merge page: what a field is called, and what its
//! values mean to whoever reads them.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use crate::domain::language::Language;
use crate::domain::topic;
use crate::services::read_board::Choices;
use crate::web::pages::staff::event_form::NEW_VENUE_VALUE;
use crate::web::pages::staff::views::language_name;
use crate::words::{Words, dates};

/// The language of a text field: `title_es` is Spanish.
pub(super) fn language(field: &str) -> Option<Language> {
    let (_, tag) = field.rsplit_once('_')?;
    Language::parse(tag)
}

/// What the form calls it.
pub(super) fn label(words: Words, field: &str) -> String {
    if let Some(language) = language(field) {
        let key = match field.rsplit_once('_').map_or("", |(stem, _)| stem) {
            "title" => "staff-event-title",
            "lead" => "staff-event-text-lead",
            "body" => "staff-event-body",
            _ => "staff-event-rain",
        };
        return words.t1(key, "language", language_name(words, language));
    }
    words.t(match field {
        "kind" => "staff-event-kind",
        "date" => "staff-event-date",
        "start_time" => "staff-event-start",
        "end_time" => "staff-event-end",
        "venue" => "staff-event-venue",
        "capacity" => "staff-event-capacity",
        "officers" => "staff-event-officers",
        "topics" => "staff-event-topics",
        "rsvp_opens" => "staff-event-rsvp-opens",
        _ => "staff-event-rsvp-closes",
    })
}

/// Values in words; as they were typed when they cannot be read.
pub(super) fn value(words: Words, choices: &Choices, field: &str, values: &[String]) -> String {
    let here = words.language();
    let Some(first) = values.first() else {
        return words.t("merge-empty");
    };
    let known = match field {
        "kind" => choices
            .kinds
            .iter()
            .find(|kind| kind.slug.as_str() == first)
            .map(|kind| topic::label(&kind.facts.labels, here).1.to_owned()),
        "date" => NaiveDate::parse_from_str(first, "%Y-%m-%d")
            .ok()
            .map(|day| dates::date(day, here)),
        "start_time" | "end_time" => clock(first).map(|clock| {
            let time = dates::time(clock, here);
            match values.get(1).map(String::as_str) {
                Some("first") => format!("{time}, {}", words.t("merge-occurrence-first")),
                Some("second") => format!("{time}, {}", words.t("merge-occurrence-second")),
                _ => time,
            }
        }),
        "rsvp_opens" | "rsvp_closes" => NaiveDateTime::parse_from_str(first, "%Y-%m-%dT%H:%M")
            .ok()
            .map(|at| {
                format!(
                    "{}, {}",
                    dates::date(at.date(), here),
                    dates::time(at, here)
                )
            }),
        "venue" => venue(words, choices, values),
        "officers" | "topics" => Some(names(words, choices, values)),
        _ => None,
    };
    known.unwrap_or_else(|| first.clone())
}

fn clock(raw: &str) -> Option<NaiveDateTime> {
    let time = NaiveTime::parse_from_str(raw, "%H:%M").ok()?;
    Some(NaiveDate::default().and_time(time))
}

fn venue(words: Words, choices: &Choices, values: &[String]) -> Option<String> {
    let (first, rest) = values.split_first()?;
    if first == NEW_VENUE_VALUE {
        return Some(words.t1("merge-new-venue", "place", rest.join(", ")));
    }
    let known = choices
        .venues
        .iter()
        .find(|venue| venue.slug.as_str() == first)?;
    Some(format!("{}, {}", known.facts.name, known.facts.street))
}

fn names(words: Words, choices: &Choices, slugs: &[String]) -> String {
    let officer = |slug: &String| {
        let known = choices.officers.iter();
        let mut known = known.filter(|officer| officer.slug.as_str() == slug);
        known.next().map(|officer| officer.facts.full_name())
    };
    let topic = |slug: &String| {
        let known = choices.topics.iter();
        let mut known = known.filter(|topic| topic.slug.as_str() == slug);
        known
            .next()
            .map(|topic| topic::label(&topic.labels, words.language()).1.to_owned())
    };
    let named = slugs.iter().map(|slug| {
        officer(slug)
            .or_else(|| topic(slug))
            .unwrap_or_else(|| slug.clone())
    });
    words.list(&named.collect::<Vec<_>>())
}
