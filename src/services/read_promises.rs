//! What was promised: for staff with who sees to it, for residents as "You said, we did".

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::article::Article;
use crate::domain::event::{Event, State as EventState};
use crate::domain::ids::{EventId, PromiseId};
use crate::domain::promise::{self, Owner, Promise};
use crate::domain::topic::Topic;
use crate::domain::zone;
use crate::services::ports::Purpose;
use crate::services::{Actor, Context, Error, Result};
use crate::store::{Tx, articles, close_outs, departments, events, officers, promises};

/// How many settled ones staff see.
const SETTLED: i64 = 50;

/// A promise with where it was made and who sees to it.
#[derive(Debug, Clone)]
pub struct Line {
    pub promise: Promise,
    pub event: Event,
    /// Empty when the name is not kept any more.
    pub owner: String,
}

/// A department's promises.
#[derive(Debug, Clone)]
pub struct Listing {
    /// The department's day.
    pub today: NaiveDate,
    /// The earliest due first.
    pub open: Vec<Line>,
    /// The latest first.
    pub settled: Vec<Line>,
}

/// # Errors
/// [`Error::Forbidden`].
pub fn run(tx: &mut Tx<'_>, context: &Context, actor: &Actor) -> Result<Listing> {
    actor.may_read_promises()?;
    let open = promises::list_open(tx, actor.department_id)?;
    let settled = promises::list_settled(tx, actor.department_id, SETTLED)?;
    Ok(Listing {
        today: today(tx, context, actor)?,
        open: lines(tx, context, actor, open)?,
        settled: lines(tx, context, actor, settled)?,
    })
}

/// One of them.
///
/// # Errors
/// [`Error::Forbidden`], [`Error::NotFound`].
pub fn one(tx: &mut Tx<'_>, context: &Context, actor: &Actor, id: PromiseId) -> Result<Line> {
    actor.may_read_promises()?;
    let found = promises::find(tx, actor.department_id, id)?.ok_or(Error::NotFound)?;
    let line = lines(tx, context, actor, vec![found])?.pop();
    line.ok_or(Error::NotFound)
}

/// The department's day.
///
/// # Errors
/// [`Error::NotFound`] when there is no such department.
pub fn today(tx: &mut Tx<'_>, context: &Context, actor: &Actor) -> Result<NaiveDate> {
    let department = departments::find(tx, actor.department_id)?.ok_or(Error::NotFound)?;
    Ok(zone::local(context.now, department.zone).date())
}

fn lines(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    found: Vec<Promise>,
) -> Result<Vec<Line>> {
    let ids: Vec<EventId> = found.iter().map(|one| one.event_id).collect();
    let all = events::list_by_ids(tx, &ids)?;
    let all: BTreeMap<EventId, Event> = all.into_iter().map(|one| (one.id, one)).collect();
    let owners = found.iter().filter_map(|one| match one.wording.owner {
        Owner::Staff(id) => Some(id),
        _ => None,
    });
    let owners: Vec<_> = owners.collect();
    let staff = promises::list_staff_names(tx, &owners)?;
    let officers = officers::list(tx, actor.department_id)?;
    let owner = |of: &Owner| match of {
        Owner::Staff(id) => staff.get(id).cloned(),
        Owner::Officer(id) => {
            let known = officers.iter().find(|officer| officer.id == *id);
            known.map(|officer| officer.facts.full_name())
        }
        Owner::Other(sealed) => {
            let plain = context.vault.open(Purpose::Name, sealed);
            plain.and_then(|plain| String::from_utf8(plain).ok())
        }
        Owner::Forgotten => None,
    };
    let line = |promise: Promise| {
        Some(Line {
            event: all.get(&promise.event_id)?.clone(),
            owner: owner(&promise.wording.owner).unwrap_or_default(),
            promise,
        })
    };
    Ok(found.into_iter().filter_map(line).collect())
}

/// What residents are told of one event: what came up, and the public promises.
#[derive(Debug, Clone)]
pub struct Told {
    pub event: Event,
    pub topics: Vec<Topic>,
    /// Never empty.
    pub promises: Vec<Promise>,
}

/// `None` while nothing was promised in public, or the event is not closed out.
///
/// # Errors
/// What the store says.
pub fn of_event(tx: &mut Tx<'_>, event: &Event) -> Result<Option<Told>> {
    if event.state != EventState::Closed {
        return Ok(None);
    }
    let mut promises = promises::list_of_event(tx, event.id)?;
    promises.retain(|one| one.wording.is_public);
    if promises.is_empty() {
        return Ok(None);
    }
    Ok(Some(Told {
        event: event.clone(),
        topics: close_outs::list_topics(tx, &[event.id])?,
        promises,
    }))
}

/// What stands under an article: its own event's promises, and those of events before it that no
/// article has told; `previous` is the published article before it.
///
/// # Errors
/// What the store says.
pub fn of_article(
    tx: &mut Tx<'_>,
    article: &Article,
    previous: Option<&Article>,
) -> Result<Vec<Told>> {
    let Some(published) = article.published_at else {
        return Ok(Vec::new());
    };
    let before = previous.and_then(|article| article.published_at);
    let mut ids =
        promises::list_events_that_promised(tx, article.department_id, (before, published))?;
    ids.extend(article.event_id.filter(|own| !ids.contains(own)));
    let mut told = Vec::new();
    for event in events::list_by_ids(tx, &ids)? {
        let is_about = article.event_id == Some(event.id);
        let has_own = articles::find_published_of_event(tx, event.id)?.is_some();
        let ended = event.times.ends_at;
        if promise::is_told_in((is_about, has_own), ended, published, before) {
            told.extend(of_event(tx, &event)?);
        }
    }
    told.sort_by_key(|one| (one.event.times.starts_at, one.event.id));
    Ok(told)
}
