//! Asking for a link to set a new password. The answer is the same for every address.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::paths;
use crate::domain::language::Language;
use crate::web::pages::form::FormView;
use crate::words::Words;

/// GET and POST `/staff/reset`: fields `csrf`, `email`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/reset.html")]
pub struct ResetPage {
    pub chrome: StaffChrome,
    pub form: FormView,
}

impl ResetPage {
    #[must_use]
    pub fn new(chrome: StaffChrome, form: FormView) -> Self {
        let title = chrome.t("people-reset-page");
        let mut chrome = chrome.page(title, StaffSection::None).at(paths::RESET);
        chrome.in_error = form.has_errors();
        Self { chrome, form }
    }

    #[must_use]
    pub fn sample(language: Language) -> Self {
        let words = Words::new(language);
        let chrome = StaffChrome::new(words, words.t("site-name"), "csrf-of-the-sample");
        let mut form = FormView::new().with("email", "r.okafor");
        form.refuse("email", words.t("people-email-shape"));
        Self::new(chrome, form)
    }
}
