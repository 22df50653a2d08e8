//! One's own account: name, language, password, second factor, sessions.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::paths;
use super::samples;
use crate::domain::language::Language;
use crate::domain::staff::Role;
use crate::web::pages::form::{Choice, FormView};
use crate::web::pages::markup::Moment;
use crate::web::pages::staff::password::PasswordPage;

/// GET `/staff/account`; POST there with `csrf`, `name`, `language`; to
/// `/staff/account/password` with `csrf`, `old_password`, `password`, `password_again`; to
/// `/staff/account/sessions` with `csrf`, `session` (a handle, or `others`).
#[derive(Debug, Clone, Template)]
#[template(path = "staff/account.html")]
pub struct AccountPage {
    pub chrome: StaffChrome,
    pub email: String,
    pub role: String,
    /// Name and language, and what is wrong with any of the forms.
    pub form: FormView,
    pub has_password: bool,
    /// Since when there is a second factor, in words; empty when there is none.
    pub factor_since: String,
    pub recovery_left: u32,
    pub sessions: Vec<SessionLine>,
}

/// One session of the own.
#[derive(Debug, Clone)]
pub struct SessionLine {
    pub handle: String,
    /// Browser and system; empty when nobody knows.
    pub place: String,
    pub since: Moment,
    pub seen: Moment,
    pub is_this: bool,
}

impl AccountPage {
    /// Puts the right title on the page.
    #[must_use]
    pub fn titled(mut self) -> Self {
        let title = self.chrome.t("people-account-page");
        let chrome = self.chrome.page(title, StaffSection::None);
        self.chrome = chrome.at(paths::ACCOUNT);
        self.chrome.in_error = self.form.has_errors();
        self
    }

    fn languages(&self) -> Vec<Choice> {
        let choice = |language: Language| Choice {
            value: language.tag().to_owned(),
            label: language.own_name().to_owned(),
            lang: if language == self.chrome.language() {
                ""
            } else {
                language.tag()
            },
        };
        Language::ALL.into_iter().map(choice).collect()
    }

    fn hint(&self) -> String {
        let words = self.chrome.words;
        words.t1("staff-password-hint", "min", PasswordPage::MIN)
    }

    #[must_use]
    pub fn sample(language: Language) -> Self {
        let line = |handle: &str, place: &str, is_this| SessionLine {
            handle: handle.to_owned(),
            place: place.to_owned(),
            since: samples::instant(language),
            seen: samples::instant(language),
            is_this,
        };
        let chrome = samples::chrome(language, "people-account-page", StaffSection::None)
            .with_rights(Role::Administrator, Vec::new());
        let mut form = FormView::new()
            .with("name", "Rosa Okafor")
            .with("language", language.tag());
        form.refuse("old_password", chrome.t("people-old-wrong"));
        Self {
            email: "r.okafor@example.org".to_owned(),
            role: super::people::role_name(chrome.words, Role::Administrator),
            form,
            has_password: true,
            factor_since: samples::say(language, "June 1, 2023", "1 de junio de 2023"),
            recovery_left: 9,
            sessions: vec![line("a1", "Firefox, Android", true), line("b2", "", false)],
            chrome,
        }
        .titled()
    }

    /// Somebody who came by a link and has neither password nor second factor.
    #[must_use]
    pub fn sample_bare(language: Language) -> Self {
        let mut page = Self::sample(language);
        page.sessions.truncate(1);
        Self {
            form: FormView::new()
                .with("name", "Rosa Okafor")
                .with("language", language.tag()),
            has_password: false,
            factor_since: String::new(),
            recovery_left: 0,
            ..page
        }
        .titled()
    }
}
