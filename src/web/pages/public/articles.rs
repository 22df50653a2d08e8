//! `/{d}/articles`: all follow-up articles, newest first.

use askama::Template;

use super::views::StoryCard;
use crate::web::pages::layout::Chrome;

/// The list of stories.
#[derive(Debug, Clone, Template)]
#[template(path = "public/articles.html")]
pub struct ArticlesPage {
    pub chrome: Chrome,
    pub stories: Vec<StoryCard>,
    /// Path of older ones, when there are more.
    pub more: Option<String>,
}
