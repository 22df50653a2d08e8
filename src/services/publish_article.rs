//! The follow-up article goes public and, once, by mail to those who asked for it.

use chrono::TimeDelta;

use crate::domain::article::Article;
use crate::domain::ids::EventId;
use crate::domain::notice::{Kind, Payload};
use crate::domain::reminder::after_quiet_hours;
use crate::services::notify::{self, Notice, Recipient};
use crate::services::{Actor, Context, Error, Result};
use crate::store::audit::{self, Entry};
use crate::store::{Tx, articles, departments, events, rsvps};

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
    if let Some(id) = article.event_id {
        let event = events::find_by_id(tx, id)?.ok_or(Error::NotFound)?;
        if !event.is_over(context.now) {
            return Err(Error::NotOverYet);
        }
    }
    articles::set_published(tx, article.id, context.now)?;
    departments::bump_revision(tx, actor.department_id, context.now)?;
    let letters = match article.event_id {
        Some(event) => mail(tx, context, actor, &article, event)?,
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

fn mail(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    article: &Article,
    event: EventId,
) -> Result<usize> {
    let department = departments::find(tx, actor.department_id)?.ok_or(Error::NotFound)?;
    let event = events::find_by_id(tx, event)?.ok_or(Error::NotFound)?;
    let not_before = after_quiet_hours(context.now, department.zone);
    let mut letters = 0;
    for rsvp in rsvps::list_wanting_article(tx, event.id)? {
        let Some(to) = Recipient::of(&rsvp) else {
            continue;
        };
        let notice = Notice {
            kind: Kind::ArticlePublished,
            department_id: department.id,
            event: Some(&event),
            rsvp: Some(&rsvp),
            article_id: Some(article.id),
            dedup_key: format!("article_published:{}:{}", article.public_id, to.hash),
            payload: Payload::default(),
            not_before: Some(not_before),
            deadline: Some(not_before + TimeDelta::hours(72)),
        };
        letters += usize::from(notify::run(tx, context, to, notice)?);
    }
    Ok(letters)
}
