//! The days on which a department is closed.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::paths;
use super::samples::{self, say};
use crate::domain::language::Language;
use crate::web::pages::form::FormView;

/// GET and POST `/staff/settings/holidays`: fields `csrf`, `do` (`add`, `remove`), `day` (2027-07-04)
/// and, to add one, `holiday`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/holidays.html")]
pub struct HolidaysPage {
    pub chrome: StaffChrome,
    /// By day, those that are over too.
    pub holidays: Vec<HolidayLine>,
    pub form: FormView,
}

/// One day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HolidayLine {
    /// As forms write it.
    pub day: String,
    pub words: String,
    /// Empty when it has none.
    pub name: String,
}

impl HolidaysPage {
    /// Longest name, in characters.
    pub const MAX_NAME: usize = 60;
    /// The most days of the list.
    pub const MOST: usize = 200;

    #[must_use]
    pub fn titled(mut self) -> Self {
        let title = self.chrome.t("settings-holidays");
        self.chrome = self.chrome.page(title, StaffSection::Settings);
        self.chrome.in_error = self.form.has_errors();
        self
    }

    #[must_use]
    pub fn sample(language: Language) -> Self {
        let chrome = samples::chrome(language, "settings-holidays", StaffSection::Settings);
        let mut form = FormView::new()
            .with("day", "2023-09-04")
            .with("holiday", "");
        form.refuse("holiday", chrome.t("settings-error-holiday"));
        Self {
            holidays: vec![HolidayLine {
                day: "2023-07-04".to_owned(),
                words: say(language, "July 4, 2023", "4 de julio de 2023"),
                name: "Independence Day".to_owned(),
            }],
            form,
            chrome: chrome.at(paths::HOLIDAYS),
        }
        .titled()
    }
}
