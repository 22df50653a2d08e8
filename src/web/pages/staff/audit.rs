//! The log: who did what, and when.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::paths;
use super::samples;
use super::views::{LogLine, log_sentence};
use crate::domain::language::Language;
use crate::web::pages::form::{Choice, FormView};
use crate::words::Words;

/// GET `/staff/log`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/log.html")]
pub struct LogPage {
    pub chrome: StaffChrome,
    /// The zone of the times in words.
    pub zone: String,
    /// Leads to the addresses that get no mail.
    pub shows_silent: bool,
    /// Fields `who`, `kind`, `event`, `from`, `to`, of a GET.
    pub form: FormView,
    pub people: Vec<Choice>,
    pub kinds: Vec<Choice>,
    pub events: Vec<Choice>,
    /// Something is asked for that leaves lines out.
    pub narrowed: bool,
    /// The latest first.
    pub lines: Vec<LogLine>,
    /// Path of the page with older lines; empty shows no link.
    pub older_path: String,
    /// Path of the page with newer lines; empty shows no link.
    pub newer_path: String,
}

impl LogPage {
    #[must_use]
    pub fn sample(language: Language) -> Self {
        let words = Words::new(language);
        let line = |who: &str, action: &str, subject: String, detail: &str| LogLine {
            when: samples::instant(language),
            who: who.to_owned(),
            what: log_sentence(words, action),
            subject_path: if subject.is_empty() {
                String::new()
            } else {
                paths::event("ice-cream")
            },
            subject,
            detail: detail.to_owned(),
        };
        let any = || Choice::new("", words.t("records-filter-any"));
        Self {
            chrome: samples::chrome(language, "staff-log-page", StaffSection::Log).at(paths::LOG),
            zone: samples::say(language, "Pacific time", "hora del Pacífico"),
            shows_silent: true,
            form: FormView::new(),
            people: vec![any(), Choice::new("3", "Rosa Okafor")],
            kinds: vec![any(), Choice::new("event", words.t("records-family-event"))],
            events: vec![any()],
            narrowed: false,
            lines: vec![
                line(
                    "Rosa Okafor",
                    "event.cancelled",
                    samples::title(language),
                    "The café has no power today.",
                ),
                line("Rosa Okafor", "staff.signed_in", String::new(), ""),
                line("", "staff.invited", String::new(), ""),
            ],
            older_path: String::new(),
            newer_path: String::new(),
        }
    }
}
