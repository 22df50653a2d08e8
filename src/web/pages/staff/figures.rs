//! Figures of a period: drawings, each with a table of the same numbers. Heads of whole events only.

use askama::Template;

use super::chart;
use super::chrome::{StaffChrome, StaffSection};
use super::paths;
use super::samples::{self, say};
use crate::domain::language::Language;
use crate::web::pages::form::FormView;
use crate::web::pages::markup::Trusted;

/// One kind of figure.
#[derive(Debug, Clone)]
pub struct Figure {
    /// Id of the heading; the drawing's is `{key}-chart`.
    pub key: &'static str,
    pub title: String,
    /// What is to be known of it; empty for nothing.
    pub note: String,
    pub chart: Trusted,
    /// Heads of the columns, the first one of the rows.
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// GET `/staff/figures?from=&to=`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/figures.html")]
pub struct FiguresPage {
    pub chrome: StaffChrome,
    /// Whose figures, where there are several departments; empty otherwise.
    pub departments: Vec<String>,
    /// Events, events with a count, heads.
    pub totals: Vec<(String, String)>,
    pub figures: Vec<Figure>,
    /// `?from=…&to=…` for the files; empty when the period is not one.
    pub query: String,
    pub form: FormView,
}

impl FiguresPage {
    fn file(&self, ending: &str) -> String {
        format!("{}.{ending}{}", paths::FIGURES, self.query)
    }

    #[must_use]
    pub fn sample(language: Language) -> Self {
        let chrome = samples::chrome(language, "figures-page", StaffSection::Events);
        let months = [
            (say(language, "May 2023", "mayo de 2023"), 30),
            (say(language, "June 2023", "junio de 2023"), 41),
        ];
        let title = chrome.t("figures-months");
        let row =
            |(month, heads): &(String, u32)| vec![month.clone(), "1".to_owned(), heads.to_string()];
        let figure = Figure {
            key: "months",
            note: String::new(),
            chart: chart::columns(&months),
            columns: ["figures-month", "figures-events", "figures-heads"]
                .map(|key| chrome.t(key))
                .to_vec(),
            rows: months.iter().map(row).collect(),
            title,
        };
        Self {
            departments: Vec::new(),
            totals: vec![(chrome.t("figures-events"), "2".to_owned())],
            figures: vec![figure],
            query: "?from=2023-05-01&to=2023-06-30".to_owned(),
            form: FormView::new()
                .with("from", "2023-05-01")
                .with("to", "2023-06-30"),
            chrome: chrome.at(paths::FIGURES),
        }
    }

    /// A period that ends before it begins.
    #[must_use]
    pub fn sample_refused(language: Language) -> Self {
        let page = Self::sample(language);
        let mut form = page.form.clone();
        form.refuse("to", page.chrome.t("figures-backwards"));
        Self {
            departments: vec![
                "Santa Monica Police Department".to_owned(),
                "Riverbend".to_owned(),
            ],
            figures: Vec::new(),
            totals: Vec::new(),
            query: String::new(),
            form,
            ..page
        }
    }
}
