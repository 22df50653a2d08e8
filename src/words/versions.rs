//! Facts of a version of a public page in words: what a field is called, how its value reads, which
//! changes are worth a line.

use chrono::NaiveDateTime;

use crate::domain::language::Language;
use crate::domain::version::{Changed, Field, Snapshot};
use crate::domain::zone::Zone;
use crate::words::dates::{self, Span};
use crate::words::{Arg, Words};

/// One line of a history: a field, what it said, what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// "Title (Spanish)".
    pub label: String,
    /// Empty where the page did not have it.
    pub before: String,
    pub after: String,
}

/// What a field is called; with the language its words are in.
#[must_use]
pub fn label(words: Words, field: Field, language: Option<Language>) -> String {
    let name = words.t(&format!(
        "records-field-{}",
        field.as_str().replace('_', "-")
    ));
    match language {
        Some(language) => {
            let own = words.t(&format!("staff-language-{}", language.tag()));
            words.t2("records-field-in", ("field", name), ("language", own))
        }
        None => name,
    }
}

/// The zone of a version's wall clock; UTC where the page had none.
#[must_use]
pub fn zone(snapshot: &Snapshot) -> Option<Zone> {
    Zone::parse(snapshot.get(Field::Zone)).ok()
}

/// A value as people read it; `zone` is where instants are told.
#[must_use]
pub fn value(words: Words, field: Field, raw: &str, zone: Zone) -> String {
    let language = words.language();
    match field {
        Field::Start | Field::End => match raw.parse::<NaiveDateTime>() {
            Ok(clock) => words.t2(
                "records-date-and-time",
                ("day", Arg::from(dates::date(clock.date(), language))),
                ("time", Arg::from(dates::time(clock, language))),
            ),
            Err(_) => raw.to_owned(),
        },
        Field::StartsAt
        | Field::EndsAt
        | Field::PreviousStart
        | Field::RainSince
        | Field::RsvpOpens
        | Field::RsvpCloses
        | Field::PublishedAt => match raw.parse() {
            Ok(at) => dates::date_time(at, zone, language),
            Err(_) => raw.to_owned(),
        },
        Field::State => words.t(&format!("staff-state-{raw}")),
        Field::Spoken => {
            let name = |tag: &str| words.t(&format!("staff-language-{tag}"));
            let names: Vec<String> = raw.split(',').map(name).collect();
            words.list(&names)
        }
        Field::Officers
        | Field::Topics
        | Field::Raised
        | Field::Promised
        | Field::Kept
        | Field::Dropped
        | Field::Pictures
        | Field::PictureWords => raw.split('\n').collect::<Vec<_>>().join("; "),
        _ => raw.to_owned(),
    }
}

/// The lines of a change. Instants that only follow a new wall clock or zone are left out.
#[must_use]
pub fn lines(words: Words, changes: &[Changed], zone: Zone) -> Vec<Line> {
    let clock = [Field::Start, Field::End, Field::Zone];
    let has_clock = changes.iter().any(|one| clock.contains(&one.key.field));
    let follows = |field: Field| matches!(field, Field::StartsAt | Field::EndsAt);
    let told = changes
        .iter()
        .filter(|one| !(has_clock && follows(one.key.field)));
    let line = |one: &Changed| {
        let text = |side: &Option<String>| {
            let raw = side.as_deref().unwrap_or_default();
            match raw.is_empty() {
                true => String::new(),
                false => value(words, one.key.field, raw, zone),
            }
        };
        Line {
            label: label(words, one.key.field, one.key.language),
            before: text(&one.before),
            after: text(&one.after),
        }
    };
    told.map(line).collect()
}

/// Start and end as the page told them; empty for what has none.
#[must_use]
pub fn when(snapshot: &Snapshot, language: Language) -> String {
    let instants = snapshot.at(Field::StartsAt).zip(snapshot.at(Field::EndsAt));
    let span = |((starts_at, ends_at), zone)| Span {
        starts_at,
        ends_at,
        zone,
    };
    let span = instants.zip(zone(snapshot)).map(span);
    span.map(|span| span.when(language)).unwrap_or_default()
}

/// The facts beside the texts, in order, as the page in `words` told them.
#[must_use]
pub fn facts(words: Words, snapshot: &Snapshot, own: Zone) -> Vec<(String, String)> {
    const SHOWN: [Field; 23] = [
        Field::State,
        Field::Reason,
        Field::PreviousStart,
        Field::Venue,
        Field::Address,
        Field::Access,
        Field::PreviousVenue,
        Field::RainPlan,
        Field::RainSince,
        Field::Kind,
        Field::Officers,
        Field::Spoken,
        Field::Late,
        Field::Topics,
        Field::Capacity,
        Field::RsvpOpens,
        Field::RsvpCloses,
        Field::Raised,
        Field::Promised,
        Field::Kept,
        Field::Dropped,
        Field::PictureWords,
        Field::Pictures,
    ];
    let zone = zone(snapshot).unwrap_or(own);
    let mut all = Vec::new();
    let when = when(snapshot, words.language());
    if !when.is_empty() {
        all.push((words.t("records-field-when"), when));
    }
    for field in SHOWN {
        let plain = Some(snapshot.get(field)).filter(|text| !text.is_empty());
        let told = snapshot
            .words(field, words.language())
            .map(|(_, text)| text);
        if let Some(raw) = plain.or(told) {
            all.push((label(words, field, None), value(words, field, raw, zone)));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn page(facts: &[(&str, &str)]) -> Snapshot {
        let pair = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
        Snapshot::read(facts.iter().map(pair).collect::<BTreeMap<_, _>>()).unwrap()
    }

    fn home() -> Zone {
        Zone::parse("America/Los_Angeles").unwrap()
    }

    #[test]
    fn every_field_has_a_name_in_every_language() {
        for language in Language::ALL {
            let words = Words::plain(language);
            for field in Field::ALL {
                assert!(
                    !label(words, *field, None).starts_with('['),
                    "{field:?} {language}"
                );
            }
        }
    }

    #[test]
    fn a_new_hour_is_told_once_and_in_words() {
        let before = page(&[
            ("start", "2026-12-10T15:00:00"),
            ("starts_at", "2026-12-10T23:00:00Z"),
            ("title.es", "Café"),
        ]);
        let after = page(&[
            ("start", "2026-12-10T16:30:00"),
            ("starts_at", "2026-12-11T00:30:00Z"),
            ("title.es", "Té"),
        ]);
        let told = lines(
            Words::plain(Language::En),
            &after.since(Some(&before)),
            home(),
        );
        let line = |line: &Line| format!("{}: {} -> {}", line.label, line.before, line.after);
        let told: Vec<String> = told.iter().map(line).collect();
        assert_eq!(
            told,
            [
                "Title (Spanish): Café -> Té",
                "Start: Thursday, December 10, 2026, 3 p.m. -> Thursday, December 10, 2026, 4:30 p.m."
            ]
        );
    }

    #[test]
    fn an_instant_that_moved_alone_is_told_where_the_event_is() {
        let (before, after) = (
            page(&[("starts_at", "2026-12-10T23:00:00Z")]),
            page(&[("starts_at", "2026-12-11T00:00:00Z")]),
        );
        let told = lines(
            Words::plain(Language::En),
            &after.since(Some(&before)),
            home(),
        );
        assert_eq!(told.len(), 1);
        assert!(told[0].after.contains("4 p.m. PST"), "{}", told[0].after);
    }
}
