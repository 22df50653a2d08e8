//! `/{d}/events/{e}/rsvps`: say how many are coming. Never cached: it carries a fresh form token.

use askama::Template;

use super::views::EventBrief;
use crate::web::pages::form::{Choice, FormView};
use crate::web::pages::layout::Chrome;
use crate::web::pages::markup::Moment;
use crate::web::pages::staff::views::Tick;

/// Whether the form is there, or a sentence instead of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Door {
    Open,
    /// No seat left; who signs up stands on the waitlist.
    Waitlist,
    NotYet {
        opens: Moment,
    },
    Closed,
    Cancelled,
    Postponed,
    Over,
}

impl Door {
    /// Whether the form is shown.
    #[must_use]
    pub fn has_form(&self) -> bool {
        matches!(self, Door::Open | Door::Waitlist)
    }
}

/// The RSVP form. Fields: `party_size name email note language article topic website form_token`.
#[derive(Debug, Clone, Template)]
#[template(path = "public/rsvp_form.html")]
pub struct RsvpFormPage {
    pub chrome: Chrome,
    pub event: EventBrief,
    pub door: Door,
    /// When every seat is taken, people may come anyway.
    pub come_anyway: bool,
    pub form: FormView,
    pub form_token: String,
    /// Where the form is sent.
    pub action: String,
    /// Languages for mail; with fewer than two the field is not shown.
    pub languages: Vec<Choice>,
    /// The department's topics as boxes.
    pub topics: Vec<Tick>,
    /// Path of the form for access.
    pub access_form: String,
    /// The day on which name, address and note are deleted.
    pub keep_until: Moment,
}
