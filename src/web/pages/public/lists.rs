//! The lists for programs that are XML: Atom (RFC 4287) and the sitemap. The templates escape.

use askama::Template;
use chrono::{DateTime, Utc};

use crate::domain::ids::PublicId;
use crate::domain::text::{Line, Prose};

/// An Atom feed.
#[derive(Debug, Clone, Template)]
#[template(path = "public/feed.atom.xml")]
pub struct AtomFeed {
    pub id: String,
    pub title: String,
    pub language: &'static str,
    pub author: String,
    /// Where this feed is.
    pub url: String,
    /// The page for people.
    pub page: String,
    pub updated: String,
    pub entries: Vec<AtomEntry>,
}

/// One entry of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AtomEntry {
    pub id: String,
    pub url: String,
    pub title: String,
    pub language: &'static str,
    /// Empty leaves it out.
    pub summary: String,
    pub is_html: bool,
    pub content: String,
    pub published: String,
    pub updated: String,
    pub categories: Vec<String>,
}

/// <https://www.sitemaps.org/protocol.html>
#[derive(Debug, Clone, Template)]
#[template(path = "public/sitemap.xml")]
pub struct Sitemap {
    pub pages: Vec<SitemapPage>,
}

/// One address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SitemapPage {
    pub url: String,
    pub changed: String,
}

/// An instant as all of them write it (RFC 3339).
#[must_use]
pub fn instant(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// A public id as a URI that never changes (RFC 9562).
#[must_use]
pub fn urn(id: &PublicId) -> String {
    let hex = id.as_str();
    let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
    format!(
        "urn:uuid:{}-{}-{}-{}-{}",
        part(0, 8),
        part(8, 12),
        part(12, 16),
        part(16, 20),
        part(20, 32)
    )
}

/// XML has no way to write most control characters.
fn line(text: &str) -> String {
    Line::cleaned(text).as_str().to_owned()
}

/// As [`line`], line by line.
fn prose(text: &str) -> String {
    match Prose::parse(text, usize::MAX) {
        Ok(prose) => prose.as_str().to_owned(),
        Err(_) => text.split('\n').map(line).collect::<Vec<_>>().join("\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feed_is_well_formed_whatever_people_write() {
        let feed = AtomFeed {
            id: urn(&PublicId::from_bytes([0xab; 16])),
            title: "Events of <Millbrook> & \"friends\"".into(),
            language: "en",
            author: "Police\u{0}".into(),
            url: "https://example.org/d/events.atom?q=a&kind=b".into(),
            page: "https://example.org/d".into(),
            updated: instant(DateTime::UNIX_EPOCH),
            entries: vec![AtomEntry {
                id: "urn:uuid:1".into(),
                url: "https://example.org/d/events/x?lang=en".into(),
                title: "]]> <script>\u{b}".into(),
                language: "es",
                summary: "a < b".into(),
                is_html: true,
                content: "<p>1 &amp; 2</p>\u{1}".into(),
                published: instant(DateTime::UNIX_EPOCH),
                updated: instant(DateTime::UNIX_EPOCH),
                categories: vec!["Coffee \"& cake\"".into()],
            }],
        };
        let text = feed.render().unwrap();
        assert!(
            text.starts_with("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed "),
            "{text}"
        );
        assert!(text.contains("urn:uuid:abababab-abab-abab-abab-abababababab"));
        assert!(
            !text.contains("<script>") && !text.contains("<p>"),
            "{text}"
        );
        assert!(
            !text.chars().any(|c| c.is_control() && c != '\n'),
            "{text:?}"
        );
        assert!(!text.contains("&kind"), "{text}");
    }
}
