//! Letters to many that have not left yet: which there are, and taking one back. What has left cannot
//! be taken back, and the answer says how many those are.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::domain::ids::{ArticleId, EventId};
use crate::domain::mail_log::{TIME_TO_THINK, leaves_at, letter_of};
use crate::domain::notice::Kind;
use crate::domain::outbox::State;
use crate::services::read_mail_log::{self, About};
use crate::services::{Actor, Context, Error, Result};
use crate::store::audit::{self, Entry};
use crate::store::mail_log::{OfMany, Scope};
use crate::store::{Tx, articles, departments, events, mail_log};

/// Which letter to many.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Letter {
    Article(ArticleId),
    /// A letter to everybody who is coming: its event, and what its form carried.
    Event(EventId, String),
}

impl Letter {
    fn of(message: &OfMany) -> Option<Self> {
        match message.kind {
            Kind::ArticlePublished => Some(Self::Article(message.article_id?)),
            Kind::EventLetter => {
                let letter = letter_of(&message.dedup_key).to_owned();
                Some(Self::Event(message.event_id?, letter))
            }
            _ => None,
        }
    }
}

/// A letter to many that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    pub letter: Letter,
    pub letters: u32,
    /// When the first of them leaves.
    pub leaves_at: DateTime<Utc>,
}

/// The letters to many that wait, of the department or of one event.
///
/// # Errors
/// What the store says.
pub fn waiting(tx: &mut Tx<'_>, actor: &Actor, event: Option<EventId>) -> Result<Vec<Waiting>> {
    let mut kinds = Vec::new();
    if actor.role.may_run_events() {
        kinds.push(Kind::EventLetter);
    }
    if actor.role.may_write_articles() {
        kinds.push(Kind::ArticlePublished);
    }
    let scope = Scope {
        department: actor.department_id,
        event,
        kinds,
    };
    let mut found: BTreeMap<Letter, Waiting> = BTreeMap::new();
    for message in mail_log::list_waiting(tx, &scope)? {
        let Some(letter) = Letter::of(&message) else {
            continue;
        };
        let waiting = found.entry(letter.clone()).or_insert(Waiting {
            letter,
            letters: 0,
            leaves_at: message.not_before,
        });
        waiting.letters += 1;
        waiting.leaves_at = waiting.leaves_at.min(message.not_before);
    }
    Ok(found.into_values().collect())
}

/// The letters to many about an event that wait, with what they are about.
///
/// # Errors
/// [`Error::NotFound`] for an event of another department.
pub fn about_event(
    tx: &mut Tx<'_>,
    actor: &Actor,
    slug: &str,
) -> Result<Vec<(Waiting, Option<About>)>> {
    let event = events::find(tx, actor.department_id, slug)?.ok_or(Error::NotFound)?;
    let waiting = waiting(tx, actor, Some(event.id))?;
    read_mail_log::named(tx, waiting)
}

/// The messages of one article that wait.
///
/// # Errors
/// What the store says.
pub fn waiting_of_article(
    tx: &mut Tx<'_>,
    actor: &Actor,
    article: ArticleId,
) -> Result<Option<Waiting>> {
    let all = waiting(tx, actor, None)?;
    let this = Letter::Article(article);
    Ok(all.into_iter().find(|waiting| waiting.letter == this))
}

/// When a letter of this kind would leave that is sent now, for the page that asks.
///
/// # Errors
/// [`Error::NotFound`] when the department is gone.
pub fn would_leave_at(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    kind: Kind,
) -> Result<DateTime<Utc>> {
    let department = departments::find(tx, actor.department_id)?.ok_or(Error::NotFound)?;
    Ok(match kind {
        Kind::ArticlePublished => leaves_at(kind, context.now, department.zone),
        _ => context.now + TIME_TO_THINK,
    })
}

/// What became of a letter that was taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TakenBack {
    pub taken_back: usize,
    /// Those that had left, are leaving at this instant, or perhaps left.
    pub gone: usize,
}

/// Takes back a letter to everybody who is coming. Doing it twice is the same as once.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::NotFound`] for a letter that never was.
pub fn of_event(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    (slug, letter): (&str, &str),
) -> Result<TakenBack> {
    actor.may_run_events()?;
    let event = events::find(tx, actor.department_id, slug)?.ok_or(Error::NotFound)?;
    let mut all = mail_log::list_letters(tx, event.id)?;
    all.retain(|message| letter_of(&message.dedup_key) == letter);
    let about = ("event.letter_taken_back", "event", event.id.0);
    take_back(tx, context, actor, &all, about)
}

/// Takes back the mailing of an article, which stays published.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::NotFound`] for an article that was never mailed.
pub fn of_article(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    slug: &str,
) -> Result<TakenBack> {
    actor.may_write_articles()?;
    let article = articles::find(tx, actor.department_id, slug)?.ok_or(Error::NotFound)?;
    let all = mail_log::list_of_article(tx, article.id)?;
    let about = ("article.mail_taken_back", "article", article.id.0);
    take_back(tx, context, actor, &all, about)
}

fn take_back(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    all: &[OfMany],
    (action, subject, id): (&'static str, &'static str, i64),
) -> Result<TakenBack> {
    if all.is_empty() {
        return Err(Error::NotFound);
    }
    let ids: Vec<_> = all.iter().map(|message| message.id).collect();
    let taken_back = mail_log::take_back(tx, &ids, context.now)?;
    // Counted afterwards: a worker may have taken one up in between.
    let before = all.iter().filter(|message| is_gone(message.state)).count();
    let waited = all.iter().filter(|message| message.state == State::Ready);
    let gone = before + waited.count().saturating_sub(taken_back);
    if taken_back > 0 {
        let (department, staff) = (actor.department_id, actor.staff_id);
        let entry = Entry::by(context.now, department, staff, action, subject, id);
        audit::append(tx, &entry.detail("letters", &taken_back.to_string()))?;
    }
    Ok(TakenBack { taken_back, gone })
}

fn is_gone(state: State) -> bool {
    matches!(state, State::Sent | State::Leased | State::Uncertain)
}
