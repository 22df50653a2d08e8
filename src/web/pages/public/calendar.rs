//! `/{d}/calendar`: how to subscribe to the feed.

use askama::Template;

use super::home::Filters;
use super::views::component;
use crate::domain::links;
use crate::web::pages::layout::Chrome;

/// The addresses of one feed for the usual apps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedLinks {
    pub https: String,
    pub webcal: String,
    pub google: String,
    /// Outlook for private accounts.
    pub outlook: String,
    /// Outlook at work or school.
    pub office: String,
}

impl FeedLinks {
    /// The ways to the feed at this absolute address, which is called `name`.
    #[must_use]
    pub fn of(https: &str, name: &str) -> Self {
        let webcal = links::webcal(https);
        Self {
            google: format!(
                "https://calendar.google.com/calendar/r?cid={}",
                component(&webcal)
            ),
            office: format!(
                "https://outlook.office.com/calendar/0/addfromweb?url={}&name={}",
                component(https),
                component(name)
            ),
            outlook: format!(
                "https://outlook.live.com/calendar/0/addfromweb?url={}&name={}",
                component(https),
                component(name)
            ),
            https: https.to_owned(),
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
    /// What the feed can be narrowed to, and is.
    pub filters: Filters,
}

impl CalendarPage {
    /// Whether there is anything to narrow by.
    #[must_use]
    pub fn can_narrow(&self) -> bool {
        let lists = [
            &self.filters.kinds,
            &self.filters.languages,
            &self.filters.venues,
            &self.filters.topics,
            &self.filters.officers,
        ];
        lists.iter().any(|list| list.len() > 2)
    }
}
