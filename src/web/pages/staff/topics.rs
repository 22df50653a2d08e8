//! The list of topics neighbours can choose from, and the form of one.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::paths;
use super::samples::{self, say};
use super::views::FormLanguage;
use crate::domain::language::Language;
use crate::web::pages::form::FormView;

/// GET `/staff/topics`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/topics.html")]
pub struct TopicsPage {
    pub chrome: StaffChrome,
    /// Slugs and labels.
    pub offered: Vec<(String, String)>,
    pub retired: Vec<(String, String)>,
}

/// GET and POST `/staff/new-topic` and `/staff/topics/{t}`: fields `csrf`, `seen`, `label_{l}`. POST
/// `/staff/topics/{t}/retirement`: `csrf`, `do` (`retire`, `offer`).
#[derive(Debug, Clone, Template)]
#[template(path = "staff/topic_form.html")]
pub struct TopicFormPage {
    pub chrome: StaffChrome,
    /// Slug of the topic; empty for a new one.
    pub topic: String,
    pub is_retired: bool,
    pub form: FormView,
    pub seen: String,
    pub languages: Vec<FormLanguage>,
}

impl TopicFormPage {
    /// Longest label, in characters.
    pub const LABEL: usize = 60;

    #[must_use]
    pub fn titled(mut self) -> Self {
        let key = if self.topic.is_empty() {
            "topics-list-new"
        } else {
            "topics-list-edit"
        };
        let title = self.chrome.t(key);
        self.chrome = self.chrome.page(title, StaffSection::Kinds);
        self.chrome.in_error = self.form.has_errors();
        self
    }

    fn action(&self) -> String {
        if self.topic.is_empty() {
            paths::NEW_TOPIC.to_owned()
        } else {
            paths::topic(&self.topic)
        }
    }

    #[must_use]
    pub fn sample(language: Language) -> Self {
        let chrome = samples::chrome(language, "topics-list-edit", StaffSection::Kinds);
        let mut form = FormView::new().with("label_es", "Estacionamiento");
        form.refuse("label_en", chrome.t("kinds-error-label"));
        Self {
            topic: "parking".to_owned(),
            is_retired: true,
            form,
            seen: "00000000c0ffee00".to_owned(),
            languages: FormLanguage::list(chrome.words, &Language::ALL),
            chrome,
        }
        .titled()
    }
}

impl TopicsPage {
    #[must_use]
    pub fn sample(language: Language) -> Self {
        let row = |slug: &str, en, es| (slug.to_owned(), say(language, en, es));
        Self {
            chrome: samples::chrome(language, "topics-list-page", StaffSection::Kinds)
                .at(paths::TOPICS),
            offered: vec![row("parking", "Parking", "Estacionamiento")],
            retired: vec![row("noise", "Noise", "Ruido")],
        }
    }
}
