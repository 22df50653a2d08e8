//! What comes back by mail, once it was read: an answer of a calendar app, a report of a mail system
//! about one of our messages, a complaint of a reader, a wish to get no more letters. Whose message it
//! is about is said by the tag in our own address, which the reader of mail only finds, never proves;
//! the From says nothing (MAIL.md, items 65 and 70 to 81).

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::rsvp::PartySize;

/// The longest message that is looked at, in octets.
pub const MOST_OCTETS: usize = 10 * 1024 * 1024;

/// A message that came back. Nothing in it is believed yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// Tags of the addresses it was sent to, in lower case.
    pub tags: Vec<String>,
    pub content: Content,
}

/// What a message is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// METHOD:REPLY of a calendar app (RFC 5546 section 3.2.3).
    Answers(Vec<Answer>),
    /// A mail system could not deliver, or is still trying (RFC 3464).
    Bounce {
        about: About,
        failures: Vec<Failure>,
    },
    /// A reader called one of our messages unwanted (RFC 5965).
    Complaint(About),
    /// Written by a person, or by a program in her name: sent to a stop address it stops letters.
    Letter,
    /// An automatic answer, such as an out-of-office note, or a message that cannot be read. Never
    /// acted upon, never answered.
    Automatic,
}

/// Which message of ours a report is about, as far as it says so.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// Tags inside the report: of the returned message's sender, of the original recipient.
    pub tags: Vec<String>,
    /// Message-IDs in the returned headers, with their angle brackets.
    pub message_ids: Vec<String>,
}

/// What became of one recipient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    pub action: Action,
    /// The enhanced status code (RFC 3463), such as `5.1.1`; empty when none was given.
    pub status: String,
}

/// The words of a delivery report (RFC 3464 section 2.3.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    Failed,
    Delayed,
    /// Delivered, relayed, expanded: good news.
    Other,
}

impl Action {
    #[must_use]
    pub fn parse(raw: &str) -> Self {
        let word = raw.split_whitespace().next().unwrap_or_default();
        match word.to_ascii_lowercase().as_str() {
            "failed" => Self::Failed,
            "delayed" => Self::Delayed,
            _ => Self::Other,
        }
    }
}

/// What an attendee says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    Accepted,
    Declined,
    Tentative,
}

/// The answer of one attendee.
#[derive(Clone, PartialEq, Eq)]
pub struct Answer {
    pub uid: String,
    /// Without `mailto:`; compared without regard to case.
    pub attendee: String,
    /// The tag of the organizer's address, in lower case; some apps leave the organizer out.
    pub organizer_tag: Option<String>,
    pub choice: Choice,
    /// X-NUM-GUESTS, of Google's calendar, where it is more than none: people beside the attendee.
    pub guests: Option<u32>,
    /// DTSTAMP: when the answer was given. A later one counts more.
    pub at: DateTime<Utc>,
}

impl std::fmt::Debug for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Answer({:?} at {})", self.choice, self.at)
    }
}

impl Answer {
    /// The party with its guests, at most as large as a party may be; `None` when nothing was said:
    /// Google writes 0 for everybody who did not touch the number.
    #[must_use]
    pub fn party_size(&self) -> Option<PartySize> {
        let guests = self.guests.filter(|guests| *guests > 0)?;
        PartySize::new(guests.saturating_add(1).min(PartySize::MAX))
    }

    /// Whether it is news after what was taken before: later, and not from a clock that is days ahead,
    /// which would keep every true answer out afterwards.
    #[must_use]
    pub fn is_news(&self, taken: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
        self.at <= now + TimeDelta::days(1) && taken.is_none_or(|taken| self.at > taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(guests: Option<u32>) -> Answer {
        Answer {
            uid: "u".into(),
            attendee: "ann@example.org".into(),
            organizer_tag: None,
            choice: Choice::Accepted,
            guests,
            at: "2026-12-02T10:00:00Z".parse().unwrap(),
        }
    }

    #[test]
    fn guests_come_on_top_of_the_one_who_answers_and_none_says_nothing() {
        assert_eq!(answer(Some(2)).party_size(), PartySize::new(3));
        assert_eq!(answer(Some(0)).party_size(), None);
        assert_eq!(answer(None).party_size(), None);
        assert_eq!(answer(Some(500)).party_size(), PartySize::new(20));
        assert_eq!(answer(Some(u32::MAX)).party_size(), PartySize::new(20));
    }

    #[test]
    fn an_answer_is_news_once_and_never_from_a_clock_days_ahead() {
        let (one, now) = (answer(None), "2026-12-02T10:00:05Z".parse().unwrap());
        assert!(one.is_news(None, now));
        assert!(one.is_news(Some(one.at - TimeDelta::seconds(1)), now));
        assert!(!one.is_news(Some(one.at), now), "the same again");
        assert!(!one.is_news(None, now - TimeDelta::days(2)));
    }

    #[test]
    fn the_words_of_a_report_are_read_without_regard_to_case() {
        assert_eq!(Action::parse("Failed"), Action::Failed);
        assert_eq!(Action::parse("delayed (1 hour)"), Action::Delayed);
        assert_eq!(Action::parse("relayed"), Action::Other);
        assert_eq!(Action::parse(""), Action::Other);
    }

    #[test]
    fn an_answer_is_shown_without_the_one_who_gave_it() {
        assert!(!format!("{:?}", answer(None)).contains("ann"));
    }
}
