//! The door: a big button for each person who comes, and the code of a party for those who want to
//! check in. Plain forms; a small script keeps taps while there is no connection. Numbers only.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::paths;
use super::samples;
use crate::domain::language::Language;
use crate::web::pages::form::FormView;
use crate::words::Words;

/// A party whose code was typed or scanned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyView {
    pub code: String,
    pub heads: u32,
    /// "They have seats", "They are on the waitlist".
    pub standing: String,
    pub is_checked_in: bool,
}

/// GET and POST `/staff/events/{e}/arrivals`: fields `csrf`, `tap`, `heads`; and
/// `/staff/events/{e}/check-in`: GET `code`, POST `csrf`, `code`, `tap`, `heads`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/event_arrivals.html")]
pub struct EventArrivalsPage {
    pub chrome: StaffChrome,
    pub slug: String,
    /// Everybody who came so far, and how many of them showed a code.
    pub arrived: u32,
    pub checked_in: u32,
    pub expected: String,
    /// Why nobody can be counted now; empty when they can.
    pub closed: String,
    /// The name of the next tap, for the plain form.
    pub tap: String,
    pub party: Option<PartyView>,
    /// Field `code`.
    pub form: FormView,
}

impl EventArrivalsPage {
    /// What the buttons add.
    const STEPS: [(u32, &'static str); 3] = [
        (2, "staff-door-two"),
        (3, "staff-door-three"),
        (5, "staff-door-five"),
    ];

    /// Sets the title from the event's.
    #[must_use]
    pub fn titled(mut self, event: &str) -> Self {
        let title = self.chrome.t1("staff-door-page", "title", event);
        self.chrome = self.chrome.page(title, StaffSection::Events);
        self.chrome.in_error = self.form.has_errors();
        self
    }

    #[must_use]
    pub fn sample(language: Language) -> Self {
        Self {
            chrome: samples::chrome(language, "staff-door", StaffSection::Events),
            slug: "ice-cream-with-a-cop-2023-06-01".to_owned(),
            arrived: 17,
            checked_in: 4,
            expected: String::new(),
            closed: String::new(),
            tap: "0123456789abcdef".to_owned(),
            party: None,
            form: FormView::new(),
        }
        .titled(&samples::title(language))
    }

    /// A code was scanned.
    #[must_use]
    pub fn sample_party(language: Language) -> Self {
        Self {
            party: Some(PartyView {
                code: "K7QF-2M9X".to_owned(),
                heads: 3,
                standing: Words::new(language).t("staff-door-standing-confirmed"),
                is_checked_in: false,
            }),
            ..Self::sample(language)
        }
    }
}
