//! `/{d}/code`: find an RSVP again by the code on its page or its print.

use askama::Template;

use crate::domain::language::Language;
use crate::web::pages::form::FormView;
use crate::web::pages::layout::{Chrome, Section};

/// One field, `code`.
#[derive(Debug, Clone, Template)]
#[template(path = "public/code.html")]
pub struct CodePage {
    pub chrome: Chrome,
    pub form: FormView,
    /// Where the form is sent.
    pub action: String,
}

impl CodePage {
    /// A code that leads nowhere.
    #[must_use]
    pub fn sample(language: Language) -> Self {
        let action = crate::domain::links::code("millbrook");
        let chrome = super::sample::chrome(language, "code-title", Section::None, &action);
        let mut form = FormView::new().with("code", "K7QF-2M9X");
        form.refuse("code", chrome.t("code-unknown"));
        Self {
            chrome,
            form,
            action,
        }
    }
}
