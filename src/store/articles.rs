//! Follow-up articles.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::Tx;
use super::error::StoreResult;
use super::schema::{article_texts, articles::dsl};
use super::types::{Row, instant, one, stamp};
use crate::domain::article::{Article, ArticleText, NewArticle};
use crate::domain::ids::{ArticleId, DepartmentId, EventId};
use crate::domain::language::Language;

#[derive(Queryable)]
struct Record {
    id: i64,
    public_id: String,
    department_id: i64,
    slug: String,
    event_id: Option<i64>,
    _state: String,
    byline: String,
    version: i32,
    published_at: Option<NaiveDateTime>,
    created_at: NaiveDateTime,
    updated_at: NaiveDateTime,
}

type Texts = BTreeMap<Language, ArticleText>;

fn assemble(tx: &mut Tx<'_>, records: Vec<Record>) -> StoreResult<Vec<Article>> {
    let ids: Vec<i64> = records.iter().map(|record| record.id).collect();
    let rows: Vec<(i64, String, String, String)> = article_texts::table
        .filter(article_texts::article_id.eq_any(ids))
        .load(tx.conn)?;
    let mut texts: HashMap<i64, Texts> = HashMap::new();
    for (article, language, title, body) in rows {
        let language = Row {
            table: "article_texts",
            id: article,
        }
        .language(&language)?;
        texts
            .entry(article)
            .or_default()
            .insert(language, ArticleText { title, body });
    }
    records
        .into_iter()
        .map(|record| {
            let row = Row {
                table: "articles",
                id: record.id,
            };
            Ok(Article {
                id: ArticleId(record.id),
                public_id: row.public_id(&record.public_id)?,
                department_id: DepartmentId(record.department_id),
                slug: row.slug(&record.slug)?,
                event_id: record.event_id.map(EventId),
                byline: record.byline,
                version: record.version,
                published_at: record.published_at.map(instant),
                created_at: instant(record.created_at),
                updated_at: instant(record.updated_at),
                texts: texts.remove(&record.id).unwrap_or_default(),
            })
        })
        .collect()
}

/// Stores a draft.
///
/// # Errors
/// [`StoreError::Unique`](super::StoreError::Unique) when the slug is taken.
pub fn insert(tx: &mut Tx<'_>, new: &NewArticle) -> StoreResult<Article> {
    let record: Record = diesel::insert_into(dsl::articles)
        .values((
            dsl::public_id.eq(new.public_id.as_str()),
            dsl::department_id.eq(new.department_id.0),
            dsl::slug.eq(new.slug.as_str()),
            dsl::event_id.eq(new.event_id.map(|event| event.0)),
            dsl::state.eq("draft"),
            dsl::byline.eq(&new.byline),
            dsl::created_at.eq(stamp(new.created_at)),
            dsl::updated_at.eq(stamp(new.created_at)),
        ))
        .get_result(tx.conn)?;
    replace_texts(tx, record.id, &new.texts)?;
    one_of(tx, vec![record])
}

fn one_of(tx: &mut Tx<'_>, records: Vec<Record>) -> StoreResult<Article> {
    let actual = records.len();
    let found = assemble(tx, records)?.pop();
    found.ok_or(super::StoreError::RowsAffected {
        expected: 1,
        actual,
    })
}

fn replace_texts(tx: &mut Tx<'_>, id: i64, texts: &Texts) -> StoreResult<()> {
    diesel::delete(article_texts::table.filter(article_texts::article_id.eq(id)))
        .execute(tx.conn)?;
    for (language, text) in texts {
        diesel::insert_into(article_texts::table)
            .values((
                article_texts::article_id.eq(id),
                article_texts::language.eq(language.tag()),
                article_texts::title.eq(&text.title),
                article_texts::body.eq(&text.body),
            ))
            .execute(tx.conn)?;
    }
    Ok(())
}

/// Writes over the version the editor was opened with; `false` when it is not the current one.
///
/// # Errors
/// What the database says.
pub fn update(
    tx: &mut Tx<'_>,
    (id, version): (ArticleId, i32),
    event: Option<EventId>,
    byline: &str,
    texts: &Texts,
    now: DateTime<Utc>,
) -> StoreResult<bool> {
    let current = dsl::articles.filter(dsl::id.eq(id.0).and(dsl::version.eq(version)));
    let changed = diesel::update(current)
        .set((
            dsl::event_id.eq(event.map(|event| event.0)),
            dsl::byline.eq(byline),
            dsl::version.eq(dsl::version + 1),
            dsl::updated_at.eq(stamp(now)),
        ))
        .execute(tx.conn)?;
    if changed == 1 {
        replace_texts(tx, id.0, texts)?;
    }
    Ok(changed == 1)
}

