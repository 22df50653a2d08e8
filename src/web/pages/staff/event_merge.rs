//! Two people edited one event: what is stored now beside what was typed, field by field. The form is
//! sent to the address of the edit form; nothing that was typed is left out of it.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::paths;
use super::samples::{self, say};
use super::views::language_name;
use crate::domain::language::Language;
use crate::words::Words;

/// POST to `action`: every field of the edit form as it was typed (hidden), with `version` and
/// `opened` of what is shown here, `merge` (`yes`), and `keep_{field}` (`now`, `typed`) for each row.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/event_merge.html")]
pub struct EventMergePage {
    pub chrome: StaffChrome,
    pub action: String,
    /// The event, for whoever wants to leave it as it is.
    pub back: String,
    /// Who saved, and when.
    pub lead: String,
    pub rows: Vec<MergeRow>,
    /// Names and values of the hidden fields.
    pub carried: Vec<(String, String)>,
    /// Value and label of the button.
    pub then: (String, String),
}

/// A field that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeRow {
    /// `keep_title_en`.
    pub name: String,
    pub label: String,
    /// Whose change it is.
    pub note: String,
    pub now: String,
    pub typed: String,
    /// BCP 47 tag of the texts; empty when they are in the language of the page.
    pub lang: &'static str,
    /// What was typed is chosen.
    pub keeps_typed: bool,
}

impl EventMergePage {
    #[must_use]
    pub fn sample(language: Language) -> Self {
        let words = Words::new(language);
        let slug = "ice-cream-with-a-cop-2023-06-01";
        let row = |field: &str, label: &str, note: &str| MergeRow {
            name: format!("keep_{field}"),
            label: words.t(label),
            note: words.t(note),
            now: String::new(),
            typed: String::new(),
            lang: "",
            keeps_typed: false,
        };
        let when = samples::instant(language).text;
        let english = language_name(words, Language::En);
        Self {
            chrome: samples::chrome(language, "merge-page", StaffSection::Events),
            action: paths::event_edit(slug),
            back: paths::event(slug),
            lead: words.t2(
                "merge-lead",
                ("name", "June Abara".to_owned()),
                ("when", when),
            ),
            rows: vec![
                MergeRow {
                    now: say(language, "4 to 5 p.m.", "de 4 a 5 p. m."),
                    typed: say(language, "3:30 p.m.", "3:30 p. m."),
                    ..row("start_time", "staff-event-start", "merge-both")
                },
                MergeRow {
                    now: words.t("merge-empty"),
                    typed: "A free scoop and a talk.\n\nBring your bike.".to_owned(),
                    lang: if language == Language::En { "" } else { "en" },
                    keeps_typed: true,
                    label: words.t1("staff-event-body", "language", english),
                    ..row("body_en", "staff-event-kind", "merge-yours")
                },
            ],
            carried: vec![("title_en".to_owned(), "Ice Cream \"with\" a Cop".to_owned())],
            then: ("check".to_owned(), words.t("staff-event-continue")),
        }
    }
}
