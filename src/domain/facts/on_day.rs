//! Days without a date: "tonight" is wrong on every day but one, and "join us on Wednesday" when the
//! event is on a Tuesday.

use chrono::Datelike;

use crate::domain::facts::reading::Sentence;
use crate::domain::facts::{Case, Correction, Expected, Field, Found, Kind, Severity};
use crate::domain::facts::{dates, markers};
use crate::domain::language::Language;
use crate::domain::prose;

pub(super) fn all(case: &Case<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for sentence in case.reading.sentences() {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            match relative(case, sentence, at) {
                Some((one, end)) => {
                    found.push(one);
                    at = end.max(at + 1);
                }
                None => at += 1,
            }
        }
        found.extend(other_day(case, sentence));
    }
    found
}

fn relative(case: &Case<'_>, sentence: &Sentence, at: usize) -> Option<(Found, usize)> {
    let (end, language) = english(case, sentence, at)
        .map(|end| (end, Language::En))
        .or_else(|| spanish(case, sentence, at).map(|end| (end, Language::Es)))?;
    let reading = &case.reading;
    let own = case.event.map(|event| event.times.local_start.date());
    let span = reading.span(&(at..end));
    let mut corrections = Vec::new();
    let is_owned = reading.is(end, &["'", "’"]);
    if let Some(own) = own.filter(|_| !is_owned) {
        let plain = dates::plain(own, language);
        let led = reading.follows(
            at,
            &["for", "until", "on", "to", "from", "de", "desde", "para"],
        );
        let words = match language {
            Language::En if led => plain,
            Language::En => format!("on {plain}"),
            Language::Es => format!("el {plain}"),
        };
        let old = reading.text.get(span.clone()).unwrap_or_default();
        let starts = old.starts_with(char::is_uppercase);
        corrections.push(Correction::Words(if starts {
            dates::in_the_letters_of("A", &words)
        } else {
            words
        }));
    }
    let found = Found {
        kind: Kind::RelativeDay,
        severity: Severity::Ask,
        span,
        expected: own.map_or(Expected::Nothing, Expected::Date),
        corrections,
    };
    Some((found, end))
}

/// The end of "tonight", "tomorrow", "today", "this evening", where it means a day.
fn english(case: &Case<'_>, sentence: &Sentence, at: usize) -> Option<usize> {
    let reading = &case.reading;
    if case.remembers(sentence) && !case.is_article {
        return None;
    }
    if reading.is(at, &["tonight"]) {
        return Some(at + 1);
    }
    if reading.is(at, &["this"]) && reading.is(at + 1, &["morning", "afternoon", "evening"]) {
        return Some(at + 2);
    }
    let is_owned = reading.is(at + 1, &["'", "’"]);
    let is_idiom = reading.follows(
        at,
        &[
            "of", "a", "better", "safer", "brighter", "for", "than", "even", "like", "until", "and",
        ],
    ) || is_owned;
    if reading.is(at, &["tomorrow"]) && !is_idiom {
        return Some(at + 1);
    }
    let is_meant = case.is_about(sentence) || case.field == Field::Title;
    (reading.is(at, &["today"]) && is_meant && !is_idiom).then_some(at + 1)
}

/// The end of "esta noche", "mañana", "pasado mañana", "hoy", where it means a day.
fn spanish(case: &Case<'_>, sentence: &Sentence, at: usize) -> Option<usize> {
    let reading = &case.reading;
    if reading.is(at, &["esta"]) && reading.is(at + 1, &["noche", "tarde", "manana"]) {
        // "está tarde" is no day.
        let is_this = reading
            .tokens
            .get(at)
            .is_some_and(|token| !token.text.contains('á'));
        return is_this.then_some(at + 2);
    }
    if reading.is(at, &["pasado"]) && reading.is(at + 1, &["manana"]) {
        return Some(at + 2);
    }
    let is_meant = case.is_about(sentence) || case.field == Field::Title;
    if reading.is(at, &["hoy"]) {
        let goes_on = reading.is(at + 1, &["en", "dia", "por", "mas"]);
        return (is_meant && !goes_on && !reading.follows(at, &["de"])).then_some(at + 1);
    }
    if !reading.is(at, &["manana"]) || reading.tokens.get(at)?.text.len() < "mañana".len() {
        return None;
    }
    let is_morning = reading.follows(
        at,
        &[
            "la", "de", "del", "por", "en", "esta", "una", "un", "el", "cada", "toda", "media",
            "buena", "mejor", "las", "al", "hoy", "y", "o",
        ],
    );
    let goes_on = reading.is(at + 1, &["de", "del", "con", "y", "en", "para"]);
    let before = sentence.tokens.start..at;
    let is_first = before
        .into_iter()
        .all(|at| reading.is(at, &["¡", "¿", "\"", "«", "*"]));
    (!is_morning && !goes_on && (is_first || case.is_about(sentence))).then_some(at + 1)
}

/// An invitation for a weekday that is not the event's, without a date.
fn other_day(case: &Case<'_>, sentence: &Sentence) -> Option<Found> {
    let reading = &case.reading;
    let own = case.event?.times.local_start.date().weekday();
    if case.is_article
        || !sentence.invites()
        || sentence.says(markers::OTHER_DATE)
        || sentence.says(&["every", "each", "los", "all"])
        || case.remembers(sentence)
        || reading.dates_in(sentence).next().is_some()
    {
        return None;
    }
    let mut days = sentence.tokens.clone().filter_map(|at| {
        let token = reading.tokens.get(at)?;
        // "Sun", "sat" and "mar" are words, too.
        let weekday =
            prose::weekday(token).filter(|_| token.text.len() > 5 || token.is_one_of(FULL))?;
        Some((at, weekday))
    });
    let (at, said) = days.next()?;
    let is_named = reading.follows(
        at,
        &["good", "black", "easter", "palm", "ash", "fat", "cyber"],
    );
    if days.next().is_some() || said == own || is_named {
        return None;
    }
    let token = reading.tokens.get(at)?;
    let words = dates::like_weekday(token.text, own)?;
    Some(Found {
        kind: Kind::OtherDay,
        severity: Severity::Ask,
        span: token.range.clone(),
        expected: Expected::Date(case.event?.times.local_start.date()),
        corrections: vec![Correction::Words(words)],
    })
}

/// Whole names of weekdays that are as short as some abbreviations.
const FULL: &[&str] = &["lunes"];
