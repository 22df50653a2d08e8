//! Cancelling and postponing: one sentence of reason, and one button that says how many are told.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::paths;
use super::samples;
use crate::domain::language::Language;
use crate::web::pages::form::FormView;
use crate::web::pages::markup::{Moment, Told};

/// Which of the two it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    Cancel,
    Postpone,
}

impl Ending {
    /// The code of [`DONE`](super::chrome::DONE) that says it was done.
    #[must_use]
    pub fn done(self) -> &'static str {
        match self {
            Self::Cancel => "cancelled",
            Self::Postpone => "postponed",
        }
    }
}

/// GET and POST `/staff/events/{e}/cancellation` and `…/postponement`: fields `csrf`, `reason`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/event_end.html")]
pub struct EventEndPage {
    pub chrome: StaffChrome,
    pub ending: Ending,
    pub slug: String,
    pub title: Told,
    pub when: Moment,
    pub venue: String,
    /// Groups that said yes or are waiting.
    pub parties: u32,
    /// The people in them.
    pub heads: u32,
    /// Addresses that will be written to; the rest of the groups left none.
    pub addresses: u32,
    pub form: FormView,
}

impl EventEndPage {
    /// Longest reason, in characters.
    pub const MAX_REASON: usize = 300;

    /// Sets the title, with the word for a refused form in front when there is one.
    #[must_use]
    pub fn titled(mut self) -> Self {
        let title = self.chrome.t(self.key("page"));
        self.chrome = self.chrome.page(title, StaffSection::Events);
        self.chrome.in_error = self.form.has_errors();
        self
    }

    fn key(&self, part: &str) -> String {
        match self.ending {
            Ending::Cancel => format!("staff-cancel-{part}"),
            Ending::Postpone => format!("staff-postpone-{part}"),
        }
    }

    fn action(&self) -> String {
        match self.ending {
            Ending::Cancel => paths::event_cancellation(&self.slug),
            Ending::Postpone => paths::event_postponement(&self.slug),
        }
    }

    fn instead(&self) -> String {
        match self.ending {
            Ending::Cancel => paths::event_postponement(&self.slug),
            Ending::Postpone => paths::event_edit(&self.slug),
        }
    }

    fn button(&self) -> String {
        if self.addresses == 0 {
            self.chrome.t(self.key("button"))
        } else {
            self.chrome
                .count(self.key("button-told"), "addresses", self.addresses)
        }
    }

    fn groups(&self) -> String {
        self.chrome.t2(
            "staff-cancel-parties",
            ("parties", i64::from(self.parties)),
            ("heads", i64::from(self.heads)),
        )
    }

    fn silent(&self) -> u32 {
        self.parties.saturating_sub(self.addresses)
    }

    #[must_use]
    pub fn sample(language: Language) -> Self {
        Self {
            chrome: samples::chrome(language, "staff-cancel-page", StaffSection::Events),
            ending: Ending::Cancel,
            slug: "ice-cream-with-a-cop-2023-06-01".to_owned(),
            title: Told::here(samples::title(language)),
            when: samples::when(language),
            venue: "Afters Ice Cream".to_owned(),
            parties: 21,
            heads: 48,
            addresses: 12,
            form: FormView::new(),
        }
        .titled()
    }

    /// Sent without a reason, for an event nobody left an address for.
    #[must_use]
    pub fn sample_postpone(language: Language) -> Self {
        let page = Self::sample(language);
        let mut form = FormView::new();
        form.refuse("reason", page.chrome.t("staff-error-reason"));
        Self {
            ending: Ending::Postpone,
            parties: 1,
            heads: 1,
            addresses: 0,
            form,
            ..page
        }
        .titled()
    }
}
