//! An article that is published already goes by mail to those who have not got it: the page that asks
//! once more and names the number.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::paths;
use super::samples::{self, say};
use crate::domain::language::Language;

/// GET and POST `/staff/articles/{a}/mailing`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/mailing.html")]
pub struct MailingPage {
    pub chrome: StaffChrome,
    pub slug: String,
    /// How many readers asked for it and have not got it.
    pub addresses: u32,
    /// When it would leave, and that it can be taken back until then.
    pub leaves: String,
}

impl MailingPage {
    #[must_use]
    pub fn sample(language: Language) -> Self {
        let chrome = samples::chrome(language, "staff-article-check-page", StaffSection::Articles);
        let title = say(
            language,
            "Scoops and straight answers",
            "Helado y respuestas",
        );
        let title = chrome.t1("staff-mailing-page", "title", title);
        let when = samples::instant(language).text;
        Self {
            leaves: chrome.t1("staff-mailing-would-leave-later", "when", when),
            chrome: chrome
                .page(title, StaffSection::Articles)
                .at(paths::article_mailing("scoops")),
            slug: "scoops".to_owned(),
            addresses: 7,
        }
    }

    /// Nobody is left to mail it to.
    #[must_use]
    pub fn sample_none(language: Language) -> Self {
        Self {
            addresses: 0,
            ..Self::sample(language)
        }
    }
}
