//! `/{d}/events/{e}/topics` and `/{d}/events/{e}/access`: two short forms that need no RSVP. Never
//! cached: they carry a fresh form token.

use askama::Template;

use super::views::EventBrief;
use crate::domain::access::Need;
use crate::domain::language::Language;
use crate::web::pages::form::FormView;
use crate::web::pages::layout::{Chrome, Section};
use crate::web::pages::markup::Moment;
use crate::web::pages::staff::views::Tick;
use crate::words::Words;

/// Whether the form is there, or what stands in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AskDoor {
    Open,
    /// It was sent a moment ago.
    Sent,
    /// As sent, after the day to ask by.
    SentLate,
    /// The event is over or called off.
    Closed,
}

/// "What would you like to talk about?" Fields: `topic` (any number), `text website form_token`.
#[derive(Debug, Clone, Template)]
#[template(path = "public/topics.html")]
pub struct TopicsPage {
    pub chrome: Chrome,
    pub event: EventBrief,
    pub door: AskDoor,
    pub form: FormView,
    pub form_token: String,
    /// Where the form is sent.
    pub action: String,
    pub topics: Vec<Tick>,
    /// The day on which it is deleted.
    pub keep_until: Moment,
}

/// "What do you need to take part?" Fields: `need` (any number), `interpreter note email website
/// form_token`.
#[derive(Debug, Clone, Template)]
#[template(path = "public/access.html")]
pub struct AccessPage {
    pub chrome: Chrome,
    pub event: EventBrief,
    pub door: AskDoor,
    pub form: FormView,
    pub form_token: String,
    /// Where the form is sent.
    pub action: String,
    pub needs: Vec<Tick>,
    /// The day to ask by; `None` once it has gone by.
    pub ask_by: Option<Moment>,
    /// The day on which it is deleted.
    pub keep_until: Moment,
}

/// One box for each arrangement.
#[must_use]
pub fn need_ticks(words: Words, ticked: &[&str]) -> Vec<Tick> {
    let tick = |need: Need| {
        let word = need.as_str();
        let label = words.t(&format!("access-need-{word}"));
        Tick::new(word, label, ticked.contains(&word))
    };
    Need::ALL.into_iter().map(tick).collect()
}

impl TopicsPage {
    /// The form as it comes back empty-handed.
    #[must_use]
    pub fn sample(language: Language) -> Self {
        let action = format!("{}/topics", super::sample::EVENT);
        let chrome = super::sample::chrome(language, "topics-title", Section::Events, &action);
        let mut form = FormView::new();
        form.refuse("topic", chrome.t("topics-missing"));
        Self {
            topics: vec![Tick::new("parking", chrome.t("event-topics"), false)],
            chrome,
            event: super::sample::brief(language),
            door: AskDoor::Open,
            form,
            form_token: "sample-token".to_owned(),
            action,
            keep_until: super::sample::keep_until(language),
        }
    }
}

impl AccessPage {
    /// The empty form, before the day to ask by.
    #[must_use]
    pub fn sample(language: Language) -> Self {
        let action = format!("{}/access", super::sample::EVENT);
        let chrome = super::sample::chrome(language, "access-title", Section::Events, &action);
        Self {
            needs: need_ticks(chrome.words, &["asl"]),
            chrome,
            event: super::sample::brief(language),
            door: AskDoor::Open,
            form: FormView::new(),
            form_token: "sample-token".to_owned(),
            action,
            ask_by: Some(super::sample::keep_until(language)),
            keep_until: super::sample::keep_until(language),
        }
    }
}
