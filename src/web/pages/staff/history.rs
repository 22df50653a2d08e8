//! The history of a public page: every version, who made it, what it says otherwise than the one before.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::paths;
use super::samples::{self, say};
use super::views::log_sentence;
use crate::domain::language::Language;
use crate::web::pages::markup::Moment;
use crate::words::Words;
pub use crate::words::versions::Line;

/// One version.
#[derive(Debug, Clone)]
pub struct VersionView {
    pub number: i32,
    pub when: Moment,
    /// Empty is the service itself.
    pub who: String,
    pub what: String,
    pub lines: Vec<Line>,
    /// The page as it was.
    pub path: String,
}

/// GET `/staff/events/{e}/history`, `/staff/articles/{a}/history`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/history.html")]
pub struct HistoryPage {
    pub chrome: StaffChrome,
    /// The zone of the times in words.
    pub zone: String,
    /// The latest first.
    pub versions: Vec<VersionView>,
    pub back_path: String,
    pub back_label: String,
}

impl HistoryPage {
    #[must_use]
    pub fn sample(language: Language) -> Self {
        let words = Words::new(language);
        let slug = "ice-cream-with-a-cop-2023-06-01";
        let line = |label: &str, before: &str, after: &str| Line {
            label: words.t(label),
            before: before.to_owned(),
            after: after.to_owned(),
        };
        let version = |number: i32, action: &str, lines: Vec<Line>| VersionView {
            number,
            when: samples::instant(language),
            who: say(language, "Rosa Okafor", ""),
            what: log_sentence(words, action),
            lines,
            path: paths::event_version(slug, number),
        };
        let title = samples::title(language);
        let page = words.t1("records-history-page", "title", title.clone());
        let gone = "The café has no power today.";
        Self {
            chrome: samples::chrome(language, "staff-log-page", StaffSection::Events)
                .page(page, StaffSection::Events)
                .at(paths::event_history(slug)),
            zone: say(language, "Pacific time", "hora del Pacífico"),
            versions: vec![
                version(
                    2,
                    "event.cancelled",
                    vec![
                        line("records-field-state", "Published", "Cancelled"),
                        line("records-field-reason", "", gone),
                    ],
                ),
                version(
                    1,
                    "event.published",
                    vec![line("records-field-title", "", &title)],
                ),
            ],
            back_path: paths::event(slug),
            back_label: words.t("records-back-event"),
        }
    }
}
