//! Markdown of staff to safe HTML and to plain text. Headings start below the page's own; there
//! are no images and no raw HTML; links lead to http, https and mailto only.

use std::collections::HashSet;

use ammonia::{Builder, UrlRelative};
use linkify::{LinkFinder, LinkKind};
use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Parser, Tag, TagEnd, TextMergeStream};

const TAGS: [&str; 15] = [
    "p",
    "h2",
    "h3",
    "h4",
    "ul",
    "ol",
    "li",
    "strong",
    "em",
    "blockquote",
    "a",
    "code",
    "pre",
    "br",
    "hr",
];

/// HTML without anything active: headings from `h2` on without jumps, bare addresses linked,
/// links with `rel="nofollow noopener"`.
#[must_use]
pub fn markdown_to_html(markdown: &str) -> String {
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, events(markdown).into_iter());
    Builder::default()
        .tags(HashSet::from(TAGS))
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(UrlRelative::Deny)
        .link_rel(Some("nofollow noopener"))
        .clean(&html)
        .to_string()
}

/// The same for a text part: one empty line between blocks, `- ` before items, every address in
/// brackets behind its words. LF at line ends.
#[must_use]
pub fn markdown_to_text(markdown: &str) -> String {
    let mut writer = TextWriter::default();
    for event in events(markdown) {
        writer.take(event);
    }
    writer.out.trim().to_owned()
}

/// What both writers see.
fn events(markdown: &str) -> Vec<Event<'_>> {
    let mut tame = Tame {
        level: 1,
        link_depth: 0,
        in_code: false,
        out: Vec::new(),
    };
    for event in TextMergeStream::new(Parser::new(markdown)) {
        tame.take(event);
    }
    tame.out
}

/// Leaves out images and raw HTML, orders headings, links bare addresses.
struct Tame<'a> {
    level: u8,
    link_depth: u32,
    in_code: bool,
    out: Vec<Event<'a>>,
}

impl<'a> Tame<'a> {
    fn take(&mut self, event: Event<'a>) {
        match event {
            Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => return,
            Event::Start(Tag::HtmlBlock) => return self.out.push(Event::Start(Tag::Paragraph)),
            Event::End(TagEnd::HtmlBlock) => return self.out.push(Event::End(TagEnd::Paragraph)),
            Event::Html(raw) | Event::InlineHtml(raw) => return self.out.push(Event::Text(raw)),
            Event::Start(Tag::Heading {
                level,
                id,
                classes,
                attrs,
            }) => {
                self.level = (level as u8).clamp(2, self.level.saturating_add(1).min(4));
                let level = heading(self.level);
                return self.out.push(Event::Start(Tag::Heading {
                    level,
                    id,
                    classes,
                    attrs,
                }));
            }
            Event::End(TagEnd::Heading(_)) => {
                return self
                    .out
                    .push(Event::End(TagEnd::Heading(heading(self.level))));
            }
            Event::Text(text) if self.link_depth == 0 && !self.in_code => {
                return self.linked(&text);
            }
            _ => {}
        }
        match &event {
            Event::Start(Tag::Link { .. }) => self.link_depth += 1,
            Event::End(TagEnd::Link) => self.link_depth = self.link_depth.saturating_sub(1),
            Event::Start(Tag::CodeBlock(_)) => self.in_code = true,
            Event::End(TagEnd::CodeBlock) => self.in_code = false,
            _ => {}
        }
        self.out.push(event);
    }

    fn linked(&mut self, text: &str) {
        for span in LinkFinder::new().spans(text) {
            let word = CowStr::from(span.as_str().to_owned());
            let target = match span.kind() {
                Some(LinkKind::Url) => word.to_string(),
                Some(LinkKind::Email) => format!("mailto:{word}"),
                _ => {
                    self.out.push(Event::Text(word));
                    continue;
                }
            };
            self.out.push(Event::Start(Tag::Link {
                link_type: LinkType::Autolink,
                dest_url: target.into(),
                title: "".into(),
                id: "".into(),
            }));
            self.out.push(Event::Text(word));
            self.out.push(Event::End(TagEnd::Link));
        }
    }
}

