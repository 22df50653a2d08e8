//! Staff write a follow-up article or change one.

use std::collections::BTreeMap;

use crate::domain::article::{Article, ArticleText, NewArticle};
use crate::domain::event::Event;
use crate::domain::ids::DepartmentId;
use crate::domain::language::Language;
use crate::domain::slug::Slug;
use crate::services::{Actor, Context, Error, Result, keep_version};
use crate::store::audit::{self, Entry};
use crate::store::{Tx, articles, departments, events};

/// What staff typed.
#[derive(Debug, Clone)]
pub struct Manuscript {
    pub event_slug: Option<String>,
    pub byline: String,
    pub texts: BTreeMap<Language, ArticleText>,
}

/// Stores a new draft.
///
/// # Errors
/// [`Error::Forbidden`], [`Error::NotFound`] for an event of another department.
pub fn create(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    manuscript: Manuscript,
) -> Result<Article> {
    actor.may_write_articles()?;
    let event = event_of(tx, actor, &manuscript)?;
    let slug = free_slug(tx, actor.department_id, &manuscript)?;
    let new = NewArticle {
        public_id: context.vault.public_id(),
        department_id: actor.department_id,
        slug,
        event_id: event.map(|event| event.id),
        byline: manuscript.byline,
        texts: manuscript.texts,
        created_at: context.now,
    };
    let article = articles::insert(tx, &new)?;
    log(tx, context, actor, "article.created", &article)?;
    Ok(article)
}

/// Changes an article; `version` is the one the editor was opened with.
///
/// # Errors
/// [`Error::Stale`] when somebody saved in between, [`Error::Forbidden`], [`Error::NotFound`].
pub fn update(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    (slug, version): (&str, i32),
    manuscript: &Manuscript,
) -> Result<Article> {
    actor.may_write_articles()?;
    let article = articles::find(tx, actor.department_id, slug)?.ok_or(Error::NotFound)?;
    let event = event_of(tx, actor, manuscript)?;
    let event_id = event.map(|event| event.id);
    let saved = articles::update(
        tx,
        (article.id, version),
        event_id,
        &manuscript.byline,
        &manuscript.texts,
        context.now,
    )?;
    if !saved {
        return Err(Error::Stale);
    }
    if article.published_at.is_some() {
        departments::bump_revision(tx, actor.department_id, context.now)?;
        let by = (Some(actor), "article.edited");
        keep_version::article(tx, context, article.id, by)?;
    }
    log(tx, context, actor, "article.edited", &article)?;
    articles::find(tx, actor.department_id, slug)?.ok_or(Error::NotFound)
}

fn event_of(tx: &mut Tx<'_>, actor: &Actor, manuscript: &Manuscript) -> Result<Option<Event>> {
    let Some(slug) = &manuscript.event_slug else {
        return Ok(None);
    };
    let event = events::find(tx, actor.department_id, slug)?.ok_or(Error::NotFound)?;
    Ok(Some(event))
}

fn free_slug(tx: &mut Tx<'_>, department: DepartmentId, manuscript: &Manuscript) -> Result<Slug> {
    let title = manuscript
        .texts
        .get(&Language::En)
        .or_else(|| manuscript.texts.values().next());
    let base = Slug::from_title(title.map_or("story", |text| text.title.as_str()), "story");
    let mut slug = base.clone();
    let mut number = 1;
    while articles::find(tx, department, slug.as_str())?.is_some() {
        number += 1;
        slug = base.numbered(number);
    }
    Ok(slug)
}

fn log(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    action: &'static str,
    article: &Article,
) -> Result<()> {
    let entry = Entry::by(
        context.now,
        actor.department_id,
        actor.staff_id,
        action,
        "article",
        article.id.0,
    );
    Ok(audit::append(tx, &entry)?)
}
