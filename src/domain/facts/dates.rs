//! The dates a text names, and another date written in the same manner.

use std::ops::Range;

use chrono::{Datelike, NaiveDate, Weekday};

use crate::domain::facts::markers::STREETS;
use crate::domain::language::Language;
use crate::domain::prose::tokens::{Token, TokenKind, folded};
use crate::domain::prose::{self, Parts};

/// A date as it stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    /// All of it, by token.
    pub(super) tokens: Range<usize>,
    pub(super) weekday: Option<Weekday>,
    weekday_at: usize,
    pub(super) parts: Parts,
    /// One end of "June 1 to 3".
    pub(super) is_span: bool,
}

impl Named {
    /// The date in a year, or in its own when it has one; `None` where there is no such day.
    pub(super) fn in_year(&self, year: i32) -> Option<NaiveDate> {
        let year = self.parts.year.unwrap_or(year);
        NaiveDate::from_ymd_opt(year, self.parts.month, self.parts.day)
    }

    /// Whether month and day are those of `date`.
    pub(super) fn is_day_of(&self, date: NaiveDate) -> bool {
        (self.parts.month, self.parts.day) == (date.month(), date.day())
    }

    /// Whether it means this date, as far as it says.
    pub(super) fn means(&self, date: NaiveDate) -> bool {
        self.is_day_of(date) && self.parts.year.is_none_or(|year| year == date.year())
    }
}

/// All dates of a text, in order. Names of streets and squares are none, nor is "may" as a verb.
pub(super) fn named(tokens: &[Token<'_>]) -> Vec<Named> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match named_at(tokens, at) {
            Some(date) if date.tokens.end > at => {
                at = date.tokens.end;
                if is_real(tokens, &date) {
                    found.push(date);
                }
            }
            _ => at += 1,
        }
    }
    found
}

