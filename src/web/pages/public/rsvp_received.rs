//! `/{d}/events/{e}/rsvps/received`: the answer to an RSVP with an address. It says the same to
//! everybody, whether the address was known or not, and shows no address.

use askama::Template;

use super::views::EventBrief;
use crate::domain::seating::Decision;
use crate::web::pages::layout::Chrome;

/// The answer to an RSVP with an address.
#[derive(Debug, Clone, Template)]
#[template(path = "public/rsvp_received.html")]
pub struct RsvpReceivedPage {
    pub chrome: Chrome,
    pub event: EventBrief,
    pub party_size: i64,
    /// What the form got when it was sent.
    pub decision: Decision,
}