/// # Errors
/// When there is no such article.
pub fn set_published(tx: &mut Tx<'_>, id: ArticleId, at: DateTime<Utc>) -> StoreResult<()> {
    let changed = diesel::update(dsl::articles.find(id.0))
        .set((
            dsl::state.eq("published"),
            dsl::published_at.eq(Some(stamp(at))),
            dsl::version.eq(dsl::version + 1),
            dsl::updated_at.eq(stamp(at)),
        ))
        .execute(tx.conn)?;
    one(changed)
}

/// # Errors
/// What the database says.
pub fn find(tx: &mut Tx<'_>, department: DepartmentId, slug: &str) -> StoreResult<Option<Article>> {
    let records: Vec<Record> = dsl::articles
        .filter(dsl::department_id.eq(department.0).and(dsl::slug.eq(slug)))
        .load(tx.conn)?;
    Ok(assemble(tx, records)?.pop())
}

/// # Errors
/// What the database says.
pub fn find_by_id(tx: &mut Tx<'_>, id: ArticleId) -> StoreResult<Option<Article>> {
    let records: Vec<Record> = dsl::articles.filter(dsl::id.eq(id.0)).load(tx.conn)?;
    Ok(assemble(tx, records)?.pop())
}

/// The newest article about an event, published or not.
///
/// # Errors
/// What the database says.
pub fn find_of_event(tx: &mut Tx<'_>, event: EventId) -> StoreResult<Option<Article>> {
    let records: Vec<Record> = dsl::articles
        .filter(dsl::event_id.eq(event.0))
        .order(dsl::id.desc())
        .limit(1)
        .load(tx.conn)?;
    Ok(assemble(tx, records)?.pop())
}

/// The newest published article about an event.
///
/// # Errors
/// What the database says.
pub fn find_published_of_event(tx: &mut Tx<'_>, event: EventId) -> StoreResult<Option<Article>> {
    let records: Vec<Record> = dsl::articles
        .filter(
            dsl::event_id
                .eq(event.0)
                .and(dsl::published_at.is_not_null()),
        )
        .order((dsl::published_at.desc(), dsl::id.desc()))
        .limit(1)
        .load(tx.conn)?;
    Ok(assemble(tx, records)?.pop())
}

/// Published articles, newest first.
///
/// # Errors
/// What the database says.
pub fn list_published(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    limit: i64,
) -> StoreResult<Vec<Article>> {
    let records: Vec<Record> = dsl::articles
        .filter(
            dsl::department_id
                .eq(department.0)
                .and(dsl::published_at.is_not_null()),
        )
        .order((dsl::published_at.desc(), dsl::id.desc()))
        .limit(limit)
        .load(tx.conn)?;
    assemble(tx, records)
}

/// Every article, newest first.
///
/// # Errors
/// What the database says.
pub fn list_all(tx: &mut Tx<'_>, department: DepartmentId) -> StoreResult<Vec<Article>> {
    let records: Vec<Record> = dsl::articles
        .filter(dsl::department_id.eq(department.0))
        .order(dsl::id.desc())
        .load(tx.conn)?;
    assemble(tx, records)
}

/// The slug of the newest article about each of these events that has one.
///
/// # Errors
/// What the database says.
pub fn slugs_of_events(
    tx: &mut Tx<'_>,
    events: &[EventId],
) -> StoreResult<BTreeMap<EventId, String>> {
    let ids: Vec<i64> = events.iter().map(|event| event.0).collect();
    let rows: Vec<(Option<i64>, String)> = dsl::articles
        .filter(dsl::event_id.eq_any(ids))
        .order(dsl::id)
        .select((dsl::event_id, dsl::slug))
        .load(tx.conn)?;
    let known = |(event, slug): (Option<i64>, String)| Some((EventId(event?), slug));
    Ok(rows.into_iter().filter_map(known).collect())
}

/// The published articles just before and just after this one, by time of publication; of two at
/// the same second the one stored later is the later one.
///
/// # Errors
/// What the database says.
pub fn neighbours(
    tx: &mut Tx<'_>,
    article: &Article,
) -> StoreResult<(Option<Article>, Option<Article>)> {
    let Some(at) = article.published_at.map(stamp) else {
        return Ok((None, None));
    };
    let (here, id) = (article.department_id.0, article.id.0);
    let older: Vec<Record> = dsl::articles
        .filter(dsl::department_id.eq(here))
        .filter(
            dsl::published_at
                .lt(at)
                .or(dsl::published_at.eq(at).and(dsl::id.lt(id))),
        )
        .order((dsl::published_at.desc(), dsl::id.desc()))
        .limit(1)
        .load(tx.conn)?;
    let newer: Vec<Record> = dsl::articles
        .filter(dsl::department_id.eq(here))
        .filter(
            dsl::published_at
                .gt(at)
                .or(dsl::published_at.eq(at).and(dsl::id.gt(id))),
        )
        .order((dsl::published_at.asc(), dsl::id.asc()))
        .limit(1)
        .load(tx.conn)?;
    Ok((assemble(tx, older)?.pop(), assemble(tx, newer)?.pop()))
}
