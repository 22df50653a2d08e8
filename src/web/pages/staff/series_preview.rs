//! What making or changing a series will do, date by date, before it is done. What was typed travels
//! along in hidden fields; the one button does exactly what stands here.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::paths;
use super::samples::{self, say};
use super::views::StateTag;
use crate::domain::language::Language;
use crate::web::pages::form::FormView;
use crate::words::Words;

/// One date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviewLine {
    /// Weekday, date, hours and zone.
    pub when: String,
    /// What happens to it.
    pub step: StateTag,
    /// What changes, and how many are told.
    pub notes: Vec<String>,
    /// Path of the event that is there already; empty of a new one.
    pub path: String,
}

/// Answer to a POST of a rule, of an event's form for more than one date, or of an end. The same
/// fields come again with `then` (`do`, `edit`), `stamp` and, when something is called off, `reason`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/series_preview.html")]
pub struct SeriesPreviewPage {
    pub chrome: StaffChrome,
    pub action: String,
    pub back: String,
    /// The rule in words; empty when it does not change.
    pub rule: String,
    /// Sentences in front of the dates.
    pub notes: Vec<String>,
    /// What to look at before going on, in sentences.
    pub warnings: Vec<String>,
    /// "12 events are made", one for each kind of step.
    pub sums: Vec<String>,
    pub lines: Vec<PreviewLine>,
    /// Addresses that would be told; `None` when a series begins.
    pub addresses: Option<u32>,
    /// Something residents saw is cancelled, which takes a reason.
    pub needs_reason: bool,
    /// Hours that do not exist: nothing can be done then.
    pub problems: Vec<String>,
    /// Every field of the form, to be sent again.
    pub fields: Vec<(String, String)>,
    pub stamp: String,
    /// The words on the button.
    pub button: String,
    /// The form can be gone back to.
    pub may_edit: bool,
    pub form: FormView,
}

impl SeriesPreviewPage {
    /// Sets the title under `key`, with the word for a refused form in front when there is one.
    #[must_use]
    pub fn titled(mut self, key: &str) -> Self {
        let title = self.chrome.t(key);
        self.chrome = self.chrome.page(title, StaffSection::Events);
        self.chrome.in_error = self.form.has_errors() || !self.problems.is_empty();
        self
    }

    fn is_possible(&self) -> bool {
        self.problems.is_empty() && !self.lines.is_empty()
    }

    #[must_use]
    pub fn sample(language: Language) -> Self {
        let words = Words::new(language);
        let slug = "ice-cream-with-a-cop-2023-06-01";
        let line = |when: String, key: &str, class: &'static str, notes: Vec<String>| PreviewLine {
            when,
            step: StateTag {
                word: words.t(key),
                class,
            },
            notes,
            path: String::new(),
        };
        let day = |english: &str, spanish: &str| say(language, english, spanish);
        Self {
            chrome: samples::chrome(language, "series-preview-new-page", StaffSection::Events),
            action: paths::event_repeat(slug),
            back: paths::event(slug),
            rule: day(
                "every first Thursday of the month",
                "cada primer jueves del mes",
            ),
            notes: vec![words.t("series-preview-public")],
            warnings: vec![words.t1("series-preview-dated", "date", day("June 1", "1 de junio"))],
            sums: vec![words.t1("series-sum-made", "count", 1_i64)],
            lines: vec![
                PreviewLine {
                    path: paths::event(slug),
                    ..line(
                        samples::when(language).text,
                        "series-step-stay",
                        "",
                        Vec::new(),
                    )
                },
                line(
                    day(
                        "Thursday, July 6, 2023, 3 to 5 p.m. PDT",
                        "jueves, 6 de julio de 2023, de 3 a 5 p. m. PDT",
                    ),
                    "series-step-make",
                    "yes",
                    Vec::new(),
                ),
            ],
            addresses: None,
            needs_reason: false,
            problems: Vec::new(),
            fields: vec![("repeat".to_owned(), "monthly".to_owned())],
            stamp: "3".to_owned(),
            button: words.t1("series-make", "count", 1_i64),
            may_edit: true,
            form: FormView::new(),
        }
        .titled("series-preview-new-page")
    }

    /// An end that calls a published date off, sent without a reason.
    #[must_use]
    pub fn sample_change(language: Language) -> Self {
        let words = Words::new(language);
        let page = Self::sample(language);
        let id = "0f0e0d0c0b0a09080706050403020100";
        let mut lines = page.lines.clone();
        lines[1].step = StateTag {
            word: words.t("series-step-call-off"),
            class: "bad",
        };
        lines[1].notes = vec![words.t1("series-line-told", "addresses", 12_i64)];
        let mut form = FormView::new();
        form.refuse("reason", words.t("staff-error-reason"));
        Self {
            action: paths::series_end(id),
            back: paths::series(id),
            notes: Vec::new(),
            sums: vec![words.t1("series-sum-called-off", "count", 1_i64)],
            lines,
            addresses: Some(12),
            needs_reason: true,
            button: words.t("series-do"),
            may_edit: false,
            form,
            ..page
        }
        .titled("series-preview-page")
    }
}
