//! Pages that say one thing and show one way on: the link is used up, the session ended, the form
//! was open for too long, the role does not allow it.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::paths;
use crate::domain::language::Language;
use crate::words::Words;

/// A heading, two sentences and one link.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/notice.html")]
pub struct NoticePage {
    pub chrome: StaffChrome,
    pub lead: String,
    pub help: String,
    pub path: String,
    pub label: String,
}

impl NoticePage {
    fn of(chrome: StaffChrome, stem: &str, path: &str, label: &str) -> Self {
        let title = chrome.t(format!("{stem}-page"));
        Self {
            lead: chrome.t(format!("{stem}-lead")),
            help: chrome.t(format!("{stem}-help")),
            path: path.to_owned(),
            label: chrome.t(label),
            chrome: chrome.page(title, StaffSection::None),
        }
    }

    /// A one-time link that is unknown, used or expired (404); all look the same.
    #[must_use]
    pub fn link_gone(chrome: StaffChrome) -> Self {
        Self::of(
            chrome,
            "staff-token-gone",
            paths::SIGN_IN,
            "staff-sign-in-page",
        )
    }

    /// A provider's word opened nothing (403); whoever asks is not told why.
    #[must_use]
    pub fn identity_refused(chrome: StaffChrome) -> Self {
        Self::of(
            chrome,
            "identity-refused",
            paths::SIGN_IN,
            "staff-sign-in-page",
        )
    }

    /// The identity provider gives no answer (503).
    #[must_use]
    pub fn identity_down(chrome: StaffChrome) -> Self {
        Self::of(
            chrome,
            "identity-down",
            paths::SIGN_IN,
            "staff-sign-in-page",
        )
    }

    /// Somebody came back from a provider whom this browser has not sent there, or too late (403).
    #[must_use]
    pub fn identity_late(chrome: StaffChrome) -> Self {
        Self::of(
            chrome,
            "identity-late",
            paths::SIGN_IN,
            "staff-sign-in-page",
        )
    }

    #[must_use]
    pub fn sample_identity(language: Language) -> Self {
        Self::identity_down(StaffChrome::new(
            Words::new(language),
            "Cuppa",
            "csrf-of-the-sample",
        ))
    }

    /// A form was sent after the session had ended (403).
    #[must_use]
    pub fn session_ended(chrome: StaffChrome) -> Self {
        Self::of(chrome, "staff-ended", paths::SIGN_IN, "staff-sign-in-page")
    }

    /// A form with a CSRF token that is not this session's (403).
    #[must_use]
    pub fn stale(chrome: StaffChrome, back: &str) -> Self {
        Self::of(chrome, "staff-stale", back, "staff-back")
    }

    /// The role does not allow it (403).
    #[must_use]
    pub fn denied(chrome: StaffChrome) -> Self {
        Self::of(chrome, "staff-denied", paths::BOARD, "staff-nav-events")
    }

    /// The event is in a state that does not allow it, such as cancelling what is over (409).
    #[must_use]
    pub fn state(chrome: StaffChrome, back: &str) -> Self {
        Self::of(chrome, "staff-conflict", back, "staff-back")
    }

    /// The last change is not undone (409); `why` is the end of a key of the catalogue.
    #[must_use]
    pub fn not_undone(chrome: StaffChrome, back: &str, why: &str) -> Self {
        let title = chrome.t("undo-refused-page");
        Self {
            lead: chrome.t(format!("undo-refused-{why}")),
            help: chrome.t("undo-refused-help"),
            path: back.to_owned(),
            label: chrome.t("staff-back"),
            chrome: chrome.page(title, StaffSection::None),
        }
    }

    #[must_use]
    pub fn sample_not_undone(language: Language) -> Self {
        let chrome = StaffChrome::new(Words::new(language), "Cuppa", "csrf-of-the-sample");
        Self::not_undone(chrome, &paths::event("coffee"), "too-late")
    }

    #[must_use]
    pub fn sample(language: Language) -> Self {
        Self::link_gone(StaffChrome::new(
            Words::new(language),
            "Cuppa",
            "csrf-of-the-sample",
        ))
    }
}
