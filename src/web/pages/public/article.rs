//! `/{d}/articles/{a}`: one follow-up article.

use askama::Template;

use super::said::SaidView;
use super::views::Neighbour;
use crate::domain::language::Language;
use crate::web::pages::layout::Chrome;
use crate::web::pages::markup::{Moment, Sentence, Told, Trusted};
use crate::web::pages::picture::PictureView;

/// One story.
#[derive(Debug, Clone, Template)]
#[template(path = "public/article.html")]
pub struct ArticlePage {
    pub chrome: Chrome,
    pub title: Told,
    /// "Thursday, June 1, 2023 at 9:08 p.m. PDT".
    pub posted: Moment,
    /// Display name, never a login.
    pub author: String,
    /// When it was changed after it was posted.
    pub updated: Option<Moment>,
    /// Sanitised HTML.
    pub body: Trusted,
    /// The language the body is written in.
    pub body_language: Language,
    pub pictures: Vec<PictureView>,
    /// Absolute address of the first one; empty when there is none.
    pub image: String,
    /// What was promised at its event, and at those before it.
    pub said: Vec<SaidView>,
    /// The event it tells of.
    pub event: Option<Neighbour>,
    /// `mailto:` link for a friend.
    pub share: String,
    /// The story before this one.
    pub previous: Option<Neighbour>,
    pub next: Option<Neighbour>,
}

impl ArticlePage {
    /// "Posted on <time> by <author>".
    #[must_use]
    pub fn byline(&self) -> Sentence {
        let author = Told::here(self.author.clone());
        self.chrome.rich(
            "article-byline",
            &[("when", &self.posted), ("author", &author)],
        )
    }
}
