//! The hours a text names: a time of day, or a range of two. Only what can hardly be anything else;
//! "the 5 to 7 bus" and "24-1153" are none.

use std::ops::Range;

use crate::domain::facts::dates::Named;
use crate::domain::facts::faces::{DAY, Face, face};
use crate::domain::prose::tokens::{Token, TokenKind};

/// How a time of day comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Intro {
    /// "at 3 p.m.", "a las 3", or right behind a date.
    At,
    /// "until 5 p.m."
    Until,
    /// Anything else.
    Loose,
}

/// A time of day or a range as it stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) tokens: Range<usize>,
    pub(super) first: Face,
    pub(super) last: Option<Face>,
    pub(super) intro: Intro,
    /// What it can mean, in minutes since midnight; the same number twice when it is no range.
    pub(super) readings: Vec<(u32, u32)>,
}

impl Clock {
    /// The start and the end in this manner; `None` where words such as "noon" would have to go.
    pub(super) fn like(&self, text: &str, tokens: &[Token<'_>], to: (u32, u32)) -> Option<String> {
        let Some(last) = &self.last else {
            return self.first.like(text, to.0, None);
        };
        let crosses = (to.0 < DAY / 2) != (to.1 < DAY / 2);
        let half = (crosses && self.first.half.is_none()).then_some(last);
        let start = self.first.like(text, to.0, half)?;
        let end = last.like(text, to.1, None)?;
        let joint = tokens.get(self.first.tokens.end.checked_sub(1)?)?.range.end;
        let joint = text.get(joint..tokens.get(last.tokens.start)?.range.start)?;
        Some(format!("{start}{joint}{end}"))
    }
}

/// All hours of a text, in order; what belongs to a date is none.
pub(super) fn named(tokens: &[Token<'_>], dates: &[Named]) -> Vec<Clock> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if let Some(date) = dates.iter().find(|date| date.tokens.contains(&at)) {
            at = date.tokens.end;
            continue;
        }
        match range_at(tokens, at).or_else(|| single_at(tokens, at, dates)) {
            Some((clock, end)) if end > at => {
                found.push(clock);
                at = end;
            }
            _ => at += 1,
        }
    }
    found
}

fn is(tokens: &[Token<'_>], at: usize, words: &[&str]) -> bool {
    tokens.get(at).is_some_and(|token| token.is_one_of(words))
}

/// The index of the word in front, over "las", "la" and "the".
fn intro(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let before = at.checked_sub(1)?;
    if is(tokens, before, &["las", "la", "the"]) {
        before.checked_sub(1)
    } else {
        Some(before)
    }
}

fn range_at(tokens: &[Token<'_>], at: usize) -> Option<(Clock, usize)> {
    let first = face(tokens, at)?;
    let joint = first.end;
    let before = intro(tokens, at);
    let led_by = |words: &[&str]| before.is_some_and(|before| is(tokens, before, words));
    let is_dash = is(tokens, joint, &["-", "–", "—"]);
    let joins = is_dash
        || is(tokens, joint, &["to", "until", "till", "a", "al", "hasta"])
        || (is(tokens, joint, &["and"]) && led_by(&["between"]))
        || (is(tokens, joint, &["y"]) && led_by(&["entre"]));
    if !joins {
        return None;
    }
    let next = joint + 1 + usize::from(is(tokens, joint + 1, &["las", "la"]));
    let last = face(tokens, next)?;
    if !first.is_plain() && !last.is_plain() {
        let is_led = led_by(&["from", "between", "de", "entre", "desde"]);
        let is_small = first.is_small() && last.is_small();
        if is_dash || !is_led || !is_small || !rests(tokens, last.end) {
            return None;
        }
    }
    let readings = together(&first, &last);
    let clock = Clock {
        tokens: first.tokens.start..last.tokens.end,
        intro: Intro::At,
        readings,
        first,
        last: Some(last.clone()),
    };
    (!clock.readings.is_empty()).then_some((clock, last.end))
}

/// Whether what comes next cannot be what the number counts.
fn rests(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at).is_none_or(|token| {
        token.kind == TokenKind::Mark || token.is_one_of(&["on", "in", "at", "el", "en", "sharp"])
    })
}

/// The shortest ranges two faces can mean; with one hour of twenty-four the other is one, too.
fn together(first: &Face, last: &Face) -> Vec<(u32, u32)> {
    let exact = |face: &Face, other: &Face| match face.as_of_24() {
        Some(minutes) if other.is_of_24() => vec![minutes],
        _ => face.readings(),
    };
    let (starts, ends) = (exact(first, last), exact(last, first));
    let pairs: Vec<(u32, u32)> = starts
        .iter()
        .flat_map(|start| ends.iter().map(move |end| (*start, *end)))
        .collect();
    let long = |(start, end): &(u32, u32)| (end + DAY - start) % DAY;
    let shortest = pairs.iter().map(long).filter(|long| *long > 0).min();
    pairs
        .into_iter()
        .filter(|pair| Some(long(pair)) == shortest)
        .collect()
}

fn single_at(tokens: &[Token<'_>], at: usize, dates: &[Named]) -> Option<(Clock, usize)> {
    let face = face(tokens, at)?;
    let before = intro(tokens, at);
    let led_by = |words: &[&str]| before.is_some_and(|before| is(tokens, before, words));
    let is_las = at
        .checked_sub(1)
        .is_some_and(|at| is(tokens, at, &["las", "la"]));
    let is_spoken = is_las && led_by(&["a", "hasta"]) && rests(tokens, face.end);
    if !face.is_plain() && !is_spoken {
        return None;
    }
    let after_date = dates.iter().any(|date| {
        let comma = is(tokens, date.tokens.end, &[","]);
        date.tokens.end == at || (comma && date.tokens.end + 1 == at)
    });
    let intro = if led_by(&["until", "till", "hasta"]) {
        Intro::Until
    } else if after_date || led_by(&["at", "@", "from", "desde"]) || (is_las && led_by(&["a"])) {
        Intro::At
    } else {
        Intro::Loose
    };
    let readings = face.readings().into_iter().map(|at| (at, at)).collect();
    let end = face.end;
    let clock = Clock {
        tokens: face.tokens.clone(),
        first: face,
        last: None,
        intro,
        readings,
    };
    Some((clock, end))
}
