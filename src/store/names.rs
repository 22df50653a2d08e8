//! What things are called, for lists that name many of them, such as the log.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::db::Tx;
use super::error::StoreResult;
use super::schema::{article_texts, articles, event_texts, events, officers, venues};
use crate::domain::language::Language;

/// A thing's slug, and what it is called: in each language it has a title in, or in none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Name {
    pub slug: String,
    pub titles: BTreeMap<Language, String>,
    /// A name that is the same in every language: of a place, of a person.
    pub plain: String,
}

impl Name {
    /// The title in this language, or in another one, or the plain name.
    #[must_use]
    pub fn title(&self, language: Language) -> &str {
        let titled = self.titles.get(&language);
        titled
            .or_else(|| self.titles.values().next())
            .unwrap_or(&self.plain)
    }
}

type Titled = (i64, String, String, String);

fn by_language(rows: Vec<Titled>) -> BTreeMap<i64, Name> {
    let mut names: BTreeMap<i64, Name> = BTreeMap::new();
    for (id, slug, language, title) in rows {
        let name = names.entry(id).or_default();
        name.slug = slug;
        if let Some(language) = Language::parse(&language) {
            name.titles.insert(language, title);
        }
    }
    names
}

/// Events by row id.
///
/// # Errors
/// What the database says.
pub fn of_events(tx: &mut Tx<'_>, ids: &[i64]) -> StoreResult<BTreeMap<i64, Name>> {
    let rows: Vec<Titled> = events::table
        .inner_join(event_texts::table.on(event_texts::event_id.eq(events::id)))
        .filter(events::id.eq_any(ids.to_vec()))
        .select((
            events::id,
            events::slug,
            event_texts::language,
            event_texts::title,
        ))
        .load(tx.conn)?;
    Ok(by_language(rows))
}

/// Articles by row id.
///
/// # Errors
/// What the database says.
pub fn of_articles(tx: &mut Tx<'_>, ids: &[i64]) -> StoreResult<BTreeMap<i64, Name>> {
    let rows: Vec<Titled> = articles::table
        .inner_join(article_texts::table.on(article_texts::article_id.eq(articles::id)))
        .filter(articles::id.eq_any(ids.to_vec()))
        .select((
            articles::id,
            articles::slug,
            article_texts::language,
            article_texts::title,
        ))
        .load(tx.conn)?;
    Ok(by_language(rows))
}

fn plain(id: i64, slug: String, name: &str) -> (i64, Name) {
    let name = Name {
        slug,
        plain: name.trim().to_owned(),
        ..Name::default()
    };
    (id, name)
}

/// Venues by row id.
///
/// # Errors
/// What the database says.
pub fn of_venues(tx: &mut Tx<'_>, ids: &[i64]) -> StoreResult<BTreeMap<i64, Name>> {
    let rows: Vec<(i64, String, String)> = venues::table
        .filter(venues::id.eq_any(ids.to_vec()))
        .select((venues::id, venues::slug, venues::name))
        .load(tx.conn)?;
    let read = |(id, slug, name): (i64, String, String)| plain(id, slug, &name);
    Ok(rows.into_iter().map(read).collect())
}

/// Officers by row id, with their whole names: for staff only.
///
/// # Errors
/// What the database says.
pub fn of_officers(tx: &mut Tx<'_>, ids: &[i64]) -> StoreResult<BTreeMap<i64, Name>> {
    let rows: Vec<(i64, String, String, String)> = officers::table
        .filter(officers::id.eq_any(ids.to_vec()))
        .select((
            officers::id,
            officers::slug,
            officers::given_name,
            officers::family_name,
        ))
        .load(tx.conn)?;
    let read = |(id, slug, given, family): (i64, String, String, String)| {
        plain(id, slug, &format!("{given} {family}"))
    };
    Ok(rows.into_iter().map(read).collect())
}
