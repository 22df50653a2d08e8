//! `/rsvps/{token}`: see, change and withdraw one RSVP, without an account.

use askama::Template;

use super::views::EventBrief;
use crate::web::pages::form::FormView;
use crate::web::pages::layout::Chrome;
use crate::web::pages::markup::{Moment, Trusted};

/// Where the RSVP stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RsvpStanding {
    /// Seats are kept until the address is proved.
    Held,
    /// Seats came free and are kept until they are taken.
    Offered,
    Confirmed,
    Waitlisted,
    Withdrawn,
}

/// What just happened, told once at the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    Made,
    Changed,
    /// Seats were taken.
    Claimed,
    Withdrawn,
    /// Not forgotten: the department has to keep its records for now.
    Held,
}

/// What is held besides the head count.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Held {
    pub name: bool,
    /// Masked: "a…@example.org". Never the whole address.
    pub masked_email: Option<String>,
    pub note: bool,
    /// Asked for the follow-up article.
    pub article: bool,
}

/// One RSVP, for whoever holds its link.
#[derive(Debug, Clone, Template)]
#[template(path = "public/rsvp.html")]
pub struct RsvpPage {
    pub chrome: Chrome,
    pub event: EventBrief,
    pub standing: RsvpStanding,
    pub done: Option<Done>,
    /// Until when seats are kept for an answer.
    pub answer_by: Option<Moment>,
    /// Seats for the whole party are free, of one on the waitlist.
    pub seats_free: bool,
    /// On the waitlist: people may come anyway.
    pub come_anyway: bool,
    pub party_size: i64,
    /// The event is over, cancelled or postponed: nothing can be changed.
    pub locked: bool,
    /// Field `party_size`.
    pub form: FormView,
    pub form_token: String,
    /// POST here changes the head count.
    pub action: String,
    /// POST here takes the seats that are kept or free.
    pub claim_action: String,
    /// POST here withdraws.
    pub withdraw_action: String,
    /// POST here has everything forgotten.
    pub forget_action: String,
    /// The code as a picture for whoever counts at the door.
    pub qr: Trusted,
    /// What to write down: finds this page again at `code_path`.
    pub code: String,
    pub code_path: String,
    /// The same, whole, for who reads it on paper.
    pub code_url: String,
    pub held: Held,
    pub keep_until: Moment,
}

impl RsvpPage {
    /// Whether seats are held or waited for.
    #[must_use]
    pub fn stands(&self) -> bool {
        self.standing != RsvpStanding::Withdrawn
    }
}
