//! Cuts a text into words, numbers and marks, with their places.

use std::ops::Range;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::domain) enum TokenKind {
    Word,
    /// An ordinal ending ("1st", "1º") belongs to its number.
    Number {
        value: u32,
        digits: usize,
    },
    Mark,
}

#[derive(Debug, Clone)]
pub(in crate::domain) struct Token<'a> {
    pub(in crate::domain) kind: TokenKind,
    pub(in crate::domain) range: Range<usize>,
    /// The octets of `range`, as written.
    pub(in crate::domain) text: &'a str,
}

impl Token<'_> {
    /// Whether the word or mark is one of these, which are lower case and without accents.
    pub(in crate::domain) fn is_one_of(&self, plain: &[&str]) -> bool {
        !matches!(self.kind, TokenKind::Number { .. })
            && plain
                .iter()
                .any(|word| self.text.chars().map(folded).eq(word.chars()))
    }
}

/// White space separates and is dropped, but an empty line is a mark: nothing reaches across it.
pub(in crate::domain) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let start = text.len() - rest.len();
        let (kind, length) = if first.is_whitespace() {
            let length = length_while(rest, char::is_whitespace);
            (
                rest[..length].matches('\n').nth(1).map(|_| TokenKind::Mark),
                length,
            )
        } else if first.is_ascii_digit() {
            number(rest)
        } else if first.is_alphanumeric() {
            (
                Some(TokenKind::Word),
                length_while(rest, char::is_alphanumeric),
            )
        } else {
            (Some(TokenKind::Mark), first.len_utf8())
        };
        if let Some(kind) = kind {
            let range = start..start + length;
            let text = &rest[..length];
            found.push(Token { kind, range, text });
        }
        rest = &rest[length..];
    }
    found
}

fn number(rest: &str) -> (Option<TokenKind>, usize) {
    let digits = length_while(rest, |c| c.is_ascii_digit());
    let tail = length_while(&rest[digits..], |c| c.is_alphanumeric() || c == '°');
    let ending: String = rest[digits..digits + tail].chars().map(folded).collect();
    let is_ordinal = ["", "st", "nd", "rd", "th", "o", "ro", "er", "º", "°"].contains(&&*ending);
    let kind = match rest[..digits].parse() {
        Ok(value) if is_ordinal => TokenKind::Number { value, digits },
        _ => TokenKind::Word,
    };
    (Some(kind), digits + tail)
}

fn length_while(text: &str, fits: impl Fn(char) -> bool) -> usize {
    text.find(|c| !fits(c)).unwrap_or(text.len())
}

/// Lower case, without the accents of Spanish.
pub(in crate::domain) fn folded(c: char) -> char {
    match c {
        'á' | 'Á' => 'a',
        'é' | 'É' => 'e',
        'í' | 'Í' => 'i',
        'ó' | 'Ó' => 'o',
        'ú' | 'Ú' | 'ü' | 'Ü' => 'u',
        'ñ' | 'Ñ' => 'n',
        _ => c.to_ascii_lowercase(),
    }
}
