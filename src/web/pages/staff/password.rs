//! A one-time link: looking at it changes nothing, the form behind it uses it up.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use crate::domain::language::Language;
use crate::domain::links;
use crate::web::pages::form::FormView;
use crate::words::Words;

/// POST to `action`: fields `csrf`, `password`, `password_again`; with `sign_in_only` just `csrf`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/password.html")]
pub struct PasswordPage {
    pub chrome: StaffChrome,
    /// `/staff/invitations/{token}`.
    pub action: String,
    pub name: String,
    pub email: String,
    /// The link signs in at once, as the one of `cuppa demo` does; no password is asked for.
    pub sign_in_only: bool,
    /// Errors only; passwords are never shown again.
    pub form: FormView,
}

impl PasswordPage {
    /// Characters (Unicode scalar values) of the shortest password.
    pub const MIN: usize = 15;
    /// Characters of the longest password.
    pub const MAX: usize = 256;

    /// Puts the right title on the page.
    #[must_use]
    pub fn titled(mut self) -> Self {
        let key = if self.sign_in_only {
            "staff-sign-in-once-page"
        } else {
            "staff-password-page"
        };
        let title = self.chrome.t(key);
        self.chrome = self.chrome.page(title, StaffSection::None);
        self.chrome.in_error = self.form.has_errors();
        self
    }

    fn hint(&self) -> String {
        self.chrome
            .words
            .t1("staff-password-hint", "min", Self::MIN)
    }

    #[must_use]
    pub fn sample(language: Language) -> Self {
        let words = Words::new(language);
        let mut form = FormView::new();
        form.refuse(
            "password",
            words.t1("staff-password-short", "min", Self::MIN),
        );
        Self {
            chrome: StaffChrome::new(
                words,
                "Santa Monica Police Department",
                "csrf-of-the-sample",
            ),
            action: links::invitation("ci_sample"),
            name: "Rosa Okafor".to_owned(),
            email: "r.okafor@example.org".to_owned(),
            sign_in_only: false,
            form,
        }
        .titled()
    }

    /// The link that `cuppa demo` prints.
    #[must_use]
    pub fn sample_sign_in_only(language: Language) -> Self {
        let page = Self::sample(language);
        Self {
            sign_in_only: true,
            form: FormView::new(),
            ..page
        }
        .titled()
    }
}
