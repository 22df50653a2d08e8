//! The date lint: finds where a text says a weekday that is not the weekday of the date beside it,
//! in English and in Spanish ("Wednesday, June 1, 2023" was a Thursday). Facts only, no words for
//! people; those belong to the pages.

use std::ops::Range;

use chrono::{Datelike, NaiveDate, Weekday};

pub(in crate::domain) mod tokens;

use tokens::{Token, TokenKind, tokens};

/// A weekday and a date beside it that do not belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// Where it stands in the text, in octets, from the weekday to the last part of the date.
    pub range: Range<usize>,
    /// The words themselves: `text[range]`.
    pub words: String,
    pub written: Weekday,
    /// The date that was read; its year comes from the reference where the text has none.
    pub date: NaiveDate,
}

impl Contradiction {
    /// The day the date really falls on.
    #[must_use]
    pub fn is(&self) -> Weekday {
        self.date.weekday()
    }
}

/// Finds the contradictions of a text, in order. Dates without a year are passed over, and so are
/// dates that do not exist and dates in figures (6/1/2023 is read differently by different people).
#[must_use]
pub fn contradictions(text: &str) -> Vec<Contradiction> {
    find(text, None)
}

/// Like [`contradictions`]; a date without a year is read as the one nearest to `reference`, the
/// date of the event the text is about.
#[must_use]
pub fn contradictions_near(text: &str, reference: NaiveDate) -> Vec<Contradiction> {
    find(text, Some(reference))
}

/// The dates a text names, as they are written: a month with a day. What belongs to one date does
/// not belong into a text that stands on many.
#[must_use]
pub fn named_dates(text: &str) -> Vec<String> {
    let tokens = tokens(text);
    let mut found = Vec::new();
    let mut index = 0;
    while let Some(first) = tokens.get(index) {
        let Some((_, end)) = date_at(&tokens, index).filter(|(_, end)| *end > index) else {
            index += 1;
            continue;
        };
        let range = first.range.start..tokens[end - 1].range.end;
        found.extend(text.get(range).map(str::to_owned));
        index = end;
    }
    found
}

fn find(text: &str, reference: Option<NaiveDate>) -> Vec<Contradiction> {
    let tokens = tokens(text);
    let mut found = Vec::new();
    let mut index = 0;
    while index < tokens.len() {
        let pair = pair_at(&tokens, index).filter(|pair| pair.end > index);
        let Some(pair) = pair else {
            index += 1;
            continue;
        };
        if let Some(date) = pair.date(reference)
            && date.weekday() != pair.weekday
        {
            let range = tokens[index].range.start..tokens[pair.end - 1].range.end;
            found.push(Contradiction {
                words: text.get(range.clone()).unwrap_or_default().to_owned(),
                range,
                written: pair.weekday,
                date,
            });
        }
        index = pair.end;
    }
    found
}

/// A weekday and a date as written; `end` is the index after its last token.
pub(in crate::domain) struct Pair {
    pub(in crate::domain) weekday: Weekday,
    /// Index of the weekday's token.
    pub(in crate::domain) weekday_at: usize,
    pub(in crate::domain) parts: Parts,
    pub(in crate::domain) end: usize,
}

/// The parts of a date and the indices of their tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::domain) struct Parts {
    pub(in crate::domain) year: Option<i32>,
    pub(in crate::domain) month: u32,
    pub(in crate::domain) day: u32,
    pub(in crate::domain) year_at: usize,
    pub(in crate::domain) month_at: usize,
    pub(in crate::domain) day_at: usize,
}

impl Parts {
    fn without_year((month, month_at): (u32, usize), (day, day_at): (u32, usize)) -> Self {
        Self {
            year: None,
            month,
            day,
            year_at: 0,
            month_at,
            day_at,
        }
    }
}

impl Pair {
    fn date(&self, reference: Option<NaiveDate>) -> Option<NaiveDate> {
        let of_year = |year| NaiveDate::from_ymd_opt(year, self.parts.month, self.parts.day);
        if let Some(year) = self.parts.year {
            return of_year(year);
        }
        let reference = reference?;
        let near = reference.year().saturating_sub(1)..=reference.year().saturating_add(1);
        near.filter_map(of_year)
            .min_by_key(|date| (*date - reference).num_days().abs())
    }
}

