//! `/{d}/calendar`: how to subscribe to the feed.

use askama::Template;

use super::views::component;
use crate::domain::links::{self, Links};
use crate::web::pages::layout::Chrome;

/// The addresses of one feed for the usual apps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedLinks {
    pub https: String,
    pub webcal: String,
    pub google: String,
    pub outlook: String,
}

impl FeedLinks {
    /// Builds the addresses for a department's feed.
    #[must_use]
    pub fn of_department(links: &Links, slug: &str, name: &str) -> Self {
        let https = links.absolute(&links::calendar_ics(slug));
        let webcal = https
            .split_once("://")
            .map_or_else(|| https.clone(), |(_, rest)| format!("webcal://{rest}"));
        Self {
            google: format!(
                "https://calendar.google.com/calendar/r?cid={}",
                component(&webcal)
            ),
            outlook: format!(
                "https://outlook.live.com/calendar/0/addfromweb?url={}&name={}",
                component(&https),
                component(name)
            ),
            https,
            webcal,
        }
    }
}

/// How to subscribe.
#[derive(Debug, Clone, Template)]
#[template(path = "public/calendar.html")]
pub struct CalendarPage {
    pub chrome: Chrome,
    pub feed: FeedLinks,
}
