//! What officers take along to events of one kind, and what they may speak about.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::paths;
use super::samples::{self, say};
use super::views::FormLanguage;
use crate::domain::language::Language;
use crate::web::pages::form::FormView;

/// GET and POST `/staff/kinds/{k}/kit`: fields `csrf` and, by language, `materials_…`, `points_…`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/kit_form.html")]
pub struct KitFormPage {
    pub chrome: StaffChrome,
    /// Slug of the kind.
    pub kind: String,
    pub languages: Vec<FormLanguage>,
    pub form: FormView,
}

impl KitFormPage {
    /// Longest text, in characters.
    pub const MAX: usize = 2000;

    /// Sets the title from the kind's label.
    #[must_use]
    pub fn titled(mut self, kind: &str) -> Self {
        let title = self.chrome.t1("staff-kit-page", "kind", kind);
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
            kind: "coffee".to_owned(),
            languages: FormLanguage::list(chrome.words, &[Language::En, Language::Es]),
            form,
            chrome,
        }
        .titled(&say(language, "Coffee with a Cop", "Café con un policía"))
    }
}
