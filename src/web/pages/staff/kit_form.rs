//! What officers take along to events of one kind or to one event, and what they may speak about.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::paths;
use super::samples::{self, say};
use super::views::FormLanguage;
use crate::domain::language::Language;
use crate::web::pages::form::FormView;

/// What the lines are about.
#[derive(Debug, Clone)]
pub enum About {
    Kind {
        slug: String,
        label: String,
    },
    Event {
        slug: String,
        title: String,
        /// Slug of its kind, whose lines count where the event has none.
        kind: String,
    },
}

impl About {
    /// Where the form goes.
    #[must_use]
    pub fn action(&self) -> String {
        match self {
            Self::Kind { slug, .. } => paths::kind_kit(slug),
            Self::Event { slug, .. } => paths::event_kit(slug),
        }
    }

    /// Where its lines can be seen.
    #[must_use]
    pub fn back(&self) -> String {
        match self {
            Self::Kind { slug, .. } => paths::kind_kit(slug),
            Self::Event { slug, .. } => paths::event_briefing(slug),
        }
    }

    fn away(&self) -> String {
        match self {
            Self::Kind { .. } => paths::KINDS.to_owned(),
            Self::Event { .. } => self.back(),
        }
    }
}

/// GET and POST `/staff/kinds/{k}/kit` and `/staff/events/{e}/kit`: fields `csrf`, `seen` and, by
/// language, `materials_…`, `points_…`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/kit_form.html")]
pub struct KitFormPage {
    pub chrome: StaffChrome,
    pub about: About,
    pub languages: Vec<FormLanguage>,
    pub form: FormView,
    /// Mark of the lines the form was opened with.
    pub seen: String,
}

impl KitFormPage {
    /// Longest text, in characters.
    pub const MAX: usize = 2000;

    /// Sets the title from what the lines are about.
    #[must_use]
    pub fn titled(mut self) -> Self {
        let title = match &self.about {
            About::Kind { label, .. } => self.chrome.t1("staff-kit-page", "kind", label),
            About::Event { title, .. } => self.chrome.t1("staff-kit-event-page", "title", title),
        };
        self.chrome = self.chrome.page(title, StaffSection::Events);
        self.chrome.in_error = self.form.has_errors();
        self
    }

    #[must_use]
    pub fn sample(language: Language) -> Self {
        let chrome = samples::chrome(language, "staff-kit-link", StaffSection::Events);
        let mut form = FormView::new().with("materials_en", "A table\nName tags");
        form.refuse("points_en", chrome.t1("form-too-long", "max", "2000"));
        Self {
            about: About::Kind {
                slug: "coffee".to_owned(),
                label: say(language, "Coffee with a Cop", "Café con un policía"),
            },
            languages: FormLanguage::list(chrome.words, &[Language::En, Language::Es]),
            form,
            seen: "1b".repeat(8),
            chrome,
        }
        .titled()
    }

    /// The lines of one event.
    #[must_use]
    pub fn sample_of_event(language: Language) -> Self {
        let sample = Self::sample(language);
        Self {
            about: About::Event {
                slug: "ice-cream-with-a-cop-2023-06-01".to_owned(),
                title: samples::title(language).to_owned(),
                kind: "ice-cream".to_owned(),
            },
            form: FormView::new().with("points_en", "The new crossing at Arizona Avenue"),
            ..sample
        }
        .titled()
    }
}
