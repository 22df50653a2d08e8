//! Sums over several departments, for who coordinates them. Numbers only.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::paths;
use super::samples;
use crate::domain::language::Language;
use crate::domain::overview::Overview;
use crate::domain::staff::Role;

/// GET `/staff/overview`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/overview.html")]
pub struct OverviewPage {
    pub chrome: StaffChrome,
    pub departments: Vec<SumsRow>,
}

/// The sums of one department.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SumsRow {
    pub name: String,
    /// Of its public pages.
    pub path: String,
    pub sums: Overview,
}

/// What is ahead and what was: each a table. On a phone every number says itself what it is of.
const TABLES: [(&str, &[&str]); 2] = [
    (
        "ahead",
        &[
            "ahead",
            "soon",
            "no-officers",
            "no-access",
            "parties",
            "heads",
        ],
    ),
    (
        "past",
        &["held", "cancelled", "came", "articles", "old-promises"],
    ),
];

impl OverviewPage {
    fn tables(&self) -> [(&'static str, &'static [&'static str]); 2] {
        TABLES
    }

    fn total(&self) -> SumsRow {
        let rows = self.departments.iter().map(|row| row.sums);
        SumsRow {
            name: self.chrome.t("people-overview-total"),
            path: String::new(),
            sums: rows.fold(Overview::default(), Overview::plus),
        }
    }

    fn cell(&self, row: &SumsRow, measure: &str) -> String {
        let all = row.sums.measures();
        let number = all.iter().find(|(name, _)| *name == measure);
        let number = number.map_or(0, |(_, number)| *number);
        match row.sums.cancelled_percent() {
            Some(percent) if measure == "cancelled" && number > 0 => self.chrome.words.t2(
                "people-overview-percent",
                ("number", i64::from(number)),
                ("percent", i64::from(percent)),
            ),
            _ => number.to_string(),
        }
    }

    #[must_use]
    pub fn sample(language: Language) -> Self {
        let row = |name: &str, path: &str, many| SumsRow {
            name: name.to_owned(),
            path: path.to_owned(),
            sums: Overview {
                ahead: 4,
                soon: 3,
                no_officers: 1,
                no_access: 0,
                parties: many,
                heads: many * 2,
                held: 5,
                cancelled: 1,
                came: 61,
                articles: 3,
                old_promises: 2,
            },
        };
        Self {
            chrome: samples::chrome(language, "people-overview-page", StaffSection::Overview)
                .with_rights(Role::Coordinator, Vec::new())
                .at(paths::OVERVIEW),
            departments: vec![
                row("Santa Monica Police Department", "/santa-monica", 9),
                row("Riverbend Police Department", "/riverbend", 4),
            ],
        }
    }
}
