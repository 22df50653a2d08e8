//! One time of day as it is written ("3", "3:30 p.m.", "15:00", "3 de la tarde", "noon"): what it
//! can mean, and another time written in the same manner.

use std::ops::Range;

use crate::domain::facts::dates::in_the_letters_of;
use crate::domain::prose::tokens::{Token, TokenKind, folded};

/// Minutes of a day.
pub(super) const DAY: u32 = 24 * 60;

/// Half of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Half {
    Am,
    Pm,
}

/// How a time of day is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Face {
    hour: u32,
    minute: Option<u32>,
    pub(super) half: Option<Half>,
    /// The hour can only be one of 24.
    pub(super) is_exact: bool,
    /// "noon", "midnight": no figures.
    is_word: bool,
    /// The octets of the figures and of the words for the half of the day; they end it.
    figures: Range<usize>,
    suffix: Option<Range<usize>>,
    /// The tokens, with what says no half ("h", "o'clock") left out.
    pub(super) tokens: Range<usize>,
    /// The token after everything that belongs to it.
    pub(super) end: usize,
}

impl Face {
    /// Whether it is a time of day without any word around it.
    pub(super) fn is_plain(&self) -> bool {
        self.is_word || self.minute.is_some() || self.half.is_some()
    }

    /// One hour of twenty-four, in figures: "15:00".
    pub(super) fn is_of_24(&self) -> bool {
        self.is_exact && !self.is_word && self.half.is_none()
    }

    /// Its only meaning beside an hour of twenty-four: "7:00" in "7:00-21:00".
    pub(super) fn as_of_24(&self) -> Option<u32> {
        let is_figures = self.minute.is_some() && self.half.is_none() && !self.is_word;
        is_figures.then(|| (self.hour * 60 + self.minute.unwrap_or(0)) % DAY)
    }

    /// A figure on a clock face of twelve hours.
    pub(super) fn is_small(&self) -> bool {
        (1..=12).contains(&self.hour)
    }

    /// What it can mean, in minutes since midnight.
    pub(super) fn readings(&self) -> Vec<u32> {
        let minute = self.minute.unwrap_or(0);
        let at = |hour: u32| (hour * 60 + minute) % DAY;
        match self.half {
            Some(Half::Am) => vec![at(self.hour % 12)],
            Some(Half::Pm) => vec![at(self.hour % 12 + 12)],
            None if self.is_exact => vec![at(self.hour)],
            None => vec![at(self.hour % 12), at(self.hour % 12 + 12)],
        }
    }

    /// `minutes` written like this; where no half of the day stands it can be written as in another
    /// face. `None` for words such as "noon".
    pub(super) fn like(
        &self,
        text: &str,
        minutes: u32,
        half_like: Option<&Face>,
    ) -> Option<String> {
        if self.is_word {
            return None;
        }
        let (hour, minute) = (minutes / 60 % 24, minutes % 60);
        let on_face = if self.is_exact && self.half.is_none() {
            hour
        } else {
            (hour + 11) % 12 + 1
        };
        let figures = text.get(self.figures.clone())?;
        let padded = figures.starts_with('0') || (self.is_exact && self.minute.is_some());
        let mut out = if padded && self.half.is_none() {
            format!("{on_face:02}")
        } else {
            on_face.to_string()
        };
        if self.minute.is_some() || minute != 0 {
            out.push_str(&format!(":{minute:02}"));
        }
        let own = self.suffix.clone().map(|range| (self.figures.end, range));
        let other = half_like.and_then(|face| Some((face.figures.end, face.suffix.clone()?)));
        if let Some((from, suffix)) = own.or(other) {
            out.push_str(text.get(from..suffix.start)?);
            out.push_str(&like_suffix(text.get(suffix)?, hour));
        }
        Some(out)
    }
}

