//! The legal hold of one event: put on, reworded, lifted.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::paths;
use super::samples::{self, say};
use crate::domain::language::Language;
use crate::web::pages::form::FormView;

/// GET and POST `/staff/events/{e}/hold`: fields `csrf`, `do` (`set` or `lift`), `reason`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/event_hold.html")]
pub struct EventHoldPage {
    pub chrome: StaffChrome,
    pub slug: String,
    /// Since when it is on; empty when it is not.
    pub since: String,
    pub form: FormView,
}

impl EventHoldPage {
    /// Longest reason, in characters.
    pub const MAX_REASON: usize = 200;

    /// Sets the title from the event's.
    #[must_use]
    pub fn titled(mut self, event: &str) -> Self {
        let title = self.chrome.t1("staff-hold-page", "title", event);
        self.chrome = self.chrome.page(title, StaffSection::Events);
        self.chrome.in_error = self.form.has_errors();
        self
    }

    #[must_use]
    pub fn sample(language: Language) -> Self {
        Self {
            chrome: samples::chrome(language, "staff-hold", StaffSection::Events),
            slug: "ice-cream-with-a-cop-2023-06-01".to_owned(),
            since: say(language, "June 5, 2023", "5 de junio de 2023"),
            form: FormView::new().with("reason", "PRR 2023-114"),
        }
        .titled(&samples::title(language))
    }
}
