//! The rain plan of an event: what it says, how many are told, one button, and room for a sentence.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::paths;
use super::samples::{self, say};
use crate::domain::language::Language;
use crate::web::pages::form::FormView;
use crate::web::pages::markup::{Moment, Passage, Told};

/// GET and POST `/staff/events/{e}/rain`: fields `csrf`, `version`, `plan` (`rain` or `usual`),
/// `sentence`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/event_rain.html")]
pub struct EventRainPage {
    pub chrome: StaffChrome,
    /// Whether the button turns the rain plan on; else back to the usual plan.
    pub rain: bool,
    pub slug: String,
    pub version: i32,
    pub title: Told,
    pub when: Moment,
    pub venue: String,
    pub plan: Option<Passage>,
    /// Groups that said yes or are waiting.
    pub parties: u32,
    /// The people in them.
    pub heads: u32,
    /// Addresses that will be written to; the rest of the groups left none.
    pub addresses: u32,
    pub form: FormView,
}

impl EventRainPage {
    /// Longest sentence, in characters.
    pub const MAX_SENTENCE: usize = 300;

    /// Sets the title, with the word for a refused form in front when there is one.
    #[must_use]
    pub fn titled(mut self) -> Self {
        let title = self.chrome.t(self.key("page"));
        self.chrome = self.chrome.page(title, StaffSection::Events);
        self.chrome.in_error = self.form.has_errors();
        self
    }

    fn key(&self, part: &str) -> String {
        let way = if self.rain { "use" } else { "back" };
        format!("rain-{way}-{part}")
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
        let plan = say(
            language,
            "We stand under the roof of the parking deck.",
            "Nos quedamos bajo el techo del estacionamiento.",
        );
        Self {
            chrome: samples::chrome(language, "rain-use-page", StaffSection::Events),
            rain: true,
            slug: "ice-cream-with-a-cop-2023-06-01".to_owned(),
            version: 4,
            title: Told::here(samples::title(language)),
            when: samples::when(language),
            venue: "Afters Ice Cream".to_owned(),
            plan: Some(Passage::new(&plan, language, language)),
            parties: 21,
            heads: 48,
            addresses: 12,
            form: FormView::new(),
        }
        .titled()
    }

    /// The way back, after somebody saved in between.
    #[must_use]
    pub fn sample_back(language: Language) -> Self {
        let page = Self::sample(language);
        let mut form = FormView::new();
        form.refuse_all(page.chrome.t("rain-stale"));
        Self {
            rain: false,
            addresses: 0,
            form,
            ..page
        }
        .titled()
    }
}
