//! What an import says of each line, and why it did not take one.

use chrono::NaiveDateTime;

use crate::domain::event::TimesError;
use crate::domain::exchange::{LONGEST_UID, MOST_EVENTS, Note, Outcome, Why, YEARS_AHEAD};
use crate::words::{Words, dates};

/// What happened, in a word or two: "created as a draft", "changed: start, place".
#[must_use]
pub fn outcome(words: Words, outcome: &Outcome) -> String {
    match outcome {
        Outcome::Created {
            published: true, ..
        } => words.t("exchange-published"),
        Outcome::Created { .. } => words.t("exchange-created"),
        Outcome::Changed(fields) => {
            let names = fields.iter();
            let names = names.map(|field| words.t(&format!("exchange-field-{}", field.as_str())));
            words.t1(
                "exchange-changed",
                "fields",
                names.collect::<Vec<_>>().join(", "),
            )
        }
        Outcome::Unchanged => words.t("exchange-unchanged"),
        Outcome::Cancelled => words.t("exchange-cancelled"),
        Outcome::Refused { .. } => words.t("exchange-refused"),
    }
}

/// The sentences behind the outcome: why not, a new place.
#[must_use]
pub fn details(words: Words, outcome: &Outcome) -> Vec<String> {
    match outcome {
        Outcome::Created {
            is_new_place: true, ..
        } => vec![words.t("exchange-new-place")],
        Outcome::Refused { column, why } => {
            let sentence = self::why(words, why);
            vec![match column {
                Some(column) => words.t2(
                    "exchange-in-column",
                    ("column", column.as_str()),
                    ("sentence", sentence),
                ),
                None => sentence,
            }]
        }
        _ => Vec::new(),
    }
}

/// Something worth knowing.
#[must_use]
pub fn note(words: Words, note: &Note) -> String {
    match note {
        Note::NoZone(zone) => words.t1("exchange-note-no-zone", "zone", zone.name()),
        Note::ZoneNamed { raw, zone } => words.t2(
            "exchange-note-zone",
            ("raw", raw.as_str()),
            ("zone", zone.name()),
        ),
        Note::PastLeftOut => words.t("exchange-note-past"),
        Note::Later => words.t1("exchange-note-later", "years", i64::from(YEARS_AHEAD)),
        Note::Shortened => words.t("exchange-note-shortened"),
        Note::Stopped(kind, found) => words.t1(
            &format!("facts-line-{}", kind.as_str()),
            "words",
            found.as_str(),
        ),
        Note::Column(name) => words.t1("exchange-note-column", "column", name.as_str()),
    }
}

/// Why something was not taken, and what to do.
#[must_use]
pub fn why(words: Words, why: &Why) -> String {
    match why {
        Why::TextTooLong { field, max } => {
            let field = words.t(&format!("exchange-field-{}", field.as_str()));
            words.t2("exchange-why-text-long", ("field", field), ("max", *max))
        }
        Why::Times(error, start, end) => times(words, *error, *start, *end),
        Why::NoColumn(name) => words.t1("exchange-why-no-column", "column", *name),
        Why::Clock(raw) => words.t1("exchange-why-clock", "raw", raw.as_str()),
        Why::UnknownZone(raw) => words.t1("exchange-why-zone", "raw", raw.as_str()),
        Why::NoAddress(place) => words.t1("exchange-why-no-address", "place", place.as_str()),
        Why::Rule(part) => words.t1("exchange-why-rule", "part", part.as_str()),
        Why::UnknownKind(raw) => words.t1("exchange-why-kind", "raw", raw.as_str()),
        Why::SameUid(line) => words.t1("exchange-why-same", "line", i64::from(*line)),
        Why::TooManyEvents => words.t1("exchange-why-many", "most", MOST_EVENTS),
        Why::UidTooLong => words.t1("exchange-why-uid-long", "max", LONGEST_UID),
        Why::Cell(what) => words.t(&format!("exchange-why-cell-{what}")),
        other => words.t(key(other)),
    }
}

