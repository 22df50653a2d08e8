//! What is looked at before something is published: the fact check, with everything it compares.
//! A page, a series and an import all ask here; who publishes asks again in the same transaction.

use chrono::{DateTime, Utc};

use crate::domain::article::Article;
use crate::domain::clash::Clash;
use crate::domain::department::Department;
use crate::domain::event::Event;
use crate::domain::facts::{self, Around, Finding};
use crate::domain::ids::DepartmentId;
use crate::domain::officer::Officer;
use crate::domain::schedule::Schedule;
use crate::domain::venue::Venue;
use crate::services::{
    Actor, Context, Error, Result, publish_article, publish_event, read_clashes,
};
use crate::store::{Tx, articles, departments, events, officers, schedules, venues};

/// What texts are compared with beside their event; read once for many.
#[derive(Debug, Clone)]
pub struct Known {
    department: Department,
    officers: Vec<Officer>,
    venues: Vec<Venue>,
    now: DateTime<Utc>,
}

impl Known {
    /// # Errors
    /// [`Error::NotFound`] when there is no such department.
    pub fn load(tx: &mut Tx<'_>, context: &Context, department: DepartmentId) -> Result<Self> {
        Ok(Self {
            department: departments::find(tx, department)?.ok_or(Error::NotFound)?,
            officers: officers::list(tx, department)?,
            venues: venues::list(tx, department)?,
            now: context.now,
        })
    }

    fn around(&self) -> Around<'_> {
        Around {
            department: &self.department,
            officers: &self.officers,
            venues: &self.venues,
            now: self.now,
        }
    }

    /// Everything found on an event, what stops first.
    #[must_use]
    pub fn event(&self, event: &Event) -> Vec<Finding> {
        facts::event(event, &self.around())
    }

    /// Everything found in an article, what stops first.
    #[must_use]
    pub fn article(&self, article: &Article, event: Option<&Event>) -> Vec<Finding> {
        facts::article(article, event, &self.around())
    }
}

/// An event as it was looked at.
#[derive(Debug, Clone)]
pub struct Looked {
    pub event: Event,
    /// What was found on it, what stops first.
    pub found: Vec<Finding>,
    /// What else happens at the same time; it asks and never stops.
    pub clashes: Vec<Clash>,
    /// When it is to be published, and who said so.
    pub schedule: Option<(Schedule, String)>,
}

/// An event with what was found on it and what else happens at the same time.
///
/// # Errors
/// [`Error::Forbidden`], [`Error::NotFound`].
pub fn event(tx: &mut Tx<'_>, context: &Context, actor: &Actor, slug: &str) -> Result<Looked> {
    actor.may_run_events()?;
    let event = events::find(tx, actor.department_id, slug)?.ok_or(Error::NotFound)?;
    let known = Known::load(tx, context, actor.department_id)?;
    let found = known.event(&event);
    let clashes = read_clashes::run(tx, &event)?;
    let schedule = schedules::list_of(tx, actor.department_id)?.remove(&event.id);
    Ok(Looked {
        event,
        found,
        clashes,
        schedule,
    })
}

/// An article with its event and what was found in it.
///
/// # Errors
/// [`Error::Forbidden`], [`Error::NotFound`].
pub fn article(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    slug: &str,
) -> Result<(Article, Option<Event>, Vec<Finding>)> {
    actor.may_write_articles()?;
    let article = articles::find(tx, actor.department_id, slug)?.ok_or(Error::NotFound)?;
    let event = match article.event_id {
        Some(id) => events::find_by_id(tx, id)?,
        None => None,
    };
    let known = Known::load(tx, context, actor.department_id)?;
    let found = known.article(&article, event.as_ref());
    Ok((article, event, found))
}

/// What became of the wish to publish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Published,
    /// Something has to be mended first.
    Stopped,
    /// Something asks, and nobody said that it is right.
    Asked,
    /// Somebody else saved in between, or the event of an article is not over.
    Stale,
}

/// What holds publishing back, if anything does.
pub(super) fn held_back(found: &[Finding], clashes: &[Clash], looked: bool) -> Option<Outcome> {
    let has_asked = !found.is_empty() || !clashes.is_empty();
    if found.iter().any(Finding::stops) {
        Some(Outcome::Stopped)
    } else if has_asked && !looked {
        Some(Outcome::Asked)
    } else {
        None
    }
}

/// Publishes an event when nothing stops it and what asks has been looked at.
///
/// # Errors
/// As [`publish_event::run`].
pub fn publish_event(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    (slug, version): (&str, i32),
    looked: bool,
) -> Result<Outcome> {
    let Looked {
        event,
        found,
        clashes,
        ..
    } = event(tx, context, actor, slug)?;
    if let Some(outcome) = held_back(&found, &clashes, looked).filter(|_| !event.state.is_public())
    {
        return Ok(outcome);
    }
    match publish_event::run(tx, context, actor, slug, version) {
        Err(Error::Stale) => Ok(Outcome::Stale),
        other => other.map(|_| Outcome::Published),
    }
}

/// Publishes an article when nothing stops it and what asks has been looked at.
///
/// # Errors
/// As [`publish_article::run`].
pub fn publish_article(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    (slug, version): (&str, i32),
    looked: bool,
) -> Result<Outcome> {
    let (article, _, found) = article(tx, context, actor, slug)?;
    if let Some(outcome) = held_back(&found, &[], looked).filter(|_| article.published_at.is_none())
    {
        return Ok(outcome);
    }
    match publish_article::run(tx, context, actor, slug, version) {
        Err(Error::Stale | Error::NotOverYet) => Ok(Outcome::Stale),
        other => other.map(|_| Outcome::Published),
    }
}
