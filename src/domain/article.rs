//! Follow-up articles: what came of an event.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::domain::ids::{ArticleId, DepartmentId, EventId, PublicId};
use crate::domain::language::Language;
use crate::domain::slug::Slug;

/// The words of an article in one language. The body is Markdown of a small subset.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ArticleText {
    pub title: String,
    pub body: String,
}

/// An article to be stored as a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewArticle {
    pub public_id: PublicId,
    pub department_id: DepartmentId,
    pub slug: Slug,
    pub event_id: Option<EventId>,
    /// A display name ("Santa Monica Police Department"), never a login.
    pub byline: String,
    pub texts: BTreeMap<Language, ArticleText>,
    pub created_at: DateTime<Utc>,
}

/// An article as stored; published when `published_at` is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    pub id: ArticleId,
    pub public_id: PublicId,
    pub department_id: DepartmentId,
    pub slug: Slug,
    pub event_id: Option<EventId>,
    pub byline: String,
    pub version: i32,
    pub published_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub texts: BTreeMap<Language, ArticleText>,
}

impl Article {
    /// The text in `language`, or in another one, with the language it is in.
    #[must_use]
    pub fn text(&self, language: Language) -> (Language, &ArticleText) {
        static EMPTY: ArticleText = ArticleText {
            title: String::new(),
            body: String::new(),
        };
        self.texts
            .get_key_value(&language)
            .or_else(|| self.texts.iter().next())
            .map_or((language, &EMPTY), |(found, text)| (*found, text))
    }
}
