//! The officers of an event with their answers.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::paths;
use super::samples::{self, say};
use crate::domain::language::Language;
use crate::web::pages::form::{Choice, FormView};

/// One officer's part.
#[derive(Debug, Clone)]
pub struct OfficerLine {
    pub slug: String,
    pub name: String,
    /// Where it stands, in words.
    pub standing: String,
    /// What else there is to know: for whom, why not, no address.
    pub notes: Vec<String>,
    /// Answers staff may give for the officer; empty for a role that may not.
    pub answers: Vec<Choice>,
    /// Fields `do`, `reason`, `stand_in`, with what was typed when it was refused.
    pub form: FormView,
}

/// GET and POST `/staff/events/{e}/officers`: fields `csrf`, `officer` (slug), `do`, `reason`,
/// `stand_in`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/event_officers.html")]
pub struct EventOfficersPage {
    pub chrome: StaffChrome,
    pub slug: String,
    pub lines: Vec<OfficerLine>,
    /// Who could stand in; the first is nobody.
    pub others: Vec<Choice>,
}

impl EventOfficersPage {
    /// Every sentence of a refused form.
    fn refused(&self) -> FormView {
        let refused = self.lines.iter().find(|line| line.form.has_errors());
        refused.map(|line| line.form.clone()).unwrap_or_default()
    }

    #[must_use]
    pub fn sample(language: Language) -> Self {
        let chrome = samples::chrome(language, "staff-event-officers-link", StaffSection::Events);
        let words = chrome.words;
        let title = chrome.t1(
            "staff-event-officers-page",
            "title",
            samples::title(language),
        );
        let answers = vec![
            Choice::new("accept", words.t("staff-event-officers-accept")),
            Choice::new("decline", words.t("staff-event-officers-decline")),
        ];
        let mut form = FormView::new();
        form.refuse_all(words.t("assignment-refused-not-today"));
        let line = |slug: &str, name: &str, key: &str, form| OfficerLine {
            slug: slug.to_owned(),
            name: name.to_owned(),
            standing: words.t(key),
            notes: Vec::new(),
            answers: answers.clone(),
            form,
        };
        let mut declined = line(
            "lee-dao",
            "Lee Dao",
            "staff-event-officers-declined",
            FormView::new(),
        );
        declined.notes = vec![words.t1(
            "staff-event-officers-reason",
            "reason",
            say(language, "I am in court.", "Estoy en el juzgado."),
        )];
        Self {
            slug: "ice-cream-with-a-cop-2023-06-01".to_owned(),
            lines: vec![
                line("ana-reyes", "Ana Reyes", "staff-event-officers-asked", form),
                declined,
            ],
            others: vec![
                Choice::new("", words.t("assignment-stand-in-nobody")),
                Choice::new("0f", "Tom Hale"),
            ],
            chrome: chrome.page(title, StaffSection::Events),
        }
    }
}
