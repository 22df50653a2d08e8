//! `/{d}/embed`: a department's next events inside a page of somebody else.

use askama::Template;

use super::views::EventCard;
use crate::web::pages::layout::Chrome;

/// A list without the frame of the site around it.
#[derive(Debug, Clone, Template)]
#[template(path = "public/embed.html")]
pub struct EmbedPage {
    pub chrome: Chrome,
    /// What is coming, soonest first.
    pub events: Vec<EventCard>,
}

impl EmbedPage {
    /// Most events in a frame; the rest is a link away.
    pub const MOST: usize = 8;
}
