//! `/`: the departments of this installation, each with its next events.

use askama::Template;

use super::views::EventCard;
use crate::web::pages::layout::Chrome;

/// One department and what comes next there.
#[derive(Debug, Clone)]
pub struct DepartmentCard {
    pub name: String,
    pub path: String,
    /// "City of Santa Monica, California"; may be empty.
    pub city: String,
    /// At most three.
    pub events: Vec<EventCard>,
}

/// The list of departments.
#[derive(Debug, Clone, Template)]
#[template(path = "public/departments.html")]
pub struct DepartmentsPage {
    pub chrome: Chrome,
    pub departments: Vec<DepartmentCard>,
}
