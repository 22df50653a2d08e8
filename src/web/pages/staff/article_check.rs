//! The check page before an article goes public and, once, by mail.

use askama::Template;

use super::article_editor::{ArticleEditorPage, ArticlePreview};
use super::chrome::{StaffChrome, StaffSection};
use super::paths;
use super::samples;
use super::views::{Finding, language_name};
use crate::domain::language::Language;
use crate::web::pages::form::FormView;
use crate::words::Words;

/// GET and POST `/staff/articles/{a}/publication`: fields `csrf`, `version`, and `publish_anyway`
/// (`yes`) when there is something to ask.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/article_check.html")]
pub struct ArticleCheckPage {
    pub chrome: StaffChrome,
    pub slug: String,
    /// The version that is shown; publishing another one is refused.
    pub version: i32,
    pub byline: String,
    /// Title of its event; empty when it has none.
    pub event: String,
    pub previews: Vec<ArticlePreview>,
    pub stops: Vec<Finding>,
    pub asks: Vec<Finding>,
    /// How many people asked to get it by mail.
    pub addresses: u32,
    /// When their letters would leave, and that they can be taken back until then.
    pub leaves: String,
    pub form: FormView,
}

impl ArticleCheckPage {
    fn button(&self) -> String {
        if self.addresses == 0 {
            self.chrome.t("staff-article-check-publish")
        } else {
            self.chrome.count(
                "staff-article-check-publish-told",
                "addresses",
                self.addresses,
            )
        }
    }

    fn is_mailed(&self) -> bool {
        self.addresses > 0
    }

    #[must_use]
    pub fn sample(language: Language) -> Self {
        let words = Words::new(language);
        let editor = ArticleEditorPage::sample(language);
        let spanish = language_name(words, Language::Es);
        Self {
            chrome: samples::chrome(language, "staff-article-check-page", StaffSection::Articles),
            slug: "scoops".to_owned(),
            version: 2,
            byline: "Santa Monica Police Department".to_owned(),
            event: samples::title(language),
            previews: editor.previews,
            stops: Vec::new(),
            asks: vec![Finding::plain(
                words.t1("facts-no-text", "expected", spanish),
                format!("{}#title_es", paths::article("scoops")),
            )],
            addresses: 7,
            leaves: words.t1(
                "staff-mailing-would-leave-later",
                "when",
                samples::instant(language).text,
            ),
            form: FormView::new(),
        }
    }
}