fn named_at(tokens: &[Token<'_>], start: usize) -> Option<Named> {
    let (weekday, weekday_at, mut parts, mut end) = match prose::pair_at(tokens, start) {
        Some(pair) => (Some(pair.weekday), pair.weekday_at, pair.parts, pair.end),
        None => {
            let (parts, end) = prose::date_at(tokens, start)?;
            (None, 0, parts, end)
        }
    };
    if parts.year.is_some() && !is_year(tokens, &parts) {
        // "June 1, 1415 Ocean Avenue"
        parts.year = None;
        end = parts.day_at.max(parts.month_at) + 1;
    }
    let joins = tokens.get(end).is_some_and(|token| token.is_one_of(JOINTS));
    let number = |at: usize| {
        let token = tokens.get(at);
        token.is_some_and(|token| matches!(token.kind, TokenKind::Number { digits: 1..=2, .. }))
    };
    let joined = start.checked_sub(2).is_some_and(|before| {
        let joint = tokens.get(before + 1);
        number(before) && joint.is_some_and(|token| token.is_one_of(JOINTS))
    });
    Some(Named {
        tokens: start..end,
        weekday,
        weekday_at,
        parts,
        is_span: joined || (parts.year.is_none() && joins && number(end + 1)),
    })
}

/// What stands between the two ends of "June 1 to 3".
const JOINTS: &[&str] = &["-", "–", "—", "to", "and", "through", "al", "a", "y"];

fn is_year(tokens: &[Token<'_>], parts: &Parts) -> bool {
    let near = tokens.iter().skip(parts.year_at + 1).take(3);
    parts.year.is_some_and(|year| (1900..2200).contains(&year))
        && !near
            .take_while(|token| token.kind == TokenKind::Word)
            .any(|token| token.is_one_of(STREETS))
}

fn is_real(tokens: &[Token<'_>], date: &Named) -> bool {
    let after = tokens.get(date.tokens.end);
    let before = date
        .tokens
        .start
        .checked_sub(1)
        .and_then(|at| tokens.get(at));
    let is_street = |token: Option<&Token<'_>>| token.is_some_and(|token| token.is_one_of(STREETS));
    if date.weekday.is_none() && (is_street(after) || is_street(before)) {
        return false;
    }
    let Some(month) = tokens.get(date.parts.month_at) else {
        return false;
    };
    let is_verb = month.is_one_of(&["may", "march", "mar"]);
    !is_verb || month.text.starts_with(char::is_uppercase)
}

/// What stands in place of some tokens.
type Edit = (Range<usize>, String);

/// The text of `date`'s span with another date in it, in the same manner: same language, same
/// order, weekday and year only where they stood. `None` where the year would have to be said.
pub(super) fn rewritten(
    text: &str,
    tokens: &[Token<'_>],
    date: &Named,
    to: NaiveDate,
    with: Option<Weekday>,
) -> Option<String> {
    let token = |at: usize| tokens.get(at);
    let mut edits: Vec<Edit> = Vec::new();
    if date.weekday.is_some() {
        let token = token(date.weekday_at)?;
        let weekday = with.unwrap_or_else(|| to.weekday());
        edits.push((token.range.clone(), like_weekday(token.text, weekday)?));
    }
    let day = token(date.parts.day_at)?;
    edits.push((day.range.clone(), like_day(day.text, to.day())));
    let month = token(date.parts.month_at)?;
    edits.push((month.range.clone(), like_month(month.text, to.month())?));
    if date.parts.year.is_some() {
        let year = token(date.parts.year_at)?;
        edits.push((year.range.clone(), format!("{:04}", to.year())));
    }
    edits.sort_by_key(|(range, _)| range.start);
    let end = tokens.get(date.tokens.end.checked_sub(1)?)?.range.end;
    let mut at = token(date.tokens.start)?.range.start;
    let mut out = String::new();
    for (range, new) in edits {
        out.push_str(text.get(at..range.start)?);
        out.push_str(&new);
        at = range.end;
    }
    out.push_str(text.get(at..end)?);
    Some(out)
}

fn like_day(old: &str, day: u32) -> String {
    let ending: String = old
        .chars()
        .skip_while(char::is_ascii_digit)
        .map(folded)
        .collect();
    let english = match (day % 10, day % 100) {
        (1, last) if last != 11 => "st",
        (2, last) if last != 12 => "nd",
        (3, last) if last != 13 => "rd",
        _ => "th",
    };
    match ending.as_str() {
        "st" | "nd" | "rd" | "th" => format!("{day}{english}"),
        "º" | "°" | "o" | "ro" | "er" if day == 1 => format!("{day}º"),
        _ => day.to_string(),
    }
}

const WEEKDAYS: [[&str; 7]; 4] = [
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ],
    [
        "lunes",
        "martes",
        "miércoles",
        "jueves",
        "viernes",
        "sábado",
        "domingo",
    ],
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
    ["lun", "mar", "mié", "jue", "vie", "sáb", "dom"],
];

const MONTHS: [[&str; 12]; 4] = [
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ],
    [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ],
    [
        "ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic",
    ],
];

/// A date without weekday and year, in words of a language: "June 1", "1 de junio".
pub(super) fn plain(date: NaiveDate, language: Language) -> String {
    let index = usize::try_from(date.month0()).unwrap_or_default();
    let name = |table: usize| MONTHS.get(table).and_then(|names| names.get(index));
    match language {
        Language::En => {
            let month = in_the_letters_of("A", name(0).unwrap_or(&""));
            format!("{month} {}", date.day())
        }
        Language::Es => format!("{} de {}", date.day(), name(1).unwrap_or(&"")),
    }
}

/// A weekday in the language, the length and the letters of `old`.
pub(super) fn like_weekday(old: &str, weekday: Weekday) -> Option<String> {
    let index = usize::try_from(weekday.num_days_from_monday()).ok()?;
    let plain = match fold(old).as_str() {
        "tues" | "weds" | "thur" | "thurs" => "mon".to_owned(),
        plain => plain.to_owned(),
    };
    like(old, &plain, &WEEKDAYS, index)
}

fn like_month(old: &str, month: u32) -> Option<String> {
    let index = usize::try_from(month.checked_sub(1)?).ok()?;
    let plain = match fold(old).as_str() {
        "sept" => "sep".to_owned(),
        "setiembre" => "septiembre".to_owned(),
        plain => plain.to_owned(),
    };
    let is_same = MONTHS
        .iter()
        .any(|names| names.get(index).is_some_and(|name| *name == plain));
    if is_same {
        return Some(old.to_owned());
    }
    like(old, &plain, &MONTHS, index)
}

fn like<const N: usize>(
    old: &str,
    plain: &str,
    tables: &[[&str; N]],
    index: usize,
) -> Option<String> {
    let names = tables
        .iter()
        .find(|names| names.iter().any(|name| fold(name) == plain))?;
    let name = names.get(index)?;
    Some(in_the_letters_of(old, name))
}

fn fold(word: &str) -> String {
    word.chars().map(folded).collect()
}

/// Capital letters as in `old`: all of them, the first, or none.
pub(super) fn in_the_letters_of(old: &str, new: &str) -> String {
    let letters: Vec<char> = old.chars().filter(|c| c.is_alphabetic()).collect();
    if letters.len() > 1 && letters.iter().all(|c| c.is_uppercase()) {
        return new.to_uppercase();
    }
    let mut rest = new.chars();
    match (letters.first(), rest.next()) {
        (Some(first), Some(start)) if first.is_uppercase() => {
            start.to_uppercase().chain(rest).collect()
        }
        _ => new.to_owned(),
    }
}
