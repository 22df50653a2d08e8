//! Signing in. A wrong password and an unknown address get the same sentence.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::paths;
use crate::domain::language::Language;
use crate::web::pages::form::FormView;
use crate::words::Words;

/// POST `/staff/sign-in`: fields `csrf`, `email`, `password`, `next`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/sign_in.html")]
pub struct SignInPage {
    pub chrome: StaffChrome,
    /// `email` and general errors; a password is never shown again.
    pub form: FormView,
    /// Path below `/staff` where the person wanted to go; empty is the board.
    pub next: String,
    /// What was typed when a session ended, sealed; empty otherwise.
    pub kept: String,
    /// Departments whose people may sign in through a provider of theirs.
    pub doors: Vec<Door>,
}

/// The way to one department's identity provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Door {
    pub path: String,
    pub label: String,
    pub department: String,
}

impl SignInPage {
    /// The page as it is first shown.
    #[must_use]
    pub fn new(chrome: StaffChrome, form: FormView, next: impl Into<String>) -> Self {
        let title = chrome.t("staff-sign-in-page");
        let mut chrome = chrome.page(title, StaffSection::None).at(paths::SIGN_IN);
        chrome.in_error = form.has_errors();
        Self {
            chrome,
            form,
            next: next.into(),
            kept: String::new(),
            doors: Vec::new(),
        }
    }

    /// The page with ways to identity providers.
    #[must_use]
    pub fn with_doors(self, doors: Vec<Door>) -> Self {
        Self { doors, ..self }
    }

    /// Where a department has a provider of its own.
    #[must_use]
    pub fn sample_with_door(language: Language) -> Self {
        let words = Words::new(language);
        let chrome = StaffChrome::new(words, words.t("site-name"), "csrf-of-the-sample");
        let door = Door {
            path: format!(
                "{}?next=%2Fstaff%2Flog",
                paths::sign_in_with("santa-monica")
            ),
            label: words.t("identity-label"),
            department: "Santa Monica Police Department".to_owned(),
        };
        Self::new(chrome, FormView::new(), paths::LOG).with_doors(vec![door])
    }

    #[must_use]
    pub fn sample(language: Language) -> Self {
        let words = Words::new(language);
        let chrome = StaffChrome::new(words, words.t("site-name"), "csrf-of-the-sample");
        Self::new(
            chrome.noting(words.t("staff-signed-out")),
            FormView::new(),
            "",
        )
    }

    /// The answer to a form whose session ended.
    #[must_use]
    pub fn sample_kept(language: Language) -> Self {
        let words = Words::new(language);
        let chrome = StaffChrome::new(words, words.t("site-name"), "csrf-of-the-sample");
        let chrome = chrome.noting(words.t("typed-signed-out"));
        let mut page = Self::new(chrome, FormView::new(), paths::NEW_EVENT);
        "sealed-in-the-sample".clone_into(&mut page.kept);
        page
    }

    /// The answer to a wrong password.
    #[must_use]
    pub fn sample_refused(language: Language) -> Self {
        let words = Words::new(language);
        let chrome = StaffChrome::new(words, words.t("site-name"), "csrf-of-the-sample");
        let mut form = FormView::new().with("email", "r.okafor@example.org");
        form.refuse_all(words.t("staff-sign-in-wrong"));
        Self::new(chrome, form, paths::LOG)
    }
}
