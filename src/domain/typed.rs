//! Words that staff typed into a form and have not saved: which forms they are kept of, and how
//! long.

use std::fmt;

use crate::domain::ids::{ArticleId, EventId};

/// Days after which unsaved words are deleted.
pub const KEEP_DAYS: i64 = 14;

/// A form of which unsaved words are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    NewEvent,
    Event(EventId),
    NewArticle,
    Article(ArticleId),
}

/// The word in the database.
impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NewEvent => f.write_str("new-event"),
            Self::Event(id) => write!(f, "event:{}", id.0),
            Self::NewArticle => f.write_str("new-article"),
            Self::Article(id) => write!(f, "article:{}", id.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_has_a_word_of_its_own() {
        let words = [
            Form::NewEvent,
            Form::Event(EventId(1)),
            Form::Event(EventId(11)),
            Form::NewArticle,
            Form::Article(ArticleId(1)),
        ]
        .map(|form| form.to_string());
        let mut distinct = words.to_vec();
        distinct.sort();
        distinct.dedup();
        assert_eq!(distinct.len(), words.len(), "{words:?}");
    }
}
