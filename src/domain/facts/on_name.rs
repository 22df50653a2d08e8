//! Officers: somebody named who is not on the event, or who does not want to be named.

use std::ops::Range;

use chrono::Datelike;

use crate::domain::event::Event;
use crate::domain::facts::reading::Sentence;
use crate::domain::facts::{Case, Correction, Expected, Found, Kind, Severity, markers};
use crate::domain::officer::Officer;
use crate::domain::prose::tokens::TokenKind;

/// Ranks in front of a family name, beside the officer's own.
const RANKS: &[&str] = &[
    "officer",
    "sergeant",
    "sgt",
    "lieutenant",
    "lt",
    "captain",
    "capt",
    "chief",
    "detective",
    "det",
    "deputy",
    "corporal",
    "cpl",
    "commander",
    "oficial",
    "agente",
    "sargento",
    "teniente",
    "capitan",
    "capitana",
    "jefe",
    "jefa",
    "cabo",
    "comandante",
];

/// Corrections offered at most, so that a long list of officers stays a short list of buttons.
const OFFERED: usize = 3;

pub(super) fn all(case: &Case<'_>) -> Vec<Found> {
    let Some(event) = case.event else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for at in 0..case.reading.tokens.len() {
        found.extend(absent(case, event, at).or_else(|| unnamed(case, event, at)));
    }
    found
}

fn absent(case: &Case<'_>, event: &Event, at: usize) -> Option<Found> {
    let is_there = |officer: &Officer| {
        event.officers.iter().any(|there| {
            there.id == officer.id || there.facts.family_name == officer.facts.family_name
        })
    };
    let sentence = case.reading.sentence(at);
    if case.remembers(sentence)
        || sentence.says(markers::ELSEWHERE)
        || is_of_another_year(case, event, sentence)
    {
        return None;
    }
    let mut hits = case.around.officers.iter().filter_map(|officer| {
        let tokens = whole(case, officer, at).or_else(|| ranked(case, officer, at))?;
        Some((officer, tokens))
    });
    let (officer, tokens) = hits.next()?;
    if hits.any(|(other, _)| is_there(other)) || is_there(officer) {
        return None;
    }
    let named = event
        .officers
        .iter()
        .filter_map(|there| there.facts.public_name());
    let mut corrections: Vec<Correction> = named.take(OFFERED).map(Correction::Words).collect();
    let name = officer.facts.full_name();
    corrections.push(Correction::AddOfficer(officer.id, name.clone()));
    Some(Found {
        kind: Kind::Officer,
        severity: Severity::Ask,
        span: case.reading.span(&tokens),
        expected: Expected::Words(name),
        corrections,
    })
}

/// Whether a sentence names a year that is not the event's.
fn is_of_another_year(case: &Case<'_>, event: &Event, sentence: &Sentence) -> bool {
    let own = event.times.local_start.date().year();
    let tokens = case.reading.tokens.get(sentence.tokens.clone());
    tokens
        .unwrap_or_default()
        .iter()
        .any(|token| match token.kind {
            TokenKind::Number { value, digits: 4 } => {
                (1900..2200).contains(&value) && i32::try_from(value) != Ok(own)
            }
            _ => false,
        })
}

/// An officer of the event who chose another form, or none, by her whole name.
fn unnamed(case: &Case<'_>, event: &Event, at: usize) -> Option<Found> {
    let mut officers = event.officers.iter().filter_map(|officer| {
        let facts = &officer.facts;
        let public = facts.public_name();
        let is_hidden = public
            .as_deref()
            .is_none_or(|name| !name.contains(&facts.family_name));
        Some((
            whole(case, officer, at).filter(|_| is_hidden)?,
            officer,
            public,
        ))
    });
    let (tokens, officer, public) = officers.next()?;
    Some(Found {
        kind: Kind::OfficerUnnamed,
        severity: Severity::Ask,
        span: case.reading.span(&tokens),
        expected: Expected::Words(officer.facts.full_name()),
        corrections: public.into_iter().map(Correction::Words).collect(),
    })
}

/// "Mark Hill", with the rank in front of it when there is one.
fn whole(case: &Case<'_>, officer: &Officer, at: usize) -> Option<Range<usize>> {
    let (given, family) = (&officer.facts.given_name, &officer.facts.family_name);
    if given.is_empty() || family.is_empty() {
        return None;
    }
    let start = at + usize::from(is_rank(case, officer, at));
    let dot = usize::from(start > at && case.reading.is(start, &["."]));
    let end = phrase(case, start + dot, &format!("{given} {family}"))?;
    Some(at..end)
}

/// "Officer Hill".
fn ranked(case: &Case<'_>, officer: &Officer, at: usize) -> Option<Range<usize>> {
    let family = &officer.facts.family_name;
    if family.is_empty() || !is_rank(case, officer, at) {
        return None;
    }
    let dot = usize::from(case.reading.is(at + 1, &["."]));
    let end = phrase(case, at + 1 + dot, family)?;
    Some(at..end)
}

fn is_rank(case: &Case<'_>, officer: &Officer, at: usize) -> bool {
    case.reading.tokens.get(at).is_some_and(|token| {
        token.is_one_of(RANKS) || (!token.text.is_empty() && token.text == officer.facts.rank)
    })
}

/// The end of these words, in these letters, when they stand at `at` and no word goes on.
pub(super) fn phrase(case: &Case<'_>, at: usize, words: &str) -> Option<usize> {
    let reading = &case.reading;
    let start = reading.tokens.get(at)?.range.start;
    let end = start + words.len();
    if reading.text.get(start..end)? != words {
        return None;
    }
    let tokens = reading.tokens.iter().skip(at);
    let last = at + tokens.take_while(|token| token.range.start < end).count();
    let closes = last.checked_sub(1).and_then(|at| reading.tokens.get(at))?;
    (closes.range.end == end).then_some(last)
}
