//! The list of follow-up articles, drafts first.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::paths;
use super::samples;
use super::views::StateTag;
use crate::domain::language::Language;
use crate::web::pages::markup::Told;
use crate::words::Words;

/// GET `/staff/articles`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/articles.html")]
pub struct ArticlesPage {
    pub chrome: StaffChrome,
    pub may_write: bool,
    pub articles: Vec<ArticleCard>,
}

/// An article in the list.
#[derive(Debug, Clone)]
pub struct ArticleCard {
    pub slug: String,
    pub title: Told,
    pub state: StateTag,
    /// When it was published or last saved, in words.
    pub date: String,
    /// Title of its event; empty when it has none.
    pub event: String,
    /// Path of the public page; empty while there is none.
    pub public_path: String,
}

impl ArticleCard {
    /// Draft or published, as a tag.
    #[must_use]
    pub fn state(words: Words, published: bool) -> StateTag {
        let (key, class) = if published {
            ("published", "yes")
        } else {
            ("draft", "warn")
        };
        StateTag {
            word: words.t(&format!("staff-state-{key}")),
            class,
        }
    }
}

impl ArticlesPage {
    #[must_use]
    pub fn sample(language: Language) -> Self {
        let words = Words::new(language);
        let card = |slug: &str, title: Told, published| ArticleCard {
            slug: slug.to_owned(),
            title,
            state: ArticleCard::state(words, published),
            date: if published {
                words.t1(
                    "staff-article-state-published",
                    "date",
                    samples::instant(language).text,
                )
            } else {
                words.t1(
                    "staff-article-edited",
                    "date",
                    samples::instant(language).text,
                )
            },
            event: samples::title(language),
            public_path: if published {
                "/santa-monica/articles/scoops".to_owned()
            } else {
                String::new()
            },
        };
        let foreign = Told::in_language("Scoops and straight answers", Language::En, language);
        Self {
            chrome: samples::chrome(language, "staff-articles-page", StaffSection::Articles)
                .at(paths::ARTICLES),
            may_write: true,
            articles: vec![
                card("library", Told::here(samples::title(language)), false),
                card("scoops", foreign, true),
            ],
        }
    }
}
