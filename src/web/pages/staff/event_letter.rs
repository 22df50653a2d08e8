//! Write to everybody who is coming: the form, then what will be sent with the number of groups it
//! reaches. Numbers only; addresses have no place here.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::paths;
use super::samples::{self, say};
use crate::domain::language::Language;
use crate::web::pages::form::FormView;

/// GET and POST `/staff/events/{e}/letter`: fields `csrf`, `do` (`check` or `send`), `text`, `nonce`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/event_letter.html")]
pub struct EventLetterPage {
    pub chrome: StaffChrome,
    pub slug: String,
    /// Groups that get it, and groups that left no address.
    pub addresses: u32,
    pub unreached: u32,
    /// What was written stands here to be confirmed; `false` shows the form alone.
    pub sure: bool,
    /// The same letter sent twice goes out once.
    pub nonce: String,
    pub form: FormView,
}

impl EventLetterPage {
    /// Longest letter, in characters.
    pub const MAX_TEXT: usize = 2000;

    /// Sets the title from the event's.
    #[must_use]
    pub fn titled(mut self, event: &str) -> Self {
        let title = self.chrome.t1("staff-letter-page", "title", event);
        self.chrome = self.chrome.page(title, StaffSection::Events);
        self.chrome.in_error = self.form.has_errors();
        self
    }

    /// What was written, line by line.
    fn lines(&self) -> Vec<String> {
        let text = self.form.value("text");
        text.lines().map(str::to_owned).collect()
    }

    #[must_use]
    pub fn sample(language: Language) -> Self {
        Self {
            chrome: samples::chrome(language, "staff-letter", StaffSection::Events),
            slug: "ice-cream-with-a-cop-2023-06-01".to_owned(),
            addresses: 12,
            unreached: 7,
            sure: false,
            nonce: "0123456789abcdef".to_owned(),
            form: FormView::new(),
        }
        .titled(&samples::title(language))
    }

    /// Waiting for the second press.
    #[must_use]
    pub fn sample_sure(language: Language) -> Self {
        let text = say(
            language,
            "Please use the side door.\nSee you soon!",
            "Entren por la puerta lateral.\n¡Hasta pronto!",
        );
        Self {
            sure: true,
            form: FormView::new().with("text", text),
            ..Self::sample(language)
        }
    }
}
