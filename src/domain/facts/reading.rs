//! A text cut into sentences, with the dates and the hours it names. What they mean is not decided
//! here.

use std::ops::Range;

use crate::domain::facts::clocks::{self, Clock};
use crate::domain::facts::dates::{self, Named};
use crate::domain::facts::markers;
use crate::domain::prose::tokens::{Token, TokenKind, folded, tokens};

/// One text of an event or an article, read once for all rules.
pub(super) struct Reading<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: Vec<Token<'a>>,
    sentences: Vec<Sentence>,
    pub(super) dates: Vec<Named>,
    pub(super) clocks: Vec<Clock>,
}

/// A sentence: its tokens by index, and its words folded, between single spaces.
pub(super) struct Sentence {
    pub(super) tokens: Range<usize>,
    pub(super) folded: String,
}

impl Sentence {
    pub(super) fn says(&self, list: &[&str]) -> bool {
        markers::any(&self.folded, list)
    }

    /// Whether it invites; "Come …" at the beginning does, too.
    pub(super) fn invites(&self) -> bool {
        self.says(markers::INVITES) || self.folded.starts_with(" come ")
    }
}

impl<'a> Reading<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let tokens = tokens(text);
        let sentences = sentences(text, &tokens);
        let dates = dates::named(&tokens);
        let clocks = clocks::named(&tokens, &dates);
        Self {
            text,
            tokens,
            sentences,
            dates,
            clocks,
        }
    }

    /// The sentence a token stands in.
    pub(super) fn sentence(&self, token: usize) -> &Sentence {
        static EMPTY: Sentence = Sentence {
            tokens: 0..0,
            folded: String::new(),
        };
        let found = self
            .sentences
            .iter()
            .find(|sentence| sentence.tokens.contains(&token));
        found.unwrap_or(&EMPTY)
    }

    pub(super) fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The dates of a sentence.
    pub(super) fn dates_in(&self, sentence: &Sentence) -> impl Iterator<Item = &Named> {
        let range = sentence.tokens.clone();
        self.dates
            .iter()
            .filter(move |date| range.contains(&date.tokens.start))
    }

    /// The octets from one token to the one before `end`.
    pub(super) fn span(&self, tokens: &Range<usize>) -> Range<usize> {
        let first = self.tokens.get(tokens.start);
        let last = tokens.end.checked_sub(1).and_then(|at| self.tokens.get(at));
        match (first, last) {
            (Some(first), Some(last)) => first.range.start..last.range.end,
            _ => 0..0,
        }
    }

    pub(super) fn is(&self, at: usize, words: &[&str]) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.is_one_of(words))
    }

    /// Whether the token before `at` is one of these words.
    pub(super) fn follows(&self, at: usize, words: &[&str]) -> bool {
        at.checked_sub(1)
            .is_some_and(|before| self.is(before, words))
    }
}

/// Where a full stop ends no sentence.
const SHORT: &[&str] = &[
    "sgt", "lt", "capt", "cpl", "det", "ofc", "dr", "mr", "mrs", "ms", "st", "ave", "blvd", "sr",
    "sra", "no", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov",
    "dec", "ene", "abr", "ago", "dic", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri",
    "sat", "sun", "lun", "mie", "jue", "vie", "sab", "dom", "p", "a",
];

fn sentences(text: &str, tokens: &[Token<'_>]) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut start = 0;
    for at in 0..tokens.len() {
        if at + 1 == tokens.len() || ends(text, tokens, at) {
            found.push(sentence(tokens, start..at + 1));
            start = at + 1;
        }
    }
    found
}

fn sentence(tokens: &[Token<'_>], range: Range<usize>) -> Sentence {
    let mut words = String::from(" ");
    for token in tokens.get(range.clone()).unwrap_or_default() {
        if token.kind != TokenKind::Mark {
            words.extend(token.text.chars().map(folded));
            words.push(' ');
        }
    }
    Sentence {
        tokens: range,
        folded: words,
    }
}

fn ends(text: &str, tokens: &[Token<'_>], at: usize) -> bool {
    let (Some(this), Some(next)) = (tokens.get(at), tokens.get(at + 1)) else {
        return true;
    };
    if this.is_one_of(&["!", "?", ";"]) {
        return true;
    }
    if next.is_one_of(&["¡", "¿"]) {
        return true;
    }
    let gap = text.get(this.range.end..next.range.start).unwrap_or("");
    if gap.contains('\n') || next.text.contains('\n') || this.text.contains('\n') {
        return !this.is_one_of(&[","]);
    }
    if !this.is_one_of(&["."]) || gap.is_empty() {
        return false;
    }
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    let first = next.text.chars().next();
    if before.is_some_and(|token| token.is_one_of(&["m"])) {
        // "p.m. PST" goes on, "p.m. The kettle is on" does not.
        let is_shout = next.text.chars().all(char::is_uppercase);
        return first.is_some_and(char::is_uppercase) && !is_shout;
    }
    let is_short = before.is_some_and(|token| token.is_one_of(SHORT));
    !is_short && first.is_some_and(|c| !c.is_lowercase())
}
