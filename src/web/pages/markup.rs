//! The only place that makes HTML outside the templates. Every type here escapes what it is given,
//! except [`Trusted`], which carries HTML that a sanitiser has already been over.

use std::fmt;

use askama::filters::HtmlSafe;
use askama::{FastWritable, Values};

use crate::domain::language::Language;

/// HTML that may go to the page as it is: the output of the article sanitiser, or one of our own
/// drawings. Never build it from text somebody typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Trusted(String);

impl Trusted {
    /// Vouches for `html`: it has been through the sanitiser or comes out of this program.
    #[must_use]
    pub fn vouch(html: impl Into<String>) -> Self {
        Self(html.into())
    }
}

/// A text with the language it is written in when that is not the language of the page, so that a
/// screen reader changes its voice (WCAG 3.1.2) and the direction of its letters is kept apart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Told {
    text: String,
    foreign: Option<Language>,
}

impl Told {
    /// A text in the language of the page.
    #[must_use]
    pub fn here(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            foreign: None,
        }
    }

    /// A text written in `language`, for a page in `page`.
    #[must_use]
    pub fn in_language(text: impl Into<String>, language: Language, page: Language) -> Self {
        Self {
            text: text.into(),
            foreign: (language != page).then_some(language),
        }
    }

    /// The bare text, for attributes and addresses.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The language when it is not the page's.
    #[must_use]
    pub fn foreign(&self) -> Option<Language> {
        self.foreign
    }
}

/// An instant or a day as people read it, with the machine's form beside it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Moment {
    /// RFC 3339 with the offset, or a plain date: the `datetime` attribute.
    pub iso: String,
    /// The words: "Thursday, June 1, 2023 at 9:08 p.m. PDT".
    pub text: String,
}

impl Moment {
    #[must_use]
    pub fn new(iso: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            iso: iso.into(),
            text: text.into(),
        }
    }
}

/// Several paragraphs somebody typed: blank lines part paragraphs, lines that begin with `- ` or
/// `* ` become a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Passage {
    text: String,
    foreign: Option<Language>,
}

impl Passage {
    /// A text written in `language`, for a page in `page`.
    #[must_use]
    pub fn new(text: impl Into<String>, language: Language, page: Language) -> Self {
        Self {
            text: text.into(),
            foreign: (language != page).then_some(language),
        }
    }
}

/// A link inside a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    pub href: String,
    pub text: String,
}

impl fmt::Display for Trusted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.foreign {
            Some(language) => {
                write!(
                    f,
                    "<bdi lang=\"{}\" dir=\"{}\">",
                    language.tag(),
                    language.direction()
                )?;
                escape(f, &self.text)?;
                f.write_str("</bdi>")
            }
            None => escape(f, &self.text),
        }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<time datetime=\"")?;
        escape(f, &self.iso)?;
        f.write_str("\">")?;
        escape(f, &self.text)?;
        f.write_str("</time>")
    }
}

impl fmt::Display for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<a href=\"")?;
        escape(f, &self.href)?;
        f.write_str("\">")?;
        escape(f, &self.text)?;
        f.write_str("</a>")
    }
}

impl fmt::Display for Passage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = self.foreign.map_or_else(String::new, |language| {
            format!(
                " lang=\"{}\" dir=\"{}\"",
                language.tag(),
                language.direction()
            )
        });
        for block in self
            .text
            .split("\n\n")
            .map(str::trim)
            .filter(|b| !b.is_empty())
        {
            write_block(f, block, &mark)?;
        }
        Ok(())
    }
}

fn write_block(f: &mut fmt::Formatter<'_>, block: &str, mark: &str) -> fmt::Result {
    let mut in_list = false;
    let mut in_paragraph = false;
    for line in block.lines() {
        let item = line.strip_prefix("- ").or_else(|| line.strip_prefix("* "));
        if in_paragraph && item.is_some() {
            f.write_str("</p>")?;
            in_paragraph = false;
        }
        match item {
            Some(item) => {
                f.write_str(if in_list { "<li>" } else { "<ul" })?;
                if !in_list {
                    write!(f, "{mark}><li>")?;
                }
                in_list = true;
                escape(f, item)?;
                f.write_str("</li>")?;
            }
            None => {
                if in_list {
                    f.write_str("</ul>")?;
                    in_list = false;
                }
                if in_paragraph {
                    f.write_str("<br>")?;
                } else {
                    write!(f, "<p{mark}>")?;
                }
                in_paragraph = true;
                escape(f, line)?;
            }
        }
    }
    f.write_str(match (in_list, in_paragraph) {
        (true, _) => "</ul>",
        (_, true) => "</p>",
        _ => "",
    })
}

/// Writes text so that it can stand between tags and in a quoted attribute.
pub(super) fn escape(f: &mut dyn fmt::Write, text: &str) -> fmt::Result {
    for c in text.chars() {
        match c {
            '&' => f.write_str("&amp;")?,
            '<' => f.write_str("&lt;")?,
            '>' => f.write_str("&gt;")?,
            '"' => f.write_str("&quot;")?,
            '\'' => f.write_str("&#39;")?,
            other => f.write_char(other)?,
        }
    }
    Ok(())
}

/// What a sentence with marked-up values becomes: see [`super::layout::Chrome::rich`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence(pub(super) String);

impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

macro_rules! goes_to_the_page_as_it_is {
    ($($kind:ty),+) => {$(
        impl HtmlSafe for $kind {}
        impl FastWritable for $kind {
            fn write_into(&self, dest: &mut dyn fmt::Write, _: &dyn Values) -> askama::Result<()> {
                write!(dest, "{self}").map_err(askama::Error::from)
            }
        }
    )+};
}
goes_to_the_page_as_it_is!(Trusted, Told, Moment, Passage, Anchor, Sentence);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type_cannot_become_a_tag() {
        let wicked = "<script>alert('x')</script>\n\n- \"><img>";
        let shown = Passage::new(wicked, Language::En, Language::En).to_string();
        assert!(
            !shown.contains("<script") && !shown.contains("<img"),
            "{shown}"
        );
        let link = Anchor {
            href: "\"><b>".into(),
            text: "<i>".into(),
        }
        .to_string();
        assert_eq!(link, "<a href=\"&quot;&gt;&lt;b&gt;\">&lt;i&gt;</a>");
    }

    #[test]
    fn a_text_in_another_language_says_so() {
        assert_eq!(
            Told::in_language("Ice & co", Language::En, Language::Es).to_string(),
            "<bdi lang=\"en\" dir=\"ltr\">Ice &amp; co</bdi>"
        );
        assert_eq!(
            Told::in_language("Hola", Language::Es, Language::Es).to_string(),
            "Hola"
        );
    }

    #[test]
    fn lines_with_a_dash_become_a_list() {
        let text = "Come and look:\n- a car\n- a dog\nSee you\n\nthere";
        assert_eq!(
            Passage::new(text, Language::En, Language::En).to_string(),
            "<p>Come and look:</p><ul><li>a car</li><li>a dog</li></ul><p>See you</p><p>there</p>"
        );
    }
}
