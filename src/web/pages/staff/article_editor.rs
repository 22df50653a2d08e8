//! The editor of an article: texts, warnings of the date lint, and the preview of what was saved.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::mail_log::LetterBox;
use super::paths;
use super::samples::{self, say};
use super::typed::TypedNotice;
use super::views::{FormLanguage, language_name};
use crate::domain::language::Language;
use crate::web::pages::form::{Choice, FormView};
use crate::web::pages::markup::Trusted;
use crate::words::Words;

/// POST to `action`: fields `csrf`, `version` (edit only), `event` (slug or empty), `byline`,
/// `title_{l}`, `body_{l}` (Markdown), `then` (button: `save`, `preview` or `publish`).
#[derive(Debug, Clone, Template)]
#[template(path = "staff/article_editor.html")]
pub struct ArticleEditorPage {
    pub chrome: StaffChrome,
    /// [`paths::NEW_ARTICLE`] or [`paths::article`].
    pub action: String,
    pub editing: bool,
    pub published: bool,
    /// Path of the public page; empty while there is none.
    pub public_path: String,
    pub form: FormView,
    /// Slugs and titles with dates; the template adds "No event".
    pub events: Vec<Choice>,
    /// The department's languages; the first one stands open.
    pub languages: Vec<FormLanguage>,
    pub warnings: Vec<DateWarning>,
    /// What was saved, as readers see it; empty shows no preview.
    pub previews: Vec<ArticlePreview>,
    /// Its letters that can be taken back.
    pub letters: Vec<LetterBox>,
    /// How many readers of a published article have not got it, and where it is mailed to them.
    pub mailable: u32,
    pub mailing_path: String,
    /// That there are words which were typed and not saved.
    pub typed: Option<TypedNotice>,
    /// Where words go while they are typed.
    pub typed_path: String,
}

/// A weekday that does not fit its date, all in the reader's language but `found`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateWarning {
    /// Which text, such as "English".
    pub language_name: String,
    /// The words as they stand in the text: "Wednesday, June 1, 2023".
    pub found: String,
    /// The date without a weekday: "June 1, 2023".
    pub date: String,
    /// The true weekday: "Thursday".
    pub weekday: String,
    /// What to write instead, in the language of the text: "Thursday, June 1, 2023".
    pub suggestion: String,
}

/// One language of an article as readers see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticlePreview {
    pub language: Language,
    pub language_name: String,
    pub title: String,
    /// The rendered and sanitised body.
    pub body: Trusted,
}

impl ArticleEditorPage {
    /// Longest body of one language, in characters.
    pub const MAX_BODY: usize = 20_000;

    /// Sets the title, with the word for a refused form in front when there is one.
    #[must_use]
    pub fn titled(mut self) -> Self {
        let key = if self.editing {
            "staff-article-edit-page"
        } else {
            "staff-article-new-page"
        };
        let title = self.chrome.t(key);
        self.chrome = self.chrome.page(title, StaffSection::Articles);
        self.chrome.in_error = self.form.has_errors();
        self
    }

    fn event_choices(&self) -> Vec<Choice> {
        let mut all = vec![Choice::new("", self.chrome.t("staff-article-event-none"))];
        all.extend(self.events.iter().cloned());
        all
    }

    fn others(&self) -> &[FormLanguage] {
        self.languages.get(1..).unwrap_or_default()
    }

    /// Where the versions of a published article are.
    fn history_path(&self) -> String {
        format!("{}/history", self.action)
    }

    fn other_open(&self, language: &FormLanguage) -> bool {
        language.touched(&self.form, &["title", "body"])
    }

    #[must_use]
    pub fn sample(language: Language) -> Self {
        let words = Words::new(language);
        let slug = "ice-cream-with-a-cop-2023-06-01";
        let date = say(language, "June 1, 2023", "1 de junio de 2023");
        let warning = DateWarning {
            language_name: language_name(words, Language::En),
            found: "Wednesday, June 1, 2023".to_owned(),
            date,
            weekday: say(language, "Thursday", "jueves"),
            suggestion: "Thursday, June 1, 2023".to_owned(),
        };
        let preview = ArticlePreview {
            language: Language::En,
            language_name: language_name(words, Language::En),
            title: "Scoops and straight answers".to_owned(),
            body: Trusted::vouch("<p>Neighbors came on Wednesday, June 1, 2023.</p>"),
        };
        Self {
            chrome: samples::chrome(language, "staff-article-edit-page", StaffSection::Articles)
                .noting(words.t("staff-article-saved")),
            action: paths::article("scoops"),
            editing: true,
            published: false,
            public_path: String::new(),
            form: FormView::new()
                .with("version", "2")
                .with("event", slug)
                .with("byline", "Santa Monica Police Department")
                .with("title_en", "Scoops and straight answers")
                .with("body_en", "Neighbors came on Wednesday, June 1, 2023."),
            events: vec![Choice::new(
                slug,
                format!(
                    "{}, {}",
                    samples::title(language),
                    samples::when(language).text
                ),
            )],
            languages: FormLanguage::list(words, &[Language::En, Language::Es]),
            warnings: vec![warning],
            previews: vec![preview],
            letters: Vec::new(),
            mailable: 0,
            mailing_path: String::new(),
            typed: None,
            typed_path: paths::article_typed("scoops"),
        }
        .titled()
    }

    /// A published article whose letters wait, with one reader who came later.
    #[must_use]
    pub fn sample_published(language: Language) -> Self {
        let page = Self::sample(language);
        let words = page.chrome.words;
        let letter = LetterBox {
            action: paths::article_mailing_undo("scoops"),
            letter: String::new(),
            about: String::new(),
            ..LetterBox::sample(language, "")
        };
        Self {
            chrome: page.chrome.noting(words.t("staff-article-published-saved")),
            published: true,
            public_path: "/santa-monica/articles/scoops".to_owned(),
            warnings: Vec::new(),
            letters: vec![letter],
            mailable: 1,
            mailing_path: paths::article_mailing("scoops"),
            ..page
        }
        .titled()
    }

    /// A new article, sent without a title.
    #[must_use]
    pub fn sample_refused(language: Language) -> Self {
        let page = Self::sample(language);
        let mut form = FormView::new().with("byline", "Santa Monica Police Department");
        form.refuse("title_en", page.chrome.t("staff-error-article-title"));
        form.refuse("body_en", page.chrome.t("staff-error-article-body"));
        Self {
            chrome: page.chrome.noting(""),
            action: paths::NEW_ARTICLE.to_owned(),
            editing: false,
            form,
            warnings: Vec::new(),
            previews: Vec::new(),
            ..page
        }
        .titled()
    }
}
