//! Moving events in and out: the file, and what it would do or did.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::paths;
use super::samples;
use crate::domain::exchange::{Field, Note, Outcome, Why};
use crate::domain::language::Language;
use crate::web::pages::form::FormView;
use crate::web::pages::markup::Moment;
use crate::words::{Words, exchange};

/// GET `/staff/exchange`: fields `csrf`, `file`, `paste`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/exchange.html")]
pub struct ExchangePage {
    pub chrome: StaffChrome,
    pub form: FormView,
}

/// POST `/staff/exchange`: what the file would do, with fields `csrf`, `kept`, `publish` and `then`
/// to do it; or what it did.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/exchange_report.html")]
pub struct ImportPage {
    pub chrome: StaffChrome,
    pub form: FormView,
    pub is_done: bool,
    /// How many of each outcome, in a sentence.
    pub sum: String,
    pub notes: Vec<String>,
    pub rows: Vec<ImportRow>,
    pub may_confirm: bool,
    /// The file in base 64, on its way back to us.
    pub kept: String,
}

/// One line of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRow {
    pub line: u32,
    pub title: String,
    /// The event's own page; empty while there is none.
    pub path: String,
    pub when: Option<Moment>,
    pub outcome: String,
    /// CSS class of the tag.
    pub class: &'static str,
    pub details: Vec<String>,
}

impl ExchangePage {
    #[must_use]
    pub fn sample(language: Language) -> Self {
        let mut chrome =
            samples::chrome(language, "exchange-page", StaffSection::Events).at(paths::EXCHANGE);
        chrome.in_error = true;
        let mut form = FormView::new();
        form.refuse("file", Words::new(language).t("exchange-missing"));
        Self { chrome, form }
    }
}

impl ImportPage {
    #[must_use]
    pub fn sample(language: Language) -> Self {
        let words = Words::new(language);
        let row = |line: u32, outcome: &Outcome, class: &'static str, note: Option<Note>| {
            let mut details = exchange::details(words, outcome);
            details.extend(note.map(|note| exchange::note(words, &note)));
            ImportRow {
                line,
                title: samples::title(language),
                path: String::new(),
                when: Some(samples::when(language)),
                outcome: exchange::outcome(words, outcome),
                class,
                details,
            }
        };
        let created = Outcome::Created {
            is_new_place: true,
            published: false,
        };
        let changed = Outcome::Changed(vec![Field::Start, Field::Place]);
        let refused = Outcome::Refused {
            column: Some("start".to_owned()),
            why: Why::Cell("time"),
        };
        Self {
            chrome: samples::chrome(language, "exchange-result-page", StaffSection::Events),
            form: FormView::new(),
            is_done: false,
            sum: words.with(
                "exchange-sum-dry",
                &[
                    ("created", 1_usize.into()),
                    ("changed", 1_usize.into()),
                    ("cancelled", 0_usize.into()),
                    ("unchanged", 0_usize.into()),
                    ("refused", 1_usize.into()),
                ],
            ),
            notes: vec![exchange::note(words, &Note::Column("remarks".to_owned()))],
            rows: vec![
                row(12, &created, "yes", Some(Note::PastLeftOut)),
                row(31, &changed, "yes", None),
                row(40, &refused, "bad", None),
            ],
            may_confirm: true,
            kept: "QkVHSU46VkNBTEVOREFS".to_owned(),
        }
    }

    #[must_use]
    pub fn sample_done(language: Language) -> Self {
        let sample = Self::sample(language);
        let words = Words::new(language);
        let path = |row: ImportRow| ImportRow {
            path: paths::event("ice-cream-with-a-cop-2023-06-01"),
            ..row
        };
        Self {
            chrome: samples::chrome(language, "exchange-done-page", StaffSection::Events),
            is_done: true,
            sum: words.with(
                "exchange-sum",
                &[
                    ("created", 1_usize.into()),
                    ("changed", 0_usize.into()),
                    ("cancelled", 0_usize.into()),
                    ("unchanged", 0_usize.into()),
                    ("refused", 0_usize.into()),
                ],
            ),
            notes: Vec::new(),
            rows: sample.rows.into_iter().take(1).map(path).collect(),
            may_confirm: false,
            kept: String::new(),
            form: sample.form,
        }
    }
}
