//! `/assignments/{token}`: an officer's part in an event, without an account: answer, be called away,
//! be late.

use askama::Template;

use super::views::EventBrief;
use crate::web::pages::form::{Choice, FormView};
use crate::web::pages::layout::Chrome;
use crate::web::pages::staff::views::FormLanguage;

/// How she is named, for her to choose.
#[derive(Debug, Clone)]
pub struct NameForm {
    /// The ways of being named, as neighbors would read them.
    pub names: Vec<Choice>,
    /// The languages there are.
    pub languages: Vec<FormLanguage>,
    pub has_photo: bool,
    /// Her department names her in public at all.
    pub is_listed: bool,
    pub action: String,
}

/// One officer's part, for whoever holds its link. POST fields: `do` (`accept`, `decline`, `away`,
/// `on-time`, or `late-` and minutes), `reason`, `stand_in`. To `…/name`: `version`, `display_form`, and with `yes`
/// `language_{l}` and `without_photo`.
#[derive(Debug, Clone, Template)]
#[template(path = "public/assignment.html")]
pub struct AssignmentPage {
    pub chrome: Chrome,
    pub event: EventBrief,
    /// Who is asked, and what was answered.
    pub heading: String,
    /// Who could not come and named this officer; empty for nobody.
    pub stand_in_for: String,
    /// How late the officer said to be; empty when on time.
    pub late: String,
    /// What was just taken; empty for nothing.
    pub done: String,
    /// Why nothing can be answered any more; empty while it can.
    pub locked: String,
    pub may_accept: bool,
    pub may_decline: bool,
    /// The day of the event has come, and the officer is on the roster.
    pub may_leave: bool,
    /// Values of `do` and their words, while being late can be said.
    pub delays: Vec<Choice>,
    /// Who could stand in; the first is nobody.
    pub colleagues: Vec<Choice>,
    /// `None` once the link only speaks for the event.
    pub naming: Option<NameForm>,
    pub form: FormView,
    pub action: String,
}

impl AssignmentPage {
    /// Longest reason, in characters.
    pub const MAX_REASON: usize = 300;
}
