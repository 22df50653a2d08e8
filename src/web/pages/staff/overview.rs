//! Sums over several departments, for who coordinates them. Numbers only.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::paths;
use super::samples;
use crate::domain::language::Language;
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
    pub ahead: u32,
    pub parties: u32,
    pub heads: u32,
    pub held: u32,
    pub came: u32,
    pub articles: u32,
}

impl OverviewPage {
    fn total(&self) -> SumsRow {
        let sum = |of: fn(&SumsRow) -> u32| self.departments.iter().map(of).sum();
        SumsRow {
            name: self.chrome.t("people-overview-total"),
            path: String::new(),
            ahead: sum(|row| row.ahead),
            parties: sum(|row| row.parties),
            heads: sum(|row| row.heads),
            held: sum(|row| row.held),
            came: sum(|row| row.came),
            articles: sum(|row| row.articles),
        }
    }

    #[must_use]
    pub fn sample(language: Language) -> Self {
        let row = |name: &str, path: &str, many| SumsRow {
            name: name.to_owned(),
            path: path.to_owned(),
            ahead: 2,
            parties: many,
            heads: many * 2,
            held: 5,
            came: 61,
            articles: 3,
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
