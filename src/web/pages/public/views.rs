//! Pieces that several pages show: an event in a list, a story in a list, a neighbour to go on to.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::drawing::Drawing;
use crate::web::pages::markup::{Moment, Told};
use crate::words::Words;

/// Unreserved characters of RFC 3986 stay; everything else is percent-encoded.
const COMPONENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// A day torn off a calendar. Hidden from screen readers: the date stands beside it in words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DateBlock {
    /// Short month: "Jun".
    pub month: String,
    /// Day of the month without a zero: "2".
    pub day: String,
    /// Short weekday: "Wed".
    pub weekday: String,
}

/// What is special about an event, as a word beside its title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flag {
    Cancelled,
    Postponed,
    Rescheduled,
    Moved,
    Rain,
    Full,
    Over,
}

impl Flag {
    /// The word, in the language of `words`.
    #[must_use]
    pub fn word(&self, words: &Words) -> String {
        words.t(match self {
            Flag::Cancelled => "flag-cancelled",
            Flag::Postponed => "flag-postponed",
            Flag::Rescheduled => "flag-rescheduled",
            Flag::Moved => "flag-moved",
            Flag::Rain => "flag-rain",
            Flag::Full => "flag-full",
            Flag::Over => "flag-over",
        })
    }

    /// The CSS class: red, amber or quiet.
    #[must_use]
    pub fn class(&self) -> &'static str {
        match self {
            Flag::Cancelled => "no",
            Flag::Over => "quiet",
            _ => "mind",
        }
    }
}

/// One event in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventCard {
    pub path: String,
    pub title: Told,
    /// One sentence; shown on the large card only.
    pub lead: Told,
    pub drawing: Drawing,
    pub block: DateBlock,
    /// "Wednesday, June 2, 2027, 3 to 5 p.m. PDT".
    pub when: Moment,
    /// Name and street in one line.
    pub place: String,
    pub flags: Vec<Flag>,
}

impl EventCard {
    /// Whether the event does not take place as it was planned: its date is struck out.
    #[must_use]
    pub fn is_off(&self) -> bool {
        self.flags.contains(&Flag::Cancelled) || self.flags.contains(&Flag::Postponed)
    }
}

/// One follow-up article in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryCard {
    pub path: String,
    pub title: Told,
    pub posted: Moment,
    /// The first sentence or two.
    pub summary: Told,
}

/// A page to go on to: its title and its day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Neighbour {
    pub path: String,
    pub title: Told,
    pub day: Moment,
}

/// The event a form or an answer is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventBrief {
    pub path: String,
    /// `.ics` of this one event.
    pub ics: String,
    pub title: Told,
    pub drawing: Drawing,
    pub block: DateBlock,
    pub when: Moment,
    pub place: String,
}

/// Percent-encodes one component of an address (RFC 3986 section 2.1).
#[must_use]
pub fn component(text: &str) -> String {
    utf8_percent_encode(text, COMPONENT).to_string()
}

/// A `mailto:` link without a recipient (RFC 6068): it opens the visitor's own mail program and
/// this server sends nothing. Line breaks become `%0D%0A`.
#[must_use]
pub fn share(subject: &str, body: &str) -> String {
    let body = body.replace("\r\n", "\n").replace('\n', "\r\n");
    format!(
        "mailto:?subject={}&body={}",
        component(subject),
        component(&body)
    )
}

/// A search on OpenStreetMap for an address.
#[must_use]
pub fn map_link(address: &str) -> String {
    format!(
        "https://www.openstreetmap.org/search?query={}",
        component(address)
    )
}

/// "English, Spanish and Vietnamese".
#[must_use]
pub fn list_text(words: &Words, items: &[String]) -> String {
    words.list(items)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_with_a_line_break_adds_no_header_to_the_friends_mail() {
        let link = share("Coffee\r\nBcc: x@example.org & more?", "a\nb");
        assert_eq!(
            link,
            "mailto:?subject=Coffee%0D%0ABcc%3A%20x%40example.org%20%26%20more%3F&body=a%0D%0Ab"
        );
    }
}
