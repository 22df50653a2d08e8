//! The second factor: the step after the password, setting it up, and recovery codes, shown once.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::paths;
use super::samples;
use crate::domain::language::Language;
use crate::domain::second_factor;
use crate::web::pages::form::FormView;
use crate::web::pages::markup::Trusted;
use crate::web::pages::public::qr;
use crate::words::Words;

/// POST `/staff/sign-in/code`: fields `csrf`, `half`, `next`, `code`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/second_step.html")]
pub struct SecondStepPage {
    pub chrome: StaffChrome,
    /// Proves that the password was right, for ten minutes. Opens nothing by itself.
    pub half: String,
    /// Path below `/staff` where the person wanted to go; empty is the board.
    pub next: String,
    /// What was typed when a session ended, sealed; empty otherwise.
    pub kept: String,
    /// Errors only; a code is never shown again.
    pub form: FormView,
}

impl SecondStepPage {
    /// Puts the right title on the page.
    #[must_use]
    pub fn titled(mut self) -> Self {
        let title = self.chrome.t("people-code-page");
        self.chrome = self.chrome.page(title, StaffSection::None);
        self.chrome.in_error = self.form.has_errors();
        self
    }

    #[must_use]
    pub fn sample(language: Language) -> Self {
        let words = Words::new(language);
        let mut form = FormView::new();
        form.refuse("code", words.t("people-code-wrong"));
        Self {
            chrome: StaffChrome::new(words, words.t("site-name"), "csrf-of-the-sample"),
            half: "half-of-the-sample".to_owned(),
            next: paths::LOG.to_owned(),
            kept: String::new(),
            form,
        }
        .titled()
    }
}

/// GET and POST `/staff/account/second-factor`: fields `csrf`, `do` (`set` or `end`), `secret`,
/// `code`, `password`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/second_factor.html")]
pub struct SecondFactorPage {
    pub chrome: StaffChrome,
    /// It has to be there before anything else.
    pub is_required: bool,
    /// There is one already; the new one takes its place.
    pub is_set: bool,
    /// The person has a password, which is asked for.
    pub has_password: bool,
    /// The secret in groups of four, for typing.
    pub secret: String,
    /// The secret with a proof that it was made here for this session.
    pub signed: String,
    /// What the phone reads: `otpauth://…`.
    pub uri: String,
    pub form: FormView,
}

impl SecondFactorPage {
    fn picture(&self) -> Trusted {
        qr::svg(&self.uri)
    }

    /// Puts the right title on the page.
    #[must_use]
    pub fn titled(mut self) -> Self {
        let title = self.chrome.t("people-factor-page");
        let chrome = self.chrome.page(title, StaffSection::None);
        self.chrome = chrome.at(paths::SECOND_FACTOR);
        self.chrome.in_error = self.form.has_errors();
        self
    }

    #[must_use]
    pub fn sample(language: Language) -> Self {
        let secret = b"only-of-the-sample--";
        let coded = second_factor::base32(secret);
        Self {
            chrome: samples::chrome(language, "people-factor-page", StaffSection::None),
            is_required: true,
            is_set: false,
            has_password: true,
            secret: second_factor::in_groups(&coded, " "),
            signed: "signed-secret-of-the-sample".to_owned(),
            uri: second_factor::uri("Cuppa", "r.okafor@example.org", secret),
            form: FormView::new(),
        }
        .titled()
    }

    /// A code that does not fit, and a factor that may be taken away.
    #[must_use]
    pub fn sample_refused(language: Language) -> Self {
        let mut page = Self::sample(language);
        let sentence = page.chrome.t("people-code-wrong");
        page.form.refuse("code", sentence);
        Self {
            is_required: false,
            is_set: true,
            ..page
        }
        .titled()
    }
}

/// The recovery codes, once.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/recovery_codes.html")]
pub struct RecoveryCodesPage {
    pub chrome: StaffChrome,
    pub codes: Vec<String>,
}

impl RecoveryCodesPage {
    #[must_use]
    pub fn sample(language: Language) -> Self {
        let code = |octet: u8| second_factor::recovery_code([octet; 10]);
        Self {
            chrome: samples::chrome(language, "people-recovery-page", StaffSection::None),
            codes: (1..=10).map(code).collect(),
        }
    }
}
