//! Papers to print: an event's briefing for officers and its flyer for residents. `briefing` and
//! `flyer` say what stands in them, as a [`Document`] of blocks; `text` writes it as plain text.
//! With the feature `pdf`, `font` measures, `page` breaks lines and pages, and `paint` writes a
//! tagged PDF file (PDF/UA-1). The same document is the same bytes: no clock, no chance.

use chrono::{DateTime, Utc};

use crate::domain::language::Language;
use crate::domain::paper::Paper;

pub mod briefing;
pub mod flyer;
#[cfg(feature = "pdf")]
mod font;
#[cfg(feature = "pdf")]
mod page;
#[cfg(feature = "pdf")]
mod paint;
pub mod text;

#[cfg(feature = "pdf")]
pub use paint::pdf;

#[cfg(test)]
#[cfg(feature = "pdf")]
mod samples;
#[cfg(test)]
#[cfg(feature = "pdf")]
mod tests;

/// Whether this build can make PDF files; without it no page links to one.
pub const AVAILABLE: bool = cfg!(feature = "pdf");

/// Why a document could not be made into a file. A defect, never what somebody typed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("a font of this program cannot be read")]
    Font,
    #[error("the file could not be written: {0}")]
    File(String),
}

/// Words in the language they were written in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    pub words: String,
    pub language: Language,
}

impl Text {
    #[must_use]
    pub fn new(words: impl Into<String>, language: Language) -> Self {
        Self {
            words: words.into(),
            language,
        }
    }
}

/// One row of the table of facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    pub label: String,
    /// One below the other.
    pub lines: Vec<Text>,
    /// So many of the first lines stand out.
    pub big: usize,
}

/// How urgent a box is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Calm,
    Warning,
    Alarm,
}

/// A part of a document, from top to bottom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Whose document it is; once, at the top.
    Banner(String),
    Title(Text),
    Lead(Text),
    Heading(String),
    Paragraph(Text),
    /// Small print.
    Note(Text),
    Box {
        tone: Tone,
        heading: String,
        lines: Vec<Text>,
    },
    Facts(Vec<Fact>),
    List(Vec<Text>),
    /// An address as a QR code, with itself in letters beside it.
    Code {
        heading: String,
        url: String,
        /// What the picture is, for whoever does not see it.
        alt: String,
        note: String,
    },
}

/// How large and how loud a document is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// To read at arm's length.
    Sheet,
    /// To read from across the street.
    Flyer,
}

/// Something to print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    pub language: Language,
    /// What a reader's window says.
    pub title: String,
    /// The department.
    pub author: String,
    pub paper: Paper,
    pub look: Look,
    /// The last change of what it tells of: the date of the file.
    pub changed: DateTime<Utc>,
    pub blocks: Vec<Block>,
}