fn like_suffix(old: &str, hour: u32) -> String {
    let word = old.split_whitespace().next_back().unwrap_or(old);
    let plain: String = word.chars().map(folded).collect();
    let (morning, later, late) = match plain.as_str() {
        "morning" | "afternoon" | "evening" => ("morning", "afternoon", "evening"),
        "manana" | "tarde" | "noche" | "madrugada" | "mediodia" => ("mañana", "tarde", "noche"),
        _ => {
            let mut letters = old.chars();
            let first = letters.next().unwrap_or('p');
            let letter = if hour < 12 { "a" } else { "p" };
            return in_the_letters_of(&first.to_string(), letter) + letters.as_str();
        }
    };
    let new = match hour {
        ..12 => morning,
        12..19 => later,
        _ => late,
    };
    match old.strip_suffix(word) {
        Some(start) => format!("{start}{new}"),
        None => new.to_owned(),
    }
}

/// Reads the time of day that begins at a token.
pub(super) fn face(tokens: &[Token<'_>], at: usize) -> Option<Face> {
    let token = tokens.get(at)?;
    if let Some(face) = word(token, at) {
        return Some(face);
    }
    if !stands_free(tokens, at) {
        return None;
    }
    let (hour, digits, tail) = figures(token)?;
    let mut face = Face {
        hour,
        minute: None,
        half: None,
        is_exact: hour > 12 || hour == 0 || token.text.starts_with('0'),
        is_word: false,
        figures: token.range.start..token.range.start + digits,
        suffix: None,
        tokens: at..at + 1,
        end: at + 1,
    };
    let mut tail = (tail, face.figures.end);
    if tail.0.is_empty()
        && let Some((minute, glued)) = minutes(tokens, at)
    {
        face.minute = Some(minute);
        face.tokens.end = at + 3;
        face.figures.end = tokens.get(at + 2)?.range.start + 2;
        tail = (glued, face.figures.end);
    }
    face.end = face.tokens.end;
    if hour > 23 || (hour == 0 && face.minute.is_none()) {
        return None;
    }
    if tail.0.is_empty() {
        suffix(tokens, &mut face);
    } else {
        face.half = glued_half(tail.0, &face)?;
        if face.half.is_some() {
            face.suffix = Some(tail.1..tail.1 + tail.0.len());
        }
    }
    if face.half.is_some() && !face.is_small() {
        // "15:00 de la tarde": the half says nothing new.
        face.half = None;
        face.suffix = None;
    }
    Some(face)
}

fn word(token: &Token<'_>, at: usize) -> Option<Face> {
    let hour = if token.is_one_of(&["noon", "midday", "mediodia"]) {
        12
    } else if token.is_one_of(&["midnight", "medianoche"]) {
        0
    } else {
        return None;
    };
    Some(Face {
        hour,
        minute: None,
        half: None,
        is_exact: true,
        is_word: true,
        figures: token.range.clone(),
        suffix: None,
        tokens: at..at + 1,
        end: at + 1,
    })
}

/// The leading figures of "3", "15" or "3pm", how many they are, and the rest.
fn figures<'a>(token: &Token<'a>) -> Option<(u32, usize, &'a str)> {
    let digits = token
        .text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(token.text.len());
    let is_number = matches!(token.kind, TokenKind::Number { .. });
    if !(1..=2).contains(&digits) || (is_number && digits != token.text.len()) {
        return None;
    }
    let (number, tail) = token.text.split_at_checked(digits)?;
    Some((number.parse().ok()?, digits, tail))
}

/// ":30", without a gap, and what is glued to it.
fn minutes<'a>(tokens: &[Token<'a>], at: usize) -> Option<(u32, &'a str)> {
    let (hour, colon, minute) = (tokens.get(at)?, tokens.get(at + 1)?, tokens.get(at + 2)?);
    let is_tight = hour.range.end == colon.range.start && colon.range.end == minute.range.start;
    let (value, digits, tail) = figures(minute)?;
    (is_tight && colon.is_one_of(&[":"]) && digits == 2 && value < 60).then_some((value, tail))
}

