//! The mail a draft will cause, in one language.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::paths;
use super::samples;
use crate::domain::language::Language;

#[derive(Debug, Clone, Template)]
#[template(path = "staff/letter_preview.html")]
pub struct LetterPreviewPage {
    pub chrome: StaffChrome,
    /// The check page.
    pub back: String,
    /// The language of the letters.
    pub language: Language,
    pub letters: Vec<LetterView>,
}

/// One letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterView {
    /// What it is: "Reminder".
    pub heading: String,
    /// The same as a word for ids: `rsvp-confirmed`.
    pub name: String,
    pub from: String,
    pub subject: String,
    /// The part in plain text.
    pub text: String,
    /// Where the part in HTML is.
    pub html_path: String,
}

impl LetterPreviewPage {
    #[must_use]
    pub fn sample(language: Language) -> Self {
        let slug = "ice-cream-with-a-cop-2023-06-01";
        let chrome = samples::chrome(language, "preview-mail-page", StaffSection::Events);
        let letter = LetterView {
            heading: chrome.t("staff-mail-kind-reminder"),
            name: "reminder".to_owned(),
            from: "Santa Monica Police Department <events@mail.example.org>".to_owned(),
            subject: "Reminder: Ice Cream with a Cop on Ocean Avenue".to_owned(),
            text: "Reminder: Ice Cream with a Cop\n\nWhen: Thursday, June 1, 2023, 3 to 5 p.m. PDT"
                .to_owned(),
            html_path: paths::event_preview_letter(slug, "reminder", Language::En),
        };
        Self {
            chrome,
            back: paths::event_publication(slug),
            language: Language::En,
            letters: vec![letter],
        }
    }
}
