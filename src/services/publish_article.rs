//! The follow-up article goes public and, once and ten minutes later, by mail to those who asked for
//! it.

use crate::domain::article::Article;
use crate::services::{Actor, Context, Error, Result, keep_version, mail_article};
use crate::store::audit::{self, Entry};
use crate::store::{Tx, articles, departments, events};

/// A published article and how many letters were stored for it.
#[derive(Debug, Clone)]
pub struct Published {
    pub article: Article,
    pub letters: usize,
}

/// Publishing twice is the same as once: nobody gets a second letter.
///
/// # Errors
/// [`Error::NotOverYet`] when the article's event has not ended, [`Error::Stale`],
/// [`Error::Forbidden`], [`Error::NotFound`].
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    slug: &str,
    version: i32,
) -> Result<Published> {
    actor.may_write_articles()?;
    let article = articles::find(tx, actor.department_id, slug)?.ok_or(Error::NotFound)?;
    if article.published_at.is_some() {
        return Ok(Published {
            article,
            letters: 0,
        });
    }
    if article.version != version {
        return Err(Error::Stale);
    }
    let event = match article.event_id {
        Some(id) => Some(events::find_by_id(tx, id)?.ok_or(Error::NotFound)?),
        None => None,
    };
    if event
        .as_ref()
        .is_some_and(|event| !event.is_over(context.now))
    {
        return Err(Error::NotOverYet);
    }
    articles::set_published(tx, article.id, context.now)?;
    departments::bump_revision(tx, actor.department_id, context.now)?;
    let by = (Some(actor), "article.published");
    keep_version::article(tx, context, article.id, by)?;
    let letters = match &event {
        Some(event) => mail_article::store(tx, context, &article, event)?.letters,
        None => 0,
    };
    let entry = Entry::by(
        context.now,
        actor.department_id,
        actor.staff_id,
        "article.published",
        "article",
        article.id.0,
    );
    audit::append(tx, &entry.detail("letters", &letters.to_string()))?;
    let article = articles::find(tx, actor.department_id, slug)?.ok_or(Error::NotFound)?;
    Ok(Published { article, letters })
}
