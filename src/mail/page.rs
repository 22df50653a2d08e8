//! What a message says, as plain data, and the two templates that show it. Both parts are made
//! from the same blocks, so that the text part says everything the HTML part says.

use askama::Template;

use crate::domain::language::Language;

/// A message before it becomes octets. Every text is free of control characters.
#[derive(Debug, Clone)]
pub(super) struct Page {
    pub language: Language,
    pub subject: String,
    pub heading: String,
    pub blocks: Vec<Block>,
    pub footer: Vec<Foot>,
}

/// One piece of the message.
#[derive(Debug, Clone)]
pub(super) enum Block {
    Paragraph(String),
    /// Facts in rows, under a title that may be empty.
    Facts {
        title: String,
        rows: Vec<Fact>,
    },
    /// What the reader may do next.
    Action(Link),
    /// The article: ready HTML and its text, in a language of its own.
    Article {
        language: Language,
        html: String,
        text: String,
    },
}

#[derive(Debug, Clone)]
pub(super) struct Fact {
    pub label: String,
    pub value: String,
}

#[derive(Debug, Clone)]
pub(super) struct Link {
    pub label: String,
    /// Absolute.
    pub url: String,
}

/// A line of the small print.
#[derive(Debug, Clone)]
pub(super) enum Foot {
    Text(String),
    Link(Link),
}

/// The text part; LF at line ends.
#[derive(Template)]
#[template(path = "mail/letter.txt", escape = "none")]
pub(super) struct TextPart<'a> {
    pub page: &'a Page,
}

/// The HTML part.
#[derive(Template)]
#[template(path = "mail/letter.html")]
pub(super) struct HtmlPart<'a> {
    pub page: &'a Page,
    /// [`IN_MAIL`] or [`ALONE`].
    pub role: &'static str,
}

/// Within a mail program, which has a main part of its own, a letter is an article.
pub(super) const IN_MAIL: &str = "article";
/// As a page by itself a letter is the main part.
pub(super) const ALONE: &str = "main";