/// Weekday first ("Wednesday, June 1, 2023"), or the date first and the weekday in brackets.
pub(in crate::domain) fn pair_at(tokens: &[Token<'_>], start: usize) -> Option<Pair> {
    weekday_first(tokens, start).or_else(|| date_first(tokens, start))
}

fn weekday_first(tokens: &[Token<'_>], start: usize) -> Option<Pair> {
    let first = tokens.get(start)?;
    let weekday = weekday(first)?;
    // After a whole word a full stop ends the sentence; after "Wed" it does not.
    let marks: &[&str] = if first.range.len() > 5 {
        &[","]
    } else {
        &[",", "."]
    };
    let mut at = skip(tokens, start + 1, |token| token.is_one_of(marks), 2);
    let time_of_day = at;
    at = skip(tokens, at, |token| token.is_one_of(TIME_OF_DAY), 4);
    if at > time_of_day {
        at = skip(tokens, at, |token| token.is_one_of(&[","]), 1);
    }
    at = skip(
        tokens,
        at,
        |token| token.is_one_of(&["the", "el", "dia"]),
        2,
    );
    let (parts, end) = date_at(tokens, at)?;
    Some(Pair {
        weekday,
        weekday_at: start,
        parts,
        end,
    })
}

fn date_first(tokens: &[Token<'_>], start: usize) -> Option<Pair> {
    let (parts, at) = date_at(tokens, start)?;
    parts.year?;
    if !tokens.get(at)?.is_one_of(&["("]) {
        return None;
    }
    let at = skip(tokens, at + 1, |token| token.is_one_of(&["a", "un"]), 1);
    let weekday_at = at;
    let weekday = weekday(tokens.get(at)?)?;
    let closes = tokens.get(at + 1)?.is_one_of(&[")"]);
    let end = at + 2;
    closes.then_some(Pair {
        weekday,
        weekday_at,
        parts,
        end,
    })
}

/// "June 1, 2023", "1st of June 2023", "1 de junio del 2023", with or without the year.
pub(in crate::domain) fn date_at(tokens: &[Token<'_>], start: usize) -> Option<(Parts, usize)> {
    let (parts, after) = month_first(tokens, start).or_else(|| day_first(tokens, start))?;
    let comma = skip(tokens, after, |token| token.is_one_of(&[",", "."]), 1);
    let joint = skip(
        tokens,
        comma,
        |token| token.is_one_of(&["of", "de", "del", "ano"]),
        2,
    );
    let year = tokens.get(joint).and_then(year);
    let end = if year.is_some() { joint + 1 } else { after };
    let year_at = joint;
    Some((
        Parts {
            year,
            year_at,
            ..parts
        },
        end,
    ))
}

fn month_first(tokens: &[Token<'_>], start: usize) -> Option<(Parts, usize)> {
    let month = month(tokens.get(start)?)?;
    let at = skip(tokens, start + 1, |token| token.is_one_of(&[".", "the"]), 2);
    let day = day(tokens.get(at)?)?;
    Some((Parts::without_year((month, start), (day, at)), at + 1))
}

fn day_first(tokens: &[Token<'_>], start: usize) -> Option<(Parts, usize)> {
    let day = day(tokens.get(start)?)?;
    let at = skip(
        tokens,
        start + 1,
        |token| token.is_one_of(&["of", "de", "."]),
        1,
    );
    let month = month(tokens.get(at)?)?;
    Some((Parts::without_year((month, at), (day, start)), at + 1))
}

/// The index after at most `most` tokens that fit.
fn skip(
    tokens: &[Token<'_>],
    start: usize,
    fits: impl Fn(&Token<'_>) -> bool,
    most: usize,
) -> usize {
    let passed = tokens.iter().skip(start).take(most);
    start + passed.take_while(|token| fits(token)).count()
}

fn year(token: &Token<'_>) -> Option<i32> {
    match token.kind {
        TokenKind::Number { value, digits: 4 } => i32::try_from(value).ok(),
        _ => None,
    }
}

fn day(token: &Token<'_>) -> Option<u32> {
    match token.kind {
        TokenKind::Number { value, digits } if digits <= 2 && (1..=31).contains(&value) => {
            Some(value)
        }
        _ => token.is_one_of(&["primero"]).then_some(1),
    }
}

pub(in crate::domain) fn weekday(token: &Token<'_>) -> Option<Weekday> {
    let found = WEEKDAYS.iter().find(|(_, names)| token.is_one_of(names));
    found.map(|(weekday, _)| *weekday)
}

fn month(token: &Token<'_>) -> Option<u32> {
    let index = MONTHS.iter().position(|names| token.is_one_of(names))?;
    u32::try_from(index + 1).ok()
}

/// Words between the weekday and the date: "Wednesday evening, June 1", "miércoles por la noche".
const TIME_OF_DAY: &[&str] = &[
    "morning",
    "afternoon",
    "evening",
    "night",
    "por",
    "en",
    "la",
    "manana",
    "tarde",
    "noche",
];

const WEEKDAYS: [(Weekday, &[&str]); 7] = [
    (Weekday::Mon, &["monday", "mon", "lunes", "lun"]),
    (Weekday::Tue, &["tuesday", "tues", "tue", "martes", "mar"]),
    (
        Weekday::Wed,
        &["wednesday", "weds", "wed", "miercoles", "mie"],
    ),
    (
        Weekday::Thu,
        &["thursday", "thurs", "thur", "thu", "jueves", "jue"],
    ),
    (Weekday::Fri, &["friday", "fri", "viernes", "vie"]),
    (Weekday::Sat, &["saturday", "sat", "sabado", "sab"]),
    (Weekday::Sun, &["sunday", "sun", "domingo", "dom"]),
];

const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "enero", "ene"],
    &["february", "feb", "febrero"],
    &["march", "mar", "marzo"],
    &["april", "apr", "abril", "abr"],
    &["may", "mayo"],
    &["june", "jun", "junio"],
    &["july", "jul", "julio"],
    &["august", "aug", "agosto", "ago"],
    &["september", "sept", "sep", "septiembre", "setiembre"],
    &["october", "oct", "octubre"],
    &["november", "nov", "noviembre"],
    &["december", "dec", "diciembre", "dic"],
];

#[cfg(test)]
mod tests;