fn heading(level: u8) -> HeadingLevel {
    match level {
        0..=2 => HeadingLevel::H2,
        3 => HeadingLevel::H3,
        _ => HeadingLevel::H4,
    }
}

#[derive(Default)]
struct TextWriter {
    out: String,
    /// The next number of each open list; `None` for one with dashes.
    lists: Vec<Option<u64>>,
    /// Where the words of each open link begin, and where it leads.
    links: Vec<(usize, String)>,
}

impl TextWriter {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) | Event::Code(text) => self.out.push_str(&text),
            Event::SoftBreak => self.out.push(' '),
            Event::HardBreak => self.line(),
            Event::Rule => {
                self.block();
                self.out.push_str("---");
            }
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::List(first) => {
                if self.lists.is_empty() {
                    self.block();
                }
                self.lists.push(first);
            }
            Tag::Item => self.item(),
            Tag::Link { dest_url, .. } => self.links.push((self.out.len(), dest_url.to_string())),
            Tag::Paragraph | Tag::Heading { .. } | Tag::CodeBlock(_) if self.lists.is_empty() => {
                self.block();
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::Link => {
                let Some((from, target)) = self.links.pop() else {
                    return;
                };
                let bare = target.strip_prefix("mailto:").unwrap_or(&target).to_owned();
                let web = ["http://", "https://", "mailto:"]
                    .iter()
                    .any(|scheme| target.starts_with(scheme));
                if web && self.out.get(from..) != Some(bare.as_str()) {
                    self.out.push_str(&format!(" ({bare})"));
                }
            }
            _ => {}
        }
    }

    fn item(&mut self) {
        self.line();
        let indent = "  ".repeat(self.lists.len().saturating_sub(1));
        let mark = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => "- ".to_owned(),
        };
        self.out.push_str(&indent);
        self.out.push_str(&mark);
    }

    fn line(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    fn block(&mut self) {
        self.line();
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ARTICLE: &str = "### What we heard\n\nCars go **too fast** on [Pine Street](https://example.org/pine).\n\
        See https://example.org/plan or write to ann@example.org.\n\n- one\n- two\n\n1. first\n2. second\n\nBye.";

    #[test]
    fn markdown_becomes_the_same_words_in_html_and_text() {
        assert_eq!(
            markdown_to_text(ARTICLE),
            "What we heard\n\nCars go too fast on Pine Street (https://example.org/pine). See https://example.org/plan \
             or write to ann@example.org.\n\n- one\n- two\n\n1. first\n2. second\n\nBye."
        );
        let html = markdown_to_html(ARTICLE);
        assert!(html.starts_with("<h2>What we heard</h2>"), "{html}");
        assert!(
            html.contains(
                r#"<a href="https://example.org/pine" rel="nofollow noopener">Pine Street</a>"#
            ),
            "{html}"
        );
        assert!(
            html.contains(r#"<a href="mailto:ann@example.org" rel="nofollow noopener">"#),
            "{html}"
        );
    }

    #[test]
    fn nothing_active_comes_through() {
        let html = markdown_to_html(
            "<script>alert(1)</script>\n\n[x](javascript:alert(1)) ![pic](https://example.org/p.png) <b onclick=x>b</b> [home](/staff)",
        );
        for never in ["<script", "javascript", "<img", "<b", "href=\"/staff"] {
            assert!(!html.contains(never), "{never} in {html}");
        }
        assert!(
            html.contains("&lt;script&gt;") && html.contains("pic"),
            "{html}"
        );
    }

    #[test]
    fn headings_never_jump() {
        let html = markdown_to_html("#### deep\n\n# top\n\n###### deeper");
        assert_eq!(
            html.replace('\n', ""),
            "<h2>deep</h2><h2>top</h2><h3>deeper</h3>"
        );
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_writers(raw in "(?s).{0,200}") {
            let html = markdown_to_html(&raw);
            prop_assert!(!html.contains("<script") && !html.contains("<img"));
            let _ = markdown_to_text(&raw);
        }
    }
}
