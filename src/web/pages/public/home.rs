//! `/{d}`: a department's events, upcoming or past, with plain GET filters.

use askama::Template;

use super::views::{EventCard, StoryCard};
use crate::web::pages::form::{Choice, FormView};
use crate::web::pages::layout::Chrome;

/// The events of one month.
#[derive(Debug, Clone)]
pub struct Month {
    /// "June 2027".
    pub name: String,
    pub events: Vec<EventCard>,
}

/// The filter form. Each list begins with an empty value, "Any"; a list with fewer than two other
/// entries is left empty and not shown.
#[derive(Debug, Clone, Default)]
pub struct Filters {
    /// What was asked for: `kind topic venue officer language from to q`.
    pub form: FormView,
    pub kinds: Vec<Choice>,
    pub topics: Vec<Choice>,
    pub venues: Vec<Choice>,
    pub officers: Vec<Choice>,
    pub languages: Vec<Choice>,
    /// What is filtered by, in words ("Pizza", "from June 1, 2027"); empty when nothing is.
    pub active: Vec<String>,
}

/// A department's front door.
#[derive(Debug, Clone, Template)]
#[template(path = "public/home.html")]
pub struct HomePage {
    pub chrome: Chrome,
    /// The next event, large; `None` with filters, in the past and when nothing is planned.
    pub next: Option<EventCard>,
    pub months: Vec<Month>,
    /// The past instead of what is coming.
    pub past: bool,
    pub filters: Filters,
    /// The latest follow-up article.
    pub story: Option<StoryCard>,
    /// `webcal://` address of the feed.
    pub webcal: String,
    /// Path of the next page of the list, when there is more.
    pub more: Option<String>,
}

impl HomePage {
    /// The path of this list without any filter.
    #[must_use]
    pub fn bare_path(&self) -> String {
        let home = self.chrome.department.as_ref().map_or_else(
            || "/".to_owned(),
            super::super::layout::DepartmentHead::home,
        );
        let past = if self.past { "?past=1" } else { "" };
        self.chrome.go(&format!("{home}{past}"))
    }

    /// The path of the past events.
    #[must_use]
    pub fn past_path(&self) -> String {
        let home = self
            .chrome
            .department
            .as_ref()
            .map_or_else(String::new, super::super::layout::DepartmentHead::home);
        format!("{home}?past=1")
    }

    /// Whether the page shows no event at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.next.is_none() && self.months.is_empty()
    }
}
