//! Words of foreign files: cleaned by the domain's types, markup of other calendars taken off.

use crate::domain::exchange::{Field, LONGEST_BODY, LONGEST_LEAD, LONGEST_TITLE, Why};
use crate::domain::text::{Line, Prose, TextError};

/// A title.
pub(super) fn title(raw: &str) -> Result<String, Why> {
    let line = Line::cleaned(raw);
    if line.as_str().is_empty() {
        return Err(Why::NoTitle);
    }
    if line.as_str().chars().count() > LONGEST_TITLE {
        return Err(Why::TextTooLong {
            field: Field::Title,
            max: LONGEST_TITLE,
        });
    }
    Ok(line.as_str().to_owned())
}

/// Several lines of at most `max` characters.
pub(super) fn prose(raw: &str, field: Field, max: usize) -> Result<String, Why> {
    let parsed = match Prose::parse(raw, max) {
        Err(TextError::ControlCharacter) => Prose::parse(&cleaned(raw), max),
        other => other,
    };
    match parsed {
        Ok(prose) => Ok(prose.as_str().to_owned()),
        Err(TextError::TooLong { max }) => Err(Why::TextTooLong { field, max }),
        Err(TextError::Empty | TextError::ControlCharacter) => Ok(String::new()),
    }
}

/// Lines cleaned one by one, with LF between them.
fn cleaned(raw: &str) -> String {
    let lines: Vec<String> = raw
        .replace("\r\n", "\n")
        .split(['\n', '\r'])
        .map(|line| Line::cleaned(line).as_str().to_owned())
        .collect();
    lines.join("\n")
}

/// A description as lead and body: a short first paragraph leads. The rest is cut where a page
/// takes no more; then the last value says so.
pub(super) fn description(raw: &str) -> (String, String, bool) {
    let text = cleaned(&without_markup(raw));
    let text = text.trim();
    let (first, rest) = text.split_once("\n\n").unwrap_or((text, ""));
    let (lead, body) = if first.chars().count() <= LONGEST_LEAD {
        (first.trim(), rest.trim())
    } else {
        ("", text)
    };
    let is_cut = body.chars().count() > LONGEST_BODY;
    let body: String = if is_cut {
        let kept: String = body.chars().take(LONGEST_BODY - 1).collect();
        format!("{}…", kept.trim_end())
    } else {
        body.to_owned()
    };
    (lead.to_owned(), body, is_cut)
}

/// Google and Outlook write HTML into descriptions. Tags go, breaks become lines, the five entities
/// of HTML that everybody uses become characters.
fn without_markup(raw: &str) -> String {
    let lower = raw.to_ascii_lowercase();
    let is_marked = [
        "<br", "</p", "</a", "</b", "</i", "</u", "</li", "</span", "</div",
    ];
    if !is_marked.iter().any(|tag| lower.contains(tag)) {
        return raw.to_owned();
    }
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(open) = rest.find('<') {
        out.push_str(&rest[..open]);
        let Some(close) = rest[open..].find('>') else {
            rest = &rest[open..];
            break;
        };
        let tag = rest[open + 1..open + close].trim_start_matches('/');
        let name: String = tag.chars().take_while(char::is_ascii_alphabetic).collect();
        match name.to_ascii_lowercase().as_str() {
            "br" | "li" | "div" => out.push('\n'),
            "p" | "ul" | "ol" => out.push_str("\n\n"),
            _ => {}
        }
        rest = &rest[open + close + 1..];
    }
    out.push_str(rest);
    for (entity, plain) in [
        ("&nbsp;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ] {
        out = out.replace(entity, plain);
    }
    while out.contains("\n\n\n") {
        out = out.replace("\n\n\n", "\n\n");
    }
    out
}

/// A TEXT value (RFC 5545 section 3.3.11) as it was before it was escaped.
pub(super) fn unescaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(other) => out.push(other),
                None => {}
            },
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_of_google_becomes_plain_paragraphs() {
        let (lead, body, cut) = description(
            "<p>Meet your <b>officers</b> &amp; neighbors.</p>No agenda.<br>No speeches.<br><a href=\"x\">More</a>",
        );
        assert_eq!(lead, "Meet your officers & neighbors.");
        assert_eq!(body, "No agenda.\nNo speeches.\nMore");
        assert!(!cut);
        let (lead, _, _) = description("3 < 4, and a <tag> nobody closes");
        assert_eq!(lead, "3 < 4, and a <tag> nobody closes");
    }

    #[test]
    fn a_long_description_is_cut_and_says_so() {
        let (lead, body, cut) = description(&"ñ".repeat(9_000));
        assert!(lead.is_empty() && cut);
        assert_eq!(body.chars().count(), LONGEST_BODY);
    }

    #[test]
    fn controls_never_get_through() {
        assert_eq!(
            title("Coffee\u{0}\u{7}\r\n\u{202e}cake").unwrap(),
            "Coffee cake"
        );
        assert_eq!(title(" \u{200b} "), Err(Why::NoTitle));
        assert_eq!(unescaped("a\\, b\\; c\\\\d\\ne\\"), "a, b; c\\d\ne");
    }
}
