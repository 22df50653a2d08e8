//! A follow-up article.

use std::collections::BTreeMap;

use crate::domain::article::ArticleText;
use crate::domain::language::Language;
use crate::services::write_article::Manuscript;
use crate::web::forms::Reader;

/// Longest title and body, in characters.
pub const TITLE: usize = 160;
pub const BODY: usize = 20_000;

/// Reads the fields; the department's first language has to be there, the others may be empty.
pub fn read(reader: &mut Reader<'_>, languages: &[Language]) -> Manuscript {
    let mut texts = BTreeMap::new();
    for (at, language) in languages.iter().enumerate() {
        let (title_field, body_field) = (format!("title_{language}"), format!("body_{language}"));
        let body = reader.optional_prose(&body_field, BODY);
        let needed = at == 0 || !body.is_empty() || !reader.fields.get(&title_field).is_empty();
        if !needed {
            continue;
        }
        let title = reader.line(&title_field, TITLE, "staff-error-article-title");
        if body.is_empty() && reader.view.error(&body_field).is_empty() {
            let sentence = reader.words.t("staff-error-article-body");
            reader.refuse(&body_field, sentence);
        }
        texts.insert(*language, ArticleText { title, body });
    }
    let event = reader.fields.get("event").to_owned();
    Manuscript {
        event_slug: (!event.is_empty()).then_some(event),
        byline: reader.line("byline", 120, "staff-error-byline"),
        texts,
    }
}
