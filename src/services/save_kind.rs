//! Staff say what kinds of events there are, with the texts a new event of a kind begins with. Labels,
//! drawing and colour are public words: pages and calendars follow. A kind that is retired stays on
//! its events and is not offered for new ones. What officers take along is `save_kit`.

use crate::domain::ids::EventId;
use crate::domain::language::Language;
use crate::domain::seen::seen;
use crate::domain::slug::Slug;
use crate::domain::topic::{self, Kind, KindFacts, Starts};
use crate::services::{Actor, Context, Error, Result, keep_version};
use crate::store::audit::{self, Entry};
use crate::store::events::{Filter, News, Touched};
use crate::store::{Tx, departments, events, kinds, topics};

/// A kind as staff edit it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    pub facts: KindFacts,
    pub starts: Starts,
}

impl Edited {
    /// The same as long as nobody changes the kind.
    #[must_use]
    pub fn seen(&self) -> String {
        seen(self)
    }
}

/// A kind of the department, with the texts its events begin with.
///
/// # Errors
/// [`Error::NotFound`] when the department has no such kind.
pub fn find(tx: &mut Tx<'_>, actor: &Actor, slug: &str) -> Result<(Kind, Edited)> {
    let all = topics::list_kinds(tx, actor.department_id)?;
    let kind = all.into_iter().find(|kind| kind.slug.as_str() == slug);
    let kind = kind.ok_or(Error::NotFound)?;
    let edited = Edited {
        facts: kind.facts.clone(),
        starts: kinds::find_starts(tx, kind.id)?,
    };
    Ok((kind, edited))
}

/// Every kind, retired ones too, in the department's order.
///
/// # Errors
/// [`Error::Forbidden`].
pub fn list(tx: &mut Tx<'_>, actor: &Actor) -> Result<Vec<Kind>> {
    actor.may_run_events()?;
    Ok(topics::list_kinds(tx, actor.department_id)?)
}

/// Stores a new kind; its slug.
///
/// # Errors
/// [`Error::Forbidden`].
pub fn create(tx: &mut Tx<'_>, context: &Context, actor: &Actor, new: &Edited) -> Result<Slug> {
    actor.may_run_events()?;
    departments::lock(tx, actor.department_id)?;
    let known = topics::list_kinds(tx, actor.department_id)?;
    let base = Slug::from_title(topic::label(&new.facts.labels, Language::En).1, "kind");
    let mut slug = base.clone();
    let mut number = 1;
    while known.iter().any(|kind| kind.slug == slug) {
        number += 1;
        slug = base.numbered(number);
    }
    let id = kinds::insert(tx, actor.department_id, &slug, &new.facts)?;
    kinds::update_starts(tx, id, &new.starts)?;
    departments::bump_revision(tx, actor.department_id, context.now)?;
    log(tx, context, actor, ("kind.created", id.0, &slug))?;
    Ok(slug)
}

/// Changes a kind; `seen` is the mark of what the form was opened with. Writing what is there already
/// changes nothing.
///
/// # Errors
/// [`Error::Stale`] when somebody else changed it since, [`Error::Forbidden`], [`Error::NotFound`].
pub fn update(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    (slug, seen): (&str, &str),
    edited: &Edited,
) -> Result<()> {
    actor.may_run_events()?;
    // Not the department's row: events are held before it, here as everywhere.
    let (kind, _) = find(tx, actor, slug)?;
    kinds::lock(tx, kind.id)?;
    let (kind, before) = find(tx, actor, slug)?;
    if before == *edited {
        return Ok(());
    }
    if before.seen() != seen {
        return Err(Error::Stale);
    }
    kinds::update(tx, kind.id, &edited.facts)?;
    kinds::update_starts(tx, kind.id, &edited.starts)?;
    if before.facts.shown() != edited.facts.shown() {
        tell_calendars(tx, context, actor, &kind)?;
    }
    log(tx, context, actor, ("kind.edited", kind.id.0, &kind.slug))
}

/// CATEGORIES, IMAGE and COLOR of every event of the kind read differently from now on.
fn tell_calendars(tx: &mut Tx<'_>, context: &Context, actor: &Actor, kind: &Kind) -> Result<()> {
    let filter = Filter {
        kind: Some(kind.slug.to_string()),
        ..Filter::of(kind.department_id)
    };
    let ids: Vec<EventId> = events::list(tx, &filter)?
        .iter()
        .map(|one| one.id)
        .collect();
    events::touch(tx, &Touched::These(ids.clone()), News::Words, context.now)?;
    departments::bump_revision(tx, kind.department_id, context.now)?;
    keep_version::events(tx, context, &ids, (Some(actor), "kind.edited"))?;
    Ok(())
}

/// Retires a kind, or offers it again. Doing either twice is the same as once.
///
/// # Errors
/// [`Error::Forbidden`], [`Error::NotFound`].
pub fn retire(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    slug: &str,
    retired: bool,
) -> Result<()> {
    actor.may_run_events()?;
    departments::lock(tx, actor.department_id)?;
    let (kind, _) = find(tx, actor, slug)?;
    if kind.is_retired == retired {
        return Ok(());
    }
    kinds::set_retired(tx, kind.id, retired.then_some(context.now))?;
    departments::bump_revision(tx, actor.department_id, context.now)?;
    let action = if retired {
        "kind.retired"
    } else {
        "kind.offered_again"
    };
    log(tx, context, actor, (action, kind.id.0, &kind.slug))
}

fn log(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    (action, id, slug): (&'static str, i64, &Slug),
) -> Result<()> {
    let (department, who) = (actor.department_id, actor.staff_id);
    let entry = Entry::by(context.now, department, who, action, "kind", id);
    audit::append(tx, &entry.detail("kind", slug.as_str()))?;
    Ok(())
}
