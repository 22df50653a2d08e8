//! The border to the outside: whatever a field holds, nothing leaves here that could begin a new
//! content line or break a parameter. The library writes names, addresses and parameters raw.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use url::Url;

use crate::domain::text::Line;

/// Longest DESCRIPTION in octets; clients and the library get slow far beyond.
const LONGEST_TEXT: usize = 8_000;

/// What an address keeps as it is in `mailto:` (RFC 6068 section 2).
const MAILBOX: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'@')
    .remove(b'.')
    .remove(b'-')
    .remove(b'_')
    .remove(b'~')
    .remove(b'+')
    .remove(b'!')
    .remove(b'*')
    .remove(b'\'');

/// One line without control characters.
pub(super) fn line(raw: &str) -> String {
    Line::cleaned(raw).as_str().to_owned()
}

/// Several lines, separated by LF only.
pub(super) fn prose(raw: &str) -> String {
    let lines: Vec<String> = raw
        .replace("\r\n", "\n")
        .split(['\n', '\r'])
        .map(line)
        .collect();
    let text = lines.join("\n");
    let text = text.trim();
    if text.len() <= LONGEST_TEXT {
        return text.to_owned();
    }
    let end = text.floor_char_boundary(LONGEST_TEXT);
    format!("{}…", text[..end].trim_end())
}

/// An absolute address of the web; anything else is left out.
pub(super) fn uri(raw: &str) -> Option<String> {
    let url = Url::parse(&line(raw)).ok()?;
    let is_web = matches!(url.scheme(), "http" | "https") && url.has_host();
    is_web.then(|| String::from(url))
}

/// A mail address as `mailto:`; `None` when it is not one.
pub(super) fn mailto(raw: &str) -> Option<String> {
    let address = line(raw);
    let (local, host) = address.split_once('@')?;
    let is_one = !local.is_empty() && !host.is_empty() && !address.contains([' ', '<', '>']);
    is_one.then(|| format!("mailto:{}", utf8_percent_encode(&address, MAILBOX)))
}

/// A TEXT value (RFC 5545 section 3.3.11), for properties the library writes raw.
pub(super) fn escaped(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    for c in prose(raw).chars() {
        match c {
            '\\' | ',' | ';' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            _ => out.push(c),
        }
    }
    out
}

/// A parameter value (RFC 6868); the library adds the quotes.
pub(super) fn parameter(raw: &str) -> String {
    line(raw).replace('^', "^^").replace('"', "^'")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_addresses() {
        assert_eq!(
            uri("https://example.org/a b").unwrap(),
            "https://example.org/a%20b"
        );
        assert_eq!(
            uri("https://example.org/\r\nX-INJECT:1").unwrap(),
            "https://example.org/%20X-INJECT:1"
        );
        for wrong in [
            "javascript:alert(1)",
            "/millbrook",
            "",
            "mailto:a@example.org",
        ] {
            assert_eq!(uri(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn an_organizer_is_one_address() {
        assert_eq!(
            mailto("police@example.gov").unwrap(),
            "mailto:police@example.gov"
        );
        assert_eq!(
            mailto("a?b@example.gov").unwrap(),
            "mailto:a%3Fb@example.gov"
        );
        for wrong in [
            "",
            "police",
            "@",
            "a b@example.gov",
            "a@example.gov\r\nX-INJECT:1",
        ] {
            assert_eq!(mailto(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn a_text_without_end_is_cut_at_a_character() {
        let long = prose(&"ñ".repeat(9_001));
        assert!(long.len() <= LONGEST_TEXT + 3 && long.ends_with("ñ…"));
    }

    #[test]
    fn lines_stay_lines_and_controls_go() {
        assert_eq!(prose("a\r\nb\rc\u{7}\n\nd\u{2028}e"), "a\nb\nc\n\nd e");
        assert_eq!(escaped("a, b; c\\d\ne"), "a\\, b\\; c\\\\d\\ne");
        assert_eq!(parameter("a \"b\"^\r\nc"), "a ^'b^'^^ c");
    }
}