/// Not part of a price, a fraction, a case number or a larger figure.
fn stands_free(tokens: &[Token<'_>], at: usize) -> bool {
    let Some(token) = tokens.get(at) else {
        return false;
    };
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    let touches = before.filter(|before| before.range.end == token.range.start);
    if touches.is_some_and(|mark| mark.is_one_of(&["$", "#", ":", "/", ".", ",", "+", "€"])) {
        return false;
    }
    if touches.is_some_and(|mark| mark.is_one_of(&["-"])) {
        let number = at.checked_sub(2).and_then(|at| tokens.get(at));
        let is_long =
            |token: &&Token<'_>| matches!(token.kind, TokenKind::Number { digits: 3.., .. });
        if number.as_ref().is_some_and(is_long) {
            return false;
        }
    }
    let (after, beyond) = (tokens.get(at + 1), tokens.get(at + 2));
    let (Some(mark), Some(next)) = (after, beyond) else {
        return !after.is_some_and(|mark| mark.is_one_of(&["%"]));
    };
    let is_tight = token.range.end == mark.range.start && mark.range.end == next.range.start;
    let goes_on =
        mark.is_one_of(&[".", ",", "/"]) && next.text.starts_with(|c: char| c.is_ascii_digit());
    let is_long =
        mark.is_one_of(&["-"]) && matches!(next.kind, TokenKind::Number { digits: 3.., .. });
    !mark.is_one_of(&["%", "°"]) && !(is_tight && (goes_on || is_long))
}

/// `Some(None)` for "h".
fn glued_half(tail: &str, face: &Face) -> Option<Option<Half>> {
    let plain: String = tail.chars().map(folded).collect();
    match plain.as_str() {
        "am" | "a" => Some(Some(Half::Am)),
        "pm" | "p" => Some(Some(Half::Pm)),
        "h" | "hs" | "hrs" if face.minute.is_some() || face.is_exact => Some(None),
        _ => None,
    }
}

fn suffix(tokens: &[Token<'_>], face: &mut Face) {
    let at = face.end;
    let is = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|token| token.is_one_of(words));
    let span = |from: usize, to: usize| {
        let first = tokens.get(from).map_or(0, |token| token.range.start);
        first..tokens.get(to).map_or(first, |token| token.range.end)
    };
    let (half, last) = if is(at, &["am"]) {
        (Half::Am, at)
    } else if is(at, &["pm"]) {
        (Half::Pm, at)
    } else if is(at, &["a", "p"]) && is(at + 1, &["."]) && is(at + 2, &["m"]) {
        let half = if is(at, &["a"]) { Half::Am } else { Half::Pm };
        (half, if is(at + 3, &["."]) { at + 3 } else { at + 2 })
    } else if is(at, &["de", "por", "en"]) && is(at + 1, &["la"]) {
        match half_of(|words| is(at + 2, words), face.hour) {
            Some(half) => (half, at + 2),
            None => return,
        }
    } else if is(at, &["in"]) && is(at + 1, &["the"]) {
        match half_of(|words| is(at + 2, words), face.hour) {
            Some(half) => (half, at + 2),
            None => return,
        }
    } else {
        if is(at, &["h", "hs", "hrs", "horas"]) && face.minute.is_some() {
            face.end = at + 1;
        } else if is(at, &["o"]) && is(at + 1, &["'", "’"]) && is(at + 2, &["clock"]) {
            face.end = at + 3;
        }
        return;
    };
    face.half = Some(half);
    face.suffix = Some(span(at, last));
    face.tokens.end = last + 1;
    face.end = last + 1;
}

fn half_of(is: impl Fn(&[&str]) -> bool, hour: u32) -> Option<Half> {
    if is(&["manana", "madrugada", "morning"]) || (is(&["noche"]) && hour == 12) {
        Some(Half::Am)
    } else if is(&["tarde", "noche", "afternoon", "evening"]) {
        Some(Half::Pm)
    } else {
        None
    }
}
