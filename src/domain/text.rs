//! The two shapes of text people type. Nothing that reaches a page, a mail header or a calendar
//! line is built from anything else, so a control character cannot become a new line anywhere.

use serde::Serialize;

/// Why a text was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    #[error("the text is empty")]
    Empty,
    #[error("the text has more than {max} characters")]
    TooLong { max: usize },
    #[error("the text holds a control character")]
    ControlCharacter,
}

/// One line of 1 or more characters: no control character, no line separator, no bidirectional
/// override; white space is trimmed and folded.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Line(String);

impl Line {
    /// Takes a single line of at most `max` characters (Unicode scalar values).
    ///
    /// # Errors
    /// Empty after trimming, longer than `max`, or with a character that may not be in a line.
    pub fn parse(raw: &str, max: usize) -> Result<Self, TextError> {
        if raw
            .chars()
            .any(|c| is_forbidden(c) || c == '\n' || c == '\t')
        {
            return Err(TextError::ControlCharacter);
        }
        let folded = raw.split_whitespace().collect::<Vec<_>>().join(" ");
        bounded(folded, max).map(Self)
    }

    /// Rebuilds a line from something already stored: what may not be there is left out.
    #[must_use]
    pub fn cleaned(raw: &str) -> Self {
        let mut line = String::with_capacity(raw.len());
        let mut is_after_gap = false;
        for c in raw.chars() {
            if c.is_whitespace() || c.is_control() {
                is_after_gap = true;
            } else if !is_forbidden(c) {
                if is_after_gap && !line.is_empty() {
                    line.push(' ');
                }
                is_after_gap = false;
                line.push(c);
            }
        }
        Self(line)
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Line {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Several lines, separated by LF only; tabs become spaces, trailing white space is dropped.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Prose(String);

impl Prose {
    /// Takes a text of at most `max` characters. Browsers send CRLF; it becomes LF.
    ///
    /// # Errors
    /// Empty after trimming, longer than `max`, or with a character that may not be in a text.
    pub fn parse(raw: &str, max: usize) -> Result<Self, TextError> {
        let unix = raw.replace("\r\n", "\n").replace('\t', " ");
        if unix.chars().any(is_forbidden) {
            return Err(TextError::ControlCharacter);
        }
        let lines: Vec<&str> = unix.lines().map(str::trim_end).collect();
        bounded(lines.join("\n").trim().to_owned(), max).map(Self)
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Prose {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

fn bounded(text: String, max: usize) -> Result<String, TextError> {
    if text.is_empty() {
        Err(TextError::Empty)
    } else if text.chars().count() > max {
        Err(TextError::TooLong { max })
    } else {
        Ok(text)
    }
}

/// Controls other than LF and TAB, line and paragraph separators, and the characters that turn
/// the reading direction around (they can make a title read as something else).
fn is_forbidden(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(
            c,
            '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{feff}'
        )
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_title_with_a_line_break_is_not_taken() {
        for raw in [
            "Coffee\r\nX-INJECT:1",
            "a\nb",
            "a\rb",
            "a\0b",
            "a\u{202e}b",
            "a\u{2028}b",
        ] {
            assert_eq!(
                Line::parse(raw, 80),
                Err(TextError::ControlCharacter),
                "{raw:?}"
            );
        }
    }

    #[test]
    fn a_note_keeps_its_lines() {
        let note = Prose::parse(" Is there parking? \r\n\r\nThank you\t! \r\n", 200).unwrap();
        assert_eq!(note.as_str(), "Is there parking?\n\nThank you !");
    }

    #[test]
    fn length_is_counted_in_characters() {
        assert!(Line::parse("ñññ", 3).is_ok());
        assert_eq!(Line::parse("ññññ", 3), Err(TextError::TooLong { max: 3 }));
        assert_eq!(Line::parse("  ", 3), Err(TextError::Empty));
    }

    proptest! {
        #[test]
        fn no_line_ever_holds_a_control_character(raw in any::<String>()) {
            if let Ok(line) = Line::parse(&raw, 100) {
                prop_assert!(!line.as_str().chars().any(char::is_control));
            }
            prop_assert!(!Line::cleaned(&raw).as_str().chars().any(char::is_control));
        }
    }
}