/// The sentences without values.
fn key(why: &Why) -> &'static str {
    match why {
        Why::TooManyOctets => "exchange-why-large",
        Why::NotText => "exchange-why-not-text",
        Why::NotCalendar => "exchange-why-not-calendar",
        Why::Nothing => "exchange-why-nothing",
        Why::Unended => "exchange-why-unended",
        Why::EntryTooLarge => "exchange-why-entry-large",
        Why::NoUid => "exchange-why-no-uid",
        Why::NoTitle => "exchange-why-no-title",
        Why::NoStart => "exchange-why-no-start",
        Why::NoEnd => "exchange-why-no-end",
        Why::WholeDay => "exchange-why-whole-day",
        Why::Year => "exchange-why-year",
        Why::NoPlace => "exchange-why-no-place",
        Why::NoDate => "exchange-why-no-date",
        Why::TooOften => "exchange-why-often",
        Why::RuleTooLong => "exchange-why-rule-long",
        Why::AndFuture => "exchange-why-future",
        Why::Capacity => "exchange-why-capacity",
        Why::Older => "exchange-why-older",
        Why::NotHere => "exchange-why-not-here",
        Why::StillDraft => "exchange-why-draft",
        Why::OffHere => "exchange-why-off",
        Why::OverHere => "exchange-why-over",
        _ => "exchange-why-unreadable",
    }
}

fn times(words: Words, error: TimesError, start: NaiveDateTime, end: NaiveDateTime) -> String {
    let at = |key: &str, clock: NaiveDateTime| {
        let language = words.language();
        words.t2(
            key,
            ("time", dates::time(clock, language)),
            ("date", dates::date(clock.date(), language)),
        )
    };
    match error {
        TimesError::StartSkipped => at("exchange-why-skipped", start),
        TimesError::EndSkipped => at("exchange-why-skipped", end),
        TimesError::StartTwice => at("exchange-why-twice", start),
        TimesError::EndNotAfterStart => words.t("exchange-why-backwards"),
        TimesError::TooLong => words.t("exchange-why-too-long"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::exchange::Field;
    use crate::domain::language::Language;

    #[test]
    fn every_reason_has_a_sentence_in_every_language() {
        let now = chrono::DateTime::from_timestamp(1_795_507_200, 0)
            .unwrap()
            .naive_utc();
        let fields = [
            Field::Start,
            Field::End,
            Field::Place,
            Field::Title,
            Field::Lead,
            Field::Body,
            Field::RainPlan,
            Field::Kind,
            Field::Capacity,
        ];
        let mut reasons = vec![
            Why::TooManyOctets,
            Why::NotText,
            Why::NotCalendar,
            Why::TooManyEvents,
            Why::Nothing,
            Why::NoColumn("date"),
            Why::Unreadable,
            Why::Unended,
            Why::EntryTooLarge,
            Why::NoUid,
            Why::UidTooLong,
            Why::NoTitle,
            Why::NoStart,
            Why::NoEnd,
            Why::Clock("x".into()),
            Why::WholeDay,
            Why::Year,
            Why::UnknownZone("x".into()),
            Why::NoPlace,
            Why::NoAddress("x".into()),
            Why::NoDate,
            Why::TooOften,
            Why::Rule("x".into()),
            Why::RuleTooLong,
            Why::AndFuture,
            Why::Cell("date"),
            Why::Cell("time"),
            Why::Cell("language"),
            Why::Capacity,
            Why::SameUid(0),
            Why::SameUid(3),
            Why::Older,
            Why::UnknownKind("x".into()),
            Why::NotHere,
            Why::StillDraft,
            Why::OffHere,
            Why::OverHere,
        ];
        for error in [
            TimesError::StartSkipped,
            TimesError::EndSkipped,
            TimesError::StartTwice,
            TimesError::EndNotAfterStart,
            TimesError::TooLong,
        ] {
            reasons.push(Why::Times(error, now, now));
        }
        reasons.extend(fields.map(|field| Why::TextTooLong { field, max: 9 }));
        for language in Language::ALL {
            let words = Words::plain(language);
            let mut seen = std::collections::BTreeSet::new();
            for reason in &reasons {
                let sentence = why(words, reason);
                assert!(
                    !sentence.contains('[') && sentence.ends_with('.'),
                    "{reason:?}: {sentence}"
                );
                seen.insert(sentence);
            }
            assert!(
                seen.len() >= reasons.len() - 1,
                "no sentence says two things"
            );
            let all = outcome(words, &Outcome::Changed(fields.to_vec()));
            assert!(!all.contains('['), "{all}");
        }
    }
}
