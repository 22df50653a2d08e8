//! A published article goes by mail to those who asked for it, once for each address, after the time
//! in which it can be taken back. What was taken back can be mailed later; what left cannot be mailed
//! twice.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::article::Article;
use crate::domain::event::Event;
use crate::domain::mail_log::{leaves_at, next_key};
use crate::domain::notice::{Kind, Payload};
use crate::domain::outbox::State;
use crate::domain::rsvp::Rsvp;
use crate::services::notify::{self, Notice, Recipient};
use crate::services::unsubscribe::{EVERY_LIST, List};
use crate::services::{Actor, Context, Error, Result};
use crate::store::audit::{self, Entry};
use crate::store::mail_log::OfMany;
use crate::store::{Tx, articles, departments, events, mail_log, rsvps, suppressions};

/// Somebody who gets the article when it is mailed now.
#[derive(Debug)]
pub struct Reader {
    rsvp: Rsvp,
    to: Recipient,
    key: String,
}

/// Who asked for the article of this event and has not got it, nor said stop.
///
/// # Errors
/// What the store says.
pub fn readers(
    tx: &mut Tx<'_>,
    context: &Context,
    article: &Article,
    event: &Event,
) -> Result<Vec<Reader>> {
    let stored = stored(tx, article)?;
    let asked: Vec<(Rsvp, Recipient)> = rsvps::list_wanting_article(tx, event.id)?
        .into_iter()
        .filter_map(|rsvp| Recipient::of(&rsvp).map(|to| (rsvp, to)))
        .collect();
    let hashes: Vec<String> = asked.iter().map(|(_, to)| to.hash.clone()).collect();
    let scopes = [
        "all".to_owned(),
        EVERY_LIST.to_owned(),
        List::Articles.scope(article.department_id),
    ];
    let stopped = suppressions::list_suppressed(tx, &hashes, &scopes, context.now)?;
    let reader = |(rsvp, to): (Rsvp, Recipient)| {
        let key = match stored.get(&to.hash) {
            None => format!("article_published:{}:{}", article.public_id, to.hash),
            Some(before) if before.iter().all(may_follow) => next_key(&before.last()?.dedup_key),
            Some(_) => return None,
        };
        (!stopped.contains(&to.hash)).then_some(Reader { rsvp, to, key })
    };
    Ok(asked.into_iter().filter_map(reader).collect())
}

/// The messages of an article by the keyed hash of their address.
fn stored(tx: &mut Tx<'_>, article: &Article) -> Result<BTreeMap<String, Vec<OfMany>>> {
    let mut by_address: BTreeMap<String, Vec<OfMany>> = BTreeMap::new();
    for message in mail_log::list_of_article(tx, article.id)? {
        let hash = message.recipient_hash.clone();
        by_address.entry(hash).or_default().push(message);
    }
    Ok(by_address)
}

/// Whether a message certainly did not arrive, and nobody decided that it never should. One that was
/// taken back after a restore may have left before it.
fn may_follow(message: &OfMany) -> bool {
    message.is_taken_back || message.state == State::Expired
}

/// How many letters were stored, and when they leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mailing {
    pub letters: usize,
    pub leaves_at: DateTime<Utc>,
}

/// Stores one letter for each reader; part of publishing, too.
///
/// # Errors
/// What the store says.
pub fn store(
    tx: &mut Tx<'_>,
    context: &Context,
    article: &Article,
    event: &Event,
) -> Result<Mailing> {
    let department = departments::find(tx, article.department_id)?.ok_or(Error::NotFound)?;
    let not_before = leaves_at(Kind::ArticlePublished, context.now, department.zone);
    let mut letters = 0;
    for reader in readers(tx, context, article, event)? {
        let notice = Notice {
            kind: Kind::ArticlePublished,
            department_id: department.id,
            event: Some(event),
            rsvp: Some(&reader.rsvp),
            article_id: Some(article.id),
            dedup_key: reader.key,
            payload: Payload::default(),
            not_before: Some(not_before),
            deadline: Some(not_before + TimeDelta::hours(72)),
        };
        letters += usize::from(notify::run(tx, context, reader.to, notice)?);
    }
    Ok(Mailing {
        letters,
        leaves_at: not_before,
    })
}

/// Mails an article that is published already to those who have not got it.
///
/// # Errors
/// [`Error::NotFound`] for a draft or an article about no event, [`Error::Forbidden`].
pub fn run(tx: &mut Tx<'_>, context: &Context, actor: &Actor, slug: &str) -> Result<Mailing> {
    actor.may_write_articles()?;
    let article = articles::find(tx, actor.department_id, slug)?.ok_or(Error::NotFound)?;
    let event = article.event_id.ok_or(Error::NotFound)?;
    if article.published_at.is_none() {
        return Err(Error::NotFound);
    }
    events::lock(tx, event)?;
    let event = events::find_by_id(tx, event)?.ok_or(Error::NotFound)?;
    let mailing = store(tx, context, &article, &event)?;
    if mailing.letters > 0 {
        let entry = Entry::by(
            context.now,
            actor.department_id,
            actor.staff_id,
            "article.mailed",
            "article",
            article.id.0,
        );
        audit::append(tx, &entry.detail("letters", &mailing.letters.to_string()))?;
    }
    Ok(mailing)
}
