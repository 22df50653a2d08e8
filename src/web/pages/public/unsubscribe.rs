//! `/unsubscribe/{token}`: stop mail. GET shows the button, POST acts (RFC 8058).

use askama::Template;

use crate::web::pages::layout::Chrome;

/// What is stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stops {
    /// The stories that follow events.
    Stories,
    /// News of new events.
    News,
    /// Reminders of one event.
    Reminders,
    /// Reminders of every event the reader comes to.
    AllReminders,
}

impl Stops {
    pub const ALL: [Stops; 4] = [
        Self::Stories,
        Self::News,
        Self::Reminders,
        Self::AllReminders,
    ];

    /// The question, as a key of the catalogue.
    #[must_use]
    pub fn title(&self) -> &'static str {
        match self {
            Self::Stories => "unsubscribe-title",
            Self::News => "unsubscribe-news-title",
            Self::Reminders => "unsubscribe-reminders-title",
            Self::AllReminders => "unsubscribe-all-reminders-title",
        }
    }

    /// What it means.
    #[must_use]
    pub fn text(&self) -> &'static str {
        match self {
            Self::Stories => "unsubscribe-text",
            Self::News => "unsubscribe-news-text",
            Self::Reminders => "unsubscribe-reminders-text",
            Self::AllReminders => "unsubscribe-all-reminders-text",
        }
    }

    /// That it is done.
    #[must_use]
    pub fn done(&self) -> &'static str {
        match self {
            Self::Stories | Self::News => "unsubscribe-done",
            Self::Reminders | Self::AllReminders => "unsubscribe-reminders-done",
        }
    }

    /// What that means.
    #[must_use]
    pub fn done_text(&self) -> &'static str {
        match self {
            Self::Stories => "unsubscribe-done-text",
            Self::News => "unsubscribe-news-done-text",
            Self::Reminders => "unsubscribe-reminders-done-text",
            Self::AllReminders => "unsubscribe-all-reminders-done-text",
        }
    }
}

/// Stop mail, or told that it has stopped.
#[derive(Debug, Clone, Template)]
#[template(path = "public/unsubscribe.html")]
pub struct UnsubscribePage {
    pub chrome: Chrome,
    pub what: Stops,
    /// Where the button leads; the token is in the path.
    pub action: String,
    pub done: bool,
}
